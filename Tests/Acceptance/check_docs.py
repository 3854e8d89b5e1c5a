#!/usr/bin/env python3
"""Tries what the user documentation shows, so that it keeps being true.

Usage: check_docs.py <sitegen>

- docs/getting-started.md: a fenced block below a line that is nothing but a file name in backticks
  is that file. The site made of them must build without an error or a warning.
  The commands that begin a site and a post must give the settings and the front matter that are shown.
- docs/templates.md: in that site, each table line that begins with an expression must give the results
  in its other cells (one for all languages, or English and German).
- docs/theming.md: each member named in the tables of variables must exist.
- docs/how-to.md: each section's files, added to that site, must build without an error or a warning, and its
  commands must succeed and print what is below them.
- docs/languages.md: the files of all sections make one site, which must build as far as each section has it;
  what templates show in it must be there in templates of that site.
"""

import json
import os
import re
import shutil
import subprocess
import sys
import tempfile
import urllib.request
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


SETTINGS = re.compile(r"^in `site\.yaml`\n\n```yaml\n(.*?)^```$", re.DOTALL | re.MULTILINE)
COMMANDS = re.compile(r"^```(console|sh)\n(.*?)^```$", re.DOTALL | re.MULTILINE)


def write_example(folder: Path, section: str) -> bool:
    """Adds a section's files to a site; returns whether there are any."""
    files = FILE.findall(section)
    for path, _, text in files:
        write(folder, path, text)
    for settings in SETTINGS.findall(section):
        with (folder / "site.yaml").open("a", encoding="utf-8") as file:
            file.write(settings)
    shown = "".join(text for path, _, text in files if path.startswith("templates/"))
    for path, _, _ in files:
        name = path.removeprefix("templates/")
        if name.startswith("partials/") and name not in shown:
            post = folder / "templates/post.html"
            text = post.read_text(encoding="utf-8")
            post.write_text(
                text.replace("{{ page.content }}", '{{ page.content }}{% include "' + name + '" %}'),
                encoding="utf-8")
    return bool(files) or "in `site.yaml`" in section


def try_server(command: str, folder: Path, environment: dict) -> str | None:
    """Starts the development server and asks it for the home page; `None` where it answers."""
    command = command.replace(" --open", "") + " --port 0"
    with subprocess.Popen(["sh", "-c", f"exec {command}"], cwd=folder, env=environment, text=True,
                          stdout=subprocess.PIPE, stderr=subprocess.DEVNULL) as server:
        try:
            with urllib.request.urlopen(server.stdout.readline().strip()) as page:
                return None if b"<html" in page.read() else "no page"
        except (OSError, ValueError) as problem:
            return f"no answer: {problem}"
        finally:
            server.terminate()


def try_commands(folder: Path, block: str, environment: dict) -> list[str]:
    """Runs the commands of a block, which all must succeed and print the lines that follow them."""
    problems = []
    is_console = any(line.startswith("$ ") for line in block.splitlines())
    printed = ""
    for line in block.splitlines():
        if is_console and not line.startswith("$ "):
            if line not in printed:
                problems.append(f"{line!r} is not in {printed!r}")
            continue
        command = line.removeprefix("$ ")
        if command.startswith("sitegen serve"):
            if problem := try_server(command, folder, environment):
                problems.append(f"{command}: {problem}")
            continue
        result = subprocess.run(["sh", "-c", command], cwd=folder, env=environment, text=True, check=False,
                                stdout=subprocess.PIPE, stderr=subprocess.STDOUT)
        printed = result.stdout
        if result.returncode != 0:
            problems.append(f"{command}: status {result.returncode}: {printed}")
    return problems


def check_how_to(program: Path, site: list[tuple[str, str, str]]) -> list[str]:
    text = (DOCS / "how-to.md").read_text(encoding="utf-8")
    problems = []
    examples = commands = 0
    for section in re.split(r"^##+ ", text, flags=re.MULTILINE)[1:]:
        title = section.splitlines()[0]
        blocks = [block for _, block in COMMANDS.findall(section)]
        with tempfile.TemporaryDirectory() as name:
            folder = Path(name) / "site"
            for path, _, content in site:
                write(folder, path, content)
            bin_folder = Path(name) / "bin"
            bin_folder.mkdir()
            (bin_folder / "sitegen").symlink_to(program)
            environment = {**os.environ, "PATH": f"{bin_folder}:{os.environ['PATH']}"}
            if write_example(folder, section):
                examples += 1
                said = build(program, folder)
                # What it says must be part of what the section shows.
                shown = "".join(blocks)
                for line in said.splitlines():
                    message = json.loads(line)
                    if message["message"] not in shown:
                        problems.append(f"{title}: {message['message']}")
                shutil.rmtree(folder / "public", ignore_errors=True)
            for block in blocks:
                commands += 1
                problems += [f"{title}: {problem}" for problem in try_commands(folder, block, environment)]
    print(f"{examples} examples and {commands} blocks of commands of how-to.md tried")
    return problems


