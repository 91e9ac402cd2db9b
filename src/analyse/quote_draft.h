/* Quotations under construction, in tokens. */
#ifndef QAZ_ANALYSE_QUOTE_DRAFT_H
#define QAZ_ANALYSE_QUOTE_DRAFT_H

#include "analyse/quote_cue.h"
#include "analyse/quote_page.h"
#include "analyse/quote_speaker.h"

typedef struct qaz_quote_draft {
    qaz_token_span words;
    qaz_token_span cue; /* empty: none */
    qaz_speaker speaker;
    uint8_t kind;  /* qaz_quote_kind */
    uint8_t marks; /* qaz_quote_marks */
    bool inherits; /* no speaker of its own: goes on with the one before */
    bool turn;     /* of an interview */
    float confidence;
    const char *rule;
} qaz_quote_draft;

/* All zero is empty. One thread. */
typedef struct qaz_quote_drafts {
    qaz_quote_draft *list;
    size_t count, room;
} qaz_quote_drafts;

/* Speech without marks in [first, end), nobody's yet. */
qaz_quote_draft qaz_quote_draft_plain(uint32_t first, uint32_t end, const char *rule,
                                      float confidence);

/* Adds a draft, unless it has no words. QAZ_NO_MEMORY: not added. */
qaz_status qaz_quote_drafts_add(qaz_quote_drafts *drafts, const qaz_quote_draft *draft);

void qaz_quote_drafts_free(qaz_quote_drafts *drafts);

/* The end of the clause that begins at `from`: the token that ends its sentence, or the comma
   before a dash or before a clause with its own subject (…деді, ал X), at the same depth of
   quotation marks; `limit` if there is none. */
uint32_t qaz_clause_end(const qaz_quote_page *page, uint32_t from, uint32_t limit);

/* Passes a comma and a dash. */
uint32_t qaz_skip_comma_dash(const qaz_quote_page *page, uint32_t token, uint32_t limit);

/* The speaker of words that `cue` reports: named after it, between деп and its verb, or before, in
   [before, quote). `limit` is where the clause of the cue can end at the latest. */
qaz_speaker qaz_speaker_of_cue(const qaz_quote_page *page, const qaz_cue *cue, uint32_t limit,
                               qaz_token_span before);

#endif
