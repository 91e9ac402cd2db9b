/* Entities over documents. What a document calls an entity, with everything known of it, is a
   *sighting*; equal sightings are counted together. In the end sightings that name the same thing
   become one row. */
#include "qaz/entity_table.h"

#include "base/intern.h"
#include "base/room.h"
#include "qaz/buffer.h"
#include "qaz/utf8.h"

#include <stdlib.h>
#include <string.h>

/* The texts of a sighting, in the order in which they make its key. */
typedef enum text_index {
    NAME,
    ROLE,
    AFFILIATION,
    NUMBER,
    EPONYM,
    OWN_NAME,
    KIND,
    PLACE,
    TEXTS
} text_index;

typedef struct sighting {
    uint8_t type, subtype;
    uint32_t texts[TEXTS]; /* ids in the table's texts */
    uint64_t count;
    uint64_t documents; /* read whole */
    uint64_t last_part; /* number + 1 of the document of the part that was added last */
} sighting;

/* A document read in parts that holds a sighting. */
typedef struct part {
    uint64_t document;
    uint32_t sighting;
} part;

struct qaz_entity_table {
    qaz_intern texts, keys; /* ids of keys are indexes into `sightings` */
    qaz_buffer scratch;
    sighting *sightings;
    part *parts;
    size_t sighting_room, part_count, part_room;
    uint64_t *mention_counts; /* of the entities of one document */
    size_t mention_room;

    /* The result. */
    qaz_arena arena;
    qaz_entity_row *rows;
};

qaz_entity_table *qaz_entity_table_new(void)
{
    return calloc(1, sizeof(qaz_entity_table));
}

void qaz_entity_table_free(qaz_entity_table *table)
{
    if (table == NULL)
        return;
    qaz_intern_free(&table->texts);
    qaz_intern_free(&table->keys);
    qaz_buffer_free(&table->scratch);
    qaz_arena_free(&table->arena);
    free(table->sightings);
    free(table->parts);
    free(table->mention_counts);
    free(table->rows);
    free(table);
}

/* The sighting with this type and these texts; a new one if there was none. NULL: no memory. */
static sighting *find(qaz_entity_table *table, uint8_t type, uint8_t subtype,
                      const qaz_slice texts[TEXTS])
{
    sighting made = {.type = type, .subtype = subtype};
    for (size_t i = 0; i < TEXTS; i++) {
        made.texts[i] = qaz_intern_add(&table->texts, texts[i]);
        if (made.texts[i] == QAZ_NO_ID)
            return NULL;
    }
    table->scratch.size = 0;
    qaz_buffer_add_byte(&table->scratch, (char)type);
    qaz_buffer_add_byte(&table->scratch, (char)subtype);
    qaz_buffer_add(&table->scratch, (qaz_slice){(const char *)made.texts, sizeof made.texts});
    uint32_t known = table->keys.count;
    sighting *sightings =
        qaz_room(table->sightings, &table->sighting_room, (size_t)known + 1, sizeof *sightings);
    if (sightings == NULL)
        return NULL;
    table->sightings = sightings;
    if (table->scratch.failed)
        return NULL;
    uint32_t id = qaz_intern_add(&table->keys, qaz_buffer_slice(&table->scratch));
    if (id == QAZ_NO_ID)
        return NULL;
    if (id == known)
        table->sightings[id] = made;
    return &table->sightings[id];
}

static bool add_part(qaz_entity_table *table, uint64_t document, uint32_t index)
{
    part *parts = qaz_room(table->parts, &table->part_room, table->part_count + 1, sizeof *parts);
    if (parts == NULL)
        return false;
    table->parts = parts;
    table->parts[table->part_count++] = (part){document, index};
    return true;
}

static bool add_entity(qaz_entity_table *table, const qaz_entity *entity, uint64_t count,
                       uint64_t document, bool is_part)
{
    const qaz_slice texts[TEXTS] = {entity->name,   entity->role,   entity->affiliation,
                                    entity->number, entity->eponym, entity->own_name,
                                    entity->kind,   entity->place};
    sighting *found = find(table, entity->type, entity->subtype, texts);
    if (found == NULL)
        return false;
    found->count += count;
    if (!is_part) {
        found->documents++;
    } else if (found->last_part != document + 1) {
        found->last_part = document + 1;
        return add_part(table, document, (uint32_t)(found - table->sightings));
    }
    return true;
}

