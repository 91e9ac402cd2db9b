/* Organisations: names of the lexicon, names in quotation marks with a legal form or a head noun,
   and bodies that a place, a field of work or an eponym qualifies (облыстық білім басқармасы). */
#include "analyse/entity_finder.h"
#include "analyse/entity_owner.h"

#include "base/table.h"
#include "tables/lexicon.h"

#include <string.h>

/* Columns of organisations.tsv, org_nouns.tsv and posts.tsv. */
enum { ORGANISATION_KIND = 3, ORGANISATION_AMBIGUOUS, NOUN_CLASS = 4, POST_POSSESSIVE = 2 };

enum {
    KNOWN_NAMES = 512, /* of organisations in quotation marks that are compared with later ones */
    QUOTED_TOKENS = 8,
    FIELD_TOKENS = 8,
    ATTRIBUTES = 3,
    CLUB_TOKENS = 5,
    LETTER_BYTES = 2 /* of a Cyrillic letter */
};

/* A body does not begin in the middle of the name of a school: X атындағы Мемлекеттік
   университеттің химия кафедрасы. */
static void propose(qaz_entity_finder *finder, uint32_t first, uint32_t end, double score,
                    const char *rule)
{
    if (first > 0 && finder->facts[first].in_school && finder->facts[first - 1].in_school)
        return;
    qaz_entity_propose(finder, first, end, QAZ_ORGANISATION, QAZ_NO_SUBTYPE, score, rule);
}

/* True for the short form of a name in quotation marks that is never without them: that of a
   newspaper (Ана тілі for «Ана тілі» газеті), and one that is also another word. */
static bool needs_marks(const qaz_hit *hit)
{
    return hit->form == QAZ_FORM_VARIANT &&
           qaz_slice_starts(qaz_entity_hit_cell(hit, 1), qaz_slice_of("«")) &&
           (qaz_entity_hit_is(hit, ORGANISATION_KIND, "media") ||
            qaz_entity_hit_cell(hit, ORGANISATION_AMBIGUOUS).size > 0);
}

/* True for a noun in the possessive, which says what the name before it is: «Дарын» сыйлығы. */
static bool is_possessed(const qaz_entity_finder *finder, uint32_t token)
{
    const qaz_entity_word *word = finder->facts[token].word;
    bool possessed = false;
    for (size_t i = 0; qaz_entity_goes_on(finder, token) && i < word->stem_count; i++)
        possessed |= word->stems[i].possessed;
    return possessed;
}

/* Such a name counts where it is all that stands inside quotation marks. */
static void in_marks(qaz_entity_finder *finder, const qaz_hit *hit)
{
    if (hit->first == 0 ||
        qaz_entity_quote_end(finder, hit->first - 1, QUOTED_TOKENS) != hit->end + 1)
        return;
    bool ambiguous = qaz_entity_hit_cell(hit, ORGANISATION_AMBIGUOUS).size > 0;
    if (ambiguous && hit->noun_case == QAZ_NOMINATIVE && is_possessed(finder, hit->end + 1))
        return;
    propose(finder, hit->first - 1, qaz_entity_with_suffix(finder, hit->end + 1),
            ambiguous ? 0.55 : 0.8, "organisation");
}

static void from_lexicon(qaz_entity_finder *finder, const qaz_hit *hit)
{
    if (qaz_entity_hit_is(hit, ORGANISATION_KIND, "university") ||
        qaz_entity_hit_is(hit, ORGANISATION_KIND, "school"))
        return;
    if (needs_marks(hit)) {
        in_marks(finder, hit);
        return;
    }
    bool single = hit->end - hit->first == 1;
    const qaz_hit *place = qaz_entity_hit_from(finder, hit->first, QAZ_LIST_PLACE);
    if (place != NULL && place->end >= hit->end)
        return;
    /* A short name that is also a word counts only in capitals. */
    bool lower =
        finder->lower[finder->types[finder->tokens[hit->first].type].fold_id] == finder->stamp;
    bool organ = qaz_entity_hit_is(hit, ORGANISATION_KIND, "parliament") ||
                 qaz_entity_hit_is(hit, ORGANISATION_KIND, "ministry");
    bool variant = hit->form == QAZ_FORM_VARIANT && !organ &&
                   qaz_entity_hit_cell(hit, ORGANISATION_AMBIGUOUS).size > 0;
    bool doubtful = single && hit->form != QAZ_FORM_ACRONYM && (lower || variant);
    uint32_t first = qaz_entity_owner_start(finder, hit->first);
    if (hit->first > 0 &&
        qaz_entity_quote_end(finder, hit->first - 1, QUOTED_TOKENS) == hit->end + 1)
        propose(finder, hit->first - 1, qaz_entity_with_suffix(finder, hit->end + 1),
                doubtful ? 0.55 : 0.85, "organisation");
    propose(finder, hit->first, hit->end, doubtful ? 0.45 : 0.85, "organisation");
    if (first < hit->first && !single)
        propose(finder, first, hit->end, 0.85, "organisation");
}

