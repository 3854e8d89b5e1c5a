#!/usr/bin/env python3
"""Walks through a site's languages in Chromium, by the theme's own switcher.

Usage: switcher.py SITEGEN

From every page of three-languages/ the walk through all languages and back must end at the address where it began, if
the page is there in all of them; where a version is missing, the switcher must lead to that language's home page, from
further pages of a list to the first page of the version. Needs Debian's chromium and chromium-driver, and selenium from
PyPI; where one is missing nothing is checked, and a line says what.
"""
import importlib.util
import shutil
import sys
import tempfile
import urllib.parse
from pathlib import Path

from axe import browser, build, serve

HERE = Path(__file__).resolve().parent
PREFIX = "/zahlen/"
LANGUAGES = ["de", "en", "ja"]
# The pages in the order of LANGUAGES; None where there is no version.
VERSIONS = [
    ("", "en/", "ja/"),
    ("kontakt/", "en/contact/", "ja/kontakt/"),
    ("impressum/", "en/imprint/", None),
    (None, None, "ja/team/"),
    ("tipps/", "en/tips/", "ja/tipps/"),
    ("tipps/abschlussquote/", "en/tips/abschlussquote/", "ja/tipps/win-rate/"),
    ("tipps/kosten/", None, None),
    ("tipps/heft/", "en/tips/heft/", None),
    ("notizen/", "en/notizen/", "ja/notizen/"),
    ("notizen/neue-zahlen/", "en/notizen/new-figures/", None),
    ("notizen/entwurf/", None, None),
    (None, "en/notizen/only-english/", None),
    ("notizen/verborgen/", "en/notizen/verborgen/", None),
    (None, None, "ja/notizen/jp/"),
    (None, None, "ja/notizen/zwei/"),
    ("archiv/", "en/archive/", "ja/archiv/"),
    ("themen/", "en/topics/", "ja/themen/"),
    ("subscribe/", "en/subscribe/", "ja/subscribe/"),
    ("404.html", "en/404.html", "ja/404.html"),
]


def expected(route: str, language: int) -> str:
    """Where the switcher leads from a page."""
    home = "" if language == 0 else f"{LANGUAGES[language]}/"
    first = route.split("seite/")[0].split("page/")[0]
    versions = next((versions for versions in VERSIONS if first in versions), None)
    if route == "404.html" or route.endswith("/404.html"):
        return home
    return versions and versions[language] or home


def walk(driver, origin: str, route: str) -> list[str]:
    """Follows the switcher from a page; what is wrong with it."""
    own = next((index for index, tag in enumerate(LANGUAGES) if route.startswith(tag + "/")), 0)
    driver.get(origin + urllib.parse.quote(route))
    problems = []
    current = route
    for step in range(1, len(LANGUAGES) + 1):
        language = (own + step) % len(LANGUAGES)
        wanted = expected(current, language)
        links = driver.find_elements("css selector", "nav.languages a")
        if len(links) != len(LANGUAGES):
            return [*problems, f"{current}: {len(links)} languages"]
        links[language].click()
        found = urllib.parse.unquote(driver.current_url[len(origin):])
        if found != wanted:
            problems.append(f"{route}: from {current} the switcher leads to {found}, not {wanted}")
        shown = driver.find_element("css selector", "html").get_attribute("lang").split("-")[0]
        if shown != LANGUAGES[language]:
            problems.append(f"{route}: {found} is in {shown}")
        current = found
    complete = next((None not in versions for versions in VERSIONS if route in versions), False)
    if complete and "404" not in route and current != route:
        problems.append(f"{route}: the walk ends at {current}")
    return problems


def main(program: str) -> int:
    lacking = [name for name in ("chromium", "chromedriver") if shutil.which(name) is None]
    lacking += [name for name in ("selenium",) if importlib.util.find_spec(name) is None]
    if lacking:
        print(f"switcher: skipped, since {', '.join(lacking)} cannot be found")
        return 0
    with tempfile.TemporaryDirectory() as name:
        output = Path(name) / "output"
        build(str(Path(program).resolve()), HERE / "three-languages", output)
        routes = [path.relative_to(output).as_posix().removesuffix("index.html") for path in sorted(output.rglob("*.html"))]
        known = {route for versions in VERSIONS for route in versions if route is not None}
        problems = [f"{route} is not built" for route in sorted(known - set(routes))]
        server = serve(output, PREFIX)
        driver = browser()
        try:
            for route in routes:
                problems += walk(driver, f"http://127.0.0.1:{server.server_port}{PREFIX}", route)
        finally:
            driver.quit()
            server.shutdown()
    for problem in problems:
        print(problem, file=sys.stderr)
    print(f"{len(routes)} pages, {len(LANGUAGES)} steps from each: {len(problems)} problems")
    return 1 if problems else 0


if __name__ == "__main__":
    if len(sys.argv) != 2:
        sys.exit(__doc__)
    sys.exit(main(sys.argv[1]))
