#!/usr/bin/env python3
"""Measures sitegen beside Hugo and beside the floor, on the same posts, in turn.

bench.py full    builds and rebuilds of 1,000 and 10,000 posts
bench.py scale   builds of 1,000, 10,000 and 100,000 posts, and how the cost of a post grows

Output goes to memory where /dev/shm exists. Figures are medians of five runs after one that does not
count (of 100,000 posts: three). The outputs of both generators must have the same posts, links and text.
The tables are printed and kept in results/.
"""
import argparse
import os
import pathlib
import subprocess
import sys
import tempfile
import time

import edits
import measure
import peers
from report import Report, table

RUNS = 5
LARGEST_FOR_HUGO = 10_000


def in_turn(peers_measured, runs):
    """The median cost of clean builds by peer."""
    costs = {peer.name: [] for peer in peers_measured}
    for turn in range(runs + 1):
        for peer in peers_measured:
            peer.clean()
            cost = measure.run(peer.command, peer.folder)
            if turn > 0:
                costs[peer.name].append(cost)
    return {name: measure.median(each) for name, each in costs.items()}


def rebuilds(peer, edit, runs):
    """The median cost of builds after an edit each, and the files the last one wrote."""
    measure.run(peer.command, peer.folder)
    costs = []
    for turn in range(runs):
        edit(peer.folder, turn)
        time.sleep(0.05)  # the clock of file systems is coarse
        start = time.time()
        costs.append(measure.run(peer.command, peer.folder))
    return measure.median(costs), peer.written(since=start)[0]


def compare(first, second):
    """Apart, so that what the comparison needs does not count as this process's peak."""
    command = [sys.executable, peers.HERE / "outputs.py", first.output, second.output]
    result = subprocess.run(command, capture_output=True, text=True)
    if result.returncode != 0:
        sys.exit(result.stderr)
    return result.stdout


def write_posts(folder, count):
    subprocess.run([sys.executable, peers.HERE / "corpus.py", folder, str(count)], check=True)
    return folder


def full(report, scratch, counts):
    for count in counts:
        here = scratch / str(count)
        here.mkdir()
        posts = write_posts(here / "posts", count)
        sitegen, hugo, floor = (make(here, posts) for make in (
            peers.sitegen, peers.hugo, peers.floor))
        costs = in_turn([sitegen, hugo, floor], RUNS)
        rows = []
        for peer in (sitegen, hugo, floor):
            cost, (files, size) = costs[peer.name], peer.written()
            rows.append([
                peer.name, f"{cost.wall:.2f}", f"{cost.user:.2f}", f"{cost.system:.2f}",
                f"{cost.peak:.0f}", f"{cost.cpu / costs['floor'].cpu:.2f}",
                f"{costs['Hugo'].wall / cost.wall:.1f}", f"{costs['Hugo'].peak / cost.peak:.1f}",
                files, f"{size:.0f}"])
        report.add(f"## Full build of {count:,} posts\n")
        report.add(table(
            ["", "wall s", "user s", "sys s", "peak MB", "CPU of floor's", "faster than Hugo",
             "less memory", "files", "MB"], rows))
        report.add(f"sitegen and Hugo: {compare(sitegen, hugo)}")
        rows = []
        for name, edit in edits.ALL.items():
            cost, files = rebuilds(sitegen, edit, RUNS)
            rows.append([name, f"{cost.wall:.3f}", f"{cost.cpu:.3f}", f"{cost.peak:.0f}",
                         f"{costs['Hugo'].wall / cost.wall:.0f}", files])
        cost, files = rebuilds(hugo, edits.nothing, 3)
        rows.append(["Hugo, nothing changed", f"{cost.wall:.3f}", f"{cost.cpu:.3f}",
                     f"{cost.peak:.0f}", f"{costs['Hugo'].wall / cost.wall:.0f}", files])
        report.add(f"## Rebuild of {count:,} posts after an edit\n")
        report.add(table(
            ["", "wall s", "CPU s", "peak MB", "faster than Hugo's full build", "files written"],
            rows))
        subprocess.run(["rm", "-rf", here], check=True)


def scale(report, scratch, counts):
    rows = []
    first = {}
    for count in counts:
        here = scratch / str(count)
        here.mkdir()
        posts = write_posts(here / "posts", count)
        makers = [peers.sitegen, peers.floor]
        if count <= LARGEST_FOR_HUGO:
            makers.append(peers.hugo)
        measured = [make(here, posts) for make in makers]
        costs = in_turn(measured, RUNS if count <= LARGEST_FOR_HUGO else 3)
        for peer in measured:
            cost, (files, size) = costs[peer.name], peer.written()
            start = first.setdefault(peer.name, (cost, count))
            growth = [each / count / (begin / start[1]) for each, begin in (
                (cost.wall, start[0].wall), (cost.cpu, start[0].cpu))]
            rows.append([
                peer.name, count, f"{cost.wall:.2f}", f"{cost.cpu:.2f}",
                f"{cost.wall / count * 1e6:.0f}", f"{growth[0]:.2f}", f"{growth[1]:.2f}",
                f"{cost.peak:.0f}", f"{cost.peak / count * 1000:.1f}", files, f"{size:.0f}"])
        subprocess.run(["rm", "-rf", here], check=True)
    report.add("## Growth\n")
    report.add(table(
        ["", "posts", "wall s", "CPU s", "µs a post", "growth wall", "growth CPU", "peak MB",
         "KB a post", "files", "MB"], sorted(rows, key=lambda row: row[0].lower())))
    report.add(f"Growth: cost of a post against that of one of {counts[0]:,}.")


def main():
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("what", choices=["full", "scale"])
    parser.add_argument("--posts", help="other numbers of posts, with commas")
    options = parser.parse_args()
    usual = [1_000, 10_000] if options.what == "full" else [1_000, 10_000, 100_000]
    counts = [int(each) for each in options.posts.split(",")] if options.posts else usual
    peers.install_hugo()
    peers.build_floor()
    report = Report(options.what)
    memory = "/dev/shm" if os.path.isdir("/dev/shm") else None
    with tempfile.TemporaryDirectory(dir=memory) as scratch:
        {"full": full, "scale": scale}[options.what](report, pathlib.Path(scratch), counts)
    report.keep()


if __name__ == "__main__":
    main()
