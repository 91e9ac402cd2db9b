#include "cli/report_quotes.h"

#include "base/room.h"

#include <stdlib.h>

static cli_spoken *new_item(cli_spoken_list *list)
{
    cli_spoken *items = qaz_room(list->items, &list->room, list->count + 1, sizeof *items);
    if (items == NULL)
        return NULL;
    list->items = items;
    return &list->items[list->count++];
}

static cli_kept keep(cli_spoken_list *list, qaz_slice text)
{
    cli_kept kept = {list->texts.size, text.size};
    qaz_buffer_add(&list->texts, text);
    return kept;
}

static qaz_slice part(const cli_piece *piece, uint32_t start, uint32_t end)
{
    return (qaz_slice){piece->text.data + start, end - start};
}

bool cli_spoken_add(cli_spoken_list *list, const cli_layers *layers, const cli_piece *piece)
{
    size_t count;
    const qaz_quote *quotes = qaz_quotes(layers->quotes, &count);
    for (size_t i = 0; i < count; i++) {
        const qaz_quote *quote = &quotes[i];
        if (quote->kind != QAZ_SPEECH)
            continue;
        cli_spoken *item = new_item(list);
        if (item == NULL)
            return false;
        qaz_slice name = quote->speaker_name.size > 0
                             ? quote->speaker_name
                             : part(piece, quote->speaker_start, quote->speaker_end);
        *item = (cli_spoken){
            .document = piece->document,
            .start = cli_layers_place(layers, piece, quote->start),
            .end = cli_layers_place(layers, piece, quote->end),
            .id = keep(list, piece->id),
            .text = keep(list, part(piece, quote->start, quote->end)),
            .cue = keep(list, part(piece, quote->cue_start, quote->cue_end)),
            .name = keep(list, name),
            .role = keep(list, quote->speaker_role),
        };
    }
    return !list->texts.failed;
}

bool cli_spoken_merge(cli_spoken_list *list, const cli_spoken_list *other)
{
    for (size_t i = 0; i < other->count; i++) {
        const cli_spoken *from = &other->items[i];
        cli_spoken *item = new_item(list);
        if (item == NULL)
            return false;
        *item = *from;
        item->id = keep(list, cli_spoken_text(other, from->id));
        item->text = keep(list, cli_spoken_text(other, from->text));
        item->cue = keep(list, cli_spoken_text(other, from->cue));
        item->name = keep(list, cli_spoken_text(other, from->name));
        item->role = keep(list, cli_spoken_text(other, from->role));
    }
    return !list->texts.failed;
}

static int by_place(const void *left, const void *right)
{
    const cli_spoken *a = left, *b = right;
    if (a->document != b->document)
        return a->document < b->document ? -1 : 1;
    if (a->start != b->start)
        return a->start < b->start ? -1 : 1;
    return (a->end < b->end) - (a->end > b->end);
}

void cli_spoken_sort(cli_spoken_list *list)
{
    if (list->count > 0)
        qsort(list->items, list->count, sizeof *list->items, by_place);
}

void cli_spoken_print(const cli_spoken_list *list, qaz_buffer *out)
{
    qaz_buffer_add_text(out, "doc\tstart\tend\tname\trole\tcue\ttext\n");
    for (size_t i = 0; i < list->count; i++) {
        const cli_spoken *item = &list->items[i];
        const cli_kept cells[] = {item->name, item->role, item->cue, item->text};
        qaz_buffer_add_tsv(out, cli_spoken_text(list, item->id));
        qaz_buffer_add_format(out, "\t%ju\t%ju", (uintmax_t)item->start, (uintmax_t)item->end);
        for (size_t k = 0; k < sizeof cells / sizeof cells[0]; k++) {
            qaz_buffer_add_byte(out, '\t');
            qaz_buffer_add_tsv(out, cli_spoken_text(list, cells[k]));
        }
        qaz_buffer_add_byte(out, '\n');
    }
}

void cli_spoken_free(cli_spoken_list *list)
{
    free(list->items);
    qaz_buffer_free(&list->texts);
    *list = (cli_spoken_list){0};
}
