/* Finds the lines that need a closer look. Most lines of a clean text need none, so this is what
   the speed of `qaz normalize` depends on: a table look-up for each character and one for each
   step from state to state. It may call a clean line dirty, but not the other way round. */
#include "text/sweep.h"

#include <string.h>

typedef enum kind {
    CYRILLIC, /* a Cyrillic letter of Kazakh or Russian */
    ROMAN,    /* І Х, which Roman numerals are typed with */
    LATIN,    /* an ASCII letter */
    DIGIT,
    SPACE,
    HYPHEN,
    DASH,      /* – */
    LONG_DASH, /* — */
    STOP,      /* . , : ; ! ? */
    CLOSE,     /* » */
    OPEN,      /* « */
    OTHER,     /* any other mark that no rule asks about */
    DIRTY,     /* everything that a rule asks about */
    KINDS
} kind;

/* What stands before a character. */
typedef enum state {
    START, /* of a line */
    AFTER_SPACE,
    SHORT_SPACE,  /* a space behind a word of one letter */
    LETTER,       /* one Cyrillic letter */
    SHORT_LETTER, /* the same behind SHORT_SPACE */
    WORD,         /* two Cyrillic letters or more */
    NUMERAL,      /* only letters of kind ROMAN */
    WORD_HYPHEN,  /* a hyphen behind Cyrillic letters */
    FOREIGN,
    NUMBER,
    NUMBER_HYPHEN,
    TIGHT_HYPHEN, /* a hyphen behind anything else but a space */
    FREE_HYPHEN,  /* a hyphen behind a space */
    TIGHT_DASH,
    FREE_DASH,
    LETTER_STOP, /* a mark behind one letter: an initial */
    WORD_STOP,   /* a mark behind a word */
    OTHER_STOP,
    CLOSED,
    MARK,
    BAD,
    STATES
} state;

