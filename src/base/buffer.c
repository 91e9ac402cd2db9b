#include "qaz/buffer.h"

#include "qaz/utf8.h"

#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

char *qaz_buffer_reserve(qaz_buffer *buffer, size_t extra)
{
    if (buffer->failed)
        return NULL;
    if (extra > buffer->capacity - buffer->size) {
        size_t wanted = buffer->capacity < 256 ? 256 : buffer->capacity;
        while (wanted - buffer->size < extra && wanted <= SIZE_MAX / 2)
            wanted *= 2;
        char *data = wanted - buffer->size < extra ? NULL : realloc(buffer->data, wanted);
        if (data == NULL) {
            buffer->failed = true;
            return NULL;
        }
        buffer->data = data;
        buffer->capacity = wanted;
    }
    return buffer->data + buffer->size;
}

void qaz_buffer_add(qaz_buffer *buffer, qaz_slice text)
{
    if (text.size == 0)
        return;
    char *at = qaz_buffer_reserve(buffer, text.size);
    if (at == NULL)
        return;
    memcpy(at, text.data, text.size);
    buffer->size += text.size;
}

void qaz_buffer_add_text(qaz_buffer *buffer, const char *text)
{
    qaz_buffer_add(buffer, (qaz_slice){text, strlen(text)});
}

void qaz_buffer_add_byte(qaz_buffer *buffer, char byte)
{
    char *at = qaz_buffer_reserve(buffer, 1);
    if (at == NULL)
        return;
    *at = byte;
    buffer->size++;
}

void qaz_buffer_add_code_point(qaz_buffer *buffer, uint32_t code_point)
{
    char *at = qaz_buffer_reserve(buffer, 4);
    if (at != NULL)
        buffer->size += qaz_utf8_encode(code_point, at);
}

void qaz_buffer_add_number(qaz_buffer *buffer, uint64_t number)
{
    char digits[20];
    size_t at = sizeof digits;
    do {
        digits[--at] = (char)('0' + number % 10);
        number /= 10;
    } while (number > 0);
    qaz_buffer_add(buffer, (qaz_slice){digits + at, sizeof digits - at});
}

void qaz_buffer_add_format(qaz_buffer *buffer, const char *format, ...)
{
    va_list arguments, again;
    va_start(arguments, format);
    va_copy(again, arguments);
    int size = vsnprintf(NULL, 0, format, arguments);
    va_end(arguments);
    buffer->failed |= size < 0;
    char *at = qaz_buffer_reserve(buffer, (size_t)size + 1);
    if (at != NULL) {
        vsnprintf(at, (size_t)size + 1, format, again);
        buffer->size += (size_t)size;
    }
    va_end(again);
}

void qaz_buffer_add_json(qaz_buffer *buffer, qaz_slice text)
{
    if (text.size == 0) {
        qaz_buffer_add_text(buffer, "\"\"");
        return;
    }
    const char *at = text.data, *end = text.data + text.size, *plain = at;
    qaz_buffer_add_byte(buffer, '"');
    while (at < end) {
        unsigned char byte = (unsigned char)*at;
        size_t size = 1;
        bool escape = byte < 0x20 || byte == '"' || byte == '\\' || byte == 0x7F;
        bool broken = byte >= 0x80 && qaz_utf8_decode(at, end, &size) == QAZ_NO_CODE_POINT;
        if (!escape && !broken) {
            at += size;
            continue;
        }
        qaz_buffer_add(buffer, (qaz_slice){plain, (size_t)(at - plain)});
        if (broken)
            qaz_buffer_add_text(buffer, "\xEF\xBF\xBD");
        else if (byte == '\n')
            qaz_buffer_add_text(buffer, "\\n");
        else if (byte == '\t')
            qaz_buffer_add_text(buffer, "\\t");
        else if (byte == '\r')
            qaz_buffer_add_text(buffer, "\\r");
        else if (byte == '"' || byte == '\\')
            qaz_buffer_add_format(buffer, "\\%c", byte);
        else
            qaz_buffer_add_format(buffer, "\\u%04x", byte);
        at += size;
        plain = at;
    }
    qaz_buffer_add(buffer, (qaz_slice){plain, (size_t)(end - plain)});
    qaz_buffer_add_byte(buffer, '"');
}

/* Copies `text`, writing for each byte in `special` the replacement at the same place. */
static void add_replaced(qaz_buffer *buffer, qaz_slice text, const char *special,
                         const char *const replacements[])
{
    if (text.size == 0)
        return;
    size_t plain = 0;
    for (size_t i = 0; i < text.size; i++) {
        const char *found = text.data[i] == '\0' ? NULL : strchr(special, text.data[i]);
        if (found == NULL)
            continue;
        qaz_buffer_add(buffer, (qaz_slice){text.data + plain, i - plain});
        qaz_buffer_add_text(buffer, replacements[found - special]);
        plain = i + 1;
    }
    qaz_buffer_add(buffer, (qaz_slice){text.data + plain, text.size - plain});
}

void qaz_buffer_add_tsv(qaz_buffer *buffer, qaz_slice text)
{
    static const char *const replacements[] = {"\\t", "\\n", "\\r", "\\\\"};
    add_replaced(buffer, text, "\t\n\r\\", replacements);
}

void qaz_buffer_add_html(qaz_buffer *buffer, qaz_slice text)
{
    static const char *const replacements[] = {"&amp;", "&lt;", "&gt;", "&quot;"};
    add_replaced(buffer, text, "&<>\"", replacements);
}

void qaz_buffer_free(qaz_buffer *buffer)
{
    free(buffer->data);
    *buffer = (qaz_buffer){0};
}
