"""A site for edit_script.py: its sources, and what each file of the built site shows.

`outputs` says for every file of the output folder, from the site's structure alone, which values it is
made from. Two builds between which they are the same must leave the file alone; where one of them
changed the file must be built again. What the theme below shows and what the values name belong together.
"""
import collections
import datetime
import random
import re
import struct

POSTS = 300
SECTIONS = ["guide", "guide/basics", "news", "tips"]
TAGS = [f"tag {number}" for number in range(20)]
AUTHORS = [f"author-{number}" for number in range(5)]
SERIES = [f"Series {number}" for number in range(4)]
MOST_RELATED = 10
LATER = 4102444800  # 2100, when a scheduled post is still to come

BASE = """<!doctype html>
<html lang="{{ page.language }}"><head><title>{{ page.title }} – {{ site.title }}</title>
<link rel="stylesheet" href="{{ asset("main.css") }}"></head><body>
<nav>{% for entry in site.menu %}<a href="{{ entry.url }}">{{ entry.title }}</a>{% endfor %}</nav>
{% block main %}{% endblock %}
<footer>{{ t("footer") }}</footer></body></html>
"""
THEME = {
    "base.html": BASE,
    "macros.html": '{% macro link(other) %}<a href="{{ other.url }}">{{ other.title }}</a>{% endmacro %}\n',
    "partials/dates.html": '<p>{{ t("published") }} {{ post.date | date("d. MMMM yyyy") }}</p>\n',
    "partials/tags.html": "{% for tag in site.tags %}<a href=\"{{ tag.url }}\">{{ tag.name }} {{ tag.count }}</a>{% endfor %}\n",
    "post.html": """{% extends "base.html" %}{% from "macros.html" import link %}
{% block main %}{% set post = page %}{% include "partials/dates.html" %}
{% if page.updated %}<p>{{ page.updated }}</p>{% endif %}
{% for tag in page.tags %}<a href="{{ tag.url }}">{{ tag.name }}</a>{% endfor %}
{% for author in page.authors %}<a href="{{ author.url }}">{{ author.title }}</a>{{ author.extra.city | default("") }}{% endfor %}
{% for part in page.series %}{{ part.title }} {{ part.position }}/{{ part.count }} {{ link(part.first) }}
{% if part.previous %}{{ link(part.previous) }}{% endif %}{% if part.next %}{{ link(part.next) }}{% endif %}{% endfor %}
{% for other in page.related[:3] %}{{ link(other) }}{% endfor %}
<a href="{{ page.section.url }}">{{ page.section }}</a>
{% if page.previous %}{{ link(page.previous) }}{% endif %}{% if page.next %}{{ link(page.next) }}{% endif %}
{{ page.content }}{% block special %}{% endblock %}{% endblock %}
""",
    "special.html": '{% extends "post.html" %}{% block special %}<p>Special</p>{% endblock %}\n',
    "page.html": """{% extends "base.html" %}{% block main %}{{ page.content }}
{% for person in data("team") %}<p>{{ person.name }}</p>{% endfor %}{% endblock %}
""",
    "list.html": """{% extends "base.html" %}{% from "macros.html" import link %}
{% block main %}{{ page.content }}{% include "partials/tags.html" %}
{% for post in paginator.items %}{{ link(post) }}{{ post.summary }}{% include "partials/dates.html" %}{% endfor %}
<p>{{ paginator.number }} {{ paginator.total }} {{ paginator.previous }} {{ paginator.next }}</p>{% endblock %}
""",
    "tag.html": """{% extends "base.html" %}{% from "macros.html" import link %}
{% block main %}<h1>{{ term.name }} {{ term.count }}</h1>
{% for post in paginator.items %}{{ link(post) }}{% endfor %}{% endblock %}
""",
    "author.html": """{% extends "base.html" %}{% from "macros.html" import link %}
{% block main %}<h1>{{ term.title }} {{ term.count }}</h1>{{ page.content }}
{% for post in paginator.items %}{{ link(post) }}{% endfor %}{% endblock %}
""",
    "authors.html": """{% extends "base.html" %}
{% block main %}{% for author in site.authors %}{{ author.title }} {{ author.summary }}{% endfor %}{% endblock %}
""",
    "index.html": """{% extends "base.html" %}
{% block main %}{{ page.content }}
{% for post in paginator.items %}<h2><a href="{{ post.url }}">{{ post.title }}</a></h2>{{ post.content }}
{% include "partials/dates.html" %}{% endfor %}<p>{{ paginator.next }}</p>{% endblock %}
""",
    "tags.html": '{% extends "base.html" %}{% block main %}{% for tag in site.tags %}<a href="{{ tag.url }}">{{ tag.name }} {{ tag.count }}</a>{% endfor %}{% endblock %}\n',
    "archive.html": """{% extends "base.html" %}{% from "macros.html" import link %}
{% block main %}{% for post in site.posts %}{{ link(post) }} {{ post.year }} {{ post.section.title }}{% endfor %}{% endblock %}
""",
    "404.html": """<!doctype html><html><head><title>Not found</title>
<link rel="stylesheet" href="{{ asset("main.css") }}"></head>
<body>{{ t("footer") }}{{ "It's \\"nothing\\"" | markdown }}</body></html>
""",
    "unused.html": "{{ page.title }}\n",
}
USES = {
    "post.html": ["base.html", "macros.html", "partials/dates.html"],
    "special.html": ["post.html", "base.html", "macros.html", "partials/dates.html"],
    "page.html": ["base.html"],
    "list.html": ["base.html", "macros.html", "partials/dates.html", "partials/tags.html"],
    "tag.html": ["base.html", "macros.html"],
    "author.html": ["base.html", "macros.html"],
    "authors.html": ["base.html"],
    "index.html": ["base.html", "partials/dates.html"],
    "tags.html": ["base.html"],
    "archive.html": ["base.html", "macros.html"],
    "404.html": [],
}


