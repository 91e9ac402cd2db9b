/* A growing run of bytes. Appending cannot report an error on the spot: a buffer that could not
   grow says so in `failed` and stays as it was until it is cleared, so that a caller checks
   once. */
#ifndef QAZ_BUFFER_H
#define QAZ_BUFFER_H

#include "qaz/base.h"

#ifdef __cplusplus
extern "C" {
#endif

/* All zero is an empty buffer. The owner gives it back with qaz_buffer_free. One thread. */
typedef struct qaz_buffer {
    char *data;
    size_t size, capacity; /* in bytes */
    bool failed;           /* no memory: something appended is missing */
} qaz_buffer;

/* Makes room for `extra` more bytes and returns where they go (NULL: no memory). The caller adds
   what it wrote to `size`. */
QAZ_API char *qaz_buffer_reserve(qaz_buffer *buffer, size_t extra);

QAZ_API void qaz_buffer_add(qaz_buffer *buffer, qaz_slice text);
QAZ_API void qaz_buffer_add_text(qaz_buffer *buffer, const char *text);
QAZ_API void qaz_buffer_add_byte(qaz_buffer *buffer, char byte);

/* Appends a code point as UTF-8; U+FFFD if it is none. */
QAZ_API void qaz_buffer_add_code_point(qaz_buffer *buffer, uint32_t code_point);

/* Appends a number in decimal digits. */
QAZ_API void qaz_buffer_add_number(qaz_buffer *buffer, uint64_t number);

/* Appends as printf does. */
#if defined(__GNUC__)
__attribute__((format(printf, 2, 3)))
#endif
QAZ_API void
qaz_buffer_add_format(qaz_buffer *buffer, const char *format, ...);

/* Appends a JSON string with its quotation marks (RFC 8259). Bytes that are no UTF-8 become
   U+FFFD, one for each. */
QAZ_API void qaz_buffer_add_json(qaz_buffer *buffer, qaz_slice text);

/* Appends a cell of a TSV table: tab, line feed, carriage return and backslash are written \t \n
   \r and \\, so that one record stays one line. */
QAZ_API void qaz_buffer_add_tsv(qaz_buffer *buffer, qaz_slice text);

/* Appends text for HTML and for attribute values: & < > " become entities. */
QAZ_API void qaz_buffer_add_html(qaz_buffer *buffer, qaz_slice text);

/* What has been written. Valid until the next change. */
static inline qaz_slice qaz_buffer_slice(const qaz_buffer *buffer)
{
    qaz_slice slice = {buffer->data, buffer->size};
    return slice;
}

/* Empties the buffer for the next use and forgets that it failed; its memory stays. */
static inline void qaz_buffer_clear(qaz_buffer *buffer)
{
    buffer->size = 0;
    buffer->failed = false;
}

/* Gives the memory back; the buffer is empty and usable again. */
QAZ_API void qaz_buffer_free(qaz_buffer *buffer);

#ifdef __cplusplus
}
#endif
#endif
