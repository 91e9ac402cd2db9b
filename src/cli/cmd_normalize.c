#include "cli/commands.h"
#include "cli/message.h"
#include "cli/output.h"
#include "cli/pipeline.h"
#include "cli/settings.h"
#include "cli/span.h"
#include "qaz/normalize.h"

#include <stdlib.h>
#include <string.h>

static struct {
    const char *only, *skip;
    bool list, report, dry_run, summary;
    qaz_rules rules;
} chosen = {.rules = QAZ_RULES_DEFAULT};

static const cli_option options[] = {
    {0, "only", "RULES", "only these rules, names with commas between them", .text = &chosen.only},
    {0, "skip", "RULES", "all rules but these (and repeats, which --only turns on)",
     .text = &chosen.skip},
    {0, "list", NULL, "print the rules, in a table with what each does, and stop",
     .flag = &chosen.list},
    {0, "report", NULL, "print each change as a JSON line on standard error",
     .flag = &chosen.report},
    {0, "dry-run", NULL, "print the changes as JSON lines instead of the text",
     .flag = &chosen.dry_run},
    {0, "summary", NULL, "print the number of changes by rule on standard error",
     .flag = &chosen.summary},
    {0},
};

typedef struct worker {
    qaz_normalizer *normalizer;
    uint64_t changes[QAZ_RULE_COUNT];
} worker;

static void worker_free(void *given)
{
    worker *self = given;
    qaz_normalizer_free(self->normalizer);
    free(self);
}

static void *worker_new(void)
{
    worker *self = calloc(1, sizeof *self);
    if (self == NULL)
        return NULL;
    self->normalizer = qaz_normalizer_new(chosen.rules);
    if (self->normalizer == NULL) {
        worker_free(self);
        return NULL;
    }
    return self;
}

static qaz_status analyse(void *given, const cli_piece *piece, qaz_error *error)
{
    worker *self = given;
    (void)error;
    qaz_status status = qaz_normalizer_read(self->normalizer, piece->text);
    size_t count = 0;
    const qaz_change *change = qaz_normalizer_changes(self->normalizer, &count);
    for (; status == QAZ_OK && count > 0; count--, change++)
        for (int rule = 0; rule < QAZ_RULE_COUNT; rule++)
            self->changes[rule] += change->rules >> rule & 1u;
    return status;
}

/* The names of the rules of a change, joined by '+'. */
static void add_rules(qaz_rules rules, qaz_buffer *out)
{
    bool first = true;
    for (int rule = 0; rule < QAZ_RULE_COUNT; rule++)
        if ((rules >> rule & 1u) != 0) {
            qaz_buffer_add_text(out, first ? "" : "+");
            qaz_buffer_add_text(out, qaz_rule_name((qaz_rule)rule));
            first = false;
        }
}

static void add_changes(const worker *self, const cli_piece *piece, qaz_buffer *out)
{
    size_t count;
    const qaz_change *change = qaz_normalizer_changes(self->normalizer, &count);
    qaz_slice new = qaz_normalizer_text(self->normalizer);
    cli_place place = cli_place_of(piece);
    for (; count > 0; count--, change++) {
        qaz_slice before = {piece->text.data + change->start, change->end - change->start};
        qaz_slice after = {new.data + change->new_start, change->new_end - change->new_start};
        qaz_buffer_add_text(out, "{\"doc\":");
        qaz_buffer_add_json(out, piece->id);
        qaz_buffer_add_text(out, ",\"start\":");
        qaz_buffer_add_number(out, cli_place_move(&place, change->start));
        qaz_buffer_add_text(out, ",\"end\":");
        qaz_buffer_add_number(out, cli_place_move(&place, change->end));
        qaz_buffer_add_text(out, ",\"rule\":\"");
        add_rules(change->rules, out);
        qaz_buffer_add_text(out, "\",\"before\":");
        qaz_buffer_add_json(out, before);
        qaz_buffer_add_text(out, ",\"after\":");
        qaz_buffer_add_json(out, after);
        qaz_buffer_add_text(out, "}\n");
    }
}

/* The end of the JSON string that begins at `at`, in a line that has been parsed. */
static const char *string_end(const char *at)
{
    for (at++; *at != '"'; at++)
        at += *at == '\\';
    return at + 1;
}

static bool is_text_field(const char *start, const char *stop)
{
    json_t *name = json_loadb(start, (size_t)(stop - start), JSON_DECODE_ANY, NULL);
    bool same = name != NULL && strcmp(json_string_value(name), cli_settings.text_field) == 0;
    json_decref(name);
    return same;
}

/* The text of a JSON line as it is written there, quotation marks included. It is the value of the
   last field of its name, which is the one that was read. */
static qaz_slice written_text(qaz_slice line)
{
    qaz_slice found = {line.data, 0};
    bool name = true; /* a string that comes now names a field of the outermost object */
    int depth = 0;
    for (const char *at = line.data, *end = at + line.size; at < end; at++) {
        if (*at == '{' || *at == '[')
            depth++;
        else if (*at == '}' || *at == ']')
            depth--;
        else if (*at == ',' && depth == 1)
            name = true;
        if (*at != '"')
            continue;
        const char *stop = string_end(at);
        if (depth == 1 && name) {
            name = false;
            if (is_text_field(at, stop)) {
                while (*stop != '"')
                    stop++;
                at = stop;
                stop = string_end(at);
                found = (qaz_slice){at, (size_t)(stop - at)};
            }
        }
        at = stop - 1;
    }
    return found;
}

