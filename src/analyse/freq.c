#include "analyse/freq_table.h"
#include "base/room.h"

#include <stdlib.h>
#include <string.h>

/* The words of n-grams are divided by spaces, so that one inside a word (a number grouped by
   spaces) becomes this. */
#define NO_BREAK_SPACE "\xC2\xA0"

qaz_freq *qaz_freq_new(const qaz_freq_options *options)
{
    if (options->length < 1 || options->length > QAZ_FREQ_LONGEST)
        return NULL;
    qaz_freq *freq = calloc(1, sizeof *freq);
    if (freq == NULL)
        return NULL;
    freq->options = *options;
    freq->grams.length = options->length;
    return freq;
}

void qaz_freq_free(qaz_freq *freq)
{
    if (freq == NULL)
        return;
    qaz_intern_free(&freq->words);
    qaz_grams_free(&freq->grams);
    free(freq->counters);
    free(freq->word_of_type);
    free(freq->word_of_reading);
    free(freq->fresh);
    free(freq->run);
    free(freq->seen_words);
    free(freq->seen_items);
    qaz_freq_running_free(&freq->running);
    qaz_buffer_free(&freq->scratch);
    free(freq);
}

const qaz_freq_options *qaz_freq_options_of(const qaz_freq *freq)
{
    return &freq->options;
}

/* Room for the counter of an item, which is zero if the item is new. */
qaz_freq_counter *qaz_freq_counter_of(qaz_freq *freq, uint32_t item)
{
    if (item < freq->counter_room)
        return &freq->counters[item];
    size_t room = freq->counter_room;
    qaz_freq_counter *grown = qaz_room(freq->counters, &room, (size_t)item + 1, sizeof *grown);
    if (grown == NULL)
        return NULL;
    memset(grown + freq->counter_room, 0, (room - freq->counter_room) * sizeof *grown);
    freq->counters = grown;
    freq->counter_room = room;
    return &grown[item];
}

/* Room for a list by number that is QAZ_NO_ID where nothing was written. */
bool qaz_freq_extend(uint32_t **list, size_t *count, size_t *room, size_t wanted)
{
    uint32_t *grown = qaz_room(*list, room, wanted, sizeof *grown);
    if (grown == NULL)
        return false;
    *list = grown;
    for (; *count < wanted; (*count)++)
        grown[*count] = QAZ_NO_ID;
    return true;
}

/* A new word with room for its counter. QAZ_NO_ID: no memory. */
uint32_t qaz_freq_add_word(qaz_freq *freq, qaz_slice text)
{
    if (freq->options.length > 1 && memchr(text.data, ' ', text.size) != NULL) {
        qaz_buffer_clear(&freq->scratch);
        for (size_t i = 0; i < text.size; i++) {
            if (text.data[i] == ' ')
                qaz_buffer_add_text(&freq->scratch, NO_BREAK_SPACE);
            else
                qaz_buffer_add_byte(&freq->scratch, text.data[i]);
        }
        if (freq->scratch.failed)
            return QAZ_NO_ID;
        text = qaz_buffer_slice(&freq->scratch);
    }
    uint32_t word = qaz_intern_add(&freq->words, text);
    if (word == QAZ_NO_ID || (freq->options.length == 1 && qaz_freq_counter_of(freq, word) == NULL))
        return QAZ_NO_ID;
    return word;
}

/* What is being counted. */
typedef struct source {
    const qaz_token *tokens;
    const qaz_type *types;
    const qaz_morph *morph; /* NULL: readings do not matter */
    const uint8_t *choices; /* of its readings, by token */
    const bool *selected;   /* NULL: all tokens are */
} source;

/* The word of a type that is counted for the first time. */
static uint32_t learn(qaz_freq *freq, const qaz_type *type, uint32_t index)
{
    uint32_t word =
        qaz_freq_add_word(freq, freq->options.by == QAZ_BY_WORD ? type->normal : type->fold);
    freq->word_of_type[index] = word;
    return word;
}

