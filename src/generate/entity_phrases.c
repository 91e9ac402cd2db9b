/* Writes the phrases that are looked for in running text: entity_phrases OUT.c. */
#include "analyse/entity_word.h"

#include "base/decode.h"
#include "base/table.h"
#include "generate/phrases.h"
#include "qaz/buffer.h"
#include "qaz/utf8.h"
#include "tables/lexicon.h"

#include <errno.h>
#include <string.h>

/* Where the forms of a list stand in its table; 0: it has no such column. Column 1 is the lemma. */
typedef struct source {
    const qaz_table *table;
    qaz_lexicon_list list;
    uint32_t possessive, abbreviation;
    uint32_t variants; /* divided by ";" */
} source;

static qaz_slice lower(qaz_buffer *scratch, qaz_slice text)
{
    scratch->size = 0;
    for (const char *at = text.data, *end = at + text.size; at < end;) {
        size_t size;
        qaz_buffer_add_code_point(scratch, qaz_utf8_lower(qaz_decode(at, end, &size)));
        at += size;
    }
    return qaz_buffer_slice(scratch);
}

/* True for a word with at least two capital letters. */
static bool is_acronym(qaz_slice text)
{
    unsigned capitals = 0;
    for (const char *at = text.data, *end = at + text.size; at < end;) {
        size_t size;
        uint32_t letter = qaz_utf8_decode(at, end, &size);
        if (letter == ' ')
            return false;
        capitals += qaz_utf8_is_upper(letter);
        at += size;
    }
    return capitals > 1;
}

static void add(phrase_trie *trie, qaz_buffer *scratch, qaz_slice text, const source *from,
                uint32_t row, qaz_phrase_form form)
{
    if (text.size == 0)
        return;
    if (form >= QAZ_FORM_ABBREVIATION && is_acronym(text))
        form = QAZ_FORM_ACRONYM;
    const qaz_phrase phrase = {.list = (uint8_t)from->list, .row = row, .form = (uint8_t)form};
    phrase_trie_add(trie, lower(scratch, text), phrase);
}

static void add_variants(phrase_trie *trie, qaz_buffer *scratch, qaz_slice cell, const source *from,
                         uint32_t row)
{
    for (const char *at = cell.data, *end = at + cell.size; at < end;) {
        while (at < end && (*at == ' ' || *at == ';'))
            at++;
        const char *stop = at < end ? memchr(at, ';', (size_t)(end - at)) : NULL;
        stop = stop != NULL ? stop : end;
        add(trie, scratch, (qaz_slice){at, (size_t)(stop - at)}, from, row, QAZ_FORM_VARIANT);
        at = stop;
    }
}

/* Adds a form made of a beginning and an ending. */
static void add_joined(phrase_trie *trie, qaz_buffer *scratch, qaz_slice beginning,
                       const char *ending, const source *from, uint32_t row, qaz_phrase_form form)
{
    qaz_buffer joined = {0};
    qaz_buffer_add(&joined, beginning);
    qaz_buffer_add_text(&joined, ending);
    add(trie, scratch, qaz_buffer_slice(&joined), from, row, form);
    scratch->failed |= joined.failed;
    qaz_buffer_free(&joined);
}

/* Posts as somebody's own: ұстазым, директорымыз, оқушыңыз. The possessive of the third person has
   the vowel that they need, except behind a vowel, where it has -сы or -сі. */
static void add_owned(phrase_trie *trie, qaz_buffer *scratch, qaz_slice lemma, qaz_slice possessive,
                      const source *from, uint32_t row)
{
    static const char *const back[] = {"м", "мыз", "ңыз"}, *const front[] = {"м", "міз", "ңіз"};
    bool is_back = qaz_slice_ends(possessive, qaz_slice_of("ы"));
    if (memchr(lemma.data, ' ', lemma.size) != NULL || possessive.size == 0)
        return;
    qaz_slice s = qaz_slice_of(is_back ? "сы" : "сі");
    bool vowel = qaz_slice_ends(possessive, s) && possessive.size == lemma.size + s.size;
    for (size_t i = 0; i < sizeof back / sizeof *back; i++)
        add_joined(trie, scratch, vowel ? lemma : possessive, is_back ? back[i] : front[i], from,
                   row, QAZ_FORM_LEMMA);
}

