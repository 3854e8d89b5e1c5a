#!/usr/bin/env python3
"""Saves a site that is served as editors, scripts and version control do it, and looks at what is shown then.

Usage: serve_storm.py SITEGEN [SCALE] [SEED] [PHASE...]

SCALE is in hundredths of the full size: 100, the default, makes more than 2,000 saves in nine ways, 10,000 files at once and
10,000 builds for the look at memory, and takes about five minutes. PHASEs are methods of `Storm`; without any, all of them
run, each with a site and a server of its own. Where KEEP names a folder, what is left of each is copied there.

After each phase the served files must be byte for byte those of a clean build. A phase is over when a build has
begun that was told of a file written last of all: events come in order, so that build was told of everything, and no pause
is ever guessed. A burst of saves must not make a build for each. Needs Linux, and git.
"""
import contextlib
import math
import os
import random
import re
import shutil
import signal
import subprocess
import sys
import tempfile
import time
import urllib.error
import urllib.request
from pathlib import Path

import edit_script
from save_ways import WAYS, in_place
from scratch_run import Failure, read_tree
from served_site import ServedSite

PATIENCE = 120  # seconds, after which what should happen counts as not happening, on the slowest machine
QUIET = 0.006  # a shorter pause than the one after which the server begins to build
SINGLE = 0.030  # the longest that a file which is written without end is waited for
MEMORY = 8_000  # kB that the process may grow by, for what its allocator keeps

POST = """---
title: Post {name}
date: 20{year:02}-01-{day:02}
tags: [{tag}]
summary: Summary of {name}
{more}---
The text of {name}: {text}.

## A heading

Another paragraph, [a link to a post]({link}.md) and one to [its heading]({link}.md#a-heading).
"""
LINK_TEMPLATE = '<a href="{{ post.url }}">{{ post.title }}</a> {{ post.summary }}\n'
FILES = {
    "site.yaml": "title: Site\nbase_url: https://www.example.org/blog/\nlanguage: en\npagination: 7\n",
    "content/_data/team.yaml": "- name: Ann\n- name: Bob\n",
    "content/about.md": "---\ntitle: About\n---\nA page.\n",
    "templates/assets/main.css": "h1 { color: rgb(1, 2, 3) }\n",
    "templates/base.html": """<!DOCTYPE html>
<html lang="en"><head><meta charset="utf-8"><title>{{ page.title }} – {{ site.title }}</title>
<link rel="stylesheet" href="{{ asset("main.css") }}"></head>
<body><p>{% for person in data("team") %}{{ person.name }} {% endfor %}</p>
<main>{% block main %}{% endblock %}</main></body></html>
""",
    "templates/partials/link.html": LINK_TEMPLATE,
    "templates/post.html": """{% extends "base.html" %}
{% block main %}<h1>{{ page.title }}</h1>{{ page.content }}
{% if page.next %}<a href="{{ page.next.url }}">{{ page.next.title }}</a>{% endif %}{% endblock %}
""",
    "templates/page.html": '{% extends "base.html" %}{% block main %}{{ page.content }}{% endblock %}\n',
    "templates/list.html": """{% extends "base.html" %}
{% block main %}{% for post in paginator.items %}{% include "partials/link.html" %}{% endfor %}{% endblock %}
""",
}
BROKEN = {
    "content/posts/p000.md": "---\ntitle: [\n---\nText.\n",
    "content/_data/team.yaml": "- name: [Ann\n",
    "site.yaml": "title: Site\nbase_url: [\n",
    "templates/post.html": '{% extends "base.html" %}{% block main %}{{ page.titel }}{% endblock %}\n',
    "templates/partials/link.html": "{{ post.title\n",
}


