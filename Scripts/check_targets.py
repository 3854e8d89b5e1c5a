#!/usr/bin/env python3
"""Holds ARCHITECTURE.md, Package.swift and the imports of the sources together.

Usage: python3 Scripts/check_targets.py

- Each target in Sources/ has a row in ARCHITECTURE.md's table of targets, and each row is a target.
- A row's last cell names exactly the dependencies of its target in Package.swift ("–" for none).
- A file of a target imports no module of the package, and none of its dependencies, that the target
  does not name, and each dependency is imported by at least one file.
- A type or file that ARCHITECTURE.md names, such as `ContentReader` or `Site+Publication`, exists.

Modules of the system, such as Foundation, are not looked at. Every disagreement is printed with its file.
"""
import json
import os
import re
import subprocess
import sys
import tempfile
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
IMPORT = re.compile(
    r"^\s*(?:@\w+(?:\([^)]*\))?\s+)*(?:(?:public|package|internal|fileprivate|private)\s+)?"
    r"import\s+(?:(?:struct|class|enum|protocol|func|var|let|typealias)\s+)?(\w+)", re.MULTILINE)
TYPE = re.compile(r"\b(?:struct|class|enum|protocol|actor|typealias)\s+(\w+)")
ROW = re.compile(r"^\| `(\w+)` \|.*\| ([^|]*) \|$", re.MULTILINE)


def package_targets() -> dict[str, dict]:
    """Each target that is neither a test nor outside of Sources/, with its dependencies and folder."""
    with tempfile.TemporaryDirectory() as scratch:  # of its own, so that no build is waited for
        command = [os.environ.get("SWIFT", "swift"), "package", "--scratch-path", scratch, "dump-package"]
        dumped = subprocess.run(command, cwd=ROOT, stdout=subprocess.PIPE, check=True).stdout
    targets = {}
    for target in json.loads(dumped)["targets"]:
        path = target.get("path") or f"Sources/{target['name']}"
        if target["type"] == "test" or not path.startswith("Sources/"):
            continue
        names = {next(iter(each.values()))[0] for each in target["dependencies"]}
        targets[target["name"]] = {"dependencies": names, "folder": ROOT / path}
    return targets


def check_table(targets: dict[str, dict]) -> list[str]:
    section = (ROOT / "ARCHITECTURE.md").read_text(encoding="utf-8").split("## Targets")[1]
    rows = dict(ROW.findall(section.split("\n## ")[0]))
    problems = [f"there is no row for {name}" for name in sorted(targets.keys() - rows.keys())]
    problems += [f"{name} is not a target" for name in sorted(rows.keys() - targets.keys())]
    for name in sorted(targets.keys() & rows.keys()):
        documented = set(re.findall(r"\w+", rows[name].replace("–", "")))
        dependencies = targets[name]["dependencies"]
        problems += [f"the row of {name} lacks {other}" for other in sorted(dependencies - documented)]
        problems += [f"the row of {name} has {other}, which Package.swift does not name"
                     for other in sorted(documented - dependencies)]
    return [f"ARCHITECTURE.md: {problem}" for problem in problems]


def check_imports(targets: dict[str, dict]) -> list[str]:
    known = set(targets).union(*(target["dependencies"] for target in targets.values()))
    problems = []
    for name, target in sorted(targets.items()):
        imported = set()
        files = sorted(target["folder"].rglob("*.swift"))
        for file in files:
            modules = set(IMPORT.findall(file.read_text(encoding="utf-8"))) & known
            imported |= modules
            problems += [f"{file.relative_to(ROOT)}: imports {module}, which Package.swift does not give {name}"
                         for module in sorted(modules - target["dependencies"] - {name})]
        if files:  # what a target of C includes is not looked at
            problems += [f"Package.swift: {name} depends on {module}, which no file of it imports"
                         for module in sorted(target["dependencies"] - imported)]
    return problems


def check_names(targets: dict[str, dict]) -> list[str]:
    files = [file for target in targets.values() for file in target["folder"].rglob("*.swift")]
    known = set(targets) | {file.stem for file in files}
    for file in files:
        known |= set(TYPE.findall(file.read_text(encoding="utf-8")))
    text = (ROOT / "ARCHITECTURE.md").read_text(encoding="utf-8")
    return [f"ARCHITECTURE.md: there is no {name} in Sources"
            for name in sorted(set(re.findall(r"`([A-Z]\w*[a-z]\w*(?:\+\w+)?)`", text)) - known)]


def main() -> int:
    targets = package_targets()
    problems = check_table(targets) + check_imports(targets) + check_names(targets)
    for problem in problems:
        print(problem, file=sys.stderr)
    return 1 if problems else 0


if __name__ == "__main__":
    sys.exit(main())
