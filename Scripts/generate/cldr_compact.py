#!/usr/bin/env python3
"""Writes Sources/KPILanguage/Numbers/CompactNumber+CLDR.swift: thousands, millions and billions, from the CLDR data that Babel ships.

Usage: pip install babel==2.18.0; python3 Scripts/generate/cldr_compact.py
"""
from pathlib import Path

import babel
from babel import Locale, core

LANGUAGES = ["de", "en", "fr", "es", "it", "nl", "pl", "pt", "sv", "da"]
POWERS = [3, 6, 9]
CATEGORIES = ["one", "few", "many", "other"]
# CLDR writes these out in digits, or as thousands of millions, where an author has asked for the word.
SHORT = {("de", 3): "\u00a0Tsd.", ("it", 3): "\u00a0mila", ("es", 9): "\u00a0mil\u00a0M"}
# "mille" is one thousand without any number.
LONG = {("it", 3): {"one": "mila", "other": "mila"}, ("fr", 3): {"one": "mille", "other": "mille"}}


def literal(text):
    return '"' + "".join(c if c != "\u00a0" else "\\u{A0}" for c in text) + '"'


def forms(locale, width, power):
    patterns = locale.compact_decimal_formats[width]
    return {
        category: patterns[category][str(10**power)].pattern.replace("'", "").lstrip("0")
        for category in CATEGORIES
        if category in patterns and str(10**power) in patterns[category]
    }


def entry(language, power):
    locale = Locale.parse(language)
    short = SHORT.get((language, power), forms(locale, "short", power)["other"])
    long = LONG.get((language, power)) or {
        category: form.strip() for category, form in forms(locale, "long", power).items()
    }
    names = ", ".join(f"{category}: {literal(form)}" for category, form in long.items())
    return f"      {power}: .init(short: {literal(short)}, long: .init({names})),\n"


def main():
    entries = ""
    for language in LANGUAGES:
        lines = "".join(entry(language, power) for power in POWERS)
        entries += f'    "{language}": [\n{lines}    ],\n'
    target = Path(__file__).resolve().parents[2] / "Sources/KPILanguage/Numbers/CompactNumber+CLDR.swift"
    target.write_text(
        f"""// Written by Scripts/generate/cldr_compact.py from Babel {babel.__version__}, CLDR {core.get_cldr_version()}; do not edit.

extension CompactNumber {{
  /// By language, by power of ten.
  static let formsByLanguage: [String: [Int: Forms]] = [
{entries}  ]
}}
""",
        encoding="utf-8",
    )


main()
