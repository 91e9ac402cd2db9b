#include "morph/ending.h"

#include "base/table.h"
#include "qaz/utf8.h"
#include "tables/lexicon.h"

#include <string.h>

/* Columns of name_case_endings.tsv. */
enum { CASE = 2, NUMBER, AFTER };

typedef enum harmony { NEUTRAL, BACK, FRONT } harmony;

static harmony harmony_of(uint32_t letter)
{
    switch (letter) {
    case U'а':
    case U'о':
    case U'ұ':
    case U'ы':
    case U'я':
    case U'ё':
        return BACK;
    case U'ә':
    case U'е':
    case U'ө':
    case U'ү':
    case U'і':
    case U'э':
    case U'ь': /* Беларусьтен */
        return FRONT;
    default:
        return NEUTRAL;
    }
}

static bool is_vowel(uint32_t letter)
{
    return harmony_of(letter) != NEUTRAL || letter == U'и' || letter == U'у' || letter == U'ю';
}

/* The names, as in the table, of the classes that a last letter belongs to. */
static const char *classes_of(uint32_t letter, bool cluster)
{
    switch (letter) {
    case U'ы':
    case U'і':
        return "vowel possessive";
    case U'а':
    case U'ә':
    case U'е':
    case U'о':
    case U'ө':
    case U'ұ':
    case U'ү':
    case U'э':
    case U'я':
    case U'ё':
        return "vowel";
    case U'и':
    case U'у':
    case U'ю':
        return "vowel voiced";
    case U'р':
    case U'л':
    case U'й':
    case U'з':
    case U'ж':
        return "voiced";
    case U'м':
    case U'н':
    case U'ң':
        return "nasal";
    case U'ь': /* the letter before it is not looked at: лагерьден, Беларусьтен */
        return "voiced voiceless";
    default:
        return cluster ? "voiceless cluster" : "voiceless";
    }
}

/* True if the comma-separated list and the space-separated classes share a word. */
static bool share(qaz_slice list, const char *classes)
{
    for (const char *at = list.data, *end = at + list.size; at < end;) {
        const char *comma = memchr(at, ',', (size_t)(end - at));
        size_t size = (size_t)((comma != NULL ? comma : end) - at);
        for (const char *word = classes; *word != '\0';) {
            size_t length = strcspn(word, " ");
            if (length == size && memcmp(word, at, size) == 0)
                return true;
            word += length + (word[length] == ' ');
        }
        at += size + 1;
    }
    return false;
}

static qaz_noun_case case_named(qaz_slice name)
{
    static const char *const names[] = {"nominative", "genitive", "dative",       "accusative",
                                        "locative",   "ablative", "instrumental", "attributive"};
    for (size_t i = 0; i < QAZ_NOUN_CASES; i++)
        if (qaz_slice_equal(name, qaz_slice_of(names[i])))
            return (qaz_noun_case)i;
    return QAZ_NOMINATIVE;
}

/* True if an ending may follow the last two vowels of a stem. Either may decide (Тоқаевтың); after
   и and у, which belong to neither row, both kinds of endings occur. */
static bool harmonious(qaz_slice stem, qaz_slice ending, qaz_noun_case row_case)
{
    harmony wanted = NEUTRAL;
    for (const char *at = ending.data, *end = at + ending.size; at < end && wanted == NEUTRAL;) {
        size_t size;
        wanted = harmony_of(qaz_utf8_decode(at, end, &size));
        at += size;
    }
    /* The instrumental has one vowel only. */
    if (wanted == NEUTRAL || row_case == QAZ_INSTRUMENTAL)
        return true;
    unsigned vowels = 0;
    for (const char *at = stem.data + stem.size; at > stem.data && vowels < 2;) {
        size_t size;
        uint32_t letter = qaz_utf8_decode_before(stem.data, at, &size);
        harmony now = harmony_of(letter);
        at -= size;
        if (now == wanted || (vowels == 0 && now == NEUTRAL && is_vowel(letter)))
            return true;
        vowels += now != NEUTRAL;
    }
    return vowels == 0;
}

static bool fits(qaz_slice stem, uint32_t row)
{
    const qaz_table *table = &qaz_lexicon_name_case_endings;
    size_t size;
    uint32_t last = qaz_utf8_decode_before(stem.data, stem.data + stem.size, &size);
    uint32_t before = last;
    if (stem.size > size)
        before = qaz_utf8_decode_before(stem.data, stem.data + stem.size - size, &size);
    return share(qaz_table_cell(table, row, AFTER), classes_of(last, !is_vowel(before))) &&
           harmonious(stem, qaz_table_cell(table, row, 0),
                      case_named(qaz_table_cell(table, row, CASE)));
}

/* Adds the readings that take one ending off stems[from]. */
static size_t strip(const char *word, qaz_stem *stems, size_t from, size_t count, bool plural)
{
    const qaz_table *table = &qaz_lexicon_name_case_endings;
    qaz_slice form = {word, stems[from].size};
    for (uint32_t row = 0; row < table->rows && count < QAZ_MAX_STEMS; row++) {
        qaz_slice ending = qaz_table_cell(table, row, 0);
        bool is_plural =
            qaz_slice_equal(qaz_table_cell(table, row, NUMBER), qaz_slice_of("plural"));
        if (is_plural != plural || form.size < ending.size + 4 || !qaz_slice_ends(form, ending))
            continue;
        qaz_slice stem = {word, form.size - ending.size};
        if (!fits(stem, row))
            continue;
        uint8_t noun_case =
            plural ? stems[from].noun_case : (uint8_t)case_named(qaz_table_cell(table, row, CASE));
        stems[count++] = (qaz_stem){(uint32_t)stem.size, noun_case, plural};
    }
    return count;
}

size_t qaz_ending_read(qaz_slice word, qaz_stem stems[QAZ_MAX_STEMS])
{
    stems[0] = (qaz_stem){(uint32_t)word.size, QAZ_NOMINATIVE, false};
    size_t cases = strip(word.data, stems, 0, 1, false), count = cases;
    for (size_t i = 0; i < cases; i++)
        count = strip(word.data, stems, i, count, true);
    return count;
}

qaz_noun_case qaz_ending_case(qaz_slice ending)
{
    uint32_t row = qaz_table_find(&qaz_lexicon_name_case_endings, ending);
    return row == QAZ_NO_ROW
               ? QAZ_NOMINATIVE
               : case_named(qaz_table_cell(&qaz_lexicon_name_case_endings, row, CASE));
}
