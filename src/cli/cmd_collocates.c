#include "cli/commands.h"
#include "cli/counting.h"
#include "cli/filter.h"
#include "cli/message.h"
#include "cli/number.h"
#include "cli/pattern.h"
#include "cli/pipeline.h"
#include "cli/ranking.h"
#include "cli/settings.h"
#include "qaz/association.h"
#include "qaz/concordance.h"

#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum { TSV, JSONL };

static struct {
    int format, sort;
    unsigned left, right, top, min_count;
    bool summary;
} chosen = {.left = 5, .right = 5, .min_count = 1};

static const char *const formats[] = {"tsv", "jsonl", NULL};

/* The measures in the order of their columns. */
enum { MEASURES = 8 };
static const char *const measures[] = {"log_dice", "log_likelihood", "mi",           "mi3", "t",
                                       "z",        "delta_p_word",   "delta_p_near", NULL};

static const cli_option options[] = {
    {'f', "format", "FORMAT", "a table (tsv) or an object on each line (jsonl)",
     .choice = &chosen.format, .choices = formats},
    {0, "left", "N", "words of the window to the left", .count = &chosen.left},
    {0, "right", "N", "words of the window to the right", .count = &chosen.right},
    {0, "sort", "MEASURE", "the column to sort by, strongest first", .choice = &chosen.sort,
     .choices = measures},
    {0, "top", "N", "print only the first N", .count = &chosen.top},
    {0, "min-count", "N", "print only what occurs at least N times in the windows",
     .count = &chosen.min_count},
    {0, "summary", NULL, "say on standard error how many nodes, words in windows, and words",
     .flag = &chosen.summary},
    {0},
};

static qaz_freq_options counting;
static qaz_slice pattern;
static cli_filter *filter;
static bool gave_up; /* see qaz_concordance_gave_up; known when the workers are freed */

/* Tables: all words, those in windows, and those in windows to the left and to the right of a
   node; a word between two nodes is in both. */
enum { ALL, NEAR, LEFT, RIGHT, TABLES };

typedef struct worker {
    cli_counter counter;
    qaz_concordance *concordance;
    qaz_freq *tables[TABLES];
    bool *marks[TABLES]; /* by token, for all tables but the first */
    size_t room;         /* of each */
    uint64_t nodes;
} worker;

static void worker_free(void *given)
{
    worker *self = given;
    cli_counter_free(&self->counter);
    if (self->concordance != NULL && qaz_concordance_gave_up(self->concordance))
        gave_up = true;
    qaz_concordance_free(self->concordance);
    for (int i = ALL; i < TABLES; i++) {
        qaz_freq_free(self->tables[i]);
        free(self->marks[i]);
    }
    free(self);
}

static void *worker_new(void)
{
    worker *self = calloc(1, sizeof *self);
    if (self == NULL)
        return NULL;
    qaz_field field = counting.by == QAZ_BY_WORD   ? QAZ_FIELD_WORD
                      : counting.by == QAZ_BY_FOLD ? QAZ_FIELD_FOLD
                                                   : QAZ_FIELD_LEMMA;
    self->concordance = qaz_concordance_new(pattern, field, NULL);
    bool made =
        self->concordance != NULL &&
        cli_counter_init(&self->counter, qaz_freq_needs_morph(&counting) ||
                                             qaz_concordance_needs_morph(self->concordance));
    for (int i = ALL; i < TABLES; i++) {
        self->tables[i] = qaz_freq_new(&counting);
        made = made && self->tables[i] != NULL;
    }
    if (made)
        return self;
    worker_free(self);
    return NULL;
}

/* Room for the marks of so many tokens. */
static bool make_room(worker *self, size_t tokens)
{
    for (int i = NEAR; i < TABLES && tokens > self->room; i++) {
        free(self->marks[i]);
        self->marks[i] = malloc(tokens * 2 * sizeof *self->marks[i]);
        if (self->marks[i] == NULL) {
            self->room = 0;
            return false;
        }
    }
    if (tokens > self->room)
        self->room = tokens * 2;
    return true;
}

static void mark(worker *self, size_t tokens)
{
    qaz_concordance_mark(self->concordance, self->counter.document, counting.kinds, chosen.left,
                         chosen.right, self->marks[LEFT], self->marks[RIGHT]);
    for (size_t i = 0; i < tokens; i++)
        self->marks[NEAR][i] = self->marks[LEFT][i] || self->marks[RIGHT][i];
}

/* The hits that are in what is counted. */
static uint64_t count_nodes(const worker *self)
{
    size_t count, sentence_count;
    const qaz_hit *hits = qaz_concordance_hits(self->concordance, &count);
    const qaz_sentence *sentences = qaz_document_sentences(self->counter.document, &sentence_count);
    uint64_t nodes = 0;
    for (size_t i = 0; i < count; i++)
        nodes += !counting.drop_boilerplate || sentences[hits[i].sentence].kind != QAZ_BOILERPLATE;
    return nodes;
}

