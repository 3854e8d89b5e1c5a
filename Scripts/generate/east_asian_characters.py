#!/usr/bin/env python3
"""Writes Sources/MarkdownRendering/Emphasis/EastAsianCharacters.swift from the ranges of the CJK-friendly amendments.

Usage: python3 Scripts/generate/east_asian_characters.py RANGES

RANGES is ranges.md of https://github.com/tats-u/markdown-cjk-friendly, computed there from the Unicode Character
Database: wide, full-width and half-width characters that are not shown as emoji by default, and all of Hangul.
"""
import pathlib
import re
import sys

TARGET = (
    pathlib.Path(__file__).resolve().parents[2]
    / "Sources/MarkdownRendering/Emphasis/EastAsianCharacters.swift"
)


def main():
    text = pathlib.Path(sys.argv[1]).read_text(encoding="utf-8")
    version = re.search(r"## Unicode Version\s+(\S+)", text)[1]
    section = text.split("## CJK characters")[1].split("<details>")[0]
    lines = []
    for first, last in re.findall(r"^- U\+([0-9A-F]+)(?:\.\.U\+([0-9A-F]+))?", section, re.M):
        item = f"0x{first}...0x{last or first},"
        if lines and len(lines[-1]) + len(item) + 1 <= 100:
            lines[-1] += f" {item}"
        else:
            lines.append(f"    {item}")
    TARGET.write_text(
        f"// Written by Scripts/generate/east_asian_characters.py for Unicode {version}; do not edit.\n\n"
        "extension Unicode.Scalar {\n"
        "  /// The characters of Chinese, Japanese and Korean in ascending order: wide, full-width and half-width\n"
        "  /// ones that are not shown as emoji by default, and all of Hangul.\n"
        "  static let eastAsian: [ClosedRange<UInt32>] = [\n"
        + "\n".join(lines) + "\n  ]\n}\n", encoding="utf-8")


main()
