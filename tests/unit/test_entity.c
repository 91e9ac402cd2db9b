/* Mentions nest and are in order whatever the text is, and what a finder has read before does not
   matter. The rules of what is found: tests/spec/entity.txt. */
#include "qaz/entity.h"
#include "random.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

static const char *const parts[] = {
    "Сәуле ", "Тұрарова ", "С.",         "Т.Ж.",         "Асанұлы ",    "қызы ",
    "қажы ",  "№",         "118 ",       "118-ші ",      "мектебінің ", "N118 ",
    "«",      "»",         "«Тұмар» ",   "ЖШС ",         "КММ-де ",     "атындағы ",
    "Абай ",  "ауданы ",   "облысының ", "әкімі ",       "директор ",   ", ",
    "– ",     "деді ",     "және ",      "\n",           "2024 ",       "жылы ",
    "теңге ", "63%-ы ",    "\xFF",       "министрлігі ", "облыстық ",   "білім ",
    "КБТУ ",  "Apple ",    "(",          ") ",           ".",           "«Ай",
};
enum { PARTS = sizeof parts / sizeof parts[0] };

static void check_mention(const qaz_mention *mentions, size_t index, size_t entities, size_t size)
{
    const qaz_mention *now = &mentions[index];
    assert_true(now->start < now->end && now->end <= size && now->first < now->token_end);
    assert_true(now->entity < entities && now->rule != NULL);
    assert_true(now->confidence > 0 && now->confidence <= 1);
    if (now->outer != QAZ_NO_ENTITY) {
        assert_true(now->outer < index);
        const qaz_mention *outer = &mentions[now->outer];
        assert_true(outer->start <= now->start && now->end <= outer->end);
        assert_true(outer->start < now->start || now->end < outer->end);
    }
    /* Two mentions with the same one around them do not overlap. */
    for (size_t i = index; i > 0; i--)
        if (mentions[i - 1].outer == now->outer) {
            assert_true(mentions[i - 1].end <= now->start);
            break;
        }
}

static void check_laws(qaz_entity_finder *finder, qaz_document *document, qaz_slice text)
{
    assert_int_equal(qaz_document_read(document, text), QAZ_OK);
    assert_int_equal(qaz_entity_finder_read(finder, document), QAZ_OK);
    size_t count, entities, total = 0;
    const qaz_mention *mentions = qaz_entity_mentions(finder, &count);
    const qaz_entity *entity = qaz_entity_list(finder, &entities);
    for (size_t i = 0; i < count; i++)
        check_mention(mentions, i, entities, text.size);
    for (size_t i = 0; i < entities; i++) {
        assert_true(entity[i].name.size > 0);
        assert_int_equal(mentions[entity[i].first_mention].entity, i);
        assert_true(i == 0 || entity[i - 1].first_mention < entity[i].first_mention);
        total += entity[i].mentions;
    }
    assert_int_equal(total, count);
}

static void laws(void **state)
{
    (void)state;
    qaz_document *document = qaz_document_new();
    qaz_entity_finder *finder = qaz_entity_finder_new();
    assert_non_null(document);
    assert_non_null(finder);
    qaz_buffer text = {0};
    uint64_t seed = 1;
    for (int round = 0; round < 4000; round++) {
        text.size = 0;
        for (uint32_t i = 0, end = 1 + random_number(&seed, 30); i < end; i++)
            random_part(&seed, parts, PARTS, &text);
        assert_false(text.failed);
        check_laws(finder, document, qaz_buffer_slice(&text));
    }
    qaz_buffer_free(&text);
    qaz_entity_finder_free(finder);
    qaz_document_free(document);
}

/* A finder gives the same for a document whatever it has read before. */
static void memory_of_other_documents(void **state)
{
    (void)state;
    const qaz_slice text = qaz_slice_of("Кеше Тұрар келді. Шипа ауылы. «Тұмар» ойнады.");
    const qaz_slice before =
        qaz_slice_of("кеше Шипа Тұраров пен Тұрар Асанов айтты. «Тұмар» ЖШС бар.");
    qaz_document *document = qaz_document_new();
    qaz_entity_finder *finder = qaz_entity_finder_new();
    assert_non_null(document);
    assert_non_null(finder);
    check_laws(finder, document, text);
    size_t first, again;
    qaz_mention kept[16];
    const qaz_mention *mentions = qaz_entity_mentions(finder, &first);
    assert_true(first > 0 && first <= 16);
    memcpy(kept, mentions, first * sizeof *kept);
    check_laws(finder, document, before);
    check_laws(finder, document, text);
    mentions = qaz_entity_mentions(finder, &again);
    assert_int_equal(again, first);
    for (size_t i = 0; i < first; i++)
        assert_true(mentions[i].start == kept[i].start && mentions[i].end == kept[i].end &&
                    mentions[i].type == kept[i].type && mentions[i].entity == kept[i].entity);
    qaz_entity_finder_free(finder);
    qaz_document_free(document);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(laws),
        cmocka_unit_test(memory_of_other_documents),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
