#!/bin/sh
# Runs the lines that begin with "$ " and compares what they print with what stands below them:
#   run_examples.sh QAZ                   those of the help
#   run_examples.sh [--update] QAZ FILE   those in the code blocks of a Markdown file
# Each runs in a folder that is empty at first but, for a FILE, for the `corpus` beside it. --update
# writes what they print into FILE.
set -u
update=no
if [ "${1-}" = --update ]; then
    update=yes
    shift
fi
[ $# -ge 1 ] || { sed -n '2,6s/^# \{0,1\}//p' "$0"; exit 2; }
PATH=$(cd "$(dirname "$1")" && pwd):$PATH
export PATH
work=$(mktemp -d) || exit 2
trap 'rm -rf "$work"' EXIT
mkdir "$work/place"
if [ $# -gt 1 ]; then
    cp "$2" "$work/wanted" || exit 2
    ln -s "$(cd "$(dirname "$2")" && pwd)/corpus" "$work/place/corpus"
else
    { echo '```'; qaz help --examples; } >"$work/wanted" || exit 1
fi
grep -q '^\$ ' "$work/wanted" || { echo "no examples"; exit 1; }

# Copies text, but what stands below a command is what it prints now.
in_code=no
old_output=no
while IFS= read -r line; do
    case $in_code$line in
    yes'$ '*)
        printf '%s\n' "$line"
        (cd "$work/place" && sh -c "${line#??}" 2>&1 </dev/null)
        old_output=yes
        continue
        ;;
    yes'```'*) in_code=no old_output=no ;;
    no'```'*) in_code=yes ;;
    esac
    [ $old_output = yes ] || printf '%s\n' "$line"
done <"$work/wanted" >"$work/given"

[ $update = no ] || cp "$work/given" "$2"
diff -u "$work/wanted" "$work/given" || [ $update = yes ]
