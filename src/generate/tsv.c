#include "generate/tsv.h"

#include "base/arena.h"
#include "qaz/buffer.h"

#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

/* One arena for a program that runs once and ends. */
static qaz_arena memory;

void *tsv_allocate(size_t count, size_t size)
{
    void *block = qaz_arena_take(&memory, count * size + 1);
    if (block == NULL) {
        fputs("out of memory\n", stderr);
        exit(1);
    }
    return memset(block, 0, count * size + 1);
}

void *tsv_grow(void *array, size_t *capacity, size_t count, size_t more, size_t size)
{
    if (count + more <= *capacity)
        return array;
    *capacity = *capacity * 2 + more;
    void *larger = tsv_allocate(*capacity, size);
    if (count > 0)
        memcpy(larger, array, count * size);
    return larger;
}

void tsv_release(void)
{
    qaz_arena_free(&memory);
}

_Noreturn void tsv_fail(const tsv_row *row, const char *why)
{
    fprintf(stderr, "%s:%zu: %s\n", row->file, row->line, why);
    exit(1);
}

bool tsv_is(qaz_slice cell, const char *text)
{
    return qaz_slice_equal(cell, qaz_slice_of(text));
}

static qaz_slice read_file(const char *path)
{
    tsv_row place = {path, 0, {{NULL, 0}}};
    FILE *file = fopen(path, "rb");
    if (file == NULL)
        tsv_fail(&place, strerror(errno));
    qaz_buffer text = {0};
    char *at;
    size_t got;
    while ((at = qaz_buffer_reserve(&text, 1 << 16)) != NULL && (got = fread(at, 1, 1 << 16, file)))
        text.size += got;
    if (at == NULL || ferror(file))
        tsv_fail(&place, "cannot be read");
    fclose(file);
    char *copy = tsv_allocate(text.size, 1);
    if (text.size > 0)
        memcpy(copy, text.data, text.size);
    qaz_slice whole = {copy, text.size};
    qaz_buffer_free(&text);
    return whole;
}

static void split(tsv_row *row, const char *at, const char *end)
{
    for (size_t i = 0; at <= end; i++) {
        const char *tab = memchr(at, '\t', (size_t)(end - at));
        const char *stop = tab == NULL ? end : tab;
        if (i == TSV_COLUMNS)
            tsv_fail(row, "too many columns");
        row->cells[i] = (qaz_slice){at, (size_t)(stop - at)};
        at = stop + 1;
    }
}

tsv tsv_read(const char *directory, const char *name)
{
    size_t length = strlen(directory) + strlen(name) + 2;
    char *path = tsv_allocate(length, 1);
    snprintf(path, length, "%s/%s", directory, name);
    qaz_slice text = read_file(path);
    size_t lines = 1;
    for (size_t i = 0; i < text.size; i++)
        lines += text.data[i] == '\n';
    tsv table = {tsv_allocate(lines, sizeof(tsv_row)), 0};
    size_t line = 0;
    for (const char *at = text.data, *end = at + text.size; at < end;) {
        const char *stop = memchr(at, '\n', (size_t)(end - at));
        stop = stop == NULL ? end : stop;
        line++;
        if (stop > at && *at != '#') {
            tsv_row *row = &table.rows[table.count++];
            row->file = path;
            row->line = line;
            split(row, at, stop);
        }
        at = stop + 1;
    }
    return table;
}
