/* Other encodings than UTF-8, on their way in. */
#ifndef QAZ_ENCODING_H
#define QAZ_ENCODING_H

#include "qaz/buffer.h"

#ifdef __cplusplus
extern "C" {
#endif

/* Turns bytes of one encoding into UTF-8, piece by piece. One thread at a time. */
typedef struct qaz_decoder qaz_decoder;

/* Encodings are named as in IANA's registry: UTF-8, UTF-16, UTF-16LE, UTF-16BE, windows-1251,
   KZ-1048 (STRK1048-2002, RK1048), PT154 (PTCP154, CP154) and whatever else ICU has a converter
   for. Letter case, hyphens and underscores do not matter. The caller gives the decoder back to
   qaz_decoder_free. NULL, and *error (may be NULL): there is no such encoding, or no memory. */
QAZ_API qaz_decoder *qaz_decoder_new(const char *encoding, qaz_error *error);
QAZ_API void qaz_decoder_free(qaz_decoder *decoder);

/* Appends what the bytes mean to `out`. A character may be divided between two calls; `last` says
   that no call follows. What means nothing becomes U+FFFD. A byte order mark is left out. */
QAZ_API qaz_status qaz_decoder_add(qaz_decoder *decoder, qaz_slice bytes, bool last,
                                   qaz_buffer *out);

/* How often U+FFFD had to stand in; *offset becomes the place of the first time, in bytes from the
   beginning. */
QAZ_API uint64_t qaz_decoder_bad(const qaz_decoder *decoder, uint64_t *offset);

/* The encoding of a text by its beginning, some thousand bytes of which are enough: a byte order
   mark, zero bytes at every second place, valid UTF-8, and else how frequent the letters would be
   in Kazakh text (corpus/lexicon/letter_frequencies.tsv). One of UTF-8, UTF-16LE, UTF-16BE,
   windows-1251, KZ-1048, PT154. Static storage. Any thread. */
QAZ_API const char *qaz_encoding_guess(qaz_slice beginning);

#ifdef __cplusplus
}
#endif
#endif
