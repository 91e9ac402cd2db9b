#!/bin/sh
# Runs cases of the command line: run_cli.sh [--update] QAZ CASE...
#
# A case is a folder with `cmd`, a script for sh, and what it must give: `out` (standard output),
# `err` (standard error), `exit` (status); a file that is not there stands for nothing, or 0. The
# script runs in an empty folder that holds a copy of the other files of the case, with qaz in its
# path. --update writes what it gives into the case.
set -u
update=no
if [ "${1-}" = --update ]; then
    update=yes
    shift
fi
[ $# -ge 2 ] || { sed -n '2,8s/^# \{0,1\}//p' "$0"; exit 2; }
tools=$(cd "$(dirname "$1")" && pwd) || exit 2
shift
unset NO_COLOR TERM
PATH=$tools:$PATH
export PATH
base=$(mktemp -d) || exit 2
trap 'rm -rf "$base"' EXIT
bad=0

# compare CASE FILE: `given` against what the case wants.
compare() {
    if [ "$update" = yes ]; then
        if [ -s "$base/$2" ]; then cp "$base/$2" "$1/$2"; else rm -f "$1/$2"; fi
    elif [ -e "$1/$2" ]; then
        diff -u "$1/$2" "$base/$2" || bad=1
    else
        diff -u /dev/null "$base/$2" || bad=1
    fi
}

for case; do
    case=$(cd "$case" && pwd) || exit 2
    rm -rf "$base/work"
    cp -R "$case" "$base/work"
    (cd "$base/work" && rm -f cmd out err exit)
    (cd "$base/work" && sh "$case/cmd") >"$base/out" 2>"$base/err" </dev/null
    status=$?
    : >"$base/exit"
    [ $status -eq 0 ] || echo $status >"$base/exit"
    for file in out err exit; do
        compare "$case" $file
    done
done
exit $bad
