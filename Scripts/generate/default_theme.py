#!/usr/bin/env python3
"""Writes Sources/DefaultTheme/files.c, the list of the files of templates/ that the program carries.

Usage: python3 Scripts/generate/default_theme.py

Needed when a file is added or removed; a changed one is found by the compiler. A test fails where the list
and the folder differ.
"""
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
HEAD = """\
// Written by Scripts/generate/default_theme.py from the list of the files in templates/; do not edit.

#include "DefaultTheme.h"

// #embed is part of C23; clang has it in every mode.
#pragma clang diagnostic ignored "-Wc23-extensions"

"""


def paths():
    """The files of the theme in the order of their paths' bytes, without hidden ones."""
    folder = ROOT / "templates"
    found = (file.relative_to(folder) for file in folder.rglob("*") if file.is_file())
    return sorted(
        (path.as_posix() for path in found if not any(part.startswith(".") for part in path.parts)),
        key=lambda path: path.encode())


def main():
    text = HEAD
    entries = ""
    for number, path in enumerate(paths()):
        text += f"static const unsigned char file_{number}[] = {{\n"
        # The zero keeps the array of an empty file legal.
        text += f"#embed \"templates/{path}\" suffix(,)\n  0}};\n"
        entries += f"  {{\"{path}\", file_{number}, sizeof file_{number} - 1}},\n"
    text += f"\nstatic const struct default_theme_file files[] = {{\n{entries}}};\n\n"
    text += "size_t default_theme_count(void) { return sizeof files / sizeof files[0]; }\n\n"
    text += "struct default_theme_file default_theme_file_at(size_t index) { return files[index]; }\n"
    (ROOT / "Sources/DefaultTheme/files.c").write_text(text, encoding="utf-8")


main()
