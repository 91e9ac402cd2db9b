/* Joins the mentions of a document into entities. People are joined by the parts of their names:
   First Last = F. Last = Last = First Patronymic; everything else by its normal form. */
#include "analyse/entity_finder.h"

#include "qaz/utf8.h"

#include <string.h>

enum { NAME_PARTS = 4, INITIALS = 3 };

/* A person's name in parts. Words are base ids. */
typedef struct name_parts {
    uint32_t words[NAME_PARTS]; /* given names and surnames, in any order */
    uint32_t patronymic;        /* QAZ_NO_ID if there is none */
    uint32_t initials[INITIALS];
    unsigned word_count, initial_count;
} name_parts;

static uint32_t first_letter(qaz_slice text)
{
    size_t size;
    return text.size == 0 ? 0 : qaz_utf8_decode(text.data, text.data + text.size, &size);
}

static uint32_t base_id(const qaz_entity_finder *finder, uint32_t first, uint32_t token, bool last)
{
    const qaz_type *type = &finder->types[finder->tokens[token].type];
    uint32_t size = last ? qaz_entity_base(finder, first, token) : (uint32_t)type->fold.size;
    uint32_t id = qaz_intern_find(&finder->bases, (qaz_slice){type->fold.data, size});
    return id != QAZ_NO_ID ? id : finder->facts[token].word->base_id;
}

static name_parts parts_of(const qaz_entity_finder *finder, const qaz_mention *mention)
{
    name_parts parts = {.patronymic = QAZ_NO_ID};
    for (uint32_t i = mention->first; i < mention->token_end; i++) {
        const qaz_type *type = &finder->types[finder->tokens[i].type];
        uint32_t flags = finder->facts[i].word->flags;
        if (finder->tokens[i].kind == QAZ_INITIAL ||
            (parts.initial_count > 0 && parts.word_count == 0 && type->suffix <= 2)) {
            if (parts.initial_count < INITIALS)
                parts.initials[parts.initial_count++] = first_letter(type->fold);
        } else if ((flags & QAZ_WORD_CAPITAL) != 0) {
            uint32_t id = base_id(finder, mention->first, i, i + 1 == mention->token_end);
            if ((flags & QAZ_WORD_PATRONYMIC) != 0 && i > mention->first)
                parts.patronymic = id;
            else if (parts.word_count < NAME_PARTS)
                parts.words[parts.word_count++] = id;
        }
    }
    return parts;
}

static bool has_word(const name_parts *parts, uint32_t word)
{
    for (unsigned i = 0; i < parts->word_count; i++)
        if (parts->words[i] == word)
            return true;
    return false;
}

/* True if one of the words of `parts` that `other` has not begins with the first initial of
   `other`, or there is no such word. */
static bool initials_fit(const qaz_entity_finder *finder, const name_parts *parts,
                         const name_parts *other)
{
    bool rest = false;
    for (unsigned i = 0; i < parts->word_count; i++) {
        if (has_word(other, parts->words[i]))
            continue;
        rest = true;
        qaz_slice text = qaz_intern_text(&finder->bases, parts->words[i]);
        if (first_letter(text) == other->initials[0])
            return true;
    }
    return !rest;
}

/* True if two names may be names of one person. */
static bool compatible(const qaz_entity_finder *finder, const name_parts *a, const name_parts *b)
{
    if (a->word_count == 0 || b->word_count == 0)
        return a->word_count == b->word_count && a->initial_count == b->initial_count &&
               memcmp(a->initials, b->initials, sizeof a->initials) == 0;
    unsigned shared = 0;
    for (unsigned i = 0; i < a->word_count; i++)
        shared += has_word(b, a->words[i]);
    if (shared == 0 || (shared < a->word_count && shared < b->word_count))
        return false;
    if (a->patronymic != QAZ_NO_ID && b->patronymic != QAZ_NO_ID && a->patronymic != b->patronymic)
        return false;
    if (a->initial_count > 0 && b->initial_count > 0)
        return a->initials[0] == b->initials[0];
    return (a->initial_count == 0 || initials_fit(finder, b, a)) &&
           (b->initial_count == 0 || initials_fit(finder, a, b));
}

