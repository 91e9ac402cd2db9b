/* Posts as texts name them: whether two wordings are of the same post. */
#ifndef QAZ_ANALYSE_QUOTE_POST_H
#define QAZ_ANALYSE_QUOTE_POST_H

#include "analyse/quote_page.h"

enum { QAZ_POST_SIZE = 160 };

/* A post in lower case, its words joined by spaces. */
typedef struct qaz_post {
    char text[QAZ_POST_SIZE];
    size_t size;
} qaz_post;

/* What does not fit is left out, from the end. */
qaz_post qaz_post_of_words(const qaz_quote_page *page, qaz_token_span words);
qaz_post qaz_post_of_text(qaz_slice text);

/* How well a person with the post `role` and the affiliation `place` is meant by `post`, as they
   are worded or by synonyms: 0 not at all, because the last words differ, or all others do (облыс
   әкімі, аудан әкімі); 1 if the last words alone agree; 2 if others do, too. */
unsigned qaz_post_match(const qaz_post *post, const qaz_post *role, const qaz_post *place);

#endif