/* True for a noun in the nominative plural, as in «Тұмар» әжелер ансамблі. */
static bool is_plain_noun(const qaz_entity_finder *finder, uint32_t token)
{
    const qaz_entity_word *word = finder->facts[token].word;
    const qaz_stem *stem = &word->stems[word->likely];
    return qaz_entity_is_field_word(finder, token) && stem->plural &&
           stem->noun_case == QAZ_NOMINATIVE && !qaz_entity_is(finder, token, QAZ_WORD_CAPITAL);
}

/* The noun of a body behind a name, and behind adjectives for its field: «Тұмар» шығармашылық
   орталығы. NULL if none follows. */
static const qaz_hit *noun_after(const qaz_entity_finder *finder, uint32_t end)
{
    for (uint32_t i = end; i <= end + ATTRIBUTES && qaz_entity_goes_on(finder, i); i++) {
        const qaz_hit *noun = qaz_entity_hit_from(finder, i, QAZ_LIST_ORG_NOUN);
        if (noun != NULL)
            return noun;
        if (!qaz_entity_is_relational(finder, i) && !(i == end && is_plain_noun(finder, i)))
            break;
    }
    return NULL;
}

/* True for a name in quotation marks behind the town that owns it, where a contest is spoken of:
   Ақтаудың «Тұмарын» ұтты. */
static bool is_club(const qaz_entity_finder *finder, uint32_t first, uint32_t end)
{
    const qaz_hit *town = qaz_entity_hit_to(finder, first, QAZ_LIST_PLACE);
    return town != NULL && town->noun_case == QAZ_GENITIVE && qaz_entity_goes_on(finder, first) &&
           end - first <= CLUB_TOKENS && qaz_entity_is_in_report(finder, first);
}

/* True for an abbreviation in capitals behind a name, which is that of its kind: «Тұмар» РҒПО. */
static bool is_short_kind(const qaz_entity_finder *finder, uint32_t token)
{
    return qaz_entity_goes_on(finder, token) && qaz_entity_is(finder, token, QAZ_WORD_UPPER) &&
           !qaz_entity_is(finder, token, QAZ_WORD_LATIN | QAZ_WORD_NAME) &&
           finder->types[finder->tokens[token].type].suffix > LETTER_BYTES &&
           qaz_entity_hit_from(finder, token, QAZ_LIST_PLACE) == NULL &&
           qaz_entity_hit_from(finder, token, QAZ_LIST_SCHOOL_NOUN) == NULL &&
           qaz_entity_hit_from(finder, token, QAZ_LIST_ORGANISATION) == NULL;
}

/* The first token of the rank before a name in quotation marks, with its place: Абай облыстық
   «Тұмар» орталығы. The name's own if there is none. */
static uint32_t ranked_start(const qaz_entity_finder *finder, uint32_t first)
{
    const qaz_hit *rank = qaz_entity_rank_to(finder, first);
    return rank != NULL && qaz_entity_is_unit(rank) ? qaz_entity_owner_start(finder, first) : first;
}

/* True for one word with capitals inside, as companies are called: «ТұмарЖол». */
static bool is_compound(const qaz_entity_finder *finder, uint32_t first, uint32_t end)
{
    return end - first == 3 && !qaz_entity_is(finder, first + 1, QAZ_WORD_LATIN) &&
           finder->types[finder->tokens[first + 1].type].letter_case == QAZ_MIXED_CASE;
}

