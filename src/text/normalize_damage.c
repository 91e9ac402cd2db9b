/* The rules of words: letters of the wrong alphabet, letters that are spaced or repeated, words
   that a line end divided. */
#include "base/table.h"
#include "qaz/utf8.h"
#include "tables/lexicon.h"
#include "text/mark.h"
#include "text/property.h"
#include "text/sweep.h"

#include <stdlib.h>
#include <string.h>

/* The code points of a short word; 0 if it is longer or no UTF-8. */
enum { LETTERS = 64 };

static size_t decode(qaz_slice form, uint32_t letters[LETTERS])
{
    size_t count = 0;
    for (const char *at = form.data, *end = at + form.size; at < end;) {
        size_t size;
        uint32_t c = qaz_utf8_decode(at, end, &size);
        if (count == LETTERS || c == QAZ_NO_CODE_POINT)
            return 0;
        letters[count++] = c;
        at += size;
    }
    return count;
}

static bool is_vowel(uint32_t c)
{
    char bytes[4];
    qaz_slice letter = {bytes, qaz_utf8_encode(qaz_utf8_lower(c), bytes)};
    return qaz_table_find(&qaz_lexicon_vowels, letter) != QAZ_NO_ROW;
}

static bool has_vowel(qaz_slice form)
{
    uint32_t letters[LETTERS];
    size_t count = decode(form, letters);
    for (size_t i = 0; i < count; i++)
        if (is_vowel(letters[i]))
            return true;
    return false;
}

static qaz_slice gap_before(const qaz_sweep *sweep, size_t token)
{
    size_t start = token == 0 ? 0 : sweep->tokens[token - 1].end;
    return (qaz_slice){sweep->text.data + start, sweep->tokens[token].start - start};
}

static bool is_lower_cyrillic(const qaz_sweep *sweep, size_t token)
{
    const qaz_type *type = qaz_sweep_type(sweep, token);
    return sweep->tokens[token].kind == QAZ_WORD && type->script == QAZ_CYRILLIC &&
           type->letter_case == QAZ_LOWER;
}

/* A Cyrillic letter that is a token of its own; 0: it is something else. */
static uint32_t single_letter(const qaz_sweep *sweep, size_t token)
{
    qaz_slice form = qaz_sweep_form(sweep, token);
    size_t size;
    uint32_t c = qaz_utf8_decode(form.data, form.data + form.size, &size);
    bool single = sweep->tokens[token].kind == QAZ_WORD && size == form.size &&
                  qaz_property_script(qaz_property(c)) == QAZ_CYRILLIC;
    return single ? c : 0;
}

/* True if a letter that stands alone has another such before it (behind it) in the line. */
static bool has_neighbour(const qaz_sweep *sweep, size_t token, bool behind)
{
    if (behind ? token + 1 >= sweep->count : token == 0)
        return false;
    qaz_slice gap = gap_before(sweep, behind ? token + 1 : token);
    return single_letter(sweep, behind ? token + 1 : token - 1) != 0 &&
           memchr(gap.data, '\n', gap.size) == NULL;
}

/* The letter without what makes it Kazakh, which is near it in the alphabet: Ә is behind А. */
static uint32_t keyboard_letter(uint32_t c)
{
    char bytes[4];
    qaz_slice letter = {bytes, qaz_utf8_encode(qaz_utf8_lower(c), bytes)};
    uint32_t row = qaz_table_find(&qaz_lexicon_keyboard_letters, letter);
    if (row == QAZ_NO_ROW)
        return qaz_utf8_lower(c);
    qaz_slice plain = qaz_table_cell(&qaz_lexicon_keyboard_letters, row, 2);
    size_t size;
    return qaz_utf8_decode(plain.data, plain.data + plain.size, &size);
}

/* Joins Қ А З А Қ: letters with one space between them, in one case but for the first, with a vowel
   and a consonant. Fewer than four must have more such letters, two spaces away, as neighbours.
   Letters in the order of the alphabet count something, and equal ones show a pattern. */
