#include "qaz/document.h"

#include "base/decode.h"
#include "base/room.h"
#include "text/boilerplate.h"
#include "text/sentence.h"
#include "text/token.h"
#include "text/type.h"

#include <stdlib.h>
#include <string.h>

enum {
    /* Code points are counted once for each block of this many bytes. */
    BLOCK = 512,
    /* So many tokens are found before their types are looked up. */
    STRIDE = 32,
    /* Types are forgotten when they take more memory than this, which some 400,000 types do; or
       when those longer than any word do: text that is all noise, such as a line of 100 MB without
       spaces, must not fill the memory. */
    TYPE_BYTES = 64 << 20,
    NOISE_BYTES = 16 << 20
};

/* The first code point that begins in a block of the text, and how many begin before it. */
typedef struct checkpoint {
    uint32_t place, characters;
} checkpoint;

struct qaz_document {
    qaz_slice text;
    qaz_scanner scanner;
    qaz_types types;
    uint32_t generation;
    bool split;
    bool valid; /* UTF-8 throughout */
    qaz_token *tokens;
    qaz_sentence *sentences;
    qaz_paragraph *paragraphs;
    checkpoint *checkpoints;
    uint8_t *kinds; /* of paragraphs */
    size_t token_count, sentence_count, paragraph_count, checkpoint_count;
    size_t token_room, sentence_room, paragraph_room, checkpoint_room, kind_room;
};

const char *qaz_unit_kind_name(qaz_unit_kind kind)
{
    static const char *const names[] = {"sentence", "headline", "boilerplate"};
    return names[kind];
}

qaz_document *qaz_document_new(void)
{
    return calloc(1, sizeof(qaz_document));
}

void qaz_document_free(qaz_document *document)
{
    if (document == NULL)
        return;
    qaz_scanner_free(&document->scanner);
    qaz_types_free(&document->types);
    free(document->tokens);
    free(document->sentences);
    free(document->paragraphs);
    free(document->checkpoints);
    free(document->kinds);
    free(document);
}

/* Counts the code points that begin in a stretch of the text, and gives the end of the last one. In
   valid text every byte but those that continue a character begins one; elsewhere each byte that is
   no UTF-8 counts for itself. */
static const char *count_stretch(const qaz_document *document, const char *at, const char *stop,
                                 uint32_t *characters)
{
    const char *end = document->text.data + document->text.size;
    if (document->valid)
        for (; at < stop; at++)
            *characters += ((unsigned char)*at & 0xC0) != 0x80;
    while (at < stop) {
        size_t size;
        qaz_decode(at, end, &size);
        at += size;
        ++*characters;
    }
    return at;
}

/* Leaves none if there is no memory. */
static void set_checkpoints(qaz_document *document)
{
    const char *text = document->text.data, *end = text + document->text.size, *at = text;
    size_t blocks = document->text.size / BLOCK + 1;
    uint32_t characters = 0;
    checkpoint *checkpoints =
        qaz_room(document->checkpoints, &document->checkpoint_room, blocks, sizeof *checkpoints);
    if (checkpoints == NULL)
        return;
    document->checkpoints = checkpoints;
    document->checkpoint_count = blocks;
    for (size_t block = 0; block < blocks; block++) {
        checkpoints[block] = (checkpoint){(uint32_t)(at - text), characters};
        size_t left = document->text.size - block * BLOCK;
        const char *stop = left > BLOCK ? text + (block + 1) * BLOCK : end;
        at = count_stretch(document, at, stop, &characters);
    }
}

static void forget(qaz_document *document)
{
    qaz_types_reset(&document->types);
    document->generation++;
}

/* The next tokens, at most STRIDE: first where they are, then what types they have. *more becomes
   false at the end of the text. */
static bool tokenize_stride(qaz_document *document, bool *more)
{
    qaz_intern_key keys[STRIDE];
    qaz_token *tokens = qaz_room(document->tokens, &document->token_room,
                                 document->token_count + STRIDE, sizeof *tokens);
    if (tokens == NULL)
        return false;
    document->tokens = tokens;
    tokens += document->token_count;
    const char *end = document->text.data + document->text.size;
    size_t count = qaz_scanner_read(&document->scanner, tokens, STRIDE);
    *more = count == STRIDE;
    for (size_t i = 0; i < count; i++) {
        keys[i] = qaz_intern_key_in(qaz_document_form(document, &tokens[i]), end);
        qaz_intern_prefetch(&document->types.forms, &keys[i]);
    }
    for (size_t i = 0; i < count; i++) {
        tokens[i].type = qaz_intern_find_first(&document->types.forms, &keys[i]);
        if (tokens[i].type == QAZ_NO_ID) {
            tokens[i].type =
                qaz_types_add(&document->types, qaz_document_form(document, &tokens[i]), &keys[i],
                              (qaz_kind)tokens[i].kind);
            if (tokens[i].type == QAZ_NO_ID)
                return false;
        }
        document->valid = document->valid && tokens[i].kind != QAZ_INVALID;
    }
    document->token_count += count;
    return true;
}

static qaz_status tokenize(qaz_document *document)
{
    bool more = true;
    while (more)
        if (!tokenize_stride(document, &more)) {
            forget(document);
            document->token_count = 0;
            return QAZ_NO_MEMORY;
        }
    return QAZ_OK;
}

qaz_status qaz_document_read(qaz_document *document, qaz_slice text)
{
    document->token_count = document->sentence_count = document->paragraph_count = 0;
    document->checkpoint_count = 0;
    document->split = false;
    document->text = (qaz_slice){"", 0};
    if (text.size > INT32_MAX)
        return QAZ_BAD_ARGUMENT;
    if (text.size > 0)
        document->text = text;
    if (qaz_types_memory(&document->types) > TYPE_BYTES || document->types.noise > NOISE_BYTES)
        forget(document);
    qaz_scanner_reset(&document->scanner, document->text);
    document->valid = true;
    return tokenize(document);
}

