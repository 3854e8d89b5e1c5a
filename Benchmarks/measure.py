"""Runs a program and tells what it took."""
import dataclasses
import os
import statistics
import subprocess
import sys
import time

# Linux tells the peak in KiB, macOS in bytes.
PEAK_UNIT = 1 if sys.platform == "darwin" else 1024


@dataclasses.dataclass(frozen=True)
class Cost:
    """What a run took: seconds, and the peak of its memory in MB."""
    wall: float
    user: float
    system: float
    peak: float

    @property
    def cpu(self):
        return self.user + self.system


def run(command, folder):
    """The cost of one run; ends everything where it fails."""
    start = time.monotonic()
    process = subprocess.Popen(
        command, cwd=folder, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    _, status, usage = os.wait4(process.pid, 0)
    wall = time.monotonic() - start
    process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode != 0:
        sys.exit(f"{' '.join(map(str, command))} failed; run it in {folder} to see why")
    return Cost(wall, usage.ru_utime, usage.ru_stime, usage.ru_maxrss * PEAK_UNIT / 1e6)


def median(costs):
    """The median of each figure by itself."""
    return Cost(*(statistics.median(column) for column in zip(*map(dataclasses.astuple, costs))))