/* Loans whose possessive is also written with the other vowel or a hard т: психологы, экономисті.
 */
static void add_loan(phrase_trie *trie, qaz_buffer *scratch, qaz_slice possessive,
                     const source *from, uint32_t row)
{
    static const char *const pairs[][2] = {{"логі", "логы"}, {"гогі", "гогы"}, {"исі", "исті"}};
    for (size_t i = 0; i < sizeof pairs / sizeof *pairs; i++) {
        qaz_slice ending = qaz_slice_of(pairs[i][0]);
        if (!qaz_slice_ends(possessive, ending))
            continue;
        possessive.size -= ending.size;
        add_joined(trie, scratch, possessive, pairs[i][1], from, row, QAZ_FORM_POSSESSIVE);
        return;
    }
}

/* An abbreviation with a full stop also without it, which at the end of a line is a token of its
   own. */
static void add_abbreviation(phrase_trie *trie, qaz_buffer *scratch, qaz_slice cell,
                             const source *from, uint32_t row)
{
    add(trie, scratch, cell, from, row, QAZ_FORM_ABBREVIATION);
    if (!qaz_slice_ends(cell, qaz_slice_of(".")))
        return;
    cell.size--;
    add(trie, scratch, cell, from, row, QAZ_FORM_ABBREVIATION);
}

static void add_row(phrase_trie *trie, qaz_buffer *scratch, const source *from, uint32_t row)
{
    const qaz_table *table = from->table;
    qaz_slice lemma = qaz_table_cell(table, row, 1), possessive = {0};
    if (from->possessive != 0)
        possessive = qaz_table_cell(table, row, from->possessive);
    if (!qaz_slice_equal(lemma, possessive))
        add(trie, scratch, lemma, from, row, QAZ_FORM_LEMMA);
    add(trie, scratch, possessive, from, row, QAZ_FORM_POSSESSIVE);
    if (from->list == QAZ_LIST_POST) {
        add_loan(trie, scratch, possessive, from, row);
        add_owned(trie, scratch, lemma, possessive, from, row);
    }
    if (from->abbreviation != 0)
        add_abbreviation(trie, scratch, qaz_table_cell(table, row, from->abbreviation), from, row);
    if (from->variants != 0)
        add_variants(trie, scratch, qaz_table_cell(table, row, from->variants), from, row);
}

/* Districts and regions without their noun: Созақ ауданы is also called Созақ. */
static void add_bare_names(phrase_trie *trie, qaz_buffer *scratch)
{
    const source from = {.table = &qaz_lexicon_places, .list = QAZ_LIST_PLACE};
    const qaz_slice nouns[] = {qaz_slice_of(" ауданы"), qaz_slice_of(" облысы")};
    for (uint32_t row = 0; row < from.table->rows; row++)
        for (size_t i = 0; i < sizeof nouns / sizeof *nouns; i++) {
            qaz_slice name = qaz_table_cell(from.table, row, 1);
            if (!qaz_slice_ends(name, nouns[i]))
                continue;
            name.size -= nouns[i].size;
            add(trie, scratch, name, &from, row, QAZ_FORM_LEMMA);
        }
}

/* The inhabitants' adjectives of the table of places. */
static void add_adjectives(phrase_trie *trie, qaz_buffer *scratch)
{
    const source from = {.table = &qaz_lexicon_places, .list = QAZ_LIST_PLACE_ADJECTIVE};
    enum { ADJECTIVE = 6 };
    for (uint32_t row = 0; row < from.table->rows; row++)
        add(trie, scratch, qaz_table_cell(from.table, row, ADJECTIVE), &from, row, QAZ_FORM_LEMMA);
}

