#include "text/edit.h"

#include "base/room.h"

#include <stdlib.h>

void qaz_revision_start(qaz_revision *revision, qaz_slice text)
{
    revision->original = revision->now = text;
    revision->change_count = revision->edit_count = 0;
    qaz_buffer_clear(&revision->texts);
    revision->failed = false;
}

bool qaz_revision_edit(qaz_revision *revision, size_t start, size_t end, qaz_slice text,
                       qaz_rules rules)
{
    qaz_slice before = {revision->now.data + start, end - start};
    if (revision->failed || qaz_slice_equal(before, text))
        return false;
    if (revision->edit_count > 0) {
        const qaz_edit *last = &revision->edits[revision->edit_count - 1];
        if (start < last->end || (start == last->end && start == end))
            return false;
    }
    qaz_edit *edits = qaz_room(revision->edits, &revision->edit_room, revision->edit_count + 1,
                               sizeof *revision->edits);
    if (edits == NULL) {
        revision->failed = true;
        return false;
    }
    revision->edits = edits;
    revision->edits[revision->edit_count++] = (qaz_edit){.start = (uint32_t)start,
                                                         .end = (uint32_t)end,
                                                         .place = (uint32_t)revision->texts.size,
                                                         .size = (uint32_t)text.size,
                                                         .rules = rules};
    qaz_buffer_add(&revision->texts, text);
    return true;
}

static void rewrite(qaz_revision *revision)
{
    size_t copied = 0;
    qaz_buffer_clear(&revision->spare);
    for (size_t i = 0; i < revision->edit_count; i++) {
        const qaz_edit *edit = &revision->edits[i];
        qaz_buffer_add(&revision->spare,
                       (qaz_slice){revision->now.data + copied, edit->start - copied});
        if (edit->size > 0)
            qaz_buffer_add(&revision->spare,
                           (qaz_slice){revision->texts.data + edit->place, edit->size});
        copied = edit->end;
    }
    qaz_buffer_add(&revision->spare,
                   (qaz_slice){revision->now.data + copied, revision->now.size - copied});
}

/* Whether two stretches share bytes, or are the same empty place. */
static bool overlap(uint32_t start, uint32_t end, uint32_t other_start, uint32_t other_end)
{
    if (start == end && other_start == other_end)
        return start == other_start;
    return start < other_end && other_start < end;
}

static bool precedes(const qaz_change *change, const qaz_edit *edit)
{
    return change->new_start != edit->start ? change->new_start < edit->start
                                            : change->new_end <= edit->end;
}

/* Earlier changes and this round's edits, both in order, become the new changes. Those that overlap
   become one. `before` and `after` are what is added to a place in the present text to get its
   place in the original and in the rewritten text. */
static void compose(qaz_revision *revision, size_t old_count)
{
    const qaz_change *change = revision->old_changes;
    const qaz_change *last_change = old_count == 0 ? change : change + old_count;
    const qaz_edit *edit = revision->edits, *last_edit = edit + revision->edit_count;
    int64_t before = 0, after = 0;
    revision->change_count = 0;
    while (change < last_change || edit < last_edit) {
        bool old = edit == last_edit || (change < last_change && precedes(change, edit));
        uint32_t start = old ? change->new_start : edit->start, end = start;
        int64_t start_before = before + start, start_after = after + start;
        qaz_rules rules = 0;
        bool first = true;
        for (;;) {
            if (change < last_change &&
                (first ? old : overlap(start, end, change->new_start, change->new_end))) {
                end = change->new_end > end ? change->new_end : end;
                before += (int64_t)(change->end - change->start) -
                          (int64_t)(change->new_end - change->new_start);
                rules |= change++->rules;
            } else if (edit < last_edit &&
                       (first ? !old : overlap(start, end, edit->start, edit->end))) {
                end = edit->end > end ? edit->end : end;
                after += (int64_t)edit->size - (int64_t)(edit->end - edit->start);
                rules |= edit++->rules;
            } else {
                break;
            }
            first = false;
        }
        revision->changes[revision->change_count++] =
            (qaz_change){.start = (uint32_t)start_before,
                         .end = (uint32_t)(before + end),
                         .new_start = (uint32_t)start_after,
                         .new_end = (uint32_t)(after + end),
                         .rules = rules};
    }
}

/* Leaves out the changes that were undone. */
static void drop_undone(qaz_revision *revision)
{
    size_t kept = 0;
    for (size_t i = 0; i < revision->change_count; i++) {
        const qaz_change *change = &revision->changes[i];
        qaz_slice old = {revision->original.data + change->start, change->end - change->start};
        qaz_slice new = {revision->now.data + change->new_start,
                         change->new_end - change->new_start};
        if (!qaz_slice_equal(old, new))
            revision->changes[kept++] = *change;
    }
    revision->change_count = kept;
}

qaz_status qaz_revision_apply(qaz_revision *revision)
{
    qaz_change *changes = revision->changes;
    size_t old_count = revision->change_count, room = revision->change_room;
    rewrite(revision);
    revision->changes = revision->old_changes;
    revision->change_room = revision->old_room;
    revision->old_changes = changes;
    revision->old_room = room;
    if (revision->failed || revision->texts.failed || revision->spare.failed ||
        revision->spare.size > INT32_MAX)
        return QAZ_NO_MEMORY;
    changes = qaz_room(revision->changes, &revision->change_room, old_count + revision->edit_count,
                       sizeof *revision->changes);
    if (changes == NULL)
        return QAZ_NO_MEMORY;
    revision->changes = changes;
    compose(revision, old_count);
    qaz_buffer spare = revision->text;
    revision->text = revision->spare;
    revision->spare = spare;
    revision->now =
        revision->text.size > 0 ? qaz_buffer_slice(&revision->text) : (qaz_slice){"", 0};
    revision->edit_count = 0;
    qaz_buffer_clear(&revision->texts);
    drop_undone(revision);
    return QAZ_OK;
}

void qaz_revision_free(qaz_revision *revision)
{
    qaz_buffer_free(&revision->text);
    qaz_buffer_free(&revision->spare);
    qaz_buffer_free(&revision->texts);
    free(revision->changes);
    free(revision->old_changes);
    free(revision->edits);
    *revision = (qaz_revision){0};
}
