#include "cli/settings.h"

#include "cli/message.h"
#include "qaz/encoding.h"

#include <stdio.h>
#include <string.h>
#include <unistd.h>

enum { MAX_THREADS = 1024 };

cli_settings_values cli_settings = {
    .text_field = "text", .id_field = "id", .encoding = "auto", .shards = 1};

static const char *const inputs[] = {"auto", "text", "jsonl", NULL};
static const char *const tagged_inputs[] = {"auto", "text", "jsonl", "iob2", NULL};
static const char *const offsets[] = {"char", "byte", NULL};
static const char *const when[] = {"auto", "always", "never", NULL};

/* One title for the groups that stand together in the help. */
static const char input_title[] = "Input";

static const cli_option kind_options[] = {
    {0, "input", "KIND",
     "what the inputs hold: text (a file is one document), jsonl (a line is one document), or auto "
     "(by name and content)",
     .choice = &cli_settings.input, .choices = inputs},
    {0},
};
const cli_group cli_kind_options = {input_title, kind_options};

static const cli_option tagged_kind_options[] = {
    {0, "input", "KIND",
     "what the inputs hold: text (a file is one document), jsonl (a line is one document), iob2 (a "
     "line is a word, perhaps with its tag), or auto (text or jsonl, by name and content)",
     .choice = &cli_settings.input, .choices = tagged_inputs},
    {0},
};
const cli_group cli_tagged_kind_options = {input_title, tagged_kind_options};

static const cli_option input_options[] = {
    {0, "text-field", "NAME", "field of a JSON line that holds the text",
     .text = &cli_settings.text_field},
    {0, "id-field", "NAME",
     "field of a JSON line that names the document; without it, FILE:LINE does",
     .text = &cli_settings.id_field},
    {0, "encoding", "NAME",
     "encoding of the inputs, such as UTF-8, UTF-16, windows-1251, KZ-1048, PT154; auto decides by "
     "content and says so if it is not UTF-8",
     .text = &cli_settings.encoding},
    {0, "strict", NULL, "bytes that mean nothing in the encoding are an error of their input",
     .flag = &cli_settings.strict},
    {0, "shard", "K/N", "do only document K, K+N, K+2N, ..., counted from 0 over all inputs",
     .text = &cli_settings.shard_text},
    {'j', "threads", "N", "work on N threads; without it, on all cores",
     .count = &cli_settings.threads},
    {0, "progress", "WHEN", "a progress bar on standard error: auto (on a terminal), always, never",
     .choice = &cli_settings.progress, .choices = when},
    {0},
};
const cli_group cli_input_options = {input_title, input_options};

static const cli_option output_options[] = {
    {'o', "output", "FILE", "write to FILE, which is replaced only when all is done",
     .text = &cli_settings.output},
    {0},
};
const cli_group cli_output_options = {"Output", output_options};

static const cli_option table_options[] = {
    {0, "no-header", NULL, "no line with the names of the columns",
     .flag = &cli_settings.no_header},
    {0},
};
const cli_group cli_table_options = {"Tables", table_options};

static const cli_option span_options[] = {
    {0, "offsets", "UNIT", "count start and end in char (code points) or byte",
     .choice = &cli_settings.offsets, .choices = offsets},
    {0},
};
const cli_group cli_span_options = {"Spans", span_options};

bool cli_settings_check(void)
{
    if (cli_settings.shard_text != NULL) {
        unsigned shard, shards;
        char rest;
        if (sscanf(cli_settings.shard_text, "%9u/%9u%c", &shard, &shards, &rest) != 2 ||
            shard >= shards) {
            cli_complain(NULL, "--shard wants K/N with K from 0 to N-1, not '%s'",
                         cli_settings.shard_text);
            return false;
        }
        cli_settings.shard = shard;
        cli_settings.shards = shards;
    }
    if (strcmp(cli_settings.encoding, "auto") != 0) {
        qaz_error error;
        qaz_decoder *decoder = qaz_decoder_new(cli_settings.encoding, &error);
        if (decoder == NULL) {
            cli_complain(NULL, "--encoding: %s", error.message);
            return false;
        }
        qaz_decoder_free(decoder);
    }
    if (cli_settings.threads > MAX_THREADS) {
        cli_complain(NULL, "--threads: at most %d", MAX_THREADS);
        return false;
    }
    return true;
}

unsigned cli_thread_count(void)
{
    if (cli_settings.threads > 0)
        return cli_settings.threads;
    long cores = sysconf(_SC_NPROCESSORS_ONLN);
    return cores < 1 ? 1 : cores > MAX_THREADS ? MAX_THREADS : (unsigned)cores;
}
