/* Rewriting a text in rounds, with an account of what became of the original. */
#ifndef QAZ_TEXT_EDIT_H
#define QAZ_TEXT_EDIT_H

#include "qaz/normalize.h"

/* A stretch of the text as it is now, and what it is to become. */
typedef struct qaz_edit {
    uint32_t start, end;  /* bytes */
    uint32_t place, size; /* of the new bytes in `texts` */
    qaz_rules rules;
} qaz_edit;

/* A text on its way. All zero is empty. One thread. */
typedef struct qaz_revision {
    qaz_slice original; /* borrowed */
    qaz_slice now;      /* the original, or what is in `text` */
    qaz_buffer text, spare;
    qaz_change *changes, *old_changes; /* from the original to now */
    size_t change_count, change_room, old_room;
    qaz_edit *edits; /* of this round, in order */
    size_t edit_count, edit_room;
    qaz_buffer texts;
    bool failed; /* no memory */
} qaz_revision;

/* Begins with a text. */
void qaz_revision_start(qaz_revision *revision, qaz_slice text);

/* Adds an edit of this round. One that overlaps an earlier one, or comes before it, is left for the
   next round: false. */
bool qaz_revision_edit(qaz_revision *revision, size_t start, size_t end, qaz_slice text,
                       qaz_rules rules);

/* Applies the edits, which ends the round. */
qaz_status qaz_revision_apply(qaz_revision *revision);

void qaz_revision_free(qaz_revision *revision);

#endif
