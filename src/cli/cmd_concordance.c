#include "base/room.h"
#include "cli/commands.h"
#include "cli/counting.h"
#include "cli/kwic.h"
#include "cli/message.h"
#include "cli/pattern.h"
#include "cli/pipeline.h"
#include "cli/ranking.h"
#include "cli/settings.h"
#include "cli/span.h"
#include "qaz/concordance.h"

#include <stdlib.h>
#include <string.h>
#include <unistd.h>

enum { AUTO, TSV, JSONL, KWIC };
enum { COLOR_AUTO, COLOR_ALWAYS };
enum { UNSORTED, BY_LEFT, BY_RIGHT, BY_MATCH };

static struct {
    int format, color, sort, by;
    unsigned context, width;
} chosen = {.by = QAZ_FIELD_FOLD, .context = 10, .width = 40};

static const char *const formats[] = {"auto", "tsv", "jsonl", "kwic", NULL};
static const char *const colors[] = {"auto", "always", "never", NULL};
static const char *const sorts[] = {"none", "left", "right", "match", NULL};
static const char *const units[] = {"word", "fold", "lemma", NULL};

static const cli_option options[] = {
    {'f', "format", "FORMAT",
     "a table (tsv), an object on each line (jsonl), or aligned lines for reading (kwic); auto is "
     "kwic on a terminal, else tsv",
     .choice = &chosen.format, .choices = formats},
    {0, "by", "UNIT",
     "what words of the pattern are compared with: word (as it is written), fold (in lower case) "
     "or lemma",
     .choice = &chosen.by, .choices = units},
    {0, "context", "N", "words on either side", .count = &chosen.context},
    {0, "width", "N", "columns on either side (kwic)", .count = &chosen.width},
    {0, "sort", "WHERE",
     "by the words to the left, nearest first, to the right, or of the match, in the order of the "
     "alphabet; all lines are kept in memory",
     .choice = &chosen.sort, .choices = sorts},
    {0, "color", "WHEN", "show the match in colour: auto (kwic on a terminal), always, never",
     .choice = &chosen.color, .choices = colors},
    {0},
};

static qaz_slice pattern;
static bool in_color;
static bool gave_up; /* see qaz_concordance_gave_up; known when the workers are freed */

/* A line to be sorted. */
typedef struct line {
    uint64_t document, place; /* the order of the corpus */
    size_t key, key_size;     /* place in the worker's keys */
    size_t start, size;       /* place in its lines */
} line;

typedef struct worker {
    cli_counter counter;
    qaz_concordance *concordance;
    qaz_buffer left, match, right; /* scratch */
    qaz_buffer keys, text;
    line *lines;
    size_t count, room;
} worker;

static void worker_free(void *given)
{
    worker *self = given;
    cli_counter_free(&self->counter);
    if (self->concordance != NULL && qaz_concordance_gave_up(self->concordance))
        gave_up = true;
    qaz_concordance_free(self->concordance);
    qaz_buffer_free(&self->left);
    qaz_buffer_free(&self->match);
    qaz_buffer_free(&self->right);
    qaz_buffer_free(&self->keys);
    qaz_buffer_free(&self->text);
    free(self->lines);
    free(self);
}

static void *worker_new(void)
{
    worker *self = calloc(1, sizeof *self);
    if (self == NULL)
        return NULL;
    self->concordance = qaz_concordance_new(pattern, (qaz_field)chosen.by, NULL);
    if (self->concordance != NULL &&
        cli_counter_init(&self->counter, qaz_concordance_needs_morph(self->concordance)))
        return self;
    worker_free(self);
    return NULL;
}

/* The tokens that the context of a hit reaches to: so many words on either side. */
static void reach(const worker *self, const qaz_hit *hit, size_t *first, size_t *end)
{
    size_t count;
    const qaz_token *tokens = qaz_document_tokens(self->counter.document, &count);
    unsigned left = chosen.context, right = chosen.context;
    for (*first = hit->first; *first > 0 && left > 0; (*first)--)
        left -= tokens[*first - 1].kind != QAZ_PUNCTUATION;
    for (*end = hit->token_end; *end < count && right > 0; (*end)++)
        right -= tokens[*end].kind != QAZ_PUNCTUATION;
    /* Punctuation belongs to the word before it. */
    while (*end<count && * end> hit->token_end && tokens[*end].kind == QAZ_PUNCTUATION &&
           !(tokens[*end].flags & QAZ_SPACE_BEFORE))
        (*end)++;
}

/* The text between two places with single spaces for all white space, and none at its ends. */
static void add_context(qaz_buffer *out, qaz_slice text, size_t start, size_t end)
{
    qaz_buffer_clear(out);
    bool space = false;
    for (size_t i = start; i < end; i++) {
        bool white = (unsigned char)text.data[i] <= ' ';
        if (!white && space && out->size > 0)
            qaz_buffer_add_byte(out, ' ');
        if (!white)
            qaz_buffer_add_byte(out, text.data[i]);
        space = white;
    }
}

