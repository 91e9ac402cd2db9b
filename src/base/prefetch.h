/* Hiding the time that memory takes. */
#ifndef QAZ_BASE_PREFETCH_H
#define QAZ_BASE_PREFETCH_H

/* Asks the processor to fetch what will be read soon; nothing where the compiler cannot say it. */
static inline void qaz_prefetch(const void *place)
{
#ifdef __GNUC__
    __builtin_prefetch(place);
#else
    (void)place;
#endif
}

#endif
