#!/usr/bin/env python3
"""Tries what the user documentation shows, so that it keeps being true.

Usage: check_docs.py <sitegen>

- docs/getting-started.md: a fenced block below a line that is nothing but a file name in backticks
  is that file. The site made of them must build without an error or a warning.
- docs/templates.md: in that site, each table line that begins with an expression must give the results
  in its other cells (one for all languages, or English and German).
- docs/theming.md: each member named in the tables of variables must exist.
"""

import re
import subprocess
import sys
import tempfile
from pathlib import Path

DOCS = Path(__file__).resolve().parents[2] / "docs"
FILE = re.compile(r"^`([\w./-]+)`\n\n(`{3,})\w+\n(.*?)^\2$", re.DOTALL | re.MULTILINE)
EXPRESSION_LINE = re.compile(r"^\| (`\{\{.*) \|$", re.MULTILINE)
CELL_END = re.compile(r"(?<!\\) \| ")
MEMBER_TABLES = {
    "site": "site", "page": "page", "paginator": "paginator", "term": "site.tags[0]",
    "Sections": "site.sections[0]",
}
SEPARATOR = "\n=====\n"


def write(folder: Path, path: str, text: str) -> None:
    file = folder / path
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_text(text, encoding="utf-8")


def build(program: Path, folder: Path) -> str:
    """Whatever the program has to say; with JSON there are no log lines."""
    command = [program, "build", "--root", folder, "--diagnostics", "json"]
    return subprocess.run(command, stderr=subprocess.PIPE, text=True, check=False).stderr


def theming_page(folder: Path, expressions: list[str], language: str) -> None:
    write(folder, "templates/tried.html", SEPARATOR.join(expressions))
    write(folder, f"content/{language}/index.md",
          f"---\ntemplate: tried.html\nlanguage: {language}\n---\n")
    # With another page beside it, index.md is a section's, and there is a paginator.
    write(folder, f"content/{language}/other.md", "Text\n")


def check_theming(program: Path, folder: Path) -> list[str]:
    text = (DOCS / "theming.md").read_text(encoding="utf-8")
    words = re.search(r"^```yaml\n(.*?)^```$", text, re.DOTALL | re.MULTILINE)
    write(folder, "templates/strings/en.yaml", words[1])
    write(folder, "content/_data/team.yaml", "- {name: Ann}\n")
    expressions, expected = [], []
    functions = (DOCS / "templates.md").read_text(encoding="utf-8").split("## Functions of the site")[1]
    for line in EXPRESSION_LINE.findall(functions):
        cells = [cell.strip("`").replace("\\|", "|") for cell in CELL_END.split(line)]
        expressions.append(cells[0])
        expected.append((cells[1], cells[-1]))
    for heading, value in MEMBER_TABLES.items():
        table = re.search(rf"^### {heading}\n(.*?)^##", text, re.DOTALL | re.MULTILINE)[1]
        for names in re.findall(r"^\| (`[^|]*) \|", table, re.MULTILINE):
            for name in re.findall(r"`(\w+)`", names):
                expressions.append("{{ %s.%s is defined }}" % (value, name))
                expected.append(("True", "True"))
    for language in ("en", "de"):
        theming_page(folder, expressions, language)
    problems = [problem for problem in [build(program, folder)] if problem]
    for index, language in enumerate(("en", "de")):
        page = folder / "public" / language / "index.html"
        results = page.read_text(encoding="utf-8").split(SEPARATOR) if page.exists() else []
        for expression, result, wanted in zip(expressions, results, expected):
            if result.strip() != wanted[index]:
                problems.append(f"{expression} ({language}): {result!r}, not {wanted[index]!r}")
    print(f"{len(expressions)} expressions of templates.md and theming.md tried")
    return problems


def main() -> int:
    if len(sys.argv) != 2:
        print("usage: check_docs.py <sitegen>", file=sys.stderr)
        return 64
    program = Path(sys.argv[1]).resolve()
    files = FILE.findall((DOCS / "getting-started.md").read_text(encoding="utf-8"))
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        for path, _, text in files:
            write(folder, path, text)
        problems = [problem for problem in [build(program, folder)] if problem]
        print(f"{len(files)} files of getting-started.md built")
        if not problems:
            problems = check_theming(program, folder)
    for problem in problems:
        print(problem, file=sys.stderr)
    return 1 if problems else 0


if __name__ == "__main__":
    sys.exit(main())
