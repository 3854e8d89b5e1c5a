#!/usr/bin/env python3
"""Writes the quotation marks, plural rules and names of months and days of all languages that CLDR has data for.

Usage: python3 Scripts/generate/cldr_languages.py FOLDER
where FOLDER is a checkout of https://github.com/unicode-org/cldr-json, version 47.

The tables are looked up by the subtags of a language tag: language, script and region, then language
and script, then language and region, then the language alone (`LanguageTag.value(in:)`). So they leave
out what these steps find anyway, and name what CLDR finds in another way: by its parent locales, by the
script that is likely in a region, and by what a code was called before. The marks as CLDR has them, before
any of this, go into a fixture that the tests compare all locales with.
"""
import collections
import json
import sys
import textwrap
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
CLDR_VERSION = "47"

# CLDR has Germany's marks for all German. In Switzerland and Liechtenstein guillemets are the rule: Federal
# Chancellery, Schreibweisungen, "Anführungszeichen".
SWISS_GERMAN = ["de-CH", "de-LI"]
SWISS_MARKS = ("«", "»", "‹", "›")

# French sets a space inside of guillemets; CLDR's marks have none.
FRENCH_SPACE = "\u202f"

# Reasons for which another code may stand in a document; BCP 47 has neither "overlong"
# nor "bibliographic" codes ("deu", "ger").
ALIASES = {"deprecated", "legacy", "macrolanguage"}


class CLDR:
    def __init__(self, folder):
        self.folder = Path(folder) / "cldr-json"
        package = json.loads((self.folder / "cldr-core/package.json").read_text())
        if package["cldrVersion"] != CLDR_VERSION:
            raise SystemExit(f"the data are of CLDR {package['cldrVersion']}, not {CLDR_VERSION}")
        self.parents = self.supplemental("parentLocales")["parentLocales"]["parentLocale"]
        self.likely = self.supplemental("likelySubtags")["likelySubtags"]
        aliases = self.supplemental("aliases")["metadata"]["alias"]["languageAlias"]
        self.aliases = {
            code: alias["_replacement"]
            for code, alias in aliases.items()
            if alias["_reason"] in ALIASES and "-" not in code and "-x-" not in alias["_replacement"]
        }

    def supplemental(self, name):
        return json.loads((self.folder / f"cldr-core/supplemental/{name}.json").read_text())["supplemental"]

    def delimiters(self):
        """The marks of each locale."""
        marks = {}
        for path in sorted(self.folder.glob("cldr-misc-full/main/*/delimiters.json")):
            data = json.loads(path.read_text(encoding="utf-8"))["main"][path.parent.name]["delimiters"]
            marks[path.parent.name] = tuple(
                data[key]
                for key in (
                    "quotationStart", "quotationEnd", "alternateQuotationStart", "alternateQuotationEnd",
                )
            )
        return marks

    def plurals(self):
        """The rules for cardinal numbers of each language: pairs of category and condition, without "other"."""
        rules = self.supplemental("plurals")["plurals-type-cardinal"]
        return {
            language: tuple(
                (key.removeprefix("pluralRule-count-"), rule.split("@")[0].strip())
                for key, rule in conditions.items()
                if not key.endswith("-other")
            )
            for language, conditions in rules.items()
            if language != "und"
        }

    def calendars(self):
        """The names of months and days of each locale: lists in the order of `CalendarNames.init`."""
        names = {}
        for path in sorted(self.folder.glob("cldr-dates-full/main/*/ca-gregorian.json")):
            data = json.loads(path.read_text(encoding="utf-8"))["main"][path.parent.name]
            data = data["dates"]["calendars"]["gregorian"]
            lists = [
                tuple(data[kind][context][width].values())
                for kind in ("months", "days")
                for context in ("format", "stand-alone")
                for width in ("abbreviated", "wide")
            ]
            periods = data["dayPeriods"]["format"]["abbreviated"]
            names[path.parent.name] = (*lists, (periods["am"], periods["pm"]))
        return names

    def script(self, tag):
        """The script that is likely for a tag without one."""
        subtags = tag.split("-")
        likely = self.likely.get("-".join(subtags[:2])) or self.likely.get(subtags[0])
        return likely.split("-")[1] if likely else None

    def inherited(self, tag, values):
        """The value of a tag by the inheritance of locales; `None` where there is none but the root's."""
        while tag and tag not in values:
            subtags = tag.split("-")
            if tag in self.parents:
                tag = self.parents[tag]
            elif len(subtags) == 2 and len(subtags[1]) < 4 and self.script(tag) != self.script(subtags[0]):
                tag = f"{subtags[0]}-{self.script(tag)}"
            elif len(subtags) == 2 and len(subtags[1]) == 4 and subtags[1] != self.script(subtags[0]):
                tag = ""
            else:
                tag = "-".join(subtags[:-1])
        return values.get(tag)

    def tags(self, values):
        """All tags whose value may be another one than that of their language."""
        languages = {tag.split("-")[0] for tag in values}
        tags = {tag for tag in values if not any(len(subtag) > 4 for subtag in tag.split("-")[1:])}
        tags |= {
            tag
            for tag in [*self.parents, *self.likely]
            if tag.split("-")[0] in languages
        }
        return {tag for tag in tags if not any(len(subtag) > 4 for subtag in tag.split("-")[1:])}


