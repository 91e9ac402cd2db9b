/* What a person is, where no post stands beside the name: the line of the author, a list of names
   with their schools, what somebody does, an unknown word for an occupation, and people whom
   everybody knows. */
#include "analyse/entity_role.h"

#include "base/table.h"
#include "qaz/utf8.h"
#include "tables/lexicon.h"

#include <string.h>

/* Columns of byline_cues.tsv and activities.tsv; of school_nouns.tsv. */
enum { CUE_ROLE = 2, ACTIVITY_VERB = 2, ACTIVITY_ROLE, NOUN_CLASS = 4 };

enum {
    LINE_TOKENS = 8,
    CUE_TOKENS = 3,
    ACTIVITY_TOKENS = 14,
    NOUN_REACH = 5,
    SCHOOL_REACH = 3,
    AGENT_LETTERS = 5
};

static qaz_slice fold_of(const qaz_entity_finder *finder, uint32_t token)
{
    return finder->types[finder->tokens[token].type].fold;
}

/* The role that a cue of byline_cues.tsv at the beginning of a line gives to the name behind it. */
static qaz_slice byline_cue(qaz_entity_finder *finder, const qaz_mention *mention)
{
    uint32_t end = mention->first, first;
    if (end > 0 && qaz_entity_is_mark(finder, end - 1, QAZ_MARK_COLON))
        end--;
    for (first = end; first > 0 && end - first < CUE_TOKENS; first--)
        if (first < end && (finder->tokens[first].flags & QAZ_LINE_BEFORE) != 0)
            break;
    if (first == end || (finder->tokens[first].flags & QAZ_LINE_BEFORE) == 0)
        return (qaz_slice){0};
    finder->scratch.size = 0;
    for (uint32_t i = first; i < end; i++) {
        if (i > first)
            qaz_buffer_add_byte(&finder->scratch, ' ');
        qaz_buffer_add(&finder->scratch, fold_of(finder, i));
    }
    uint32_t row = qaz_table_find(&qaz_lexicon_byline_cues, qaz_buffer_slice(&finder->scratch));
    return row == QAZ_NO_ROW ? (qaz_slice){0}
                             : qaz_table_cell(&qaz_lexicon_byline_cues, row, CUE_ROLE);
}

/* True if a name of two words or more is all of a line but for a place or a newspaper: that of the
   author. */
static bool is_author_line(const qaz_entity_finder *finder, const qaz_mention *mention)
{
    if ((finder->tokens[mention->first].flags & QAZ_LINE_BEFORE) == 0 ||
        mention->token_end - mention->first < 2)
        return false;
    const qaz_mention *next = mention + 1, *last = finder->mentions + finder->mention_count;
    uint32_t token = mention->token_end;
    while (qaz_entity_goes_on(finder, token) && token < mention->first + LINE_TOKENS) {
        while (next < last && next->first < token)
            next++;
        bool name = next < last && next->first == token &&
                    (next->type == QAZ_GPE || next->subtype == QAZ_NO_SUBTYPE) &&
                    next->type != QAZ_PERSON;
        if (!name && !qaz_entity_is_mark(finder, token, QAZ_MARK_COMMA) &&
            finder->facts[token].mark != QAZ_MARK_NONE &&
            !qaz_mark_is_quotation((qaz_mark)finder->facts[token].mark))
            return false;
        if (!name && qaz_entity_is_kind(finder, token, QAZ_WORD) &&
            qaz_table_find(&qaz_lexicon_byline_words, fold_of(finder, token)) == QAZ_NO_ROW &&
            !qaz_entity_is(finder, token, QAZ_WORD_CAPITAL))
            return false;
        token = name ? next->token_end : token + 1;
    }
    size_t count, sentence = qaz_document_sentence_of(finder->document, mention->first);
    bool boilerplate =
        qaz_document_sentences(finder->document, &count)[sentence].kind == QAZ_BOILERPLATE;
    return !qaz_entity_goes_on(finder, token) && (boilerplate || token > mention->token_end);
}

/* True for the name between strokes before the dash of a dateline: ОРАЛ. Дала Ақпарат /Дана Тұрар/
 * –. */
static bool is_in_dateline(const qaz_entity_finder *finder, const qaz_mention *mention)
{
    uint32_t end = mention->token_end;
    return mention->first > 0 && qaz_entity_is_fold(finder, mention->first - 1, "/") &&
           qaz_entity_is_fold(finder, end, "/") && qaz_entity_goes_on(finder, end + 1) &&
           qaz_entity_is_mark(finder, end + 1, QAZ_MARK_DASH);
}

