#!/usr/bin/env bash
# Makes a tar of the program that was built, with all that belongs to it. Same program, same bytes.
set -euo pipefail
cd "$(dirname "$0")/../.."
. Scripts/package/settings.sh

# GNU's tar: others cannot set the owners and times of what they write.
tar --version | grep -q GNU || {
  echo "make dist needs GNU tar." >&2
  exit 1
}

work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
name=sitegen-$version-$(uname -s | tr '[:upper:]' '[:lower:]')-$(uname -m)

Scripts/package/install.sh install "/$name" "$work"
libraries=$(objdump -p "$work/$name/bin/sitegen" | awk '$1 == "NEEDED" { print "  " $2 }')
awk -v version="$version" -v libraries="$libraries" \
  '{ gsub("@VERSION@", version) } $0 == "@LIBRARIES@" { $0 = libraries } { print }' \
  Scripts/package/INSTALL >"$work/$name/INSTALL"

mkdir -p "$packages"
tar --create --directory "$work" --format=gnu --sort=name --owner=0 --group=0 --numeric-owner \
  --mtime="@$SOURCE_DATE_EPOCH" "$name" | gzip -9n >"$work/archive"
mv "$work/archive" "$packages/$name.tar.gz"
echo "$packages/$name.tar.gz"