static void join_spaced(qaz_sweep *sweep, size_t token)
{
    enum { FEWEST = 4, MOST = 24 };
    const qaz_slice space = qaz_slice_of(" ");
    uint32_t letters[MOST];
    size_t count = 0, upper = 0, vowels = 0, ordered = 0, equal = 0;
    /* The middle of a run has been judged with its beginning. */
    if (has_neighbour(sweep, token, false) && qaz_slice_equal(gap_before(sweep, token), space))
        return;
    for (size_t i = token; i < sweep->count && count < MOST; i++, count++) {
        uint32_t c = single_letter(sweep, i);
        if (c == 0 || (count > 0 && !qaz_slice_equal(gap_before(sweep, i), space)))
            break;
        letters[count] = c;
        upper += qaz_utf8_is_upper(c);
        vowels += is_vowel(c);
        uint32_t here = keyboard_letter(c),
                 before = count > 0 ? keyboard_letter(letters[count - 1]) : 0;
        ordered += here == before || here == before + 1;
        equal += count > 0 && c == letters[count - 1];
    }
    bool one_case = upper == count || upper == 0 || (upper == 1 && qaz_utf8_is_upper(letters[0]));
    bool enough = count >= FEWEST || (count > 1 && (has_neighbour(sweep, token, false) ||
                                                    has_neighbour(sweep, token + count - 1, true)));
    if (!enough || count == MOST || !one_case || vowels == 0 || vowels == count || equal > 1 ||
        2 * ordered >= count)
        return;
    sweep->scratch.size = 0;
    for (size_t i = 0; i < count; i++)
        qaz_buffer_add_code_point(&sweep->scratch, letters[i]);
    qaz_sweep_edit(sweep, sweep->tokens[token].start, sweep->tokens[token + count - 1].end,
                   qaz_buffer_slice(&sweep->scratch), QAZ_RULE_SPACED);
}

/* Whether the table of pair words has `first`-`second`, or the second repeats the first. */
static bool is_pair(qaz_slice first, qaz_slice second)
{
    if (qaz_slice_starts(second, first))
        return true;
    const qaz_table *table = &qaz_lexicon_pair_words;
    for (uint32_t row = qaz_table_find(table, first); row != QAZ_NO_ROW;
         row = qaz_table_next(table, row))
        if (qaz_slice_starts(second, qaz_table_cell(table, row, 2)))
            return true;
    return false;
}

static bool is_suffix(qaz_slice fold)
{
    return qaz_table_find(&qaz_lexicon_number_suffixes, fold) != QAZ_NO_ROW;
}

typedef enum joint { UNSURE, WITH_HYPHEN, WITHOUT_HYPHEN } joint;

/* What a hyphen between two parts of a word is, which a line end follows. */
static joint judge_parts(qaz_sweep *sweep, qaz_slice first, qaz_slice second)
{
    if (is_pair(first, second))
        return WITH_HYPHEN;
    sweep->scratch.size = 0;
    qaz_buffer_add(&sweep->scratch, first);
    qaz_buffer_add(&sweep->scratch, second);
    if (qaz_evidence_has_word(sweep, qaz_buffer_slice(&sweep->scratch)))
        return WITHOUT_HYPHEN;
    sweep->scratch.size = first.size;
    qaz_buffer_add_byte(&sweep->scratch, '-');
    qaz_buffer_add(&sweep->scratch, second);
    if (qaz_evidence_has_word(sweep, qaz_buffer_slice(&sweep->scratch)))
        return WITH_HYPHEN;
    /* Lines are divided between syllables. Two parts that may be words could be a compound. */
    if (!has_vowel(first) || !has_vowel(second))
        return UNSURE;
    bool words = qaz_evidence_has_word(sweep, first) && qaz_evidence_has_word(sweep, second);
    return words ? UNSURE : WITHOUT_HYPHEN;
}

/* How many line feeds a gap has; 0 if it has anything else that is no space. */
static unsigned line_feeds(qaz_slice gap)
{
    unsigned feeds = 0;
    for (size_t i = 0; i < gap.size; i++) {
        if (gap.data[i] != '\n' && gap.data[i] != ' ' && gap.data[i] != '\t')
            return 0;
        feeds += gap.data[i] == '\n';
    }
    return feeds;
}

/* бү-⏎гінгі күн becomes бүгінгі⏎күн: the line break moves behind the word and the marks that stand
   close to it. */
