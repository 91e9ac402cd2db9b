/* The features of tokens in their sentence. */
#include "analyse/tagger_features.h"

#include "analyse/tagger_hash.h"

enum template {
    FIRST = 100, /* apart from the templates over single words */
    CONJUNCTION,
    QUOTE_LEFT,
    QUOTE_RIGHT,
    QUOTE_PLACE,
    QUOTE_SIZE,
    RUN_PLACE,
    RUN_SIZE,
    NEXT_NAME,
    LAST_NAME,
    HEAD_DISTANCE,
    HEAD_CLASS,
    GIVEN,
    DOMAIN
};

enum { REACH = 6 /* words between a token and a name or head that it looks for */ };

/* Features over several words: a fact of each of up to five neighbours, from the second to the
   left to the second to the right. A fact is named by its number + 1; 0 is none. */
enum { CLASS = 1, WHOLE, LEMMA, GRAMMAR, ENDING, OUTLINE, LEXICON };

static const uint8_t conjunctions[][5] = {
    {0, CLASS, CLASS, CLASS, 0},       {CLASS, CLASS, CLASS, CLASS, CLASS},
    {CLASS, CLASS, 0, 0, 0},           {0, 0, 0, CLASS, CLASS},
    {0, OUTLINE, OUTLINE, OUTLINE, 0}, {0, WHOLE, WHOLE, 0, 0},
    {0, 0, WHOLE, WHOLE, 0},           {0, ENDING, ENDING, 0, 0},
    {0, 0, ENDING, ENDING, 0},         {0, GRAMMAR, GRAMMAR, 0, 0},
    {0, 0, GRAMMAR, GRAMMAR, 0},       {0, GRAMMAR, GRAMMAR, GRAMMAR, 0},
    {0, LEMMA, LEMMA, 0, 0},           {0, 0, LEMMA, LEMMA, 0},
    {0, CLASS, LEMMA, 0, 0},           {0, 0, LEMMA, CLASS, 0},
    {0, LEMMA, CLASS, 0, 0},           {0, 0, CLASS, LEMMA, 0},
    {0, LEXICON, LEXICON, 0, 0},       {0, 0, LEXICON, LEXICON, 0},
    {0, LEXICON, CLASS, 0, 0},         {0, 0, CLASS, LEXICON, 0},
};

uint32_t qaz_given_key(uint32_t number, size_t column)
{
    return qaz_mix(GIVEN * 256u + column, number);
}

uint32_t qaz_domain_key(uint32_t key, qaz_domain domain)
{
    return qaz_mix(DOMAIN * 256u + domain, key);
}

static void add_key(qaz_view *view, enum template template, uint64_t value)
{
    if (view->key_count < QAZ_TOKEN_FEATURES)
        view->keys[view->key_count++] = qaz_mix(template, value);
}

static qaz_word_class class_at(const qaz_word *const *words, size_t count, size_t at)
{
    return at < count ? (qaz_word_class)(words[at]->facts[QAZ_FACT_CLASS] - 1) : QAZ_CLASS_EDGE;
}

static bool is_number(qaz_word_class class)
{
    return class == QAZ_CLASS_NUMBER || class == QAZ_CLASS_NUMERAL;
}

static bool is_capital(qaz_word_class class)
{
    return class == QAZ_CLASS_CAPITAL || class == QAZ_CLASS_UPPER;
}

static bool is_mark(qaz_word_class class)
{
    return class >= QAZ_CLASS_OPEN;
}

/* A length, such that long ones are alike. */
static uint32_t rough(size_t n)
{
    return n < 5 ? (uint32_t)n : n < 8 ? 5 : 6;
}

static int32_t place(size_t at, size_t count)
{
    return at < count ? (int32_t)at : QAZ_NO_WORD;
}

/* Every token from the opening mark of a quotation to its closing mark, both included. */
static void view_quotation(const qaz_word *const *words, size_t count, size_t open, size_t close,
                           qaz_view *views)
{
    for (size_t i = open; i <= close; i++) {
        qaz_view *view = &views[i];
        view->words[QAZ_SLOT_BEFORE_QUOTE] = open > 0 ? (int32_t)open - 1 : QAZ_NO_WORD;
        view->words[QAZ_SLOT_QUOTE_END] = (int32_t)close - 1;
        view->words[QAZ_SLOT_AFTER_QUOTE] = place(close + 1, count);
        add_key(view, QUOTE_LEFT, rough(i - open));
        add_key(view, QUOTE_RIGHT, rough(close - i));
        add_key(view, QUOTE_PLACE, rough(i - open) * 8 + rough(close - i));
        add_key(view, QUOTE_SIZE, rough(close - open) * 16 + class_at(words, count, close + 1));
    }
}