static qaz_status analyse(void *given, const cli_piece *piece, qaz_error *error)
{
    worker *self = given;
    qaz_freq_part part = cli_part_of(piece);
    qaz_document *document = self->counter.document;
    (void)error;
    qaz_status status = cli_counter_read(&self->counter, piece);
    if (status == QAZ_OK)
        status = qaz_concordance_read(self->concordance, document, self->counter.morph);
    if (status != QAZ_OK)
        return status;
    size_t tokens;
    qaz_document_tokens(document, &tokens);
    if (!make_room(self, tokens))
        return QAZ_NO_MEMORY;
    mark(self, tokens);
    self->nodes += count_nodes(self);
    status = qaz_freq_add(self->tables[ALL], document, self->counter.morph, &part);
    for (int i = NEAR; i < TABLES && status == QAZ_OK; i++)
        status = qaz_freq_add_some(self->tables[i], document, self->counter.morph, &part,
                                   self->marks[i]);
    return status;
}

/* Only the documents of words in windows are printed. */
static qaz_status carry(void *given, const cli_piece *piece, void *carried)
{
    worker *self = given;
    qaz_freq_part part = cli_part_of(piece);
    return qaz_freq_carry(self->tables[NEAR], carried, &part);
}

static qaz_status merge(void *given, void *other)
{
    worker *self = given, *from = other;
    qaz_status status = QAZ_OK;
    for (int i = ALL; i < TABLES && status == QAZ_OK; i++)
        status = qaz_freq_merge(self->tables[i], from->tables[i]);
    self->nodes += from->nodes;
    return status;
}

/* A word in the windows. */
typedef struct collocate {
    uint64_t counts[TABLES], documents;
    qaz_association measures;
    size_t text, size; /* place in the texts */
} collocate;

typedef struct table {
    collocate *list;
    size_t count;
    qaz_buffer texts;
} table;

static double value_of(const qaz_association *of, int measure)
{
    const double values[MEASURES] = {
        of->log_dice, of->log_likelihood, of->mi,          of->mi3, of->t,
        of->z,        of->delta_p_word,   of->delta_p_near};
    return values[measure];
}

static qaz_slice text_of(const table *all, const collocate *word)
{
    return (qaz_slice){all->texts.data + word->text, word->size};
}

static uint64_t count_in(const qaz_freq *freq, qaz_slice text)
{
    uint32_t item;
    return qaz_freq_find(freq, text, &item) ? qaz_freq_at(freq, item).count : 0;
}

/* Collects the words that are to be printed, measured. */
static void collect(const worker *self, table *all)
{
    const qaz_freq *near = self->tables[NEAR];
    uint32_t types = qaz_freq_totals_of(near).types;
    for (uint32_t item = 0; item < types && !all->texts.failed; item++) {
        qaz_freq_row row = qaz_freq_at(near, item);
        collocate *word = &all->list[all->count];
        *word = (collocate){.documents = row.documents, .text = all->texts.size};
        qaz_freq_add_text(near, item, &all->texts);
        word->size = all->texts.size - word->text;
        if (row.count < chosen.min_count || !cli_filter_passes(filter, text_of(all, word))) {
            all->texts.size = word->text;
            continue;
        }
        for (int i = ALL; i < TABLES; i++)
            word->counts[i] = count_in(self->tables[i], text_of(all, word));
        qaz_cooccurrence counts = {.together = row.count,
                                   .near = qaz_freq_totals_of(near).tokens,
                                   .word = word->counts[ALL],
                                   .node = self->nodes,
                                   .size = qaz_freq_totals_of(self->tables[ALL]).tokens};
        word->measures = qaz_association_measure(&counts);
        all->count++;
    }
}

static qaz_status sort(const table *all, qaz_ranked *order)
{
    for (size_t i = 0; i < all->count; i++)
        order[i] =
            (qaz_ranked){text_of(all, &all->list[i]),
                         cli_weight_of(value_of(&all->list[i].measures, chosen.sort)), (uint32_t)i};
    return cli_sort(order, all->count);
}

static void add_row(const table *all, const collocate *word, qaz_buffer *out)
{
    bool json = chosen.format == JSONL;
    const uint64_t counts[] = {word->counts[NEAR], word->documents, word->counts[LEFT],
                               word->counts[RIGHT], word->counts[ALL]};
    static const char *const names[] = {"count", "documents", "left", "right", "frequency"};
    qaz_buffer_add_text(out, json ? "{\"word\":" : "");
    (json ? qaz_buffer_add_json : qaz_buffer_add_tsv)(out, text_of(all, word));
    for (size_t i = 0; i < sizeof counts / sizeof counts[0]; i++) {
        qaz_buffer_add_format(out, json ? ",\"%s\":" : "\t", names[i]);
        qaz_buffer_add_number(out, counts[i]);
    }
    qaz_buffer_add_text(out, json ? ",\"expected\":" : "\t");
    cli_add_decimal(out, json, word->measures.expected, 2);
    for (int i = 0; i < MEASURES; i++) {
        qaz_buffer_add_format(out, json ? ",\"%s\":" : "\t", measures[i]);
        cli_add_decimal(out, json, value_of(&word->measures, i), i < 6 ? 2 : 4);
    }
    qaz_buffer_add_text(out, json ? "}\n" : "\n");
}

