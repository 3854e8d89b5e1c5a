"""What the scripts that run sitegen again and again have in common."""
import os
import resource
import sys
import tempfile
import time
from pathlib import Path


class Failure(Exception):
    """A build did not do what it must."""


def read_tree(folder: Path) -> dict[str, bytes]:
    """All files below a folder by their paths."""
    tree = {}
    for parent, _, names in os.walk(folder):
        for name in names:
            path = os.path.join(parent, name)
            with open(path, "rb") as file:
                tree[os.path.relpath(path, folder)] = file.read()
    return tree


def processor_time() -> float:
    """Seconds that the programs run so far have used: a busy machine is not theirs to answer for."""
    usage = resource.getrusage(resource.RUSAGE_CHILDREN)
    return usage.ru_utime + usage.ru_stime


def patience() -> float:
    """Seconds of processor time that a hostile model may take on this machine: two, or as many times a
    fixed computation as they are on a fast one."""
    start, number = time.process_time(), 0
    for step in range(3_000_000):
        number = (number * 31 + step) & 0xFFFFFFFF
    return max(2.0, 12 * (time.process_time() - start))


def main(usage: str, default_count: int, work) -> int:
    """Calls `work(program, folder, count, seed)` for `SITEGEN [COUNT] [SEED]`, in a folder that goes
    afterwards; tells the seed of a failure. Returns the exit status."""
    if not 2 <= len(sys.argv) <= 4:
        print(usage, file=sys.stderr)
        return 64
    count = int(sys.argv[2]) if len(sys.argv) > 2 else default_count
    seed = int(sys.argv[3]) if len(sys.argv) > 3 else 1
    memory = "/dev/shm" if os.path.isdir("/dev/shm") else None
    with tempfile.TemporaryDirectory(dir=memory) as name:
        try:
            work(Path(sys.argv[1]).resolve(), Path(name), count, seed)
        except Failure as failure:
            print(f"seed {seed}: {failure}", file=sys.stderr)
            return 1
    return 0
