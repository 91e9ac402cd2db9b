#include "cli/commands.h"
#include "cli/counting.h"
#include "cli/layers.h"
#include "cli/message.h"
#include "cli/output.h"
#include "cli/pipeline.h"
#include "cli/report_page.h"
#include "cli/settings.h"
#include "qaz/entity_table.h"
#include "qaz/freq.h"

#include <errno.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <time.h>

static struct {
    const char *folder;
} chosen = {.folder = "qaz-report"};

static const cli_option options[] = {
    {'o', "output", "DIR", "the folder for the page and the tables; made if it is not there",
     .text = &chosen.folder},
    {0},
};
