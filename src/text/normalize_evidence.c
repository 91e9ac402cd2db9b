/* What the whole text says about a word that nothing in the word itself can decide. */
#include "base/decode.h"
#include "base/room.h"
#include "qaz/utf8.h"
#include "text/sweep.h"

#include <string.h>

void qaz_evidence_prepare(qaz_evidence *evidence)
{
    for (uint32_t i = 0; i < 128; i++)
        evidence->looks_cyrillic[i] = qaz_cyrillic_twin(i) != 0;
    for (uint32_t i = 0; i < 256; i++) {
        uint32_t twin = qaz_latin_twin(qaz_utf8_lower(0x400 + i));
        evidence->twins[i] = (uint8_t)(twin < 0x80 ? twin : 0);
    }
}

/* Whether an ASCII letter touches a Cyrillic one between two places, which have a byte before them
   and two behind. Compilers make vectors of this loop. */
static bool has_joint(const unsigned char *text, size_t from, size_t to)
{
    unsigned joints = 0;
    for (size_t i = from; i < to; i++) {
        unsigned lead = (unsigned)text[i] - 0xC9 <= 0xD4 - 0xC9;
        unsigned before = ((unsigned)text[i - 1] | 0x20) - 'a' <= 'z' - 'a';
        unsigned behind = ((unsigned)text[i + 2] | 0x20) - 'a' <= 'z' - 'a';
        joints |= lead & (before | behind);
    }
    return joints != 0;
}

static bool is_ascii_letter(unsigned char byte)
{
    return (byte | 0x20u) - 'a' <= 'z' - 'a';
}

/* Whether a byte belongs to an ASCII or Cyrillic letter; or continues another character. */
static bool is_of_letter(unsigned char byte)
{
    return is_ascii_letter(byte) || (byte >= 0x80 && byte < 0xC0) || (byte >= 0xD0 && byte < 0xD4);
}

/* Counts the ASCII letters of the run of letters at a place, if all of them have look-alikes, and
   gives the place behind. */
static size_t bound_run(qaz_evidence *evidence, qaz_slice text, size_t at)
{
    const unsigned char *byte = (const unsigned char *)text.data;
    size_t start = at, end;
    bool all = true;
    while (start > 0 && is_of_letter(byte[start - 1]))
        start--;
    for (end = start; end < text.size && is_of_letter(byte[end]); end++)
        all = all && (byte[end] >= 0x80 || evidence->looks_cyrillic[byte[end]]);
    for (size_t i = start; i < end && all; i++)
        if (byte[i] < 0x80)
            evidence->bound[byte[i] | 0x20]++;
    return end > at ? end : at + 1;
}

/* Counts the letters of what may be words typed with both alphabets. They are rare, and this is
   much faster than reading all words of a text. */
