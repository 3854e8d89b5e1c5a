#!/usr/bin/env python3
"""Writes plural-forms.txt: which category Babel gives numbers of each language that CLDR has rules for.

Babel has an implementation of the rules of its own. Usage: pip install babel==2.18.0; python3 plural_forms.py
A language a line: tag TAB category=numbers ..., numbers as they are written, ranges of whole ones as a-b.
"""
from decimal import Decimal
from pathlib import Path

from babel import localedata
from babel.core import Locale

WHOLE = [*range(201), 1000, 1001, 1002, 1011, 1100, 5000, 10_000, 12_000, 20_000, 40_000, 99_999, 100_000]
LARGE = [10**6, 10**6 + 1, 10**6 + 2, 2 * 10**6, 10**7, 10**9, 10**12, 123_456_789, 10**18]
DECIMALS = [
    "0.0", "0.00", "0.1", "0.2", "0.5", "0.9", "0.01", "0.11", "0.21", "1.0", "1.00", "1.1", "1.2", "1.5",
    "1.9", "1.01", "1.21", "2.0", "2.1", "2.5", "3.5", "5.0", "5.5", "6.0", "7.3", "9.4", "10.0", "10.1",
    "11.0", "11.11", "12.5", "21.0", "21.1", "22.2", "99.9", "100.0", "100.5", "1000000.0", "1000000.5",
]


def numbers(values):
    """Whole numbers that follow each other as a range."""
    runs = []
    for value in values:
        if runs and isinstance(value, int) and runs[-1][1] == value - 1:
            runs[-1][1] = value
        else:
            runs.append([value, value])
    return ",".join(str(first) if first == last else f"{first}-{last}" for first, last in runs)


def line(tag):
    # What was loaded before would be merged into what is loaded now.
    localedata._cache.clear()
    form = Locale.parse(tag).plural_form
    categories = {}
    for value in WHOLE + LARGE + DECIMALS:
        categories.setdefault(form(Decimal(value)), []).append(value)
    text = " ".join(f"{category}={numbers(values)}" for category, values in sorted(categories.items()))
    return f"{tag.replace('_', '-')}\t{text}\n"


def main():
    tags = [tag for tag in localedata.locale_identifiers() if tag.count("_") == 0 and len(tag) < 4]
    known = [tag for tag in tags if "plural_form" in localedata.load(tag, merge_inherited=False)]
    tags = sorted({*known, "pt_PT", "pt_AO", "de_CH", "es_419", "sr_Latn", "zh_Hant", "az_Cyrl", "hi_Latn", "nb_NO"})
    target = Path(__file__).with_name("plural-forms.txt")
    target.write_text("".join(map(line, tags)), encoding="utf-8")


main()
