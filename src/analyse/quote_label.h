/* Labels and clauses before a colon that introduce speech without quotation marks:
   NAME, POST: words. NAME айтып берді: words. */
#ifndef QAZ_ANALYSE_QUOTE_LABEL_H
#define QAZ_ANALYSE_QUOTE_LABEL_H

#include "analyse/quote_draft.h"

typedef enum qaz_label_kind {
    QAZ_LABEL_NAME,      /* Сәуле Тұрарова, мектеп директоры: */
    QAZ_LABEL_LETTERS,   /* of an interview: Қ.Ә:, Сұрақ: */
    QAZ_LABEL_INTRODUCES /* …былай деп еске алды: */
} qaz_label_kind;

typedef struct qaz_label {
    uint32_t colon; /* token */
    uint8_t kind;   /* qaz_label_kind */
    qaz_speaker speaker;
    qaz_token_span cue; /* empty if there is no verb */
} qaz_label;

/* Reads the label of a paragraph: its first colon, if nothing but a label stands before it, or the
   one that ends it. False if there is none. */
bool qaz_label_read(const qaz_quote_page *page, const qaz_paragraph *paragraph, qaz_label *label);

/* True if a token is a capital letter, with or without a full stop. */
bool qaz_label_is_letter(const qaz_quote_page *page, uint32_t token);

/* Reads the label of a turn (Қ.Ә:, Сұрақ:) that begins at `token`, its colon before `end`. */
bool qaz_label_read_turn(const qaz_quote_page *page, uint32_t token, uint32_t end,
                         qaz_label *label);

#endif