static void join_lines(qaz_sweep *sweep, size_t token)
{
    size_t hyphen = token + 1, next = token + 2;
    if (next >= sweep->count ||
        !qaz_slice_equal(qaz_sweep_form(sweep, hyphen), qaz_slice_of("-")) ||
        gap_before(sweep, hyphen).size > 0)
        return;
    unsigned feeds = line_feeds(gap_before(sweep, next));
    if (feeds == 0 || feeds > 2 || !is_lower_cyrillic(sweep, next))
        return;
    qaz_slice first = qaz_sweep_type(sweep, token)->fold,
              second = qaz_sweep_type(sweep, next)->fold;
    joint found = UNSURE;
    if (sweep->tokens[token].kind == QAZ_NUMBER && is_suffix(second))
        found = WITH_HYPHEN;
    else if (sweep->tokens[token].kind == QAZ_WORD &&
             qaz_sweep_type(sweep, token)->script == QAZ_CYRILLIC)
        found = judge_parts(sweep, first, second);
    if (found == UNSURE)
        return;
    size_t start = found == WITH_HYPHEN ? sweep->tokens[hyphen].end : sweep->tokens[hyphen].start;
    if (!qaz_sweep_edit(sweep, start, sweep->tokens[next].start, (qaz_slice){"", 0},
                        QAZ_RULE_HYPHENS))
        return;
    do
        next++;
    while (next < sweep->count && gap_before(sweep, next).size == 0);
    sweep->broken_before = next;
    sweep->breaks = feeds;
}

/* жаңалық-тың: the hyphen of a line end that is gone, before an ending of three letters or more.
   Numbers, names and capitals take one, and words cut short (аум-ның, оңт-нде), so that what stands
   before the hyphen must be a word of the text. */
static void join_ending(qaz_sweep *sweep, size_t token)
{
    qaz_slice form = qaz_sweep_form(sweep, token);
    size_t hyphen = 0;
    for (size_t i = 0; i < form.size; i++) {
        if (form.data[i] == '-' && hyphen > 0)
            return;
        if (form.data[i] == '-')
            hyphen = i;
    }
    enum { BYTES = 2 };
    qaz_slice first = {form.data, hyphen};
    if (hyphen < 3 * BYTES || form.size - hyphen - 1 < 3 * BYTES || !has_vowel(first))
        return;
    qaz_slice ending = {form.data + hyphen + 1, form.size - hyphen - 1};
    if (!is_suffix(ending) || is_pair(first, ending))
        return;
    uint32_t row = qaz_table_find(&qaz_lexicon_number_suffixes, ending);
    if (qaz_slice_equal(qaz_table_cell(&qaz_lexicon_number_suffixes, row, 2), qaz_slice_of("case")))
        qaz_sweep_edit(sweep, sweep->tokens[token].start + hyphen,
                       sweep->tokens[token].start + hyphen + 1, (qaz_slice){"", 0},
                       QAZ_RULE_HYPHENS);
}

/* What a letter that stands three times or more becomes; *changed says whether one does. A word of
   one letter is an interjection or a numeral. */
static void shorten(qaz_slice form, qaz_buffer *out, bool *changed)
{
    uint32_t letters[LETTERS];
    size_t count = decode(form, letters), run = 0, kinds = 0;
    *changed = false;
    for (size_t i = 0; i < count; i += run) {
        for (run = 1;
             i + run < count && qaz_utf8_lower(letters[i + run]) == qaz_utf8_lower(letters[i]);)
            run++;
        kinds++;
        *changed = *changed || run >= 3;
        for (size_t j = 0; j < (run >= 3 ? 1 : run); j++)
            qaz_buffer_add_code_point(out, letters[i + j]);
    }
    *changed = *changed && kinds > 1;
}

static const qaz_slice dash = {"\xE2\x80\x93", 3};

static bool has_dash(qaz_slice form)
{
    for (size_t i = 0; i + dash.size <= form.size; i++)
        if (memcmp(form.data + i, dash.data, dash.size) == 0)
            return true;
    return false;
}

/* Works out what becomes of all tokens of a type. */
static void repair_type(qaz_sweep *sweep, const qaz_type *type, qaz_repair *repair)
{
    qaz_rules of_letters =
        1u << QAZ_RULE_FONT | 1u << QAZ_RULE_CYRILLIC | 1u << QAZ_RULE_LATIN | 1u << QAZ_RULE_ROMAN;
    qaz_buffer *out = &sweep->repaired;
    bool changed;
    *repair = (qaz_repair){.known = true, .place = (uint32_t)out->size};
    if (type->kind == QAZ_INVALID)
        return;
    if (type->kind == QAZ_URL || type->kind == QAZ_EMAIL)
        of_letters = 1u << QAZ_RULE_LATIN;
    repair->rules = qaz_normalize_word(type->form, sweep->rules & of_letters, out);
    if (repair->rules == 0 && qaz_sweep_has(sweep, QAZ_RULE_REPEATS) && type->kind == QAZ_WORD &&
        type->script == QAZ_CYRILLIC) {
        shorten(type->form, out, &changed);
        if (changed)
            repair->rules = 1u << QAZ_RULE_REPEATS;
        else
            out->size = repair->place;
    }
    repair->size = (uint32_t)(out->size - repair->place);
    repair->twins = type->kind == QAZ_WORD && qaz_word_is_twins(type->form);
    repair->dashed = has_dash(type->form);
}

