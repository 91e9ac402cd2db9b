#include "cli/commands.h"
#include "cli/load.h"
#include "cli/message.h"
#include "cli/output.h"
#include "cli/settings.h"
#include "cli/tagged.h"

/* Scores text against text. False, after a message: they do not hold the same words, or there is no
   memory. */
static bool compare(const char *name, qaz_slice gold_text, qaz_slice found_text, cli_score *score)
{
    cli_tagged gold = {0}, found = {0};
    size_t sentence = 0;
    bool same = true, more = true;
    while (same && more) {
        more = cli_tagged_next(&gold, &gold_text);
        same = cli_tagged_next(&found, &found_text) == more && gold.count == found.count;
        sentence++;
        if (same && more && !cli_score_add(score, gold.tags, found.tags, gold.count))
            gold.failed = true;
        more = more && !gold.failed && !found.failed;
    }
    bool failed = gold.failed || found.failed;
    if (failed)
        cli_complain(NULL, "%s", qaz_status_text(QAZ_NO_MEMORY));
    else if (!same)
        cli_complain(cli_input_name(name), "sentence %zu: not the words of the gold standard",
                     sentence);
    cli_tagged_free(&gold);
    cli_tagged_free(&found);
    return same && !failed;
}

static int run(char **operands)
{
    if (operands[0] == NULL || operands[1] == NULL || operands[2] != NULL) {
        cli_complain(NULL, "evaluate wants two files: the gold standard and what is to be scored");
        return CLI_USAGE;
    }
    qaz_buffer gold = {0}, found = {0}, out = {0};
    cli_score score = {0};
    int status = CLI_FAILED;
    if (cli_load(operands[0], &gold) && cli_load(operands[1], &found) &&
        compare(operands[1], qaz_buffer_slice(&gold), qaz_buffer_slice(&found), &score)) {
        cli_score_print(&score, !cli_settings.no_header, &out);
        status = cli_write(cli_settings.output, &out);
    }
    cli_score_free(&score);
    qaz_buffer_free(&gold);
    qaz_buffer_free(&found);
    qaz_buffer_free(&out);
    return status;
}

static const cli_example examples[] = {
    {"printf 'Астана B-GPE\\nҚаласы I-GPE\\n\\nТараз B-GPE\\n' > gold; "
     "printf 'Астана B-GPE\\nҚаласы I-GPE\\n\\nТараз B-PERSON\\n' | qaz evaluate gold -",
     "class\tprecision\trecall\tf1\tgold\tfound\tright\n"
     "GPE\t1.0000\t0.5000\t0.6667\t2\t1\t1\n"
     "PERSON\t0.0000\t0.0000\t0.0000\t0\t1\t0\n"
     "micro\t0.5000\t0.5000\t0.5000\t2\t2\t1\n"
     "macro\t1.0000\t0.5000\t0.6667\t2\t2\t1\n"},
    {0},
};

const cli_command cmd_evaluate = {
    .name = "evaluate",
    .operands = "GOLD.iob2 SYSTEM.iob2",
    .summary = "score tagged entities against gold",
    .description =
        "Compares two files of tagged text, a word and its IOB2 tag on each line with an empty "
        "line "
        "between sentences, and prints precision, recall and F1 of exact mentions for each class, "
        "over all mentions (micro) and over the classes of the gold standard (macro). An I that "
        "does not continue a mention of its class begins one, as in conlleval.",
    .groups = {&cli_table_options, &cli_output_options},
    .examples = examples,
    .run = run,
};
