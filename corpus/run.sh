#!/bin/sh
# The main job, on a fresh Debian 12 machine as root: installs packages, builds qaz, and makes a report
# of the bundled articles (or of the inputs named as arguments) in build/report.
set -eu
cd "$(dirname "$0")/.."
sh src/install_packages.sh
cmake --preset release -G Ninja
cmake --build --preset release
[ $# -gt 0 ] || set -- corpus/articles
build/qaz report -o build/report "$@"
