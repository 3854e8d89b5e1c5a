"""Compares where values may be printed in scripts with what a parser of JavaScript makes of the result.

Usage: script_contexts.py SITEGEN [SCRIPTS]

Random scripts, most of them valid, get a value at random places. Where a template with it compiles, the
scanner took the place for code: then in every result that esprima parses, the value must be the token that
starts there. What is no valid program never runs. Nothing is known about a place that is refused.
"""

import json
import pathlib
import random
import re
import subprocess
import sys
import tempfile

import esprima

VALUES = ["mark", 7, -7, None, [1, "mark"], {}, {"mark": 1}]


class Scripts:
    """Programs in which divisions, regular expressions, templates and comments meet."""

    def __init__(self, seed):
        self.random = random.Random(seed)

    def one(self, *choices):
        choice = self.random.choice(choices)
        return choice() if callable(choice) else choice

    def space(self):
        return self.one(*[""] * 9, *[" "] * 9, "\n", "\n", "/* ' */", "/* ` \n */", "// \" `\n", " // /\n", "\t")

    def name(self):
        return self.one("a", "b", "i", "größe", "$", "_x1", "of", "async", "let", "yield", "await", "get")

    def property(self):
        return self.one("a", "return", "typeof", "if", "in", "of", "length")

    def string(self):
        return self.one('"a"', "'b'", '"\\"`/"', "'\\'${\"'", '"</b>//"', "'<!--'", '""', "'a\\\nb'")

    def pattern(self):
        body = self.one("a", "[/]", "\\/", "[`'\"]", "`", "'", '"', "\\[", "[\\]/]", "a|b", "(?:x)", "[^/`]")
        return f"/{body}/{self.one('', '', 'g', 'i')}"

    def template(self, depth):
        parts = []
        for _ in range(self.random.randrange(3)):
            parts.append(self.one("x", "'", '"', "\\`", "$", "$$", "{", "}", "\\${", "</li>", "//", "/*", "\n"))
            if depth and self.random.random() < 0.6:
                parts.append("${" + self.space() + self.expression(depth - 1) + self.space() + "}")
        return "`" + "".join(parts) + "`"

    def expression(self, depth):
        if depth <= 0:
            return self.one(self.name, self.string, self.pattern, "1", "2.5", "1.", ".5", "0x1f", "this", "null",
                            lambda: self.template(0), lambda: self.template(0))
        inner = lambda: self.expression(depth - 1)
        gap = self.space
        return self.one(
            lambda: inner() + gap() + self.one("+", "-", "*", "/", "/", "/", "%", "<", ">", "&&", "||", "==", ",", " in ",
                                               " instanceof ") + gap() + inner(),
            lambda: self.name() + self.one("++", "--") + gap() + "/" + gap() + inner(),
            lambda: self.one("++", "--") + self.name() + gap() + self.one("/", "+", ">") + gap() + inner(),
            lambda: self.one("!", "-", "+", "typeof ", "void ", "typeof", "~", "delete ") + gap() + inner(),
            lambda: "(" + gap() + inner() + gap() + ")",
            lambda: "(" + inner() + ")" + gap() + "/" + gap() + inner(),
            lambda: "[" + inner() + "," + gap() + inner() + "]" + self.one("", "", "/ 2"),
            lambda: "({" + self.property() + ":" + gap() + inner() + "})",
            lambda: "({" + self.property() + ":" + inner() + "}" + self.one("", "", "", "/ 2") + ")",
            lambda: self.name() + "(" + inner() + ")" + self.one("", " / 2", "/2/1"),
            lambda: self.name() + "." + gap() + self.property() + gap() + self.one("/", "*") + gap() + inner(),
            lambda: self.name() + "[" + inner() + "]",
            lambda: self.name() + gap() + "=" + gap() + inner(),
            lambda: inner() + "?" + gap() + inner() + ":" + gap() + inner(),
            lambda: self.name() + gap() + "=>" + gap() + self.one(inner, lambda: "{" + self.statement(depth - 1) + "}"),
            lambda: "function" + gap() + "(a)" + gap() + "{" + self.statement(depth - 1) + "}" + self.one("", "", "", "/ 2"),
            lambda: self.name() + self.template(depth), lambda: self.template(depth), lambda: self.template(depth),
        )

    def line_break(self):
        return self.one("\n", "\n", "/*\n*/", " // '\n", "\r\n")

    def divided(self):
        """What is a regular expression and a string at the start of a statement, else divisions."""
        return self.one("/\"/+\"/1;", "/'/+'/1;", "/`/+`/1;", "/a/g;", "/2;", "/a/+")

    def statement(self, depth):
        inner = lambda: self.statement(depth - 1) if depth > 0 else ";"
        value = lambda: self.expression(depth)
        gap = self.space
        end = lambda: self.one(";", ";", "\n")
        return self.one(
            lambda: value() + end(), lambda: value() + end(), lambda: self.name() + " = " + value() + end(),
            lambda: "var " + self.name() + gap() + "=" + gap() + value() + end(),
            lambda: self.one("if", "while", "with") + gap() + "(" + value() + ")" + gap() + inner(),
            lambda: "if (a) " + inner() + " else" + gap() + " " + inner(),
            lambda: "for (" + self.one("var x of ", "x in ", ";;") + self.one("a", "[1]", "") + ")" + gap() + inner(),
            lambda: "{" + inner() + gap() + inner() + "}" + gap() + self.one("", "", "", "", self.pattern, "/ 2"),
            lambda: "do " + inner() + " while (" + value() + ")" + gap() + self.one("", "", "", self.pattern),
            lambda: "function f(a) {" + gap() + "return" + self.one(" ", "\n", "/**/") + value() + "}" + gap(),
            lambda: "function* g() { yield" + self.one(" ", "*", "\n") + value() + "}",
            lambda: "switch (a) { case" + gap() + " " + value() + ":" + gap() + inner() + " default:" + inner() + "}",
            lambda: "try {" + inner() + "} catch (e) {" + inner() + "}" + gap() + self.one("", "", "", self.pattern),
            lambda: "class A { " + self.property() + "() {" + inner() + "} }" + gap() + self.one("", "", "", self.pattern),
            lambda: inner() if self.random.random() < 0.8 else self.one("<!--", "\n-->", "a-->0", "a<!--b", "// ", "/* */ -->", "/*\n*/-->")
            + self.one("`", "'", '"', " x ", "/") + "\n",
            lambda: "x: " + inner(),
            # What a line break ends before a `/`.
            lambda: self.one("var ", "let ", "var a, ", "if (a) var ", "a, ", "return ", "typeof ", "x = ") + self.name()
            + self.line_break() + self.divided(),
            lambda: "x: for (;;) { " + self.one("break", "continue") + self.one("", " x") + self.line_break() + self.pattern() + "; }",
            lambda: "function h() { return" + self.line_break() + self.one("", "{}", "a", "{}", "[1]") + self.divided() + "}",
            lambda: self.name() + self.line_break() + self.divided(), lambda: self.string() + self.line_break() + self.divided(),
        )

    def script(self):
        text = "".join(self.statement(self.random.randrange(4)) + self.space()
                       for _ in range(self.random.randrange(1, 5)))
        if self.random.random() < 0.15:
            place = self.random.randrange(len(text) + 1)
            text = text[:place] + self.one("`", "'", '"', "/", "{", "}", "(", ")", "${", "*/", "<!--", "#!", "\\",
                                           "\u2028", "\u00a0", "\ufeff", "\r", "\r\n") + text[place:]
        return self.one(*[""] * 30, "#!`\n", "-->`\n", "\n") + text