/* Where a character of a kind leads from a state; at the end of a line, see `may_end`. */
static const unsigned char steps[STATES][KINDS] = {
    /* CYRILLIC ROMAN LATIN DIGIT SPACE HYPHEN DASH LONG_DASH STOP CLOSE OPEN OTHER DIRTY */
    [START] = {LETTER, NUMERAL, FOREIGN, NUMBER, BAD, FREE_HYPHEN, FREE_DASH, BAD, OTHER_STOP,
               CLOSED, MARK, MARK, BAD},
    [AFTER_SPACE] = {LETTER, NUMERAL, FOREIGN, NUMBER, BAD, FREE_HYPHEN, FREE_DASH, BAD, BAD,
                     CLOSED, MARK, MARK, BAD},
    [SHORT_SPACE] = {SHORT_LETTER, NUMERAL, FOREIGN, NUMBER, BAD, FREE_HYPHEN, FREE_DASH, BAD, BAD,
                     CLOSED, MARK, MARK, BAD},
    [LETTER] = {WORD, WORD, BAD, MARK, SHORT_SPACE, WORD_HYPHEN, TIGHT_DASH, TIGHT_DASH,
                LETTER_STOP, CLOSED, BAD, MARK, BAD},
    [SHORT_LETTER] = {WORD, WORD, BAD, MARK, BAD, WORD_HYPHEN, TIGHT_DASH, TIGHT_DASH, LETTER_STOP,
                      CLOSED, BAD, MARK, BAD},
    [WORD] = {WORD, WORD, BAD, MARK, AFTER_SPACE, WORD_HYPHEN, TIGHT_DASH, TIGHT_DASH, WORD_STOP,
              CLOSED, BAD, MARK, BAD},
    [NUMERAL] = {WORD, NUMERAL, BAD, BAD, BAD, BAD, BAD, BAD, BAD, BAD, BAD, BAD, BAD},
    [WORD_HYPHEN] = {LETTER, NUMERAL, FOREIGN, NUMBER, AFTER_SPACE, BAD, BAD, BAD, OTHER_STOP,
                     CLOSED, MARK, MARK, BAD},
    [FOREIGN] = {BAD, BAD, FOREIGN, FOREIGN, AFTER_SPACE, TIGHT_HYPHEN, TIGHT_DASH, TIGHT_DASH,
                 OTHER_STOP, CLOSED, MARK, MARK, BAD},
    [NUMBER] = {LETTER, NUMERAL, FOREIGN, NUMBER, AFTER_SPACE, NUMBER_HYPHEN, TIGHT_DASH,
                TIGHT_DASH, OTHER_STOP, CLOSED, MARK, MARK, BAD},
    [NUMBER_HYPHEN] = {LETTER, NUMERAL, FOREIGN, NUMBER, BAD, BAD, BAD, BAD, OTHER_STOP, CLOSED,
                       MARK, MARK, BAD},
    [TIGHT_HYPHEN] = {LETTER, NUMERAL, FOREIGN, NUMBER, BAD, BAD, BAD, BAD, OTHER_STOP, CLOSED,
                      MARK, MARK, BAD},
    [FREE_HYPHEN] = {BAD, BAD, FOREIGN, NUMBER, BAD, BAD, BAD, BAD, OTHER_STOP, CLOSED, MARK, MARK,
                     BAD},
    [TIGHT_DASH] = {BAD, BAD, BAD, NUMBER, BAD, BAD, BAD, BAD, OTHER_STOP, CLOSED, BAD, MARK, BAD},
    [FREE_DASH] = {BAD, BAD, BAD, BAD, AFTER_SPACE, BAD, BAD, BAD, BAD, BAD, BAD, BAD, BAD},
    [LETTER_STOP] = {LETTER, NUMERAL, FOREIGN, NUMBER, AFTER_SPACE, TIGHT_HYPHEN, BAD, BAD,
                     OTHER_STOP, CLOSED, BAD, MARK, BAD},
    [WORD_STOP] = {BAD, BAD, FOREIGN, NUMBER, AFTER_SPACE, BAD, BAD, BAD, OTHER_STOP, CLOSED, BAD,
                   MARK, BAD},
    [OTHER_STOP] = {BAD, BAD, FOREIGN, NUMBER, AFTER_SPACE, BAD, BAD, BAD, BAD, CLOSED, MARK, MARK,
                    BAD},
    [CLOSED] = {BAD, BAD, BAD, NUMBER, AFTER_SPACE, TIGHT_HYPHEN, BAD, BAD, OTHER_STOP, CLOSED,
                MARK, MARK, BAD},
    [MARK] = {LETTER, NUMERAL, FOREIGN, NUMBER, AFTER_SPACE, TIGHT_HYPHEN, TIGHT_DASH, BAD,
              OTHER_STOP, CLOSED, MARK, MARK, BAD},
};

static bool may_end(state last)
{
    return last != AFTER_SPACE && last != SHORT_SPACE && last != WORD_HYPHEN &&
           last != NUMBER_HYPHEN && last != TIGHT_HYPHEN && last != FREE_HYPHEN &&
           last != TIGHT_DASH && last != NUMERAL && last != BAD;
}

static kind kind_of_ascii(unsigned char byte)
{
    if ((byte | 0x20) >= 'a' && (byte | 0x20) <= 'z')
        return LATIN;
    if (byte >= '0' && byte <= '9')
        return DIGIT;
    if (byte < ' ' || byte == 0x7F || strchr("\"'<>", byte) != NULL)
        return DIRTY;
    return byte == ' '                      ? SPACE
           : byte == '-'                    ? HYPHEN
           : strchr(".,:;!?", byte) != NULL ? STOP
                                            : OTHER;
}

static kind kind_of_cyrillic(uint32_t c)
{
    if (c == 0x406 || c == 0x425)
        return ROMAN;
    if ((c >= 0x410 && c < 0x450) || c == 0x401 || c == 0x451 || c == 0x456)
        return CYRILLIC;
    static const uint16_t kazakh[] = {0x492, 0x49A, 0x4A2, 0x4AE, 0x4B0, 0x4BA, 0x4D8, 0x4E8};
    for (size_t i = 0; i < sizeof kazakh / sizeof kazakh[0]; i++)
        if ((c & ~1u) == kazakh[i])
            return CYRILLIC;
    return DIRTY;
}

