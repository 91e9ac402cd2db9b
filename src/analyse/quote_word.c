#include "analyse/quote_word.h"

#include "analyse/quote_ending.h"
#include "qaz/utf8.h"
#include "tables/lexicon.h"
#include "text/mark.h"

#include <string.h>

enum { MIN_STEM = 2, MAX_WORD = 96, GENITIVE_LETTERS = 3 /* of -ның and its variants */ };

typedef struct name_value {
    const char *name;
    uint32_t value;
} name_value;

static uint32_t value_of(const name_value *table, qaz_slice name)
{
    for (; table->name != NULL; table++)
        if (qaz_slice_equal(qaz_slice_of(table->name), name))
            return table->value;
    return 0;
}

qaz_slice qaz_quote_fold(const qaz_type *type)
{
    qaz_slice fold = type->fold;
    if (type->kind == QAZ_WORD && fold.size > 1 && fold.data[0] == '-')
        return (qaz_slice){fold.data + 1, fold.size - 1};
    if (type->kind == QAZ_WORD && fold.size > 3 && memcmp(fold.data, "\xE2\x80", 2) == 0)
        return (qaz_slice){fold.data + 3, fold.size - 3};
    return fold;
}

uint32_t qaz_ending_kinds(qaz_slice text)
{
    static const name_value kinds[] = {{"genitive", QAZ_END_GENITIVE},
                                       {"dative", QAZ_END_DATIVE},
                                       {"accusative", QAZ_END_ACCUSATIVE},
                                       {"locative", QAZ_END_LOCATIVE},
                                       {"ablative", QAZ_END_ABLATIVE},
                                       {"instrumental", QAZ_END_INSTRUMENTAL},
                                       {"plural", QAZ_END_PLURAL},
                                       {"possessive", QAZ_END_POSSESSIVE},
                                       {"attribute", QAZ_END_ATTRIBUTE},
                                       {"past", QAZ_END_PAST},
                                       {"present", QAZ_END_PRESENT},
                                       {"evidential", QAZ_END_EVIDENTIAL},
                                       {"person", QAZ_END_PERSON},
                                       {"participle", QAZ_END_PARTICIPLE},
                                       {"converb", QAZ_END_CONVERB},
                                       {"infinitive", QAZ_END_INFINITIVE},
                                       {"dependent", QAZ_END_DEPENDENT},
                                       {"clause", QAZ_END_CLAUSE},
                                       {"request", QAZ_END_REQUEST},
                                       {"habitual", QAZ_END_HABITUAL},
                                       {NULL, 0}};
    const qaz_table *table = &qaz_lexicon_word_endings;
    uint32_t found = 0;
    for (uint32_t row = qaz_table_find(table, text); row != QAZ_NO_ROW;
         row = qaz_table_next(table, row))
        found |= value_of(kinds, qaz_table_cell(table, row, 2));
    return found;
}

/* The next border of a code point after `place`. */
static size_t next_letter(qaz_slice text, size_t place)
{
    for (place++; place < text.size && ((unsigned char)text.data[place] & 0xC0) == 0x80; place++)
        ;
    return place;
}

/* The kinds of the longest ending that leaves a stem. */
static uint32_t longest_ending(qaz_slice fold)
{
    size_t place = 0, letters = 0;
    while (place < fold.size) {
        place = next_letter(fold, place);
        letters++;
        if (letters < MIN_STEM || fold.size - place > 24)
            continue;
        qaz_slice rest = {fold.data + place, fold.size - place};
        uint32_t kinds = rest.size == 0 ? 0 : qaz_ending_kinds(rest);
        if (kinds != 0)
            return kinds;
    }
    return 0;
}

static uint32_t outlet_class(qaz_slice word)
{
    return qaz_table_find(&qaz_lexicon_outlets, word) != QAZ_NO_ROW ? QAZ_IS_OUTLET : 0;
}

static uint32_t post_class(qaz_slice word)
{
    uint32_t row = qaz_table_find(&qaz_lexicon_posts, word);
    if (row == QAZ_NO_ROW)
        return 0;
    static const char *const anybody[] = {"person", "human", "kin"};
    qaz_slice kind = qaz_table_cell(&qaz_lexicon_posts, row, 3);
    for (size_t i = 0; i < sizeof anybody / sizeof anybody[0]; i++)
        if (qaz_slice_equal(kind, qaz_slice_of(anybody[i])))
            return QAZ_IS_PERSON | QAZ_IS_ANYBODY;
    return QAZ_IS_PERSON;
}

/* Words that join clauses and adverbs, which begin sentences, and Roman numerals. */
static bool is_no_name(const qaz_type *type)
{
    static const char *const classes[] = {"conjunction", "particle", "adverb"};
    uint32_t row = qaz_table_find(&qaz_lexicon_function_words, type->fold);
    for (size_t i = 0; row != QAZ_NO_ROW && i < sizeof classes / sizeof classes[0]; i++)
        if (qaz_slice_equal(qaz_table_cell(&qaz_lexicon_function_words, row, 2),
                            qaz_slice_of(classes[i])))
            return true;
    qaz_slice form = type->form;
    for (size_t i = 0; i < form.size; i++)
        if (strchr("IVXLCDM", form.data[i]) == NULL)
            return false;
    return true;
}

