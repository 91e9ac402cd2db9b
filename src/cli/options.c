#include "cli/options.h"

#include "cli/message.h"

#include <errno.h>
#include <stdlib.h>
#include <string.h>

/* The arguments that have not been looked at. */
typedef struct parser {
    const cli_command *command;
    char **next;
} parser;

static bool refuse(const parser *state)
{
    cli_complain(NULL, "see 'qaz help %s'", state->command->name);
    return false;
}

static const cli_option *find_long(const cli_command *command, const char *name, size_t size)
{
    const cli_option *option;
    for (size_t i = 0; (option = cli_option_at(command, i, NULL)) != NULL; i++)
        if (strlen(option->name) == size && memcmp(option->name, name, size) == 0)
            return option;
    return NULL;
}

static const cli_option *find_letter(const cli_command *command, char letter)
{
    const cli_option *option;
    for (size_t i = 0; (option = cli_option_at(command, i, NULL)) != NULL; i++)
        if (option->letter == letter)
            return option;
    return NULL;
}

/* Edit distance of two words where exchanging neighbours counts as one step (optimal string
   alignment). Words longer than the tables are like none. */
static size_t distance(const char *a, const char *b)
{
    enum { LONGEST = 31 };
    size_t rows = strlen(a), columns = strlen(b);
    size_t steps[LONGEST + 1][LONGEST + 1];
    if (rows > LONGEST || columns > LONGEST)
        return SIZE_MAX;
    for (size_t i = 0; i <= rows; i++) {
        for (size_t j = 0; j <= columns; j++) {
            if (i == 0 || j == 0) {
                steps[i][j] = i + j;
                continue;
            }
            size_t best = steps[i - 1][j - 1] + (a[i - 1] != b[j - 1]);
            if (steps[i - 1][j] + 1 < best)
                best = steps[i - 1][j] + 1;
            if (steps[i][j - 1] + 1 < best)
                best = steps[i][j - 1] + 1;
            if (i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1] &&
                steps[i - 2][j - 2] + 1 < best)
                best = steps[i - 2][j - 2] + 1;
            steps[i][j] = best;
        }
    }
    return steps[rows][columns];
}

/* Keeps `candidate` if it is nearer to `word` than what was kept before. */
static void consider(const char *word, const char *candidate, const char **kept, size_t *nearest)
{
    size_t steps = distance(word, candidate), length = strlen(word);
    bool begins = length >= 3 && strncmp(word, candidate, length) == 0;
    if (begins)
        steps = 1;
    if (steps < *nearest && (steps <= 2 || steps * 3 <= length) && steps < length) {
        *nearest = steps;
        *kept = candidate;
    }
}

int cli_unknown_command(const char *name)
{
    const char *kept = NULL;
    size_t nearest = SIZE_MAX;
    for (size_t i = 0; cli_commands[i] != NULL; i++)
        consider(name, cli_commands[i]->name, &kept, &nearest);
    if (kept != NULL)
        cli_complain(NULL, "no command '%s'; did you mean '%s'?", name, kept);
    else
        cli_complain(NULL, "no command '%s'; 'qaz help' lists them", name);
    return CLI_USAGE;
}

static bool unknown_option(const parser *state, const char *name, size_t size)
{
    const char *kept = NULL;
    size_t nearest = SIZE_MAX;
    char word[64] = "";
    const cli_option *option;
    if (size < sizeof word)
        memcpy(word, name, size);
    for (size_t i = 0; (option = cli_option_at(state->command, i, NULL)) != NULL; i++)
        consider(word, option->name, &kept, &nearest);
    if (kept != NULL)
        cli_complain(NULL, "no option --%.*s; did you mean --%s?", (int)size, name, kept);
    else
        cli_complain(NULL, "no option --%.*s", (int)size, name);
    return refuse(state);
}

static bool bad_value(const parser *state, const cli_option *option, const char *wanted,
                      const char *value)
{
    cli_complain(NULL, "--%s wants %s, not '%s'", option->name, wanted, value);
    return refuse(state);
}

