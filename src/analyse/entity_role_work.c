/* What a person is by what the words around the name speak of: the author of a work, and those who
   take part in a contest or a performance. */
#include "analyse/entity_name.h"
#include "analyse/entity_role.h"

#include "base/table.h"
#include "tables/lexicon.h"

/* Columns of works.tsv, performers.tsv, posts.tsv and given_names.tsv. */
enum { WORK_AUTHOR = 3, PERFORMER = 3, WOMAN, POST_DOMAIN = 4, NAME_GENDER = 2 };

enum { TITLE_TOKENS = 10, MAX_PERFORMERS = 16, LEAST_VOTES = 2, TOKENS_FOR_A_WORD = 40 };

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

/* What performers a document names, and how often it names them or their field. */
typedef struct ballot {
    uint32_t rows[MAX_PERFORMERS]; /* one of each performer */
    unsigned named[MAX_PERFORMERS], votes[MAX_PERFORMERS];
    size_t count;
    unsigned all, words; /* votes; words of contests and performances */
} ballot;

static qaz_slice performer_of(uint32_t row)
{
    return qaz_table_cell(&qaz_lexicon_performers, row, PERFORMER);
}

static void vote(ballot *b, uint32_t row, bool named)
{
    size_t i = 0;
    while (i < b->count && !qaz_slice_equal(performer_of(b->rows[i]), performer_of(row)))
        i++;
    if (i == MAX_PERFORMERS)
        return;
    if (i == b->count)
        b->rows[b->count++] = row;
    b->votes[i]++;
    b->named[i] += named;
    b->all++;
}

/* A row whose performer a word names, as a man or a woman; QAZ_NO_ROW if it names none. */
static uint32_t row_of_performer(qaz_slice word)
{
    const qaz_table *table = &qaz_lexicon_performers;
    for (uint32_t row = 0; row < table->rows; row++)
        if (qaz_slice_equal(performer_of(row), word) ||
            qaz_slice_equal(qaz_table_cell(table, row, WOMAN), word))
            return row;
    return QAZ_NO_ROW;
}

/* The row of the performer that a post at a token names; QAZ_NO_ROW if it names none. A capital
   letter inside a sentence is that of a name: «Балуан Шолақ» турнирі. */
static uint32_t named_at(const qaz_entity_finder *finder, uint32_t token)
{
    const qaz_hit *post = qaz_entity_hit_from(finder, token, QAZ_LIST_POST);
    bool name = qaz_entity_is(finder, token, QAZ_WORD_CAPITAL) &&
                (!finder->facts[token].opens || qaz_entity_is(finder, token + 1, QAZ_WORD_CAPITAL));
    if (post == NULL || name)
        return QAZ_NO_ROW;
    qaz_slice domain = qaz_entity_hit_cell(post, POST_DOMAIN);
    bool performs = qaz_slice_equal(domain, qaz_slice_of("sport")) ||
                    qaz_slice_equal(domain, qaz_slice_of("culture"));
    return performs ? row_of_performer(qaz_entity_hit_cell(post, 1)) : QAZ_NO_ROW;
}

static void count_words(const qaz_entity_finder *finder, ballot *b)
{
    for (uint32_t i = 0; i < finder->token_count;) {
        const qaz_hit *field = qaz_entity_hit_from(finder, i, QAZ_LIST_PERFORMER);
        uint32_t named = named_at(finder, i);
        b->words += field != NULL || named != QAZ_NO_ROW;
        if (named != QAZ_NO_ROW)
            vote(b, named, true);
        else if (field != NULL && performer_of(field->row).size > 0)
            vote(b, field->row, false);
        i = field != NULL ? field->end : i + 1;
    }
}

/* The row of those who take part in what a document reports; QAZ_NO_ROW if it reports no contest
   or performance. The document's own word for them goes before that of the field. */
static uint32_t performers_of(const qaz_entity_finder *finder)
{
    ballot b = {.count = 0};
    size_t best = 0;
    count_words(finder, &b);
    for (size_t i = 1; i < b.count; i++)
        if (b.named[i] > b.named[best] ||
            (b.named[i] == b.named[best] && b.votes[i] > b.votes[best]))
            best = i;
    bool enough = b.all >= LEAST_VOTES && b.words * TOKENS_FOR_A_WORD >= finder->token_count;
    return enough ? b.rows[best] : QAZ_NO_ROW;
}

/* True if the sentence of a mention names performers. */
static bool is_among_performers(const qaz_entity_finder *finder, const qaz_mention *mention)
{
    size_t count, index = qaz_document_sentence_of(finder->document, mention->first);
    const qaz_sentence *sentence = &qaz_document_sentences(finder->document, &count)[index];
    for (uint32_t i = sentence->first; i < sentence->token_end; i++)
        if (named_at(finder, i) != QAZ_NO_ROW)
            return sentence->kind != QAZ_BOILERPLATE;
    return false;
}

/* True if a name has a form that only women's names have. */
static bool is_woman(const qaz_entity_finder *finder, const qaz_mention *mention)
{
    static const char *const endings[] = {"қызы", "ова", "ева", "ёва", "овна", "евна", "ская"};
    for (uint32_t i = mention->first; i < mention->token_end; i++) {
        qaz_slice word = finder->types[finder->tokens[i].type].fold;
        word.size = qaz_entity_base(finder, mention->first, i);
        uint32_t given = qaz_table_find(&qaz_lexicon_given_names, word);
        if (given != QAZ_NO_ROW &&
            qaz_slice_equal(qaz_table_cell(&qaz_lexicon_given_names, given, NAME_GENDER),
                            qaz_slice_of("f")))
            return true;
        for (size_t k = 0; k < sizeof endings / sizeof *endings; k++)
            if (qaz_slice_ends(word, qaz_slice_of(endings[k])))
                return true;
    }
    return false;
}

qaz_slice qaz_entity_of_gender(const qaz_entity_finder *finder, const qaz_mention *mention,
                               qaz_slice role)
{
    uint32_t row = role.size == 0 ? QAZ_NO_ROW : row_of_performer(role);
    qaz_slice woman =
        row == QAZ_NO_ROW ? (qaz_slice){0} : qaz_table_cell(&qaz_lexicon_performers, row, WOMAN);
    return woman.size > 0 && is_woman(finder, mention) ? woman : role;
}

void qaz_entity_find_performers(qaz_entity_finder *finder)
{
    uint32_t row = performers_of(finder);
    for (uint32_t i = 0; row != QAZ_NO_ROW && i < finder->mention_count; i++) {
        const qaz_mention *mention = &finder->mentions[i];
        if (mention->type != QAZ_PERSON || mention->outer != QAZ_NO_ENTITY)
            continue;
        qaz_name_parts *parts = &finder->parts[mention->entity];
        if (parts->role_rank == QAZ_ROLE_KIN || parts->role_rank >= QAZ_ROLE_SIGN ||
            !(qaz_entity_is_in_report(finder, mention->first) ||
              is_among_performers(finder, mention)))
            continue;
        finder->entities[mention->entity].role =
            qaz_entity_of_gender(finder, mention, performer_of(row));
        parts->role_rank = QAZ_ROLE_SIGN;
    }
}
