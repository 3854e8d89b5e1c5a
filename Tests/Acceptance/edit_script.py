#!/usr/bin/env python3
"""Edits a site at random and asks after each edit whether the build made what it had to, and no more.

Usage: edit_script.py SITEGEN [EDITS] [SEED]

With the path of SessionDriver in the environment variable SESSION_DRIVER, one process makes all builds into the shared
folder and is told what has changed.

After each edit of a site of 300 posts it builds into the folder that all builds share and, from scratch, into an
empty one. The two must be the same byte for byte and say the same. What was built again (sitegen why
--made) must be exactly what this script expects: it keeps its own idea of the site (site_oracle.py), of
what each file of the output shows.
"""
import datetime
import math
import os
import random
import shutil
import sys
import time
from pathlib import Path

from edited_site import EditedSite, compare_messages, compare_trees
from scratch_run import Failure, main, read_tree
from site_oracle import SERIES, SiteSource, canonical

VERIFY_EVERY = 50


class Run(EditedSite):
    def __init__(self, program: Path, folder: Path, seed: int):
        super().__init__(program, folder)
        self.random = random.Random(seed)
        self.site = SiteSource(self.random)
        self.known: dict[str, object] = {}
        self.made = self.kept = 0
        self.seconds = self.clean_seconds = self.slowest = 0.0
        self.byte_changes = 0

    def check(self, fails: bool = False, damaged: set[str] = frozenset(), verify: bool = False) -> None:
        """Builds twice and compares; `damaged` are outputs that were changed by hand."""
        self.write_sources(self.site.files())
        now = int(time.time())
        start = time.monotonic()
        run = self.build(*(["--verify"] if verify else []))
        middle = time.monotonic()
        fresh = self.build_from_scratch()
        self.slowest = max(self.slowest, time.monotonic() - start)
        if not verify:
            self.seconds += middle - start
            self.clean_seconds += time.monotonic() - middle
        compare_messages(run, fresh)
        if fails:
            if run.returncode != 1:
                raise Failure("the site was built although it has an error")
            if read_tree(self.output) != self.tree:
                raise Failure("a build with an error changed the output folder")
            return
        if run.returncode != 0:
            raise Failure(f"the site was not built:\n{run.stderr}")
        tree = read_tree(self.output)
        compare_trees(tree, read_tree(self.fresh))
        reasons = self.reasons()
        expected_values = self.site.outputs(now)
        if expected_values.keys() != {canonical(path) for path in tree}:
            difference = expected_values.keys() ^ {canonical(path) for path in tree}
            raise Failure(f"not the expected files: {sorted(difference)[:10]}")
        made = {canonical(path) for path in reasons}
        expected = {path for path, value in expected_values.items() if self.known.get(path) != value}
        expected |= {canonical(path) for path in damaged}
        if made != expected:
            much = [f"{path}: {why}" for path, why in sorted(reasons.items())
                    if canonical(path) not in expected]
            raise Failure(f"made in vain: {much[:10]}\nnot made: {sorted(expected - made)[:10]}")
        changed = self.changed(tree, reasons.keys())
        self.made += len(made)
        self.kept += len(tree) - len(made)
        self.byte_changes += len(changed)
        self.known, self.tree = expected_values, tree

    # Edits

    def edit(self, kind: str) -> dict:
        """Makes one edit; the arguments that `check` needs."""
        site, choose = self.site, self.random.choice
        post = choose(site.plain_posts())
        if kind == "add":
            site.add_post()
        elif kind == "delete":
            site.pages.remove(post)
        elif kind == "rename":
            post.slug += "x"
        elif kind == "retag":
            post.tags = site.some_tags()
        elif kind == "author":
            post.authors = site.some_authors()
        elif kind == "series":
            post.series = choose([None, *SERIES])
        elif kind == "term page":
            site.edit_term_page()
        elif kind == "taxonomy":
            if choose([True, False]):
                site.has_places = not site.has_places
            else:
                site.series_order = "newest" if site.series_order == "oldest" else "oldest"
        elif kind == "redate":
            post.date += datetime.timedelta(days=self.random.randint(-400, 400))
        elif kind == "text":
            post.first += " Edited."
        elif kind == "text after the summary":
            post.rest += " Edited."
        elif kind == "title":
            post.title += "!"
        elif kind == "draft":
            post.draft = not post.draft
        elif kind == "updated":
            post.updated = datetime.date(2031, 1, self.random.randint(1, 28))
        elif kind == "alias":
            post.aliases = [] if post.aliases else [f"/former/{post.slug}/"]
        elif kind == "path":
            page = choose([p for p in site.pages if p.slug != "index" or p.section])
            page.address = None if page.address else choose(
                [f"/moved/{page.key}/", f"moved/{page.key}", f"/moved/{page.key}.html", f"/{page.key}"])
        elif kind == "special template":
            post.special = not post.special
        elif kind == "linked heading":
            linked = choose([p for p in site.pages if site.linkers(p)])
            linked.heading += " more"
        elif kind == "broken heading":
            linked = choose([p for p in site.pages if site.linkers(p)])
            former = linked.heading
            site.frozen_anchors[linked.key] = linked.anchor()
            linked.heading = "Something else"
            self.check(fails=True)
            linked.heading = former + choose(["", " again"])
            site.frozen_anchors.clear()
        elif kind == "template":
            site.version["templates/" + choose(site.templates())] += 1
        elif kind == "asset":
            site.version["templates/assets/" + choose(["main.css", "print.css", "site.js"])] += 1
        elif kind == "picture":
            choose([p for p in site.pages if p.picture]).picture += 1
        elif kind == "picture size":
            choose([p for p in site.pages if p.picture]).picture_width += 1
        elif kind == "word":
            site.version["word " + choose(["footer", "published", "unused"])] += 1
        elif kind == "data":
            site.version["data " + choose(["team", "unused"])] += 1
        elif kind == "model":
            site.version["model " + choose(["Price", "Rate"])] += 1
        elif kind == "section title":
            choose([p for p in site.pages if p.is_section]).title += "!"
        elif kind == "section text":
            choose([p for p in site.pages if p.is_section]).first += " Edited."
        elif kind == "page":
            choose([p for p in site.pages if p.date is None and not p.is_section]).first += " Edited."
        elif kind == "tag template":
            site.has_tag_template = not site.has_tag_template
        elif kind == "configuration":
            site.edit_configuration()
        elif kind == "touch":
            path = choose(sorted(self.written))
            if self.random.random() < 0.5:
                os.utime(self.root / path)
            else:
                self.write(path, self.written[path])
            self.changed_paths.add(path)
        elif kind == "nothing":
            # The first notes that nothing is new, the second has nothing to do.
            self.check()
            self.check()
        elif kind == "due":
            # Three checks come before it, on however slow a machine.
            due = int(time.time()) + 3 + math.ceil(4 * self.slowest)
            post.publish = due
            for _ in range(3):
                self.check()
            time.sleep(max(0, due - time.time()) + 0.05)
        elif kind == "output":
            damaged = set(self.random.sample(sorted(self.tree), 3))
            for number, path in enumerate(sorted(damaged)):
                if number == 0:
                    (self.output / path).unlink()
                else:
                    (self.output / path).write_bytes(self.tree[path] + b" ")
            return {"damaged": damaged}
        else:
            raise ValueError(kind)
        return {}


