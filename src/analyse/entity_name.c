/* The normal form of a mention: nominative, look-alikes repaired, capitals as in running text. */
#include "analyse/entity_name.h"
#include "analyse/entity_finder.h"

#include "base/table.h"
#include "qaz/utf8.h"
#include "tables/lexicon.h"

enum { LETTER_BYTES = 2 };

/* The lists whose phrases end names, and so know the case of the last word. */
static bool ends_names(const qaz_hit *hit)
{
    return hit->list == QAZ_LIST_PLACE || hit->list == QAZ_LIST_PLACE_NOUN ||
           hit->list == QAZ_LIST_ORGANISATION || hit->list == QAZ_LIST_ORG_NOUN ||
           hit->list == QAZ_LIST_LEGAL_FORM || hit->list == QAZ_LIST_SCHOOL_NOUN ||
           hit->list == QAZ_LIST_FACILITY_NOUN || hit->list == QAZ_LIST_EVENT_NOUN ||
           hit->list == QAZ_LIST_HONORIFIC;
}

static const qaz_hit *last_phrase(const qaz_entity_finder *finder, uint32_t first, uint32_t end)
{
    for (uint32_t i = finder->facts[first].hits; i < finder->facts[end].hits; i++)
        if (finder->hits[i].end == end && ends_names(&finder->hits[i]))
            return &finder->hits[i];
    return NULL;
}

/* The base of a word that nothing is known of. Only endings that hardly end a name go. */
static uint32_t guess_base(const qaz_entity_word *word)
{
    const qaz_stem *likely = &word->stems[word->likely];
    return likely->plural || likely->possessed ? word->stems[0].size : likely->size;
}

uint32_t qaz_entity_base(const qaz_entity_finder *finder, uint32_t first, uint32_t token)
{
    const qaz_type *type = &finder->types[finder->tokens[token].type];
    const qaz_entity_word *word = finder->facts[token].word;
    if (type->suffix < type->normal.size && type->fold.size == type->normal.size)
        return type->suffix;
    /* Серік Арыстан: behind another name a word that is a name as it stands has no ending. */
    if (first < token && qaz_entity_is(finder, first, QAZ_WORD_NAME | QAZ_WORD_NAME_WEAK) &&
        qaz_table_find(&qaz_lexicon_given_names, type->fold) != QAZ_NO_ROW)
        return (uint32_t)type->fold.size;
    const qaz_hit *phrase = last_phrase(finder, first, token + 1);
    if (phrase != NULL)
        return phrase->stem;
    if (qaz_table_find(&qaz_lexicon_time_words, type->fold) != QAZ_NO_ROW)
        return (uint32_t)type->fold.size; /* бүгінде */
    if ((word->flags & QAZ_WORD_CAPITAL) == 0)
        return (word->flags & QAZ_WORD_FUNCTION) != 0 ? (uint32_t)type->fold.size
                                                      : guess_base(word);
    bool looks_like_name = (word->flags & (QAZ_WORD_NAME | QAZ_WORD_NAME_WEAK)) != 0;
    uint32_t known = qaz_entity_known_base(finder, token);
    /* An unknown word that is known as it stands may have been seen in this very form only. */
    if (known > 0 && (looks_like_name || known < type->fold.size))
        return known;
    if (looks_like_name)
        return word->base;
    return guess_base(word);
}

/* Appends a word in capitals as it would stand in running text: Тұраров for ТҰРАРОВ. */
static void add_capitalised(qaz_buffer *out, qaz_slice fold)
{
    bool first = true;
    for (const char *at = fold.data, *end = at + fold.size; at < end;) {
        size_t size;
        uint32_t letter = qaz_utf8_decode(at, end, &size);
        qaz_buffer_add_code_point(out, first ? qaz_utf8_upper(letter) : letter);
        first = letter == '-';
        at += size;
    }
}

/* True for text whose first two letters are capitals. */
static bool begins_upper(qaz_slice text)
{
    const char *at = text.data, *end = text.data + text.size;
    for (unsigned i = 0; i < 2; i++) {
        size_t size;
        if (at == end || !qaz_utf8_is_upper(qaz_utf8_decode(at, end, &size)))
            return false;
        at += size;
    }
    return true;
}

/* True if the lexicon writes a word in capitals: АҚШ, ШҚО, ТМД, but not ОРАЛ. */
static bool is_acronym(const qaz_entity_finder *finder, uint32_t token)
{
    for (uint32_t i = finder->facts[token].hits; i < finder->facts[token + 1].hits; i++) {
        const qaz_hit *hit = &finder->hits[i];
        if (hit->end != token + 1 ||
            (hit->list != QAZ_LIST_PLACE && hit->list != QAZ_LIST_ORGANISATION))
            continue;
        if (hit->form == QAZ_FORM_ACRONYM || begins_upper(qaz_entity_hit_cell(hit, 1)))
            return true;
    }
    return false;
}

static void add_token(qaz_entity_finder *finder, uint32_t token, uint32_t size,
                      qaz_capitals capitals)
{
    const qaz_type *type = &finder->types[finder->tokens[token].type];
    qaz_slice fold = {type->fold.data, size};
    bool upper = (finder->facts[token].word->flags & QAZ_WORD_UPPER) != 0;
    bool lower = upper && (capitals == QAZ_CAPITALS_OF_PERSON ||
                           (capitals == QAZ_CAPITALS_OF_PLACE && !is_acronym(finder, token)));
    if (type->fold.size != type->normal.size || lower)
        add_capitalised(&finder->scratch, fold);
    else
        qaz_buffer_add(&finder->scratch, (qaz_slice){type->normal.data, size});
}

