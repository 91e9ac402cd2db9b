#include "cli/load.h"

#include "cli/message.h"

#include <errno.h>
#include <stdio.h>
#include <string.h>

bool cli_load(const char *path, qaz_buffer *text)
{
    enum { STEP = 1 << 16 };
    FILE *file = strcmp(path, "-") == 0 ? stdin : fopen(path, "rb");
    bool read = file != NULL;
    while (read) {
        char *at = qaz_buffer_reserve(text, STEP);
        size_t got = at == NULL ? 0 : fread(at, 1, STEP, file);
        text->size += got;
        if (got < STEP)
            break;
    }
    read = read && !text->failed && !ferror(file);
    if (!read)
        cli_complain(cli_input_name(path), "%s",
                     text->failed ? qaz_status_text(QAZ_NO_MEMORY) : strerror(errno));
    if (file != NULL && file != stdin)
        fclose(file);
    return read;
}
