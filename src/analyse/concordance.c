#include "analyse/concordance.h"

#include "base/error.h"
#include "base/room.h"
#include "qaz/utf8.h"

#include <stdlib.h>
#include <string.h>

/* Which items a reading of a type matches is worked out once: bit i for item i. */
#define NOT_KNOWN UINT32_MAX

struct qaz_concordance {
    qaz_items items;
    bool needs_morph;
    uint32_t *first_of_type; /* place of the masks of its readings; NOT_KNOWN: not asked for yet */
    uint32_t *masks;         /* by reading, or if readings do not matter one for each type */
    size_t type_count, type_room, mask_count, mask_room;
    uint32_t generation;       /* of the types */
    uint32_t *words, *matches; /* of a sentence: tokens that are no punctuation, and their masks */
    size_t word_room, match_room;
    qaz_hit *hits;
    size_t hit_count, hit_room;
};

qaz_concordance *qaz_concordance_new(qaz_slice pattern, qaz_field field, qaz_error *error)
{
    qaz_concordance *self = calloc(1, sizeof *self);
    if (self == NULL) {
        qaz_fail(error, QAZ_NO_MEMORY, "%s", qaz_status_text(QAZ_NO_MEMORY));
        return NULL;
    }
    if (qaz_items_read(&self->items, pattern, field, error) != QAZ_OK) {
        qaz_concordance_free(self);
        return NULL;
    }
    for (size_t i = 0; i < self->items.count; i++)
        self->needs_morph |= self->items.list[i].field >= QAZ_FIELD_LEMMA;
    return self;
}

void qaz_concordance_free(qaz_concordance *self)
{
    if (self == NULL)
        return;
    qaz_items_free(&self->items);
    free(self->first_of_type);
    free(self->masks);
    free(self->words);
    free(self->matches);
    free(self->hits);
    free(self);
}

bool qaz_concordance_needs_morph(const qaz_concordance *self)
{
    return self->needs_morph;
}

bool qaz_concordance_gave_up(const qaz_concordance *self)
{
    for (size_t i = 0; i < self->items.count; i++)
        if (self->items.list[i].pattern != NULL && qaz_pattern_gave_up(self->items.list[i].pattern))
            return true;
    return false;
}

/* True if two texts are the same but for letter case. */
static bool same_letters(qaz_slice a, qaz_slice b)
{
    const char *at = a.data, *end = at + a.size, *other = b.data, *other_end = other + b.size;
    while (at < end && other < other_end) {
        size_t size, other_size;
        uint32_t c = qaz_utf8_decode(at, end, &size);
        uint32_t d = qaz_utf8_decode(other, other_end, &other_size);
        if (c != d && qaz_utf8_lower(c) != qaz_utf8_lower(d))
            return false;
        at += size;
        other += other_size;
    }
    return at == end && other == other_end;
}

static bool matches_item(const qaz_item *item, const qaz_type *type, const qaz_reading *reading)
{
    qaz_slice text = item->field == QAZ_FIELD_WORD   ? type->normal
                     : item->field == QAZ_FIELD_FOLD ? type->fold
                     : item->field == QAZ_FIELD_LEMMA
                         ? reading->lemma
                         : qaz_slice_of(qaz_upos_name((qaz_upos)reading->upos));
    if (item->pattern != NULL)
        return qaz_pattern_matches(item->pattern, text);
    if (item->field == QAZ_FIELD_LEMMA)
        return same_letters(item->text, text);
    return qaz_slice_equal(item->text, text);
}

/* Makes a list longer, with NOT_KNOWN in the new places. False: no memory. */
static bool extend(uint32_t **list, size_t *count, size_t *room, size_t wanted)
{
    uint32_t *grown = qaz_room(*list, room, wanted, sizeof *grown);
    if (grown == NULL)
        return false;
    *list = grown;
    for (; *count < wanted; (*count)++)
        grown[*count] = NOT_KNOWN;
    return true;
}

/* Works out which items a token matches. NOT_KNOWN: no memory. */
static uint32_t learn(qaz_concordance *self, const qaz_token *tokens, size_t token,
                      const qaz_type *types, const qaz_morph *morph)
{
    uint32_t *first = &self->first_of_type[tokens[token].type];
    const qaz_reading *reading = self->needs_morph ? qaz_morph_chosen(morph, token) : NULL;
    if (*first == NOT_KNOWN) {
        size_t readings = 1, start = self->mask_count;
        if (self->needs_morph)
            qaz_morph_readings(morph, token, &readings);
        if (!extend(&self->masks, &self->mask_count, &self->mask_room, start + readings))
            return NOT_KNOWN;
        *first = (uint32_t)start;
    }
    uint32_t mask = 0;
    for (size_t i = 0; i < self->items.count; i++)
        if (matches_item(&self->items.list[i], &types[tokens[token].type], reading))
            mask |= 1u << i;
    self->masks[*first + (self->needs_morph ? qaz_morph_choices(morph)[token] : 0)] = mask;
    return mask;
}

/* The items that a token matches. NOT_KNOWN: no memory. */
static inline uint32_t mask_of(qaz_concordance *self, const qaz_token *tokens, size_t token,
                               const qaz_type *types, const qaz_morph *morph)
{
    uint32_t mask = self->first_of_type[tokens[token].type];
    if (mask != NOT_KNOWN)
        mask = self->masks[mask + (self->needs_morph ? qaz_morph_choices(morph)[token] : 0)];
    return mask != NOT_KNOWN ? mask : learn(self, tokens, token, types, morph);
}

