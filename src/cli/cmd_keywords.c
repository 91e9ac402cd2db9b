#include "cli/commands.h"
#include "cli/counting.h"
#include "cli/message.h"
#include "cli/number.h"
#include "cli/output.h"
#include "cli/pipeline.h"
#include "cli/ranking.h"
#include "cli/settings.h"
#include "cli/wordlist.h"
#include "qaz/keyness.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

enum { TSV, JSONL };
enum { POSITIVE, NEGATIVE, BOTH };
enum { TARGET, REFERENCE, SIDES };

static struct {
    int format, direction, sort;
    const char *reference;
    unsigned top, min_count;
    double k;
} chosen = {.k = 1, .min_count = 1};

static const char *const formats[] = {"tsv", "jsonl", NULL};
static const char *const directions[] = {"positive", "negative", "both", NULL};

/* The measures in the order of their columns, which is that of the members of qaz_keyness. */
enum { MEASURES = 7, FIRST_SIGNED = 4 };
static const char *const measures[] = {
    "log_likelihood",     "g2",           "chi_squared", "bic", "log_ratio",
    "percent_difference", "simple_maths", NULL};

static const cli_option options[] = {
    {'r', "reference", "FILE|DIR", "what to compare with: texts, or a list of freq -f list",
     .text = &chosen.reference},
    {'f', "format", "FORMAT", "a table (tsv) or an object on each line (jsonl)",
     .choice = &chosen.format, .choices = formats},
    {0, "direction", "WHICH",
     "words that are relatively more frequent in the target (positive), in the reference "
     "(negative), or both",
     .choice = &chosen.direction, .choices = directions},
    {0, "sort", "MEASURE", "the column to sort by, strongest first", .choice = &chosen.sort,
     .choices = measures},
    {0, "simple-maths-k", "K", "what simple maths adds to both frequencies per million",
     .real = &chosen.k},
    {0, "top", "N", "print only the first N", .count = &chosen.top},
    {0, "min-count", "N", "print only what occurs at least N times in both together",
     .count = &chosen.min_count},
    {0},
};

static qaz_freq_options counting;
static qaz_freq *lists[SIDES]; /* what was read from lists; NULL: nothing */
static cli_shards shards[SIDES];
static cli_filter *filter;
static size_t target_count; /* operands of the pipeline that belong to the target */

typedef struct worker {
    cli_counter counter;
    qaz_freq *sides[SIDES];
} worker;

static void worker_free(void *given)
{
    worker *self = given;
    cli_counter_free(&self->counter);
    for (int side = TARGET; side < SIDES; side++)
        qaz_freq_free(self->sides[side]);
    free(self);
}

static void *worker_new(void)
{
    worker *self = calloc(1, sizeof *self);
    if (self == NULL)
        return NULL;
    bool made = cli_counter_init(&self->counter, qaz_freq_needs_morph(&counting));
    for (int side = TARGET; side < SIDES; side++)
        self->sides[side] = qaz_freq_new(&counting);
    if (made && self->sides[TARGET] != NULL && self->sides[REFERENCE] != NULL)
        return self;
    worker_free(self);
    return NULL;
}

static qaz_freq *side_of(const worker *self, const cli_piece *piece)
{
    return self->sides[piece->operand < target_count ? TARGET : REFERENCE];
}

static qaz_status analyse(void *given, const cli_piece *piece, qaz_error *error)
{
    worker *self = given;
    if (piece->index == 0 && cli_wordlist_begins(piece->text))
        return cli_fail(error, QAZ_BAD_INPUT, "a list is read from a file, not from a pipe");
    return cli_counter_add(&self->counter, piece, side_of(self, piece));
}

static qaz_status carry(void *given, const cli_piece *piece, void *carried)
{
    qaz_freq_seen **seen = carried;
    qaz_freq_part part = cli_part_of(piece);
    return qaz_freq_carry(side_of(given, piece),
                          seen[piece->operand < target_count ? TARGET : REFERENCE], &part);
}

static qaz_status merge(void *given, void *other)
{
    worker *self = given, *from = other;
    qaz_status status = qaz_freq_merge(self->sides[TARGET], from->sides[TARGET]);
    if (status == QAZ_OK)
        status = qaz_freq_merge(self->sides[REFERENCE], from->sides[REFERENCE]);
    return status;
}

