/* Writes what the tables of the lexicon know of single words: tagger_lexicon OUT.c. See
   src/analyse/tagger_lexicon.h. */
#include "analyse/tagger_lexicon.h"

#include "base/hash.h"
#include "base/room.h"
#include "base/table.h"
#include "qaz/buffer.h"
#include "qaz/utf8.h"
#include "tables/lexicon.h"

#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

/* One column of a table: the classes of words that stand alone in it, of the last word of a phrase
   and of its other words. */
typedef struct lexicon_column {
    const qaz_table *table;
    uint32_t column, alone, last, other;
} lexicon_column;

static const lexicon_column columns[] = {
    {&qaz_lexicon_given_names, 1, QAZ_LEXICON_GIVEN, QAZ_LEXICON_GIVEN, QAZ_LEXICON_GIVEN},
    {&qaz_lexicon_surnames, 1, QAZ_LEXICON_SURNAME, QAZ_LEXICON_SURNAME, QAZ_LEXICON_SURNAME},
    {&qaz_lexicon_places, 6, QAZ_LEXICON_INHABITANT, 0, 0},
    {&qaz_lexicon_nationalities, 1, QAZ_LEXICON_NORP, QAZ_LEXICON_NORP, 0},
    {&qaz_lexicon_languages, 1, QAZ_LEXICON_LANGUAGE, 0, QAZ_LEXICON_LANGUAGE},
    {&qaz_lexicon_place_nouns, 1, QAZ_LEXICON_PLACE_NOUN, QAZ_LEXICON_PLACE_NOUN, 0},
    {&qaz_lexicon_place_nouns, 2, QAZ_LEXICON_PLACE_NOUN, QAZ_LEXICON_PLACE_NOUN, 0},
    {&qaz_lexicon_place_nouns, 3, QAZ_LEXICON_PLACE_NOUN, QAZ_LEXICON_PLACE_NOUN, 0},
    {&qaz_lexicon_org_nouns, 1, QAZ_LEXICON_ORG_NOUN, QAZ_LEXICON_ORG_NOUN,
     QAZ_LEXICON_PHRASE_PART},
    {&qaz_lexicon_org_nouns, 2, QAZ_LEXICON_ORG_NOUN, QAZ_LEXICON_ORG_NOUN,
     QAZ_LEXICON_PHRASE_PART},
    {&qaz_lexicon_legal_forms, 1, QAZ_LEXICON_ORG_NOUN, 0, 0},
    {&qaz_lexicon_facility_nouns, 1, QAZ_LEXICON_FACILITY_NOUN, QAZ_LEXICON_FACILITY_NOUN,
     QAZ_LEXICON_PHRASE_PART},
    {&qaz_lexicon_facility_nouns, 2, QAZ_LEXICON_FACILITY_NOUN, QAZ_LEXICON_FACILITY_NOUN,
     QAZ_LEXICON_PHRASE_PART},
    {&qaz_lexicon_event_nouns, 1, QAZ_LEXICON_EVENT_NOUN, QAZ_LEXICON_EVENT_NOUN,
     QAZ_LEXICON_PHRASE_PART},
    {&qaz_lexicon_event_nouns, 2, QAZ_LEXICON_EVENT_NOUN, QAZ_LEXICON_EVENT_NOUN,
     QAZ_LEXICON_PHRASE_PART},
    {&qaz_lexicon_school_nouns, 1, QAZ_LEXICON_SCHOOL_NOUN, QAZ_LEXICON_SCHOOL_NOUN, 0},
    {&qaz_lexicon_school_nouns, 2, QAZ_LEXICON_SCHOOL_NOUN, QAZ_LEXICON_SCHOOL_NOUN, 0},
    {&qaz_lexicon_organisations, 1, QAZ_LEXICON_ORGANISATION, QAZ_LEXICON_ORGANISATION_PART,
     QAZ_LEXICON_ORGANISATION_PART},
    {&qaz_lexicon_organisations, 2, QAZ_LEXICON_ORGANISATION, QAZ_LEXICON_ORGANISATION_PART,
     QAZ_LEXICON_ORGANISATION_PART},
    {&qaz_lexicon_months, 1, QAZ_LEXICON_MONTH, 0, 0},
    {&qaz_lexicon_weekdays, 1, QAZ_LEXICON_WEEKDAY, 0, 0},
    {&qaz_lexicon_holidays, 1, QAZ_LEXICON_HOLIDAY, 0, QAZ_LEXICON_HOLIDAY},
    {&qaz_lexicon_units, 1, QAZ_LEXICON_UNIT, QAZ_LEXICON_UNIT, 0},
    {&qaz_lexicon_units, 2, QAZ_LEXICON_UNIT, 0, 0},
    {&qaz_lexicon_currencies, 1, QAZ_LEXICON_CURRENCY, QAZ_LEXICON_CURRENCY, 0},
    {&qaz_lexicon_numerals, 1, QAZ_LEXICON_NUMERAL, 0, 0},
    {&qaz_lexicon_honorifics, 1, QAZ_LEXICON_HONORIFIC, 0, 0},
    {&qaz_lexicon_diseases, 1, QAZ_LEXICON_DISEASE, QAZ_LEXICON_DISEASE, QAZ_LEXICON_PHRASE_PART},
    {&qaz_lexicon_animals, 1, QAZ_LEXICON_ANIMAL, 0, 0},
    {&qaz_lexicon_animals, 2, QAZ_LEXICON_ANIMAL, 0, 0},
};

