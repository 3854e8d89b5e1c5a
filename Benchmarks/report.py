"""The tables of a benchmark, printed and kept with date, machine and versions."""
import datetime
import os
import pathlib
import platform
import re

import peers

RESULTS = pathlib.Path(__file__).resolve().parent / "results"


def processor():
    try:
        text = pathlib.Path("/proc/cpuinfo").read_text(encoding="utf-8")
        name = re.search(r"^model name\s*: (.*)$", text, re.MULTILINE)[1]
    except (OSError, TypeError):
        name = platform.processor() or platform.machine()
    return f"{os.cpu_count()} cores of {name}, {platform.system()} {platform.release()}"


def versions():
    sitegen = peers.output_of(peers.SITEGEN, "--version")
    commit = peers.output_of("git", "-C", peers.HERE, "describe", "--always", "--dirty")
    markdown = peers.output_of("pkg-config", "--modversion", "libcmark-gfm")
    return f"sitegen {sitegen} ({commit}), Hugo {peers.HUGO_VERSION}, cmark-gfm {markdown}"


def table(header, rows):
    """A Markdown table that can be read as it is; all columns but the first are numbers."""
    rows = [[cell if isinstance(cell, str) else f"{cell:,}" for cell in row] for row in rows]
    widths = [max(map(len, column)) for column in zip(header, *rows)]
    lines = [header, ["-" * (width - (index > 0)) + ":" * (index > 0)
                      for index, width in enumerate(widths)], *rows]
    return "\n".join(
        "| " + " | ".join(cell.rjust(width) if index else cell.ljust(width)
                          for index, (cell, width) in enumerate(zip(line, widths))) + " |"
        for line in lines) + "\n"


class Report:
    """Prints what it is told and keeps it in a file of its own."""

    def __init__(self, name):
        now = datetime.datetime.now(datetime.timezone.utc)
        self.path = RESULTS / f"{now:%Y-%m-%dT%H%M}-{name}.md"
        self.text = ""
        self.add(f"# {name}, {now:%Y-%m-%d %H:%M} UTC\n\n{processor()}\\\n{versions()}\n")

    def add(self, text):
        print(text, flush=True)
        self.text += text + "\n"

    def keep(self):
        RESULTS.mkdir(exist_ok=True)
        self.path.write_text(self.text.rstrip() + "\n", encoding="utf-8")
