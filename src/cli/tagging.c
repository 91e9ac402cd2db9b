#include "cli/tagging.h"

#include "cli/pipeline.h"
#include "cli/settings.h"
#include "cli/tagged.h"
#include "qaz/document.h"

#include <stdlib.h>

/* Read by all threads, written before they start. */
static cli_tagging chosen;
static const qaz_tagger_model *model;

typedef struct worker {
    qaz_document *document;
    qaz_tagger *tagger;
    cli_tagged sentence; /* its words are what is tagged */
    qaz_buffer result;   /* of the piece */
} worker;

static void worker_free(void *given)
{
    worker *self = given;
    qaz_document_free(self->document);
    qaz_tagger_free(self->tagger);
    cli_tagged_free(&self->sentence);
    qaz_buffer_free(&self->result);
    free(self);
}

static void *worker_new(void)
{
    worker *self = calloc(1, sizeof *self);
    if (self == NULL)
        return NULL;
    self->document = qaz_document_new();
    self->tagger = qaz_tagger_new(model, QAZ_DOMAIN_KAZNERD);
    if (self->document != NULL && self->tagger != NULL)
        return self;
    worker_free(self);
    return NULL;
}

static qaz_status tag(worker *self, const qaz_tagger_mention **mentions, size_t *count)
{
    const qaz_tagger_sentence read = {.words = self->sentence.words, .count = self->sentence.count};
    return qaz_tagger_read(self->tagger, &read, chosen.format != CLI_TAG_IOB2, mentions, count);
}

/* Appends the words of a sentence with their tags. */
static void add_tags(const worker *self, const qaz_tagger_mention *mentions, size_t count,
                     qaz_buffer *out)
{
    for (size_t i = 0, next = 0; i < self->sentence.count; i++) {
        qaz_buffer_add(out, self->sentence.words[i]);
        while (next < count && mentions[next].end <= i)
            next++;
        if (next == count || mentions[next].first > i) {
            qaz_buffer_add_text(out, " O\n");
            continue;
        }
        qaz_buffer_add_text(out, mentions[next].first == i ? " B-" : " I-");
        qaz_buffer_add_text(out, qaz_tagger_model_class(model, mentions[next].class_index));
        qaz_buffer_add_byte(out, '\n');
    }
    qaz_buffer_add_byte(out, '\n');
}

/* Appends a mention of a document. */
static void add_mention(const worker *self, const cli_piece *piece, const qaz_token *tokens,
                        const qaz_tagger_mention *mention, qaz_buffer *out)
{
    uint32_t start = tokens[mention->first].start, end = tokens[mention->end - 1].end;
    bool bytes = cli_settings.offsets == CLI_BYTES;
    uint64_t from = bytes ? piece->base_bytes + start
                          : piece->base_characters + qaz_document_characters(self->document, start);
    uint64_t to = bytes ? piece->base_bytes + end
                        : piece->base_characters + qaz_document_characters(self->document, end);
    const char *class = qaz_tagger_model_class(model, mention->class_index);
    qaz_slice text = {piece->text.data + start, end - start};
    if (chosen.format == CLI_TAG_JSONL) {
        qaz_buffer_add_text(out, "{\"doc\":");
        qaz_buffer_add_json(out, piece->id);
        qaz_buffer_add_format(out, ",\"start\":%ju,\"end\":%ju,\"text\":", (uintmax_t)from,
                              (uintmax_t)to);
        qaz_buffer_add_json(out, text);
        qaz_buffer_add_format(out, ",\"type\":\"%s\",\"confidence\":%.2f}\n", class,
                              (double)mention->confidence);
    } else {
        qaz_buffer_add_tsv(out, piece->id);
        qaz_buffer_add_format(out, "\t%ju\t%ju\t", (uintmax_t)from, (uintmax_t)to);
        qaz_buffer_add_tsv(out, text);
        qaz_buffer_add_format(out, "\t%s\t%.2f\n", class, (double)mention->confidence);
    }
}

/* Puts the normal forms of a sentence's tokens where words are tagged. */
static bool take_words(worker *self, const qaz_token *tokens, const qaz_type *types,
                       const qaz_sentence *sentence)
{
    size_t count = sentence->token_end - sentence->first;
    if (!cli_tagged_reserve(&self->sentence, count))
        return false;
    for (size_t i = 0; i < count; i++)
        self->sentence.words[i] = types[tokens[sentence->first + i].type].normal;
    self->sentence.count = count;
    return true;
}

static qaz_status tag_document(worker *self, const cli_piece *piece)
{
    size_t sentence_count, count;
    qaz_status status = qaz_document_read(self->document, piece->text);
    if (status == QAZ_OK)
        status = qaz_document_split(self->document);
    if (status != QAZ_OK)
        return status;
    const qaz_token *tokens = qaz_document_tokens(self->document, &count);
    const qaz_type *types = qaz_document_types(self->document, &count);
    const qaz_sentence *sentence = qaz_document_sentences(self->document, &sentence_count);
    for (; sentence_count > 0 && status == QAZ_OK; sentence_count--, sentence++) {
        const qaz_tagger_mention *mentions;
        status = take_words(self, tokens, types, sentence) ? tag(self, &mentions, &count)
                                                           : QAZ_NO_MEMORY;
        if (status != QAZ_OK)
            break;
        if (chosen.format == CLI_TAG_IOB2)
            add_tags(self, mentions, count, &self->result);
        else
            for (size_t i = 0; i < count; i++)
                add_mention(self, piece, tokens + sentence->first, &mentions[i], &self->result);
    }
    return status;
}

static qaz_status tag_words(worker *self, const cli_piece *piece)
{
    qaz_slice rest = piece->text;
    while (cli_tagged_next(&self->sentence, &rest)) {
        const qaz_tagger_mention *mentions;
        size_t count;
        qaz_status status = tag(self, &mentions, &count);
        if (status != QAZ_OK)
            return status;
        add_tags(self, mentions, count, &self->result);
    }
    return self->sentence.failed ? QAZ_NO_MEMORY : QAZ_OK;
}

static qaz_status analyse(void *given, const cli_piece *piece, qaz_error *error)
{
    worker *self = given;
    (void)error;
    qaz_buffer_clear(&self->result);
    qaz_status status = chosen.tagged ? tag_words(self, piece) : tag_document(self, piece);
    return status == QAZ_OK && self->result.failed ? QAZ_NO_MEMORY : status;
}

static qaz_status print(void *given, const cli_piece *piece, qaz_buffer *out)
{
    const worker *self = given;
    (void)piece;
    qaz_buffer_add(out, qaz_buffer_slice(&self->result));
    return QAZ_OK;
}

int cli_tag(const cli_tagging *wanted, char **operands)
{
    chosen = *wanted;
    model = wanted->model;
    cli_task task = {
        .worker_new = worker_new, .worker_free = worker_free, .analyse = analyse, .print = print};
    if (wanted->format == CLI_TAG_TSV)
        task.header = "doc\tstart\tend\ttext\ttype\tconfidence\n";
    return cli_run(&task, operands);
}