static void add_all(phrase_trie *trie, qaz_buffer *scratch)
{
    const source sources[] = {
        {.table = &qaz_lexicon_places, .list = QAZ_LIST_PLACE, .variants = 4},
        {&qaz_lexicon_place_nouns, QAZ_LIST_PLACE_NOUN, 2, 3, 0},
        {.table = &qaz_lexicon_posts, .list = QAZ_LIST_POST, .possessive = 2},
        {.table = &qaz_lexicon_organisations, .list = QAZ_LIST_ORGANISATION, .variants = 2},
        {&qaz_lexicon_org_nouns, QAZ_LIST_ORG_NOUN, 2, 3, 0},
        {.table = &qaz_lexicon_legal_forms, .list = QAZ_LIST_LEGAL_FORM},
        {&qaz_lexicon_school_nouns, QAZ_LIST_SCHOOL_NOUN, 2, 3, 0},
        {.table = &qaz_lexicon_school_adjectives, .list = QAZ_LIST_SCHOOL_ADJECTIVE},
        {&qaz_lexicon_facility_nouns, QAZ_LIST_FACILITY_NOUN, 2, 3, 0},
        {.table = &qaz_lexicon_event_nouns, .list = QAZ_LIST_EVENT_NOUN, .possessive = 2},
        {.table = &qaz_lexicon_honorifics, .list = QAZ_LIST_HONORIFIC},
        {.table = &qaz_lexicon_languages, .list = QAZ_LIST_LANGUAGE},
        {.table = &qaz_lexicon_nationalities, .list = QAZ_LIST_NATION},
        {.table = &qaz_lexicon_holidays, .list = QAZ_LIST_HOLIDAY, .variants = 4},
        {.table = &qaz_lexicon_months, .list = QAZ_LIST_MONTH},
        {.table = &qaz_lexicon_weekdays, .list = QAZ_LIST_WEEKDAY},
        {.table = &qaz_lexicon_units, .list = QAZ_LIST_UNIT},
        {.table = &qaz_lexicon_currencies, .list = QAZ_LIST_CURRENCY},
        {.table = &qaz_lexicon_numerals, .list = QAZ_LIST_NUMERAL},
        {.table = &qaz_lexicon_platforms, .list = QAZ_LIST_PLATFORM},
        {.table = &qaz_lexicon_time_words, .list = QAZ_LIST_TIME_WORD},
        {.table = &qaz_lexicon_performers, .list = QAZ_LIST_PERFORMER, .possessive = 2},
        {.table = &qaz_lexicon_works, .list = QAZ_LIST_WORK, .possessive = 2},
        {.table = &qaz_lexicon_animals, .list = QAZ_LIST_ANIMAL, .possessive = 2},
        {.table = &qaz_lexicon_product_nouns, .list = QAZ_LIST_PRODUCT_NOUN, .possessive = 2},
        {.table = &qaz_lexicon_relief_nouns, .list = QAZ_LIST_RELIEF_NOUN, .possessive = 2},
    };
    add_adjectives(trie, scratch);
    add_bare_names(trie, scratch);
    for (size_t i = 0; i < sizeof sources / sizeof *sources; i++)
        for (uint32_t row = 0; row < sources[i].table->rows; row++)
            add_row(trie, scratch, &sources[i], row);
}

int main(int argc, char **argv)
{
    if (argc != 2) {
        fprintf(stderr, "usage: entity_phrases OUT.c\n");
        return 2;
    }
    phrase_trie trie = {0};
    qaz_buffer scratch = {0};
    add_all(&trie, &scratch);
    FILE *out = fopen(argv[1], "wb");
    if (out != NULL) {
        fprintf(out, "/* Generated by src/generate/entity_phrases.c. */\n"
                     "#include \"analyse/entity_word.h\"\n\n");
        phrase_trie_write(&trie, "qaz_entity_phrases", out);
    }
    bool whole = out != NULL && !ferror(out) && !scratch.failed;
    phrase_trie_free(&trie);
    qaz_buffer_free(&scratch);
    if ((out != NULL && fclose(out) != 0) || !whole) {
        fprintf(stderr, "entity_phrases: %s: %s\n", argv[1], strerror(errno));
        return 1;
    }
    return 0;
}
