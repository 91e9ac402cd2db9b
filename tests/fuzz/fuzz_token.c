/* Tokens are in order, lie in the text on borders of characters, and short cuts change nothing. */
#include "law.h"
#include "qaz/utf8.h"
#include "text/token.h"

/* Moves *at over whole characters to `place`; false if there is no border. */
static bool reaches(const char *text, size_t size, size_t *at, size_t place)
{
    while (*at < place) {
        size_t length;
        qaz_utf8_decode(text + *at, text + size, &length);
        *at += length;
    }
    return *at == place;
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    qaz_slice text = {size > 0 ? (const char *)data : "", size};
    qaz_scanner fast = {0}, slow = {0};
    qaz_token a, b;
    size_t at = 0;
    qaz_scanner_reset(&fast, text);
    qaz_scanner_reset(&slow, text);
    slow.simple = false;
    while (qaz_scanner_read(&fast, &a, 1) == 1) {
        law(a.start >= at && a.end > a.start && a.end <= size, "tokens are in order");
        law(reaches(text.data, size, &at, a.start) && reaches(text.data, size, &at, a.end),
            "tokens are whole characters");
        law(a.end - a.start <= QAZ_TOKEN_BYTES, "tokens are short");
        law(qaz_scanner_read(&slow, &b, 1) == 1 && a.start == b.start && a.end == b.end &&
                a.kind == b.kind && a.flags == b.flags,
            "short cuts change nothing");
    }
    law(qaz_scanner_read(&slow, &b, 1) == 0, "short cuts lose nothing");
    qaz_scanner_free(&fast);
    qaz_scanner_free(&slow);
    return 0;
}
