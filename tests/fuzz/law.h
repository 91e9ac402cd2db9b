/* What a fuzz target says when a law is broken. */
#ifndef QAZ_TESTS_LAW_H
#define QAZ_TESTS_LAW_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

static inline void law(bool holds, const char *text)
{
    if (holds)
        return;
    fprintf(stderr, "broken: %s\n", text);
    abort();
}

#endif