def check_languages(program: Path) -> list[str]:
    text = (DOCS / "languages.md").read_text(encoding="utf-8")
    problems = []
    commands = 0
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name) / "site"
        bin_folder = Path(name) / "bin"
        bin_folder.mkdir()
        (bin_folder / "sitegen").symlink_to(program)
        environment = {**os.environ, "PATH": f"{bin_folder}:{os.environ['PATH']}"}
        for section in re.split(r"^## ", text, flags=re.MULTILINE)[1:]:
            title = section.splitlines()[0]
            if write_example(folder, section) and (said := build(program, folder)):
                problems.append(f"{title}: {said}")
            for _, block in COMMANDS.findall(section):
                commands += 1
                problems += [f"{title}: {problem}" for problem in try_commands(folder, block, environment)]
        snippets = re.findall(r"^```html\n(.*?)^```$", text, re.DOTALL | re.MULTILINE)
        fields = re.findall(r"^\| `((?:page|site)\.\w+)`", text, re.MULTILINE)
        tried = "".join(snippets) + "".join("{{ %s is defined }}\n" % field for field in fields)
        write(folder, "templates/tried.html", tried)
        write(folder, "content/tried.md", "---\ntemplate: tried.html\n---\n")
        if said := build(program, folder):
            problems.append(f"templates: {said}")
        elif (shown := (folder / "public/tried/index.html").read_text(encoding="utf-8")).count("True") < len(fields):
            problems.append(f"not all of {fields} are there: {shown}")
    print(f"{commands} blocks of commands and {len(fields)} fields of languages.md tried")
    return problems


def check_new(program: Path, text: str, files: list[tuple[str, str, str]]) -> list[str]:
    """Begins the site and the post as the page does."""
    commands = [line.split(" ", 1)[1] for line in text.splitlines() if line.startswith("sitegen new ")]
    shown = dict((path, content) for path, _, content in files)
    problems = []
    with tempfile.TemporaryDirectory() as name:
        site = Path(name) / "my-blog"
        for command, folder in zip(commands, (Path(name), site)):
            result = subprocess.run(["sh", "-c", f"exec '{program}' {command}"], cwd=folder, text=True, check=False,
                                    env={**os.environ, "TZ": "UTC"}, capture_output=True)
            problems += [result.stderr] if result.returncode else []
        written = (site / "site.yaml").read_text(encoding="utf-8").splitlines()
        settings = [line for line in written if line.strip() and not line.strip().startswith("#")]
        if settings != shown["site.yaml"].splitlines():
            problems.append(f"site.yaml has {settings}")
        post = site / result.stdout.strip()
        if not post.name.endswith("-win-rate.md") or post.parent != site / "content/tips":
            problems.append(f"the post is {post}")
        tags = [line for line in post.read_text(encoding="utf-8").splitlines() if line.startswith("tags: ")]
        if tags[0] not in shown["content/tips/2025-01-15-win-rate.md"].splitlines():
            problems.append(f"the post has {tags}")
        if said := build(program, site):
            problems.append(said)
    print(f"{len(commands)} sites and posts of getting-started.md begun")
    return problems


def main() -> int:
    if len(sys.argv) != 2:
        print("usage: check_docs.py <sitegen>", file=sys.stderr)
        return 64
    program = Path(sys.argv[1]).resolve()
    tutorial = (DOCS / "getting-started.md").read_text(encoding="utf-8")
    files = FILE.findall(tutorial)
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        for path, _, text in files:
            write(folder, path, text)
        problems = [problem for problem in [build(program, folder)] if problem]
        print(f"{len(files)} files of getting-started.md built")
        problems += check_new(program, tutorial, files)
        if not problems:
            problems = check_how_to(program, files) + check_theming(program, folder) + check_languages(program)
    for problem in problems:
        print(problem, file=sys.stderr)
    return 1 if problems else 0


if __name__ == "__main__":
    sys.exit(main())
