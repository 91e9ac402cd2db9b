/* Normalizing twice is normalizing once, and the changes are all that changed. */
#include "law.h"
#include "qaz/normalize.h"

static void check(qaz_normalizer *normalizer, qaz_slice text)
{
    qaz_buffer once = {0};
    size_t count, at = 0, new_at = 0;
    law(qaz_normalizer_read(normalizer, text) == QAZ_OK, "every text can be read");
    const qaz_change *change = qaz_normalizer_changes(normalizer, &count);
    qaz_slice new = qaz_normalizer_text(normalizer);
    for (size_t i = 0; i <= count; i++) {
        size_t stop = i == count ? text.size : change[i].start;
        size_t new_stop = i == count ? new.size : change[i].new_start;
        law(stop >= at && new_stop >= new_at, "changes are in order");
        law(qaz_slice_equal((qaz_slice){text.data + at, stop - at},
                            (qaz_slice){new.data + new_at, new_stop - new_at}),
            "between changes nothing changed");
        at = i == count ? stop : change[i].end;
        new_at = i == count ? new_stop : change[i].new_end;
    }
    qaz_buffer_add(&once, new);
    law(qaz_normalizer_read(normalizer, qaz_buffer_slice(&once)) == QAZ_OK, "and read again");
    qaz_normalizer_changes(normalizer, &count);
    law(count == 0, "twice is once");
    qaz_buffer_free(&once);
}

/* The first two bytes choose the rules. */
int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    if (size < 2)
        return 0;
    static qaz_normalizer *usual;
    qaz_slice text = {(const char *)data + 2, size - 2};
    qaz_normalizer *some = qaz_normalizer_new((data[0] | (qaz_rules)data[1] << 8) & QAZ_RULES_ALL);
    if (usual == NULL)
        usual = qaz_normalizer_new(QAZ_RULES_DEFAULT);
    law(usual != NULL && some != NULL, "memory");
    check(usual, text);
    check(some, text);
    qaz_normalizer_free(some);
    return 0;
}