/* One line of the output. */
static void add_line(const cli_kwic *found, qaz_buffer *out)
{
    const qaz_slice cells[] = {found->left, found->match, found->right};
    static const char *const names[] = {"left", "match", "right"};
    if (chosen.format == KWIC) {
        cli_kwic_add(found, chosen.width, in_color, out);
        return;
    }
    bool json = chosen.format == JSONL;
    qaz_buffer_add_text(out, json ? "{\"doc\":" : "");
    (json ? qaz_buffer_add_json : qaz_buffer_add_tsv)(out, found->id);
    qaz_buffer_add_format(out, json ? ",\"start\":%ju,\"end\":%ju" : "\t%ju\t%ju",
                          (uintmax_t)found->start, (uintmax_t)found->end);
    for (size_t i = 0; i < sizeof cells / sizeof cells[0]; i++) {
        qaz_buffer_add_format(out, json ? ",\"%s\":" : "\t", names[i]);
        (json ? qaz_buffer_add_json : qaz_buffer_add_tsv)(out, cells[i]);
    }
    qaz_buffer_add_text(out, json ? "}\n" : "\n");
}

static void add_folded(const worker *self, size_t token, qaz_buffer *out)
{
    size_t count;
    const qaz_token *tokens = qaz_document_tokens(self->counter.document, &count);
    const qaz_type *types = qaz_document_types(self->counter.document, &count);
    if (tokens[token].kind == QAZ_PUNCTUATION)
        return;
    qaz_buffer_add(out, types[tokens[token].type].fold);
    qaz_buffer_add_byte(out, ' ');
}

/* What a line is sorted by: words in lower case, each with a space behind it. */
static void add_key(const worker *self, const qaz_hit *hit, size_t first, size_t end,
                    qaz_buffer *out)
{
    if (chosen.sort == BY_LEFT)
        for (size_t i = hit->first; i > first; i--)
            add_folded(self, i - 1, out);
    if (chosen.sort == BY_MATCH)
        for (size_t i = hit->first; i < hit->token_end; i++)
            add_folded(self, i, out);
    if (chosen.sort != BY_LEFT)
        for (size_t i = hit->token_end; i < end; i++)
            add_folded(self, i, out);
}

/* Keeps a line for sorting. */
static qaz_status keep(worker *self, const cli_piece *piece, const cli_kwic *found,
                       const qaz_hit *hit, size_t first, size_t end)
{
    line *grown = qaz_room(self->lines, &self->room, self->count + 1, sizeof *grown);
    if (grown == NULL)
        return QAZ_NO_MEMORY;
    self->lines = grown;
    line *kept = &self->lines[self->count++];
    *kept = (line){.document = piece->document,
                   .place = found->start,
                   .key = self->keys.size,
                   .start = self->text.size};
    add_key(self, hit, first, end, &self->keys);
    add_line(found, &self->text);
    kept->key_size = self->keys.size - kept->key;
    kept->size = self->text.size - kept->start;
    return self->keys.failed || self->text.failed ? QAZ_NO_MEMORY : QAZ_OK;
}

/* Prints or keeps a line for each hit. */
static qaz_status write_hits(worker *self, const cli_piece *piece, qaz_buffer *out)
{
    size_t count, hit_count;
    const qaz_token *tokens = qaz_document_tokens(self->counter.document, &count);
    const qaz_hit *hits = qaz_concordance_hits(self->concordance, &hit_count);
    cli_place place = cli_place_of(piece);
    qaz_status status = QAZ_OK;
    for (const qaz_hit *hit = hits; hit < hits + hit_count && status == QAZ_OK; hit++) {
        size_t first, end;
        uint32_t start = tokens[hit->first].start, stop = tokens[hit->token_end - 1].end;
        reach(self, hit, &first, &end);
        add_context(&self->left, piece->text, tokens[first].start, start);
        add_context(&self->match, piece->text, start, stop);
        add_context(&self->right, piece->text, stop, tokens[end - 1].end);
        cli_kwic found = {.id = piece->id,
                          .left = qaz_buffer_slice(&self->left),
                          .match = qaz_buffer_slice(&self->match),
                          .right = qaz_buffer_slice(&self->right)};
        found.start = cli_place_move(&place, start);
        found.end = cli_place_move(&place, stop);
        if (self->left.failed || self->match.failed || self->right.failed)
            status = QAZ_NO_MEMORY;
        else if (chosen.sort != UNSORTED)
            status = keep(self, piece, &found, hit, first, end);
        else
            add_line(&found, out);
    }
    return status;
}

static qaz_status analyse(void *given, const cli_piece *piece, qaz_error *error)
{
    worker *self = given;
    (void)error;
    qaz_status status = cli_counter_read(&self->counter, piece);
    if (status == QAZ_OK)
        status =
            qaz_concordance_read(self->concordance, self->counter.document, self->counter.morph);
    return status == QAZ_OK && chosen.sort != UNSORTED ? write_hits(self, piece, NULL) : status;
}

static qaz_status print(void *given, const cli_piece *piece, qaz_buffer *out)
{
    return write_hits(given, piece, out);
}

