#!/usr/bin/env python3
"""Looks at `sitegen serve` with Chromium while a site is written: what a browser shows, without a reload by hand.

Usage: serve_browser.py <sitegen>

Two sites are served, one at the server's root and one below a path, and their files are changed as an author does. Needs
Debian's chromium and chromium-driver, and from PyPI selenium and axe-playwright-python (for axe-core's script); where one
is missing nothing is looked at, and a line says what.
"""

import importlib.util
import re
import shutil
import subprocess
import sys
import tempfile
import time
from pathlib import Path

PATIENCE = 10  # seconds until something that should happen counts as not happening

POST = """---
title: {title}
date: 2026-01-0{day}
---
{text}

{filler}

{end}

The last paragraph with [a link]({link}).
"""

POLICY = (
    "default-src 'none'; style-src 'self'; img-src 'self'; "
    "require-trusted-types-for 'script'; trusted-types 'none'"
)

BASE = """<!DOCTYPE html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width">
<meta http-equiv="Content-Security-Policy" content="{policy}">
<title>{{% block title %}}{{{{ page.title }}}}{{% endblock %}}</title>
<link rel="stylesheet" href="{{{{ asset("main.css") }}}}">
</head>
<body><main>{{% block main %}}{{% endblock %}}</main></body>
</html>
"""

POST_TEMPLATE = """{% extends "base.html" %}
{% block main %}<h1>{{ page.title }}</h1>
{{ page.content }}{% endblock %}
"""

LIST_TEMPLATE = """{% extends "base.html" %}
{% block main %}<h1>Posts</h1>
<ul>{% for post in paginator.items %}<li><a href="{{ post.url }}">{{ post.title }}</a></li>{% endfor %}</ul>{% endblock %}
"""


class Served:
    """A site in a folder, served by the program, and what an author does to it."""

    def __init__(self, sitegen, folder, base, *options):
        self.folder, self.base, self.origin = folder, base, "https://www.example.org"
        self.write("site.yaml", f"title: Site\nbase_url: {self.origin}{base}\nlanguage: en\n")
        self.write("templates/base.html", BASE.format(policy=POLICY))
        self.write("templates/post.html", POST_TEMPLATE)
        self.write("templates/list.html", LIST_TEMPLATE)
        self.style("rgb(1, 2, 3)")
        self.post("x", "The first text.")
        self.post("y", "Another post.")
        self.process = subprocess.Popen(
            [sitegen, "serve", "--root", str(folder), "--port", "0", *options],
            stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True)
        self.address = self.wait_for_address().rstrip("/")

    def wait_for_address(self):
        for line in self.process.stdout:
            found = re.search(r"http://[^\s]+", line)
            if found:
                return found[0].removesuffix(self.base)
        sys.exit("serve_browser: the program does not say where it listens")

    def url(self, name=""):
        return f"{self.address}{self.base}{name + '/' if name else ''}"

    def write(self, path, text):
        """As editors save: whole, under the old name."""
        path = self.folder / path
        path.parent.mkdir(parents=True, exist_ok=True)
        new = path.with_name(path.name + "~")
        new.write_text(text, encoding="utf-8")
        new.rename(path)

    def post(self, name, text, more="", end="The end."):
        day = {"x": 1, "y": 2}.get(name, 3)
        filler = "\n\n".join(f"Paragraph {number} of {name}." for number in range(80))
        page = POST.format(title=f"Post {name}", day=day, text=text, filler=filler, end=end, link=f"{self.origin}{self.url_path('y')}")
        self.write(f"content/{name}.md", page.replace("---\n", f"---\n{more}", 1))

    def url_path(self, name):
        return f"{self.base}{name}/"

    def draft(self, name):
        self.post(name, "Not for everybody yet.", more="draft: true\n")

    def link(self, name, target):
        self.post(name, f"A link to [that post]({target}.md).")

    def remove(self, name):
        (self.folder / f"content/{name}.md").unlink()

    def style(self, colour):
        self.write("templates/assets/main.css", f"h1 {{ color: {colour} }}\n")

    def break_template(self):
        self.write("templates/post.html", POST_TEMPLATE.replace("page.title", "page.titel"))

    def repair_template(self):
        self.write("templates/post.html", POST_TEMPLATE)

    def stop(self):
        self.process.terminate()
        return self.process.wait(PATIENCE)


