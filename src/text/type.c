#include "text/type.h"

#include "base/decode.h"
#include "base/room.h"
#include "qaz/normalize.h"
#include "text/property.h"

#include <stdlib.h>

enum { LONGEST_WORD = 128 }; /* bytes; addresses and noise may be longer */

/* The code points of a normal form, summed up. */
typedef struct letters {
    unsigned upper, lower, cyrillic, latin, other;
    bool first_upper, lower_after_upper_part;
} letters;

static letters count_letters(qaz_slice text)
{
    letters seen = {0};
    bool first = true;
    for (const char *at = text.data, *end = at + text.size; at < end;) {
        size_t size;
        uint32_t c = qaz_decode(at, end, &size);
        uint16_t property = c == QAZ_NO_CODE_POINT ? 0 : qaz_property(c);
        qaz_group group = qaz_property_group(property);
        at += size;
        if (!qaz_group_is_letter(group))
            continue;
        unsigned script = qaz_property_script(property);
        seen.cyrillic += script == QAZ_CYRILLIC;
        seen.latin += script == QAZ_LATIN;
        seen.other += script == QAZ_OTHER_SCRIPT;
        if (group == QAZ_GROUP_UPPER && first)
            seen.first_upper = true;
        if (group == QAZ_GROUP_UPPER && seen.lower > 0)
            seen.lower_after_upper_part = true;
        seen.upper += group == QAZ_GROUP_UPPER;
        seen.lower += group == QAZ_GROUP_LOWER;
        first = false;
    }
    return seen;
}

static qaz_script script_of(const letters *seen)
{
    int kinds = (seen->cyrillic > 0) + (seen->latin > 0) + (seen->other > 0);
    if (kinds > 1)
        return QAZ_MIXED_SCRIPT;
    return seen->cyrillic ? QAZ_CYRILLIC
           : seen->latin  ? QAZ_LATIN
           : seen->other  ? QAZ_OTHER_SCRIPT
                          : QAZ_NO_SCRIPT;
}

/* Capital letters after hyphens (Әл-Фараби, Премьер-Министр) leave a word capitalised. */
static bool capital_parts(qaz_slice text)
{
    bool start = true;
    for (const char *at = text.data, *end = at + text.size; at < end;) {
        size_t size;
        uint32_t c = qaz_decode(at, end, &size);
        if (c != QAZ_NO_CODE_POINT && qaz_utf8_is_upper(c) && !start)
            return false;
        start = c == '-';
        at += size;
    }
    return true;
}

static qaz_case case_of(const letters *seen, qaz_slice normal)
{
    if (seen->upper == 0)
        return seen->lower > 0 ? QAZ_LOWER : QAZ_NO_CASE;
    if (seen->lower == 0)
        return seen->upper > 1 ? QAZ_UPPER : QAZ_CAPITAL;
    if (seen->upper > 1 && seen->first_upper && !seen->lower_after_upper_part)
        return capital_parts(normal) ? QAZ_CAPITAL : QAZ_UPPER_LOWER;
    if (seen->first_upper && capital_parts(normal))
        return QAZ_CAPITAL;
    return QAZ_MIXED_CASE;
}

/* The lower-case form in `out`; true if it differs. */
static bool fold(qaz_slice normal, qaz_buffer *out)
{
    bool changed = false;
    qaz_buffer_clear(out);
    for (const char *at = normal.data, *end = at + normal.size; at < end;) {
        size_t size;
        uint32_t c = qaz_decode(at, end, &size);
        uint32_t lower = c == QAZ_NO_CODE_POINT ? c : qaz_utf8_lower(c);
        changed |= lower != c;
        if (c == QAZ_NO_CODE_POINT)
            qaz_buffer_add_byte(out, *at);
        else
            qaz_buffer_add_code_point(out, lower);
        at += size;
    }
    return changed;
}

/* Where a suffix begins that a hyphen joins to digits, a percent sign, capitals or Latin letters;
   the size of the form if there is none. */
