#!/usr/bin/env python3
"""Edits a site in three languages at random and asks after each edit whether the build made what it had to, and no more.

Usage: language_edits.py SITEGEN [EDITS] [SEED]

After each edit of a site of about 60 pages in German, English and Japanese it builds into the folder that all builds
share and, from scratch, into an empty one. The two must be the same byte for byte and say the same. A file that was
made again (sitegen why --made) must have new bytes, unless the reason is a file that was edited: its own source, its
template, its words; or it shows a page whose file was renamed, which makes it another page. An edit that breaks the
site must break both builds with the same messages and change nothing; it is taken back. All of that with templates that
show what there is to be shown, and once more with the program's theme, over which a second one lies and files of the
site: there their settings, templates, words and styles are edited as well.
"""
import copy
import os
import random
import re
import shutil
import struct
import sys
from pathlib import Path
from urllib.parse import quote

import edited_theme
from edited_site import EditedSite, compare_messages, compare_trees
from edited_theme import EditedTheme
from scratch_run import Failure, main, read_tree

# The theme has no Japanese words.
JAPANESE = Path(__file__).resolve().parent / "three-languages/templates/strings/ja.yaml"
HOME = re.compile(r"((en|ja)/)?((seite|page)/\d+/)?index\.html$")
LATER = "2100-01-01"
TAGS = ["umsatz", "leads", "preis", "team", "kosten"]
SECTIONS = ["", "tipps", "heft", "heft/alt"]
NAMES = {"de": "Wort", "en": "Word", "ja": "言葉"}

FRAME = """<!doctype html>
<html lang="{{ page.language }}"><head><title>{{ page.title }} – {{ site.title }}</title>
{% for version in page.alternates %}<link rel="alternate" hreflang="{{ version.language }}" href="{{ version.url }}">
{% endfor %}</head><body>
<nav>{% for entry in site.menu %}<a href="{{ entry.url }}">{{ entry.title }}</a>{% endfor %}</nav>
<nav>{% for language in page.languages %}<a href="{{ language.url }}">{{ language.name }} {{ language.current }} {{ language.translated }}</a>{% endfor %}</nav>
<p>{{ t("word") }} <a href="{{ url("kontakt.md") }}">{{ site.home }}</a></p>
{% block main %}{% endblock %}</body></html>
"""
TEMPLATES = {
    "frame.html": FRAME,
    "page.html": '{% extends "frame.html" %}{% block main %}{{ page.content }}{% endblock %}\n',
    "post.html": """{% extends "frame.html" %}{% block main %}{{ page.content }}
{% for other in page.translations %}<a href="{{ other.url }}" hreflang="{{ other.language }}">{{ other.title }}</a>{% endfor %}
{% for tag in page.tags %}<a href="{{ tag.url }}">{{ tag.name }}</a>{% endfor %}
{% if page.next %}<a href="{{ page.next.url }}">{{ page.next.title }}</a>{% endif %}
{% if page.section %}{{ page.section.title }} {{ page.section.url }}{% endif %}{{ page.date | date("d. MMMM yyyy") }}{% endblock %}
""",
    "list.html": """{% extends "frame.html" %}{% block main %}{{ page.content }}
{% for post in paginator.items %}<a href="{{ post.url }}">{{ post.title }}</a>{{ post.summary }}
{% for other in post.translations %}<a href="{{ other.url }}">{{ other.language }}</a>{% endfor %}{% endfor %}
{{ t("count", count=paginator.count) }}{% endblock %}
""",
    "tags.html": '{% extends "frame.html" %}{% block main %}{% for tag in site.tags %}<a href="{{ tag.url }}">{{ tag.name }} {{ tag.count }}</a>{% endfor %}{% endblock %}\n',
    "archive.html": """{% extends "frame.html" %}{% block main %}{% for post in site.posts %}<a href="{{ post.url }}">{{ post.title }}</a>{% endfor %}
{% for language in site.languages %}<a href="{{ language.url }}">{{ language.title }} {{ language.name }}</a>{% endfor %}
{% for page in site.top_pages %}<a href="{{ page.url }}">{{ page.title }}</a>{% endfor %}{% endblock %}
""",
    "404.html": """<!doctype html><html lang="{{ page.language }}"><head><title>{{ page.title }}</title></head>
<body>{% for language in site.languages %}<a href="{{ language.url }}">{{ language.name }} {{ language.title }}</a>{% endfor %}</body></html>
""",
}


