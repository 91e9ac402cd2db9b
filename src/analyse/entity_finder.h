/* The state of the finder of entities, shared by its files.

   Producers (entity_people.c, entity_school.c, ...) propose spans with a score; one selection
   (entity_select.c) takes the best set of them, and the best sets inside those. */
#ifndef QAZ_ANALYSE_ENTITY_FINDER_H
#define QAZ_ANALYSE_ENTITY_FINDER_H

#include "analyse/entity_word.h"
#include "qaz/buffer.h"
#include "qaz/entity.h"
#include "qaz/tagger.h"
#include "text/mark.h"

/* A phrase of the lexicon that stands in the text. */
typedef struct qaz_hit {
    uint32_t first, end; /* tokens */
    uint32_t row;
    uint32_t stem; /* bytes of the folded last word without its ending */
    uint8_t list;  /* qaz_lexicon_list */
    uint8_t form;  /* qaz_phrase_form */
    uint8_t noun_case;
    bool plural;
} qaz_hit;

/* A span that may be a mention. */
typedef struct qaz_candidate {
    uint32_t first, end; /* tokens */
    uint8_t type, subtype;
    float score; /* from 0 to 1 */
    const char *rule;
} qaz_candidate;

/* Candidates below this score do not count. */
#define QAZ_ENTITY_THRESHOLD 0.5

/* What is known of the tokens of the document. */
typedef struct qaz_entity_token {
    const qaz_entity_word *word;
    uint32_t hits;      /* index of its first hit */
    uint32_t gpe_first; /* where a likely GPE begins that ends before it, or QAZ_NO_ENTITY */
    uint8_t mark;       /* qaz_mark */
    bool in_school;     /* inside a likely school */
    bool covered;       /* part of what may be a full name */
    bool opens; /* the first word of a sentence or a quotation, whose capital says nothing */
} qaz_entity_token;

enum { QAZ_NAME_PARTS = 4, QAZ_INITIALS = 3 };

/* What people are joined by: a name in parts, whose words are base ids. Of schools only
   `school_row` is used. */
typedef struct qaz_name_parts {
    uint32_t words[QAZ_NAME_PARTS]; /* given names and surnames, in any order */
    uint32_t patronymic;            /* QAZ_NO_ID if there is none */
    uint32_t initials[QAZ_INITIALS];
    unsigned word_count, initial_count;
    uint32_t patronymic_token; /* where it stands, QAZ_NO_ENTITY if there is none */
    uint32_t naming;           /* index of the mention with the fullest name */
    uint32_t short_for; /* the first letter, if it is a respectful short name (Зекең); 0 if not */
    uint32_t
        school_row;    /* of a proper name or its abbreviation in school_nouns.tsv, or QAZ_NO_ID */
    uint8_t role_rank; /* qaz_role_rank of the role that is known so far */
} qaz_name_parts;

struct qaz_entity_finder {
    qaz_morph *morph;
    qaz_intern bases;       /* of capitalised words */
    qaz_entity_word *words; /* by type */
    uint32_t *lower;        /* by fold id: the stamp of the document that has it in small letters */
    uint32_t *named;        /* by base id: the stamp of the document that has it in a full name */
    uint32_t
        *placed; /* by base id: the stamp of the document that calls it a village or the like */
    size_t type_room;
    uint32_t generation, stamp;

    /* Of the document read last. */
    const qaz_document *document;
    const qaz_token *tokens;
    const qaz_type *types;
    uint32_t token_count;
    qaz_entity_token *facts; /* by token, and one more */
    qaz_hit *hits;           /* in order of their first token */
    qaz_candidate *candidates;
    uint32_t *order; /* scratch of the selection */
    double *best;
    qaz_mention *mentions;
    qaz_entity *entities;
    qaz_name_parts *parts; /* by entity */
    qaz_intern names;      /* of other entities, with type and subtype before them */
    uint32_t *named_ids;   /* by id in `names`: the entity */
    size_t token_room, hit_count, hit_room, candidate_count, candidate_room, order_room, best_room;
    size_t mention_count, mention_room, entity_count, entity_room;
    size_t parts_room, named_room;
    qaz_arena arena;                    /* names */
    qaz_buffer scratch;                 /* a name under construction */
    const qaz_tagger_model *model;      /* NULL: rules alone */
    struct qaz_entity_tagging *tagging; /* entity_tagged.c; NULL until it is used */
    bool failed;                        /* no memory */
};

