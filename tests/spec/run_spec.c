/* Runs the examples of a spec file: run_spec [--update] QAZ FILE

   A spec file is prose for readers, with examples between lines of tildes:

       ~~~~ qaz tokenize -f tsv --no-header
       what goes to standard input
       .
       what standard output must hold
       ~~~~

   The line that opens an example holds a command line, split at spaces; there is no shell. A line
   with a single full stop ends the input. In both texts → stands for a tab, \u{A0} for a code point
   and \x{FF} for a byte, so that what cannot be seen can be read. --update rewrites the outputs of
   the file with what the program gives. */
#include "qaz/buffer.h"
#include "qaz/utf8.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

enum { MAX_WORDS = 32 };

typedef struct example {
    qaz_slice command, input, output; /* borrowed from the file; output as it is written there */
    size_t line;
} example;

static void fail(const char *subject, const char *why)
{
    fprintf(stderr, "run_spec: %s: %s\n", subject, why);
    exit(2);
}

static void read_all(FILE *file, const char *name, qaz_buffer *text)
{
    char *at;
    size_t got = 0;
    while ((at = qaz_buffer_reserve(text, 1 << 16)) != NULL && (got = fread(at, 1, 1 << 16, file)))
        text->size += got;
    if (at == NULL || ferror(file))
        fail(name, "cannot be read");
}

/* Takes a line, its end included, off the front of a text. */
static qaz_slice take_line(qaz_slice *text)
{
    const char *stop = text->size == 0 ? NULL : memchr(text->data, '\n', text->size);
    qaz_slice line = {text->data, stop == NULL ? text->size : (size_t)(stop + 1 - text->data)};
    *text = (qaz_slice){text->data + line.size, text->size - line.size};
    return line;
}

/* The next example; false if there is none. *line counts the lines taken. */
static bool next_example(qaz_slice *rest, size_t *line, example *found)
{
    const qaz_slice fence = qaz_slice_of("~~~~"), dot = qaz_slice_of(".\n");
    qaz_slice now = {NULL, 0};
    while (rest->size > 0 && !qaz_slice_starts(now, fence)) {
        now = take_line(rest);
        ++*line;
    }
    if (!qaz_slice_starts(now, fence))
        return false;
    *found = (example){.command = {now.data + fence.size, now.size - fence.size - 1},
                       .input = {rest->data, 0},
                       .line = *line};
    for (; !qaz_slice_equal(now, dot); ++*line) {
        if (rest->size == 0 || qaz_slice_starts(*rest, fence))
            fail("an example", "has no line with a full stop between input and output");
        found->input.size = (size_t)(rest->data - found->input.data);
        now = take_line(rest);
    }
    found->output.data = rest->data;
    for (; !qaz_slice_starts(now, fence); ++*line) {
        if (rest->size == 0)
            fail("the last example", "has no end");
        found->output.size = (size_t)(rest->data - found->output.data);
        now = take_line(rest);
    }
    return true;
}

/* \u{...} or \x{...}, the place behind which goes to *stop; false if it is neither. */
static bool escape_at(const char *at, const char *end, const char **stop, unsigned long *value)
{
    char digits[8] = "", *last;
    const char *close = end - at < 5 || at[0] != '\\' || at[2] != '{' ? NULL : strchr(at, '}');
    if (close == NULL || close > end || (at[1] != 'u' && at[1] != 'x') || close - at - 3 > 6)
        return false;
    memcpy(digits, at + 3, (size_t)(close - at - 3));
    *value = strtoul(digits, &last, 16);
    *stop = close + 1;
    return *last == '\0' && close > at + 3;
}

static void unescape(qaz_slice text, qaz_buffer *out)
{
    const qaz_slice arrow = qaz_slice_of("→");
    for (const char *at = text.data, *end = at + text.size; at < end;) {
        const char *stop;
        unsigned long value;
        if (qaz_slice_starts((qaz_slice){at, (size_t)(end - at)}, arrow)) {
            qaz_buffer_add_byte(out, '\t');
            at += arrow.size;
        } else if (escape_at(at, end, &stop, &value)) {
            if (at[1] == 'u')
                qaz_buffer_add_code_point(out, (uint32_t)value);
            else
                qaz_buffer_add_byte(out, (char)value);
            at = stop;
        } else {
            qaz_buffer_add_byte(out, *at++);
        }
    }
}

/* What --update writes for an output: tabs and bytes that are no UTF-8 as they are written here. */
static void escape(qaz_slice text, qaz_buffer *out)
{
    for (const char *at = text.data, *end = at + text.size; at < end;) {
        size_t size;
        if (*at == '\t')
            qaz_buffer_add_text(out, "→");
        else if (qaz_utf8_decode(at, end, &size) == QAZ_NO_CODE_POINT)
            qaz_buffer_add_format(out, "\\x{%02X}", (unsigned)(unsigned char)*at);
        else
            qaz_buffer_add(out, (qaz_slice){at, size});
        at += *at == '\t' ? 1 : size;
    }
}