/* Words that a match takes from word `at` on; 0: there is none. Bit d of a set stands for the word
   d words further; the set of item i holds the places where a match of the items up to it ends. */
static unsigned match(const qaz_concordance *self, size_t at, size_t count)
{
    uint64_t set = self->matches[at] & 1;
    for (size_t i = 1; i < self->items.count && set != 0; i++) {
        const qaz_item *item = &self->items.list[i];
        uint64_t reached = 0;
        for (unsigned gap = item->gap_least; gap <= item->gap_most; gap++)
            reached |= set << (gap + 1);
        set = 0;
        for (unsigned d = 0; d < QAZ_PATTERN_SPAN && at + d < count; d++)
            if (reached >> d & 1 && self->matches[at + d] >> i & 1)
                set |= (uint64_t)1 << d;
    }
    unsigned size = 0;
    while (set != 0 && !(set >> size++ & 1))
        ;
    return size;
}

static bool add_hit(qaz_concordance *self, const qaz_hit *hit)
{
    qaz_hit *hits = qaz_room(self->hits, &self->hit_room, self->hit_count + 1, sizeof *hits);
    if (hits == NULL)
        return false;
    self->hits = hits;
    hits[self->hit_count++] = *hit;
    return true;
}

static bool search(qaz_concordance *self, size_t count, uint32_t sentence)
{
    for (size_t i = 0; i < count;) {
        unsigned size = match(self, i, count);
        qaz_hit hit = {self->words[i], size > 0 ? self->words[i + size - 1] + 1 : 0, sentence};
        if (size > 0 && !add_hit(self, &hit))
            return false;
        i += size > 0 ? size : 1;
    }
    return true;
}

/* Room for the words of a sentence. */
static bool make_room(qaz_concordance *self, size_t count)
{
    uint32_t *words = qaz_room(self->words, &self->word_room, count, sizeof *words);
    if (words != NULL)
        self->words = words;
    uint32_t *matches = qaz_room(self->matches, &self->match_room, count, sizeof *matches);
    if (matches != NULL)
        self->matches = matches;
    return words != NULL && matches != NULL;
}

/* Follows the types of the document. */
static bool begin(qaz_concordance *self, const qaz_document *document)
{
    size_t types;
    qaz_document_types(document, &types);
    if (self->generation != qaz_document_generation(document)) {
        self->generation = qaz_document_generation(document);
        self->type_count = self->mask_count = 0;
    }
    self->hit_count = 0;
    return extend(&self->first_of_type, &self->type_count, &self->type_room, types);
}

qaz_status qaz_concordance_read(qaz_concordance *self, qaz_document *document,
                                const qaz_morph *morph)
{
    if (self->needs_morph && morph == NULL)
        return QAZ_BAD_ARGUMENT;
    qaz_status status = qaz_document_split(document);
    if (status != QAZ_OK)
        return status;
    size_t count, type_count;
    const qaz_token *tokens = qaz_document_tokens(document, &count);
    const qaz_type *types = qaz_document_types(document, &type_count);
    const qaz_sentence *sentences = qaz_document_sentences(document, &count);
    if (!begin(self, document))
        return QAZ_NO_MEMORY;
    for (size_t i = 0; i < count; i++) {
        size_t words = 0;
        if (!make_room(self, sentences[i].token_end - sentences[i].first))
            return QAZ_NO_MEMORY;
        for (uint32_t token = sentences[i].first; token < sentences[i].token_end; token++) {
            if (tokens[token].kind == QAZ_PUNCTUATION)
                continue;
            uint32_t mask = mask_of(self, tokens, token, types, morph);
            if (mask == NOT_KNOWN)
                return QAZ_NO_MEMORY;
            self->words[words] = token;
            self->matches[words++] = mask;
        }
        if (!search(self, words, (uint32_t)i))
            return QAZ_NO_MEMORY;
    }
    return QAZ_OK;
}

const qaz_hit *qaz_concordance_hits(const qaz_concordance *self, size_t *count)
{
    *count = self->hit_count;
    return self->hits;
}

void qaz_concordance_mark(const qaz_concordance *self, const qaz_document *document, uint32_t kinds,
                          unsigned words_left, unsigned words_right, bool *left, bool *right)
{
    size_t count;
    const qaz_sentence *sentences = qaz_document_sentences(document, &count);
    const qaz_token *tokens = qaz_document_tokens(document, &count);
    if (count == 0)
        return; /* the arrays may be NULL */
    memset(left, 0, count * sizeof *left);
    memset(right, 0, count * sizeof *right);
    for (size_t i = 0; i < self->hit_count; i++) {
        const qaz_hit *hit = &self->hits[i];
        const qaz_sentence *sentence = &sentences[hit->sentence];
        unsigned words = words_left;
        for (uint32_t at = hit->first; at > sentence->first && words > 0; at--) {
            if (!(kinds >> tokens[at - 1].kind & 1))
                continue;
            left[at - 1] = true;
            words--;
        }
        words = words_right;
        for (uint32_t at = hit->token_end; at < sentence->token_end && words > 0; at++) {
            if (!(kinds >> tokens[at].kind & 1))
                continue;
            right[at] = true;
            words--;
        }
    }
}