/* An array of `count` elements of `size` bytes, moved if need be, with room for one more. No
   memory: `failed` is set, and the array is as it was. */
void *qaz_entity_room(qaz_entity_finder *finder, void *array, size_t *room, size_t count,
                      size_t size);

/* entity_hit.c: finds the phrases of the lexicon in the document. */
void qaz_entity_find_hits(qaz_entity_finder *finder);

/* The longest hit of a list that begins at, or ends before, a token; NULL if there is none. */
const qaz_hit *qaz_entity_hit_from(const qaz_entity_finder *finder, uint32_t first,
                                   qaz_lexicon_list list);
const qaz_hit *qaz_entity_hit_to(const qaz_entity_finder *finder, uint32_t end,
                                 qaz_lexicon_list list);

/* A cell of the row of a hit, and whether it is a text. */
qaz_slice qaz_entity_hit_cell(const qaz_hit *hit, uint32_t column);
bool qaz_entity_hit_is(const qaz_hit *hit, uint32_t column, const char *text);

/* entity_span.c: questions about tokens; false for those outside the document. */
bool qaz_entity_is(const qaz_entity_finder *finder, uint32_t token, uint32_t word_flags);
bool qaz_entity_is_fold(const qaz_entity_finder *finder, uint32_t token, const char *fold);
bool qaz_entity_is_mark(const qaz_entity_finder *finder, uint32_t token, qaz_mark mark);
bool qaz_entity_is_kind(const qaz_entity_finder *finder, uint32_t token, qaz_kind kind);

/* True if the token exists and stands on the line of the one before it. */
bool qaz_entity_goes_on(const qaz_entity_finder *finder, uint32_t token);

/* The opening mark of the quotation that a closing mark before `end` ends, if it has at most
   `limit` tokens inside; QAZ_NO_ENTITY if not. And the other way round: the end of the quotation
   that opens at a token. */
uint32_t qaz_entity_quote_start(const qaz_entity_finder *finder, uint32_t end, uint32_t limit);
uint32_t qaz_entity_quote_end(const qaz_entity_finder *finder, uint32_t first, uint32_t limit);

/* True for a capitalised word in a case in which a name goes on or ends before a noun. */
bool qaz_entity_may_name(const qaz_entity_finder *finder, uint32_t token);

/* The first token of the person's name that ends before `end`: Ә.Тұраров, Тұрар Рысқұлов, Қорқыт
   ата; `end` if there is none. */
uint32_t qaz_entity_eponym_start(const qaz_entity_finder *finder, uint32_t end);

/* The end of a span with the suffix behind its closing mark: «X»-ға. */
uint32_t qaz_entity_with_suffix(const qaz_entity_finder *finder, uint32_t end);

/* True if the sentence of a token has a word of performers.tsv: it reports a contest or a
   performance. */
bool qaz_entity_is_in_report(const qaz_entity_finder *finder, uint32_t token);

/* Proposes a span. */
void qaz_entity_propose(qaz_entity_finder *finder, uint32_t first, uint32_t end,
                        qaz_entity_type type, qaz_entity_subtype subtype, double score,
                        const char *rule);

/* The producers. */
void qaz_entity_find_places(qaz_entity_finder *finder);
void qaz_entity_find_facilities(qaz_entity_finder *finder);
void qaz_entity_find_schools(qaz_entity_finder *finder);
void qaz_entity_find_organisations(qaz_entity_finder *finder);
void qaz_entity_find_outlets(qaz_entity_finder *finder);
void qaz_entity_find_people(qaz_entity_finder *finder);
void qaz_entity_find_numbers(qaz_entity_finder *finder);

/* entity_select.c: turns the best candidates into mentions. */
void qaz_entity_select(qaz_entity_finder *finder);

/* entity_join.c: joins the mentions of the document into entities. */
void qaz_entity_join(qaz_entity_finder *finder);

/* entity_role.c: sets the role and affiliation of a person if this mention tells more of them than
   those before it. */
void qaz_entity_find_role(qaz_entity_finder *finder, const qaz_mention *mention);

/* entity_school_place.c: sets the places of the schools, once the mentions are joined. */
void qaz_entity_find_places_of_schools(qaz_entity_finder *finder);

/* entity_parts.c: sets number, eponym, own name and kind of a school from one mention. */
void qaz_entity_read_school(qaz_entity_finder *finder, const qaz_mention *mention,
                            qaz_entity *entity);

#endif
