/* A word of a name without its endings, from its readings. */
#ifndef QAZ_MORPH_NAME_H
#define QAZ_MORPH_NAME_H

#include "base/arena.h"
#include "qaz/morph.h"

/* The base is part of the form, or in the arena; the form whole if there is no memory. */
qaz_name qaz_name_of(qaz_slice form, const qaz_reading *readings, size_t count, qaz_arena *arena);

#endif
