#include "qaz/normalize.h"

#include "base/decode.h"
#include "qaz/document.h"
#include "tables/lexicon.h"
#include "text/property.h"
#include "text/sweep.h"

#include <string.h>
#include <unicode/unorm2.h>
#include <unicode/ustring.h>

/* Longer tokens are no words that a rule could be sure of. */
enum { WORD_LETTERS = 128 };

/* A word as code points. */
typedef struct word {
    uint32_t letters[WORD_LETTERS];
    size_t size;
} word;

static unsigned script_of(uint32_t c)
{
    return qaz_property_script(qaz_property(c));
}

static bool is_letter(uint32_t c)
{
    return qaz_group_is_letter(qaz_property_group(qaz_property(c)));
}

/* False if the word is too long or no UTF-8. */
static bool decode(qaz_slice form, word *out)
{
    const char *at = form.data, *end = form.data + form.size;
    for (out->size = 0; at < end; out->size++) {
        size_t size;
        uint32_t c = qaz_decode(at, end, &size);
        if (out->size == WORD_LETTERS || c == QAZ_NO_CODE_POINT)
            return false;
        out->letters[out->size] = c;
        at += size;
    }
    return true;
}

static bool compose(word *w)
{
    /* Below U+0300 every character but these few is its own normal form. */
    bool plain = true;
    for (size_t i = 0; i < w->size && plain; i++)
        plain = w->letters[i] < 0x300 || (w->letters[i] >= 0x400 && w->letters[i] < 0x483);
    UErrorCode status = U_ZERO_ERROR;
    const UNormalizer2 *nfc = plain ? NULL : unorm2_getNFCInstance(&status);
    if (nfc == NULL || U_FAILURE(status))
        return false;
    UChar before[2 * WORD_LETTERS], after[6 * WORD_LETTERS];
    int32_t before_size = 0;
    for (size_t i = 0; i < w->size; i++)
        U16_APPEND_UNSAFE(before, before_size, (UChar32)w->letters[i]);
    if (unorm2_isNormalized(nfc, before, before_size, &status))
        return false;
    int32_t size = unorm2_normalize(nfc, before, before_size, after, 6 * WORD_LETTERS, &status);
    if (U_FAILURE(status))
        return false;
    char bytes[3 * 6 * WORD_LETTERS];
    int32_t length = 0;
    u_strToUTF8(bytes, sizeof bytes, &length, after, size, &status);
    return U_SUCCESS(status) && decode((qaz_slice){bytes, (size_t)length}, w);
}

/* Format characters stay where they shape what is seen: in emoji and in other scripts. */
static bool drop_invisible(word *w)
{
    bool shaped = false;
    for (size_t i = 0; i < w->size; i++)
        shaped |= script_of(w->letters[i]) == QAZ_OTHER_SCRIPT ||
                  (qaz_property(w->letters[i]) & QAZ_PROPERTY_EMOJI) != 0;
    if (shaped)
        return false;
    size_t kept = 0;
    for (size_t i = 0; i < w->size; i++) {
        uint32_t c = w->letters[i];
        bool not_sign = c == 0xAC && w->size > 1;
        if (qaz_property_group(qaz_property(c)) != QAZ_GROUP_IGNORABLE && !not_sign)
            w->letters[kept++] = c;
    }
    bool changed = kept > 0 && kept < w->size;
    if (changed)
        w->size = kept;
    return changed;
}

static uint32_t look_up(const qaz_table *table, uint32_t c, bool from_second)
{
    /* The tables are short, and their keys fold case: walk them. */
    char bytes[4];
    size_t size = qaz_utf8_encode(c, bytes), k;
    for (uint32_t row = 0; row < table->rows; row++) {
        const char *cell = table->pool + table->cells[row * table->columns + (from_second ? 2 : 1)];
        for (k = 0; k < size && cell[k] == bytes[k]; k++)
            ;
        if (k == size && cell[k] == '\0') {
            qaz_slice other = qaz_table_cell(table, row, from_second ? 1 : 2);
            return qaz_decode(other.data, other.data + other.size, &size);
        }
    }
    return 0;
}

