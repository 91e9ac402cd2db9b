#include "cli/commands.h"
#include "cli/counting.h"
#include "cli/message.h"
#include "cli/pipeline.h"
#include "cli/settings.h"
#include "cli/wordlist.h"

#include <math.h>
#include <stdio.h>
#include <stdlib.h>

static struct {
    cli_wordlist list;
    bool summary, by_input;
    const char *by_field;
    unsigned window;
} chosen = {.window = 500};

static qaz_freq_options counting;
static cli_grouping grouping;

static const char *const formats[] = {"tsv", "jsonl", "list", NULL};
static const char *const orders[] = {"count", "word", NULL};

static const cli_option options[] = {
    {'f', "format", "FORMAT",
     "a table (tsv), an object on each line (jsonl), or a table that begins with its totals and "
     "options, as merge and keywords read it (list)",
     .choice = &chosen.list.format, .choices = formats},
    {0, "stats", NULL, "add measures of dispersion; takes one to three bytes of memory a word",
     .flag = &chosen.list.stats},
    {0, "sort", "ORDER", "by count, most frequent first, or by word, in the order of the alphabet",
     .choice = &chosen.list.order, .choices = orders},
    {0, "top", "N", "print only the first N", .count = &chosen.list.top},
    {0, "min-count", "N", "print only what occurs at least N times",
     .count = &chosen.list.min_count},
    {0, "by-input", NULL, "columns for each FILE or DIR", .flag = &chosen.by_input},
    {0, "by-field", "NAME",
     "columns for each value of this field of the JSON lines, such as year or source",
     .text = &chosen.by_field},
    {0, "summary", NULL,
     "say on standard error how many there are and how rich the vocabulary is; takes one to three "
     "bytes of memory a word",
     .flag = &chosen.summary},
    {0, "mattr-window", "N", "words in a window of MATTR (--summary)", .count = &chosen.window},
    {0},
};

typedef struct worker {
    cli_counter counter;
    cli_tables tables;
} worker;

static void worker_free(void *given)
{
    worker *self = given;
    cli_counter_free(&self->counter);
    cli_tables_free(&self->tables);
    free(self);
}

static void *worker_new(void)
{
    worker *self = calloc(1, sizeof *self);
    if (self == NULL || cli_counter_init(&self->counter, qaz_freq_needs_morph(&counting)))
        return self;
    worker_free(self);
    return NULL;
}

static qaz_status analyse(void *given, const cli_piece *piece, qaz_error *error)
{
    worker *self = given;
    (void)error;
    qaz_freq *freq = cli_tables_for(&self->tables, &grouping, piece, &counting);
    return freq == NULL ? QAZ_NO_MEMORY : cli_counter_add(&self->counter, piece, freq);
}

static qaz_status carry(void *given, const cli_piece *piece, void *carried)
{
    worker *self = given;
    qaz_freq_part part = cli_part_of(piece);
    qaz_freq *freq = cli_tables_for(&self->tables, &grouping, piece, &counting);
    return freq == NULL ? QAZ_NO_MEMORY : qaz_freq_carry(freq, carried, &part);
}

static qaz_status merge(void *given, void *other)
{
    worker *self = given, *from = other;
    return cli_tables_merge(&self->tables, &from->tables);
}

static void tell(const char *format, double value)
{
    if (isnan(value))
        fprintf(stderr, "%s NA\n", format);
    else
        fprintf(stderr, "%s %.4f\n", format, value);
}

static qaz_status summarise(qaz_freq *freq)
{
    qaz_richness richness;
    qaz_freq_totals totals = qaz_freq_totals_of(freq);
    qaz_status status = qaz_freq_measure(freq, chosen.window, &richness);
    if (status != QAZ_OK)
        return status;
    char name[40];
    snprintf(name, sizeof name, "mattr(%u)", chosen.window);
    tell(name, richness.mattr);
    tell("yule_k", richness.yule_k);
    tell("zipf", richness.zipf);
    tell("heaps_k", richness.heaps_k);
    tell("heaps_b", richness.heaps_b);
    fprintf(stderr, "%ju hapaxes\n%ju documents\n%ju tokens, %ju types\n",
            (uintmax_t)richness.hapaxes, (uintmax_t)totals.documents, (uintmax_t)totals.tokens,
            (uintmax_t)totals.types);
    return QAZ_OK;
}

/* The table of all groups together; without groups there is one, which serves. */
static qaz_status add_up(cli_tables *tables, qaz_freq **total, qaz_freq **made)
{
    bool grouped = grouping.inputs != NULL || grouping.field != NULL;
    bool serves = !grouped && tables->count == 1;
    *made = serves ? NULL : qaz_freq_new(&counting);
    *total = serves ? tables->list[0].freq : *made;
    if (*total == NULL)
        return QAZ_NO_MEMORY;
    qaz_status status = cli_tables_arrange(tables);
    for (size_t i = 0; i < tables->count && status == QAZ_OK && *made != NULL; i++)
        status = qaz_freq_merge(*total, tables->list[i].freq);
    if (grouped)
        chosen.list.groups = tables;
    return status;
}