static bool set_choice(const parser *state, const cli_option *option, const char *value)
{
    for (int i = 0; option->choices[i] != NULL; i++)
        if (strcmp(option->choices[i], value) == 0) {
            *option->choice = i;
            return true;
        }
    qaz_buffer wanted = {0};
    for (int i = 0; option->choices[i] != NULL; i++) {
        if (i > 0)
            qaz_buffer_add_text(&wanted, option->choices[i + 1] != NULL ? ", " : " or ");
        qaz_buffer_add_text(&wanted, option->choices[i]);
    }
    qaz_buffer_add_byte(&wanted, '\0');
    bad_value(state, option, wanted.failed ? "another value" : wanted.data, value);
    qaz_buffer_free(&wanted);
    return false;
}

static bool set_value(const parser *state, const cli_option *option, const char *value)
{
    char *end;
    errno = 0;
    if (option->text != NULL) {
        *option->text = value;
        return true;
    }
    if (option->choice != NULL)
        return set_choice(state, option, value);
    if (option->real != NULL) {
        double real = strtod(value, &end);
        if (end == value || *end != '\0' || errno != 0 || real != real)
            return bad_value(state, option, "a number", value);
        *option->real = real;
        return true;
    }
    unsigned long count = strtoul(value, &end, 10);
    if (value[0] < '0' || value[0] > '9' || *end != '\0' || errno != 0 || count > UINT32_MAX)
        return bad_value(state, option, "a whole number", value);
    *option->count = (unsigned)count;
    return true;
}

static bool parse_long(parser *state, const char *argument)
{
    const char *equals = strchr(argument, '=');
    size_t size = equals != NULL ? (size_t)(equals - argument) : strlen(argument);
    const cli_option *option = find_long(state->command, argument, size);
    if (option == NULL)
        return unknown_option(state, argument, size);
    if (option->flag != NULL) {
        if (equals != NULL) {
            cli_complain(NULL, "--%s takes no value", option->name);
            return refuse(state);
        }
        *option->flag = true;
        return true;
    }
    if (equals != NULL)
        return set_value(state, option, equals + 1);
    if (*state->next == NULL) {
        cli_complain(NULL, "--%s wants a value: %s", option->name, option->value);
        return refuse(state);
    }
    return set_value(state, option, *state->next++);
}

/* -n 5, -n5, or flags in a bundle. */
static bool parse_short(parser *state, const char *letters)
{
    for (; *letters != '\0'; letters++) {
        const cli_option *option = find_letter(state->command, *letters);
        if (option == NULL) {
            cli_complain(NULL, "no option -%c", *letters);
            return refuse(state);
        }
        if (option->flag != NULL) {
            *option->flag = true;
            continue;
        }
        if (letters[1] != '\0')
            return set_value(state, option, letters + 1);
        if (*state->next == NULL) {
            cli_complain(NULL, "-%c wants a value: %s", *letters, option->value);
            return refuse(state);
        }
        return set_value(state, option, *state->next++);
    }
    return true;
}

bool cli_parse(const cli_command *command, char **arguments)
{
    parser state = {command, arguments};
    char **operand = arguments;
    while (*state.next != NULL) {
        char *argument = *state.next++;
        if (strcmp(argument, "--") == 0) {
            while (*state.next != NULL)
                *operand++ = *state.next++;
            break;
        }
        bool fits = true;
        if (argument[0] != '-' || argument[1] == '\0')
            *operand++ = argument;
        else if (argument[1] == '-')
            fits = parse_long(&state, argument + 2);
        else
            fits = parse_short(&state, argument + 1);
        if (!fits)
            return false;
    }
    *operand = NULL;
    return true;
}

bool cli_asks_for_help(char **arguments)
{
    for (; *arguments != NULL && strcmp(*arguments, "--") != 0; arguments++)
        if (strcmp(*arguments, "--help") == 0 || strcmp(*arguments, "-h") == 0)
            return true;
    return false;
}
