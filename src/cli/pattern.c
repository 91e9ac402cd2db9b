#include "cli/pattern.h"

#include "cli/command.h"
#include "cli/message.h"

int cli_pattern_check(qaz_slice pattern, qaz_field field)
{
    qaz_error error;
    qaz_concordance *tried = qaz_concordance_new(pattern, field, &error);
    if (tried == NULL) {
        cli_complain(NULL, "%s", error.message);
        return error.status == QAZ_BAD_ARGUMENT ? CLI_USAGE : CLI_FAILED;
    }
    qaz_concordance_free(tried);
    return CLI_DONE;
}

int cli_pattern_gave_up(const char *name)
{
    cli_complain(NULL,
                 "%s: the regular expression takes too long for some words, which are left out; "
                 "is there a repetition inside a repetition?",
                 name);
    return CLI_FAILED;
}
