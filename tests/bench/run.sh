#!/bin/sh
# Measures speed: run.sh BUILD [TEXT], where BUILD is a release build and TEXT a text of some
# megabytes (without it, the articles of the corpus, many times over; the marks of src/README.md are
# for 100 MB). Prints TSV tables. A row of the first compares qaz on one thread with a peer, both
# run in turns, five times: of the round with the median ratio the seconds of peer and qaz, on the
# CPU unless the name says "clock", and peer / qaz. Then seconds and memory of single runs. Needs
# GNU time; a peer that is not installed is left out.
set -eu
[ $# -ge 1 ] || { sed -n '2,7s/^# \{0,1\}//p' "$0"; exit 2; }
root=$(cd "$(dirname "$0")/../.." && pwd)
qaz=$1/qaz
icu=$1/tests/bench_token
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

if [ $# -gt 1 ]; then
    text=$2
else
    text=$work/text
    for i in $(seq 60); do
        cat "$root"/corpus/articles/*.txt
    done >"$text"
fi

# has PROGRAM: whether it is installed; says so if not.
has() {
    command -v "$1" >/dev/null || { echo "$1 is not installed: not compared" >&2; false; }
}

# seconds cpu|clock LINE: what a line for sh takes, children included.
seconds() {
    /usr/bin/time -o "$work/time" -f '%U %S %e' sh -c "$2" >/dev/null
    awk -v what="$1" '{ print what == "cpu" ? $1 + $2 : $3 }' "$work/time"
}

# compare cpu|clock NAME PEER OURS
compare() {
    for round in 1 2 3 4 5; do
        echo "$(seconds "$1" "$3") $(seconds "$1" "$4")"
    done | awk '{ print ($2 > 0 ? $1 / $2 : 0), $1, $2 }' | sort -n | sed -n 3p |
        awk -v name="$2" -v OFS='\t' '{ print name, $2, $3, sprintf("%.2f", $1) }'
}

# single NAME LINE: seconds on the clock and megabytes.
single() {
    /usr/bin/time -o "$work/time" -f '%e %M' sh -c "$2" >/dev/null
    awk -v name="$1" -v OFS='\t' '{ print name, $1, int($2 / 1024) }' "$work/time"
}

# words FIRST: 200,000 words from a number on, written in 32 letters.
words() {
    awk -v number="$1" 'BEGIN {
        split("а ә б в г ғ д е ж з и й к қ л м н ң о ө п р с т у ұ ү ф х һ ш ы", letters, " ")
        for (last = number + 200000; number < last; number++) {
            word = ""
            for (rest = number; rest > 0; rest = int(rest / 32))
                word = word letters[rest % 32 + 1]
            print word
        }
    }'
}

"$qaz" normalize "$text" >"$work/clean"
words 100000 | "$qaz" freq -f list -o "$work/target"
words 200000 | "$qaz" freq -f list -o "$work/reference"
head -c 4096 "$text" >"$work/small"
freq="'$qaz' freq -j1 '$text'"

printf 'measure\tpeer_s\tqaz_s\tratio\n'
compare cpu 'tokenize / ICU word iterator' "'$icu' '$text'" "'$qaz' tokenize -j1 '$text'"
if has uconv; then
    compare cpu 'normalize clean text / cat | uconv -x any-nfc' \
        "cat '$work/clean' | uconv -x any-nfc" "'$qaz' normalize -j1 '$work/clean'"
    compare cpu 'normalize / cat | uconv -x any-nfc' \
        "cat '$text' | uconv -x any-nfc" "'$qaz' normalize -j1 '$text'"
fi
compare cpu 'freq / wc -w' "LC_ALL=C wc -w '$text'" "$freq"
compare clock 'freq / tr | sort | uniq -c | sort -rn, clock' \
    "LC_ALL=C tr -s '[:space:][:punct:]' '\n' <'$text' | sort | uniq -c | sort -rn" "$freq"
has mawk && compare cpu 'freq / mawk counting fields' \
    "LC_ALL=C mawk '{ for (i = 1; i <= NF; i++) n[\$i]++ } END { for (w in n) print n[w], w }' \
        '$text'" "$freq"
compare cpu 'freq -n 2 / freq' "$freq" "$freq -n 2"
compare cpu 'freq --by lemma / freq' "$freq" "$freq --by lemma"
compare clock 'freq -j 2 / freq -j 1, clock' "$freq" "'$qaz' freq -j2 '$text'"

printf '\nsingle run\tseconds\tmegabytes\n'
single 'freq, 100 times on 4 KB' "for i in \$(seq 100); do '$qaz' freq '$work/small'; done"
single 'keywords of two lists of 200,000 words' \
    "'$qaz' keywords '$work/target' -r '$work/reference'"
single 'freq -j 2, TEXT ten times over' "for i in \$(seq 10); do cat '$text'; done | '$qaz' freq -j2"
tr -d ' \n' <"$text" | head -c 10000000 >"$work/joined"
for i in $(seq 10); do cat "$work/joined"; done >"$work/hard"
single 'tokenize, 100 MB without spaces' "'$qaz' tokenize '$work/hard'"
head -c 25000000 /dev/zero | sed 's/\x00/қ/g' >"$work/hard"
single 'tokenize, 50 MB of one letter' "'$qaz' tokenize '$work/hard'"
head -c 50000000 /dev/zero | tr '\0' '"' >"$work/hard"
single 'tokenize, 50 MB of quotation marks' "'$qaz' tokenize '$work/hard'"