/* A word is damaged when it has such letters and otherwise only those of Kazakh: Serbian and
   Macedonian words mostly have others of their own, and Russian ones have none. */
static bool repair_font(word *w)
{
    size_t damaged = 0, other = 0;
    for (size_t i = 0; i < w->size; i++) {
        uint32_t c = w->letters[i];
        bool serbian =
            c == 0x458 || c == 0x408 || c == 0x452 || c == 0x402 || c == 0x45F || c == 0x40F;
        if (serbian || (is_letter(c) && script_of(c) != QAZ_CYRILLIC))
            return false;
        if (look_up(&qaz_lexicon_font_damage, c, false) != 0)
            damaged++;
        else
            other += is_letter(c);
    }
    if (damaged == 0 || other <= damaged)
        return false;
    for (size_t i = 0; i < w->size; i++) {
        uint32_t kazakh = look_up(&qaz_lexicon_font_damage, w->letters[i], false);
        if (kazakh != 0)
            w->letters[i] = kazakh;
    }
    return true;
}

/* What one part of a word, between hyphens, is made of. */
typedef struct makeup {
    size_t latin, latin_only, cyrillic, cyrillic_only;
} makeup;

static makeup count_scripts(const uint32_t *letters, size_t size)
{
    makeup counted = {0};
    for (size_t i = 0; i < size; i++) {
        unsigned script = script_of(letters[i]);
        if (!is_letter(letters[i]))
            continue;
        if (script == QAZ_LATIN) {
            counted.latin++;
            counted.latin_only += look_up(&qaz_lexicon_letter_twins, letters[i], false) == 0;
        } else if (script == QAZ_CYRILLIC) {
            counted.cyrillic++;
            counted.cyrillic_only += look_up(&qaz_lexicon_letter_twins, letters[i], true) == 0;
        }
    }
    return counted;
}

static void replace_twins(uint32_t *letters, size_t size, bool to_latin)
{
    for (size_t i = 0; i < size; i++) {
        uint32_t twin = look_up(&qaz_lexicon_letter_twins, letters[i], to_latin);
        if (twin != 0)
            letters[i] = twin;
    }
}

/* Each part of a word is in one alphabet; letters of the other are there because they look alike.
   A part with letters that only one alphabet has is in that alphabet; if all its letters have
   twins it is Cyrillic. A part with letters of both kinds (iPhoneның) is left. */
static qaz_rules repair_scripts(word *w, qaz_rules rules)
{
    qaz_rules done = 0;
    for (size_t start = 0; start < w->size;) {
        size_t stop = start;
        while (stop < w->size && w->letters[stop] != '-')
            stop++;
        makeup part = count_scripts(w->letters + start, stop - start);
        bool mixed = part.latin > 0 && part.cyrillic > 0;
        bool latin = mixed && part.latin_only > 0 && part.cyrillic_only == 0;
        bool cyrillic = mixed && part.latin_only == 0;
        if (cyrillic && rules & 1u << QAZ_RULE_CYRILLIC) {
            replace_twins(w->letters + start, stop - start, false);
            done |= 1u << QAZ_RULE_CYRILLIC;
        } else if (latin && rules & 1u << QAZ_RULE_LATIN) {
            replace_twins(w->letters + start, stop - start, true);
            done |= 1u << QAZ_RULE_LATIN;
        }
        start = stop + 1;
    }
    return done;
}

/* Roman numerals up to 39, which is what centuries, congresses and terms need. Х alone may be a
   letter. */
