#include "analyse/entity_word.h"

#include "base/table.h"
#include "qaz/utf8.h"
#include "tables/lexicon.h"

#include <string.h>

enum { MAX_WORD = 96 };

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
    uint32_t ending = ending_flags(stem);
    /* Surnames in -ұлы and -қызы are patronymics, too. */
    return flags | ((flags & QAZ_WORD_NAME) == 0 ? ending : ending & QAZ_WORD_PATRONYMIC);
}

/* How sure a reading as a name is. */
static int sureness(uint32_t flags)
{
    return (flags & QAZ_WORD_NAME) != 0 ? 2 : flags != 0;
}

/* Bytes of the first letters of a text. */
static uint32_t bytes_of(qaz_slice text, uint32_t letters)
{
    size_t at = 0;
    for (; letters > 0 && at < text.size; letters--) {
        size_t size;
        qaz_utf8_decode(text.data + at, text.data + text.size, &size);
        at += size;
    }
    return (uint32_t)at;
}

static uint8_t case_of(const qaz_reading *reading, qaz_slice ending)
{
    static const uint8_t cases[] = {
        [QAZ_CASE_NOM] = QAZ_NOMINATIVE,  [QAZ_CASE_GEN] = QAZ_GENITIVE,
        [QAZ_CASE_DAT] = QAZ_DATIVE,      [QAZ_CASE_ACC] = QAZ_ACCUSATIVE,
        [QAZ_CASE_LOC] = QAZ_LOCATIVE,    [QAZ_CASE_ABL] = QAZ_ABLATIVE,
        [QAZ_CASE_INS] = QAZ_INSTRUMENTAL};
    unsigned value = qaz_feature_value(reading->features, QAZ_FEATURE_CASE);
    bool attributive =
        qaz_slice_ends(ending, qaz_slice_of("ғы")) || qaz_slice_ends(ending, qaz_slice_of("гі"));
    if (value == QAZ_CASE_LOC && attributive)
        return QAZ_ATTRIBUTIVE;
    return value < sizeof cases ? cases[value] : (uint8_t)QAZ_NOMINATIVE;
}

/* Adds a stem unless it is there; returns its index. */
static uint8_t add_stem(qaz_entity_word *word, qaz_stem stem)
{
    for (uint8_t i = 0; i < word->stem_count; i++)
        if (word->stems[i].size == stem.size && word->stems[i].noun_case == stem.noun_case &&
            word->stems[i].plural == stem.plural)
            return i;
    if (word->stem_count == QAZ_MAX_STEMS)
        return 0;
    word->stems[word->stem_count] = stem;
    return word->stem_count++;
}

/* The stems of one reading: without its case; without its plural; without its possessive. */
static uint8_t add_reading(qaz_slice fold, const qaz_reading *reading, qaz_entity_word *word)
{
    uint32_t base = bytes_of(fold, reading->stem_size);
    uint32_t size = bytes_of(fold, reading->nominative_size);
    uint8_t noun_case = case_of(reading, (qaz_slice){fold.data + size, fold.size - size});
    bool plural =
        qaz_feature_value(reading->features, QAZ_FEATURE_NUMBER) == QAZ_NUMBER_PLUR && base < size;
    bool possessed = qaz_feature_value(reading->features, QAZ_FEATURE_POSSESSOR_PERSON) != 0;
    if (size > 1 && fold.data[size - 1] == '-')
        size--;
    bool plain = plural && !possessed;
    qaz_stem stem = {plain ? base : size, noun_case, plain, false};
    uint8_t index = add_stem(word, stem);
    if (possessed && base < size)
        add_stem(word, (qaz_stem){base, noun_case, plural, !plural});
    return index;
}

/* A word in capitals as it stands in running text, which the morphology tells from an acronym. */
static qaz_slice as_written(const qaz_type *type, char copy[MAX_WORD])
{
    size_t size;
    if (type->letter_case != QAZ_UPPER && type->letter_case != QAZ_UPPER_LOWER)
        return type->normal.size == type->fold.size ? type->normal : type->fold;
    if (type->suffix < type->normal.size || type->fold.size > MAX_WORD)
        return type->fold;
    uint32_t first = qaz_utf8_decode(type->fold.data, type->fold.data + type->fold.size, &size);
    char letter[4];
    if (qaz_utf8_encode(qaz_utf8_upper(first), letter) != size)
        return type->fold;
    memcpy(copy, type->fold.data, type->fold.size);
    memcpy(copy, letter, size);
    return (qaz_slice){copy, type->fold.size};
}

static bool is_nominal(const qaz_reading *reading)
{
    return (reading->upos == QAZ_UPOS_NOUN || reading->upos == QAZ_UPOS_PROPN ||
            reading->upos == QAZ_UPOS_ADJ || reading->upos == QAZ_UPOS_NUM ||
            reading->upos == QAZ_UPOS_PRON) &&
           reading->clitic == NULL;
}

