"""Generates templates and data from a grammar of Jinja, with the output of Jinja2 for each.

Usage: generated-pairs.py SEED COUNT

Prints one JSON object per line: {"templates": {name: text}, "data": JSON text, "expected": text}. The
same seed gives the same pairs. Expressions are built by type, so that most of them are valid; a pair for
which Jinja2 raises an error has "error" with its type instead of "expected" and is not counted. The
grammar leaves out what docs/templates.md lists as different: numbers beyond 64 bits, generators printed
as such, methods hidden by keys, lists modified in place, the plain text that a filter block makes of
markup.
"""

import json
import random
import sys

import jinja2

WORDS = [
    "", "a", "abc", "Hello World", "x<y>&\"z'", "grün Äpfel ß", "two-word text", "12", "-7", "3.5",
    "line\nbreak", "  spaced out  ", "UPPER lower", "Καλημέρα", "a,b,c", "<b>bold</b> &amp; <i>it</i>",
    "caf&eacute; &copy 2&notin; &#x80;&#65", "0x1f", "the quick brown fox jumps over", "www.example.org and (http://a.de/x?y=1&z=2).", "𝄞 clef",
    "%s", "e\u0301", "tab\there", "me@example.org", "\u0915\u093f\u0930\u0923 \u00bd \u2167", "o\u0301k.org", "1e3", "true", "snake_case-name",
]
KEYS = ["alpha", "beta", "Gamma", "delta", "x1"]
NUMBERS = [0, 1, 2, 3, 5, 7, 10, 42, 100, 255, 1000, -1, -3, -12]
FRACTIONS = [0.0, 0.5, 1.5, 2.25, -0.75, 3.14159, 100.0, 1e-7, 12345.678, 1e16, -2.5, 0.1]
# Names of data by kind; `records` is a list of dictionaries with the keys below.
DATA_NAMES = {
    "integer": ["i", "j", "k"], "number": ["f", "g"], "text": ["s", "t", "u"], "boolean": ["p", "q"],
    "integers": ["li", "mi"], "texts": ["ls", "ms"], "dictionary": ["d", "o"], "records": ["rs"],
    "markup": [],
}
RECORD = {"name": "text", "size": "integer", "weight": "number", "on": "boolean", "tags": "texts"}