class Edits(edit_script.Run):
    """The edits of edit_script.py, of all that a site can contain, while the site is served."""

    KINDS = {kind: weight for kind, weight in edit_script.KINDS.items() if kind not in ("due", "output")}

    def __init__(self, storm: "Storm", seed: int):
        self.storm = storm
        super().__init__(storm.program, storm.folder, seed)

    def write(self, path: str, content: bytes) -> None:
        way = self.random.choice([*WAYS, None])
        if way:
            way(self.storm.path_of(path), content)
        else:
            super().write(path, content)

    def check(self, fails: bool = False) -> None:
        before = read_tree(self.storm.served.output) if fails else None
        self.write_sources(self.site.files())
        if not fails:
            self.storm.compare("the edit")
        elif self.storm.settle()["t"] != "failed" or read_tree(self.storm.served.output) != before:
            raise Failure("an error was built, or changed the site")

    def run(self, count: int) -> None:
        for number in range(count):
            # Each kind once, then at random.
            kind = (list(self.KINDS)[number] if number < len(self.KINDS)
                    else self.random.choices(list(self.KINDS), list(self.KINDS.values()))[0])
            try:
                self.edit(kind)
                # Some edits come with the next one.
                if self.random.random() < 0.7:
                    self.check()
            except Failure as failure:
                raise Failure(f"edit {number + 1} ({kind}): {failure}") from failure
        self.check()


