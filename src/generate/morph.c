/* Compiles corpus/lexicon/morph into C: morph OUT.c MORPH_DIRECTORY LEXICON_DIRECTORY

   MORPH_DIRECTORY holds the tables of the morphology, LEXICON_DIRECTORY those of names. */
#include "generate/morph.h"

#include "base/hash.h"
#include "qaz/buffer.h"
#include "qaz/utf8.h"

#include <errno.h>
#include <stdlib.h>
#include <string.h>

uint8_t morph_state(morph_source *source, qaz_slice name)
{
    for (size_t i = 0; i < source->state_count; i++)
        if (qaz_slice_equal(source->states[i], name))
            return (uint8_t)i;
    if (source->state_count == QAZ_NO_STATE)
        exit(1);
    source->states[source->state_count] = name;
    return (uint8_t)source->state_count++;
}

uint16_t morph_features(morph_source *source, qaz_features features)
{
    for (size_t i = 0; i < source->feature_count; i++)
        if (source->features[i] == features)
            return (uint16_t)i;
    source->features = tsv_grow(source->features, &source->feature_capacity, source->feature_count,
                                1, sizeof *source->features);
    source->features[source->feature_count] = features;
    return (uint16_t)source->feature_count++;
}

/* The same string gets the same place, so that places can be compared for equality. */
uint32_t morph_pool(morph_source *source, qaz_slice text)
{
    enum { SLOTS = 1 << 18 };
    if (source->pool_slots == NULL)
        source->pool_slots = tsv_allocate(SLOTS, sizeof *source->pool_slots);
    size_t slot = (size_t)qaz_hash(text) & (SLOTS - 1);
    for (; source->pool_slots[slot] != 0; slot = (slot + 1) & (SLOTS - 1)) {
        const char *old = source->pool + source->pool_slots[slot] - 1;
        if (strlen(old) == text.size && memcmp(old, text.data, text.size) == 0)
            return source->pool_slots[slot] - 1;
    }
    source->pool =
        tsv_grow(source->pool, &source->pool_capacity, source->pool_size, text.size + 1, 1);
    uint32_t place = (uint32_t)source->pool_size;
    if (text.size > 0)
        memcpy(source->pool + place, text.data, text.size);
    source->pool[place + text.size] = '\0';
    source->pool_slots[slot] = place + 1;
    source->pool_size += text.size + 1;
    return place;
}

qaz_features morph_parse_features(const tsv_row *row, qaz_slice cell)
{
    qaz_features features;
    if (tsv_is(cell, "-"))
        return 0;
    if (!qaz_features_parse(cell, &features))
        tsv_fail(row, "unknown features");
    return features;
}

static uint8_t one_label(const tsv_row *row, qaz_slice text)
{
    size_t size;
    uint8_t label =
        text.size == 0 ? 0
                       : qaz_letter_label(qaz_utf8_decode(text.data, text.data + text.size, &size));
    if (label == 0 || size != text.size)
        tsv_fail(row, "not one letter");
    return label;
}

static uint8_t index_of(const tsv_row *row, qaz_slice cell, const char *const *names)
{
    for (uint8_t i = 0; names[i] != NULL; i++)
        if (tsv_is(cell, names[i]))
            return i;
    tsv_fail(row, "unknown value");
}

