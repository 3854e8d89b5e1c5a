#!/usr/bin/env python3
"""Writes Sources/HTMLText/Collation/Collation*+CLDR.swift: how languages sort, from CLDR as ICU carries it.

Usage: apt-get install libicu72; python3 Scripts/generate/collation.py

ICU is asked for the collation elements of every character and contraction, in the root collation and
in that of each language, so its own compiler has resolved the rules of CLDR's tailorings. The weights
of all of them are numbered together, which keeps their order and makes them short.
"""
import ctypes
import sys
import unicodedata
from pathlib import Path

ICU = 72
UC, I18N = ctypes.CDLL(f"libicuuc.so.{ICU}"), ctypes.CDLL(f"libicui18n.so.{ICU}")
FOLDER = Path(__file__).resolve().parents[2] / "Sources/HTMLText/Collation"

SCRIPTS = set("Latn Grek Cyrl Geor Armn Hebr Arab Hira Kana Zyyy Zinh".split())
# Their order is not in the table, or it is that of characters which are not.
LEFT_OUT_LANGUAGES = {"en_US_POSIX", "ja", "ko", "zh"}
# Vedic signs, CJK symbols of units, presentation forms of Arabic, music, letters in squares, letters beyond
# the first plane, styled letters of mathematics, rare numerals: in nobody's names, and half of the table.
LEFT_OUT = [
    (0x1CD0, 0x1CFB), (0x3200, 0x3400), (0xFB50, 0xFE00), (0xFE70, 0xFF00), (0x10780, 0x107C0),
    (0x1B000, 0x1B170), (0x1CC00, 0x1E000), (0x1EC70, 0x1EF00), (0x1F100, 0x1F1E6),
]
FRENCH_COLLATION, CASE_FIRST = 0, 2  # UColAttribute
ON, UPPER_FIRST = 17, 25  # UColAttributeValue
COMMON_WEIGHT = 0x500  # secondary or tertiary

Status = ctypes.POINTER(ctypes.c_int32)
Pointer, Int = ctypes.c_void_p, ctypes.c_int32


def function(library, name, result, *arguments):
    found = getattr(library, f"{name}_{ICU}")
    found.restype, found.argtypes = result, arguments
    return found


open_collator = function(I18N, "ucol_open", Pointer, ctypes.c_char_p, Status)
open_elements = function(I18N, "ucol_openElements", Pointer, Pointer, Pointer, Int, Status)
set_text = function(I18N, "ucol_setText", None, Pointer, Pointer, Int, Status)
next_element = function(I18N, "ucol_next", Int, Pointer, Status)
count_available = function(I18N, "ucol_countAvailable", Int)
available = function(I18N, "ucol_getAvailable", ctypes.c_char_p, Int)
attribute = function(I18N, "ucol_getAttribute", Int, Pointer, Int, Status)
reorder_codes = function(I18N, "ucol_getReorderCodes", Int, Pointer, Pointer, Int, Status)
contractions = function(
    I18N, "ucol_getContractionsAndExpansions", None, Pointer, Pointer, Pointer, ctypes.c_int8, Status)
tailored = function(I18N, "ucol_getTailoredSet", Pointer, Pointer, Status)
empty_set = function(UC, "uset_openEmpty", Pointer)
item_count = function(UC, "uset_getItemCount", Int, Pointer)
item = function(UC, "uset_getItem", Int, Pointer, Int, Status, Status, Pointer, Int, Status)
script_code = function(UC, "uscript_getScript", Int, Int, Status)
script_name = function(UC, "uscript_getShortName", ctypes.c_char_p, Int)


def nfd(text):
    return unicodedata.normalize("NFD", text)


def script(character):
    return script_name(script_code(ord(character), Int())).decode()


def strings(uset):
    """The characters and strings of a USet."""
    for index in range(item_count(uset)):
        first, last, text = Int(), Int(), ctypes.create_string_buffer(400)
        length = item(uset, index, first, last, text, 200, Int())
        if length >= 2:
            yield text.raw[: 2 * length].decode("utf-16-le")
        else:
            yield from map(chr, range(first.value, last.value + 1))


