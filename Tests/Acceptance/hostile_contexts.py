"""Renders hostile values at every kind of place and looks at what browsers make of the result.

Usage: hostile_contexts.py SITEGEN

html5lib parses each page: the tags and attributes must be those of the template, the values must come
back whole where the place keeps them. lxml does the same for XML. Chromium, where it is installed,
runs all pages: none may run anything of a value's.
"""

import json
import pathlib
import shutil
import subprocess
import sys
import tempfile
import warnings

import html5lib
from lxml import etree

VALUES = [
    '"><script>window.hit=1</script>', "'><img src=x onerror=window.hit=1>", "javascript:window.hit=1",
    " \tjava\nscript:window.hit=1", "JaVaScRiPt&colon;window.hit=1", "vbscript:x",
    "data:text/html,<script>window.hit=1</script>", "</script><script>window.hit=1</script>",
    "</style><script>window.hit=1</script>", "--><script>window.hit=1</script>", "--!><b>", "]]><x/>",
    "`+window.hit=1+`", "${window.hit=1}", "'+(window.hit=1)+'", "\\", "\\u0022;window.hit=1//",
    "a\x00b", "x onfocus=window.hit=1 autofocus", "</title><script>window.hit=1</script>",
    "</textarea><script>window.hit=1</script>", "<!--<script>", "\u2028window.hit=1\u2029", "&quot;&#34;",
    "expression(window.hit=1)", "}*{background:url(javascript:window.hit=1)}", "a, javascript:window.hit=1 2x",
    "https://a.de/?a=1&b=<2>", "\ud800",
]
# By name: a template, the tags with their attributes that must come out, what gives the value back.
PLACES = {
    "text": ("<p>{{ v }}</p>", "p", lambda p: p.text),
    "attribute": ('<p title="{{ v }}">x</p>', "p title", lambda p: p.get("title")),
    "single": ("<p title='{{ v }}'>x</p>", "p title", lambda p: p.get("title")),
    "url": ('<a href="{{ v }}">x</a>', "a href", None),
    "url path": ('<a href="/p/{{ v }}">x</a>', "a href", lambda a: a.get("href")[3:]),
    "form": ('<form action="{{ v }}">x</form>', "form action", None),
    "frame": ('<iframe src="{{ v }}"></iframe>', "iframe src", None),
    "srcset": ('<img srcset="{{ v }} 1x, /b.png 2x">', "img srcset", None),
    "style": ("<style>p { color: {{ v }} }</style>", "style", None),
    "style attribute": ('<p style="color: {{ v }}">x</p>', "p style", None),
    "script": ("<script>window.value = {{ v }};</script>", "script", None),
    "event": ('<p onclick="f({{ v }})">x</p>', "p onclick", None),
    "comment": ("<!-- {{ v }} --><p>x</p>", "p", None),
    "title": ("<textarea>{{ v }}</textarea>", "textarea", lambda t: t.text),
    "xmlattr": ("<p{{ {'title': v}|xmlattr }}>x</p>", "p title", lambda p: p.get("title")),
    "link": ("<p>{{ v|urlize|striptags }}</p>", "p", None),
}
XML = {
    "xml text": ("<r>{{ v }}</r>", lambda r: r.text),
    "xml attribute": ('<r a="{{ v }}"/>', lambda r: r.get("a")),
    "character data": ("<r><![CDATA[{{ v }}]]></r>", lambda r: r.text),
}
# Where a URL that is a program must not stay one.
LISTED = {"srcset": (",javascript:",)}
LIMITED = ("url", "form", "frame", "srcset")


def render(program, folder, name, template, value):
    (folder / name).write_text(template, encoding="utf-8")
    data = json.dumps({"v": value})
    result = subprocess.run([program, "render", name, "--templates", folder, "--data", "-"],
                            input=data.encode(), capture_output=True, check=False)
    # A refusal is harmless, too: some names can't be printed at some places.
    return result.stdout.decode() if result.returncode == 0 else None


