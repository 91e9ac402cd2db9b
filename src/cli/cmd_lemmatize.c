#include "base/room.h"
#include "cli/commands.h"
#include "cli/conllu.h"
#include "cli/message.h"
#include "cli/pipeline.h"
#include "cli/settings.h"
#include "cli/span.h"

#include <stdlib.h>

enum { TSV, JSONL, CONLLU };

static struct {
    int format;
    bool all;
} chosen;

static const char *const formats[] = {"tsv", "jsonl", "conllu", NULL};

static const cli_option options[] = {
    {'f', "format", "FORMAT", "a table (tsv), an object on each line (jsonl), or conllu",
     .choice = &chosen.format, .choices = formats},
    {0, "all", NULL, "every reading of each token, the chosen one first (tsv, jsonl)",
     .flag = &chosen.all},
    {0},
};

/* The end of the line of a reading, from the token on: the same wherever the type is read so. */
typedef struct ending {
    size_t start, size; /* place in the worker's endings; size 0: not made yet */
} ending;

typedef struct worker {
    qaz_document *document;
    qaz_morph *morph;
    qaz_buffer doc;  /* the beginning of each line of a document */
    qaz_buffer text; /* the endings */
    ending *endings;
    size_t ending_count, ending_capacity;
    uint32_t *first; /* by type: its first ending, one for each reading */
    size_t type_count, type_capacity;
    uint32_t generation; /* of the types that the endings are for */
    uint64_t sentences_before;
} worker;

static void worker_free(void *given)
{
    worker *self = given;
    qaz_document_free(self->document);
    qaz_morph_free(self->morph);
    qaz_buffer_free(&self->doc);
    qaz_buffer_free(&self->text);
    free(self->endings);
    free(self->first);
    free(self);
}

static void *worker_new(void)
{
    worker *self = calloc(1, sizeof *self);
    if (self == NULL)
        return NULL;
    self->document = qaz_document_new();
    self->morph = qaz_morph_new();
    if (self->document == NULL || self->morph == NULL) {
        worker_free(self);
        return NULL;
    }
    self->generation = qaz_document_generation(self->document);
    return self;
}

static qaz_status analyse(void *given, const cli_piece *piece, qaz_error *error)
{
    worker *self = given;
    (void)error;
    self->sentences_before = 0;
    qaz_status status = qaz_document_read(self->document, piece->text);
    if (status == QAZ_OK)
        status = qaz_document_split(self->document);
    if (status == QAZ_OK)
        status = qaz_morph_read(self->morph, self->document);
    return status;
}

static qaz_status carry(void *given, const cli_piece *piece, void *carried)
{
    worker *self = given;
    self->sentences_before = cli_sentences_before(piece, self->document, carried);
    return QAZ_OK;
}

/* Places for the endings of a type that has so many readings. False: no memory. */
static bool add_endings(worker *self, uint32_t *first, size_t readings)
{
    ending *endings = qaz_room(self->endings, &self->ending_capacity, self->ending_count + readings,
                               sizeof *endings);
    if (endings == NULL)
        return false;
    self->endings = endings;
    *first = (uint32_t)self->ending_count;
    for (; readings > 0; readings--)
        endings[self->ending_count++] = (ending){0};
    return true;
}

/* Makes room for the endings of all types. */
static bool follow_types(worker *self)
{
    size_t count, tokens;
    qaz_document_types(self->document, &count);
    const qaz_token *token = qaz_document_tokens(self->document, &tokens);
    if (self->generation != qaz_document_generation(self->document)) {
        self->generation = qaz_document_generation(self->document);
        self->text.size = self->type_count = self->ending_count = 0;
    }
    uint32_t *first = qaz_room(self->first, &self->type_capacity, count, sizeof *first);
    if (first == NULL)
        return false;
    self->first = first;
    for (; self->type_count < count; self->type_count++)
        first[self->type_count] = UINT32_MAX;
    for (size_t i = 0; i < tokens; i++) {
        size_t readings;
        if (first[token[i].type] != UINT32_MAX)
            continue;
        qaz_morph_readings(self->morph, i, &readings);
        if (!add_endings(self, &first[token[i].type], readings))
            return false;
    }
    return true;
}

static void add_reading(qaz_slice form, qaz_slice lemma, qaz_upos upos, qaz_features features,
                        bool known, qaz_buffer *out)
{
    bool table = chosen.format == TSV;
    qaz_buffer_add_text(out, table ? "\t" : ",\"token\":");
    (table ? qaz_buffer_add_tsv : qaz_buffer_add_json)(out, form);
    qaz_buffer_add_text(out, table ? "\t" : ",\"lemma\":");
    (table ? qaz_buffer_add_tsv : qaz_buffer_add_json)(out, lemma);
    qaz_buffer_add_format(out, table ? "\t%s\t" : ",\"upos\":\"%s\",\"feats\":\"",
                          qaz_upos_name(upos));
    qaz_features_write(features, out);
    if (table)
        qaz_buffer_add_text(out, known ? "\tyes\n" : "\tno\n");
    else
        qaz_buffer_add_text(out, known ? "\",\"known\":true}\n" : "\",\"known\":false}\n");
}

static void add_place(worker *self, uint64_t sentence, uint64_t start, uint64_t end,
                      qaz_buffer *out)
{
    bool table = chosen.format == TSV;
    qaz_buffer_add(out, qaz_buffer_slice(&self->doc));
    qaz_buffer_add_number(out, sentence);
    qaz_buffer_add_text(out, table ? "\t" : ",\"start\":");
    qaz_buffer_add_number(out, start);
    qaz_buffer_add_text(out, table ? "\t" : ",\"end\":");
    qaz_buffer_add_number(out, end);
}

