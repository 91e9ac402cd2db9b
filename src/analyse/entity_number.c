/* Dates, times, sums, shares, amounts and other numbers; languages and peoples. */
#include "analyse/entity_finder.h"

#include "base/table.h"
#include "tables/lexicon.h"

#include <string.h>

/* Columns of units.tsv, numerals.tsv, time_words.tsv, months.tsv. */
enum { UNIT_CLASS = 3, NUMERAL_CLASS = 2, WORD_CLASS = 2, MONTH_LANGUAGE = 4 };

enum { YEAR_DIGITS = 4 };

static bool has_class(const qaz_hit *hit, uint32_t column, const char *class)
{
    return hit != NULL && qaz_entity_hit_is(hit, column, class);
}

static qaz_slice fold_of(const qaz_entity_finder *finder, uint32_t token)
{
    return finder->types[finder->tokens[token].type].fold;
}

static bool starts_with(const qaz_entity_finder *finder, uint32_t token, const char *start)
{
    return qaz_entity_goes_on(finder, token) &&
           qaz_slice_starts(fold_of(finder, token), qaz_slice_of(start));
}

/* A word that is also a form of a numeral, such as бірге, is none. */
static const qaz_hit *numeral_at(const qaz_entity_finder *finder, uint32_t token, const char *class)
{
    if (qaz_table_find(&qaz_lexicon_function_words, fold_of(finder, token)) != QAZ_NO_ROW)
        return NULL;
    const qaz_hit *hit = qaz_entity_hit_from(finder, token, QAZ_LIST_NUMERAL);
    return has_class(hit, NUMERAL_CLASS, class) ? hit : NULL;
}

/* A number in digits that is no number of a school, a house or a document. */
static bool is_digits(const qaz_entity_finder *finder, uint32_t token)
{
    return qaz_entity_is_kind(finder, token, QAZ_NUMBER) &&
           (token == 0 || !qaz_entity_is_fold(finder, token - 1, "№"));
}

static bool is_range(const qaz_entity_finder *finder, uint32_t dash)
{
    return qaz_entity_goes_on(finder, dash) && qaz_entity_is_mark(finder, dash, QAZ_MARK_DASH) &&
           qaz_entity_goes_on(finder, dash + 1) && qaz_entity_is_kind(finder, dash + 1, QAZ_NUMBER);
}

/* The end of a number: digits, a range of them, words such as мың and он бес. */
static uint32_t number_end(const qaz_entity_finder *finder, uint32_t first)
{
    uint32_t end = first;
    while (end == first || qaz_entity_goes_on(finder, end)) {
        if (end == first && is_digits(finder, end))
            end = is_range(finder, end + 1) ? end + 3 : end + 1;
        else if (numeral_at(finder, end, "cardinal") != NULL ||
                 (end > first && numeral_at(finder, end, "fraction") != NULL))
            end++;
        else if (end > first && qaz_entity_is_kind(finder, end, QAZ_ABBREVIATION) &&
                 (starts_with(finder, end, "м") || starts_with(finder, end, "трлн")))
            end++;
        else if (starts_with(finder, end, "млн") || starts_with(finder, end, "млрд") ||
                 starts_with(finder, end, "трлн"))
            end += end > first ? 1 : 0;
        else
            break;
        if (end == first)
            break;
    }
    return end;
}

/* The end with the words of a limit behind it: 3-іне дейін, үш жылдан кейін. */
static uint32_t with_limit(const qaz_entity_finder *finder, uint32_t end)
{
    for (uint32_t i = 0; i < 2 && qaz_entity_goes_on(finder, end); i++) {
        const qaz_hit *word = qaz_entity_hit_from(finder, end, QAZ_LIST_TIME_WORD);
        if (!has_class(word, WORD_CLASS, "limit"))
            break;
        end++;
    }
    return end;
}

static bool is_year(const qaz_entity_finder *finder, uint32_t token)
{
    qaz_slice fold = fold_of(finder, token);
    return qaz_entity_is_kind(finder, token, QAZ_NUMBER) && fold.size >= YEAR_DIGITS &&
           (fold.data[0] == '1' || fold.data[0] == '2') &&
           strspn(fold.data, "0123456789") == YEAR_DIGITS;
}

/* The Kazakh name of a month; Russian ones stand only in the lines around an article, and май is
   Kazakh for fat. */