qaz_status qaz_entity_table_add(qaz_entity_table *table, const qaz_entity_finder *finder,
                                uint64_t document, bool is_part)
{
    size_t entity_count, mention_count;
    const qaz_entity *entities = qaz_entity_list(finder, &entity_count);
    const qaz_mention *mentions = qaz_entity_mentions(finder, &mention_count);
    if (entity_count == 0)
        return QAZ_OK;
    uint64_t *counts =
        qaz_room(table->mention_counts, &table->mention_room, entity_count, sizeof *counts);
    if (counts == NULL)
        return QAZ_NO_MEMORY;
    table->mention_counts = counts;
    memset(table->mention_counts, 0, entity_count * sizeof *table->mention_counts);
    for (size_t i = 0; i < mention_count; i++)
        if (!mentions[i].eponym &&
            (mentions[i].outer == QAZ_NO_ENTITY ||
             !qaz_entity_type_is_name((qaz_entity_type)mentions[mentions[i].outer].type)))
            table->mention_counts[mentions[i].entity]++;
    for (size_t i = 0; i < entity_count; i++)
        if (table->mention_counts[i] > 0 &&
            !add_entity(table, &entities[i], table->mention_counts[i], document, is_part))
            return QAZ_NO_MEMORY;
    return QAZ_OK;
}

/* Adds all sightings of `other`; where each went is put into `places`. */
static bool merge_sightings(qaz_entity_table *table, const qaz_entity_table *other,
                            uint32_t *places)
{
    for (uint32_t i = 0; i < other->keys.count; i++) {
        const sighting *from = &other->sightings[i];
        qaz_slice texts[TEXTS];
        for (size_t j = 0; j < TEXTS; j++)
            texts[j] = qaz_intern_text(&other->texts, from->texts[j]);
        sighting *to = find(table, from->type, from->subtype, texts);
        if (to == NULL)
            return false;
        to->count += from->count;
        to->documents += from->documents;
        places[i] = (uint32_t)(to - table->sightings);
    }
    return true;
}

qaz_status qaz_entity_table_merge(qaz_entity_table *table, const qaz_entity_table *other)
{
    uint32_t *places = malloc((other->keys.count + 1) * sizeof *places);
    bool merged = places != NULL && merge_sightings(table, other, places);
    for (size_t i = 0; i < other->part_count && merged; i++)
        merged = add_part(table, other->parts[i].document, places[other->parts[i].sighting]);
    free(places);
    return merged ? QAZ_OK : QAZ_NO_MEMORY;
}

/* A row in the making: sightings joined in a list. */
typedef struct group {
    const sighting *first; /* the one with most to say; names the row */
    uint32_t next;         /* index of the next group joined to this one, or none */
    uint32_t root;         /* index of the group that it is joined to, or its own */
    uint32_t texts[TEXTS]; /* the best known of all its sightings */
    uint64_t count;
    qaz_slice surname; /* last word of a person's name or of an eponym */
    uint32_t initial;  /* of the given name, lower case; 0: not known */
    bool full;         /* given name and surname are written out */
} group;

typedef struct joiner {
    const qaz_entity_table *table;
    group *groups;
    size_t count;
} joiner;

static qaz_slice text_of(const qaz_entity_table *table, uint32_t id)
{
    return qaz_intern_text(&table->texts, id);
}

static bool is_gap(char byte)
{
    return byte == ' ' || byte == '.';
}

/* The last word of a name, initials left out. */
static qaz_slice last_word(qaz_slice name)
{
    size_t end = name.size;
    while (end > 0) {
        while (end > 0 && is_gap(name.data[end - 1]))
            end--;
        size_t start = end;
        while (start > 0 && !is_gap(name.data[start - 1]))
            start--;
        qaz_slice word = {name.data + start, end - start};
        if (qaz_utf8_count(word) > 1)
            return word;
        end = start;
    }
    return name;
}

static uint32_t lower_first(qaz_slice text)
{
    size_t size;
    return text.size == 0
               ? 0
               : qaz_utf8_lower(qaz_utf8_decode(text.data, text.data + text.size, &size));
}

/* Order for joining and for the result: by what does not depend on the order of the corpus. */
static int compare_texts(const qaz_entity_table *table, const uint32_t *a, const uint32_t *b)
{
    for (size_t i = 0; i < TEXTS; i++) {
        int order = qaz_slice_compare(text_of(table, a[i]), text_of(table, b[i]));
        if (order != 0)
            return order;
    }
    return 0;
}

