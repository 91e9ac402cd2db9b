#!/bin/sh
# The arrows between the layers point down only, and each outside library has one door:
# check_layers.sh ROOT
set -u
cd "$1" || exit 2
bad=0

# refuse RULE LINES: the lines, if there are any, are against a rule.
refuse() {
    [ -z "$2" ] && return
    printf '%s:\n%s\n' "$1" "$2"
    bad=1
}

# sources FOLDER...: the files of these folders that exist.
sources() {
    for folder; do
        [ -d "$folder" ] && find "$folder" -name '*.[ch]'
    done
}

# own FOLDER PATTERN: headers in quotation marks must match PATTERN in the files of FOLDER.
own() {
    refuse "$1 may include only $2" \
        "$(sources "$1" | xargs -r grep -Hn '#include "' | grep -Ev "#include \"($2)")"
}
own include/qaz 'qaz/'
own src/base 'qaz/|base/'
own src/text 'qaz/|base/|text/|tables/'
own src/morph 'qaz/|base/|text/|morph/|tables/'
own src/analyse 'qaz/|base/|text/|morph/|analyse/|tables/'
own src/cli 'qaz/|cli/|base/(room|prefetch)\.h'

# A file of analyse includes only those of its own name: quote.c, quote_cue.c and quote.h.
refuse "analyses may not include each other" "$(sources src/analyse | while read -r file; do
    name=$(basename "$file" | sed 's/[._].*//')
    grep -Hn '#include "analyse/' "$file" | grep -v "analyse/${name}[._]"
done)"

# door HEADER FOLDER...: only files of these folders include <HEADER>.
door() {
    header=$1
    shift
    folders=$(printf '^%s/|' "$@" | sed 's/|$//')
    refuse "<$header...> may be included only in $*" \
        "$(sources include src | xargs grep -Hn "#include <$header" | grep -Ev "$folders")"
}
door unicode/ src/text src/generate
door utf8proc src/base
door xxhash src/base
door jansson src/cli
door zlib src/cli
door zstd src/cli
door sqlite3 src/cli
door pthread src/cli

refuse "the library may not print or exit" "$(sources src/base src/text src/morph src/analyse |
    xargs grep -HnE '\b(exit|abort|printf|fprintf|vfprintf|puts|fputs|putchar|perror) *\(')"

exit $bad