static const qaz_hit *month_at(const qaz_entity_finder *finder, uint32_t token)
{
    const qaz_hit *hit = qaz_entity_hit_from(finder, token, QAZ_LIST_MONTH);
    bool kazakh = hit != NULL && qaz_entity_hit_is(hit, MONTH_LANGUAGE, "kaz");
    return kazakh ? hit : NULL;
}

static bool is_month(const qaz_entity_finder *finder, uint32_t token)
{
    return qaz_entity_goes_on(finder, token) && month_at(finder, token) != NULL;
}

/* The end of a date that begins with a year, a day or a month: 2026 жылғы 11 наурыз, 10 тамызда,
   мамырдың 3-іне, қазан айында. The token itself: it is none. */
static uint32_t date_end(const qaz_entity_finder *finder, uint32_t first)
{
    uint32_t end = first;
    if (is_year(finder, end) || (is_digits(finder, end) && is_range(finder, end + 1))) {
        uint32_t number = is_range(finder, end + 1) ? end + 3 : end + 1;
        if (starts_with(finder, number, "жыл") ||
            (qaz_entity_goes_on(finder, number) && qaz_entity_is_fold(finder, number, "ж.")))
            end = number + 1;
    }
    uint32_t day = end;
    if (is_digits(finder, day) && (day == first || qaz_entity_goes_on(finder, day)))
        day = is_range(finder, day + 1) ? day + 3 : day + 1;
    if (day > end && starts_with(finder, day, "-"))
        day++;
    if (is_month(finder, day) || (day == first && month_at(finder, day) != NULL)) {
        end = day + 1;
        if (qaz_entity_goes_on(finder, end) && is_digits(finder, end) &&
            (is_year(finder, end) || month_at(finder, day)->noun_case == QAZ_GENITIVE))
            end++;
        if (starts_with(finder, end, "ай") || starts_with(finder, end, "жыл"))
            end++;
    } else if (qaz_entity_hit_from(finder, first, QAZ_LIST_WEEKDAY) != NULL) {
        end = first + 1;
        if (starts_with(finder, end, "күн"))
            end++;
    }
    return end == first ? first : with_limit(finder, end);
}

/* True for 08:30 and, after сағат, 08.30. */
static bool is_clock(const qaz_entity_finder *finder, uint32_t token)
{
    if (!qaz_entity_is_kind(finder, token, QAZ_NUMBER))
        return false;
    qaz_slice fold = fold_of(finder, token);
    size_t hours = strspn(fold.data, "0123456789");
    return hours == 2 && fold.size >= 5 && fold.data[2] == ':' && fold.data[0] <= '2' &&
           fold.data[3] <= '5';
}

static void propose(qaz_entity_finder *finder, uint32_t first, uint32_t end, qaz_entity_type type,
                    double score)
{
    static const char *const rules[QAZ_ENTITY_TYPES] = {
        [QAZ_CARDINAL] = "number",  [QAZ_DATE] = "date",       [QAZ_LANGUAGE] = "language",
        [QAZ_MONEY] = "sum",        [QAZ_NORP] = "people",     [QAZ_ORDINAL] = "ordinal",
        [QAZ_PERCENTAGE] = "share", [QAZ_QUANTITY] = "amount", [QAZ_TIME] = "time"};
    qaz_entity_propose(finder, first, end, type, QAZ_NO_SUBTYPE, score, rules[type]);
}