class Storm:
    """A site, the server that shows it, and the weather."""

    polls = False

    def __init__(self, program: Path, folder: Path, scale: int, seed: int):
        self.program, self.folder, self.scale = program, folder, scale
        self.root, self.fresh = folder / "site", folder / "fresh"
        self.random = random.Random(seed)
        self.number = 0
        self.markers: list[Path] = []
        for path, text in FILES.items():
            self.write(path, text)
        for number in range(60):
            more = {7: "draft: true\n", 8: "expires: 2020-01-01\n"}.get(number, "")
            self.write(f"content/posts/p{number:03}.md", self.post(f"p{number:03}", more, year=95 if number == 9 else 20))
        self.start()

    def size(self, full: int, least: int) -> int:
        return max(least, full * self.scale // 100)

    def start(self, *options: str) -> None:
        self.served = ServedSite(self.program, self.root, "--quiet", *options)
        self.socket = self.served.listen("/blog/")

    def stop(self) -> None:
        self.socket.close()
        self.served.stop()

    # Sources

    def post(self, name: str, more: str = "", year: int = 20) -> str:
        pick = self.random
        return POST.format(name=name, year=year, day=pick.randint(1, 28), tag=pick.choice(["one", "two", "three"]),
                           text=f"number {pick.randrange(10 ** 9)}", link=name, more=more)

    def content(self, path: str) -> str:
        """Something that the file may contain, other than before."""
        number = self.random.randrange(10 ** 9)
        if path.endswith(".md"):
            if path.startswith("content/posts/") and self.random.random() < 0.3:
                more = self.random.choice(
                    ["", "", "", "draft: true\n", "expires: 2020-01-01\n", f"aliases: [/old/{number}/]\n"])
                return self.post(Path(path).stem, more, self.random.choice([19, 20, 95]))
            # The same length each time, so that a size alone shows nothing.
            text = (self.root / path).read_text()
            words = f"edit {number:09}"
            if re.search(r"edit \d{9}", text):
                return re.sub(r"edit \d{9}", words, text, count=1)
            return text.replace("\n---\n", f"\n---\nA text, {words}.\n\n", 1)
        if path == "site.yaml":
            return FILES[path].replace("Site", f"Site {number}")
        if path.endswith(".yaml"):
            return f"- name: Ann {number}\n- name: Bob\n"
        if path.endswith(".css"):
            return f"h1 {{ width: {number}px }}\n"
        if path == "templates/partials/link.html":
            return LINK_TEMPLATE + f"<i>{number}</i>\n"
        return FILES[path].replace("{% block main %}", f"{{% block main %}}<b>{number}</b>", 1)

    def path_of(self, path: str) -> Path:
        target = self.root / path
        target.parent.mkdir(parents=True, exist_ok=True)
        return target

    def write(self, path: str, text: str, way=in_place) -> None:
        way(self.path_of(path), text.encode())

    def kinds(self) -> list[str]:
        posts = [f"content/posts/p{number:03}.md" for number in range(60)]
        return [*self.random.sample(posts, 7), "content/about.md", *FILES]

    def a_path(self) -> str:
        """Posts most of the time, as authors do."""
        if self.random.random() < 0.6:
            return f"content/posts/p{self.random.randrange(60):03}.md"
        return self.random.choice(list(FILES))

    # Waiting

    def wait_for_build(self, start: int, path: str) -> dict | None:
        """Waits for the end of a build that was told of a file, after message number `start`, and tells what was said
        then; `None` where one was told that anything may have changed, and perhaps earlier than of the file."""
        def matches(message):
            return message["t"] == "started" and (
                not message["changed"] or any(change["path"] == path for change in message["changed"]))

        started = self.socket.wait(matches, start, PATIENCE)
        if not started:
            raise Failure(f"no build is told of {path}")
        last = self.socket.wait_for_end(started["build"], start, PATIENCE)
        if not last:
            raise Failure(f"build {started['build']} does not end")
        return last if started["changed"] else None

    def settle(self, rounds: int = 1) -> dict:
        """Waits until a build is done that was told of everything so far; what was said at its end."""
        for _ in range(rounds):
            last = None
            while not last:
                start = self.socket.count
                self.number += 1
                # No file of the site, but a name that is looked at, and the first one in every list.
                marker = self.root / f"!{self.number:06}"
                marker.touch()
                self.markers.append(marker)
                last = self.wait_for_build(start, marker.name)
        if len(self.markers) > 1000:
            for marker in self.markers:
                marker.unlink()
            self.markers = []
        return last

    def compare(self, what: str) -> None:
        """Waits until the server is quiet; what it serves must be what a clean build makes."""
        end = self.settle(2 if self.polls else 1)
        if end["t"] != "finished":
            raise Failure(f"{what}: the last build failed: {end['diagnostics'][:2]}")
        shutil.rmtree(self.fresh, ignore_errors=True)
        run = subprocess.run(
            [self.program, "build", "--root", self.root, "--output", self.fresh, "--clean", "--drafts", "--future",
             "--quiet"], capture_output=True, text=True, check=False)
        if run.returncode != 0:
            raise Failure(f"{what}: a clean build fails: {run.stderr}")
        served, clean = read_tree(self.served.output), read_tree(self.fresh)
        # What has expired is served at its address, and in no list.
        expired = {path.stem for path in (self.root / "content").rglob("*.md")
                   if b"expires: 2020" in path.read_bytes()}
        served = {path: text for path, text in served.items()
                  if path in clean or Path(path).parent.name not in expired}
        for text, paths in [
            ("missing", clean.keys() - served.keys()), ("too many", served.keys() - clean.keys()),
            ("different", {path for path in clean.keys() & served.keys() if clean[path] != served[path]})
        ]:
            if paths:
                raise Failure(f"{what}: {len(paths)} files {text}: {sorted(paths)[:8]}")

    def burst(self, writes) -> int:
        """Calls functions that write, one after the other; the most builds that they may cause."""
        gaps, start = 0, time.monotonic()
        last = start
        for write in writes:
            write()
            now = time.monotonic()
            gaps += now - last > QUIET
            last = now
        # One that runs already, one at each pause, one each time that waiting for a pause ends; and the marker's.
        return 3 + gaps + math.ceil((last - start) / SINGLE)

    def expect_builds(self, start: int, most: int, what: str) -> int:
        count = self.socket.builds(start)
        if count > most:
            raise Failure(f"{what}: {count} builds, of at most {most}")
        return count

    # Phases

    def single_saves(self) -> str:
        """One save at a time, in every way, of every kind of file."""
        start, saves = self.socket.count, 0
        for _ in range(self.size(9, 1)):
            for way in WAYS:
                for path in self.kinds():
                    text = self.content(path)
                    begin = self.socket.count
                    self.write(path, text, way)
                    saves += 1
                    # The marker would lie in the same build.
                    if saves % 2:
                        self.settle()
                    else:
                        self.wait_for_build(begin, path)
                    # A program may pause between the steps of saving.
                    self.expect_builds(begin, 8, f"one save of {path}, {way.__name__}")
            self.compare("single saves")
        return f"{saves} saves, {self.socket.builds(start)} builds"

    def bursts(self) -> str:
        """Many saves within milliseconds: of one file, of many, in all ways."""
        start, saves, most = self.socket.count, 0, 0
        for number in range(self.size(20, 3)):
            paths = [self.a_path() for _ in range(40)]
            if number % 3 == 0:
                paths = paths[:1] * 40
            writes = []
            for path in paths:
                way = self.random.choice(WAYS)
                writes.append(lambda path=path, way=way: self.write(path, self.content(path), way))
            begin = self.socket.count
            allowed = self.burst(writes)
            self.compare(f"burst {number}")
            self.expect_builds(begin, allowed, f"burst {number} of 40 saves")
            saves, most = saves + 40, most + allowed
        return f"{saves} saves, {self.socket.builds(start)} builds of at most {most}"

    def mixed_saves(self) -> str:
        """Saves at random moments, also while a build runs."""
        start, saves = self.socket.count, self.size(400, 30)
        for _ in range(saves):
            path = self.a_path()
            self.write(path, self.content(path), self.random.choice(WAYS))
            time.sleep(self.random.choice([0, 0, 0.001, 0.004, 0.009, 0.02, 0.05]))
        self.compare("saves at random moments")
        return f"{saves} saves, {self.socket.builds(start)} builds"

    def broken_saves(self) -> str:
        """What is broken leaves the site as it was, and is forgotten when it is repaired."""
        start, saves = self.socket.count, 0
        for way in WAYS[:self.size(len(WAYS), 3)]:
            for path, broken in BROKEN.items():
                good, before = (self.root / path).read_text(), read_tree(self.served.output)
                self.write(path, broken, way)
                if self.settle()["t"] != "failed":
                    raise Failure(f"{path} is broken, and the build does not fail")
                other = self.a_path()
                if other not in BROKEN:
                    self.write(other, self.content(other), way)
                    if self.settle()["t"] != "failed":
                        raise Failure(f"{path} is broken, and a build after a change of {other} does not fail")
                if read_tree(self.served.output) != before:
                    raise Failure(f"a failed build because of {path} changed the site")
                self.write(path, good, way)
                saves += 2
                self.compare(f"{path} repaired, {way.__name__}")
        # Broken and repaired within a burst.
        for path, broken in BROKEN.items():
            good = (self.root / path).read_text()
            self.burst([lambda text=text: self.write(path, text) for text in [broken, good] * 5])
            saves += 10
        self.compare("broken and repaired at once")
        return f"{saves} saves, {self.socket.builds(start)} builds"

    def all_edits(self) -> str:
        """Edits of each kind, of a site with all that a site can contain."""
        self.stop()
        shutil.rmtree(self.root)
        self.root.mkdir()
        edits, count = Edits(self, self.random.randrange(10 ** 6)), self.size(300, len(Edits.KINDS))
        edits.write_sources(edits.site.files())
        self.start()
        self.compare("the first build")
        start = self.socket.count
        edits.run(count)
        return f"{count} edits of {len(Edits.KINDS)} kinds, {self.socket.builds(start)} builds"

    def git(self, *arguments: str) -> None:
        subprocess.run(["git", "-C", self.root, "-c", "user.name=A", "-c", "user.email=a@example.org", "-c", "gc.auto=0",
                        *arguments], check=True, capture_output=True)

    def branches(self) -> str:
        """`git checkout` between branches that differ in many files."""
        count = self.size(500, 150)
        start = self.socket.count
        self.git("init", "-q", "-b", "one")
        self.write(".gitignore", ".sitegen/\n!*\n")
        (self.root / ".git/info/exclude").write_text("/!*\n")
        for number in range(count // 2):
            self.write(f"content/branch/b{number:03}.md", self.post(f"b{number:03}"))
        self.git("add", "site.yaml", "content", "templates")
        self.git("commit", "-qm", "one")
        self.git("checkout", "-qb", "two")
        for number in range(count // 4):
            (self.root / f"content/branch/b{number:03}.md").unlink()
        for number in range(count // 4, count // 2):
            self.write(f"content/branch/b{number:03}.md", self.post(f"b{number:03}"))
        for number in range(count // 2):
            self.write(f"content/other/deep/o{number:03}.md", self.post(f"o{number:03}"))
        for path in ("site.yaml", "content/_data/team.yaml", "templates/post.html", "templates/assets/main.css"):
            self.write(path, self.content(path))
        self.git("add", "site.yaml", "content", "templates")
        self.git("commit", "-qm", "two")
        self.compare("two branches made")
        switches = 0
        for number in range(self.size(20, 3)):
            begin, began = self.socket.count, time.monotonic()
            self.git("checkout", "-q", ["one", "two"][number % 2])
            most = 6 + math.ceil((time.monotonic() - began) / SINGLE)
            self.compare(f"checkout {number}")
            self.expect_builds(begin, most, "checkout")
            switches += 1
        for number in range(self.size(20, 3)):
            for branch in ("one", "two", "one"):
                self.git("checkout", "-q", branch)
                switches += 1
            self.compare(f"back and forth {number}")
        shutil.rmtree(self.root / ".git")
        shutil.rmtree(self.root / "content/branch", ignore_errors=True)
        shutil.rmtree(self.root / "content/other", ignore_errors=True)
        self.compare("without the branches")
        return f"{switches} checkouts, {self.socket.builds(start)} builds"

    def folders(self) -> str:
        """Folders moved, renamed, removed, made again; and copies of whole trees."""
        start, content = self.socket.count, self.root / "content"
        rounds = self.size(20, 2)

        def fill(folder: Path, count: int = 10) -> None:
            folder.mkdir(parents=True, exist_ok=True)
            for number in range(count):
                name = f"{folder.name}-{number}"
                (folder / f"{name}.md").write_text(self.post(name))

        def renamed_and_made_again() -> None:
            (content / "a").rename(content / "b")
            fill(content / "a", 4)

        def saved_after_a_move() -> None:
            (content / "b").rename(content / "posts/moved")
            post = content / "posts/moved/a-3.md"
            post.write_text(post.read_text() + "\nSaved after the move.\n")

        def swapped() -> None:
            (content / "a").rename(content / "c")
            (content / "posts/moved").rename(content / "a")
            (content / "c").rename(content / "posts/moved")

        def moved_out_and_in() -> None:
            (content / "a").rename(self.folder / "outside")
            fill(self.folder / "outside" / "deeper", 3)
            (self.folder / "outside").rename(content / "again")

        def saved_in_what_came_in() -> None:
            (content / "again/deeper/deeper-1.md").write_text(self.post("deeper-1"))
            fill(content / "again/deeper/deepest", 2)

        def case_alone() -> None:
            (content / "again").rename(content / "AGAIN")

        def copied() -> None:
            # Two posts of the same name in different folders have addresses of their own.
            subprocess.run(["cp", "-r", content / "AGAIN", content / "copy"], check=True)

        def made_deeply() -> None:
            for number in range(self.size(1000, 50) // rounds):
                folder = content / f"deep/{number}/{'/'.join('xyz')}"
                subprocess.run(["mkdir", "-p", folder], check=True)
                (folder / f"deep-{number}.md").write_text(self.post(f"deep-{number}"))

        def removed_and_made_again() -> None:
            shutil.rmtree(content / "copy")
            fill(content / "copy", 2)
            shutil.rmtree(content / "copy")
            fill(content / "copy/copy", 2)

        def templates_moved() -> None:
            (self.root / "templates").rename(self.root / "templates-away")
            shutil.copytree(self.root / "templates-away", self.root / "templates")
            shutil.rmtree(self.root / "templates-away")
            path = "templates/partials/link.html"
            self.write(path, self.content(path))

        def content_moved() -> None:
            content.rename(self.root / "content-away")
            (self.root / "content-away").rename(content)
            self.write("content/posts/p001.md", self.post("p001"))

        def removed() -> None:
            for name in ("AGAIN", "copy", "deep", "posts/moved"):
                shutil.rmtree(content / name)

        steps = [lambda: fill(content / "a"), renamed_and_made_again, saved_after_a_move, swapped, moved_out_and_in,
                 saved_in_what_came_in, case_alone, copied, made_deeply, removed_and_made_again, templates_moved,
                 content_moved, removed]
        for number in range(rounds):
            for step in steps:
                step()
                if number % 2 == 0:
                    self.compare(f"folders, {step.__name__}")
            self.compare("folders, all at once")
        return f"{rounds} times {len(steps)} steps, {self.socket.builds(start)} builds"

    def many_files(self) -> str:
        """Thousands of files at once, and gone at once."""
        start, count = self.socket.count, self.size(10_000, 1_000)
        folder = self.root / "content/many"
        texts = [self.post(f"m{number:05}") for number in range(count)]
        began = time.monotonic()
        for number, text in enumerate(texts):
            target = folder / f"{number % 100:02}/m{number:05}.md"
            target.parent.mkdir(parents=True, exist_ok=True)
            target.write_text(text)
        written = time.monotonic() - began
        self.compare("many files")
        builds = self.expect_builds(start, 6 + math.ceil(written / SINGLE), f"{count} new files")
        begin = self.socket.count
        began = time.monotonic()
        shutil.rmtree(folder)
        written = time.monotonic() - began
        self.compare("many files removed")
        removals = self.expect_builds(begin, 6 + math.ceil(written / SINGLE), f"{count} removed files")
        return f"{count} files in {builds} builds, removed in {removals}"

    def overflow(self) -> str:
        """More changes than the system keeps for a program that doesn't ask for them."""
        kept = int(Path("/proc/sys/fs/inotify/max_queued_events").read_text())
        start, rounds = self.socket.count, self.size(10, 1)
        for number in range(rounds):
            begin = self.socket.count
            self.served.process.send_signal(signal.SIGSTOP)
            for event in range(kept + 2_000):
                # Two files in turn, since the same event twice is kept once.
                (self.root / f"templates/noise-{event % 2}").touch()
            path = self.a_path()
            self.write(path, self.content(path), WAYS[number % len(WAYS)])
            self.write(f"content/lost/{number}/deep/lost-{number}.md", self.post(f"lost-{number}"))
            if number % 2:
                shutil.rmtree(self.root / f"content/lost/{number - 1}")
            self.served.process.send_signal(signal.SIGCONT)
            self.compare("an overflow")
            if all(message["t"] != "started" or message["changed"] for message in self.socket.messages[begin:]):
                raise Failure("there was no overflow")
            # What was not seen then must be watched nevertheless.
            self.write(f"content/lost/{number}/deep/lost-{number}.md", self.post(f"lost-{number}"))
            self.compare("a save after an overflow")
        return f"{rounds} times more than {kept} events, {self.socket.builds(start)} builds"

    def links(self) -> str:
        """What is reached through a link follows what the link leads to."""
        content, rounds = self.root / "content", self.size(20, 2)
        for number in range(rounds):
            self.write("content/.kept/linked-1.md", self.post("linked-1"))
            self.write("content/.kept/linked-2.md", self.post("linked-2"))
            (content / "linked").symlink_to(".kept")
            self.compare("a linked folder")
            self.write("content/.kept/linked-1.md", self.post("linked-1"), WAYS[number % len(WAYS)])
            self.compare("a save behind a linked folder")
            self.write("content/.other/linked-1.md", self.post("linked-1"))
            (content / ".new").symlink_to(".other")
            (content / ".new").rename(content / "linked")
            self.compare("a link that leads elsewhere")
            (content / "linked").unlink()
            (content / ".other").rename(content / "linked")
            shutil.rmtree(content / ".kept")
            self.compare("a folder in place of a link")
            shutil.rmtree(content / "linked")
        self.compare("no link")
        return f"{rounds} times 5 steps"

    def site_moved(self) -> str:
        """The site's folder itself is away for a while, or another one."""
        rounds, away = self.size(20, 2), self.folder / "away"
        for number in range(rounds):
            self.root.rename(away)
            if number % 2:
                time.sleep(self.random.uniform(0, 1))
            text = self.post("p003")
            (away / "content/posts/p003.md").write_text(text)
            away.rename(self.root)
            self.compare("the site's folder moved away and back")
            self.write("content/posts/p004.md", self.post("p004"))
            self.compare("a save in a folder that was moved")
        return f"{rounds} times"

    def output_removed(self) -> str:
        """What the server has built is taken away, as by `git clean -fdx`: the next save brings it back."""
        for folder in (".sitegen", ".sitegen/serve", ".sitegen/serve/posts"):
            shutil.rmtree(self.root / folder)
            # A part that is missing is noticed when somebody asks for it.
            with contextlib.suppress(urllib.error.HTTPError):
                urllib.request.urlopen(f"{self.served.address}blog/posts/p001/").read()
            self.write("content/posts/p001.md", self.post("p001"))
            self.compare(f"{folder} removed")
        return "3 folders"

    def kills(self) -> str:
        """Killed in the middle of a storm, and started again."""
        count = self.size(20, 3)
        for _ in range(count):
            end = time.monotonic() + self.random.uniform(0.02, 0.3)
            while time.monotonic() < end:
                path = self.a_path()
                self.write(path, self.content(path), self.random.choice(WAYS))
            self.served.kill()
            self.socket.close()
            path = self.a_path()
            self.write(path, self.content(path), self.random.choice(WAYS))
            self.start()
            self.compare("started again after a kill")
        return f"{count} kills"

    def polling(self) -> str:
        """The same with a server that looks for changes by itself."""
        self.stop()
        self.polls = True
        self.start("--poll")
        saves = self.size(200, 20)
        for number in range(saves):
            path = self.a_path()
            self.write(path, self.content(path), self.random.choice(WAYS))
            if number % 20 == 19:
                self.compare(f"polling, save {number}")
        (self.root / "content/posts").rename(self.root / "content/notes")
        self.compare("polling, a renamed folder")
        (self.root / "content/notes").rename(self.root / "content/posts")
        self.compare("polling, renamed back")
        self.stop()
        self.polls = False
        self.start()
        return f"{saves} saves"

    def memory(self) -> str:
        """Thousands of builds leave no memory behind."""
        count = self.size(10_000, 300)
        memory, begin = 0, time.monotonic()
        for number in range(count):
            if number == count // 4:
                memory = self.served.memory
            path = f"content/posts/p{number % 60:03}.md"
            start = self.socket.count
            self.write(path, self.content(path), WAYS[number % len(WAYS)])
            if not self.socket.wait(lambda message: message["t"] == "finished", start, PATIENCE):
                raise Failure(f"save {number} is not built")
        self.compare("the look at memory")
        now, seconds = self.served.memory, time.monotonic() - begin
        if now > memory + MEMORY:
            raise Failure(f"{count} saves: memory grew from {memory} to {now} kB in the last three quarters")
        return f"{count} saves, {memory} kB after a quarter, {now} kB at the end, {1000 * seconds / count:.0f} ms a save"

    def idle(self) -> str:
        """Nothing to do costs nothing, once what the next start needs is written down."""
        post = self.root / "content/posts/p000.md"
        self.write("content/posts/p000.md", self.post("p000"))
        self.settle()
        end = time.monotonic() + PATIENCE
        while not any(file.stat().st_mtime > post.stat().st_mtime for file in self.root.glob(".sitegen/state-*")):
            if time.monotonic() > end:
                raise Failure("what the next start needs is never written down")
            time.sleep(0.1)
        self.socket.close()
        time.sleep(1)
        seconds, start = self.size(60, 8), self.served.processor_time
        time.sleep(seconds)
        used = self.served.processor_time - start
        self.socket = self.served.listen("/blog/")
        if used > 0.01:
            raise Failure(f"{used:.2f} s of processor time in {seconds} s without a change")
        return f"{used:.2f} s of processor time in {seconds} s"

    PHASES = [single_saves, bursts, mixed_saves, broken_saves, all_edits, branches, folders, many_files, overflow, links, site_moved,
              output_removed, kills, polling, memory, idle]


def main(program: Path, scale: int, seed: int, names: list[str]) -> int:
    memory = "/dev/shm" if os.path.isdir("/dev/shm") else None
    problems = 0
    with tempfile.TemporaryDirectory(dir=memory) as folder:
        for phase in [getattr(Storm, name) for name in names] or Storm.PHASES:
            # A site of its own for each, so that one that fails says nothing of the others.
            work = Path(folder) / phase.__name__
            storm = Storm(program, work, scale, seed)
            begin = time.monotonic()
            try:
                result = phase(storm)
                storm.stop()
            except Failure as failure:
                result = f"seed {seed}: {failure}"
                problems += 1
            finally:
                storm.served.kill()
            print(f"{phase.__name__.replace('_', ' ')}: {result} ({time.monotonic() - begin:.0f} s)", flush=True)
            if keep := os.environ.get("KEEP"):
                shutil.copytree(work, Path(keep) / phase.__name__, dirs_exist_ok=True)
            shutil.rmtree(work)
    return 1 if problems else 0


if __name__ == "__main__":
    if len(sys.argv) < 2:
        sys.exit(__doc__)
    numbers = [int(argument) for argument in sys.argv[2:4]]
    sys.exit(main(Path(sys.argv[1]).resolve(), *(numbers + [100, 1][len(numbers):]), sys.argv[4:]))