def canonical(path: str) -> str:
    """A file of the theme without the hash in its name."""
    return re.sub(r"^(assets/.*)\.[0-9a-f]{16}(\.\w+)$", r"\1\2", path)


class Page:
    """A page's source; `date` is None for all but posts."""

    def __init__(self, key: int, section: str, slug: str, title: str, date: datetime.date | None):
        self.key, self.section, self.slug, self.title, self.date = key, section, slug, title, date
        self.is_section = slug == "index"
        self.tags: list[str] = []
        self.authors: list[str] = []
        self.series: str | None = None
        self.first, self.rest, self.heading = f'The "text" of {title}.', f"The rest of {title}.", f"Heading {key}"
        self.link: Page | None = None          # in the first paragraph
        self.heading_link: Page | None = None  # in the rest, to the other's heading
        self.picture: int | None = None        # changes its bytes
        self.picture_width = 40
        self.draft = self.special = self.title_cites = False
        self.publish: int | None = None
        self.updated: datetime.date | None = None
        self.aliases: list[str] = []
        self.address: str | None = None        # front matter's path
        self.figure: str | None = None         # of the shared model
        self.uses_block = False
        self.language: str | None = None

    def anchor(self) -> str:
        return self.heading.lower().replace(" ", "-")

    @property
    def folder(self) -> str:
        return self.section + "/" if self.section else ""

    @property
    def path(self) -> str:
        name = f"{self.date}-{self.slug}" if self.date else self.slug
        return f"{self.folder}{name}/index.md" if self.picture is not None else f"{self.folder}{name}.md"


class TermPage:
    """A file of content/_terms/authors."""

    def __init__(self, key: str):
        self.key = key
        self.title, self.text, self.city, self.draft = 0, 0, 0, False

    @property
    def path(self) -> str:
        return f"_terms/authors/{self.key}.md"

    @property
    def name(self) -> str:
        return f"Title {self.title} of {self.key}"

    def source(self) -> str:
        draft = "draft: true\n" if self.draft else ""
        return f"---\ntitle: {self.name}\nextra: {{city: City {self.city}}}\n{draft}---\nText {self.text}.\n"