/* The last word of a list that shares its noun, as it stands behind one name: ауданы. */
static qaz_slice shared_noun(const qaz_entity_finder *finder, uint32_t first, uint32_t end)
{
    const qaz_hit *noun = end == 0 ? NULL : last_phrase(finder, first, end);
    enum { POSSESSIVE = 2 };
    if (noun == NULL || noun->list != QAZ_LIST_PLACE_NOUN || !noun->plural ||
        noun->end - noun->first != 1)
        return (qaz_slice){0};
    return qaz_entity_hit_cell(noun, POSSESSIVE);
}

/* Tokens as text; `inflected` is the one that loses its ending. */
static qaz_slice text_of(qaz_entity_finder *finder, uint32_t first, uint32_t end,
                         uint32_t inflected, qaz_capitals capitals)
{
    qaz_slice noun = shared_noun(finder, first, end);
    finder->scratch.size = 0;
    for (uint32_t i = first; i < end; i++) {
        if (i > first && finder->tokens[i].flags != 0)
            qaz_buffer_add_byte(&finder->scratch, ' ');
        if (i == inflected && noun.size > 0)
            qaz_buffer_add(&finder->scratch, noun);
        else
            add_token(finder, i,
                      i == inflected ? qaz_entity_base(finder, first, i)
                                     : (uint32_t)finder->types[finder->tokens[i].type].fold.size,
                      capitals);
    }
    qaz_slice text = qaz_arena_copy(&finder->arena, qaz_buffer_slice(&finder->scratch));
    finder->failed |= text.data == NULL || finder->scratch.failed;
    return text;
}

qaz_slice qaz_entity_text(qaz_entity_finder *finder, uint32_t first, uint32_t end,
                          qaz_capitals capitals)
{
    /* The ending of a name in quotation marks stands inside them: «Тұмардың». */
    bool closes = end - first > 2 && qaz_mark_is_quotation((qaz_mark)finder->facts[end - 1].mark);
    return text_of(finder, first, end, closes ? end - 2 : end - 1, capitals);
}

/* True for a title of several words in quotation marks with the noun behind them that has the
   ending instead: «Шахмат – мектепке» жобасы. */
static bool is_title(const qaz_entity_finder *finder, const qaz_mention *mention)
{
    uint32_t first = mention->first, end = mention->token_end;
    bool titled = mention->type == QAZ_PROJECT || mention->type == QAZ_ART ||
                  mention->type == QAZ_EVENT || mention->type == QAZ_LAW;
    if (!titled || end - first < 2 || first == 0 || end + 1 >= finder->token_count)
        return false;
    const qaz_entity_word *behind = finder->facts[end + 1].word;
    bool possessed = false;
    for (size_t i = 0; i < behind->stem_count; i++)
        possessed |= behind->stems[i].possessed;
    return possessed && qaz_mark_is_quotation((qaz_mark)finder->facts[first - 1].mark) &&
           qaz_mark_is_quotation((qaz_mark)finder->facts[end].mark);
}

qaz_slice qaz_entity_quoted_name(qaz_entity_finder *finder, const qaz_mention *mention)
{
    for (uint32_t i = mention->first; i < mention->token_end; i++) {
        uint32_t close = qaz_entity_quote_end(finder, i, mention->token_end - i);
        if (close != QAZ_NO_ENTITY && close <= mention->token_end && close - i > 2)
            return qaz_entity_text(finder, i + 1, close - 1, QAZ_CAPITALS_STAY);
    }
    return (qaz_slice){0};
}

/* The full stop of a last initial that gave way to an ending: Р.К. for Р.К-ға. */
static qaz_slice with_full_stop(qaz_entity_finder *finder, uint32_t first, uint32_t end,
                                qaz_slice name)
{
    bool letters = end - first > 1 && finder->tokens[first].kind == QAZ_INITIAL &&
                   qaz_entity_base(finder, first, end - 1) <= LETTER_BYTES;
    if (!letters || qaz_slice_ends(name, qaz_slice_of(".")))
        return name;
    finder->scratch.size = 0;
    qaz_buffer_add(&finder->scratch, name);
    qaz_buffer_add_byte(&finder->scratch, '.');
    qaz_slice text = qaz_arena_copy(&finder->arena, qaz_buffer_slice(&finder->scratch));
    finder->failed |= text.data == NULL || finder->scratch.failed;
    return text;
}

qaz_slice qaz_entity_name(qaz_entity_finder *finder, const qaz_mention *mention)
{
    uint32_t first = mention->first, end = mention->token_end;
    const qaz_token *tokens = finder->tokens;
    /* A suffix that is a token of its own: «X»-ға, Қ.М.-ның. */
    if (end - first > 1 && tokens[end - 1].flags == 0 &&
        finder->types[tokens[end - 1].type].form.data[0] == '-')
        end--;
    if (end - first > 2 && mention->type == QAZ_PERSON && tokens[end - 1].flags == 0 &&
        qaz_entity_is_mark(finder, end - 2, QAZ_MARK_DASH))
        end -= 2;
    qaz_capitals capitals = mention->type == QAZ_PERSON ? QAZ_CAPITALS_OF_PERSON
                            : mention->type == QAZ_GPE  ? QAZ_CAPITALS_OF_PLACE
                                                        : QAZ_CAPITALS_STAY;
    if (is_title(finder, mention))
        return text_of(finder, first, end, end, capitals);
    qaz_slice name = qaz_entity_text(finder, first, end, capitals);
    return mention->type == QAZ_PERSON ? with_full_stop(finder, first, end, name) : name;
}
