/* The document model: the original bytes, and over them tokens, paragraphs and sentences. Every
   analysis of qaz hangs on it.

   Nothing is copied out of the text and nothing in it is changed: a token is a span of the
   original bytes and the number of its type. What is true of every occurrence of the same bytes
   (normal form, folded form, script, letter case) is worked out once for each type and kept. */
#ifndef QAZ_DOCUMENT_H
#define QAZ_DOCUMENT_H

#include "qaz/base.h"

#ifdef __cplusplus
extern "C" {
#endif

typedef enum qaz_kind {
    QAZ_WORD,         /* letters, inner hyphens and apostrophes: әл-Фараби */
    QAZ_NUMBER,       /* digits with separators, percent and suffix: 0,2%-ға */
    QAZ_MIXED,        /* letters and digits: Covid-19 */
    QAZ_ABBREVIATION, /* with its full stops: т.б. */
    QAZ_INITIAL,      /* of a person, with its full stop: Қ. */
    QAZ_PUNCTUATION,
    QAZ_SYMBOL, /* every other printing character, and controls */
    QAZ_URL,
    QAZ_EMAIL,
    QAZ_HASHTAG,
    QAZ_MENTION, /* @name */
    QAZ_EMOJI,
    QAZ_INVALID /* a byte that is no UTF-8 */
} qaz_kind;

/* The name of a kind as it is printed: "word", "number", ... Static storage. Any thread. */
QAZ_API const char *qaz_kind_name(qaz_kind kind);

enum {
    QAZ_SPACE_BEFORE = 1, /* white space, or the start of the text, precedes the token */
    QAZ_LINE_BEFORE = 2   /* the token is the first of a line */
};

typedef struct qaz_token {
    uint32_t start, end; /* bytes in the text, end exclusive, on borders of code points */
    uint32_t type;       /* index into the types of the document */
    uint8_t kind;        /* qaz_kind */
    uint8_t flags;       /* QAZ_SPACE_BEFORE, QAZ_LINE_BEFORE */
} qaz_token;

typedef enum qaz_script {
    QAZ_NO_SCRIPT,
    QAZ_CYRILLIC,
    QAZ_LATIN,
    QAZ_OTHER_SCRIPT,
    QAZ_MIXED_SCRIPT /* of the normal form: look-alikes that could be repaired do not count */
} qaz_script;

typedef enum qaz_case {
    QAZ_NO_CASE,     /* no cased letter */
    QAZ_LOWER,       /* мектеп */
    QAZ_CAPITAL,     /* Мектеп, Әл-Фараби, А */
    QAZ_UPPER,       /* МЕКТЕП: at least two letters */
    QAZ_UPPER_LOWER, /* capitals with a lower-case suffix: БҰҰ-ға, ТҰРАРОВАмен */
    QAZ_MIXED_CASE
} qaz_case;

/* What is known of all tokens with the same bytes. */
typedef struct qaz_type {
    qaz_slice form;      /* the bytes as they stand in the text */
    qaz_slice normal;    /* NFC, look-alike letters repaired, invisible characters gone */
    qaz_slice fold;      /* the normal form in lower case (simple mappings, one per code point) */
    uint32_t fold_id;    /* the same number for the same folded form */
    uint8_t kind;        /* qaz_kind of the first token of this type */
    uint8_t script;      /* qaz_script */
    uint8_t letter_case; /* qaz_case, of the normal form */
    uint32_t suffix; /* where in `normal` a hyphened suffix begins, its hyphen included (101-ге,
                        БҰҰ-ға, 0,2%-ға); the size of `normal` if there is none */
} qaz_type;

typedef enum qaz_unit_kind { QAZ_SENTENCE, QAZ_HEADLINE, QAZ_BOILERPLATE } qaz_unit_kind;

/* "sentence", "headline" or "boilerplate". Static storage. Any thread. */
QAZ_API const char *qaz_unit_kind_name(qaz_unit_kind kind);

/* A sentence, or what stands in its place. */
typedef struct qaz_sentence {
    uint32_t start, end;       /* bytes, without surrounding white space */
    uint32_t first, token_end; /* its tokens, end exclusive; at least one */
    uint32_t paragraph;        /* index */
    uint8_t kind;              /* qaz_unit_kind */
} qaz_sentence;

/* A line that is not blank. */
typedef struct qaz_paragraph {
    uint32_t start, end;             /* bytes, without surrounding white space */
    uint32_t first, token_end;       /* its tokens, end exclusive; at least one */
    uint32_t sentence, sentence_end; /* its sentences, end exclusive; at least one */
    bool blank_before;               /* a blank line, or nothing, stands before it */
} qaz_paragraph;

/* A reusable document with its types. It belongs to one thread at a time; in steady state reading
   into it allocates nothing. */
typedef struct qaz_document qaz_document;

/* The caller owns the document and gives it back to qaz_document_free. NULL: no memory. */
QAZ_API qaz_document *qaz_document_new(void);
QAZ_API void qaz_document_free(qaz_document *document);

/* Tokenizes a text of less than 2 GiB, replacing what the document held. The text is borrowed and
   must outlive the use of the document. Bytes that are no UTF-8 become tokens of kind QAZ_INVALID.
   Types are kept from one call to the next unless they have grown past a limit (see
   qaz_document_generation). QAZ_BAD_ARGUMENT: the text is too long. */
QAZ_API qaz_status qaz_document_read(qaz_document *document, qaz_slice text);

/* Finds paragraphs and sentences in what was read last, once; later calls return at once. */
QAZ_API qaz_status qaz_document_split(qaz_document *document);

/* What was read last. Borrowed from the document until the next read. Paragraphs and sentences are
   there after qaz_document_split. */
QAZ_API qaz_slice qaz_document_text(const qaz_document *document);
QAZ_API const qaz_token *qaz_document_tokens(const qaz_document *document, size_t *count);
QAZ_API const qaz_sentence *qaz_document_sentences(const qaz_document *document, size_t *count);
QAZ_API const qaz_paragraph *qaz_document_paragraphs(const qaz_document *document, size_t *count);

/* All types met so far, by index; the slices live until the generation changes. */
QAZ_API const qaz_type *qaz_document_types(const qaz_document *document, size_t *count);

/* A number that changes when the types were forgotten, so that caches by type must be, too. Fold
   ids are forgotten with them. This happens only in qaz_document_read. */
QAZ_API uint32_t qaz_document_generation(const qaz_document *document);

/* The sentence or paragraph that holds a token. Needs qaz_document_split. */
QAZ_API size_t qaz_document_sentence_of(const qaz_document *document, size_t token);
QAZ_API size_t qaz_document_paragraph_of(const qaz_document *document, size_t token);

/* Code points before a place in the text, which is given in bytes. The first call for a text counts
   them all. */
QAZ_API uint64_t qaz_document_characters(qaz_document *document, uint32_t place);

/* The bytes of a token. */
QAZ_API qaz_slice qaz_document_form(const qaz_document *document, const qaz_token *token);

#ifdef __cplusplus
}
#endif
#endif
