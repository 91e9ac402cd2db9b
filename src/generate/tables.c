/* Compiles TSV files into C: tables OUT.c OUT.h FILE.tsv...

   A line of a file is a row, tabs divide its cells; empty lines and lines that begin with '#' are
   comments. See src/base/table.h for what comes out. */
#include "base/arena.h"
#include "base/table.h"
#include "qaz/buffer.h"
#include "qaz/utf8.h"

#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum { MAX_COLUMNS = 16 };

typedef struct row {
    qaz_slice cells[MAX_COLUMNS]; /* cells[0] is the key */
    size_t columns, line;
} row;

static void fail(const char *file, const char *why)
{
    fprintf(stderr, "tables: %s: %s\n", file, why);
    exit(1);
}

static void read_file(const char *path, qaz_buffer *text)
{
    FILE *file = fopen(path, "rb");
    if (file == NULL)
        fail(path, strerror(errno));
    char *at;
    size_t got;
    while ((at = qaz_buffer_reserve(text, 1 << 16)) != NULL && (got = fread(at, 1, 1 << 16, file)))
        text->size += got;
    if (at == NULL || ferror(file))
        fail(path, "cannot be read");
    fclose(file);
}

static qaz_slice lower(qaz_slice text, qaz_arena *arena, qaz_buffer *scratch)
{
    scratch->size = 0;
    for (const char *at = text.data, *end = at + text.size; at < end;) {
        size_t size;
        qaz_buffer_add_code_point(scratch, qaz_utf8_lower(qaz_utf8_decode(at, end, &size)));
        at += size;
    }
    return qaz_arena_copy(arena, qaz_buffer_slice(scratch));
}

static int by_key(const void *left, const void *right)
{
    const row *a = left, *b = right;
    int order = qaz_slice_compare(a->cells[0], b->cells[0]);
    return order != 0 ? order : (a->line > b->line) - (a->line < b->line);
}

/* The rows of a file, sorted; their number in *count. */
static row *parse(const char *path, qaz_slice text, qaz_arena *keys, size_t *count, size_t *columns)
{
    qaz_buffer scratch = {0};
    size_t capacity = 0, line = 0;
    row *rows = NULL;
    *count = 0;
    *columns = 2;
    for (size_t at = 0; at < text.size;) {
        const char *start = text.data + at;
        const char *stop = memchr(start, '\n', text.size - at);
        size_t size = stop == NULL ? text.size - at : (size_t)(stop - start);
        at += size + 1;
        line++;
        if (size == 0 || start[0] == '#')
            continue;
        if (*count == capacity) {
            capacity = capacity == 0 ? 1024 : capacity * 2;
            rows = realloc(rows, capacity * sizeof *rows);
            if (rows == NULL)
                fail(path, "out of memory");
        }
        row *new = &rows[(*count)++];
        *new = (row){.columns = 1, .line = line};
        for (const char *cell = start, *end = start + size; cell <= end;) {
            const char *tab = memchr(cell, '\t', (size_t)(end - cell));
            const char *cell_end = tab == NULL ? end : tab;
            if (new->columns == MAX_COLUMNS)
                fail(path, "too many columns");
            new->cells[new->columns++] = (qaz_slice){cell, (size_t)(cell_end - cell)};
            cell = cell_end + 1;
        }
        new->cells[0] = lower(new->cells[1], keys, &scratch);
        if (new->cells[0].data == NULL)
            fail(path, "out of memory");
        if (new->columns > *columns)
            *columns = new->columns;
    }
    qaz_buffer_free(&scratch);
    if (*count > 0)
        qsort(rows, *count, sizeof *rows, by_key);
    return rows;
}

static void write_cell(FILE *out, qaz_slice cell)
{
    fputc('"', out);
    for (size_t i = 0; i < cell.size; i++) {
        if (cell.data[i] == '"' || cell.data[i] == '\\')
            fputc('\\', out);
        fputc(cell.data[i], out);
    }
    fputs("\\0\"\n", out);
}

