#!/bin/sh
# Installs into an empty folder and uses what is there, by pkg-config and by CMake:
# check_install.sh BUILD_DIR C_COMPILER C_FLAGS
set -eu
build=$1 cc=$2 flags=$3
here=$(cd "$(dirname "$0")/install" && pwd)
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cmake --install "$build" --prefix "$work/root" >"$work/log" || { cat "$work/log"; exit 1; }

for name in bin/qaz man1/qaz.1 man1/qaz-help.1 completions/qaz site-functions/_qaz qaz.fish; do
    find "$work/root" -path "*/$name" -type f -size +0 | grep -q . || { echo "no $name"; exit 1; }
done

PKG_CONFIG_PATH=$(dirname "$(find "$work/root" -name qaz.pc)")
LD_LIBRARY_PATH=$(dirname "$(find "$work/root" -name libqaz.so)")
export PKG_CONFIG_PATH LD_LIBRARY_PATH
# shellcheck disable=SC2046,SC2086 # these are words
"$cc" $flags "$here/main.c" $(pkg-config --cflags --libs qaz) -o "$work/use"
[ "$("$work/use")" = 3 ]

build_with_cmake() {
    cmake -S "$here" -B "$work/cmake" -DCMAKE_PREFIX_PATH="$work/root" -DCMAKE_C_COMPILER="$cc" \
        -DCMAKE_C_FLAGS="$flags" &&
        cmake --build "$work/cmake"
}
build_with_cmake >"$work/log" || { cat "$work/log"; exit 1; }
[ "$("$work/cmake/use_shared")" = 3 ]
[ "$("$work/cmake/use_static")" = 3 ]
