/* A batch takes a ticket when it is read, and is written when its turn comes. A thread waits only
   for batches with lower tickets, so the oldest never waits and there is no deadlock. Memory is
   bounded by a batch and its result for each thread. */
#include "cli/pipeline.h"

#include "cli/message.h"
#include "cli/output.h"
#include "cli/progress.h"
#include "cli/reader.h"
#include "cli/settings.h"

#include <pthread.h>
#include <stdio.h>
#include <stdlib.h>

/* What the threads share. */
typedef struct run {
    const cli_task *task;

    pthread_mutex_t reading;
    cli_reader *reader;
    uint64_t tickets; /* given so far */

    pthread_mutex_t turning;
    pthread_cond_t turned;
    uint64_t written; /* the ticket whose turn it is to be written */
    uint64_t carried; /* the part whose turn it is to be carried */
    bool stop;        /* the output cannot take more, or there is no memory */

    /* Used only by the thread whose turn it is. */
    cli_output output;
    cli_progress progress;
    uint64_t taken, documents;
    bool failed;
} run;

typedef struct thread {
    run *run;
    pthread_t id;
    void *worker;
    cli_batch batch;
    uint64_t ticket;
    cli_unpacker unpacker;
    qaz_buffer out;
    bool no_memory; /* the batch could not be done; what follows would have a hole before it */
} thread;

static bool next_batch(thread *self)
{
    run *all = self->run;
    pthread_mutex_lock(&all->turning);
    bool go_on = !all->stop;
    pthread_mutex_unlock(&all->turning);
    if (!go_on)
        return false;
    pthread_mutex_lock(&all->reading);
    go_on = cli_reader_next(all->reader, &self->batch);
    if (go_on)
        self->ticket = all->tickets++;
    pthread_mutex_unlock(&all->reading);
    return go_on;
}

/* Tells what went wrong with a piece. */
static void complain(thread *self, const cli_piece *piece, qaz_status status,
                     const qaz_error *error)
{
    const char *reason = error->message[0] != '\0' ? error->message : qaz_status_text(status);
    uint64_t line = piece->line > 0 ? piece->line : error->line;
    char place[40] = "";
    if (line > 0)
        snprintf(place, sizeof place, "line %ju: ", (uintmax_t)line);
    cli_message(&self->batch.messages, cli_input_name(piece->path), "%s%s", place, reason);
    self->batch.failed = true;
}

/* The part of a document comes after the parts before it. Its turn is taken even when `status`
   says that its analysis failed, or the others would wait for ever. */
static qaz_status carry_in_turn(thread *self, const cli_piece *piece, qaz_status status)
{
    run *all = self->run;
    pthread_mutex_lock(&all->turning);
    while (all->carried != piece->part)
        pthread_cond_wait(&all->turned, &all->turning);
    pthread_mutex_unlock(&all->turning);
    if (status == QAZ_OK)
        status = all->task->carry(self->worker, piece, all->task->carried);
    pthread_mutex_lock(&all->turning);
    all->carried++;
    pthread_cond_broadcast(&all->turned);
    pthread_mutex_unlock(&all->turning);
    return status;
}

static void work_on_piece(thread *self, size_t record)
{
    const cli_task *task = self->run->task;
    cli_piece piece;
    qaz_error error = {0};
    qaz_status status = cli_piece_of(&self->batch, record, &self->unpacker, &piece, &error);
    if (status == QAZ_OK)
        status = self->worker == NULL ? QAZ_NO_MEMORY : task->analyse(self->worker, &piece, &error);
    if (task->carry != NULL && cli_piece_is_part(&piece))
        status = carry_in_turn(self, &piece, status);
    size_t whole = self->out.size;
    if (status == QAZ_OK && task->print != NULL) {
        status = task->print(self->worker, &piece, &self->out);
        if (self->out.failed)
            status = QAZ_NO_MEMORY;
    }
    if (status == QAZ_OK && task->note != NULL)
        task->note(self->worker, &piece, &self->batch.messages);
    if (status == QAZ_OK)
        return;
    self->out.size = whole;
    self->no_memory = status == QAZ_NO_MEMORY;
    complain(self, &piece, status, &error);
}

static void stop(run *all)
{
    pthread_mutex_lock(&all->turning);
    all->stop = true;
    pthread_mutex_unlock(&all->turning);
}

static void write_out(run *all, qaz_slice text)
{
    qaz_error error;
    if (cli_output_write(&all->output, text, &error) == QAZ_OK)
        return;
    if (!all->output.reader_gone) {
        cli_complain(all->output.name, "%s", error.message);
        all->failed = true;
    }
    stop(all);
}

/* What a batch has to say and its output. */
static void write_batch(run *all, const thread *from)
{
    if (from->batch.messages.size > 0) {
        cli_progress_clear(&all->progress);
        fwrite(from->batch.messages.data, 1, from->batch.messages.size, stderr);
    }
    all->failed = all->failed || from->batch.failed;
    write_out(all, qaz_buffer_slice(&from->out));
    if (from->no_memory)
        stop(all);
    all->taken = from->batch.taken;
    all->documents = from->batch.documents;
    cli_progress_update(&all->progress, all->taken, all->documents);
}

