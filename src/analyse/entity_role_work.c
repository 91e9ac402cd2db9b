/* What a person is by what the words around the name speak of: the author of a work, and the
   athletes of a contest. */
#include "analyse/entity_role.h"

#include "base/table.h"
#include "tables/lexicon.h"

/* Columns of works.tsv, sports.tsv and posts.tsv. */
enum { WORK_AUTHOR = 3, SPORT_ATHLETE = 3, POST_DOMAIN = 4 };

enum { TITLE_TOKENS = 10, MAX_ATHLETES = 16, LEAST_VOTES = 2, TOKENS_FOR_A_WORD = 40 };

/* True if the last word of a mention is in the genitive: Тұраровтың. */
static bool is_genitive(const qaz_entity_finder *finder, const qaz_mention *mention)
{
    uint32_t last = mention->token_end - 1;
    qaz_slice fold = finder->types[finder->tokens[last].type].fold;
    return qaz_entity_base(finder, mention->first, last) < fold.size &&
           (qaz_slice_ends(fold, qaz_slice_of("ың")) || qaz_slice_ends(fold, qaz_slice_of("ің")));
}

qaz_slice qaz_entity_author_of(const qaz_entity_finder *finder, const qaz_mention *mention)
{
    enum { ATTRIBUTES = 2 };
    uint32_t token = mention->token_end;
    if (!qaz_entity_goes_on(finder, token) || !is_genitive(finder, mention))
        return (qaz_slice){0};
    for (uint32_t limit = token + ATTRIBUTES; token <= limit; token++) {
        uint32_t quoted = qaz_entity_quote_end(finder, token, TITLE_TOKENS);
        if (quoted != QAZ_NO_ENTITY)
            token = limit = quoted;
        const qaz_hit *work = qaz_entity_hit_from(finder, token, QAZ_LIST_WORK);
        if (!qaz_entity_goes_on(finder, token) || qaz_entity_is_border(finder, token))
            break;
        if (work != NULL && (work->form == QAZ_FORM_POSSESSIVE || work->plural))
            return qaz_entity_hit_cell(work, WORK_AUTHOR);
    }
    return (qaz_slice){0};
}

/* What athletes a document names, and how often it names them or their sport. */
typedef struct ballot {
    qaz_slice athletes[MAX_ATHLETES];
    unsigned named[MAX_ATHLETES], votes[MAX_ATHLETES];
    size_t count;
    unsigned words; /* of contests, in all */
} ballot;

static void vote(ballot *b, qaz_slice athlete, bool named)
{
    size_t i = 0;
    while (i < b->count && !qaz_slice_equal(b->athletes[i], athlete))
        i++;
    if (i == MAX_ATHLETES)
        return;
    if (i == b->count)
        b->athletes[b->count++] = athlete;
    b->votes[i]++;
    b->named[i] += named;
}

/* True if a word for a person is that for the athletes of a sport. */
static bool is_athlete(qaz_slice word)
{
    const qaz_table *table = &qaz_lexicon_sports;
    for (uint32_t row = 0; row < table->rows; row++)
        if (qaz_slice_equal(qaz_table_cell(table, row, SPORT_ATHLETE), word))
            return true;
    return false;
}

static void count_words(const qaz_entity_finder *finder, ballot *b)
{
    for (uint32_t i = 0; i < finder->token_count;) {
        const qaz_hit *sport = qaz_entity_hit_from(finder, i, QAZ_LIST_SPORT);
        const qaz_hit *post = qaz_entity_hit_from(finder, i, QAZ_LIST_POST);
        qaz_slice athlete =
            sport != NULL ? qaz_entity_hit_cell(sport, SPORT_ATHLETE) : (qaz_slice){0};
        b->words += sport != NULL;
        if (athlete.size > 0) {
            vote(b, athlete, false);
        } else if (post != NULL &&
                   qaz_slice_equal(qaz_entity_hit_cell(post, POST_DOMAIN), qaz_slice_of("sport"))) {
            b->words++;
            if (is_athlete(qaz_entity_hit_cell(post, 1)))
                vote(b, qaz_entity_hit_cell(post, 1), true);
        }
        i = sport != NULL ? sport->end : i + 1;
    }
}

/* The athletes of the contest that a document reports; empty if it reports none. The document's
   own word for them goes before that of the sport. */
static qaz_slice athletes_of(const qaz_entity_finder *finder)
{
    ballot b = {.count = 0};
    size_t best = 0;
    count_words(finder, &b);
    for (size_t i = 1; i < b.count; i++)
        if (b.named[i] > b.named[best] ||
            (b.named[i] == b.named[best] && b.votes[i] > b.votes[best]))
            best = i;
    unsigned votes = 0;
    for (size_t i = 0; i < b.count; i++)
        votes += b.votes[i];
    bool enough = votes >= LEAST_VOTES && b.words * TOKENS_FOR_A_WORD >= finder->token_count;
    return enough ? b.athletes[best] : (qaz_slice){0};
}

/* True if the sentence of a mention speaks of a contest. */
static bool is_in_contest(const qaz_entity_finder *finder, const qaz_mention *mention)
{
    size_t count, index = qaz_document_sentence_of(finder->document, mention->first);
    const qaz_sentence *sentence = &qaz_document_sentences(finder->document, &count)[index];
    for (uint32_t i = finder->facts[sentence->first].hits;
         i < finder->facts[sentence->token_end].hits; i++)
        if (finder->hits[i].list == QAZ_LIST_SPORT)
            return sentence->kind != QAZ_BOILERPLATE;
    return false;
}

void qaz_entity_find_athletes(qaz_entity_finder *finder)
{
    qaz_slice athlete = athletes_of(finder);
    for (uint32_t i = 0; athlete.size > 0 && i < finder->mention_count; i++) {
        const qaz_mention *mention = &finder->mentions[i];
        if (mention->type != QAZ_PERSON || mention->outer != QAZ_NO_ENTITY)
            continue;
        qaz_name_parts *parts = &finder->parts[mention->entity];
        if (parts->role_rank == QAZ_ROLE_KIN || parts->role_rank >= QAZ_ROLE_SIGN ||
            !is_in_contest(finder, mention))
            continue;
        finder->entities[mention->entity].role = athlete;
        parts->role_rank = QAZ_ROLE_SIGN;
    }
}
