#include "qaz/pattern.h"

#include "base/error.h"

#include <ctype.h>
#include <stdlib.h>
#include <string.h>
#include <unicode/uregex.h>
#include <unicode/utext.h>

/* ICU counts in units of ten thousand times that it notes a place to come back to. */
enum { TIME_LIMIT = 1 };

struct qaz_pattern {
    URegularExpression *expression;
    UText *word;
    bool gave_up;
};

/* Says what is wrong, in ICU's words: "mismatched paren" for U_REGEX_MISMATCHED_PAREN. */
static void explain(qaz_error *error, UErrorCode status, const UParseError *place)
{
    static const char prefix[] = "U_REGEX_";
    const char *name = u_errorName(status);
    char reason[64] = "";
    if (strncmp(name, prefix, sizeof prefix - 1) == 0)
        name += sizeof prefix - 1;
    for (size_t i = 0; name[i] != '\0' && i + 1 < sizeof reason; i++)
        reason[i] = name[i] == '_' ? ' ' : (char)tolower((unsigned char)name[i]);
    qaz_fail(error, QAZ_BAD_ARGUMENT, "wrong regular expression: %s at character %d", reason,
             (int)place->offset);
}

qaz_pattern *qaz_pattern_new(qaz_slice expression, qaz_error *error)
{
    UErrorCode status = U_ZERO_ERROR;
    UParseError place = {0};
    if (expression.size == 0) {
        qaz_fail(error, QAZ_BAD_ARGUMENT, "the regular expression is empty");
        return NULL;
    }
    qaz_pattern *pattern = calloc(1, sizeof *pattern);
    if (pattern == NULL) {
        qaz_fail(error, QAZ_NO_MEMORY, "%s", qaz_status_text(QAZ_NO_MEMORY));
        return NULL;
    }
    UText *text = utext_openUTF8(NULL, expression.data, (int64_t)expression.size, &status);
    pattern->expression = uregex_openUText(text, 0, &place, &status);
    utext_close(text);
    pattern->word = utext_openUTF8(NULL, "", 0, &status);
    if (pattern->expression != NULL)
        uregex_setTimeLimit(pattern->expression, TIME_LIMIT, &status);
    if (U_SUCCESS(status))
        return pattern;
    if (status == U_MEMORY_ALLOCATION_ERROR)
        qaz_fail(error, QAZ_NO_MEMORY, "%s", qaz_status_text(QAZ_NO_MEMORY));
    else
        explain(error, status, &place);
    qaz_pattern_free(pattern);
    return NULL;
}

void qaz_pattern_free(qaz_pattern *pattern)
{
    if (pattern == NULL)
        return;
    uregex_close(pattern->expression);
    utext_close(pattern->word);
    free(pattern);
}

bool qaz_pattern_matches(qaz_pattern *pattern, qaz_slice word)
{
    UErrorCode status = U_ZERO_ERROR;
    const char *data = word.size > 0 ? word.data : "";
    utext_openUTF8(pattern->word, data, (int64_t)word.size, &status);
    uregex_setUText(pattern->expression, pattern->word, &status);
    UBool matches = uregex_matches(pattern->expression, -1, &status);
    if (status == U_REGEX_TIME_OUT || status == U_REGEX_STACK_OVERFLOW)
        pattern->gave_up = true;
    return U_SUCCESS(status) && matches;
}

bool qaz_pattern_gave_up(const qaz_pattern *pattern)
{
    return pattern->gave_up;
}
