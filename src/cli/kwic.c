#include "cli/kwic.h"

#include "qaz/utf8.h"

static void add_spaces(qaz_buffer *out, size_t count)
{
    while (count-- > 0)
        qaz_buffer_add_byte(out, ' ');
}

/* True for C0 and C1 controls and DEL, which a terminal may obey. */
static bool is_control(uint32_t c)
{
    return c < 0x20 || (c >= 0x7F && c < 0xA0);
}

/* What a terminal may be given of a text; bytes that are no UTF-8 are replaced. */
static void add_plain(qaz_buffer *out, qaz_slice text)
{
    for (const char *at = text.data, *end = at + text.size; at < end;) {
        size_t size;
        uint32_t c = qaz_utf8_decode(at, end, &size);
        if (is_control(c))
            qaz_buffer_add_byte(out, '?');
        else
            qaz_buffer_add_code_point(out, c);
        at += size;
    }
}

/* Columns of a code point. */
static size_t width_of(uint32_t c, const char *at, size_t size)
{
    return is_control(c) ? 1 : qaz_utf8_width((qaz_slice){at, size});
}

/* The longest beginning of a text that fits; *used becomes its columns. */
static qaz_slice cut_right(qaz_slice text, size_t width, size_t *used)
{
    const char *at = text.data, *end = at + text.size;
    *used = 0;
    while (at < end) {
        size_t size;
        uint32_t c = qaz_utf8_decode(at, end, &size);
        size_t own = width_of(c, at, size);
        if (*used + own > width)
            break;
        *used += own;
        at += size;
    }
    return (qaz_slice){text.data, (size_t)(at - text.data)};
}

/* The longest end that fits and does not begin with a mark whose base is cut off. */
static qaz_slice cut_left(qaz_slice text, size_t width, size_t *used)
{
    const char *at = text.data + text.size, *end = at, *kept = at;
    size_t columns = 0;
    *used = 0;
    while (at > text.data) {
        size_t size;
        uint32_t c = qaz_utf8_decode_before(text.data, at, &size);
        size_t own = width_of(c, at - size, size);
        if (columns + own > width)
            break;
        at -= size;
        columns += own;
        if (own > 0) {
            kept = at;
            *used = columns;
        }
    }
    return (qaz_slice){kept, (size_t)(end - kept)};
}

void cli_kwic_add(const cli_kwic *found, size_t width, bool color, qaz_buffer *out)
{
    size_t used;
    qaz_slice left = cut_left(found->left, width, &used);
    add_spaces(out, width - used);
    add_plain(out, left);
    qaz_buffer_add_text(out, color ? "  \033[1;31m" : "  ");
    add_plain(out, found->match);
    qaz_buffer_add_text(out, color ? "\033[0m  " : "  ");
    qaz_slice right = cut_right(found->right, width, &used);
    add_plain(out, right);
    add_spaces(out, width - used + 2);
    add_plain(out, found->id);
    qaz_buffer_add_format(out, ":%ju-%ju\n", (uintmax_t)found->start, (uintmax_t)found->end);
}