def places(random_source, text):
    """Offsets behind which a value is printed: most of them between tokens."""
    borders = [match.start() for match in re.finditer(r"(?<=[=(\[,/+*:?;{}`'\" )\n])|(?=[/`'\"}])", text)]
    return random_source.sample(borders, min(len(borders), 3)) + [random_source.randrange(len(text) + 1)]


def scanned(program, folder, templates):
    """For each template, what is said against its value, or nothing."""
    # All templates of a site are compiled.
    (folder / "templates").mkdir()
    (folder / "content").mkdir()
    (folder / "site.yaml").write_text("title: A\nbase_url: https://a.example/\nlanguage: en\n")
    for name, text in templates.items():
        (folder / "templates" / name).write_text(text, encoding="utf-8", newline="")
    result = subprocess.run([program, "check", "--root", folder, "--diagnostics", "json"],
                            capture_output=True, text=True, check=False)
    errors = {}
    for line in (result.stdout + result.stderr).splitlines():
        message = json.loads(line)
        name = message.get("place", {}).get("file", "").rpartition("/")[2]
        if name in templates:
            errors.setdefault(name, message["message"])
    if not errors:
        sys.exit(f"no template is refused: {result.stderr[:500]}")
    return errors


def is_token(text, start, value):
    """Whether the value is what starts there, in a program that is valid; else nothing.

    A number or null may be part of a name that begins before it or goes on.
    """
    try:
        tokens = esprima.parseScript(text, tokens=True, range=True).tokens
    except Exception:  # esprima rejects what is not valid with many kinds of errors.
        return None
    written = json.dumps(value)
    first = re.match(r'"(?:[^"\\]|\\.)*"|-|\w+|.', written)[0]
    for token in tokens:
        begin, end = token.range
        if begin == start and token.value == first:
            return True
        if begin <= start < end and (value is None or isinstance(value, int)):
            return token.type in ("Identifier", "Numeric", "Keyword", "Null") or token.value in ("--", "-=")
    return False