/* What the lexicon says of a word in its dictionary form. */
static uint32_t look_up(qaz_slice lemma)
{
    static const name_value classes[] = {{"person", QAZ_IS_PERSON | QAZ_IS_ANYBODY},
                                         {"body", QAZ_IS_BODY},
                                         {"he", QAZ_IS_PRONOUN | QAZ_IS_HE},
                                         {"his", QAZ_IS_PRONOUN | QAZ_IS_HE | QAZ_IS_POSSESSOR},
                                         {"i", QAZ_IS_FIRST_PERSON | QAZ_IS_I},
                                         {"first", QAZ_IS_FIRST_PERSON},
                                         {"pronoun", QAZ_IS_PRONOUN},
                                         {"possessor", QAZ_IS_PRONOUN | QAZ_IS_POSSESSOR},
                                         {"polite", QAZ_IS_POLITE},
                                         {"utterance", QAZ_IS_UTTERANCE},
                                         {"folk", QAZ_IS_FOLK},
                                         {"proverb", QAZ_IS_PROVERB},
                                         {"vain", QAZ_IS_VAIN},
                                         {"named", QAZ_IS_NAMED},
                                         {"legal", QAZ_IS_LEGAL},
                                         {"interview", QAZ_IS_INTERVIEW},
                                         {"joint", QAZ_IS_JOINT},
                                         {"contrast", QAZ_IS_CONTRAST},
                                         {"time", QAZ_IS_TIME},
                                         {"auxiliary", QAZ_IS_AUXILIARY},
                                         {"closing", QAZ_IS_CLOSING},
                                         {"clause", QAZ_IS_CLAUSE},
                                         {"predicate", QAZ_IS_PREDICATE},
                                         {"postposition", QAZ_IS_POSTPOSITION},
                                         {"turn", QAZ_IS_TURN},
                                         {"as", QAZ_IS_AS},
                                         {"topic", QAZ_IS_TOPIC},
                                         {NULL, 0}};
    uint32_t is = outlet_class(lemma);
    const qaz_table *words = &qaz_lexicon_quote_words;
    for (uint32_t row = qaz_table_find(words, lemma); row != QAZ_NO_ROW;
         row = qaz_table_next(words, row))
        is |= value_of(classes, qaz_table_cell(words, row, 2));
    is |= post_class(lemma);
    if (qaz_table_find(&qaz_lexicon_org_nouns, lemma) != QAZ_NO_ROW)
        is |= QAZ_IS_BODY;
    if (qaz_table_find(&qaz_lexicon_message_nouns, lemma) != QAZ_NO_ROW)
        is |= QAZ_IS_MESSAGE;
    return is;
}

/* The word before its possessive ending: voiced consonants become voiceless again (бастығы,
   бастық). */
static uint32_t look_up_voiceless(qaz_slice stem)
{
    static const char *const pairs[][2] = {{"ғ", "қ"}, {"г", "к"}, {"б", "п"}};
    uint32_t is = look_up(stem);
    char copy[MAX_WORD];
    if (is != 0 || stem.size > sizeof copy)
        return is;
    for (size_t i = 0; i < sizeof pairs / sizeof pairs[0]; i++)
        if (qaz_slice_ends(stem, qaz_slice_of(pairs[i][0]))) {
            memcpy(copy, stem.data, stem.size);
            memcpy(copy + stem.size - 2, pairs[i][1], 2);
            return look_up((qaz_slice){copy, stem.size});
        }
    return is;
}

/* Takes off the ending that begins at `place` if it is of one of `kinds`. */
static bool take_off(qaz_slice *word, uint32_t kinds)
{
    size_t letters = 0;
    for (size_t place = 0; place < word->size;) {
        place = next_letter(*word, place);
        if (++letters < MIN_STEM || place == word->size)
            continue;
        qaz_slice rest = {word->data + place, word->size - place};
        if (rest.size <= 12 && (qaz_ending_kinds(rest) & kinds) != 0) {
            word->size = place;
            return true;
        }
    }
    return false;
}

/* Possessives and the plural are taken off one after the other. */
static uint32_t look_up_noun(qaz_slice word)
{
    uint32_t is = look_up(word);
    if (is == 0 && take_off(&word, QAZ_END_POSSESSIVE)) {
        is = look_up_voiceless(word);
        if (is == 0 && (qaz_slice_ends(word, qaz_slice_of("с")))) {
            word.size -= 2;
            is = look_up(word);
        }
    }
    if (is == 0 && take_off(&word, QAZ_END_PLURAL)) {
        is = look_up_voiceless(word);
        /* The ending's т is the stem's, too: турист, туристер. */
        if (is == 0 && qaz_slice_ends(word, qaz_slice_of("с")))
            is = look_up((qaz_slice){word.data, word.size + 2});
    }
    return is;
}

