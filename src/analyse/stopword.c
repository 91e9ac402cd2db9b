#include "qaz/stopword.h"

#include "base/table.h"
#include "tables/lexicon.h"

bool qaz_is_stop_word(qaz_slice fold)
{
    return qaz_table_find(&qaz_lexicon_function_words, fold) != QAZ_NO_ROW;
}