static qaz_status merge(void *given, void *other)
{
    worker *self = given, *from = other;
    line *grown = qaz_room(self->lines, &self->room, self->count + from->count, sizeof *grown);
    if (grown == NULL)
        return QAZ_NO_MEMORY;
    self->lines = grown;
    for (size_t i = 0; i < from->count; i++) {
        line moved = from->lines[i];
        moved.key += self->keys.size;
        moved.start += self->text.size;
        self->lines[self->count++] = moved;
    }
    if (from->count > 0) {
        qaz_buffer_add(&self->keys, qaz_buffer_slice(&from->keys));
        qaz_buffer_add(&self->text, qaz_buffer_slice(&from->text));
    }
    return self->keys.failed || self->text.failed ? QAZ_NO_MEMORY : QAZ_OK;
}

static int in_corpus_order(const void *left, const void *right)
{
    const line *a = left, *b = right;
    if (a->document != b->document)
        return a->document < b->document ? -1 : 1;
    return (a->place > b->place) - (a->place < b->place);
}

static qaz_status finish(void *given, qaz_buffer *out)
{
    worker *self = given;
    qaz_ranked *order = malloc((self->count + 1) * sizeof *order);
    if (order == NULL)
        return QAZ_NO_MEMORY;
    if (self->count > 0)
        qsort(self->lines, self->count, sizeof *self->lines, in_corpus_order);
    for (size_t i = 0; i < self->count; i++)
        order[i] = (qaz_ranked){
            {self->keys.data + self->lines[i].key, self->lines[i].key_size}, 0, (uint32_t)i};
    qaz_status status = cli_sort(order, self->count);
    for (size_t i = 0; i < self->count && status == QAZ_OK; i++) {
        const line *next = &self->lines[order[i].index];
        qaz_buffer_add(out, (qaz_slice){self->text.data + next->start, next->size});
    }
    free(order);
    return status;
}

/* What `auto` stands for. */
static void choose_format(void)
{
    bool terminal = cli_settings.output == NULL && isatty(STDOUT_FILENO);
    const char *no_color = getenv("NO_COLOR"), *kind = getenv("TERM");
    if (chosen.format == AUTO)
        chosen.format = terminal ? KWIC : TSV;
    in_color = chosen.color == COLOR_ALWAYS ||
               (chosen.color == COLOR_AUTO && terminal && kind != NULL &&
                strcmp(kind, "dumb") != 0 && (no_color == NULL || no_color[0] == '\0'));
}

static int run(char **operands)
{
    if (operands[0] == NULL) {
        cli_complain(NULL, "concordance wants a PATTERN");
        return CLI_USAGE;
    }
    pattern = qaz_slice_of(operands[0]);
    int status = cli_pattern_check(pattern, (qaz_field)chosen.by);
    if (status != CLI_DONE)
        return status;
    choose_format();
    cli_task task = {.worker_new = worker_new, .worker_free = worker_free, .analyse = analyse};
    if (chosen.format == TSV)
        task.header = "doc\tstart\tend\tleft\tmatch\tright\n";
    if (chosen.sort == UNSORTED) {
        task.print = print;
    } else {
        task.merge = merge;
        task.finish = finish;
    }
    status = cli_run(&task, operands + 1);
    return gave_up ? cli_pattern_gave_up(operands[0]) : status;
}

static const cli_example examples[] = {
    {"printf 'Жаңа мектеп ашылды. Ескі мектепте оқушы аз.\\n' | qaz concordance lemma:мектеп",
     "doc\tstart\tend\tleft\tmatch\tright\n"
     "-\t5\t11\tЖаңа\tмектеп\tашылды. Ескі мектепте оқушы аз.\n"
     "-\t25\t33\tЖаңа мектеп ашылды. Ескі\tмектепте\tоқушы аз.\n"},
    {"printf 'Ол үйге барды, мектепке де барды.\\n' | "
     "qaz concordance '/.*[ғқгк][ае]/ *0-1 барды' -f kwic --width 12",
     "          Ол  үйге барды  , мектепке д  -:3-13\n"
     " үйге барды,  мектепке де барды  .             -:15-32\n"},
    {0},
};

const cli_command cmd_concordance = {
    .name = "concordance",
    .operands = "PATTERN [FILE|DIR|-]...",
    .summary = "keyword in context",
    .description =
        "Prints every place where a pattern is found, with its document, its span and the words "
        "around it.\n\n"
        "A pattern is items that follow each other in a sentence; punctuation between them does "
        "not matter. An item is a word; /REGEX/, which matches a whole word, in the syntax of ICU; "
        "or either of them after word: (as it is written), fold: (in lower case), lemma: or upos: "
        "(NOUN, VERB ...). * stands for any word, *2 for two, *0-3 for up to three. White space in "
        "the context is printed as single spaces.",
    .options = options,
    .groups = {&cli_table_options, &cli_span_options, &cli_kind_options, &cli_input_options,
               &cli_output_options},
    .examples = examples,
    .run = run,
};
