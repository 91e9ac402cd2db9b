#include "cli/commands.h"
#include "cli/counting.h"
#include "cli/entity_rows.h"
#include "cli/layers.h"
#include "cli/message.h"
#include "cli/output.h"
#include "cli/pipeline.h"
#include "cli/report_page.h"
#include "cli/report_quotes.h"
#include "cli/settings.h"
#include "cli/wordlist.h"
#include "qaz/stopword.h"
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
    qaz_freq *freq;
    qaz_entity_table *entities;
    cli_spoken_list spoken;
    uint64_t sentences;
} worker;

static qaz_freq_options counting;
static struct timespec started;

static void worker_free(void *given)
{
    worker *self = given;
    cli_spoken_free(&self->spoken);
    qaz_entity_table_free(self->entities);
    qaz_freq_free(self->freq);
    cli_layers_free(&self->layers);
    free(self);
}

static void *worker_new(void)
{
    worker *self = calloc(1, sizeof *self);
    if (self == NULL)
        return NULL;
    self->freq = qaz_freq_new(&counting);
    self->entities = qaz_entity_table_new();
    if (cli_layers_init(&self->layers) && self->freq != NULL && self->entities != NULL)
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
    qaz_status status = cli_layers_read(&self->layers, piece, false);
    if (status == QAZ_OK)
        status = qaz_freq_add(self->freq, self->layers.document, &part);
    if (status == QAZ_OK)
        status = qaz_entity_table_add(self->entities, self->layers.entities, piece->document,
                                      cli_piece_is_part(piece));
    if (status == QAZ_OK && !cli_spoken_add(&self->spoken, &self->layers, piece))
        status = QAZ_NO_MEMORY;
    if (status == QAZ_OK)
        self->sentences += count_sentences(self->layers.document);
    return status;
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
    self->sentences += from->sentences;
    qaz_status status = qaz_freq_merge(self->freq, from->freq);
    if (status == QAZ_OK)
        status = qaz_entity_table_merge(self->entities, from->entities);
    if (status == QAZ_OK && !cli_spoken_merge(&self->spoken, &from->spoken))
        status = QAZ_NO_MEMORY;
    return status;
}

/* What the page needs and owns. */
typedef struct gathered {
    qaz_buffer words; /* the texts of the frequent words, NUL after each */
    cli_report_row *frequent, *people, *schools, *places, *speakers;
    cli_report_quote *quotes;
    cli_report report;
} gathered;

static void gathered_free(gathered *all)
{
    qaz_buffer_free(&all->words);
    free(all->frequent);
    free(all->people);
    free(all->schools);
    free(all->places);
    free(all->speakers);
    free(all->quotes);
}

/* The most frequent words that mean something by themselves. */
static qaz_status gather_words(gathered *all, const qaz_freq *freq)
{
    enum { MOST = 100 };
    qaz_freq_totals totals = qaz_freq_totals_of(freq);
    qaz_collator *collator = qaz_collator_new(NULL);
    qaz_freq_row *rows = malloc(((size_t)totals.types + 1) * sizeof *rows);
    all->frequent = calloc(MOST, sizeof *all->frequent);
    qaz_status status = QAZ_NO_MEMORY;
    if (collator != NULL && rows != NULL && all->frequent != NULL)
        status = qaz_freq_sort(freq, collator, QAZ_BY_COUNT, rows);
    size_t places[MOST], count = 0;
    for (uint32_t i = 0; status == QAZ_OK && i < totals.types && count < MOST; i++) {
        size_t start = all->words.size;
        qaz_freq_add_text(freq, rows[i].item, &all->words);
        qaz_slice word = {all->words.data + start, all->words.size - start};
        if (all->words.failed) {
            status = QAZ_NO_MEMORY;
        } else if (qaz_is_stop_word(word) || qaz_utf8_count(word) < 2) {
            all->words.size = start;
        } else {
            qaz_buffer_add_byte(&all->words, '\0');
            places[count] = start;
            all->frequent[count++] =
                (cli_report_row){.count = rows[i].count, .documents = rows[i].documents};
        }
    }
    for (size_t i = 0; i < count; i++)
        all->frequent[i].name = qaz_slice_of(all->words.data + places[i]);
    all->report.frequent = (cli_report_rows){all->frequent, count};
    all->report.words = totals.tokens;
    all->report.types = totals.types;
    all->report.documents = totals.documents;
    free(rows);
    qaz_collator_free(collator);
    return status;
}

/* The rows of one table of entities. NULL: no memory. */
static cli_report_row *gather_entities(const qaz_entity_row *rows, size_t count,
                                       cli_entity_kind kind, cli_report_rows *list)
{
    cli_report_row *made = calloc(count + 1, sizeof *made);
    if (made == NULL)
        return NULL;
    *list = (cli_report_rows){made, 0};
    for (size_t i = 0; i < count; i++) {
        if (!cli_entity_row_is(&rows[i], kind))
            continue;
        qaz_slice detail = kind == CLI_PEOPLE ? rows[i].role
                           : kind == CLI_SCHOOLS
                               ? rows[i].place
                               : qaz_slice_of(qaz_entity_type_name((qaz_entity_type)rows[i].type));
        made[list->count++] =
            (cli_report_row){rows[i].name, detail, rows[i].count, rows[i].documents};
    }
    return made;
}

/* A speaker's words in one document. */
typedef struct voice {
    qaz_slice name, role;
    uint64_t document;
} voice;

static int by_name(const void *left, const void *right)
{
    const voice *a = left, *b = right;
    int order = qaz_slice_compare(a->name, b->name);
    if (order == 0)
        order = qaz_slice_compare(a->role, b->role);
    if (order == 0)
        order = (a->document > b->document) - (a->document < b->document);
    return order;
}

