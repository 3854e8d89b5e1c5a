"""Calls every method, filter and test with every combination of values and arguments in Jinja2.

Prints one JSON object per line, {"template": text, "expected": text}, or with "error", the name of the
exception, instead of "expected" where Jinja2 fails. What docs/templates.md lists as different is left out.
"""

import itertools
import json

import jinja2

STRINGS = [
    "''", "'abcabc'", "'ΟΔΟΣ ΣΑΣ'", "'a\\r\\nb\\x1cc\\n'", "' a  b c '", "'²½٣ǅ'", "'<b>ab</b>'|safe",
]
POSITIONS = ["0", "1", "2", "6", "7", "99", "-1", "-2", "-99", "none", "true"]
WRONG = ["1.5", "'1'", "[1]"]
PARTS = ["''", "'a'", "'b'", "'bc'", "'aa'", "'<'", "'Σ'"]


def search_arguments():
    for part in PARTS:
        yield part
        for start in POSITIONS:
            yield f"{part}, {start}"
        for start, end in itertools.product(POSITIONS[:-1], POSITIONS[:-2]):
            if hash_of(part, start, end) % 3 == 0:
                yield f"{part}, {start}, {end}"
    for wrong in WRONG:
        yield f"'a', {wrong}"
        yield f"'a', 0, {wrong}"
    yield from ["", "1", "none", "['a']", "'a', 0, 1, 2", "'a', start=1", "sub='a'", "*['a', 1]"]


def hash_of(*parts):
    """A fixed number for a combination, to take a share of all of them."""
    return sum(ord(c) * 31**i for i, c in enumerate("/".join(parts)))


METHODS = {
    "find": search_arguments, "rfind": search_arguments, "index": search_arguments,
    "rindex": search_arguments, "count": search_arguments,
    "startswith": lambda: list(search_arguments())
    + ["('a', 'b')", "('x', 'b'), 1", "()", "('a', 1)", "('b', 'c'), -2, -1", "(1,)"],
    "endswith": lambda: list(search_arguments())
    + ["('a', 'b')", "('x', 'b'), 1", "()", "('a', 1)", "('b', 'c'), -2, -1", "(1,)"],
    "split": lambda: [
        "", "none", "'b'", "' '", "none, 0", "none, 1", "none, 2", "none, -1", "' ', 1", "'b', 1",
        "maxsplit=1", "sep='b'", "sep=none, maxsplit=2", "'b', maxsplit=0", "'', 1", "'b', none",
        "'b', 1, 2", "'b', '1'", "1", "limit=1", "'b', sep='c'", "'b', 1.0", "'b', true",
        "**{'maxsplit': 1}",
    ],
    "splitlines": lambda: [
        "", "true", "false", "1", "0", "keepends=true", "keepends=false", "true, 1", "keep=true",
    ],
    "strip": lambda: ["", "none", "'a'", "' c'", "''", "1", "'a', 'b'", "chars='a'", "['a']"],
    "replace": lambda: [
        "'a', 'x'", "'a', 'x', 1", "'a', 'x', 0", "'a', 'x', -1", "'', '-'", "'', '-', 2",
        "'a', '<'", "'a'", "", "'a', 'x', 1, 2", "'a', 1", "1, 'a'", "'a', 'x', '1'",
        "'a', 'x', none", "old='a', new='x'", "'a', 'x', 1.0", "'a', '<i>'|safe",
    ],
    "center": lambda: [
        "9", "10, '*'", "9, '*'", "0", "-1", "'9'", "9, ''", "9, 'ab'", "9, '<'", "9, 1", "", "9, none",
        "width=9", "9, fillchar='*'", "9, '*', 1", "9.0", "true",
    ],
    "removeprefix": lambda: ["'a'", "'abc'", "''", "'x'", "1", "", "'a', 'b'", "prefix='a'"],
    "join": lambda: [
        "['a', 'b']", "[]", "'xy'", "['a']", "('a', '<')", "{'k': 1}", "[1]", "1", "", "['a'], 1",
        "['a', 'b'|safe]", "[none]", "iterable=['a']",
    ],
    "format": lambda: ["", "1", "a=1"],
}
METHODS["rsplit"] = METHODS["split"]
METHODS["lstrip"] = METHODS["rstrip"] = METHODS["strip"]
METHODS["removesuffix"] = lambda: [a for a in METHODS["removeprefix"]() if "=" not in a]
for plain in ["capitalize", "isdigit", "islower", "isupper", "lower", "title", "upper"]:
    METHODS[plain] = lambda: ["", "1", "none", "a=1"]

LISTS = ["[1, 2, 1, none]", "(1, 2, 1)", "[]", "['a', [1], true]"]
LIST_METHODS = {
    "count": ["1", "none", "[1]", "'x'", "", "1, 2", "value=1"],
    "index": [f"1, {a}" for a in POSITIONS] + [f"1, {a}, {b}" for a in POSITIONS[:9] for b in POSITIONS[:9]]
    + ["1", "none", "'x'", "", "1, 'a'", "1, 0, 3, 4", "1, start=1", "[1]"],
}
DICTIONARIES = ["{'a': 1, 'b': none}", "{}"]
DICTIONARY_METHODS = {
    "get": ["'a'", "'b'", "'c'", "'c', 7", "'b', 7", "", "'a', 1, 2", "'c', default=7", "key='a'", "1"],
    "items": ["", "1", "a=1"], "keys": ["", "1"], "values": ["", "1"],
}

