#include "cli/model.h"

#include "cli/load.h"
#include "cli/message.h"

bool cli_model_open(cli_model *model, const char *path)
{
    qaz_slice bytes = qaz_tagger_builtin();
    if (path != NULL) {
        if (!cli_load(path, &model->file))
            return false;
        bytes = qaz_buffer_slice(&model->file);
    }
    qaz_error error = {0};
    if (qaz_tagger_model_open(bytes, &model->tagger, &error) == QAZ_OK)
        return true;
    cli_complain(path, "%s", error.message);
    return false;
}

void cli_model_close(cli_model *model)
{
    qaz_tagger_model_free(model->tagger);
    qaz_buffer_free(&model->file);
    *model = (cli_model){0};
}