void morph_read_phonology(morph_source *source, const char *directory)
{
    static const char *const classes[] = {"none",  "vowel", "glide",     "l",
                                          "nasal", "z",     "voiceless", NULL};
    static const char *const harmonies[] = {"-",           "back", "front", "closed-front",
                                            "closed-back", NULL};
    tsv letters = tsv_read(directory, "letters.tsv");
    for (size_t i = 0; i < letters.count; i++) {
        const tsv_row *row = &letters.rows[i];
        uint8_t label = one_label(row, row->cells[0]);
        source->phonology.class[label] = index_of(row, row->cells[1], classes);
        source->phonology.harmony[label] = index_of(row, row->cells[2], harmonies);
    }
    tsv sounds = tsv_read(directory, "sounds.tsv");
    for (size_t i = 0; i < sounds.count; i++) {
        const tsv_row *row = &sounds.rows[i];
        uint8_t symbol = one_label(row, row->cells[0]);
        for (unsigned class = 1; class < QAZ_SOUND_CLASSES; class ++) {
            qaz_slice cell = row->cells[class];
            const char *slash = memchr(cell.data, '/', cell.size);
            size_t back = slash == NULL ? cell.size : (size_t)(slash - cell.data);
            size_t front = slash == NULL ? 0 : back + 1;
            uint8_t *sound = source->phonology.sounds[symbol][class];
            sound[0] = one_label(row, (qaz_slice){cell.data, back});
            sound[1] = one_label(row, (qaz_slice){cell.data + front, cell.size - front});
        }
    }
}

/* A suffix as labels. */
static qaz_slice pattern_of(const tsv_row *row, qaz_slice cell, char labels[QAZ_MAX_SUFFIX])
{
    size_t count = 0;
    if (tsv_is(cell, "-"))
        return (qaz_slice){labels, 0};
    for (const char *at = cell.data, *end = at + cell.size; at < end;) {
        size_t size;
        uint8_t label = qaz_letter_label(qaz_utf8_decode(at, end, &size));
        if (label == 0 || count == QAZ_MAX_SUFFIX)
            tsv_fail(row, "bad suffix");
        labels[count++] = (char)label;
        at += size;
    }
    return (qaz_slice){labels, count};
}

/* Which features a cell speaks of, absent ones ("Case=") too. */
static qaz_features mask_of(const tsv_row *row, qaz_slice cell)
{
    qaz_features mask = 0;
    for (unsigned feature = 0; feature < QAZ_FEATURE_COUNT; feature++) {
        qaz_buffer name = {0};
        for (unsigned value = 1; value < 8 && name.size == 0; value++)
            qaz_features_write((qaz_features)value << (3 * feature), &name);
        const char *equals = memchr(name.data, '=', name.size);
        size_t size = (size_t)(equals - name.data) + 1;
        for (size_t at = 0; at + size <= cell.size; at++)
            if ((at == 0 || cell.data[at - 1] == '|') &&
                memcmp(cell.data + at, name.data, size) == 0)
                mask |= (qaz_features)7 << (3 * feature);
        qaz_buffer_free(&name);
    }
    if (mask == 0 && !tsv_is(cell, "-") && !tsv_is(cell, "_"))
        tsv_fail(row, "unknown features");
    return mask;
}

static qaz_arc read_arc(morph_source *source, const tsv_row *row)
{
    char labels[QAZ_MAX_SUFFIX];
    qaz_slice pattern = pattern_of(row, row->cells[1], labels);
    qaz_slice word = row->cells[5];
    qaz_features set = morph_parse_features(row, row->cells[4]);
    qaz_arc arc = {
        .pattern = morph_pool(source, pattern),
        .size = (uint8_t)pattern.size,
        .to = morph_state(source, row->cells[2]),
        .upos = QAZ_KEEP_UPOS,
        .set = morph_features(source, set),
        .cleared = morph_features(source, mask_of(row, row->cells[4])),
        .cost = (uint8_t)strtoul(row->cells[6].data, NULL, 10),
    };
    if (!tsv_is(row->cells[3], "-")) {
        arc.upos = (uint8_t)qaz_upos_parse(row->cells[3]);
        if (arc.upos == QAZ_UPOS_COUNT)
            tsv_fail(row, "unknown part of speech");
    }
    if (tsv_is(word, "lemma")) {
        arc.kind = QAZ_ARC_DERIVES;
    } else if (tsv_is(word, "stem")) {
        arc.kind = QAZ_ARC_STEM;
    } else if (word.size > 1 && word.data[0] == '+') {
        arc.kind = QAZ_ARC_CLITIC;
        arc.clitic = (uint16_t)source->clitic_count;
        uint32_t lemma = morph_pool(source, (qaz_slice){word.data + 1, word.size - 1});
        source->clitics[source->clitic_count++] = (qaz_clitic){{NULL, lemma}, set, arc.upos};
    } else if (!tsv_is(word, "-")) {
        tsv_fail(row, "column `word` must be -, stem, lemma or +LEMMA");
    }
    return arc;
}

