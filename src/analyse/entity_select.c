/* Chooses among the candidates: the set of spans without overlap whose weights sum up highest
   (weighted interval scheduling; Kleinberg and Tardos, Algorithm Design, section 6.1), and then
   again inside each span that was chosen. */
#include "analyse/entity_finder.h"

#include <stdlib.h>

enum { MAX_DEPTH = 4 };

/* A span weighs more than the good spans inside it, unless it is doubtful. */
static double weight(const qaz_candidate *candidate)
{
    uint32_t length = candidate->end - candidate->first;
    return ((double)candidate->score - 0.4) * length + 0.25 * (length - 1);
}

static int by_end(const void *left, const void *right)
{
    const qaz_candidate *a = left, *b = right;
    if (a->end != b->end)
        return a->end < b->end ? -1 : 1;
    if (a->first != b->first)
        return a->first > b->first ? -1 : 1;
    if (a->score != b->score)
        return a->score > b->score ? -1 : 1;
    return (a->type > b->type) - (a->type < b->type);
}

/* The candidates, in order of their end, without the weak ones and the second readings of a span.
 */
static void tidy(qaz_entity_finder *finder)
{
    size_t kept = 0;
    qaz_candidate *all = finder->candidates;
    if (finder->candidate_count > 0)
        qsort(all, finder->candidate_count, sizeof *all, by_end);
    for (size_t i = 0; i < finder->candidate_count; i++) {
        bool again =
            kept > 0 && all[kept - 1].first == all[i].first && all[kept - 1].end == all[i].end;
        if ((double)all[i].score >= QAZ_ENTITY_THRESHOLD && !again)
            all[kept++] = all[i];
    }
    finder->candidate_count = kept;
}

/* True for a person after whom the thing is called that the words behind the name tell of. */
static bool is_eponym(const qaz_entity_finder *finder, const qaz_candidate *candidate)
{
    uint32_t end = candidate->end;
    return candidate->type == QAZ_PERSON && qaz_entity_goes_on(finder, end) &&
           qaz_entity_is_fold(finder, end, "атындағы");
}

static void add_mention(qaz_entity_finder *finder, const qaz_candidate *from, uint32_t outer)
{
    finder->mentions = qaz_entity_room(finder, finder->mentions, &finder->mention_room,
                                       finder->mention_count, sizeof *finder->mentions);
    if (finder->failed)
        return;
    finder->mentions[finder->mention_count++] = (qaz_mention){
        .start = finder->tokens[from->first].start,
        .end = finder->tokens[from->end - 1].end,
        .first = from->first,
        .token_end = from->end,
        .entity = QAZ_NO_ENTITY,
        .outer = outer,
        .type = from->type,
        .subtype = from->subtype,
        .eponym = is_eponym(finder, from),
        .confidence = from->score,
        .rule = from->rule,
    };
}

/* How many of the first `count` candidates in order[from...] end at or before a token. */
static size_t before(const qaz_entity_finder *finder, size_t from, size_t count, uint32_t token)
{
    size_t low = 0, high = count;
    while (low < high) {
        size_t middle = low + (high - low) / 2;
        if (finder->candidates[finder->order[from + middle]].end <= token)
            low = middle + 1;
        else
            high = middle;
    }
    return low;
}

/* The number of a school is no name of its own inside that of the school. */
static bool is_part(const qaz_mention *around, const qaz_candidate *inner)
{
    return around->subtype == QAZ_SCHOOL && inner->subtype == QAZ_SCHOOL;
}

/* Puts the indices of the candidates inside a span, the span itself apart, behind `from`. */
static size_t gather(qaz_entity_finder *finder, size_t from, uint32_t first, uint32_t end,
                     uint32_t outer)
{
    const qaz_mention *around = outer == QAZ_NO_ENTITY ? NULL : &finder->mentions[outer];
    size_t count = 0, low = 0, high = finder->candidate_count;
    while (low < high) {
        size_t middle = low + (high - low) / 2;
        if (finder->candidates[middle].end <= first)
            low = middle + 1;
        else
            high = middle;
    }
    for (size_t i = low; i < finder->candidate_count && finder->candidates[i].end <= end; i++) {
        const qaz_candidate *now = &finder->candidates[i];
        if (now->first < first || (now->first == first && now->end == end) ||
            (around != NULL && is_part(around, now)))
            continue;
        finder->order = qaz_entity_room(finder, finder->order, &finder->order_room, from + count,
                                        sizeof *finder->order);
        finder->best = qaz_entity_room(finder, finder->best, &finder->best_room, from + count + 1,
                                       sizeof *finder->best);
        if (finder->failed)
            return 0;
        finder->order[from + count++] = (uint32_t)i;
    }
    return count;
}

/* True for classes whose names are made of other names. */
static bool holds_others(qaz_entity_type type)
{
    return type == QAZ_ORGANISATION || type == QAZ_FACILITY || type == QAZ_LOCATION ||
           type == QAZ_POSITION || type == QAZ_EVENT || type == QAZ_ART;
}

/* Adds the best mentions inside a span. `from`: where free room in `order` and `best` begins. */
static void choose(qaz_entity_finder *finder, size_t from, uint32_t first, uint32_t end,
                   uint32_t outer, unsigned depth)
{
    size_t count = gather(finder, from, first, end, outer), chosen = 0;
    if (count == 0)
        return;
    double *best = finder->best + from;
    best[0] = 0;
    for (size_t i = 0; i < count; i++) {
        const qaz_candidate *now = &finder->candidates[finder->order[from + i]];
        double with = weight(now) + best[before(finder, from, i, now->first)];
        best[i + 1] = with > best[i] ? with : best[i];
    }
    for (size_t i = count; i > 0;) {
        const qaz_candidate *now = &finder->candidates[finder->order[from + i - 1]];
        if (best[i] > best[i - 1]) {
            i = before(finder, from, i - 1, now->first);
            /* The places behind i are not looked at any more; the chosen ones gather there. */
            finder->order[from + count - ++chosen] = (uint32_t)(now - finder->candidates);
        } else {
            i--;
        }
    }
    for (size_t i = count - chosen; i < count; i++) {
        const qaz_candidate *now = &finder->candidates[finder->order[from + i]];
        uint32_t mention = (uint32_t)finder->mention_count;
        add_mention(finder, now, outer);
        if (depth < MAX_DEPTH && holds_others((qaz_entity_type)now->type))
            choose(finder, from + count + 1, now->first, now->end, mention, depth + 1);
    }
}

void qaz_entity_select(qaz_entity_finder *finder)
{
    finder->mention_count = 0;
    tidy(finder);
    choose(finder, 0, 0, UINT32_MAX, QAZ_NO_ENTITY, 1);
}