static uint32_t line_start(const qaz_entity_finder *finder, uint32_t token)
{
    while (token > 0 && qaz_entity_goes_on(finder, token))
        token--;
    return token;
}

static bool has_name(const qaz_entity_finder *finder, uint32_t first, uint32_t end)
{
    for (uint32_t i = first; i < end; i++)
        if (finder->facts[i].covered)
            return true;
    return false;
}

/* The last post in the plural of a line; NULL if there is none. */
static const qaz_hit *plural_in(const qaz_entity_finder *finder, uint32_t first, uint32_t end)
{
    const qaz_hit *found = NULL;
    for (uint32_t i = finder->facts[first].hits; i < finder->facts[end].hits; i++)
        if (finder->hits[i].list == QAZ_LIST_POST && finder->hits[i].plural)
            found = &finder->hits[i];
    return found;
}

/* The role of those in a list, from the line above it: «Үздік мұғалімдер:». Headings inside the
   list (Физика:) are passed over. */
static qaz_slice list_role(const qaz_entity_finder *finder, const qaz_mention *mention)
{
    enum { LINES = 40, ITEM_TOKENS = 24, HEADING_TOKENS = 4, POST_LEMMA = 1 };
    uint32_t end = line_start(finder, mention->first);
    if (mention->first > end + HEADING_TOKENS)
        return (qaz_slice){0};
    for (unsigned lines = 0; lines < LINES && end > 0; lines++) {
        uint32_t first = line_start(finder, end - 1), size = end - first;
        if (qaz_entity_is_mark(finder, end - 1, QAZ_MARK_COLON)) {
            const qaz_hit *post = plural_in(finder, first, end);
            if (post != NULL)
                return qaz_entity_hit_cell(post, POST_LEMMA);
            if (size > HEADING_TOKENS)
                break;
        } else if (size > ITEM_TOKENS || (!has_name(finder, first, end) && size > HEADING_TOKENS)) {
            break;
        }
        end = first;
    }
    return (qaz_slice){0};
}

/* What somebody is at a school of this kind. */
static qaz_slice role_at(const qaz_entity_finder *finder, const qaz_mention *school)
{
    const qaz_hit *head = qaz_entity_hit_to(finder, school->token_end, QAZ_LIST_SCHOOL_NOUN);
    qaz_slice class = head != NULL ? qaz_entity_hit_cell(head, NOUN_CLASS) : (qaz_slice){0};
    bool adult = qaz_slice_equal(class, qaz_slice_of("college")) ||
                 qaz_slice_equal(class, qaz_slice_of("university"));
    return qaz_slice_of(adult ? "студент" : "оқушы");
}

/* True if a token opens what is told of the name before it: a comma or a bracket. */
static bool opens_note(const qaz_entity_finder *finder, uint32_t token)
{
    return qaz_entity_goes_on(finder, token) &&
           (qaz_entity_is_mark(finder, token, QAZ_MARK_COMMA) ||
            qaz_entity_is_mark(finder, token, QAZ_MARK_BRACKET_OPEN)) &&
           !qaz_entity_is(finder, token + 1, QAZ_WORD_FUNCTION);
}

/* The role of a person behind whose name a school or a form stands, as in lists of winners: Дана
   Тұрар (№7 мектеп), Дана Тұрар (9-сынып), Асан Тұрар мен Дана Сейіт (№7 мектеп). */
static qaz_slice listed_role(const qaz_entity_finder *finder, const qaz_mention *mention)
{
    const qaz_mention *last = finder->mentions + finder->mention_count;
    mention = qaz_entity_last_in_row(finder, mention);
    uint32_t end = mention->token_end;
    if (!opens_note(finder, end))
        return (qaz_slice){0};
    for (uint32_t i = end + 1; i <= end + SCHOOL_REACH && qaz_entity_goes_on(finder, i); i++)
        if (qaz_slice_ends(fold_of(finder, i), qaz_slice_of("сынып")) &&
            (!qaz_entity_goes_on(finder, i + 1) || finder->facts[i + 1].mark != QAZ_MARK_NONE))
            return qaz_slice_of("оқушы");
    for (const qaz_mention *school = mention + 1;
         school < last && school->first <= end + SCHOOL_REACH; school++) {
        if (school->type == QAZ_PERSON && school->outer == QAZ_NO_ENTITY)
            break;
        /* Behind the school nothing follows that says what the person is there. */
        if (school->subtype == QAZ_SCHOOL &&
            (!qaz_entity_goes_on(finder, school->token_end) ||
             finder->facts[school->token_end].mark != QAZ_MARK_NONE))
            return role_at(finder, school);
    }
    return (qaz_slice){0};
}

