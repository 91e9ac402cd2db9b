#include "base/prefetch.h"
#include "base/room.h"
#include "cli/commands.h"
#include "cli/pipeline.h"
#include "cli/settings.h"
#include "cli/span.h"
#include "qaz/document.h"
#include "qaz/utf8.h"

#include <stdlib.h>
#include <string.h>

enum { TSV, JSONL };

/* Lines are put together from blocks of this many bytes. */
enum { BLOCK = 16 };

static struct {
    int format;
} chosen;

static const char *const formats[] = {"tsv", "jsonl", NULL};

static const cli_option options[] = {
    {'f', "format", "FORMAT", "a table (tsv) or an object on each line (jsonl)",
     .choice = &chosen.format, .choices = formats},
    {0},
};

/* The end of the line of a token, from its kind on, which is the same for all tokens of a type. */
typedef struct ending {
    size_t start, size; /* place in the worker's endings; size 0: not made yet */
    uint32_t characters;
    uint8_t kind;
} ending;

typedef struct worker {
    qaz_document *document;
    qaz_buffer doc;  /* the beginning of each line, up to the sentence and what follows it */
    qaz_buffer text; /* the endings */
    ending *endings; /* by type */
    size_t capacity;
    uint32_t generation;       /* of the types that the endings are for */
    uint64_t sentences_before; /* in the document, before the piece */
} worker;

static void worker_free(void *given)
{
    worker *self = given;
    qaz_document_free(self->document);
    qaz_buffer_free(&self->doc);
    qaz_buffer_free(&self->text);
    free(self->endings);
    free(self);
}

static void *worker_new(void)
{
    worker *self = calloc(1, sizeof *self);
    if (self == NULL)
        return NULL;
    self->document = qaz_document_new();
    if (self->document == NULL) {
        worker_free(self);
        return NULL;
    }
    self->generation = qaz_document_generation(self->document);
    return self;
}

/* Makes room for the endings of all types. */
static bool follow_types(worker *self)
{
    size_t count;
    qaz_document_types(self->document, &count);
    if (self->generation != qaz_document_generation(self->document)) {
        self->generation = qaz_document_generation(self->document);
        qaz_buffer_clear(&self->text);
        for (size_t i = 0; i < self->capacity; i++)
            self->endings[i].size = 0;
    }
    size_t old = self->capacity;
    ending *endings = qaz_room(self->endings, &self->capacity, count, sizeof *endings);
    if (endings == NULL)
        return false;
    for (size_t i = old; i < self->capacity; i++)
        endings[i] = (ending){0};
    self->endings = endings;
    return true;
}

static qaz_status analyse(void *given, const cli_piece *piece, qaz_error *error)
{
    worker *self = given;
    (void)error;
    self->sentences_before = 0;
    qaz_status status = qaz_document_read(self->document, piece->text);
    if (status == QAZ_OK)
        status = qaz_document_split(self->document);
    if (status == QAZ_OK && !follow_types(self))
        status = QAZ_NO_MEMORY;
    return status;
}

static qaz_status carry(void *given, const cli_piece *piece, void *carried)
{
    worker *self = given;
    self->sentences_before = cli_sentences_before(piece, self->document, carried);
    return QAZ_OK;
}

static void make_ending(worker *self, const qaz_token *token, const qaz_type *type, ending *made)
{
    qaz_buffer *text = &self->text;
    const char *kind = qaz_kind_name((qaz_kind)token->kind);
    made->start = text->size;
    if (chosen.format == TSV) {
        qaz_buffer_add_format(text, "\t%s\t", kind);
        qaz_buffer_add_tsv(text, type->form);
        qaz_buffer_add_byte(text, '\t');
        qaz_buffer_add_tsv(text, type->normal);
        qaz_buffer_add_byte(text, '\n');
    } else {
        qaz_buffer_add_format(text, ",\"kind\":\"%s\",\"token\":", kind);
        qaz_buffer_add_json(text, type->form);
        qaz_buffer_add_text(text, ",\"normal\":");
        qaz_buffer_add_json(text, type->normal);
        qaz_buffer_add_text(text, "}\n");
    }
    made->size = text->size - made->start;
    qaz_buffer_reserve(text, BLOCK);
    made->characters = (uint32_t)qaz_utf8_count(type->form);
    made->kind = token->kind;
}

/* Copies whole blocks, of which the last may go on behind the end of the text and of the copy. */
static inline char *put(char *at, qaz_slice text)
{
    for (size_t i = 0; i < text.size; i += BLOCK)
        memcpy(at + i, text.data + i, BLOCK);
    return at + text.size;
}

/* Two digits at a time: a division costs more than all else that is done for a digit. */
static inline char *put_number(char *at, uint64_t number)
{
    static const char pairs[] = "00010203040506070809101112131415161718192021222324"
                                "25262728293031323334353637383940414243444546474849"
                                "50515253545556575859606162636465666768697071727374"
                                "75767778798081828384858687888990919293949596979899";
    size_t size = 1;
    for (uint64_t limit = 10; number >= limit && size < 19; limit *= 10)
        size++;
    size += size == 19 && number >= 10000000000000000000u;
    char *next = at + size;
    for (; number >= 100; number /= 100)
        memcpy(next -= 2, pairs + number % 100 * 2, 2);
    if (number >= 10)
        memcpy(next - 2, pairs + number * 2, 2);
    else
        next[-1] = (char)('0' + number);
    return at + size;
}