/* One line; two if a copula or a particle is joined to the word. */
static void print_reading(worker *self, const qaz_token *token, const qaz_reading *reading,
                          ending *end, uint64_t sentence, cli_place *place, qaz_buffer *out)
{
    qaz_slice form = qaz_document_form(self->document, token);
    const qaz_clitic *clitic = reading->clitic;
    size_t cut = cli_clitic_start(reading, form);
    if (end->size == 0) {
        end->start = self->text.size;
        add_reading((qaz_slice){form.data, cut}, reading->lemma, (qaz_upos)reading->upos,
                    reading->features, reading->known, &self->text);
        end->size = self->text.size - end->start;
    }
    uint64_t start = cli_place_move(place, token->start);
    uint64_t middle = cli_place_move(place, token->start + cut);
    add_place(self, sentence, start, middle, out);
    qaz_buffer_add(out, (qaz_slice){self->text.data + end->start, end->size});
    if (clitic == NULL)
        return;
    add_place(self, sentence, middle, cli_place_move(place, token->end), out);
    add_reading((qaz_slice){form.data + cut, form.size - cut}, clitic->lemma,
                (qaz_upos)clitic->upos, clitic->features, true, out);
}

static void print_token(worker *self, uint32_t index, const qaz_token *token, uint64_t sentence,
                        cli_place *place, qaz_buffer *out)
{
    size_t count;
    const qaz_reading *readings = qaz_morph_readings(self->morph, index, &count);
    const qaz_reading *best = qaz_morph_chosen(self->morph, index);
    ending *endings = &self->endings[self->first[token->type]];
    print_reading(self, token, best, &endings[best - readings], sentence, place, out);
    for (size_t i = 0; chosen.all && i < count; i++)
        if (&readings[i] != best)
            print_reading(self, token, &readings[i], &endings[i], sentence, place, out);
}

static qaz_status print(void *given, const cli_piece *piece, qaz_buffer *out)
{
    worker *self = given;
    if (chosen.format == CONLLU) {
        cli_conllu_write(piece, self->document, self->morph, NULL, self->sentences_before, out);
        return QAZ_OK;
    }
    if (!follow_types(self))
        return QAZ_NO_MEMORY;
    cli_begin_line(piece, chosen.format == JSONL, &self->doc);
    size_t count;
    const qaz_token *tokens = qaz_document_tokens(self->document, &count);
    const qaz_sentence *sentences = qaz_document_sentences(self->document, &count);
    cli_place place = cli_place_of(piece);
    for (size_t i = 0; i < count; i++)
        for (uint32_t token = sentences[i].first; token < sentences[i].token_end; token++)
            print_token(self, token, &tokens[token], self->sentences_before + i + 1, &place, out);
    return self->doc.failed || self->text.failed ? QAZ_NO_MEMORY : QAZ_OK;
}

static int run(char **operands)
{
    uint64_t sentences = 0;
    if (chosen.all && chosen.format == CONLLU) {
        cli_complain(NULL, "--all wants tsv or jsonl: CoNLL-U has one reading for each word");
        return CLI_USAGE;
    }
    cli_task task = {
        .worker_new = worker_new,
        .worker_free = worker_free,
        .analyse = analyse,
        .carry = carry,
        .carried = &sentences,
        .print = print,
    };
    if (chosen.format == TSV)
        task.header = "doc\tsentence\tstart\tend\ttoken\tlemma\tupos\tfeats\tknown\n";
    return cli_run(&task, operands);
}

static const cli_example examples[] = {
    {"printf 'Қаламыздағы мектептер.\\n' | qaz lemmatize",
     "doc\tsentence\tstart\tend\ttoken\tlemma\tupos\tfeats\tknown\n"
     "-\t1\t0\t11\tҚаламыздағы\tқала\tNOUN\tCase=Loc|Number[psor]=Plur|Person[psor]=1\tyes\n"
     "-\t1\t12\t21\tмектептер\tмектеп\tNOUN\tCase=Nom|Number=Plur\tyes\n"
     "-\t1\t21\t22\t.\t.\tPUNCT\t_\tyes\n"},
    {"printf 'Оқушымын\\n' | qaz lemmatize --no-header",
     "-\t1\t0\t5\tОқушы\tоқушы\tNOUN\tCase=Nom\tyes\n"
     "-\t1\t5\t8\tмын\tе\tAUX\tAspect=Hab|Mood=Ind|Number=Sing|Person=1|Tense=Pres|VerbForm=Fin\t"
     "yes\n"},
    {0},
};

const cli_command cmd_lemmatize = {
    .name = "lemmatize",
    .operands = "[FILE|DIR|-]...",
    .summary = "lemma, part of speech and features",
    .description =
        "Prints for every token its lemma, its part of speech and its features, which are those of "
        "Universal Dependencies, and whether its stem is in the lexicon; the readings of other "
        "words are guessed from their endings. The reading is chosen by the words around it.\n\n"
        "A copula or a particle joined to a word is a word of its own, on its own line.",
    .options = options,
    .groups = {&cli_table_options, &cli_span_options, &cli_kind_options, &cli_input_options,
               &cli_output_options},
    .examples = examples,
    .run = run,
};
