#!/bin/sh
# Scores a binary on the development data: score.sh BUILD/qaz [text|morph|entities|quotes|unseen]...
# The scorers and most of the data are not part of this project; they are looked for in the folder that
# QAZ_SHARED names, by default `shared` beside the checkout. Without them it says so and ends well.
set -eu
[ $# -ge 1 ] || { sed -n 2,4p "$0"; exit 2; }
here=$(cd "$(dirname "$0")" && pwd)
tools=${QAZ_SHARED:-$here/../../shared}/tools
if [ ! -r "$tools/score.sh" ]; then
    echo "not scored: there is no $tools/score.sh"
    exit 0
fi
qaz=$1
shift
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

# The articles of gold/unseen.
unseen() {
    gold=$here/gold/unseen/gold.jsonl
    python3 - "$gold" "$work" <<'PROGRAM'
import json, sys
for line in open(sys.argv[1], encoding="utf-8"):
    article = json.loads(line)
    with open(f"{sys.argv[2]}/{article['doc']}.txt", "w", encoding="utf-8") as out:
        out.write(article["text"])
PROGRAM
    echo "== unseen"
    "$qaz" sentences -f jsonl "$work"/*.txt >"$work/sentences"
    "$qaz" entities -f jsonl "$work"/*.txt >"$work/entities"
    "$qaz" entities --table schools -f jsonl "$work"/*.txt >"$work/schools"
    "$qaz" entities --table people -f jsonl "$work"/*.txt >"$work/people"
    "$qaz" quotes --kind all -f jsonl "$work"/*.txt >"$work/quotes"
    python3 "$tools/eval_press.py" "$gold" --sentences "$work/sentences" --entities "$work/entities" \
        --schools "$work/schools" --people "$work/people"
    python3 "$tools/eval_quotes.py" "$gold" "$work/quotes"
}

for part in ${*:-text morph entities quotes unseen}; do
    case $part in
    unseen) unseen ;;
    *) sh "$tools/score.sh" "$qaz" "$part" ;;
    esac
done
