#include "morph/phonology.h"

#include "qaz/utf8.h"

/* Labels of the letters that rules name. */
enum {
    LABEL_A = 0x30,    /* а */
    LABEL_B = 0x31,    /* б */
    LABEL_V = 0x32,    /* в */
    LABEL_G = 0x33,    /* г */
    LABEL_E = 0x35,    /* е */
    LABEL_I = 0x38,    /* и */
    LABEL_Y = 0x39,    /* й */
    LABEL_K = 0x3A,    /* к */
    LABEL_P = 0x3F,    /* п */
    LABEL_T = 0x42,    /* т */
    LABEL_U = 0x43,    /* у */
    LABEL_SOFT = 0x4C, /* ь */
    LABEL_YU = 0x4E,   /* ю */
    LABEL_YA = 0x4F,   /* я */
    LABEL_GH = 0x93,   /* ғ */
    LABEL_Q = 0x9B,    /* қ */
    OPEN = 0x28,       /* ( */
    CLOSE = 0x29       /* ) */
};

uint8_t qaz_letter_label(uint32_t code_point)
{
    if (code_point >= 0x400 && code_point <= 0x4FF)
        return (uint8_t)(code_point - 0x400);
    if (code_point == '-' || code_point == '(' || code_point == ')' ||
        (code_point >= 'a' && code_point <= 'z'))
        return (uint8_t)code_point;
    return 0;
}

uint32_t qaz_letter_code_point(uint8_t label)
{
    bool ascii = label == '-' || (label >= 'a' && label <= 'z');
    return ascii ? label : 0x400u + label;
}

size_t qaz_letters_encode(qaz_slice word, uint8_t labels[QAZ_MAX_LETTERS])
{
    size_t count = 0;
    if (word.size == 0)
        return 0;
    for (const char *at = word.data, *end = at + word.size; at < end;) {
        size_t size;
        uint8_t label = qaz_letter_label(qaz_utf8_lower(qaz_utf8_decode(at, end, &size)));
        if (label == 0 || count == QAZ_MAX_LETTERS)
            return 0;
        labels[count++] = label;
        at += size;
    }
    return count;
}

qaz_sound_class qaz_sound_last(const qaz_phonology *phonology, const uint8_t *word, size_t size)
{
    while (size > 0 && phonology->class[word[size - 1]] == QAZ_SOUND_NONE)
        size--;
    return size == 0 ? QAZ_SOUND_VOWEL : (qaz_sound_class)phonology->class[word[size - 1]];
}

static bool is_vowel(const qaz_phonology *phonology, uint8_t label)
{
    return phonology->class[label] == QAZ_SOUND_VOWEL;
}

/* The last letter that decides wins. A word-final и, у or ю leaves the decision to the letters
   before it (тарихи, келісу); and у after a vowel is a consonant (тәуір). The ending -ев of
   surnames goes by the vowel before it: Тоқаевтың, Сергеевтің. */
bool qaz_sound_front(const qaz_phonology *phonology, const uint8_t *word, size_t size)
{
    bool closed = false;
    if (size > 2 && word[size - 1] == LABEL_V && word[size - 2] == LABEL_E &&
        is_vowel(phonology, word[size - 3]))
        size -= 2;
    uint8_t after = 0;
    for (size_t i = size; i-- > 0;) {
        uint8_t label = word[i];
        bool glide = i > 0 && is_vowel(phonology, word[i - 1]);
        switch (phonology->harmony[label]) {
        case QAZ_BACK:
            return false;
        case QAZ_FRONT:
            return true;
        case QAZ_HARMONY_CLOSED_FRONT:
            if (closed)
                return after != LABEL_Q && after != LABEL_GH;
            break;
        case QAZ_HARMONY_CLOSED_BACK:
            if (closed && !glide)
                return false;
            break;
        default:
            break;
        }
        if (label == LABEL_SOFT)
            return true;
        /* банк, парк, диск: к after a consonant is never pronounced as қ */
        if (i == size - 1 && label == LABEL_K && i > 0 && !is_vowel(phonology, word[i - 1]))
            return true;
        closed = true;
        after = label;
    }
    for (size_t i = 0; i < size; i++)
        if (word[i] == LABEL_Q || word[i] == LABEL_GH)
            return false;
    for (size_t i = 0; i < size; i++)
        if (word[i] == LABEL_I || word[i] == LABEL_K || word[i] == LABEL_G)
            return true;
    return false;
}