/* How much of a name is there: words before initials. */
static unsigned fullness(const name_parts *parts)
{
    return parts->word_count * 4 + (parts->patronymic != QAZ_NO_ID ? 2u : 0u) +
           (parts->initial_count > 0 ? 1u : 0u);
}

static uint32_t new_entity(qaz_entity_finder *finder, uint32_t mention)
{
    if (!qaz_entity_room(finder, &finder->entities, finder->entity_count, &finder->entity_room,
                         sizeof *finder->entities))
        return QAZ_NO_ENTITY;
    finder->entities[finder->entity_count] = (qaz_entity){
        .type = finder->mentions[mention].type,
        .subtype = finder->mentions[mention].subtype,
        .first_mention = mention,
    };
    return (uint32_t)finder->entity_count++;
}

/* The mention whose name an entity has. */
static uint32_t *named_by(qaz_entity_finder *finder)
{
    return finder->order;
}

static uint32_t find_person(qaz_entity_finder *finder, const name_parts *parts)
{
    for (size_t i = finder->entity_count; i > 0; i--) {
        if (finder->entities[i - 1].type != QAZ_PERSON)
            continue;
        name_parts other = parts_of(finder, &finder->mentions[named_by(finder)[i - 1]]);
        if (compatible(finder, parts, &other))
            return (uint32_t)(i - 1);
    }
    return QAZ_NO_ENTITY;
}

static uint32_t find_named(const qaz_entity_finder *finder, const qaz_mention *mention,
                           qaz_slice name)
{
    for (size_t i = 0; i < finder->entity_count; i++) {
        const qaz_entity *entity = &finder->entities[i];
        if (entity->type == mention->type && entity->subtype == mention->subtype &&
            qaz_slice_equal(entity->name, name))
            return (uint32_t)i;
    }
    return QAZ_NO_ENTITY;
}

static uint32_t join_person(qaz_entity_finder *finder, uint32_t mention)
{
    name_parts parts = parts_of(finder, &finder->mentions[mention]);
    uint32_t entity = find_person(finder, &parts);
    bool fuller = entity == QAZ_NO_ENTITY;
    if (fuller) {
        entity = new_entity(finder, mention);
    } else {
        name_parts other = parts_of(finder, &finder->mentions[named_by(finder)[entity]]);
        fuller = fullness(&parts) > fullness(&other);
    }
    if (fuller && entity != QAZ_NO_ENTITY) {
        named_by(finder)[entity] = mention;
        finder->entities[entity].name = qaz_entity_name(finder, &finder->mentions[mention]);
    }
    return entity;
}

static uint32_t join_named(qaz_entity_finder *finder, uint32_t mention)
{
    qaz_slice name = qaz_entity_name(finder, &finder->mentions[mention]);
    uint32_t entity = find_named(finder, &finder->mentions[mention], name);
    if (entity == QAZ_NO_ENTITY) {
        entity = new_entity(finder, mention);
        if (entity != QAZ_NO_ENTITY)
            finder->entities[entity].name = name;
    }
    return entity;
}

void qaz_entity_join(qaz_entity_finder *finder)
{
    if (finder->mention_count == 0 ||
        !qaz_entity_room(finder, &finder->order, finder->mention_count, &finder->order_room,
                         sizeof *finder->order))
        return;
    for (uint32_t i = 0; i < finder->mention_count && !finder->failed; i++) {
        uint32_t entity =
            finder->mentions[i].type == QAZ_PERSON ? join_person(finder, i) : join_named(finder, i);
        finder->mentions[i].entity = entity;
        if (entity != QAZ_NO_ENTITY)
            finder->entities[entity].mentions++;
    }
}
