/* The features of single words. */
#include "analyse/tagger_features.h"
#include "analyse/tagger_hash.h"
#include "qaz/utf8.h"

#include <string.h>

enum { MAX_LETTERS = 40, MAX_LEMMAS = 3 };

enum template {
    WORD,
    FORM,
    PREFIX,
    SUFFIX,
    GRAM,
    OUTLINE,
    LONG_OUTLINE,
    LEMMA,
    OTHER_LEMMA,
    GRAMMAR,
    CASE,
    PART_OF_SPEECH,
    IN_LEXICON,
    FORM_IN_LEXICON,
    LEXICON_SET
};

/* In which slots a feature of a word is used. */
enum width {
    SELF, /* only seen from the token itself */
    NEAR, /* and from its neighbours */
    WIDE  /* and from every other slot */
};

typedef struct letters {
    uint32_t all[MAX_LETTERS]; /* as written */
    uint32_t low[MAX_LETTERS]; /* in lower case */
    size_t count;
} letters;

static void add(qaz_word *word, enum width width, uint32_t feature)
{
    if (word->count == QAZ_WORD_FEATURES)
        return;
    word->widths[word->count] = (uint8_t)width;
    word->features[word->count++] = feature;
}

static uint32_t mix_letters(enum template template, size_t size, const uint32_t *letter,
                            size_t count)
{
    uint64_t x = template * 64u + size;
    for (size_t i = 0; i < count; i++)
        x = (x ^ letter[i]) * 0x9E3779B97F4A7C15u + (x >> 29);
    return qaz_mix(x, template);
}

static void read_letters(letters *out, qaz_slice form)
{
    const char *at = form.data, *end = at + form.size;
    out->count = 0;
    while (at < end && out->count < MAX_LETTERS) {
        size_t size;
        uint32_t c = qaz_utf8_decode(at, end, &size);
        out->all[out->count] = c;
        out->low[out->count] = c == QAZ_NO_CODE_POINT ? c : qaz_utf8_lower(c);
        out->count++;
        at += size;
    }
}

static bool is_digit(uint32_t c)
{
    return c >= '0' && c <= '9';
}

static qaz_word_class mark_class(uint32_t c)
{
    switch (c) {
    case 0xAB:   /* « */
    case 0x201E: /* „ */
        return QAZ_CLASS_OPEN;
    case 0xBB: /* » */
        return QAZ_CLASS_CLOSE;
    case '"':
    case 0x201C: /* “ */
    case 0x201D: /* ” */
        return QAZ_CLASS_QUOTE;
    case '-':
    case 0x2013:
    case 0x2014:
        return QAZ_CLASS_DASH;
    case ',':
        return QAZ_CLASS_COMMA;
    case '.':
    case '?':
    case '!':
        return QAZ_CLASS_STOP;
    default:
        return QAZ_CLASS_OTHER;
    }
}

static qaz_word_class class_of(const letters *text, uint32_t lexicon)
{
    uint32_t first = text->count > 0 ? text->all[0] : ' ';
    if (is_digit(first))
        return QAZ_CLASS_NUMBER;
    if (!qaz_utf8_is_letter(first))
        return mark_class(first);
    if ((lexicon & QAZ_LEXICON_NUMERAL) != 0)
        return QAZ_CLASS_NUMERAL;
    if (!qaz_utf8_is_upper(first))
        return QAZ_CLASS_LOWER;
    if (text->count > 1 && qaz_utf8_is_upper(text->all[1]))
        return QAZ_CLASS_UPPER;
    return QAZ_CLASS_CAPITAL;
}

/* The kinds of letters in order, each run cut to `longest`: Ақ-Орда -> Xx-Xx. */
static uint32_t outline(const letters *text, enum template template, size_t longest)
{
    uint32_t out[MAX_LETTERS];
    size_t count = 0, run = 0;
    for (size_t i = 0; i < text->count; i++) {
        uint32_t c = text->all[i];
        uint32_t kind = is_digit(c)              ? '0'
                        : !qaz_utf8_is_letter(c) ? c
                        : qaz_utf8_is_upper(c)   ? 'X'
                                                 : 'x';
        run = count > 0 && out[count - 1] == kind ? run + 1 : 1;
        if (run <= longest)
            out[count++] = kind;
    }
    return mix_letters(template, 0, out, count);
}

/* Writes a text in lower case, as UTF-8; what does not fit is cut off. */
static qaz_slice lower(const letters *text, char out[4 * MAX_LETTERS])
{
    size_t size = 0;
    for (size_t i = 0; i < text->count; i++)
        size += qaz_utf8_encode(text->low[i], out + size);
    return (qaz_slice){out, size};
}

/* Lemma, part of speech and grammatical features of the likeliest readings. Returns the classes
   of their lemmas in the lexicon. */
