#include "qaz/normalize.h"

#include "text/sweep.h"

#include <stdlib.h>

/* Each rule repairs something for good, so that a text is done after a few rounds: one for code
   points, one for words, one for what these make possible, one that finds nothing. */
enum { ROUNDS = 16 };

struct qaz_normalizer {
    qaz_sweep sweep;
};

qaz_normalizer *qaz_normalizer_new(qaz_rules rules)
{
    qaz_normalizer *normalizer = calloc(1, sizeof *normalizer);
    if (normalizer == NULL)
        return NULL;
    normalizer->sweep.rules = rules;
    normalizer->sweep.document = qaz_document_new();
    qaz_scan_prepare(normalizer->sweep.kinds);
    qaz_evidence_prepare(&normalizer->sweep.evidence);
    if (normalizer->sweep.document == NULL) {
        qaz_normalizer_free(normalizer);
        return NULL;
    }
    return normalizer;
}

void qaz_normalizer_free(qaz_normalizer *normalizer)
{
    if (normalizer == NULL)
        return;
    qaz_sweep *sweep = &normalizer->sweep;
    qaz_revision_free(&sweep->revision);
    qaz_document_free(sweep->evidence.document);
    qaz_intern_free(&sweep->evidence.words);
    free(sweep->evidence.seen);
    qaz_document_free(sweep->document);
    qaz_buffer_free(&sweep->repaired);
    qaz_buffer_free(&sweep->scratch);
    free(sweep->quotes);
    free(sweep->repairs);
    free(normalizer);
}

/* Whether a line, its end left out, ends in a hyphen close to a word, which may go on in the next
   line. */
static bool goes_on(const char *line, const char *stop)
{
    while (stop > line && (stop[-1] == ' ' || stop[-1] == '\r' || stop[-1] == '\t'))
        stop--;
    return stop - line >= 2 && stop[-1] == '-' && (unsigned char)stop[-2] > ' ';
}

/* The end of the lines that begin at `line` and must be looked at together. */
static const char *last_stop(qaz_slice text, const char *line, const char *stop)
{
    const char *end = text.data + text.size;
    while (stop < end && goes_on(line, stop)) {
        line = stop + 1;
        while (line < end && *line == '\n')
            line++;
        for (stop = line; stop < end && *stop != '\n'; stop++)
            ;
    }
    return stop;
}

/* A line without words: its white space goes, and all of it if it is the second blank one. */
static void sweep_blank(qaz_sweep *sweep)
{
    const char *text = sweep->revision.now.data, *line = text + sweep->base;
    bool second = sweep->base >= 2 && line[-1] == '\n' && line[-2] == '\n';
    bool last = sweep->base + sweep->text.size == sweep->revision.now.size;
    if (sweep->text.size > 0)
        qaz_sweep_gap(sweep, 0);
    else if (second && !last && qaz_sweep_has(sweep, QAZ_RULE_SPACES))
        qaz_sweep_edit(sweep, 0, 1, (qaz_slice){"", 0}, QAZ_RULE_SPACES);
}

static qaz_status sweep_tokens(qaz_sweep *sweep)
{
    size_t types;
    qaz_status status = qaz_document_read(sweep->document, sweep->text);
    if (status != QAZ_OK)
        return status;
    sweep->tokens = qaz_document_tokens(sweep->document, &sweep->count);
    sweep->types = qaz_document_types(sweep->document, &types);
    sweep->broken_before = 0;
    if (sweep->count == 0) {
        sweep_blank(sweep);
        return QAZ_OK;
    }
    qaz_sweep_quotes(sweep);
    for (size_t i = 0; i < sweep->count && !sweep->revision.failed; i++) {
        qaz_sweep_gap(sweep, i);
        if (sweep->tokens[i].kind == QAZ_PUNCTUATION || sweep->tokens[i].kind == QAZ_SYMBOL)
            qaz_sweep_mark(sweep, i);
        else
            qaz_sweep_word(sweep, i);
    }
    qaz_sweep_gap(sweep, sweep->count);
    return QAZ_OK;
}

/* Looks at the lines between two places of the text. */
static qaz_status sweep_lines(qaz_sweep *sweep, const char *line, const char *stop)
{
    size_t edits = sweep->revision.edit_count;
    sweep->base = (uint32_t)(line - sweep->revision.now.data);
    sweep->text = (qaz_slice){line, (size_t)(stop - line)};
    qaz_sweep_characters(sweep);
    return sweep->revision.edit_count > edits ? QAZ_OK : sweep_tokens(sweep);
}

/* Looks at all lines that may need it, and applies what is found. */
static qaz_status sweep_text(qaz_sweep *sweep)
{
    qaz_slice text = sweep->revision.now;
    const char *line = text.data, *end = text.data + text.size, *stop;
    bool all = qaz_sweep_has(sweep, QAZ_RULE_REPEATS); /* what a scan does not look for */
    qaz_status status = QAZ_OK;
    qaz_evidence *evidence = &sweep->evidence;
    evidence->has_words = evidence->has_letters = evidence->has_bounds = false;
    while (line < end && status == QAZ_OK) {
        if (all)
            for (stop = line; stop < end && *stop != '\n'; stop++)
                ;
        else if ((line = qaz_find_dirty_line(sweep->kinds, text, line, &stop)) == NULL)
            break;
        stop = last_stop(text, line, stop);
        status = sweep_lines(sweep, line, stop);
        line = stop < end ? stop + 1 : end;
    }
    bool failed = sweep->revision.failed || sweep->repaired.failed || sweep->scratch.failed;
    return status == QAZ_OK && failed ? QAZ_NO_MEMORY : status;
}

qaz_status qaz_normalizer_read(qaz_normalizer *normalizer, qaz_slice text)
{
    qaz_sweep *sweep = &normalizer->sweep;
    qaz_revision_start(&sweep->revision, text.size > 0 ? text : (qaz_slice){"", 0});
    if (text.size > INT32_MAX)
        return QAZ_BAD_ARGUMENT;
    for (int round = 0; round < ROUNDS; round++) {
        qaz_status status = sweep_text(sweep);
        if (status != QAZ_OK || sweep->revision.edit_count == 0)
            return status;
        status = qaz_revision_apply(&sweep->revision);
        if (status != QAZ_OK)
            return status;
    }
    return QAZ_OK;
}

qaz_slice qaz_normalizer_text(const qaz_normalizer *normalizer)
{
    return normalizer->sweep.revision.now;
}

const qaz_change *qaz_normalizer_changes(const qaz_normalizer *normalizer, size_t *count)
{
    *count = normalizer->sweep.revision.change_count;
    return normalizer->sweep.revision.changes;
}
