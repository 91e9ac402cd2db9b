/* Who speaks: the words next to a quotation that name its speaker. */
#ifndef QAZ_ANALYSE_QUOTE_SPEAKER_H
#define QAZ_ANALYSE_QUOTE_SPEAKER_H

#include "analyse/quote_page.h"

typedef enum qaz_speaker_kind {
    QAZ_NOBODY,
    QAZ_BY_NAME,    /* a mention of a person, or capitalised words */
    QAZ_BY_PRONOUN, /* ол */
    QAZ_BY_POST,    /* a noun for people with what belongs to it */
    QAZ_BY_BODY,    /* an organisation */
    QAZ_BY_MESSAGE, /* хабарламада: the speaker is whoever wrote it */
    QAZ_BY_FOLK,    /* қазақ, халық: a proverb */
    QAZ_BY_OUTLET,
    QAZ_BY_WORDS /* other words */
} qaz_speaker_kind;

typedef struct qaz_speaker {
    qaz_token_span words;
    uint32_t mention; /* of a person or an organisation; QAZ_NO_ENTITY */
    uint8_t kind;     /* qaz_speaker_kind */
} qaz_speaker;

/* The speaker in [first, end), what follows a reporting verb up to the end of the clause:
   [time and place] [organisation] POST NAME [adjuncts]. */
qaz_speaker qaz_speaker_after(const qaz_quote_page *page, uint32_t first, uint32_t end);

/* The speaker in [first, end), what precedes a quotation or a reporting verb in its sentence: its
   subject. `whole`: the words are a label (NAME, POST:), all of them name the speaker. */
qaz_speaker qaz_speaker_before(const qaz_quote_page *page, uint32_t first, uint32_t end,
                               bool whole);

/* The source before a source phrase, in the case that the phrase wants (министрдің айтуынша). */
qaz_speaker qaz_speaker_source(const qaz_quote_page *page, uint32_t first, uint32_t end);

/* The first mention that begins at or after a token. */
uint32_t qaz_mention_from(const qaz_quote_page *page, uint32_t token);

/* True if a mention stands on its own (the eponym of a school does not) and is of a person or an
   organisation. */
bool qaz_mention_speaks(const qaz_quote_page *page, uint32_t mention);

/* True if the last word of a mention has no case ending. */
bool qaz_mention_is_nominative(const qaz_quote_page *page, uint32_t mention);

#endif