static void write_bytes(FILE *out, const uint8_t *bytes, size_t count)
{
    fputc('{', out);
    for (size_t i = 0; i < count; i++)
        fprintf(out, "%u,", bytes[i]);
    fputs("},\n", out);
}

/* The suffix of an arc after a sound of this class and in this harmony. */
static qaz_spelling spell(const morph_source *source, const qaz_arc *arc, unsigned front,
                          unsigned class)
{
    const uint8_t *pattern = (const uint8_t *)source->pool + arc->pattern;
    qaz_spelling spelling = {.ending = {(uint8_t) class, front == 1, QAZ_JOIN_ANY}};
    int size =
        qaz_sound_spell(&source->phonology, pattern, arc->size, &spelling.ending, spelling.letters);
    spelling.size = size < 0 ? 0 : (uint8_t)size;
    return spelling;
}

/* With which letters the suffix of an arc begins. */
static void find_initials(const morph_source *source, qaz_arc *arc)
{
    for (unsigned front = 0; front < 2; front++) {
        for (unsigned class = 0; class < QAZ_SOUND_CLASSES; class ++) {
            qaz_spelling spelling = spell(source, arc, front, class);
            if (spelling.size > 0)
                arc->initial[front][class] = qaz_sound_initial(spelling.letters[0]);
        }
    }
}

static void write_spellings(const morph_source *source, const qaz_arc *arc, FILE *out)
{
    fputs("{", out);
    for (unsigned front = 0; front < 2; front++) {
        fputs("{", out);
        for (unsigned class = 0; class < QAZ_SOUND_CLASSES; class ++) {
            qaz_spelling spelling = spell(source, arc, front, class);
            fputs("{", out);
            write_bytes(out, spelling.letters, spelling.size > 0 ? spelling.size : 1);
            fprintf(out, "%u,{%u,%d,%u}},\n", spelling.size, spelling.ending.class,
                    spelling.ending.front, spelling.ending.join);
        }
        fputs("},", out);
    }
    fputs("},\n", out);
}

static void write_arc(const qaz_arc *arc, FILE *out)
{
    fprintf(out, "{%u,%u,%u,%u,%u,%u,%u,%u,%u,{", arc->pattern, arc->set, arc->cleared, arc->clitic,
            arc->size, arc->to, arc->upos, arc->kind, arc->cost);
    write_bytes(out, arc->initial[0], QAZ_SOUND_CLASSES);
    write_bytes(out, arc->initial[1], QAZ_SOUND_CLASSES);
    fputs("}},\n", out);
}

/* Adds to the way on from a state what an arc leads to; true if that is new. */
static bool add_way(qaz_way *way, const qaz_arc *arc, const qaz_way *target)
{
    qaz_way old = *way;
    bool new = false;
    for (unsigned front = 0; front < 2; front++) {
        for (unsigned class = 0; class < QAZ_SOUND_CLASSES; class ++) {
            uint64_t *initials = &way->initials[front][class];
            uint8_t initial = arc->initial[front][class];
            if (arc->size == 0)
                *initials |= target->initials[front][class];
            else if (initial != 0)
                *initials |= qaz_initial_bit(initial);
            new = new || *initials != old.initials[front][class];
        }
    }
    way->ends = way->ends || (arc->size == 0 && target->ends);
    return new || way->ends != old.ends;
}

