#!/usr/bin/env python3
"""Compares what two generators made of the same posts: outputs.py OUTPUT OUTPUT.

Both must have the same files; pages the same links and the same text in the same order, and so the same
posts; feeds the same entries; sitemaps the same posts. Markup may differ: ids of headings, line ends,
the rank of headings on lists. Prints the first differences and fails where there are any.
"""
import html.parser
import itertools
import pathlib
import sys
import xml.etree.ElementTree

MOST_SHOWN = 10
ATOM = "{http://www.w3.org/2005/Atom}"
SITEMAP = "{http://www.sitemaps.org/schemas/sitemap/0.9}"
VOID = {"br", "hr", "img", "input", "link", "meta"}


class PageReader(html.parser.HTMLParser):
    """Takes the words, and the links among them, out of a page."""

    def __init__(self):
        super().__init__()
        self.items = []
        self.open = []

    def handle_starttag(self, tag, attributes):
        attributes = dict(attributes)
        if tag not in VOID:
            self.open.append(tag)
        for name in ("href", "src", "content", "datetime"):
            if name in attributes:
                self.items.append(f"{tag} {name}={attributes[name]}")

    def handle_endtag(self, tag):
        if not self.open or self.open.pop() != tag:
            self.items.append(f"misplaced </{tag}>")

    def handle_data(self, data):
        self.items += data.split()


def of_page(text):
    reader = PageReader()
    reader.feed(text)
    reader.close()
    return reader.items + [f"open <{tag}>" for tag in reader.open]


def of_feed(text):
    feed = xml.etree.ElementTree.fromstring(text)
    items = [feed.findtext(ATOM + name) for name in ("title", "id", "updated")]
    for entry in feed.iter(ATOM + "entry"):
        items += [entry.findtext(ATOM + name)
                  for name in ("title", "id", "published", "updated", "summary")]
        items += [category.get("term") for category in entry.iter(ATOM + "category")]
        items += of_page(entry.findtext(ATOM + "content"))
    return items


def of_sitemap(text):
    """The posts alone: whether lists have their later pages there, and what it says beside, differs."""
    places = (each.text for each in xml.etree.ElementTree.fromstring(text).iter(SITEMAP + "loc"))
    return sorted(place for place in places if "/posts/post-" in place)


def items(path):
    text = path.read_text(encoding="utf-8")
    if path.name == "sitemap.xml":
        return of_sitemap(text)
    if path.suffix == ".xml":
        return of_feed(text.lstrip())
    return of_page(text) if path.suffix == ".html" else None


def differences(first, second):
    names = [{str(path.relative_to(folder)) for path in folder.rglob("*") if path.is_file()}
             for folder in (first, second)]
    for name in sorted(names[0] ^ names[1]):
        yield f"{name} is only in {first if name in names[0] else second}"
    for name in sorted(names[0] & names[1]):
        pairs = itertools.zip_longest(*(items(folder / name) or [] for folder in (first, second)))
        for own, other in pairs:
            if own != other:
                yield f"{name}: \"{own}\" is not \"{other}\""
                break


def compare(first, second):
    """The number of files that were the same; ends everything where there are differences."""
    found = list(itertools.islice(differences(first, second), MOST_SHOWN))
    if found:
        sys.exit("the outputs differ:\n" + "\n".join(found))
    return sum(path.is_file() for path in first.rglob("*"))


if __name__ == "__main__":
    if len(sys.argv) != 3:
        sys.exit(__doc__)
    print(compare(*map(pathlib.Path, sys.argv[1:])), "files have the same posts, links and text")
