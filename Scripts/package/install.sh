#!/bin/sh
# Installs the program that was built, with man pages, completions and documentation, or removes all of it:
#
#   install.sh install|uninstall PREFIX [DESTDIR]
#
# DESTDIR is put before PREFIX, for packages: the files are meant for PREFIX, but not there yet. ZSH_COMPLETIONS is the
# folder for zsh, where it is not PREFIX/share/zsh/site-functions.
set -eu
cd "$(dirname "$0")/../.."
action=$1
prefix=$2
destination=${3-}
case $prefix in
/* | "") ;;
*)
  echo "PREFIX is a path from the root, such as /usr/local, and not \"$prefix\"." >&2
  exit 2
  ;;
esac
man=$prefix/share/man/man1
documentation=$prefix/share/doc/sitegen
bash=$prefix/share/bash-completion/completions
zsh=${ZSH_COMPLETIONS:-$prefix/share/zsh/site-functions}
fish=$prefix/share/fish/vendor_completions.d

# Writes all files below a folder.
stage() {
  mkdir -p "$1$prefix/bin" "$1$man" "$1$documentation/images" "$1$bash" "$1$zsh" "$1$fish"
  strip -o "$1$prefix/bin/sitegen" "$program"
  Scripts/package/manual.py "$program" "$1$man"
  # bash reads the file, it does not run it.
  "$program" --generate-completion-script bash | sed '1{/^#!/d;}' >"$1$bash/sitegen"
  "$program" --generate-completion-script zsh >"$1$zsh/_sitegen"
  "$program" --generate-completion-script fish >"$1$fish/sitegen.fish"
  cp docs/*.md LICENSE CHANGELOG.md Scripts/package/copyright "$1$documentation"
  cp docs/images/* "$1$documentation/images"
  find "$1" -type f -exec chmod 644 {} +
  chmod 755 "$1$prefix/bin/sitegen"
}

# Removes what any version has installed.
uninstall() {
  rm -f "$destination$prefix/bin/sitegen" \
    "$destination$man/sitegen.1" "$destination$man"/sitegen-*.1 \
    "$destination$bash/sitegen" "$destination$zsh/_sitegen" "$destination$fish/sitegen.fish"
  rm -rf "$destination$documentation"
}

case $action in
install)
  . Scripts/package/settings.sh
  # All is made before anything is replaced, and nothing of another version stays.
  work=$(mktemp -d)
  trap 'rm -rf "$work"' EXIT
  stage "$work/root"
  uninstall
  (cd "$work/root" && find . -type f) | while IFS= read -r file; do
    mkdir -p "$(dirname "$destination/$file")"
    cp "$work/root/$file" "$destination/$file"
  done
  ;;
uninstall) uninstall ;;
*)
  echo "install.sh: there is no action \"$action\"" >&2
  exit 2
  ;;
esac