def lookup_keys(tag):
    """As `LanguageTag.value(in:)` has them."""
    language, *rest = tag.split("-")
    script = next((subtag for subtag in rest if len(subtag) == 4), None)
    region = next((subtag for subtag in rest if len(subtag) < 4), None)
    keys = [(script, region), (script, None), (None, region), (None, None)]
    return ["-".join([language, *(subtag for subtag in key if subtag)]) for key in keys]


def table(cldr, resolved, root):
    """Groups of the fewest tags by which each value of `resolved` is found.

    `root` is the value of languages that are not in the table.
    """
    for code, replacement in cldr.aliases.items():
        if code not in resolved and (value := resolved.get(replacement)) is not None:
            resolved[code] = value
    found = {}

    def lookup(tag):
        return next((found[key] for key in lookup_keys(tag) if key in found), root)

    for tag in sorted(resolved, key=lambda tag: (tag.count("-"), tag)):
        if tag not in found and lookup(tag) != resolved[tag]:
            found[tag] = resolved[tag]
    for tag, value in resolved.items():
        if lookup(tag) != value:
            raise SystemExit(f"{tag}: found {lookup(tag)} instead of {value}")
    groups = collections.defaultdict(list)
    for tag, value in found.items():
        groups[value].append(tag)
    return sorted(((value, sorted(tags)) for value, tags in groups.items()), key=lambda group: group[1])


def literal(text):
    return '"' + text.replace(FRENCH_SPACE, "\\u{202F}").replace("\n", "\\n") + '"'


def words(tags, indentation):
    """A string of tags, in several lines if need be."""
    text = " ".join(tags)
    if len(text) + indentation <= 94:
        return literal(text)
    spaces = " " * indentation
    lines = textwrap.wrap(text, 96 - indentation, break_on_hyphens=False)
    return '"""\n' + " \\\n".join(spaces + line for line in lines) + f'\n{spaces}"""'


def write(path, source, *text):
    header = f"// Written by Scripts/generate/cldr_languages.py from {source} of CLDR {CLDR_VERSION}; do not edit.\n\n"
    (ROOT / path).write_text(header + "".join(text), encoding="utf-8")