class Tab:
    """A tab of the browser; every method looks at this one."""

    ROOT = "document.querySelector('sitegen-dev')?.shadowRoot"

    def __init__(self, driver, url):
        driver.switch_to.new_window("tab")
        self.driver, self.handle = driver, driver.current_window_handle
        self.open(url)

    def open(self, url):
        self.use().get(url)
        self.run("window.isFirstLoad = true")

    def use(self):
        if self.driver.current_window_handle != self.handle:
            self.driver.switch_to.window(self.handle)
        return self.driver

    def run(self, script, *arguments):
        return self.use().execute_script(script, *arguments)

    def wait(self, what, script, *arguments):
        """Until a script says yes; the page may be loaded again in between."""
        end = time.monotonic() + PATIENCE
        while time.monotonic() < end:
            try:
                value = self.run(script, *arguments)
            except Exception:
                value = None
            if value:
                return value
            time.sleep(0.02)
        raise AssertionError(f"not seen: {what}")

    def wait_for_text(self, text):
        self.wait(f"“{text}”", "return document.body.textContent.includes(arguments[0])", text)

    def overlay(self):
        return self.run(f"return {self.ROOT}?.querySelector('dialog[open]')?.textContent ?? null")

    def wait_for_overlay(self, text):
        self.wait(
            f"an overlay with “{text}”",
            f"return {self.ROOT}?.querySelector('dialog[open]')?.textContent.includes(arguments[0])", text)

    def wait_for_no_overlay(self):
        self.wait("no overlay", f"return !{self.ROOT}?.querySelector('dialog[open]')")

    def strip(self):
        return self.run(f"return {self.ROOT}?.querySelector('.bar:popover-open')?.textContent ?? ''")

    def wait_for_strip(self, text):
        self.wait(
            f"a strip with “{text}”",
            f"return {self.ROOT}?.querySelector('.bar:popover-open')?.textContent.includes(arguments[0])", text)

    def press(self, key):
        from selenium.webdriver.common.action_chains import ActionChains

        ActionChains(self.use()).send_keys(key).perform()


class Check:
    """Runs scenarios and axe on one site."""

    def __init__(self, served, axe):
        self.served, self.axe = served, axe
        self.problems = []

    def expect(self, holds, text):
        if not holds:
            self.problems.append(text)

    def run(self, scenarios):
        for scenario in scenarios:
            first = len(self.problems)
            # A browser for each: chromedriver can wait in vain for a tab to close that is just loading its page.
            self.driver = browser()
            try:
                scenario(self)
            except AssertionError as error:
                self.problems.append(str(error))
            finally:
                self.driver.quit()
            for problem in self.problems[first:]:
                print(f"{self.served.base}: {scenario.__doc__}: {problem}")

    def tab(self, name=""):
        tab = Tab(self.driver, self.served.url(name))
        tab.wait("a connection", "return globalThis.sitegen")
        return tab

    def expect_no_violations(self, tab, state):
        """What axe finds in the page and the server's own shadow tree, light and dark, wide and narrow."""
        for width in (320, 1280):
            for scheme in ("light", "dark"):
                tab.use().execute_cdp_cmd(
                    "Emulation.setDeviceMetricsOverride",
                    {"width": width, "height": 800, "deviceScaleFactor": 1, "mobile": False})
                tab.use().execute_cdp_cmd(
                    "Emulation.setEmulatedMedia", {"features": [{"name": "prefers-color-scheme", "value": scheme}]})
                tab.run(self.axe)
                found = tab.use().execute_async_script(
                    "const done = arguments[0];"
                    "axe.run(document, {resultTypes: ['violations']}).then(r => done(r.violations.flatMap("
                    "v => v.nodes.map(n => v.id + ': ' + n.html.slice(0, 120)))), e => done(['failure: ' + e]))")
                for violation in found:
                    self.problems.append(f"axe, {state}, {width} px, {scheme}: {violation}")
        tab.use().execute_cdp_cmd("Emulation.clearDeviceMetricsOverride", {})
        tab.use().execute_cdp_cmd("Emulation.setEmulatedMedia", {"features": []})


def saved_text(check):
    """a saved text is shown, and the reader stays where they were"""
    tab = check.tab("x")
    tab.use().get_log("browser")  # what other scenarios left there
    tab.run("scrollTo(0, 900)")
    before = tab.run("return [...document.querySelectorAll('p')].find(p => p.textContent == 'Paragraph 40 of x.').getBoundingClientRect().top")
    check.served.post("x", "The second text.\n\nWith one paragraph more.")
    tab.wait_for_text("The second text.")
    check.expect(tab.run("return window.isFirstLoad"), "the page was loaded again")
    time.sleep(0.3)
    after = tab.run("return [...document.querySelectorAll('p')].find(p => p.textContent == 'Paragraph 40 of x.').getBoundingClientRect().top")
    check.expect(abs(after - before) <= 1, f"the text moved from {before} to {after}")
    log = [entry["message"] for entry in tab.use().get_log("browser") if "favicon" not in entry["message"]]
    check.expect(not log, f"the console has {log}")


