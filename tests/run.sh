#!/bin/sh
# Everything that is tested, on a fresh Debian 12 machine as root: installs packages, builds with
# AddressSanitizer and UndefinedBehaviorSanitizer, runs all tests; then the tests of threads under
# ThreadSanitizer. Ends with CTest's closing lines and fails if any test does.
set -eu
cd "$(dirname "$0")/.."
sh src/install_packages.sh libcmocka-dev zstd
for preset in threads check; do
    cmake --preset "$preset" -G Ninja
    cmake --build --preset "$preset"
    ctest --preset "$preset" -j "$(nproc)"
done
