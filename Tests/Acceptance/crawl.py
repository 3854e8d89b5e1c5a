#!/usr/bin/env python3
"""Serves a built site and follows every link from the home page.

crawl.py FOLDER PREFIX [SITEGEN ROOT]: FOLDER is served at PREFIX (such as /unter/ordner/) of a local
port; with SITEGEN and ROOT the site is first built into FOLDER for that address. Fails where a link of
the site answers anything but 200, or where a file of FOLDER is never reached. Python's own library alone.
"""
import functools
import html.parser
import http.server
import pathlib
import re
import subprocess
import sys
import tempfile
import threading
import urllib.error
import urllib.parse
import urllib.request
import xml.etree.ElementTree as ElementTree

# Files that hosts and robots ask for by name; no page links to them.
ASKED_FOR_BY_NAME = {"robots.txt", "404.html"}


class Links(html.parser.HTMLParser):
    def __init__(self):
        super().__init__()
        self.found, self.ids = [], set()

    def handle_starttag(self, tag, attributes):
        for name, value in attributes:
            if value is None:
                continue
            if name in ("href", "src", "poster", "action"):
                self.found.append(value)
            elif name == "srcset":
                self.found += [part.split()[0] for part in value.split(",") if part.split()]
            elif name in ("id", "name"):
                self.ids.add(value)
            elif name == "content" and value.startswith(("http://", "https://")):
                self.found.append(value)

    handle_startendtag = handle_starttag


def links(url, kind, body):
    """The links in a file and the ids that links can lead to."""
    if not (kind.startswith("text/") or "xml" in kind):
        return [], set()
    text = body.decode("utf-8")
    if kind == "text/html":
        parser = Links()
        parser.feed(text)
        parser.close()
        return parser.found, parser.ids
    if kind == "text/css":
        return re.findall(r"url\(\s*[\"']?([^\"')]+)", text), set()
    if "xml" in kind and url.endswith(".xml"):
        found = re.findall(r'<\?xml-stylesheet [^?]*href="([^"]+)"', text)
        for element in ElementTree.fromstring(text).iter():
            found += [element.get("href")] if element.get("href") else []
            if element.tag.endswith("}loc"):
                found.append(element.text)
            if element.tag.endswith("}content") and element.get("type") == "html":
                inner = links(url, "text/html", (element.text or "").encode())[0]
                relative = [link for link in inner if not urllib.parse.urlsplit(link).scheme]
                if relative:
                    raise SystemExit(f"{url}: links of a feed must be absolute: {relative}")
                found += inner
        return found, set()
    return [], set()


def main(folder, prefix, sitegen=None, root=None):
    folder = pathlib.Path(folder).resolve()
    with tempfile.TemporaryDirectory() as served:
        mount = pathlib.Path(served) / prefix.strip("/")
        mount.parent.mkdir(parents=True, exist_ok=True)
        mount.symlink_to(folder)
        handler = functools.partial(http.server.SimpleHTTPRequestHandler, directory=served)
        handler.log_message = lambda *_: None
        http.server.SimpleHTTPRequestHandler.log_message = lambda *_: None
        server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), handler)
        threading.Thread(target=server.serve_forever, daemon=True).start()
        base = f"http://127.0.0.1:{server.server_port}{prefix}"
        if sitegen:
            subprocess.run(
                [sitegen, "build", "--root", root, "--output", str(folder), "--base-url", base],
                check=True)
        return crawl(base, folder)


def crawl(base, folder):
    waiting, reached, ids, fragments, problems = [(base, "the home page")], {}, {}, [], []
    by_name = [folder / "sitemap.xml", *(path for name in ASKED_FOR_BY_NAME for path in folder.rglob(name))]
    for path in sorted(by_name):
        if path.exists():
            name = path.relative_to(folder).as_posix()
            waiting.append((base + urllib.parse.quote(name), name))
    while waiting:
        url, source = waiting.pop()
        if url in reached:
            continue
        try:
            with urllib.request.urlopen(url) as response:
                kind = response.headers.get_content_type()
                body = response.read()
        except urllib.error.HTTPError as error:
            problems.append(f"{url}: {error.code}, linked from {source}")
            reached[url] = None
            continue
        reached[url] = kind
        found, ids[url] = links(url, kind, body)
        for link in found:
            target, fragment = urllib.parse.urldefrag(urllib.parse.urljoin(url, link))
            if not target.startswith(base):
                origin = urllib.parse.urljoin(base, "/")
                if target.startswith(origin):
                    problems.append(f"{url}: {link} leads out of {base}")
                continue
            waiting.append((target, url))
            if fragment and link:
                fragments.append((url, target, urllib.parse.unquote(fragment)))
    for url, target, fragment in fragments:
        if reached.get(target) == "text/html" and fragment not in ids[target]:
            problems.append(f"{url}: {target} has no #{fragment}")
    files = {path.relative_to(folder).as_posix() for path in folder.rglob("*") if path.is_file()}
    for url in reached:
        path = urllib.parse.unquote(url[len(base):])
        files.discard(path + "index.html" if path == "" or path.endswith("/") else path)
    # Licences, and what a theme has for settings that are off.
    files = {path for path in files if not re.match(r"assets/(fonts/OFL|switch)\.", path)}
    problems += [f"{path}: no link leads here" for path in sorted(files)]
    for problem in problems:
        print(problem, file=sys.stderr)
    print(f"crawled {len(reached)} addresses below {base}: {len(problems)} problems")
    return 1 if problems else 0


if __name__ == "__main__":
    if len(sys.argv) not in (3, 5):
        sys.exit(__doc__)
    sys.exit(main(*sys.argv[1:]))