static qaz_status print(void *given, const cli_piece *piece, qaz_buffer *out)
{
    const worker *self = given;
    qaz_slice new = qaz_normalizer_text(self->normalizer);
    if (chosen.dry_run) {
        add_changes(self, piece, out);
    } else if (piece->fields == NULL) {
        qaz_buffer_add(out, new);
    } else {
        qaz_slice line = piece->line_text, text = written_text(line);
        const char *behind = text.data + text.size;
        size_t count;
        qaz_normalizer_changes(self->normalizer, &count);
        qaz_buffer_add(out, (qaz_slice){line.data, (size_t)(text.data - line.data)});
        if (count == 0)
            qaz_buffer_add(out, text);
        else
            qaz_buffer_add_json(out, new);
        qaz_buffer_add(out, (qaz_slice){behind, (size_t)(line.data + line.size - behind)});
        qaz_buffer_add_byte(out, '\n');
    }
    return QAZ_OK;
}

static void note(void *given, const cli_piece *piece, qaz_buffer *messages)
{
    add_changes(given, piece, messages);
}

static qaz_status merge(void *given, void *other)
{
    worker *self = given;
    const worker *from = other;
    for (int rule = 0; rule < QAZ_RULE_COUNT; rule++)
        self->changes[rule] += from->changes[rule];
    return QAZ_OK;
}

static qaz_status finish(void *given, qaz_buffer *out)
{
    const worker *self = given;
    (void)out;
    for (int rule = 0; rule < QAZ_RULE_COUNT; rule++)
        if ((chosen.rules >> rule & 1u) != 0)
            cli_complain(NULL, "%s: %ju", qaz_rule_name((qaz_rule)rule),
                         (uintmax_t)self->changes[rule]);
    return QAZ_OK;
}

/* The set of rules named in a list; false, after a message, if one does not exist. */
static bool read_rules(const char *option, const char *names, qaz_rules *rules)
{
    *rules = 0;
    for (const char *at = names; *at != '\0';) {
        size_t size = strcspn(at, ",");
        int rule = 0;
        while (rule < QAZ_RULE_COUNT && (strlen(qaz_rule_name((qaz_rule)rule)) != size ||
                                         memcmp(qaz_rule_name((qaz_rule)rule), at, size) != 0))
            rule++;
        if (rule == QAZ_RULE_COUNT) {
            cli_complain(NULL, "--%s: no rule '%.*s'; 'qaz normalize --list' lists them", option,
                         (int)size, at);
            return false;
        }
        *rules |= 1u << rule;
        at += size + (at[size] == ',');
    }
    return true;
}

static int list_rules(void)
{
    qaz_buffer out = {0};
    if (!cli_settings.no_header)
        qaz_buffer_add_text(&out, "rule\tdefault\twhat it does\n");
    for (int rule = 0; rule < QAZ_RULE_COUNT; rule++)
        qaz_buffer_add_format(&out, "%s\t%s\t%s\n", qaz_rule_name((qaz_rule)rule),
                              (QAZ_RULES_DEFAULT >> rule & 1) != 0 ? "on" : "off",
                              qaz_rule_summary((qaz_rule)rule));
    int status = cli_print(&out);
    qaz_buffer_free(&out);
    return status;
}

static int run(char **operands)
{
    qaz_rules only = QAZ_RULES_DEFAULT, skip = 0;
    if (chosen.list)
        return list_rules();
    if ((chosen.only != NULL && !read_rules("only", chosen.only, &only)) ||
        (chosen.skip != NULL && !read_rules("skip", chosen.skip, &skip)))
        return CLI_USAGE;
    chosen.rules = only & ~skip;
    cli_task task = {
        .worker_new = worker_new,
        .worker_free = worker_free,
        .analyse = analyse,
        .print = print,
    };
    if (chosen.report && !chosen.dry_run)
        task.note = note;
    if (chosen.summary) {
        task.merge = merge;
        task.finish = finish;
    }
    return cli_run(&task, operands);
}

static const cli_example examples[] = {
    {"printf 'Бiлiм  - күш ,еңбек - тiрек.\\n' | qaz normalize", "Білім – күш, еңбек – тірек.\n"},
    {"printf 'ХХІ ғасыр.Жаңа \"Дәуір\" журналы\\n' | qaz normalize --skip quotes",
     "XXI ғасыр. Жаңа \"Дәуір\" журналы\n"},
    {"printf '{\"id\":7,\"text\":\"бiлiм\"}\\n' | qaz normalize",
     "{\"id\":7,\"text\":\"білім\"}\n"},
    {"printf 'Ол бiлiмдi.\\n' | qaz normalize --dry-run",
     "{\"doc\":\"-\",\"start\":3,\"end\":10,\"rule\":\"cyrillic\",\"before\":\"бiлiмдi\","
     "\"after\":\"білімді\"}\n"},
    {0},
};

const cli_command cmd_normalize = {
    .name = "normalize",
    .operands = "[FILE|DIR|-]...",
    .summary = "rewrite text: letters, quotes, dashes, spaces",
    .description =
        "Prints the inputs with their damage repaired: text as text, one input after another; a "
        "JSON "
        "line as the same line with another text in it. What is done is a list of rules, each of "
        "which acts only where it is sure; --list tells what they do. Normalizing what has been "
        "normalized changes nothing.\n\n"
        "A change is reported as an object with doc, start and end (the span in the original "
        "text), "
        "rule (several, joined by +, if they changed one place), before and after. All changes put "
        "into the original in place of their spans give the new text.",
    .options = options,
    .groups = {&cli_table_options, &cli_span_options, &cli_kind_options, &cli_input_options,
               &cli_output_options},
    .examples = examples,
    .run = run,
};
