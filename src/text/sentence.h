/* Sentence boundaries inside a paragraph. */
#ifndef QAZ_TEXT_SENTENCE_H
#define QAZ_TEXT_SENTENCE_H

#include "qaz/document.h"

/* Tokens of one paragraph with their types. */
typedef struct qaz_line {
    const char *text; /* of the document */
    const qaz_token *tokens;
    const qaz_type *types;
    size_t first, end; /* indexes of its tokens */
} qaz_line;

/* The index behind the last token of the sentence that begins with token `from` of the line. */
size_t qaz_sentence_end(const qaz_line *line, size_t from);

#endif