/* A word in both corpora. */
typedef struct keyword {
    qaz_freq_row rows[SIDES];
    double values[MEASURES];
    size_t text, size; /* place in the texts */
} keyword;

typedef struct table {
    qaz_freq_totals totals[SIDES];
    keyword *keywords;
    size_t count;
    qaz_buffer texts;
} table;

static bool is_wanted(const keyword *candidate, const qaz_freq_totals *totals)
{
    const qaz_freq_row *rows = candidate->rows;
    double target = cli_per_million(rows[TARGET].count, totals[TARGET].tokens);
    double reference = cli_per_million(rows[REFERENCE].count, totals[REFERENCE].tokens);
    if (rows[TARGET].count + rows[REFERENCE].count < chosen.min_count)
        return false;
    /* Written so that a word is kept if a corpus is empty and its rate no number. */
    return chosen.direction == BOTH ||
           (chosen.direction == POSITIVE ? !(target <= reference) : !(target >= reference));
}

static void measure(keyword *word, const qaz_freq_totals *totals)
{
    qaz_contrast contrast = {word->rows[TARGET].count, word->rows[REFERENCE].count,
                             totals[TARGET].tokens, totals[REFERENCE].tokens};
    qaz_keyness made = qaz_keyness_measure(&contrast, chosen.k);
    double values[MEASURES] = {
        made.log_likelihood,     made.g2,          made.chi_squared, made.bic, made.log_ratio,
        made.percent_difference, made.simple_maths};
    memcpy(word->values, values, sizeof values);
}

/* Adds the words of one side; of the reference only those that the target does not have. */
static void collect(table *all, qaz_freq *const sides[SIDES], int side)
{
    const qaz_freq *here = sides[side], *there = sides[side == TARGET ? REFERENCE : TARGET];
    for (uint32_t item = 0; item < all->totals[side].types; item++) {
        keyword *word = &all->keywords[all->count];
        uint32_t other;
        *word = (keyword){.text = all->texts.size};
        qaz_freq_add_text(here, item, &all->texts);
        word->size = all->texts.size - word->text;
        qaz_slice text = {all->texts.data + word->text, word->size};
        word->rows[side] = qaz_freq_at(here, item);
        bool in_both = !all->texts.failed && qaz_freq_find(there, text, &other);
        if (in_both)
            word->rows[side == TARGET ? REFERENCE : TARGET] = qaz_freq_at(there, other);
        if ((side == REFERENCE && in_both) || !is_wanted(word, all->totals) ||
            !cli_filter_passes(filter, text)) {
            all->texts.size = word->text;
            continue;
        }
        measure(word, all->totals);
        all->count++;
    }
}

static qaz_status sort(const table *all, qaz_ranked *order)
{
    bool ascending = chosen.direction == NEGATIVE && chosen.sort >= FIRST_SIGNED;
    for (size_t i = 0; i < all->count; i++) {
        const keyword *word = &all->keywords[i];
        double value = word->values[chosen.sort];
        order[i] = (qaz_ranked){{all->texts.data + word->text, word->size},
                                cli_weight_of(ascending ? -value : value),
                                (uint32_t)i};
    }
    return cli_sort(order, all->count);
}

static void add_counts(const table *all, const keyword *word, bool json, qaz_buffer *out)
{
    static const char *const before[SIDES] = {"", "reference_"};
    for (int side = TARGET; side < SIDES; side++) {
        const qaz_freq_row *row = &word->rows[side];
        if (json) {
            qaz_buffer_add_format(out, ",\"%scount\":", before[side]);
            qaz_buffer_add_number(out, row->count);
            qaz_buffer_add_format(out, ",\"%sdocuments\":", before[side]);
            qaz_buffer_add_number(out, row->documents);
            qaz_buffer_add_format(out, ",\"%sper_million\":", before[side]);
        } else {
            qaz_buffer_add_byte(out, '\t');
            qaz_buffer_add_number(out, row->count);
            qaz_buffer_add_byte(out, '\t');
            qaz_buffer_add_number(out, row->documents);
            qaz_buffer_add_byte(out, '\t');
        }
        cli_add_decimal(out, json, cli_per_million(row->count, all->totals[side].tokens), 2);
    }
}