KEYS = [
    "[none, none]", "[none]", "[]", "[1, none]", "[none, 1, none]", "[missing, missing]", "[missing, 1]",
    "[{'a': 1}, {'a': 1}]", "[{'a': 1}, {'a': 2}]", "[[none], [none]]", "[[none, 2], [none, 1]]",
    "[[1, none], [2, 3]]", "[true, none]", "['b', 'a', 'B']", "['ΟΣ', 'ος', 'οσ']", "[1, 'a']", "[2, 1.5, true]",
    "[(1, 2), (1, 1)]", "[[1], (1,)]", "{'b': 1, 'a': 1}", "'cab'", "none", "3",
]
RECORDS = [
    "[{'n': 'b', 'w': none}, {'n': 'a', 'w': none}]", "[{'n': 'b', 'w': 1}, {'n': 'a', 'w': none}]",
    "[{'n': 'b'}, {'n': 'a'}]", "[{'n': 'b', 'w': 2}, {'n': 'a', 'w': 2}, {'n': 'B', 'w': 1}]",
    "[{'n': 'b', 'w': {'x': none}}, {'n': 'a', 'w': {'x': none}}]", "[{'n': 'b', 'w': 1}, {'n': 'a'}]",
    "[{'n': none, 'w': 2}, {'n': none, 'w': 1}]",
]
RECORD_FILTERS = [
    f"{name}({', '.join(filter(None, arguments))})"
    for name in ["sort", "min", "max", "unique", "groupby"]
    for arguments in itertools.product(
        ["attribute='w'", "attribute='n'", "attribute='w.x'"]
        + (["attribute='w,n'", "attribute='n,w'", "attribute='w,w'"] if name == "sort" else []),
        ["", "case_sensitive=true"] + (["reverse=true"] if name == "sort" else [])
        + (["default=1", "default=none"] if name == "groupby" else []))
]

FILTERS = {
    "abs": ["", "()", "(1)"], "capitalize": ["", "(1)"], "lower": [""], "upper": [""], "title": [""],
    "center": ["", "(9)", "(width=9)", "('9')", "(9, 1)", "(-3)", "(true)"],
    "default": ["", "('x')", "('x', true)", "(default_value='x', boolean=true)", "('x', true, 1)", "('', none)"],
    "dictsort": ["", "(true)", "(by='value')", "(false, 'value', true)", "(by='x')", "(reverse=true)"],
    "filesizeformat": ["", "(true)", "(binary=true)", "(none)"],
    "first": ["", "(1)"], "last": ["", "(1)"], "length": ["", "(1)"], "list": ["", "(1)"],
    "float": ["", "(1)", "(default='x')", "(none)", "(1, 2)"],
    "int": ["", "(7)", "(7, 16)", "(base=2)", "(default=none)", "(base=0)"],
    "indent": ["", "(2)", "(2, true)", "('- ', true, true)", "(width=1, blank=true)", "(-1)", "(none)", "(true)"],
    "items": ["", "(1)"],
    "join": ["", "('-')", "(d='-')", "('-', 'n')", "('-', attribute='n')", "(1)", "(none)", "('<'|safe)", "('-', none, 1)"],
    "max": ["", "(true)", "(case_sensitive=true)"], "min": ["", "(true)"],
    "unique": ["", "(true)", "(true, none)"], "sort": ["", "(true)", "(false, true)", "(reverse=true)"],
    "pprint": [""], "reverse": ["", "(1)"],
    "replace": [
        "('a', 'x')", "('a', 'x', 1)", "('a', 'x', count=1)", "(old='a', new='<')", "('a')", "('a', 1)", "(1, 2)",
        "('a', 'x', none)", "('a', 'x', '1')", "('a', none)", "('', '-')", "('a', 'x', 0)", "('a', 'x', -1)", "('<', '>')",
        "('a', 'x', true)",
    ],
    "round": ["", "(1)", "(-1)", "(1, 'ceil')", "(method='floor')", "(0, 'x')", "('1')", "(true)", "(1, 'common')"],
    "slice": ["(2)", "(3, '-')", "(0)", "(slices=2)", "('2')", "(2, none)", "()"],
    "batch": ["(2)", "(3, '-')", "(linecount=2, fill_with=0)", "()", "(2, none)"],
    "string": [""], "striptags": ["", "(1)"], "sum": ["", "(start=1)", "(none, 1)", "('n')", "(attribute=none)"],
    "tojson": ["", "(2)", "(indent=1)", "(none)", "(0)"],
    "trim": ["", "(none)", "('a')", "(chars='a')", "(' c')", "('')", "(1)", "('a', 'b')"],
    "truncate": [
        "(3)", "(3, true)", "(3, true, '')", "(3, true, '…', 0)", "(length=3, leeway=0)", "('3')", "(4, false, '', none)",
        "(2)", "(5, end='.')", "(none)",
    ],
    "urlencode": ["", "(1)"],
    "urlize": ["", "(5)", "(5, true)", "(target='x')", "(rel='me')", "(nofollow=true, target='_blank')", "(none, none, none, none)"],
    "wordcount": ["", "(1)"],
    "wordwrap": ["(3)", "(3, false)", "(3, true, '|')", "(width=4, break_on_hyphens=false)", "(3, wrapstring=none)"],
    "xmlattr": ["", "(false)", "(autospace=false)"],
    "attr": ["('a')", "('n')", "(1)", "()"],
    "e": [""], "forceescape": [""], "safe": [""],
    "map": ["('upper')", "(attribute='n')", "(attribute='n', default=1)", "('length')", "('default', 'x')", "('replace', 'a', 'b')"],
    "select": ["", "('odd')", "('none')", "('in', [1])"], "reject": ["", "('string')", "('eq', 1)"],
    "selectattr": ["('n')", "('n', 'none')", "('n', 'eq', 1)"], "rejectattr": ["('n')", "('n', 'defined')"],
}
FILTER_VALUES = [
    "none", "true", "0", "-7", "2.5", "''", "' aΣ-b cdé '", "'12'", "'0x1F'", "'<a>&amp;'|safe", "'http://a.de <x>'",
    "[]", "[1, 2, 1]", "['b', 'a', 'B']", "(1, none)", "{}", "{'a': 1, 'b': 'x'}", "[{'n': 1}, {'n': 2}]", "[none, none]",
    "'a\\x1cb\\x85c\\u2028d'", "'1_0'", "'-5'", "'inf'",
]
TESTS = {
    "boolean": [""], "defined": [""], "divisibleby": ["(2)", " 3", "('2')", "(0)", "(2.5)", "(true)"],
    "eq": ["(1)", " none"], "even": [""], "odd": [""], "false": [""], "float": [""], "ge": ["(1)", "('a')"], "in": ["([1, 'a'])", "('abc')"],
    "integer": [""], "iterable": [""], "lower": [""], "lt": ["(1)", "('b')", "(none)"], "mapping": [""], "ne": ["(1)"], "none": [""],
    "number": [""], "sameas": [" none", " true"], "sequence": [""], "string": [""], "true": [""], "undefined": [""], "upper": [""],
    "escaped": [""], "filter": [""], "test": [""],
}


