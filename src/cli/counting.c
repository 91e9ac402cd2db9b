#include "cli/counting.h"

#include "cli/message.h"

#include <string.h>

static struct {
    int by;
    unsigned length;
    const char *kinds;
    bool drop_boilerplate;
} chosen = {.by = QAZ_BY_FOLD, .length = 1, .kinds = "word,mixed,abbreviation,initial"};

static const char *const units[] = {"word", "fold", NULL};

static const cli_option counting_options[] = {
    {0, "by", "UNIT",
     "what is counted as one: word (the normal form) or fold (the normal form in lower case)",
     .choice = &chosen.by, .choices = units},
    {'n', "ngram", "N", "count sequences of N words, up to 5, within sentences",
     .count = &chosen.length},
    {0, "kind", "KINDS", "kinds of tokens that are words, divided by commas, or all",
     .text = &chosen.kinds},
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

static bool find_kind(qaz_slice name, qaz_kind *kind)
{
    for (int i = QAZ_WORD; i <= QAZ_INVALID; i++) {
        if (!qaz_slice_equal(name, qaz_slice_of(qaz_kind_name((qaz_kind)i))))
            continue;
        *kind = (qaz_kind)i;
        return true;
    }
    return false;
}

bool cli_read_kinds(qaz_slice list, uint32_t *kinds)
{
    *kinds = 0;
    if (qaz_slice_equal(list, qaz_slice_of("all"))) {
        *kinds = (1u << (QAZ_INVALID + 1)) - 1;
        return true;
    }
    for (;;) {
        const char *comma = memchr(list.data, ',', list.size);
        size_t size = comma == NULL ? list.size : (size_t)(comma - list.data);
        qaz_kind kind;
        if (!find_kind((qaz_slice){list.data, size}, &kind))
            return false;
        *kinds |= 1u << kind;
        if (comma == NULL)
            return true;
        list = (qaz_slice){comma + 1, list.size - size - 1};
    }
}

void cli_add_kinds(qaz_buffer *out, uint32_t kinds)
{
    const char *before = "";
    for (int i = QAZ_WORD; i <= QAZ_INVALID; i++) {
        if (!(kinds >> i & 1))
            continue;
        qaz_buffer_add_text(out, before);
        qaz_buffer_add_text(out, qaz_kind_name((qaz_kind)i));
        before = ",";
    }
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
        cli_complain(NULL, "--kind wants kinds of tokens divided by commas, or all, not '%s'",
                     chosen.kinds);
        return false;
    }
    return true;
}
