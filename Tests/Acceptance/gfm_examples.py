#!/usr/bin/env python3
"""Runs the examples of the GFM specification through `sitegen markdown --plain`.

gfm_examples.py SITEGEN SPEC: SPEC is Tests/MarkdownRenderingTests/Fixtures/gfm-0.29-examples.txt, or
test/spec.txt of cmark-gfm's source. An example is rendered with bare autolinks only where it names that extension; those of
tagfilter, which sitegen does not have, and the disabled ones are skipped.
"""
import re
import subprocess
import sys

FENCE = "`" * 32
EXAMPLE = re.compile(rf"^{FENCE} example(.*)\n([\s\S]*?)^\.\n([\s\S]*?)^{FENCE}$", re.MULTILINE)


def main(sitegen, path):
    passed = failed = 0
    with open(path, encoding="utf-8") as file:
        examples = EXAMPLE.findall(file.read())
    for number, (names, markdown, html) in enumerate(examples, 1):
        extensions = names.split()
        if "disabled" in extensions or "tagfilter" in extensions:
            continue
        options = [] if "autolink" in extensions else ["--no-autolinks"]
        output = subprocess.run(
            [sitegen, "markdown", "--plain", *options],
            input=markdown.replace("→", "\t").encode(), stdout=subprocess.PIPE).stdout.decode()
        if output == html.replace("→", "\t"):
            passed += 1
        else:
            failed += 1
            print(f"example {number}: {markdown!r} became {output!r} instead of {html!r}")
    print(f"{passed} passed, {failed} failed")
    return 1 if failed or not passed else 0


if __name__ == "__main__":
    if len(sys.argv) != 3:
        sys.exit(__doc__)
    sys.exit(main(*sys.argv[1:]))