/* True if a token begins like a verb of activities.tsv; of two words (еңбек ет) the first is whole.
 */
static bool is_verb(const qaz_entity_finder *finder, uint32_t token, qaz_slice verb)
{
    const char *space = memchr(verb.data, ' ', verb.size);
    if (space == NULL)
        return qaz_slice_starts(fold_of(finder, token), verb);
    qaz_slice noun = {verb.data, (size_t)(space - verb.data)};
    qaz_slice rest = {space + 1, verb.size - noun.size - 1};
    return token > 0 && qaz_entity_goes_on(finder, token) &&
           qaz_slice_equal(fold_of(finder, token - 1), noun) &&
           qaz_slice_starts(fold_of(finder, token), rest);
}

/* The role of an activity: its verb is a token, and its noun stands before it. */
static qaz_slice activity_at(const qaz_entity_finder *finder, uint32_t verb)
{
    const qaz_table *table = &qaz_lexicon_activities;
    for (uint32_t row = 0; row < table->rows; row++) {
        if (!is_verb(finder, verb, qaz_table_cell(table, row, ACTIVITY_VERB)))
            continue;
        qaz_slice noun = qaz_table_cell(table, row, 0);
        for (uint32_t i = verb; i > 0 && verb - i < NOUN_REACH && qaz_entity_goes_on(finder, i);
             i--) {
            if (finder->facts[i - 1].mark != QAZ_MARK_NONE &&
                !qaz_mark_is_quotation((qaz_mark)finder->facts[i - 1].mark) &&
                !qaz_entity_is_mark(finder, i - 1, QAZ_MARK_DASH))
                break;
            if (qaz_slice_starts(fold_of(finder, i - 1), noun))
                return qaz_table_cell(table, row, ACTIVITY_ROLE);
        }
    }
    return (qaz_slice){0};
}

/* What the subject that ends before a token does. Short titles in quotation marks are passed over:
   Дана «Береке» қожалығын басқарады. */
static qaz_slice activity_after(const qaz_entity_finder *finder, uint32_t end)
{
    enum { TITLE_TOKENS = 6 };
    qaz_slice role = {0};
    for (uint32_t i = end; role.size == 0 && i < end + ACTIVITY_TOKENS; i++) {
        uint32_t title = qaz_entity_quote_end(finder, i, TITLE_TOKENS);
        if (title != QAZ_NO_ENTITY)
            i = title;
        if (!qaz_entity_goes_on(finder, i) || qaz_entity_is_border(finder, i))
            break;
        if (i > end && qaz_entity_is_kind(finder, i, QAZ_WORD))
            role = activity_at(finder, i);
    }
    return role;
}

/* What a person does: behind the name (Дана 4-сыныпта оқиды) or right before it (мектебін бітірген
   Дана; фильмді түсірген – Дана). */
static qaz_slice activity_role(const qaz_entity_finder *finder, const qaz_mention *mention)
{
    uint32_t first = qaz_entity_age_start(finder, mention->first);
    qaz_slice role = {0};
    if (first > 0 && qaz_entity_is_mark(finder, first - 1, QAZ_MARK_DASH) &&
        qaz_entity_goes_on(finder, first))
        first--;
    if (first > 0 && qaz_entity_goes_on(finder, first) &&
        qaz_entity_is_kind(finder, first - 1, QAZ_WORD))
        role = activity_at(finder, first - 1);
    if (role.size == 0)
        role = activity_after(finder, mention->token_end);
    uint32_t pronoun = qaz_entity_pronoun_after(finder, mention);
    if (role.size == 0 && pronoun != QAZ_NO_ENTITY)
        role = activity_after(finder, pronoun);
    return qaz_entity_of_gender(finder, mention, role);
}

/* True if the age before a name is that of pupils: 14 жастағы, он алты жасар. */
static bool is_pupils_age(const qaz_entity_finder *finder, uint32_t name)
{
    static const char *const words[] = {"жеті", "сегіз", "тоғыз", "он"};
    uint32_t first = qaz_entity_age_start(finder, name);
    if (first + 1 >= name)
        return false;
    qaz_slice age = fold_of(finder, first);
    if (qaz_entity_is_kind(finder, first, QAZ_NUMBER))
        return (age.size == 1 && age.data[0] >= '7') ||
               (age.size == 2 && age.data[0] == '1' && age.data[1] < '8');
    for (size_t i = 0; i < sizeof words / sizeof *words; i++)
        if (qaz_slice_equal(age, qaz_slice_of(words[i])))
            return true;
    return false;
}

