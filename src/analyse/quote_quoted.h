/* Words in quotation marks and what stands around them: what the rules on them look at. */
#ifndef QAZ_ANALYSE_QUOTE_QUOTED_H
#define QAZ_ANALYSE_QUOTE_QUOTED_H

#include "analyse/quote_draft.h"

enum {
    QAZ_FRAGMENT_WORDS = 3, /* so many words are more than a name */
    QAZ_INTRO_TOKENS = 60,  /* the longest introduction before a colon */
    QAZ_SAYING_WORDS = 8    /* the longest proverb */
};

/* A pair of marks and what stands around it. */
typedef struct qaz_quoted {
    const qaz_quote_page *page;
    uint32_t index; /* of the pair */
    const qaz_quote_pair *pair;
    qaz_token_span words;  /* may end before the pair does, if it is interrupted */
    qaz_token_span inside; /* without the marks */
    const qaz_paragraph *paragraph, *last_paragraph;
    uint32_t sentence; /* the first token of its sentence */
    uint32_t limit;    /* the end of the text around it: of its paragraph or the pair outside */
    unsigned word_count;
    bool sentence_like; /* ends as a sentence does, or with a predicate */
    bool ended;         /* has the mark of an end of sentence, be it a single word */
    bool lower;         /* begins with a small letter */
    bool first_person;  /* and that verb is in the first or second person */
    bool after_speech;  /* the words before it in the paragraph are speech in marks */
    bool follows;       /* the paragraph before it ends with speech in marks */
    bool nested;        /* somebody else is speaking around it */
} qaz_quoted;

/* The pair number `index` of a page, all of its words. */
qaz_quoted qaz_quoted_look_at(const qaz_quote_page *page, uint32_t index);

/* Looks at the words [first, end) of the pair only. */
void qaz_quoted_set_words(qaz_quoted *m, uint32_t first, uint32_t end);

/* True if a token stands beside the pair, in the same marks around both or in none. */
bool qaz_quoted_is_level(const qaz_quoted *m, uint32_t token);

/* A draft of the words, without cue and speaker. */
qaz_quote_draft qaz_quoted_draft(const qaz_quoted *m, qaz_quote_kind kind, const char *rule,
                                 float confidence);

/* «A», «B» және «C»: the end of a series of pairs, which have one report or noun. */
uint32_t qaz_quoted_series_end(const qaz_quoted *m);

/* Where a series of pairs begins that a pair belongs to. */
uint32_t qaz_quoted_series_start(const qaz_quoted *m);

/* True if a comma or a dash stands between the words. */
bool qaz_quoted_has_halves(const qaz_quoted *m);

#endif