def main(program, count):
    scripts, problems, accepted, parsed = Scripts(1), [], 0, 0
    templates, sources = {}, {}
    while len(sources) < count * 4:
        text = scripts.script()
        if not text or re.search(r"\{\{|\{%|\{#|</?script", text, re.I):
            continue
        for place in places(scripts.random, text):
            if text[:place].endswith("{"):
                continue
            name = f"p{len(sources)}.html"
            sources[name] = (text, place)
            templates[name] = f"<script>{text[:place]}{{{{ page.title }}}}{text[place:]}</script>"
    with tempfile.TemporaryDirectory() as folder:
        errors = scanned(program, pathlib.Path(folder), templates)
    kinds = {}
    for name, (text, place) in sources.items():
        if name in errors:
            kinds[errors[name]] = kinds.get(errors[name], 0) + 1
            continue
        accepted += 1
        is_valid = False
        for value in VALUES:
            # Offsets in esprima count UTF-16 units, as Python does here: there are no other characters.
            result = is_token(text[:place] + json.dumps(value) + text[place:], place, value)
            is_valid = is_valid or result is not None
            if result is False:
                problems.append(f"{value!r} is no token in {text[:place] + '{{ v }}' + text[place:]!r}")
                break
        parsed += is_valid
    print(f"{len(sources)} places in scripts: {accepted} taken for code, {parsed} of them in valid programs")
    for message, number in sorted(kinds.items(), key=lambda item: -item[1]):
        print(f"{number:6} refused: {message}")
    for problem in problems[:20]:
        print(problem, file=sys.stderr)
    print(f"{len(problems)} disagreements")
    return 1 if problems or parsed < len(sources) / 10 else 0


if __name__ == "__main__":
    if len(sys.argv) not in (2, 3):
        sys.exit(__doc__)
    sys.exit(main(pathlib.Path(sys.argv[1]).resolve(), int(sys.argv[2]) if len(sys.argv) == 3 else 150))