/* How much a sighting says: those that say most come first, so that others join them. */
static unsigned known_texts(const qaz_entity_table *table, const group *g)
{
    unsigned known = g->full ? TEXTS : 0;
    for (size_t i = 1; i < TEXTS; i++)
        known += text_of(table, g->texts[i]).size > 0;
    return known;
}

/* Sorting needs the table: C11 has no qsort with a context, so the groups carry a pointer to what
   they are compared by. */
typedef struct entry {
    const qaz_entity_table *table;
    group group;
    unsigned known;
} entry;

static int by_bucket(const void *left, const void *right)
{
    const entry *a = left, *b = right;
    if (a->group.first->type != b->group.first->type)
        return a->group.first->type < b->group.first->type ? -1 : 1;
    if (a->group.first->subtype != b->group.first->subtype)
        return a->group.first->subtype < b->group.first->subtype ? -1 : 1;
    int order = qaz_slice_compare(a->group.surname, b->group.surname);
    if (order != 0)
        return order;
    if (a->known != b->known)
        return a->known > b->known ? -1 : 1;
    if (a->group.count != b->group.count)
        return a->group.count > b->group.count ? -1 : 1;
    return compare_texts(a->table, a->group.texts, b->group.texts);
}

static int by_count(const void *left, const void *right)
{
    const qaz_entity_row *a = left, *b = right;
    if (a->count != b->count)
        return a->count > b->count ? -1 : 1;
    int order = qaz_slice_compare(a->name, b->name);
    if (order != 0)
        return order;
    if (a->type != b->type)
        return a->type < b->type ? -1 : 1;
    order = qaz_slice_compare(a->role, b->role);
    if (order == 0)
        order = qaz_slice_compare(a->affiliation, b->affiliation);
    return order != 0 ? order : qaz_slice_compare(a->place, b->place);
}

static bool same_or_unknown(const joiner *j, const group *a, const group *b, text_index index)
{
    return a->texts[index] == b->texts[index] || text_of(j->table, a->texts[index]).size == 0 ||
           text_of(j->table, b->texts[index]).size == 0;
}

static bool same_and_known(const joiner *j, const group *a, const group *b, text_index index)
{
    return a->texts[index] == b->texts[index] && text_of(j->table, a->texts[index]).size > 0;
}

/* The same word at the end, which in a post is its head: мектеп директоры, директор. */
static bool same_head(const joiner *j, const group *a, const group *b, text_index index)
{
    qaz_slice left = last_word(text_of(j->table, a->texts[index]));
    qaz_slice right = last_word(text_of(j->table, b->texts[index]));
    qaz_slice less = left.size < right.size ? left : right;
    return less.size > 0 && qaz_slice_starts(left.size < right.size ? right : left, less);
}

static bool fit_as_people(const joiner *j, const group *a, const group *b)
{
    if (a->texts[NAME] == b->texts[NAME])
        return a->full || same_or_unknown(j, a, b, ROLE) || same_head(j, a, b, ROLE) ||
               same_and_known(j, a, b, AFFILIATION);
    if (!qaz_slice_equal(a->surname, b->surname) || (a->full && b->full))
        return false;
    if (a->initial != 0 && b->initial != 0 && a->initial != b->initial)
        return false;
    return same_head(j, a, b, ROLE) || same_and_known(j, a, b, AFFILIATION);
}

static bool same_surname(const joiner *j, const group *a, const group *b, text_index index)
{
    qaz_slice left = last_word(text_of(j->table, a->texts[index]));
    qaz_slice right = last_word(text_of(j->table, b->texts[index]));
    return left.size == 0 || right.size == 0 || qaz_slice_equal(left, right);
}

static bool fit_as_schools(const joiner *j, const group *a, const group *b)
{
    if (!same_or_unknown(j, a, b, PLACE) || !same_surname(j, a, b, EPONYM))
        return false;
    if (a->texts[NAME] == b->texts[NAME])
        return true;
    if (!same_or_unknown(j, a, b, NUMBER) || !same_or_unknown(j, a, b, OWN_NAME))
        return false;
    bool shared = same_and_known(j, a, b, NUMBER) || same_and_known(j, a, b, OWN_NAME) ||
                  (same_and_known(j, a, b, EPONYM) && same_head(j, a, b, KIND));
    return shared;
}

static bool fit(const joiner *j, const group *a, const group *b)
{
    if (a->first->type == QAZ_PERSON)
        return fit_as_people(j, a, b);
    if (a->first->subtype == QAZ_SCHOOL)
        return fit_as_schools(j, a, b);
    return true; /* all of a bucket */
}

