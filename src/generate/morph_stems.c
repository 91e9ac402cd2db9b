/* From stems to the forms in which they meet suffixes: кітап, кітаб-; орын, орн-; қой, қо-. */
#include "generate/morph.h"

#include "qaz/utf8.h"

#include <stdlib.h>
#include <string.h>

/* What the third column of a stem says. */
typedef struct notes {
    bool front, back, no_voice, loan, link;
    qaz_slice before_vowel; /* орн- of орын; empty if the rules give it */
    bool optional;          /* ауылы as well as аулы */
    qaz_slice form; /* the stem itself, if it differs from the lemma: мұндай of бұл */
    qaz_features features;
    unsigned extra_cost;
} notes;

static void add_form(morph_source *source, const uint8_t *labels, size_t size, qaz_stem stem,
                     qaz_join join)
{
    if (size == 0 || size > QAZ_MAX_LETTERS)
        return;
    source->forms = tsv_grow(source->forms, &source->form_capacity, source->form_count, 1,
                             sizeof *source->forms);
    morph_form *form = &source->forms[source->form_count++];
    memcpy(form->labels, labels, size);
    form->size = (uint8_t)size;
    form->stem = stem;
    form->stem.join = (uint8_t)join;
}

static bool is_vowel(const morph_source *source, uint8_t label)
{
    return source->phonology.class[label] == QAZ_SOUND_VOWEL;
}

/* The label of a letter given in UTF-8. */
static uint8_t label_of(const char *letter)
{
    size_t size;
    return qaz_letter_label(qaz_utf8_decode(letter, letter + strlen(letter), &size));
}

static bool one_syllable(const morph_source *source, const uint8_t *word, size_t size)
{
    size_t vowels = 0;
    for (size_t i = 0; i < size; i++)
        vowels += is_vowel(source, word[i]) || word[i] == label_of("и");
    return vowels <= 1;
}

/* Forms of a verb stem. Rules: Kazakh orthography; Isaev et al., Qazaq grammatikasy (2002),
   morphonology of verbs. */
static void add_verb(morph_source *source, uint8_t *word, size_t size, qaz_stem stem,
                     const notes *note)
{
    uint8_t last = word[size - 1], voiced = qaz_sound_voiced(last);
    uint8_t other[QAZ_MAX_LETTERS];
    size_t other_size = qaz_letters_encode(note->before_vowel, other);
    if (other_size > 0) {
        add_form(source, word, size, stem, QAZ_JOIN_NO_VOWEL);
        add_form(source, other, other_size, stem, QAZ_JOIN_VOWEL);
    } else if (voiced != 0 && !note->no_voice) {
        add_form(source, word, size, stem, QAZ_JOIN_NO_VOWEL);
        if (last == label_of("п") && one_syllable(source, word, size)) {
            word[size - 1] = label_of("у");
            add_form(source, word, size, stem, QAZ_JOIN_CONVERB);
            stem.cost++; /* тауып, seldom табып */
        }
        word[size - 1] = voiced;
        add_form(source, word, size, stem, QAZ_JOIN_VOWEL);
    } else if (last == label_of("й") && is_vowel(source, word[size - 2])) {
        add_form(source, word, size, stem, QAZ_JOIN_NO_GLIDE);
        add_form(source, word, size - 1, stem, QAZ_JOIN_Y_LOST);
    } else if (last == label_of("и")) {
        add_form(source, word, size, stem, QAZ_JOIN_Y_KEPT);
    } else if (last == label_of("ы") || last == label_of("і")) {
        add_form(source, word, size, stem, QAZ_JOIN_NO_GLIDE);
        add_form(source, word, size - 1, stem, QAZ_JOIN_VOWEL_LOST);
    } else {
        add_form(source, word, size, stem, QAZ_JOIN_ANY);
    }
}