void qaz_scan_prepare(uint8_t kinds[QAZ_SCAN_KINDS])
{
    for (unsigned i = 0; i < 128; i++)
        kinds[i] = (uint8_t)kind_of_ascii((unsigned char)i);
    for (unsigned i = 0; i < 256; i++)
        kinds[128 + i] = (uint8_t)kind_of_cyrillic(0x400 + i);
}

/* The few other characters that clean text has; *size becomes how long it is. */
static kind kind_of_rest(const unsigned char *at, const unsigned char *end, size_t *size)
{
    static const struct {
        char text[4];
        kind kind;
    } rest[] = {{"«", OPEN},  {"»", CLOSE}, {"–", DASH},  {"—", LONG_DASH}, {"…", OTHER},
                {"№", OTHER}, {"°", OTHER}, {"±", OTHER}, {"²", OTHER},     {"³", OTHER},
                {"§", OTHER}, {"‰", OTHER}, {"₸", OTHER}};
    *size = *at < 0xE0 ? 2 : 3;
    if ((size_t)(end - at) >= *size)
        for (size_t i = 0; i < sizeof rest / sizeof rest[0]; i++)
            if (memcmp(rest[i].text, at, *size) == 0)
                return rest[i].kind;
    return DIRTY;
}

/* Whether a case ending of three letters or more may stand at `at`: жаңалық-тың. They begin with н,
   д and т, and мен, бен, пен with letters that many other words begin with. */
static bool is_short_ending(const unsigned char *at, const unsigned char *end)
{
    size_t letters = 0;
    while (letters < 5 && (size_t)(end - at) >= 2 * letters + 2 && (at[2 * letters] & 0xFC) == 0xD0)
        letters++;
    uint32_t first = 0x400 | (at[0] & 3u) << 6 | (at[1] & 0x3Fu);
    bool instrumental = first == 0x43C || first == 0x431 || first == 0x43F;
    return instrumental ? letters == 3
                        : letters >= 3 && letters < 5 &&
                              (first == 0x43D || first == 0x434 || first == 0x442);
}

const char *qaz_find_dirty_line(const uint8_t kinds[QAZ_SCAN_KINDS], qaz_slice text,
                                const char *from, const char **stop)
{
    const unsigned char *at = (const unsigned char *)from, *line = at;
    const unsigned char *end = (const unsigned char *)text.data + text.size;
    const unsigned char *start = (const unsigned char *)text.data;
    state now = START;
    while (at < end) {
        unsigned char byte = *at;
        if (byte == '\n') {
            bool third = at == line && at - start >= 2 && at[-1] == '\n' && at[-2] == '\n';
            if (third || !may_end(now))
                break;
            line = ++at;
            now = START;
            continue;
        }
        kind found;
        size_t size = 1;
        if (byte < 0x80) {
            found = (kind)kinds[byte];
        } else if (byte >= 0xD0 && byte <= 0xD3 && end - at >= 2 && (at[1] & 0xC0) == 0x80) {
            found = (kind)kinds[128 + ((byte & 3u) << 6 | (at[1] & 0x3Fu))];
            size = 2;
        } else {
            found = kind_of_rest(at, end, &size);
        }
        if (now == WORD_HYPHEN && found == CYRILLIC && is_short_ending(at, end))
            break;
        now = (state)steps[now][found];
        if (now == BAD)
            break;
        at += size;
    }
    if (at == end && may_end(now))
        return NULL;
    const unsigned char *feed = at == end ? NULL : memchr(at, '\n', (size_t)(end - at));
    *stop = feed == NULL ? text.data + text.size : (const char *)feed;
    return (const char *)line;
}