/* The word of a token in a reading that is counted for the first time. */
static uint32_t learn_reading(qaz_freq *freq, const source *from, size_t token)
{
    const qaz_type *type = &from->types[from->tokens[token].type];
    uint32_t *first = &freq->word_of_type[from->tokens[token].type];
    const qaz_reading *chosen = qaz_morph_chosen(from->morph, token);
    if (*first == QAZ_NO_ID) {
        size_t count, start = freq->reading_count;
        qaz_morph_readings(from->morph, token, &count);
        if (!qaz_freq_extend(&freq->word_of_reading, &freq->reading_count, &freq->reading_room,
                             start + count))
            return QAZ_NO_ID;
        *first = (uint32_t)start;
    }
    qaz_slice text = freq->options.by == QAZ_BY_LEMMA  ? chosen->lemma
                     : freq->options.by == QAZ_BY_WORD ? type->normal
                                                       : type->fold;
    uint32_t word = QAZ_FREQ_NO_ROW;
    if (freq->options.upos == 0 || (freq->options.upos >> chosen->upos & 1) != 0)
        word = qaz_freq_add_word(freq, text);
    freq->word_of_reading[*first + from->choices[token]] = word;
    return word;
}

/* The word of a token. QAZ_NO_ID: no memory. */
static inline uint32_t word_of(qaz_freq *freq, const source *from, size_t token)
{
    uint32_t type = from->tokens[token].type, word = freq->word_of_type[type];
    if (from->morph == NULL)
        return word != QAZ_NO_ID ? word : learn(freq, &from->types[type], type);
    if (word != QAZ_NO_ID)
        word = freq->word_of_reading[word + from->choices[token]];
    return word != QAZ_NO_ID ? word : learn_reading(freq, from, token);
}

static inline bool is_counted(const qaz_freq *freq, const source *from, size_t token)
{
    return (freq->options.kinds >> from->tokens[token].kind & 1) != 0 &&
           (from->selected == NULL || from->selected[token]);
}

/* Counts an occurrence of an item that has a counter, or no row. False: no memory. */
static inline bool count_item(qaz_freq *freq, uint32_t item)
{
    freq->tokens++;
    if (freq->options.keep_order)
        qaz_freq_running_add(&freq->running, item);
    if (item == QAZ_FREQ_NO_ROW)
        return true;
    qaz_freq_counter *own = &freq->counters[item];
    own->count++;
    if (own->last == freq->serial)
        return true;
    own->last = freq->serial;
    if (!freq->is_part) {
        own->documents++;
        return true;
    }
    uint32_t *fresh =
        qaz_room(freq->fresh, &freq->fresh_room, freq->fresh_count + 1, sizeof *fresh);
    if (fresh == NULL)
        return false;
    freq->fresh = fresh;
    fresh[freq->fresh_count++] = item;
    return true;
}

static qaz_status count_words(qaz_freq *freq, const source *from, size_t first, size_t end)
{
    for (size_t i = first; i < end; i++) {
        if (!is_counted(freq, from, i))
            continue;
        uint32_t word = word_of(freq, from, i);
        if (word == QAZ_NO_ID || !count_item(freq, word))
            return QAZ_NO_MEMORY;
    }
    return QAZ_OK;
}

/* The n-gram of these words, with room for its counter. QAZ_NO_ID: no memory. */
static uint32_t gram_of(qaz_freq *freq, const uint32_t *words, uint64_t hash)
{
    for (unsigned i = 0; i < freq->options.length && freq->options.upos != 0; i++)
        if (words[i] == QAZ_FREQ_NO_ROW)
            return QAZ_FREQ_NO_ROW;
    uint32_t item = qaz_grams_add(&freq->grams, words, hash);
    return item == QAZ_NO_ID || qaz_freq_counter_of(freq, item) == NULL ? QAZ_NO_ID : item;
}

/* Counts the n-grams of the run and empties it. Some are looked up at once, so that the memory
   that holds one is fetched while another is counted. */