/* Forms of any other stem. */
static void add_nominal(morph_source *source, uint8_t *word, size_t size, qaz_stem stem,
                        const notes *note)
{
    uint8_t last = word[size - 1], before = size > 1 ? word[size - 2] : 0;
    uint8_t voiced = qaz_sound_voiced(last);
    uint8_t other[QAZ_MAX_LETTERS];
    size_t other_size = qaz_letters_encode(note->before_vowel, other);
    if (other_size > 0) {
        qaz_join whole = note->optional ? QAZ_JOIN_ANY : QAZ_JOIN_NO_VOWEL;
        add_form(source, word, size, stem, whole);
        stem.cost = (uint8_t)(stem.cost + note->optional);
        add_form(source, other, other_size, stem, QAZ_JOIN_VOWEL);
        return;
    }
    bool any = voiced == 0 || note->no_voice || note->loan || stem.upos == QAZ_UPOS_PROPN;
    add_form(source, word, size, stem, any ? QAZ_JOIN_ANY : QAZ_JOIN_NO_VOWEL);
    if (voiced != 0 && !note->no_voice) {
        word[size - 1] = voiced;
        add_form(source, word, size, stem, QAZ_JOIN_VOWEL);
        word[size - 1] = last;
    }
    if (last == label_of("ь"))
        add_form(source, word, size - 1, stem, QAZ_JOIN_VOWEL);
    if (last == label_of("т") && !is_vowel(source, before) &&
        source->phonology.class[before] == QAZ_SOUND_VOICELESS)
        add_form(source, word, size - 1, stem, QAZ_JOIN_T); /* турист: туристер */
    bool doubled = size > 3 && last == before && !is_vowel(source, last);
    if (doubled || (last == label_of("д") && before == label_of("з"))) {
        qaz_stem shorter = stem; /* процесс: процесі; съезд: съезге */
        shorter.class = source->phonology.class[before];
        add_form(source, word, size - 1, shorter, QAZ_JOIN_ANY);
    }
    if (note->link && size < QAZ_MAX_LETTERS) {
        word[size] = label_of("і"); /* факт: фактіге */
        qaz_stem linked = stem;
        linked.class = QAZ_SOUND_VOWEL;
        linked.harmony = 2;
        linked.cost = (uint8_t)(stem.cost + 2);
        add_form(source, word, size + 1, linked, QAZ_JOIN_ANY);
    }
}

/* One line of a list of stems. */
static void add_stem(morph_source *source, qaz_slice lemma, const morph_class *class,
                     const notes *note)
{
    uint8_t word[QAZ_MAX_LETTERS];
    size_t size = qaz_letters_encode(note->form.size > 0 ? note->form : lemma, word);
    if (size == 0)
        return; /* digits, spaces: the lexicon of stems has no place for them */
    qaz_stem stem = {
        .lemma = morph_pool(source, lemma),
        .features = morph_features(source, note->features | class->features),
        .upos = class->upos,
        .state = class->state,
        .class = (uint8_t)qaz_sound_last(&source->phonology, word, size),
        .harmony = note->back && note->front                         ? 3
                   : note->back                                      ? 1
                   : note->front                                     ? 2
                   : qaz_sound_front(&source->phonology, word, size) ? 2
                                                                     : 1,
        .cost = (uint8_t)(class->cost + note->extra_cost),
    };
    if (class->upos == QAZ_UPOS_VERB || (class->upos == QAZ_UPOS_AUX && size > 1))
        add_verb(source, word, size, stem, note);
    else
        add_nominal(source, word, size, stem, note);
}

const morph_class *morph_find_class(const morph_source *source, const tsv_row *row, qaz_slice name)
{
    for (size_t i = 0; i < source->class_count; i++)
        if (qaz_slice_equal(source->classes[i].name, name))
            return &source->classes[i];
    tsv_fail(row, "unknown class");
}

/* "front loan alt=орн Gender=Fem" */
static notes parse_notes(const tsv_row *row, qaz_slice cell)
{
    notes note = {0};
    for (size_t at = 0; at < cell.size;) {
        const char *space = memchr(cell.data + at, ' ', cell.size - at);
        size_t end = space == NULL ? cell.size : (size_t)(space - cell.data);
        qaz_slice word = {cell.data + at, end - at};
        at = end + 1;
        if (tsv_is(word, "front"))
            note.front = true;
        else if (tsv_is(word, "back"))
            note.back = true;
        else if (tsv_is(word, "novoice"))
            note.no_voice = true;
        else if (tsv_is(word, "loan"))
            note.loan = true;
        else if (tsv_is(word, "link"))
            note.link = true;
        else if (tsv_is(word, "rare"))
            note.extra_cost = 24;
        else if (qaz_slice_starts(word, qaz_slice_of("form=")))
            note.form = (qaz_slice){word.data + 5, word.size - 5};
        else if (qaz_slice_starts(word, qaz_slice_of("alt=")))
            note.before_vowel = (qaz_slice){word.data + 4, word.size - 4};
        else if (qaz_slice_starts(word, qaz_slice_of("also="))) {
            note.before_vowel = (qaz_slice){word.data + 5, word.size - 5};
            note.optional = true;
        } else
            note.features |= morph_parse_features(row, word);
    }
    return note;
}

