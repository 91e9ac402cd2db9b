/* Words in quotation marks that nobody says: names, terms and proverbs. */
#ifndef QAZ_ANALYSE_QUOTE_NAME_H
#define QAZ_ANALYSE_QUOTE_NAME_H

#include "analyse/quote_quoted.h"

/* Words in marks without a speaker. */
qaz_quote_draft qaz_quoted_name(const qaz_quoted *m, const char *rule);

/* What nobody in particular says («Өткенге топырақ шашпа» дейді): one short sentence that tells no
   event, in which nobody says мен or сіз, and behind which nobody stands. A participle («…» деген)
   has no subject before it. */
bool qaz_quoted_is_nobodys(const qaz_quoted *m, const qaz_cue *cue);

/* A saying: деген сөз, дейді қазақ, деп бекер айтпаған. */
bool qaz_quoted_is_proverb(const qaz_quoted *m, const qaz_cue *cue, const qaz_speaker *speaker);

/* How somebody calls a thing: оны «ақ апай» дейді, үйді «қызыл үй» деп атайды. What a named person
   calls it is an opinion. */
bool qaz_quoted_is_calling(const qaz_quoted *m, const qaz_cue *cue, const qaz_speaker *speaker);

#endif
