#!/usr/bin/env python3
"""Writes Sources/HTMLText/CharacterReferences+Names.swift from the HTML standard's table in Python.

Usage: python3 Scripts/generate/character_references.py
"""
import html.entities
import pathlib
import textwrap

TARGET = pathlib.Path(__file__).resolve().parents[2] / "Sources/HTMLText/CharacterReferences+Names.swift"


def main():
    names = html.entities.html5
    entries = []
    for name, characters in sorted(names.items()):
        if name.endswith(";"):
            mark = "*" if name[:-1] in names else ""
            code = "+".join(format(ord(character), "X") for character in characters)
            entries.append(f"{name[:-1]}{mark}={code}")
    lines = textwrap.wrap(" ".join(entries), 96, break_long_words=False, break_on_hyphens=False)
    TARGET.write_text(
        "// Made by Scripts/generate/character_references.py from the HTML standard (13.5).\n\n"
        "extension CharacterReferences {\n"
        "  /// Names with their scalars in hexadecimal; `*` marks those that need no semicolon.\n"
        '  static let table = """\n'
        + "".join(f"    {line}\n" for line in lines) + '    """\n}\n', encoding="utf-8")


main()