/* The only group of the bucket that begins at `from` which group `g` fits; `g` itself if none or
   several do. With several an equal name decides. */
static uint32_t only_fit(const joiner *j, uint32_t from, uint32_t g)
{
    uint32_t found = g, same_name = g;
    unsigned fits = 0, names = 0;
    for (uint32_t i = from; i < g; i++) {
        if (j->groups[i].root != i || !fit(j, &j->groups[i], &j->groups[g]))
            continue;
        fits++;
        found = i;
        if (j->groups[i].texts[NAME] == j->groups[g].texts[NAME]) {
            names++;
            same_name = i;
        }
    }
    return names == 1 ? same_name : fits == 1 ? found : g;
}

static void join(joiner *j, uint32_t to, uint32_t from)
{
    group *into = &j->groups[to], *other = &j->groups[from];
    other->root = to;
    other->next = into->next;
    into->next = from;
    into->count += other->count;
    for (size_t i = ROLE; i < TEXTS; i++)
        if (text_of(j->table, into->texts[i]).size == 0)
            into->texts[i] = other->texts[i];
}

/* What makes two groups neighbours: the surname of people, the number, eponym or name of schools,
   the name of all else, towns without their noun (Тараз қаласы). */
static qaz_slice bucket_of(const qaz_entity_table *table, const sighting *seen)
{
    if (seen->type == QAZ_PERSON)
        return last_word(text_of(table, seen->texts[NAME]));
    if (seen->subtype != QAZ_SCHOOL) {
        qaz_slice name = text_of(table, seen->texts[NAME]), town = qaz_slice_of(" қаласы");
        if (seen->type == QAZ_GPE && qaz_slice_ends(name, town))
            name.size -= town.size;
        return name;
    }
    for (text_index i = NUMBER; i <= OWN_NAME; i++)
        if (text_of(table, seen->texts[i]).size > 0)
            return last_word(text_of(table, seen->texts[i]));
    return text_of(table, seen->texts[NAME]);
}

static group group_of(const qaz_entity_table *table, const sighting *seen)
{
    qaz_slice name = text_of(table, seen->texts[NAME]);
    group made = {.first = seen, .count = seen->count, .surname = bucket_of(table, seen)};
    memcpy(made.texts, seen->texts, sizeof made.texts);
    if (seen->type == QAZ_PERSON && made.surname.size < name.size) {
        made.initial = lower_first(name);
        made.full = memchr(name.data, '.', name.size) == NULL;
    }
    return made;
}

static int by_number(const void *left, const void *right)
{
    uint64_t a = *(const uint64_t *)left, b = *(const uint64_t *)right;
    return (a > b) - (a < b);
}

static int by_sighting(const void *left, const void *right)
{
    const part *a = left, *b = right;
    if (a->sighting != b->sighting)
        return a->sighting < b->sighting ? -1 : 1;
    return by_number(&a->document, &b->document);
}

/* The first of the sorted parts that belongs to a sighting, or where it would stand. */
static size_t first_part(const qaz_entity_table *table, uint32_t index)
{
    size_t low = 0, high = table->part_count;
    while (low < high) {
        size_t middle = low + (high - low) / 2;
        if (table->parts[middle].sighting < index)
            low = middle + 1;
        else
            high = middle;
    }
    return low;
}

/* Documents of all sightings of a group; those read in parts count once. False: no memory. */
static bool count_documents(const joiner *j, uint32_t root, uint64_t *documents)
{
    const qaz_entity_table *table = j->table;
    uint64_t *numbers = NULL;
    size_t count = 0, room = 0;
    *documents = 0;
    for (uint32_t i = root; i != QAZ_NO_ID; i = j->groups[i].next) {
        uint32_t index = (uint32_t)(j->groups[i].first - table->sightings);
        *documents += j->groups[i].first->documents;
        for (size_t k = first_part(table, index);
             k < table->part_count && table->parts[k].sighting == index; k++) {
            uint64_t *grown = qaz_room(numbers, &room, count + 1, sizeof *numbers);
            if (grown == NULL) {
                free(numbers);
                return false;
            }
            numbers = grown;
            numbers[count++] = table->parts[k].document;
        }
    }
    if (count > 0)
        qsort(numbers, count, sizeof *numbers, by_number);
    for (size_t k = 0; k < count; k++)
        *documents += k == 0 || numbers[k] != numbers[k - 1];
    free(numbers);
    return true;
}

