/* What the name of a school says of it: number, eponym, own name and kind. */
#include "analyse/entity_finder.h"
#include "analyse/entity_name.h"

/* Columns of school_nouns.tsv and school_adjectives.tsv. */
enum { NOUN_CLASS = 4, ADJECTIVE_CLASS = 2 };

/* True for the noun of a branch, which is what the noun before it says. */
static bool is_branch(const qaz_hit *hit)
{
    return qaz_entity_hit_is(hit, 0, "филиал");
}

/* The phrase of the head noun, the longest one in the span; NULL if the span is a bare number. */
static const qaz_hit *head_of(const qaz_entity_finder *finder, uint32_t first, uint32_t end)
{
    const qaz_hit *head = NULL;
    for (uint32_t i = finder->facts[first].hits; i < finder->facts[end].hits; i++) {
        const qaz_hit *hit = &finder->hits[i];
        if (hit->list != QAZ_LIST_SCHOOL_NOUN || hit->end > end)
            continue;
        if (head != NULL && is_branch(hit))
            continue;
        if (head == NULL || hit->end > head->end ||
            (hit->end == head->end && hit->first < head->first))
            head = hit;
    }
    return head;
}

/* True for a number that names a school and is no part of another name: №118, N118, 118-ші,
   118-мектеп. */
static bool is_school_number(const qaz_entity_finder *finder, uint32_t token)
{
    qaz_slice fold = finder->types[finder->tokens[token].type].fold;
    if (qaz_entity_is_kind(finder, token, QAZ_MIXED))
        return fold.data[0] == 'n';
    if (!qaz_entity_is_kind(finder, token, QAZ_NUMBER))
        return false;
    return (token > 0 && (qaz_entity_is_kind(finder, token - 1, QAZ_SYMBOL) ||
                          qaz_entity_is_fold(finder, token - 1, "#") ||
                          qaz_entity_is_fold(finder, token - 1, "n") ||
                          qaz_entity_is_fold(finder, token - 1, "no"))) ||
           qaz_entity_is_mark(finder, token + 1, QAZ_MARK_DASH) ||
           qaz_slice_ends(fold, qaz_slice_of("шы")) || qaz_slice_ends(fold, qaz_slice_of("ші"));
}

/* The digits of a number that has a sign, an ordinal suffix or a hyphen, in the original bytes. */
static qaz_slice number_in(const qaz_entity_finder *finder, uint32_t first, uint32_t end)
{
    for (uint32_t i = first; i < end; i++) {
        if (!is_school_number(finder, i))
            continue;
        qaz_slice form = finder->types[finder->tokens[i].type].normal;
        size_t start = 0, stop;
        while (start < form.size && (form.data[start] < '0' || form.data[start] > '9'))
            start++;
        for (stop = start; stop < form.size && form.data[stop] >= '0' && form.data[stop] <= '9';)
            stop++;
        if (stop > start)
            return (qaz_slice){form.data + start, stop - start};
    }
    return (qaz_slice){0};
}

/* The end of the words of the eponym, which begins at *first; *first if there is none. */
static uint32_t eponym_end(const qaz_entity_finder *finder, uint32_t *first, uint32_t end)
{
    for (uint32_t i = *first; i < end; i++) {
        bool named = qaz_entity_is_fold(finder, i, "атындағы");
        bool initials = i > *first && qaz_entity_is_kind(finder, i - 1, QAZ_INITIAL) &&
                        qaz_entity_is(finder, i, QAZ_WORD_CAPITAL) &&
                        !qaz_entity_is_fold(finder, i + 1, "атындағы");
        if (!named && !initials)
            continue;
        uint32_t stop = named ? i : i + 1, start = stop;
        while (start > *first &&
               (qaz_entity_is(finder, start - 1, QAZ_WORD_CAPITAL) ||
                qaz_entity_is_kind(finder, start - 1, QAZ_INITIAL) ||
                (start == stop && qaz_entity_is_kind(finder, start - 1, QAZ_WORD))))
            start--;
        *first = start;
        return stop;
    }
    return *first;
}

/* The name in quotation marks, if it is not the whole. */
static qaz_slice quoted_name(qaz_entity_finder *finder, uint32_t first, uint32_t end,
                             const qaz_hit *head)
{
    for (uint32_t i = first; i < end; i++) {
        uint32_t close = qaz_entity_quote_end(finder, i, end - i);
        if (close == QAZ_NO_ENTITY)
            continue;
        bool whole = head != NULL && head->first > i && head->end < close;
        if (whole || number_in(finder, i + 1, close - 1).size > 0)
            return (qaz_slice){0};
        return qaz_entity_text(finder, i + 1, close - 1, QAZ_CAPITALS_STAY);
    }
    return (qaz_slice){0};
}

/* The first token of the attributes before a head that are not about its owner. */
static uint32_t kind_start(const qaz_entity_finder *finder, uint32_t first, const qaz_hit *head)
{
    uint32_t start = head->first;
    while (start > first) {
        const qaz_hit *hit = qaz_entity_hit_to(finder, start, QAZ_LIST_SCHOOL_ADJECTIVE);
        if (hit == NULL || hit->first < first || qaz_entity_hit_is(hit, ADJECTIVE_CLASS, "owner"))
            break;
        start = hit->first;
    }
    return start;
}

