#!/usr/bin/env python3
"""Writes Sources/KPILanguage/Units/TimeUnit+CLDR.swift: the names of units of time.

Usage: python3 Scripts/generate/cldr_units.py FOLDER
where FOLDER is a checkout of https://github.com/unicode-org/cldr-json, version 47.
"""
import json
import sys
from pathlib import Path

CLDR_VERSION = "47"
LANGUAGES = ["de", "en", "fr", "es", "it", "nl", "pl", "pt", "sv", "da"]
UNITS = ["minute", "hour", "day", "week", "month", "quarter", "year"]
CATEGORIES = ["one", "few", "many", "other"]

# CLDR has the word for a fourth ("kvart") where a quarter of a year is meant.
CORRECTIONS = {("sv", "quarter"): {"one": "kvartal", "other": "kvartal"}}


def names(folder, language):
    path = folder / "main" / language / "units.json"
    data = json.loads(path.read_text(encoding="utf-8"))["main"][language]
    for unit in UNITS:
        patterns = data["units"]["long"][f"duration-{unit}"]
        forms = {
            category: patterns[f"unitPattern-count-{category}"].replace("{0}", "").strip()
            for category in CATEGORIES
            if f"unitPattern-count-{category}" in patterns
        }
        yield unit, CORRECTIONS.get((language, unit), forms)


def main():
    if len(sys.argv) != 2:
        raise SystemExit(__doc__)
    folder = Path(sys.argv[1]) / "cldr-json/cldr-units-full"
    package = json.loads((folder / "package.json").read_text())
    if package["cldrVersion"] != CLDR_VERSION:
        raise SystemExit(f"the data are of CLDR {package['cldrVersion']}, not {CLDR_VERSION}")
    entries = ""
    for language in LANGUAGES:
        lines = "".join(
            "      .init(" + ", ".join(f'{category}: "{form}"' for category, form in forms.items()) + "),\n"
            for _, forms in names(folder, language)
        )
        entries += f'    "{language}": [\n{lines}    ],\n'
    target = Path(__file__).resolve().parents[2] / "Sources/KPILanguage/Units/TimeUnit+CLDR.swift"
    target.write_text(
        f"""// Written by Scripts/generate/cldr_units.py from the units of CLDR {CLDR_VERSION}; do not edit.

extension TimeUnit {{
  /// By language; of each unit, in the order of the cases.
  static let namesByLanguage: [String: [Names]] = [
{entries}  ]
}}
""",
        encoding="utf-8",
    )


main()