static qaz_status finish(void *given, qaz_buffer *out)
{
    worker *self = given;
    qaz_freq *total, *made;
    if (cli_settings.shards > 1)
        chosen.list.shards =
            (cli_shards){.parts = &cli_settings.shard, .count = 1, .of = cli_settings.shards};
    qaz_status status = add_up(&self->tables, &total, &made);
    if (status == QAZ_OK)
        status = cli_wordlist_print(&chosen.list, total, out);
    if (status == QAZ_OK && chosen.summary)
        status = summarise(total);
    qaz_freq_free(made);
    return status;
}

static bool check(char **operands)
{
    static char *standard_input[] = {"-", NULL};
    if (!cli_counting_check(chosen.list.stats || chosen.summary, &counting) ||
        !cli_wordlist_check(&chosen.list))
        return false;
    if (chosen.window == 0) {
        cli_complain(NULL, "--mattr-window wants at least 1");
        return false;
    }
    if (chosen.by_input && chosen.by_field != NULL) {
        cli_complain(NULL, "--by-input and --by-field do not go together");
        return false;
    }
    if ((chosen.by_input || chosen.by_field != NULL) && chosen.list.format == CLI_LIST) {
        cli_complain(NULL, "a list (-f list) has no columns for groups");
        return false;
    }
    grouping.field = chosen.by_field;
    if (chosen.by_input)
        grouping.inputs = operands[0] == NULL ? standard_input : operands;
    return true;
}

static int run(char **operands)
{
    if (!check(operands))
        return CLI_USAGE;
    int status = cli_filter_new(&chosen.list.filter);
    cli_task task = {
        .worker_new = worker_new,
        .worker_free = worker_free,
        .analyse = analyse,
        .carry = carry,
        .merge = merge,
        .finish = finish,
    };
    if (status == CLI_DONE)
        status = cli_run_counting(&task, operands, counting.length);
    return cli_filter_close(chosen.list.filter, status);
}

static const cli_example examples[] = {
    {"printf 'Мектеп ашылды. Жаңа мектеп!\\n' | qaz freq", "word\tcount\tdocuments\tper_million\n"
                                                           "мектеп\t2\t1\t500000.00\n"
                                                           "ашылды\t1\t1\t250000.00\n"
                                                           "жаңа\t1\t1\t250000.00\n"},
    {"printf 'Жаңа мектеп. Жаңа мектеп.\\n' | qaz freq -n 2 -f jsonl",
     "{\"word\":\"жаңа мектеп\",\"count\":2,\"documents\":1,\"per_million\":1000000.00}\n"},
    {"printf 'Балалар мектепке барды. Мектепте бала көп.\\n' | qaz freq --by lemma --upos NOUN",
     "word\tcount\tdocuments\tper_million\n"
     "бала\t2\t1\t333333.33\n"
     "мектеп\t2\t1\t333333.33\n"},
    {"printf '{\"year\":2023,\"text\":\"Жаңа мектеп\"}\\n{\"year\":2024,\"text\":\"Ескі "
     "мектеп\"}\\n' | "
     "qaz freq --by-field year --top 1 | cut -f 1,2,5,8",
     "word\tcount\tcount:2023\tcount:2024\n"
     "мектеп\t2\t1\t1\n"},
    {0},
};

const cli_command cmd_freq = {
    .name = "freq",
    .operands = "[FILE|DIR|-]...",
    .summary = "count words and n-grams",
    .description =
        "Counts the words of the inputs: how often each occurs, in how many documents, and how "
        "often in a million words. Equal counts are in the order of the Kazakh alphabet.\n\n"
        "Words are tokens with letters that are no addresses or tags; numbers, punctuation and "
        "symbols are not counted, and no part of the total, unless --kind says so. The words of an "
        "n-gram follow each other in a sentence with nothing but punctuation between them.\n\n"
        "--stats adds, over the documents that hold words, however long: arf (average reduced "
        "frequency: Savický and Hlaváčová 2002), dp and dpnorm (deviation of proportions: Gries "
        "2008, Lijffijt and Gries 2012), juilland_d (Juilland's D) and carroll_d2 (Carroll's D2). "
        "The range is the number of documents. NA stands for what one document does not define.\n\n"
        "--by-input and --by-field add count, documents and per_million for each group (of the "
        "words of the group). --summary tells MATTR (Covington and McFall 2010), Yule's K, the "
        "exponent of Zipf's law (least squares) and k and b of Heaps' law, types = k tokens^b.",
    .options = options,
    .groups = {&cli_counting_options, &cli_filter_options, &cli_table_options, &cli_kind_options,
               &cli_input_options, &cli_output_options},
    .examples = examples,
    .run = run,
};