/* The lines that hold tokens. */
static qaz_status find_paragraphs(qaz_document *document)
{
    const qaz_token *tokens = document->tokens;
    for (size_t first = 0; first < document->token_count;) {
        size_t end = first + 1;
        while (end < document->token_count && !(tokens[end].flags & QAZ_LINE_BEFORE))
            end++;
        qaz_paragraph *paragraphs = qaz_room(document->paragraphs, &document->paragraph_room,
                                             document->paragraph_count + 1, sizeof *paragraphs);
        if (paragraphs == NULL)
            return QAZ_NO_MEMORY;
        document->paragraphs = paragraphs;
        size_t gap = first == 0 ? 0 : tokens[first - 1].end, lines = 0;
        for (; gap < tokens[first].start; gap++)
            lines += document->text.data[gap] == '\n';
        document->paragraphs[document->paragraph_count++] =
            (qaz_paragraph){.start = tokens[first].start,
                            .end = tokens[end - 1].end,
                            .first = (uint32_t)first,
                            .token_end = (uint32_t)end,
                            .blank_before = first == 0 || lines > 1};
        first = end;
    }
    return QAZ_OK;
}

static qaz_status add_sentence(qaz_document *document, size_t paragraph, size_t first, size_t end)
{
    qaz_sentence *sentences = qaz_room(document->sentences, &document->sentence_room,
                                       document->sentence_count + 1, sizeof *sentences);
    if (sentences == NULL)
        return QAZ_NO_MEMORY;
    document->sentences = sentences;
    document->sentences[document->sentence_count++] =
        (qaz_sentence){.start = document->tokens[first].start,
                       .end = document->tokens[end - 1].end,
                       .first = (uint32_t)first,
                       .token_end = (uint32_t)end,
                       .paragraph = (uint32_t)paragraph,
                       .kind = document->kinds[paragraph]};
    return QAZ_OK;
}

/* The sentences of one paragraph; boilerplate and headlines stay whole. */
static qaz_status split_paragraph(qaz_document *document, size_t index)
{
    qaz_paragraph *paragraph = &document->paragraphs[index];
    qaz_line line = {document->text.data, document->tokens, document->types.facts, paragraph->first,
                     paragraph->token_end};
    paragraph->sentence = (uint32_t)document->sentence_count;
    for (size_t first = line.first; first < line.end;) {
        size_t end =
            document->kinds[index] == QAZ_BOILERPLATE ? line.end : qaz_sentence_end(&line, first);
        qaz_status status = add_sentence(document, index, first, end);
        if (status != QAZ_OK)
            return status;
        first = end;
    }
    paragraph->sentence_end = (uint32_t)document->sentence_count;
    return QAZ_OK;
}

static qaz_status split(qaz_document *document)
{
    qaz_status status = find_paragraphs(document);
    if (status != QAZ_OK)
        return status;
    size_t count = document->paragraph_count;
    uint8_t *kinds = qaz_room(document->kinds, &document->kind_room, count, 1);
    if (kinds == NULL)
        return QAZ_NO_MEMORY;
    document->kinds = kinds;
    qaz_page page = {document->text.data, document->tokens, document->types.facts,
                     document->paragraphs, count};
    qaz_page_kinds(&page, document->kinds);
    for (size_t i = 0; i < count && status == QAZ_OK; i++)
        status = split_paragraph(document, i);
    return status;
}

qaz_status qaz_document_split(qaz_document *document)
{
    if (document->split)
        return QAZ_OK;
    document->paragraph_count = document->sentence_count = 0;
    qaz_status status = split(document);
    document->split = status == QAZ_OK;
    return status;
}

qaz_slice qaz_document_text(const qaz_document *document)
{
    return document->text;
}

const qaz_token *qaz_document_tokens(const qaz_document *document, size_t *count)
{
    *count = document->token_count;
    return document->tokens;
}

const qaz_sentence *qaz_document_sentences(const qaz_document *document, size_t *count)
{
    *count = document->sentence_count;
    return document->sentences;
}

const qaz_paragraph *qaz_document_paragraphs(const qaz_document *document, size_t *count)
{
    *count = document->paragraph_count;
    return document->paragraphs;
}

const qaz_type *qaz_document_types(const qaz_document *document, size_t *count)
{
    *count = document->types.forms.count;
    return document->types.facts;
}

uint32_t qaz_document_generation(const qaz_document *document)
{
    return document->generation;
}

size_t qaz_document_sentence_of(const qaz_document *document, size_t token)
{
    size_t low = 0, high = document->sentence_count;
    while (high - low > 1) {
        size_t middle = (low + high) / 2;
        if (document->sentences[middle].first <= token)
            low = middle;
        else
            high = middle;
    }
    return low;
}

size_t qaz_document_paragraph_of(const qaz_document *document, size_t token)
{
    return document->sentences[qaz_document_sentence_of(document, token)].paragraph;
}

uint64_t qaz_document_characters(qaz_document *document, uint32_t place)
{
    if (document->checkpoint_count == 0)
        set_checkpoints(document);
    checkpoint from = {0, 0};
    if (document->checkpoint_count > 0)
        from = document->checkpoints[place / BLOCK];
    const char *text = document->text.data;
    count_stretch(document, text + from.place, text + place, &from.characters);
    return from.characters;
}

qaz_slice qaz_document_form(const qaz_document *document, const qaz_token *token)
{
    return (qaz_slice){document->text.data + token->start, token->end - token->start};
}
