#!/usr/bin/env python3
"""Finds figures in the prose of posts that were typed instead of cited.

Usage: typed_figures.py CONTENT_FOLDER

Every digit in a post's text, in its title and its summary must come from the post's model, so that no
figure can contradict another. Not prose, and so not looked at: code and models, link destinations, HTML
tags, the numbers of lists, the other lines of the front matter. Everything else that has digits needs
an entry in EXCEPTIONS that says why it is not a figure of a model.
"""
import pathlib
import re
import sys

# A pattern, the pages it holds in, and why nothing can calculate what it matches. One that matches
# nothing is an error too: the list shows what there is.
EXCEPTIONS = [
    (r"\bB2B\b", r"tipps/.*", "a word"),
    (r"\+49 [\d -]+\d", r"(kontakt(\.en)?|impressum)\.md", "a telephone number"),
    (r"von 9 bis 17 Uhr", r"kontakt\.md", "the hours of the telephone"),
    (r"from 9 am to 5 pm", r"kontakt\.en\.md", "the hours of the telephone"),
    (r"Musterstraße 12", r"impressum\.md", "a house number"),
    (r"12345 Musterstadt", r"impressum\.md", "a postal code"),
    (r"§ \d+( Abs\. \d+)?", r"impressum\.md", "a section of a law"),
    (r"\bDE\d{9}\b", r"impressum\.md", "a tax number"),
]

# What a page contains besides its prose; replaced by spaces, so that positions stay right.
NOT_PROSE = [
    r"^(?P<fence>`{3,}|~{3,}).*?^(?P=fence)[`~]*[ \t]*$",
    r"(?P<ticks>`+)(?!`).+?(?<!`)(?P=ticks)(?!`)",
    r"\[[^\]\n]*\]\(<?=[^)\n]*\)",
    r"\]\([^)\n]*\)",
    r"^ {0,3}\[[^\]\n]+\]:.*$",
    r"\[\^\w+\]:?",
    r"<[^>\n]*>",
    r"^[ >]*\d{1,9}[.)](?=\s)",
    r"&#?\w+;",
]


def blanked(match):
    return re.sub(r"[^\n]", " ", match.group())


def prose(text):
    """The text with spaces in place of everything that is not prose."""
    front = re.match(r"---\n(.*?\n)---\n", text, re.S)
    if front:
        kept, shown = [], False
        for line in front.group().splitlines(keepends=True):
            key = re.match(r"(\w+):(.*)", line, re.S)
            if key:
                shown = key[1] in ("title", "summary")
            elif not line.startswith((" ", "\t")):
                shown = False
            kept.append(line if shown else re.sub(r"[^\n]", " ", line))
        text = "".join(kept) + text[front.end():]
    for pattern in NOT_PROSE:
        text = re.sub(pattern, blanked, text, flags=re.S | re.M)
    return text


def typed_figures(path, name, used):
    text = prose(path.read_text(encoding="utf-8"))
    for pattern, pages, _ in EXCEPTIONS:
        if re.fullmatch(pages, name):
            text, count = re.subn(pattern, blanked, text)
            used[pattern] = used.get(pattern, 0) + count
    for number, line in enumerate(text.split("\n"), 1):
        for match in re.finditer(r"\S*\d\S*", line):
            yield f"{path}:{number}:{match.start() + 1}: \"{match.group()}\" is typed, not cited"


def main():
    folder = pathlib.Path(sys.argv[1])
    pages = sorted(folder.rglob("*.md"))
    used = {}
    found = [
        message
        for page in pages
        for message in typed_figures(page, page.relative_to(folder).as_posix(), used)
    ]
    for pattern, _, reason in EXCEPTIONS:
        if used.get(pattern):
            print(f"allowed {used[pattern]} times: {reason}, {pattern}")
        else:
            found.append(f"{sys.argv[0]}: the exception {pattern} matches nothing")
    print("\n".join(found + [f"{len(pages)} pages, {len(found)} errors"]))
    sys.exit(1 if found or not pages else 0)


main()
