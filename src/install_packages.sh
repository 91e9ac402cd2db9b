#!/bin/sh
# Installs what qaz is built with, and the packages named as arguments, on Debian 12: those that are
# missing, so that a second run asks nobody.
set -eu
packages="gcc g++ make cmake ninja-build pkg-config libicu-dev libutf8proc-dev libxxhash-dev
zlib1g-dev libzstd-dev libjansson-dev $*"
missing=
for package in $packages; do
    dpkg -s "$package" >/dev/null 2>&1 || missing="$missing $package"
done
[ -z "$missing" ] && exit 0
echo "installing:$missing"
apt-get update -qq
# shellcheck disable=SC2086 # a list of words
DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends $missing >/dev/null
