#!/usr/bin/env python3
"""Writes the lists of the files that the program carries: Sources/DefaultTheme/files.c and Sources/StarterSite/files.c.

Usage: python3 Scripts/generate/carried_files.py

Needed when a file is added or removed; a changed one is found by the compiler. A test fails where a list
and its folder differ.
"""
from pathlib import Path

SOURCES = Path(__file__).resolve().parents[2] / "Sources"
# The folder of each target, and what its functions are called.
TARGETS = {"DefaultTheme": ("templates", "default_theme"), "StarterSite": ("files", "starter_site")}
HEAD = """\
// Written by Scripts/generate/carried_files.py from the list of the files in FOLDER/; do not edit.

#include "TARGET.h"

// #embed is part of C23; clang has it in every mode.
#pragma clang diagnostic ignored "-Wc23-extensions"

"""


def paths(folder):
    """The files in a folder in the order of their paths' bytes, without hidden ones."""
    found = (file.relative_to(folder) for file in folder.rglob("*") if file.is_file())
    return sorted(
        (path.as_posix() for path in found if not any(part.startswith(".") for part in path.parts)),
        key=lambda path: path.encode())


def main():
    for target, (folder, name) in TARGETS.items():
        text = HEAD.replace("FOLDER", folder).replace("TARGET", target)
        entries = ""
        for number, path in enumerate(paths(SOURCES / target / folder)):
            text += f"static const unsigned char file_{number}[] = {{\n"
            # The zero keeps the array of an empty file legal.
            text += f"#embed \"{folder}/{path}\" suffix(,)\n  0}};\n"
            entries += f"  {{\"{path}\", file_{number}, sizeof file_{number} - 1}},\n"
        text += f"\nstatic const struct {name}_file files[] = {{\n{entries}}};\n\n"
        text += f"size_t {name}_count(void) {{ return sizeof files / sizeof files[0]; }}\n\n"
        text += f"struct {name}_file {name}_file_at(size_t index) {{ return files[index]; }}\n"
        (SOURCES / target / "files.c").write_text(text, encoding="utf-8")


main()
