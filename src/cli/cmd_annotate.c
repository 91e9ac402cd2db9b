#include "cli/commands.h"
#include "cli/conllu.h"
#include "cli/layers.h"
#include "cli/model.h"
#include "cli/pipeline.h"
#include "cli/settings.h"
#include "cli/span.h"
#include "qaz/entity_tagging.h"

#include <stdlib.h>

enum { JSONL, CONLLU };

static struct {
    int format;
} chosen;

static const char *const formats[] = {"jsonl", "conllu", NULL};

static const cli_option options[] = {
    {'f', "format", "FORMAT",
     "one object for each document with all its layers (jsonl), or CoNLL-U with the entities in "
     "MISC (conllu)",
     .choice = &chosen.format, .choices = formats},
    {0},
};

/* Opened before the threads start. */
static cli_model model;

typedef struct worker {
    cli_layers layers;
    uint64_t sentences_before; /* in the pieces of the document that came before */
} worker;

static void worker_free(void *given)
{
    worker *self = given;
    cli_layers_free(&self->layers);
    free(self);
}

static void *worker_new(void)
{
    worker *self = calloc(1, sizeof *self);
    if (self == NULL)
        return NULL;
    if (cli_layers_init(&self->layers)) {
        qaz_entity_finder_use(self->layers.entities, model.tagger);
        return self;
    }
    worker_free(self);
    return NULL;
}

static qaz_status analyse(void *given, const cli_piece *piece, qaz_error *error)
{
    worker *self = given;
    (void)error;
    self->sentences_before = 0;
    return cli_layers_read(&self->layers, piece, true);
}

static qaz_status carry(void *given, const cli_piece *piece, void *carried)
{
    worker *self = given;
    self->sentences_before = cli_sentences_before(piece, self->layers.document, carried);
    return QAZ_OK;
}

static void add_word(const worker *self, const cli_piece *piece, size_t index, qaz_buffer *out)
{
    size_t count;
    const qaz_token *token = &qaz_document_tokens(self->layers.document, &count)[index];
    const qaz_type *type = &qaz_document_types(self->layers.document, &count)[token->type];
    const qaz_reading *reading = qaz_morph_chosen(self->layers.morph, index);
    qaz_buffer_add_format(out, "{\"start\":%ju,\"end\":%ju,\"kind\":\"%s\",\"normal\":",
                          (uintmax_t)cli_layers_place(&self->layers, piece, token->start),
                          (uintmax_t)cli_layers_place(&self->layers, piece, token->end),
                          qaz_kind_name((qaz_kind)token->kind));
    qaz_buffer_add_json(out, type->normal);
    qaz_buffer_add_text(out, ",\"lemma\":");
    qaz_buffer_add_json(out, reading->lemma);
    qaz_buffer_add_format(out, ",\"upos\":\"%s\",\"feats\":\"",
                          qaz_upos_name((qaz_upos)reading->upos));
    qaz_features_write(reading->features, out);
    qaz_buffer_add_format(out, "\",\"known\":%s}", reading->known ? "true" : "false");
}

static void add_sentence(const worker *self, const cli_piece *piece, const qaz_sentence *sentence,
                         qaz_buffer *out)
{
    qaz_buffer_add_format(out, "{\"start\":%ju,\"end\":%ju,\"kind\":\"%s\",\"tokens\":[",
                          (uintmax_t)cli_layers_place(&self->layers, piece, sentence->start),
                          (uintmax_t)cli_layers_place(&self->layers, piece, sentence->end),
                          qaz_unit_kind_name((qaz_unit_kind)sentence->kind));
    for (uint32_t i = sentence->first; i < sentence->token_end; i++) {
        if (i > sentence->first)
            qaz_buffer_add_byte(out, ',');
        add_word(self, piece, i, out);
    }
    qaz_buffer_add_text(out, "]}");
}