class Writer:
    """Writes one template; `names` maps each kind to the variables that are in scope."""

    def __init__(self, rng):
        self.rng = rng
        self.names = {kind: list(names) for kind, names in DATA_NAMES.items()}
        self.count = 0
        self.macros = []
        self.loops = 0

    def pick(self, *choices):
        return self.rng.choice(choices)

    def chance(self, share):
        return self.rng.random() < share

    def fresh(self):
        self.count += 1
        return f"v{self.count}"

    def quoted(self, text):
        quote = self.pick("'", '"')
        text = text.replace("\\", "\\\\").replace(quote, "\\" + quote).replace("\n", "\\n")
        return quote + text + quote

    def gap(self):
        return self.pick(" ", " ", "", "  ")

    # Expressions by kind

    def expression(self, kind, depth):
        if depth <= 0 or self.chance(0.15):
            return self.atom(kind)
        if self.chance(0.06):
            return f"({self.expression(kind, depth - 1)} if {self.condition(depth - 1)} else {self.expression(kind, depth - 1)})"
        if self.chance(0.04):
            return f"({self.expression(kind, depth - 1)} {self.pick('or', 'and')} {self.expression(kind, depth - 1)})"
        if self.chance(0.03):
            return f"(missing|default({self.expression(kind, depth - 1)}))"
        return getattr(self, kind)(depth - 1)

    def atom(self, kind):
        if self.names[kind] and self.chance(0.65):
            return self.rng.choice(self.names[kind])
        if kind == "integer":
            return self.number_literal(self.rng.choice(NUMBERS))
        if kind == "number":
            return self.number_literal(self.rng.choice(FRACTIONS))
        if kind == "text":
            return self.quoted(self.rng.choice(WORDS))
        if kind == "markup":
            return f"{self.quoted(self.rng.choice(WORDS))}|{self.pick('safe', 'e', 'escape', 'forceescape')}"
        if kind == "boolean":
            return self.pick("true", "false", "True", "False")
        if kind == "integers":
            return "[" + ", ".join(str(self.rng.choice(NUMBERS)) for _ in range(self.rng.randrange(5))) + "]"
        if kind == "texts":
            return "[" + ", ".join(self.quoted(self.rng.choice(WORDS)) for _ in range(self.rng.randrange(5))) + "]"
        if kind == "dictionary":
            keys = self.rng.sample(KEYS, self.rng.randrange(4))
            return "{" + ", ".join(f"{self.quoted(k)}: {self.rng.choice(NUMBERS)}" for k in keys) + "}"
        return "rs"

    @staticmethod
    def number_literal(number):
        return f"({number})" if number < 0 else str(number)

    def integer(self, depth):
        e = self.expression
        return self.pick(
            lambda: f"({e('integer', depth)} {self.pick('+', '-', '*')} {e('integer', depth)})",
            lambda: f"{e('integer', depth)}{self.gap()}{self.pick('//', '%')}{self.gap()}{self.rng.choice(NUMBERS[1:11])}",
            lambda: f"({self.rng.randrange(9)} ** {self.rng.randrange(6)})",
            lambda: f"(-{e('integer', depth)})",
            lambda: f"{e('text', depth)}|{self.pick('length', 'count', 'wordcount', 'int', 'int(7)', 'int(default=-1, base=16)')}",
            lambda: f"{e(self.pick('integers', 'texts', 'dictionary', 'records'), depth)}|length",
            lambda: f"{e('integers', depth)}|{self.pick('sum', 'sum(start=5)', 'max', 'min', 'first', 'last')}",
            lambda: f"{e('number', depth)}|int",
            lambda: f"{e('integer', depth)}|abs",
            lambda: f"(rs|sum(attribute='size'))",
            lambda: f"{self.atom('text')}.{self.pick('count', 'find')}({self.quoted(self.pick('a', 'e', 'lo', ''))})",
            lambda: f"{self.atom('integers')}[{self.pick(self.rng.randrange(-3, 3), self.atom('boolean'))}]",
            lambda: f"{self.atom('dictionary')}.get({self.quoted(self.rng.choice(KEYS))}, {self.rng.choice(NUMBERS)})",
            lambda: f"{self.atom('dictionary')}[{self.quoted(self.rng.choice(KEYS))}]",
            lambda: f"{self.atom('dictionary')}.{self.rng.choice(KEYS)}",
            lambda: f"rs[{self.rng.randrange(3)}].size",
            lambda: self.pick("loop.index", "loop.index0", "loop.revindex", "loop.revindex0", "loop.length", "loop.depth") if self.loops else "j",
        )()

    def number(self, depth):
        e = self.expression
        return self.pick(
            lambda: f"({e('number', depth)} {self.pick('+', '-', '*')} {e(self.pick('number', 'integer'), depth)})",
            lambda: f"({e('integer', depth)} / {self.rng.choice(NUMBERS[1:])})",
            lambda: f"({e('number', depth)} {self.pick('//', '%')} {self.rng.choice(NUMBERS[1:])})",
            lambda: f"{e('number', depth)}|round({self.rng.randrange(4)}{self.pick('', '', ', ' + chr(39) + 'ceil' + chr(39), ', method=' + chr(39) + 'floor' + chr(39))})",
            lambda: f"{e('integer', depth)}|round",
            lambda: f"{e('text', depth)}|float({self.pick('', '1.5', 'default=0.25', '2')})",
            lambda: f"{e('integer', depth)}|float",
            lambda: f"{e('number', depth)}|abs",
            lambda: f"rs|map(attribute='weight')|{self.pick('sum', 'max', 'min', 'first', 'list|last')}",
        )()

    def text(self, depth):
        e = self.expression
        filters = [
            "upper", "lower", "title", "capitalize", "trim", "string", "striptags", "urlencode",
            "reverse", "center(12)", "center(width=5)", "truncate(8)", "truncate(9, true)",
            "truncate(7, false, '…', 0)", "truncate(length=6, killwords=true, end='')",
            "wordwrap(9)", "wordwrap(6, false)", "wordwrap(5, true, '|')", "indent", "indent(2, true)",
            "indent(width='> ', blank=true)", "replace('a', 'A')", "replace('e', '<e>', 1)",
            "replace('', '.')", "trim('a ')", "default('none')", "default('empty', true)", "d('x')",
            "first|default('-')", "last|default('-')",
        ]
        methods = [
            "upper()", "lower()", "title()", "capitalize()", "strip()", "lstrip()", "rstrip('dt')",
            "replace('l', 'L')", "replace('o', '0', 1)", "center(11)", "center(9, '*')",
            "split()|join('/')", "split(',')|join(' ')", "splitlines()|join('+')", "split('o', 1)|join('#')",
        ]
        return self.pick(
            lambda: f"({e('text', depth)} ~ {e(self.pick('text', 'integer', 'number', 'boolean', 'integers', 'texts'), depth)})",
            lambda: f"({e('text', depth)} + {e('text', depth)})",
            lambda: f"({e('text', depth)} * {self.rng.randrange(4)})",
            lambda: f"{e('text', depth)}|{self.rng.choice(filters)}",
            lambda: f"{e('text', depth)}|{self.rng.choice(filters)}|{self.rng.choice(filters)}",
            lambda: f"{self.atom('text')}.{self.rng.choice(methods)}",
            lambda: f"({e('text', depth)})[{self.slice()}]",
            lambda: f"{e(self.pick('texts', 'integers'), depth)}|join{self.pick('', '(' + self.quoted(', ') + ')', '(d=' + self.quoted('<') + ')')}",
            lambda: f"rs|join('; ', attribute='{self.pick('name', 'size')}')",
            lambda: f"rs|map(attribute='name')|join('-')",
            lambda: f"{self.atom(self.pick('text', 'integer', 'number', 'boolean', 'integers'))}|pprint",
            lambda: f"{e(self.pick('records', 'texts', 'dictionary', 'text', 'integers'), depth)}|pprint",
            lambda: f"[{self.atom('records')}, {self.atom('dictionary')}, {self.atom('texts')}, ({self.atom('text')} * 6,)]|pprint",
            lambda: f"{e('integer', depth)}|{self.pick('string', 'filesizeformat', 'filesizeformat(true)')}",
            lambda: f"('%s|%5s|%-4d|%03d' % ({e('text', depth)}, {self.atom('text')}, {self.atom('integer')}, {self.atom('integer')}))",
            lambda: f"('%.2f %e %g %x' % ({e('number', depth)}, {self.atom('number')}, {self.atom('number')}, {self.atom('integer')}|abs))",
            lambda: f"'%s: %s'|format({e('text', depth)}, {e(self.pick('integer', 'number', 'boolean', 'integers'), depth)})",
            lambda: f"'%(a)s=%(b)5.1f'|format(a={e('text', depth)}, b={e('number', depth)})",
            lambda: f"'{{}}, {{0}}'.replace('{{0}}', {e('text', depth)})",
            lambda: f"'{{}}-{{}}'.format({e('text', depth)}, {e('integer', depth)})",
            lambda: f"'{{1:>6}}|{{0:<5}}|{{name:^7}}'.format({e('text', depth)}, {e('integer', depth)}, name={self.atom('text')})",
            lambda: f"'{{0:05d}} {{1:.2f}} {{0:x}} {{0:,}}'.format({e('integer', depth)}, {e('number', depth)})",
            lambda: f"rs[{self.rng.randrange(3)}]{self.pick('.name', '[' + self.quoted('name') + ']')}",
            lambda: f"{e('texts', depth)}|{self.pick('first', 'last', 'max', 'min')}",
            lambda: f"({e('text', depth)} if {self.condition(depth)})",
            lambda: "loop.cycle('odd', 'even')" if self.loops else "s",
        )()

    def markup(self, depth):
        e = self.expression
        return self.pick(
            lambda: f"{e('text', depth)}|{self.pick('safe', 'e', 'escape', 'forceescape', 'urlize', 'tojson')}",
            lambda: f"{e('text', depth)}|urlize({self.rng.randrange(5, 20)}, {self.pick('true', 'false')})",
            lambda: f"{e(self.pick('integers', 'texts', 'dictionary', 'number', 'boolean'), depth)}|tojson{self.pick('', '(indent=2)')}",
            lambda: f"({e('markup', depth)} ~ {self.atom_of_data()})",
            lambda: f"({e('text', depth)} + {e('markup', depth)})",
            lambda: f"{e('markup', depth)}|{self.pick('upper', 'lower', 'trim', 'e', 'forceescape', 'string', 'replace(' + chr(39) + 'b' + chr(39) + ', ' + chr(39) + '<' + chr(39) + ')', 'indent(1, true)', 'safe', 'capitalize', 'title', 'center(30)', 'truncate(9, true)', 'wordcount', 'length', 'striptags', 'wordwrap(9)', 'last|default(0)')}",
            lambda: f"{e('texts', depth)}|join({e('markup', depth)})",
            lambda: f"{e('dictionary', depth)}|{self.pick('xmlattr', 'xmlattr(false)')}",
            lambda: f"('<b>%s</b>'|safe|format({e('text', depth)}))",
            lambda: f"('<b>%s</b>'|safe % {self.atom('text')})",
            lambda: f"{self.rng.choice(self.macros)}({e('text', depth)})" if self.macros else self.atom("markup"),
        )()

    def boolean(self, depth):
        return "(" + self.condition(depth) + ")"

    def condition(self, depth):
        e = self.expression
        return self.pick(
            lambda: f"{e('integer', depth)} {self.comparison()} {e('integer', depth)}",
            lambda: f"{self.atom('integer')} {self.comparison()} {e('integer', depth)} {self.comparison()} {self.atom('integer')}",
            lambda: f"{e('number', depth)} {self.comparison()} {e(self.pick('integer', 'number'), depth)}",
            lambda: f"{e('text', depth)} {self.comparison()} {e('text', depth)}",
            lambda: f"{e('integers', depth)} {self.pick('==', '!=')} {e('integers', depth)}",
            lambda: f"{e('text', depth)} {self.pick('in', 'not in')} {e(self.pick('text', 'texts', 'dictionary'), depth)}",
            lambda: f"{e('integer', depth)} {self.pick('in', 'not in')} {e('integers', depth)}",
            lambda: f"{e('integer', depth)} is {self.pick('odd', 'even', 'divisibleby 3', 'divisibleby(2)', 'gt 3', 'lt(5)', 'ge 2', 'eq 1', 'ne 7', 'not odd', 'in [1, 2, 3]', 'sameas 3' if False else 'le 4')}",
            lambda: f"{self.anything(depth)} is {self.pick('', 'not ')}{self.pick('defined', 'undefined', 'none', 'string', 'number', 'integer', 'float', 'boolean', 'mapping', 'sequence', 'iterable', 'true', 'false', 'escaped')}",
            lambda: f"{e('number', depth)} is {self.pick('odd', 'even', 'divisibleby 2')}",
            lambda: f"{e('text', depth)} is {self.pick('lower', 'upper', 'not lower', 'not upper')}",
            lambda: f"{self.pick('missing', 'd.nothing', 'rs[0].none')} is {self.pick('defined', 'undefined', 'not defined')}",
            lambda: f"not {e(self.pick('boolean', 'text', 'integers', 'integer'), depth)}",
            lambda: f"{e('boolean', depth)} {self.pick('and', 'or')} {e('boolean', depth)}",
            lambda: f"{self.atom('text')}.{self.pick('startswith', 'endswith')}({self.pick(self.quoted(self.pick('a', 'x', 'H', '')), self.affixes())})",
            lambda: f"{self.atom('text')}.{self.pick('isdigit', 'islower', 'isupper')}()",
            lambda: self.quoted(self.pick("upper", "nope", "join")) + f" is {self.pick('filter', 'test')}",
        )()

    def affixes(self):
        return "(" + "".join(f"{self.quoted(self.pick('a', 'x', 'H', 'd'))}, " for _ in range(self.rng.randrange(4))) + ")"

    def comparison(self):
        return self.pick("==", "!=", "<", "<=", ">", ">=")

    def slice(self):
        def bound():
            return self.pick("", str(self.rng.randrange(-4, 7)))
        step = self.pick("", "", ":", ":2", ":-1", ":-2")
        return f"{bound()}:{bound()}{step}"

    def integers(self, depth):
        e = self.expression
        return self.pick(
            lambda: f"({e('integers', depth)} + {e('integers', depth)})",
            lambda: f"{e('integers', depth)}|{self.pick('sort', 'sort(reverse=true)', 'unique|list', 'reverse|list', 'list', 'map(' + chr(39) + 'abs' + chr(39) + ')|list')}",
            lambda: f"{e('integers', depth)}|{self.pick('select', 'reject')}({self.pick(chr(39) + 'odd' + chr(39), chr(39) + 'even' + chr(39), chr(39) + 'divisibleby' + chr(39) + ', 3', chr(39) + 'gt' + chr(39) + ', 2', chr(39) + '>=' + chr(39) + ', 5', '')})|list",
            lambda: f"range({self.rng.randrange(6)})|list",
            lambda: f"range({self.rng.randrange(4)}, {self.rng.randrange(9)}, {self.pick('1', '2', '3')})|list",
            lambda: f"({e('integers', depth)})[{self.slice()}]",
            lambda: f"rs|map(attribute='size')|list",
            lambda: f"{e('dictionary', depth)}.values()|list",
            lambda: f"({e('integers', depth)} * {self.rng.randrange(3)})",
            lambda: f"[{e('integer', depth)}, {e('integer', depth)}]",
            lambda: f"{e('texts', depth)}|map('length')|list",
        )()

    def texts(self, depth):
        e = self.expression
        return self.pick(
            lambda: f"({e('texts', depth)} + {e('texts', depth)})",
            lambda: f"{e('texts', depth)}|{self.pick('sort', 'sort(case_sensitive=true)', 'sort(true)', 'unique|list', 'unique(true)|list', 'reverse|list')}",
            lambda: f"{e('texts', depth)}|map('{self.pick('upper', 'lower', 'title', 'trim', 'capitalize', 'string', 'truncate')}')|list",
            lambda: f"{e('texts', depth)}|map('replace', 'a', 'b')|list",
            lambda: f"{e('texts', depth)}|{self.pick('select', 'reject')}({self.pick(chr(39) + 'lower' + chr(39), chr(39) + 'in' + chr(39) + ', ms', chr(39) + 'ne' + chr(39) + ', ' + chr(39) + 'a' + chr(39), '')})|list",
            lambda: f"{self.atom('text')}.split({self.pick('', chr(39) + ',' + chr(39), chr(39) + ' ' + chr(39))})",
            lambda: f"({e('texts', depth)})[{self.slice()}]",
            lambda: f"{e('dictionary', depth)}|{self.pick('list', 'sort', 'dictsort|map(' + chr(39) + 'first' + chr(39) + ')|list')}",
            lambda: f"rs|{self.pick('selectattr', 'rejectattr')}('{self.pick('on', 'size', 'tags')}')|map(attribute='name')|list",
            lambda: f"rs|{self.pick('selectattr', 'rejectattr')}('size', '{self.pick('odd', 'even')}')|map(attribute='name')|list",
            lambda: f"rs|sort(attribute='{self.pick('name', 'size', 'size,name', 'weight')}'{self.pick('', ', reverse=true')})|map(attribute='name')|list",
            lambda: f"rs|map(attribute='{self.pick('tags.0', 'nope', 'name')}', default='?')|map('string')|list",
            lambda: f"[{e('text', depth)}, {e('text', depth)}]",
            lambda: f"{e('text', depth)}|list",
        )()

    def dictionary(self, depth):
        e = self.expression
        return self.pick(
            lambda: "{" + f"{self.quoted(self.rng.choice(KEYS))}: {e('integer', depth)}, 'y': {e('integer', depth)}" + "}",
            lambda: f"dict({self.atom('dictionary')}, extra={e('integer', depth)})",
            lambda: f"dict(first={e('integer', depth)})",
            lambda: f"({e('dictionary', depth)}|dictsort{self.pick('', '(by=' + chr(39) + 'value' + chr(39) + ')', '(true)', '(reverse=true)')}|list and o)",
        )()

    def records(self, depth):
        return self.pick(
            lambda: f"rs|sort(attribute='size')",
            lambda: f"rs|selectattr('on')|list",
            lambda: f"rs[{self.slice()}]",
            lambda: f"rs|unique(attribute='size')|list",
        )()

    def anything(self, depth):
        return self.expression(
            self.pick("integer", "number", "text", "text", "boolean", "integers", "texts", "dictionary", "markup"),
            depth)

    # Statements

    def scoped(self, depth, kind=None, name=None):
        saved, macros = {k: list(v) for k, v in self.names.items()}, list(self.macros)
        if kind:
            self.names[kind].append(name)
        body = self.body(depth)
        self.names, self.macros = saved, macros
        return body

    def body(self, depth):
        return "".join(self.statement(depth) for _ in range(self.rng.randrange(1, 4)))

    def tag(self, text):
        return "{%" + self.pick("", "", "", "-", "+") + " " + text + " " + self.pick("", "", "", "-") + "%}"

    def print(self, depth):
        return "{{" + self.pick(" ", " ", "- ") + self.anything(depth) + self.pick(" ", " ", " -") + "}}"

    def filler(self):
        return self.pick("", " ", "\n", "text", " a & b ", "<p>", "</p>\n", "  {# note #}\n", "{# x -#}  ", "·", "\n  ")

    def statement(self, depth):
        filler = self.filler()
        if depth <= 0:
            return filler + self.print(2)
        e = self.expression
        name = self.fresh()
        choice = self.rng.randrange(22)
        if choice < 6:
            return filler + self.print(3)
        if choice == 6:
            tail = self.pick("", self.tag("else") + self.scoped(depth - 1), self.tag(f"elif {self.condition(1)}") + self.scoped(depth - 1) + self.tag("else") + "z")
            return filler + self.tag(f"if {self.condition(2)}") + self.scoped(depth - 1) + tail + self.tag("endif")
        if choice in (7, 8, 9):
            return filler + self.loop(depth, name)
        if choice == 10:
            kind = self.pick("integer", "text", "number", "integers", "texts", "dictionary", "markup")
            text = self.tag(f"set {name} = {e(kind, 3)}")
            self.names[kind].append(name)
            return filler + text
        if choice == 11:
            text = self.tag(f"set {name}{self.pick('', '', ' | upper', ' | trim | replace(' + chr(39) + 'a' + chr(39) + ', ' + chr(39) + 'b' + chr(39) + ')')}") + self.scoped(depth - 1) + self.tag("endset")
            self.names["markup"].append(name)
            return filler + text
        if choice == 12:
            kind = self.pick("integer", "text", "texts")
            return filler + self.tag(f"with {name} = {e(kind, 2)}") + self.scoped(depth - 1, kind, name) + self.tag("endwith")
        if choice == 13:
            return filler + self.tag(f"filter {self.pick('upper', 'lower', 'trim', 'replace(' + chr(39) + 'a' + chr(39) + ', ' + chr(39) + '4' + chr(39) + ')', 'indent(2)', 'trim|upper', 'e', 'center(20)')}") + self.scoped(depth - 1) + self.tag("endfilter")
        if choice == 14 and not self.loops:
            saved, self.names = self.names, {k: list(v) for k, v in DATA_NAMES.items()}
            self.names["text"].append("x")
            body = self.scoped(depth - 1) + self.pick("", "{{ y }}", "{{ varargs|length }}{{ kwargs|length }}", "{{ x }}{{ y }}")
            self.names = saved
            text = self.tag(f"macro {name}(x, y={self.quoted(self.rng.choice(WORDS))})") + body + self.tag("endmacro")
            self.macros.append(name)
            return filler + text
        if choice == 15 and not self.loops:
            saved, self.names = self.names, {k: list(v) for k, v in DATA_NAMES.items()}
            self.names["text"].append("c")
            inner = self.scoped(depth - 1)
            self.names = saved
            return filler + self.tag(f"macro {name}()") + "[{{ caller(" + self.atom_of_data() + ") }}]" + self.tag("endmacro") + self.tag(f"call(c) {name}()") + inner + self.tag("endcall")
        if choice == 16:
            return filler + self.tag("raw") + self.pick("{{ x }}", "{% if %}", "<b>") + self.tag("endraw")
        if choice == 17:
            text = self.tag(f"set {name} = namespace(n={e('integer', 1)})") + self.tag(f"for z in {e('integers', 1)}") + self.tag(f"set {name}.n = {name}.n + z") + self.tag("endfor")
            self.names["integer"].append(f"{name}.n")
            return filler + text
        if choice == 18:
            return filler + f'<p class="{{{{ {e("text", 2)} }}}}" id=\'{{{{ {e("integer", 2)} }}}}\'>' + "</p>"
        if choice == 19:
            call = f"{name}({self.rng.randrange(4)}{self.pick('', ', 7', ', *[5, 2]')})"
            use = self.pick(
                self.tag(f"with {name} = range") + self.tag(f"for z in {call}") + "{{ z }}," + self.tag("endfor") + self.tag("endwith"),
                self.tag(f"macro {name}m({name}, n)") + f"{{{{ {name}(n)|list }}}}" + self.tag("endmacro") + f"{{{{ {name}m(range, {e('integer', 1)} % 5) }}}}",
                f"{{{{ [dict, range][1]({self.rng.randrange(4)})|list }}}}{{{{ {{'f': dict}}.f(a={e('integer', 1)}) }}}}",
                f"{{{{ {self.pick('range', 'dict', 'missing')} is defined }}}}{{{{ range == {self.pick('range', 'dict', '1')} }}}}",
            )
            return filler + use
        if choice == 20:
            return filler + self.outer_loop(name, depth)
        return filler + self.tag(f"do {self.anything(1)}")

    def outer_loop(self, name, depth):
        """A loop that is used as a value: in an inner one, by a macro, after its end, or called."""
        member = self.pick("index", "index0", "revindex", "first", "last", "length", "depth", "previtem|default('-')", "nextitem|default('-')", "cycle('a', 'b')", "changed(inner)")
        keep, kept = self.pick(
            (self.tag(f"set {name} = loop"), name),
            (self.tag(f"set {name}n.kept = loop"), f"{name}n.kept"),
            (self.tag(f"set {name} = [loop]"), f"{name}[0]"),
        )
        use = self.pick(
            f"{{{{ {kept}.{member} }}}}", f"{{{{ {name}m({kept}) }}}}",
            self.tag(f"with again = {kept}") + f"{{{{ again.{member} }}}}" + self.tag("endwith"),
        )
        before = self.tag(f"set {name}n = namespace(kept=false)") + self.tag(f"macro {name}m(it, inner=1)") + f"({{{{ it.{member} }}}})" + self.tag("endmacro")
        after = self.pick("", f"{{{{ {name}n.kept.{member.replace('inner', '1')} if {name}n.kept }}}}")
        if self.chance(0.5):
            tree = "[[1, [2, []]], [3, []], []]"
            otherwise = self.pick("", self.tag("else") + "none")
            recursion = self.pick(f"{{{{ {kept}(inner) }}}}", f"{{{{ {kept}(inner)|upper }}}}" )
            inner = self.pick(
                self.tag("for inner in [node]") + use + f"({recursion})",
                self.tag("for inner in [node] if inner recursive") + use + f"[{recursion}]" + self.tag("else") + "{{ loop.index }}",
            )
            return before + self.tag(f"for node in {tree} recursive") + keep + "{{ loop.depth }}" + self.tag("if node is sequence") + inner + self.tag("endfor") + self.tag("endif") + otherwise + self.tag("endfor") + after
        return before + self.tag(f"for outer in {self.expression('integers', 1)}") + keep + self.tag(f"for inner in {self.expression('texts', 1)}") + use + "{{ loop.index }} " + self.tag("endfor") + self.tag("endfor") + after

    def atom_of_data(self):
        return self.pick("s", "t", "u")

    def loop(self, depth, name):
        kind, element = self.pick(("integers", "integer"), ("texts", "text"), ("dictionary", "text"), ("records", None))
        iterable = self.expression(kind, 2)
        condition = f" if {self.condition(1)}" if self.chance(0.2) else ""
        otherwise = self.tag("else") + "none" if self.chance(0.3) else ""
        self.loops += 1
        extra = self.pick(
            "", "", "{{ loop.index }}/{{ loop.length }}", "{{ loop.first }}{{ loop.last }}",
            "{{ loop.previtem }}" if element and "if" not in condition else "", "{{ loop.nextitem|default('-') }}" if element else "",
            "{{ loop.changed(" + (name if element else name + ".size") + ") }}", "{{ ',' if not loop.last }}",
            self.tag("if loop.index > 2") + self.tag(self.pick("break", "continue")) + self.tag("endif"),
        )
        saved, macros = {k: list(v) for k, v in self.names.items()}, list(self.macros)
        target = name
        if element:
            self.names[element].append(name)
        elif self.chance(0.5):
            for key, key_kind in RECORD.items():
                self.names[key_kind].append(f"{name}.{key}")
        if kind == "dictionary" and self.chance(0.6):
            target = f"{name}, w{name}"
            iterable = f"{self.atom('dictionary')}{self.pick('.items()', '|items', '|dictsort')}"
            extra = ""
            self.names["integer"].append(f"w{name}")
        elif self.chance(0.06):
            iterable = f"({iterable})|{self.pick('batch(2)', 'slice(2)', 'batch(3, 0)', 'slice(3, ' + chr(39) + '-' + chr(39) + ')')}"
            self.names = {k: list(v) for k, v in saved.items()}
            extra = "{{ " + name + "|length }}"
        elif not element and self.chance(0.2):
            target, iterable = f"{name}, w{name}", f"rs|groupby('{self.pick('size', 'on', 'name')}')"
            self.names = {k: list(v) for k, v in saved.items()}
            extra = "{{ " + name + " }}:{{ w" + name + "|map(attribute='name')|join(' ') }}"
        body = extra + self.body(depth - 1)
        self.names, self.macros = saved, macros
        self.loops -= 1
        return self.tag(f"for {target} in {iterable}{condition}") + body + otherwise + self.tag("endfor")

    def templates(self):
        """One template, or one with a parent, an included and an imported one."""
        page = self.body(3) + self.body(3) + self.pick("", "\n", "\n\n")
        if self.chance(0.8):
            return {"page.html": page}
        part = Writer(self.rng).body(1)
        library = Writer(self.rng)
        macro = self.tag("macro lib(x, y=1)") + "<i>{{ x }}{{ y }}</i>" + library.body(1) + self.tag("endmacro")
        use = self.pick('{% from "lib.html" import lib %}', '{% from "lib.html" import lib with context %}')
        include = self.pick('{% include "part.html" %}', '{% include ["nope.html", "part.html"] %}',
                            '{% include "nope.html" ignore missing %}', '{% include "part.html" without context %}')
        base = "<main>{% block one %}" + Writer(self.rng).body(1) + "{% endblock %}|{% block two scoped %}two{{ s }}{% endblock %}" + include + "</main>"
        page = ('{% extends "base.html" %}' + use + "{% block one %}" + self.pick("", "{{ super() }}") + page
                + "{{ lib(s, y=j) }}" + self.pick("", "{{ self.two() }}") + "{% endblock %}" + self.pick("", "{% block two %}" + include + "{{ super() }}{% endblock %}"))
        return {"page.html": page, "base.html": base, "part.html": part, "lib.html": macro}