class Version:
    """A page in one language."""

    def __init__(self, title: str):
        self.title, self.text = title, f"The text of {title}."
        self.heading = f"Part {title}"
        self.draft = self.noindex = self.in_folder = self.suffixed = False
        self.date: str | None = None  # instead of the name's
        self.slug: str | None = None
        self.name: str | None = None  # of the file, where it is not that of the others
        self.key: str | None = None
        self.tags: list[str] = []
        self.links: list[tuple["Item", str]] = []


class Item:
    """A page in all of its languages."""

    def __init__(self, number: int, section: str, name: str, is_post: bool, is_bundle: bool):
        self.number, self.section, self.name = number, section, name
        self.is_post, self.is_bundle = is_post, is_bundle
        self.versions: dict[str, Version] = {}
        self.pictures: dict[str, int] = {"": 1} if is_bundle else {}

    def stem(self, version: Version | None = None) -> str:
        name = version and version.name or self.name
        date = f"2025-01-{self.number % 28 + 1:02}-" if self.is_post else ""
        folder = self.section + "/" if self.section else ""
        return f"{folder}{date}{name}" + ("/index" if self.is_bundle else "")

    def path(self, language: str) -> str:
        version = self.versions[language]
        stem = self.stem(version)
        if version.in_folder:
            return f"{language}/{stem}.md"
        return f"{stem}.{language}.md" if language != "de" or version.suffixed else f"{stem}.md"


