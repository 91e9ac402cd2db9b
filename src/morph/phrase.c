#include "morph/phrase.h"

#include "base/room.h"

#include <stdlib.h>
#include <string.h>

typedef struct qaz_phrase_edge {
    uint32_t node, word;
    uint32_t target; /* QAZ_NO_NODE: free slot */
} qaz_phrase_edge;

/* The slot of an edge, or the free one where it belongs. Fibonacci hashing (Knuth, The Art of
   Computer Programming, volume 3, section 6.4). */
static qaz_phrase_edge *slot_of(const qaz_phrases *phrases, uint32_t node, uint32_t word)
{
    uint64_t key = ((uint64_t)node << 32 | word) * UINT64_C(0x9E3779B97F4A7C15);
    uint32_t slot = (uint32_t)(key >> 32) & phrases->edge_mask;
    for (;; slot = (slot + 1) & phrases->edge_mask) {
        qaz_phrase_edge *edge = &phrases->edges[slot];
        if (edge->target == QAZ_NO_NODE || (edge->node == node && edge->word == word))
            return edge;
    }
}

static qaz_status grow_edges(qaz_phrases *phrases)
{
    if (phrases->edges != NULL && phrases->edge_count * 2 <= phrases->edge_mask)
        return QAZ_OK;
    qaz_phrases grown = *phrases;
    size_t slots = phrases->edges == NULL ? 4096 : ((size_t)phrases->edge_mask + 1) * 2;
    grown.edges = calloc(slots, sizeof *grown.edges);
    if (grown.edges == NULL)
        return QAZ_NO_MEMORY;
    grown.edge_mask = (uint32_t)(slots - 1);
    for (uint32_t i = 0; phrases->edges != NULL && i <= phrases->edge_mask; i++)
        if (phrases->edges[i].target != QAZ_NO_NODE)
            *slot_of(&grown, phrases->edges[i].node, phrases->edges[i].word) = phrases->edges[i];
    free(phrases->edges);
    *phrases = grown;
    return QAZ_OK;
}

static qaz_status new_node(qaz_phrases *phrases, uint32_t *node)
{
    uint32_t *firsts = qaz_room(phrases->firsts, &phrases->node_room,
                                (size_t)phrases->node_count + 1, sizeof *firsts);
    if (firsts == NULL)
        return QAZ_NO_MEMORY;
    phrases->firsts = firsts;
    *node = phrases->node_count++;
    phrases->firsts[*node] = 0;
    return QAZ_OK;
}

static qaz_status add_step(qaz_phrases *phrases, uint32_t *node, qaz_slice word)
{
    uint32_t id = qaz_intern_add(&phrases->words, word);
    if (id == QAZ_NO_ID || grow_edges(phrases) != QAZ_OK)
        return QAZ_NO_MEMORY;
    qaz_phrase_edge *edge = slot_of(phrases, *node, id);
    if (edge->target == QAZ_NO_NODE) {
        uint32_t target;
        if (new_node(phrases, &target) != QAZ_OK)
            return QAZ_NO_MEMORY;
        *edge = (qaz_phrase_edge){*node, id, target};
        phrases->edge_count++;
    }
    *node = edge->target;
    return QAZ_OK;
}

static qaz_status put(qaz_phrases *phrases, uint32_t node, qaz_phrase phrase)
{
    if (phrases->phrase_count == 0)
        phrases->phrase_count = 1;
    qaz_phrase *grown = qaz_room(phrases->phrases, &phrases->phrase_room,
                                 (size_t)phrases->phrase_count + 1, sizeof *grown);
    if (grown == NULL)
        return QAZ_NO_MEMORY;
    phrases->phrases = grown;
    phrase.next = phrases->firsts[node];
    phrases->phrases[phrases->phrase_count] = phrase;
    phrases->firsts[node] = phrases->phrase_count++;
    return QAZ_OK;
}

qaz_status qaz_phrases_add(qaz_phrases *phrases, qaz_slice text, qaz_phrase phrase)
{
    uint32_t node = QAZ_ROOT_NODE;
    while (phrases->node_count <= QAZ_ROOT_NODE)
        if (new_node(phrases, &node) != QAZ_OK)
            return QAZ_NO_MEMORY;
    for (const char *at = text.data, *end = at + text.size; at < end;) {
        const char *space = memchr(at, ' ', (size_t)(end - at));
        size_t size = (size_t)((space != NULL ? space : end) - at);
        if (add_step(phrases, &node, (qaz_slice){at, size}) != QAZ_OK)
            return QAZ_NO_MEMORY;
        at += size + 1;
    }
    return node == QAZ_ROOT_NODE ? QAZ_OK : put(phrases, node, phrase);
}

uint32_t qaz_phrases_step(const qaz_phrases *phrases, uint32_t node, uint32_t word)
{
    return phrases->edges == NULL ? QAZ_NO_NODE : slot_of(phrases, node, word)->target;
}

void qaz_phrases_free(qaz_phrases *phrases)
{
    qaz_intern_free(&phrases->words);
    free(phrases->edges);
    free(phrases->firsts);
    free(phrases->phrases);
    *phrases = (qaz_phrases){0};
}