static void read_stems(const qaz_type *type, qaz_morph *morph, qaz_entity_word *word)
{
    char copy[MAX_WORD];
    const qaz_reading *readings;
    size_t count = qaz_morph_analyse(morph, as_written(type, copy), &readings);
    bool first = true, name = false, known = false;
    for (size_t i = 0; i < count; i++) {
        name |= readings[i].known && readings[i].upos == QAZ_UPOS_PROPN;
        known |= readings[i].known;
        if (!is_nominal(&readings[i]))
            continue;
        uint8_t index = add_reading(type->fold, &readings[i], word);
        if (first)
            word->likely = index;
        first = false;
    }
    if (known && !name)
        word->flags |= QAZ_WORD_COMMON;
}

/* Reads a capitalised word as a name, taking off the case ending that makes it the surest. */
static void read_name(qaz_slice fold, qaz_entity_word *word)
{
    size_t best = 0;
    uint32_t flags = name_flags(fold);
    for (size_t i = 1; i < word->stem_count; i++) {
        if (word->stems[i].plural || word->stems[i].possessed)
            continue;
        uint32_t now = name_flags((qaz_slice){fold.data, word->stems[i].size});
        if (sureness(now) > sureness(flags)) {
            flags = now;
            best = i;
        }
    }
    word->noun_case = word->stems[best].noun_case;
    word->base = word->stems[best].size;
    word->flags |= flags;
    /* Әшірбектегі: by origin, as surnames go; elsewhere the ending of the locative. */
    if (word->noun_case == QAZ_ATTRIBUTIVE && (flags & QAZ_WORD_GIVEN) != 0 &&
        qaz_slice_ends(fold, qaz_slice_of("тегі"))) {
        word->noun_case = QAZ_NOMINATIVE;
        word->base = (uint32_t)fold.size;
        word->flags = (word->flags & ~(uint32_t)QAZ_WORD_GIVEN) | QAZ_WORD_SURNAME;
    }
}

static void add_phrase_words(qaz_slice fold, qaz_entity_word *word)
{
    for (size_t i = 0; i < word->stem_count; i++) {
        const qaz_stem *stem = &word->stems[i];
        uint32_t id = qaz_phrases_find(&qaz_entity_phrases, (qaz_slice){fold.data, stem->size});
        if (id != QAZ_NO_ID && word->phrase_word_count < QAZ_MAX_PHRASE_WORDS)
            word->phrase_words[word->phrase_word_count++] =
                (qaz_phrase_word){id, stem->noun_case, stem->plural, stem->possessed};
    }
}

static uint32_t letter_flags(const qaz_type *type)
{
    bool latin_stem = type->suffix < type->normal.size && (type->normal.data[0] & 0x80) == 0 &&
                      type->kind == QAZ_WORD;
    bool upper = type->letter_case == QAZ_UPPER || type->letter_case == QAZ_UPPER_LOWER;
    bool capital = type->kind == QAZ_WORD && (upper || type->letter_case == QAZ_CAPITAL ||
                                              type->letter_case == QAZ_MIXED_CASE);
    uint32_t flags = type->script == QAZ_LATIN || latin_stem ? QAZ_WORD_LATIN : 0;
    if (capital)
        flags |= QAZ_WORD_CAPITAL | (upper ? QAZ_WORD_UPPER : 0u);
    return flags;
}

void qaz_entity_word_read(const qaz_type *type, qaz_morph *morph, qaz_entity_word *word)
{
    *word = (qaz_entity_word){.flags = QAZ_WORD_KNOWN,
                              .base = (uint32_t)type->fold.size,
                              .base_id = QAZ_NO_ID,
                              .whole = qaz_phrases_find(&qaz_entity_phrases, type->fold)};
    uint32_t whole = (uint32_t)type->fold.size;
    add_stem(word, (qaz_stem){whole, QAZ_NOMINATIVE, false, false});
    if (type->kind == QAZ_PUNCTUATION || type->kind == QAZ_SYMBOL)
        return;
    word->flags |= letter_flags(type);
    if (qaz_table_find(&qaz_lexicon_function_words, type->fold) != QAZ_NO_ROW ||
        qaz_table_find(&qaz_lexicon_byline_cues, type->fold) != QAZ_NO_ROW)
        word->flags |= QAZ_WORD_FUNCTION;
    if (type->kind == QAZ_WORD || type->kind == QAZ_ABBREVIATION)
        read_stems(type, morph, word);
    if (type->suffix < type->normal.size && type->normal.size == type->fold.size) {
        const qaz_stem *last = &word->stems[word->stem_count - 1];
        uint8_t noun_case = last->size == type->suffix ? last->noun_case : (uint8_t)QAZ_NOMINATIVE;
        word->likely = add_stem(word, (qaz_stem){type->suffix, noun_case, false, false});
    }
    add_phrase_words(type->fold, word);
    if ((word->flags & QAZ_WORD_CAPITAL) != 0)
        read_name(type->fold, word);
}
