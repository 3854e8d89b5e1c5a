#!/usr/bin/env python3
"""Builds the site that docs/getting-started.md describes, so that what it shows keeps working.

Usage: check_docs.py <sitegen>

A fenced block below a line that is nothing but a file name in backticks is that file. The site made
of them must build without an error or a warning.
"""

import re
import subprocess
import sys
import tempfile
from pathlib import Path

GUIDE = Path(__file__).resolve().parent.parent / "docs" / "getting-started.md"
FILE = re.compile(r"^`([\w./-]+)`\n\n(?P<fence>`{3,})\w+\n(.*?)^(?P=fence)$", re.DOTALL | re.MULTILINE)


def main() -> int:
    if len(sys.argv) != 2:
        print("usage: check_docs.py <sitegen>", file=sys.stderr)
        return 64
    files = {path: text for path, _, text in FILE.findall(GUIDE.read_text(encoding="utf-8"))}
    if "site.yaml" not in files:
        print(f"{GUIDE} shows no site.yaml", file=sys.stderr)
        return 1
    with tempfile.TemporaryDirectory() as folder:
        for path, text in files.items():
            file = Path(folder, path)
            file.parent.mkdir(parents=True, exist_ok=True)
            file.write_text(text, encoding="utf-8")
        # With JSON there are no log lines: whatever is printed is an error or a warning.
        program = Path(sys.argv[1]).resolve()
        build = subprocess.run(
            [program, "build", "--root", folder, "--diagnostics", "json"],
            stderr=subprocess.PIPE, text=True, check=False)
    if build.returncode != 0 or build.stderr:
        print(f"the site of {GUIDE.name} does not build cleanly:\n{build.stderr}", file=sys.stderr)
        return 1
    print(f"{len(files)} files of {GUIDE.name} build without a message")
    return 0


if __name__ == "__main__":
    sys.exit(main())