KINDS = {
    "add": 5, "delete": 5, "rename": 5, "retag": 6, "author": 5, "series": 6, "term page": 8, "taxonomy": 2, "redate": 6, "text": 8,
    "text after the summary": 6, "title": 6, "draft": 4, "updated": 2, "alias": 2, "path": 6,
    "special template": 2, "linked heading": 3, "broken heading": 1, "template": 6, "asset": 3,
    "picture": 3, "picture size": 2, "word": 3, "data": 2, "model": 4, "section title": 2,
    "section text": 2, "page": 2, "tag template": 1, "configuration": 10, "touch": 4, "nothing": 2, "due": 1,
    "output": 3,
}


def edit_at_random(program: Path, folder: Path, edits: int, seed: int) -> None:
    run = Run(program, folder, seed)
    kind = "first build"
    counts: dict[str, int] = {}
    kinds = dict(KINDS)
    if run.session:
        del kinds["output"]  # the folder belongs to the session
    try:
        run.check()
        run.made = run.kept = run.byte_changes = 0
        run.seconds = run.clean_seconds = 0
        for number in range(1, edits + 1):
            # Each kind once, then at random.
            kind = (list(kinds)[number - 1] if number <= len(kinds)
                    else run.random.choices(list(kinds), list(kinds.values()))[0])
            counts[kind] = counts.get(kind, 0) + 1
            run.check(**run.edit(kind), verify=number % VERIFY_EVERY == 0)
    except Failure as failure:
        if os.environ.get("KEEP"):
            shutil.copytree(folder, os.environ["KEEP"], dirs_exist_ok=True)
        raise Failure(f"edit {sum(counts.values())} ({kind}): {failure}") from failure
    run.end()
    print(f"{edits} edits of {len(counts)} kinds: {run.made} files made as expected, {run.byte_changes} with "
          f"new bytes, {run.kept} kept; {1000 * run.seconds / max(1, edits):.0f} ms a build, "
          f"{1000 * run.clean_seconds / max(1, edits):.0f} ms a clean one")


if __name__ == "__main__":
    sys.exit(main(__doc__, 300, edit_at_random))
