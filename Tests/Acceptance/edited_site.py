"""A site that a script edits again and again, built into a folder that all builds share and, from scratch, into another."""
import os
import shutil
import subprocess
from collections.abc import Set
from pathlib import Path

from scratch_run import Failure


class EditedSite:
    def __init__(self, program: Path, folder: Path):
        self.program, self.root = program, folder / "site"
        self.output, self.fresh = folder / "output", folder / "fresh"
        self.written: dict[str, bytes] = {}
        self.tree: dict[str, bytes] = {}
        # Sources seem to be written long ago, a minute between the edits: what has just been written is
        # read again in any case, and that is not to be the only case.
        self.clock = 1_600_000_000
        self.changed_paths: set[str] = set()
        self.root.mkdir(parents=True, exist_ok=True)
        # With the path of SessionDriver there, one process makes all builds into the shared folder.
        driver = os.environ.get("SESSION_DRIVER")
        self.session = Session(Path(driver), self.root, self.output) if driver else None

    def write(self, path: str, content: bytes) -> None:
        target = self.root / path
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_bytes(content)
        os.utime(target, (self.clock, self.clock))

    def write_sources(self, files: dict[str, bytes]) -> set[str]:
        """Makes the site consist of these files; the paths of those that were written or removed."""
        self.clock += 60
        edited = {path for path in files.keys() | self.written.keys() if files.get(path) != self.written.get(path)}
        for path in sorted(edited):
            if path in files:
                self.write(path, files[path])
            else:
                (self.root / path).unlink()
        self.written = files
        self.changed_paths |= edited
        return edited

    def end(self) -> None:
        if self.session:
            self.session.end()

    def sitegen(self, *arguments: str) -> subprocess.CompletedProcess:
        command = [self.program, *arguments, "--root", self.root]
        return subprocess.run(command, capture_output=True, text=True, check=False)

    def build(self, *options: str) -> subprocess.CompletedProcess:
        if self.session:
            changed, self.changed_paths = self.changed_paths, set()
            return self.session.build(changed)
        return self.build_into(self.output, *options)

    def build_from_scratch(self) -> subprocess.CompletedProcess:
        shutil.rmtree(self.fresh, ignore_errors=True)
        return self.build_into(self.fresh, "--clean")

    def build_into(self, output: Path, *options: str) -> subprocess.CompletedProcess:
        return self.sitegen("build", "--output", str(output), "--diagnostics", "json", *options)

    def reasons(self) -> dict[str, str]:
        """Why the last build made each file that it made."""
        if self.session:
            return self.session.reasons
        run = self.sitegen("why", "--made", "--output", str(self.output))
        if run.returncode != 0:
            raise Failure(f"sitegen why --made: {run.stderr}")
        lines = (line.split(": ", 1) for line in run.stdout.splitlines())
        return {str(Path(path).relative_to(self.output)): reason for path, reason in lines}

    def changed(self, tree: dict[str, bytes], made: Set[str]) -> set[str]:
        """The files with other bytes than before the build, all of which it must have made."""
        changed = {path for path in tree if self.tree.get(path) != tree[path]}
        if not changed <= made:
            raise Failure(f"changed, and not made: {sorted(changed - made)[:10]}")
        return changed


class Session:
    """Builds the site in one process that keeps what it knows (Tests/SessionDriver)."""

    def __init__(self, driver: Path, root: Path, output: Path):
        self.output = output
        self.process = subprocess.Popen([driver, root, output], text=True,
                                        stdin=subprocess.PIPE, stdout=subprocess.PIPE)
        self.reasons: dict[str, str] = {}
        self.milliseconds: list[float] = []

    def build(self, paths: Set[str]) -> subprocess.CompletedProcess:
        """Builds after these paths have changed."""
        assert self.process.stdin and self.process.stdout
        print("\t".join(sorted(paths)), file=self.process.stdin, flush=True)
        messages, code = "", 1
        self.reasons = {}
        while (line := self.process.stdout.readline()) != ".\n":
            if not line:
                raise Failure("the session has ended")
            kind, text = line[0], line[2:]
            if kind == "M":
                messages += text
            elif kind == "R":
                path, reason = text.rstrip("\n").split(": ", 1)
                self.reasons[path] = reason
            elif kind == "T":
                self.milliseconds.append(float(text))
            elif kind == "S":
                code = 0
        return subprocess.CompletedProcess([], code, "", messages)

    def end(self) -> None:
        assert self.process.stdin
        self.process.stdin.close()
        if self.process.wait(60) != 0:
            raise Failure("the session ended with an error")


def compare_messages(run: subprocess.CompletedProcess, fresh: subprocess.CompletedProcess) -> None:
    if run.returncode != fresh.returncode or run.stderr != fresh.stderr:
        raise Failure(f"the messages differ:\n{run.stderr}\n--clean says:\n{fresh.stderr}")


def compare_trees(tree: dict[str, bytes], fresh: dict[str, bytes]) -> None:
    different = [path for path in tree.keys() | fresh.keys() if tree.get(path) != fresh.get(path)]
    if different:
        raise Failure(f"differs from a clean build: {sorted(different)[:10]}")
