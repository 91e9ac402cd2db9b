#include "cli/conllu.h"

#include "cli/span.h"
#include "qaz/utf8.h"

/* Appends a text on one line. */
static void add_line(qaz_slice text, qaz_buffer *out)
{
    for (size_t i = 0; i < text.size; i++) {
        char byte = text.data[i];
        qaz_buffer_add_byte(out, byte == '\n' || byte == '\r' || byte == '\t' ? ' ' : byte);
    }
    qaz_buffer_add_byte(out, '\n');
}

static void add_word(uint64_t id, qaz_slice form, qaz_slice lemma, qaz_upos upos,
                     qaz_features features, qaz_buffer *out)
{
    qaz_buffer_add_number(out, id);
    qaz_buffer_add_byte(out, '\t');
    qaz_buffer_add(out, form);
    qaz_buffer_add_byte(out, '\t');
    qaz_buffer_add(out, lemma);
    qaz_buffer_add_byte(out, '\t');
    qaz_buffer_add_text(out, qaz_upos_name(upos));
    qaz_buffer_add_text(out, "\t_\t");
    qaz_features_write(features, out);
    qaz_buffer_add_text(out, "\t_\t_\t_\t");
}

/* The token that is being written. */
typedef struct word {
    const qaz_token *token;
    uint32_t index;
    bool space_after;
    const qaz_mention *mention; /* the entity that it is in; NULL: none */
} word;

static void add_misc(cli_place *place, const word *at, qaz_buffer *out)
{
    if (!at->space_after)
        qaz_buffer_add_text(out, "SpaceAfter=No|");
    qaz_buffer_add_text(out, "start=");
    qaz_buffer_add_number(out, cli_place_move(place, at->token->start));
    qaz_buffer_add_text(out, "|end=");
    qaz_buffer_add_number(out, cli_place_move(place, at->token->end));
    if (at->mention != NULL)
        qaz_buffer_add_format(out, "|NER=%c-%s", at->index == at->mention->first ? 'B' : 'I',
                              qaz_entity_type_name((qaz_entity_type)at->mention->type));
    qaz_buffer_add_byte(out, '\n');
}

size_t cli_clitic_start(const qaz_reading *reading, qaz_slice form)
{
    const char *at = form.data + form.size;
    unsigned letters = reading->clitic == NULL ? 0 : reading->clitic_size;
    for (; letters > 0 && at > form.data; letters--) {
        size_t size;
        qaz_utf8_decode_before(form.data, at, &size);
        at -= size;
    }
    return (size_t)(at - form.data);
}

/* Appends a token: one word, or the line of a multiword token and two words. Returns how many. */
static unsigned add_token(uint64_t id, const qaz_reading *reading, qaz_slice form, cli_place *place,
                          const word *at, qaz_buffer *out)
{
    qaz_upos upos = (qaz_upos)reading->upos;
    const qaz_clitic *clitic = reading->clitic;
    if (clitic == NULL) {
        add_word(id, form, reading->lemma, upos, reading->features, out);
        add_misc(place, at, out);
        return 1;
    }
    qaz_buffer_add_format(out, "%ju-%ju\t", (uintmax_t)id, (uintmax_t)id + 1);
    qaz_buffer_add(out, form);
    qaz_buffer_add_text(out, "\t_\t_\t_\t_\t_\t_\t_\t");
    add_misc(place, at, out);
    size_t cut = cli_clitic_start(reading, form);
    qaz_slice host = {form.data, cut}, rest = {form.data + cut, form.size - cut};
    add_word(id, host, reading->lemma, upos, reading->features, out);
    qaz_buffer_add_text(out, "_\n");
    add_word(id + 1, rest, clitic->lemma, (qaz_upos)clitic->upos, clitic->features, out);
    qaz_buffer_add_text(out, "_\n");
    return 2;
}

/* The outermost mention that holds a token, from *next on, which moves with the tokens. */
static const qaz_mention *mention_at(const qaz_mention *mentions, size_t count, size_t *next,
                                     uint32_t token)
{
    while (*next < count &&
           (mentions[*next].outer != QAZ_NO_ENTITY || mentions[*next].token_end <= token))
        ++*next;
    return *next < count && mentions[*next].first <= token ? &mentions[*next] : NULL;
}

void cli_conllu_write(const cli_piece *piece, const qaz_document *document, const qaz_morph *morph,
                      const qaz_entity_finder *entities, uint64_t sentences, qaz_buffer *out)
{
    size_t count, token_count, mention_count = 0, next = 0;
    const qaz_mention *mentions =
        entities == NULL ? NULL : qaz_entity_mentions(entities, &mention_count);
    const qaz_token *tokens = qaz_document_tokens(document, &token_count);
    const qaz_sentence *sentence = qaz_document_sentences(document, &count);
    cli_place place = cli_place_of(piece);
    if (piece->index == 0) {
        qaz_buffer_add_text(out, "# newdoc id = ");
        add_line(piece->id, out);
    }
    for (; count > 0; count--, sentence++) {
        qaz_buffer_add_format(out, "# sent_id = %ju\n# text = ", (uintmax_t)++sentences);
        add_line((qaz_slice){piece->text.data + sentence->start, sentence->end - sentence->start},
                 out);
        uint64_t id = 1;
        for (uint32_t i = sentence->first; i < sentence->token_end; i++) {
            bool last = i + 1 == token_count;
            const word at = {
                .token = &tokens[i],
                .index = i,
                .space_after = last || (tokens[i + 1].flags & QAZ_SPACE_BEFORE),
                .mention = mention_at(mentions, mention_count, &next, i),
            };
            id += add_token(id, qaz_morph_chosen(morph, i), qaz_document_form(document, &tokens[i]),
                            &place, &at, out);
        }
        qaz_buffer_add_byte(out, '\n');
    }
}
