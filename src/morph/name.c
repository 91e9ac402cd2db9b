#include "qaz/morph.h"
#include "qaz/utf8.h"

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

/* True if the last letter of a stem differs from its lemma: министрліг- of министрлік. */
static bool voiced(qaz_slice stem, qaz_slice lemma)
{
    size_t size;
    if (stem.size == 0 || lemma.size != stem.size)
        return false;
    uint32_t last = qaz_utf8_decode_before(stem.data, stem.data + stem.size, &size);
    uint32_t lemma_last = qaz_utf8_decode_before(lemma.data, lemma.data + lemma.size, &size);
    return !qaz_utf8_is_upper(last) && last != lemma_last;
}

qaz_name qaz_morph_name(qaz_morph *morph, qaz_slice form)
{
    const qaz_reading *readings;
    size_t count = qaz_morph_analyse(morph, form, &readings);
    qaz_name name = {form, form.size, 0, false};
    const qaz_reading *best = NULL;
    for (size_t i = 0; i < count && best == NULL; i++)
        if (readings[i].upos == QAZ_UPOS_PROPN)
            best = &readings[i];
    for (size_t i = 0; i < count && best == NULL; i++)
        if (readings[i].upos == QAZ_UPOS_NOUN)
            best = &readings[i];
    if (best == NULL)
        return name;
    name.base = (qaz_slice){form.data, without_hyphen(form, bytes_of(form, best->stem_size))};
    if (voiced(name.base, best->lemma))
        name.base = best->lemma;
    name.nominative = without_hyphen(form, bytes_of(form, best->nominative_size));
    name.features = best->features;
    name.known = best->known;
    return name;
}
