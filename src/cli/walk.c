#include "cli/walk.h"

#include "base/room.h"
#include "cli/message.h"

#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>
#include <sys/stat.h>
#include <unistd.h>

/* A directory being walked. A name in it ends in '/' if it is a directory itself, which makes the
   order of names the order of paths. */
typedef struct level {
    struct level *above;
    char **names;
    size_t count, capacity, at;
    size_t prefix; /* size of the directory's path with its '/' */
} level;

struct cli_walk {
    char **first;    /* operand */
    char **operands; /* those to come */
    level *level;    /* the innermost directory, NULL outside of all */
    qaz_buffer path; /* of what was returned last, with NUL */
    bool found;      /* a file under the current operand */
};

static const char *const extensions[] = {"txt", "jsonl", "ndjson", NULL};

static bool ends_in(const char *path, size_t size, const char *extension)
{
    size_t wanted = strlen(extension);
    return size > wanted && path[size - wanted - 1] == '.' &&
           strncasecmp(path + size - wanted, extension, wanted) == 0;
}

bool cli_has_extension(const char *path, const char *extension)
{
    size_t size = strlen(path);
    if (ends_in(path, size, "gz"))
        size -= strlen(".gz");
    else if (ends_in(path, size, "zst"))
        size -= strlen(".zst");
    return ends_in(path, size, extension);
}

static bool holds_text(const char *name)
{
    for (size_t i = 0; extensions[i] != NULL; i++)
        if (cli_has_extension(name, extensions[i]))
            return true;
    return false;
}

cli_walk *cli_walk_new(char **operands)
{
    static char *standard_input[] = {"-", NULL};
    cli_walk *walk = calloc(1, sizeof *walk);
    if (walk != NULL)
        walk->first = walk->operands = operands[0] != NULL ? operands : standard_input;
    return walk;
}

static void level_free(level *old)
{
    for (size_t i = 0; i < old->count; i++)
        free(old->names[i]);
    free(old->names);
    free(old);
}

void cli_walk_free(cli_walk *walk)
{
    if (walk == NULL)
        return;
    while (walk->level != NULL) {
        level *above = walk->level->above;
        level_free(walk->level);
        walk->level = above;
    }
    qaz_buffer_free(&walk->path);
    free(walk);
}

static bool add_name(level *to, const char *name, bool directory)
{
    char **names = qaz_room(to->names, &to->capacity, to->count + 1, sizeof *names);
    if (names == NULL)
        return false;
    to->names = names;
    size_t size = strlen(name);
    char *copy = malloc(size + 2);
    if (copy == NULL)
        return false;
    memcpy(copy, name, size);
    memcpy(copy + size, directory ? "/" : "", directory ? 2 : 1);
    to->names[to->count++] = copy;
    return true;
}

/* Adds an entry of a directory if the walk should see it. */
static bool add_entry(level *to, DIR *directory, const char *name)
{
    struct stat file;
    if (name[0] == '.' || fstatat(dirfd(directory), name, &file, AT_SYMLINK_NOFOLLOW) != 0)
        return true;
    if (S_ISDIR(file.st_mode))
        return add_name(to, name, true);
    if (!holds_text(name))
        return true;
    if (S_ISLNK(file.st_mode) && fstatat(dirfd(directory), name, &file, 0) != 0)
        return add_name(to, name, false); /* opening it will say what is wrong */
    return !S_ISREG(file.st_mode) || add_name(to, name, false);
}

static int by_bytes(const void *left, const void *right)
{
    return strcmp(*(char *const *)left, *(char *const *)right);
}

/* Lists the directory whose path, ending in '/', is in walk->path. Returns an errno value. */
static int enter(cli_walk *walk, size_t prefix)
{
    DIR *directory = opendir(walk->path.data);
    if (directory == NULL)
        return errno;
    level *new = calloc(1, sizeof *new);
    int problem = new == NULL ? ENOMEM : 0;
    while (problem == 0) {
        errno = 0;
        struct dirent *entry = readdir(directory);
        if (entry == NULL) {
            problem = errno;
            break;
        }
        if (!add_entry(new, directory, entry->d_name))
            problem = ENOMEM;
    }
    closedir(directory);
    if (problem != 0) {
        if (new != NULL)
            level_free(new);
        return problem;
    }
    if (new->count > 0)
        qsort(new->names, new->count, sizeof *new->names, by_bytes);
    new->prefix = prefix;
    new->above = walk->level;
    walk->level = new;
    return 0;
}

/* Makes walk->path the first `prefix` bytes of itself and a name. */
static void set_path(cli_walk *walk, size_t prefix, const char *name)
{
    walk->path.size = prefix;
    qaz_buffer_add_text(&walk->path, name);
    qaz_buffer_add_byte(&walk->path, '\0');
    if (!walk->path.failed)
        walk->path.size--;
}

static void enter_or_say(cli_walk *walk, qaz_buffer *messages, bool *failed)
{
    int problem = walk->path.failed ? ENOMEM : enter(walk, walk->path.size);
    if (problem == 0)
        return;
    qaz_error error;
    cli_fail_errno(&error, problem);
    cli_message(messages, walk->path.failed ? walk->operands[-1] : walk->path.data, "%s",
                error.message);
    *failed = true;
    walk->found = true; /* one complaint is enough */
}

/* The next file of the innermost directory; NULL when the walk has moved to another level. */
static const char *next_in_level(cli_walk *walk, qaz_buffer *messages, bool *failed)
{
    level *now = walk->level;
    if (now->at == now->count) {
        walk->level = now->above;
        if (walk->level == NULL && !walk->found) {
            cli_message(messages, walk->operands[-1], "no .txt, .jsonl or .ndjson file in it");
            *failed = true;
        }
        level_free(now);
        return NULL;
    }
    const char *name = now->names[now->at++];
    set_path(walk, now->prefix, name);
    if (walk->path.failed || name[strlen(name) - 1] == '/') {
        enter_or_say(walk, messages, failed);
        return NULL;
    }
    walk->found = true;
    return walk->path.data;
}

const char *cli_walk_next(cli_walk *walk, qaz_buffer *messages, bool *failed)
{
    for (;;) {
        while (walk->level != NULL) {
            const char *path = next_in_level(walk, messages, failed);
            if (path != NULL)
                return path;
        }
        const char *operand = *walk->operands;
        if (operand == NULL)
            return NULL;
        walk->operands++;
        struct stat file;
        if (strcmp(operand, "-") == 0 || stat(operand, &file) != 0 || !S_ISDIR(file.st_mode))
            return operand;
        set_path(walk, 0, operand);
        if (walk->path.size > 0 && walk->path.data[walk->path.size - 1] != '/')
            set_path(walk, walk->path.size, "/");
        walk->found = false;
        enter_or_say(walk, messages, failed);
    }
}

size_t cli_walk_operand(const cli_walk *walk)
{
    return (size_t)(walk->operands - walk->first) - 1;
}

uint64_t cli_walk_total(char **operands)
{
    cli_walk *walk = cli_walk_new(operands);
    if (walk == NULL)
        return 0;
    qaz_buffer unused = {0};
    bool failed = false, known = true;
    uint64_t total = 0;
    const char *path;
    while (known && (path = cli_walk_next(walk, &unused, &failed)) != NULL) {
        struct stat file;
        bool is_input = strcmp(path, "-") == 0;
        if ((is_input ? fstat(STDIN_FILENO, &file) : stat(path, &file)) != 0)
            continue;
        known = S_ISREG(file.st_mode);
        total += (uint64_t)file.st_size;
    }
    qaz_buffer_free(&unused);
    cli_walk_free(walk);
    return known ? total : 0;
}
