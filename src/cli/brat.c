#include "cli/brat.h"

#include "cli/command.h"
#include "cli/message.h"

#include <errno.h>
#include <fcntl.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

/* A text in one line and one column: what stands in it is read by its places. */
static void add_line(qaz_slice text, qaz_buffer *out)
{
    for (size_t i = 0; i < text.size; i++)
        qaz_buffer_add_byte(out, memchr("\r\n\t", text.data[i], 3) == NULL ? text.data[i] : ' ');
}

void cli_brat_add(const cli_layers *layers, const cli_piece *piece, const qaz_mention *mention,
                  size_t number, qaz_buffer *out)
{
    size_t count;
    const qaz_entity *entities = qaz_entity_list(layers->entities, &count);
    qaz_buffer_add_format(out, "T%zu\t%s %ju %ju\t", number,
                          mention->subtype == QAZ_SCHOOL
                              ? "SCHOOL"
                              : qaz_entity_type_name((qaz_entity_type)mention->type),
                          (uintmax_t)qaz_document_characters(layers->document, mention->start),
                          (uintmax_t)qaz_document_characters(layers->document, mention->end));
    add_line((qaz_slice){piece->text.data + mention->start, mention->end - mention->start}, out);
    qaz_buffer_add_format(out, "\n#%zu\tAnnotatorNotes T%zu\t", number, number);
    add_line(entities[mention->entity].name, out);
    qaz_buffer_add_byte(out, '\n');
}

/* The path of a file in a folder. */
static void set_path(qaz_buffer *path, const char *folder, qaz_slice name, const char *ending)
{
    path->size = 0;
    qaz_buffer_add_text(path, folder);
    qaz_buffer_add_byte(path, '/');
    qaz_buffer_add(path, name);
    qaz_buffer_add_text(path, ending);
    qaz_buffer_add_byte(path, '\0');
}

/* Writes a file that must not exist; an unfinished one is removed. */
static qaz_status write_new(const qaz_buffer *path, qaz_slice text, qaz_error *error)
{
    if (path->failed)
        return cli_fail(error, QAZ_NO_MEMORY, "%s", qaz_status_text(QAZ_NO_MEMORY));
    int file = open(path->data, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0666);
    bool opened = file >= 0, whole = opened;
    while (whole && text.size > 0) {
        ssize_t written = write(file, text.data, text.size);
        whole = written > 0 || (written < 0 && errno == EINTR);
        if (written > 0)
            text = (qaz_slice){text.data + written, text.size - (size_t)written};
    }
    int reason = errno;
    if (opened && close(file) != 0 && whole) {
        whole = false;
        reason = errno;
    }
    if (whole)
        return QAZ_OK;
    if (opened)
        unlink(path->data);
    return cli_fail(error, QAZ_IO, "%s: %s", path->data, strerror(reason));
}

int cli_brat_begin(const char *folder)
{
    qaz_buffer path = {0}, text = {0};
    qaz_error error = {0};
    qaz_buffer_add_text(&text, "[entities]\n");
    for (unsigned type = 0; type < QAZ_ENTITY_TYPES; type++)
        qaz_buffer_add_format(&text, "%s\n%s", qaz_entity_type_name((qaz_entity_type)type),
                              type == QAZ_ORGANISATION ? "\tSCHOOL\n" : "");
    qaz_buffer_add_text(&text, "\n[relations]\n\n[events]\n\n[attributes]\n");
    set_path(&path, folder, qaz_slice_of("annotation"), ".conf");
    qaz_status status = QAZ_OK;
    if (mkdir(folder, 0777) != 0 && errno != EEXIST)
        status = cli_fail_errno(&error, errno);
    else if (text.failed)
        status = cli_fail(&error, QAZ_NO_MEMORY, "%s", qaz_status_text(QAZ_NO_MEMORY));
    else if (path.failed || access(path.data, F_OK) != 0)
        status = write_new(&path, qaz_buffer_slice(&text), &error);
    if (status != QAZ_OK)
        cli_complain(folder, "%s", error.message);
    qaz_buffer_free(&path);
    qaz_buffer_free(&text);
    return status == QAZ_OK ? CLI_DONE : CLI_FAILED;
}

/* The last part of the id of a document, without the ending of text files. */
static qaz_slice name_of(qaz_slice id)
{
    qaz_slice ending = qaz_slice_of(".txt");
    size_t start = id.size;
    while (start > 0 && id.data[start - 1] != '/')
        start--;
    qaz_slice name = {id.data + start, id.size - start};
    if (name.size > ending.size && qaz_slice_ends(name, ending))
        name.size -= ending.size;
    return name.size == 0 || qaz_slice_equal(name, qaz_slice_of("-")) ? qaz_slice_of("text") : name;
}

qaz_status cli_brat_write(const char *folder, const cli_piece *piece, qaz_slice annotation,
                          qaz_error *error)
{
    qaz_buffer path = {0};
    qaz_slice name = name_of(piece->id);
    set_path(&path, folder, name, ".txt");
    qaz_status status = write_new(&path, piece->text, error);
    if (status == QAZ_OK) {
        qaz_buffer annotated = {0};
        set_path(&annotated, folder, name, ".ann");
        status = write_new(&annotated, annotation, error);
        if (status != QAZ_OK)
            unlink(path.data);
        qaz_buffer_free(&annotated);
    }
    qaz_buffer_free(&path);
    return status;
}
