#include "cli/commands.h"
#include "cli/pipeline.h"
#include "cli/settings.h"
#include "cli/span.h"
#include "qaz/entity.h"

#include <stdlib.h>

enum { TSV, JSONL };

static struct {
    int format;
    bool nested;
} chosen = {.format = JSONL};

static const char *const formats[] = {"tsv", "jsonl", NULL};

static const cli_option options[] = {
    {'f', "format", "FORMAT", "a table (tsv) or an object on each line (jsonl)",
     .choice = &chosen.format, .choices = formats},
    {0, "nested", NULL, "print names inside other names too", .flag = &chosen.nested},
    {0},
};

typedef struct worker {
    qaz_document *document;
    qaz_entity_finder *finder;
    qaz_buffer doc; /* the beginning of each line of a document */
} worker;

static void worker_free(void *given)
{
    worker *self = given;
    qaz_entity_finder_free(self->finder);
    qaz_document_free(self->document);
    qaz_buffer_free(&self->doc);
    free(self);
}

static void *worker_new(void)
{
    worker *self = calloc(1, sizeof *self);
    if (self == NULL)
        return NULL;
    self->document = qaz_document_new();
    self->finder = qaz_entity_finder_new();
    if (self->document != NULL && self->finder != NULL)
        return self;
    worker_free(self);
    return NULL;
}

static qaz_status analyse(void *given, const cli_piece *piece, qaz_error *error)
{
    worker *self = given;
    (void)error;
    qaz_status status = qaz_document_read(self->document, piece->text);
    return status == QAZ_OK ? qaz_entity_finder_read(self->finder, self->document) : status;
}

static bool is_name(const qaz_mention *mention)
{
    return mention->type == QAZ_PERSON || mention->type == QAZ_ORGANISATION ||
           mention->type == QAZ_GPE || mention->type == QAZ_LOCATION ||
           mention->type == QAZ_FACILITY;
}

static const char *subtype_of(const qaz_mention *mention)
{
    return mention->subtype == QAZ_SCHOOL ? "SCHOOL" : "";
}

static void print_mention(worker *self, const cli_piece *piece, const qaz_mention *mention,
                          cli_place *place, qaz_buffer *out)
{
    size_t count;
    const qaz_mention *mentions = qaz_entity_mentions(self->finder, &count);
    const qaz_entity *entity = &qaz_entity_list(self->finder, &count)[mention->entity];
    cli_place from_start = cli_place_of(piece);
    uint64_t start = cli_place_move(place, mention->start), end;
    cli_place after = *place;
    end = cli_place_move(&after, mention->end);
    uint64_t id = cli_place_move(&from_start, mentions[entity->first_mention].start);
    qaz_slice text = {piece->text.data + mention->start, mention->end - mention->start};
    const char *type = qaz_entity_type_name((qaz_entity_type)mention->type);
    qaz_buffer_add(out, qaz_buffer_slice(&self->doc));
    if (chosen.format == TSV) {
        qaz_buffer_add_format(out, "%llu\t%llu\t", (unsigned long long)start,
                              (unsigned long long)end);
        qaz_buffer_add_tsv(out, text);
        qaz_buffer_add_format(out, "\t%s\t%s\t", type, subtype_of(mention));
        qaz_buffer_add_tsv(out, entity->name);
        qaz_buffer_add_format(out, "\te%llu\t%.2f\t%s\n", (unsigned long long)id,
                              (double)mention->confidence, mention->rule);
    } else {
        qaz_buffer_add_format(out,
                              "\"start\":%llu,\"end\":%llu,\"text\":", (unsigned long long)start,
                              (unsigned long long)end);
        qaz_buffer_add_json(out, text);
        qaz_buffer_add_format(out, ",\"type\":\"%s\",\"subtype\":\"%s\",\"name\":", type,
                              subtype_of(mention));
        qaz_buffer_add_json(out, entity->name);
        qaz_buffer_add_format(out, ",\"id\":\"e%llu\",\"confidence\":%.2f,\"rule\":\"%s\"}\n",
                              (unsigned long long)id, (double)mention->confidence, mention->rule);
    }
}

static qaz_status print(void *given, const cli_piece *piece, qaz_buffer *out)
{
    worker *self = given;
    self->doc.size = 0;
    if (chosen.format == TSV) {
        qaz_buffer_add_tsv(&self->doc, piece->id);
        qaz_buffer_add_byte(&self->doc, '\t');
    } else {
        qaz_buffer_add_text(&self->doc, "{\"doc\":");
        qaz_buffer_add_json(&self->doc, piece->id);
        qaz_buffer_add_byte(&self->doc, ',');
    }
    size_t count;
    const qaz_mention *mentions = qaz_entity_mentions(self->finder, &count);
    cli_place place = cli_place_of(piece);
    for (size_t i = 0; i < count; i++)
        if (chosen.nested || mentions[i].outer == QAZ_NO_ENTITY ||
            !is_name(&mentions[mentions[i].outer]))
            print_mention(self, piece, &mentions[i], &place, out);
    return self->doc.failed ? QAZ_NO_MEMORY : QAZ_OK;
}

static int run(char **operands)
{
    cli_task task = {
        .worker_new = worker_new,
        .worker_free = worker_free,
        .analyse = analyse,
        .print = print,
    };
    if (chosen.format == TSV)
        task.header = "doc\tstart\tend\ttext\ttype\tsubtype\tname\tid\tconfidence\trule\n";
    return cli_run(&task, operands);
}

static const cli_example examples[] = {
    {0},
};

const cli_command cmd_entities = {
    .name = "entities",
    .operands = "[FILE|DIR|-]...",
    .summary = "people, schools, places and other names",
    .description = "Prints every mention.",
    .options = options,
    .groups = {&cli_table_options, &cli_span_options, &cli_input_options, &cli_output_options},
    .examples = examples,
    .run = run,
};
