/* What a punctuation token does. */
#ifndef QAZ_TEXT_MARK_H
#define QAZ_TEXT_MARK_H

#include "qaz/base.h"

typedef enum qaz_mark {
    QAZ_MARK_NONE, /* no punctuation that the analyses know */
    QAZ_MARK_FULL_STOP,
    QAZ_MARK_ELLIPSIS, /* … and two or more full stops */
    QAZ_MARK_QUESTION, /* ? ?! !? */
    QAZ_MARK_EXCLAMATION,
    QAZ_MARK_COMMA,
    QAZ_MARK_COLON,
    QAZ_MARK_SEMICOLON,
    QAZ_MARK_DASH,            /* - – — and their kin, -- */
    QAZ_MARK_GUILLEMET_OPEN,  /* « ‹ << */
    QAZ_MARK_GUILLEMET_CLOSE, /* » › >> */
    QAZ_MARK_CURLY_OPEN,      /* “ ‘ */
    QAZ_MARK_CURLY_CLOSE,     /* ” ’ */
    QAZ_MARK_LOW,             /* „ ‚ */
    QAZ_MARK_STRAIGHT,        /* " and ' */
    QAZ_MARK_BRACKET_OPEN,
    QAZ_MARK_BRACKET_CLOSE
} qaz_mark;

/* The mark that a token is, by its bytes. */
qaz_mark qaz_mark_of(qaz_slice form);

static inline bool qaz_mark_ends(qaz_mark mark)
{
    return mark >= QAZ_MARK_FULL_STOP && mark <= QAZ_MARK_EXCLAMATION;
}

static inline bool qaz_mark_is_quotation(qaz_mark mark)
{
    return mark >= QAZ_MARK_GUILLEMET_OPEN && mark <= QAZ_MARK_STRAIGHT;
}

#endif