/* The repair of a type; NULL: no memory. */
static const qaz_repair *find_repair(qaz_sweep *sweep, size_t token)
{
    uint32_t type = sweep->tokens[token].type;
    if (sweep->generation != qaz_document_generation(sweep->document)) {
        sweep->generation = qaz_document_generation(sweep->document);
        sweep->repaired.size = 0;
        for (size_t i = 0; i < sweep->repair_room; i++)
            sweep->repairs[i].known = false;
    }
    if (type >= sweep->repair_room) {
        size_t room = type + 1024 + type / 2;
        qaz_repair *repairs = realloc(sweep->repairs, room * sizeof *repairs);
        if (repairs == NULL) {
            sweep->revision.failed = true;
            return NULL;
        }
        for (size_t i = sweep->repair_room; i < room; i++)
            repairs[i] = (qaz_repair){0};
        sweep->repairs = repairs;
        sweep->repair_room = room;
    }
    if (!sweep->repairs[type].known)
        repair_type(sweep, qaz_sweep_type(sweep, token), &sweep->repairs[type]);
    return &sweep->repairs[type];
}

static void replace(qaz_sweep *sweep, size_t token, qaz_slice form, qaz_rules rules)
{
    qaz_revision_edit(&sweep->revision, sweep->base + sweep->tokens[token].start,
                      sweep->base + sweep->tokens[token].end, form, rules);
}

/* 08:30–да: the dash that the tokenizer took for a hyphen before a suffix becomes one. */
static void replace_dashes(qaz_sweep *sweep, size_t token)
{
    qaz_slice form = qaz_sweep_form(sweep, token);
    size_t copied = 0;
    sweep->scratch.size = 0;
    for (size_t i = 0; i + dash.size <= form.size; i++)
        if (memcmp(form.data + i, dash.data, dash.size) == 0) {
            qaz_buffer_add(&sweep->scratch, (qaz_slice){form.data + copied, i - copied});
            qaz_buffer_add_byte(&sweep->scratch, '-');
            copied = i + dash.size;
        }
    qaz_buffer_add(&sweep->scratch, (qaz_slice){form.data + copied, form.size - copied});
    replace(sweep, token, qaz_buffer_slice(&sweep->scratch), 1u << QAZ_RULE_DASHES);
}

void qaz_sweep_word(qaz_sweep *sweep, size_t token)
{
    qaz_slice form = qaz_sweep_form(sweep, token);
    const qaz_repair *repair = find_repair(sweep, token);
    if (repair == NULL)
        return;
    if (repair->rules != 0) {
        qaz_slice repaired = {sweep->repaired.data + repair->place, repair->size};
        replace(sweep, token, repaired, repair->rules);
        return;
    }
    if (sweep->tokens[token].kind == QAZ_URL || sweep->tokens[token].kind == QAZ_EMAIL)
        return;
    if (qaz_sweep_has(sweep, QAZ_RULE_DASHES) && repair->dashed) {
        replace_dashes(sweep, token);
        return;
    }
    if (qaz_sweep_has(sweep, QAZ_RULE_TWINS) && repair->twins &&
        qaz_evidence_is_cyrillic(sweep, form)) {
        sweep->scratch.size = 0;
        qaz_word_to_cyrillic(form, &sweep->scratch);
        replace(sweep, token, qaz_buffer_slice(&sweep->scratch), 1u << QAZ_RULE_TWINS);
        return;
    }
    if (qaz_sweep_has(sweep, QAZ_RULE_SPACED) && single_letter(sweep, token) != 0)
        join_spaced(sweep, token);
    if (qaz_sweep_has(sweep, QAZ_RULE_HYPHENS)) {
        if (is_lower_cyrillic(sweep, token))
            join_ending(sweep, token);
        join_lines(sweep, token);
    }
}
