#include "cli/commands.h"
#include "cli/counting.h"
#include "cli/entity_rows.h"
#include "cli/layers.h"
#include "cli/message.h"
#include "cli/output.h"
#include "cli/pipeline.h"
#include "cli/report_gather.h"
#include "cli/settings.h"
#include "cli/wordlist.h"
#include "qaz/utf8.h"

#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <time.h>

enum { SUMMARY_ROWS = 10 };

static struct {
    const char *folder;
} chosen = {.folder = "report"};

static const cli_option options[] = {
    {'o', "output", "DIR", "the folder for the page and the tables; made if it is not there",
     .text = &chosen.folder},
    {0},
};

typedef struct worker {
    cli_layers layers;
    qaz_freq *words, *lemmas;
    qaz_entity_table *entities;
    cli_spoken_list spoken;
    uint64_t sentences;
} worker;

/* Every word as it is written; and by lemma the words that mean something by themselves. */
static const qaz_freq_options word_options = {
    .by = QAZ_BY_FOLD, .length = 1, .kinds = QAZ_FREQ_KINDS, .drop_boilerplate = true};
static const qaz_freq_options lemma_options = {.by = QAZ_BY_LEMMA,
                                               .length = 1,
                                               .kinds = QAZ_FREQ_KINDS,
                                               .upos = 1u << QAZ_UPOS_NOUN | 1u << QAZ_UPOS_PROPN |
                                                       1u << QAZ_UPOS_VERB | 1u << QAZ_UPOS_ADJ,
                                               .drop_boilerplate = true};

static struct timespec started;
static bool unwritten; /* a file of the folder could not be written, which has been said */

/* Documents in several parts, for the two tables. */
typedef struct carried {
    qaz_freq_seen *words, *lemmas;
} carried;

static void worker_free(void *given)
{
    worker *self = given;
    cli_spoken_free(&self->spoken);
    qaz_entity_table_free(self->entities);
    qaz_freq_free(self->words);
    qaz_freq_free(self->lemmas);
    cli_layers_free(&self->layers);
    free(self);
}

static void *worker_new(void)
{
    worker *self = calloc(1, sizeof *self);
    if (self == NULL)
        return NULL;
    self->words = qaz_freq_new(&word_options);
    self->lemmas = qaz_freq_new(&lemma_options);
    self->entities = qaz_entity_table_new();
    if (cli_layers_init(&self->layers) && self->words != NULL && self->lemmas != NULL &&
        self->entities != NULL)
        return self;
    worker_free(self);
    return NULL;
}

/* Sentences and headlines; boilerplate is not text. */
static uint64_t count_sentences(const qaz_document *document)
{
    size_t count;
    uint64_t sentences = 0;
    const qaz_sentence *sentence = qaz_document_sentences(document, &count);
    for (; count > 0; count--, sentence++)
        sentences += sentence->kind != QAZ_BOILERPLATE;
    return sentences;
}

static qaz_status analyse(void *given, const cli_piece *piece, qaz_error *error)
{
    worker *self = given;
    qaz_freq_part part = cli_part_of(piece);
    (void)error;
    qaz_status status = cli_layers_read(&self->layers, piece, true);
    if (status == QAZ_OK)
        status = qaz_freq_add(self->words, self->layers.document, NULL, &part);
    if (status == QAZ_OK)
        status = qaz_freq_add(self->lemmas, self->layers.document, self->layers.morph, &part);
    if (status == QAZ_OK)
        status = qaz_entity_table_add(self->entities, self->layers.entities, piece->document,
                                      cli_piece_is_part(piece));
    if (status == QAZ_OK && !cli_spoken_add(&self->spoken, &self->layers, piece))
        status = QAZ_NO_MEMORY;
    if (status == QAZ_OK)
        self->sentences += count_sentences(self->layers.document);
    return status;
}

static qaz_status carry(void *given, const cli_piece *piece, void *seen)
{
    worker *self = given;
    const carried *both = seen;
    qaz_freq_part part = cli_part_of(piece);
    qaz_status status = qaz_freq_carry(self->words, both->words, &part);
    return status == QAZ_OK ? qaz_freq_carry(self->lemmas, both->lemmas, &part) : status;
}

static qaz_status merge(void *given, void *other)
{
    worker *self = given, *from = other;
    self->sentences += from->sentences;
    qaz_status status = qaz_freq_merge(self->words, from->words);
    if (status == QAZ_OK)
        status = qaz_freq_merge(self->lemmas, from->lemmas);
    if (status == QAZ_OK)
        status = qaz_entity_table_merge(self->entities, from->entities);
    if (status == QAZ_OK && !cli_spoken_merge(&self->spoken, &from->spoken))
        status = QAZ_NO_MEMORY;
    return status;
}

