#!/bin/sh
# Makes a folder that has nothing but C++'s library, in its static form: link-static-libraries.sh FOLDER
# Where the system has only the shared one, the folder stays empty and the linker takes that.
set -eu
[ -n "${1-}" ] || exit 0
mkdir -p "$1"
library=$(clang -print-file-name=libstdc++.a 2>/dev/null || true)
case $library in
/*) ln -sf "$library" "$1/libstdc++.a" ;;
esac
