/* Joins the mentions of a document into entities. People are joined by the parts of their names:
   First Last = F. Last = Last = First Patronymic; everything else by its normal form. */
#include "analyse/entity_name.h"
#include "analyse/entity_role.h"

#include "qaz/utf8.h"

#include <string.h>

/* People are looked for among so many entities before them. */
enum { REACH = 512 };

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

/* True for short names that show respect: Зекең, Мақаң, Ұзеке. */
static bool is_short_name(qaz_slice base)
{
    static const char *const endings[] = {"кең", "қаң", "хаң", "еке"};
    for (size_t i = 0; i < sizeof endings / sizeof *endings; i++)
        if (qaz_slice_ends(base, qaz_slice_of(endings[i])))
            return true;
    return false;
}

static qaz_name_parts parts_of(const qaz_entity_finder *finder, const qaz_mention *mention)
{
    qaz_name_parts parts = {.patronymic = QAZ_NO_ID, .patronymic_token = QAZ_NO_ENTITY};
    for (uint32_t i = mention->first; i < mention->token_end; i++) {
        const qaz_type *type = &finder->types[finder->tokens[i].type];
        uint32_t flags = finder->facts[i].word->flags;
        if (finder->tokens[i].kind == QAZ_INITIAL ||
            (parts.initial_count > 0 && parts.word_count == 0 && type->suffix <= 2)) {
            if (parts.initial_count < QAZ_INITIALS)
                parts.initials[parts.initial_count++] = first_letter(type->fold);
        } else if ((flags & QAZ_WORD_CAPITAL) != 0) {
            uint32_t id = base_id(finder, mention->first, i, i + 1 == mention->token_end);
            if ((flags & QAZ_WORD_PATRONYMIC) != 0 && i > mention->first) {
                parts.patronymic = id;
                parts.patronymic_token = i;
            } else if (parts.word_count < QAZ_NAME_PARTS)
                parts.words[parts.word_count++] = id;
        }
    }
    if (parts.word_count == 1 && mention->token_end - mention->first == 1 &&
        is_short_name(qaz_intern_text(&finder->bases, parts.words[0])))
        parts.short_for = first_letter(qaz_intern_text(&finder->bases, parts.words[0]));
    return parts;
}

static bool has_word(const qaz_name_parts *parts, uint32_t word)
{
    for (unsigned i = 0; i < parts->word_count; i++)
        if (parts->words[i] == word)
            return true;
    return false;
}

/* True if one of the words of `parts` that `other` has not begins with the first initial of
   `other`, or there is no such word. */
static bool initials_fit(const qaz_entity_finder *finder, const qaz_name_parts *parts,
                         const qaz_name_parts *other)
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

/* True if one of two names is a respectful short name and the other the same, or has a word with
   the same first letter: Зекең, Зейнолла. */
static bool short_name_fits(const qaz_entity_finder *finder, const qaz_name_parts *a,
                            const qaz_name_parts *b)
{
    if (a->short_for != 0 && b->short_for != 0)
        return a->words[0] == b->words[0];
    uint32_t letter = a->short_for + b->short_for;
    const qaz_name_parts *full = a->short_for != 0 ? b : a;
    for (unsigned i = 0; i < full->word_count; i++)
        if (first_letter(qaz_intern_text(&finder->bases, full->words[i])) == letter)
            return full->word_count > 1 || full->patronymic != QAZ_NO_ID;
    return false;
}

