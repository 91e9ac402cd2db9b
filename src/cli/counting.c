#include "cli/counting.h"

#include "cli/message.h"

#include <string.h>

enum { ALL_KINDS = (1 << (QAZ_INVALID + 1)) - 1, ALL_UPOS = (1 << QAZ_UPOS_COUNT) - 1 };

static struct {
    int by;
    unsigned length;
    const char *kinds, *upos;
    bool drop_boilerplate;
} chosen = {
    .by = QAZ_BY_FOLD, .length = 1, .kinds = "word,mixed,abbreviation,initial", .upos = "all"};

static const char *const units[] = {"word", "fold", "lemma", NULL};

static const cli_option counting_options[] = {
    {0, "by", "UNIT",
     "what is counted as one: word (the normal form), fold (the normal form in lower case) or "
     "lemma",
     .choice = &chosen.by, .choices = units},
    {'n', "ngram", "N", "count sequences of N words, up to 5, within sentences",
     .count = &chosen.length},
    {0, "kind", "KINDS", "kinds of tokens that are words, divided by commas, or all",
     .text = &chosen.kinds},
    {0, "upos", "TAGS",
     "print only words of these parts of speech (NOUN,VERB), n-grams of nothing else; the others "
     "still belong to the total",
     .text = &chosen.upos},
    {0, "drop-boilerplate", NULL,
     "leave out counters, credits, links to other articles, calls to subscribe",
     .flag = &chosen.drop_boilerplate},
    {0},
};
const cli_group cli_counting_options = {"Counting", counting_options};

const char *cli_unit_name(qaz_freq_by by)
{
    return units[by];
}

bool cli_read_unit(qaz_slice name, qaz_freq_by *by)
{
    for (int i = 0; units[i] != NULL; i++)
        if (qaz_slice_equal(name, qaz_slice_of(units[i]))) {
            *by = (qaz_freq_by)i;
            return true;
        }
    return false;
}

/* Bits for the names in a list with commas; `bit_of` gives the number of a name, -1 if there is
   none. False: there is none. */
static bool read_set(qaz_slice list, int (*bit_of)(qaz_slice name), uint32_t *set)
{
    *set = 0;
    for (;;) {
        const char *comma = memchr(list.data, ',', list.size);
        size_t size = comma == NULL ? list.size : (size_t)(comma - list.data);
        int bit = bit_of((qaz_slice){list.data, size});
        if (bit < 0)
            return false;
        *set |= 1u << bit;
        if (comma == NULL)
            return true;
        list = (qaz_slice){comma + 1, list.size - size - 1};
    }
}

static void add_set(qaz_buffer *out, uint32_t set, const char *(*name_of)(int bit))
{
    const char *before = "";
    for (int i = 0; i < 32; i++) {
        if (!(set >> i & 1))
            continue;
        qaz_buffer_add_text(out, before);
        qaz_buffer_add_text(out, name_of(i));
        before = ",";
    }
}

static const char *kind_name(int bit)
{
    return qaz_kind_name((qaz_kind)bit);
}

static int kind_bit(qaz_slice name)
{
    for (int i = QAZ_WORD; i <= QAZ_INVALID; i++)
        if (qaz_slice_equal(name, qaz_slice_of(kind_name(i))))
            return i;
    return -1;
}

static const char *upos_name(int bit)
{
    return qaz_upos_name((qaz_upos)bit);
}

static int upos_bit(qaz_slice name)
{
    qaz_upos upos = qaz_upos_parse(name);
    return upos == QAZ_UPOS_COUNT ? -1 : (int)upos;
}

bool cli_read_kinds(qaz_slice list, uint32_t *kinds)
{
    if (!qaz_slice_equal(list, qaz_slice_of("all")))
        return read_set(list, kind_bit, kinds);
    *kinds = ALL_KINDS;
    return true;
}

void cli_add_kinds(qaz_buffer *out, uint32_t kinds)
{
    add_set(out, kinds, kind_name);
}

bool cli_read_upos(qaz_slice list, uint32_t *upos)
{
    *upos = 0;
    return qaz_slice_equal(list, qaz_slice_of("all")) || read_set(list, upos_bit, upos);
}

void cli_add_upos(qaz_buffer *out, uint32_t upos)
{
    if (upos == 0)
        qaz_buffer_add_text(out, "all");
    add_set(out, upos, upos_name);
}

bool cli_same_counting(const qaz_freq_options *a, const qaz_freq_options *b)
{
    return a->by == b->by && a->length == b->length && a->kinds == b->kinds && a->upos == b->upos &&
           a->drop_boilerplate == b->drop_boilerplate;
}

/* Says what names a set may be made of. */
static void refuse_set(const char *option, const char *given, uint32_t all,
                       void (*add_names)(qaz_buffer *out, uint32_t set))
{
    qaz_buffer names = {0};
    add_names(&names, all);
    cli_complain(NULL, "%s wants all, or some of %.*s, not '%s'", option, (int)names.size,
                 names.data, given);
    qaz_buffer_free(&names);
}

bool cli_counting_check(bool keep_order, qaz_freq_options *options)
{
    *options = (qaz_freq_options){
        .by = (qaz_freq_by)chosen.by,
        .length = chosen.length,
        .drop_boilerplate = chosen.drop_boilerplate,
        .keep_order = keep_order,
    };
    if (chosen.length < 1 || chosen.length > QAZ_FREQ_LONGEST) {
        cli_complain(NULL, "--ngram wants 1 to %d, not %u", QAZ_FREQ_LONGEST, chosen.length);
        return false;
    }
    if (!cli_read_kinds(qaz_slice_of(chosen.kinds), &options->kinds)) {
        refuse_set("--kind", chosen.kinds, ALL_KINDS, cli_add_kinds);
        return false;
    }
    if (!cli_read_upos(qaz_slice_of(chosen.upos), &options->upos)) {
        refuse_set("--upos", chosen.upos, ALL_UPOS, cli_add_upos);
        return false;
    }
    return true;
}

bool cli_counter_init(cli_counter *counter, bool needs_morph)
{
    counter->document = qaz_document_new();
    counter->needs_morph = needs_morph;
    counter->morph = counter->needs_morph ? qaz_morph_new() : NULL;
    return counter->document != NULL && (counter->morph != NULL || !counter->needs_morph);
}

void cli_counter_free(cli_counter *counter)
{
    qaz_morph_free(counter->morph);
    qaz_document_free(counter->document);
}

qaz_status cli_counter_read(cli_counter *counter, const cli_piece *piece)
{
    qaz_status status = qaz_document_read(counter->document, piece->text);
    if (status == QAZ_OK && counter->needs_morph)
        status = qaz_document_split(counter->document);
    if (status == QAZ_OK && counter->needs_morph)
        status = qaz_morph_read(counter->morph, counter->document);
    return status;
}

qaz_status cli_counter_add(cli_counter *counter, const cli_piece *piece, qaz_freq *freq)
{
    qaz_freq_part part = {piece->document, piece->index, piece->last};
    qaz_status status = cli_counter_read(counter, piece);
    return status == QAZ_OK ? qaz_freq_add(freq, counter->document, counter->morph, &part) : status;
}

int cli_run_counting(cli_task *task, char **operands, unsigned length)
{
    qaz_freq_seen *seen = qaz_freq_seen_new(length);
    if (seen == NULL) {
        cli_complain(NULL, "%s", qaz_status_text(QAZ_NO_MEMORY));
        return CLI_FAILED;
    }
    task->carried = seen;
    task->placeless = true;
    int status = cli_run(task, operands);
    qaz_freq_seen_free(seen);
    return status;
}
