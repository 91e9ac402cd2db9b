#include "cli/tagged.h"

#include "base/room.h"

#include <stdlib.h>
#include <string.h>

bool cli_tagged_reserve(cli_tagged *sentence, size_t count)
{
    size_t word_room = sentence->room, tag_room = sentence->room;
    qaz_slice *words = qaz_room(sentence->words, &word_room, count, sizeof *words);
    if (words == NULL)
        return false;
    sentence->words = words;
    qaz_slice *tags = qaz_room(sentence->tags, &tag_room, count, sizeof *tags);
    if (tags == NULL)
        return false;
    sentence->tags = tags;
    sentence->room = tag_room;
    return true;
}

static bool add_line(cli_tagged *sentence, qaz_slice line)
{
    if (!cli_tagged_reserve(sentence, sentence->count + 1))
        return false;
    size_t word = 0, tag = line.size;
    while (word < line.size && line.data[word] != ' ' && line.data[word] != '\t')
        word++;
    while (tag > 0 && line.data[tag - 1] != ' ' && line.data[tag - 1] != '\t')
        tag--;
    if (tag < word)
        tag = line.size;
    sentence->words[sentence->count] = (qaz_slice){line.data, word};
    sentence->tags[sentence->count++] = (qaz_slice){line.data + tag, line.size - tag};
    return true;
}

/* The next line without its end. */
static qaz_slice take_line(qaz_slice *rest)
{
    const char *end = memchr(rest->data, '\n', rest->size);
    size_t size = end == NULL ? rest->size : (size_t)(end - rest->data);
    qaz_slice line = {rest->data, size};
    size += end != NULL;
    *rest = (qaz_slice){rest->data + size, rest->size - size};
    while (line.size > 0 && strchr(" \t\r", line.data[line.size - 1]) != NULL)
        line.size--;
    return line;
}

bool cli_tagged_next(cli_tagged *sentence, qaz_slice *rest)
{
    sentence->count = 0;
    while (rest->size > 0) {
        qaz_slice line = take_line(rest);
        if (line.size == 0 && sentence->count > 0)
            return true;
        if (line.size > 0 && !add_line(sentence, line)) {
            sentence->failed = true;
            return false;
        }
    }
    return sentence->count > 0;
}

void cli_tagged_free(cli_tagged *sentence)
{
    free(sentence->words);
    free(sentence->tags);
    *sentence = (cli_tagged){0};
}

static cli_class_score *class_of(cli_score *score, qaz_slice name)
{
    for (size_t i = 0; i < score->count; i++)
        if (qaz_slice_equal(score->classes[i].name, name))
            return &score->classes[i];
    cli_class_score *classes = realloc(score->classes, (score->count + 1) * sizeof *classes);
    char *copy = malloc(name.size + 1);
    if (classes != NULL)
        score->classes = classes;
    if (classes == NULL || copy == NULL) {
        free(copy);
        return NULL;
    }
    memcpy(copy, name.data, name.size);
    classes[score->count] = (cli_class_score){.name = {copy, name.size}};
    return &classes[score->count++];
}

/* The class of a tag; empty for O and for what is no tag. */
static qaz_slice class_in(qaz_slice tag)
{
    bool inside = tag.size > 2 && tag.data[1] == '-' && (tag.data[0] == 'B' || tag.data[0] == 'I');
    return inside ? (qaz_slice){tag.data + 2, tag.size - 2} : (qaz_slice){"", 0};
}

/* The end of the mention that begins at `at`; `at` if none does. */
static size_t mention_end(const qaz_slice *tags, size_t count, size_t at)
{
    qaz_slice class = class_in(tags[at]);
    if (class.size == 0)
        return at;
    bool continues =
        at > 0 && tags[at].data[0] == 'I' && qaz_slice_equal(class_in(tags[at - 1]), class);
    if (continues)
        return at;
    size_t end = at + 1;
    while (end < count && tags[end].size > 0 && tags[end].data[0] == 'I' &&
           qaz_slice_equal(class_in(tags[end]), class))
        end++;
    return end;
}

bool cli_score_add(cli_score *score, const qaz_slice *gold, const qaz_slice *found, size_t count)
{
    for (size_t i = 0; i < count; i++) {
        size_t gold_end = mention_end(gold, count, i), found_end = mention_end(found, count, i);
        cli_class_score *in_gold = gold_end > i ? class_of(score, class_in(gold[i])) : NULL;
        if (gold_end > i && in_gold == NULL)
            return false;
        if (in_gold != NULL)
            in_gold->gold++;
        if (found_end == i)
            continue;
        cli_class_score *in_found = class_of(score, class_in(found[i]));
        if (in_found == NULL)
            return false;
        in_found->found++;
        in_found->right +=
            gold_end == found_end && qaz_slice_equal(class_in(gold[i]), class_in(found[i]));
    }
    return true;
}

static double ratio(double part, double whole)
{
    return whole > 0 ? part / whole : 0;
}

static void measures(const cli_class_score *class, double values[3])
{
    values[0] = ratio((double)class->right, (double)class->found);
    values[1] = ratio((double)class->right, (double)class->gold);
    values[2] = ratio(2 * values[0] * values[1], values[0] + values[1]);
}

static cli_class_score sum_of(const cli_score *score)
{
    cli_class_score sum = {.name = qaz_slice_of("micro")};
    for (size_t i = 0; i < score->count; i++) {
        sum.gold += score->classes[i].gold;
        sum.found += score->classes[i].found;
        sum.right += score->classes[i].right;
    }
    return sum;
}

void cli_score_micro(const cli_score *score, double *precision, double *recall, double *f1)
{
    double values[3];
    cli_class_score sum = sum_of(score);
    measures(&sum, values);
    *precision = values[0];
    *recall = values[1];
    *f1 = values[2];
}

static void add_row(const cli_class_score *class, const double values[3], qaz_buffer *out)
{
    qaz_buffer_add_tsv(out, class->name);
    qaz_buffer_add_format(out, "\t%.4f\t%.4f\t%.4f\t%ju\t%ju\t%ju\n", values[0], values[1],
                          values[2], (uintmax_t) class->gold, (uintmax_t) class->found,
                          (uintmax_t) class->right);
}

static int by_gold(const void *left, const void *right)
{
    const cli_class_score *a = left, *b = right;
    if (a->gold != b->gold)
        return a->gold > b->gold ? -1 : 1;
    return qaz_slice_compare(a->name, b->name);
}

void cli_score_print(cli_score *score, bool header, qaz_buffer *out)
{
    double values[3], macro[3] = {0};
    if (header)
        qaz_buffer_add_text(out, "class\tprecision\trecall\tf1\tgold\tfound\tright\n");
    if (score->count > 0)
        qsort(score->classes, score->count, sizeof *score->classes, by_gold);
    size_t in_gold = 0;
    for (size_t i = 0; i < score->count; i++) {
        measures(&score->classes[i], values);
        add_row(&score->classes[i], values, out);
        in_gold += score->classes[i].gold > 0;
        for (size_t k = 0; k < 3 && score->classes[i].gold > 0; k++)
            macro[k] += values[k];
    }
    cli_class_score sum = sum_of(score);
    measures(&sum, values);
    add_row(&sum, values, out);
    for (size_t k = 0; k < 3; k++)
        macro[k] = ratio(macro[k], (double)in_gold);
    sum.name = qaz_slice_of("macro");
    add_row(&sum, macro, out);
}

void cli_score_free(cli_score *score)
{
    for (size_t i = 0; i < score->count; i++)
        free((char *)(uintptr_t)score->classes[i].name.data);
    free(score->classes);
    *score = (cli_score){0};
}