/* True if somebody has a post in what a name in quotation marks is that of: «Тұмар» директоры. */
static bool has_staff(const qaz_entity_finder *finder, uint32_t end)
{
    static const char *const posts[] = {"басшысы", "директоры", "тілшісі", "редакторы", "төрағасы"};
    const qaz_hit *post = qaz_entity_hit_from(finder, end, QAZ_LIST_POST);
    if (post == NULL || post->form != QAZ_FORM_POSSESSIVE || !qaz_entity_goes_on(finder, end))
        return false;
    qaz_slice form = qaz_entity_hit_cell(post, POST_POSSESSIVE);
    for (size_t i = 0; i < sizeof posts / sizeof *posts; i++)
        if (qaz_slice_ends(form, qaz_slice_of(posts[i])))
            return true;
    return false;
}

/* What stands around a name in quotation marks and makes it an organisation. */
static void around_quotes(qaz_entity_finder *finder, uint32_t first)
{
    uint32_t end = qaz_entity_quote_end(finder, first, QUOTED_TOKENS);
    if (end == QAZ_NO_ENTITY || end - first < 3)
        return;
    const qaz_hit *legal = qaz_entity_hit_from(finder, end, QAZ_LIST_LEGAL_FORM);
    const qaz_hit *noun = noun_after(finder, end);
    const qaz_hit *before = qaz_entity_hit_to(finder, first, QAZ_LIST_LEGAL_FORM);
    bool goes_on = qaz_entity_goes_on(finder, end);
    uint32_t name_end = qaz_entity_with_suffix(finder, end);
    if (legal != NULL && goes_on)
        propose(finder, first, legal->end, 0.97, "legal-form");
    else if (noun != NULL && goes_on && noun->form != QAZ_FORM_LEMMA && !noun->plural)
        propose(finder, ranked_start(finder, first), noun->end, 0.95, "quoted-organisation");
    else if (before != NULL && qaz_entity_goes_on(finder, first))
        propose(finder, before->first, name_end, 0.95, "legal-form");
    else if (is_short_kind(finder, end))
        propose(finder, first, end + 1, 0.8, "legal-form");
    else if (has_staff(finder, end))
        propose(finder, first, end, 0.8, "quoted-staff");
    else if (is_compound(finder, first, end))
        propose(finder, first, name_end, 0.7, "compound");
    else if (is_club(finder, first, end))
        propose(finder, first, name_end, 0.7, "club");
}

/* The first token of the field of work before a head: from a capital letter on, through small
   letters only. Сауда және интеграция министрлігі; Мұрағат, құжаттама және кітап ісі комитеті. */
static uint32_t field_start(const qaz_entity_finder *finder, uint32_t head)
{
    bool list = false;
    for (uint32_t i = head; i > 0 && head - i < FIELD_TOKENS; i--) {
        uint32_t token = i - 1;
        bool comma = list && qaz_entity_is_mark(finder, token, QAZ_MARK_COMMA);
        if (!qaz_entity_goes_on(finder, i) || !(comma || qaz_entity_is_field_word(finder, token)))
            break;
        list |= qaz_entity_is_fold(finder, token, "және");
        if (qaz_entity_is(finder, token, QAZ_WORD_CAPITAL))
            return qaz_entity_hit_to(finder, i, QAZ_LIST_PLACE) != NULL ? head : token;
    }
    return head;
}

static bool ends_in_one_of(const qaz_hit *noun, const char *const *words, size_t count)
{
    qaz_slice lemma = qaz_entity_hit_cell(noun, 0);
    for (size_t i = 0; i < count; i++)
        if (qaz_slice_ends(lemma, qaz_slice_of(words[i])))
            return true;
    return false;
}

/* True for a centre whose kind the lexicon tells: жұмыспен қамту орталығы. */
static bool is_centre(const qaz_hit *noun)
{
    return noun->end - noun->first > 1 &&
           qaz_slice_ends(qaz_entity_hit_cell(noun, 0), qaz_slice_of("орталығы"));
}

/* Bodies of the state, which a place or a field of work names. */
static bool is_public_body(const qaz_hit *noun)
{
    static const char *const vague[] = {
        "орталық",  "орталығы",  "топ",    "тобы",      "қызмет", "қызметі", "алқа",   "құрама",
        "құрамасы", "мәслихаты", "бекеті", "әкімшілік", "кеңес",  "кеңесі",  "жүйесі", "филиал"};
    return (qaz_entity_hit_is(noun, NOUN_CLASS, "state") ||
            qaz_entity_hit_is(noun, NOUN_CLASS, "law") ||
            qaz_entity_hit_is(noun, NOUN_CLASS, "military")) &&
           (!ends_in_one_of(noun, vague, sizeof vague / sizeof *vague) ||
            qaz_entity_hit_is(noun, 0, "мәслихат") || is_centre(noun));
}