/* The object of a piece: of its document, that is, if the document is in one piece. */
static void print_object(const worker *self, const cli_piece *piece, qaz_buffer *out)
{
    size_t count;
    qaz_buffer_add_text(out, "{\"doc\":");
    qaz_buffer_add_json(out, piece->id);
    if (cli_piece_is_part(piece))
        qaz_buffer_add_format(out, ",\"part\":%u", (unsigned)piece->index + 1);
    qaz_buffer_add_text(out, ",\"text\":");
    qaz_buffer_add_json(out, piece->text);
    qaz_buffer_add_text(out, ",\"sentences\":[");
    const qaz_sentence *sentences = qaz_document_sentences(self->layers.document, &count);
    for (size_t i = 0; i < count; i++) {
        if (i > 0)
            qaz_buffer_add_byte(out, ',');
        add_sentence(self, piece, &sentences[i], out);
    }
    qaz_buffer_add_text(out, "],\"entities\":[");
    const qaz_mention *mentions = qaz_entity_mentions(self->layers.entities, &count);
    for (size_t i = 0; i < count; i++) {
        qaz_buffer_add_text(out, i > 0 ? ",{" : "{");
        cli_add_mention(&self->layers, piece, &mentions[i], out);
        qaz_buffer_add_byte(out, '}');
    }
    qaz_buffer_add_text(out, "],\"quotes\":[");
    const qaz_quote *quotes = qaz_quotes(self->layers.quotes, &count);
    for (size_t i = 0; i < count; i++) {
        qaz_buffer_add_text(out, i > 0 ? ",{" : "{");
        cli_add_quote(&self->layers, piece, &quotes[i], out);
        qaz_buffer_add_byte(out, '}');
    }
    qaz_buffer_add_text(out, "]}\n");
}

static qaz_status print(void *given, const cli_piece *piece, qaz_buffer *out)
{
    const worker *self = given;
    if (chosen.format == JSONL)
        print_object(self, piece, out);
    else
        cli_conllu_write(piece, self->layers.document, self->layers.morph, self->layers.entities,
                         self->sentences_before, out);
    return QAZ_OK;
}

static int run(char **operands)
{
    uint64_t sentences = 0;
    cli_task task = {
        .worker_new = worker_new,
        .worker_free = worker_free,
        .analyse = analyse,
        .carry = carry,
        .carried = &sentences,
        .print = print,
    };
    int result = cli_model_open(&model, NULL) ? cli_run(&task, operands) : CLI_FAILED;
    cli_model_close(&model);
    return result;
}

static const cli_example examples[] = {
    {"printf 'Астанада мектеп ашылды.\\n' | qaz annotate -f conllu",
     "# newdoc id = -\n"
     "# sent_id = 1\n"
     "# text = Астанада мектеп ашылды.\n"
     "1\tАстанада\tАстана\tPROPN\t_\tCase=Loc\t_\t_\t_\tstart=0|end=8|NER=B-GPE\n"
     "2\tмектеп\tмектеп\tNOUN\t_\tCase=Nom\t_\t_\t_\tstart=9|end=15\n"
     "3\tашылды\tаш\tVERB\t_\tMood=Ind|Number=Sing|Person=3|Tense=Past|VerbForm=Fin|Voice=Pass"
     "\t_\t_\t_\tSpaceAfter=No|start=16|end=22\n"
     "4\t.\t.\tPUNCT\t_\t_\t_\t_\t_\tstart=22|end=23\n\n"},
    {0},
};

const cli_command cmd_annotate = {
    .name = "annotate",
    .operands = "[FILE|DIR|-]...",
    .summary = "all layers of each document",
    .description =
        "Prints what all other commands find in a document: its text, sentences with their tokens, "
        "lemmas and features, entities and quotations, with spans in the original text. A text of "
        "more than 1 MiB comes in several objects, whose member `part` counts from 1.\n\n"
        "As CoNLL-U the columns of syntax are empty; MISC has the span of each token and the class "
        "of the entity that it begins (B-) or goes on with (I-).",
    .options = options,
    .groups = {&cli_span_options, &cli_kind_options, &cli_input_options, &cli_output_options},
    .examples = examples,
    .run = run,
};