/* corpus/lexicon/place_nouns.tsv -> place_nouns */
static void table_name(const char *path, char name[64])
{
    const char *slash = strrchr(path, '/');
    const char *base = slash == NULL ? path : slash + 1;
    size_t size = strcspn(base, ".");
    if (size >= 64)
        fail(path, "name too long");
    memcpy(name, base, size);
    name[size] = '\0';
}

/* The bits of table.h's `begins`: a key shorter than four bytes may be a prefix of any text that
   goes on as it likes. */
static void write_beginnings(FILE *out, const row *rows, size_t count)
{
    uint64_t begins[QAZ_TABLE_BEGINNINGS / 64] = {0};
    for (size_t i = 0; i < count; i++) {
        qaz_slice key = rows[i].cells[0];
        char text[4] = {0};
        memcpy(text, key.data, key.size < sizeof text ? key.size : sizeof text);
        for (unsigned second = 0; second < (key.size < 2 ? 64 : 1); second++)
            for (unsigned fourth = 0; fourth < (key.size < 4 ? 16 : 1); fourth++) {
                unsigned beginning = qaz_table_beginning(text) ^ second << 4 ^ fourth;
                begins[beginning / 64] |= (uint64_t)1 << beginning % 64;
            }
    }
    for (size_t i = 0; i < QAZ_TABLE_BEGINNINGS / 64; i++)
        fprintf(out, "%s0x%jXu", i == 0 ? "" : ",", (uintmax_t)begins[i]);
}

static void write_table(FILE *source, FILE *header, const char *path)
{
    qaz_buffer text = {0};
    qaz_arena keys = {0};
    read_file(path, &text);
    size_t count, columns;
    row *rows = parse(path, qaz_buffer_slice(&text), &keys, &count, &columns);
    char name[64];
    table_name(path, name);
    fprintf(header, "extern const qaz_table qaz_lexicon_%s;\n", name);
    /* Place 0 of the pool is the empty string. */
    fprintf(source, "static const char pool_%s[] =\n\"\\0\"\n", name);
    for (size_t i = 0; i < count; i++)
        for (size_t j = 0; j < rows[i].columns; j++)
            if (rows[i].cells[j].size > 0)
                write_cell(source, rows[i].cells[j]);
    fprintf(source, ";\nstatic const uint32_t cells_%s[] = {\n", name);
    size_t place = 1;
    for (size_t i = 0; i < count; i++) {
        for (size_t j = 0; j < columns; j++) {
            size_t size = j < rows[i].columns ? rows[i].cells[j].size : 0;
            fprintf(source, "%zu,", size == 0 ? 0 : place);
            place += size == 0 ? 0 : size + 1;
        }
        fputc('\n', source);
    }
    if (count == 0)
        fputs("0", source);
    fprintf(source, "};\nconst qaz_table qaz_lexicon_%s = {pool_%s, cells_%s, %zu, %zu, {", name,
            name, name, count, columns);
    write_beginnings(source, rows, count);
    fputs("}};\n\n", source);
    free(rows);
    qaz_arena_free(&keys);
    qaz_buffer_free(&text);
}

int main(int argc, char **argv)
{
    if (argc < 3) {
        fprintf(stderr, "usage: tables OUT.c OUT.h FILE.tsv...\n");
        return 2;
    }
    FILE *source = fopen(argv[1], "wb"), *header = fopen(argv[2], "wb");
    if (source == NULL || header == NULL)
        fail(argv[source == NULL ? 1 : 2], strerror(errno));
    fputs("/* Generated from corpus/lexicon by src/generate/tables.c. */\n"
          "#include \"tables/lexicon.h\"\n\n",
          source);
    fputs("/* Generated from corpus/lexicon by src/generate/tables.c. */\n"
          "#ifndef QAZ_TABLES_LEXICON_H\n#define QAZ_TABLES_LEXICON_H\n\n"
          "#include \"base/table.h\"\n\n",
          header);
    for (int i = 3; i < argc; i++)
        write_table(source, header, argv[i]);
    fputs("\n#endif\n", header);
    if (fclose(source) != 0 || fclose(header) != 0)
        fail(argv[1], strerror(errno));
    return 0;
}