static void view_quotations(const qaz_word *const *words, size_t count, qaz_view *views)
{
    size_t open = 0;
    bool inside = false;
    for (size_t i = 0; i < count; i++) {
        qaz_word_class class = class_at(words, count, i);
        if (class == QAZ_CLASS_OPEN || (class == QAZ_CLASS_QUOTE && !inside)) {
            open = i;
            inside = true;
        } else if (inside && (class == QAZ_CLASS_CLOSE || class == QAZ_CLASS_QUOTE)) {
            view_quotation(words, count, open, i, views);
            inside = false;
        }
    }
}

/* Runs of numbers (жиырма бес мың) or of capitalised words. */
static void view_runs(const qaz_word *const *words, size_t count, qaz_view *views, bool numbers)
{
    bool (*belongs)(qaz_word_class) = numbers ? is_number : is_capital;
    size_t end;
    for (size_t start = 0; start < count; start = end) {
        end = start;
        while (end < count && belongs(class_at(words, count, end)))
            end++;
        for (size_t i = start; i < end; i++) {
            qaz_view *view = &views[i];
            view->words[QAZ_SLOT_BEFORE_RUN] = start > 0 ? (int32_t)start - 1 : QAZ_NO_WORD;
            view->words[QAZ_SLOT_AFTER_RUN] = place(end, count);
            add_key(view, RUN_PLACE,
                    (rough(i - start) * 8 + rough(end - i)) * 2 + (numbers ? 1 : 0));
            add_key(view, RUN_SIZE,
                    ((rough(end - start) * 16 + class_at(words, count, end)) * 2 + (start == 0)) *
                            2 +
                        (numbers ? 1 : 0));
        }
        end += end == start;
    }
}

/* For words in lower case, the capitalised words around them. */
static void view_names(const qaz_word *const *words, size_t count, qaz_view *views)
{
    size_t name = count;
    for (size_t i = count; i-- > 0;) {
        qaz_word_class class = class_at(words, count, i);
        if (is_capital(class)) {
            name = i;
        } else if (class == QAZ_CLASS_LOWER && name < count && name - i <= REACH) {
            views[i].words[QAZ_SLOT_NEXT_NAME] = (int32_t)name;
            add_key(&views[i], NEXT_NAME, rough(name - i));
        }
    }
    name = count;
    for (size_t i = 0; i < count; i++) {
        qaz_word_class class = class_at(words, count, i);
        if (is_capital(class)) {
            name = i;
        } else if (class != QAZ_CLASS_LOWER) {
            name = count;
        } else if (name < count && i - name <= REACH) {
            views[i].words[QAZ_SLOT_LAST_NAME] = (int32_t)name;
            add_key(&views[i], LAST_NAME, rough(i - name));
        }
    }
}

/* The head of the name that a token may belong to stands to its right. */
static void view_heads(const qaz_word *const *words, size_t count, qaz_view *views)
{
    size_t head = count;
    for (size_t i = count; i-- > 0;) {
        uint32_t classes = words[i]->facts[QAZ_FACT_LEXICON] & QAZ_LEXICON_HEADS;
        if (head < count && head - i <= REACH) {
            uint32_t kind = words[head]->facts[QAZ_FACT_LEXICON] & QAZ_LEXICON_HEADS;
            views[i].words[QAZ_SLOT_HEAD] = (int32_t)head;
            add_key(&views[i], HEAD_DISTANCE, rough(head - i) * 16 + class_at(words, count, i));
            add_key(&views[i], HEAD_CLASS, (uint64_t)kind << 32 | rough(head - i));
        }
        if (classes != 0)
            head = i;
        else if (is_mark(class_at(words, count, i)))
            head = count;
    }
}

static void add_conjunctions(const qaz_word *const *words, size_t count, size_t at, qaz_view *view)
{
    static const qaz_word edge = {.facts = {[QAZ_FACT_CLASS] = 1 + QAZ_CLASS_EDGE}};
    const qaz_word *near[5];
    for (size_t i = 0; i < 5; i++)
        near[i] = at + i >= 2 && at + i - 2 < count ? words[at + i - 2] : &edge;
    for (size_t c = 0; c < sizeof conjunctions / sizeof *conjunctions; c++) {
        uint64_t value = c + 1;
        bool said = true;
        for (size_t i = 0; i < 5; i++) {
            if (conjunctions[c][i] == 0)
                continue;
            uint32_t fact = near[i]->facts[conjunctions[c][i] - 1];
            said = said && fact != 0;
            value = value * 0x9E3779B97F4A7C15u + fact + (value >> 31);
        }
        if (said)
            add_key(view, CONJUNCTION, value);
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
        view->words[QAZ_SLOT_RIGHT] = place(i + 1, count);
        view->words[QAZ_SLOT_LEFT_2] = i > 1 ? (int32_t)i - 2 : QAZ_NO_WORD;
        view->words[QAZ_SLOT_RIGHT_2] = place(i + 2, count);
        add_key(view, FIRST, i == 0);
        add_conjunctions(words, count, i, view);
    }
    view_quotations(words, count, views);
    view_runs(words, count, views, true);
    view_runs(words, count, views, false);
    view_names(words, count, views);
    view_heads(words, count, views);
}
