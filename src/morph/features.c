#include "qaz/morph.h"

#include <string.h>

static const char *const upos_names[QAZ_UPOS_COUNT] = {
    "ADJ",  "ADP",  "ADV",   "AUX",   "CCONJ", "DET", "INTJ", "NOUN", "NUM",
    "PART", "PRON", "PROPN", "PUNCT", "SCONJ", "SYM", "VERB", "X",
};

static const struct {
    const char *name;
    const char *values[7];
} names[QAZ_FEATURE_COUNT] = {
    [QAZ_FEATURE_ASPECT] = {"Aspect", {"Hab", "Imp", "Perf"}},
    [QAZ_FEATURE_CASE] = {"Case", {"Nom", "Gen", "Dat", "Acc", "Loc", "Abl", "Ins"}},
    [QAZ_FEATURE_DEGREE] = {"Degree", {"Cmp", "Sup"}},
    [QAZ_FEATURE_EVIDENT] = {"Evident", {"Fh"}},
    [QAZ_FEATURE_GENDER] = {"Gender", {"Fem", "Masc"}},
    [QAZ_FEATURE_MOOD] = {"Mood", {"Cnd", "Des", "Imp", "Ind", "Opt", "Pot"}},
    [QAZ_FEATURE_NUM_TYPE] = {"NumType", {"Card", "Card,Ord", "Coll", "Frac", "Ord"}},
    [QAZ_FEATURE_NUMBER] = {"Number", {"Sing", "Plur"}},
    [QAZ_FEATURE_POSSESSOR_NUMBER] = {"Number[psor]", {"Sing", "Plur", "Plur,Sing"}},
    [QAZ_FEATURE_PERSON] = {"Person", {"1", "2", "3"}},
    [QAZ_FEATURE_POSSESSOR_PERSON] = {"Person[psor]", {"1", "2", "3"}},
    [QAZ_FEATURE_POLARITY] = {"Polarity", {"Neg"}},
    [QAZ_FEATURE_POLITE] = {"Polite", {"Form"}},
    [QAZ_FEATURE_POSS] = {"Poss", {"Yes"}},
    [QAZ_FEATURE_PRON_TYPE] = {"PronType", {"Dem", "Ind", "Int", "Neg", "Prs", "Rcp", "Tot"}},
    [QAZ_FEATURE_REFLEX] = {"Reflex", {"Yes"}},
    [QAZ_FEATURE_TENSE] = {"Tense", {"Fut", "Past", "Pres"}},
    [QAZ_FEATURE_VERB_FORM] = {"VerbForm", {"Conv", "Fin", "Ger", "Inf", "Part"}},
    [QAZ_FEATURE_VOICE] = {"Voice", {"Cau", "Pass", "Rcp"}},
};

const char *qaz_upos_name(qaz_upos upos)
{
    return upos < QAZ_UPOS_COUNT ? upos_names[upos] : "_";
}

qaz_upos qaz_upos_parse(qaz_slice name)
{
    unsigned upos = 0;
    while (upos < QAZ_UPOS_COUNT && !qaz_slice_equal(name, qaz_slice_of(upos_names[upos])))
        upos++;
    return (qaz_upos)upos;
}

/* The bits of "Name=Value"; false if there is no such feature or value. */
static bool parse_one(qaz_slice text, qaz_features *bits)
{
    const char *equals = memchr(text.data, '=', text.size);
    if (equals == NULL)
        return false;
    qaz_slice name = {text.data, (size_t)(equals - text.data)};
    qaz_slice value = {equals + 1, text.size - name.size - 1};
    for (unsigned i = 0; i < QAZ_FEATURE_COUNT; i++) {
        if (!qaz_slice_equal(name, qaz_slice_of(names[i].name)))
            continue;
        *bits = 0;
        if (value.size == 0)
            return true;
        for (unsigned j = 0; j < 7 && names[i].values[j] != NULL; j++)
            if (qaz_slice_equal(value, qaz_slice_of(names[i].values[j])))
                *bits = (qaz_features)(j + 1) << (3 * i);
        return *bits != 0;
    }
    return false;
}

bool qaz_features_parse(qaz_slice text, qaz_features *features)
{
    *features = 0;
    if (text.size == 0 || (text.size == 1 && text.data[0] == '_'))
        return true;
    for (size_t at = 0; at <= text.size;) {
        const char *bar = memchr(text.data + at, '|', text.size - at);
        size_t end = bar == NULL ? text.size : (size_t)(bar - text.data);
        qaz_features bits;
        if (!parse_one((qaz_slice){text.data + at, end - at}, &bits))
            return false;
        *features |= bits;
        at = end + 1;
    }
    return true;
}

void qaz_features_write(qaz_features features, qaz_buffer *out)
{
    if (features == 0)
        qaz_buffer_add_byte(out, '_');
    const char *separator = "";
    for (unsigned i = 0; i < QAZ_FEATURE_COUNT; i++) {
        unsigned value = qaz_feature_value(features, (qaz_feature)i);
        if (value == 0 || names[i].values[value - 1] == NULL)
            continue;
        qaz_buffer_add_text(out, separator);
        qaz_buffer_add_text(out, names[i].name);
        qaz_buffer_add_byte(out, '=');
        qaz_buffer_add_text(out, names[i].values[value - 1]);
        separator = "|";
    }
}
