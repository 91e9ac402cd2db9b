#include "cli/span.h"

#include "cli/settings.h"
#include "qaz/utf8.h"

cli_place cli_place_of(const cli_piece *piece)
{
    return (cli_place){
        .text = piece->text, .base_bytes = piece->base_bytes, .characters = piece->base_characters};
}

uint64_t cli_place_move_by(cli_place *place, size_t byte, uint64_t characters)
{
    place->byte = byte;
    place->characters += characters;
    return cli_settings.offsets == CLI_BYTES ? place->base_bytes + byte : place->characters;
}

uint64_t cli_place_move(cli_place *place, size_t byte)
{
    uint64_t characters = 0;
    if (byte > place->byte)
        characters =
            qaz_utf8_count((qaz_slice){place->text.data + place->byte, byte - place->byte});
    else if (byte < place->byte)
        characters -= qaz_utf8_count((qaz_slice){place->text.data + byte, place->byte - byte});
    return cli_place_move_by(place, byte, characters);
}

uint64_t cli_sentences_before(const cli_piece *piece, const qaz_document *document,
                              uint64_t *sentences)
{
    size_t count;
    qaz_document_sentences(document, &count);
    uint64_t before = piece->index == 0 ? 0 : *sentences;
    *sentences = before + count;
    return before;
}

void cli_begin_line(const cli_piece *piece, bool json, qaz_buffer *line)
{
    qaz_buffer_clear(line);
    qaz_buffer_add_text(line, json ? "{\"doc\":" : "");
    (json ? qaz_buffer_add_json : qaz_buffer_add_tsv)(line, piece->id);
    qaz_buffer_add_text(line, json ? ",\"sentence\":" : "\t");
}
