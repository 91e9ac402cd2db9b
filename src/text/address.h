/* Internet addresses in running text. */
#ifndef QAZ_TEXT_ADDRESS_H
#define QAZ_TEXT_ADDRESS_H

#include "qaz/document.h"

/* If an address begins at `at` (https://..., www...., user@host, host.kz, host.kz/path), puts
   QAZ_URL or QAZ_EMAIL in *kind and returns its end; else NULL. Punctuation that closes the
   sentence is left outside. */
const char *qaz_address_end(const char *at, const char *end, qaz_kind *kind);

#endif
