/* Sentences and paragraphs cover the tokens, in order and without rest. */
#include "law.h"
#include "qaz/document.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    qaz_document *document = qaz_document_new();
    qaz_slice text = {(const char *)data, size};
    size_t tokens, sentences, paragraphs;
    law(document != NULL && qaz_document_read(document, text) == QAZ_OK &&
            qaz_document_split(document) == QAZ_OK,
        "every text can be read");
    qaz_document_tokens(document, &tokens);
    const qaz_sentence *sentence = qaz_document_sentences(document, &sentences);
    const qaz_paragraph *paragraph = qaz_document_paragraphs(document, &paragraphs);
    uint32_t token = 0;
    for (size_t i = 0; i < sentences; i++) {
        law(sentence[i].first == token && sentence[i].token_end > token, "sentences cover tokens");
        law(sentence[i].end > sentence[i].start && sentence[i].end <= size, "spans in the text");
        law(sentence[i].paragraph < paragraphs, "each has a paragraph");
        token = sentence[i].token_end;
    }
    law(token == tokens, "no token is left");
    token = 0;
    for (size_t i = 0; i < paragraphs; i++) {
        law(paragraph[i].first == token, "paragraphs cover tokens");
        token = paragraph[i].token_end;
    }
    law(token == tokens, "no token is left");
    qaz_document_free(document);
    return 0;
}
