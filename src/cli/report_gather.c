#include "cli/report_gather.h"

#include "cli/entity_rows.h"
#include "qaz/stopword.h"
#include "qaz/utf8.h"

#include <stdlib.h>

void cli_gathered_free(cli_gathered *all)
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
static qaz_status gather_words(cli_gathered *all, const qaz_freq *freq)
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
        if (all->words.failed)
            break;
        if (qaz_is_stop_word(word) || qaz_utf8_count(word) < 2) {
            all->words.size = start;
        } else {
            qaz_buffer_add_byte(&all->words, '\0');
            places[count] = start;
            all->frequent[count++] =
                (cli_report_row){.count = rows[i].count, .documents = rows[i].documents};
        }
    }
    if (all->words.failed)
        status = QAZ_NO_MEMORY;
    for (size_t i = 0; status == QAZ_OK && i < count; i++)
        all->frequent[i].name = qaz_slice_of(all->words.data + places[i]);
    all->report.frequent = (cli_report_rows){all->frequent, count};
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
static bool gather_speakers(cli_gathered *all, const cli_spoken_list *spoken)
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

static bool gather_quotes(cli_gathered *all, const cli_spoken_list *spoken)
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

qaz_status cli_gather(cli_gathered *all, const cli_sources *from)
{
    qaz_freq_totals totals = qaz_freq_totals_of(from->words);
    all->report.words = totals.tokens;
    all->report.types = totals.types;
    all->report.documents = totals.documents;
    all->report.sentences = from->sentences;
    qaz_status status = gather_words(all, from->lemmas);
    if (status != QAZ_OK)
        return status;
    const qaz_entity_row *rows = from->rows;
    all->people = gather_entities(rows, from->row_count, CLI_PEOPLE, &all->report.people);
    all->schools = gather_entities(rows, from->row_count, CLI_SCHOOLS, &all->report.schools);
    all->places = gather_entities(rows, from->row_count, CLI_PLACES, &all->report.places);
    bool done = all->people != NULL && all->schools != NULL && all->places != NULL &&
                gather_speakers(all, from->spoken) && gather_quotes(all, from->spoken);
    return done ? QAZ_OK : QAZ_NO_MEMORY;
}
