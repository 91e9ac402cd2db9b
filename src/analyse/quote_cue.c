#include "analyse/quote_cue.h"

#include "tables/lexicon.h"

#include <string.h>

enum {
    MAX_PHRASE = 128, /* bytes of a phrase of the lexicon */
    PHRASE_WORDS = 4,
    /* Words between деп and its verb. */
    MAX_BETWEEN = 6,
    OPEN_BETWEEN = 3, /* if the lexicon does not know the verb */
    ANY_FORM = QAZ_END_VERB | QAZ_END_INFINITIVE | QAZ_END_DEPENDENT
};

/* Words joined by single spaces. */
typedef struct phrase {
    char text[MAX_PHRASE];
    size_t size;
} phrase;

static bool phrase_add(phrase *words, qaz_slice word)
{
    size_t space = words->size > 0;
    if (words->size + space + word.size > MAX_PHRASE)
        return false;
    if (space)
        words->text[words->size++] = ' ';
    memcpy(words->text + words->size, word.data, word.size);
    words->size += word.size;
    return true;
}

static qaz_slice fold_of(const qaz_quote_page *page, uint32_t token)
{
    return qaz_quote_fold(qaz_page_type(page, token));
}

/* Finds the stem that the words before plus a beginning of `last` make, such that what is left of
   `last` is an ending of a verb. */
static bool find_stem(const phrase *before, qaz_slice last, uint32_t endings, qaz_cue_verb *found)
{
    for (size_t size = last.size; size-- > 2;) {
        if (((unsigned char)last.data[size] & 0xC0) == 0x80)
            continue;
        qaz_slice rest = {last.data + size, last.size - size};
        uint32_t kinds = qaz_ending_kinds(rest);
        phrase words = *before;
        if ((kinds & endings) == 0 || !phrase_add(&words, (qaz_slice){last.data, size}))
            continue;
        uint32_t row =
            qaz_table_find(&qaz_lexicon_speech_verbs, (qaz_slice){words.text, words.size});
        /* я is the й of the stem and the а of the ending: қой, қояды. */
        if (row == QAZ_NO_ROW && qaz_slice_starts(rest, qaz_slice_of("я")) &&
            words.size + 2 <= MAX_PHRASE) {
            memcpy(words.text + words.size, "й", 2);
            row =
                qaz_table_find(&qaz_lexicon_speech_verbs, (qaz_slice){words.text, words.size + 2});
        }
        if (row == QAZ_NO_ROW)
            continue;
        found->row = row;
        found->endings = kinds;
        return true;
    }
    return false;
}

qaz_cue_verb qaz_cue_verb_at(const qaz_quote_page *page, uint32_t token, uint32_t end,
                             uint32_t endings)
{
    phrase words = {.size = 0};
    qaz_cue_verb found = {0};
    for (uint32_t at = token; at < end && at < token + PHRASE_WORDS; at++) {
        if (page->tokens[at].kind != QAZ_WORD)
            break;
        qaz_slice fold = fold_of(page, at);
        if ((qaz_page_word(page, at)->endings & ANY_FORM) != 0 &&
            find_stem(&words, fold, endings, &found))
            found.end = at + 1;
        if (!phrase_add(&words, fold))
            break;
    }
    return found;
}

bool qaz_cue_takes_clause(uint32_t row)
{
    return qaz_slice_equal(qaz_table_cell(&qaz_lexicon_speech_verbs, row, 2),
                           qaz_slice_of("optional"));
}

bool qaz_cue_needs_that(uint32_t row)
{
    return qaz_slice_equal(qaz_table_cell(&qaz_lexicon_speech_verbs, row, 2),
                           qaz_slice_of("required"));
}

uint32_t qaz_cue_source(const qaz_quote_page *page, uint32_t token, uint32_t end, uint32_t *row)
{
    phrase words = {.size = 0};
    uint32_t found = 0;
    for (uint32_t at = token; at < end && at < token + PHRASE_WORDS; at++) {
        if (page->tokens[at].kind != QAZ_WORD || !phrase_add(&words, fold_of(page, at)))
            break;
        uint32_t got =
            qaz_table_find(&qaz_lexicon_source_phrases, (qaz_slice){words.text, words.size});
        if (got != QAZ_NO_ROW) {
            *row = got;
            found = at + 1;
        }
    }
    return found;
}

bool qaz_cue_names_source(uint32_t row)
{
    qaz_slice wanted = qaz_table_cell(&qaz_lexicon_source_phrases, row, 2);
    return !qaz_slice_equal(wanted, qaz_slice_of("none")) &&
           !qaz_slice_equal(wanted, qaz_slice_of("document"));
}