/* What follows a number says what it counts. */
static void after_number(qaz_entity_finder *finder, uint32_t first, uint32_t end)
{
    const qaz_hit *unit = NULL, *money = NULL;
    if (qaz_entity_goes_on(finder, end)) {
        unit = qaz_entity_hit_from(finder, end, QAZ_LIST_UNIT);
        money = qaz_entity_hit_from(finder, end, QAZ_LIST_CURRENCY);
    }
    bool percent =
        memchr(fold_of(finder, end - 1).data, '%', fold_of(finder, end - 1).size) != NULL;
    if (percent)
        propose(finder, first, end, QAZ_PERCENTAGE, 0.9);
    else if (starts_with(finder, end, "пайыз") || starts_with(finder, end, "процент"))
        propose(finder, first, end + 1, QAZ_PERCENTAGE, 0.9);
    else if (money != NULL)
        propose(finder, first, with_limit(finder, money->end), QAZ_MONEY, 0.9);
    else if (starts_with(finder, end, "жас") && !starts_with(finder, end, "жасө"))
        propose(finder, first, end + 1, QAZ_DATE, 0.7);
    else if (starts_with(finder, end, "сағат") || starts_with(finder, end, "минут") ||
             starts_with(finder, end, "секунд"))
        propose(finder, first, with_limit(finder, end + 1), QAZ_TIME, 0.85);
    else if (has_class(unit, UNIT_CLASS, "time"))
        propose(finder, first, with_limit(finder, unit->end), QAZ_DATE, 0.8);
    else if (unit != NULL && !has_class(unit, UNIT_CLASS, "count") &&
             !has_class(unit, UNIT_CLASS, "score"))
        propose(finder, first, with_limit(finder, unit->end), QAZ_QUANTITY, 0.85);
    else if (qaz_entity_is_mark(finder, end, QAZ_MARK_DASH) && finder->tokens[end].flags == 0)
        propose(finder, first, end, QAZ_ORDINAL, 0.6);                     /* 7-сынып */
    else if (end - first > 1 || !qaz_entity_is_fold(finder, first, "бір")) /* an article, mostly */
        propose(finder, first, with_limit(finder, end), QAZ_CARDINAL, 0.55);
}

static void at_number(qaz_entity_finder *finder, uint32_t first)
{
    uint32_t clock = first;
    if (starts_with(finder, first, "сағат") && qaz_entity_is_kind(finder, first + 1, QAZ_NUMBER))
        clock++;
    if (clock > first || is_clock(finder, clock)) {
        propose(finder, first, with_limit(finder, clock + 1), QAZ_TIME, 0.85);
        return;
    }
    uint32_t date = date_end(finder, first);
    if (date > first)
        propose(finder, first, date, QAZ_DATE, 0.85);
    const qaz_hit *ordinal = numeral_at(finder, first, "ordinal");
    if (ordinal != NULL) {
        propose(finder, first, first + 1, QAZ_ORDINAL, 0.6);
        return;
    }
    bool inside = first > 0 && qaz_entity_goes_on(finder, first) &&
                  (qaz_entity_is_kind(finder, first - 1, QAZ_NUMBER) ||
                   numeral_at(finder, first - 1, "cardinal") != NULL);
    uint32_t end = inside ? first : number_end(finder, first);
    if (end > first)
        after_number(finder, first, end);
}

static void from_lexicon(qaz_entity_finder *finder, const qaz_hit *hit)
{
    switch (hit->list) {
    case QAZ_LIST_LANGUAGE:
        propose(finder, hit->first, hit->end, QAZ_LANGUAGE, 0.8);
        break;
    case QAZ_LIST_NATION:
        propose(finder, hit->first, hit->end, QAZ_NORP, 0.6);
        break;
    case QAZ_LIST_PLACE_ADJECTIVE:
        propose(finder, hit->first, hit->end, QAZ_NORP, 0.7);
        break;
    case QAZ_LIST_TIME_WORD:
        if (has_class(hit, WORD_CLASS, "date"))
            propose(finder, hit->first, hit->end, QAZ_DATE, 0.7);
        else if (has_class(hit, WORD_CLASS, "time"))
            propose(finder, hit->first, hit->end, QAZ_TIME, 0.7);
        break;
    default:
        break;
    }
}

/* True for a word with a capital inside a full name: Баймырза Тоқсан, Дана Тәжік. */
static bool is_in_name(const qaz_entity_finder *finder, uint32_t token)
{
    return finder->facts[token].covered && token > 0 && finder->facts[token - 1].covered &&
           qaz_entity_is(finder, token, QAZ_WORD_CAPITAL);
}

void qaz_entity_find_numbers(qaz_entity_finder *finder)
{
    for (uint32_t i = 0; i < finder->token_count; i++)
        if ((finder->tokens[i].kind == QAZ_NUMBER ||
             finder->facts[i].word->phrase_word_count > 0) &&
            !is_in_name(finder, i))
            at_number(finder, i);
    for (size_t i = 0; i < finder->hit_count; i++)
        if (!is_in_name(finder, finder->hits[i].first))
            from_lexicon(finder, &finder->hits[i]);
}
