#!/bin/sh
# Each public header compiles alone, as C11 and as C++, without a warning:
# check_headers.sh INCLUDE_DIR C_COMPILER CXX_COMPILER
set -u
include=$1 cc=$2 cxx=$3 bad=0
work=$(mktemp -d) || exit 2
trap 'rm -rf "$work"' EXIT
for header in "$include"/qaz/*.h; do
    name=$(basename "$header")
    echo "#include <qaz/$name>" >"$work/header.c"
    cp "$work/header.c" "$work/header.cc"
    "$cc" -std=c11 -Wall -Wextra -pedantic -Werror -I "$include" -c "$work/header.c" \
        -o "$work/header.o" || bad=1
    "$cxx" -std=c++11 -Wall -Wextra -pedantic -Werror -I "$include" -c "$work/header.cc" \
        -o "$work/header.o" || bad=1
done
exit $bad
