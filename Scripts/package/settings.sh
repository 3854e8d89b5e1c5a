# shellcheck shell=sh disable=SC2034
# What the scripts beside this one share; they source it from the top of the repository.

program=.build/release/sitegen
packages=.build/packages
[ -x "$program" ] || {
  echo "There is no program yet: make program" >&2
  exit 1
}
version=$("$program" --version)

# The date of all that is packaged: the commit's, and that of the change log where there is no git.
: "${SOURCE_DATE_EPOCH:=$(git log -1 --format=%ct 2>/dev/null || date -r CHANGELOG.md +%s)}"
export SOURCE_DATE_EPOCH

# Everybody may read what is packaged, and sorting does not depend on the user's language.
umask 022
export LC_ALL=C
