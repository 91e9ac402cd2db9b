#include "cli/stream.h"

#include "cli/message.h"

#include <errno.h>
#include <fcntl.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>
#include <zlib.h>
#include <zstd.h>

enum { STEP = 256 * 1024, MAGIC = 4 };

typedef enum packing { PLAIN, GZIP, ZSTANDARD } packing;

struct cli_stream {
    int file;
    packing packing;
    uint64_t taken;
    size_t at, size; /* what of `raw` has not been used yet */
    bool raw_end;    /* nothing follows what is in `raw` */
    bool between;    /* packed data: a member (frame) has ended and no other has begun */
    z_stream gzip;
    ZSTD_DStream *zstd;
    char raw[STEP];
};

/* Reads into `to`; 0 bytes mean the end. */
static qaz_status read_some(cli_stream *stream, char *to, size_t room, size_t *got,
                            qaz_error *error)
{
    ssize_t size;
    do
        size = read(stream->file, to, room);
    while (size < 0 && errno == EINTR);
    if (size < 0)
        return cli_fail_errno(error, errno);
    *got = (size_t)size;
    stream->taken += *got;
    stream->raw_end = *got == 0;
    return QAZ_OK;
}

/* Fills `raw` again once it is used up. */
static qaz_status refill(cli_stream *stream, qaz_error *error)
{
    stream->at = 0;
    stream->size = 0;
    return read_some(stream, stream->raw, STEP, &stream->size, error);
}

static bool starts_with(const cli_stream *stream, const char *magic, size_t size)
{
    return stream->size >= size && memcmp(stream->raw, magic, size) == 0;
}

/* Reads the first bytes and prepares to unpack them. */
static qaz_status recognise(cli_stream *stream, qaz_error *error)
{
    while (stream->size < MAGIC && !stream->raw_end) {
        size_t got = 0;
        qaz_status status =
            read_some(stream, stream->raw + stream->size, STEP - stream->size, &got, error);
        if (status != QAZ_OK)
            return status;
        stream->size += got;
    }
    if (starts_with(stream, "\x1F\x8B\x08", 3)) {
        /* 15 bits of window, and 16 for a gzip header. */
        if (inflateInit2(&stream->gzip, 15 + 16) != Z_OK)
            return cli_fail(error, QAZ_NO_MEMORY, "out of memory");
        stream->packing = GZIP;
    } else if (starts_with(stream, "\x28\xB5\x2F\xFD", 4)) {
        stream->zstd = ZSTD_createDStream();
        if (stream->zstd == NULL)
            return cli_fail(error, QAZ_NO_MEMORY, "out of memory");
        stream->packing = ZSTANDARD;
    }
    return QAZ_OK;
}

cli_stream *cli_stream_open(const char *path, qaz_error *error)
{
    cli_stream *stream = malloc(sizeof *stream);
    if (stream == NULL) {
        cli_fail(error, QAZ_NO_MEMORY, "out of memory");
        return NULL;
    }
    memset(stream, 0, offsetof(cli_stream, raw));
    stream->file =
        strcmp(path, "-") == 0 ? STDIN_FILENO : open(path, O_RDONLY | O_CLOEXEC | O_NOCTTY);
    if (stream->file < 0) {
        cli_fail_errno(error, errno);
        free(stream);
        return NULL;
    }
    if (recognise(stream, error) != QAZ_OK) {
        cli_stream_close(stream);
        return NULL;
    }
    return stream;
}

static qaz_status unpack_gzip(cli_stream *stream, char *to, size_t *got, qaz_error *error)
{
    z_stream *gzip = &stream->gzip;
    gzip->next_in = (Bytef *)stream->raw + stream->at;
    gzip->avail_in = (uInt)(stream->size - stream->at);
    gzip->next_out = (Bytef *)to;
    gzip->avail_out = STEP;
    if (stream->between) /* gzip files may be joined */
        inflateReset(gzip);
    int result = inflate(gzip, Z_NO_FLUSH);
    stream->between = result == Z_STREAM_END;
    stream->at = stream->size - gzip->avail_in;
    *got = STEP - gzip->avail_out;
    if (result == Z_MEM_ERROR)
        return cli_fail(error, QAZ_NO_MEMORY, "out of memory");
    if (result != Z_OK && result != Z_STREAM_END && result != Z_BUF_ERROR)
        return cli_fail(error, QAZ_BAD_INPUT, "damaged gzip data: %s",
                        gzip->msg != NULL ? gzip->msg : "unknown reason");
    return QAZ_OK;
}

static qaz_status unpack_zstd(cli_stream *stream, char *to, size_t *got, qaz_error *error)
{
    ZSTD_inBuffer in = {stream->raw, stream->size, stream->at};
    ZSTD_outBuffer out = {to, STEP, 0};
    size_t result = ZSTD_decompressStream(stream->zstd, &out, &in);
    stream->between = result == 0;
    stream->at = in.pos;
    *got = out.pos;
    if (ZSTD_isError(result))
        return cli_fail(error, QAZ_BAD_INPUT, "damaged Zstandard data: %s",
                        ZSTD_getErrorName(result));
    return QAZ_OK;
}

/* One step of unpacking. A decoder may hold data back, so it is asked once more at the end. */
static qaz_status unpack(cli_stream *stream, char *to, size_t *got, bool *end, qaz_error *error)
{
    if (stream->at == stream->size && !stream->raw_end) {
        qaz_status status = refill(stream, error);
        if (status != QAZ_OK)
            return status;
    }
    if (stream->raw_end && stream->at == stream->size && stream->between) {
        *end = true;
        return QAZ_OK;
    }
    qaz_status status = stream->packing == GZIP ? unpack_gzip(stream, to, got, error)
                                                : unpack_zstd(stream, to, got, error);
    if (status == QAZ_OK && *got == 0 && stream->raw_end && stream->at == stream->size &&
        !stream->between)
        return cli_fail(error, QAZ_BAD_INPUT, "the compressed data ends too early");
    return status;
}

qaz_status cli_stream_read(cli_stream *stream, qaz_buffer *into, bool *end, qaz_error *error)
{
    char *to = qaz_buffer_reserve(into, STEP);
    if (to == NULL)
        return cli_fail(error, QAZ_NO_MEMORY, "out of memory");
    size_t got = 0;
    qaz_status status = QAZ_OK;
    *end = false;
    if (stream->packing != PLAIN) {
        status = unpack(stream, to, &got, end, error);
    } else if (stream->at < stream->size) {
        got = stream->size - stream->at;
        memcpy(to, stream->raw + stream->at, got);
        stream->at = stream->size;
    } else {
        if (!stream->raw_end)
            status = read_some(stream, to, STEP, &got, error);
        *end = stream->raw_end;
    }
    into->size += got;
    return status;
}

uint64_t cli_stream_taken(const cli_stream *stream)
{
    return stream->taken;
}

void cli_stream_close(cli_stream *stream)
{
    if (stream == NULL)
        return;
    if (stream->packing == GZIP)
        inflateEnd(&stream->gzip);
    ZSTD_freeDStream(stream->zstd);
    if (stream->file != STDIN_FILENO)
        close(stream->file);
    free(stream);
}