/* The last word of a text. */
static qaz_slice last_word(qaz_slice text)
{
    size_t start = text.size;
    while (start > 0 && text.data[start - 1] != ' ')
        start--;
    return (qaz_slice){text.data + start, text.size - start};
}

static bool is_class(const qaz_hit *head, const char *class)
{
    return head->list == QAZ_LIST_SCHOOL_NOUN && qaz_entity_hit_is(head, NOUN_CLASS, class);
}

/* The last noun of a head, as a lemma: университет of a name that is a row of the lexicon. */
static qaz_slice head_noun(const qaz_entity_finder *finder, uint32_t first, const qaz_hit *head)
{
    const qaz_hit *last = head;
    for (uint32_t i = finder->facts[first].hits; i < finder->facts[head->end].hits; i++) {
        const qaz_hit *hit = &finder->hits[i];
        if (hit->list == QAZ_LIST_SCHOOL_NOUN && hit->end == head->end && hit->first > last->first)
            last = hit;
    }
    return last_word(qaz_entity_hit_cell(last, 1));
}

/* The attributes as they stand and the head as a lemma. Of colleges and universities, whose
   attributes name their field, the head alone. */
static qaz_slice kind_of(qaz_entity_finder *finder, uint32_t first, const qaz_hit *head)
{
    uint32_t start = kind_start(finder, first, head);
    qaz_slice lemma = qaz_entity_hit_cell(head, 1);
    if (is_class(head, "college") || is_class(head, "university"))
        return head_noun(finder, first, head);
    if (head->form == QAZ_FORM_ACRONYM || head->form == QAZ_FORM_ABBREVIATION)
        lemma = qaz_entity_text(finder, head->first, head->end, QAZ_CAPITALS_STAY);
    if (start == head->first)
        return lemma;
    qaz_buffer *scratch = &finder->scratch;
    scratch->size = 0;
    for (uint32_t i = start; i < head->first; i++) {
        qaz_buffer_add(scratch, finder->types[finder->tokens[i].type].normal);
        qaz_buffer_add_byte(scratch, ' ');
    }
    qaz_buffer_add(scratch, lemma);
    qaz_slice kind = qaz_arena_copy(&finder->arena, qaz_buffer_slice(scratch));
    finder->failed |= kind.data == NULL || scratch->failed;
    return kind;
}

/* A name without quotation marks, number or eponym: the village or town (Тоқсай орта мектебі); of
   colleges and universities the whole name. */
static qaz_slice plain_name(qaz_entity_finder *finder, uint32_t first, uint32_t end,
                            const qaz_hit *head)
{
    qaz_slice class = qaz_entity_hit_cell(head, NOUN_CLASS);
    if (qaz_mark_is_quotation((qaz_mark)finder->facts[first].mark))
        first++;
    /* Тоқсай ЖББМ is called after its village, the other acronyms are names. */
    bool kind = qaz_slice_equal(class, qaz_slice_of("school")) && first + 1 == head->first &&
                qaz_slice_equal(qaz_entity_hit_cell(head, 0), qaz_entity_hit_cell(head, 1));
    if (head->form == QAZ_FORM_ACRONYM && !kind)
        return qaz_entity_text(finder, head->first, head->end, QAZ_CAPITALS_STAY);
    if (qaz_slice_equal(class, qaz_slice_of("college")) ||
        qaz_slice_equal(class, qaz_slice_of("university")))
        return qaz_entity_text(finder, first, end, QAZ_CAPITALS_STAY);
    if (qaz_entity_is(finder, first, QAZ_WORD_LATIN)) {
        bool latin_head = qaz_entity_is(finder, head->first, QAZ_WORD_LATIN);
        return qaz_entity_text(finder, first, latin_head ? end : head->first, QAZ_CAPITALS_STAY);
    }
    uint32_t start = kind_start(finder, first, head);
    if (start == first || !qaz_entity_is(finder, first, QAZ_WORD_CAPITAL))
        return (qaz_slice){0};
    uint32_t stop = first;
    while (stop < start && qaz_entity_is(finder, stop, QAZ_WORD_CAPITAL))
        stop++;
    return qaz_entity_text(finder, first, stop, QAZ_CAPITALS_STAY);
}

void qaz_entity_read_school(qaz_entity_finder *finder, const qaz_mention *mention,
                            qaz_entity *entity)
{
    uint32_t first = mention->first, end = mention->token_end;
    const qaz_hit *head = head_of(finder, first, end);
    uint32_t eponym = first, stop = eponym_end(finder, &eponym, head != NULL ? head->first : end);
    entity->number = number_in(finder, first, end);
    if (stop > eponym)
        entity->eponym = qaz_entity_text(finder, eponym, stop, QAZ_CAPITALS_STAY);
    entity->own_name = quoted_name(finder, first, end, head);
    if (head == NULL)
        return;
    entity->kind = kind_of(finder, first, head);
    if (entity->own_name.size == 0 && entity->number.size == 0 && entity->eponym.size == 0)
        entity->own_name = plain_name(finder, first, end, head);
}

uint32_t qaz_entity_school_row(const qaz_entity_finder *finder, const qaz_mention *mention)
{
    const qaz_hit *head = head_of(finder, mention->first, mention->token_end);
    if (head == NULL ||
        qaz_slice_equal(qaz_entity_hit_cell(head, 0), qaz_entity_hit_cell(head, 1)) ||
        !qaz_entity_hit_is(head, NOUN_CLASS, "university"))
        return QAZ_NO_ID;
    return head->row;
}
