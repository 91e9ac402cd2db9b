/* Room in arrays that grow. */
#ifndef QAZ_BASE_ROOM_H
#define QAZ_BASE_ROOM_H

#include "qaz/base.h"

/* An array, as realloc moves it, with room for at least `wanted` elements of `size` bytes; *room is
   how many fit, at least twice as many as before if it had to grow. NULL: no memory, and the array
   is as it was. */
void *qaz_room(void *array, size_t *room, size_t wanted, size_t size);

#endif