uint8_t qaz_sound_voiced(uint8_t label)
{
    return label == LABEL_P   ? LABEL_B
           : label == LABEL_K ? LABEL_G
           : label == LABEL_Q ? LABEL_GH
                              : 0;
}

uint8_t qaz_sound_unvoiced(uint8_t label)
{
    return label == LABEL_B    ? LABEL_P
           : label == LABEL_G  ? LABEL_K
           : label == LABEL_GH ? LABEL_Q
                               : 0;
}

uint8_t qaz_sound_initial(uint8_t label)
{
    switch (label) {
    case LABEL_YA:
        return LABEL_A;
    case LABEL_YU:
        return LABEL_U;
    case LABEL_I:
        return LABEL_Y;
    default:
        return qaz_sound_unvoiced(label) != 0 ? qaz_sound_unvoiced(label) : label;
    }
}

bool qaz_join_may_end(qaz_join join)
{
    return join == QAZ_JOIN_ANY || join == QAZ_JOIN_NO_VOWEL || join == QAZ_JOIN_NO_GLIDE ||
           join == QAZ_JOIN_Y_KEPT;
}

bool qaz_sound_join(const qaz_phonology *phonology, qaz_join join, uint8_t *suffix, int size)
{
    bool vowel = is_vowel(phonology, suffix[0]) || suffix[0] == LABEL_U;
    switch (join) {
    case QAZ_JOIN_ANY:
        return true;
    case QAZ_JOIN_NO_VOWEL:
        return !vowel;
    case QAZ_JOIN_VOWEL:
        return vowel;
    case QAZ_JOIN_NO_GLIDE:
        return suffix[0] != LABEL_A && suffix[0] != LABEL_U && suffix[0] != LABEL_Y;
    case QAZ_JOIN_Y_LOST:
    case QAZ_JOIN_Y_KEPT:
        if (suffix[0] == LABEL_A)
            suffix[0] = LABEL_YA;
        else if (suffix[0] == LABEL_U)
            suffix[0] = LABEL_YU;
        else
            return join == QAZ_JOIN_Y_KEPT;
        return true;
    case QAZ_JOIN_VOWEL_LOST:
        if (suffix[0] == LABEL_Y)
            suffix[0] = LABEL_I;
        return suffix[0] == LABEL_I || suffix[0] == LABEL_U;
    case QAZ_JOIN_CONVERB:
        return size >= 2 && vowel && suffix[1] == LABEL_P;
    case QAZ_JOIN_T:
        return suffix[0] == LABEL_T;
    }
    return false;
}

int qaz_sound_spell(const qaz_phonology *phonology, const uint8_t *pattern, size_t size,
                    qaz_ending *ending, uint8_t out[QAZ_MAX_SUFFIX])
{
    int count = 0;
    bool optional = false;
    uint8_t class = ending->class;
    bool front = ending->front;
    for (size_t i = 0; i < size; i++) {
        if (pattern[i] == OPEN || pattern[i] == CLOSE) {
            optional = pattern[i] == OPEN;
            continue;
        }
        uint8_t changed = phonology->sounds[pattern[i]][class][front];
        uint8_t label = changed != 0 ? changed : pattern[i];
        bool vowel = is_vowel(phonology, label);
        if (optional && vowel == (class == QAZ_SOUND_VOWEL))
            continue;
        if (count == QAZ_MAX_SUFFIX)
            return -1;
        out[count++] = label;
        if (phonology->class[label] != QAZ_SOUND_NONE)
            class = phonology->class[label];
        if (phonology->harmony[label] == QAZ_BACK || phonology->harmony[label] == QAZ_FRONT)
            front = phonology->harmony[label] == QAZ_FRONT;
    }
    if (count == 0)
        return 0;
    if (!qaz_sound_join(phonology, (qaz_join)ending->join, out, count))
        return -1;
    bool voiceable = qaz_sound_voiced(out[count - 1]) != 0;
    *ending = (qaz_ending){class, front, voiceable ? QAZ_JOIN_NO_VOWEL : QAZ_JOIN_ANY};
    return count;
}