class Collator:
    def __init__(self, locale):
        status = Int()
        self.collator = open_collator(locale.encode(), status)
        assert status.value <= 0, (locale, status.value)
        self.text = ctypes.create_string_buffer(b"a\0", 4)
        self.iterator = open_elements(self.collator, self.text, 1, Int())

    def elements(self, text):
        """(primary, secondary, tertiary, case): CollationElementIterator gives each 64-bit element of ICU
        as one or two of 32 bits, the second marked by 0xC0."""
        encoded = text.encode("utf-16-le")
        self.text = ctypes.create_string_buffer(encoded, len(encoded) + 2)
        set_text(self.iterator, self.text, len(encoded) // 2, Int())
        found = []
        while (value := next_element(self.iterator, Int())) != -1:
            value &= 0xFFFFFFFF
            if value & 0xC0 == 0xC0 and found:
                primary, secondary, tertiary, case = found[-1]
                found[-1] = (
                    primary | value >> 16, secondary | value >> 8 & 0xFF, tertiary | value & 0x3F, case)
            else:
                found.append((value & 0xFFFF0000, value & 0xFF00, (value & 0x3F) << 8, value >> 6 & 3))
        return tuple(element for element in found if element[:3] != (0, 0, 0))

    def tailored(self):
        return list(strings(tailored(self.collator, Int())))

    def contractions(self):
        found = empty_set()
        contractions(self.collator, found, None, 0, Int())
        return list(strings(found))

    def attribute(self, name):
        return attribute(self.collator, name, Int())

    def first_scripts(self):
        """The scripts that come before all others."""
        codes = (Int * 50)()
        count = reorder_codes(self.collator, codes, 50, Int())
        return [script_name(code).decode() for code in codes[:count] if code < 0x1000]


def elements_by(entries, text):
    """What the program does (UTS 10, section 7.2): the longest contiguous match, then marks that follow; but
    no marks that follow a mark, lest many of them cost quadratic time."""
    text, found = list(text), ()
    while text:
        length = max(n for n in range(1, min(len(text), 8) + 1) if n == 1 or "".join(text[:n]) in entries)
        match, text, blocking, index = "".join(text[:length]), text[length:], 0, 0
        is_letter = not unicodedata.combining(match[0])
        while is_letter and index < len(text) and (order := unicodedata.combining(text[index])):
            if order > blocking and match + text[index] in entries:
                match += text.pop(index)
            else:
                blocking, index = order, index + 1
        found += entries[match]
    return found


def repertoire():
    for code in range(0x110000):
        character = chr(code)
        if unicodedata.category(character) in ("Cn", "Co", "Cs") or nfd(character) != character:
            continue
        if script(character) in SCRIPTS and not any(a <= code < b for a, b in LEFT_OUT):
            yield character


def changes(collator, root_entries):
    """What a language adds to the entries or gives other elements; `None` for contractions it has not."""
    contractions = {nfd(text) for text in collator.contractions()}
    changed = {text: None for text in root_entries if len(text) > 1 and text not in contractions}
    entries = {text: elements for text, elements in root_entries.items() if text not in changed}
    candidates = contractions.union(changed, map(nfd, collator.tailored()))
    candidates = [text for text in candidates if all(c in root_entries for c in text)]
    candidates.sort(key=lambda text: (len(text), text))
    for text in candidates:
        elements = collator.elements(text)
        if elements_by(entries, text) != elements:
            entries[text] = changed[text] = elements
    for text in candidates:
        if elements_by(entries, text) != collator.elements(text):
            sys.exit(f"the elements of {text!r} cannot be had from the table")
    return changed


class Weights:
    """Numbers from 1 in the weights' order; 0 stays 0."""

    def __init__(self, tables):
        elements = [element for table in tables for entry in table.values() for element in entry or ()]
        self.levels = [
            {weight: number for number, weight in enumerate(sorted({e[level] for e in elements} | {0}))}
            for level in range(3)
        ]

    def common(self, level):
        return self.levels[level][COMMON_WEIGHT]

    def numbers(self, element):
        primary, secondary, tertiary = (self.levels[level][element[level]] for level in range(3))
        return primary, secondary, tertiary * 4 + element[3]

    def text(self, element):
        """`primary:secondary:tertiary`, the last two only where they are not common."""
        primary, secondary, tertiary = self.numbers(element)
        fields = [f"{primary:x}" if primary else ""]
        has_tertiary = tertiary != self.common(2) * 4
        if secondary != self.common(1) or has_tertiary:
            fields.append(f"{secondary:x}" if secondary != self.common(1) else "")
        if has_tertiary:
            fields.append(f"{tertiary:x}")
        return ":".join(fields)


def words(table, weights):
    """`key=elements`, or `first-last=elements` where the last primary weight grows by one with each; `key`
    alone takes a contraction away."""
    runs = []
    for text in sorted(table):
        elements = [weights.numbers(element) for element in table[text] or ()]
        if runs and len(text) == 1:
            first, last, expected = runs[-1]
            if len(last) == 1 and ord(text) == ord(last) + 1 and elements == expected:
                runs[-1] = (first, text, following(elements))
                continue
        runs.append((text, text, following(elements)))
    for first, last, _ in runs:
        key = ".".join(f"{ord(c):x}" for c in first) + (f"-{ord(last):x}" if last != first else "")
        if table[first] is not None:
            key += "=" + ",".join(weights.text(element) for element in table[first])
        yield key


def following(elements):
    return elements[:-1] + [(elements[-1][0] + 1, *elements[-1][1:])] if elements else []


def literal(words, indent):
    """A multiline string of words, of lines that fit."""
    lines, line = [], ""
    for word in words:
        if len(line) + len(word) + indent > 100:
            lines.append(line)
            line = ""
        line += word + " "
    spaces = " " * indent
    body = "".join(f"{spaces}{line.rstrip()}\n" for line in [*lines, line] if line)
    return f'"""\n{body}{spaces}"""'


def write(name, text):
    head = f"// Written by Scripts/generate/collation.py from ICU {ICU}, CLDR 42. Do not edit.\n\n"
    FOLDER.mkdir(exist_ok=True)
    (FOLDER / name).write_text(head + text, encoding="utf-8")


def main():
    root = Collator("")
    root_entries = {character: root.elements(character) for character in repertoire()}
    singles = set(root_entries)
    for text in map(nfd, root.contractions()):
        if len(text) > 1 and all(c in singles for c in text):
            root_entries[text] = root.elements(text)

    tailorings = {}
    for locale in (available(index).decode() for index in range(count_available())):
        if locale in LEFT_OUT_LANGUAGES or locale.split("_")[0] in LEFT_OUT_LANGUAGES:
            continue
        collator = Collator(locale)
        scripts = [name for name in collator.first_scripts() if name in SCRIPTS]
        tailoring = (
            tuple(changes(collator, root_entries).items()), tuple(scripts),
            collator.attribute(CASE_FIRST) == UPPER_FIRST, collator.attribute(FRENCH_COLLATION) == ON)
        parent = tailorings.get(locale.rpartition("_")[0])
        if tailoring != ((), (), False, False) or parent:
            if tailoring != parent:
                tailorings[locale] = tailoring
    by_tailoring = {}
    for locale, tailoring in tailorings.items():
        by_tailoring.setdefault(tailoring, []).append(locale)

    weights = Weights([root_entries, *(dict(tailoring[0]) for tailoring in by_tailoring)])
    starts = {}
    for character, elements in root_entries.items():
        if len(character) == 1 and elements and unicodedata.category(character) in ("Ll", "Lo") \
                and elements[0][0]:
            name = {"Hira": "Kana"}.get(script(character), script(character))
            if name not in ("Zyyy", "Zinh"):
                number = weights.numbers(elements[0])[0]
                starts[name] = min(starts.get(name, number), number)
    order = sorted(starts, key=starts.get)

    def move(scripts):
        """The block of weights that comes first, or first after Latin, and what it comes before."""
        before = "Latn"
        if scripts[0] == "Latn":
            scripts, before = scripts[1:], order[order.index("Latn") + 1]
        if len(scripts) != 1:
            sys.exit(f"cannot move {scripts}")
        end = starts[order[order.index(scripts[0]) + 1]]
        return f"move={starts[scripts[0]]:x}-{end:x}:{starts[before]:x}"

    write("CollationTable+CLDR.swift", f"""extension CollationTable {{
  /// The secondary weight of a letter without mark, and the tertiary weight of a plain small letter.
  static let commonWeights: (secondary: UInt16, tertiary: UInt16) =
    ({weights.common(1)}, {weights.common(2) * 4})

  /// The root collation, for the scripts that have a table.
  static let rootEntries: StaticString = {literal(words(root_entries, weights), 4)}
}}
""")
    items = []
    for (entries, scripts, upper_first, backwards), locales in by_tailoring.items():
        text = ["capitals-first"] * upper_first + ["accents-backwards"] * backwards
        if scripts and scripts != ("Latn",):
            text.append(move(scripts))
        text += words(dict(entries), weights)
        tags = " ".join(locales).replace("_", "-")
        if len(tags) + sum(len(word) + 1 for word in text) < 85:
            items.append(f"""    ("{tags}", "{' '.join(text)}"),\n""")
        else:
            items.append(f"""    (\n      "{tags}",\n      {literal(text, 6)}\n    ),\n""")
    write("CollationTailoring+CLDR.swift", f"""extension CollationTailoring {{
  /// What languages change in the root collation.
  static let byLanguage = LanguageTable<StaticString>([
{"".join(items)}  ])
}}
""")
    decompositions = [
        f"{code:x}=" + ".".join(f"{ord(c):x}" for c in nfd(chr(code)))
        for code in range(0x110000)
        if not 0xAC00 <= code < 0xD7A4 and not 0xD800 <= code < 0xE000 and nfd(chr(code)) != chr(code)
    ]
    write("CanonicalForm+CLDR.swift", f"""extension CanonicalForm {{
  /// The full canonical decompositions but those of Hangul.
  static let decompositions: StaticString = {literal(decompositions, 4)}
}}
""")


if __name__ == "__main__":
    main()
