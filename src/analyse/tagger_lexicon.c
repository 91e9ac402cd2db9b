#include "analyse/tagger_lexicon.h"

uint32_t qaz_tagger_lexicon_find(qaz_slice word)
{
    uint32_t key = qaz_tagger_lexicon_key(word), low = 0, high = qaz_tagger_lexicon_size;
    while (low < high) {
        uint32_t middle = low + (high - low) / 2;
        if (qaz_tagger_lexicon_words[middle].key < key)
            low = middle + 1;
        else
            high = middle;
    }
    bool found = low < qaz_tagger_lexicon_size && qaz_tagger_lexicon_words[low].key == key;
    return found ? qaz_tagger_lexicon_words[low].classes : 0;
}