def templates():
    for name, arguments in METHODS.items():
        for value, argument in itertools.product(STRINGS, arguments()):
            call = f"({value}).{name}({argument})"
            yield f"{{{{ {call} }}}}|{{{{ {call}|pprint }}}}" if name.startswith(("split", "rsplit")) else f"{{{{ {call} }}}}"
    for values, methods in [(LISTS, LIST_METHODS), (DICTIONARIES, DICTIONARY_METHODS)]:
        for name, arguments in methods.items():
            for value, argument in itertools.product(values, arguments):
                tail = "|list" if name in ("items", "keys", "values") else ""
                yield f"{{{{ {value}.{name}({argument}){tail} }}}}"
    for value, call in itertools.product(KEYS, ["sort", "sort(reverse=true)", "sort(case_sensitive=true)", "min", "max", "unique"]):
        yield f"{{{{ {value}|{call}{listed(call)} }}}}"
    for value, call in itertools.product(RECORDS, RECORD_FILTERS):
        yield f"{{{{ {value}|{call}{listed(call)} }}}}"
    for name, arguments in FILTERS.items():
        for value, argument in itertools.product(FILTER_VALUES, arguments):
            if name == "truncate" and value[0] in "[({" or name == "attr" and value[0] == "{":
                continue
            yield f"{{{{ ({value})|{name}{argument}{listed(name)} }}}}"
    for name, arguments in TESTS.items():
        for value, argument in itertools.product(FILTER_VALUES, arguments):
            yield f"{{{{ ({value}) is {name}{argument} }}}}"
    for call in ["c.next()", "c.next(1)", "c.reset()", "c.reset(1)", "j()", "j(1)", "c.next(a=1)"]:
        yield f"{{% set c = cycler(1, 2) %}}{{% set j = joiner() %}}{{{{ {call} }}}}"


GENERATORS = ("reverse", "unique", "map", "select", "reject", "selectattr", "rejectattr", "batch", "slice", "items")


def listed(call):
    """Makes a list of what Jinja2's filter gives as a generator."""
    return "|list" if call.split("(")[0] in GENERATORS else ""


def main():
    environment = jinja2.Environment(autoescape=True, extensions=["jinja2.ext.do"])
    for template in templates():
        pair = {"template": template}
        try:
            pair["expected"] = environment.from_string(template).render()
        except Exception as error:
            if "unhashable" in str(error):
                continue
            pair["error"] = type(error).__name__
        print(json.dumps(pair))


main()
