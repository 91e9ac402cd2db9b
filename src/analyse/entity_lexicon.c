/* The phrases that are looked for in running text. */
#include "analyse/entity_word.h"

#include "base/table.h"
#include "qaz/buffer.h"
#include "qaz/utf8.h"
#include "tables/lexicon.h"

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
        qaz_buffer_add_code_point(scratch, qaz_utf8_lower(qaz_utf8_decode(at, end, &size)));
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

static qaz_status add(qaz_phrases *phrases, qaz_buffer *scratch, qaz_slice text, const source *from,
                      uint32_t row, qaz_phrase_form form)
{
    if (text.size == 0)
        return QAZ_OK;
    if (form >= QAZ_FORM_ABBREVIATION && is_acronym(text))
        form = QAZ_FORM_ACRONYM;
    qaz_phrase phrase = {.list = (uint8_t)from->list, .row = row, .form = (uint8_t)form};
    qaz_status status = qaz_phrases_add(phrases, lower(scratch, text), phrase);
    return scratch->failed ? QAZ_NO_MEMORY : status;
}

static qaz_status add_variants(qaz_phrases *phrases, qaz_buffer *scratch, qaz_slice cell,
                               const source *from, uint32_t row)
{
    for (const char *at = cell.data, *end = at + cell.size; at < end;) {
        while (at < end && (*at == ' ' || *at == ';'))
            at++;
        const char *stop = at < end ? memchr(at, ';', (size_t)(end - at)) : NULL;
        stop = stop != NULL ? stop : end;
        qaz_slice text = {at, (size_t)(stop - at)};
        if (add(phrases, scratch, text, from, row, QAZ_FORM_VARIANT) != QAZ_OK)
            return QAZ_NO_MEMORY;
        at = stop;
    }
    return QAZ_OK;
}

/* Posts as somebody's own: ұстазым, директорымыз, оқушыңыз. The possessive of the third person has
   the vowel that they need, except behind a vowel, where it has -сы or -сі. */
static qaz_status add_owned(qaz_phrases *phrases, qaz_buffer *scratch, qaz_slice lemma,
                            qaz_slice possessive, const source *from, uint32_t row)
{
    static const char *const back[] = {"м", "мыз", "ңыз"}, *const front[] = {"м", "міз", "ңіз"};
    bool is_back = qaz_slice_ends(possessive, qaz_slice_of("ы"));
    if (memchr(lemma.data, ' ', lemma.size) != NULL || possessive.size == 0)
        return QAZ_OK;
    qaz_slice s = qaz_slice_of(is_back ? "сы" : "сі");
    bool vowel = qaz_slice_ends(possessive, s) && possessive.size == lemma.size + s.size;
    qaz_buffer form = {0};
    qaz_status status = QAZ_OK;
    for (size_t i = 0; i < sizeof back / sizeof *back && status == QAZ_OK; i++) {
        form.size = 0;
        qaz_buffer_add(&form, vowel ? lemma : possessive);
        qaz_buffer_add_text(&form, is_back ? back[i] : front[i]);
        status = form.failed
                     ? QAZ_NO_MEMORY
                     : add(phrases, scratch, qaz_buffer_slice(&form), from, row, QAZ_FORM_LEMMA);
    }
    qaz_buffer_free(&form);
    return status;
}

/* Loans whose possessive is also written with the other vowel or a hard т: психологы, экономисті.
 */
static qaz_status add_loan(qaz_phrases *phrases, qaz_buffer *scratch, qaz_slice possessive,
                           const source *from, uint32_t row)
{
    static const char *const pairs[][2] = {{"логі", "логы"}, {"гогі", "гогы"}, {"исі", "исті"}};
    for (size_t i = 0; i < sizeof pairs / sizeof *pairs; i++) {
        qaz_slice ending = qaz_slice_of(pairs[i][0]);
        if (!qaz_slice_ends(possessive, ending))
            continue;
        qaz_buffer form = {0};
        qaz_buffer_add(&form, (qaz_slice){possessive.data, possessive.size - ending.size});
        qaz_buffer_add_text(&form, pairs[i][1]);
        qaz_status status = form.failed ? QAZ_NO_MEMORY
                                        : add(phrases, scratch, qaz_buffer_slice(&form), from, row,
                                              QAZ_FORM_POSSESSIVE);
        qaz_buffer_free(&form);
        return status;
    }
    return QAZ_OK;
}

