#!/bin/sh
# Runs the examples of the help and compares what they print: run_examples.sh QAZ
set -u
PATH=$(cd "$(dirname "$1")" && pwd):$PATH
export PATH
work=$(mktemp -d) || exit 2
trap 'rm -rf "$work"' EXIT
mkdir "$work/place"
qaz help --examples >"$work/wanted" || exit 1
sed -n 's/^\$ //p' "$work/wanted" >"$work/lines"
[ -s "$work/lines" ] || { echo "no examples"; exit 1; }
while IFS= read -r line; do
    printf '$ %s\n' "$line"
    (cd "$work/place" && sh -c "$line" </dev/null)
done <"$work/lines" >"$work/given"
diff -u "$work/wanted" "$work/given"