/* Runs the program on an input; returns its exit status. */
static int run(char **words, qaz_slice input, qaz_buffer *output)
{
    FILE *in = tmpfile(), *out = tmpfile();
    if (in == NULL || out == NULL || fwrite(input.data, 1, input.size, in) < input.size ||
        fflush(in) != 0)
        fail(words[0], "no temporary file");
    rewind(in);
    pid_t child = fork();
    if (child == 0) {
        if (dup2(fileno(in), STDIN_FILENO) >= 0 && dup2(fileno(out), STDOUT_FILENO) >= 0)
            execv(words[0], words);
        _exit(127);
    }
    int status = 0;
    if (child < 0 || waitpid(child, &status, 0) != child)
        fail(words[0], "cannot be run");
    rewind(out);
    read_all(out, words[0], output);
    fclose(in);
    fclose(out);
    return WIFEXITED(status) ? WEXITSTATUS(status) : 128;
}

/* The command of an example, whose first word must be qaz, as words for execv. */
static void split_command(const example *test, const char *program, qaz_buffer *text, char **words)
{
    size_t count = 0;
    qaz_buffer_add(text, test->command);
    qaz_buffer_add_byte(text, '\0');
    for (char *word = strtok(text->data, " "); word != NULL; word = strtok(NULL, " "))
        if (count + 1 < MAX_WORDS)
            words[count++] = word;
    words[count] = NULL;
    if (count == 0 || strcmp(words[0], "qaz") != 0)
        fail("an example", "does not begin with qaz");
    words[0] = (char *)program;
}

/* Runs one example; false, after telling, if it gives something else. `actual` gets the output. */
static bool check(const example *test, const char *program, const char *path, qaz_buffer *actual)
{
    qaz_buffer command = {0}, input = {0}, wanted = {0};
    char *words[MAX_WORDS];
    split_command(test, program, &command, words);
    unescape(test->input, &input);
    unescape(test->output, &wanted);
    int status = run(words, qaz_buffer_slice(&input), actual);
    qaz_slice given = qaz_buffer_slice(actual);
    /* A last line without its end is shown with one. */
    if (given.size > 0 && given.data[given.size - 1] != '\n')
        qaz_buffer_add_byte(actual, '\n');
    bool good = status == 0 && qaz_slice_equal(qaz_buffer_slice(actual), qaz_buffer_slice(&wanted));
    if (!good)
        printf("%s:%zu:%.*s (exit status %d)\n--- wanted\n%.*s--- given\n%.*s\n", path, test->line,
               (int)test->command.size, test->command.data, status, (int)wanted.size,
               wanted.size > 0 ? wanted.data : "", (int)actual->size,
               actual->size > 0 ? actual->data : "");
    qaz_buffer_free(&command);
    qaz_buffer_free(&input);
    qaz_buffer_free(&wanted);
    return good;
}

int main(int argc, char **argv)
{
    bool update = argc > 1 && strcmp(argv[1], "--update") == 0;
    if (argc != 3 + update) {
        fprintf(stderr, "usage: run_spec [--update] QAZ FILE\n");
        return 2;
    }
    const char *program = argv[1 + update], *path = argv[2 + update];
    qaz_buffer text = {0}, actual = {0}, new = {0};
    FILE *file = fopen(path, "rb");
    if (file == NULL)
        fail(path, "cannot be opened");
    read_all(file, path, &text);
    fclose(file);
    qaz_buffer_add_byte(&text, '\0'); /* for strchr */
    qaz_slice rest = {text.data, text.size - 1};
    const char *copied = rest.data;
    size_t line = 0, count = 0, bad = 0;
    example test;
    for (; next_example(&rest, &line, &test); count++) {
        actual.size = 0;
        bad += !check(&test, program, path, &actual);
        qaz_buffer_add(&new, (qaz_slice){copied, (size_t)(test.output.data - copied)});
        escape(qaz_buffer_slice(&actual), &new);
        copied = test.output.data + test.output.size;
    }
    qaz_buffer_add(&new, (qaz_slice){copied, (size_t)(rest.data + rest.size - copied)});
    printf("%zu examples, %zu bad\n", count, bad);
    if (update && bad > 0) {
        file = fopen(path, "wb");
        if (file == NULL || fwrite(new.data, 1, new.size, file) < new.size || fclose(file) != 0)
            fail(path, "cannot be written");
    }
    qaz_buffer_free(&text);
    qaz_buffer_free(&actual);
    qaz_buffer_free(&new);
    return count > 0 && (bad == 0 || update) ? 0 : 1;
}