def kept_state(check):
    """what the reader has opened and typed stays; a page with a script of its own is loaded again"""
    opened = "<details><summary>More</summary>\n\nIt is open.\n\n</details>\n\n<input id=\"typed\">\n\n"
    check.served.post("x", opened + "The text before.")
    tab = check.tab("x")
    tab.wait_for_text("The text before.")
    tab.run("document.querySelector('details').open = true; document.getElementById('typed').value = 'mine'")
    check.served.post("x", "A paragraph more.\n\n" + opened + "The text after.")
    tab.wait_for_text("The text after.")
    check.expect(tab.run("return window.isFirstLoad"), "the page was loaded again")
    check.expect(tab.run("return document.querySelector('details').open"), "what was open is closed")
    check.expect(tab.run("return document.getElementById('typed').value") == "mine", "what was typed is gone")
    check.served.post("x", "<script>var ran</script>\n\nWith a script.")
    tab.wait_for_text("With a script.")
    check.expect(not tab.run("return window.isFirstLoad"), "a page with a script was not loaded again")
    tab.run("window.isFirstLoad = true")
    check.served.post("x", "<script>var ran</script>\n\nStill with a script.")
    tab.wait_for_text("Still with a script.")
    check.expect(not tab.run("return window.isFirstLoad"), "a page with a script was not loaded again")
    check.served.post("x", "The first text.")
    tab.wait_for_text("The first text.")


def other_pages_stay(check):
    """a page that did not change is not loaded again"""
    tab = check.tab("y")
    check.served.post("x", "The third text.")
    time.sleep(1)
    check.expect(tab.run("return window.isFirstLoad"), "it was loaded again")


def changed_style(check):
    """a style sheet is exchanged without loading the page"""
    tab = check.tab("x")
    for colour in ("rgb(10, 20, 30)", "rgb(40, 50, 60)"):
        check.served.style(colour)
        tab.wait(colour, "return getComputedStyle(document.querySelector('h1')).color == arguments[0]", colour)
    tab.wait("one sheet", "return document.querySelectorAll('link[rel=stylesheet]').length == 1")
    check.expect(tab.run("return window.isFirstLoad"), "the page was loaded again")
    tab.use().refresh()
    tab.wait("the colour", "return getComputedStyle(document.querySelector('h1')).color == 'rgb(40, 50, 60)'")


def broken_template(check):
    """an error is shown with its place, for each tab, and goes when it is repaired"""
    from selenium.webdriver.common.keys import Keys

    first, second = check.tab("x"), check.tab("y")
    check.served.break_template()
    for tab in (first, second):
        tab.wait_for_overlay("templates/post.html:")
        check.expect("titel" in tab.overlay(), "the overlay does not quote the line")
        check.expect("Post" in tab.run("return document.querySelector('h1').textContent"), "the last good page is gone")
    late = check.tab("x")
    late.wait_for_overlay("templates/post.html:")
    check.expect_no_violations(late, "overlay")
    late.press(Keys.ESCAPE)
    late.wait_for_no_overlay()
    late.wait_for_strip("error")
    check.expect(first.overlay() is not None, "hiding in one tab hid it in another")
    check.served.repair_template()
    for tab in (first, second, late):
        tab.wait_for_no_overlay()
        tab.wait_for_strip("Fixed")


def many_errors(check):
    """on the way back through messages, what has the focus is not under the heading"""
    from selenium.webdriver.common.action_chains import ActionChains
    from selenium.webdriver.common.keys import Keys

    tab = check.tab("x")
    links = "\n\n".join(f"[link](none{number}.md)" for number in range(9))
    check.served.post("x", links)
    tab.wait_for_overlay("9 errors")
    seen = set()
    for _ in range(18):
        ActionChains(tab.use()).key_down(Keys.SHIFT).send_keys(Keys.TAB).key_up(Keys.SHIFT).perform()
        text, is_in_view = tab.run(f"""
            const root = {tab.ROOT}, element = root.activeElement
            if (!element?.matches('.place')) return ['', true]
            const box = element.getBoundingClientRect()
            return [element.textContent, element.contains(root.elementFromPoint(box.left + 4, box.top + 1))]""")
        seen.add(text)
        check.expect(is_in_view, f"{text} has the focus and cannot be seen")
    check.expect(len(seen) > 6, f"the focus came to {seen} alone")
    check.served.post("x", "The first text.")
    tab.wait_for_no_overlay()


