/* The words that report: …» деді, деп атап өтті, …екенін айтты, айтуынша. */
#ifndef QAZ_ANALYSE_QUOTE_CUE_H
#define QAZ_ANALYSE_QUOTE_CUE_H

#include "analyse/quote_page.h"

typedef enum qaz_cue_class {
    QAZ_CUE_NONE,   /* деп without a verb that the lexicon knows */
    QAZ_CUE_SPEECH, /* деді, деп қосты */
    QAZ_CUE_NAMING, /* деп атады: what stands before may be a name */
    QAZ_CUE_NAMED,  /* деп аталды: it is one */
    QAZ_CUE_MEDIUM, /* деп хабарлайды, жазады: an outlet may follow */
    QAZ_CUE_WRITTEN /* делінген, деп жазылған: who wrote stands elsewhere */
} qaz_cue_class;

typedef struct qaz_cue {
    qaz_token_span words;
    uint8_t say;    /* qaz_say of its first word */
    uint8_t cue;    /* qaz_cue_class */
    bool ends;      /* its last word can end a sentence */
    bool past;      /* its last word is a finite verb in the past */
    bool attribute; /* its last word is a participle of the present: деп есептейтін */
    bool present;   /* its last word is in the present: a habit (деп атайды) */
    bool first_person; /* деп сұрадым: the author, or who speaks around the words */
    bool thinks;       /* деп ойлаймын: the speaker himself closes his words */
} qaz_cue;

/* Reads the report that begins with the form of де- at `token`; it ends before `end`. False if
   the token is no such form. */
bool qaz_cue_read(const qaz_quote_page *page, uint32_t token, uint32_t end, qaz_cue *cue);

/* A verb of reporting, which may be several words (атап өтті). */
typedef struct qaz_cue_verb {
    uint32_t end;     /* the token behind it; 0: there is none */
    uint32_t row;     /* in corpus/lexicon/speech_verbs.tsv */
    uint32_t endings; /* the kinds of its ending, QAZ_END_... */
} qaz_cue_verb;

/* The longest verb of reporting that begins at `token` and has an ending of one of the kinds
   `endings`. */
qaz_cue_verb qaz_cue_verb_at(const qaz_quote_page *page, uint32_t token, uint32_t end,
                             uint32_t endings);

/* True if the verb of a row reports a clause without деп, too (…екенін айтты). */
bool qaz_cue_takes_clause(uint32_t row);

/* True if the verb of a row reports with деп only (деп ұсынды). */
bool qaz_cue_needs_that(uint32_t row);

/* A phrase that names a source (айтуынша, мәліметі бойынша) and begins at `token`. Returns the
   token behind it, 0 if there is none. */
uint32_t qaz_cue_source(const qaz_quote_page *page, uint32_t token, uint32_t end, uint32_t *row);

/* False if the phrase of a row names a document or nobody: no speaker. */
bool qaz_cue_names_source(uint32_t row);

/* The last verb in [first, end) that reports a clause without деп (…екенін айтты). False if there
   is none. */
bool qaz_cue_indirect(const qaz_quote_page *page, uint32_t first, uint32_t end, qaz_cue *cue);

#endif