static void find_noun(qaz_slice fold, qaz_quote_word *word)
{
    static const uint32_t cases[] = {QAZ_END_GENITIVE, QAZ_END_ABLATIVE,   QAZ_END_LOCATIVE,
                                     QAZ_END_DATIVE,   QAZ_END_ACCUSATIVE, QAZ_END_INSTRUMENTAL};
    word->is = look_up_noun(fold);
    if ((word->is & QAZ_IS_POSSESSOR) != 0)
        word->case_of = QAZ_END_GENITIVE;
    for (size_t i = 0; i < sizeof cases / sizeof cases[0] && word->is == 0; i++) {
        qaz_slice stem = fold;
        if (!take_off(&stem, cases[i]))
            continue;
        size_t ending = stem.size;
        word->is = look_up_noun(stem);
        /* After a possessive н stands before the ending: әкімінде. */
        if (word->is == 0 && qaz_slice_ends(stem, qaz_slice_of("н"))) {
            stem.size -= 2;
            word->is = look_up_noun(stem);
        }
        if (word->is != 0) {
            word->case_of = (uint16_t)cases[i];
            word->case_letters =
                (uint8_t)qaz_utf8_count((qaz_slice){fold.data + ending, fold.size - ending});
        }
    }
}

static uint8_t look_up_say(qaz_slice fold)
{
    static const name_value forms[] = {{"says", QAZ_SAYS},          {"that", QAZ_SAYS_THAT},
                                       {"participle", QAZ_SAID_BY}, {"written", QAZ_IS_WRITTEN},
                                       {"proverb", QAZ_AS_SAYING},  {NULL, 0}};
    uint32_t row = qaz_table_find(&qaz_lexicon_say_forms, fold);
    return row == QAZ_NO_ROW
               ? QAZ_SAY_NOTHING
               : (uint8_t)value_of(forms, qaz_table_cell(&qaz_lexicon_say_forms, row, 2));
}

/* деген, дейтін */
static bool is_participle_of_say(qaz_slice fold)
{
    uint8_t say = look_up_say(fold);
    return say == QAZ_SAID_BY ||
           (say == QAZ_SAYS && (longest_ending(fold) & QAZ_END_PARTICIPLE) != 0);
}

/* дегенді, дейтіні, дегеніне: a participle of де- with endings of nouns. */
static bool is_called(qaz_slice fold)
{
    qaz_slice stem = fold;
    if (take_off(&stem, QAZ_END_POSSESSIVE) && is_participle_of_say(stem))
        return true;
    stem = fold;
    return take_off(&stem, QAZ_END_CASE) &&
           (is_participle_of_say(stem) ||
            (take_off(&stem, QAZ_END_POSSESSIVE) && is_participle_of_say(stem)));
}

qaz_quote_word qaz_quote_word_of(const qaz_type *type, qaz_morph *morph)
{
    qaz_quote_word word = {0};
    if (type->kind == QAZ_PUNCTUATION || type->kind == QAZ_SYMBOL) {
        word.mark = (uint8_t)qaz_mark_of(type->form);
        return word;
    }
    if (type->kind == QAZ_URL)
        word.is = QAZ_IS_OUTLET;
    if (type->kind != QAZ_WORD && type->kind != QAZ_MIXED && type->kind != QAZ_ABBREVIATION)
        return word;
    qaz_slice fold = qaz_quote_fold(type);
    word.say = look_up_say(fold);
    word.endings = longest_ending(fold);
    if ((word.endings & (QAZ_END_FINITE | QAZ_END_PERSON | QAZ_END_LOCATIVE)) != 0 &&
        word.say == QAZ_SAY_NOTHING)
        word.endings &= qaz_quote_endings_allowed(morph, type->normal);
    if ((word.endings & QAZ_END_CASE) != 0 && type->letter_case != QAZ_LOWER &&
        qaz_quote_is_whole_name(morph, type->normal))
        word.endings &= ~(uint32_t)QAZ_END_CASE;
    if (word.say == QAZ_SAY_NOTHING && type->kind == QAZ_WORD &&
        qaz_quote_is_predicate(morph, type->normal))
        word.endings |= QAZ_END_PREDICATE;
    if (fold.size <= MAX_WORD)
        find_noun(fold, &word);
    if (word.is == 0 && is_no_name(type))
        word.is = QAZ_IS_NO_NAME;
    if (word.is == 0 && (word.endings & QAZ_END_GENITIVE) != 0)
        word.case_letters = GENITIVE_LETTERS;
    if ((word.is & QAZ_IS_CLAUSE) != 0)
        word.endings |= QAZ_END_CLAUSE;
    if (word.say == QAZ_SAY_NOTHING && is_called(fold))
        word.is |= QAZ_IS_CALLED;
    return word;
}
