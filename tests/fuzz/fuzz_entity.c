/* Mentions lie in the text on borders of tokens, in order and properly nested; each has an entity,
   and every entity has mentions. */
#include "law.h"
#include "qaz/entity.h"

static void check_mention(const qaz_mention *mentions, size_t at, const qaz_token *tokens,
                          size_t token_count, size_t entities)
{
    const qaz_mention *now = &mentions[at];
    law(now->first < now->token_end && now->token_end <= token_count, "mentions have tokens");
    law(now->start == tokens[now->first].start && now->end == tokens[now->token_end - 1].end,
        "mentions begin and end with tokens");
    law(now->entity < entities, "mentions have an entity");
    law(now->type < QAZ_ENTITY_TYPES, "the class is known");
    if (at > 0)
        law(now->first > mentions[at - 1].first || (now->first == mentions[at - 1].first &&
                                                    now->token_end < mentions[at - 1].token_end),
            "mentions are in order, outer ones first");
    if (now->outer != QAZ_NO_ENTITY)
        law(now->outer < at && mentions[now->outer].first <= now->first &&
                mentions[now->outer].token_end >= now->token_end,
            "inner mentions lie inside outer ones");
    for (size_t i = at; i > 0 && i + 8 > at; i--)
        law(mentions[i - 1].token_end <= now->first || mentions[i - 1].token_end >= now->token_end,
            "mentions do not cross");
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    /* Kept from one input to the next, as in use: the lexicon takes long to load. */
    static qaz_document *document;
    static qaz_entity_finder *finder;
    if (document == NULL)
        document = qaz_document_new();
    if (finder == NULL)
        finder = qaz_entity_finder_new();
    qaz_slice text = {(const char *)data, size};
    size_t mention_count, entity_count, token_count, counted = 0;
    law(document != NULL && finder != NULL && qaz_document_read(document, text) == QAZ_OK &&
            qaz_entity_finder_read(finder, document) == QAZ_OK,
        "every text can be read");
    const qaz_token *tokens = qaz_document_tokens(document, &token_count);
    const qaz_mention *mentions = qaz_entity_mentions(finder, &mention_count);
    const qaz_entity *entities = qaz_entity_list(finder, &entity_count);
    for (size_t i = 0; i < mention_count; i++)
        check_mention(mentions, i, tokens, token_count, entity_count);
    for (size_t i = 0; i < entity_count; i++) {
        law(entities[i].mentions > 0 && entities[i].name.size > 0, "entities have names");
        law(mentions[entities[i].first_mention].entity == i, "and a first mention");
        counted += entities[i].mentions;
    }
    law(counted == mention_count, "every mention is counted once");
    return 0;
}