/* Writes a file of the folder. False, after a message, if it failed. */
static bool write_file(const char *name, qaz_buffer *text)
{
    qaz_buffer path = {0};
    qaz_buffer_add_format(&path, "%s/%s", chosen.folder, name);
    bool written = !path.failed && !text->failed && cli_write(path.data, text) == CLI_DONE;
    if (path.failed || text->failed)
        cli_complain(name, "%s", qaz_status_text(QAZ_NO_MEMORY));
    qaz_buffer_free(&path);
    qaz_buffer_clear(text);
    return written;
}

static bool write_tables(worker *self, const qaz_entity_row *rows, size_t count)
{
    static const struct {
        cli_entity_kind kind;
        const char *file;
    } tables[] = {
        {CLI_PEOPLE, "people.tsv"}, {CLI_SCHOOLS, "schools.tsv"}, {CLI_PLACES, "places.tsv"}};
    static const cli_wordlist words = {.format = CLI_TSV};
    qaz_buffer text = {0};
    if (cli_wordlist_print(&words, self->words, &text) != QAZ_OK)
        text.failed = true;
    bool written = write_file("words.tsv", &text);
    for (size_t i = 0; i < sizeof tables / sizeof tables[0] && written; i++) {
        qaz_buffer_add_text(&text, cli_entity_header(tables[i].kind));
        cli_add_entity_rows(rows, count, tables[i].kind, false, &text);
        written = write_file(tables[i].file, &text);
    }
    cli_spoken_print(&self->spoken, &text);
    written = written && write_file("quotes.tsv", &text);
    qaz_buffer_free(&text);
    return written;
}

/* A few rows under a heading. */
static void add_rows(qaz_buffer *out, const char *title, cli_report_rows list)
{
    if (list.count == 0)
        return;
    qaz_buffer_add_format(out, "\n%s\n", title);
    for (size_t i = 0; i < list.count && i < SUMMARY_ROWS; i++) {
        qaz_buffer_add_format(out, "  %5ju  ", (uintmax_t)list.rows[i].count);
        qaz_buffer_add(out, list.rows[i].name);
        if (list.rows[i].detail.size > 0) {
            qaz_buffer_add_text(out, ", ");
            qaz_buffer_add(out, list.rows[i].detail);
        }
        qaz_buffer_add_byte(out, '\n');
    }
}

/* The beginning of a text, on one line. */
static void add_beginning(qaz_buffer *out, qaz_slice text, size_t characters)
{
    const char *at = text.data, *end = at + text.size;
    for (; at < end && characters > 0; characters--) {
        size_t size;
        qaz_utf8_decode(at, end, &size);
        if (*at == '\n' || *at == '\r' || *at == '\t')
            qaz_buffer_add_byte(out, ' ');
        else
            qaz_buffer_add(out, (qaz_slice){at, size});
        at += size;
    }
    if (at < end)
        qaz_buffer_add_text(out, "…");
}

static void add_count(qaz_buffer *out, const char *before, uint64_t count, const char *one,
                      const char *many)
{
    qaz_buffer_add_format(out, "%s%ju %s", before, (uintmax_t)count, count == 1 ? one : many);
}

static void add_summary(qaz_buffer *out, const cli_report *report)
{
    struct timespec now;
    clock_gettime(CLOCK_MONOTONIC, &now);
    double seconds =
        (double)(now.tv_sec - started.tv_sec) + 1e-9 * (double)(now.tv_nsec - started.tv_nsec);
    add_count(out, "", report->documents, "document", "documents");
    add_count(out, ", ", report->sentences, "sentence", "sentences");
    add_count(out, ", ", report->words, "word", "words");
    qaz_buffer_add_format(out, " (%ju different)", (uintmax_t)report->types);
    add_count(out, ", ", report->people.count, "person", "people");
    add_count(out, ", ", report->schools.count, "school", "schools");
    add_count(out, ", ", report->quote_count, "quotation", "quotations");
    qaz_buffer_add_byte(out, '\n');
    add_rows(out, "Words", report->frequent);
    add_rows(out, "People", report->people);
    add_rows(out, "Schools", report->schools);
    add_rows(out, "Places", report->places);
    if (report->quote_count > 0)
        qaz_buffer_add_text(out, "\nWho said what\n");
    for (size_t i = 0, shown = 0; i < report->quote_count && shown < SUMMARY_ROWS; i++) {
        const cli_report_quote *quote = &report->quotes[i];
        if (quote->speaker.size == 0)
            continue;
        shown++;
        qaz_buffer_add_text(out, "  ");
        qaz_buffer_add(out, quote->speaker);
        qaz_buffer_add_text(out, quote->role.size > 0 ? ", " : "");
        qaz_buffer_add(out, quote->role);
        qaz_buffer_add_text(out, ": ");
        add_beginning(out, quote->text, 60);
        qaz_buffer_add_byte(out, '\n');
    }
    qaz_buffer_add_format(out, "\n%.2f seconds. The page: %s/index.html\n", seconds, chosen.folder);
}

