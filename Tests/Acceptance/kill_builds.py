#!/usr/bin/env python3
"""Kills builds, fills disks and forbids writing, and asks whether anything is lost or half written.

Usage: kill_builds.py SITEGEN [KILLS] [SEED]

After each of KILLS (100) builds that are killed at a random moment, half of them while the files are put
in place, no file of the output may be truncated, a normal build must give what a clean one gives, also
where posts were deleted and renamed after the kill, and files that others put into the output folder
must still be there. Then: a disk that is full, a limit for the size of files, folders that may not be
written, and two builds at once.
"""
import os
import random
import resource
import shutil
import signal
import subprocess
import sys
import time
from pathlib import Path

from scratch_run import Failure, main, read_tree
from site_oracle import SiteSource

FOREIGN = {"CNAME": b"example.org\n", "tips/mine.txt": b"mine\n", "own/notes.html": b"notes\n"}
NOBODY = 65534


class Run:
    def __init__(self, program: Path, folder: Path, seed: int):
        self.program, self.folder = program, folder
        self.root, self.output, self.fresh = folder / "site", folder / "output", folder / "fresh"
        self.random = random.Random(seed)
        self.site = SiteSource(self.random)
        self.moments = {"nothing": 0, "staging": 0, "publishing": 0, "finished": 0}

    # Sources

    def edit(self) -> None:
        """An edit that concerns many files: the title of the site, and some posts."""
        self.site.configuration["title"] += 1
        self.site.configuration["size"] = self.random.choice([5, 6, 7])
        for post in self.random.sample(self.site.plain_posts(), 5):
            post.slug += "x"
            post.first += " Edited."
        self.site.add_post()
        self.write_site()

    def drop(self) -> None:
        """Some posts go and some get another address; what the killed build did with them is unknown."""
        for post in self.random.sample(self.site.plain_posts(), 3):
            post.slug += "y"
        self.site.pages.remove(self.random.choice(self.site.plain_posts()))
        self.write_site()

    def write_site(self) -> None:
        shutil.rmtree(self.root / "content", ignore_errors=True)
        for path, content in self.site.files().items():
            target = self.root / path
            target.parent.mkdir(parents=True, exist_ok=True)
            target.write_bytes(content)

    # Builds

    def command(self, output: Path, *options: str) -> list:
        return [self.program, "build", "--root", self.root, "--output", output, *options]

    def build(self, output: Path, *options: str, **settings) -> subprocess.CompletedProcess:
        return subprocess.run(self.command(output, *options), capture_output=True, text=True,
                              check=False, **settings)

    def expect(self, run: subprocess.CompletedProcess, status: int, *texts: str) -> None:
        missing = [text for text in texts if text not in run.stderr]
        if run.returncode != status or missing:
            raise Failure(f"status {run.returncode}, not {status}, or no {missing}:\n{run.stderr}")

    def clean(self) -> dict[str, bytes]:
        shutil.rmtree(self.fresh, ignore_errors=True)
        self.expect(self.build(self.fresh, "--clean"), 0)
        return read_tree(self.fresh)

    def own(self) -> dict[str, bytes]:
        """The files of the output folder but for those of others, which must be there."""
        tree = read_tree(self.output)
        for path, content in FOREIGN.items():
            if tree.pop(path, None) != content:
                raise Failure(f"{path}, which was not ours, is lost or changed")
        return tree

    def check_whole(self, expected: dict[str, bytes], what: str) -> None:
        self.expect(self.build(self.output), 0)
        tree = self.own()
        different = [path for path in tree.keys() | expected.keys()
                     if tree.get(path) != expected.get(path)]
        if different:
            raise Failure(f"after {what} a build gives other files: {sorted(different)[:10]}")

    def add_foreign(self) -> None:
        for path, content in FOREIGN.items():
            (self.output / path).parent.mkdir(parents=True, exist_ok=True)
            (self.output / path).write_bytes(content)

    # Kills

    def kill(self, duration: float, isLate: bool, former: dict[str, bytes]) -> None:
        process = subprocess.Popen(self.command(self.output), stderr=subprocess.DEVNULL)
        if isLate:
            # The first new page in its place shows that publishing has begun.
            place = self.output / "index.html"
            start = os.stat(place).st_ino
            end = time.monotonic() + 10 * duration
            while os.stat(place).st_ino == start and process.poll() is None and time.monotonic() < end:
                pass
            time.sleep(self.random.uniform(0, 0.05 * duration))
        else:
            time.sleep(self.random.uniform(0, duration))
        process.send_signal(signal.SIGKILL)
        finished = process.wait() == 0
        staging = (self.output / ".sitegen-staging").exists()
        present = self.own()
        shown = {path: content for path, content in present.items() if "/" not in path or
                 not path.startswith(".sitegen-staging/")}
        expected = self.clean()
        halves = [path for path, content in shown.items()
                  if content not in (former.get(path), expected.get(path))]
        if halves:
            raise Failure(f"neither old nor new: {halves[:10]}")
        changed = any(former.get(path) != content for path, content in shown.items())
        moment = "finished" if finished else "publishing" if changed else \
            "staging" if staging else "nothing"
        self.moments[moment] += 1
        if self.random.random() < 0.5:
            self.drop()
            expected = self.clean()
        self.check_whole(expected, "a kill")

    def kills(self, count: int) -> None:
        self.edit()
        self.expect(self.build(self.output), 0)
        self.add_foreign()
        start = time.monotonic()
        self.edit()
        self.expect(self.build(self.output), 0)
        duration = time.monotonic() - start
        records = sorted(os.listdir(self.root / ".sitegen"))
        for number in range(count):
            former = self.own()
            self.edit()
            self.kill(duration, number % 2 == 1, former)
        left = set(os.listdir(self.root / ".sitegen")) - set(records)
        # The record of the clean builds beside it.
        kinds = sorted(name.split("-")[0] for name in left)
        if kinds not in ([], ["output", "pages", "state"]):
            raise Failure(f".sitegen grows: {sorted(left)}")

    # Other accidents

    def full_disk(self) -> str:
        disk = self.folder / "disk"
        disk.mkdir()
        mounted = os.geteuid() == 0 and subprocess.run(
            ["mount", "-t", "tmpfs", "-o", "size=512k", "tmpfs", disk], capture_output=True,
            check=False).returncode == 0
        if not mounted:
            return "no full disk (it needs root)"
        try:
            (disk / "mine.txt").write_bytes(b"mine")
            self.expect(self.build(disk), 1, "No space left on device", "make room and build again")
            if read_tree(disk) != {"mine.txt": b"mine"}:
                raise Failure("a full disk left something behind")
        finally:
            subprocess.run(["umount", disk], check=True)
        return "full disk"

    def file_limit(self) -> str:
        def limit() -> None:
            resource.setrlimit(resource.RLIMIT_FSIZE, (2000, 2000))
            # What Python ignores would stay ignored.
            signal.signal(signal.SIGXFSZ, signal.SIG_DFL)

        before = self.own()
        self.edit()
        self.expect(self.build(self.output, preexec_fn=limit), 1, "File too large")
        if self.own() != before:
            raise Failure("a limit for the size of files changed the output folder")
        self.check_whole(self.clean(), "a limit for the size of files")
        return "limit for files"

    def read_only(self) -> str:
        if os.geteuid() != 0:
            return "no folders that may not be written (it needs root)"
        for path in [self.folder, self.root, self.output]:
            os.chmod(path, 0o755)
        before = self.own()
        self.edit()
        records = self.root / ".sitegen"
        state = read_tree(records)

        def nobody() -> None:
            os.setgid(NOBODY)
            os.setuid(NOBODY)

        self.expect(self.build(self.output, preexec_fn=nobody), 1, "Permission denied", "nothing was written")
        if self.own() != before or read_tree(records) != state:
            raise Failure("a build changed what it may not write")
        # The output may be written, the record not.
        other = self.folder / "other"
        other.mkdir()
        os.chmod(other, 0o777)
        (other / "mine.txt").write_bytes(b"mine")
        self.expect(self.build(other, preexec_fn=nobody), 1, ".sitegen", "Permission denied",
                    "nothing was written")
        if read_tree(other) != {"mine.txt": b"mine"}:
            raise Failure("without a record files were written")
        self.check_whole(self.clean(), "folders that may not be written")
        return "folders that may not be written"

    def two_at_once(self) -> str:
        for _ in range(5):
            self.edit()
            both = [subprocess.Popen(self.command(self.output), stderr=subprocess.PIPE, text=True)
                    for _ in range(2)]
            results = [(process.communicate()[1], process.returncode) for process in both]
            for text, status in results:
                if status != 0 and not (status == 1 and "another build is writing" in text):
                    raise Failure(f"two builds at once: status {status}\n{text}")
            if all(status != 0 for _, status in results):
                raise Failure("of two builds at once neither built")
            self.check_whole(self.clean(), "two builds at once")
        return "two builds at once"


def kill_at_random(program: Path, folder: Path, kills: int, seed: int) -> None:
    run = Run(program, folder, seed)
    run.kills(kills)
    moments = ", ".join(f"{count} {moment}" for moment, count in run.moments.items())
    print(f"{kills} builds killed ({moments}): nothing lost, nothing half written")
    # The program must be one that another user may run.
    run.program = folder / "sitegen"
    shutil.copy(program, run.program)
    done = [run.full_disk(), run.file_limit(), run.read_only(), run.two_at_once()]
    print("withstood: " + "; ".join(done))


if __name__ == "__main__":
    sys.exit(main(__doc__, 100, kill_at_random))