/* Words in the order in which they come; one may come more than once. */
typedef struct word_list {
    qaz_tagger_lexicon_word *words;
    size_t count, room;
} word_list;

static void lower(qaz_slice text, qaz_buffer *out)
{
    out->size = 0;
    for (const char *at = text.data, *end = at + text.size; at < end;) {
        size_t size;
        uint32_t c = qaz_utf8_decode(at, end, &size);
        qaz_buffer_add_code_point(out, c == QAZ_NO_CODE_POINT ? c : qaz_utf8_lower(c));
        at += size;
    }
}

/* Adds classes to a word in lower case, without the quotation marks around it. */
static bool add_word(word_list *list, qaz_slice word, uint32_t classes)
{
    static const qaz_slice open = {"«", 2}, close = {"»", 2};
    if (qaz_slice_starts(word, open))
        word = (qaz_slice){word.data + open.size, word.size - open.size};
    if (qaz_slice_ends(word, close))
        word.size -= close.size;
    if (word.size == 0 || classes == 0)
        return true;
    qaz_tagger_lexicon_word *words =
        qaz_room(list->words, &list->room, list->count + 1, sizeof *words);
    if (words == NULL)
        return false;
    list->words = words;
    words[list->count++] = (qaz_tagger_lexicon_word){qaz_tagger_lexicon_key(word), classes};
    return true;
}

/* Adds the words of a cell, whose phrases are divided by semicolons. */
static bool add_cell(word_list *list, qaz_slice cell, const lexicon_column *source,
                     qaz_buffer *scratch)
{
    lower(cell, scratch);
    if (scratch->failed)
        return false;
    size_t end, first = 0;
    for (size_t start = 0; start < scratch->size; start = end + 1) {
        end = start;
        while (end < scratch->size && scratch->data[end] != ' ' && scratch->data[end] != ';')
            end++;
        bool last = end == scratch->size || scratch->data[end] == ';';
        uint32_t classes = !last ? source->other : start == first ? source->alone : source->last;
        if (!add_word(list, (qaz_slice){scratch->data + start, end - start}, classes))
            return false;
        if (last) { /* and the space behind the semicolon */
            end += end + 1 < scratch->size && scratch->data[end + 1] == ' ';
            first = end + 1;
        }
    }
    return true;
}

/* A column of cells. */
static bool add_column(word_list *list, const lexicon_column *source, qaz_buffer *scratch)
{
    for (uint32_t row = 0; row < source->table->rows; row++)
        if (!add_cell(list, qaz_table_cell(source->table, row, source->column), source, scratch))
            return false;
    return true;
}

static bool is_any(qaz_slice text, const char *const *names)
{
    for (; *names != NULL; names++)
        if (qaz_slice_equal(text, qaz_slice_of(*names)))
            return true;
    return false;
}

static uint32_t place_class(qaz_slice type)
{
    static const char *const countries[] = {"country", "state", "continent", NULL};
    static const char *const regions[] = {"region", "district", NULL};
    static const char *const towns[] = {"city", "village", NULL};
    static const char *const streets[] = {"street", "facility", NULL};
    return is_any(type, countries) ? QAZ_LEXICON_COUNTRY
           : is_any(type, regions) ? QAZ_LEXICON_REGION
           : is_any(type, towns)   ? QAZ_LEXICON_TOWN
           : is_any(type, streets) ? QAZ_LEXICON_STREET
                                   : QAZ_LEXICON_NATURE;
}

