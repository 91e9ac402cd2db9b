#include "analyse/entity_word.h"

#include "base/table.h"
#include "tables/lexicon.h"

/* Columns of given_names.tsv, surnames.tsv and name_endings.tsv. */
enum { GIVEN_AMBIGUOUS = 4, SURNAME_PATTERN = 2, SURNAME_AMBIGUOUS = 4, KIND = 2, STRENGTH = 4 };

static uint32_t given_flags(qaz_slice stem)
{
    uint32_t row = qaz_table_find(&qaz_lexicon_given_names, stem);
    if (row == QAZ_NO_ROW)
        return 0;
    bool ambiguous = qaz_table_cell(&qaz_lexicon_given_names, row, GIVEN_AMBIGUOUS).size > 0;
    return ambiguous ? QAZ_WORD_GIVEN_WEAK : QAZ_WORD_GIVEN;
}

/* The row of a surname, which holds its masculine form. */
static uint32_t find_surname(qaz_slice stem)
{
    const qaz_table *table = &qaz_lexicon_surnames;
    uint32_t row = qaz_table_find(table, stem);
    qaz_slice a = qaz_slice_of("а");
    if (row != QAZ_NO_ROW || !qaz_slice_ends(stem, a))
        return row;
    row = qaz_table_find(table, (qaz_slice){stem.data, stem.size - a.size});
    if (row == QAZ_NO_ROW)
        return row;
    qaz_slice pattern = qaz_table_cell(table, row, SURNAME_PATTERN);
    return qaz_slice_equal(pattern, qaz_slice_of("bare")) ? QAZ_NO_ROW : row;
}

static uint32_t surname_flags(qaz_slice stem)
{
    uint32_t row = find_surname(stem);
    if (row == QAZ_NO_ROW)
        return 0;
    bool ambiguous = qaz_table_cell(&qaz_lexicon_surnames, row, SURNAME_AMBIGUOUS).size > 0;
    return ambiguous ? QAZ_WORD_SURNAME_WEAK : QAZ_WORD_SURNAME;
}

static uint32_t flags_of_ending(uint32_t row)
{
    qaz_slice kind = qaz_table_cell(&qaz_lexicon_name_endings, row, KIND);
    char strength = qaz_table_cell(&qaz_lexicon_name_endings, row, STRENGTH).data[0];
    if (qaz_slice_equal(kind, qaz_slice_of("surname")))
        return strength == '3' ? QAZ_WORD_SURNAME : QAZ_WORD_SURNAME_WEAK;
    if (strength != '2' && strength != '3')
        return 0;
    if (qaz_slice_equal(kind, qaz_slice_of("patronymic")))
        return QAZ_WORD_PATRONYMIC;
    return qaz_slice_equal(kind, qaz_slice_of("shortname")) ? QAZ_WORD_GIVEN : QAZ_WORD_GIVEN_WEAK;
}

/* What the longest ending of name_endings.tsv says of a word with a letter before it. */
static uint32_t ending_flags(qaz_slice stem)
{
    const qaz_table *table = &qaz_lexicon_name_endings;
    uint32_t flags = 0;
    size_t longest = 0;
    for (uint32_t row = 0; row < table->rows; row++) {
        qaz_slice ending = qaz_table_cell(table, row, 0);
        ending.data++; /* its hyphen */
        ending.size--;
        if (ending.size < longest || stem.size < ending.size + 2 || !qaz_slice_ends(stem, ending))
            continue;
        flags = flags_of_ending(row) | (ending.size == longest ? flags : 0);
        longest = ending.size;
    }
    return flags;
}

static uint32_t name_flags(qaz_slice stem)
{
    uint32_t flags = given_flags(stem) | surname_flags(stem);
    if ((flags & QAZ_WORD_NAME) == 0)
        flags |= ending_flags(stem);
    return flags;
}

/* How sure a reading as a name is. */
static int sureness(uint32_t flags)
{
    return (flags & QAZ_WORD_NAME) != 0 ? 2 : flags != 0;
}

/* Reads a capitalised word as a name, taking off the case ending that makes it the surest. */
static void read_name(qaz_slice fold, qaz_entity_word *word)
{
    qaz_stem stems[QAZ_MAX_STEMS];
    size_t count = qaz_ending_read(fold, stems), best = 0;
    uint32_t flags = name_flags(fold);
    for (size_t i = 1; i < count; i++) {
        if (stems[i].plural)
            continue;
        uint32_t now = name_flags((qaz_slice){fold.data, stems[i].size});
        if (sureness(now) > sureness(flags)) {
            flags = now;
            best = i;
        }
    }
    word->noun_case = stems[best].noun_case;
    word->base = stems[best].size;
    word->flags |= flags;
}

static void add_reading(qaz_entity_word *word, const qaz_phrases *phrases, qaz_slice stem,
                        uint8_t noun_case, bool plural)
{
    uint32_t id = qaz_intern_find(&phrases->words, stem);
    if (id != QAZ_NO_ID && word->reading_count < QAZ_MAX_READINGS)
        word->readings[word->reading_count++] = (qaz_reading){id, noun_case, plural};
}

static void add_stems(qaz_slice fold, const qaz_phrases *phrases, qaz_entity_word *word)
{
    qaz_stem stems[QAZ_MAX_STEMS];
    size_t count = qaz_ending_read(fold, stems);
    for (size_t i = 1; i < count; i++)
        add_reading(word, phrases, (qaz_slice){fold.data, stems[i].size}, stems[i].noun_case,
                    stems[i].plural);
}

void qaz_entity_word_read(const qaz_type *type, const qaz_phrases *phrases, qaz_entity_word *word)
{
    *word = (qaz_entity_word){.flags = QAZ_WORD_KNOWN,
                              .base = (uint32_t)type->fold.size,
                              .base_id = QAZ_NO_ID,
                              .whole = qaz_intern_find(&phrases->words, type->fold)};
    if (type->kind == QAZ_PUNCTUATION || type->kind == QAZ_SYMBOL)
        return;
    bool latin_stem = type->suffix < type->normal.size && (type->normal.data[0] & 0x80) == 0 &&
                      type->kind == QAZ_WORD;
    if (type->script == QAZ_LATIN || latin_stem)
        word->flags |= QAZ_WORD_LATIN;
    bool upper = type->letter_case == QAZ_UPPER || type->letter_case == QAZ_UPPER_LOWER;
    bool capital = type->kind == QAZ_WORD && (upper || type->letter_case == QAZ_CAPITAL ||
                                              type->letter_case == QAZ_MIXED_CASE);
    if (capital)
        word->flags |= QAZ_WORD_CAPITAL | (upper ? QAZ_WORD_UPPER : 0u);
    if (qaz_table_find(&qaz_lexicon_function_words, type->fold) != QAZ_NO_ROW)
        word->flags |= QAZ_WORD_FUNCTION;
    add_reading(word, phrases, type->fold, QAZ_NOMINATIVE, false);
    qaz_slice stem = {type->fold.data, type->suffix};
    if (type->suffix < type->normal.size && type->normal.size == type->fold.size) {
        qaz_slice suffix = {stem.data + stem.size + 1, type->fold.size - stem.size - 1};
        word->base = type->suffix;
        word->noun_case = (uint8_t)qaz_ending_case(suffix);
        add_reading(word, phrases, stem, word->noun_case, false);
        word->flags |= capital ? name_flags(stem) : 0;
    } else {
        add_stems(type->fold, phrases, word);
        if (capital)
            read_name(type->fold, word);
    }
}
