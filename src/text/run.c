#include "text/run.h"

/* How the bytes of Cyrillic and ASCII letters begin: 1 and 2 say how many bytes a letter has; 3 is
   the lead byte 0xD2, whose letters begin at U+048A. */
static const unsigned char hot[256] = {
    ['A'] = 1, ['B'] = 1, ['C'] = 1, ['D'] = 1, ['E'] = 1,  ['F'] = 1,  ['G'] = 1,  ['H'] = 1,
    ['I'] = 1, ['J'] = 1, ['K'] = 1, ['L'] = 1, ['M'] = 1,  ['N'] = 1,  ['O'] = 1,  ['P'] = 1,
    ['Q'] = 1, ['R'] = 1, ['S'] = 1, ['T'] = 1, ['U'] = 1,  ['V'] = 1,  ['W'] = 1,  ['X'] = 1,
    ['Y'] = 1, ['Z'] = 1, ['a'] = 1, ['b'] = 1, ['c'] = 1,  ['d'] = 1,  ['e'] = 1,  ['f'] = 1,
    ['g'] = 1, ['h'] = 1, ['i'] = 1, ['j'] = 1, ['k'] = 1,  ['l'] = 1,  ['m'] = 1,  ['n'] = 1,
    ['o'] = 1, ['p'] = 1, ['q'] = 1, ['r'] = 1, ['s'] = 1,  ['t'] = 1,  ['u'] = 1,  ['v'] = 1,
    ['w'] = 1, ['x'] = 1, ['y'] = 1, ['z'] = 1, [0xD0] = 2, [0xD1] = 2, [0xD2] = 3, [0xD3] = 2};

const char *qaz_run_end(const char *start, const char *text_end)
{
    const unsigned char *at = (const unsigned char *)start, *end = (const unsigned char *)text_end;
    if (end - at > QAZ_RUN_BYTES)
        end = at + QAZ_RUN_BYTES;
    while (at < end) {
        unsigned char length = hot[*at];
        if (length == 1) {
            at++;
        } else {
            if (length == 0 || end - at < 2 || (at[1] & 0xC0) != 0x80 ||
                (length == 3 && at[1] < 0x8A))
                break;
            at += 2;
        }
    }
    return (const char *)at;
}
