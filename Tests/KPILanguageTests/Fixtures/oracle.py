#!/usr/bin/env python3
"""Generates models of the KPI language together with what they must give.

An implementation of its own, with `fractions` for values and Babel for texts, that shares no code
with the program. Usage: oracle.py SEED COUNT LANGUAGE...; one model a line:

    language TAB model TAB figure TAB figure ...   lines of the model end with U+001F
    figure = scenario U+001E name U+001E exact U+001E unit U+001E text, or the name of an error
"""
import math
import random
import re
import sys
from decimal import ROUND_HALF_EVEN, Context, Decimal, getcontext
from fractions import Fraction as F

from babel import Locale, numbers

getcontext().prec = 400
CURRENCIES = {
    "EUR": "€", "USD": "$", "GBP": "£", "CHF": "CHF", "JPY": "¥", "SEK": "SEK", "DKK": "DKK",
    "PLN": "PLN", "INR": "₹", "NOK": "NOK", "KWD": "KWD", "ISK": "ISK",
}
MODES = {
    "half-up": "kaufm", "half-even": "gerade", "half-down": "halbab", "down": "ab", "up": "auf",
    "floor": "boden", "ceiling": "decke",
}
WORDS = {  # English: German
    "count": "zähler", "input": "eingabe", "scenario": "szenario", "by": "um", "fixed": "fest",
    "sum": "summe", "if": "wenn", "check": "prüfe", "table": "tabelle", "for": "für",
    "root": "wurzel", "power": "hoch", "growth": "wachstum",
}
TIMES = {  # kind, how many of it
    "minute": ("minute", 1), "hour": ("minute", 60),
    "day": ("day", 1), "week": ("day", 7), "month": ("month", 1), "quarter": ("month", 3),
    "year": ("month", 12),
}


HUNDREDTHS = ("%", "PP")  # shares and how far they are apart
POINTS = {
    "en": ("percentage point", "percentage points"), "de": ("Prozentpunkt", "Prozentpunkte"),
    "fr": ("point de pourcentage", "points de pourcentage"),
    "es": ("punto porcentual", "puntos porcentuales"),
    "it": ("punto percentuale", "punti percentuali"), "nl": ("procentpunt", "procentpunten"),
    "pl": ("punkt procentowy", "punktu procentowego", "punkty procentowe", "punktów procentowych"),
    "pt": ("ponto percentual", "pontos percentuais"), "sv": ("procentenhet", "procentenheter"),
    "da": ("procentpoint", "procentpoint"),
}


class TooLarge(Exception):
    pass


class Failed(Exception):
    """A calculation that is an error; its argument is the error's name."""


SHORT = Context(prec=50, rounding=ROUND_HALF_EVEN)
LONG = Context(prec=110)


class Approximate:
    """A number of 50 digits, rounded after each operation."""

    def __init__(self, value):
        value = exactly(value)
        self.value = F(SHORT.divide(Decimal(value.numerator), Decimal(value.denominator)))
        self.numerator, self.denominator = self.value.numerator, self.value.denominator

    def __add__(self, other): return Approximate(self.value + exactly(other))
    def __sub__(self, other): return Approximate(self.value - exactly(other))
    def __mul__(self, other): return Approximate(self.value * exactly(other))
    def __truediv__(self, other): return Approximate(self.value / exactly(other))
    def __rsub__(self, other): return Approximate(other - self.value)
    def __rtruediv__(self, other): return Approximate(other / self.value)
    def __neg__(self): return Approximate(-self.value)
    def __str__(self): return str(self.value)
    __radd__, __rmul__ = __add__, __mul__


def exactly(value):
    return value.value if isinstance(value, Approximate) else value


def like(value, *origins):
    """Approximate if any of its origins is."""
    doubtful = any(isinstance(origin, Approximate) for origin in origins)
    return Approximate(value) if doubtful else value