static void write_ways(morph_source *source, const qaz_arc *arcs, const uint8_t *from, size_t count,
                       FILE *out)
{
    qaz_way *ways = tsv_allocate(QAZ_NO_STATE, sizeof *ways);
    ways[morph_state(source, qaz_slice_of("end"))].ends = true;
    ways[morph_state(source, qaz_slice_of("tail"))].ends = true;
    for (bool more = true; more;) {
        more = false;
        for (size_t i = 0; i < count; i++)
            more = add_way(&ways[from[i]], &arcs[i], &ways[arcs[i].to]) || more;
    }
    fputs("static const qaz_way ways[] = {\n", out);
    for (size_t state = 0; state < source->state_count; state++) {
        fputs("{{", out);
        for (unsigned front = 0; front < 2; front++) {
            fputc('{', out);
            for (unsigned class = 0; class < QAZ_SOUND_CLASSES; class ++)
                fprintf(out, "0x%llxu,", (unsigned long long)ways[state].initials[front][class]);
            fputs("},", out);
        }
        fprintf(out, "},%d},\n", ways[state].ends);
    }
    fputs("};\n", out);
}

/* Writes the arcs, those from one state behind each other. */
static void write_arcs(morph_source *source, const qaz_arc *arcs, const uint8_t *from, size_t count,
                       FILE *out)
{
    uint16_t first[QAZ_NO_STATE + 1] = {0}, written = 0;
    fputs("static const qaz_arc arcs[] = {\n", out);
    for (size_t state = 0; state < source->state_count; state++) {
        first[state] = written;
        for (size_t i = 0; i < count; i++) {
            if (from[i] != state)
                continue;
            write_arc(&arcs[i], out);
            written++;
        }
    }
    first[source->state_count] = written;
    fputs("};\nstatic const qaz_spelling spellings[][2][QAZ_SOUND_CLASSES] = {\n", out);
    for (size_t state = 0; state < source->state_count; state++)
        for (size_t i = 0; i < count; i++)
            if (from[i] == state)
                write_spellings(source, &arcs[i], out);
    fputs("};\nstatic const uint16_t first_arc[] = {\n", out);
    for (size_t state = 0; state <= source->state_count; state++)
        fprintf(out, "%u,", first[state]);
    fputs("};\n", out);
}

void morph_write_network(morph_source *source, const char *directory, FILE *out)
{
    tsv table = tsv_read(directory, "suffixes.tsv");
    qaz_arc *arcs = tsv_allocate(table.count, sizeof *arcs);
    uint8_t *from = tsv_allocate(table.count, 1);
    source->clitics = tsv_allocate(table.count, sizeof *source->clitics);
    for (size_t i = 0; i < table.count; i++) {
        from[i] = morph_state(source, table.rows[i].cells[0]);
        arcs[i] = read_arc(source, &table.rows[i]);
        find_initials(source, &arcs[i]);
    }
    write_ways(source, arcs, from, table.count, out);
    write_arcs(source, arcs, from, table.count, out);
}

/* guess.tsv: what unknown stems may be. */
static void write_guesses(morph_source *source, const char *directory, FILE *out)
{
    tsv table = tsv_read(directory, "guess.tsv");
    source->guess_count = table.count;
    fputs("static const qaz_guess guesses[] = {\n", out);
    for (size_t i = 0; i < table.count; i++) {
        const tsv_row *row = &table.rows[i];
        char labels[QAZ_MAX_SUFFIX];
        qaz_slice ending = pattern_of(row, row->cells[0], labels);
        const morph_class *class = morph_find_class(source, row, row->cells[1]);
        fprintf(out, "{%u,%u,%ld,%zu,%u,%u},\n", morph_pool(source, ending),
                morph_features(source, class->features), strtol(row->cells[2].data, NULL, 10),
                ending.size, class->upos, class->state);
    }
    fputs("};\n", out);
}

static void write_phonology(const morph_source *source, FILE *out)
{
    const qaz_phonology *phonology = &source->phonology;
    fputs("static const qaz_phonology phonology = {\n", out);
    write_bytes(out, phonology->class, 256);
    write_bytes(out, phonology->harmony, 256);
    fputs("{\n", out);
    for (unsigned i = 0; i < 256; i++) {
        fputc('{', out);
        for (unsigned class = 0; class < QAZ_SOUND_CLASSES; class ++)
            fprintf(out, "{%u,%u},", phonology->sounds[i][class][0],
                    phonology->sounds[i][class][1]);
        fputs("},\n", out);
    }
    fputs("}};\n", out);
}