static void read_stems(morph_source *source, const char *directory, const char *file)
{
    tsv table = tsv_read(directory, file);
    for (size_t i = 0; i < table.count; i++) {
        const tsv_row *row = &table.rows[i];
        notes note = parse_notes(row, row->cells[2]);
        add_stem(source, row->cells[0], morph_find_class(source, row, row->cells[1]), &note);
    }
}

/* closed.tsv: whole forms, which take no suffixes. */
static void read_forms(morph_source *source, const char *directory)
{
    tsv table = tsv_read(directory, "closed.tsv");
    for (size_t i = 0; i < table.count; i++) {
        const tsv_row *row = &table.rows[i];
        uint8_t word[QAZ_MAX_LETTERS];
        size_t size = qaz_letters_encode(row->cells[0], word);
        qaz_upos upos = qaz_upos_parse(row->cells[2]);
        if (size == 0 || upos == QAZ_UPOS_COUNT)
            tsv_fail(row, "no word, or no part of speech");
        qaz_features features = morph_parse_features(row, row->cells[3]);
        unsigned long cost = 10;
        if (row->cells[4].size > 0)
            cost = strtoul(row->cells[4].data, NULL, 10);
        qaz_stem stem = {
            .lemma = morph_pool(source, row->cells[1]),
            .features = morph_features(source, features),
            .upos = (uint8_t)upos,
            .state = morph_state(source, qaz_slice_of("invariable")),
            .class = (uint8_t)qaz_sound_last(&source->phonology, word, size),
            .harmony = 1,
            .cost = (uint8_t)cost,
        };
        add_form(source, word, size, stem, QAZ_JOIN_ANY);
    }
}

/* The tables of names serve several layers; only the columns that morphology needs are read. */
static void read_names(morph_source *source, const char *directory)
{
    tsv given = tsv_read(directory, "given_names.tsv");
    const tsv_row *row = given.rows;
    const morph_class *male = morph_find_class(source, row, qaz_slice_of("MALE"));
    const morph_class *female = morph_find_class(source, row, qaz_slice_of("FEMALE"));
    const morph_class *surname = morph_find_class(source, row, qaz_slice_of("SURNAME"));
    const morph_class *name = morph_find_class(source, row, qaz_slice_of("PROPN"));
    for (size_t i = 0; i < given.count; i++) {
        row = &given.rows[i];
        notes note = {.extra_cost = row->cells[3].size > 0 ? 10 : 0};
        if (!tsv_is(row->cells[1], "f"))
            add_stem(source, row->cells[0], male, &note);
        if (!tsv_is(row->cells[1], "m"))
            add_stem(source, row->cells[0], female, &note);
    }
    tsv surnames = tsv_read(directory, "surnames.tsv");
    for (size_t i = 0; i < surnames.count; i++) {
        row = &surnames.rows[i];
        notes note = {.extra_cost = row->cells[3].size > 0 ? 12 : 2};
        qaz_slice pattern = row->cells[1];
        bool feminine = tsv_is(pattern, "ov") || tsv_is(pattern, "ev") || tsv_is(pattern, "in");
        add_stem(source, row->cells[0], feminine ? surname : male, &note);
    }
    tsv places = tsv_read(directory, "places.tsv");
    for (size_t i = 0; i < places.count; i++) {
        row = &places.rows[i];
        notes note = {.extra_cost = tsv_is(row->cells[1], "village") ? 14 : 4};
        if (row->cells[4].size > 0)
            note.extra_cost += 6;
        add_stem(source, row->cells[0], name, &note);
    }
}

static void read_classes(morph_source *source, const char *directory)
{
    tsv table = tsv_read(directory, "classes.tsv");
    source->classes = tsv_allocate(table.count, sizeof *source->classes);
    for (size_t i = 0; i < table.count; i++) {
        const tsv_row *row = &table.rows[i];
        qaz_upos upos = qaz_upos_parse(row->cells[2]);
        if (upos == QAZ_UPOS_COUNT)
            tsv_fail(row, "no part of speech");
        source->classes[source->class_count++] = (morph_class){
            .name = row->cells[0],
            .state = morph_state(source, row->cells[1]),
            .upos = (uint8_t)upos,
            .cost = (uint8_t)strtoul(row->cells[4].data, NULL, 10),
            .features = morph_parse_features(row, row->cells[3]),
        };
    }
}

void morph_read_stems(morph_source *source, const char *directory, const char *names)
{
    read_classes(source, directory);
    read_stems(source, directory, "stems.tsv");
    read_forms(source, directory);
    read_names(source, names);
}
