/* A tokenizer made of ICU alone, to measure ours against: bench_token FILE
   Prints start, end (code points) and bytes of everything that ICU's word iterator finds and that
   is not white space, a line each, as `qaz tokenize` does for its tokens. The file is read whole;
   ICU gets it as UTF-8. */
#include "qaz/buffer.h"
#include "qaz/utf8.h"

#include <stdio.h>
#include <stdlib.h>
#include <unicode/ubrk.h>
#include <unicode/uchar.h>
#include <unicode/utext.h>

enum { FLUSH = 1 << 20 };

static void fail(const char *subject, const char *why)
{
    fprintf(stderr, "bench_token: %s: %s\n", subject, why);
    exit(1);
}

static void read_file(const char *path, qaz_buffer *text)
{
    FILE *file = fopen(path, "rb");
    char *at;
    size_t got = 0;
    if (file == NULL)
        fail(path, "cannot be opened");
    while ((at = qaz_buffer_reserve(text, 1 << 20)) != NULL && (got = fread(at, 1, 1 << 20, file)))
        text->size += got;
    if (at == NULL || ferror(file))
        fail(path, "cannot be read");
    fclose(file);
}

static void flush(qaz_buffer *out)
{
    if (fwrite(out->data, 1, out->size, stdout) < out->size)
        fail("standard output", "cannot be written");
    out->size = 0;
}

static void print_words(UBreakIterator *words, qaz_slice text)
{
    qaz_buffer out = {0};
    uint64_t characters = 0;
    int32_t start = ubrk_first(words);
    for (int32_t end = ubrk_next(words); end != UBRK_DONE; start = end, end = ubrk_next(words)) {
        qaz_slice form = {text.data + start, (size_t)(end - start)};
        size_t size;
        uint32_t first = qaz_utf8_decode(form.data, form.data + form.size, &size);
        uint64_t before = characters;
        characters += qaz_utf8_count(form);
        if (first != QAZ_NO_CODE_POINT && u_isUWhiteSpace((UChar32)first))
            continue;
        qaz_buffer_add_number(&out, before);
        qaz_buffer_add_byte(&out, '\t');
        qaz_buffer_add_number(&out, characters);
        qaz_buffer_add_byte(&out, '\t');
        qaz_buffer_add(&out, form);
        qaz_buffer_add_byte(&out, '\n');
        if (out.size > FLUSH)
            flush(&out);
    }
    if (out.size > 0)
        flush(&out);
    qaz_buffer_free(&out);
}

int main(int argc, char **argv)
{
    qaz_buffer text = {0};
    UErrorCode status = U_ZERO_ERROR;
    UText icu_text = UTEXT_INITIALIZER;
    if (argc != 2)
        fail("usage", "bench_token FILE");
    read_file(argv[1], &text);
    if (text.size > INT32_MAX)
        fail(argv[1], "longer than 2 GiB");
    UBreakIterator *words = ubrk_open(UBRK_WORD, "", NULL, 0, &status);
    utext_openUTF8(&icu_text, text.data, (int64_t)text.size, &status);
    ubrk_setUText(words, &icu_text, &status);
    if (U_FAILURE(status))
        fail("ICU", u_errorName(status));
    print_words(words, qaz_buffer_slice(&text));
    ubrk_close(words);
    utext_close(&icu_text);
    qaz_buffer_free(&text);
    return 0;
}