static bool add_places(word_list *list, qaz_buffer *scratch)
{
    const qaz_table *table = &qaz_lexicon_places;
    for (uint32_t row = 0; row < table->rows; row++) {
        uint32_t class = place_class(qaz_table_cell(table, row, 2));
        if (qaz_table_cell(table, row, 5).size > 0)
            class |= QAZ_LEXICON_AMBIGUOUS;
        lexicon_column source = {table, 1, class, QAZ_LEXICON_PLACE_PART,
                                 class | QAZ_LEXICON_PLACE_PART};
        if (!add_cell(list, qaz_table_cell(table, row, 1), &source, scratch) ||
            !add_cell(list, qaz_table_cell(table, row, 4), &source, scratch))
            return false;
    }
    return true;
}

static bool add_posts(word_list *list, qaz_buffer *scratch)
{
    const qaz_table *table = &qaz_lexicon_posts;
    for (uint32_t row = 0; row < table->rows; row++) {
        bool person = qaz_slice_equal(qaz_table_cell(table, row, 3), qaz_slice_of("person"));
        uint32_t class = person ? QAZ_LEXICON_PERSON_NOUN : QAZ_LEXICON_POST;
        lexicon_column source = {table, 1, class, class, QAZ_LEXICON_PHRASE_PART};
        if (!add_cell(list, qaz_table_cell(table, row, 1), &source, scratch) ||
            !add_cell(list, qaz_table_cell(table, row, 2), &source, scratch))
            return false;
    }
    return true;
}

/* Surnames in -ов, -ев and -ин have a feminine in -а. */
static bool add_feminines(word_list *list, qaz_buffer *scratch)
{
    static const char *const patterns[] = {"ov", "ev", "in", NULL};
    const qaz_table *table = &qaz_lexicon_surnames;
    for (uint32_t row = 0; row < table->rows; row++) {
        if (!is_any(qaz_table_cell(table, row, 2), patterns))
            continue;
        lower(qaz_table_cell(table, row, 1), scratch);
        qaz_buffer_add_text(scratch, "а");
        if (scratch->failed || !add_word(list, qaz_buffer_slice(scratch), QAZ_LEXICON_SURNAME))
            return false;
    }
    return true;
}

static int by_key(const void *left, const void *right)
{
    const qaz_tagger_lexicon_word *a = left, *b = right;
    return (a->key > b->key) - (a->key < b->key);
}

/* Puts the words in order, each once with all its classes. */
static void merge(word_list *list)
{
    size_t kept = 0;
    qsort(list->words, list->count, sizeof *list->words, by_key);
    for (size_t i = 0; i < list->count; i++) {
        if (kept > 0 && list->words[kept - 1].key == list->words[i].key)
            list->words[kept - 1].classes |= list->words[i].classes;
        else
            list->words[kept++] = list->words[i];
    }
    list->count = kept;
}

static bool write_words(const word_list *list, const char *path)
{
    FILE *out = fopen(path, "wb");
    if (out == NULL)
        return false;
    fprintf(out,
            "/* Generated by src/generate/tagger_lexicon.c. */\n"
            "#include \"analyse/tagger_lexicon.h\"\n\n"
            "const uint32_t qaz_tagger_lexicon_size = %zu;\n"
            "const qaz_tagger_lexicon_word qaz_tagger_lexicon_words[] = {\n",
            list->count);
    for (size_t i = 0; i < list->count; i++)
        fprintf(out, "{0x%jx, 0x%jx},%s", (uintmax_t)list->words[i].key,
                (uintmax_t)list->words[i].classes, i % 4 == 3 ? "\n" : " ");
    fprintf(out, "};\n");
    bool whole = !ferror(out);
    return fclose(out) == 0 && whole;
}

int main(int argc, char **argv)
{
    if (argc != 2) {
        fprintf(stderr, "usage: tagger_lexicon OUT.c\n");
        return 2;
    }
    word_list list = {0};
    qaz_buffer scratch = {0};
    bool done =
        add_places(&list, &scratch) && add_posts(&list, &scratch) && add_feminines(&list, &scratch);
    for (size_t i = 0; done && i < sizeof columns / sizeof *columns; i++)
        done = add_column(&list, &columns[i], &scratch);
    if (!done) {
        fprintf(stderr, "tagger_lexicon: no memory\n");
        return 1;
    }
    merge(&list);
    done = write_words(&list, argv[1]);
    if (!done)
        fprintf(stderr, "tagger_lexicon: %s: %s\n", argv[1], strerror(errno));
    qaz_buffer_free(&scratch);
    free(list.words);
    return done ? 0 : 1;
}
