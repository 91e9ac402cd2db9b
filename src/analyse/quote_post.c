#include "analyse/quote_post.h"

#include "qaz/utf8.h"
#include "tables/lexicon.h"

#include <string.h>

enum {
    LETTER = 2, /* bytes of a Cyrillic letter */
    MIN_STEM = 3 * LETTER
};

static void add(qaz_post *post, qaz_slice bytes)
{
    if (post->size + bytes.size > QAZ_POST_SIZE)
        return;
    memcpy(post->text + post->size, bytes.data, bytes.size);
    post->size += bytes.size;
}

static void add_lower(qaz_post *post, qaz_slice text)
{
    size_t size;
    for (const char *at = text.data, *end = at + text.size; at < end; at += size) {
        char letter[4];
        uint32_t code = qaz_utf8_lower(qaz_utf8_decode(at, end, &size));
        add(post, (qaz_slice){letter, qaz_utf8_encode(code, letter)});
    }
}

/* The post with a synonym for the longest end that has one (corpus/lexicon/role_synonyms.tsv):
   Мемлекет басшысы is президент. */
static qaz_post canonical(qaz_post post)
{
    for (size_t from = 0; from < post.size; from++) {
        if (from > 0 && post.text[from - 1] != ' ')
            continue;
        qaz_slice end = {post.text + from, post.size - from};
        uint32_t row = qaz_table_find(&qaz_lexicon_role_synonyms, end);
        if (row == QAZ_NO_ROW)
            continue;
        post.size = from;
        add_lower(&post, qaz_table_cell(&qaz_lexicon_role_synonyms, row, 2));
        break;
    }
    return post;
}

qaz_post qaz_post_of_words(const qaz_quote_page *page, qaz_token_span words)
{
    qaz_post post = {.size = 0};
    for (uint32_t token = words.first; token < words.end; token++) {
        if (post.size > 0)
            add(&post, qaz_slice_of(" "));
        add(&post, qaz_page_type(page, token)->fold);
    }
    return post;
}

qaz_post qaz_post_of_text(qaz_slice text)
{
    qaz_post post = {.size = 0};
    add_lower(&post, text);
    return post;
}

/* The word of a post that ends at `end`. */
static qaz_slice word_before(const qaz_post *post, size_t end)
{
    size_t start = end;
    while (start > 0 && post->text[start - 1] != ' ')
        start--;
    return (qaz_slice){post->text + start, end - start};
}

/* True if two words are the same but for endings: мектеп, мектебінің. */
static bool same_stem(qaz_slice a, qaz_slice b)
{
    size_t same = 0, shorter = a.size < b.size ? a.size : b.size;
    while (same < shorter && a.data[same] == b.data[same])
        same++;
    return same > 0 && (same == shorter || (same >= MIN_STEM && same + LETTER >= shorter));
}

/* True if a word of `post` before its last one is in the first `size` bytes of `other`. */
static bool shares_word(const qaz_post *post, const qaz_post *other, size_t size)
{
    for (size_t mine = word_before(post, post->size).size + 1; mine < post->size;) {
        qaz_slice word = word_before(post, post->size - mine);
        for (size_t end = size; end > 0;) {
            qaz_slice theirs = word_before(other, end);
            if (theirs.size > 0 && word.size > 0 && same_stem(word, theirs))
                return true;
            end = end > theirs.size ? end - theirs.size - 1 : 0;
        }
        mine += word.size + 1;
    }
    return false;
}

/* How well posts agree as they are worded. */
static unsigned match(const qaz_post *post, const qaz_post *role, const qaz_post *place)
{
    qaz_slice head = word_before(post, post->size), theirs = word_before(role, role->size);
    if (head.size == 0 || theirs.size == 0 || !same_stem(head, theirs))
        return 0;
    size_t before = role->size - theirs.size;
    before -= before > 0;
    if (shares_word(post, role, before) || shares_word(post, place, place->size))
        return 2;
    return post->size > head.size && before > 0 ? 0 : 1;
}

unsigned qaz_post_match(const qaz_post *post, const qaz_post *role, const qaz_post *place)
{
    unsigned worded = match(post, role, place);
    if (worded == 2)
        return worded;
    qaz_post mine = canonical(*post), theirs = canonical(*role);
    unsigned meant = match(&mine, &theirs, place);
    return meant > worded ? meant : worded;
}