class SiteSource:
    def __init__(self, source: random.Random):
        self.random = source
        self.version: collections.Counter[str] = collections.Counter()
        self.frozen_anchors: dict[int, str] = {}
        self.has_tag_template = False
        self.configuration = {
            "title": 0, "description": 0, "author": 0, "size": 6, "limit": 12, "tags": "tags",
            "post": "/:section/:slug/", "timezone": "UTC", "language": "en", "host": 0,
            "path": "", "typography": True, "menu": False, "extra": 0,
        }
        self.series_order, self.has_places = "oldest", False
        self.term_pages = {key: TermPage(key) for key in AUTHORS[:3]}
        self.next_key = 0
        self.pages: list[Page] = [Page(self.key(), "", "index", "Home", None)]
        for section in SECTIONS[1:]:  # the first has no index.md
            page = Page(self.key(), section, "index", f"Section {section}", None)
            if section == "news":
                page.figure, page.title_cites = "Rate", True
            self.pages.append(page)
        for slug in ["about", "imprint"]:
            self.pages.append(Page(self.key(), "", slug, slug.capitalize(), None))
        for _ in range(POSTS):
            self.add_post()

    def key(self) -> int:
        self.next_key += 1
        return self.next_key

    def some_tags(self) -> list[str]:
        return sorted(self.random.sample(TAGS, self.random.randint(1, 3)))

    def some_authors(self) -> list[str]:
        return sorted(self.random.sample(AUTHORS, self.random.randint(0, 2)))

    def edit_term_page(self) -> None:
        """Changes the file of an author; where there is none, it is written."""
        key = self.random.choice(AUTHORS)
        page = self.term_pages.get(key)
        if page is None:
            self.term_pages[key] = TermPage(key)
            return
        what = self.random.choice(["title", "text", "city", "draft", "gone"])
        if what == "gone":
            del self.term_pages[key]
        elif what == "draft":
            page.draft = not page.draft
        else:
            setattr(page, what, getattr(page, what) + 1)

    def add_post(self) -> None:
        key = self.key()
        day = datetime.date(2015, 1, 1) + datetime.timedelta(days=self.random.randint(0, 3000))
        post = Page(key, SECTIONS[key % 4], f"post-{key}", f"Post {key}", day)
        others = [page for page in self.pages if page.date and not page.draft and not page.publish]
        post.tags = self.some_tags()
        post.authors = self.some_authors()
        post.series = self.random.choice(SERIES) if key % 8 == 0 else None
        if others and key % 6 == 0:
            post.link = self.random.choice(others)
        if others and key % 9 == 0:
            post.heading_link = self.random.choice(others)
        post.figure = {0: "Price", 1: "Rate"}.get(key % 5)
        post.uses_block = key % 10 >= 5
        post.title_cites = key % 25 == 0
        post.picture = 1 if key % 11 == 0 else None
        post.draft = key % 31 == 0
        post.publish = LATER if key % 37 == 0 else None
        post.aliases = [f"/old/{key}/"] if key % 17 == 0 else []
        post.special = key % 29 == 0
        post.language = "fr" if key % 23 == 0 else None
        self.pages.append(post)

    def linkers(self, page: Page) -> list[Page]:
        """Published pages with a link to the page's heading."""
        return [other for other in self.pages
                if other.heading_link is page and not other.draft and other.publish is None]

    def plain_posts(self) -> list[Page]:
        """Posts that no other links to, so that they may go."""
        linked = {id(page.link) for page in self.pages} | {id(page.heading_link) for page in self.pages}
        return [page for page in self.pages if page.date and id(page) not in linked and not page.publish]

    def templates(self) -> list[str]:
        return [name for name in THEME if self.has_tag_template or name != "tag.html"]

    def edit_configuration(self) -> str:
        key = self.random.choice(sorted(self.configuration))
        settings = self.configuration
        values = {
            "size": [5, 6, 7], "limit": [0, 10, 12], "tags": ["tags", "topics"],
            "post": ["/:section/:slug/", "/:year/:slug/"], "timezone": ["UTC", "Europe/Berlin"],
            "language": ["en", "de"], "path": ["", "blog/"], "typography": [True, False],
            "menu": [True, False],
        }.get(key)
        if values:
            settings[key] = self.random.choice([value for value in values if value != settings[key]])
        else:
            settings[key] += 1
        return key

    # Sources

    def files(self) -> dict[str, bytes]:
        files = {"site.yaml": self.site_yaml(), "content/favicon.svg": "<svg xmlns='http://www.w3.org/2000/svg'/>"}
        for name in self.templates():
            text = THEME[name]
            version = f"{{% set version = {self.version['templates/' + name]} %}}"
            # A template that extends another keeps its extends first.
            end = text.index("%}") + 2 if text.startswith("{% extends") else 0
            files[f"templates/{name}"] = text[:end] + version + text[end:]
        for language in ["en", "de"]:
            files[f"templates/strings/{language}.yaml"] = "".join(
                f"{word}: {word} {language} {self.version['word ' + word]}\n"
                for word in ["footer", "published", "unused"])
        files["templates/assets/main.css"] = (
            f'@import "print.css";\nbody {{ order: {self.version["templates/assets/main.css"]} }}\n')
        files["templates/assets/print.css"] = f'a {{ order: {self.version["templates/assets/print.css"]} }}\n'
        files["templates/assets/site.js"] = f'let a = {self.version["templates/assets/site.js"]}\n'
        files["content/_data/team.yaml"] = f"- {{name: Ann {self.version['data team']}}}\n"
        files["content/_data/unused.yaml"] = f"a: {self.version['data unused']}\n"
        files["content/shared.kpi"] = (
            f'use "rates.kpi"\ninput Price "Price" = {40 + self.version["model Price"]} €\n')
        files["content/rates.kpi"] = f'input Rate "Rate" = {5 + self.version["model Rate"]} €\n'
        for page in self.pages:
            files[f"content/{page.path}"] = self.text(page)
        for term in self.term_pages.values():
            files[f"content/{term.path}"] = term.source()
        content = {path: text.encode() for path, text in files.items()}
        for page in self.pages:
            if page.picture is not None:
                header = struct.pack(">IIBBBBB", page.picture_width, 30, 8, 2, 0, 0, 0)
                picture = b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR" + header + str(page.picture).encode()
                content[f"content/{page.path[:-len('index.md')]}picture.png"] = picture
        return content

    def site_yaml(self) -> str:
        settings = self.configuration
        menu = ["{title: Archive, url: /archive/}", "{title: About, page: about.md}"]
        if settings["menu"]:
            menu.append("{title: Imprint, page: imprint.md}")
        feeds = f"{{limit: {settings['limit']}}}" if settings["limit"] else "false"
        return (
            f"title: Site {settings['title']}\nbase_url: {self.base_url()}\n"
            f"language: {settings['language']}\ntimezone: {settings['timezone']}\n"
            f"description: Description {settings['description']}\nauthor: Author {settings['author']}\n"
            f"pagination: {settings['size']}\nfeeds: {feeds}\nmenu: [{', '.join(menu)}]\n"
            f"permalinks: {{post: \"{settings['post']}\", tag: \"/{settings['tags']}/:slug/\"}}\n"
            f"taxonomies: {{authors: {{}}, series: {{order: {self.series_order}}}"
            f"{', places: {}' if self.has_places else ''}}}\n"
            f"markdown: {{typography: {str(settings['typography']).lower()}}}\n"
            f"extra: {{unused: {settings['extra']}}}\n")

    def base_url(self) -> str:
        return f"https://host{self.configuration['host']}.example.org/{self.configuration['path']}"

    def text(self, page: Page) -> str:
        title = page.title + (f" `={page.figure}`" if page.title_cites and page.figure else "")
        lines = ["---", f"title: '{title}'"]
        if page.tags:
            lines.append(f"tags: [{', '.join(page.tags)}]")
        if page.authors:
            lines.append(f"authors: [{', '.join(page.authors)}]")
        if page.series:
            lines.append(f"series: {page.series}")
        if page.figure and not page.uses_block:
            lines.append("kpi: shared.kpi")
        if page.draft:
            lines.append("draft: true")
        if page.publish:
            moment = datetime.datetime.fromtimestamp(page.publish, datetime.timezone.utc)
            lines.append(f"publish: {moment:%Y-%m-%dT%H:%M:%SZ}")
        if page.updated:
            lines.append(f"updated: {page.updated}")
        if page.aliases:
            lines.append(f"aliases: [{', '.join(page.aliases)}]")
        if page.address:
            lines.append(f"path: {page.address}")
        if page.special:
            lines.append("template: special.html")
        if page.language:
            lines.append(f"language: {page.language}")
        lines += ["---", page.first]
        if page.link:
            lines.append(f"[A link](/{page.link.path})")
        if page.figure:
            lines.append(f"costs `={page.figure}`.")
        lines += ["", "<!--more-->", "", f"## {page.heading}", "", page.rest, "",
                  f"[Above](#{page.anchor()})"]
        if page.heading_link:
            other = page.heading_link
            lines.append(f"[A heading](/{other.path}#{self.frozen_anchors.get(other.key, other.anchor())})")
        if page.picture is not None:
            lines.append("![A picture](picture.png)")
        if page.figure and page.uses_block:
            lines += ["", "```kpi", 'use "shared.kpi"', "```"]
        return "\n".join(lines) + "\n"

    # What the outputs show

    def outputs(self, now: int) -> dict[str, object]:
        return Outputs(self, now).values