static uint32_t suffix_of(qaz_slice normal, qaz_kind kind)
{
    size_t at = normal.size;
    while (at > 0 && normal.data[at - 1] != '-')
        at--;
    if (at <= 1 || at == normal.size)
        return (uint32_t)normal.size;
    letters head = count_letters((qaz_slice){normal.data, at - 1});
    letters tail = count_letters((qaz_slice){normal.data + at, normal.size - at});
    bool foreign = kind == QAZ_NUMBER || kind == QAZ_URL ||
                   (head.latin > 0 && head.cyrillic == 0) || head.upper > 1 ||
                   (head.upper == 1 && head.lower == 0);
    bool suffix = tail.lower > 0 && tail.upper == 0 && tail.cyrillic > 0 && tail.lower <= 7;
    return foreign && suffix ? (uint32_t)(at - 1) : (uint32_t)normal.size;
}

/* Work on the facts of a new type, whose form is in place. False: no memory. */
static bool learn(qaz_types *types, qaz_type *fact, qaz_kind kind)
{
    fact->kind = (uint8_t)kind;
    fact->normal = fact->form;
    qaz_buffer_clear(&types->scratch);
    bool address = kind == QAZ_URL || kind == QAZ_EMAIL;
    qaz_rules rules = address ? 1u << QAZ_RULE_LATIN : QAZ_RULES_OF_WORDS;
    if (kind != QAZ_INVALID && qaz_normalize_word(fact->form, rules, &types->scratch) != 0)
        fact->normal = qaz_arena_copy(&types->normals, qaz_buffer_slice(&types->scratch));
    if (types->scratch.failed || fact->normal.data == NULL)
        return false;
    letters seen = count_letters(fact->normal);
    fact->script = (uint8_t)script_of(&seen);
    fact->letter_case = (uint8_t)case_of(&seen, fact->normal);
    fact->suffix = suffix_of(fact->normal, kind);
    qaz_slice folded = fact->normal;
    if (fold(fact->normal, &types->scratch))
        folded = qaz_buffer_slice(&types->scratch);
    fact->fold_id = types->scratch.failed ? QAZ_NO_ID : qaz_intern_add(&types->folds, folded);
    if (fact->fold_id == QAZ_NO_ID)
        return false;
    fact->fold = qaz_intern_text(&types->folds, fact->fold_id);
    return true;
}

/* Room for the facts of one more type. */
static bool make_room(qaz_types *types)
{
    if (types->forms.count < types->fact_room)
        return true;
    qaz_type *facts =
        qaz_room(types->facts, &types->fact_room, (size_t)types->forms.count + 1, sizeof *facts);
    if (facts == NULL)
        return false;
    types->facts = facts;
    return true;
}

uint32_t qaz_types_add(qaz_types *types, qaz_slice form, const qaz_intern_key *key, qaz_kind kind)
{
    uint32_t known = types->forms.count;
    uint32_t id = make_room(types) ? qaz_intern_add_key(&types->forms, form, key) : QAZ_NO_ID;
    if (id < known || id == QAZ_NO_ID)
        return id;
    types->facts[id] = (qaz_type){.form = qaz_intern_text(&types->forms, id)};
    types->noise += form.size > LONGEST_WORD ? form.size : 0;
    return learn(types, &types->facts[id], kind) ? id : QAZ_NO_ID;
}

size_t qaz_types_memory(const qaz_types *types)
{
    return types->forms.arena.total + types->folds.arena.total + types->normals.total +
           types->fact_room * sizeof *types->facts;
}

void qaz_types_reset(qaz_types *types)
{
    qaz_intern_reset(&types->forms);
    qaz_intern_reset(&types->folds);
    qaz_arena_reset(&types->normals);
    types->noise = 0;
}

void qaz_types_free(qaz_types *types)
{
    qaz_intern_free(&types->forms);
    qaz_intern_free(&types->folds);
    qaz_arena_free(&types->normals);
    qaz_buffer_free(&types->scratch);
    free(types->facts);
    *types = (qaz_types){0};
}
