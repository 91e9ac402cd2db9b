#!/bin/sh
# The shared library exports what the public headers mark QAZ_API, and nothing else:
# check_exports.sh INCLUDE_DIR LIBRARY
set -u
work=$(mktemp -d) || exit 2
trap 'rm -rf "$work"' EXIT
cat "$1"/qaz/*.h | tr '\n' ' ' | grep -o 'QAZ_API [^;({]*(' |
    sed 's/ *($//; s/.*[ *]//' | grep '^qaz_' | sort -u >"$work/declared"
nm -D --defined-only "$2" | awk '{ print $3 }' | grep -Ev '^(_|$)' | sort -u >"$work/exported"
diff "$work/declared" "$work/exported" && exit 0
echo "< declared but not exported, > exported but not declared"
exit 1