static void bound_letters(qaz_evidence *evidence, qaz_slice text)
{
    enum { BLOCK = 1024 };
    const unsigned char *byte = (const unsigned char *)text.data;
    memset(evidence->bound, 0, sizeof evidence->bound);
    size_t last = text.size > 2 ? text.size - 2 : 0;
    for (size_t at = bound_run(evidence, text, 0); at < last;) {
        size_t stop = at + BLOCK < last ? at + BLOCK : last;
        if (has_joint(byte, at, stop)) {
            while (!has_joint(byte, at, at + 1))
                at++;
            stop = bound_run(evidence, text, at);
        }
        at = stop;
    }
    bound_run(evidence, text, last);
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

/* Counts the whole Cyrillic words of the text by type, in evidence->seen. */
static bool count_words(qaz_evidence *evidence, const qaz_type *types, size_t type_count)
{
    size_t count, room = evidence->seen_room;
    const qaz_token *tokens = qaz_document_tokens(evidence->document, &count);
    uint32_t *seen = qaz_room(evidence->seen, &evidence->seen_room, type_count, sizeof *seen);
    if (seen == NULL && type_count > 0)
        return false;
    if (evidence->seen_room > room)
        memset(seen + room, 0, (evidence->seen_room - room) * sizeof *seen);
    evidence->seen = seen;
    for (size_t i = 0; i < count; i++)
        seen[tokens[i].type] += tokens[i].kind == QAZ_WORD &&
                                types[tokens[i].type].script == QAZ_CYRILLIC &&
                                !is_part(tokens, count, i);
    return true;
}

/* Keeps what a type of `seen` tokens says. False: no memory. */
typedef bool (*keep_type)(qaz_evidence *evidence, const qaz_type *type, uint32_t seen);

static bool keep_word(qaz_evidence *evidence, const qaz_type *type, uint32_t seen)
{
    (void)seen;
    return qaz_intern_add(&evidence->words, type->fold) != QAZ_NO_ID;
}

/* Counts the letters that have Latin look-alikes. */
static bool keep_letters(qaz_evidence *evidence, const qaz_type *type, uint32_t seen)
{
    for (const char *at = type->form.data, *end = at + type->form.size; at < end;) {
        size_t size;
        uint32_t c = qaz_decode(at, end, &size);
        if (c < 0x80)
            evidence->latin[qaz_utf8_lower(c)] += seen;
        else if (c >= 0x400 && c < 0x500 && evidence->twins[c - 0x400] != 0)
            evidence->cyrillic[evidence->twins[c - 0x400]] += seen;
        at += size;
    }
    return true;
}

/* Reads the whole text and keeps something of each type of its Cyrillic words. */
static bool gather(qaz_evidence *evidence, qaz_slice text, keep_type keep)
{
    size_t count, type_count;
    if (evidence->document == NULL && (evidence->document = qaz_document_new()) == NULL)
        return false;
    if (qaz_document_read(evidence->document, text) != QAZ_OK)
        return false;
    const qaz_token *tokens = qaz_document_tokens(evidence->document, &count);
    const qaz_type *types = qaz_document_types(evidence->document, &type_count);
    if (!count_words(evidence, types, type_count))
        return false;
    bool done = true;
    for (size_t i = 0; i < count; i++) {
        /* Once for each type that this text has, and all counts are 0 again. */
        uint32_t *seen = &evidence->seen[tokens[i].type];
        if (*seen > 0)
            done = keep(evidence, &types[tokens[i].type], *seen) && done;
        *seen = 0;
    }
    return done;
}

bool qaz_evidence_has_word(qaz_sweep *sweep, qaz_slice fold)
{
    qaz_evidence *evidence = &sweep->evidence;
    if (!evidence->has_words) {
        qaz_intern_reset(&evidence->words);
        sweep->revision.failed |= !gather(evidence, sweep->revision.now, keep_word);
        evidence->has_words = true;
    }
    return qaz_intern_find(&evidence->words, fold) != QAZ_NO_ID;
}

/* Each letter of the word must stand in three Cyrillic words of the text at least, and in more of
   them than its twin. */
bool qaz_evidence_is_cyrillic(qaz_sweep *sweep, qaz_slice form)
{
    enum { ENOUGH = 3 };
    qaz_evidence *evidence = &sweep->evidence;
    if (!evidence->has_bounds)
        bound_letters(evidence, sweep->revision.now);
    evidence->has_bounds = true;
    for (size_t i = 0; i < form.size; i++) {
        unsigned char byte = (unsigned char)form.data[i];
        if (byte >= 0x80 || evidence->bound[qaz_utf8_lower(byte)] < ENOUGH)
            return false;
    }
    if (!evidence->has_letters) {
        memset(evidence->latin, 0, sizeof evidence->latin);
        memset(evidence->cyrillic, 0, sizeof evidence->cyrillic);
        sweep->revision.failed |= !gather(evidence, sweep->revision.now, keep_letters);
        evidence->has_letters = true;
    }
    for (size_t i = 0; i < form.size; i++) {
        size_t lower = qaz_utf8_lower((unsigned char)form.data[i]);
        if (evidence->latin[lower] < ENOUGH || evidence->latin[lower] <= evidence->cyrillic[lower])
            return false;
    }
    return true;
}