/* Bodies of a whole country, whose name may open a sentence. */
static bool is_national_body(const qaz_hit *noun)
{
    static const char *const heads[] = {"министрлік", "министрлігі", "агенттік", "агенттігі",
                                        "комитет",    "комитеті",    "бюро",     "бюросы"};
    return ends_in_one_of(noun, heads, sizeof heads / sizeof *heads);
}

static bool is_other_body(const qaz_hit *noun)
{
    static const char *const vague[] = {"топ",    "тобы",     "команда",    "командасы",
                                        "құрама", "құрамасы", "орталық",    "орталығы",
                                        "филиал", "хор",      "шаруашылық", "шаруашылығы"};
    return (qaz_entity_hit_is(noun, NOUN_CLASS, "civil") ||
            qaz_entity_hit_is(noun, NOUN_CLASS, "sport") ||
            qaz_entity_hit_is(noun, NOUN_CLASS, "science") ||
            qaz_entity_hit_is(noun, NOUN_CLASS, "business") ||
            qaz_entity_hit_is(noun, NOUN_CLASS, "culture") ||
            qaz_entity_hit_is(noun, NOUN_CLASS, "health")) &&
           (!ends_in_one_of(noun, vague, sizeof vague / sizeof *vague) || is_centre(noun));
}

/* The first token of the abbreviation of the organisation that a body belongs to: БҰҰ Балалар қоры.
   The body's own if there is none. */
static uint32_t parent_start(const qaz_entity_finder *finder, uint32_t body)
{
    const qaz_hit *parent = qaz_entity_hit_to(finder, body, QAZ_LIST_ORGANISATION);
    bool owns = parent != NULL && qaz_entity_is(finder, parent->first, QAZ_WORD_UPPER) &&
                parent->noun_case == QAZ_NOMINATIVE && qaz_entity_goes_on(finder, body);
    return owns ? parent->first : body;
}

/* True for universities and academies, which are schools; an institute of science is none. */
static bool is_higher_school(const qaz_entity_finder *finder, const qaz_hit *noun)
{
    return qaz_entity_hit_to(finder, noun->end, QAZ_LIST_SCHOOL_NOUN) != NULL &&
           !qaz_entity_hit_is(noun, 0, "институт");
}

/* True for a field of work that is named by two words at least: жұмыспен қамту және әлеуметтік
   бағдарламалар бөлімі. */
static bool is_coordinated(const qaz_entity_finder *finder, uint32_t first, uint32_t end)
{
    for (uint32_t i = first + 1; i + 1 < end; i++)
        if (qaz_entity_is_fold(finder, i, "және"))
            return true;
    return false;
}

/* A body whose noun has no possessive ending bears the rank of its unit, of which there is one:
   аудандық мәслихат, облыстық аумақтық инспекция. The office of the akim is hardly called so, and
   commissions are many. */
static void at_ranked_body(qaz_entity_finder *finder, const qaz_hit *noun)
{
    bool common = qaz_entity_hit_is(noun, 0, "әкімдік") || qaz_entity_hit_is(noun, 0, "комиссия");
    uint32_t first = common ? 0 : noun->first;
    for (uint32_t i = 0; i < ATTRIBUTES && qaz_entity_goes_on(finder, first); i++) {
        const qaz_hit *rank = qaz_entity_rank_to(finder, first);
        if (rank != NULL && qaz_entity_is_unit(rank)) {
            propose(finder, qaz_entity_owner_start(finder, first), noun->end, 0.8, "ranked-body");
            return;
        }
        if (first == 0 || !qaz_entity_is_relational(finder, --first))
            return;
    }
}

