#include "cli/wordlist.h"

#include "cli/counting.h"
#include "cli/message.h"
#include "cli/number.h"
#include "cli/settings.h"

#include <stdlib.h>

bool cli_wordlist_check(const cli_wordlist *list)
{
    if (list->format != CLI_LIST)
        return true;
    if (list->top > 0 || list->min_count > 0 || list->stats || list->order != QAZ_BY_COUNT ||
        cli_filter_is_set()) {
        cli_complain(NULL, "a list (-f list) holds every word and no measures: without --top, "
                           "--min-count, --sort, --stats, --stop-words, --stop and --match");
        return false;
    }
    return true;
}

/* What a list says about itself. */
static void add_head(qaz_buffer *out, const qaz_freq *freq, const cli_shards *shards)
{
    const qaz_freq_options *options = qaz_freq_options_of(freq);
    qaz_freq_totals totals = qaz_freq_totals_of(freq);
    qaz_buffer_add_format(out, "# qaz freq 1\n# by %s\n# ngram %u\n# kind ",
                          cli_unit_name(options->by), options->length);
    uint64_t counts = 0;
    for (uint32_t item = 0; item < totals.types; item++)
        counts += qaz_freq_at(freq, item).count;
    cli_add_kinds(out, options->kinds);
    qaz_buffer_add_text(out, "\n# upos ");
    cli_add_upos(out, options->upos);
    qaz_buffer_add_format(out, "\n# boilerplate %s\n",
                          options->drop_boilerplate ? "dropped" : "kept");
    if (shards->of > 0) {
        qaz_buffer_add_text(out, "# shard ");
        cli_shards_add(shards, out);
        qaz_buffer_add_byte(out, '\n');
    }
    qaz_buffer_add_format(out, "# tokens %ju\n# documents %ju\n# types %ju\n# counts %ju\n",
                          (uintmax_t)totals.tokens, (uintmax_t)totals.documents,
                          (uintmax_t)totals.types, (uintmax_t)counts);
}

static void add_measures(qaz_buffer *out, bool json, const qaz_dispersion *spread)
{
    static const char *const names[] = {"arf", "dp", "dpnorm", "juilland_d", "carroll_d2"};
    double values[] = {spread->arf, spread->dp, spread->dp_norm, spread->juilland_d,
                       spread->carroll_d2};
    for (size_t i = 0; i < sizeof values / sizeof values[0]; i++) {
        if (json)
            qaz_buffer_add_format(out, ",\"%s\":", names[i]);
        else
            qaz_buffer_add_byte(out, '\t');
        cli_add_decimal(out, json, values[i], i == 0 ? 2 : 4);
    }
}

/* What printing needs from row to row. */
typedef struct printer {
    const cli_wordlist *list;
    const qaz_freq *freq;
    const qaz_dispersion *spread; /* by item; NULL: no measures */
    uint64_t tokens;
    qaz_buffer word;
} printer;

/* The cells of a count; `tokens` is what it is counted among. */
static void add_counts(qaz_buffer *out, bool json, const qaz_freq_row *row, uint64_t tokens)
{
    qaz_buffer_add_text(out, json ? "\"count\":" : "\t");
    qaz_buffer_add_number(out, row->count);
    qaz_buffer_add_text(out, json ? ",\"documents\":" : "\t");
    qaz_buffer_add_number(out, row->documents);
    qaz_buffer_add_text(out, json ? ",\"per_million\":" : "\t");
    cli_add_decimal(out, json, cli_per_million(row->count, tokens), 2);
}

/* What a word counts in each group. */
static void add_groups(qaz_buffer *out, bool json, const cli_tables *groups, qaz_slice word)
{
    qaz_buffer_add_text(out, json ? ",\"groups\":{" : "");
    for (size_t i = 0; i < groups->count; i++) {
        const qaz_freq *freq = groups->list[i].freq;
        qaz_freq_row row = {0};
        uint32_t item;
        if (qaz_freq_find(freq, word, &item))
            row = qaz_freq_at(freq, item);
        if (json) {
            qaz_buffer_add_text(out, i > 0 ? "}," : "");
            qaz_buffer_add_json(out, qaz_buffer_slice(&groups->list[i].name));
            qaz_buffer_add_text(out, ":{");
        }
        add_counts(out, json, &row, qaz_freq_totals_of(freq).tokens);
    }
    qaz_buffer_add_text(out, !json ? "" : groups->count > 0 ? "}}" : "}");
}