static void add_keyword(const table *all, const keyword *word, qaz_buffer *out)
{
    bool json = chosen.format == JSONL;
    qaz_slice text = {all->texts.data + word->text, word->size};
    if (json) {
        qaz_buffer_add_text(out, "{\"word\":");
        qaz_buffer_add_json(out, text);
    } else {
        qaz_buffer_add_tsv(out, text);
    }
    add_counts(all, word, json, out);
    for (size_t i = 0; i < MEASURES; i++) {
        if (json)
            qaz_buffer_add_format(out, ",\"%s\":", measures[i]);
        else
            qaz_buffer_add_byte(out, '\t');
        cli_add_decimal(out, json, word->values[i], 2);
    }
    qaz_buffer_add_text(out, json ? "}\n" : "\n");
}

static void add_header(qaz_buffer *out)
{
    qaz_buffer_add_text(out, "word\tcount\tdocuments\tper_million\treference_count\t"
                             "reference_documents\treference_per_million");
    for (size_t i = 0; i < MEASURES; i++)
        qaz_buffer_add_format(out, "\t%s", measures[i]);
    qaz_buffer_add_byte(out, '\n');
}

static qaz_status print(qaz_freq *const sides[SIDES], qaz_buffer *out)
{
    table all = {
        .totals = {qaz_freq_totals_of(sides[TARGET]), qaz_freq_totals_of(sides[REFERENCE])}};
    size_t room = (size_t)all.totals[TARGET].types + all.totals[REFERENCE].types + 1;
    all.keywords = malloc(room * sizeof *all.keywords);
    qaz_ranked *order = malloc(room * sizeof *order);
    qaz_status status = all.keywords == NULL || order == NULL ? QAZ_NO_MEMORY : QAZ_OK;
    if (status == QAZ_OK) {
        collect(&all, sides, TARGET);
        collect(&all, sides, REFERENCE);
        status = all.texts.failed ? QAZ_NO_MEMORY : sort(&all, order);
    }
    if (status == QAZ_OK && chosen.format == TSV && !cli_settings.no_header)
        add_header(out);
    for (size_t i = 0; i < all.count && status == QAZ_OK && (chosen.top == 0 || i < chosen.top);
         i++)
        add_keyword(&all, &all.keywords[order[i].index], out);
    free(all.keywords);
    free(order);
    qaz_buffer_free(&all.texts);
    return status;
}

static qaz_status finish(void *given, qaz_buffer *out)
{
    worker *self = given;
    qaz_status status = QAZ_OK;
    for (int side = TARGET; side < SIDES && status == QAZ_OK; side++)
        if (lists[side] != NULL)
            status = qaz_freq_merge(self->sides[side], lists[side]);
    return status == QAZ_OK ? print(self->sides, out) : status;
}

static int count_texts(char **operands)
{
    qaz_freq_seen *seen[SIDES] = {qaz_freq_seen_new(counting.length),
                                  qaz_freq_seen_new(counting.length)};
    cli_task task = {
        .worker_new = worker_new,
        .worker_free = worker_free,
        .analyse = analyse,
        .carry = carry,
        .carried = seen,
        .merge = merge,
        .finish = finish,
    };
    int status = CLI_FAILED;
    if (seen[TARGET] != NULL && seen[REFERENCE] != NULL)
        status = cli_run(&task, operands);
    else
        cli_complain(NULL, "%s", qaz_status_text(QAZ_NO_MEMORY));
    qaz_freq_seen_free(seen[TARGET]);
    qaz_freq_seen_free(seen[REFERENCE]);
    return status;
}

/* Nothing but lists: no texts to read. */
static int compare_lists(void)
{
    qaz_buffer out = {0};
    qaz_status status = print(lists, &out);
    if (status != QAZ_OK)
        cli_complain(NULL, "%s", qaz_status_text(status));
    int done = status == QAZ_OK ? cli_write(cli_settings.output, &out) : CLI_FAILED;
    qaz_buffer_free(&out);
    return done;
}

/* Reads an operand if it is a list; *texts becomes true if it is none. False, after a message: it
   is a list that does not fit. */