/* A body of the whole country: Ұлттық сараптама орталығы, Республикалық ветеринариялық зертхана. */
static void at_national_body(qaz_entity_finder *finder, const qaz_hit *noun)
{
    for (uint32_t i = noun->first; i > 0 && noun->first - i < FIELD_TOKENS; i--) {
        const qaz_hit *rank = qaz_entity_rank_to(finder, i);
        if (rank != NULL && !qaz_entity_is_unit(rank) && i < noun->first &&
            qaz_entity_is(finder, rank->first, QAZ_WORD_CAPITAL)) {
            propose(finder, rank->first, noun->end, 0.75, "national-body");
            return;
        }
        if (!qaz_entity_goes_on(finder, i) || !qaz_entity_is_field_word(finder, i - 1) ||
            qaz_entity_is(finder, i - 1, QAZ_WORD_CAPITAL))
            return;
    }
}

/* True if the word before a noun is its attribute even without a possessive ending: мемлекеттік
   қызмет істері жөніндегі агенттік. */
static bool has_attribute(const qaz_entity_finder *finder, uint32_t first)
{
    return first > 0 && (qaz_entity_is_fold(finder, first - 1, "жөніндегі") ||
                         qaz_entity_is_relational(finder, first - 1) ||
                         qaz_entity_rank_to(finder, first) != NULL);
}

static void at_qualified_body(qaz_entity_finder *finder, const qaz_hit *noun)
{
    uint32_t first = noun->first;
    uint32_t numbered = qaz_entity_number_start(finder, first);
    uint32_t owned = qaz_entity_owned_start(finder, numbered, is_public_body(noun));
    uint32_t field = field_start(finder, first);
    bool opens = finder->facts[field].opens && !is_national_body(noun);
    bool attributed = noun->form != QAZ_FORM_LEMMA || has_attribute(finder, first);
    if (owned < numbered && noun->form != QAZ_FORM_LEMMA)
        propose(finder, owned, noun->end, 0.85, "qualified-body");
    else if (numbered < first && qaz_entity_hit_is(noun, NOUN_CLASS, "military"))
        propose(finder, numbered, noun->end, 0.8, "numbered-body");
    else if (field < first && attributed && (!opens || is_coordinated(finder, field, first)))
        propose(finder, parent_start(finder, field), noun->end, 0.75, "body");
    else if (noun->end - first > 1 && qaz_entity_is(finder, first, QAZ_WORD_CAPITAL) &&
             (!finder->facts[first].opens || is_national_body(noun)))
        propose(finder, first, noun->end, 0.7, "body");
}

/* True for a noun that names the field of a longer one: орман шаруашылығы басқармасы. */
static bool is_field(const qaz_entity_finder *finder, const qaz_hit *noun)
{
    const qaz_hit *next = qaz_entity_hit_from(finder, noun->end, QAZ_LIST_ORG_NOUN);
    return next != NULL && next->form == QAZ_FORM_POSSESSIVE &&
           qaz_entity_goes_on(finder, noun->end) &&
           qaz_entity_hit_is(noun, NOUN_CLASS, "business") && noun->noun_case == QAZ_NOMINATIVE;
}

static void at_body(qaz_entity_finder *finder, const qaz_hit *noun)
{
    uint32_t first = noun->first;
    const qaz_hit *before = qaz_entity_hit_to(finder, first, QAZ_LIST_ORG_NOUN);
    if (noun->plural || (before != NULL && !qaz_entity_hit_is(before, NOUN_CLASS, "business")) ||
        is_field(finder, noun))
        return;
    if (noun->form == QAZ_FORM_ACRONYM && qaz_entity_hit_is(noun, NOUN_CLASS, "law"))
        propose(finder, first, noun->end, 0.7, "body");
    if (!qaz_entity_hit_is(noun, NOUN_CLASS, "sport") &&
        !qaz_entity_hit_is(noun, NOUN_CLASS, "legal"))
        at_national_body(finder, noun);
    if (!is_public_body(noun) && !is_other_body(noun))
        return;
    uint32_t eponym = qaz_entity_named_after(finder, first);
    if (eponym < first && !is_higher_school(finder, noun))
        propose(finder, eponym, noun->end, 0.9, "eponymous-body");
    if (noun->form == QAZ_FORM_LEMMA &&
        (is_public_body(noun) || qaz_entity_hit_is(noun, NOUN_CLASS, "culture")))
        at_ranked_body(finder, noun);
    if (noun->form != QAZ_FORM_LEMMA || is_public_body(noun))
        at_qualified_body(finder, noun);
}

