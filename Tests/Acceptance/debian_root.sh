#!/usr/bin/env bash
# Installs the package that `make deb` made into a new Debian 12 without Swift, and builds a site there: debian_root.sh
# Needs root, a network and debootstrap, so it is run by hand.
set -euo pipefail
cd "$(dirname "$0")/../.."
package=$(echo .build/packages/sitegen_*.deb)
root=$(mktemp -d /var/tmp/debian-root.XXXXXX)
chmod 755 "$root"
trap 'umount "$root/proc" 2>/dev/null || true; rm -rf --one-file-system "$root"' EXIT

debootstrap --variant=minbase bookworm "$root" >"$root.log" || { tail "$root.log" >&2; exit 1; }
rm "$root.log"
mount -t proc proc "$root/proc"
cp "$package" "$root/tmp/"
inside() { chroot "$root" env -i PATH=/usr/sbin:/usr/bin:/sbin:/bin DEBIAN_FRONTEND=noninteractive HOME=/root "$@"; }

inside apt-get update -qq
inside apt-get install -y -qq --no-install-recommends "/tmp/$(basename "$package")" >/dev/null
mkdir -p "$root/srv/site/content"
printf 'title: Try\nbase_url: https://www.example.org/\nlanguage: en\ntimezone: Europe/Berlin\n' >"$root/srv/site/site.yaml"
printf -- '---\ntitle: First\ndate: 2026-07-01 12:00\n---\n\nIn *summer*.\n' >"$root/srv/site/content/2026-07-01-first.md"
printf -- '+++\ntitle = "About"\n+++\n\nIn TOML.\n' >"$root/srv/site/content/about.md"
inside sitegen build --strict --root /srv/site
grep -o '<published>2026-07-01T12:00:00+02:00' "$root/srv/site/public/feed.xml"
grep -q '<title>About' "$root/srv/site/public/about/index.html"
inside apt-get remove -y -qq sitegen >/dev/null
[ ! -e "$root/usr/bin/sitegen" ]
echo "installed, built and removed"
