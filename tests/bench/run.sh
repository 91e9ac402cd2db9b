#!/bin/sh
# Measures the text layer: run.sh BUILD [TEXT], where BUILD is a release build and TEXT a file of
# some megabytes (without it, the articles of the corpus, many times over). Prints a TSV table: what,
# CPU seconds of the peer and of qaz on one thread, their ratio; and for hard inputs the seconds on
# the clock and the memory. Each pair is run in turns and the fastest of five runs counts. Needs GNU
# time, and uconv of ICU for the peer of `normalize`.
set -eu
[ $# -ge 1 ] || { sed -n '2,6s/^# \{0,1\}//p' "$0"; exit 2; }
root=$(cd "$(dirname "$0")/../.." && pwd)
qaz=$1/qaz
icu=$1/tests/bench_token
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

if [ $# -gt 1 ]; then
    cp "$2" "$work/text"
else
    i=0
    while [ $i -lt 60 ]; do
        cat "$root"/corpus/articles/*.txt
        i=$((i + 1))
    done >"$work/text"
fi
"$qaz" normalize "$work/text" >"$work/clean"

# seconds LINE: CPU seconds of a line for sh, user and system, waited-for children included.
seconds() {
    /usr/bin/time -o "$work/time" -f '%U %S' sh -c "$1" >/dev/null
    awk '{ print $1 + $2 }' "$work/time"
}

# pair NAME PEER OURS
pair() {
    for round in 1 2 3 4 5; do
        echo "$(seconds "$2") $(seconds "$3")"
    done | awk -v name="$1" -v OFS='\t' '
        NR == 1 || $1 < peer { peer = $1 }
        NR == 1 || $2 < own { own = $2 }
        END { print name, peer, own, sprintf("%.2f", own > 0 ? peer / own : 0) }'
}

# hard NAME FILE: `tokenize` with all cores.
hard() {
    /usr/bin/time -o "$work/time" -f '%e %M' "$qaz" tokenize "$2" >/dev/null
    awk -v name="$1" -v OFS='\t' '{ print name, $1, int($2 / 1024) }' "$work/time"
    rm "$2"
}

printf 'measure\tpeer_cpu_s\tqaz_cpu_s\tratio\n'
pair 'tokenize / ICU word iterator' "'$icu' '$work/text'" "'$qaz' tokenize -j1 '$work/text'"
pair 'normalize clean text / cat | uconv -x any-nfc' "cat '$work/clean' | uconv -x any-nfc" \
    "'$qaz' normalize -j1 '$work/clean'"
pair 'normalize press text / cat | uconv -x any-nfc' "cat '$work/text' | uconv -x any-nfc" \
    "'$qaz' normalize -j1 '$work/text'"

printf '\nhard input\tseconds\tmegabytes\n'
tr -d ' \n' <"$work/text" | head -c 10000000 >"$work/joined"
for i in 1 2 3 4 5 6 7 8 9 10; do cat "$work/joined"; done >"$work/hard"
hard '100 MB without spaces' "$work/hard"
head -c 25000000 /dev/zero | sed 's/\x00/қ/g' >"$work/hard"
hard '50 MB of one letter' "$work/hard"
head -c 50000000 /dev/zero | tr '\0' '"' >"$work/hard"
hard '50 MB of quotation marks' "$work/hard"