/* Strings hold labels as well as UTF-8, so that they are written as numbers. */
static void write_pool(const morph_source *source, FILE *out)
{
    fputs("static const unsigned char pool[] = {\n", out);
    for (size_t i = 0; i < source->pool_size; i++)
        fprintf(out, i % 32 == 31 ? "%u,\n" : "%u,", (unsigned char)source->pool[i]);
    fputs("};\nstatic const qaz_features features[] = {\n", out);
    for (size_t i = 0; i < source->feature_count; i++)
        fprintf(out, "0x%llxu,\n", (unsigned long long)source->features[i]);
    fputs("};\nstatic const qaz_clitic clitics[] = {\n", out);
    for (size_t i = 0; i < source->clitic_count; i++) {
        const qaz_clitic *clitic = &source->clitics[i];
        const char *lemma = source->pool + clitic->lemma.size;
        fprintf(out, "{{\"%s\", %zu}, 0x%llxu, %u},\n", lemma, strlen(lemma),
                (unsigned long long)clitic->features, clitic->upos);
    }
    fputs("};\n", out);
}

/* The order matters: what reads fills the tables that the last functions write. */
static void write_all(const char *directory, const char *names, FILE *out)
{
    fputs("/* Generated from corpus/lexicon/morph by src/generate/morph.c. */\n"
          "#include \"morph/tables.h\"\n",
          out);
    morph_source source = {0};
    morph_features(&source, 0);
    morph_read_phonology(&source, directory);
    morph_read_stems(&source, directory, names);
    morph_write_network(&source, directory, out);
    uint32_t root = morph_write_automaton(&source, out);
    write_guesses(&source, directory, out);
    morph_write_context(directory, out);
    write_phonology(&source, out);
    write_pool(&source, out);
    fprintf(out,
            "const qaz_morph_tables qaz_morph_data = {\n"
            ".phonology = &phonology, .pool = (const char *)pool, .edges = edges,\n"
            ".first_stem = first_stem, .stems = stems, .features = features,\n"
            ".first_arc = first_arc, .arcs = arcs,\n"
            ".spellings = spellings, .ways = ways, .clitics = clitics, .guesses = "
            "guesses,\n"
            ".terms = terms, .first_term = first_term, .words = words, .rules = rules,\n"
            ".first_rule = first_rule,\n"
            ".by_upos = by_upos, .by_value = by_value, .by_traits = by_traits,\n"
            ".want_lemma = want_lemma, .want_form = want_form, .want_word = want_word,\n"
            ".named = named,\n"
            ".guess_count = %zu, .condition_count = CONDITION_COUNT, .rule_count = RULE_COUNT,\n"
            ".stem_count = %zu, .root = %u,\n",
            source.guess_count, source.form_count, root);
    static const char *const named[] = {"end", "tail", "noun", "digits", "invariable"};
    for (size_t i = 0; i < sizeof named / sizeof named[0]; i++)
        fprintf(out, ".%s = %u,\n", named[i], morph_state(&source, qaz_slice_of(named[i])));
    fputs("};\n", out);
}

int main(int argc, char **argv)
{
    if (argc != 4) {
        fputs("usage: morph OUT.c MORPH_DIRECTORY LEXICON_DIRECTORY\n", stderr);
        return 2;
    }
    FILE *out = fopen(argv[1], "wb");
    if (out == NULL) {
        fprintf(stderr, "%s: %s\n", argv[1], strerror(errno));
        return 1;
    }
    write_all(argv[2], argv[3], out);
    tsv_release();
    if (fclose(out) != 0) {
        fprintf(stderr, "%s: %s\n", argv[1], strerror(errno));
        return 1;
    }
    return 0;
}
