/* Repairs of damaged Kazakh text: a list of named rules, each of which acts only where it is sure.
   A document that is being analysed is never changed; there the rules of words act on the normal
   form of a word type (qaz_type), and spans stay those of the original. A qaz_normalizer is what
   rewrites text. */
#ifndef QAZ_NORMALIZE_H
#define QAZ_NORMALIZE_H

#include "qaz/buffer.h"

#ifdef __cplusplus
extern "C" {
#endif

typedef enum qaz_rule {
    /* Of words: these act on normal forms, too, in this order. */
    QAZ_RULE_NFC,       /* Unicode Normalization Form C (UAX #15) */
    QAZ_RULE_INVISIBLE, /* controls, zero-width characters, soft hyphens, and the sign U+00AC that
                           some become at a word, are removed; not in emoji and other scripts */
    QAZ_RULE_FONT,      /* letters of damaged fonts: ѓылым (corpus/lexicon/font_damage.tsv) */
    QAZ_RULE_CYRILLIC,  /* Latin look-alikes in Cyrillic words become Cyrillic: бiлiм */
    QAZ_RULE_LATIN,     /* Cyrillic look-alikes in Latin words become Latin: Аlmaty */
    QAZ_RULE_ROMAN,     /* Roman numerals typed with Cyrillic letters become Latin: ХХІ */

    /* Of texts. */
    QAZ_RULE_TWINS, /* words whose letters are all Latin look-alikes become Cyrillic in a text where
                       most Cyrillic words with these letters have them in Latin */
    QAZ_RULE_SPACED,  /* letter-spaced words are joined: Қ А З А Қ */
    QAZ_RULE_REPEATS, /* a letter or mark three times or more becomes one: керемееет, !!! */
    QAZ_RULE_HYPHENS, /* words that a line end or a leftover hyphen divides are joined (бү-⏎гінгі,
                         жаңалық-тың), pair words (corpus/lexicon/pair_words.tsv) keep their
                         hyphen; a space by the hyphen of a number goes (11- сынып, 90% - ға) */
    QAZ_RULE_ELLIPSIS, /* three full stops become an ellipsis */
    QAZ_RULE_DASHES,   /* every dash becomes an en dash with spaces, every hyphen U+002D */
    QAZ_RULE_QUOTES, /* quotation marks that pair up in their line become « »; inner ones stay */
    QAZ_RULE_SPACES, /* one space between words, none at the ends of a line, at most one blank
                        line; every white space is a space or a line feed */
    QAZ_RULE_PUNCTUATION, /* no space before a mark, one behind it: болды .Егер, береді.Лиганы */
    QAZ_RULE_COUNT
} qaz_rule;

/* A set of rules: bit 1 << rule for each. */
typedef uint32_t qaz_rules;

enum {
    QAZ_RULES_OF_WORDS = (1 << (QAZ_RULE_ROMAN + 1)) - 1,
    QAZ_RULES_ALL = (1 << QAZ_RULE_COUNT) - 1,
    QAZ_RULES_DEFAULT = QAZ_RULES_ALL & ~(1 << QAZ_RULE_REPEATS)
};

/* The name of a rule ("nfc", "cyrillic", ...) and what it does, in a clause. Static storage. Any
   thread. */
QAZ_API const char *qaz_rule_name(qaz_rule rule);
QAZ_API const char *qaz_rule_summary(qaz_rule rule);

/* Appends the normal form of one token to `out` and returns the rules that changed it. Nothing is
   appended when none did. `out->failed` says that memory ran out. Any thread. */
QAZ_API qaz_rules qaz_normalize_word(qaz_slice form, qaz_rules rules, qaz_buffer *out);

/* Appends a key that is the same for spellings of one word with and without the Kazakh letters that
   a Russian keyboard lacks (қалдыңыз, калдыныз), in lower case. Different words may share it, so it
   is for matching only, never for rewriting. The letters: corpus/lexicon/keyboard_letters.tsv. Any
   thread. */
QAZ_API void qaz_match_key(qaz_slice form, qaz_buffer *out);

/* A place that was rewritten. Places are in order and do not overlap; what lies between them is
   the same in both texts. */
typedef struct qaz_change {
    uint32_t start, end;         /* bytes in the original */
    uint32_t new_start, new_end; /* bytes in the rewritten text */
    qaz_rules rules;             /* that acted here */
} qaz_change;

/* Rewrites texts, one after another. One thread at a time. */
typedef struct qaz_normalizer qaz_normalizer;

/* The caller gives it back to qaz_normalizer_free. NULL: no memory. */
QAZ_API qaz_normalizer *qaz_normalizer_new(qaz_rules rules);
QAZ_API void qaz_normalizer_free(qaz_normalizer *normalizer);

/* Rewrites a text of less than 2 GiB, which is borrowed and must outlive the use of the result.
   Rewriting the result again changes nothing. Bytes that are no UTF-8 stay. QAZ_BAD_ARGUMENT: the
   text is too long. After QAZ_NO_MEMORY the normalizer may only be freed. */
QAZ_API qaz_status qaz_normalizer_read(qaz_normalizer *normalizer, qaz_slice text);

/* What became of the text read last, and what was changed in it. Borrowed until the next read. */
QAZ_API qaz_slice qaz_normalizer_text(const qaz_normalizer *normalizer);
QAZ_API const qaz_change *qaz_normalizer_changes(const qaz_normalizer *normalizer, size_t *count);

#ifdef __cplusplus
}
#endif
#endif
