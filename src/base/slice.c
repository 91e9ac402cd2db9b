#include "qaz/base.h"

#include <string.h>

const char *qaz_status_text(qaz_status status)
{
    switch (status) {
    case QAZ_OK:
        return "no error";
    case QAZ_NO_MEMORY:
        return "out of memory";
    case QAZ_BAD_INPUT:
        return "bad input";
    case QAZ_BAD_ARGUMENT:
        return "bad argument";
    case QAZ_IO:
        return "input/output error";
    }
    return "unknown status";
}

const char *qaz_version(void)
{
    return QAZ_VERSION;
}

bool qaz_slice_equal(qaz_slice a, qaz_slice b)
{
    return a.size == b.size && (a.size == 0 || memcmp(a.data, b.data, a.size) == 0);
}

int qaz_slice_compare(qaz_slice a, qaz_slice b)
{
    size_t shared = a.size < b.size ? a.size : b.size;
    int order = shared == 0 ? 0 : memcmp(a.data, b.data, shared);
    if (order != 0)
        return order;
    return (a.size > b.size) - (a.size < b.size);
}

bool qaz_slice_starts(qaz_slice text, qaz_slice part)
{
    return text.size >= part.size &&
           (part.size == 0 || memcmp(text.data, part.data, part.size) == 0);
}

bool qaz_slice_ends(qaz_slice text, qaz_slice part)
{
    return text.size >= part.size &&
           (part.size == 0 || memcmp(text.data + text.size - part.size, part.data, part.size) == 0);
}
