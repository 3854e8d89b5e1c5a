#!/usr/bin/env bash
# Makes a Debian package of the program that was built, for the release of Debian or Ubuntu that this runs on.
# Same program, same bytes.
set -euo pipefail
cd "$(dirname "$0")/../.."
. Scripts/package/settings.sh
# Who makes packages of a version of their own puts themselves here.
: "${DEB_MAINTAINER:=$(sed -n 's/^Maintainer: //p' Scripts/package/control)}"

for command in dpkg-deb dpkg-shlibdeps dpkg-gencontrol; do
  command -v $command >/dev/null || {
    echo "make deb needs $command, which Debian's package dpkg-dev brings." >&2
    exit 1
  }
done

work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
root=$work/root
doc=$root/usr/share/doc/sitegen

ZSH_COMPLETIONS=/usr/share/zsh/vendor-completions Scripts/package/install.sh install /usr "$root"
# The licence is in the file copyright.
rm "$doc/LICENSE"
mv "$doc/CHANGELOG.md" "$doc/changelog"
strip --remove-section=.comment --remove-section=.note "$root/usr/bin/sitegen"

mkdir -p "$root/usr/share/lintian/overrides"
cp Scripts/package/lintian-overrides "$root/usr/share/lintian/overrides/sitegen"

mkdir "$work/debian" "$root/DEBIAN"
cp Scripts/package/control "$work/debian/control"
cat >"$work/debian/changelog" <<END
sitegen ($version-1) unstable; urgency=medium

  * Version $version; changelog.gz says what is new.

 -- $DEB_MAINTAINER  $(date --utc --date="@$SOURCE_DATE_EPOCH" -R)
END
cp "$work/debian/changelog" "$doc/changelog.Debian"
gzip -9n "$doc/changelog" "$doc/changelog.Debian" "$root"/usr/share/man/man1/*.1

cd "$work"
dpkg-shlibdeps -e"$root/usr/bin/sitegen"
dpkg-gencontrol -P"$root" -DMaintainer="$DEB_MAINTAINER"
(cd "$root" && find usr -type f -print0 | sort -z | xargs -0 md5sum >DEBIAN/md5sums)
find "$root" -exec touch --no-dereference --date="@$SOURCE_DATE_EPOCH" {} +
cd "$OLDPWD"

mkdir -p "$packages"
# One thread: what xz writes with several depends on their number.
DPKG_DEB_THREADS_MAX=1 dpkg-deb --root-owner-group -Zxz -z9 --build "$root" "$packages"
