#include "morph/name.h"

#include "qaz/utf8.h"

#include <string.h>

/* Bytes of the first letters of a text. */
static size_t bytes_of(qaz_slice text, size_t letters)
{
    size_t at = 0;
    for (; letters > 0 && at < text.size; letters--) {
        size_t size;
        qaz_utf8_decode(text.data + at, text.data + text.size, &size);
        at += size;
    }
    return at;
}

/* A hyphen before an ending (БҰҰ-ға) belongs to neither part. */
static size_t without_hyphen(qaz_slice text, size_t size)
{
    return size > 1 && size < text.size && text.data[size - 1] == '-' ? size - 1 : size;
}

/* The stem as written, but with the last letter of its lemma where a vowel has voiced it:
   министрлік for министрліг-. */
static qaz_slice unvoiced(qaz_slice stem, qaz_slice lemma, qaz_arena *arena)
{
    size_t size, lemma_size;
    if (stem.size == 0 || lemma.size != stem.size)
        return stem;
    uint32_t last = qaz_utf8_decode_before(stem.data, stem.data + stem.size, &size);
    uint32_t wanted = qaz_utf8_decode_before(lemma.data, lemma.data + lemma.size, &lemma_size);
    if (qaz_utf8_lower(last) == qaz_utf8_lower(wanted) || size != lemma_size)
        return stem;
    char *copy = qaz_arena_take(arena, stem.size);
    if (copy == NULL)
        return stem;
    memcpy(copy, stem.data, stem.size - size);
    qaz_utf8_encode(qaz_utf8_is_upper(last) ? qaz_utf8_upper(wanted) : wanted,
                    copy + stem.size - size);
    return (qaz_slice){copy, stem.size};
}

/* Known names come first, then known words, then guesses. */
static const qaz_reading *best_of(const qaz_reading *readings, size_t count)
{
    const qaz_reading *best = NULL;
    int least = 0;
    for (size_t i = 0; i < count; i++) {
        bool name = readings[i].upos == QAZ_UPOS_PROPN;
        int rank = readings[i].known ? (name                                ? 0
                                        : readings[i].upos == QAZ_UPOS_NOUN ? 1
                                                                            : 3)
                                     : (name ? 2 : 4);
        if (best == NULL || rank < least) {
            best = &readings[i];
            least = rank;
        }
    }
    return best;
}

qaz_name qaz_name_of(qaz_slice form, const qaz_reading *readings, size_t count, qaz_arena *arena)
{
    qaz_name name = {form, form.size, 0, false};
    const qaz_reading *best = best_of(readings, count);
    if (best == NULL)
        return name;
    qaz_slice stem = {form.data, without_hyphen(form, bytes_of(form, best->stem_size))};
    name.base = unvoiced(stem, best->lemma, arena);
    name.nominative = without_hyphen(form, bytes_of(form, best->nominative_size));
    name.features = best->features;
    name.known = best->known;
    return name;
}