static qaz_status count_grams(qaz_freq *freq)
{
    enum { AHEAD = 16 };
    unsigned length = freq->options.length;
    size_t count = freq->run_count < length ? 0 : freq->run_count - length + 1;
    freq->run_count = 0;
    for (size_t first = 0; first < count; first += AHEAD) {
        size_t end = count - first < AHEAD ? count : first + AHEAD;
        uint64_t hashes[AHEAD];
        for (size_t i = first; i < end; i++) {
            hashes[i - first] = qaz_gram_hash(freq->run + i, length);
            qaz_grams_expect(&freq->grams, hashes[i - first]);
        }
        for (size_t i = first; i < end; i++) {
            uint32_t item = gram_of(freq, freq->run + i, hashes[i - first]);
            if (item == QAZ_NO_ID || !count_item(freq, item))
                return QAZ_NO_MEMORY;
        }
    }
    return QAZ_OK;
}

/* Counts the n-grams of a sentence. */
static qaz_status count_sentence(qaz_freq *freq, const source *from, size_t first, size_t end)
{
    for (size_t i = first; i < end; i++) {
        if (!is_counted(freq, from, i)) {
            if (from->tokens[i].kind != QAZ_PUNCTUATION && count_grams(freq) != QAZ_OK)
                return QAZ_NO_MEMORY;
            continue;
        }
        uint32_t word = word_of(freq, from, i);
        uint32_t *run = qaz_room(freq->run, &freq->run_room, freq->run_count + 1, sizeof *run);
        if (word == QAZ_NO_ID || run == NULL)
            return QAZ_NO_MEMORY;
        freq->run = run;
        run[freq->run_count++] = word;
    }
    return count_grams(freq);
}

/* Turns to a part of a document. */
static qaz_status begin(qaz_freq *freq, const qaz_document *document, const qaz_freq_part *part)
{
    size_t types;
    qaz_document_types(document, &types);
    if (freq->generation != qaz_document_generation(document)) {
        freq->generation = qaz_document_generation(document);
        freq->type_count = freq->reading_count = 0;
    }
    if (!qaz_freq_extend(&freq->word_of_type, &freq->type_count, &freq->type_room, types))
        return QAZ_NO_MEMORY;
    if (freq->options.keep_order && !qaz_freq_running_begin(&freq->running, part))
        return QAZ_NO_MEMORY;
    if (freq->serial == 0 || freq->document != part->document) {
        freq->document = part->document;
        freq->serial++;
    }
    freq->documents += part->index == 0;
    freq->is_part = part->index > 0 || !part->last;
    freq->fresh_count = 0;
    return QAZ_OK;
}

bool qaz_freq_needs_morph(const qaz_freq_options *options)
{
    return options->by == QAZ_BY_LEMMA || options->upos != 0;
}

qaz_status qaz_freq_add(qaz_freq *freq, qaz_document *document, const qaz_morph *morph,
                        const qaz_freq_part *part)
{
    return qaz_freq_add_some(freq, document, morph, part, NULL);
}

qaz_status qaz_freq_add_some(qaz_freq *freq, qaz_document *document, const qaz_morph *morph,
                             const qaz_freq_part *part, const bool *selected)
{
    bool by_sentence = freq->options.length > 1 || freq->options.drop_boilerplate;
    bool needs_morph = qaz_freq_needs_morph(&freq->options);
    if (needs_morph && morph == NULL)
        return QAZ_BAD_ARGUMENT;
    qaz_status status = by_sentence ? qaz_document_split(document) : QAZ_OK;
    if (status == QAZ_OK)
        status = begin(freq, document, part);
    if (status != QAZ_OK)
        return status;
    size_t count, type_count;
    source from = {.tokens = qaz_document_tokens(document, &count),
                   .types = qaz_document_types(document, &type_count),
                   .morph = needs_morph ? morph : NULL,
                   .choices = needs_morph ? qaz_morph_choices(morph) : NULL,
                   .selected = selected};
    if (!by_sentence)
        return count_words(freq, &from, 0, count);
    const qaz_sentence *sentence = qaz_document_sentences(document, &count);
    for (; count > 0 && status == QAZ_OK; count--, sentence++) {
        if (freq->options.drop_boilerplate && sentence->kind == QAZ_BOILERPLATE)
            continue;
        status = (freq->options.length == 1 ? count_words : count_sentence)(
            freq, &from, sentence->first, sentence->token_end);
    }
    return status;
}
