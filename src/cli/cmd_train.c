#include "cli/annotated.h"
#include "cli/commands.h"
#include "cli/load.h"
#include "cli/message.h"
#include "cli/output.h"
#include "cli/settings.h"
#include "cli/tagged.h"
#include "qaz/tagger.h"

#include <stdio.h>
#include <stdlib.h>

enum { ENTITIES };

/* Held-out sentences are taken in runs of this many, since neighbours are alike. */
enum { RUN = 40 };

static struct {
    int type;
    const char *output;
    unsigned epochs, models, seed, held_out;
    double dropout, prune;
    bool quiet;
} chosen = {.epochs = 20, .models = 5, .seed = 1, .dropout = 0.5, .prune = 0.03};

static const char *const types[] = {"entities", NULL};

static const cli_option options[] = {
    {0, "type", "TYPE", "what to learn", .choice = &chosen.type, .choices = types},
    {'o', "output", "MODEL", "the file for the model", .text = &chosen.output},
    {0, "epochs", "N", "passes over the sentences", .count = &chosen.epochs},
    {0, "models", "N", "train so many models, each with a seed of its own, and average them",
     .count = &chosen.models},
    {0, "seed", "N", "the same seed gives the same model", .count = &chosen.seed},
    {0, "dropout", "SHARE", "of the features hidden in training", .real = &chosen.dropout},
    {0, "prune", "WEIGHT", "leave out weights no larger", .real = &chosen.prune},
    {0, "held-out", "PERCENT", "keep so many of the sentences for a score",
     .count = &chosen.held_out},
    {'q', "quiet", NULL, "no progress on standard error", .flag = &chosen.quiet},
    {0},
};

static bool is_held_out(size_t sentence)
{
    return chosen.held_out > 0 && sentence / RUN % 100 * chosen.held_out % 100 < chosen.held_out;
}

static void show_progress(void *context, const qaz_training_progress *progress)
{
    (void)context;
    fprintf(stderr, "pass %u of %u, loss %.4f\n", progress->round, progress->rounds,
            progress->loss);
}

/* Gives the trainer annotated articles. False, after a message, if it cannot. */
static bool add_articles(qaz_trainer *trainer, const char *name, qaz_slice text)
{
    qaz_error error = {0};
    if (cli_add_annotated(trainer, text, &error) == QAZ_OK)
        return true;
    cli_complain(cli_input_name(name), "line %ju: %s", (uintmax_t)error.line, error.message);
    return false;
}

/* Gives the trainer the sentences that are not held out. False, after a message, if it cannot. */
static bool add_sentences(qaz_trainer *trainer, const char *name, qaz_slice text)
{
    cli_tagged sentence = {0};
    qaz_error error = {0};
    qaz_status status = QAZ_OK;
    for (size_t i = 0; status == QAZ_OK && cli_tagged_next(&sentence, &text); i++) {
        const qaz_tagger_sentence read = {.words = sentence.words, .count = sentence.count};
        if (!is_held_out(i))
            status = qaz_trainer_add(trainer, &read, sentence.tags, QAZ_DOMAIN_KAZNERD, &error);
    }
    if (sentence.failed)
        status = QAZ_NO_MEMORY;
    if (status != QAZ_OK)
        cli_complain(cli_input_name(name), "%s",
                     error.message[0] != '\0' ? error.message : qaz_status_text(status));
    cli_tagged_free(&sentence);
    return status == QAZ_OK;
}

static bool add_text(qaz_trainer *trainer, const char *name, qaz_slice text)
{
    return cli_is_annotated(text) ? add_articles(trainer, name, text)
                                  : add_sentences(trainer, name, text);
}

/* The tags of a sentence as the tagger has them, in `tags`; their texts in `out`. */
static bool tag(qaz_tagger *tagger, const qaz_tagger_model *model, const cli_tagged *sentence,
                qaz_slice *tags, qaz_buffer *out)
{
    const qaz_tagger_sentence read = {.words = sentence->words, .count = sentence->count};
    const qaz_tagger_mention *mentions;
    size_t count;
    if (qaz_tagger_read(tagger, &read, false, &mentions, &count) != QAZ_OK)
        return false;
    out->size = 0;
    for (size_t i = 0; i < sentence->count; i++)
        tags[i] = (qaz_slice){"", 0};
    if (qaz_buffer_reserve(out, count * 64) == NULL && count > 0)
        return false; /* the texts do not move from here on */
    for (size_t i = 0; i < count; i++)
        for (uint32_t k = mentions[i].first; k < mentions[i].end; k++) {
            if (k > mentions[i].first + 1) {
                tags[k] = tags[k - 1];
                continue;
            }
            size_t start = out->size;
            qaz_buffer_add_text(out, k == mentions[i].first ? "B-" : "I-");
            qaz_buffer_add_text(out, qaz_tagger_model_class(model, mentions[i].class_index));
            tags[k] = (qaz_slice){out->data + start, out->size - start};
        }
    return !out->failed;
}

