#include "text/address.h"

#include "qaz/utf8.h"
#include "tables/lexicon.h"

#include <string.h>

/* Hosts are at most this long (RFC 1035), and so are the user names that we accept. */
enum { HOST_BYTES = 253 };

static bool is_ascii_alnum(char c)
{
    return (c >= '0' && c <= '9') || (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z');
}

static bool starts_ignoring_case(const char *at, const char *end, const char *prefix)
{
    size_t size = strlen(prefix);
    if ((size_t)(end - at) < size)
        return false;
    for (size_t i = 0; i < size; i++)
        if ((at[i] | 0x20) != prefix[i] && at[i] != prefix[i])
            return false;
    return true;
}

/* Where an address that goes on to the next space ends: quotation marks and brackets close it, too,
   and so does punctuation with nothing behind it. */
static const char *path_end(const char *at, const char *end)
{
    const char *next = at, *stop = at;
    int open = 0;
    while (next < end) {
        size_t size;
        uint32_t c = qaz_utf8_decode(next, end, &size);
        if (c == QAZ_NO_CODE_POINT || c <= ' ' || c == 0xA0 || c == 0xAB || c == 0xBB || c == '"' ||
            c == '<' || c == '>' || (c >= 0x2000 && c <= 0x206F))
            break;
        next += size;
        open += (c == '(') - (c == ')');
        if (open < 0)
            break;
        if (strchr(".,;:!?'", (int)(c < 0x80 ? c : 'a')) == NULL && (c != '(' || open == 0))
            stop = next;
    }
    return stop;
}

/* The end of labels divided by full stops; the start of the last one goes to *last, their number
   is returned. Labels are ASCII, or letters of any script if `any_letter`. */
static unsigned labels(const char *at, const char *end, bool any_letter, const char **last,
                       const char **stop)
{
    unsigned count = 0;
    const char *next = at, *limit = end - at > HOST_BYTES ? at + HOST_BYTES : end;
    for (;;) {
        const char *label = next;
        while (next < limit) {
            size_t size;
            uint32_t c = qaz_utf8_decode(next, limit, &size);
            bool ascii =
                c < 0x80 && (is_ascii_alnum((char)c) || c == '_' || (c == '-' && next > label));
            if (!ascii && !((any_letter || next == at) && c >= 0x80 && qaz_utf8_is_letter(c)))
                break;
            next += size;
        }
        while (next > label && next[-1] == '-')
            next--;
        if (next == label)
            return count;
        *last = label;
        *stop = next;
        count++;
        if (next == limit || *next != '.')
            return count;
        next++;
    }
}

static bool is_top_level(const char *label, const char *stop)
{
    char lower[32];
    size_t size = 0;
    while (label < stop) {
        size_t length;
        uint32_t c = qaz_utf8_lower(qaz_utf8_decode(label, stop, &length));
        if (size + 4 > sizeof lower)
            return false;
        size += qaz_utf8_encode(c, lower + size);
        label += length;
    }
    return qaz_table_find(&qaz_lexicon_top_level_domains, (qaz_slice){lower, size}) != QAZ_NO_ROW;
}

/* host.kz: every label but the last, shorter and shorter, until the last is a known domain. A full
   stop that was forgotten a space thus does not hide the host (Baq.kz.Енді). */
static const char *host_end(const char *at, const char *end)
{
    for (int any_letter = 0; any_letter < 2; any_letter++) {
        const char *last = at, *stop = at;
        unsigned count = labels(at, end, any_letter != 0, &last, &stop);
        while (count > 1 && !is_top_level(last, stop)) {
            stop = last - 1;
            for (last = stop; last > at && last[-1] != '.'; last--)
                ;
            count--;
        }
        if (count > 1)
            return stop;
    }
    return NULL;
}

static const char *email_end(const char *at, const char *end)
{
    const char *limit = end - at > HOST_BYTES ? at + HOST_BYTES : end, *next = at;
    while (next < limit && (is_ascii_alnum(*next) || strchr("._%+-", *next) != NULL) && *next != 0)
        next++;
    if (next == at || next == limit || *next != '@')
        return NULL;
    const char *last = next, *stop = next;
    return labels(next + 1, end, false, &last, &stop) > 1 ? stop : NULL;
}

const char *qaz_address_end(const char *at, const char *end, qaz_kind *kind)
{
    static const char *const schemes[] = {"https://", "http://", "ftp://", "www."};
    *kind = QAZ_URL;
    for (size_t i = 0; i < sizeof schemes / sizeof schemes[0]; i++)
        if (starts_ignoring_case(at, end, schemes[i])) {
            const char *stop = path_end(at, end);
            return stop > at + strlen(schemes[i]) ? stop : NULL;
        }
    const char *stop = email_end(at, end);
    if (stop != NULL) {
        *kind = QAZ_EMAIL;
        return stop;
    }
    stop = host_end(at, end);
    if (stop != NULL && stop < end && *stop == '/') {
        const char *path = path_end(stop, end);
        return path > stop + 1 ? path : stop;
    }
    return stop;
}