def shape(page):
    found = []
    for element in page.iter():
        if isinstance(element.tag, str) and element.tag not in ("html", "head", "body", "tbody"):
            found.append(" ".join([element.tag, *sorted(element.attrib)]))
    return found


def shown(value):
    """What parsers give back: they replace NUL and normalise line ends."""
    return value.replace("\ud800", "\ufffd").replace("\x00", "\ufffd")


def main(program):
    warnings.simplefilter("ignore")
    problems, pages, count = [], [], 0
    with tempfile.TemporaryDirectory() as name:
        folder = pathlib.Path(name)
        for place, (template, wanted, read) in PLACES.items():
            for value in VALUES:
                output = render(program, folder, "page.html", template, value)
                if output is None:
                    problems.append(f"{place}: {value!r} is refused")
                    continue
                count += 1
                pages.append(output)
                page = html5lib.parse(output, treebuilder="lxml", namespaceHTMLElements=False)
                if shape(page) != [wanted]:
                    problems.append(f"{place}: {value!r} makes {shape(page)} of {output!r}")
                elif read and "\x00" not in value and shown(read(page.find(".//" + wanted.split()[0])) or "") != shown(value):
                    problems.append(f"{place}: {value!r} is read back wrongly from {output!r}")
                if place in LIMITED and any(
                        scheme in output.lower().replace("\t", "").replace("\n", "").replace(" ", "")
                        for scheme in ('"javascript:', '"vbscript:', '"data:text', *LISTED.get(place, ()))):
                    problems.append(f"{place}: {value!r} stays a program in {output!r}")
        for place, (template, read) in XML.items():
            for value in VALUES:
                output = render(program, folder, "page.xml", template, value)
                count += 1
                try:
                    root = etree.fromstring((output or "").encode())
                except etree.XMLSyntaxError as error:
                    problems.append(f"{place}: {value!r} makes {output!r}: {error}")
                    continue
                if len(root) or len(root.attrib) > 1 or ("\x00" not in value and (read(root) or "").split() != shown(value).split()):
                    problems.append(f"{place}: {value!r} is read back wrongly from {output!r}")
        print(f"{count} pages parsed")
        run_in_browser(folder, pages, problems)
    for problem in problems:
        print(problem, file=sys.stderr)
    return 1 if problems else 0


def run_in_browser(folder, pages, problems):
    chromium = shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("google-chrome")
    if not chromium:
        print("skipped: there is no Chromium to run the pages in")
        return
    frames = json.dumps(pages).replace("<", "\\u003c")
    (folder / "all.html").write_text(
        "<!DOCTYPE html><meta charset=utf-8><p id=result>none</p><script>"
        f"const pages = {frames}; let hits = [], loaded = 0;"
        "pages.forEach((page, index) => { const frame = document.createElement('iframe'); let first = 1;"
        "frame.onload = () => { loaded += first; first = 0; try { frame.contentDocument.querySelectorAll('a, p, form').forEach(e => e.click());"
        "if (frame.contentWindow.hit) hits.push(index); } catch (e) {}"
        "document.getElementById('result').textContent = loaded + ' loaded, hits: ' + hits.join(' ') + '.'; };"
        "frame.srcdoc = page; document.body.append(frame); });</script>", encoding="utf-8", errors="replace")
    result = subprocess.run(
        [chromium, "--headless", "--no-sandbox", "--disable-gpu", "--virtual-time-budget=20000", "--dump-dom",
         (folder / "all.html").as_uri()], capture_output=True, text=True, timeout=180, check=False)
    line = result.stdout.partition('id="result">')[2].partition("</p>")[0]
    print(f"Chromium: {line or result.stderr[-300:]}")
    if not line.startswith(str(len(pages))) or not line.endswith("hits: ."):
        problems.append(f"Chromium says: {line}")
        for index in line.partition("hits: ")[2].rstrip(".").split():
            problems.append(f"ran a value of {pages[int(index)]!r}")


if __name__ == "__main__":
    if len(sys.argv) != 2:
        sys.exit(__doc__)
    sys.exit(main(pathlib.Path(sys.argv[1]).resolve()))
