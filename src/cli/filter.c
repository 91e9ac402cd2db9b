#include "cli/filter.h"

#include "cli/load.h"
#include "cli/message.h"
#include "cli/pattern.h"
#include "qaz/document.h"
#include "qaz/pattern.h"
#include "qaz/stopword.h"

#include <stdlib.h>

static struct {
    const char *stop_file, *match;
    bool stop_words;
} chosen;

static const cli_option options[] = {
    {0, "stop-words", NULL,
     "leave out function words (pronouns, postpositions, conjunctions, particles, auxiliaries) and "
     "n-grams with them",
     .flag = &chosen.stop_words},
    {0, "stop", "FILE", "leave out the words in FILE, one a line, # beginning a comment",
     .text = &chosen.stop_file},
    {0, "match", "REGEX",
     "print only what matches as a whole, such as 'мектеп.*'; the syntax is that of ICU, with (?i) "
     "and \\p{Lu}",
     .text = &chosen.match},
    {0},
};
const cli_group cli_filter_options = {"Selection", options};

struct cli_filter {
    qaz_pattern *pattern;   /* NULL: everything matches */
    qaz_document *document; /* folds a word */
    qaz_document *stops;    /* the stop words as they were read; NULL: none */
    qaz_buffer text;        /* of the stop words */
    qaz_slice *words;       /* their folded forms in bytewise order */
    size_t count;
};

static int by_bytes(const void *left, const void *right)
{
    return qaz_slice_compare(*(const qaz_slice *)left, *(const qaz_slice *)right);
}

/* Blanks the comments, so that what is left is words. */
static void drop_comments(qaz_buffer *text)
{
    for (char *at = text->data, *end = at + text->size; at < end; at++) {
        if (*at != '#')
            continue;
        for (; at < end && *at != '\n'; at++)
            *at = ' ';
    }
}

/* The words of the file as the tokenizer folds them, like those of the texts. */
static qaz_status learn_stop_words(cli_filter *filter)
{
    if (filter->text.size == 0)
        return QAZ_OK;
    drop_comments(&filter->text);
    filter->stops = qaz_document_new();
    if (filter->stops == NULL)
        return QAZ_NO_MEMORY;
    qaz_status status = qaz_document_read(filter->stops, qaz_buffer_slice(&filter->text));
    if (status != QAZ_OK)
        return status;
    const qaz_type *types = qaz_document_types(filter->stops, &filter->count);
    filter->words = malloc((filter->count + 1) * sizeof *filter->words);
    if (filter->words == NULL)
        return QAZ_NO_MEMORY;
    for (size_t i = 0; i < filter->count; i++)
        filter->words[i] = types[i].fold;
    qsort(filter->words, filter->count, sizeof *filter->words, by_bytes);
    return QAZ_OK;
}

bool cli_filter_is_set(void)
{
    return chosen.stop_words || chosen.stop_file != NULL || chosen.match != NULL;
}

int cli_filter_new(cli_filter **made)
{
    qaz_error error = {0};
    cli_filter *filter = *made = calloc(1, sizeof *filter);
    qaz_status status = QAZ_NO_MEMORY;
    if (filter != NULL && (filter->document = qaz_document_new()) != NULL)
        status = QAZ_OK;
    if (status == QAZ_OK && chosen.stop_file != NULL) {
        if (!cli_load(chosen.stop_file, &filter->text))
            return CLI_FAILED;
        status = learn_stop_words(filter);
    }
    if (status == QAZ_OK && chosen.match != NULL) {
        filter->pattern = qaz_pattern_new(qaz_slice_of(chosen.match), &error);
        status = filter->pattern == NULL ? error.status : QAZ_OK;
    }
    if (status == QAZ_OK)
        return CLI_DONE;
    if (status == QAZ_BAD_ARGUMENT && error.message[0] != '\0') {
        cli_complain(NULL, "--match: %s", error.message);
        return CLI_USAGE;
    }
    cli_complain(NULL, "%s", qaz_status_text(status));
    return CLI_FAILED;
}

int cli_filter_close(cli_filter *filter, int status)
{
    if (filter == NULL)
        return status;
    if (filter->pattern != NULL && qaz_pattern_gave_up(filter->pattern))
        status = cli_pattern_gave_up("--match");
    qaz_pattern_free(filter->pattern);
    qaz_document_free(filter->document);
    qaz_document_free(filter->stops);
    qaz_buffer_free(&filter->text);
    free(filter->words);
    free(filter);
    return status;
}

static bool is_stop_word(const cli_filter *filter, qaz_slice fold)
{
    return (chosen.stop_words && qaz_is_stop_word(fold)) ||
           (filter->count > 0 &&
            bsearch(&fold, filter->words, filter->count, sizeof fold, by_bytes) != NULL);
}

bool cli_filter_passes(cli_filter *filter, qaz_slice text)
{
    if (filter->pattern != NULL && !qaz_pattern_matches(filter->pattern, text))
        return false;
    if ((!chosen.stop_words && filter->count == 0) ||
        qaz_document_read(filter->document, text) != QAZ_OK)
        return true;
    size_t count, type_count;
    const qaz_token *tokens = qaz_document_tokens(filter->document, &count);
    const qaz_type *types = qaz_document_types(filter->document, &type_count);
    for (size_t i = 0; i < count; i++)
        if (is_stop_word(filter, types[tokens[i].type].fold))
            return false;
    return true;
}