/* Scores the model on what was held out of a text. */
static bool score_text(const qaz_tagger_model *model, qaz_slice text, cli_score *score)
{
    qaz_tagger *tagger = qaz_tagger_new(model, QAZ_DOMAIN_KAZNERD);
    cli_tagged sentence = {0};
    qaz_buffer names = {0};
    qaz_slice *tags = NULL;
    size_t room = 0;
    bool done = tagger != NULL;
    for (size_t i = 0; done && cli_tagged_next(&sentence, &text); i++) {
        if (!is_held_out(i))
            continue;
        if (sentence.room > room) {
            room = sentence.room;
            free(tags);
            tags = malloc(room * sizeof *tags);
        }
        done = tags != NULL && tag(tagger, model, &sentence, tags, &names) &&
               cli_score_add(score, sentence.tags, tags, sentence.count);
    }
    done = done && !sentence.failed;
    free(tags);
    qaz_buffer_free(&names);
    cli_tagged_free(&sentence);
    qaz_tagger_free(tagger);
    return done;
}

/* Says on standard error how good the model is on what was held out. */
static bool tell_score(const qaz_buffer *model_bytes, const qaz_buffer *texts, size_t count)
{
    qaz_tagger_model *model;
    qaz_error error = {0};
    cli_score score = {0};
    bool done = qaz_tagger_model_open(qaz_buffer_slice(model_bytes), &model, &error) == QAZ_OK;
    for (size_t i = 0; done && i < count; i++)
        done = cli_is_annotated(qaz_buffer_slice(&texts[i])) ||
               score_text(model, qaz_buffer_slice(&texts[i]), &score);
    if (done) {
        double precision, recall, f1;
        cli_score_micro(&score, &precision, &recall, &f1);
        fprintf(stderr, "held out: precision %.4f, recall %.4f, F1 %.4f\n", precision, recall, f1);
    } else {
        cli_complain(NULL, "%s",
                     error.message[0] != '\0' ? error.message : qaz_status_text(QAZ_NO_MEMORY));
    }
    cli_score_free(&score);
    qaz_tagger_model_free(model);
    return done;
}

static int train(qaz_trainer *trainer, const qaz_buffer *texts, size_t count)
{
    qaz_training training = qaz_training_defaults();
    training.epochs = chosen.epochs;
    training.models = chosen.models;
    training.seed = chosen.seed;
    training.dropout = chosen.dropout;
    training.prune = chosen.prune;
    training.progress = chosen.quiet ? NULL : show_progress;
    qaz_buffer model = {0};
    qaz_error error = {0};
    qaz_status status = qaz_trainer_run(trainer, &training, &model, &error);
    int result = CLI_FAILED;
    if (status != QAZ_OK)
        cli_complain(NULL, "%s",
                     error.message[0] != '\0' ? error.message : qaz_status_text(status));
    else if (chosen.held_out == 0 || tell_score(&model, texts, count))
        result = cli_write(chosen.output, &model);
    qaz_buffer_free(&model);
    return result;
}

static int run(char **operands)
{
    size_t count = 0, read = 0;
    while (operands[count] != NULL)
        count++;
    if (count == 0 || chosen.output == NULL || chosen.held_out > 90) {
        cli_complain(NULL, count == 0              ? "train wants annotated text to learn from"
                           : chosen.output == NULL ? "train wants -o MODEL"
                                                   : "--held-out wants at most 90 percent");
        return CLI_USAGE;
    }
    qaz_trainer *trainer = qaz_trainer_new();
    qaz_buffer *texts = calloc(count, sizeof *texts);
    int status = CLI_FAILED;
    if (trainer == NULL || texts == NULL) {
        cli_complain(NULL, "%s", qaz_status_text(QAZ_NO_MEMORY));
    } else {
        while (read < count && cli_load(operands[read], &texts[read]) &&
               add_text(trainer, operands[read], qaz_buffer_slice(&texts[read])))
            read++;
        if (read == count)
            status = train(trainer, texts, count);
    }
    for (size_t i = 0; texts != NULL && i < count; i++)
        qaz_buffer_free(&texts[i]);
    free(texts);
    qaz_trainer_free(trainer);
    return status;
}

static const cli_example examples[] = {
    {"printf 'Астана B-GPE\\nқаласы I-GPE\\n\\nҚала O\\nүлкен O\\n' > small.iob2; "
     "qaz train --type entities small.iob2 -o model --epochs 3 --models 1 --quiet && "
     "printf 'Астана\\nқаласы\\n' | qaz entities --scheme kaznerd --model model --input iob2 -f "
     "iob2",
     "Астана B-GPE\nқаласы I-GPE\n\n"},
    {0},
};

const cli_command cmd_train = {
    .name = "train",
    .operands = "FILE... -o MODEL",
    .summary = "train the entity tagger",
    .description =
        "Learns to tag entities from annotated text: a word and its IOB2 tag on each line, an "
        "empty line between sentences, in the conventions of KazNERD; or articles, an object with "
        "text and entities (type, start, end) on each line, in those of the press. Of nested "
        "entities the outermost are learned, together with what the rules of `qaz entities` find. "
        "Both kinds may be given: what they have in common is learned together, and what is "
        "different apart. The model is a conditional random field; `qaz entities --model` "
        "uses it. --held-out keeps runs of IOB2 sentences apart and says how well they are tagged. "
        "Training takes one thread, and a minute or two for ten thousand sentences.",
    .options = options,
    .examples = examples,
    .run = run,
};
