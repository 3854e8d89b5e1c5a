#!/usr/bin/env python3
"""Swaps folders and files of a site against symbolic links while builds run, and asks what became of the
folder that the links lead to.

Usage: swap_links.py SITEGEN [SECONDS] [SEED]

While builds of a small site run one after another (full, incremental, after edits, some of them killed), another
thread exchanges one of its folders or files with a link to its counterpart in a folder outside, back and
forth, in one step of the kernel (RENAME_EXCHANGE). Whatever a build said: nothing outside may have been
created, changed or removed, and nothing from outside may be published. Needs Linux.
"""
import ctypes
import os
import random
import shutil
import subprocess
import sys
import threading
import time
from pathlib import Path

from scratch_run import Failure, main, read_tree
from site_oracle import SiteSource

AT_FDCWD, RENAME_EXCHANGE = -100, 2
LIBRARY = ctypes.CDLL(None, use_errno=True)
SECRET = b"SECRET-FROM-OUTSIDE"
# What is exchanged, with what the link leads to: below the site, below the folder outside.
PLACES = [
    "content", "content/guide", "content/guide/basics", "content/_data", "content/shared.kpi",
    "content/favicon.svg", "templates", "templates/partials", "templates/assets", "templates/strings",
    "templates/post.html", "templates/assets/main.css", "site.yaml", "public", "public/guide",
    "public/assets", "public/guide/post-1", "public/index.html", "public/.sitegen-staging",
    "public/.sitegen-staging/tree", "public/.sitegen-staging/loose", ".sitegen",
]


def exchange(first: Path, second: Path) -> bool:
    return LIBRARY.renameat2(
        AT_FDCWD, os.fsencode(first), AT_FDCWD, os.fsencode(second), RENAME_EXCHANGE) == 0


def description(folder: Path) -> dict[str, tuple]:
    """Kind, rights, content and time of everything below a folder."""
    found = {}
    for parent, folders, names in os.walk(folder):
        for name in [*folders, *names, "."]:
            path = os.path.join(parent, name)
            status = os.lstat(path)
            content = open(path, "rb").read() if os.path.isfile(path) else None
            found[os.path.relpath(path, folder)] = (status.st_mode, status.st_mtime_ns, content)
    return found


class Run:
    def __init__(self, program: Path, folder: Path, seed: int):
        self.program, self.root, self.outside = program, folder / "site", folder / "outside"
        self.link = folder / "link"
        self.random = random.Random(seed)
        self.site = SiteSource(self.random)
        self.site.pages = self.site.pages[:40]
        kept = {id(page) for page in self.site.pages}
        for page in self.site.pages:
            page.link = page.link if id(page.link) in kept else None
            page.heading_link = page.heading_link if id(page.heading_link) in kept else None
        self.swaps = self.builds = 0

    def write_site(self) -> None:
        for path, content in self.site.files().items():
            target = self.root / path
            target.parent.mkdir(parents=True, exist_ok=True)
            if not target.is_file() or target.read_bytes() != content:
                target.write_bytes(content)

    def write_outside(self) -> None:
        """The same names as in the site and its output, with secrets, and what a killed build leaves."""
        shutil.rmtree(self.outside, ignore_errors=True)
        shutil.copytree(self.root, self.outside)
        for folder in ["loose", "tree/guide/post-1"]:
            (self.outside / "public/.sitegen-staging" / folder).mkdir(parents=True)
            (self.outside / "public/.sitegen-staging" / folder / "0").write_bytes(SECRET)
        for parent, _, names in os.walk(self.outside):
            for name in names:
                path = Path(parent, name)
                path.write_bytes(self.secret_for(path, path.read_bytes()))
                path.chmod(0o600)
        # Names that only exist here.
        (self.outside / "content/guide/secret.md").write_bytes(SECRET + b"\n")
        (self.outside / "content/guide/secret.txt").write_bytes(SECRET + b"\n")

    @staticmethod
    def secret_for(path: Path, content: bytes) -> bytes:
        """Still valid, so that it would be published."""
        if path.suffix in (".yaml", ".kpi"):
            return content.replace(b"Ann", SECRET).replace(b"title: Site", b"title: " + SECRET)
        if path.suffix in (".css", ".js"):
            return content + b"/* " + SECRET + b" */\n"
        return content + b"\n" + SECRET + b"\n"

    def build(self, *options: str, limit: float | None = None) -> None:
        command = [self.program, "build", "--quiet", "--root", self.root, *options]
        process = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        try:
            status = process.wait(timeout=limit or 60)
            if status not in (0, 1):
                raise Failure(f"a build ended with status {status}")
        except subprocess.TimeoutExpired:
            process.kill()
            process.wait()
            if limit is None:
                raise Failure("a build did not end") from None
        self.builds += 1

    def swap_until(self, end: threading.Event, place: str) -> None:
        target = self.root / place
        while not end.is_set():
            self.swaps += exchange(target, self.link)
            # Most of the time the site is as it should be, so that builds get far.
            time.sleep(self.random.choice([0, 0, 0.0002, 0.001]))
            self.swaps += exchange(target, self.link)
            time.sleep(self.random.choice([0, 0.001, 0.003]))

    def clear_link(self) -> None:
        if self.link.is_symlink() or self.link.is_file():
            self.link.unlink()
        else:
            shutil.rmtree(self.link, ignore_errors=True)

    def round(self, place: str) -> None:
        shutil.rmtree(self.root, ignore_errors=True)
        self.write_site()
        self.build()
        if "staging" in place:
            # What a killed build leaves.
            for part in ["loose", "tree"]:
                (self.root / "public/.sitegen-staging" / part).mkdir(parents=True, exist_ok=True)
                (self.root / "public/.sitegen-staging" / part / "0").write_bytes(b"left")
        self.clear_link()
        self.link.symlink_to(self.outside / place)
        before = description(self.outside)
        end = threading.Event()
        thread = threading.Thread(target=self.swap_until, args=(end, place))
        thread.start()
        try:
            for number in range(4):
                for page in self.random.sample(self.site.plain_posts(), 3):
                    page.first += " Edited."
                try:
                    self.write_site()
                except OSError:
                    pass  # the place was the link just now, and its target is not ours to write
                options = self.random.choice([[], [], ["--clean"]])
                limit = self.random.choice([None, None, 0.01, 0.03])
                self.build(*options, limit=limit)
        finally:
            end.set()
            thread.join()
        # Where the exchange ended the other way round.
        if not self.link.is_symlink():
            exchange(self.root / place, self.link)
        after = description(self.outside)
        different = [path for path in before.keys() | after.keys() if before.get(path) != after.get(path)]
        # Our own edits may have gone through the link; a build's would be in the output or the records.
        different = [path for path in different if not path.startswith(("content", "templates", "site.yaml"))]
        if different:
            raise Failure(f"{place}: changed outside: {sorted(different)[:5]}")
        public = self.root / "public"
        published = [path for path, content in read_tree(public).items() if SECRET in content]
        if published:
            raise Failure(f"{place}: published from outside: {published[:5]}")


def swap(program: Path, folder: Path, seconds: int, seed: int) -> None:
    run = Run(program, folder, seed)
    run.write_site()
    run.build()
    run.write_outside()
    end = time.monotonic() + seconds
    rounds = 0
    while time.monotonic() < end or rounds < len(PLACES):
        run.round(PLACES[rounds % len(PLACES)])
        rounds += 1
    print(f"{run.builds} builds, {run.swaps} swaps of {len(PLACES)} places: nothing left the site, nothing entered it")


if __name__ == "__main__":
    sys.exit(main(__doc__, 60, swap))