static int by_count(const void *left, const void *right)
{
    const cli_report_row *a = left, *b = right;
    if (a->count != b->count)
        return a->count > b->count ? -1 : 1;
    int order = qaz_slice_compare(a->name, b->name);
    return order != 0 ? order : qaz_slice_compare(a->detail, b->detail);
}

/* Who is quoted how often: same name, same role. False: no memory. */
static bool gather_speakers(gathered *all, const cli_spoken_list *spoken)
{
    voice *voices = malloc((spoken->count + 1) * sizeof *voices);
    all->speakers = calloc(spoken->count + 1, sizeof *all->speakers);
    if (voices == NULL || all->speakers == NULL) {
        free(voices);
        return false;
    }
    size_t voice_count = 0, count = 0;
    for (size_t i = 0; i < spoken->count; i++) {
        const cli_spoken *item = &spoken->items[i];
        qaz_slice name = cli_spoken_text(spoken, item->name);
        if (name.size > 0)
            voices[voice_count++] =
                (voice){name, cli_spoken_text(spoken, item->role), item->document};
    }
    if (voice_count > 0)
        qsort(voices, voice_count, sizeof *voices, by_name);
    for (size_t i = 0; i < voice_count; i++) {
        const voice *last = i == 0 ? NULL : &voices[i - 1];
        bool same = last != NULL && qaz_slice_equal(last->name, voices[i].name) &&
                    qaz_slice_equal(last->role, voices[i].role);
        if (!same)
            all->speakers[count++] = (cli_report_row){voices[i].name, voices[i].role, 0, 0};
        all->speakers[count - 1].count++;
        all->speakers[count - 1].documents += !same || last->document != voices[i].document;
    }
    if (count > 0)
        qsort(all->speakers, count, sizeof *all->speakers, by_count);
    all->report.speakers = (cli_report_rows){all->speakers, count};
    free(voices);
    return true;
}

static bool gather_quotes(gathered *all, const cli_spoken_list *spoken)
{
    all->quotes = calloc(spoken->count + 1, sizeof *all->quotes);
    if (all->quotes == NULL)
        return false;
    for (size_t i = 0; i < spoken->count; i++) {
        const cli_spoken *item = &spoken->items[i];
        all->quotes[i] = (cli_report_quote){
            cli_spoken_text(spoken, item->id), cli_spoken_text(spoken, item->text),
            cli_spoken_text(spoken, item->name), cli_spoken_text(spoken, item->role)};
    }
    all->report.quotes = all->quotes;
    all->report.quote_count = spoken->count;
    return true;
}

static qaz_status gather(gathered *all, worker *self, const qaz_entity_row *rows, size_t count)
{
    qaz_status status = gather_words(all, self->freq);
    if (status != QAZ_OK)
        return status;
    all->report.sentences = self->sentences;
    all->people = gather_entities(rows, count, CLI_PEOPLE, &all->report.people);
    all->schools = gather_entities(rows, count, CLI_SCHOOLS, &all->report.schools);
    all->places = gather_entities(rows, count, CLI_PLACES, &all->report.places);
    bool done = all->people != NULL && all->schools != NULL && all->places != NULL &&
                gather_speakers(all, &self->spoken) && gather_quotes(all, &self->spoken);
    return done ? QAZ_OK : QAZ_NO_MEMORY;
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
    text->size = 0;
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
    bool written =
        cli_wordlist_print(&words, self->freq, &text) == QAZ_OK && write_file("words.tsv", &text);
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

static void add_summary(qaz_buffer *out, const cli_report *report)
{
    struct timespec now;
    clock_gettime(CLOCK_MONOTONIC, &now);
    double seconds =
        (double)(now.tv_sec - started.tv_sec) + 1e-9 * (double)(now.tv_nsec - started.tv_nsec);
    qaz_buffer_add_format(out,
                          "%ju documents, %ju sentences, %ju words (%ju different), %zu people, "
                          "%zu schools, %zu quotations\n",
                          (uintmax_t)report->documents, (uintmax_t)report->sentences,
                          (uintmax_t)report->words, (uintmax_t)report->types, report->people.count,
                          report->schools.count, report->quote_count);
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
    const qaz_entity_row *rows;
    size_t count;
    gathered all = {0};
    qaz_buffer page = {0};
    cli_spoken_sort(&self->spoken);
    qaz_status status = qaz_entity_table_rows(self->entities, &rows, &count);
    if (status == QAZ_OK)
        status = gather(&all, self, rows, count);
    if (status == QAZ_OK) {
        cli_report_page(&all.report, &page);
        bool written = write_tables(self, rows, count) && write_file("index.html", &page);
        status = written ? QAZ_OK : QAZ_IO;
        add_summary(out, &all.report);
    }
    qaz_buffer_free(&page);
    gathered_free(&all);
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
        struct stat found;
        if (mkdir(path.data, 0777) != 0 &&
            (stat(path.data, &found) != 0 || !S_ISDIR(found.st_mode))) {
            cli_complain(path.data, "%s", strerror(errno));
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
    counting = (qaz_freq_options){
        .by = QAZ_BY_FOLD, .length = 1, .kinds = QAZ_FREQ_KINDS, .drop_boilerplate = true};
    if (!make_folder(chosen.folder))
        return CLI_FAILED;
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
    {"printf 'Мектеп ашылды, – деді №17 мектеп директоры Сәуле Тұрарова.\\n' | "
     "qaz report -o page | head -1",
     "1 documents, 1 sentences, 7 words (6 different), 1 people, 1 schools, 1 quotations\n"},
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
