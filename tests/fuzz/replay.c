/* Runs a fuzz target without libFuzzer, as a test: TARGET SEEDS_DIR. Every file of the folder is an
   input, and then come inputs made by damaging and joining them, the same in every run. */
#include "qaz/buffer.h"
#include "unit/random.h"

#include <dirent.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

enum { SEEDS = 64, ROUNDS = 3000, LONGEST = 4096 };

static void fail(const char *path)
{
    perror(path);
    exit(2);
}

static void read_file(const char *folder, const char *name, qaz_buffer *bytes)
{
    char path[4096];
    snprintf(path, sizeof path, "%s/%s", folder, name);
    FILE *file = fopen(path, "rb");
    char *at = qaz_buffer_reserve(bytes, 1 << 20);
    if (file == NULL || at == NULL)
        fail(path);
    bytes->size = fread(at, 1, 1 << 20, file);
    fclose(file);
}

static int by_name(const struct dirent **a, const struct dirent **b)
{
    return strcmp((*a)->d_name, (*b)->d_name);
}

static int is_seed(const struct dirent *entry)
{
    return entry->d_name[0] != '.';
}

/* Appends a stretch of a seed, with some bytes of it exchanged. */
static void add_damaged(uint64_t *state, qaz_slice seed, qaz_buffer *out)
{
    if (seed.size == 0)
        return;
    size_t start = random_number(state, (uint32_t)seed.size);
    size_t size = 1 + random_number(state, (uint32_t)(seed.size - start));
    size_t place = out->size;
    qaz_buffer_add(out, (qaz_slice){seed.data + start, size});
    for (uint32_t i = random_number(state, 4); i > 0 && !out->failed; i--)
        out->data[place + random_number(state, (uint32_t)size)] = (char)random_number(state, 256);
}

/* A copy of its own size, so that a reading past the end is seen by AddressSanitizer. */
static void run(qaz_slice input)
{
    uint8_t *copy = malloc(input.size + (input.size == 0));
    if (copy == NULL)
        fail("memory");
    if (input.size > 0)
        memcpy(copy, input.data, input.size);
    LLVMFuzzerTestOneInput(copy, input.size);
    free(copy);
}

int main(int argc, char **argv)
{
    struct dirent **names = NULL;
    qaz_buffer seeds[SEEDS] = {0}, input = {0};
    if (argc != 2)
        return 2;
    int found = scandir(argv[1], &names, is_seed, by_name);
    if (found <= 0 || found > SEEDS)
        fail(argv[1]);
    for (int i = 0; i < found; i++) {
        read_file(argv[1], names[i]->d_name, &seeds[i]);
        run(qaz_buffer_slice(&seeds[i]));
        free(names[i]);
    }
    free(names);
    uint64_t state = 1;
    for (int round = 0; round < ROUNDS; round++) {
        input.size = 0;
        for (uint32_t parts = 1 + random_number(&state, 3); parts > 0; parts--)
            add_damaged(&state, qaz_buffer_slice(&seeds[random_number(&state, (uint32_t)found)]),
                        &input);
        if (input.size > LONGEST)
            input.size = LONGEST;
        run(qaz_buffer_slice(&input));
    }
    for (int i = 0; i < found; i++)
        qaz_buffer_free(&seeds[i]);
    qaz_buffer_free(&input);
    return 0;
}
