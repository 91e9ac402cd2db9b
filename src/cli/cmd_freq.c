#include "cli/commands.h"
#include "cli/counting.h"
#include "cli/message.h"
#include "cli/pipeline.h"
#include "cli/settings.h"
#include "cli/wordlist.h"

#include <stdio.h>
#include <stdlib.h>

static struct {
    cli_wordlist list;
    bool summary;
} chosen;

static qaz_freq_options counting;

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
    {0, "summary", NULL, "say on standard error how many there are", .flag = &chosen.summary},
    {0},
};

typedef struct worker {
    cli_counter counter;
    qaz_freq *freq;
} worker;

static void worker_free(void *given)
{
    worker *self = given;
    cli_counter_free(&self->counter);
    qaz_freq_free(self->freq);
    free(self);
}

static void *worker_new(void)
{
    worker *self = calloc(1, sizeof *self);
    if (self == NULL)
        return NULL;
    bool made = cli_counter_init(&self->counter, &counting);
    self->freq = qaz_freq_new(&counting);
    if (made && self->freq != NULL)
        return self;
    worker_free(self);
    return NULL;
}

static qaz_status analyse(void *given, const cli_piece *piece, qaz_error *error)
{
    worker *self = given;
    (void)error;
    return cli_counter_add(&self->counter, piece, self->freq);
}

static qaz_status carry(void *given, const cli_piece *piece, void *carried)
{
    worker *self = given;
    qaz_freq_part part = cli_part_of(piece);
    return qaz_freq_carry(self->freq, carried, &part);
}

static qaz_status merge(void *given, void *other)
{
    worker *self = given, *from = other;
    return qaz_freq_merge(self->freq, from->freq);
}

static qaz_status finish(void *given, qaz_buffer *out)
{
    worker *self = given;
    qaz_status status = cli_wordlist_print(&chosen.list, self->freq, out);
    if (status == QAZ_OK && chosen.summary) {
        qaz_freq_totals totals = qaz_freq_totals_of(self->freq);
        fprintf(stderr, "%ju documents\n%ju tokens, %ju types\n", (uintmax_t)totals.documents,
                (uintmax_t)totals.tokens, (uintmax_t)totals.types);
    }
    return status;
}

static int run(char **operands)
{
    if (!cli_counting_check(chosen.list.stats, &counting) || !cli_wordlist_check(&chosen.list))
        return CLI_USAGE;
    qaz_freq_seen *seen = qaz_freq_seen_new(counting.length);
    if (seen == NULL) {
        cli_complain(NULL, "%s", qaz_status_text(QAZ_NO_MEMORY));
        return CLI_FAILED;
    }
    cli_task task = {
        .worker_new = worker_new,
        .worker_free = worker_free,
        .analyse = analyse,
        .carry = carry,
        .carried = seen,
        .merge = merge,
        .finish = finish,
    };
    int status = cli_run(&task, operands);
    qaz_freq_seen_free(seen);
    return status;
}

static const cli_example examples[] = {
    {"printf 'Мектеп ашылды. Жаңа мектеп!\\n' | qaz freq", "word\tcount\tdocuments\tper_million\n"
                                                           "мектеп\t2\t1\t500000.00\n"
                                                           "ашылды\t1\t1\t250000.00\n"
                                                           "жаңа\t1\t1\t250000.00\n"},
    {"printf 'Жаңа мектеп. Жаңа мектеп.\\n' | qaz freq -n 2 -f jsonl",
     "{\"word\":\"жаңа мектеп\",\"count\":2,\"documents\":1,\"per_million\":1000000.00}\n"},
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
        "The range is the number of documents. NA stands for what one document does not define.",
    .options = options,
    .groups = {&cli_counting_options, &cli_table_options, &cli_kind_options, &cli_input_options,
               &cli_output_options},
    .examples = examples,
    .run = run,
};
