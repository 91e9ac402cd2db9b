/* Quotations and their parts begin and end with tokens and stand in their order, and a finder may
   be used again. */
#include "law.h"
#include "qaz/quote.h"

#include <string.h>

static void check_span(const qaz_document *document, uint32_t start, uint32_t end)
{
    size_t count;
    const qaz_token *tokens = qaz_document_tokens(document, &count);
    bool starts = false, ends = false;
    law(start < end && end <= qaz_document_text(document).size, "a span is in the text");
    for (size_t i = 0; i < count && !(starts && ends); i++) {
        starts = starts || tokens[i].start == start;
        ends = ends || tokens[i].end == end;
    }
    law(starts && ends, "a span begins and ends with tokens");
}

static void check(const qaz_document *document, const qaz_quote *quote, size_t entities)
{
    check_span(document, quote->start, quote->end);
    if (quote->cue_end > 0)
        check_span(document, quote->cue_start, quote->cue_end);
    if (quote->speaker_end > 0)
        check_span(document, quote->speaker_start, quote->speaker_end);
    law(quote->kind <= QAZ_INDIRECT && quote->marks <= QAZ_MARKS_BROKEN, "kinds exist");
    law(quote->entity == QAZ_NO_ENTITY || quote->entity < entities, "the entity exists");
    law(quote->confidence >= 0 && quote->confidence <= 1, "confidence is from 0 to 1");
    law(quote->rule != NULL && strlen(quote->rule) > 0, "a rule found it");
}

/* The finders are made once: the entity finder reads the whole lexicon. */
int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    static qaz_document *document;
    static qaz_entity_finder *entities;
    static qaz_quote_finder *finder;
    if (finder == NULL) {
        document = qaz_document_new();
        entities = qaz_entity_finder_new();
        finder = qaz_quote_finder_new();
    }
    law(document != NULL && entities != NULL && finder != NULL, "there is memory");
    size_t count, entity_count;
    law(qaz_document_read(document, (qaz_slice){(const char *)data, size}) == QAZ_OK &&
            qaz_entity_finder_read(entities, document) == QAZ_OK &&
            qaz_quote_finder_read(finder, document, entities) == QAZ_OK,
        "every text can be read");
    qaz_entity_list(entities, &entity_count);
    const qaz_quote *quotes = qaz_quotes(finder, &count);
    for (size_t i = 0; i < count; i++) {
        check(document, &quotes[i], entity_count);
        law(i == 0 || quotes[i - 1].start <= quotes[i].start, "quotations are in order");
    }
    return 0;
}
