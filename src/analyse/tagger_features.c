#include "analyse/tagger_features.h"

#include "analyse/tagger_lexicon.h"
#include "base/hash.h"
#include "qaz/utf8.h"

#include <string.h>

enum { MAX_LETTERS = 40 };
#define HEADS (1u<<12|1u<<13|1u<<15|1u<<17|1u<<19)


/* Templates over one word. */
enum template {
    WORD,
    FORM,
    PREFIX,
    SUFFIX,
    GRAM,
    SHAPE,
    STEM,
    EDGE,
    /* Templates over tokens. */
    CLASSES,
    QUOTE,
    RUN,
    PLACE,
    PAIR,
    NAME
};

/* In which slots a feature of a word is used. */
enum width {
    SELF,  /* only seen from the token itself */
    NEAR,  /* and from its neighbours */
    WIDE,  /* and from every other slot */
};

typedef struct letters {
    uint32_t all[MAX_LETTERS]; /* as written */
    uint32_t low[MAX_LETTERS]; /* in lower case */
    size_t count;
} letters;

static uint32_t mix(uint64_t a, uint64_t b)
{
    uint64_t x = (a + 0x632BE59BD9B4E019u) * 0x9E3779B97F4A7C15u ^ (b + 1) * 0xD6E8FEB86659FD93u;
    x ^= x >> 32;
    x *= 0xD6E8FEB86659FD93u;
    return (uint32_t)(x >> 32);
}

static uint32_t mix_letters(enum template template, uint32_t size, const uint32_t *letter,
                            size_t count)
{
    uint64_t x = template * 64u + size;
    for (size_t i = 0; i < count; i++)
        x = (x ^ letter[i]) * 0x9E3779B97F4A7C15u + (x >> 29);
    return mix(x, template);
}