static qaz_status finish(void *given, qaz_buffer *out)
{
    worker *self = given;
    cli_gathered all = {0};
    qaz_buffer page = {0};
    cli_sources from = {.words = self->words,
                        .lemmas = self->lemmas,
                        .spoken = &self->spoken,
                        .sentences = self->sentences};
    cli_spoken_sort(&self->spoken);
    qaz_status status = qaz_entity_table_rows(self->entities, &from.rows, &from.row_count);
    if (status == QAZ_OK)
        status = cli_gather(&all, &from);
    if (status == QAZ_OK) {
        cli_report_page(&all.report, &page);
        unwritten =
            !write_tables(self, from.rows, from.row_count) || !write_file("index.html", &page);
        if (!unwritten)
            add_summary(out, &all.report);
    }
    qaz_buffer_free(&page);
    cli_gathered_free(&all);
    return status;
}

/* Makes a folder and those above it. False, after a message, if there is none then. */
static bool make_folder(const char *folder)
{
    qaz_buffer path = {0};
    qaz_buffer_add(&path, (qaz_slice){folder, strlen(folder) + 1});
    for (size_t i = 1; !path.failed && i < path.size; i++) {
        if (folder[i] != '/' && folder[i] != '\0')
            continue;
        path.data[i] = '\0';
        int problem = mkdir(path.data, 0777) == 0 ? 0 : errno;
        struct stat found;
        if (problem != 0 && stat(path.data, &found) == 0)
            problem = S_ISDIR(found.st_mode) ? 0 : ENOTDIR;
        if (problem != 0) {
            cli_complain(path.data, "%s", strerror(problem));
            qaz_buffer_free(&path);
            return false;
        }
        path.data[i] = folder[i];
    }
    bool made = !path.failed;
    qaz_buffer_free(&path);
    return made;
}

static int run(char **operands)
{
    clock_gettime(CLOCK_MONOTONIC, &started);
    if (!make_folder(chosen.folder))
        return CLI_FAILED;
    carried seen = {qaz_freq_seen_new(1), qaz_freq_seen_new(1)};
    cli_task task = {
        .worker_new = worker_new,
        .worker_free = worker_free,
        .analyse = analyse,
        .carry = carry,
        .carried = &seen,
        .merge = merge,
        .finish = finish,
    };
    int status = CLI_FAILED;
    if (seen.words != NULL && seen.lemmas != NULL)
        status = cli_run(&task, operands);
    else
        cli_complain(NULL, "%s", qaz_status_text(QAZ_NO_MEMORY));
    qaz_freq_seen_free(seen.words);
    qaz_freq_seen_free(seen.lemmas);
    return unwritten ? CLI_FAILED : status;
}

static const cli_example examples[] = {
    {"printf 'Мектеп ашылды, – деді №17 мектеп директоры Сәуле Тұрарова.\\n' | "
     "qaz report -o page | head -1",
     "1 document, 1 sentence, 7 words (6 different), 1 person, 1 school, 1 quotation\n"},
    {0},
};

const cli_command cmd_report = {
    .name = "report",
    .operands = "[FILE|DIR|-]...",
    .summary = "a page about a corpus, with tables",
    .description =
        "Makes a folder with index.html, one page that needs no other file: frequent words, people "
        "with their roles, schools, places, who is quoted and the quotations themselves, with "
        "pictures; and the tables words.tsv, people.tsv, schools.tsv, places.tsv and quotes.tsv "
        "with all that was found. Prints a summary. Boilerplate of web pages is left out of the "
        "words.",
    .options = options,
    .groups = {&cli_kind_options, &cli_input_options},
    .examples = examples,
    .run = run,
};
