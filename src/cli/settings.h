/* The options that commands share. They are written while the command line is read and only read
   after, by any thread. */
#ifndef QAZ_CLI_SETTINGS_H
#define QAZ_CLI_SETTINGS_H

#include "cli/command.h"

typedef enum cli_input { CLI_AUTO, CLI_TEXT, CLI_JSONL, CLI_TAGGED } cli_input;
typedef enum cli_offsets { CLI_CHARACTERS, CLI_BYTES } cli_offsets;
typedef enum cli_when { CLI_WHEN_AUTO, CLI_ALWAYS, CLI_NEVER } cli_when;

typedef struct cli_settings_values {
    int input; /* cli_input */
    const char *text_field, *id_field;
    const char *encoding; /* "auto" or a name */
    bool strict;          /* bytes that mean nothing are an error */
    const char *shard_text;
    uint64_t shard, shards; /* this process does the documents i with i mod shards == shard */
    unsigned threads;       /* 0: as many as there are cores */
    int progress;           /* cli_when */
    const char *output;     /* NULL: standard output */
    bool no_header;
    int offsets; /* cli_offsets */
} cli_settings_values;

extern cli_settings_values cli_settings;

extern const cli_group cli_kind_options;        /* --input; stands before cli_input_options */
extern const cli_group cli_tagged_kind_options; /* the same with tagged text */
extern const cli_group cli_input_options;       /* every command that reads documents */
extern const cli_group cli_output_options;      /* every command that writes */
extern const cli_group cli_table_options;       /* tables with a header line */
extern const cli_group cli_span_options;        /* start and end columns */

/* Works out what was given as text. False, after a message: wrong usage. */
bool cli_settings_check(void);

/* Threads to work on. */
unsigned cli_thread_count(void);

#endif
