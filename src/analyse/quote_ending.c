#include "analyse/quote_ending.h"

#include "analyse/quote_word.h"

enum { FIRST_PERSON = 1, THIRD_PERSON = 3 };

/* What readings tell of; of the other kinds the ending alone does. */
static const uint32_t told = QAZ_END_CASE | QAZ_END_FINITE | QAZ_END_PERSON;

static uint32_t endings_of_verb(qaz_features features)
{
    unsigned person = qaz_feature_value(features, QAZ_FEATURE_PERSON);
    if (person == THIRD_PERSON)
        return QAZ_END_FINITE;
    return person >= FIRST_PERSON ? QAZ_END_PERSON : 0;
}

static uint32_t endings_of(const qaz_reading *reading)
{
    static const uint32_t cases[] = {
        [QAZ_CASE_GEN] = QAZ_END_GENITIVE,   [QAZ_CASE_DAT] = QAZ_END_DATIVE,
        [QAZ_CASE_ACC] = QAZ_END_ACCUSATIVE, [QAZ_CASE_LOC] = QAZ_END_LOCATIVE,
        [QAZ_CASE_ABL] = QAZ_END_ABLATIVE,   [QAZ_CASE_INS] = QAZ_END_INSTRUMENTAL};
    unsigned kind = qaz_feature_value(reading->features, QAZ_FEATURE_CASE);
    uint32_t endings = kind < sizeof cases / sizeof cases[0] ? cases[kind] : 0;
    if (reading->upos == QAZ_UPOS_VERB || reading->upos == QAZ_UPOS_AUX)
        endings |= endings_of_verb(reading->features);
    /* What was once a case is still an adjunct (соңында). */
    if (reading->upos == QAZ_UPOS_ADV || reading->upos == QAZ_UPOS_ADP)
        endings |= QAZ_END_CASE;
    if (reading->clitic != NULL)
        endings |= endings_of_verb(reading->clitic->features);
    return endings;
}

bool qaz_quote_is_predicate(qaz_morph *morph, qaz_slice form)
{
    const qaz_reading *readings;
    size_t count = qaz_morph_analyse(morph, form, &readings);
    bool finite = false;
    for (size_t i = 0; i < count; i++) {
        const qaz_reading *reading = &readings[i];
        unsigned mood = qaz_feature_value(reading->features, QAZ_FEATURE_MOOD);
        bool future = qaz_feature_value(reading->features, QAZ_FEATURE_TENSE) == QAZ_TENSE_FUT;
        if (!reading->known || mood == QAZ_MOOD_CND || (mood == 0 && !future))
            return false;
        finite = finite || mood != 0;
    }
    return finite;
}

bool qaz_quote_is_whole_name(qaz_morph *morph, qaz_slice form)
{
    const qaz_reading *readings;
    size_t count = qaz_morph_analyse(morph, form, &readings);
    for (size_t i = 0; i < count; i++)
        if (readings[i].known && readings[i].upos == QAZ_UPOS_PROPN &&
            qaz_feature_value(readings[i].features, QAZ_FEATURE_CASE) == QAZ_CASE_NOM)
            return true;
    return false;
}

uint32_t qaz_quote_endings_allowed(qaz_morph *morph, qaz_slice form)
{
    const qaz_reading *readings;
    size_t count = qaz_morph_analyse(morph, form, &readings);
    uint32_t allowed = ~told;
    bool known = false;
    for (size_t i = 0; i < count; i++) {
        known = known || readings[i].known;
        if (readings[i].known)
            allowed |= endings_of(&readings[i]);
    }
    return known ? allowed : ~UINT32_C(0);
}