/* True if the whole line is in Latin letters. */
static bool is_on_latin_line(const qaz_entity_finder *finder, uint32_t token)
{
    while (token > 0 && qaz_entity_goes_on(finder, token))
        token--;
    do {
        if (qaz_entity_is_kind(finder, token, QAZ_WORD) &&
            !qaz_entity_is(finder, token, QAZ_WORD_LATIN))
            return false;
    } while (qaz_entity_goes_on(finder, ++token));
    return true;
}

/* True for a numeral such as XVIII or XV-XIII. */
static bool is_roman(const qaz_entity_finder *finder, uint32_t token)
{
    qaz_slice form = finder->types[finder->tokens[token].type].normal;
    for (size_t i = 0; i < form.size; i++)
        if (memchr("IVXLCDM-", form.data[i], 8) == NULL)
            return false;
    return true;
}

/* True inside quotation marks that hold a name: what kind of name only the noun behind them says.
 */
static bool is_in_short_quote(const qaz_entity_finder *finder, uint32_t token)
{
    return token > 0 && qaz_entity_quote_end(finder, token - 1, QUOTED_TOKENS) != QAZ_NO_ENTITY;
}

/* In brackets stands what a word is called elsewhere: мақсары (Carthamus). A small letter follows
   in the names of species: Cyanea arctica. */
static bool is_gloss(const qaz_entity_finder *finder, uint32_t first, uint32_t end)
{
    bool species = qaz_entity_goes_on(finder, end) && qaz_entity_is(finder, end, QAZ_WORD_LATIN);
    if (species)
        return true;
    return first > 0 && qaz_entity_is_mark(finder, first - 1, QAZ_MARK_BRACKET_OPEN) &&
           !qaz_entity_is(finder, first, QAZ_WORD_UPPER) && end < finder->token_count;
}

/* True if the noun of a product follows a name: Raspberry Pi платасы, Raspberry Pi 4 платасы. */
static bool names_product(const qaz_entity_finder *finder, uint32_t end)
{
    end += qaz_entity_goes_on(finder, end) && qaz_entity_is_kind(finder, end, QAZ_NUMBER);
    const qaz_hit *noun = qaz_entity_hit_from(finder, end, QAZ_LIST_PRODUCT_NOUN);
    return noun != NULL && noun->form == QAZ_FORM_POSSESSIVE && !noun->plural &&
           qaz_entity_goes_on(finder, end);
}

/* True for letters that a hyphen joins to a noun, not to an ending: GPS-білезік, QR-код. */
static bool is_compound_noun(const qaz_entity_finder *finder, uint32_t token)
{
    const qaz_type *type = &finder->types[finder->tokens[token].type];
    if (type->suffix >= type->normal.size)
        return false;
    qaz_slice tail = {type->normal.data + type->suffix + 1, type->normal.size - type->suffix - 1};
    return qaz_table_find(&qaz_lexicon_number_suffixes, tail) == QAZ_NO_ROW;
}

/* Names in Latin letters among Kazakh words: mostly companies and media. */
static void find_latin(qaz_entity_finder *finder)
{
    for (uint32_t i = 0; i < finder->token_count;) {
        uint32_t first = i++;
        if (!qaz_entity_is(finder, first, QAZ_WORD_LATIN) ||
            !qaz_entity_is(finder, first, QAZ_WORD_CAPITAL) || is_compound_noun(finder, first) ||
            is_on_latin_line(finder, first))
            continue;
        while (qaz_entity_goes_on(finder, i) && qaz_entity_is(finder, i, QAZ_WORD_LATIN) &&
               qaz_entity_is(finder, i, QAZ_WORD_CAPITAL))
            i++;
        const qaz_hit *platform = qaz_entity_hit_from(finder, first, QAZ_LIST_PLATFORM);
        const qaz_hit *noun = qaz_entity_hit_from(finder, i, QAZ_LIST_ORG_NOUN);
        if (platform != NULL)
            qaz_entity_propose(finder, first, platform->end, QAZ_PRODUCT, QAZ_NO_SUBTYPE, 0.8,
                               "platform");
        else if (noun != NULL && noun->form == QAZ_FORM_POSSESSIVE && qaz_entity_goes_on(finder, i))
            propose(finder, first, noun->end, 0.9, "latin-organisation");
        else if (names_product(finder, i))
            qaz_entity_propose(finder, first, i, QAZ_PRODUCT, QAZ_NO_SUBTYPE, 0.6, "product");
        else if (!is_in_short_quote(finder, first) && !is_roman(finder, first) &&
                 !is_gloss(finder, first, i) &&
                 finder->types[finder->tokens[first].type].form.size > 3)
            propose(finder, first, i, 0.55, "latin-name");
    }
}

