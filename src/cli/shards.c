#include "cli/shards.h"

#include "base/room.h"
#include "cli/message.h"
#include "cli/number.h"

#include <stdlib.h>
#include <string.h>

void cli_shards_add(const cli_shards *shards, qaz_buffer *out)
{
    for (size_t i = 0; i < shards->count; i++) {
        qaz_buffer_add_text(out, i > 0 ? "," : "");
        qaz_buffer_add_number(out, shards->parts[i]);
    }
    qaz_buffer_add_byte(out, '/');
    qaz_buffer_add_number(out, shards->of);
}

static qaz_status insert(cli_shards *shards, uint64_t part, qaz_error *error)
{
    size_t place = shards->count;
    while (place > 0 && shards->parts[place - 1] > part)
        place--;
    if (place > 0 && shards->parts[place - 1] == part)
        return cli_fail(error, QAZ_BAD_INPUT, "shard %ju/%ju has been joined before",
                        (uintmax_t)part, (uintmax_t)shards->of);
    uint64_t *parts = qaz_room(shards->parts, &shards->room, shards->count + 1, sizeof *parts);
    if (parts == NULL)
        return cli_fail(error, QAZ_NO_MEMORY, "%s", qaz_status_text(QAZ_NO_MEMORY));
    shards->parts = parts;
    memmove(parts + place + 1, parts + place, (shards->count - place) * sizeof *parts);
    parts[place] = part;
    shards->count++;
    return QAZ_OK;
}

qaz_status cli_shards_join(cli_shards *shards, qaz_slice text, qaz_error *error)
{
    qaz_slice parts = {text.data, 0}, rest;
    uint64_t of, part;
    while (parts.size < text.size && text.data[parts.size] != '/')
        parts.size++;
    rest = (qaz_slice){text.data + parts.size, text.size - parts.size};
    if (!cli_take_byte(&rest, '/') || !cli_take_number(&rest, &of) || rest.size > 0)
        return cli_fail(error, QAZ_BAD_INPUT, "the head of the list is damaged");
    if (shards->of != 0 && shards->of != of)
        return cli_fail(error, QAZ_BAD_INPUT, "shards of %ju do not join with shards of %ju",
                        (uintmax_t)of, (uintmax_t)shards->of);
    shards->of = of;
    do {
        if (!cli_take_number(&parts, &part) || part >= of)
            return cli_fail(error, QAZ_BAD_INPUT, "the head of the list is damaged");
        qaz_status status = insert(shards, part, error);
        if (status != QAZ_OK)
            return status;
    } while (cli_take_byte(&parts, ','));
    if (parts.size > 0)
        return cli_fail(error, QAZ_BAD_INPUT, "the head of the list is damaged");
    if (shards->count == of)
        shards->count = shards->of = 0;
    return QAZ_OK;
}

void cli_shards_free(cli_shards *shards)
{
    free(shards->parts);
    *shards = (cli_shards){0};
}
