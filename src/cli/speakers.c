#include "cli/speakers.h"

#include <stdlib.h>
#include <string.h>

/* FNV-1a (Fowler, Noll, Vo). */
static uint64_t hash_of(qaz_slice key)
{
    uint64_t hash = 0xcbf29ce484222325;
    for (size_t i = 0; i < key.size; i++)
        hash = (hash ^ (unsigned char)key.data[i]) * 0x100000001b3;
    return hash;
}

static qaz_slice key_of(const cli_speakers *speakers, const cli_speaker *row)
{
    return (qaz_slice){speakers->text.data + row->key, row->key_size};
}

static qaz_slice role_of(const cli_speakers *speakers, const cli_speaker *row)
{
    return (qaz_slice){speakers->text.data + row->role, row->role_size};
}

static uint32_t *slot_of(const cli_speakers *speakers, qaz_slice key)
{
    size_t mask = speakers->slot_count - 1;
    for (size_t at = (size_t)hash_of(key) & mask;; at = (at + 1) & mask) {
        uint32_t *slot = &speakers->slots[at];
        if (*slot == 0 || qaz_slice_equal(key_of(speakers, &speakers->rows[*slot - 1]), key))
            return slot;
    }
}

/* Keeps at least half of the slots free. */
static bool grow_slots(cli_speakers *speakers)
{
    if (speakers->slots != NULL && 2 * (speakers->count + 1) <= speakers->slot_count)
        return true;
    size_t count = speakers->slot_count == 0 ? 256 : 2 * speakers->slot_count;
    uint32_t *slots = calloc(count, sizeof *slots);
    if (slots == NULL)
        return false;
    free(speakers->slots);
    speakers->slots = slots;
    speakers->slot_count = count;
    for (size_t i = 0; i < speakers->count; i++)
        *slot_of(speakers, key_of(speakers, &speakers->rows[i])) = (uint32_t)i + 1;
    return true;
}

/* The row of a key, a new one if there is none; NULL: no memory. */
static cli_speaker *row_of(cli_speakers *speakers, qaz_slice key)
{
    if (!grow_slots(speakers))
        return NULL;
    uint32_t *slot = slot_of(speakers, key);
    if (*slot > 0)
        return &speakers->rows[*slot - 1];
    if (speakers->count == speakers->room) {
        size_t room = speakers->room == 0 ? 128 : 2 * speakers->room;
        cli_speaker *rows = realloc(speakers->rows, room * sizeof *rows);
        if (rows == NULL)
            return NULL;
        speakers->rows = rows;
        speakers->room = room;
    }
    size_t place = speakers->text.size;
    qaz_buffer_add(&speakers->text, key);
    if (speakers->text.failed)
        return NULL;
    cli_speaker *row = &speakers->rows[speakers->count++];
    *row = (cli_speaker){.key = place, .key_size = key.size, .role_document = UINT64_MAX};
    *slot = (uint32_t)speakers->count;
    return row;
}

/* Keeps the role that the earliest document gives, so that it does not depend on threads. */
static void set_role(cli_speakers *speakers, cli_speaker *row, qaz_slice role, uint64_t document)
{
    if (role.size == 0 || document >= row->role_document)
        return;
    row->role = speakers->text.size;
    row->role_size = role.size;
    row->role_document = document;
    qaz_buffer_add(&speakers->text, role);
}

qaz_status cli_speakers_add(cli_speakers *speakers, cli_speakers *seen, qaz_slice key,
                            const cli_piece *piece, qaz_slice role, uint64_t words)
{
    cli_speaker *row = row_of(speakers, key);
    cli_speaker *mark = row == NULL || seen == speakers ? row : row_of(seen, key);
    if (mark == NULL)
        return QAZ_NO_MEMORY;
    row->quotes++;
    row->words += words;
    row->documents += mark->seen != piece->document + 1;
    mark->seen = piece->document + 1;
    set_role(speakers, row, role, piece->document);
    return speakers->text.failed ? QAZ_NO_MEMORY : QAZ_OK;
}

qaz_status cli_speakers_merge(cli_speakers *speakers, const cli_speakers *other)
{
    for (size_t i = 0; i < other->count; i++) {
        const cli_speaker *from = &other->rows[i];
        cli_speaker *row = row_of(speakers, key_of(other, from));
        if (row == NULL)
            return QAZ_NO_MEMORY;
        row->quotes += from->quotes;
        row->documents += from->documents;
        row->words += from->words;
        set_role(speakers, row, role_of(other, from), from->role_document);
    }
    return speakers->text.failed ? QAZ_NO_MEMORY : QAZ_OK;
}

void cli_speakers_key(qaz_buffer *key, qaz_slice group, qaz_slice name)
{
    key->size = 0;
    qaz_buffer_add(key, group);
    qaz_buffer_add_byte(key, '\0');
    qaz_buffer_add(key, name);
}

static int by_weight(const void *left, const void *right)
{
    const cli_speaker_line *a = left, *b = right;
    int group = qaz_slice_compare(a->group, b->group);
    if (group != 0)
        return group;
    if (a->row->quotes != b->row->quotes)
        return a->row->quotes > b->row->quotes ? -1 : 1;
    return qaz_slice_compare(a->name, b->name);
}

cli_speaker_line *cli_speakers_sort(const cli_speakers *speakers)
{
    cli_speaker_line *lines = malloc((speakers->count + 1) * sizeof *lines);
    if (lines == NULL)
        return NULL;
    for (size_t i = 0; i < speakers->count; i++) {
        const cli_speaker *row = &speakers->rows[i];
        qaz_slice key = key_of(speakers, row);
        size_t group = strlen(key.data);
        lines[i] = (cli_speaker_line){row,
                                      {key.data, group},
                                      {key.data + group + 1, key.size - group - 1},
                                      role_of(speakers, row)};
    }
    qsort(lines, speakers->count, sizeof *lines, by_weight);
    return lines;
}

void cli_speakers_free(cli_speakers *speakers)
{
    qaz_buffer_free(&speakers->text);
    free(speakers->rows);
    free(speakers->slots);
    *speakers = (cli_speakers){0};
}
