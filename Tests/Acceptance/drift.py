#!/usr/bin/env python3
"""Changes each input of each post of this site, and looks for figures that still say what they said before.

Usage: drift.py SITEGEN [-v]

Each number of an input becomes another one; checks are left out, and texts of checked links are fixed as
`sitegen kpi --fix` does. Then no file of the site may show a text any more that a figure has lost: not in prose,
titles, labels, captions, summaries, alternative texts or feeds.
"""
import html
import json
import re
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

PROGRAM = str(Path(sys.argv[1]).resolve())
SITE = Path(__file__).resolve().parents[2]
INPUT = re.compile(r"^(\s*(?:eingabe|input)\b[^=]*=|\s*- [^=]*=)(.*)$")
NUMBER = re.compile(r"(?<![\w/.,|])\d[\d.,]*(?:/\d+)?(?![\w/])")


def changed(number: str) -> str:
    """Another number, written alike: thousands stay thousands, shares stay below one."""
    if "/" in number:
        above, below = number.split("/")
        return f"{above}/{int(below) + 1}"
    digits = re.sub(r"\D", "", number)
    first = int(digits[0])
    other = first + 1 if first < 9 else 8
    return number.replace(digits[0], str(other), 1)


def edits(text: str):
    """The text with one input changed, and that line, for each number of each input in a model."""
    lines = text.split("\n")
    inside = False
    for index, line in enumerate(lines):
        if line.startswith("```"):
            inside = line.startswith("```kpi")
        match = INPUT.match(line) if inside or not text.count("```kpi") else None
        for number in NUMBER.finditer(match[2]) if match else ():
            value = match[2]
            # Formats, labels, and the years of months are no inputs.
            if re.search(r'[|"]|[A-Za-zä]{3} $|Q\d $', value[: number.start()]):
                continue
            new = value[: number.start()] + changed(number[0]) + value[number.end():]
            yield "\n".join(lines[:index] + [match[1] + new] + lines[index + 1:]), match[1] + new


def figures(path: Path) -> dict:
    """All texts that a model shows, by where: figures, cells, labels, steps."""
    run = subprocess.run([PROGRAM, "kpi", "--json", str(path)], capture_output=True, text=True)
    if run.returncode:
        raise ValueError(run.stderr)
    texts = {}

    def walk(value, place):
        if isinstance(value, dict):
            for key, part in value.items():
                walk(part, place + (key,))
        elif isinstance(value, list):
            for index, part in enumerate(value):
                walk(part, place + (index,))
        elif isinstance(value, str) and place[-1] not in ("exact", "unit", "formula", "name"):
            texts[place] = value

    walk(json.loads(run.stdout), ())
    return texts


def visible(path: Path) -> str:
    """What readers see or hear of a file: texts, and the attributes that have some."""
    text = path.read_text(encoding="utf-8")
    if path.suffix == ".html":
        said = re.findall(r'(?:alt|title|content|aria-label|placeholder)="([^"]*)"', text)
        text = re.sub(r"<(script|style)\b.*?</\1>", " ", text, flags=re.S)
        # Cards of other posts have figures of their own.
        # The round values beside a chart are no figures.
        text = re.sub(r'<p class="y">.*?</p>', " ", text, flags=re.S)
        text = re.sub(r'<aside [^>]*aria-labelledby="related".*?</aside>', " ", text, flags=re.S)
        text = " ".join([re.sub(r"<[^>]+>", "", text)] + said)
    return html.unescape(html.unescape(text)).replace("\u00a0", " ").replace("\u202f", " ")


def has(text: str, figure: str) -> bool:
    return re.search(r"(?<![\d.,])" + re.escape(figure) + r"(?![\d]|[.,]\d)", text) is not None


def build(folder: Path) -> str:
    run = subprocess.run(
        [PROGRAM, "build", "--quiet", "--root", str(folder)], capture_output=True, text=True)
    return run.stderr if run.returncode else ""


def main() -> None:
    problems, tried, lost, fixed = [], 0, 0, 0
    with tempfile.TemporaryDirectory() as scratch:
        folder = Path(scratch) / "site"
        shutil.copytree(SITE / "content", folder / "content")
        shutil.copytree(SITE / "templates", folder / "templates")
        shutil.copy(SITE / "site.yaml", folder / "site.yaml")
        sources = sorted(folder.glob("content/**/*.md")) + sorted(folder.glob("content/**/*.kpi"))
        for source in sources:
            text = source.read_text(encoding="utf-8")
            source.write_text(re.sub(r"(?m)^(\s*)(prüfe|check) .*$", r"\1# left out", text), encoding="utf-8")
        posts = [path for path in sources
                 if path.suffix == ".kpi" or "```kpi" in path.read_text(encoding="utf-8")]
        users = {path: [path] if path.suffix == ".md" else
                 [post for post in sources if post.suffix == ".md" and path.name in post.read_text(encoding="utf-8")]
                 for path in posts}
        error = build(folder)
        if error:
            sys.exit(error)
        output = folder / "public"
        for source in posts:
            whole = source.read_text(encoding="utf-8")
            before = {post: figures(post) for post in users[source]}
            originals = {post: post.read_text(encoding="utf-8") for post in users[source]}
            for text, line in edits(whole):
                source.write_text(text, encoding="utf-8")
                tried += 1
                try:
                    for post in users[source]:
                        run = subprocess.run([PROGRAM, "kpi", "--fix", str(post)], capture_output=True, text=True)
                        fixed += post.read_text(encoding="utf-8") != (text if post == source else originals[post])
                        if run.returncode:
                            raise ValueError(run.stderr)
                    error = build(folder)
                    if error:
                        raise ValueError(error)
                    shown = {path: visible(path) for path in output.rglob("*")
                             if path.suffix in (".html", ".xml", ".json", ".txt")}
                    for post in users[source]:
                        after = figures(post)
                        old = {before[post][key] for key in before[post].keys() & after.keys()
                               if before[post][key] != after[key]}
                        new = " ".join(after.values()).replace("\u00a0", " ").replace("\u202f", " ")
                        stem = re.sub(r"^\d{4}-\d\d-\d\d-|\.en$", "", post.stem)
                        pages = {path: said for path, said in shown.items()
                                 if stem in str(path) and ("/en/" in str(path)) == post.stem.endswith(".en")}
                        for figure in sorted(old):
                            plain = figure.replace("\u00a0", " ").replace("\u202f", " ")
                            # Short numbers without a unit stand for many things.
                            if re.fullmatch(r"[\d.,]{1,2}|\D*\d\D{0,2}", plain) or has(new, plain):
                                continue
                            lost += 1
                            problems += [f"{post.name}: {line.strip()}: {path.relative_to(output)} says {plain}"
                                         for path, said in pages.items() if has(said, plain)]
                except ValueError as error:
                    problems.append(f"{source.name}: {line.strip()}: {str(error).strip()[:400]}")
                finally:
                    for post, own in originals.items():
                        post.write_text(own, encoding="utf-8")
                    source.write_text(whole, encoding="utf-8")
    if "-v" in sys.argv:
        print("\n".join(problems))
    print(f"{len(posts)} models, {tried} changes of inputs, {lost} texts lost, {fixed} posts with links to fix, "
          f"{len(problems)} problems")
    if problems or tried < 50 or lost < 200:
        sys.exit("\n".join(problems[:20]) or "hardly anything was tried")


main()