def write_marks(cldr):
    marks = cldr.delimiters()
    fixture = "".join(
        f"{tag} {' '.join(own)}\n" for tag, own in sorted(marks.items()) if not any(
            len(subtag) > 4 for subtag in tag.split("-")[1:])
    )
    (ROOT / "Tests/MarkdownRenderingTests/Fixtures/quotation-marks.txt").write_text(fixture, encoding="utf-8")
    root = marks.pop("und")
    marks |= dict.fromkeys(SWISS_GERMAN, SWISS_MARKS)
    for tag, own in marks.items():
        if tag.split("-")[0] == "fr":
            marks[tag] = tuple(
                mark + FRENCH_SPACE if mark in "«‹" else FRENCH_SPACE + mark if mark in "»›" else mark
                for mark in own
            )
    resolved = {tag: cldr.inherited(tag, marks) or root for tag in cldr.tags(marks)}
    entries = "".join(
        f"    (\n      QuotationMarks({', '.join(map(literal, own))}),\n      {words(tags, 6)}\n    ),\n"
        for own, tags in table(cldr, resolved, root)
    )
    write(
        "Sources/MarkdownRendering/Typography/QuotationMarks+CLDR.swift", "the delimiters",
        f"""extension QuotationMarks {{
  /// Those of CLDR's root, for all languages that are not in the table.
  static let root = QuotationMarks({', '.join(map(literal, root))})

  /// Marks and the tags that have them, for `LanguageTag.value(in:)`.
  ///
  /// Two things are not CLDR's: the guillemets of German in Switzerland and Liechtenstein, and the narrow
  /// no-break spaces inside of French ones.
  static let table: [(marks: QuotationMarks, tags: String)] = [
{entries}  ]
}}
""")


def write_plurals(cldr):
    rules_by_language = cldr.plurals()
    resolved = dict(rules_by_language)
    for tag, parent in cldr.parents.items():
        # Only regions that follow another region: a script or another language's words do not change rules.
        if parent in rules_by_language and parent.split("-")[0] == tag.split("-")[0]:
            resolved[tag] = rules_by_language[parent]
    entries = ""
    for rules, tags in table(cldr, resolved, None):
        lines = [
            " \\\n".join(textwrap.wrap(f"{category}: {condition}", 90)) for category, condition in rules
        ]
        text = textwrap.indent("\n".join(['"""', *lines, '"""']) if lines else '""', "      ")
        entries += f"    (\n      {words(tags, 6)},\n{text}\n    ),\n"
    write(
        "Sources/SiteRendering/Language/PluralRules+CLDR.swift", "the plural rules",
        f"""import HTMLText

extension PluralRules {{
  /// The rules for cardinal numbers as CLDR writes them (Unicode TR 35, Plural Rules Syntax): a category
  /// and its condition a line, without "other".
  static let table = LanguageTable<StaticString>([
{entries}  ])
}}
""")


def calendar_literal(lists):
    """Lists of names, one a line; one that is the same as an earlier list is the number of that."""
    lines = [
        str(first) if (first := lists.index(names)) < number else "|".join(names)
        for number, names in enumerate(lists)
    ]
    return literal("\n".join(lines))


def write_calendars(cldr):
    names = cldr.calendars()
    root = names.pop("und")
    # Some locales of CLDR have no names of their own: English ones say more than "M01".
    english = names["en"]
    names = {tag: english if own[1] == root[1] else own for tag, own in names.items()}
    resolved = {tag: cldr.inherited(tag, names) or english for tag in cldr.tags(names)}
    entries = "".join(
        f"    ({literal(' '.join(tags))}, {calendar_literal(own)}),\n"
        for own, tags in table(cldr, resolved, english)
    )
    write(
        "Sources/HTMLText/CalendarNames+CLDR.swift", "the Gregorian calendars",
        f"""// Data, a language a line.
// swift-format-ignore-file

extension CalendarNames {{
  /// The names of all languages that are not in the table.
  static let english: StaticString =
    {calendar_literal(english)}

  /// The names of each language, a list a line.
  ///
  /// Months in dates, abbreviated and in full, and the same standing alone; days in the same four
  /// forms; the halves of the day. A number stands for an earlier list, from 0.
  static let table = LanguageTable<StaticString>([
{entries}  ])
}}
""")


def main():
    if len(sys.argv) != 2:
        raise SystemExit(__doc__)
    cldr = CLDR(sys.argv[1])
    write_marks(cldr)
    write_plurals(cldr)
    write_calendars(cldr)


main()
