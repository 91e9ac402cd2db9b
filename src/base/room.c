#include "base/room.h"

#include <stdlib.h>

void *qaz_room(void *array, size_t *room, size_t wanted, size_t size)
{
    if (wanted <= *room && array != NULL)
        return array;
    size_t grown = *room < 128 ? 256 : *room * 2;
    if (grown < wanted)
        grown = wanted;
    if (grown > SIZE_MAX / size)
        return NULL;
    void *moved = realloc(array, grown * size);
    if (moved != NULL)
        *room = grown;
    return moved;
}
