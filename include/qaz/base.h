/* Slices, status values and errors: what every other header of qaz stands on. */
#ifndef QAZ_BASE_H
#define QAZ_BASE_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#define QAZ_VERSION "0.1.0"

#if defined(__GNUC__)
#define QAZ_API __attribute__((visibility("default")))
#else
#define QAZ_API
#endif

#ifdef __cplusplus
extern "C" {
#endif

/* A borrowed view of bytes, UTF-8 unless said otherwise. Not NUL-terminated. Never freed. An empty
   one may have no data: all zero is an empty slice. */
typedef struct qaz_slice {
    const char *data;
    size_t size; /* in bytes */
} qaz_slice;

/* What a function that can fail returns. */
typedef enum qaz_status {
    QAZ_OK = 0,
    QAZ_NO_MEMORY,    /* an allocation failed; nothing changed unless the function says so */
    QAZ_BAD_INPUT,    /* the data is not what it should be */
    QAZ_BAD_ARGUMENT, /* the caller asked for something that does not exist */
    QAZ_IO            /* reading or writing failed */
} qaz_status;

/* Where and why something failed. Plain data in the caller's hands; a NULL pointer in its place
   means that the caller does not want to know. */
typedef struct qaz_error {
    qaz_status status;
    uint64_t offset; /* bytes from the start of the input; 0 if it has no meaning */
    uint64_t line;   /* from 1; 0 if it has no meaning */
    char message[200];
} qaz_error;

/* A word or two on a status, in English. Static storage. Any thread. */
QAZ_API const char *qaz_status_text(qaz_status status);

/* The version of the library that is running, such as "0.1.0". Static storage. Any thread. */
QAZ_API const char *qaz_version(void);

/* The slice of a NUL-terminated string. */
static inline qaz_slice qaz_slice_of(const char *text)
{
    qaz_slice slice = {text, 0};
    while (text[slice.size] != '\0')
        slice.size++;
    return slice;
}

/* True if both hold the same bytes. */
QAZ_API bool qaz_slice_equal(qaz_slice a, qaz_slice b);

/* Bytewise order, which for valid UTF-8 is the order of code points: less than, equal to or
   greater than 0. */
QAZ_API int qaz_slice_compare(qaz_slice a, qaz_slice b);

/* True if `text` begins (ends) with `part`. */
QAZ_API bool qaz_slice_starts(qaz_slice text, qaz_slice part);
QAZ_API bool qaz_slice_ends(qaz_slice text, qaz_slice part);

#ifdef __cplusplus
}
#endif
#endif
