#!/usr/bin/env python3
"""Writes the codes, former codes and names of languages and regions that CLDR has.

Usage: python3 Scripts/generate/language_names.py
needs Babel 2.18, which has CLDR 47.
"""
import textwrap
import unicodedata
from pathlib import Path

from babel import Locale, UnknownLocaleError
from babel.core import get_global
from babel.localedata import locale_identifiers

ROOT = Path(__file__).resolve().parents[2]
# Codes that were replaced and are still understood.
DEPRECATED = {"in", "iw", "ji", "jw", "mo", "sh", "tl", "no", "bh"}


def own_name(tag: str) -> str | None:
    try:
        locale = Locale.parse(tag)
    except (UnknownLocaleError, ValueError):
        return None
    return locale.languages.get(tag) or (locale.languages.get(locale.language) if "_" not in tag else None)


def folded(name: str) -> str:
    return unicodedata.normalize("NFC", name.replace("’", "'")).lower()


def own_names() -> list[str]:
    """What speakers call each language, `tag=name` a line, by the lookup of `LanguageTag.value(in:)`.

    Tags with a region have a name where the language has one for it, or two for its two standards.
    """
    names: dict[str, str] = {}
    for identifier in sorted(locale_identifiers(), key=lambda tag: (tag.count("_"), tag)):
        locale = Locale.parse(identifier)
        parts = identifier.split("_")
        if locale.variant or len(parts) > 2:
            continue
        name = locale.languages.get(identifier)
        if name is None and (len(parts) == 1 or locale.script or identifier in ("pt_BR", "pt_PT")):
            name = locale.get_display_name()
        if name is None:
            continue
        name = unicodedata.normalize("NFC", name[:1].upper() + name[1:])
        if len(parts) == 1 or name != names.get(parts[0]):
            names[identifier.replace("_", "-")] = name
    return [f"{tag}={name}" for tag, name in sorted(names.items())]


def lines(words: list[str]) -> str:
    return "\n".join("    " + line for line in textwrap.wrap(" ".join(words), 90, break_on_hyphens=False))


def main() -> None:
    english = Locale("en")
    names = english.languages
    codes = {code for code in names if len(code) == 2} | DEPRECATED
    regions = sorted(code for code in english.territories if len(code) == 2 and code.isalpha())
    other: dict[str, str] = {}
    for code, replacement in get_global("language_aliases").items():
        if len(code) == 3 and len(replacement) == 2:
            other[code] = replacement
    for region in regions:
        language = get_global("likely_subtags").get(f"und_{region}", "").split("_")[0]
        if region.lower() not in codes and len(language) == 2:
            other[region.lower()] = language
    other |= {"sp": "es", "eng": "en", "us": "en", "gb": "en", "kz": "kk"}
    tags = {}
    for code, name in sorted(names.items()):
        tag = code.replace("_", "-")
        if code in ("und", "mul", "zxx", "root"):
            continue
        spellings = {folded(name)}
        own = own_name(code)
        if own:
            spellings.add(folded(own))
        for spelling in spellings:
            tags.setdefault(spelling, tag)
    entries = [f"{name}={tag}" for name, tag in sorted(tags.items())]
    text = f'''// Written by Scripts/generate/language_names.py from CLDR 47. Do not edit.

extension LanguageTag {{
  /// The languages with codes of two letters.
  static let languages: StaticString = """
{lines(sorted(codes))}
    """

  /// The regions with codes of two letters.
  static let regions: StaticString = """
{lines(regions)}
    """

  /// Codes of three letters for languages that have one of two, and codes of countries that are none of a
  /// language.
  static let otherCodes = """
{lines([f"{code}={tag}" for code, tag in sorted(other.items())])}
    """

  /// The names of languages in English and in themselves, in lower case and with "_" for spaces.
  static let names = """
{lines([entry.replace(" ", "_") for entry in entries])}
    """
}}
'''
    names_text = "\n".join("    " + line for line in own_names())
    (ROOT / "Sources/HTMLText/LanguageTag+OwnNames.swift").write_text(f'''// Written by Scripts/generate/language_names.py from CLDR 47. Do not edit.
// swift-format-ignore-file

extension LanguageTag {{
  /// What speakers call the language, as a list of languages shows it: `Deutsch` for `de`; the tag itself where CLDR
  /// has no name.
  ///
  /// Reads a table of some hundred lines: it is meant to be asked once for each language of a site.
  package var ownName: String {{
    value {{ tag in
      Self.ownNames.split(separator: "\\n").first {{ $0.hasPrefix("\\(tag)=") }}
        .map {{ String($0.dropFirst(tag.count + 1)) }}
    }} ?? text
  }}

  /// `tag=name` a line.
  private static let ownNames = """
{names_text}
    """
}}
''', encoding="utf-8")
    (ROOT / "Sources/HTMLText/LanguageTag+CLDR.swift").write_text(text, encoding="utf-8")
    print(len(codes), len(regions), len(other), len(entries))


if __name__ == "__main__":
    main()
