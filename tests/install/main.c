/* Uses the installed library: prints the number of tokens of a text. */
#include <qaz/document.h>

#include <stdio.h>

int main(void)
{
    size_t count = 0;
    qaz_document *document = qaz_document_new();
    if (document == NULL || qaz_document_read(document, qaz_slice_of("Бір екі.")) != QAZ_OK)
        return 1;
    qaz_document_tokens(document, &count);
    printf("%zu\n", count);
    qaz_document_free(document);
    return 0;
}