static bool repair_roman(word *w)
{
    bool cyrillic = false;
    size_t tens = 0, at = 0, size = w->size;
    uint32_t roman[6];
    if (size == 0 || size > 6)
        return false;
    for (size_t i = 0; i < size; i++) {
        uint32_t c = w->letters[i];
        cyrillic |= c == 0x406 || c == 0x425;
        roman[i] = c == 0x406 ? 'I' : c == 0x425 ? 'X' : c;
    }
    for (; at < size && roman[at] == 'X'; at++)
        tens++;
    static const char *const units[] = {"", "I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX"};
    bool valid = false;
    for (size_t unit = 0; unit < 10 && !valid; unit++) {
        size_t length = strlen(units[unit]), same = 0;
        while (same < length && at + same < size && roman[at + same] == (uint32_t)units[unit][same])
            same++;
        valid = same == length && at + length == size && tens <= 3 && (unit > 0 || tens > 1);
    }
    if (!valid || !cyrillic)
        return false;
    memcpy(w->letters, roman, size * sizeof roman[0]);
    return true;
}

/* True if no rule has anything to do with a word: letters of one alphabet, all of them composed,
   none that only damage explains. Most words are so. */
static bool is_clean(const word *w)
{
    unsigned scripts = 0;
    for (size_t i = 0; i < w->size; i++) {
        uint32_t c = w->letters[i];
        if (c < 0x80 && !is_letter(c))
            continue;
        if (c < 0x80 || (c >= 0xC0 && c < 0x250))
            scripts |= 1u << QAZ_LATIN;
        else if ((c >= 0x410 && c < 0x452) || c == 0x456 || c == 0x401 || (c >= 0x490 && c < 0x500))
            scripts |= 1u << QAZ_CYRILLIC;
        else
            return false;
    }
    bool ten = w->size > 0 && w->size <= 6 && w->letters[0] == 0x425;
    return (scripts & (scripts - 1)) == 0 && !ten;
}

qaz_rules qaz_normalize_word(qaz_slice form, qaz_rules rules, qaz_buffer *out)
{
    word w;
    qaz_rules done = 0;
    if (!decode(form, &w) || is_clean(&w))
        return 0;
    if (rules & 1u << QAZ_RULE_NFC && compose(&w))
        done |= 1u << QAZ_RULE_NFC;
    if (rules & 1u << QAZ_RULE_INVISIBLE && drop_invisible(&w))
        done |= 1u << QAZ_RULE_INVISIBLE;
    if (rules & 1u << QAZ_RULE_FONT && repair_font(&w))
        done |= 1u << QAZ_RULE_FONT;
    if (rules & (1u << QAZ_RULE_CYRILLIC | 1u << QAZ_RULE_LATIN))
        done |= repair_scripts(&w, rules);
    if (rules & 1u << QAZ_RULE_ROMAN && repair_roman(&w))
        done |= 1u << QAZ_RULE_ROMAN;
    if (done != 0)
        for (size_t i = 0; i < w.size; i++)
            qaz_buffer_add_code_point(out, w.letters[i]);
    return done;
}

uint32_t qaz_latin_twin(uint32_t letter)
{
    return look_up(&qaz_lexicon_letter_twins, letter, true);
}

uint32_t qaz_cyrillic_twin(uint32_t letter)
{
    return look_up(&qaz_lexicon_letter_twins, letter, false);
}

/* Two letters at least, and no Roman numeral. */
bool qaz_word_is_twins(qaz_slice form)
{
    size_t numeral = 0;
    for (size_t i = 0; i < form.size; i++) {
        unsigned char byte = (unsigned char)form.data[i];
        if (byte >= 0x80 || look_up(&qaz_lexicon_letter_twins, byte, false) == 0)
            return false;
        numeral += byte == 'I' || byte == 'X';
    }
    return form.size >= 2 && numeral < form.size;
}

void qaz_word_to_cyrillic(qaz_slice form, qaz_buffer *out)
{
    word w;
    if (!decode(form, &w))
        return;
    replace_twins(w.letters, w.size, false);
    for (size_t i = 0; i < w.size; i++)
        qaz_buffer_add_code_point(out, w.letters[i]);
}
