#!/usr/bin/env bash
# Installs the program into a folder, makes both packages twice, and looks at what is there.
# Needs neither root nor a network; other people's judges are asked where they are installed.
set -euo pipefail
cd "$(dirname "$0")/../.."
program=.build/release/sitegen
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

fail() {
  echo "$1" >&2
  exit 1
}

# The tool where there is one; notes it where there is none.
judge() {
  command -v "$1" >/dev/null 2>&1 || {
    echo "not asked: $1"
    return 0
  }
  "$@"
}

at_most() {
  local size
  size=$(wc -c <"$1")
  [ "$size" -le "$2" ] || fail "$1 has $size bytes, more than $2"
  echo "$(basename "$1"): $size bytes"
}

root="$work/a root"
make -s install DESTDIR="$root" PREFIX=/opt/site
installed=$root/opt/site

[ "$("$installed/bin/sitegen" --version)" = "$("$program" --version)" ] || fail "another version is installed"
# 24 MB without the development server: SwiftNIO is five, the language of figures two.
at_most "$installed/bin/sitegen" 32000000
mkdir -p "$work/site/content"
printf 'title: Try\nbase_url: https://www.example.org/\n' >"$work/site/site.yaml"
echo 'A first page.' >"$work/site/content/first.md"
"$installed/bin/sitegen" build --quiet --strict --root "$work/site"
[ -f "$work/site/public/first/index.html" ] || fail "the installed program wrote no page"

# As the help lists them, each has a page.
for command in $("$program" --help | sed -n '/^SUBCOMMANDS:/,/^$/s/^  \([a-z-]\{1,\}\) .*/\1/p'); do
  [ "$command" = help ] || [ -f "$installed/share/man/man1/sitegen-$command.1" ] || fail "no man page for $command"
done
for page in "$installed"/share/man/man1/*; do
  grep -q '^.SH DESCRIPTION' "$page" || fail "$page has no description"
  judge mandoc -T lint "$page"
  if command -v man >/dev/null 2>&1; then
    warnings=$(LC_ALL=C.UTF-8 man --warnings -l "$page" 2>&1 >/dev/null)
    [ -z "$warnings" ] || fail "$page: $warnings"
  fi
done | sort -u
find "$installed/share/man" -type f | wc -l | sed 's/$/ man pages/'

bash -n "$installed/share/bash-completion/completions/sitegen"
judge zsh -n "$installed/share/zsh/site-functions/_sitegen"
judge fish -n "$installed/share/fish/vendor_completions.d/sitegen.fish"

cp -R "$root" "$work/before"
make -s install DESTDIR="$root" PREFIX=/opt/site
diff -r "$root" "$work/before"
touch "$installed/share/man/man1/sitegen-gone.1" "$installed/share/man/man1/other.1"
make -s uninstall DESTDIR="$root" PREFIX=/opt/site
left=$(cd "$root" && find . -type f)
[ "$left" = ./opt/site/share/man/man1/other.1 ] || fail "make uninstall leaves: $left"

# Makes a package twice, at other times and in other surroundings, and leaves it in .build/packages.
twice() {
  rm -rf .build/packages
  make -s "$1" >/dev/null
  mv .build/packages "$work/$1"
  sleep 1
  (umask 077 && TZ=Pacific/Auckland LC_ALL=C.UTF-8 TMPDIR="$work" make -s "$1" >/dev/null)
  diff -r "$work/$1" .build/packages
  echo "make $1: the same bytes twice"
}

if tar --version | grep -q GNU; then
  twice dist
  mkdir "$work/unpacked"
  tar -x -f .build/packages/*.tar.gz -C "$work/unpacked" --strip-components=1
  "$work/unpacked/bin/sitegen" --version >/dev/null
  [ "$(head -1 "$work/unpacked/INSTALL")" = "sitegen $("$program" --version)" ] || fail "INSTALL has no version"
  if grep '@' "$work/unpacked/INSTALL"; then fail "INSTALL has places that were not filled"; fi
fi

if command -v dpkg-gencontrol >/dev/null 2>&1; then
  twice deb
  package=$(echo .build/packages/*.deb)
  # Of which the program is 31 MB before it is packed, and pictures of the documentation are 0.6 MB.
  at_most "$package" 9500000
  depends=$(dpkg-deb --field "$package" Depends)
  for name in libc6 libcmark-gfm libyaml tzdata; do
    [[ $depends == *"$name"* ]] || fail "the package does not depend on $name: $depends"
  done
  judge lintian --fail-on error,warning "$package" 2>/dev/null
else
  echo "not made: a Debian package, without dpkg-dev"
fi
