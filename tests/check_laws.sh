#!/bin/sh
# Laws of the text layer that hold whatever the text is, seen from outside: check_laws.sh QAZ ROOT
# The texts are the articles of the corpus, and bytes of the program itself, which are no text.
set -u
qaz=$1
root=$2
work=$(mktemp -d) || exit 2
trap 'rm -rf "$work"' EXIT
bad=0

# same LAW FILE FILE
same() {
    cmp "$2" "$3" && return
    echo "broken: $1"
    bad=1
}

# joined FILE: the file from its tokens, whose byte spans must lie in it without overlap: the
# bytes of a token are put where its span says, the gaps come from the file.
joined() {
    "$qaz" tokenize --encoding UTF-8 --no-header --offsets byte "$1" |
        awk -F '\t' -v size="$(wc -c <"$1")" '
            $3 < last || $4 <= $3 || $4 > size { print "span", $3, $4, "after", last; exit 1 }
            { last = $4 }'
}

head -c 300000 "$qaz" >"$work/noise"
for file in "$root"/corpus/articles/c0*.txt "$work/noise"; do
    joined "$file" || { echo "broken: spans of $file"; bad=1; }
done

# The forms and the gaps, joined, are the text: without white space both are the same bytes.
for file in "$root"/corpus/articles/*.txt; do
    "$qaz" tokenize --no-header "$file" | cut -f 6 | tr -d ' \302\240\n' >"$work/tokens"
    tr -d ' \302\240\n\r\t' <"$file" >"$work/text"
    same "the tokens of $file are its text" "$work/tokens" "$work/text"
done

# A text of several pieces, in which every thread has something to do.
i=0
while [ $i -lt 8 ]; do
    cat "$root"/corpus/articles/*.txt
    i=$((i + 1))
done >"$work/long"
for command in tokenize 'tokenize -f jsonl' 'sentences -f tsv' normalize 'normalize --dry-run'; do
    # The command is two words or more.
    "$qaz" $command -j1 "$work/long" "$work/noise" "$root/corpus/articles" >"$work/one" 2>&1
    "$qaz" $command -j8 "$work/long" "$work/noise" "$root/corpus/articles" >"$work/eight" 2>&1
    same "$command: -j1 = -j8" "$work/one" "$work/eight"
    [ -s "$work/one" ] || { echo "broken: $command prints nothing"; bad=1; }
done

# Once is twice.
"$qaz" normalize "$work/long" >"$work/once"
"$qaz" normalize "$work/once" >"$work/twice"
same "normalize twice = once" "$work/once" "$work/twice"
"$qaz" normalize --encoding UTF-8 "$work/noise" >"$work/once"
"$qaz" normalize --encoding UTF-8 "$work/once" >"$work/twice"
same "normalize twice = once, for noise" "$work/once" "$work/twice"

exit $bad