class Source:
    def __init__(self, source: random.Random, has_templates: bool):
        self.random = source
        self.has_templates = has_templates
        self.theme = None if has_templates else EditedTheme(source)
        self.next = 0
        self.titles = {"de": 0, "en": 0, "ja": 0}
        self.languages = ["en", "ja"]
        self.inherited_menu = {"en": True, "ja": True}
        self.menu_count = 3
        self.own_tags = {"en": False, "ja": False}
        self.own_title = {"en": True, "ja": False}
        self.path = "seite"
        self.words = {"de": 0, "en": 0, "ja": 0}
        self.templates = dict.fromkeys(TEMPLATES, 0)
        self.items: list[Item] = []
        for section in SECTIONS:
            for name in ["index"] if section != "heft/alt" else []:
                self.add(section, name, False)
        for name in ["kontakt", "impressum", "team"]:
            self.add("", name, False)
        self.contact.versions["de"] = self.contact.versions.get("de") or self.version(self.contact, "de")
        for _ in range(17):
            self.add_post()
        for item in self.items:
            self.link(item)

    @property
    def contact(self) -> Item:
        return next(item for item in self.items if item.name == "kontakt")

    def all_languages(self) -> list[str]:
        return ["de", *self.languages]

    def version(self, item: Item, language: str) -> Version:
        version = Version(f"{NAMES[language]} {item.number}")
        if item.is_post:
            version.tags = sorted(self.random.sample(TAGS, self.random.randint(0, 2)))
        version.in_folder = self.random.random() < 0.25 and language != "de"
        return version

    def add(self, section: str, name: str, is_post: bool, is_bundle: bool = False) -> Item:
        self.next += 1
        item = Item(self.next, section, name, is_post, is_bundle)
        for language in ["de", "en", "ja"]:
            if self.random.random() < {"de": 0.9, "en": 0.8, "ja": 0.6}[language]:
                item.versions[language] = self.version(item, language)
        if not item.versions:
            item.versions["de"] = self.version(item, "de")
        if is_bundle and self.random.random() < 0.5:
            item.pictures["en"] = 1
        self.items.append(item)
        return item

    def add_post(self) -> Item:
        number = self.next + 1
        return self.add(self.random.choice(SECTIONS), f"post-{number}", True, number % 4 == 0)

    def link(self, item: Item) -> None:
        for language, version in item.versions.items():
            others = [other for other in self.items if other is not item and self.is_published(other)]
            for other in self.random.sample(others, min(len(others), self.random.randint(0, 2))):
                kind = self.random.choice(["page", "page", "set", "heading"])
                # A heading's own id is there in one language only.
                if kind == "heading" and language not in other.versions:
                    kind = "set"
                version.links.append((other, kind))

    def is_published(self, item: Item) -> bool:
        return any(not version.draft and not version.date and language in self.all_languages()
                   for language, version in item.versions.items())

    # Sources

    def files(self) -> dict[str, bytes]:
        files: dict[str, str] = {"site.yaml": self.site_yaml(), **(self.theme.files() if self.theme else {})}
        for name, number in self.templates.items() if self.has_templates else []:
            text = TEMPLATES[name]
            end = text.index("%}") + 2 if text.startswith("{% extends") else 0
            files[f"templates/{name}"] = text[:end] + f"{{% set version = {number} %}}" + text[end:]
        for language, number in self.words.items():
            if not self.has_templates:
                words = JAPANESE.read_text(encoding="utf-8") if language == "ja" else "home: Home\n"
                files[f"templates/strings/{language}.yaml"] = re.sub(r"(?m)^home: .*", rf"\g<0> {number}", words)
                continue
            forms = "{other: \"{count} posts\"}" if language == "ja" else "{one: one, other: \"{count} posts\"}"
            files[f"templates/strings/{language}.yaml"] = (
                f"word: {NAMES[language]} {number}\ncount: {forms}\nhome: Home {language}\n"
                f"tags_title: Tags {language}\narchive_title: Archive {language}\nnot_found_title: None {language}\n")
        content = {path: text.encode() for path, text in files.items()}
        for item in self.items:
            for language in item.versions:
                if language in self.all_languages():
                    content["content/" + item.path(language)] = self.text(item, language).encode()
            if item.versions.keys() & set(self.all_languages()):
                for language, number in item.pictures.items():
                    name = f"p.{language}.png" if language else "p.png"
                    header = struct.pack(">IIBBBBB", 10 + number, 30, 8, 2, 0, 0, 0)
                    content[f"content/{item.stem().removesuffix('index')}{name}"] = (
                        b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR" + header + language.encode())
        return content

    def site_yaml(self) -> str:
        menu = ["{title: Start, url: /}", "{title: Kontakt, page: kontakt.md}", "{title: Archiv, url: /archive/}",
                "{title: Themen, url: /tags/}"][:self.menu_count]
        lines = [f"title: Seite {self.titles['de']}", "base_url: https://example.org/zahlen/", "language: de",
                 f"pagination: {{size: 4, path: {self.path}}}", f"menu: [{', '.join(menu)}]"]
        if self.theme:
            lines.append(self.theme.site_yaml())
        if self.languages:
            lines.append("languages:")
        for language in self.languages:
            lines.append(f"  {language}:")
            settings = []
            if self.own_title[language]:
                settings.append(f"title: Site {language} {self.titles[language]}")
            if not self.inherited_menu[language]:
                settings.append("menu: [{title: Home, url: /}]")
            if self.own_tags[language]:
                settings.append("permalinks: {tag: /topics/:slug/, tags: /topics/}")
            lines += [f"    {line}" for line in settings] or ["    {}"]
        return "\n".join(lines) + "\n"

    def text(self, item: Item, language: str) -> str:
        version = item.versions[language]
        lines = ["---", f"title: {version.title}"]
        for name in ["slug", "date"]:
            if getattr(version, name):
                lines.append(f"{name}: {getattr(version, name)}")
        if version.key:
            lines.append(f"translation_key: {version.key}")
        if version.tags:
            lines.append(f"tags: [{', '.join(version.tags)}]")
        lines += [f"{name}: true" for name in ["draft", "noindex"] if getattr(version, name)]
        lines += ["---", version.text, ""]
        for other, kind in version.links:
            if other not in self.items:
                continue
            heading = other.versions.get(language)
            anchor = {"page": "", "set": "#set"}.get(kind)
            if anchor is None:
                anchor = "#" + heading.heading.lower().replace(" ", "-") if heading else ""
            lines.append(f"[Link](/{other.stem()}.md{anchor})")
        if item.is_bundle and not version.in_folder:
            lines.append("![Picture](p.png)")
        lines += ["", "## Shared {#set}", "", f"## {version.heading}", "", "The end."]
        return "\n".join(lines) + "\n"


class Run(EditedSite):
    def __init__(self, program: Path, folder: Path, seed: int, has_templates: bool):
        super().__init__(program, folder)
        self.random = random.Random(seed)
        self.site = Source(self.random, has_templates)
        self.made = self.byte_changes = self.kept = self.refused = 0
        self.renamed: set[bytes] = set()

    def write_sources(self, files: dict[str, bytes]) -> set[str]:
        former = self.written
        edited = super().write_sources(files)
        gone, new = ({path for path in edited if path.endswith(".md") and path in side and path not in other}
                     for side, other in ((former, files), (files, former)))
        titles = {re.search(rb"^title: (.*)$", side[path], re.MULTILINE)[1]
                  for side, paths in ((former, gone), (files, new)) for path in paths}
        self.renamed = titles if gone and new else set()
        return edited

    def check(self) -> bool:
        """Builds twice and compares; whether the site has no error."""
        edited = self.write_sources(self.site.files())
        run = self.build()
        compare_messages(run, self.build_from_scratch())
        tree = read_tree(self.output)
        if run.returncode != 0:
            if tree != self.tree:
                raise Failure("a build with an error changed the output folder")
            self.errors = run.stderr
            return False
        compare_trees(tree, read_tree(self.fresh))
        reasons = self.reasons()
        changed = self.changed(tree, reasons.keys())
        addresses = {f'"/zahlen/{quote(path.removesuffix("index.html"))}"'.encode() for path, text in tree.items()
                     if any(b"<title>" + title + b" \xe2\x80\x93" in text for title in self.renamed)}
        if self.tree:
            vain = [f"{path}: {reason}" for path, reason in sorted(reasons.items())
                    if path not in changed and not any(file in reason for file in edited)
                    # The theme shows the newest of all posts there; their list is one value.
                    and not (path.endswith("404.html") and reason.endswith("changed: posts"))
                    # It shows the first three of the pages that are related to one.
                    and not reason.endswith("related to it changed")
                    # Whether a home page is translated is a part of page.languages that the theme does not show.
                    and not (HOME.match(path) and reason.endswith("changed: languages"))
                    # The theme asks for the names of taxonomies; the addresses of their lists are a part of the value.
                    and not reason.endswith("changed: taxonomies")
                    and not any(address in tree[path] for address in addresses)]
            if vain:
                raise Failure(f"made in vain after {sorted(edited)}:\n  " + "\n  ".join(vain[:12]))
            self.made, self.byte_changes = self.made + len(reasons), self.byte_changes + len(changed)
            self.kept += len(tree) - len(reasons)
        self.tree = tree
        return True

    # Edits

    def edit(self, kind: str) -> None:
        site, choose = self.site, self.random.choice
        item = choose(site.items)
        language = choose(sorted(item.versions))
        version = item.versions[language]
        posts = [item for item in site.items if item.is_post]
        if kind == "add a post":
            site.link(site.add_post())
        elif kind == "remove a post":
            site.items.remove(choose(posts))
        elif kind == "add a translation":
            item = choose([item for item in site.items if len(item.versions) < 3] or site.items)
            for language in sorted({"de", "en", "ja"} - item.versions.keys())[:1]:
                item.versions[language] = site.version(item, language)
        elif kind == "remove a translation":
            item = choose([item for item in site.items if len(item.versions) > 1])
            del item.versions[choose(sorted(item.versions))]
        elif kind == "draft":
            version.draft = not version.draft
        elif kind == "date ahead":
            item = choose(posts)
            version = item.versions[choose(sorted(item.versions))]
            version.date = None if version.date else LATER
        elif kind == "title":
            version.title += "!"
        elif kind == "text":
            version.text += " Edited."
        elif kind == "heading":
            version.heading += " more"
        elif kind == "noindex":
            version.noindex = not version.noindex
        elif kind == "tags":
            item = choose(posts)
            item.versions[choose(sorted(item.versions))].tags = sorted(self.random.sample(TAGS, self.random.randint(0, 3)))
        elif kind == "section slug":
            item = choose([item for item in site.items if item.name == "index" and item.section])
            version = item.versions[choose(sorted(item.versions))]
            version.slug = None if version.slug else choose(["tips", "other", "部"])
        elif kind == "slug":
            if item.name != "index":
                version.slug = None if version.slug else f"own-{item.number}"
        elif kind == "translation key":
            item = choose([item for item in site.items if item.name != "index" and len(item.versions) > 1])
            language = choose(sorted(item.versions))
            version = item.versions[language]
            version.name = None if version.name else f"other-{item.number}"
            for other in item.versions.values():
                other.key = f"key-{item.number}" if version.name and self.random.random() < 0.8 else None
        elif kind == "form":
            version.in_folder = not version.in_folder
        elif kind == "suffix of the site's language":
            item = choose([item for item in site.items if "de" in item.versions])
            item.versions["de"].suffixed = not item.versions["de"].suffixed
        elif kind == "title of a language":
            site.titles[choose(["de", "en", "ja"])] += 1
        elif kind == "settings of a language":
            language = choose(["en", "ja"])
            settings = choose([site.own_title, site.own_tags, site.inherited_menu])
            settings[language] = not settings[language]
        elif kind == "menu":
            site.menu_count = site.menu_count % 4 + 1
        elif kind == "list of languages":
            if len(site.languages) == 2:
                site.languages = choose([["en"], ["ja"], ["ja", "en"], ["en", "ja"]])
            else:
                site.languages = ["en", "ja"]
        elif kind == "word":
            site.words[choose(["de", "en", "ja"])] += 1
        elif kind == "template":
            site.templates[choose(sorted(TEMPLATES))] += 1
        elif kind == "links":
            version.links = []
            if self.random.random() < 0.7:
                site.link(item)
        elif kind == "picture":
            item = choose([item for item in site.items if item.is_bundle])
            name = choose(["", "en", "ja", "de"])
            if name and name in item.pictures and self.random.random() < 0.5:
                del item.pictures[name]
            else:
                item.pictures[name] = item.pictures.get(name, 0) + 1
        elif kind == "page number":
            site.path = "page" if site.path == "seite" else "seite"
        elif kind == "nothing":
            pass
        elif site.theme and kind in edited_theme.KINDS:
            site.theme.edit(kind)
        else:
            raise ValueError(kind)


KINDS = {
    "add a post": 4, "remove a post": 3, "add a translation": 7, "remove a translation": 6, "draft": 6, "date ahead": 4,
    "title": 5, "text": 4, "heading": 3, "noindex": 4, "tags": 5, "section slug": 4, "slug": 3, "translation key": 5,
    "form": 5, "suffix of the site's language": 3, "title of a language": 3, "settings of a language": 4, "menu": 3,
    "list of languages": 2, "word": 2, "template": 2, "links": 4, "picture": 5, "page number": 1, "nothing": 1,
}


def edit_at_random(program: Path, folder: Path, edits: int, seed: int) -> None:
    for has_templates in (True, False):
        edit_site(Run(program, folder / str(has_templates), seed, has_templates), edits)


def edit_site(run: Run, edits: int) -> None:
    kind, number = "first build", 0
    kinds = {**KINDS, **(edited_theme.KINDS if run.site.theme else {})}
    try:
        if not run.check():
            raise Failure(f"the site was not built:\n{run.errors}")
        for number in range(1, edits + 1):
            # Each kind once, then at random.
            kind = (list(kinds)[number - 1] if number <= len(kinds)
                    else run.random.choices(list(kinds), list(kinds.values()))[0])
            former = copy.deepcopy(run.site)
            run.edit(kind)
            if not run.check():
                run.refused += 1
                # The random numbers go on.
                former.random = run.random
                if former.theme:
                    former.theme.random = run.random
                run.site = former
                if not run.check():
                    raise Failure(f"the edit is taken back, the error stays:\n{run.errors}")
    except Failure as failure:
        if os.environ.get("KEEP"):
            shutil.copytree(run.root.parent, os.environ["KEEP"], dirs_exist_ok=True)
        raise Failure(f"edit {number} ({kind}): {failure}") from failure
    run.end()
    print(f"{'own templates' if run.site.has_templates else 'the theme'}: {edits} edits of {min(edits, len(kinds))} kinds, {run.refused} refused: {run.made} files made, "
          f"{run.byte_changes} with new bytes, {run.kept} kept")


if __name__ == "__main__":
    sys.exit(main(__doc__, 300, edit_at_random))
