#include "cli/progress.h"

#include "cli/settings.h"
#include "cli/walk.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>
#include <unistd.h>

/* Short work is done before anybody looks, and a bar that flickers is worse than none. */
static const double first_after = 0.5, again_after = 0.1;
enum { BAR_WIDTH = 20, LINE_WIDTH = 76 };

static double now(void)
{
    struct timespec time;
    clock_gettime(CLOCK_MONOTONIC, &time);
    return (double)time.tv_sec + (double)time.tv_nsec * 1e-9;
}

static bool is_wanted(void)
{
    if (cli_settings.progress != CLI_WHEN_AUTO)
        return cli_settings.progress == CLI_ALWAYS;
    const char *terminal = getenv("TERM");
    return isatty(STDERR_FILENO) && terminal != NULL && strcmp(terminal, "dumb") != 0;
}

void cli_progress_start(cli_progress *progress, char **operands)
{
    *progress = (cli_progress){.shown = is_wanted()};
    if (!progress->shown)
        return;
    progress->total = cli_walk_total(operands);
    progress->started = now();
    progress->drawn = progress->started + first_after - again_after;
}

static void draw(cli_progress *progress, uint64_t bytes, uint64_t documents)
{
    double seconds = progress->drawn - progress->started, megabytes = (double)bytes * 1e-6;
    char bar[64] = "", line[160];
    if (progress->total > 0) {
        uint64_t done = bytes < progress->total ? bytes : progress->total;
        int filled = (int)(done * BAR_WIDTH / progress->total);
        snprintf(bar, sizeof bar, "[%.*s%.*s] %3d %%  ", filled, "####################",
                 BAR_WIDTH - filled, "....................", (int)(done * 100 / progress->total));
    }
    snprintf(line, sizeof line, "%s%.1f MB  %.1f MB/s  %ju documents", bar, megabytes,
             seconds > 0 ? megabytes / seconds : 0.0, (uintmax_t)documents);
    fprintf(stderr, "\r%-*s", LINE_WIDTH, line);
    fflush(stderr);
    progress->on_screen = true;
}

void cli_progress_update(cli_progress *progress, uint64_t bytes, uint64_t documents)
{
    if (!progress->shown)
        return;
    double time = now();
    if (time < progress->drawn + again_after)
        return;
    progress->drawn = time;
    draw(progress, bytes, documents);
}

void cli_progress_clear(cli_progress *progress)
{
    if (!progress->on_screen)
        return;
    fprintf(stderr, "\r%*s\r", LINE_WIDTH, "");
    progress->on_screen = false;
}

void cli_progress_end(cli_progress *progress, uint64_t bytes, uint64_t documents)
{
    if (!progress->on_screen && cli_settings.progress != CLI_ALWAYS)
        return;
    progress->drawn = now();
    draw(progress, bytes, documents);
    fputc('\n', stderr);
}