static uint32_t add_readings(qaz_word *word, qaz_morph *morph, qaz_slice form)
{
    const qaz_reading *readings;
    size_t count = qaz_morph_analyse(morph, form, &readings);
    uint32_t lemmas[MAX_LEMMAS], classes = 0;
    size_t lemma_count = 0;
    for (size_t i = 0; i < count && lemma_count < MAX_LEMMAS; i++) {
        letters lemma;
        char folded[4 * MAX_LETTERS];
        read_letters(&lemma, readings[i].lemma);
        uint32_t hash = mix_letters(LEMMA, 0, lemma.low, lemma.count);
        bool known = false;
        for (size_t j = 0; j < lemma_count; j++)
            known = known || lemmas[j] == hash;
        if (known)
            continue;
        lemmas[lemma_count++] = hash;
        classes |= qaz_tagger_lexicon_find(lower(&lemma, folded));
        add(word, NEAR, qaz_mix(OTHER_LEMMA, hash));
    }
    if (count == 0)
        return 0;
    qaz_features features = readings[0].features;
    word->facts[QAZ_FACT_LEMMA] = lemmas[0];
    word->facts[QAZ_FACT_GRAMMAR] = qaz_mix(GRAMMAR * 32 + readings[0].upos, features);
    add(word, WIDE, lemmas[0]);
    add(word, WIDE, word->facts[QAZ_FACT_GRAMMAR]);
    add(word, WIDE, qaz_mix(PART_OF_SPEECH, readings[0].upos * 2u + readings[0].known));
    add(word, NEAR,
        qaz_mix(CASE, qaz_feature_value(features, QAZ_FEATURE_CASE) * 8 +
                          qaz_feature_value(features, QAZ_FEATURE_POSSESSOR_PERSON)));
    return classes;
}

static void add_letters(qaz_word *word, const letters *text)
{
    const uint32_t *low = text->low;
    size_t n = text->count;
    for (size_t i = 1; i <= 6 && i <= n; i++) {
        add(word, i >= 2 && i <= 4 ? WIDE : NEAR, mix_letters(SUFFIX, i, low + n - i, i));
        add(word, i >= 4 && i <= 5 ? WIDE : NEAR, mix_letters(PREFIX, i, low, i));
    }
    for (size_t size = 3; size <= 4; size++)
        for (size_t i = 1; i + size < n; i++)
            add(word, SELF, mix_letters(GRAM, size, low + i, size));
}

void qaz_word_read(qaz_word *word, qaz_morph *morph, qaz_slice form)
{
    letters text;
    char folded[4 * MAX_LETTERS];
    read_letters(&text, form);
    size_t n = text.count, ending = n < 3 ? n : 3;
    word->count = 0;
    memset(word->facts, 0, sizeof word->facts);
    uint32_t own = qaz_tagger_lexicon_find(lower(&text, folded));
    uint32_t classes = own | add_readings(word, morph, form);
    word->facts[QAZ_FACT_CLASS] = 1u + class_of(&text, own);
    word->facts[QAZ_FACT_WHOLE] = mix_letters(WORD, 0, text.low, n);
    word->facts[QAZ_FACT_ENDING] = mix_letters(SUFFIX, ending, text.low + n - ending, ending);
    word->facts[QAZ_FACT_OUTLINE] = outline(&text, OUTLINE, 1);
    word->facts[QAZ_FACT_LEXICON] = classes;
    add(word, WIDE, word->facts[QAZ_FACT_WHOLE]);
    add(word, WIDE, word->facts[QAZ_FACT_OUTLINE]);
    add(word, NEAR, outline(&text, LONG_OUTLINE, 4));
    add(word, NEAR, mix_letters(FORM, 0, text.all, n));
    add_letters(word, &text);
    for (uint32_t i = 0; i < QAZ_LEXICON_CLASSES; i++) {
        if ((classes >> i & 1) != 0)
            add(word, WIDE, qaz_mix(IN_LEXICON, i));
        if ((own >> i & 1) != 0)
            add(word, WIDE, qaz_mix(FORM_IN_LEXICON, i));
    }
    if (classes != 0)
        add(word, NEAR, qaz_mix(LEXICON_SET, classes));
}

size_t qaz_word_keys(const qaz_word *word, qaz_slot slot, uint32_t keys[QAZ_WORD_FEATURES])
{
    unsigned least = slot == QAZ_SLOT_SELF                             ? SELF
                     : slot == QAZ_SLOT_LEFT || slot == QAZ_SLOT_RIGHT ? NEAR
                                                                       : WIDE;
    size_t count = 0;
    for (size_t i = 0; i < word->count; i++)
        if (word->widths[i] >= least)
            keys[count++] = qaz_mix(word->features[i], slot);
    return count;
}
