#include "generate/phrases.h"

#include "base/room.h"

#include <stdlib.h>
#include <string.h>

static void *need(void *memory)
{
    if (memory != NULL)
        return memory;
    fprintf(stderr, "phrases: no memory\n");
    exit(1);
}

static uint32_t id_of(qaz_intern *table, qaz_slice text)
{
    uint32_t id = qaz_intern_add(table, text);
    need(id == QAZ_NO_ID ? NULL : table);
    return id;
}

void phrase_trie_add(phrase_trie *trie, qaz_slice text, qaz_phrase phrase)
{
    uint32_t node = QAZ_ROOT_NODE;
    for (const char *at = text.data, *end = at + text.size; at < end;) {
        const char *space = memchr(at, ' ', (size_t)(end - at));
        size_t size = (size_t)((space != NULL ? space : end) - at);
        const node_step step = {node, id_of(&trie->words, (qaz_slice){at, size})};
        uint32_t known = trie->keys.count;
        uint32_t id = id_of(&trie->keys, (qaz_slice){(const char *)&step, sizeof step});
        if (id == known) {
            trie->steps =
                need(qaz_room(trie->steps, &trie->step_room, (size_t)id + 1, sizeof *trie->steps));
            trie->steps[id] = step;
        }
        node = id + QAZ_ROOT_NODE + 1;
        at += size + 1;
    }
    if (node == QAZ_ROOT_NODE)
        return;
    size_t order = trie->phrase_count++;
    trie->phrases =
        need(qaz_room(trie->phrases, &trie->phrase_room, order + 1, sizeof *trie->phrases));
    trie->phrases[order] = (node_phrase){node, (uint32_t)order, phrase};
}

/* A word with its id in the trie. */
typedef struct hashed_word {
    uint32_t hash, id;
} hashed_word;

static int by_hash(const void *left, const void *right)
{
    const hashed_word *a = left, *b = right;
    if (a->hash != b->hash)
        return a->hash < b->hash ? -1 : 1;
    return (a->id > b->id) - (a->id < b->id);
}

/* A step with the node that it leads to. */
typedef struct full_step {
    node_step from;
    uint32_t target;
} full_step;

static int by_node(const void *left, const void *right)
{
    const full_step *a = left, *b = right;
    if (a->from.node != b->from.node)
        return a->from.node < b->from.node ? -1 : 1;
    return (a->from.word > b->from.word) - (a->from.word < b->from.word);
}

static int by_end(const void *left, const void *right)
{
    const node_phrase *a = left, *b = right;
    if (a->node != b->node)
        return a->node < b->node ? -1 : 1;
    return (a->order < b->order) - (a->order > b->order);
}

static void begin(FILE *out, const char *type, const char *name)
{
    fprintf(out, "static const %s %s[] = {", type, name);
}

static void number(FILE *out, size_t index, uint32_t value)
{
    fprintf(out, "%s%ju,", index % 12 == 0 ? "\n" : " ", (uintmax_t)value);
}

static void end(FILE *out)
{
    fprintf(out, "\n};\n\n");
}

/* Writes the words in order of their hashes, and notes in `ranks` the place of each. */
static void write_words(const phrase_trie *trie, uint32_t *ranks, FILE *out)
{
    uint32_t count = trie->words.count, place = 0, word = 0;
    hashed_word *words = need(malloc((count + 1) * sizeof *words));
    for (uint32_t i = 0; i < count; i++)
        words[i] = (hashed_word){qaz_phrase_hash(qaz_intern_text(&trie->words, i)), i};
    qsort(words, count, sizeof *words, by_hash);
    fprintf(out, "static const char pool[] =");
    for (uint32_t i = 0; i < count; i++) {
        qaz_slice text = qaz_intern_text(&trie->words, words[i].id);
        fprintf(out, "%s\"", i % 8 == 0 ? "\n" : " ");
        for (size_t b = 0; b < text.size; b++)
            fprintf(out, "\\%03o", (unsigned)(unsigned char)text.data[b]);
        fprintf(out, "\"");
        ranks[words[i].id] = i;
    }
    fprintf(out, ";\n\n");
    begin(out, "uint32_t", "places");
    for (uint32_t i = 0; i < count; i++) {
        number(out, i, place);
        place += (uint32_t)qaz_intern_text(&trie->words, words[i].id).size;
    }
    number(out, count, place);
    end(out);
    begin(out, "uint32_t", "hashes");
    for (uint32_t i = 0; i < count; i++)
        number(out, i, words[i].hash);
    end(out);
    begin(out, "uint32_t", "buckets");
    for (uint32_t bucket = 0; bucket <= (uint32_t)1 << QAZ_PHRASE_BUCKET_BITS; bucket++) {
        while (word < count && words[word].hash >> (32 - QAZ_PHRASE_BUCKET_BITS) < bucket)
            word++;
        number(out, bucket, word);
    }
    end(out);
    free(words);
}

