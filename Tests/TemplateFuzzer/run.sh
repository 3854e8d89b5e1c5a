#!/usr/bin/env bash
# Feeds mutated templates and data to the template engine for so many seconds, with libFuzzer and the
# address sanitizer. What crashes, leaks, or runs for more than 20 seconds stops the run and is kept.
#
# Usage: run.sh SECONDS [FOLDER]   FOLDER keeps what is found (default: .build/fuzz/found)
# The same SEED, 1 unless it is set, tries the same things in the same order; 0 takes another each time.
set -euo pipefail
cd "$(dirname "$0")/../.."
seconds=${1:?how many seconds}
build=$PWD/.build/fuzz
found=${2:-$build/found}
mkdir -p "$build" "$found"

flags=(
  -O -swift-version 6 -package-name sitegen -parse-as-library -sanitize=fuzzer,address
  -enable-upcoming-feature ExistentialAny -enable-upcoming-feature MemberImportVisibility
  -enable-upcoming-feature InternalImportsByDefault
  -enable-upcoming-feature NonisolatedNonsendingByDefault -I "$build"
)
objects=()
for module in Diagnostics HTMLText TemplateEngine; do
  find "Sources/$module" -name '*.swift' -print0 |
    (cd "$build" && sed -z "s|^|$OLDPWD/|" | xargs -0 swiftc "${flags[@]}" -wmo -module-name "$module" \
      -emit-module -emit-module-path "$build/$module.swiftmodule" -c -o "$build/$module.o")
  objects+=("$build/$module.o")
done
swiftc "${flags[@]}" Tests/TemplateFuzzer/TemplateFuzzer.swift "${objects[@]}" \
  -o "$build/fuzz-templates" 2> >(grep -v 'Cannot export local symbol' >&2)

# The cases of the tests are seeds, too.
python3 - "$build/seeds" <<'PYTHON'
import pathlib, re, sys
seeds = pathlib.Path(sys.argv[1])
seeds.mkdir(exist_ok=True)
for path in sorted(pathlib.Path("Tests/TemplateEngineTests/Cases").glob("*.txt")):
    for number, case in enumerate(re.split(r"^=== .*\n", path.read_text("utf-8"), flags=re.M)[1:]):
        texts = re.findall(r"^--- template .*\n((?:(?!--- |=== ).*\n)*)", case, flags=re.M)
        data = re.search(r"^--- data\n(.*)\n", case, flags=re.M)
        if texts:
            parts = [texts[0], data[1] if data else ""] + texts[1:]
            (seeds / f"{path.stem}-{number}").write_text("\0".join(parts), "utf-8")
PYTHON

ASAN_OPTIONS=detect_leaks=1 "$build/fuzz-templates" -max_total_time="$seconds" -seed="${SEED:-1}" -max_len=4096 \
  -timeout=20 -rss_limit_mb=4096 -print_final_stats=1 -artifact_prefix="$found/" \
  -dict=Tests/TemplateFuzzer/jinja.dict "$found" Tests/TemplateFuzzer/Corpus "$build/seeds" \
  2>&1 | tail -n 12