/* True if two names may be names of one person. */
static bool compatible(const qaz_entity_finder *finder, const qaz_name_parts *a,
                       const qaz_name_parts *b)
{
    if (a->word_count == 0 || b->word_count == 0)
        return a->word_count == b->word_count && a->initial_count == b->initial_count &&
               memcmp(a->initials, b->initials, sizeof a->initials) == 0;
    if (a->short_for != 0 || b->short_for != 0)
        return short_name_fits(finder, a, b);
    unsigned shared = 0;
    for (unsigned i = 0; i < a->word_count; i++)
        shared += has_word(b, a->words[i]) || b->patronymic == a->words[i];
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
static unsigned fullness(const qaz_name_parts *parts)
{
    return (parts->short_for != 0 ? 1 : parts->word_count * 4) +
           (parts->patronymic != QAZ_NO_ID ? 2u : 0u) + (parts->initial_count > 0 ? 1u : 0u);
}

static uint32_t new_entity(qaz_entity_finder *finder, uint32_t mention)
{
    finder->entities = qaz_entity_room(finder, finder->entities, &finder->entity_room,
                                       finder->entity_count, sizeof *finder->entities);
    finder->parts = qaz_entity_room(finder, finder->parts, &finder->parts_room,
                                    finder->entity_count, sizeof *finder->parts);
    if (finder->failed)
        return QAZ_NO_ENTITY;
    finder->entities[finder->entity_count] = (qaz_entity){
        .type = finder->mentions[mention].type,
        .subtype = finder->mentions[mention].subtype,
        .first_mention = mention,
    };
    finder->parts[finder->entity_count] = (qaz_name_parts){
        .patronymic = QAZ_NO_ID,
        .school_row = QAZ_NO_ID,
    };
    return (uint32_t)finder->entity_count++;
}

static uint32_t find_person(const qaz_entity_finder *finder, const qaz_name_parts *parts)
{
    for (size_t i = finder->entity_count; i > 0 && finder->entity_count - i < REACH; i--)
        if (finder->entities[i - 1].type == QAZ_PERSON &&
            compatible(finder, parts, &finder->parts[i - 1]))
            return (uint32_t)(i - 1);
    return QAZ_NO_ENTITY;
}

static uint32_t join_person(qaz_entity_finder *finder, uint32_t index)
{
    const qaz_mention *mention = &finder->mentions[index];
    qaz_name_parts parts = parts_of(finder, mention);
    uint32_t found = find_person(finder, &parts);
    bool fuller = found == QAZ_NO_ENTITY || fullness(&parts) > fullness(&finder->parts[found]);
    if (found == QAZ_NO_ENTITY)
        found = new_entity(finder, index);
    if (found == QAZ_NO_ENTITY)
        return found;
    qaz_name_parts *known = &finder->parts[found];
    if (parts.patronymic == QAZ_NO_ID) {
        parts.patronymic = known->patronymic;
        parts.patronymic_token = known->patronymic_token;
    } else if (known->patronymic == QAZ_NO_ID) {
        known->patronymic = parts.patronymic;
        known->patronymic_token = parts.patronymic_token;
    }
    if (fuller) {
        parts.naming = index;
        *known = parts;
    }
    return found;
}

/* The entity of a normal form, a new one if it was not named before. */
static uint32_t join_named(qaz_entity_finder *finder, uint32_t index)
{
    const qaz_mention *mention = &finder->mentions[index];
    qaz_slice name = qaz_entity_name(finder, mention), key = name;
    qaz_slice town = qaz_slice_of(" қаласы");
    if (mention->type == QAZ_GPE && qaz_slice_ends(name, town))
        key.size -= town.size;
    /* «Тұмар» ЖШС, «Тұмар» компаниясы and «Тұмар» are one. */
    qaz_slice quoted = mention->type == QAZ_ORGANISATION ? qaz_entity_quoted_name(finder, mention)
                                                         : (qaz_slice){0};
    if (quoted.size > 0)
        key = quoted;
    finder->scratch.size = 0;
    qaz_buffer_add_byte(&finder->scratch, (char)('A' + mention->type));
    qaz_buffer_add_byte(&finder->scratch, (char)('A' + mention->subtype));
    qaz_buffer_add(&finder->scratch, key);
    uint32_t known = finder->names.count;
    uint32_t id = qaz_intern_add(&finder->names, qaz_buffer_slice(&finder->scratch));
    finder->failed |= id == QAZ_NO_ID || finder->scratch.failed;
    if (finder->failed)
        return QAZ_NO_ENTITY;
    finder->named_ids = qaz_entity_room(finder, finder->named_ids, &finder->named_room, id,
                                        sizeof *finder->named_ids);
    if (finder->failed)
        return QAZ_NO_ENTITY;
    if (id == known)
        finder->named_ids[id] = new_entity(finder, index);
    uint32_t found = finder->named_ids[id];
    if (found != QAZ_NO_ENTITY &&
        (id == known || (quoted.size > 0 && name.size > finder->entities[found].name.size)))
        finder->entities[found].name = name;
    return found;
}

/* True if two kinds of schools may be said of one: equal, one more exact than the other, or an
   abbreviation. */
static bool kinds_agree(qaz_slice a, qaz_slice b)
{
    if (a.size == 0 || b.size == 0 || qaz_utf8_is_upper(first_letter(a)) ||
        qaz_utf8_is_upper(first_letter(b)))
        return true;
    qaz_slice longer = a.size > b.size ? a : b, part = a.size > b.size ? b : a;
    for (size_t i = 0; i + part.size <= longer.size; i++)
        if (qaz_slice_starts((qaz_slice){longer.data + i, longer.size - i}, part))
            return true;
    return false;
}

/* True if two sets of parts may describe one school. */
static bool same_school(const qaz_entity *a, const qaz_entity *b)
{
    if (a->number.size > 0 && b->number.size > 0)
        return qaz_slice_equal(a->number, b->number) && kinds_agree(a->kind, b->kind) &&
               (a->eponym.size == 0 || b->eponym.size == 0 ||
                qaz_slice_equal(a->eponym, b->eponym)) &&
               (a->own_name.size == 0 || b->own_name.size == 0 ||
                qaz_slice_equal(a->own_name, b->own_name));
    if (a->number.size > 0 || b->number.size > 0)
        return a->eponym.size > 0 && qaz_slice_equal(a->eponym, b->eponym);
    if (a->eponym.size > 0 || b->eponym.size > 0)
        return qaz_slice_equal(a->eponym, b->eponym);
    return a->own_name.size > 0 && qaz_slice_equal(a->own_name, b->own_name);
}

static void complete(qaz_slice *known, qaz_slice now)
{
    if (known->size == 0)
        *known = now;
}

static uint32_t join_school(qaz_entity_finder *finder, uint32_t index)
{
    const qaz_mention *mention = &finder->mentions[index];
    qaz_entity now = {0};
    qaz_entity_read_school(finder, mention, &now);
    uint32_t row = qaz_entity_school_row(finder, mention);
    for (size_t i = finder->entity_count; i > 0 && finder->entity_count - i < REACH; i--) {
        qaz_entity *known = &finder->entities[i - 1];
        bool same_row = row != QAZ_NO_ID && finder->parts[i - 1].school_row == row;
        if (known->subtype != QAZ_SCHOOL || !(same_row || same_school(known, &now)))
            continue;
        complete(&known->number, now.number);
        complete(&known->eponym, now.eponym);
        complete(&known->own_name, now.own_name);
        if (now.kind.size > known->kind.size) {
            known->kind = now.kind;
            known->name = qaz_entity_name(finder, mention);
        }
        return (uint32_t)(i - 1);
    }
    uint32_t found = join_named(finder, index);
    if (found != QAZ_NO_ENTITY && finder->entities[found].first_mention == index) {
        qaz_entity *entity = &finder->entities[found];
        finder->parts[found].school_row = row;
        entity->number = now.number;
        entity->eponym = now.eponym;
        entity->own_name = now.own_name;
        entity->kind = now.kind;
    }
    return found;
}

void qaz_entity_join(qaz_entity_finder *finder)
{
    qaz_intern_reset(&finder->names);
    for (uint32_t i = 0; i < finder->mention_count && !finder->failed; i++) {
        qaz_mention *mention = &finder->mentions[i];
        if (mention->type == QAZ_PERSON)
            mention->entity = join_person(finder, i);
        else if (mention->subtype == QAZ_SCHOOL)
            mention->entity = join_school(finder, i);
        else
            mention->entity = join_named(finder, i);
        if (mention->entity != QAZ_NO_ENTITY)
            finder->entities[mention->entity].mentions++;
    }
    if (finder->failed)
        return;
    qaz_entity_find_places_of_schools(finder);
    for (uint32_t i = 0; i < finder->entity_count; i++)
        if (finder->entities[i].type == QAZ_PERSON)
            qaz_entity_full_name(finder, i);
    for (uint32_t i = 0; i < finder->mention_count && !finder->failed; i++)
        if (finder->mentions[i].type == QAZ_PERSON)
            qaz_entity_find_role(finder, &finder->mentions[i]);
    qaz_entity_find_performers(finder);
}