/* Writes for each of `nodes` nodes where its part of an array begins; `node_of` says for each of
   `count` elements, which are in order of their nodes, to which it belongs. */
static void write_borders(const char *name, uint32_t nodes, const uint32_t *node_of, size_t count,
                          FILE *out)
{
    size_t at = 0;
    begin(out, "uint32_t", name);
    for (uint32_t node = 0; node <= nodes; node++) {
        while (at < count && node_of[at] < node)
            at++;
        number(out, node, (uint32_t)at);
    }
    end(out);
}

static void write_steps(const phrase_trie *trie, const uint32_t *ranks, uint32_t nodes, FILE *out)
{
    uint32_t count = trie->keys.count, words = trie->words.count;
    full_step *steps = need(malloc((count + 1) * sizeof *steps));
    uint32_t *starts = need(calloc(words + 1, sizeof *starts));
    uint32_t *node_of = need(malloc((count + 1) * sizeof *node_of)), kept = 0;
    for (uint32_t i = 0; i < count; i++) {
        node_step from = {trie->steps[i].node, ranks[trie->steps[i].word]};
        if (from.node == QAZ_ROOT_NODE)
            starts[from.word] = i + QAZ_ROOT_NODE + 1;
        else
            steps[kept++] = (full_step){from, i + QAZ_ROOT_NODE + 1};
    }
    qsort(steps, kept, sizeof *steps, by_node);
    begin(out, "uint32_t", "starts");
    for (uint32_t i = 0; i < words; i++)
        number(out, i, starts[i]);
    end(out);
    begin(out, "qaz_phrase_edge", "edges");
    for (uint32_t i = 0; i < kept; i++) {
        fprintf(out, "%s{%ju, %ju},", i % 6 == 0 ? "\n" : " ", (uintmax_t)steps[i].from.word,
                (uintmax_t)steps[i].target);
        node_of[i] = steps[i].from.node;
    }
    end(out);
    write_borders("node_edges", nodes, node_of, kept, out);
    free(steps);
    free(starts);
    free(node_of);
}

static void write_phrases(const phrase_trie *trie, uint32_t nodes, FILE *out)
{
    size_t count = trie->phrase_count;
    uint32_t *node_of = need(malloc((count + 1) * sizeof *node_of));
    qsort(trie->phrases, count, sizeof *trie->phrases, by_end);
    begin(out, "qaz_phrase", "phrases");
    for (size_t i = 0; i < count; i++) {
        const qaz_phrase *phrase = &trie->phrases[i].phrase;
        fprintf(out, "%s{%ju, %u, %u},", i % 6 == 0 ? "\n" : " ", (uintmax_t)phrase->row,
                phrase->list, phrase->form);
        node_of[i] = trie->phrases[i].node;
    }
    end(out);
    write_borders("node_phrases", nodes, node_of, count, out);
    free(node_of);
}

void phrase_trie_write(const phrase_trie *trie, const char *name, FILE *out)
{
    uint32_t *ranks = need(malloc((trie->words.count + 1) * sizeof *ranks));
    uint32_t nodes = trie->keys.count + QAZ_ROOT_NODE + 1;
    write_words(trie, ranks, out);
    write_steps(trie, ranks, nodes, out);
    write_phrases(trie, nodes, out);
    fprintf(out,
            "const qaz_phrases %s = {pool, places, hashes, buckets, starts, edges, node_edges, "
            "phrases, node_phrases};\n",
            name);
    free(ranks);
}

void phrase_trie_free(phrase_trie *trie)
{
    qaz_intern_free(&trie->words);
    qaz_intern_free(&trie->keys);
    free(trie->steps);
    free(trie->phrases);
    *trie = (phrase_trie){0};
}
