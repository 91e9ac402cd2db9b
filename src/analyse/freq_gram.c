#include "analyse/freq_gram.h"

#include "base/intern.h"
#include "base/room.h"

#include <stdlib.h>
#include <string.h>

/* Multiply and rotate, word by word, then the finaliser of MurmurHash3 (Appleby), which spreads
   every bit over the low ones. */
uint64_t qaz_gram_hash(const uint32_t *words, unsigned length)
{
    uint64_t hash = length;
    for (unsigned i = 0; i < length; i++) {
        hash = (hash ^ words[i]) * 0x9E3779B97F4A7C15u;
        hash = hash << 31 | hash >> 33;
    }
    hash = (hash ^ hash >> 33) * 0xFF51AFD7ED558CCDu;
    return hash ^ hash >> 33;
}

void qaz_grams_expect(const qaz_grams *grams, uint64_t hash)
{
#if defined(__GNUC__)
    if (grams->slots != NULL)
        __builtin_prefetch(&grams->slots[hash & grams->slot_mask]);
#else
    (void)grams;
    (void)hash;
#endif
}

/* The slot that holds an n-gram, or the free one where it belongs. */
static uint32_t probe(const qaz_grams *grams, const uint32_t *words, uint64_t hash)
{
    uint32_t slot = (uint32_t)hash & grams->slot_mask;
    for (;; slot = (slot + 1) & grams->slot_mask) {
        uint32_t entry = grams->slots[slot];
        if (entry == 0)
            return slot;
        const uint32_t *found = &grams->words[(size_t)(entry - 1) * grams->length];
        unsigned same = 0;
        while (same < grams->length && found[same] == words[same])
            same++;
        if (same == grams->length)
            return slot;
    }
}

static bool grow_slots(qaz_grams *grams)
{
    uint32_t slots = grams->slot_mask == 0 ? 4096 : (grams->slot_mask + 1) * 2;
    uint32_t *grown = slots == 0 ? NULL : calloc(slots, sizeof *grown);
    if (grown == NULL)
        return false;
    free(grams->slots);
    grams->slots = grown;
    grams->slot_mask = slots - 1;
    for (uint32_t gram = 0; gram < grams->count; gram++) {
        const uint32_t *words = &grams->words[(size_t)gram * grams->length];
        grams->slots[probe(grams, words, qaz_gram_hash(words, grams->length))] = gram + 1;
    }
    return true;
}

uint32_t qaz_grams_add(qaz_grams *grams, const uint32_t *words, uint64_t hash)
{
    /* At most half full: probing is what the time goes into. */
    if (grams->count >= grams->slot_mask / 2 && !grow_slots(grams))
        return QAZ_NO_ID;
    uint32_t slot = probe(grams, words, hash);
    if (grams->slots[slot] != 0)
        return grams->slots[slot] - 1;
    size_t used = (size_t)grams->count * grams->length;
    uint32_t *grown = qaz_room(grams->words, &grams->room, used + grams->length, sizeof *grown);
    if (grown == NULL)
        return QAZ_NO_ID;
    grams->words = grown;
    memcpy(grown + used, words, grams->length * sizeof *words);
    grams->slots[slot] = ++grams->count;
    return grams->count - 1;
}

uint32_t qaz_grams_find(const qaz_grams *grams, const uint32_t *words, uint64_t hash)
{
    if (grams->slots == NULL)
        return QAZ_NO_ID;
    return grams->slots[probe(grams, words, hash)] - 1;
}

void qaz_grams_free(qaz_grams *grams)
{
    free(grams->words);
    free(grams->slots);
    *grams = (qaz_grams){0};
}