static void add(qaz_word *word, enum width width, uint32_t feature)
{
    if (word->feature_count == QAZ_WORD_FEATURES)
        return;
    word->widths[word->feature_count] = (uint8_t)width;
    word->features[word->feature_count++] = feature;
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
    case 0x201C:
    case 0x201D:
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

static const char *const numerals[] = {
    "бір",   "екі",   "үш",     "төрт",   "бес",   "алты",    "жеті",     "сегіз",    "тоғыз",
    "он",    "жиырма", "отыз",  "қырық",  "елу",   "алпыс",   "жетпіс",   "сексен",   "тоқсан",
    "жүз",   "мың",   "миллион", "миллиард", "нөл", "бүтін", "млн", "млрд", "триллион", NULL};

static bool is_numeral(qaz_slice form)
{
    for (size_t i = 0; numerals[i] != NULL; i++)
        if (qaz_slice_equal(form, qaz_slice_of(numerals[i])))
            return true;
    return false;
}

static qaz_word_class class_of(const letters *text, qaz_slice form)
{
    uint32_t first = text->count > 0 ? text->all[0] : ' ';
    if (is_digit(first))
        return QAZ_CLASS_NUMBER;
    if (!qaz_utf8_is_letter(first))
        return mark_class(first);
    if (is_numeral(form))
        return QAZ_CLASS_NUMERAL;
    if (!qaz_utf8_is_upper(first))
        return QAZ_CLASS_LOWER;
    if (text->count > 1 && qaz_utf8_is_upper(text->all[1]))
        return QAZ_CLASS_UPPER;
    return QAZ_CLASS_CAPITAL;
}

/* The kinds of letters in order, each run once: Ақ-Орда -> Xx-Xx. With `full`, runs keep their
   length up to four. */
static uint32_t shape(const letters *text, bool full)
{
    uint32_t out[MAX_LETTERS];
    size_t count = 0, run = 0;
    for (size_t i = 0; i < text->count; i++) {
        uint32_t c = text->all[i];
        uint32_t kind = is_digit(c)              ? '0'
                        : !qaz_utf8_is_letter(c) ? c
                        : qaz_utf8_is_upper(c)   ? 'X'
                                                 : 'x';
        if (count > 0 && out[count - 1] == kind) {
            run++;
            if (!full || run >= 4)
                continue;
        } else {
            run = 0;
        }
        out[count++] = kind;
    }
    return mix_letters(SHAPE, full, out, count);
}

void qaz_word_read(qaz_word *word, qaz_slice form)
{
    letters text;
    read_letters(&text, form);
    size_t n = text.count;
    const uint32_t *low = text.low;
    word->feature_count = 0;
    word->class = (uint8_t)class_of(&text, form);
    word->whole = mix_letters(WORD, 0, low, n);
    size_t ending = n < 3 ? n : 3;
    word->ending = mix_letters(SUFFIX, (uint32_t)ending, low + n - ending, ending);
    word->outline = shape(&text, false);
    add(word, WIDE, word->whole);
    add(word, NEAR, mix_letters(FORM, 0, text.all, n));
    add(word, WIDE, word->outline);
    add(word, NEAR, shape(&text, true));
    for (size_t i = 1; i <= 6 && i <= n; i++) {
        add(word, i <= 4 && i >= 2 ? WIDE : NEAR, mix_letters(SUFFIX, (uint32_t)i, low + n - i, i));
        add(word, i == 5 || i==4 ? WIDE : NEAR, mix_letters(PREFIX, (uint32_t)i, low, i));
    }
    uint32_t whole = qaz_tagger_lexicon_find(low, n), stripped = 0;
    size_t stem = n;
    for (size_t i = n; i-- > 2;) {
        if (!qaz_tagger_ending(low + i, n - i))
            continue;
        stem = i;
        stripped |= qaz_tagger_lexicon_find(low, i);
    }
    for (uint32_t b = 0; b < 32; b++) {
        if ((whole | stripped) >> b & 1) add(word, WIDE, mix(EDGE * 64 + 1, b));
        if (whole >> b & 1) add(word, WIDE, mix(EDGE * 64 + 2, b));
    }
    if (whole | stripped) add(word, NEAR, mix(EDGE * 64 + 3, whole | stripped));
    word->stem = mix_letters(STEM, 0, low, stem);
    word->suffix = mix_letters(STEM, 1, low + stem, n - stem);
    word->gaz = whole | stripped;
    if (!word->gaz) { }
#ifdef X1
    add(word, WIDE, word->suffix);
#endif
    add(word, WIDE, word->stem);
    for (size_t size = 3; size <= 4; size++)
        for (size_t i = 1; i + size < n; i++)
            add(word, SELF, mix_letters(GRAM, (uint32_t)size, low + i, size));
}

size_t qaz_word_keys(const qaz_word *word, qaz_slot slot, uint32_t keys[QAZ_WORD_FEATURES])
{
    unsigned least = slot == QAZ_SLOT_SELF ? SELF
                     : slot == QAZ_SLOT_LEFT || slot == QAZ_SLOT_RIGHT ? NEAR
                                                                       : WIDE;
    size_t count = 0;
    for (size_t i = 0; i < word->feature_count; i++)
        if (word->widths[i] >= least)
            keys[count++] = mix(word->features[i], slot);
    return count;
}

static qaz_word_class class_at(const qaz_word *const *words, size_t count, size_t at)
{
    return at < count ? (qaz_word_class)words[at]->class : QAZ_CLASS_EDGE;
}

static bool is_number(qaz_word_class class)
{
    return class == QAZ_CLASS_NUMBER || class == QAZ_CLASS_NUMERAL;
}

static bool is_capital(qaz_word_class class)
{
    return class == QAZ_CLASS_CAPITAL || class == QAZ_CLASS_UPPER;
}

static void add_key(qaz_view *view, uint32_t key)
{
    if (view->key_count < QAZ_TOKEN_FEATURES)
        view->keys[view->key_count++] = key;
}

static uint32_t bucket(size_t n)
{
    return n < 5 ? (uint32_t)n : n < 8 ? 5 : 6;
}

/* Quotations: every token from an opening mark to its closing mark, both included. */
static void view_quotes(const qaz_word *const *words, size_t count, qaz_view *views)
{
    size_t open = count;
    bool inside = false;
    for (size_t i = 0; i < count; i++) {
        qaz_word_class class = (qaz_word_class)words[i]->class;
        bool opens = class == QAZ_CLASS_OPEN || (class == QAZ_CLASS_QUOTE && !inside);
        bool closes = class == QAZ_CLASS_CLOSE || (class == QAZ_CLASS_QUOTE && inside);
        if (opens) {
            open = i;
            inside = true;
        } else if (closes && inside) {
            for (size_t j = open; j <= i; j++) {
                qaz_view *view = &views[j];
                view->words[QAZ_SLOT_BEFORE_QUOTE] = open > 0 ? (int32_t)open - 1 : QAZ_NO_WORD;
                view->words[QAZ_SLOT_QUOTE_END] = (int32_t)i - 1;
                view->words[QAZ_SLOT_AFTER_QUOTE] = i + 1 < count ? (int32_t)i + 1 : QAZ_NO_WORD;
                add_key(view, mix(QUOTE * 64 + 1, bucket(j - open)));
                add_key(view, mix(QUOTE * 64 + 2, bucket(i - j)));
                add_key(view, mix(QUOTE * 64 + 3, bucket(j - open) * 8 + bucket(i - j)));
                add_key(view, mix(QUOTE * 64 + 4, bucket(i - open) * 16 +
                                                     class_at(words, count, i + 1)));
            }
            inside = false;
        }
    }
}

/* Runs of words of one kind: numbers (Жиырма бес мың) or capitalised words. */
static void view_runs(const qaz_word *const *words, size_t count, qaz_view *views,
                      bool (*belongs)(qaz_word_class), uint32_t kind)
{
    for (size_t i = 0; i < count;) {
        if (!belongs((qaz_word_class)words[i]->class)) {
            i++;
            continue;
        }
        size_t end = i + 1;
        while (end < count && belongs((qaz_word_class)words[end]->class))
            end++;
        for (size_t j = i; j < end; j++) {
            qaz_view *view = &views[j];
            view->words[QAZ_SLOT_BEFORE_RUN] = i > 0 ? (int32_t)i - 1 : QAZ_NO_WORD;
            view->words[QAZ_SLOT_AFTER_RUN] = end < count ? (int32_t)end : QAZ_NO_WORD;
            add_key(view, mix(RUN * 64 + kind, bucket(j - i) * 8 + bucket(end - j)));
            add_key(view, mix(RUN * 64 + 2 + kind, bucket(end - i) * 64 + class_at(words, count, end) * 4u +
                                                     (i == 0)));
        }
        i = end;
    }
}

/* For words in lower case, the capitalised word that comes next, and how far it is. */
static void view_names(const qaz_word *const *words, size_t count, qaz_view *views)
{
    size_t next = count;
    for (size_t i = count; i-- > 0;) {
        if (is_capital((qaz_word_class)words[i]->class)) {
            next = i;
        } else if (words[i]->class == QAZ_CLASS_LOWER && next < count && next - i <= 6) {
            views[i].words[QAZ_SLOT_NEXT_NAME] = (int32_t)next;
            add_key(&views[i], mix(NAME * 64, bucket(next - i)));
        }
    }
}

static void view_token(const qaz_word *const *words, size_t count, size_t i, qaz_view *view)
{
    /* Outside the sentence stands a word of its own kind with no text. */
    static const qaz_word edge = {.class = QAZ_CLASS_EDGE};
    const qaz_word *left = i > 0 ? words[i - 1] : &edge;
    const qaz_word *left2 = i > 1 ? words[i - 2] : &edge;
    const qaz_word *self = words[i];
    const qaz_word *right = i + 1 < count ? words[i + 1] : &edge;
    const qaz_word *right2 = i + 2 < count ? words[i + 2] : &edge;
    add_key(view, mix(PLACE * 64, i == 0));
    add_key(view, mix(CLASSES * 64, left->class * 256u + self->class * 16u + right->class));
    add_key(view, mix(CLASSES * 64 + 1,
                      left2->class * 65536u + left->class * 4096u + self->class * 256u +
                          right->class * 16u + right2->class));
    add_key(view, mix(CLASSES * 64 + 2, left->class * 256u + left2->class * 16u));
    add_key(view, mix(CLASSES * 64 + 3, right->class * 256u + right2->class * 16u));
    add_key(view, mix((uint64_t)left->whole << 32 | self->whole, PAIR * 64));
    add_key(view, mix((uint64_t)self->whole << 32 | right->whole, PAIR * 64 + 1));
    add_key(view, mix((uint64_t)left->ending << 32 | self->ending, PAIR * 64 + 2));
    add_key(view, mix((uint64_t)self->ending << 32 | right->ending, PAIR * 64 + 3));
    add_key(view, mix((uint64_t)left->outline << 32 | self->outline, right->outline));
#ifdef X2
    add_key(view, mix((uint64_t)left->suffix << 32 | self->suffix, PAIR * 64 + 4));
    add_key(view, mix((uint64_t)self->suffix << 32 | right->suffix, PAIR * 64 + 5));
    add_key(view, mix((uint64_t)left->suffix << 32 | (self->suffix ^ right->suffix * 7), PAIR * 64 + 6));
#endif
#ifdef X3
    add_key(view, mix((uint64_t)left->stem << 32 | self->stem, PAIR * 64 + 7));
    add_key(view, mix((uint64_t)self->stem << 32 | right->stem, PAIR * 64 + 8));
#endif
#ifdef X4
    add_key(view, mix((uint64_t)left->stem << 32 | right->stem, PAIR * 64 + 9));
#endif
#ifdef X5
    add_key(view, mix((uint64_t)left->class << 32 | self->stem, PAIR * 64 + 10));
    add_key(view, mix((uint64_t)self->stem << 32 | right->class, PAIR * 64 + 11));
    add_key(view, mix((uint64_t)self->class << 32 | right->stem, PAIR * 64 + 12));
    add_key(view, mix((uint64_t)left->stem << 32 | self->class, PAIR * 64 + 13));
#endif
#ifdef X9
    add_key(view, mix((uint64_t)self->suffix << 32 | right->stem, PAIR * 64 + 16));
    add_key(view, mix((uint64_t)left->stem << 32 | self->suffix, PAIR * 64 + 17));
    add_key(view, mix((uint64_t)left->suffix << 32 | self->stem, PAIR * 64 + 18));
    add_key(view, mix((uint64_t)self->stem << 32 | right->suffix, PAIR * 64 + 19));
#endif
#ifdef XA
    if (left->gaz) add_key(view, mix((uint64_t)left->gaz << 32 | self->stem, PAIR * 64 + 20));
    if (right->gaz) add_key(view, mix((uint64_t)self->stem << 32 | right->gaz, PAIR * 64 + 21));
    if (self->gaz) add_key(view, mix((uint64_t)self->gaz << 32 | right->stem, PAIR * 64 + 22));
    if (self->gaz) add_key(view, mix((uint64_t)left->stem << 32 | self->gaz, PAIR * 64 + 23));
#endif
#ifdef XB
    add_key(view, mix(((uint64_t)left->stem << 32 | right->stem) * 31 + self->class, PAIR * 64 + 24));
    add_key(view, mix(((uint64_t)left->class << 32 | self->stem) * 31 + right->class, PAIR * 64 + 25));
    add_key(view, mix(((uint64_t)self->class << 32 | right2->stem) * 31 + right->class, PAIR * 64 + 26));
    add_key(view, mix(((uint64_t)self->class << 32 | left2->stem) * 31 + left->class, PAIR * 64 + 27));
#endif
#ifdef XC
    add_key(view, mix(((uint64_t)right->stem << 32 | right2->stem) * 31, PAIR * 64 + 28));
    add_key(view, mix(((uint64_t)left->stem << 32 | left2->stem) * 31, PAIR * 64 + 29));
#endif
#ifdef XD
    add_key(view, mix((((uint64_t)self->class*16+ (self->gaz?1:0)) << 32 | self->suffix) * 31 + right->gaz, PAIR * 64 + 30));
    add_key(view, mix((((uint64_t)self->class*16) << 32 | left->suffix) * 31 + left->gaz, PAIR * 64 + 31));
    add_key(view, mix((((uint64_t)self->class*16+right->class*256) << 32 | self->suffix) * 31 + right->suffix, PAIR * 64 + 32));
    add_key(view, mix((((uint64_t)self->class*16+left->class*256) << 32 | self->suffix) * 31 + left->suffix, PAIR * 64 + 33));
#endif
#ifdef X6
    if (self->gaz || left->gaz) add_key(view, mix((uint64_t)left->gaz << 32 | self->gaz, PAIR * 64 + 14));
    if (self->gaz || right->gaz) add_key(view, mix((uint64_t)self->gaz << 32 | right->gaz, PAIR * 64 + 15));
#endif
}

static void view_heads(const qaz_word *const *words, size_t count, qaz_view *views)
{
    size_t next = count;
    for (size_t i = count; i-- > 0;) {
        if (next < count && next - i <= 6) {
            views[i].words[QAZ_SLOT_HEAD] = (int32_t)next;
            add_key(&views[i], mix(NAME * 64 + 2, bucket(next - i)));
            add_key(&views[i], mix(NAME * 64 + 3, bucket(next - i) * 64u + words[i]->class));
            add_key(&views[i], mix(NAME * 64 + 4 + ((uint64_t)(words[next]->gaz & HEADS) << 32), bucket(next - i)));
        }
        if (words[i]->gaz & HEADS)
            next = i;
        else if (words[i]->class >= QAZ_CLASS_OPEN) next = count;
    }
}
static void view_before(const qaz_word *const *words, size_t count, qaz_view *views)
{
    size_t last = count;
    for (size_t i = 0; i < count; i++) {
        if (is_capital((qaz_word_class)words[i]->class)) {
            last = i;
        } else if (words[i]->class == QAZ_CLASS_LOWER && last < count && i - last <= 6) {
            views[i].words[QAZ_SLOT_LAST_NAME] = (int32_t)last;
            add_key(&views[i], mix(NAME * 64 + 1, bucket(i - last)));
        } else last = count;
    }
}

void qaz_sentence_view(const qaz_word *const *words, size_t count, qaz_view *views)
{
    for (size_t i = 0; i < count; i++) {
        qaz_view *view = &views[i];
        view->key_count = 0;
        for (size_t slot = 0; slot < QAZ_SLOT_COUNT; slot++)
            view->words[slot] = QAZ_NO_WORD;
        view->words[QAZ_SLOT_SELF] = (int32_t)i;
        view->words[QAZ_SLOT_LEFT] = i > 0 ? (int32_t)i - 1 : QAZ_NO_WORD;
        view->words[QAZ_SLOT_RIGHT] = i + 1 < count ? (int32_t)i + 1 : QAZ_NO_WORD;
        view->words[QAZ_SLOT_LEFT_2] = i > 1 ? (int32_t)i - 2 : QAZ_NO_WORD;
        view->words[QAZ_SLOT_RIGHT_2] = i + 2 < count ? (int32_t)i + 2 : QAZ_NO_WORD;
        view_token(words, count, i, view);
    }
    view_quotes(words, count, views);
    view_runs(words, count, views, is_number, 0);
    view_runs(words, count, views, is_capital, 1);
    view_names(words, count, views);
#ifdef X7
    view_heads(words, count, views);
#endif
#ifdef X8
    view_before(words, count, views);
#endif
}
