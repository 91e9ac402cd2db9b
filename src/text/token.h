/* The tokenizer: UAX #29's segments, joined and divided where Kazakh text wants it otherwise.
   Every such tailoring is listed here and has its number in token.c.

   T1  number + percent sign                         0,2%  51%
   T2  number or word + hyphen + suffix              101-ге  25-ші  0,2%-ға  NIS-тің  08:30–да
   T3  word + hyphen + word, without spaces          әл-Фараби  ата-ана  мектеп-лицей  Covid-19
   T4  digits + colon + digits: a time, a score      08:30  4:1
   T5  digits grouped by single spaces               44 260  1 000 000
   T6  abbreviation with its full stops              т.б.  млрд.  п.ғ.к.
   T7  initial with its full stop                    С.  Дж.
   T8  letter + full stop + letter is divided        береді.Лиганы -> береді . Лиганы
   T9  addresses and tags are whole                  https://...  x@mail.ru  kitap.kz  #tag  @user
   T10 runs of one mark are whole                    ...  ?!  >>>  --
   T11 U+00AC inside or after a word belongs to it   (damage from a soft hyphen)
   T12 closing quotation mark + hyphen + suffix      «X»-ға -> « X » -ға
   T13 a token has at most 4096 bytes
   T14 a word and a number that run together: two    мектептер12  2024жыл

   A number and a following noun are divided (5-сынып -> 5 - сынып), as are ranges (2024-2025): what
   stands behind the hyphen is a word of its own. */
#ifndef QAZ_TEXT_TOKEN_H
#define QAZ_TEXT_TOKEN_H

#include "qaz/document.h"
#include "text/segment.h"

enum { QAZ_TOKEN_BYTES = 4096 };

/* A place in a text. One thread. */
typedef struct qaz_scanner {
    qaz_segmenter segmenter;
    const char *start, *at, *end;
    bool simple;            /* take short cuts, which change nothing; a test turns them off */
    const char *last_start; /* the token before, for the context of abbreviations; NULL at first */
    const char *last_end;
    qaz_kind last_kind;
    /* Letters that the first part of an abbreviation may have, a bit for each number, by the lower
       six bits of its first letter and of its second. */
    uint16_t abbreviation_lengths[64 * 64];
    bool knows_lengths; /* they have been read from the table */
} qaz_scanner;

/* Begins a text. */
void qaz_scanner_reset(qaz_scanner *scanner, qaz_slice text);

/* Puts the bytes, kind and flags of the next tokens, at most `room`, into tokens (offsets from the
   start of the text, types 0) and returns how many there were; fewer than `room` at the end. Cannot
   fail. The gaps between tokens hold white space and characters that show nothing. */
size_t qaz_scanner_read(qaz_scanner *scanner, qaz_token *tokens, size_t room);

void qaz_scanner_free(qaz_scanner *scanner);

#endif
