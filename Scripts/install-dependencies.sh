#!/bin/sh
# Makes sure that everything the build needs is there: installs what is missing with apt, and says
# what to do where it cannot.
set -eu

if ! command -v swift >/dev/null 2>&1; then
  echo "sitegen is built with Swift 6.3 or newer, and there is no \"swift\" on the PATH." >&2
  echo "Install it from https://www.swift.org/install/ and run make again." >&2
  exit 1
fi

have() {
  command -v pkg-config >/dev/null 2>&1 &&
    pkg-config --exists libcmark-gfm yaml-0.1 &&
    [ -e "$(pkg-config --variable=includedir libcmark-gfm)/cmark-gfm-core-extensions.h" ]
}

# Versions that Sources/CCMarkGFM knows; ARCHITECTURE.md tells how one is added.
check_version() {
  version=$(pkg-config --modversion libcmark-gfm)
  case $version in
  0.29.0.gfm.6 | 0.29.0.gfm.13) ;;
  *)
    echo "sitegen works with cmark-gfm 0.29.0.gfm.6 or 0.29.0.gfm.13; installed is $version." >&2
    echo "Install one of them and set PKG_CONFIG_PATH to the folder of its libcmark-gfm.pc." >&2
    exit 1
    ;;
  esac
}

if have; then
  check_version
  exit 0
fi

if [ "$(uname)" = Darwin ]; then
  echo "cmark-gfm or libyaml is missing. Install them with: brew install cmark-gfm libyaml pkg-config" >&2
  exit 1
fi

packages="libcmark-gfm-dev libcmark-gfm-extensions-dev libyaml-dev pkg-config"
if ! command -v apt-get >/dev/null 2>&1; then
  echo "cmark-gfm or libyaml is missing, and there is no apt-get here to install it with." >&2
  echo "Install what your system calls: $packages" >&2
  exit 1
fi

sudo=
if [ "$(id -u)" -ne 0 ]; then
  if ! command -v sudo >/dev/null 2>&1; then
    echo "Run this as root, then make again: apt-get install $packages" >&2
    exit 1
  fi
  sudo=sudo
fi
echo "Installing $packages"
$sudo apt-get update -qq
# shellcheck disable=SC2086
$sudo env DEBIAN_FRONTEND=noninteractive apt-get install -y -qq $packages >/dev/null
have || {
  echo "cmark-gfm and libyaml were installed, yet pkg-config does not find them." >&2
  exit 1
}
check_version