static void add_row(printer *self, const qaz_freq_row *row, qaz_buffer *out)
{
    bool json = self->list->format == CLI_JSON_LINES;
    qaz_slice word = qaz_buffer_slice(&self->word);
    qaz_buffer_add_text(out, json ? "{\"word\":" : "");
    (json ? qaz_buffer_add_json : qaz_buffer_add_tsv)(out, word);
    qaz_buffer_add_text(out, json ? "," : "");
    add_counts(out, json, row, self->tokens);
    if (self->spread != NULL)
        add_measures(out, json, &self->spread[row->item]);
    if (self->list->groups != NULL)
        add_groups(out, json, self->list->groups, word);
    qaz_buffer_add_text(out, json ? "}\n" : "\n");
}

static void add_header(const cli_wordlist *list, qaz_buffer *out)
{
    static const char *const columns[] = {"count", "documents", "per_million"};
    qaz_buffer_add_format(out, "word\tcount\tdocuments\tper_million%s",
                          list->stats ? "\tarf\tdp\tdpnorm\tjuilland_d\tcarroll_d2" : "");
    for (size_t i = 0; list->groups != NULL && i < list->groups->count; i++) {
        for (size_t j = 0; j < sizeof columns / sizeof columns[0]; j++) {
            qaz_buffer_add_format(out, "\t%s:", columns[j]);
            qaz_buffer_add_tsv(out, qaz_buffer_slice(&list->groups->list[i].name));
        }
    }
    qaz_buffer_add_byte(out, '\n');
}

static void add_rows(const cli_wordlist *list, const qaz_freq *freq, const qaz_freq_row *rows,
                     const qaz_dispersion *spread, qaz_buffer *out)
{
    qaz_freq_totals totals = qaz_freq_totals_of(freq);
    printer self = {.list = list, .freq = freq, .spread = spread, .tokens = totals.tokens};
    if (list->format == CLI_LIST)
        add_head(out, freq, &list->shards);
    /* A list is read by programs that want all of it. */
    if (list->format == CLI_LIST || (list->format == CLI_TSV && !cli_settings.no_header))
        add_header(list, out);
    uint32_t printed = 0;
    for (uint32_t i = 0; i < totals.types && (list->top == 0 || printed < list->top); i++) {
        if (rows[i].count < list->min_count)
            continue;
        self.word.size = 0;
        qaz_freq_add_text(freq, rows[i].item, &self.word);
        if (list->filter != NULL && !cli_filter_passes(list->filter, qaz_buffer_slice(&self.word)))
            continue;
        add_row(&self, &rows[i], out);
        printed++;
    }
    out->failed = out->failed || self.word.failed;
    qaz_buffer_free(&self.word);
}

qaz_status cli_wordlist_print(const cli_wordlist *list, qaz_freq *freq, qaz_buffer *out)
{
    size_t types = qaz_freq_totals_of(freq).types;
    qaz_error error = {0};
    qaz_collator *collator = qaz_collator_new(&error);
    qaz_freq_row *rows = malloc((types + 1) * sizeof *rows);
    qaz_dispersion *spread = list->stats ? malloc((types + 1) * sizeof *spread) : NULL;
    qaz_status status = collator == NULL ? error.status : QAZ_OK;
    if (rows == NULL || (list->stats && spread == NULL))
        status = QAZ_NO_MEMORY;
    if (status == QAZ_OK && list->stats)
        status = qaz_freq_disperse(freq, spread);
    if (status == QAZ_OK)
        status = qaz_freq_sort(freq, collator, (qaz_freq_order)list->order, rows);
    if (status == QAZ_OK)
        add_rows(list, freq, rows, spread, out);
    free(rows);
    free(spread);
    qaz_collator_free(collator);
    return status;
}