def data(rng):
    def words(count):
        return [rng.choice(WORDS) for _ in range(count)]

    values = {name: rng.choice(NUMBERS) for name in DATA_NAMES["integer"]}
    values |= {name: rng.choice(FRACTIONS) for name in DATA_NAMES["number"]}
    values |= {name: rng.choice(WORDS) for name in DATA_NAMES["text"]}
    values |= {name: rng.random() < 0.5 for name in DATA_NAMES["boolean"]}
    values |= {name: rng.choices(NUMBERS, k=rng.randrange(5)) for name in DATA_NAMES["integers"]}
    values |= {name: words(rng.randrange(5)) for name in DATA_NAMES["texts"]}
    values |= {
        name: {key: rng.choice(NUMBERS) for key in rng.sample(KEYS, rng.randrange(len(KEYS)))}
        for name in DATA_NAMES["dictionary"]
    }
    values["rs"] = [
        {"name": rng.choice(WORDS), "size": rng.choice(NUMBERS), "weight": rng.choice(FRACTIONS),
         "on": rng.random() < 0.5, "tags": words(rng.randrange(3))}
        for _ in range(rng.randrange(5))
    ]
    return values


def result(templates, values):
    environment = jinja2.Environment(
        loader=jinja2.DictLoader(templates), autoescape=True,
        extensions=["jinja2.ext.do", "jinja2.ext.loopcontrols"])
    environment.globals.update(values)
    try:
        output = environment.get_template("page.html").render()
    except Exception as error:
        return {"error": type(error).__name__ + ": " + str(error)}
    # The address of a Python object is another one on each run.
    return None if " object at 0x" in output.lower() else {"expected": output}


def main():
    seed, count = int(sys.argv[1]), int(sys.argv[2])
    rng = random.Random(seed)
    while count > 0:
        templates = Writer(rng).templates()
        values = data(rng)
        outcome = result(templates, values)
        if outcome is not None:
            count -= "expected" in outcome
            print(json.dumps({"templates": templates, "data": json.dumps(values)} | outcome))


if __name__ == "__main__":
    main()