static bool read_list(const char *path, int side, bool *text)
{
    qaz_error error;
    *text = !cli_wordlist_is(path);
    if (*text || cli_wordlist_read(path, &lists[side], &shards[side], &error) == QAZ_OK)
        return true;
    cli_complain(cli_input_name(path), "%s", error.message);
    return false;
}

/* Reads the lists among the operands; what remains, followed by the reference, is moved to `texts`.
   Returns an exit status. */
static int read_lists(char **operands, char **texts)
{
    bool text;
    for (; *operands != NULL; operands++) {
        if (!read_list(*operands, TARGET, &text))
            return CLI_FAILED;
        if (text)
            texts[target_count++] = *operands;
    }
    if (!read_list(chosen.reference, REFERENCE, &text))
        return CLI_FAILED;
    texts[target_count] = text ? (char *)(uintptr_t)chosen.reference : NULL;
    for (int side = TARGET; side < SIDES && texts[0] != NULL; side++)
        if (lists[side] != NULL &&
            !cli_same_counting(qaz_freq_options_of(lists[side]), &counting)) {
            cli_complain(NULL, "a list was counted with other options (see its first lines) than "
                               "the texts would be");
            return CLI_USAGE;
        }
    if (lists[TARGET] != NULL && lists[REFERENCE] != NULL &&
        !cli_same_counting(qaz_freq_options_of(lists[TARGET]),
                           qaz_freq_options_of(lists[REFERENCE]))) {
        cli_complain(NULL, "the lists were counted with different options (see their first lines)");
        return CLI_USAGE;
    }
    return CLI_DONE;
}

static int run(char **operands)
{
    size_t count = 0;
    if (!cli_counting_check(false, &counting))
        return CLI_USAGE;
    if (chosen.k < 0) {
        cli_complain(NULL, "--simple-maths-k wants at least 0");
        return CLI_USAGE;
    }
    if (chosen.reference == NULL) {
        cli_complain(NULL, "keywords wants --reference: what to compare with");
        return CLI_USAGE;
    }
    static char *standard_input[] = {"-", NULL};
    if (operands[0] == NULL)
        operands = standard_input;
    while (operands[count] != NULL)
        count++;
    char **texts = calloc(count + 2, sizeof *texts);
    if (texts == NULL) {
        cli_complain(NULL, "%s", qaz_status_text(QAZ_NO_MEMORY));
        return CLI_FAILED;
    }
    int status = cli_filter_new(&filter);
    if (status == CLI_DONE)
        status = read_lists(operands, texts);
    if (status == CLI_DONE)
        status = texts[0] != NULL ? count_texts(texts) : compare_lists();
    for (int side = TARGET; side < SIDES; side++) {
        qaz_freq_free(lists[side]);
        cli_shards_free(&shards[side]);
    }
    free(texts);
    return cli_filter_close(filter, status);
}

static const cli_example examples[] = {
    {"echo 'Мектеп мектеп бала' >1; echo 'Бала үй бала' >2; "
     "qaz keywords 1 -r 2 | cut -f 1,2,5,8,12",
     "word\tcount\treference_count\tlog_likelihood\tlog_ratio\n"
     "мектеп\t2\t0\t2.77\t2.00\n"},
    {0},
};

const cli_command cmd_keywords = {
    .name = "keywords",
    .operands = "--reference FILE|DIR [FILE|DIR|-]...",
    .summary = "words that tell a corpus from a reference",
    .description =
        "Compares the frequencies of words in the inputs (the target) with those in a reference. "
        "Both may be texts, or files with lists that freq -f list has saved.\n\n"
        "log_likelihood is the two-term form (Rayson and Garside 2000), g2 the four-term form "
        "(Dunning 1993), chi_squared Pearson's without correction, bic the Bayes factor (Wilson "
        "2013); log_ratio (Hardie 2014; 0 counts as 0.5), percent_difference (%DIFF: Gabrielatos "
        "and Marchi 2012) and simple_maths (Kilgarriff 2009) say how big the difference is and "
        "which way it goes.",
    .options = options,
    .groups = {&cli_counting_options, &cli_filter_options, &cli_table_options, &cli_kind_options,
               &cli_input_options, &cli_output_options},
    .examples = examples,
    .run = run,
};