/* The other names of a group in the order of its list. False: no memory. */
static bool list_variants(qaz_entity_table *table, const joiner *j, uint32_t root,
                          qaz_entity_row *row)
{
    size_t members = 0;
    for (uint32_t i = root; i != QAZ_NO_ID; i = j->groups[i].next)
        members++;
    qaz_slice *variants = qaz_arena_take(&table->arena, members * sizeof *variants);
    if (variants == NULL)
        return false;
    row->variants = variants;
    for (uint32_t i = j->groups[root].next; i != QAZ_NO_ID; i = j->groups[i].next) {
        qaz_slice name = text_of(table, j->groups[i].first->texts[NAME]);
        bool known = qaz_slice_equal(name, row->name);
        for (size_t k = 0; k < row->variant_count && !known; k++)
            known = qaz_slice_equal(variants[k], name);
        if (!known)
            variants[row->variant_count++] = name;
    }
    return true;
}

static bool make_row(qaz_entity_table *table, const joiner *j, uint32_t root, qaz_entity_row *row)
{
    const group *g = &j->groups[root];
    *row = (qaz_entity_row){
        .type = g->first->type,
        .subtype = g->first->subtype,
        .count = g->count,
        .name = text_of(table, g->texts[NAME]),
        .role = text_of(table, g->texts[ROLE]),
        .affiliation = text_of(table, g->texts[AFFILIATION]),
        .number = text_of(table, g->texts[NUMBER]),
        .eponym = text_of(table, g->texts[EPONYM]),
        .own_name = text_of(table, g->texts[OWN_NAME]),
        .kind = text_of(table, g->texts[KIND]),
        .place = text_of(table, g->texts[PLACE]),
    };
    return count_documents(j, root, &row->documents) && list_variants(table, j, root, row);
}

/* All sightings as groups, neighbours beside each other. False: no memory. */
static bool sort_groups(const qaz_entity_table *table, joiner *j)
{
    size_t count = table->keys.count;
    entry *entries = malloc((count + 1) * sizeof *entries);
    j->groups = malloc((count + 1) * sizeof *j->groups);
    j->count = count;
    if (entries == NULL || j->groups == NULL) {
        free(entries);
        return false;
    }
    for (size_t i = 0; i < count; i++) {
        entries[i] = (entry){.table = table, .group = group_of(table, &table->sightings[i])};
        entries[i].known = known_texts(table, &entries[i].group);
    }
    qsort(entries, count, sizeof *entries, by_bucket);
    for (size_t i = 0; i < count; i++) {
        j->groups[i] = entries[i].group;
        j->groups[i].root = (uint32_t)i;
        j->groups[i].next = QAZ_NO_ID;
    }
    free(entries);
    return true;
}

static bool neighbours(const group *a, const group *b)
{
    return a->first->type == b->first->type && a->first->subtype == b->first->subtype &&
           qaz_slice_equal(a->surname, b->surname);
}

static qaz_status join_all(qaz_entity_table *table, joiner *j, size_t *count)
{
    uint32_t bucket = 0;
    for (uint32_t i = 0; i < j->count; i++) {
        if (!neighbours(&j->groups[bucket], &j->groups[i]))
            bucket = i;
        uint32_t to = only_fit(j, bucket, i);
        if (to != i)
            join(j, to, i);
    }
    for (uint32_t i = 0; i < j->count; i++)
        if (j->groups[i].root == i && !make_row(table, j, i, &table->rows[(*count)++]))
            return QAZ_NO_MEMORY;
    return QAZ_OK;
}

qaz_status qaz_entity_table_rows(qaz_entity_table *table, const qaz_entity_row **rows,
                                 size_t *count)
{
    joiner j = {.table = table};
    *count = 0;
    if (table->part_count > 0)
        qsort(table->parts, table->part_count, sizeof *table->parts, by_sighting);
    qaz_arena_reset(&table->arena);
    free(table->rows);
    table->rows = malloc((table->keys.count + 1) * sizeof *table->rows);
    qaz_status status = QAZ_NO_MEMORY;
    if (table->rows != NULL && sort_groups(table, &j))
        status = join_all(table, &j, count);
    free(j.groups);
    if (status != QAZ_OK)
        return status;
    qsort(table->rows, *count, sizeof *table->rows, by_count);
    *rows = table->rows;
    return QAZ_OK;
}