static uint8_t class_of_row(uint32_t row)
{
    static const struct {
        const char *name;
        qaz_cue_class cue;
    } classes[] = {{"name", QAZ_CUE_NAMING},
                   {"named", QAZ_CUE_NAMED},
                   {"inform", QAZ_CUE_MEDIUM},
                   {"written", QAZ_CUE_WRITTEN}};
    qaz_slice name = qaz_table_cell(&qaz_lexicon_speech_verbs, row, 4);
    for (size_t i = 0; i < sizeof classes / sizeof classes[0]; i++)
        if (qaz_slice_equal(name, qaz_slice_of(classes[i].name)))
            return (uint8_t)classes[i].cue;
    return QAZ_CUE_SPEECH;
}

/* The verb of деп: the first one that the lexicon knows, else the first word that looks like
   a finite verb (деп толқыды). */
static void read_verb(const qaz_quote_page *page, uint32_t end, qaz_cue *cue)
{
    uint32_t from = cue->words.end, open = 0;
    for (uint32_t at = from; at < end && at <= from + MAX_BETWEEN; at++) {
        if (!qaz_page_is_text(page, at) || qaz_page_word(page, at)->say != QAZ_SAY_NOTHING)
            break;
        qaz_cue_verb verb = qaz_cue_verb_at(page, at, end, ANY_FORM);
        if (verb.end != 0) {
            cue->words.end = verb.end;
            cue->cue = class_of_row(verb.row);
            cue->thinks = qaz_slice_equal(qaz_table_cell(&qaz_lexicon_speech_verbs, verb.row, 4),
                                          qaz_slice_of("think"));
            cue->ends = (verb.endings & (QAZ_END_FINITE | QAZ_END_PARTICIPLE)) != 0;
            cue->present = (verb.endings & QAZ_END_PRESENT) != 0;
            cue->past = (verb.endings & (QAZ_END_PAST | QAZ_END_EVIDENTIAL)) != 0;
            cue->attribute = (verb.endings & QAZ_END_HABITUAL) != 0;
            cue->first_person = (verb.endings & QAZ_END_PERSON) != 0;
            return;
        }
        uint32_t endings = qaz_page_word(page, at)->endings;
        /* деп басталатын өлең: the verb belongs to the noun. */
        if (open == 0 && (endings & QAZ_END_HABITUAL) != 0 && at + 1 < end &&
            qaz_page_is_text(page, at + 1)) {
            cue->attribute = true;
            return;
        }
        if (open == 0 && at <= from + OPEN_BETWEEN && (endings & QAZ_END_FINITE) != 0 &&
            !qaz_page_is_capital(page, at) && qaz_page_word(page, at)->is == 0)
            open = at + 1;
        if (open == 0 && (endings & QAZ_END_PERSON) != 0)
            cue->first_person = true;
    }
    if (open != 0) {
        cue->words.end = open;
        cue->present = (qaz_page_word(page, open - 1)->endings & QAZ_END_PRESENT) != 0;
        cue->ends = true;
    }
}

bool qaz_cue_read(const qaz_quote_page *page, uint32_t token, uint32_t end, qaz_cue *cue)
{
    uint8_t say = qaz_page_word(page, token)->say;
    *cue = (qaz_cue){.words = {token, token + 1}, .say = say};
    switch (say) {
    case QAZ_SAYS:
        cue->cue = QAZ_CUE_SPEECH;
        cue->ends =
            (qaz_page_word(page, token)->endings & (QAZ_END_DEPENDENT | QAZ_END_REQUEST)) == 0;
        cue->present = (qaz_page_word(page, token)->endings & QAZ_END_PRESENT) != 0;
        cue->first_person = (qaz_page_word(page, token)->endings & QAZ_END_PERSON) != 0;
        return true;
    case QAZ_SAID_BY:
        cue->cue = QAZ_CUE_SPEECH;
        return true;
    case QAZ_IS_WRITTEN:
        cue->cue = QAZ_CUE_WRITTEN;
        cue->ends = true;
        return true;
    case QAZ_SAYS_THAT:
        read_verb(page, end, cue);
        return true;
    default:
        return false;
    }
}

bool qaz_cue_indirect(const qaz_quote_page *page, uint32_t first, uint32_t end, qaz_cue *cue)
{
    bool found = false;
    for (uint32_t at = first; at < end; at++) {
        qaz_cue_verb verb = qaz_cue_verb_at(page, at, end, QAZ_END_VERB);
        if (verb.end == 0)
            continue;
        /* A participle before a noun belongs to it: білдіретін атау. */
        bool attribute = (verb.endings & QAZ_END_PARTICIPLE) != 0 && verb.end < end &&
                         qaz_page_is_text(page, verb.end) &&
                         (qaz_page_word(page, verb.end)->is & QAZ_IS_AUXILIARY) == 0;
        if (!attribute && qaz_cue_takes_clause(verb.row)) {
            *cue = (qaz_cue){.words = {at, verb.end}, .cue = QAZ_CUE_SPEECH, .ends = true};
            found = true;
        }
        at = verb.end - 1;
    }
    return found;
}
