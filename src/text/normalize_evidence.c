/* What the whole text says about a word that nothing in the word itself can decide. */
#include "qaz/utf8.h"
#include "text/sweep.h"

/* Counts the letters of one Cyrillic word that have Latin look-alikes. */
static void count_letters(qaz_evidence *evidence, qaz_slice form)
{
    for (const char *at = form.data, *end = at + form.size; at < end;) {
        size_t size;
        uint32_t c = qaz_utf8_lower(qaz_utf8_decode(at, end, &size));
        uint32_t twin = qaz_latin_twin(c);
        if (c < 0x80)
            evidence->latin[c]++;
        else if (twin > 0 && twin < 0x80)
            evidence->cyrillic[twin]++;
        at += size;
    }
}

static bool at_line_end(const qaz_token *tokens, size_t count, size_t i)
{
    return i + 1 < count && tokens[i + 1].flags & QAZ_LINE_BEFORE;
}

/* Whether a token may be half a word, beside a mark that ends a line: a hyphen mostly. */
static bool is_part(const qaz_token *tokens, size_t count, size_t i)
{
    if (i + 1 < count && tokens[i + 1].start == tokens[i].end && at_line_end(tokens, count, i + 1))
        return true;
    return i > 1 && at_line_end(tokens, count, i - 1) && tokens[i - 1].start == tokens[i - 2].end;
}

static void gather(qaz_sweep *sweep)
{
    qaz_evidence *evidence = &sweep->evidence;
    evidence->known = true;
    evidence->failed = true;
    qaz_intern_reset(&evidence->words);
    for (size_t i = 0; i < 128; i++)
        evidence->latin[i] = evidence->cyrillic[i] = 0;
    if (evidence->document == NULL && (evidence->document = qaz_document_new()) == NULL)
        return;
    if (qaz_document_read(evidence->document, sweep->revision.now) != QAZ_OK)
        return;
    size_t count, types;
    const qaz_token *tokens = qaz_document_tokens(evidence->document, &count);
    const qaz_type *type = qaz_document_types(evidence->document, &types);
    for (size_t i = 0; i < count; i++) {
        const qaz_type *word = &type[tokens[i].type];
        if (tokens[i].kind != QAZ_WORD || word->script != QAZ_CYRILLIC || is_part(tokens, count, i))
            continue;
        count_letters(evidence, word->form);
        if (qaz_intern_add(&evidence->words, word->fold) == QAZ_NO_ID)
            return;
    }
    evidence->failed = false;
}

bool qaz_evidence_has_word(qaz_sweep *sweep, qaz_slice fold)
{
    if (!sweep->evidence.known)
        gather(sweep);
    if (sweep->evidence.failed) {
        sweep->revision.failed = true;
        return false;
    }
    return qaz_intern_find(&sweep->evidence.words, fold) != QAZ_NO_ID;
}

/* Each letter of the word must stand in three Cyrillic words of the text at least, and in more of
   them than its twin. */
bool qaz_evidence_is_cyrillic(qaz_sweep *sweep, qaz_slice form)
{
    enum { ENOUGH = 3 };
    if (!sweep->evidence.known)
        gather(sweep);
    if (sweep->evidence.failed) {
        sweep->revision.failed = true;
        return false;
    }
    for (size_t i = 0; i < form.size; i++) {
        unsigned char byte = (unsigned char)form.data[i];
        size_t lower = byte < 0x80 ? qaz_utf8_lower(byte) : 0;
        if (lower == 0 || sweep->evidence.latin[lower] < ENOUGH ||
            sweep->evidence.latin[lower] <= sweep->evidence.cyrillic[lower])
            return false;
    }
    return true;
}
