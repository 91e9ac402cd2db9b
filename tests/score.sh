#!/bin/sh
# Scores a binary on the development data: score.sh BUILD/qaz [text|morph|entities|quotes]...
# The scorers and most of the data are not part of this project; they are looked for in the folder that
# QAZ_SHARED names, by default `shared` beside the checkout. Without them it says so and ends well.
set -eu
[ $# -ge 1 ] || { sed -n 2,4p "$0"; exit 2; }
shared=${QAZ_SHARED:-$(dirname "$0")/../../shared}
if [ ! -x "$shared/tools/score.sh" ] && [ ! -r "$shared/tools/score.sh" ]; then
    echo "not scored: there is no $shared/tools/score.sh"
    exit 0
fi
exec sh "$shared/tools/score.sh" "$@"