/* Where a token starts, which mostly is where the one before it ended or a space behind. */
static uint64_t start_of(cli_place *place, const qaz_token *token)
{
    if (token->start == place->byte || token->start == place->byte + 1)
        return cli_place_move_by(place, token->start, token->start - place->byte);
    return cli_place_move(place, token->start);
}

/* Appends the line of a token, which begins with `doc`. The output has one place for the whole
   line: this is most of what the command does. */
static void print_token(worker *self, const qaz_token *token, const qaz_type *type,
                        cli_place *place, qaz_buffer *out)
{
    enum { NUMBERS = 2 * 20, NAMES = 32 };
    static const char between[][BLOCK] = {[TSV] = "\t", [JSONL] = ",\"end\":"};
    ending *end = &self->endings[token->type];
    if (end->size == 0 || end->kind != token->kind)
        make_ending(self, token, type, end);
    size_t size = self->doc.size + NUMBERS + NAMES + end->size + BLOCK;
    char *line = qaz_buffer_reserve(out, size), *at = line;
    if (line == NULL || self->doc.failed || self->text.failed)
        return;
    at = put(at, qaz_buffer_slice(&self->doc));
    at = put_number(at, start_of(place, token));
    at = put(at, (qaz_slice){between[chosen.format], chosen.format == TSV ? 1 : 7});
    at = put_number(at, cli_place_move_by(place, token->end, end->characters));
    at = put(at, (qaz_slice){self->text.data + end->start, end->size});
    out->size += (size_t)(at - line);
}

/* Asks the processor for the endings of tokens that are printed soon. */
static inline void fetch_ending(const worker *self, const qaz_token *token, const qaz_token *end)
{
    enum { TEXT_AHEAD = 6, AHEAD = 12 };
    if (end - token <= AHEAD)
        return;
    qaz_prefetch(&self->endings[token[AHEAD].type]);
    if (self->text.size > 0)
        qaz_prefetch(self->text.data + self->endings[token[TEXT_AHEAD].type].start);
}

static qaz_status print(void *given, const cli_piece *piece, qaz_buffer *out)
{
    worker *self = given;
    cli_begin_line(piece, chosen.format == JSONL, &self->doc);
    size_t count, token_count, types;
    const qaz_token *tokens = qaz_document_tokens(self->document, &token_count);
    const qaz_type *type = qaz_document_types(self->document, &types);
    const qaz_sentence *sentences = qaz_document_sentences(self->document, &count);
    cli_place place = cli_place_of(piece);
    size_t head = self->doc.size;
    for (size_t i = 0; i < count; i++) {
        self->doc.size = head;
        qaz_buffer_add_number(&self->doc, self->sentences_before + i + 1);
        qaz_buffer_add_text(&self->doc, chosen.format == TSV ? "\t" : ",\"start\":");
        qaz_buffer_reserve(&self->doc, BLOCK);
        for (uint32_t token = sentences[i].first; token < sentences[i].token_end; token++) {
            fetch_ending(self, &tokens[token], &tokens[token_count]);
            print_token(self, &tokens[token], &type[tokens[token].type], &place, out);
        }
    }
    return self->doc.failed || self->text.failed ? QAZ_NO_MEMORY : QAZ_OK;
}

static int run(char **operands)
{
    uint64_t sentences = 0;
    cli_task task = {
        .worker_new = worker_new,
        .worker_free = worker_free,
        .analyse = analyse,
        .carry = carry,
        .carried = &sentences,
        .print = print,
    };
    if (chosen.format == TSV)
        task.header = "doc\tsentence\tstart\tend\tkind\ttoken\tnormal\n";
    return cli_run(&task, operands);
}

static const cli_example examples[] = {
    {"printf 'Ол №176 мектепте.\\n' | qaz tokenize",
     "doc\tsentence\tstart\tend\tkind\ttoken\tnormal\n"
     "-\t1\t0\t2\tword\tОл\tОл\n"
     "-\t1\t3\t4\tsymbol\t№\t№\n"
     "-\t1\t4\t7\tnumber\t176\t176\n"
     "-\t1\t8\t16\tword\tмектепте\tмектепте\n"
     "-\t1\t16\t17\tpunctuation\t.\t.\n"},
    {"printf 'Бiлiм\\n' | qaz tokenize -f jsonl",
     "{\"doc\":\"-\",\"sentence\":1,\"start\":0,\"end\":5,\"kind\":\"word\",\"token\":\"Бiлiм\","
     "\"normal\":\"Білім\"}\n"},
    {0},
};

const cli_command cmd_tokenize = {
    .name = "tokenize",
    .operands = "[FILE|DIR|-]...",
    .summary = "tokens with kind and span",
    .description =
        "Prints every token: its document, the number of its sentence, its span in the original "
        "text, its kind, its letters as they stand there, and its normal form (look-alike Latin "
        "letters repaired, invisible characters gone). What lies between two tokens is white "
        "space.\n\n"
        "Kinds: word, number, mixed, abbreviation, initial, punctuation, symbol, url, email, "
        "hashtag, mention, emoji; a byte that is no UTF-8 is a token of kind invalid. In tables "
        "tab, line feed, carriage return and backslash are written \\t, \\n, \\r and \\\\.",
    .options = options,
    .groups = {&cli_table_options, &cli_span_options, &cli_kind_options, &cli_input_options,
               &cli_output_options},
    .examples = examples,
    .run = run,
};
