#include "cli/brat.h"
#include "cli/commands.h"
#include "cli/entity_rows.h"
#include "cli/layers.h"
#include "cli/message.h"
#include "cli/model.h"
#include "cli/pipeline.h"
#include "cli/settings.h"
#include "cli/tagging.h"
#include "qaz/entity_tagging.h"

#include <stdlib.h>

enum { TSV, JSONL, IOB2, BRAT };
enum { PRESS, KAZNERD };

static struct {
    int format;
    int table;  /* cli_entity_kind */
    int type;   /* index into types */
    int scheme; /* PRESS or KAZNERD */
    const char *model;
    bool nested;
} chosen;

/* Opened before the threads start; no tagger if nothing asks for one. */
static cli_model model;

/* Of the format brat; NULL: standard output, for one document. */
static const char *folder;

static const char *const formats[] = {"tsv", "jsonl", "iob2", "brat", NULL};
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
     "a table (tsv), an object on each line (jsonl), a word and its tag on each line (iob2, for "
     "the "
     "scheme kaznerd), or standoff annotation for the editor brat (scheme press)",
     .choice = &chosen.format, .choices = formats},
    {0, "scheme", "SCHEME",
     "press: rules find people, schools, organisations and places, the trained tagger the other "
     "classes and some people and places more, nested, with names and ids; kaznerd: flat mentions "
     "of the tagger alone, in the "
     "conventions of KazNERD",
     .choice = &chosen.scheme, .choices = schemes},
    {0, "model", "FILE", "a model of `qaz train` instead of the one that is built in",
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
    cli_layers layers; /* documents and entities only */
    qaz_entity_table *table;
    qaz_buffer annotation; /* brat */
} worker;

static void worker_free(void *given)
{
    worker *self = given;
    qaz_buffer_free(&self->annotation);
    qaz_entity_table_free(self->table);
    cli_layers_free(&self->layers);
    free(self);
}

static void *worker_new(void)
{
    worker *self = calloc(1, sizeof *self);
    if (self == NULL)
        return NULL;
    self->layers.document = qaz_document_new();
    self->layers.entities = qaz_entity_finder_new();
    self->table = qaz_entity_table_new();
    if (self->layers.document != NULL && self->layers.entities != NULL && self->table != NULL) {
        qaz_entity_finder_use(self->layers.entities, model.tagger);
        return self;
    }
    worker_free(self);
    return NULL;
}

/* True for the mentions that are to be printed. */
static bool is_wanted(const qaz_mention *mentions, const qaz_mention *mention)
{
    if (!chosen.nested && mention->outer != QAZ_NO_ENTITY &&
        qaz_entity_type_is_name((qaz_entity_type)mentions[mention->outer].type))
        return false;
    if (chosen.type == SCHOOLS)
        return mention->subtype == QAZ_SCHOOL;
    return chosen.type == ALL_TYPES || chosen.type - FIRST_TYPE == (int)mention->type;
}

/* Writes the annotation of a document for brat. */
static qaz_status annotate(worker *self, const cli_piece *piece, qaz_error *error)
{
    if (cli_piece_is_part(piece))
        return cli_fail(error, QAZ_BAD_INPUT, "a text of more than 1 MiB is too long for brat");
    if (folder == NULL && piece->document > 0)
        return cli_fail(error, QAZ_BAD_INPUT,
                        "brat wants a file for each document: give -o FOLDER");
    size_t count, number = 0;
    const qaz_mention *mentions = qaz_entity_mentions(self->layers.entities, &count);
    qaz_buffer_clear(&self->annotation);
    for (size_t i = 0; i < count; i++)
        if (is_wanted(mentions, &mentions[i]))
            cli_brat_add(&self->layers, piece, &mentions[i], ++number, &self->annotation);
    if (self->annotation.failed)
        return QAZ_NO_MEMORY;
    return folder == NULL
               ? QAZ_OK
               : cli_brat_write(folder, piece, qaz_buffer_slice(&self->annotation), error);
}

static qaz_status analyse(void *given, const cli_piece *piece, qaz_error *error)
{
    worker *self = given;
    qaz_entity_finder *finder = self->layers.entities;
    qaz_status status = qaz_document_read(self->layers.document, piece->text);
    if (status == QAZ_OK)
        status = qaz_entity_finder_read(finder, self->layers.document);
    if (status == QAZ_OK && chosen.table != CLI_NO_TABLE)
        status =
            qaz_entity_table_add(self->table, finder, piece->document, cli_piece_is_part(piece));
    if (status == QAZ_OK && chosen.format == BRAT)
        status = annotate(self, piece, error);
    return status;
}

static void print_tsv(const cli_layers *layers, const cli_piece *piece, const qaz_mention *mention,
                      qaz_buffer *out)
{
    size_t count;
    const qaz_entity *entity = &qaz_entity_list(layers->entities, &count)[mention->entity];
    qaz_buffer_add_tsv(out, piece->id);
    qaz_buffer_add_format(out, "\t%ju\t%ju\t",
                          (uintmax_t)cli_layers_place(layers, piece, mention->start),
                          (uintmax_t)cli_layers_place(layers, piece, mention->end));
    qaz_buffer_add_tsv(
        out, (qaz_slice){piece->text.data + mention->start, mention->end - mention->start});
    qaz_buffer_add_format(out, "\t%s\t%s\t", qaz_entity_type_name((qaz_entity_type)mention->type),
                          mention->subtype == QAZ_SCHOOL ? "SCHOOL" : "");
    qaz_buffer_add_tsv(out, entity->name);
    qaz_buffer_add_byte(out, '\t');
    cli_add_entity_id(layers, piece, entity, out);
    qaz_buffer_add_format(out, "\t%.2f\t%s\n", (double)mention->confidence, mention->rule);
}

