#include "cli/commands.h"
#include "cli/entity_rows.h"
#include "cli/layers.h"
#include "cli/message.h"
#include "cli/pipeline.h"
#include "cli/settings.h"
#include "cli/tagging.h"

#include <stdlib.h>

enum { TSV, JSONL, IOB2 };
enum { PRESS, KAZNERD };

static struct {
    int format;
    int table;  /* cli_entity_kind */
    int type;   /* index into types */
    int scheme; /* PRESS or KAZNERD */
    const char *model;
    bool nested;
} chosen;

static const char *const formats[] = {"tsv", "jsonl", "iob2", NULL};
static const char *const schemes[] = {"press", "kaznerd", NULL};
static const char *const tables[] = {"none", "people", "schools", "places", "all", NULL};

/* After the first two, the classes in the order of qaz_entity_type. */
enum { ALL_TYPES, SCHOOLS, FIRST_TYPE };
static const char *const types[] = {
    "all",           "SCHOOL",   "ADAGE",     "ART",     "CARDINAL", "CONTACT",      "DATE",
    "DISEASE",       "EVENT",    "FACILITY",  "GPE",     "LANGUAGE", "LAW",          "LOCATION",
    "MISCELLANEOUS", "MONEY",    "NON_HUMAN", "NORP",    "ORDINAL",  "ORGANISATION", "PERCENTAGE",
    "PERSON",        "POSITION", "PRODUCT",   "PROJECT", "QUANTITY", "TIME",         NULL};

static const cli_option options[] = {
    {'f', "format", "FORMAT",
     "a table (tsv), an object on each line (jsonl), or a word and its tag on each line (iob2, for "
     "the scheme kaznerd)",
     .choice = &chosen.format, .choices = formats},
    {0, "scheme", "SCHEME",
     "press: people, schools, places and organisations by rules, with names and ids; kaznerd: the "
     "25 classes of KazNERD by the trained tagger",
     .choice = &chosen.scheme, .choices = schemes},
    {0, "model", "FILE", "a model of `qaz train` instead of the one that is built in (kaznerd)",
     .text = &chosen.model},
    {0, "table", "WHAT",
     "one row for each entity of the whole corpus: people, schools, places or all; none prints "
     "the mentions",
     .choice = &chosen.table, .choices = tables},
    {0, "type", "TYPE", "only the mentions of one class, or of schools", .choice = &chosen.type,
     .choices = types},
    {0, "nested", NULL, "print names inside other names, too", .flag = &chosen.nested},
    {0},
};

typedef struct worker {
    qaz_document *document;
    qaz_entity_finder *finder;
    qaz_entity_table *table;
} worker;

static void worker_free(void *given)
{
    worker *self = given;
    qaz_entity_table_free(self->table);
    qaz_entity_finder_free(self->finder);
    qaz_document_free(self->document);
    free(self);
}

static void *worker_new(void)
{
    worker *self = calloc(1, sizeof *self);
    if (self == NULL)
        return NULL;
    self->document = qaz_document_new();
    self->finder = qaz_entity_finder_new();
    self->table = qaz_entity_table_new();
    if (self->document != NULL && self->finder != NULL && self->table != NULL)
        return self;
    worker_free(self);
    return NULL;
}

static qaz_status analyse(void *given, const cli_piece *piece, qaz_error *error)
{
    worker *self = given;
    (void)error;
    qaz_status status = qaz_document_read(self->document, piece->text);
    if (status == QAZ_OK)
        status = qaz_entity_finder_read(self->finder, self->document);
    if (status == QAZ_OK && chosen.table != CLI_NO_TABLE)
        status = qaz_entity_table_add(self->table, self->finder, piece->document,
                                      cli_piece_is_part(piece));
    return status;
}

static bool is_name(const qaz_mention *mention)
{
    return mention->type == QAZ_PERSON || mention->type == QAZ_ORGANISATION ||
           mention->type == QAZ_GPE || mention->type == QAZ_LOCATION ||
           mention->type == QAZ_FACILITY;
}

static void print_tsv(const cli_layers *layers, const cli_piece *piece, const qaz_mention *mention,
                      qaz_buffer *out)
{
    size_t count;
    const qaz_mention *mentions = qaz_entity_mentions(layers->entities, &count);
    const qaz_entity *entity = &qaz_entity_list(layers->entities, &count)[mention->entity];
    uint32_t first = mentions[entity->first_mention].start;
    qaz_buffer_add_tsv(out, piece->id);
    qaz_buffer_add_format(out, "\t%ju\t%ju\t",
                          (uintmax_t)cli_layers_place(layers, piece, mention->start),
                          (uintmax_t)cli_layers_place(layers, piece, mention->end));
    qaz_buffer_add_tsv(
        out, (qaz_slice){piece->text.data + mention->start, mention->end - mention->start});
    qaz_buffer_add_format(out, "\t%s\t%s\t", qaz_entity_type_name((qaz_entity_type)mention->type),
                          mention->subtype == QAZ_SCHOOL ? "SCHOOL" : "");
    qaz_buffer_add_tsv(out, entity->name);
    qaz_buffer_add_format(out, "\te%ju\t%.2f\t%s\n",
                          (uintmax_t)cli_layers_place(layers, piece, first),
                          (double)mention->confidence, mention->rule);
}

static bool is_wanted(const qaz_mention *mention)
{
    if (chosen.type == SCHOOLS)
        return mention->subtype == QAZ_SCHOOL;
    return chosen.type == ALL_TYPES || chosen.type - FIRST_TYPE == (int)mention->type;
}

