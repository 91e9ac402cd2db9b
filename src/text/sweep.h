/* One round of rewriting: dirty lines are found and looked at, and the rules add their edits. Each
   file text/normalize_*.c has one part of it. */
#ifndef QAZ_TEXT_SWEEP_H
#define QAZ_TEXT_SWEEP_H

#include "base/intern.h"
#include "qaz/document.h"
#include "text/edit.h"

/* What the whole text says about an unsure word. */
typedef struct qaz_evidence {
    bool has_words, has_letters, has_bounds; /* what is worked out in this round */
    qaz_intern words;                        /* folded forms */
    uint32_t latin[128], cyrillic[128];      /* by lower-case Latin letter: Cyrillic words that have
                                                it, and that have its Cyrillic twin */
    uint32_t bound[128];                     /* no fewer than in `latin`, and found faster */
    qaz_document *document;
    uint32_t *seen; /* by type of `document`; all 0 but while it is read */
    size_t seen_room;
    bool looks_cyrillic[128]; /* by ASCII letter */
    uint8_t twins[256];       /* of U+0400 to U+04FF in lower case: the Latin look-alike, or 0 */
} qaz_evidence;

/* A word type, as the rules of words see it. */
typedef struct qaz_repair {
    uint32_t place, size; /* of what it becomes, in `repaired` */
    qaz_rules rules;      /* 0: nothing to do */
    bool known;
    bool dashed, twins; /* it has a dash; all its letters are Latin look-alikes */
} qaz_repair;

enum { QAZ_SCAN_KINDS = 128 + 256 }; /* ASCII, and U+0400 to U+04FF */

/* All zero is empty. One thread. */
typedef struct qaz_sweep {
    qaz_rules rules;
    uint8_t kinds[QAZ_SCAN_KINDS];
    qaz_revision revision;
    qaz_evidence evidence;

    qaz_document *document; /* holds the lines that are looked at */
    uint32_t base;          /* where they begin in the text */
    qaz_slice text;         /* they themselves */
    const qaz_token *tokens;
    const qaz_type *types;
    size_t count;    /* of tokens */
    uint8_t *quotes; /* by token: 0, or 1 for « and 2 for » in its place */
    size_t quote_room;
    size_t broken_before; /* the token before which a moved line break belongs; 0: none */
    unsigned breaks;      /* how many line feeds it has */

    qaz_repair *repairs; /* by type of `document` */
    size_t repair_room;
    uint32_t generation;
    qaz_buffer repaired, scratch;
} qaz_sweep;

static inline bool qaz_sweep_has(const qaz_sweep *sweep, qaz_rule rule)
{
    return (sweep->rules >> rule & 1u) != 0;
}

static inline qaz_slice qaz_sweep_form(const qaz_sweep *sweep, size_t token)
{
    const qaz_token *t = &sweep->tokens[token];
    return (qaz_slice){sweep->text.data + t->start, t->end - t->start};
}

static inline const qaz_type *qaz_sweep_type(const qaz_sweep *sweep, size_t token)
{
    return &sweep->types[sweep->tokens[token].type];
}

/* Adds an edit of what lies between two places in the lines. */
static inline bool qaz_sweep_edit(qaz_sweep *sweep, size_t start, size_t end, qaz_slice text,
                                  qaz_rule rule)
{
    return qaz_revision_edit(&sweep->revision, sweep->base + start, sweep->base + end, text,
                             (qaz_rules)1 << rule);
}

/* normalize_scan.c: fills a table that qaz_find_dirty_line needs. */
void qaz_scan_prepare(uint8_t kinds[QAZ_SCAN_KINDS]);

/* The first line at or behind `from`, which must begin a line, that a rule may want to change; its
   end without the line feed in *stop. NULL: there is none. */
const char *qaz_find_dirty_line(const uint8_t kinds[QAZ_SCAN_KINDS], qaz_slice text,
                                const char *from, const char **stop);

/* normalize_character.c: rules that look at code points. */
void qaz_sweep_characters(qaz_sweep *sweep);

/* normalize_layout.c: what stands between tokens, and marks. */
void qaz_sweep_quotes(qaz_sweep *sweep);
void qaz_sweep_gap(qaz_sweep *sweep, size_t token);
void qaz_sweep_mark(qaz_sweep *sweep, size_t token);

/* normalize_damage.c: words. */
void qaz_sweep_word(qaz_sweep *sweep, size_t token);

/* normalize_evidence.c: fills the tables of look-alikes. */
void qaz_evidence_prepare(qaz_evidence *evidence);

/* normalize_evidence.c: whether a folded word stands in the text; whether a word of Latin
   look-alikes is a Cyrillic one in this text. Both read the whole text when first asked in a
   round. */
bool qaz_evidence_has_word(qaz_sweep *sweep, qaz_slice fold);
bool qaz_evidence_is_cyrillic(qaz_sweep *sweep, qaz_slice form);

/* normalize_word.c: whether all letters are Latin look-alikes of Cyrillic ones; what the word is in
   Cyrillic, appended to `out`. */
bool qaz_word_is_twins(qaz_slice form);
void qaz_word_to_cyrillic(qaz_slice form, qaz_buffer *out);

/* The Latin look-alike of a Cyrillic letter, and the Cyrillic one of a Latin letter; 0: there is
   none. */
uint32_t qaz_latin_twin(uint32_t letter);
uint32_t qaz_cyrillic_twin(uint32_t letter);

#endif
