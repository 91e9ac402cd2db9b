/* A minimal acyclic automaton over all forms of stems, built from the sorted list, deepest nodes
   first, each node that is equal to an earlier one being that one. */
#include "generate/morph.h"

#include "base/hash.h"

#include <stdlib.h>
#include <string.h>

typedef struct builder {
    const morph_form *forms; /* sorted, one for each word */
    size_t *words;           /* indexes into forms of distinct words */
    qaz_edge *edges;
    size_t edge_count, edge_capacity;
    uint32_t *nodes; /* hash table of first edges */
    size_t node_count, node_capacity;
} builder;

static int by_form(const void *left, const void *right)
{
    const morph_form *a = left, *b = right;
    size_t shorter = a->size < b->size ? a->size : b->size;
    int order = memcmp(a->labels, b->labels, shorter);
    if (order != 0)
        return order;
    if (a->size != b->size)
        return a->size < b->size ? -1 : 1;
    return memcmp(&a->stem, &b->stem, sizeof a->stem);
}

static bool same_word(const morph_form *a, const morph_form *b)
{
    return a->size == b->size && memcmp(a->labels, b->labels, a->size) == 0;
}

static size_t node_size(const qaz_edge *node)
{
    size_t size = 1;
    while (!(node[size - 1].target & 2))
        size++;
    return size;
}

/* Puts a node into the hash table, whose capacity is a power of two. */
static void remember(builder *build, uint32_t node)
{
    qaz_slice bytes = {(const char *)&build->edges[node],
                       node_size(&build->edges[node]) * sizeof(qaz_edge)};
    size_t at = (size_t)qaz_hash(bytes) & (build->node_capacity - 1);
    while (build->nodes[at] != 0)
        at = (at + 1) & (build->node_capacity - 1);
    build->nodes[at] = node;
}

static void grow_nodes(builder *build)
{
    uint32_t *old = build->nodes;
    size_t capacity = build->node_capacity;
    build->node_capacity = capacity * 2;
    build->nodes = tsv_allocate(build->node_capacity, sizeof *build->nodes);
    for (size_t i = 0; i < capacity; i++)
        if (old[i] != 0)
            remember(build, old[i]);
}

/* The place of a node with these edges, an old one if there is one. */
static uint32_t intern_node(builder *build, const qaz_edge *edges, size_t count)
{
    qaz_slice bytes = {(const char *)edges, count * sizeof *edges};
    size_t at = (size_t)qaz_hash(bytes) & (build->node_capacity - 1);
    for (; build->nodes[at] != 0; at = (at + 1) & (build->node_capacity - 1)) {
        const qaz_edge *node = &build->edges[build->nodes[at]];
        if (node_size(node) == count && memcmp(node, edges, bytes.size) == 0)
            return build->nodes[at];
    }
    build->edges =
        tsv_grow(build->edges, &build->edge_capacity, build->edge_count, count, sizeof *edges);
    uint32_t node = (uint32_t)build->edge_count;
    memcpy(&build->edges[node], edges, bytes.size);
    build->edge_count += count;
    build->nodes[at] = node;
    if (++build->node_count * 2 > build->node_capacity)
        grow_nodes(build);
    return node;
}

/* The node for words [from, to), which agree in their first `depth` letters and are longer. */
static uint32_t build_node(builder *build, size_t from, size_t to, size_t depth)
{
    qaz_edge edges[256];
    size_t count = 0;
    for (size_t at = from; at < to;) {
        const morph_form *first = &build->forms[build->words[at]];
        uint8_t label = first->labels[depth];
        size_t end = at + 1;
        while (end < to && build->forms[build->words[end]].labels[depth] == label)
            end++;
        bool final = first->size == depth + 1;
        uint32_t target = 0;
        if (at + final < end)
            target = build_node(build, at + final, end, depth + 1);
        edges[count++] = (qaz_edge){target << 2 | (end == to ? 2u : 0u) | (final ? 1u : 0u),
                                    (uint32_t)(at - from) << 8 | label};
        at = end;
    }
    return intern_node(build, edges, count);
}

static void write_stems(const morph_source *source, const builder *build, size_t words, FILE *out)
{
    fputs("static const qaz_stem stems[] = {\n", out);
    for (size_t i = 0; i < source->form_count; i++) {
        const qaz_stem *stem = &source->forms[i].stem;
        fprintf(out, "{%u,%u,%u,%u,%u,%u,%u,%u},\n", stem->lemma, stem->features, stem->upos,
                stem->state, stem->class, stem->join, stem->harmony, stem->cost);
    }
    fputs("};\nstatic const uint32_t first_stem[] = {\n", out);
    for (size_t i = 0; i <= words; i++)
        fprintf(out, "%zu,\n", build->words[i]);
    fputs("};\n", out);
}

uint32_t morph_write_automaton(morph_source *source, FILE *out)
{
    qsort(source->forms, source->form_count, sizeof *source->forms, by_form);
    size_t kept = 0;
    for (size_t i = 0; i < source->form_count; i++)
        if (i == 0 || by_form(&source->forms[kept - 1], &source->forms[i]) != 0)
            source->forms[kept++] = source->forms[i];
    source->form_count = kept;
    builder build = {.forms = source->forms, .node_capacity = 1 << 16, .edge_count = 1};
    build.words = tsv_allocate(kept + 1, sizeof *build.words);
    build.nodes = tsv_allocate(build.node_capacity, sizeof *build.nodes);
    build.edge_capacity = 1 << 16;
    build.edges = tsv_allocate(build.edge_capacity, sizeof *build.edges);
    size_t words = 0;
    for (size_t i = 0; i < kept; i++)
        if (i == 0 || !same_word(&source->forms[i - 1], &source->forms[i]))
            build.words[words++] = i;
    build.words[words] = kept;
    uint32_t root = build_node(&build, 0, words, 0);
    write_stems(source, &build, words, out);
    fputs("static const qaz_edge edges[] = {\n", out);
    for (size_t i = 0; i < build.edge_count; i++)
        fprintf(out, "{%u,%u},\n", build.edges[i].target, build.edges[i].before);
    fputs("};\n", out);
    return root;
}
