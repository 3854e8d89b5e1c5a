#!/usr/bin/env python3
"""Follows every link of sites in several languages, and looks for words in the wrong one.

Usage: translations.py SITEGEN [FOLDER OF A FURTHER SITE …]

- The site three-languages/ (German, English, Japanese, translations missing here and there), and the further ones: every
  link, feed and address of the sitemap is a built file (crawl.py); versions of a page name each other, themselves and
  x-default, in pages and sitemap alike, and what they name is built; each list and each feed holds one language.
- A site in each of the ten languages of the program's theme, and one in all ten: outside of English no page has
  a word of the English theme, an English date or an English number, unless the language has the same.

Needs Babel.
"""
import html.parser
import json
import re
import subprocess
import sys
import tempfile
import urllib.parse
import xml.etree.ElementTree as ElementTree
from datetime import date
from pathlib import Path

from babel import Locale
from babel.dates import format_date
from babel.numbers import format_decimal

import crawl

HERE = Path(__file__).resolve().parent
STRINGS = HERE.parents[1] / "templates/strings"
ATOM = "{http://www.w3.org/2005/Atom}"
SITEMAP = "{http://www.sitemaps.org/schemas/sitemap/0.9}"
XHTML = "{http://www.w3.org/1999/xhtml}"
VOID = {"area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "source", "track", "wbr"}
TEXT_ATTRIBUTES = {"aria-label", "title", "alt", "content", "placeholder", "summary"}


class Page(html.parser.HTMLParser):
    """What an HTML file says: its language, its versions, where it leads, and its texts with their languages."""

    def __init__(self, text: str):
        super().__init__()
        self.language = self.canonical = self.kind = ""
        self.alternates: dict[str, str] = {}
        self.links: list[str] = []
        self.texts: list[tuple[str, str]] = []
        self.robots = ""
        self.redirects = 'http-equiv="refresh"' in text
        self.open: list[tuple[str, str, str]] = []
        self.feed(text)
        self.close()

    def handle_starttag(self, tag, attributes):
        values = dict(attributes)
        language = values.get("lang") or (self.open[-1][1] if self.open else "")
        if tag == "html":
            self.language = language
        if tag == "body":
            self.kind = values.get("class", "").removeprefix("kind-")
        if tag == "link" and values.get("rel") == "canonical":
            self.canonical = values["href"]
        if tag == "link" and "hreflang" in values:
            if values["hreflang"] in self.alternates:
                raise SystemExit(f"{self.canonical}: two versions in {values['hreflang']}")
            self.alternates[values["hreflang"]] = values["href"]
        if tag == "meta" and values.get("name") == "robots":
            self.robots = values["content"]
        # What leads to another language says so.
        if tag == "a" and "hreflang" not in values:
            self.links.append(values.get("href", ""))
        for name, value in attributes:
            # A code such as "it" is no word.
            if name in TEXT_ATTRIBUTES and value and values.get("property") != "og:locale":
                self.texts.append((language, value))
        if tag not in VOID:
            self.open.append((tag, language, values.get("class", "")))

    def handle_endtag(self, tag):
        while self.open and self.open.pop()[0] != tag:
            pass

    def handle_data(self, data):
        if self.open and self.open[-1][0] not in ("script", "style"):
            self.texts.append((self.open[-1][1], data))


class Built:
    """The files of a site that was built for an address."""

    def __init__(self, folder: Path, base: str):
        self.folder, self.base = folder, base
        self.pages: dict[str, Page] = {}
        for path in sorted(folder.rglob("*.html")):
            page = Page(path.read_text(encoding="utf-8"))
            if not page.redirects:
                self.pages[self.url(path)] = page

    def url(self, path: Path) -> str:
        route = path.relative_to(self.folder).as_posix().removesuffix("index.html")
        return self.base + urllib.parse.quote(route)

    def language(self, url: str) -> str | None:
        """The language of the page at an address, without regions."""
        page = self.pages.get(urllib.parse.urljoin(self.base, url))
        return page and page.language.split("-")[0]

    def check(self, site_language: str) -> list[str]:
        problems = []
        for url, page in self.pages.items():
            problems += self.versions(url, page, site_language)
            for link in page.links:
                address = urllib.parse.urldefrag(urllib.parse.urljoin(url, link))[0]
                if self.language(address) not in (page.language.split("-")[0], None):
                    problems.append(f"{url}: {link} leads to another language")
        return problems + self.sitemap() + self.feeds()

    def versions(self, url: str, page: Page, site_language: str) -> list[str]:
        if not page.alternates:
            return []
        problems = []
        others = dict(page.alternates)
        default = others.pop("x-default", None)
        if len(others) < 2:
            problems.append("one version alone")
        if others.get(page.language) != url or page.canonical != url:
            problems.append("does not name itself")
        main = [address for tag, address in others.items() if tag.split("-")[0] == site_language]
        if default != (main or list(others.values()))[0]:
            problems.append(f"x-default is {default}")
        for tag, address in others.items():
            other = self.pages.get(address)
            if not other:
                problems.append(f"{address} is not built")
            elif other.alternates != page.alternates:
                problems.append(f"{address} names other versions")
            elif other.language != tag or other.robots:
                problems.append(f"{address} is in {other.language}, {other.robots}")
        return [f"{url}: {problem}" for problem in problems]

    def sitemap(self) -> list[str]:
        problems = []
        listed = set()
        for entry in ElementTree.parse(self.folder / "sitemap.xml").getroot().iter(SITEMAP + "url"):
            address = entry.find(SITEMAP + "loc").text
            listed.add(address)
            page = self.pages.get(address)
            links = {link.get("hreflang"): link.get("href") for link in entry.iter(XHTML + "link")}
            if not page:
                problems.append(f"sitemap: {address} is not built")
            elif page.alternates != links:
                problems.append(f"sitemap: {address} has {links}, the page {page.alternates}")
        indexed = {url for url, page in self.pages.items() if page.kind != "404" and not page.robots}
        return problems + [f"sitemap: {url} is missing, or should be" for url in sorted(listed ^ indexed)]

    def feeds(self) -> list[str]:
        problems, count = [], 0
        for path in sorted(self.folder.rglob("feed.xml")):
            root = ElementTree.parse(path).getroot()
            language = root.get("{http://www.w3.org/XML/1998/namespace}lang").split("-")[0]
            links = [entry.find(ATOM + "link").get("href") for entry in root.iter(ATOM + "entry")]
            json_path = path.with_suffix(".json")
            if json_path.exists():
                feed = json.loads(json_path.read_text(encoding="utf-8"))
                if feed["language"].split("-")[0] != language:
                    problems.append(f"{self.url(json_path)}: {feed['language']}")
                links += [item["url"] for item in feed["items"]]
            count += 1
            problems += [f"{self.url(path)}: has {link}, which is not in {language}"
                         for link in links if self.language(link) != language]
        return problems if count else ["there is no feed"]


def check_site(program: str, root: Path, folder: Path) -> list[str]:
    output = folder / "crawled"
    if crawl.main(output, "/unter/ordner/", program, root):
        return [f"{root.name}: see above"]
    settings = (root / "site.yaml").read_text(encoding="utf-8")
    language = re.search(r"^language: *([\w-]+)", settings, re.MULTILINE)
    base = "https://example.org/zahlen/"
    output = folder / "built"
    subprocess.run([program, "build", "--quiet", "--strict", "--root", root, "--output", output, "--base-url", base],
                   check=True)
    built = Built(output, base)
    problems = built.check(language[1] if language else "en")
    pairs = sum(len(page.alternates) for page in built.pages.values())
    print(f"{root.name}: {len(built.pages)} pages with {pairs} links to versions: {len(problems)} problems")
    return [f"{root.name}: {problem}" for problem in problems]


# Words in the wrong language

LANGUAGES = ["en", "de", "fr", "es", "it", "nl", "pl", "pt", "sv", "da"]
DATES = [date(2025, month, 10 + month) for month in (1, 2, 3, 5, 6, 8, 10, 12)]
POST = """---
title: Xq {number}
tags: [xa, xb]
updated: 2025-12-30
aliases: [/alt/{language}-{number}/]
comments: [{{author: Xy, date: 2025-10-17, text: Xz}}]
kpi: /x.kpi
image: {{file: /x.svg, alt: ""}}
---
Xw `=Xprice`.[^1] {words}

<!--more-->

| Xa | Xb | Xc |
|----|----|----|
| xx | xx | xx |

- [x] xx
- [ ] xx

```
{code}
```

```kpi
nutze "/x.kpi"
tabelle Xt "Xt" = Xprice, Xcount
```

[^1]: xx
"""
MODEL = """sprache en
input Xprice "Xp" = €12,345.50
input Xcount "Xc" = 1,234,567.5
"""


def words_of(language: str) -> set[str]:
    """All words that the theme has in a language, in lower case."""
    text = (STRINGS / f"{language}.yaml").read_text(encoding="utf-8")
    values = re.sub(r"^\s*(#.*|(date|day)_pattern:.*|\w+:)|\{\w+\}", " ", text, flags=re.MULTILINE)
    return {word.lower() for word in re.findall(r"[^\W\d_]{2,}", values)}


def months(language: str) -> set[str]:
    locale = Locale(language)
    return {name.strip(".").lower() for context in ("format", "stand-alone") for width in ("wide", "abbreviated")
            for name in locale.months[context][width].values()}


def write(folder: Path, path: str, text: str) -> None:
    target = folder / path
    target.parent.mkdir(parents=True, exist_ok=True)
    target.write_text(text, encoding="utf-8")


def write_posts(folder: Path, language: str, ending: str) -> None:
    for number, day in enumerate(DATES):
        write(folder, f"content/xs/{day}-xq-{number}{ending}.md", POST.format(
            number=number, language=language, words="xv " * 200 * (number + 1), code="xx " * 60))
    write(folder, f"content/xs/index{ending}.md", "# Xs\n")
    write(folder, f"content/xi{ending}.md", "# Xi\n\nXx.\n")


def write_site(folder: Path, languages: list[str]) -> None:
    listed = "".join(f"  {language}: {{title: Xsite}}\n" for language in languages[1:])
    write(folder, "site.yaml", (
        f"title: Xsite\nbase_url: https://example.org/\nlanguage: {languages[0]}\npagination: 3\n"
        "author: {name: Xn, email: xn@example.org}\nfeeds: {formats: [atom, json]}\n"
        "menu: [{title: Xm, url: /}]\nextra: {about: {text: Xt., page: xi.md}, footer: [{title: Xf, page: xi.md}]}\n"
        + (f"languages:\n{listed}" if listed else "")))
    write(folder, "content/x.svg", '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 8 8"/>')
    write(folder, "content/x.kpi", MODEL)
    for language in languages:
        write_posts(folder, language, "" if language == languages[0] else f".{language}")


def foreign_words(output: Path, language: str, below: str) -> tuple[list[str], int]:
    """English words, dates and numbers in the pages of a language."""
    own = words_of(language) | months(language)
    english = (words_of("en") | months("en")) - own
    forms = {format_decimal(number, locale="en") for number in (12345.5, 1234567.5, 1234567)}
    forms -= {format_decimal(number, locale=language) for number in (12345.5, 1234567.5, 1234567)}
    forms |= {"12,345.50"} - {format_decimal(12345.5, format="#,##0.00", locale=language)}
    problems, seen = [], ""
    pages = [path for path in sorted(output.rglob("*.html"))
             if not below or path.relative_to(output).parts[0] == below or path.name == "404.html" and below in path.parts]
    for path in pages:
        page = Page(path.read_text(encoding="utf-8"))
        if page.language != language:
            problems.append(f"{path.relative_to(output)}: is in {page.language}")
        text = "\n".join(text for tag, text in page.texts if tag == language)
        text = text.replace("width=device-width, initial-scale=1", "").replace("light dark", "")
        text = re.sub(r"https?://\S+|\bsummary_large_image\b|\b(website|article)\b|\bnoindex\b", " ", text)
        seen += text
        words = {word.lower() for word in re.findall(r"[^\W\d_]{2,}", text)}
        problems += [f"{path.relative_to(output)}: has {word!r}" for word in sorted(words & english)]
        problems += [f"{path.relative_to(output)}: has {form!r}" for form in forms if form in text]
    # What it must have instead.
    pattern = re.search(r"^date_pattern: *\"?([^\"\n]*)", (STRINGS / f"{language}.yaml").read_text(encoding="utf-8"), re.MULTILINE)
    for day in DATES:
        if (form := format_date(day, pattern[1].strip(), locale=language)) not in seen:
            problems.append(f"{language}: no page has {form!r}")
    return problems, len(pages)


def check_words(program: str, folder: Path) -> list[str]:
    problems, count = [], 0
    sites = [[language] for language in LANGUAGES] + [LANGUAGES]
    for languages in sites:
        root = folder / "-".join(languages)
        write_site(root, languages)
        run = subprocess.run([program, "build", "--strict", "--root", root, "--quiet"], stderr=subprocess.PIPE, text=True)
        if run.returncode:
            return [f"{languages}: {run.stderr}"]
        for language in languages:
            below = "" if language == languages[0] else language
            if language == "en" and len(languages) > 1:
                continue
            found, pages = foreign_words(root / "public", language, below)
            if language != "en":
                problems += found
            elif not any("has 'topics'" in line for line in foreign_words_in_english(root / "public")):
                problems.append("English words are not found even in English")
            count += pages
    print(f"{count} pages in {len(LANGUAGES)} languages: {len(problems)} problems")
    return problems


def foreign_words_in_english(output: Path) -> list[str]:
    """The words of the English site as they would be found in another one's pages: the search must find some."""
    found = []
    for path in output.rglob("*.html"):
        page = Page(path.read_text(encoding="utf-8"))
        words = {word.lower() for _, text in page.texts for word in re.findall(r"[^\W\d_]{2,}", text)}
        found += [f"{path.name}: has {word!r}" for word in words & (words_of("en") - words_of("de"))]
    return found


def main(program: str, *others: str) -> int:
    program = str(Path(program).resolve())
    with tempfile.TemporaryDirectory() as name:
        problems = []
        for number, root in enumerate([HERE / "three-languages", *(Path(other).resolve() for other in others)]):
            problems += check_site(program, root, Path(name) / str(number))
        problems += check_words(program, Path(name) / "words")
    for problem in problems:
        print(problem, file=sys.stderr)
    return 1 if problems else 0


if __name__ == "__main__":
    if len(sys.argv) < 2:
        sys.exit(__doc__)
    sys.exit(main(*sys.argv[1:]))
