#include "cli/commands.h"
#include "cli/message.h"
#include "cli/output.h"
#include "cli/settings.h"
#include "cli/wordlist.h"

static cli_wordlist chosen;

static const char *const formats[] = {"tsv", "jsonl", "list", NULL};
static const char *const orders[] = {"count", "word", NULL};

static const cli_option options[] = {
    {'f', "format", "FORMAT",
     "a table (tsv), an object on each line (jsonl), or a list that may be merged again (list)",
     .choice = &chosen.format, .choices = formats},
    {0, "sort", "ORDER", "by count, most frequent first, or by word, in the order of the alphabet",
     .choice = &chosen.order, .choices = orders},
    {0, "top", "N", "print only the first N", .count = &chosen.top},
    {0, "min-count", "N", "print only what occurs at least N times", .count = &chosen.min_count},
    {0},
};

static int print(qaz_freq *freq)
{
    qaz_buffer out = {0};
    qaz_status status = cli_wordlist_print(&chosen, freq, &out);
    if (status != QAZ_OK)
        cli_complain(NULL, "%s", qaz_status_text(status));
    int done = status == QAZ_OK ? cli_write(cli_settings.output, &out) : CLI_FAILED;
    qaz_buffer_free(&out);
    return done;
}

/* A list of some shards says so itself; of a table nobody would know. */
static void warn_of_missing_shards(void)
{
    if (chosen.format == CLI_LIST || chosen.shards.of == 0)
        return;
    qaz_buffer names = {0};
    cli_shards_add(&chosen.shards, &names);
    cli_complain(NULL, "the lists hold only the shards %.*s", (int)names.size, names.data);
    qaz_buffer_free(&names);
}

static int read_lists(char **paths, qaz_freq **freq)
{
    for (char **path = paths; *path != NULL; path++) {
        qaz_error error;
        if (cli_wordlist_read(*path, freq, &chosen.shards, &error) == QAZ_OK)
            continue;
        cli_complain(cli_input_name(*path), "%s", error.message);
        return CLI_FAILED;
    }
    warn_of_missing_shards();
    return CLI_DONE;
}

static int run(char **operands)
{
    static char *standard_input[] = {"-", NULL};
    qaz_freq *freq = NULL;
    if (!cli_wordlist_check(&chosen))
        return CLI_USAGE;
    int done = read_lists(operands[0] != NULL ? operands : standard_input, &freq);
    if (done == CLI_DONE)
        done = cli_filter_new(&chosen.filter);
    if (done == CLI_DONE)
        done = print(freq);
    qaz_freq_free(freq);
    cli_shards_free(&chosen.shards);
    return cli_filter_close(chosen.filter, done);
}

static const cli_example examples[] = {
    {"echo 'Бір мектеп' | qaz freq -f list -o 1; echo 'Екі мектеп' | qaz freq -f list -o 2; "
     "qaz merge 1 2",
     "word\tcount\tdocuments\tper_million\n"
     "мектеп\t2\t2\t500000.00\n"
     "бір\t1\t1\t250000.00\n"
     "екі\t1\t1\t250000.00\n"},
    {0},
};

const cli_command cmd_merge = {
    .name = "merge",
    .operands = "[LIST]...",
    .summary = "join lists of frequencies",
    .description =
        "Joins lists that freq -f list made, on several machines or of the shards of one corpus "
        "(--shard), and prints what one run of freq over all of it would have printed. Lists that "
        "were counted with other options, or are not whole, are refused, and so are a shard that "
        "comes twice and shards of another division.\n\n"
        "Counts, documents and totals add up, for no document is in two lists. Dispersion does "
        "not: "
        "arf needs every position and the others need every document, so freq --stats must read "
        "the texts.",
    .options = options,
    .groups = {&cli_filter_options, &cli_table_options, &cli_output_options},
    .examples = examples,
    .run = run,
};
