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

static int run(char **operands)
{
    static char *standard_input[] = {"-", NULL};
    qaz_freq *freq = NULL;
    qaz_error error;
    if (!cli_wordlist_check(&chosen))
        return CLI_USAGE;
    for (char **path = operands[0] != NULL ? operands : standard_input; *path != NULL; path++) {
        if (cli_wordlist_read(*path, &freq, &error) == QAZ_OK)
            continue;
        cli_complain(cli_input_name(*path), "%s", error.message);
        qaz_freq_free(freq);
        return CLI_FAILED;
    }
    int done = cli_filter_new(&chosen.filter);
    if (done == CLI_DONE)
        done = print(freq);
    qaz_freq_free(freq);
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
        "were counted with other options, or are not whole, are refused.\n\n"
        "Counts, documents and totals add up, for no document is in two lists. Dispersion does "
        "not: "
        "arf needs every position and the others need every document, so freq --stats must read "
        "the texts.",
    .options = options,
    .groups = {&cli_filter_options, &cli_table_options, &cli_output_options},
    .examples = examples,
    .run = run,
};