def moved_site(check):
    """where base_url gets another path, a tab follows, there and back"""
    served, tab = check.served, check.tab("x")
    for base in ("/elsewhere/", served.base):
        served.write("site.yaml", f"title: Site\nbase_url: {served.origin}{base}\nlanguage: en\n")
        tab.wait(f"the page below {base}", "return location.pathname == arguments[0] && document.querySelector('h1')", f"{base}x/")
        tab.wait_for_text("Paragraph 7 of x.")


def new_page(check):
    """a page that there was not appears where it was asked for"""
    tab = check.tab("z")
    check.served.post("z", "A new page.")
    tab.wait_for_text("A new page.")


def removed_page(check):
    """a page that is taken away stays to be read, and says so"""
    tab = check.tab("z")
    tab.wait_for_text("A new page.")
    check.served.remove("z")
    tab.wait_for_strip("taken away")
    check.expect(tab.run("return window.isFirstLoad"), "the page was loaded again")
    tab.use().refresh()
    tab.wait("the 404 page", "return !document.body.textContent.includes('A new page.')")


def draft_badge(check):
    """a draft has a badge, and links to it are marked"""
    check.served.draft("d")
    tab = check.tab("d")
    tab.wait_for_text("Not for everybody yet.")
    tab.wait_for_strip("Draft")
    tab.run(f"{Tab.ROOT}.querySelector('.bar summary').click()")
    check.expect("content/d.md" in tab.strip(), "the badge does not say where")
    check.expect_no_violations(tab, "badge")
    other = check.tab("x")
    check.served.link("x", "d")
    other.wait("a marked link", "return document.querySelector('a[data-sitegen-unpublished=stops]')?.textContent == 'that post'")
    home = check.tab("")
    home.wait("a mark in the list", "return document.querySelector('a[data-sitegen-unpublished=listed]')?.pathname.endsWith('/d/')")
    check.served.post("x", "Without a link.")
    check.served.remove("d")


def inspector(check):
    """the inspector opens with F2, has six panes, and closes with Escape"""
    from selenium.webdriver.common.keys import Keys

    tab = check.tab("x")
    tab.press(Keys.F2)
    tab.wait("the source", f"return {Tab.ROOT}?.querySelector('.ins [role=tabpanel]')?.textContent.includes('.md')")
    for number in range(6):
        pane = tab.run(f"return {Tab.ROOT}.querySelector('[role=tab][aria-selected=true]').textContent")
        tab.wait(f"content of {pane}", f"return {Tab.ROOT}.querySelector('.ins [role=tabpanel]').textContent.length > 10")
        check.expect_no_violations(tab, f"inspector, {pane}")
        tab.press(Keys.ARROW_RIGHT)
    tab.press(Keys.ESCAPE)
    tab.wait("a closed inspector", f"return !{Tab.ROOT}.querySelector('.ins:popover-open')")


FIGURES = """```kpi
input Spend "Spend a month" = €3,000/month
input Rate "Share that orders" = 10%
Cost "Cost of those who order" = Spend / Rate -> €/month
scenario Today "Without a follow-up"
scenario FollowUp "With a follow-up"
  Rate = 12.5%
```

"""


def inspected_figures(check):
    """two scenarios are seen whole, and nothing is headed that there is not"""
    from selenium.webdriver.common.keys import Keys

    check.served.post("z", FIGURES)
    tab = check.tab("z")
    tab.wait_for_text("Paragraph 7 of z.")
    tab.use().execute_cdp_cmd(
        "Emulation.setDeviceMetricsOverride", {"width": 1280, "height": 800, "deviceScaleFactor": 1, "mobile": False})
    tab.press(Keys.F2)
    panel = f"{Tab.ROOT}?.querySelector('.ins [role=tabpanel]')"
    tab.wait("the source", f"return {panel}?.textContent.includes('.md')")
    for pane in ("Page", "Templates", "Why", "Values", "Build", "Figures"):
        tab.run(f"[...{Tab.ROOT}.querySelectorAll('[role=tab]')].find(t => t.textContent == '{pane}').click()")
        empty = tab.run(
            f"return [...{panel}.querySelectorAll('h3')].filter(h => !h.nextElementSibling?.textContent).map(h => h.textContent)")
        check.expect(not empty, f"{pane}: nothing comes after {empty}")
        check.expect("0 of 0" not in tab.run(f"return {panel}.textContent"), f"{pane}: 0 of 0")
    shown, whole = tab.run(f"const table = {panel}.querySelector('.wide'); return [table.clientWidth, table.scrollWidth]")
    check.expect(whole <= shown, f"of {whole} pixels of figures {shown} are seen")
    check.served.remove("z")


