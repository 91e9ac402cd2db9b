#include "cli/commands.h"
#include "cli/pipeline.h"
#include "cli/settings.h"
#include "cli/span.h"
#include "qaz/document.h"

#include <string.h>

enum { PLAIN, TSV, JSONL };

static struct {
    int format;
    bool drop_boilerplate;
} chosen;

static const char *const formats[] = {"plain", "tsv", "jsonl", NULL};

static const cli_option options[] = {
    {'f', "format", "FORMAT",
     "the sentences alone (plain), a table (tsv) or an object on each line (jsonl)",
     .choice = &chosen.format, .choices = formats},
    {0, "drop-boilerplate", NULL,
     "leave out counters, credits, links to other articles, calls to subscribe",
     .flag = &chosen.drop_boilerplate},
    {0},
};

static void *worker_new(void)
{
    return qaz_document_new();
}

static void worker_free(void *document)
{
    qaz_document_free(document);
}

static qaz_status analyse(void *document, const cli_piece *piece, qaz_error *error)
{
    (void)error;
    qaz_status status = qaz_document_read(document, piece->text);
    return status == QAZ_OK ? qaz_document_split(document) : status;
}

/* Appends a sentence as one line: a line break in it becomes a space. */
static void print_plain(qaz_slice text, qaz_buffer *out)
{
    while (text.size > 0) {
        size_t size = 0;
        while (size < text.size && text.data[size] != '\n' && text.data[size] != '\r')
            size++;
        qaz_buffer_add(out, (qaz_slice){text.data, size});
        if (size == text.size)
            break;
        bool pair = size + 1 < text.size && memcmp(text.data + size, "\r\n", 2) == 0;
        qaz_buffer_add_byte(out, ' ');
        size += pair ? 2 : 1;
        text = (qaz_slice){text.data + size, text.size - size};
    }
    qaz_buffer_add_byte(out, '\n');
}

static void print_tsv(qaz_slice id, uint64_t start, uint64_t end, const char *kind, qaz_slice text,
                      qaz_buffer *out)
{
    qaz_buffer_add_tsv(out, id);
    qaz_buffer_add_format(out, "\t%ju\t%ju\t%s\t", (uintmax_t)start, (uintmax_t)end, kind);
    qaz_buffer_add_tsv(out, text);
    qaz_buffer_add_byte(out, '\n');
}

static void print_jsonl(qaz_slice id, uint64_t start, uint64_t end, const char *kind,
                        qaz_slice text, qaz_buffer *out)
{
    qaz_buffer_add_text(out, "{\"doc\":");
    qaz_buffer_add_json(out, id);
    qaz_buffer_add_format(out,
                          ",\"start\":%ju,\"end\":%ju,\"kind\":\"%s\",\"text\":", (uintmax_t)start,
                          (uintmax_t)end, kind);
    qaz_buffer_add_json(out, text);
    qaz_buffer_add_text(out, "}\n");
}

static qaz_status print(void *document, const cli_piece *piece, qaz_buffer *out)
{
    size_t count;
    const qaz_sentence *sentence = qaz_document_sentences(document, &count);
    cli_place place = cli_place_of(piece);
    for (; count > 0; count--, sentence++) {
        if (chosen.drop_boilerplate && sentence->kind == QAZ_BOILERPLATE)
            continue;
        qaz_slice text = {piece->text.data + sentence->start, sentence->end - sentence->start};
        const char *kind = qaz_unit_kind_name((qaz_unit_kind)sentence->kind);
        if (chosen.format == PLAIN) {
            print_plain(text, out);
            continue;
        }
        uint64_t start = cli_place_move(&place, sentence->start);
        uint64_t end = cli_place_move(&place, sentence->end);
        if (chosen.format == TSV)
            print_tsv(piece->id, start, end, kind, text, out);
        else
            print_jsonl(piece->id, start, end, kind, text, out);
    }
    return QAZ_OK;
}

static int run(char **operands)
{
    cli_task task = {
        .worker_new = worker_new,
        .worker_free = worker_free,
        .analyse = analyse,
        .print = print,
    };
    if (chosen.format == TSV)
        task.header = "doc\tstart\tend\tkind\ttext\n";
    return cli_run(&task, operands);
}

static const cli_example examples[] = {
    {"printf 'Мектеп ашылды. Оқушылар келді.\\n' | qaz sentences", "Мектеп ашылды.\n"
                                                                   "Оқушылар келді.\n"},
    {"printf 'Мектеп ашылды. Оқушылар келді.\\n' | qaz sentences -f tsv",
     "doc\tstart\tend\tkind\ttext\n"
     "-\t0\t14\tsentence\tМектеп ашылды.\n"
     "-\t15\t30\tsentence\tОқушылар келді.\n"},
    {0},
};

const cli_command cmd_sentences = {
    .name = "sentences",
    .operands = "[FILE|DIR|-]...",
    .summary = "one sentence a line",
    .description =
        "Prints the sentences of the inputs, one a line; a line break inside a sentence becomes a "
        "space. As a table or as JSON lines each has its document, its span in the original text "
        "and its kind: sentence, headline, or boilerplate.",
    .options = options,
    .groups = {&cli_table_options, &cli_span_options, &cli_kind_options, &cli_input_options,
               &cli_output_options},
    .examples = examples,
    .run = run,
};
