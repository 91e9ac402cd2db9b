/* A document as the search for quotations sees it: tokens with what their types are, marks in
   pairs, mentions of people and organisations. Plain data, borrowed from the finder. */
#ifndef QAZ_ANALYSE_QUOTE_PAGE_H
#define QAZ_ANALYSE_QUOTE_PAGE_H

#include "analyse/quote_word.h"
#include "qaz/entity.h"
#include "qaz/quote.h"
#include "text/mark.h"

#define QAZ_NO_TOKEN UINT32_MAX
#define QAZ_NO_PAIR UINT32_MAX

/* Quotation marks that belong together. */
typedef struct qaz_quote_pair {
    uint32_t first, end; /* tokens, the marks included as far as they are there, end exclusive */
    uint32_t parent;     /* the pair around this one, or QAZ_NO_PAIR */
    bool opened, closed; /* the mark is there */
    bool broken;         /* a mark is missing or of the wrong kind */
} qaz_quote_pair;

typedef struct qaz_quote_page {
    const qaz_document *document;
    const char *text;
    const qaz_token *tokens;
    const qaz_type *types;
    const qaz_quote_word *words; /* by type */
    const qaz_sentence *sentences;
    const qaz_paragraph *paragraphs;
    const qaz_quote_pair *pairs;
    const uint32_t *pair_of; /* by token: the innermost pair that holds it, marks included */
    const qaz_mention *mentions;
    const qaz_entity *entities;
    uint32_t token_count, sentence_count, paragraph_count, pair_count, mention_count, entity_count;
} qaz_quote_page;

/* Tokens, end exclusive; empty if first == end. */
typedef struct qaz_token_span {
    uint32_t first, end;
} qaz_token_span;

static inline const qaz_type *qaz_page_type(const qaz_quote_page *page, uint32_t token)
{
    return &page->types[page->tokens[token].type];
}

static inline const qaz_quote_word *qaz_page_word(const qaz_quote_page *page, uint32_t token)
{
    return &page->words[page->tokens[token].type];
}

static inline qaz_mark qaz_page_mark(const qaz_quote_page *page, uint32_t token)
{
    return (qaz_mark)page->words[page->tokens[token].type].mark;
}

/* True if a token is a word that the lexicon has as `is`. */
static inline bool qaz_page_is_a(const qaz_quote_page *page, uint32_t token, uint32_t is)
{
    return (qaz_page_word(page, token)->is & is) != 0;
}

/* Letters or digits, not punctuation. */
static inline bool qaz_page_is_text(const qaz_quote_page *page, uint32_t token)
{
    uint8_t kind = page->tokens[token].kind;
    return kind != QAZ_PUNCTUATION && kind != QAZ_SYMBOL && kind != QAZ_INVALID;
}

/* True if the token begins with a capital letter. */
static inline bool qaz_page_is_capital(const qaz_quote_page *page, uint32_t token)
{
    uint8_t letter_case = qaz_page_type(page, token)->letter_case;
    return letter_case == QAZ_CAPITAL || letter_case == QAZ_UPPER ||
           letter_case == QAZ_UPPER_LOWER || page->tokens[token].kind == QAZ_INITIAL;
}

#endif
