/* Runs of the letters that Kazakh text is made of, found without decoding them. */
#ifndef QAZ_TEXT_RUN_H
#define QAZ_TEXT_RUN_H

/* No run is followed further than this many bytes. */
enum { QAZ_RUN_BYTES = 4096 };

/* The end of the ASCII letters and the letters of the block Cyrillic (U+0400 to U+04FF) that stand
   at `at`; `at` itself if none do. */
const char *qaz_run_end(const char *at, const char *end);

#endif