static qaz_status print(void *given, const cli_piece *piece, qaz_buffer *out)
{
    const worker *self = given;
    size_t count;
    const qaz_mention *mentions = qaz_entity_mentions(self->layers.entities, &count);
    for (size_t i = 0; i < count; i++) {
        if (!is_wanted(mentions, &mentions[i]))
            continue;
        if (chosen.format == TSV) {
            print_tsv(&self->layers, piece, &mentions[i], out);
            continue;
        }
        qaz_buffer_add_text(out, "{\"doc\":");
        qaz_buffer_add_json(out, piece->id);
        qaz_buffer_add_byte(out, ',');
        cli_add_mention(&self->layers, piece, &mentions[i], out);
        qaz_buffer_add_text(out, "}\n");
    }
    return QAZ_OK;
}

static qaz_status print_annotation(void *given, const cli_piece *piece, qaz_buffer *out)
{
    const worker *self = given;
    (void)piece;
    if (folder == NULL)
        qaz_buffer_add(out, qaz_buffer_slice(&self->annotation));
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
    if (chosen.scheme == PRESS && (tagged || chosen.format == IOB2))
        wrong = "--input iob2 and -f iob2 want --scheme kaznerd";
    else if (chosen.scheme == KAZNERD && (chosen.table != CLI_NO_TABLE || chosen.nested ||
                                          chosen.type != ALL_TYPES || chosen.format == BRAT))
        wrong = "--table, --type, --nested and -f brat want --scheme press";
    else if (chosen.table != CLI_NO_TABLE && chosen.format == BRAT)
        wrong = "-f brat shows mentions, which --table does not print";
    else if (chosen.table != CLI_NO_TABLE && (chosen.nested || chosen.type != ALL_TYPES))
        wrong = "--type and --nested choose among mentions, which --table does not print";
    else if (tagged && chosen.format != IOB2)
        wrong = "--input iob2 wants -f iob2: its words have no places in a text";
    if (wrong != NULL)
        cli_complain(NULL, "%s", wrong);
    return wrong == NULL;
}

/* False if all classes asked for are those that rules alone find. */
static bool wants_tagger(void)
{
    if (chosen.scheme == KAZNERD)
        return true;
    if (chosen.table != CLI_NO_TABLE)
        return chosen.table != CLI_SCHOOLS;
    return chosen.type != SCHOOLS && chosen.type != FIRST_TYPE + QAZ_ORGANISATION &&
           chosen.type != FIRST_TYPE + QAZ_LOCATION;
}

/* The scheme kaznerd. */
static int run_tagger(char **operands)
{
    static const cli_tagging_format tagging_formats[] = {CLI_TAG_TSV, CLI_TAG_JSONL, CLI_TAG_IOB2};
    const cli_tagging wanted = {tagging_formats[chosen.format], cli_settings.input == CLI_TAGGED,
                                model.tagger};
    if (wanted.tagged)
        cli_settings.input = CLI_TEXT; /* a text whose lines are words */
    return cli_tag(&wanted, operands);
}

/* The scheme press. */
static int run_finder(char **operands)
{
    if (chosen.format == BRAT && cli_settings.output != NULL) {
        folder = cli_settings.output;
        cli_settings.output = NULL;
        int status = cli_brat_begin(folder);
        if (status != CLI_DONE)
            return status;
    }
    cli_task task = {.worker_new = worker_new, .worker_free = worker_free, .analyse = analyse};
    if (chosen.table == CLI_NO_TABLE) {
        task.print = chosen.format == BRAT ? print_annotation : print;
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

static int run(char **operands)
{
    if (!check())
        return CLI_USAGE;
    int result = CLI_FAILED;
    if (!wants_tagger() || cli_model_open(&model, chosen.model))
        result = chosen.scheme == KAZNERD ? run_tagger(operands) : run_finder(operands);
    cli_model_close(&model);
    return result;
}

static const cli_example examples[] = {
    {"printf '№17 мектеп директоры Сәуле Тұрарова Таразға барды.\\n' | qaz entities --no-header | "
     "cut -f2-7",
     "0\t20\t№17 мектеп директоры\tPOSITION\t\t№17 мектеп директоры\n"
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
        "share in a document. Mentions inside other names are left out unless --nested asks for "
        "them. `rule` names the rule that found a mention, or the tagger.\n\n"
        "With --table it prints the entities of the whole corpus, most mentioned first: people "
        "with "
        "role and affiliation, schools with number, eponym and kind. Ways to name one entity are "
        "joined when nothing speaks against it, and listed as variants.\n\n"
        "With -f brat the mentions of one document are printed as a file of annotations. -o FOLDER "
        "takes any number of documents: it makes a folder for brat with NAME.txt and NAME.ann for "
        "each, and annotation.conf; files that exist are not overwritten.",
    .options = options,
    .groups = {&cli_table_options, &cli_span_options, &cli_tagged_kind_options, &cli_input_options,
               &cli_output_options},
    .examples = examples,
    .run = run,
};