static void write_in_turn(thread *self)
{
    run *all = self->run;
    pthread_mutex_lock(&all->turning);
    while (all->written != self->ticket)
        pthread_cond_wait(&all->turned, &all->turning);
    pthread_mutex_unlock(&all->turning);

    if (!all->stop)
        write_batch(all, self);

    pthread_mutex_lock(&all->turning);
    all->written++;
    pthread_cond_broadcast(&all->turned);
    pthread_mutex_unlock(&all->turning);
}

/* Works on the batch that the thread has, and on all that follow. */
static void *work(void *argument)
{
    thread *self = argument;
    if (self->worker == NULL)
        self->worker = self->run->task->worker_new();
    do {
        qaz_buffer_clear(&self->out);
        for (size_t i = 0; i < self->batch.count && !self->no_memory; i++)
            work_on_piece(self, i);
        write_in_turn(self);
    } while (next_batch(self));
    return NULL;
}

static void *start(void *argument)
{
    return next_batch(argument) ? work(argument) : NULL;
}

/* The calling thread is the first. The others start when there is more than one batch, so that a
   short text costs no threads. */
static void run_threads(run *all, thread *threads, unsigned count)
{
    if (!next_batch(&threads[0]))
        return;
    unsigned started = 1;
    if (cli_reader_at_end(all->reader))
        count = 1;
    while (started < count &&
           pthread_create(&threads[started].id, NULL, start, &threads[started]) == 0)
        started++;
    work(&threads[0]);
    for (unsigned i = 1; i < started; i++)
        pthread_join(threads[i].id, NULL);
}

/* Merges the workers of a fold into the first and writes the result; false, after a message, if
   there is none. */
static bool finish(run *all, thread *threads, unsigned count)
{
    const cli_task *task = all->task;
    thread *first = &threads[0];
    qaz_status status = QAZ_OK;
    if (first->worker == NULL)
        first->worker = task->worker_new();
    if (first->worker == NULL)
        status = QAZ_NO_MEMORY;
    for (unsigned i = 1; i < count && status == QAZ_OK; i++)
        if (threads[i].worker != NULL)
            status = task->merge(first->worker, threads[i].worker);
    qaz_buffer_clear(&first->out);
    if (status == QAZ_OK)
        status = task->finish(first->worker, &first->out);
    if (status == QAZ_OK && first->out.failed)
        status = QAZ_NO_MEMORY;
    if (status != QAZ_OK) {
        cli_complain(NULL, "%s", qaz_status_text(status));
        return false;
    }
    if (all->failed)
        cli_complain(NULL, "the result is without what could not be read");
    write_out(all, qaz_buffer_slice(&first->out));
    return true;
}

/* Everything between the opening and the closing of the output; false if it cannot be done. */
static bool run_task(run *all, char **operands)
{
    unsigned count = cli_thread_count();
    thread *threads = calloc(count, sizeof *threads);
    all->reader = cli_reader_new(operands, !all->task->placeless);
    if (threads == NULL || all->reader == NULL) {
        cli_complain(NULL, "%s", qaz_status_text(QAZ_NO_MEMORY));
        cli_reader_free(all->reader);
        free(threads);
        return false;
    }
    for (unsigned i = 0; i < count; i++)
        threads[i].run = all;
    cli_progress_start(&all->progress, operands);
    if (all->task->header != NULL && !cli_settings.no_header)
        write_out(all, qaz_slice_of(all->task->header));
    run_threads(all, threads, count);
    cli_progress_end(&all->progress, all->taken, all->documents);
    bool done = all->task->finish == NULL || all->stop || finish(all, threads, count);
    for (unsigned i = 0; i < count; i++) {
        if (threads[i].worker != NULL)
            all->task->worker_free(threads[i].worker);
        cli_batch_free(&threads[i].batch);
        cli_unpacker_free(&threads[i].unpacker);
        qaz_buffer_free(&threads[i].out);
    }
    cli_reader_free(all->reader);
    free(threads);
    return done;
}

int cli_run(const cli_task *task, char **operands)
{
    run all = {.task = task};
    qaz_error error;
    if (!cli_settings_check())
        return CLI_USAGE;
    if (cli_output_open(&all.output, cli_settings.output, &error) != QAZ_OK) {
        cli_complain(all.output.name, "%s", error.message);
        return CLI_FAILED;
    }
    pthread_mutex_init(&all.reading, NULL);
    pthread_mutex_init(&all.turning, NULL);
    pthread_cond_init(&all.turned, NULL);
    bool ran = run_task(&all, operands);
    pthread_cond_destroy(&all.turned);
    pthread_mutex_destroy(&all.turning);
    pthread_mutex_destroy(&all.reading);
    bool keep = ran && !all.stop;
    if (cli_output_close(&all.output, keep, &error) != QAZ_OK) {
        cli_complain(all.output.name, "%s", error.message);
        all.failed = true;
    }
    return ran && !all.failed ? CLI_DONE : CLI_FAILED;
}