/* Bytes of a word without the possessive and case that what it belongs to gives it: Ақтаудың
   «Тұмарын» is Тұмар. */
static uint32_t bare_size(const qaz_entity_word *word)
{
    uint32_t size = word->base;
    for (size_t i = 0; i < word->stem_count; i++)
        if (word->stems[i].possessed && word->stems[i].size < size)
            size = word->stems[i].size;
    return size;
}

/* True if the words inside two quotations are the same, case endings apart. */
static bool same_quoted(const qaz_entity_finder *finder, uint32_t first, uint32_t again,
                        uint32_t again_end)
{
    for (uint32_t i = again + 1; i + 1 < again_end; i++) {
        uint32_t other = first + (i - again);
        if (other >= finder->token_count)
            return false;
        qaz_slice a = finder->types[finder->tokens[other].type].fold;
        qaz_slice b = finder->types[finder->tokens[i].type].fold;
        a.size = i + 2 == again_end ? bare_size(finder->facts[other].word) : a.size;
        if (!qaz_slice_starts(b, a))
            return false;
        if (i + 2 < again_end && a.size != b.size)
            return false;
    }
    return qaz_mark_is_quotation((qaz_mark)finder->facts[first + again_end - again - 1].mark);
}

/* Names in quotation marks that stand alone, after the document has called them an organisation. */
static void find_quoted_again(qaz_entity_finder *finder, size_t from)
{
    size_t known =
        finder->candidate_count - from > KNOWN_NAMES ? from + KNOWN_NAMES : finder->candidate_count;
    for (uint32_t i = 0; i + 2 < finder->token_count && from < known; i++) {
        uint32_t end = qaz_entity_quote_end(finder, i, QUOTED_TOKENS);
        if (end == QAZ_NO_ENTITY)
            continue;
        for (size_t k = from; k < known; k++) {
            const qaz_candidate *named = &finder->candidates[k];
            if (named->first == i || !same_quoted(finder, named->first, i, end))
                continue;
            propose(finder, i, qaz_entity_with_suffix(finder, end), 0.8, "quoted-again");
            break;
        }
    }
}

/* A branch belongs to the body before it, with its place between them: Ұлттық орталықтың Абай
   филиалы. */
static void at_branch(qaz_entity_finder *finder, const qaz_hit *branch)
{
    if (!qaz_entity_hit_is(branch, 0, "филиал") || branch->form != QAZ_FORM_POSSESSIVE ||
        branch->plural)
        return;
    const qaz_hit *place = qaz_entity_hit_to(finder, branch->first, QAZ_LIST_PLACE);
    uint32_t end = place != NULL ? place->first : branch->first;
    for (size_t i = finder->candidate_count; i > 0 && qaz_entity_goes_on(finder, end); i--) {
        const qaz_candidate *body = &finder->candidates[i - 1];
        if (body->type != QAZ_ORGANISATION || body->end != end ||
            (double)body->score < QAZ_ENTITY_THRESHOLD)
            continue;
        qaz_entity_propose(finder, body->first, branch->end, QAZ_ORGANISATION,
                           (qaz_entity_subtype)body->subtype, (double)body->score, "branch");
        return;
    }
}

void qaz_entity_find_organisations(qaz_entity_finder *finder)
{
    for (size_t i = 0; i < finder->hit_count; i++) {
        const qaz_hit *hit = &finder->hits[i];
        if (hit->list == QAZ_LIST_ORGANISATION)
            from_lexicon(finder, hit);
        else if (hit->list == QAZ_LIST_ORG_NOUN)
            at_body(finder, hit);
    }
    find_latin(finder);
    size_t from = finder->candidate_count;
    for (uint32_t i = 0; i < finder->token_count; i++)
        if (qaz_mark_is_quotation((qaz_mark)finder->facts[i].mark))
            around_quotes(finder, i);
    find_quoted_again(finder, from);
    for (size_t i = 0; i < finder->hit_count; i++)
        if (finder->hits[i].list == QAZ_LIST_ORG_NOUN)
            at_branch(finder, &finder->hits[i]);
}