def own_addresses(check):
    """the site's own absolute addresses stay on the server"""
    tab = check.tab("x")
    tab.run("document.querySelector('a[href^=\"https://www.example.org\"]').click()")
    tab.wait("the other post", "return location.origin == arguments[0] && document.querySelector('h1').textContent == 'Post y'",
             check.served.address)


def back_and_forward(check):
    """the browser keeps pages for “back”, and they are the current ones"""
    tab = check.tab("x")
    time.sleep(0.5)
    for text in (None, "Changed while nobody looked."):
        tab.run("location.href = arguments[0]", check.served.url("y"))
        tab.wait("the other post", "return document.querySelector('h1').textContent == 'Post y'")
        if text:
            check.served.post("x", text)
            continue
        tab.run("history.back()")
        tab.wait("the first post", "return document.querySelector('h1').textContent == 'Post x'")
        check.expect(tab.run("return window.isFirstLoad"), "the browser did not keep the page")
    tab.run("history.back()")
    tab.wait_for_text("Changed while nobody looked.")


def followed_change(check):
    """with --follow, what changed is scrolled to and shown"""
    tab = check.tab("x")
    check.served.post("x", "The first text.", end="A new end.")
    tab.wait_for_text("A new end.")
    tab.wait(
        "the changed paragraph",
        "const p = [...document.querySelectorAll('p')].find(p => p.textContent == 'A new end.').getBoundingClientRect();"
        "return p.top > 0 && p.bottom < innerHeight")


def ten_tabs(check):
    """ten tabs of one page are all connected"""
    tabs = [check.tab("x") for _ in range(10)]
    check.served.post("x", "For all ten.")
    for tab in tabs:  # a hidden tab loads when it is looked at
        tab.wait_for_text("For all ten.")


SCENARIOS = [
    saved_text, kept_state, other_pages_stay, changed_style, broken_template, many_errors, new_page, removed_page, draft_badge,
    inspector, inspected_figures, own_addresses, back_and_forward, moved_site, ten_tabs,
]


def missing():
    """What is not installed."""
    names = [n for n in ("selenium", "axe_playwright_python") if importlib.util.find_spec(n) is None]
    return names + [p for p in ("chromium", "chromedriver") if shutil.which(p) is None]


def browser():
    from selenium import webdriver
    from selenium.webdriver.chrome.service import Service

    options = webdriver.ChromeOptions()
    options.binary_location = shutil.which("chromium")
    for argument in ("--headless=new", "--no-sandbox", "--disable-gpu", "--disable-dev-shm-usage"):
        options.add_argument(argument)
    options.set_capability("goog:loggingPrefs", {"browser": "ALL"})
    return webdriver.Chrome(options=options, service=Service(shutil.which("chromedriver")))


def axe_script():
    package = Path(importlib.util.find_spec("axe_playwright_python").origin).parent
    return next(package.glob("axe*.js")).read_text()


def main(serve, scenarios=SCENARIOS):
    """Runs scenarios on sites that `serve` makes of a folder, a base path and options."""
    lacking = missing()
    if lacking:
        print(f"serve_browser: skipped, since {', '.join(lacking)} cannot be found")
        return 0
    problems = 0
    runs = [("/", (), scenarios), ("/blog/", (), scenarios), ("/", ("--follow",), [followed_change])]
    for base, options, scenarios in runs:
        with tempfile.TemporaryDirectory() as work:
            served = serve(Path(work), base, *options)
            check = Check(served, axe_script())
            try:
                check.run(scenarios)
            finally:
                status = served.stop()
            check.expect(status == 0, f"the program ended with {status}")
            problems += len(check.problems)
            print(f"{base}: {len(scenarios)} scenarios, {len(check.problems)} problems")
    return 1 if problems else 0


if __name__ == "__main__":
    program = str(Path(sys.argv[1]).resolve())
    sys.exit(main(lambda folder, *arguments: Served(program, folder, *arguments)))