/* An abbreviation with a full stop also without it, which at the end of a line is a token of its
   own. */
static qaz_status add_abbreviation(qaz_phrases *phrases, qaz_buffer *scratch, qaz_slice cell,
                                   const source *from, uint32_t row)
{
    qaz_status status = add(phrases, scratch, cell, from, row, QAZ_FORM_ABBREVIATION);
    if (status != QAZ_OK || !qaz_slice_ends(cell, qaz_slice_of(".")))
        return status;
    cell.size--;
    return add(phrases, scratch, cell, from, row, QAZ_FORM_ABBREVIATION);
}

static qaz_status add_row(qaz_phrases *phrases, qaz_buffer *scratch, const source *from,
                          uint32_t row)
{
    const qaz_table *table = from->table;
    qaz_slice lemma = qaz_table_cell(table, row, 1), possessive = {0};
    qaz_status status = QAZ_OK;
    if (from->possessive != 0)
        possessive = qaz_table_cell(table, row, from->possessive);
    if (!qaz_slice_equal(lemma, possessive))
        status = add(phrases, scratch, lemma, from, row, QAZ_FORM_LEMMA);
    if (status == QAZ_OK)
        status = add(phrases, scratch, possessive, from, row, QAZ_FORM_POSSESSIVE);
    if (status == QAZ_OK && from->list == QAZ_LIST_POST)
        status = add_loan(phrases, scratch, possessive, from, row);
    if (status == QAZ_OK && from->list == QAZ_LIST_POST)
        status = add_owned(phrases, scratch, lemma, possessive, from, row);
    if (status == QAZ_OK && from->abbreviation != 0)
        status = add_abbreviation(phrases, scratch, qaz_table_cell(table, row, from->abbreviation),
                                  from, row);
    if (status == QAZ_OK && from->variants != 0)
        status =
            add_variants(phrases, scratch, qaz_table_cell(table, row, from->variants), from, row);
    return status;
}

/* Districts and regions without their noun: Созақ ауданы is also called Созақ. */
static qaz_status add_bare_names(qaz_phrases *phrases, qaz_buffer *scratch)
{
    const source from = {.table = &qaz_lexicon_places, .list = QAZ_LIST_PLACE};
    const qaz_slice nouns[] = {qaz_slice_of(" ауданы"), qaz_slice_of(" облысы")};
    for (uint32_t row = 0; row < from.table->rows; row++)
        for (size_t i = 0; i < sizeof nouns / sizeof *nouns; i++) {
            qaz_slice name = qaz_table_cell(from.table, row, 1);
            if (!qaz_slice_ends(name, nouns[i]))
                continue;
            name.size -= nouns[i].size;
            if (add(phrases, scratch, name, &from, row, QAZ_FORM_LEMMA) != QAZ_OK)
                return QAZ_NO_MEMORY;
        }
    return QAZ_OK;
}

/* The inhabitants' adjectives of the table of places. */
static qaz_status add_adjectives(qaz_phrases *phrases, qaz_buffer *scratch)
{
    const source from = {.table = &qaz_lexicon_places, .list = QAZ_LIST_PLACE_ADJECTIVE};
    enum { ADJECTIVE = 6 };
    for (uint32_t row = 0; row < from.table->rows; row++) {
        qaz_slice cell = qaz_table_cell(from.table, row, ADJECTIVE);
        if (add(phrases, scratch, cell, &from, row, QAZ_FORM_LEMMA) != QAZ_OK)
            return QAZ_NO_MEMORY;
    }
    return QAZ_OK;
}

qaz_status qaz_entity_lexicon_load(qaz_phrases *phrases)
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
    qaz_buffer scratch = {0};
    qaz_status status = add_adjectives(phrases, &scratch);
    if (status == QAZ_OK)
        status = add_bare_names(phrases, &scratch);
    for (size_t i = 0; i < sizeof sources / sizeof *sources; i++)
        for (uint32_t row = 0; status == QAZ_OK && row < sources[i].table->rows; row++)
            status = add_row(phrases, &scratch, &sources[i], row);
    qaz_buffer_free(&scratch);
    return status;
}