class Outputs:
    """The values that each output shows."""

    def __init__(self, site: SiteSource, now: int):
        self.site = site
        self.settings = site.configuration
        self.base = "/" + self.settings["path"]
        pages = [page for page in site.pages if not page.draft and (page.publish or 0) <= now]
        self.pages = sorted(pages, key=lambda page: page.path)
        posts = [page for page in self.pages if page.date]
        self.posts = sorted(posts, key=lambda page: page.date, reverse=True)
        self.terms = {tag: [post for post in self.posts if tag in post.tags]
                      for tag in sorted({tag for post in self.posts for tag in post.tags}, key=self.slug)}
        self.authors = {name: [post for post in self.posts if name in post.authors]
                        for name in sorted({name for post in self.posts for name in post.authors})}
        self.series = {name: [post for post in self.posts if name == post.series]
                       for name in sorted({post.series for post in self.posts if post.series})}
        if site.series_order == "oldest":
            self.series = {name: posts[::-1] for name, posts in self.series.items()}
        self.section_pages = {page.section: page for page in self.pages if page.is_section}
        self.values: dict[str, object] = {}
        self.addresses: list[tuple[str, str]] = []
        for page in self.pages:
            self.add_page(page)
        self.add_lists()
        self.add_generated()

    @staticmethod
    def slug(text: str) -> str:
        return text.replace(" ", "-")

    # Parts

    def version(self, *names: str) -> tuple:
        return tuple(self.site.version[name] for name in names)

    def template(self, name: str) -> tuple:
        return (name, *self.version(*(f"templates/{file}" for file in [name, *USES[name]])))

    def language(self, page: Page | None) -> str:
        return page and page.language or self.settings["language"]

    def word(self, word: str, page: Page | None) -> tuple:
        # There are no French words: those of the site's language stand in.
        return (self.language(page), self.settings["language"], *self.version("word " + word))

    def route(self, page: Page) -> str:
        if page.address:
            path = page.address.strip("/")
            return path if path.endswith(".html") else path + "/"
        if page.is_section:
            return page.folder
        if not page.date:
            return f"{page.folder}{page.slug}/"
        pattern = self.settings["post"].lstrip("/")
        return (pattern.replace(":section", page.section).replace(":year", str(page.date.year))
                .replace(":slug", page.slug))

    def files_route(self, page: Page) -> str:
        """Where the files of a bundle are."""
        return self.route(page).removesuffix(".html").rstrip("/") + "/"

    def section_route(self, folder: str) -> str:
        page = self.section_pages.get(folder)
        return self.route(page) if page else folder + "/"

    def url(self, page: Page) -> str:
        return self.base + self.route(page)

    def identity(self, page: Page | None) -> object:
        return page and (page.path, self.route(page))

    def title(self, page: Page) -> tuple:
        cites = page.title_cites and page.figure
        return (page.title, cites and (page.figure, *self.version("model " + page.figure), self.language(page)))

    def summary(self, page: Page) -> tuple:
        return (page.first, page.link and self.url(page.link), self.settings["typography"], self.language(page),
                page.figure and self.version("model " + page.figure))

    def content(self, page: Page | None) -> object:
        return page and (
            self.summary(page), page.rest, page.heading, self.site.base_url(), self.url(page),
            page.heading_link and (self.url(page.heading_link), page.heading_link.anchor()),
            page.picture_width)

    def term_url(self, tag: str) -> str:
        return f"{self.base}{self.settings['tags']}/{self.slug(tag)}/"

    def section_title(self, folder: str) -> object:
        page = self.section_pages.get(folder)
        return self.title(page) if page else folder

    def stylesheet(self) -> tuple:
        return (self.base, *self.version("templates/assets/main.css", "templates/assets/print.css"))

    def frame(self, template: str, title: object, page: Page | None) -> tuple:
        """What base.html shows on each page."""
        return (self.template(template), self.language(page), title, self.settings["title"],
                self.settings["menu"], self.base, self.stylesheet(), self.word("footer", page))

    def all_tags(self) -> list:
        return [(tag, self.term_url(tag), len(posts)) for tag, posts in self.terms.items()]

    def add(self, route: str, value: object, is_page: bool = True, changed: object = None) -> None:
        # With other names of taxonomies, nothing that was recorded is of use.
        self.values[route + "index.html" if route.endswith("/") or not route else route] = (
            self.site.has_places, value)
        if is_page:
            self.addresses.append((route, str(changed)))

    def author_page(self, name: str) -> TermPage | None:
        page = self.site.term_pages.get(name)
        return None if page is None or page.draft else page

    def author(self, name: str) -> tuple:
        page = self.author_page(name)
        return (page.name if page else name, f"{self.base}authors/{name}/")

    def shown_link(self, page: Page | None) -> object:
        return page and (self.identity(page), self.title(page), self.url(page))

    def part(self, page: Page) -> object:
        if not page.series:
            return None
        posts = self.series[page.series]
        place = posts.index(page)
        around = [posts[other] if 0 <= other < len(posts) else None for other in (place - 1, place + 1)]
        return (page.series, place, len(posts), *map(self.shown_link, [posts[0], *around]))

    def related(self, page: Page) -> list:
        scores: collections.Counter[int] = collections.Counter()
        of_key = {post.key: post for post in self.posts}
        terms = [self.terms[tag] for tag in page.tags] + [self.authors[name] for name in page.authors]
        for posts in terms + ([self.series[page.series]] if page.series else []):
            for post in posts:
                scores[post.key] += (1 << 20) // len(posts)
        del scores[page.key]
        keys = sorted(scores, key=lambda key: of_key[key].path)
        keys.sort(key=lambda key: (scores[key], of_key[key].date), reverse=True)
        found = [of_key[key] for key in keys[:MOST_RELATED]]
        return [*map(self.identity, found), *map(self.shown_link, found[:3])]

    # Outputs

    def add_page(self, page: Page) -> None:
        for alias in page.aliases:
            self.add(alias.lstrip("/"), (page.path, self.title(page), self.url(page),
                                         self.site.base_url(), self.language(page)), is_page=False)
        if page.picture is not None:
            self.add(self.files_route(page) + "picture.png", (page.path, page.picture, page.picture_width),
                     is_page=False)
        if page.is_section:
            return
        if page.date:
            place = self.posts.index(page)
            neighbours = [self.posts[other] if 0 <= other < len(self.posts) else None
                          for other in (place - 1, place + 1)]
            value = (
                self.frame("special.html" if page.special else "post.html", self.title(page), page),
                self.content(page), page.date, page.updated, self.word("published", page),
                [(tag, self.term_url(tag)) for tag in page.tags],
                [(self.author(name), self.author_page(name) and self.author_page(name).city)
                 for name in page.authors], self.part(page), self.related(page),
                (page.section, self.section_title(page.section), self.section_route(page.section)),
                [other and (self.identity(other), self.title(other), self.url(other))
                 for other in neighbours])
        else:
            value = (self.frame("page.html", self.title(page), page), self.content(page),
                     self.version("data team"))
        # A renamed file is another page, also where `path` keeps its address.
        self.add(self.route(page), (page.path, value), changed=self.changed([page]))

    def changed(self, pages: list[Page]) -> object:
        """The newest change of what is shown, as the sitemap has it."""
        dates = [page.updated or page.date for page in pages if page.updated or page.date]
        return (max(dates), self.settings["timezone"]) if dates else None

    def add_list(self, route: str, posts: list[Page], value, page: Page | None = None) -> None:
        size = self.settings["size"]
        total = max(1, -(-len(posts) // size))
        for number in range(1, total + 1):
            items = posts[(number - 1) * size:number * size]
            place = (number, total, self.base + route)
            below = route.removesuffix(".html").rstrip("/") + "/" if route else ""
            shown = items + ([page] if page and number == 1 else [])
            self.add(route if number == 1 else f"{below}page/{number}/", value(items, place),
                     changed=self.changed(shown))

    def add_lists(self) -> None:
        home = self.section_pages[""]
        self.add_list("", self.posts, lambda items, place: (
            self.frame("index.html", self.title(home), home), self.content(home), self.word("published", home),
            (place[0] < place[1], place[2]),
            [(self.identity(post), self.title(post), self.url(post), self.content(post), post.date)
             for post in items]), page=home)

        def entries(items, place, page):
            return (place, self.all_tags(), self.word("published", page),
                    [(self.identity(post), self.title(post), self.url(post), self.summary(post), post.date)
                     for post in items])

        for folder in SECTIONS:
            posts = [post for post in self.posts if (post.section + "/").startswith(folder + "/")]
            page = self.section_pages.get(folder)
            if page or posts:
                self.add_list(self.section_route(folder), posts, lambda items, place, page=page, folder=folder: (
                    self.frame("list.html", self.section_title(folder), page), self.content(page),
                    entries(items, place, page)), page=page)
        for tag, posts in self.terms.items():
            route = self.term_url(tag)[len(self.base):]
            if self.site.has_tag_template:
                self.add_list(route, posts, lambda items, place, tag=tag, posts=posts: (
                    self.frame("tag.html", tag, None), len(posts),
                    [(self.identity(post), self.title(post), self.url(post)) for post in items]))
            else:
                self.add_list(route, posts, lambda items, place, tag=tag: (
                    self.frame("list.html", tag, None), entries(items, place, None)))

        for name, posts in self.authors.items():
            page = self.author_page(name)
            self.add_list(f"authors/{name}/", posts, lambda items, place, name=name, posts=posts, page=page: (
                self.frame("author.html", self.author(name)[0], None), len(posts), page and (page.path, page.text),
                [self.shown_link(post) for post in items]))
        for name, posts in self.series.items():
            self.add_list(f"series/{self.slug(name).lower()}/", posts, lambda items, place, name=name: (
                self.frame("list.html", name, None), entries(items, place, None)))

    def feed(self, posts: list[Page], tag: str | None) -> tuple:
        settings = self.settings
        # Only the feed of all posts shows the site's description.
        description = settings["description"] if tag is None else None
        return (
            tag, description, [settings[key] for key in ("title", "author", "language", "timezone")],
            self.site.base_url(),
            [(post.path, self.title(post), self.url(post), post.date, post.updated, post.tags,
              post.series, list(map(self.author, post.authors)),
              self.content(post)) for post in posts[:settings["limit"]]])

    def add_generated(self) -> None:
        self.add("authors/", (self.frame("authors.html", None, None), [
            (self.author(name), self.author_page(name) and (self.author_page(name).path, self.author_page(name).text))
            for name in self.authors]), changed=self.changed(sum(self.authors.values(), [])))
        self.add("tags/", (self.frame("tags.html", None, None), self.all_tags()),
                 changed=self.changed(sum(self.terms.values(), [])))
        self.add("archive/", (self.frame("archive.html", None, None), [
            (self.identity(post), self.title(post), self.url(post), post.date.year,
             (post.section, self.section_title(post.section))) for post in self.posts]),
                 changed=self.changed(self.posts))
        self.add("404.html", (self.template("404.html"), self.settings["language"], self.stylesheet(),
                              self.word("footer", None), self.settings["typography"]), is_page=False)
        if self.settings["limit"]:
            self.add("feed.xml", self.feed(self.posts, None), is_page=False)
            for tag, posts in self.terms.items():
                route = self.term_url(tag)[len(self.base):]
                self.add(route + "feed.xml", self.feed(posts, tag), is_page=False)
            for name, posts in self.authors.items():
                self.add(f"authors/{name}/feed.xml", self.feed(posts, self.author(name)[0]), is_page=False)
            for name, posts in self.series.items():
                newest = posts[::-1] if self.site.series_order == "oldest" else posts
                self.add(f"series/{self.slug(name).lower()}/feed.xml", self.feed(newest, name), is_page=False)
        self.add("favicon.svg", "always the same", is_page=False)
        self.add("robots.txt", self.site.base_url(), is_page=False)
        self.add("sitemap.xml", (self.site.base_url(), sorted(self.addresses)), is_page=False)
        self.add("assets/main.css", self.stylesheet()[1:], is_page=False)
        self.add("assets/print.css", self.version("templates/assets/print.css"), is_page=False)
        self.add("assets/site.js", self.version("templates/assets/site.js"), is_page=False)