static qaz_status print(void *given, const cli_piece *piece, qaz_buffer *out)
{
    const worker *self = given;
    const cli_layers layers = {.document = self->document, .entities = self->finder};
    size_t count;
    const qaz_mention *mentions = qaz_entity_mentions(self->finder, &count);
    for (size_t i = 0; i < count; i++) {
        uint32_t outer = mentions[i].outer;
        if (!is_wanted(&mentions[i]) ||
            (!chosen.nested && outer != QAZ_NO_ENTITY && is_name(&mentions[outer])))
            continue;
        if (chosen.format == TSV) {
            print_tsv(&layers, piece, &mentions[i], out);
            continue;
        }
        qaz_buffer_add_text(out, "{\"doc\":");
        qaz_buffer_add_json(out, piece->id);
        qaz_buffer_add_byte(out, ',');
        cli_add_mention(&layers, piece, &mentions[i], out);
        qaz_buffer_add_text(out, "}\n");
    }
    return QAZ_OK;
}

static qaz_status merge(void *given, void *other)
{
    worker *self = given, *from = other;
    return qaz_entity_table_merge(self->table, from->table);
}

static qaz_status finish(void *given, qaz_buffer *out)
{
    worker *self = given;
    const qaz_entity_row *rows;
    size_t count;
    qaz_status status = qaz_entity_table_rows(self->table, &rows, &count);
    if (status == QAZ_OK)
        cli_add_entity_rows(rows, count, (cli_entity_kind)chosen.table, chosen.format == JSONL,
                            out);
    return status;
}

/* False, after a message: options that do not go together. */
static bool check(void)
{
    bool tagged = cli_settings.input == CLI_TAGGED;
    const char *wrong = NULL;
    if (chosen.scheme == PRESS && (tagged || chosen.format == IOB2 || chosen.model != NULL))
        wrong = "--input iob2, -f iob2 and --model want --scheme kaznerd";
    else if (chosen.scheme == KAZNERD &&
             (chosen.table != CLI_NO_TABLE || chosen.nested || chosen.type != ALL_TYPES))
        wrong = "--table, --type and --nested want --scheme press";
    else if (chosen.table != CLI_NO_TABLE && (chosen.nested || chosen.type != ALL_TYPES))
        wrong = "--type and --nested choose among mentions, which --table does not print";
    else if (tagged && chosen.format != IOB2)
        wrong = "--input iob2 wants -f iob2: its words have no places in a text";
    if (wrong != NULL)
        cli_complain(NULL, "%s", wrong);
    return wrong == NULL;
}

/* The scheme kaznerd. */
static int run_tagger(char **operands)
{
    static const cli_tagging_format tagging_formats[] = {CLI_TAG_TSV, CLI_TAG_JSONL, CLI_TAG_IOB2};
    const cli_tagging wanted = {tagging_formats[chosen.format], cli_settings.input == CLI_TAGGED,
                                chosen.model};
    if (wanted.tagged)
        cli_settings.input = CLI_TEXT; /* a text whose lines are words */
    return cli_tag(&wanted, operands);
}

static int run(char **operands)
{
    if (!check())
        return CLI_USAGE;
    if (chosen.scheme == KAZNERD)
        return run_tagger(operands);
    cli_task task = {.worker_new = worker_new, .worker_free = worker_free, .analyse = analyse};
    if (chosen.table == CLI_NO_TABLE) {
        task.print = print;
    } else {
        task.merge = merge;
        task.finish = finish;
    }
    if (chosen.format == TSV)
        task.header = chosen.table == CLI_NO_TABLE
                          ? "doc\tstart\tend\ttext\ttype\tsubtype\tname\tid\tconfidence\trule\n"
                          : cli_entity_header((cli_entity_kind)chosen.table);
    return cli_run(&task, operands);
}

static const cli_example examples[] = {
    {"printf '№17 мектеп директоры Сәуле Тұрарова Таразға барды.\\n' | qaz entities --no-header | "
     "cut -f2-7",
     "0\t10\t№17 мектеп\tORGANISATION\tSCHOOL\t№17 мектеп\n"
     "21\t35\tСәуле Тұрарова\tPERSON\t\tСәуле Тұрарова\n"
     "36\t43\tТаразға\tGPE\t\tТараз\n"},
    {"printf '№17 мектеп директоры Сәуле Тұрарова келді. С. Тұрарованың сөзі.\\n' | "
     "qaz entities --table people",
     "name\trole\taffiliation\tcount\tdocuments\tvariants\n"
     "Сәуле Тұрарова\tмектеп директоры\t№17 мектеп\t2\t1\t\n"},
    {0},
};

const cli_command cmd_entities = {
    .name = "entities",
    .operands = "[FILE|DIR|-]...",
    .summary = "people, schools, places and other names",
    .description =
        "Prints the mentions of named entities: where each stands, its class (those of KazNERD: "
        "PERSON, ORGANISATION, GPE, ...), the subtype SCHOOL of schools, colleges, kindergartens "
        "and universities, its name in the nominative, and an id that all mentions of one entity "
        "share in a document. Mentions inside others are left out unless --nested asks for "
        "them.\n\n"
        "With --table it prints the entities of the whole corpus, most mentioned first: people "
        "with "
        "role and affiliation, schools with number, eponym and kind. Ways to name one entity are "
        "joined when nothing speaks against it, and listed as variants.",
    .options = options,
    .groups = {&cli_table_options, &cli_span_options, &cli_tagged_kind_options, &cli_input_options,
               &cli_output_options},
    .examples = examples,
    .run = run,
};