def fold(call, values):
    combine = {"sum": lambda a, b: a + b, "min": min, "max": max}[call]
    result = values[0]
    for value in values[1:]:
        result = like(combine(exactly(result), exactly(value)), *values)
    return like(exactly(result), *values)


def whole_root(number, degree):
    low, high = 0, 1 << (number.bit_length() // degree + 1)
    while low < high:
        middle = (low + high + 1) // 2
        low, high = (middle, high) if middle ** degree <= number else (low, middle - 1)
    return low if low ** degree == number else None


def root(value, degree):
    """To the power of 1 through a fraction."""
    degree = F(degree)
    base = exactly(value)
    if base < 0:
        raise Failed("negative")
    base = base ** degree.denominator
    above, below = (whole_root(n, degree.numerator) for n in (base.numerator, base.denominator))
    if above is not None and below is not None:
        return like(F(above, below), value)
    quotient = LONG.divide(Decimal(base.numerator), Decimal(base.denominator))
    return Approximate(F(LONG.power(quotient, LONG.divide(1, degree.numerator))))


def power(value, exponent):
    if exponent < 0:
        return 1 / power(value, -exponent)
    result = like(F(1), value)
    for bit in f"{exponent:b}":
        result = result * result
        if bit == "1":
            result = result * value
    return result


def sized(value):
    if max(abs(value.numerator).bit_length(), value.denominator.bit_length()) > 400:
        raise TooLarge
    return value


def nearest(steps, tie):
    low = math.floor(steps)
    rest = steps - low
    if rest * 2 == 1:
        return tie(low)
    return low if rest * 2 < 1 else low + 1


def whole(mode, x):
    match mode:
        case "half-up": return nearest(x, lambda low: low + 1 if x > 0 else low)
        case "half-down": return nearest(x, lambda low: low if x > 0 else low + 1)
        case "half-even": return nearest(x, lambda low: low if low % 2 == 0 else low + 1)
        case "down": return math.trunc(x)
        case "up": return math.ceil(x) if x > 0 else math.floor(x)
        case "floor": return math.floor(x)
        case "ceiling": return math.ceil(x)


def multiple(mode, value, step):
    return like(F(whole(mode, exactly(value) / exactly(step))) * exactly(step), value, step)


class Unit:
    """Words above and below the line, and what one is in base units of its kind."""

    def __init__(self, above=(), below=()):
        self.above, self.below = tuple(above), tuple(below)

    def kind(self):
        def base(atom):
            return TIMES[atom][0] if atom in TIMES else atom
        return tuple(map(base, self.above)), tuple(map(base, self.below))

    def scale(self):
        scale = F(1)
        for atom in self.above:
            scale *= TIMES[atom][1] if atom in TIMES else F(1, 100) if atom in HUNDREDTHS else 1
        for atom in self.below:
            scale /= TIMES[atom][1] if atom in TIMES else 1
        return scale

    def money(self):
        return next((atom for atom in self.above if atom in CURRENCIES), None)


class Language:
    def __init__(self, tag, rng):
        self.tag, self.rng = tag, rng
        self.locale = Locale.parse(tag.replace("-", "_"))
        symbols = self.locale.number_symbols["latn"]
        self.decimal, self.group = symbols["decimal"], symbols["group"]
        self.minus = "\u2212"  # in every language
        self.minimum_grouping = 2 if tag in ("es", "pl") else 1

    def word(self, english):
        return self.rng.choice([english, WORDS[english]])

    def mode(self, english):
        return self.rng.choice([english, MODES[english]])

    def atom(self, atom, plural):
        if atom in CURRENCIES:
            return CURRENCIES[atom]
        if atom in TIMES:
            return self.time(atom, plural)
        if atom in HUNDREDTHS:
            return atom
        return atom + ("s" if plural else "")

    def time(self, unit, plural):
        if (self.locale.language, unit) == ("sv", "quarter"):
            return "kvartal"  # CLDR has a fourth, "kvart"
        patterns = self.locale._data["unit_patterns"][f"duration-{unit}"]
        # Where both are the same, Babel has the short ones alone.
        forms = patterns["long"] if "other" in patterns["long"] else patterns["short"]
        form = next(key for key in (["few", "other"] if plural else []) + ["one"] if key in forms)
        return forms[form].replace("{0}", "").strip()

    def unit(self, unit):
        above = "·".join(self.atom(atom, True) for atom in unit.above)
        return above + "".join("/" + self.atom(atom, False) for atom in unit.below)

    def points(self, value):
        number = Decimal(value.numerator) / Decimal(value.denominator)
        forms = POINTS[self.locale.language]
        form = self.locale.plural_form(abs(number).normalize())
        if len(forms) == 4:
            return forms[["one", "other", "few", "many"].index(form)]
        return forms[form != "one"]

    def written(self, digits, decimals):
        """A number of digits, the last of them behind the decimal sign."""
        text = str(digits).rjust(decimals + 1, "0")
        front, back = (text[:-decimals], text[-decimals:]) if decimals else (text, "")
        if self.rng.random() < 0.5 and len(front) > 3:
            groups = []
            while front:
                groups.insert(0, front[-3:])
                front = front[:-3]
            front = self.group.join(groups)
        return front + (self.decimal + back if back else "")

    def number(self, value, places, style, currency=None):
        """A rounded value with so many decimals; Babel writes every minus as a hyphen."""
        text = self.hyphenated(value, places, style, currency)
        return text.replace("-", self.minus)

    def hyphenated(self, value, places, style, currency):
        integral = len(str(abs(int(value))))
        shape = "0" if integral < 3 + self.minimum_grouping else "#,##0"
        shape += "." + "0" * places if places else ""
        number = Decimal(value.numerator) / Decimal(value.denominator)
        if number == 0:
            number = Decimal(0)
        if style == "money":
            pattern = self.locale.currency_formats["standard"].pattern
        elif style == "percent":
            pattern = self.locale.percent_formats[None].pattern
            number /= 100
        else:
            pattern = self.locale.decimal_formats[None].pattern
        pattern = re.sub(r"#,##0(\.[0#]+)?", lambda _: shape, pattern)
        if style == "money":
            text = numbers.format_currency(
                number, currency, pattern, self.tag.replace("-", "_"), currency_digits=False)
            # Babel leaves out CLDR's space between a letter and a digit.
            return re.sub(r"(?<=[^\W\d_])(?=\d)|(?<=\d)(?=[^\W\d_])", "\u00a0", text)
        if style == "percent":
            return numbers.format_percent(number, pattern, self.tag.replace("-", "_"))
        return numbers.format_decimal(number, pattern, self.tag.replace("-", "_"))


class Format:
    """What stands after the bar; `None` for its parts means none was written."""

    def __init__(self, language, unit, rng):
        self.percent = not unit.above and not unit.below and rng.random() < 0.25
        self.mode, self.fixed, self.step = "half-up", False, None
        self.plain, self.plus, self.digits = False, "", None
        self.text = ""
        if not self.percent and rng.random() < 0.4:
            return
        digits, self.decimals = rng.choice(
            [(1, 0), (1000, 0), (25, 0), (1, 1), (1, 2), (5, 1), (25, 2), (1, 4), (100, 0)])
        self.step = F(digits, 10**self.decimals)
        words = []
        if rng.random() < 0.5:
            self.mode = rng.choice(list(MODES))
            words.append(language.mode(self.mode))
        if rng.random() < 0.3:
            self.fixed = True
            words.append(language.word("fixed"))
        if rng.random() < 0.15:
            self.plain = True
            words.append(rng.choice(["plain", "schlicht"]))
        self.plus = "+" if rng.random() < 0.15 else ""
        if rng.random() < 0.15:
            self.digits = rng.randint(1, 8)
            words.append(f"{self.plus}{self.digits} {rng.choice(['digits', 'Stellen'])}")
        else:
            words.append(self.plus + language.written(digits, self.decimals))
        if self.percent:
            words.append("%")
        self.text = " | " + " ".join(words)

    def show(self, value, unit, language):
        """Of a value in the unit."""
        mark = "≈\u00a0" if isinstance(value, Approximate) else ""
        value = exactly(value)
        currency = unit.money()
        style = "percent" if self.percent else "money" if currency else "number"
        if unit.above[:1] == ("%",):
            style = "percent"
        if self.percent:
            value *= 100
        step, decimals = self.step, getattr(self, "decimals", 2)
        if step is None:
            if currency:
                decimals = numbers.get_currency_precision(currency)
            step = F(1, 10**decimals)
        if self.digits and value != 0:
            exponent = next(n for n in range(-400, 400) if abs(value) < F(10) ** n)
            step = F(10) ** (exponent - self.digits)
            if abs(multiple(self.mode, value, step)) == F(10) ** exponent:
                step *= 10
            decimals = max(0, next(n for n in range(-400, 400) if F(10) ** -n <= step))
        rounded = multiple(self.mode, value, step)
        vanishes = self.step is None and rounded == 0 and value != 0
        if vanishes:  # two significant digits
            decimals = next(n for n in range(400) if abs(value) * 10**n >= 1) + 1
            rounded = multiple(self.mode, value, F(1, 10**decimals))
        value = rounded
        places = 0 if self.digits and value == 0 else decimals
        if not self.fixed:
            if currency and not vanishes and (decimals == 2 or not self.digits) and not self.percent:
                places = 0 if value.denominator == 1 else decimals
            else:
                while places and (value * 10 ** (places - 1)).denominator == 1:
                    places -= 1
        if self.plus and value > 0:  # where a minus would be
            text = language.number(-value, places, style, currency).replace("\u2212", "+")
        else:
            text = language.number(value, places, style, currency)
        if self.plain:
            text = re.sub(rf"(?<=\d){re.escape(language.group)}(?=\d)", "", text)
        text = mark + text
        return text + "\u00a0" + language.points(value) if unit.above[:1] == ("PP",) else text


class Model:
    def __init__(self, tag, rng):
        self.rng, self.language = rng, Language(tag, rng)
        self.currency = rng.choice(list(CURRENCIES))
        self.names = []  # (name, unit), in an order in which each needs only earlier ones
        self.base, self.scenarios = {}, {}
        self.formats = {}

    # A formula is its text and a function of scenario and whether it replaces a definition.
    def literal(self, unit, most=10**6):
        rng, language = self.rng, self.language
        if unit.above[:1] in (("%",), ("PP",)):
            decimals = rng.choice([0, 0, 1, 3])
            digits = rng.randint(0, 120 * 10**decimals)
            scaled = F(digits, 10**decimals * 100)
            return f"{language.written(digits, decimals)} {unit.above[0]}", lambda *_: scaled
        if rng.random() < 0.15:
            above, below = rng.randint(0, 50), rng.randint(1, 30)
            value, text = F(above, below), f"{above}/{below}"
        else:
            decimals = rng.choice([0, 0, 0, 1, 2, 4])
            digits = rng.randint(0, rng.choice([9, 99, 9999, most]))
            value, text = F(digits, 10**decimals), language.written(digits, decimals)
        scaled = value * unit.scale()
        written = language.unit(unit)
        if unit.above and unit.above[0] == self.currency and rng.random() < 0.4:
            rest = Unit(unit.above[1:], unit.below)
            return CURRENCIES[self.currency] + (" " if len(CURRENCIES[self.currency]) > 1 else "") \
                + text + language.unit(rest), lambda *_: scaled
        return text + (" " + written if written else ""), lambda *_: scaled

    def step(self, unit):
        """A literal that nobody takes for a number of decimals."""
        while True:
            text, value = self.literal(self.variant(unit), 99)
            if text not in ("2", "3", "4", "6", "7", "8", "9"):
                return text, value

    def variant(self, unit):
        """The same unit with other spans of time."""
        def other(atom):
            if atom not in TIMES:
                return atom
            return self.rng.choice([name for name in TIMES if TIMES[name][0] == TIMES[atom][0]])
        return Unit(map(other, unit.above), map(other, unit.below))

    def reference(self, unit, known):
        fitting = [name for name, own in known if own.kind() == unit.kind()]
        if not fitting:
            return self.literal(self.variant(unit))
        name = self.rng.choice(fitting)
        if self.scenarios and self.rng.random() < 0.15:
            scenario = self.rng.choice(list(self.scenarios))
            return f"{name}@{scenario}", lambda *_: self.value(name, scenario)
        return name, lambda scenario: self.value(name, scenario)

    def formula(self, unit, depth, known):
        rng, language = self.rng, self.language
        if unit.above[:1] in (("%",), ("PP",)):
            return self.share(unit, known)
        if depth == 0:
            return self.reference(unit, known) if rng.random() < 0.6 \
                else self.literal(self.variant(unit))
        def part(of=unit):
            return self.formula(of, depth - 1, known)
        match rng.randrange(14):
            case 0 | 1:
                sign, (a, x), (b, y), (c, z) = rng.choice("+-"), part(), part(), part()
                tail, last = ("", lambda *_: 0) if rng.random() < 0.6 else (f" - {c}", z)
                if sign == "+":
                    return f"({a} + {b}{tail})", lambda s: sized(x(s) + y(s) - last(s))
                return f"({a} − {b}{tail})", lambda s: sized(x(s) - y(s) - last(s))
            case 2:
                (a, x), (b, y) = part(), part(Unit())
                return f"({a} {rng.choice('*×')} {b})", lambda s: sized(x(s) * y(s))
            case 3:
                (a, x), (b, y), (c, z) = part(), part(Unit()), part(Unit())
                if rng.random() < 0.5:
                    return f"({a} {rng.choice('/÷')} {b})", lambda s: sized(x(s) / y(s))
                return f"({a} / {b} * {c})", lambda s: sized(x(s) / y(s) * z(s))
            case 4:  # a price and what is paid for, a rate and its time
                below = rng.choice(["Lead", "Deal", "month", "day"])
                if below in unit.above or below in unit.below:
                    return part()
                each = Unit(unit.above or ("Lead",), unit.below + (below,))
                if not unit.above and unit.below:
                    return part()
                if not unit.above:
                    (a, x), (b, y) = part(Unit((below,))), part(Unit((below,)))
                    return f"({a} / {b})", lambda s: sized(x(s) / y(s))
                (a, x), (b, y) = self.literal(self.variant(each)), part(Unit((below,)))
                return f"({a} * {b})", lambda s: sized(x(s) * y(s))
            case 5:
                (a, x) = part()
                return f"(-{a})", lambda s: -x(s)
            case 6:
                mode = rng.choice(list(MODES))
                (a, x), (b, y) = part(), self.step(unit)
                word = rng.choice(["runde", "round"]) \
                    if mode == "half-up" and rng.random() < 0.5 else language.mode(mode)
                def rounded(s):
                    value, step = x(s), y(s)
                    return sized(multiple(mode, value, step))
                return f"{word}({a}; {b})", rounded
            case 7:
                function = rng.choice(["min", "max", "sum"])
                parts = [part() for _ in range(rng.randint(1, 4))]
                # A number with a comma and nothing beside it is refused: it may be meant as two.
                if len(parts) == 1 and re.fullmatch(r"\d+,\d+", parts[0][0]):
                    parts.append(part())
                word = language.word("sum") if function == "sum" else function
                return f"{word}({'; '.join(a for a, _ in parts)})", \
                    lambda s: sized(fold(function, [x(s) for _, x in parts]))
            case 8:
                other = rng.choice([Unit(), unit])
                sign = rng.choice(["<", ">", "=", "<=", ">=", "≤", "≥"])
                (a, x), (b, y), (c, z), (d, w) = part(other), part(other), part(), part()
                def chosen(s):
                    sides = x(s), y(s)
                    left, right = map(exactly, sides)
                    if sign == "=" and any(isinstance(side, Approximate) for side in sides):
                        raise Failed("approximate")
                    holds = {
                        "<": left < right, ">": left > right, "=": left == right,
                        "<=": left <= right, ">=": left >= right, "≤": left <= right,
                        "≥": left >= right,
                    }[sign]
                    return like(z(s) if holds else w(s), *sides)
                return f"{language.word('if')}({a} {sign} {b}; {c}; {d})", chosen
            case 9:
                change, (a, x) = rng.randint(-150, 150), self.reference(unit, known)
                if rng.random() < 0.5:
                    factor, text = F(100 + change, 100), language.written(abs(change), 0)
                else:
                    factor, text = F(1000 + change, 1000), language.written(abs(change), 1)
                sign = "-" if change < 0 else "+"
                return f"({a} {language.word('by')} {sign}{text} %)", \
                    lambda s: sized(x(s) * factor)
            case 10 | 11:  # a root of what is so again, the growth of a value, or a power
                return self.irrational(unit, part)
            case _:
                percent, (a, x) = rng.randint(0, 300), part()
                return f"({a} * {language.written(percent, 0)} %)", \
                    lambda s: sized(x(s) * F(percent, 100))

    def share(self, unit, known):
        """A share of shares and points, or how far shares are apart."""
        (a, x), (b, y) = (self.reference(Unit(("%",)), known) for _ in range(2))
        (p, u), (q, v) = (self.reference(Unit(("PP",)), known) for _ in range(2))
        names = [name for name, own in known if own.above[:1] == ("%",)]
        if unit.above == ("%",):
            return self.rng.choice([
                (f"({a} + {p})", lambda s: sized(x(s) + u(s))),
                (f"({a} - {p})", lambda s: sized(x(s) - u(s))),
                (f"(100 % - {a})", lambda s: sized(1 - x(s))),
            ] + [(f"({p} + {a} + {q})", lambda s: sized(u(s) + x(s) + v(s)))] * ("%" not in a) + [(f"(1 - {a} - {name})", lambda s, name=name: sized(1 - x(s) - self.value(name, s)))
                 for name in names if "PP" not in a])
        return self.rng.choice([
            (f"({p} + {q})", lambda s: sized(u(s) + v(s))),
            (f"({p} - {q})", lambda s: sized(u(s) - v(s))), (f"(-{p})", lambda s: -u(s)),
            (f"max({p}; {q})", lambda s: sized(max(u(s), v(s)))),
        ] + [(f"({a} um +10 % - {name})", lambda s, name=name: sized(x(s) * F(11, 10) - self.value(name, s)))
            for name in names])

    def irrational(self, unit, part):
        rng, language = self.rng, self.language
        if unit.above or unit.below or rng.random() < 0.2:
            (a, x), (b, y) = part(), part()
            word = rng.choice(["wurzel", "root", "sqrt"])
            return f"{word}({a} * {b}{rng.choice(['', '; 2'])})", \
                lambda s: sized(root(sized(x(s) * y(s)), 2))
        if rng.random() < 0.4:
            (a, x), degree = part(), rng.choice([1, 2, 2, 3, 3, 5, 12, 100, 1000])
            return f"{language.word('root')}({a}; {degree})", lambda s: sized(root(x(s), degree))
        if rng.random() < 0.5:
            (a, x), exponent = part(), rng.choice([-2, -1, 0, 1, 2, 3, 4])
            return f"{language.word('power')}({a}; {exponent})", \
                lambda s: sized(power(sized(x(s)), exponent))
        of = self.variant(rng.choice([Unit(), Unit((self.currency,)), Unit(("Lead",))]))
        (a, x), (b, y) = part(of), part(of)
        years = F(rng.randint(1, 9), rng.choice([1, 1, 2]))
        periods = rng.choice([str(years), f"{years} " + language.atom("year", True)])
        # A product has no percentage as its unit.
        return f"({language.word('growth')}({a}; {b}; {periods}) * 1)", \
            lambda s: sized((root(sized(y(s) / x(s)), years) - 1) * 1)

    def value(self, name, scenario):
        key = name, scenario
        if key not in self.values:
            own = self.scenarios.get(scenario, {}).get(name)
            self.values[key] = (own or self.base[name])[1](scenario)
        return self.values[key]

    def figure(self, unit, known, depth):
        language = self.language
        if self.rng.random() < 0.35 or depth == 0:
            text, value = self.literal(unit)
            return text, value
        text, value = self.formula(unit, depth, known)
        arrow = f" -> {language.unit(unit)}" if unit.above else ""
        return text + arrow, value

    def generate(self):
        rng, language = self.rng, self.language
        units = [
            Unit(), Unit(), Unit((self.currency,)), Unit(("Lead",)), Unit(("Deal",)),
            Unit((self.currency,), ("Lead",)), Unit(("month",)), Unit(("day",)),
            Unit(("hour",)), Unit((self.currency,), ("minute",)), Unit(("%",)), Unit(("PP",)), Unit((self.currency,), ("month",)), Unit(("Lead",), ("day",)), Unit(("Deal",), ("Lead",)),
        ]
        lines = self.lines = [f"{language.word('count')} Lead|Leads, Deal|Deals"]
        blocks = [f"s{index}" for index in range(rng.choice([0, 0, 1, 2, 3]))]
        for index in range(rng.randint(1, 6)):
            unit, name = self.variant(rng.choice(units)), f"n{index}"
            text, value = self.figure(unit, self.names, rng.randint(0, 3))
            self.base[name] = text, value
            self.formats[name] = Format(language, unit, rng)
            prefix = language.word("input") + " " if rng.random() < 0.2 else ""
            label = ' "Ein Name"' if rng.random() < 0.2 else ""
            lines.append(f"{prefix}{name}{label} = {text}{self.formats[name].text}")
            self.names.append((name, unit))
        rng.shuffle(lines)
        for scenario in blocks:
            lines.append(f'{language.word("scenario")} {scenario} "S"')
            changes = {}
            for position in sorted(rng.sample(range(len(self.names)), rng.randint(0, 2) % (len(self.names) + 1))):
                name, unit = self.names[position]
                before = self.base[name][1]
                if rng.random() < 0.4:
                    percent = rng.randint(0, 50)
                    text = f"{name} {language.word('by')} +{percent} %"
                    change = lambda s, before=before, percent=percent: \
                        sized(before(s) * F(100 + percent, 100))
                else:
                    text, change = self.figure(unit, self.names[:position], 2)
                changes[name] = text, change
                lines.append(f"  {name} = {text}")
            self.scenarios[scenario] = changes
        self.values = {}
        figures = []
        for scenario in blocks or ["base"]:
            for name, unit in self.names:
                value = self.value(name, scenario) / unit.scale()
                text = self.formats[name].show(value, unit, language)
                figures.append("\x1e".join([scenario, name, str(value), language.unit(unit), text]))
        for name, _ in self.names:
            self.value(name, "base")
        return figures


def main():
    seed, count, tags = int(sys.argv[1]), int(sys.argv[2]), sys.argv[3:]
    rng = random.Random(seed)
    done = 0
    while done < count:
        tag = rng.choice(tags)
        model = Model(tag, rng)
        try:
            figures = model.generate()
        except ZeroDivisionError:
            figures = ["zero"]
        except Failed as error:
            figures = error.args
        except TooLarge:
            continue
        print("\t".join([tag, "\x1f".join(model.lines), *figures]))
        done += 1


main()