/* The lemma of a word for an occupation that no list has, by its ending -шы, -ші. */
static qaz_slice agent_before(const qaz_entity_finder *finder, uint32_t token)
{
    if (token == 0 || !qaz_entity_goes_on(finder, token) ||
        !qaz_entity_is_kind(finder, token - 1, QAZ_WORD) ||
        qaz_entity_is(finder, token - 1, QAZ_WORD_CAPITAL | QAZ_WORD_FUNCTION))
        return (qaz_slice){0};
    const qaz_entity_word *word = finder->facts[token - 1].word;
    for (size_t i = 0; i < word->stem_count; i++) {
        qaz_slice stem = {fold_of(finder, token - 1).data, word->stems[i].size};
        bool ordinal = qaz_slice_ends(stem, qaz_slice_of("ыншы")) ||
                       qaz_slice_ends(stem, qaz_slice_of("інші"));
        if (word->stems[i].noun_case == QAZ_NOMINATIVE && !word->stems[i].plural && !ordinal &&
            qaz_utf8_count(stem) >= AGENT_LETTERS &&
            (qaz_slice_ends(stem, qaz_slice_of("шы")) || qaz_slice_ends(stem, qaz_slice_of("ші"))))
            return stem;
    }
    return (qaz_slice){0};
}

/* The role of those whom a text speaks of before it quotes one of them: Тұрғындар риза емес. «...»,
   – дейді Дана Тұрар. */
static qaz_slice group_role(const qaz_entity_finder *finder, const qaz_mention *mention)
{
    static const char *const verbs[] = {"деді", "дейді", "деп", "дейтін", NULL};
    enum { POST_LEMMA = 1, VERB_REACH = 5, GROUP_REACH = 80 };
    bool says = false;
    for (uint32_t i = mention->first; i > 0 && mention->first - i < VERB_REACH; i--)
        says |= qaz_entity_is_one_of(finder, i - 1, verbs);
    for (uint32_t i = mention->first; says && i > 0 && mention->first - i < GROUP_REACH; i--) {
        const qaz_hit *post = qaz_entity_hit_from(finder, i - 1, QAZ_LIST_POST);
        if (finder->facts[i - 1].covered)
            break;
        if (post != NULL && post->plural && post->noun_case == QAZ_NOMINATIVE)
            return qaz_entity_hit_cell(post, POST_LEMMA);
    }
    return (qaz_slice){0};
}

qaz_role_rank qaz_entity_role_sign(qaz_entity_finder *finder, const qaz_mention *mention,
                                   qaz_slice *role)
{
    *role = byline_cue(finder, mention);
    if (role->size > 0)
        return QAZ_ROLE_SIGN;
    *role = agent_before(finder, mention->first);
    if (role->size > 0)
        return QAZ_ROLE_PERSON;
    *role = listed_role(finder, mention);
    if (role->size == 0)
        *role = list_role(finder, mention);
    if (role->size == 0 && is_pupils_age(finder, mention->first)) {
        *role = qaz_slice_of("оқушы");
        return QAZ_ROLE_AGE;
    }
    if (role->size == 0)
        *role = activity_role(finder, mention);
    if (role->size == 0)
        *role = qaz_entity_author_of(finder, mention);
    if (role->size > 0)
        return QAZ_ROLE_SIGN;
    bool dateline = is_in_dateline(finder, mention);
    if (dateline || is_author_line(finder, mention)) {
        *role = qaz_slice_of(dateline ? "тілші" : "автор");
        return QAZ_ROLE_SIGN;
    }
    *role = group_role(finder, mention);
    if (role->size > 0)
        return QAZ_ROLE_RESIDENT;
    /* The adjective of a place right before a name: алматылық Сәуле Тұрарова. */
    if (qaz_entity_goes_on(finder, mention->first) &&
        qaz_entity_hit_to(finder, mention->first, QAZ_LIST_PLACE_ADJECTIVE) != NULL) {
        *role = qaz_slice_of("тұрғын");
        return QAZ_ROLE_RESIDENT;
    }
    return QAZ_NO_ROLE;
}
