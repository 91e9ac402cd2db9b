/* The full name of a person in a document. Mentions give it in parts and in two orders: Тұрарова
   Сәуле Маратқызы, Сәуле Тұрарова, Сәуле Маратқызы. The entity is called Сәуле Маратқызы Тұрарова.
 */
#include "analyse/entity_finder.h"
#include "analyse/entity_name.h"

#include <string.h>

/* A token without its case ending, in the arena. Only the last one of a mention may have one. */
static qaz_slice word_at(qaz_entity_finder *finder, const qaz_mention *mention, uint32_t token)
{
    bool inner = mention != NULL && token + 1 < mention->token_end;
    qaz_slice fold = finder->types[finder->tokens[token].type].fold;
    qaz_slice text = qaz_entity_text(finder, token, token + 1, true);
    if (inner && text.size < fold.size) {
        qaz_slice whole = finder->types[finder->tokens[token].type].normal;
        if (whole.size == fold.size)
            return whole;
    }
    return text;
}

/* Writes given name, patronymic and surname. */
static qaz_slice put_together(qaz_entity_finder *finder, const qaz_slice words[3])
{
    size_t size = words[0].size + words[1].size + words[2].size + 2;
    char *text = qaz_arena_take(&finder->arena, size), *at = text;
    if (text == NULL) {
        finder->failed = true;
        return (qaz_slice){0};
    }
    for (size_t i = 0; i < 3; i++) {
        memcpy(at, words[i].data, words[i].size);
        at += words[i].size;
        if (i < 2)
            *at++ = ' ';
    }
    return (qaz_slice){text, size};
}

/* True if two tokens are the same word, case endings apart. */
static bool same_word(const qaz_entity_finder *finder, uint32_t a, uint32_t b)
{
    const qaz_entity_word *left = finder->facts[a].word, *right = finder->facts[b].word;
    return left->base_id != QAZ_NO_ID && left->base_id == right->base_id;
}

void qaz_entity_full_name(qaz_entity_finder *finder, uint32_t entity)
{
    const qaz_name_parts *parts = &finder->parts[entity];
    const qaz_mention *mention = &finder->mentions[parts->naming];
    uint32_t first = mention->first, patronymic = parts->patronymic_token;
    uint32_t words = mention->token_end - first;
    bool inside = patronymic >= first && patronymic < mention->token_end;
    finder->entities[entity].name = qaz_entity_name(finder, mention);
    if (patronymic == QAZ_NO_ENTITY || patronymic == 0 || parts->initial_count > 0 ||
        parts->word_count != 2 || words != (inside ? 3u : 2u) ||
        (inside && patronymic != first + 2))
        return;
    /* The given name is the word before the patronymic, wherever that stands. */
    bool last_first = inside || !same_word(finder, patronymic - 1, first);
    if (last_first && !inside && !same_word(finder, patronymic - 1, first + 1))
        return;
    uint32_t given = last_first ? first + 1 : first, surname = last_first ? first : first + 1;
    const qaz_slice full[3] = {word_at(finder, mention, given),
                               word_at(finder, inside ? mention : NULL, patronymic),
                               word_at(finder, mention, surname)};
    qaz_slice name = put_together(finder, full);
    if (name.size > 0)
        finder->entities[entity].name = name;
}