static void add_header(qaz_buffer *out)
{
    qaz_buffer_add_text(out, "word\tcount\tdocuments\tleft\tright\tfrequency\texpected");
    for (int i = 0; i < MEASURES; i++)
        qaz_buffer_add_format(out, "\t%s", measures[i]);
    qaz_buffer_add_byte(out, '\n');
}

static void summarise(const worker *self)
{
    fprintf(stderr, "%ju nodes, %ju words in windows, %ju words\n", (uintmax_t)self->nodes,
            (uintmax_t)qaz_freq_totals_of(self->tables[NEAR]).tokens,
            (uintmax_t)qaz_freq_totals_of(self->tables[ALL]).tokens);
}

static qaz_status finish(void *given, qaz_buffer *out)
{
    const worker *self = given;
    size_t types = qaz_freq_totals_of(self->tables[NEAR]).types;
    table all = {.list = malloc((types + 1) * sizeof *all.list)};
    qaz_ranked *order = malloc((types + 1) * sizeof *order);
    qaz_status status = all.list == NULL || order == NULL ? QAZ_NO_MEMORY : QAZ_OK;
    if (status == QAZ_OK) {
        collect(self, &all);
        status = all.texts.failed ? QAZ_NO_MEMORY : sort(&all, order);
    }
    if (status == QAZ_OK && chosen.format == TSV && !cli_settings.no_header)
        add_header(out);
    for (size_t i = 0; i < all.count && status == QAZ_OK && (chosen.top == 0 || i < chosen.top);
         i++)
        add_row(&all, &all.list[order[i].index], out);
    if (status == QAZ_OK && chosen.summary)
        summarise(self);
    free(all.list);
    free(order);
    qaz_buffer_free(&all.texts);
    return status;
}

/* Returns an exit status, after a message if it is not CLI_DONE. */
static int check(char **operands)
{
    if (!cli_counting_check(false, &counting))
        return CLI_USAGE;
    if (operands[0] == NULL || counting.length != 1) {
        cli_complain(NULL, operands[0] == NULL ? "collocates wants a WORD"
                                               : "collocates counts words: without --ngram");
        return CLI_USAGE;
    }
    pattern = qaz_slice_of(operands[0]);
    int status = cli_pattern_check(pattern, QAZ_FIELD_FOLD);
    return status == CLI_DONE ? cli_filter_new(&filter) : status;
}

static int run(char **operands)
{
    int status = check(operands);
    cli_task task = {
        .worker_new = worker_new,
        .worker_free = worker_free,
        .analyse = analyse,
        .carry = carry,
        .merge = merge,
        .finish = finish,
    };
    if (status == CLI_DONE)
        status = cli_run_counting(&task, operands + 1, 1);
    if (gave_up)
        status = cli_pattern_gave_up(operands[0]);
    return cli_filter_close(filter, status);
}

static const cli_example examples[] = {
    {"printf 'Жаңа мектеп ашылды. Жаңа үй салынды. Ескі мектеп жабылды.\\n' | "
     "qaz collocates мектеп | cut -f 1-8",
     "word\tcount\tdocuments\tleft\tright\tfrequency\texpected\tlog_dice\n"
     "ашылды\t1\t1\t0\t1\t1\t0.44\t13.42\n"
     "ескі\t1\t1\t1\t0\t1\t0.44\t13.42\n"
     "жабылды\t1\t1\t0\t1\t1\t0.44\t13.42\n"
     "жаңа\t1\t1\t1\t0\t2\t0.89\t13.00\n"},
    {0},
};

const cli_command cmd_collocates = {
    .name = "collocates",
    .operands = "WORD [FILE|DIR|-]...",
    .summary = "words near a word",
    .description =
        "Prints the words that stand near a word, the node: in a window of some words to the left "
        "and to the right in its sentence. The node may be any pattern of 'qaz concordance', such "
        "as lemma:мектеп; a word without a field is compared by --by, like its collocates.\n\n"
        "count is how often a word is in a window, each time once even where windows overlap; left "
        "and right say on which side; frequency is that in the whole corpus; expected is how many "
        "of these would be in windows by chance. log_dice (Rychlý 2008) does not depend on the "
        "size of the corpus; log_likelihood (Dunning 1993) is two-sided; mi (Church and Hanks "
        "1990), mi3 (Daille 1994), t and z compare count and expected; delta_p_word is for the "
        "word given a window, delta_p_near for a window given the word (Gries 2013).",
    .options = options,
    .groups = {&cli_counting_options, &cli_filter_options, &cli_table_options, &cli_kind_options,
               &cli_input_options, &cli_output_options},
    .examples = examples,
    .run = run,
};
