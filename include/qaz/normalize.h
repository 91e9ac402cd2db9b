/* Repairs of damaged Kazakh text: a list of named rules, each of which acts only where it is sure.
   Nothing here changes a document that is being analysed; there a rule acts on the normal form of
   a word type (qaz_type), and spans stay those of the original. */
#ifndef QAZ_NORMALIZE_H
#define QAZ_NORMALIZE_H

#include "qaz/buffer.h"

#ifdef __cplusplus
extern "C" {
#endif

/* The rules, in the order in which they act. */
typedef enum qaz_rule {
    QAZ_RULE_NFC,       /* Unicode Normalization Form C (UAX #15) */
    QAZ_RULE_INVISIBLE, /* controls, zero-width characters, soft hyphens, U+00AC in words: removed
                         */
    QAZ_RULE_FONT, /* letters of damaged fonts: бѕіќ -> ... (corpus/lexicon/font_damage.tsv) */
    QAZ_RULE_CYRILLIC, /* Latin look-alikes in Cyrillic words become Cyrillic: бiлiм */
    QAZ_RULE_LATIN,    /* Cyrillic look-alikes in Latin words become Latin: Аlmaty */
    QAZ_RULE_ROMAN,    /* Roman numerals typed with Cyrillic letters become Latin: ХХІ */
    QAZ_RULE_COUNT
} qaz_rule;

/* A set of rules: bit 1 << rule for each. */
typedef uint32_t qaz_rules;

/* The rules that act on normal forms. */
#define QAZ_RULES_OF_WORDS ((1u << QAZ_RULE_COUNT) - 1)

/* Appends the normal form of one token to `out` and returns the rules that changed it. Nothing is
   appended when none did. `out->failed` says that memory ran out. Any thread. */
QAZ_API qaz_rules qaz_normalize_word(qaz_slice form, qaz_rules rules, qaz_buffer *out);

#ifdef __cplusplus
}
#endif
#endif
