#!/usr/bin/env python3
"""Generates models with lists, series, scenarios and solving, together with what they must give.

An implementation of its own with `fractions`, which shares no code with the program. Usage:

    lists_oracle.py SEED COUNT [--small] [--bare model|first|none]
    lists_oracle.py --constructs SEED COUNT [--small]
    lists_oracle.py --pairs SEED COUNT [--small]

The first prints COUNT models, one a line:

    notation TAB model TAB figure TAB figure ...   lines of the model end with U+001F
    figure = citation U+001E value, or "error" U+001E "zero"

A value is `n` or `n/d`, `≈ ` and 12 digits, the name of an item or a period, or `–` where there is none.
The second prints how often each construct occurred: name TAB count; the third in how many models each two
occurred together: name TAB name TAB count. `--bare` says what a citation
without `@` means in a model with scenarios: the model without any (as in the design), or the first.
"""
import argparse
import random
from collections import Counter
from dataclasses import dataclass, field, replace
from decimal import Context as Precision, Decimal
from fractions import Fraction as F
from itertools import combinations, product

GERMAN = {
    "list": "liste", "series": "reihe", "input": "eingabe", "per": "je", "scenario": "szenario",
    "count": "zähler", "to": "bis", "from": "von", "in": "in", "over": "über", "if": "wenn",
    "and": "und", "or": "oder", "not": "nicht", "by": "um", "total": "gesamt", "nothing": "nichts",
    "solve": "löse", "for": "nach", "previous": "vorher", "next": "nachher", "sum": "summe",
    "mean": "mittel", "median": "median", "min": "min", "max": "max", "number": "anzahl",
    "share": "anteil", "weighted": "gewichtet", "first": "erster", "last": "letzter",
    "cumulative": "kumuliert", "round": "runde", "power": "hoch", "abs": "abs",
    "month": "Monat", "months": "Monate", "year": "Jahr",
}
MONTHS = {
    "de": "Jan Feb Mär Apr Mai Jun Jul Aug Sep Okt Nov Dez".split(),
    "en": "Jan Feb Mar Apr May Jun Jul Aug Sep Oct Nov Dec".split(),
}
NAMES = {  # kind: names for figures
    "de": {
        "money": "Kosten Umsatz Budget Aufwand Erlös Gewinn Betrag Kasse Wert".split(),
        "count": "Menge Leads Zahl Bestand Zugang Abgang Neue".split(),
        "share": "Quote Satz Anteil Chance Marge Bleib".split(),
        "price": "Preis CPL Tarifpreis Stückkosten".split(),
        "num": "Faktor Gewicht Punkte Index Note".split(),
        "rate": "MRR Miete Gehalt Beitrag".split(),
        "item": "Phase Wahl Beste Gruppe".split(), "point": "Beginn Stichtag Wann".split(),
    },
    "en": {
        "money": "Cost Sales Budget Expense Proceeds Profit Amount Cash Value".split(),
        "count": "Quantity Leads Size Stock Joined Left Fresh".split(),
        "share": "Quota Portion Part Chance Margin Kept".split(),
        "price": "Price CPL Fee UnitCost".split(),
        "num": "Factor Weight Points Index Grade".split(),
        "rate": "MRR Rent Salary Dues".split(),
        "item": "Phase Choice Best Group".split(), "point": "Start Deadline When".split(),
    },
}
LISTS = {
    "de": {
        "Kanal": "Suche Messe Mail Radio", "Region": "Nord Süd Ost West",
        "Produkt": "Basis Profi Extra Mini", "Tarif": "monatlich jährlich frei fest2",
        "Stufe": "Angebot Gespräch Zusage Anfrage", "Team": "Rot Blau Grün Gelb",
    },
    "en": {
        "Channel": "Search Fair Mail Radio", "Region": "North South East West",
        "Product": "Basic Pro Extra Mini", "Plan": "Monthly Yearly Free Fixed2",
        "Stage": "Offer Talk Promise Request", "Team": "Red Blue Green Yellow",
    },
}
FIRMS = ["Müller GmbH", "Nord AG", "Öl & Co.", "K+L"]
NOUNS = {
    "de": [("Lead", "Leads"), ("Kunde", "Kunden"), ("Stück", "Stück"), ("Kopf", "Köpfe")],
    "en": [("lead", "leads"), ("customer", "customers"), ("seat", "seats"), ("order", "orders")],
}
SERIES = {
    "de": {"number": ["Periode", "Alter", "Lauf", "Monat"], "years": ["Jahr"],
           "month": ["Monat", "Zeit"], "quarter": ["Quartal"]},
    "en": {"number": ["Period", "Age", "Turn", "Month"], "years": ["Year"],
           "month": ["Month", "Time"], "quarter": ["Quarter"]},
}
SCENARIOS = {"de": ["mehr", "knapp", "plus10", "beide"], "en": ["more", "tight", "plus10", "both"]}
AMOUNTS = ("money", "count", "rate")
NUMBERS = ("money", "count", "share", "price", "num", "rate")


class Doubtful(Exception):
    """Something that the notation leaves open; the model is not used."""


class OutOfRange(Doubtful):
    """A pick of a period that does not exist; an error only where its value is needed."""


class NonLinear(Doubtful):
    pass


class Sign:
    """A value that is none, or the place of a total."""

    def __init__(self, text): self.text = text
    def __repr__(self): return self.text


EMPTY, TOTAL = Sign("–"), Sign("total")


@dataclass(frozen=True)
class Item:
    """An item of a list as a value."""
    axis: str
    place: int


@dataclass(frozen=True, order=True)
class Point:
    """A month or a quarter, counted from the year 0."""
    style: str
    serial: int


class Line:
    """A number that depends on the one looked for: `at` + `slope` * x."""

    def __init__(self, at, slope): self.at, self.slope = F(at), F(slope)

    @staticmethod
    def of(value): return value if isinstance(value, Line) else Line(value, 0)

    def __add__(self, other):
        other = Line.of(other)
        return Line(self.at + other.at, self.slope + other.slope)

    def __mul__(self, other):
        if isinstance(other, Line):
            raise NonLinear
        return Line(self.at * other, self.slope * other)

    def __truediv__(self, other):
        if isinstance(other, Line):
            raise NonLinear
        return Line(self.at / other, self.slope / other)

    def __neg__(self): return Line(-self.at, -self.slope)
    def __sub__(self, other): return self + -Line.of(other)
    def __rsub__(self, other): return -self + other
    def refuse(self, *_): raise NonLinear
    __radd__, __rmul__ = __add__, __mul__
    __rtruediv__ = __lt__ = __gt__ = __le__ = __ge__ = __eq__ = __abs__ = __floor__ = refuse


@dataclass
class Axis:
    """A list, or a series of numbers, months or quarters."""
    name: str
    style: str  # list, number, month, quarter
    size: int
    first: int = 0
    items: list = field(default_factory=list)  # of a list: (name or None, label or None)
    labels_in_rows: bool = False

    def series(self): return self.style != "list"

    def value(self, place):
        if self.style == "list":
            return Item(self.name, place)
        number = self.first + place
        return F(number) if self.style == "number" else Point(self.style, number)

    def place(self, value):
        """Where an item or a period is, by name or number, never by position."""
        if self.style == "list":
            return value.place
        number = value.serial if isinstance(value, Point) else value
        place = number - self.first
        if place != int(place) or not 0 <= place < self.size:
            raise OutOfRange
        return int(place)


@dataclass
class Figure:
    name: str
    kind: str
    axes: tuple = ()
    node: tuple = None  # one formula for all cells
    cells: dict = None  # or one for each place
    known: dict = field(default_factory=dict)  # places with a line of their own
    before: tuple = None  # the value in front of the first period
    totals: list = field(default_factory=list)  # (direction or None, formula or None)
    solve: tuple = None  # goal, target, name, place, bounds
    yearly: bool = False
    of: str = None  # of items: their list

    def formula(self, index):
        return self.cells[index] if self.cells is not None else self.node

    def formulas(self):
        return list(self.cells.values()) if self.cells is not None else [self.node]


@dataclass
class Scenario:
    bases: list
    changes: list = field(default_factory=list)  # (figure, index or None, formula)


@dataclass
class Model:
    axes: dict = field(default_factory=dict)
    figures: dict = field(default_factory=dict)
    scenarios: dict = field(default_factory=dict)

    def chain(self, scenario):
        """A scenario behind those that it is built on, the last of them on top."""
        if scenario is None:
            return []
        own = self.scenarios[scenario]
        return [name for base in own.bases for name in self.chain(base)] + [scenario]

    def places(self, axes):
        return list(product(*(range(self.axes[axis].size) for axis in axes)))

    def spread(self, node):
        """The lists and series over which a formula has values."""
        match node:
            case ("name", name) | ("at", name, _):
                return set(self.figures[name].axes)
            case ("axis", name):
                return {name}
            case ("pick", name, indices, _):
                picked = {axis for axis, _ in indices}
                own = set(self.figures[name].axes) - picked
                return own.union(*(self.spread(index) for _, index in indices))
            case ("shift", _, name, edge, lag):
                own = set(self.figures[name].axes)
                return own | self.spread(edge) | self.spread(lag)
            case ("gather", "share" | "cumulative", parts, _, _):
                return self.spread(parts)
            case ("gather", _, parts, over, test):
                inner = self.spread(parts)
                return (inner | self.spread(test)) - set(over or inner)
            case tuple() | list():
                return set().union(*(self.spread(part) for part in node))
        return set()


def walk(node):
    """A formula and all its parts."""
    if isinstance(node, (tuple, list)):
        yield node
        for part in node:
            yield from walk(part)


def median(values):
    values = sorted(values)
    middle = len(values) // 2
    return values[middle] if len(values) % 2 else (values[middle - 1] + values[middle]) / 2


def nearest(value, step):
    """The nearest multiple, halves away from zero."""
    steps = value / step
    whole = (abs(steps) + F(1, 2)) // 1
    return step * (whole if steps >= 0 else -whole)


FOLDS = {
    "sum": lambda values: sum(values[1:], values[0]), "min": min, "max": max, "median": median,
    "mean": lambda values: sum(values[1:], values[0]) / len(values),
    "first": lambda values: values[0], "last": lambda values: values[-1],
}


@dataclass
class Context:
    """Where a formula is evaluated."""
    env: dict  # list: place at hand, or TOTAL
    scenario: str = None
    own: tuple = None  # figure, index, layer: what the figure's own name means in a change
    directions: list = None  # in the formula of a total: what it goes over


class Evaluator:
    """Values of cells; `pins` replace cells in one scenario while solving."""

    def __init__(self, model, pins=None, scenario=None):
        self.model, self.pins, self.pinned = model, pins or {}, scenario
        self.cache = {}

    def cell(self, name, index=(), scenario=None):
        if (name, index) in self.pins and scenario == self.pinned:
            return self.pins[name, index]
        key = name, index, scenario
        if key not in self.cache:
            figure = self.model.figures[name]
            if TOTAL in index:
                value = self.total(figure, index, scenario)
            elif figure.solve:
                value = self.solve(figure, scenario)
            else:
                top = len(self.layers(figure, index, scenario)) - 1
                value = self.layer(figure, index, scenario, top)
            if isinstance(value, F) and len(str(value)) > 110:
                raise Doubtful("too many digits")
            self.cache[key] = value
        return self.cache[key]

    def layers(self, figure, index, scenario):
        """All definitions of a cell, each replacing the one in front of it."""
        found = [figure.known.get(index) or figure.formula(index)]
        for name in self.model.chain(scenario):
            for changed, place, node in self.model.scenarios[name].changes:
                if changed == figure.name and place in (None, index):
                    found.append(node)
        return found

    def layer(self, figure, index, scenario, number):
        node = self.layers(figure, index, scenario)[number]
        env = dict(zip(figure.axes, index))
        return self.eval(node, Context(env, scenario, (figure.name, index, number)))

    def total(self, figure, index, scenario):
        """Rule 9: what is written, else sums and quotients over lists, nothing over series."""
        env = dict(zip(figure.axes, index))
        directions = [axis for axis in figure.axes if env[axis] is TOTAL]
        for over, node in figure.totals:
            if over is None or over in directions:
                if node is None:
                    return EMPTY
                going = directions if over is None else [over]
                rest = {axis: place for axis, place in env.items() if axis not in going}
                return self.eval(node, Context(rest, scenario, directions=going))
        if any(self.model.axes[axis].series() for axis in directions):
            return EMPTY
        if automatic(self.model, figure) == "sum":
            values = []
            for places in self.model.places(directions):
                inner = env | dict(zip(directions, places))
                values.append(self.cell(figure.name, tuple(inner.values()), scenario))
            values = [value for value in values if value is not EMPTY]
            return FOLDS["sum"](values) if values else EMPTY
        if automatic(self.model, figure) == "quotient":
            sides = [self.model.figures[side[1]] for side in figure.node[2:]]
            if any(side.totals for side in sides):
                return self.eval(figure.node, Context(env, scenario))
            # Weighted by the divisors: the quotient of the totals of what has both, and of replaced cells too.
            pairs = []
            for places in self.model.places(directions):
                index = tuple((env | dict(zip(directions, places))).values())
                pairs.append([self.cell(name, index, scenario) for name in (figure.name, sides[1].name)])
            pairs = [pair for pair in pairs if EMPTY not in pair]
            if not pairs:
                return EMPTY
            return sum(value * weight for value, weight in pairs) / sum(weight for _, weight in pairs)
        return EMPTY

    def solve(self, figure, scenario):
        goal, target, name, place, bounds = figure.solve
        if self.pins:
            raise Doubtful("solving within solving")

        def difference(x):
            inner = Evaluator(self.model, {(name, place): x}, scenario)
            context = Context({}, scenario)
            sides = inner.eval(goal, context), inner.eval(target, context)
            if any(side is EMPTY for side in sides):
                raise Doubtful("solving for nothing")
            return sides[0] - sides[1]

        if bounds is None:
            line = Line.of(difference(Line(0, 1)))
            if line.slope == 0:
                raise Doubtful("does not depend on it")
            return -line.at / line.slope
        low, high = (self.eval(bound, Context({}, scenario)) for bound in bounds)
        points = [difference(low + (high - low) * step / 40) for step in range(41)]
        if 0 in points or sum(a * b < 0 for a, b in zip(points, points[1:])) != 1:
            raise Doubtful("no or several solutions")
        below, start, end = points[0] < 0, low, high
        for _ in range(64):
            middle = (low + high) / 2
            low, high = (middle, high) if (difference(middle) < 0) == below else (low, middle)
        if abs(difference(low)) > max(map(abs, points)) / 10**6:
            raise Doubtful("a jump, which no value solves")
        if difference(low.limit_denominator(10**6)) == 0:
            raise Doubtful("a fraction: it may be found exactly")
        if min(low - start, end - low) < (end - start) / 1000:
            raise Doubtful("too near to a bound")
        return "≈ " + digits(low)

    def eval(self, node, context):
        return getattr(self, "on_" + node[0])(context, *node[1:])

    def on_literal(self, context, value, text): return value
    def on_empty(self, context): return EMPTY

    def on_axis(self, context, name):
        if context.env[name] is TOTAL:
            raise Doubtful("the item of a total")
        return self.model.axes[name].value(context.env[name])

    def on_item(self, context, name, place): return Item(name, place)

    def on_place(self, context, name, place, label): return self.model.axes[name].value(place)

    def on_name(self, context, name):
        index = tuple(context.env[axis] for axis in self.model.figures[name].axes)
        if context.own and context.own[0] == name:
            own, place, layer = context.own
            assert place == index and layer > 0
            return self.layer(self.model.figures[name], index, context.scenario, layer - 1)
        return self.cell(name, index, context.scenario)

    def on_at(self, context, name, scenario):
        return self.on_pick(context, name, (), scenario)

    def on_pick(self, context, name, indices, scenario):
        if scenario and self.pins:
            raise Doubtful("another scenario while solving")
        env = dict(context.env)
        for axis, index in indices:
            if index == ("total",):
                env[axis] = TOTAL
                continue
            value = self.eval(index, context)
            if value is EMPTY:
                return EMPTY
            env[axis] = self.model.axes[axis].place(value)
        index = tuple(env[axis] for axis in self.model.figures[name].axes)
        value = self.cell(name, index, scenario or context.scenario)
        if value is EMPTY and TOTAL in index:
            raise Doubtful("a total that does not exist")
        return value

    def on_binary(self, context, sign, left, right):
        a, b = self.eval(left, context), self.eval(right, context)
        if a is EMPTY or b is EMPTY:
            return EMPTY
        if isinstance(a, Point):
            return F(a.serial - b.serial)
        match sign:
            case "+": return a + b
            case "-": return a - b
            case "*": return a * b
            case "/": return a / b

    def on_negative(self, context, part):
        value = self.eval(part, context)
        return EMPTY if value is EMPTY else -value

    def on_by(self, context, part, changes):
        value = self.eval(part, context)
        for sign, change in changes:
            by = self.eval(change, context)
            if value is EMPTY or by is EMPTY:
                return EMPTY
            value = value * (1 - by if sign == "-" else 1 + by)
        return value

    def on_call(self, context, function, parts):
        values = [self.eval(part, context) for part in parts]
        if any(value is EMPTY for value in values):
            return EMPTY
        match function:
            case "abs": return abs(values[0])
            case "round": return nearest(*values)
            case "power":
                result = F(1)
                for _ in range(abs(int(values[1]))):
                    result = result * values[0]
                return result if values[1] >= 0 else 1 / result
            case _: return FOLDS[function](values)

    def on_if(self, context, test, yes, no):
        """Both sides are evaluated, so that no error hides in the one that is not chosen."""
        holds = self.truth(test, context)
        if holds is None:
            for side in (yes, no):
                try:
                    self.eval(side, context)
                except (OutOfRange, ZeroDivisionError):
                    pass
            return EMPTY
        chosen, other = (yes, no) if holds else (no, yes)
        value = self.eval(chosen, context)
        try:
            if self.eval(other, context) is EMPTY and value is not EMPTY:
                raise Doubtful("the other side is empty")
        except OutOfRange:
            pass
        return value

    def truth(self, test, context):
        """None where what is compared has no value and no other part decides."""
        match test:
            case ("compare", sign, left, right):
                a, b = self.eval(left, context), self.eval(right, context)
                if a is EMPTY or b is EMPTY:
                    return None
                match sign:
                    case "=": return a == b
                    case "<": return a < b
                    case ">": return a > b
                    case "<=": return a <= b
                    case ">=": return a >= b
            case ("and", *parts):
                held = [self.truth(part, context) for part in parts]
                return False if False in held else None if None in held else True
            case ("or", *parts):
                held = [self.truth(part, context) for part in parts]
                return True if True in held else None if None in held else False
            case ("not", part):
                held = self.truth(part, context)
                return None if held is None else not held

    def on_shift(self, context, function, name, edge, lag):
        """vorher, nachher: along the series of the figure, else along its list."""
        figure = self.model.figures[name]
        axis = self.model.axes[shift_axis(self.model, figure)]
        lag = int(self.eval(lag, context)) if lag else 1
        here = context.env[axis.name]
        if here is TOTAL:
            raise Doubtful("the neighbour of a total")
        place = here - lag if function == "previous" else here + lag
        if 0 <= place < axis.size:
            env = context.env | {axis.name: place}
            return self.cell(name, tuple(env[a] for a in figure.axes), context.scenario)
        return self.eval(edge or figure.before, context)

    def on_gather(self, context, function, parts, over, test):
        spread = self.model.spread(parts)
        if over is None:
            over = [axis for axis in self.model.axes if axis in spread
                    and (context.directions is None or axis in context.directions)]
        rows, held = [], 0
        for places in self.model.places(over):
            if function == "cumulative" and places[0] > context.env[over[0]]:
                break
            env = context.env | dict(zip(over, places))
            inner = replace(context, env=env, directions=None)
            values = [self.eval(part, inner) for part in parts]
            if test is None or self.truth(test, inner):
                held += 1
                if all(value is not EMPTY for value in values):
                    rows.append(values)
        if function == "number":
            return F(len(rows))
        if not held:
            raise Doubtful("no item fulfils the condition")
        if function in ("share", "cumulative"):
            here = self.eval(parts[0], context)
            if here is EMPTY:
                if function == "cumulative":
                    raise Doubtful("cumulative at nothing")
                return EMPTY
            whole = FOLDS["sum"]([row[0] for row in rows])
            return here / whole if function == "share" else whole
        if not rows:
            return F(0) if function == "sum" and test else EMPTY
        if function == "weighted":
            weights = FOLDS["sum"]([weight for _, weight in rows])
            return FOLDS["sum"]([value * weight for value, weight in rows]) / weights
        return FOLDS[function]([row[0] for row in rows])


def digits(value):
    """12 significant digits in plain decimal notation."""
    number = Precision(prec=12).divide(Decimal(value.numerator), Decimal(value.denominator))
    return format(number, "f")


def shift_axis(model, figure):
    series = [axis for axis in figure.axes if model.axes[axis].series()]
    return (series or figure.axes)[0]


def asks_itself(figure):
    return any(part[:1] == ("shift",) and part[2] == figure.name
               for node in figure.formulas() for part in walk(node) if isinstance(part, tuple))


def automatic(model, figure):
    """How rule 9 totals a figure over a list: "sum", "quotient" or None."""
    if figure.kind in AMOUNTS:
        return None if asks_itself(figure) else "sum"
    match figure.node:
        case ("gather", "number", *_):
            return "sum"
        case ("binary", "/", ("name", a), ("name", b)):
            sides = model.figures[a], model.figures[b]
            if all(side.kind in AMOUNTS and side.axes == figure.axes for side in sides):
                return "quotient"
    return None


def doubtful_total(model, figure):
    """Whether the notation leaves the automatic total open, so that one must be written."""
    if all(model.axes[axis].series() for axis in figure.axes):
        return False
    if asks_itself(figure):
        return len(figure.axes) > 1
    nodes = figure.formulas()
    root = figure.node[:2] if isinstance(figure.node, tuple) else None
    if root and root[0] == "gather":
        return True  # whether it adds up depends on the function and its lists
    if figure.kind in AMOUNTS and root == ("binary", "/"):
        return True  # so does it on the divisor
    if figure.kind in AMOUNTS:
        return any(part[:2] == ("gather", "cumulative") for part in walk(nodes))
    if automatic(model, figure):
        return False
    return any(part[:2] in (("gather", "number"), ("binary", "/")) for part in walk(nodes))


class Writer:
    """Formulas, numbers and names in one notation."""

    def __init__(self, notation, rng, model):
        self.notation, self.rng, self.model = notation, rng, model
        self.noun = rng.choice(NOUNS[notation])
        self.currency = rng.choice("€€€$")

    def word(self, english):
        return GERMAN[english] if self.notation == "de" else english

    def number(self, value):
        text = digits(abs(value))
        front, _, back = text.partition(".")
        back = back.rstrip("0")
        decimal, group = (",", ".") if self.notation == "de" else (".", ",")
        if len(front) > 3 and self.rng.random() < 0.7:
            parts = []
            while front:
                parts.insert(0, front[-3:])
                front = front[:-3]
            front = group.join(parts)
        return front + (decimal + back if back else "")

    def percent(self, value):
        return self.number(value * 100) + ("%" if self.notation == "en" else " %")

    def unit(self, kind, yearly=False):
        match kind:
            case "money": return self.currency
            case "count": return self.noun[1]
            case "price": return f"{self.currency}/{self.noun[0]}"
            case "rate": return f"{self.currency}/{self.word('year' if yearly else 'month')}"
        return ""

    def amount(self, kind, value, yearly=False):
        """A literal of a kind."""
        sign, number = "-" if value < 0 else "", self.number(value)
        unit = self.unit(kind, yearly)
        if kind == "share":
            return sign + self.percent(value)
        if kind == "count" and abs(value) == 1:
            unit = self.noun[0]
        if unit.startswith(self.currency) and self.rng.random() < (0.8 if self.notation == "en" else 0.1):
            return f"{sign}{self.currency}{number}{unit[1:]}"
        return f"{sign}{number} {unit}".strip()

    def item(self, axis, place, label=False):
        """As it stands in brackets and rows."""
        axis = self.model.axes[axis]
        if axis.style == "list":
            name, text = axis.items[place]
            return f'"{text}"' if name is None or label and text else name
        return self.value(axis.value(place))

    def value(self, value):
        """As it is printed."""
        if isinstance(value, Item):
            name, label = self.model.axes[value.axis].items[value.place]
            return name or label
        if isinstance(value, Point):
            if value.style == "quarter":
                return f"Q{value.serial % 4 + 1} {value.serial // 4}"
            return f"{MONTHS[self.notation][value.serial % 12]} {value.serial // 12}"
        return str(value)

    def text(self, node, inner=False):
        """A formula; with parentheses where it stands inside another and needs them."""
        match node:
            case ("literal", _, text): return text
            case ("empty",): return "–"
            case ("total",): return self.word("total")
            case ("axis", name) | ("name", name): return name
            case ("item", axis, place): return f"{axis}[{self.item(axis, place)}]"
            case ("place", axis, place, label): return self.item(axis, place, label)
            case ("at", name, scenario): return f"{name}@{scenario}"
            case ("pick", name, indices, scenario):
                inside = ", ".join(self.text(index) for _, index in indices)
                return f"{name}[{inside}]" + (f"@{scenario}" if scenario else "")
            case ("binary", sign, a, b):
                text = f"{self.text(a, True)} {sign} {self.text(b, True)}"
                return f"({text})" if inner else text
            case ("negative", part):
                operand = self.text(part, True)
                return f"-({operand})" if operand.startswith("-") else "-" + operand
            case ("by", part, changes):
                text = self.text(part, True)
                for sign, change in changes:
                    text += f" {self.word('by')} {sign}{self.text(change, True)}"
                return text
            case ("call", function, parts):
                return f"{self.word(function)}({'; '.join(map(self.text, parts))})"
            case ("if", test, yes, no):
                return f"{self.word('if')}({self.test(test)}; {self.text(yes)}; {self.text(no)})"
            case ("shift", function, name, edge, lag):
                parts = [name] + [self.text(part) for part in (edge, lag) if part]
                return f"{self.word(function)}({'; '.join(parts)})"
            case ("gather", function, parts, over, test):
                tails = []
                if over:
                    tails.append(f"{self.word('over')} {', '.join(over)}")
                if test:
                    tails.append(f"{self.word('if')} {self.test(test)}")
                self.rng.shuffle(tails)
                body = " ".join(["; ".join(map(self.text, parts))] + tails)
                return f"{self.word(function)}({body})"
        raise ValueError(node)

    def test(self, test, inner=False):
        match test:
            case ("compare", sign, a, b): return f"{self.text(a)} {sign} {self.text(b)}"
            case ("not", part): return f"{self.word('not')} {self.test(part, True)}"
            case (word, *parts):
                text = f" {self.word(word)} ".join(self.test(part, True) for part in parts)
                return f"({text})" if inner else text


def lit(value, text=None):
    value = F(value)
    return ("literal", value, text or str(value))


class Generator:
    """One random model: a recipe, then random figures, totals and scenarios."""

    def __init__(self, rng, recipe, small, second=None):
        self.rng, self.recipe, self.small, self.second = rng, recipe, small, second
        self.model = Model()
        self.notation = rng.choice(["de", "en"])
        self.writer = Writer(self.notation, rng, self.model)
        self.blocks = []  # (axes, header or None, lines)
        self.fixed = set()  # figures that scenarios must leave alone
        self.notes = Counter()
        self.limit = None  # figures from here on are not known to a change in a scenario

    # Small things

    def note(self, construct): self.notes[construct] += 1
    def chance(self, share): return self.rng.random() < share
    def word(self, english): return self.writer.word(english)

    def figures(self, kinds=NUMBERS, axes=None, within=None):
        found = [figure for figure in self.model.figures.values() if figure.kind in kinds
                 and not (figure.solve and figure.solve[4])
                 and (axes is None or figure.axes == tuple(axes))
                 and (within is None or set(figure.axes) <= set(within))]
        if self.limit is not None:
            order = list(self.model.figures)
            found = [figure for figure in found if order.index(figure.name) < self.limit]
        return found

    def fresh(self, kind):
        names = [name for name in NAMES[self.notation][kind] if name not in self.model.figures
                 and name not in self.model.axes]
        if names:
            return self.rng.choice(names)
        return f"{kind.capitalize()}{len(self.model.figures)}"

    def amount(self, kind):
        """A random value of a kind, never zero."""
        rng = self.rng
        match kind:
            case "money": return F(rng.randint(1, 99) * rng.choice([1, 10, 100, 500, 1000]))
            case "count": return F(rng.randint(1, 90) * rng.choice([1, 1, 10]))
            case "share": return F(rng.randint(1, 95), 100) + rng.choice([0, 0, F(1, 200)])
            case "price": return F(rng.randint(2, 150)) + rng.choice([0, 0, F(1, 2), F(19, 20)])
            case "rate": return F(rng.randint(1, 99) * 12)
        return F(rng.randint(1, 60)) + rng.choice([0, 0, F(1, 4), F(1, 2)])

    def literal(self, kind, value=None):
        rng = self.rng
        if value is None:
            value = self.amount(kind)
            if kind in ("share", "num") and self.chance(0.08):
                self.note("literal: fraction")
                value = F(rng.randint(1, 6), rng.choice([3, 7, 9]))
                return lit(value, f"{value.numerator}/{value.denominator}"
                           if value.denominator > 1 else self.writer.amount(kind, value))
        return lit(value, self.writer.amount(kind, value))

    def point(self, axis, serial):
        value = Point(axis.style, serial)
        return ("literal", value, self.writer.value(value))

    # Lists, series and their blocks

    def new_list(self, name=None, size=None, rows=False, firms=False):
        rng = self.rng
        pool = LISTS[self.notation]
        name = name or rng.choice([n for n in pool if n not in self.model.axes])
        names = FIRMS if firms else pool[name].split() if name in pool else list("ABCD")
        size = size or (2 if self.small else rng.randint(2, 4))
        items = []
        for own in names[:size]:
            if firms:
                self.note("item: label only")
                items.append((None, own))
            elif self.chance(0.2):
                self.note("item: name and label")
                items.append((own, f"{own} & mehr"))
            else:
                items.append((own, None))
        axis = Axis(name, "list", size, items=items, labels_in_rows=rows)
        self.model.axes[name] = axis
        label = f' "{name} im Vergleich"' if self.chance(0.15) else ""
        header = f"{self.word('list')} {name}{label}"
        if not rows:
            self.note("list: items in the first line")
            header += " = " + ", ".join(self.declared(axis, place) for place in range(size))
        else:
            self.note("list: rows")
        self.blocks.append(((name,), header, []))
        return axis

    def declared(self, axis, place):
        name, label = axis.items[place]
        return " ".join(part for part in (name, label and f'"{label}"') if part)

    def new_series(self, style=None, size=None, first=None):
        rng = self.rng
        style = style or rng.choice(["number", "number", "years", "month", "month", "quarter"])
        names = [n for n in SERIES[self.notation][style] if n not in self.model.axes]
        size = size or (rng.randint(2, 3) if self.small else rng.randint(2, 6))
        if first is None:
            first = {"number": rng.choice([1, 1, 1, 0]), "years": rng.choice([2024, 2026]),
                     "month": 2026 * 12 + rng.choice([0, 0, 1, 2, 9]),
                     "quarter": 2026 * 4 + rng.randint(0, 3)}[style]
        self.note(f"series: {style}")
        axis = Axis(rng.choice(names), "number" if style == "years" else style, size, first)
        self.model.axes[axis.name] = axis
        bounds = [self.writer.item(axis.name, place) for place in (0, size - 1)]
        header = f"{self.word('series')} {axis.name} = {bounds[0]} {self.word('to')} {bounds[1]}"
        self.blocks.append(((axis.name,), header, []))
        return axis

    def block(self, axes, fresh=False):
        """The lines of the last block of these lists, or of a new one."""
        axes = tuple(axes)
        found = [lines for own, _, lines in self.blocks if own == axes and axes]
        if found and not fresh and self.chance(0.75):
            return found[-1]
        header = f"{self.word('per')} {', '.join(axes)}" if axes else None
        if axes:
            self.note("block: one list" if len(axes) == 1 else "block: cross")
        self.blocks.append((axes, header, []))
        return self.blocks[-1][2]

    def add(self, figure):
        self.model.figures[figure.name] = figure
        return figure

    def rows(self, axis, fields):
        """Inputs of a list or series, one row an item; fields: (kind, name, list of items or None)."""
        figures, texts = [], [[] for _ in range(axis.size)]
        for kind, name, of in fields:
            figure = Figure(name or self.fresh(kind), kind, (axis.name,), cells={}, of=of)
            figure.yearly = kind == "rate" and self.chance(0.4)
            hole = self.rng.randrange(axis.size) if self.chance(0.15) and kind in NUMBERS else None
            for place in range(axis.size):
                node = self.row_cell(figure, place == hole)
                figure.cells[place,] = node
                texts[place].append(self.writer.item(of, node[2]) if of else self.writer.text(node))
            figures.append(self.add(figure))
        heads = [figure.name + (f" {self.word('in')} {figure.of}" if figure.of else "")
                 for figure in figures]
        lines = self.block((axis.name,), self.chance(0.3)) if not axis.labels_in_rows else \
            next(lines for own, _, lines in self.blocks if own == (axis.name,))
        self.note("inputs: rows, one a line" if len(fields) == 1 else "inputs: rows, several")
        lines.append(f"{self.word('input')} {', '.join(heads)}")
        for place, cells in enumerate(texts):
            head = self.declared(axis, place) if axis.labels_in_rows \
                else self.writer.item(axis.name, place)
            lines.append(f"- {head} = {'; '.join(cells)}")
        return figures

    def row_cell(self, figure, hole):
        if figure.of:
            return ("item", figure.of, self.rng.randrange(self.model.axes[figure.of].size))
        if hole:
            self.note("cell: empty")
            return ("empty",)
        value = self.amount(figure.kind)
        if figure.yearly:
            self.note("unit: per year")
            return lit(value / 12, self.writer.amount("rate", value, True))
        if figure.kind in ("money", "count") and self.chance(0.08):
            self.note("cell: formula in a row")
            times = self.rng.randint(2, 4)
            return ("binary", "*", lit(times), self.literal(figure.kind, value))
        return self.literal(figure.kind, value)

    def inputs(self, axis, kind, name=None, values=None):
        """The short form: eingabe X = 1; 2; 3."""
        if axis.labels_in_rows:
            return self.rows_later(axis, kind, name)
        figure = Figure(name or self.fresh(kind), kind, (axis.name,), cells={})
        for place in range(axis.size):
            figure.cells[place,] = self.literal(kind, values[place] if values else None)
        text = "; ".join(map(self.writer.text, figure.formulas()))
        self.note("inputs: short form")
        self.block(figure.axes).append(f"{self.word('input')} {figure.name} = {text}")
        return self.add(figure)

    def rows_later(self, axis, kind, name):
        """Further inputs of a list that has rows: a block of its own, with rows by name."""
        figure = Figure(name or self.fresh(kind), kind, (axis.name,), cells={})
        lines = self.block(figure.axes, True)
        lines.append(f"{self.word('input')} {figure.name}")
        for place in range(axis.size):
            figure.cells[place,] = self.literal(kind)
            lines.append(f"- {self.writer.item(axis.name, place)} = "
                         f"{self.writer.text(figure.cells[place,])}")
        self.note("inputs: rows in a block of their own")
        return self.add(figure)

    def cross(self, first, second, kind, name=None, holes=None):
        """Cells of a cross; holes: a triangle, or some."""
        figure = Figure(name or self.fresh(kind), kind, (first.name, second.name), cells={})
        lines = self.block(figure.axes)
        lines.append(f"{self.word('input')} {figure.name}")
        self.note("inputs: cells of a cross")
        for row in range(first.size):
            for column in range(second.size):
                hole = row + column >= second.size and row and column if holes == "triangle" \
                    else holes and self.chance(0.15)
                if hole:
                    self.note("cell: empty in a cross")
                figure.cells[row, column] = ("empty",) if hole else self.literal(kind)
            cells = [figure.cells[row, column] for column in range(second.size)]
            lines.append(f"- {self.writer.item(first.name, row)} = "
                         f"{'; '.join(map(self.writer.text, cells))}")
        return self.add(figure)

    def scalar(self, kind, value=None, name=None):
        node = self.literal(kind, value)
        figure = Figure(name or self.fresh(kind), kind, (), node)
        prefix = self.word("input") + " " if self.chance(0.8) else ""
        self.note("figure: scalar")
        self.block(()).append(f"{prefix}{figure.name} = {self.writer.text(node)}")
        return self.add(figure)

    def define(self, kind, axes, node=None, cells=None, name=None, of=None, arrow=None, total=None):
        """A calculated figure with its line, and its total where one is needed or wanted."""
        axes = tuple(axes.name if isinstance(axes, Axis) else axes for axes in axes)
        figure = self.add(Figure(name or self.fresh(kind), kind, axes, node, cells, of=of))
        text = "; ".join(map(self.writer.text, figure.formulas()))
        unit = self.writer.unit(kind)
        if kind == "rate":
            figure.yearly = self.chance(0.3)
            unit, arrow = self.writer.unit(kind, figure.yearly), True
        if any(part[:1] == ("literal",) and part[2].endswith(self.times())
               for part in walk(figure.formulas())):
            if not unit:
                raise Doubtful("which unit of time is left")
            arrow = True
        if arrow is None:
            arrow = unit and self.chance(0.5 if cells is None else 1)
        if arrow and unit:
            self.note("arrow: " + kind)
            text += f" -> {unit}"
        label = ' "Ein Name"' if self.chance(0.1) else ""
        lines = self.block(axes)
        lines.append(f"{figure.name}{label} = {text}")
        if axes and kind in NUMBERS:
            self.write_total(figure, lines, total)
        elif axes:
            self.note("total: of items, empty")
        return figure

    # Totals

    def edge(self, value=None):
        """What stands before or after the first and last items, or nothing."""
        if self.chance(0.3):
            self.note("neighbours: nothing at the edge")
            return ("empty",)
        return self.literal("money", value)

    def write_total(self, figure, lines, wanted):
        model, rng = self.model, self.rng
        needed = doubtful_total(model, figure)
        if wanted is False or not needed and not wanted and not self.chance(0.25):
            if not needed:
                how = automatic(model, figure) or "empty"
                series = any(model.axes[axis].series() for axis in figure.axes)
                self.note(f"total: automatic, {how}{', with a series' if series else ''}")
                return
        cross = len(figure.axes) == 2
        over = rng.choice(figure.axes) if cross and not needed and self.chance(0.7) else None
        going = [over] if over else list(figure.axes)
        node = None if self.chance(0.2) else self.total_formula(figure, going)
        figure.totals.append((over, node))
        tail = f" {self.word('over')} {over}" if over else ""
        text = self.writer.text(node) if node else self.word("nothing")
        self.note("total: nothing" if node is None else
                  "total: explicit over one" if over else
                  "total: explicit in a cross" if cross else "total: explicit")
        lines.append(f"{self.word('total')} {figure.name}{tail} = {text}")

    def total_formula(self, figure, going):
        model, own = self.model, ("name", figure.name)
        series = any(model.axes[axis].series() for axis in going)
        functions = ["min", "max"]
        if figure.kind not in ("share", "price") and not (figure.kind == "rate" and series):
            functions += ["sum", "sum"]
        if len(going) == 1:
            functions += ["mean", "median", "first", "last"]
            weights = [w for w in self.figures(("count", "money", "num"), (going[0],))
                       if w is not figure]
            if weights and self.chance(0.4):
                self.note("total: weighted")
                weight = self.rng.choice(weights)
                return ("gather", "weighted", [own, ("name", weight.name)], None, None)
        function = self.rng.choice(functions)
        node = ("gather", function, [own], None, None)
        if len(going) == 1 and len(figure.axes) == 1 and self.chance(0.15):
            self.note("total: formula around gathering")
            return ("binary", "/", node, lit(2))
        return node

    # Random formulas

    def formula(self, kind, hand, depth=1):
        """A formula of a kind with these lists at hand, never a name alone."""
        def part(of=kind):
            return self.operand(of, hand, depth - 1)
        rng, lit2 = self.rng, lit(rng_int := self.rng.randint(2, 5), str(rng_int))
        choices = ["times", "divide", "by", "extreme", "if", "gather", "gather"]
        if kind in ("money", "count", "price", "num", "rate"):
            choices += ["add", "add", "subtract", "abs", "round", "negative"]
        choices += {
            "money": ["count*price", "share*", "rate*time"], "count": ["money/price", "share*"],
            "price": ["money/count", "share*"], "share": ["quotient", "quotient", "one minus"],
            "num": ["anzahl", "power", "power"], "rate": ["money/time", "share*"],
        }[kind]
        choice = rng.choice(choices)
        self.note("formula: " + ("of other units" if "/" in choice or choice == "rate*time" else choice))
        match choice:
            case "negative": return ("negative", part())
            case "add": return ("binary", "+", part(), part())
            case "subtract": return ("binary", "-", part(), part())
            case "times": return ("binary", "*", part(), lit2)
            case "divide": return ("binary", "/", part(), lit2)
            case "share*": return ("binary", "*", part(), part("share"))
            case "count*price": return ("binary", "*", part("count"), part("price"))
            case "money/price": return ("binary", "/", part("money"), part("price"))
            case "money/count": return ("binary", "/", part("money"), part("count"))
            case "rate*time":
                return ("binary", "*", part("rate"), self.months(rng.choice([1, 1, 3, 12])))
            case "money/time": return ("binary", "/", part("money"), self.months(rng.choice([1, 12])))
            case "quotient":
                of = rng.choice(["money", "money", "count"])
                return ("binary", "/", part(of), part(of))
            case "one minus": return ("binary", "-", lit(1), part())
            case "power": return ("call", "power", [part(), lit(rng.choice([-1, 0, 2, 3]))])
            case "abs":
                return ("call", "abs", [("binary", "-", part(), part())])
            case "round":
                step = {"price": F(1, 100), "num": F(1, 2)}.get(kind, F(1))
                return ("call", "round", [self.operand(kind, hand, 1), self.literal(kind, step)])
            case "by": return self.change(self.named(kind, hand) or part(), hand)
            case "extreme":
                function = rng.choice(["min", "max"] + ["sum", "mean"] * (kind not in ("share", "rate")))
                parts = [part() for _ in range(rng.randint(2, 3))]
                self.note(f"item by item: {function}")
                return ("call", function, parts)
            case "if": return ("if", self.condition(hand), part(), part())
            case "anzahl":
                return self.counting(hand) or ("binary", "+", part(), lit2)
            case "gather":
                return self.gathered(kind, hand, depth) or self.picked(kind, hand) \
                    or ("binary", "*", part(), lit2)

    def times(self): return tuple(" " + self.word(word) for word in ("month", "months", "year"))

    def months(self, count):
        if count == 12 and self.chance(0.5):
            return lit(12, f"1 {self.word('year')}")
        return lit(count, f"{count} {self.word('month' if count == 1 else 'months')}")

    def change(self, part, hand):
        if part[0] not in ("name", "pick", "at"):
            part = part if part[0] != "literal" else ("binary", "*", part, lit(2))
        names = self.figures(("share",), within=hand)
        changes = []
        for _ in range(2 if self.chance(0.25) else 1):
            if names and self.chance(0.35):
                self.note("by: a name")
                changes.append((self.rng.choice(["", "+"]), ("name", self.rng.choice(names).name)))
            else:
                percent = F(self.rng.choice([2, 5, 10, 20, 25, 50]), 100)
                changes.append((self.rng.choice("+-"), self.literal("share", percent)))
        self.note("by: chained" if len(changes) > 1 else "by: once")
        return ("by", part, changes)

    def named(self, kind, hand):
        fitting = self.figures((kind,), within=hand)
        if not fitting:
            return None
        best = [figure for figure in fitting if figure.axes] or fitting
        figure = self.rng.choice(best if self.chance(0.7) else fitting)
        if self.model.scenarios and self.chance(0.1):
            scenario = self.rng.choice(list(self.model.scenarios))
            self.note("name: of another scenario")
            return ("at", figure.name, scenario)
        self.note("name: scalar" if not figure.axes else "name: item at hand")
        return ("name", figure.name)

    def operand(self, kind, hand, depth):
        if depth > 0 and self.chance(0.5):
            return self.formula(kind, hand, depth)
        choice = self.rng.random()
        node = None
        if choice < 0.55:
            node = self.named(kind, hand)
        elif choice < 0.7:
            node = self.picked(kind, hand)
        elif choice < 0.85 and depth >= 0:
            node = self.gathered(kind, hand, 0)
        return node or self.named(kind, hand) or self.literal(kind)

    def picked(self, kind, hand):
        figures = [figure for figure in self.figures((kind,)) if figure.axes]
        if not figures:
            return None
        figure = self.rng.choice(figures)
        indices = []
        for name in figure.axes:
            axis = self.model.axes[name]
            if self.chance(0.12):
                self.note("pick: total")
                indices.append((name, ("total",)))
                continue
            place = self.rng.randrange(axis.size)
            label = axis.style == "list" and bool(axis.items[place][1]) and self.chance(0.5)
            self.note("pick: label" if label else f"pick: {axis.style}")
            indices.append((name, ("place", name, place, label)))
        scenario = None
        if self.model.scenarios and self.chance(0.15):
            self.note("pick: of another scenario")
            scenario = self.rng.choice(list(self.model.scenarios))
        if len(indices) > 1:
            self.note("pick: cross")
        return ("pick", figure.name, indices, scenario)

    def gathered(self, kind, hand, depth, wanted=None):
        """A gathering of a figure or a formula, over what is not at hand or as it says."""
        rng, model = self.rng, self.model
        figures = [figure for figure in self.figures((kind,)) if figure.axes]
        if not figures:
            return None
        figure = rng.choice(figures)
        own, hand = set(figure.axes), set(hand)
        if own <= hand and len(hand) == 2:
            over = {rng.choice(figure.axes)} if len(own) == 2 else own
        else:
            over = own - hand or own
        series = any(model.axes[axis].series() for axis in over)
        functions = ["mean", "median", "min", "max"]
        if kind in ("money", "count", "num") or kind == "rate" and not series:
            functions += ["sum"] * 3
        if len(over) == 1:
            functions += ["first", "last"]
        if kind in ("share", "price"):
            functions += ["weighted"] * 2
        if wanted and wanted not in functions:
            return None
        function = wanted or rng.choice(functions)
        inner = over | hand if own & hand else over
        parts = [("name", figure.name)]
        if depth and self.chance(0.35):
            parts = [self.formula(kind, inner, depth - 1)]
            self.note("gather: formula")
        if function == "weighted":
            weights = [w for w in self.figures(("count", "money", "num"), within=inner)
                       if set(w.axes) & over]
            if not weights:
                return None
            parts.append(("name", rng.choice(weights).name))
        spread = model.spread(parts)
        if not over <= spread:
            parts[0], spread = ("name", figure.name), model.spread([("name", figure.name)] + parts[1:])
        test = self.condition(inner, over) if self.chance(0.35) else None
        needed = spread != over or bool(own & hand) and own - hand != set() \
            or own <= hand and len(hand) == 2 or bool(hand) and len(over) > 1
        explicit = needed or self.chance(0.4)
        where = "outside" if not hand else "inside"
        self.note(f"gather: {function}")
        self.note(f"gather: {where}")
        if test:
            self.note(f"gather: if, {where}" + (", over" if explicit else ""))
        if explicit:
            self.note(f"gather: over, {where}")
        ordered = [axis for axis in model.axes if axis in over] if explicit else None
        return ("gather", function, parts, ordered, test)

    def counting(self, hand):
        axes = [axis for axis in self.model.axes if axis not in hand]
        if not axes:
            return None
        axis = self.rng.choice(axes)
        test = self.condition({axis}, {axis}) if self.chance(0.7) else None
        figures = self.figures(axes=(axis,))
        part = ("name", self.rng.choice(figures).name) if figures and self.chance(0.6) \
            else ("axis", axis)
        self.note("gather: number" + (" if" if test else ""))
        return ("gather", "number", [part], None, test)

    def condition(self, hand, over=()):
        """Tests of figures, items and periods; in a gathering at least one over what it gathers."""
        tests = [self.comparison(hand, over)]
        if self.chance(0.3):
            word = self.rng.choice(["and", "or"])
            self.note("condition: " + word)
            tests.append(self.comparison(hand, over))
            if self.chance(0.3):
                self.note("condition: nested")
                tests[1] = ("or" if word == "and" else "and", tests[1], self.comparison(hand, over))
        test = (word, *tests) if len(tests) > 1 else tests[0]
        if self.chance(0.2):
            self.note("condition: not")
            test = ("not", test)
        return test

    def comparison(self, hand, over):
        rng, model = self.rng, self.model
        figures = [figure for figure in self.figures(within=hand) if not over or set(figure.axes) & set(over)]
        periods = [model.axes[name] for name in sorted(over or hand) if model.axes[name].series()]
        if periods and (not figures or self.chance(0.35)):
            axis = rng.choice(periods)
            place = rng.randrange(axis.size)
            self.note(f"compare: period, {axis.style}")
            right = lit(axis.first + place) if axis.style == "number" \
                else self.point(axis, axis.first + place)
            return ("compare", rng.choice(["<=", ">=", "=", "<", ">"]), ("axis", axis.name), right)
        if not figures:
            return ("compare", rng.choice("<>"), self.literal("money"), self.literal("money"))
        figure = rng.choice(figures)
        same = self.figures((figure.kind,), within=hand)
        left = ("name", figure.name)
        if self.chance(0.25):
            self.note("compare: two figures")
            return ("compare", rng.choice("<>"), left, ("name", rng.choice(same).name))
        if self.chance(0.2) and len(figure.axes) == 1 and figure.axes[0] in hand and len(hand) == 1:
            self.note("compare: with the gathered")
            function = rng.choice(["mean", "max", "median"])
            return ("compare", rng.choice(["<=", ">="]), left, ("gather", function, [left], None, None))
        self.note("compare: literal")
        signs = ["<", ">", "<=", ">=", "<=", ">="] + ["="] * (figure.cells is not None)
        return ("compare", rng.choice(signs), left, self.near(figure))

    def near(self, figure):
        """A literal near to a value that the figure has."""
        index = self.rng.choice(self.model.places(figure.axes))
        value = Evaluator(self.model).cell(figure.name, index)
        if value is EMPTY or value == 0:
            return self.literal(figure.kind)
        if figure.yearly:
            return self.literal(figure.kind, nearest(value, F(1)))
        number = Precision(prec=2).divide(Decimal(value.numerator), Decimal(value.denominator))
        if abs(number) < (Decimal("0.001") if figure.kind == "share" else Decimal("0.1")):
            return self.literal(figure.kind)
        return self.literal(figure.kind, F(number))

    def random_figure(self):
        """One more figure over nothing, a list, a series or a cross that exists."""
        model, rng = self.model, self.rng
        groups = {figure.axes for figure in model.figures.values()} | {(a,) for a in model.axes} | {()}
        axes = rng.choice(sorted(groups))
        kinds = [figure.kind for figure in self.figures()] or ["num"]
        kind = rng.choice(kinds + ["money", "share", "num"])
        node = self.formula(kind, axes, 1 if self.small else rng.randint(1, 2))
        self.define(kind, axes, node)

    # Scenarios

    def begin_scenarios(self):
        rng = self.rng
        count = 0 if self.chance(0.45) else rng.choice([1, 2] if self.small else [1, 2, 3, 3, 4])
        names = SCENARIOS[self.notation]
        if count and self.chance(0.2):
            self.note("scenario: standard, without changes")
            self.model.scenarios["standard"] = Scenario([])
        for name in names[:count]:
            earlier = [s for s, own in self.model.scenarios.items() if s != "standard" and not own.bases]
            bases = rng.sample(earlier, rng.randint(1, len(earlier))) if earlier and self.chance(0.6) else []
            if bases:
                self.note("scenario: on one" if len(bases) == 1 else "scenario: on several")
            self.model.scenarios[name] = Scenario(bases)

    def end_scenarios(self):
        model, rng = self.model, self.rng
        lines = []
        for name, scenario in model.scenarios.items():
            bases = f" = {', '.join(scenario.bases)}" if scenario.bases else ""
            label = f' "{name.capitalize()}"' if self.chance(0.5) else ""
            lines.append(f"{self.word('scenario')} {name}{label}{bases}")
            names = [f.name for f in self.figures() if f.name not in self.fixed and not f.solve]
            if name == "standard" or not names:
                continue
            for changed in rng.sample(names, min(len(names), rng.randint(1, 2))):
                change = self.scenario_change(model.figures[changed])
                if change:
                    scenario.changes.append(change[:3])
                    lines.append("  " + change[3])
        return lines

    def scenario_change(self, figure):
        """A whole figure, an item, or a cell of a cross."""
        model, rng = self.model, self.rng
        auto = automatic(model, figure) if figure.axes else "sum"
        if auto == "quotient" or figure.kind not in AMOUNTS and auto == "sum" and figure.axes:
            return None
        holes = ("empty",) in figure.formulas()
        single = figure.axes and (self.chance(0.6) or asks_itself(figure) or figure.known or figure.before)
        index, pick = None, ""
        if single:
            index = tuple(rng.randrange(model.axes[axis].size) for axis in figure.axes)
            if index in figure.known or figure.cells and figure.cells[index] == ("empty",):
                return None
            inside = ", ".join(map(self.writer.item, figure.axes, index))
            pick = f"[{inside}]"
        self.limit = list(model.figures).index(figure.name)
        own, choice = ("name", figure.name), rng.random()
        if choice < 0.4 or holes:
            node = self.change(own, figure.axes)
            how = "by"
        elif choice < 0.55:
            node, how = ("binary", "*", own, lit(2)), "own name"
        elif choice < 0.75 or figure.kind not in AMOUNTS:
            node, how = self.literal(figure.kind), "literal"
        else:
            node, how = self.formula(figure.kind, figure.axes, 1), "formula"
        self.limit = None
        if any(isinstance(p, tuple) and p[:2] == ("gather", "cumulative") for p in walk(node)):
            return None
        where = "cell of a cross" if single and len(index) > 1 else "item" if single else "figure"
        self.note(f"scenario: {where}")
        self.note(f"scenario: changed by {how}")
        return figure.name, index, node, f"{figure.name}{pick} = {self.writer.text(node)}"

    # Putting it together

    def generate(self):
        """The lines of the model."""
        zero = self.recipe is Recipes.zero
        if not zero:
            self.begin_scenarios()
        self.recipe(self)
        self.note("recipe: " + self.recipe.__name__)
        if self.second:
            before = self.model.axes | self.model.figures
            self.second(self)
            after = self.model.axes | self.model.figures
            if any(after[name] is not known for name, known in before.items()):
                raise Doubtful  # both have fixed names
            self.note("recipe: " + self.second.__name__)
        room = (5 if self.small else 8) - len(self.model.figures)
        for _ in range(min(room, self.rng.randint(0, 1 if self.small else 4)) if not zero else 0):
            self.random_figure()
        changes = self.end_scenarios()
        noun = self.writer.noun
        declared = "|".join(noun) if noun[0] != noun[1] else noun[0]
        if self.chance(0.15) and len(self.blocks) > 1:
            self.note("order: shuffled blocks")
            self.rng.shuffle(self.blocks)
        lines = [f"{self.word('count')} {declared}"]
        for _, header, inner in self.blocks:
            if header is None:
                lines += inner
            elif inner or not header.startswith(self.word("per") + " "):
                lines += [header] + ["  " + line for line in inner]
        return lines + changes

    def cited(self, bare):
        """All citations with their values."""
        model, evaluator = self.model, Evaluator(self.model)
        scenarios = [("", None)] if not model.scenarios else [("@" + s, s) for s in model.scenarios]
        for figure in model.figures.values():  # the model without scenarios must be valid as well
            for index in model.places(figure.axes):
                evaluator.cell(figure.name, index)
        if model.scenarios and "standard" not in model.scenarios and bare != "none":
            scenarios.insert(0, ("", None if bare == "model" else next(iter(model.scenarios))))
        result = []
        for figure in model.figures.values():
            ranges = [[*range(model.axes[axis].size), TOTAL] for axis in figure.axes]
            for index in product(*ranges):
                inside = ", ".join(self.word("total") if place is TOTAL else self.writer.item(axis, place)
                                   for axis, place in zip(figure.axes, index))
                pick = f"[{inside}]" if index else ""
                for tail, scenario in scenarios:
                    value = evaluator.cell(figure.name, index, scenario)
                    if figure.yearly and value is not EMPTY:
                        value *= 12
                    result.append(f"{figure.name}{pick}{tail}\x1e{self.writer.value(value)}")
        return result


def name_of(figure): return ("name", figure.name)
def times(a, b): return ("binary", "*", a, b)
def plus(a, b): return ("binary", "+", a, b)
def minus(a, b): return ("binary", "-", a, b)
def compare(sign, a, b): return ("compare", sign, a, b)
def gather(function, *parts, over=None, test=None): return ("gather", function, list(parts), over, test)


class Recipes:
    """What a model is about; each is a function of the generator."""

    def channels(g):
        channel = g.new_list(rows=True)
        cost, count = g.rows(channel, [("money", None, None), ("count", None, None)])
        g.define("price", [channel], ("binary", "/", name_of(cost), name_of(count)), total=False)

    def shares(g):
        region = g.new_list()
        sales = g.inputs(region, "money")
        g.note("share in a list")
        g.define("share", [region], gather("share", name_of(sales)))
        g.note("quotient: share of a total")
        whole = ("pick", sales.name, [(region.name, ("total",))], None)
        g.define("share", [region], ("binary", "/", name_of(sales), whole), total=True)

    def strongest(g):
        region = g.new_list(firms=g.chance(0.25))
        sales = g.inputs(region, "money")
        g.note("item: first where it is the largest")
        best = g.define("item", [], gather(g.rng.choice(["first", "last"]), ("axis", region.name), test=compare(
            "=", name_of(sales), gather(g.rng.choice(["max", "min"]), name_of(sales)))), of=region.name)
        g.note("pick: a figure that is an item")
        g.define("money", [], times(("pick", sales.name, [(region.name, name_of(best))], None), lit(2)))

    def stages(g):
        stage = g.new_list("Stufe" if g.notation == "de" else "Stage", rows=g.chance(0.5))
        chance = g.rows(stage, [("share", None, None)])[0] if stage.labels_in_rows else g.inputs(stage, "share")
        deal = g.new_list("Deal", rows=True, firms=g.chance(0.7))
        worth, phase = g.rows(deal, [("money", None, None), ("item", None, stage.name)])
        g.note("item: input in a list")
        g.note("pick: an item at hand")
        expected = g.define("money", [deal], times(
            name_of(worth), ("pick", chance.name, [(stage.name, name_of(phase))], None)))
        if phase.axes and g.model.axes[deal.name].items[0][1]:
            g.note("pick: label")
            pick = ("pick", worth.name, [(deal.name, ("place", deal.name, 0, True))], None)
            g.define("money", [], minus(pick, gather("mean", name_of(worth))))
        g.note("gather: if an item equals the one at hand")
        g.define("money", [stage], gather("sum", name_of(g.rng.choice([worth, expected])), test=compare(
            "=", name_of(phase), ("axis", stage.name)))) if len({n[2] for n in phase.formulas()}) == stage.size \
            else g.define("num", [stage], gather("number", name_of(worth), test=compare(
                "=", name_of(phase), ("axis", stage.name))))
        if g.chance(0.6):
            g.note("item: named by its list")
            item = ("item", stage.name, phase.formulas()[0][2])
            g.define("money", [], gather("sum", name_of(worth), test=compare("=", name_of(phase), item)))
            choice = g.define("item", [], item, of=stage.name)
            g.define("share", [], ("call", "min", [("pick", chance.name, [(stage.name, name_of(choice))], None), lit(1)]))

    def tiers(g):
        sales = g.scalar("money", F(g.rng.randint(20, 300) * 1000))
        tier = g.new_list("Tranche" if g.notation == "de" else "Tier", rows=False)
        steps = [F(place * g.rng.randint(30, 60) * 1000) for place in range(tier.size)]
        g.fixed.update([sales.name, g.inputs(tier, "money", values=steps).name])
        bound = g.figures(("money",), (tier.name,))[0]
        rate = g.inputs(tier, "share")
        g.note("next in a list")
        upper = ("call", "min", [name_of(sales), ("shift", "next", bound.name, name_of(sales), None)])
        g.define("money", [tier], times(("call", "max", [minus(upper, name_of(bound)), g.literal("money", F(0))]),
                                        name_of(rate)), total=False)
        g.note("last where a bound is not above")
        g.define("money", [], times(name_of(sales), gather("last", name_of(rate), test=compare(
            "<=", name_of(bound), name_of(sales)))))

    def price_table(g):
        amount = g.new_list("Staffel" if g.notation == "de" else "Scale", rows=False)
        bounds = g.inputs(amount, "count", values=[F(1 + place * 9) for place in range(amount.size)])
        goods = g.new_list("Produkt" if g.notation == "de" else "Product")
        price = g.cross(goods, amount, "price")
        rows = g.new_list("Zeile" if g.notation == "de" else "Row", rows=True)
        article, size = g.rows(rows, [("item", None, goods.name), ("count", None, None)])
        g.fixed.update([bounds.name, size.name])
        g.note("pick: one direction of a cross")
        g.define("money", [rows], times(name_of(size), gather(
            "last", ("pick", price.name, [(goods.name, name_of(article))], None), over=[amount.name],
            test=compare("<=", name_of(bounds), name_of(size)))))

    def triangle(g):
        cohort, age = g.new_list(), g.new_series("number", first=1)
        start, kept = g.inputs(cohort, "count"), None
        kept = g.cross(cohort, age, "share", holes="triangle")
        g.note("total: weighted, of a triangle")
        kept.totals.append((cohort.name, gather("weighted", name_of(kept), name_of(start))))
        g.block(kept.axes).append(f"{g.word('total')} {kept.name} {g.word('over')} {cohort.name} = "
                                  f"{g.writer.text(kept.totals[0][1])}")
        g.fixed.add(start.name)

    def growth(g):
        series = g.new_series()
        start = g.literal("count")
        stock = g.fresh("count")
        opening = Figure(stock, "count", (series.name,))
        g.model.figures[stock] = opening
        before = ("shift", "previous", stock, start, None)
        g.note("previous: of the figure itself")
        if g.chance(0.5):
            before = ("call", "round", [times(before, g.literal("share", F(g.rng.randint(80, 99), 100))), g.literal("count", F(1))])
        g.define("count", [series], plus(before, g.literal("count")), name=stock)
        g.note("first period where")
        when = gather("first", ("axis", series.name), test=compare(
            ">=", ("name", stock), g.near(g.model.figures[stock])))
        kind = "num" if series.style == "number" else "point"
        g.define(kind, [], when)
        if g.chance(0.6):
            price = g.scalar("price")
            g.define("money", [series], times(("name", stock), name_of(price)), total=True)

    def known(g):
        series = g.new_series()
        ways = [True, False]
        g.rng.shuffle(ways)
        for first in ways[:1 if g.chance(0.7) else 2]:
            Recipes._known_figure(g, series, first)

    def _known_figure(g, series, first):
        name = g.fresh("count")
        figure = Figure(name, "count", (series.name,))
        value = g.literal("count")
        place = g.writer.value(series.value(0 if first else -1))
        if not first and series.style == "number" and series.first == 0:
            first, place = True, "0"
        g.model.figures[name] = figure
        figure.node = ("binary", "+", ("shift", "previous", name, None, None), g.literal("count"))
        if g.chance(0.5):
            figure.node = times(("shift", "previous", name, None, None), lit(F(3, 2), g.writer.number(F(3, 2))))
        lines = g.block(figure.axes)
        lines.append(f"{name} = {g.writer.text(figure.node)}")
        lines.append(f"{name}[{place}] = {g.writer.text(value)}")
        if first:
            g.note("known: first period")
            figure.known[0,] = value
        else:
            g.note("known: in front of the first period")
            figure.before = value
        g.write_total(figure, lines, None)

    def lags(g):
        series = g.new_series()
        flow = g.inputs(series, "money")
        lag = g.rng.randint(1, max(1, series.size - 1))
        g.note("previous: with a lag")
        g.define("money", [series], plus(("shift", "previous", flow.name, g.edge(F(0)), lit(lag)),
                                         g.literal("money")))
        g.note("next in a series")
        g.define("money", [series], minus(("shift", "next", flow.name, g.edge(), None), name_of(flow)))
        if g.chance(0.6):
            g.note("cumulative in a series")
            g.define("money", [series], gather("cumulative", name_of(flow)))

    def ramp(g):
        ripe = g.new_series("number", first=0)
        ramp = g.inputs(ripe, "share")
        month = g.new_series("month")
        team = g.new_list(rows=True)
        size = g.rows(team, [("count", None, None)])[0]
        start = Figure(g.fresh("point"), "point", (team.name,), cells={})
        lines = g.block(start.axes)
        lines.append(f"{g.word('input')} {start.name}")
        for place in range(team.size):
            start.cells[place,] = g.point(month, month.first + g.rng.randint(-3, month.size - 1))
            lines.append(f"- {g.writer.item(team.name, place)} = {g.writer.text(start.cells[place,])}")
        g.add(start)
        top = ripe.size - 1
        pick = ("pick", ramp.name, [(ripe.name, ("call", "min", [
            minus(("axis", month.name), name_of(start)),
            lit(top, f"{top} {g.word('month' if top == 1 else 'months')}")]))], None)
        zero = lit(0, g.writer.percent(F(0)))
        g.note("pick: a formula of months")
        share = ("if", compare("<", ("axis", month.name), name_of(start)), zero, pick)
        money = times(times(name_of(size), g.literal("price")), share)
        g.define("money", [team, month], money, arrow=g.chance(0.5), total=g.rng.choice([True, None]))

    def numbered_pick(g):
        ripe, period = g.new_series("number", first=0), g.new_series(g.rng.choice(["number", "years"]))
        ramp = g.inputs(ripe, "share")
        base = g.scalar("money")
        g.note("pick: a formula of numbers")
        place = ("call", "min", [minus(("axis", period.name), lit(period.first)), lit(ripe.size - 1)])
        g.define("money", [period], times(name_of(base), ("pick", ramp.name, [(ripe.name, place)], None)))

    def calendar(g):
        month = g.new_series("month")
        day = g.add(Figure("Frist" if g.notation == "de" else "Due", "point", (),
                           g.point(month, month.first + g.rng.randrange(month.size))))
        g.block(()).append(f"{g.word('input')} {day.name} = {g.writer.text(day.node)}")
        g.note("point: as an input")
        flow = g.inputs(month, "money")
        g.note("pick: a figure that is a month")
        g.define("money", [], times(("pick", flow.name, [(month.name, name_of(day))], None), lit(3)))
        g.note("months: difference")
        passed = minus(("axis", month.name), g.point(month, month.first))
        g.define("money", [month], plus(name_of(flow), times(g.literal("rate"), passed)), arrow=True)
        g.note("months: compared with a figure")
        g.define("money", [month], ("if", compare(g.rng.choice(["<", ">=", "="]), ("axis", month.name), name_of(day)),
                                    name_of(flow), g.literal("money", F(0))))

    def cohorts(g):
        age, month = g.new_series("number", first=1), g.new_series(g.rng.choice(["month", "number"]))
        kept, fresh = g.inputs(age, "share"), g.inputs(month, "count")
        g.note("previous: the lag is a period at hand")
        g.define("count", [month], gather("sum", times(
            ("shift", "previous", fresh.name, g.literal("count", F(0)), ("axis", age.name)), name_of(kept)),
            over=[age.name]))

    def budgets(g):
        month, channel = g.new_series(), g.new_list(rows=True)
        weight = g.inputs(month, "num")
        budget, price = g.rows(channel, [("money", None, None), ("price", None, None)])
        g.note("share in a cross, of one list")
        cost = g.define("money", [channel, month], times(name_of(budget), gather("share", name_of(weight))), total=False)
        leads = g.define("count", [channel, month], ("binary", "/", name_of(cost), name_of(price)))
        if g.chance(0.5):
            g.define("price", [channel, month], ("binary", "/", name_of(cost), name_of(leads)), total=False)

    def crossing(g):
        first, second = g.new_list(), g.new_series() if g.chance(0.5) else g.new_list()
        if g.chance(0.3):
            first, second = second, first
        money = g.cross(first, second, "money", holes="some" if g.chance(0.5) else None)
        inner = g.rng.choice([first, second])
        g.note("gather: over, one of a cross")
        g.define("money", [first if inner is second else second], gather("sum", name_of(money), over=[inner.name]))
        if g.chance(0.5):
            cell = g.rng.choice(g.model.places(money.axes))
            indices = [(axis, ("place", axis, place, False)) for axis, place in zip(money.axes, cell)]
            g.note("pick: cross")
            g.define("money", [], times(("pick", money.name, indices, None), lit(2)))
        g.note("share in a cross: over")
        g.define("share", [first, second], gather("share", name_of(money), over=[g.rng.choice([first, second]).name]))

    def overrides(g):
        series = g.new_series()
        figure = g.add(Figure(g.fresh("money"), "money", (series.name,), g.literal("money")))
        lines = g.block(figure.axes)
        lines.append(f"{g.word('input')} {figure.name} = {g.writer.text(figure.node)}")
        place = g.rng.randrange(series.size)
        figure.known[place,] = g.literal("money")
        g.note("block: one period with its own value")
        lines.append(f"{figure.name}[{g.writer.item(series.name, place)}] = {g.writer.text(figure.known[place,])}")
        rest = g.fresh("money")
        g.model.figures[rest] = Figure(rest, "money", (series.name,))
        opening = ("shift", "previous", rest, g.literal("money", F(50000)), None)
        g.note("previous: a loan")
        g.define("money", [series], minus(times(opening, lit(1 + F(1, 50), g.writer.number(F(51, 50)))), name_of(figure)), name=rest)

    def each_item(g):
        axis = g.new_list() if g.chance(0.6) else g.new_series()
        money = g.inputs(axis, "money")
        cells = {place: g.formula("money", (axis.name,), 1) if g.chance(0.6) else g.literal("money")
                 for place in g.model.places((axis.name,))}
        g.note("definition: a formula for each item")
        g.define("money", [axis], cells=cells)
        g.note("gather: of a formula, outside")
        g.define("money", [], gather("sum", times(name_of(money), lit(2))))

    def tariffs(g):
        month = g.new_series("month")
        plan = g.new_list(rows=True)
        fee, start = g.rows(plan, [("rate", None, None), ("count", None, None)])
        name = g.fresh("count")
        g.model.figures[name] = Figure(name, "count", (plan.name, month.name))
        g.note("previous: in a cross, the start of the list")
        stock = g.define("count", [plan, month], plus(("shift", "previous", name, name_of(start), None), g.literal("count")), name=name)
        g.note("sum of rates times a month")
        g.define("money", [], gather("sum", times(name_of(fee), g.months(1))))
        g.define("money", [plan, month], times(name_of(stock), g.literal("price")), total=False)
        g.fixed.add(start.name)

    def solve_linear(g):
        goods = g.new_list()
        size, price = g.inputs(goods, "count"), g.scalar("price")
        fix = g.scalar("money")
        sales = g.define("money", [goods], times(name_of(size), name_of(price)))
        gain = g.define("money", [], minus(gather("sum", name_of(sales)), name_of(fix)))
        if g.chance(0.5):
            Recipes.solved(g, "price", name_of(gain), g.literal("money", g.rng.choice([F(0), F(10000)])), price, ())
        else:
            g.note("solve: one item")
            Recipes.solved(g, "count", name_of(gain), g.literal("money"), size, (g.rng.randrange(goods.size),))

    def solve_series(g):
        series = g.new_series()
        rate = g.scalar("money")
        name = g.fresh("money")
        g.model.figures[name] = Figure(name, "money", (series.name,))
        g.define("money", [series], plus(("shift", "previous", name, g.literal("money"), None), name_of(rate)), name=name)
        last = ("pick", name, [(series.name, ("place", series.name, series.size - 1, False))], None)
        g.note("solve: through a series")
        goal = last if g.chance(0.5) else gather("sum", ("name", name))
        Recipes.solved(g, "money", goal, g.literal("money", F(50000)), rate, ())

    def solve_flows(g):
        rate = g.scalar("share", F(g.rng.randint(3, 20), 100))
        year = g.new_series("number", first=0)
        values = [-F(g.rng.randint(300, 600))] + [F(g.rng.randint(150, 400)) for _ in range(year.size - 1)]
        flow = g.inputs(year, "money", values=values)
        g.note("period: as an exponent")
        worth = g.define("money", [], gather("sum", ("binary", "/", name_of(flow), (
            "call", "power", [plus(lit(1), name_of(rate)), ("axis", year.name)]))))
        g.fixed.add(flow.name)
        bounds = lit(0, g.writer.percent(F(0))), lit(3, g.writer.percent(F(3)))
        Recipes.solved(g, "share", name_of(worth), g.literal("money", F(0)), rate, (), bounds)

    def solve_growth(g):
        rate = g.scalar("share", F(g.rng.randint(3, 30), 100))
        series = g.new_series()
        name = g.fresh("money")
        g.model.figures[name] = Figure(name, "money", (series.name,))
        start = F(g.rng.randint(10, 90) * 100)
        g.define("money", [series], times(("shift", "previous", name, g.literal("money", start), None),
                                          plus(lit(1), name_of(rate))), name=name)
        g.fixed.add(name)
        target = g.literal("money", nearest(start * F(g.rng.randint(11, 40), 10), F(1)) + 7)
        bounds = lit(0, g.writer.percent(F(0))), lit(5, g.writer.percent(F(5)))
        goal = gather("max", ("name", name)) if g.chance(0.3) else \
            ("pick", name, [(series.name, ("place", series.name, series.size - 1, False))], None)
        Recipes.solved(g, "share", goal, target, rate, (), bounds)

    def solved(g, kind, goal, target, figure, index, bounds=None):
        """X = löse goal = target nach figure [von … bis …]"""
        g.note("solve: bounds" if bounds else "solve: linear")
        g.fixed.add(figure.name)
        own = g.add(Figure(g.fresh(kind), kind, (), solve=(goal, target, figure.name, index, bounds)))
        own.node = ("empty",)
        pick = f"[{g.writer.item(figure.axes[0], index[0])}]" if index else ""
        span = f" {g.word('from')} {g.writer.text(bounds[0])} {g.word('to')} {g.writer.text(bounds[1])}" if bounds else ""
        g.block(()).append(f"{own.name} = {g.word('solve')} {g.writer.text(goal)} = {g.writer.text(target)} "
                           f"{g.word('for')} {figure.name}{pick}{span}")

    def compound(g):
        rate, year = g.scalar("share"), g.new_series(g.rng.choice(["number", "years"]))
        base = g.scalar("money")
        g.note("period: as an exponent")
        exponent = ("axis", year.name) if year.first < 2 else minus(("axis", year.name), lit(year.first))
        g.define("money", [year], times(name_of(base), ("call", "power", [plus(lit(1), name_of(rate)), exponent])))
        g.note("cumulative in a series")
        g.define("money", [year], gather("cumulative", name_of(g.figures(("money",), (year.name,))[0])))

    def running(g):
        axis = g.new_list()
        money = g.inputs(axis, "money")
        g.note("cumulative in a list")
        g.define("money", [axis], gather("cumulative", name_of(money)))
        g.note("previous in a list")
        g.define("money", [axis], plus(("shift", "previous", money.name, g.edge(), None), name_of(money)))
        g.note("gather: formula with a quotient")
        count = g.inputs(axis, "count")
        g.define("price", [], gather("max", times(("binary", "/", name_of(money), name_of(count)), lit(2))))

    def quarters(g):
        quarter = g.new_series("quarter")
        money, count = g.inputs(quarter, "money"), g.inputs(quarter, "count")
        g.note("total: quotient over a series")
        g.define("price", [quarter], ("binary", "/", name_of(money), name_of(count)), total=g.rng.choice([True, False]))
        g.note("pick: quarter")
        place = ("place", quarter.name, g.rng.randrange(quarter.size), False)
        g.define("money", [], times(("pick", money.name, [(quarter.name, place)], None), lit(2)))
        g.note("compare: period, quarter")
        g.define("money", [], gather("sum", name_of(money), test=compare(
            "<=", ("axis", quarter.name), g.point(quarter, quarter.first + g.rng.randrange(quarter.size)))))

    def gatherings(g):
        axis, other = (g.new_list(), g.new_series()) if g.chance(0.5) else (g.new_series(), g.new_list())
        for kind in ("count", "price", "money"):
            g.inputs(axis, kind)
        for function in g.rng.sample(["sum", "mean", "median", "min", "max", "first", "last", "weighted"], 3):
            hand = g.rng.choice([(), (axis.name,), (other.name,)])
            kind = "price" if function == "weighted" else g.rng.choice(["money", "count"])
            node = g.gathered(kind, hand, g.rng.randint(0, 1), function)
            if node:
                g.define(kind, hand, node)
        counted = g.counting(())
        if counted:
            g.define("num", (), counted)

    def units(g):
        axis = g.new_list()
        money, count, price = (g.inputs(axis, kind) for kind in ("money", "count", "price"))
        hand = g.rng.choice([(axis.name,), ()])
        parts = {figure.kind: name_of(figure) if hand else g.picked(figure.kind, ()) for figure in (money, count, price)}
        g.note("units: a rate of money")
        g.define("rate", hand, ("binary", "/", parts["money"], g.months(12)))
        g.note("units: a price")
        g.define("price", hand, ("binary", "/", parts["money"], parts["count"]))
        g.note("units: how many for the money")
        g.define("count", hand, ("binary", "/", parts["money"], parts["price"]))

    def mixed(g):
        for axis in (g.new_list(), g.new_series()):
            g.inputs(axis, "money")
            g.inputs(axis, "count")
        g.scalar("share")
        for _ in range(3):
            g.random_figure()

    def zero(g):
        axis = g.new_list()
        money = g.inputs(axis, "money")
        values = [g.amount("count") for _ in range(axis.size)]
        values[g.rng.randrange(axis.size)] = F(0)
        count = g.inputs(axis, "count", values=values)
        g.note("error: zero")
        g.define("price", [axis], ("binary", "/", name_of(money), name_of(count)))


HELPERS = ("solved",)
ALL = [value for name, value in vars(Recipes).items() if callable(value) and name not in HELPERS
       and not name.startswith("_")]


def models(seed, count, small=False, bare="model"):
    """So many models: notation, lines, citations, constructs."""
    rng = random.Random(seed)
    order = ALL + [Recipes.mixed, Recipes.crossing, Recipes.gatherings, Recipes.gatherings,
                   Recipes.known, Recipes.known, Recipes.solve_linear, Recipes.units, Recipes.stages,
                   Recipes.tariffs, Recipes.quarters]
    rng.shuffle(order)
    for number in range(count):
        recipe = order[number % len(order)]
        while True:
            # Two in one model: what each has meets what the other has.
            second = rng.choice(order) if rng.random() < 0.5 else None
            generator = Generator(rng, recipe, small, None if second is recipe else second)
            lines = None
            try:
                lines = generator.generate()
                figures = generator.cited(bare)
            except Doubtful:
                continue
            except IndexError:  # names have run out
                if second is None:
                    raise
                continue
            except ZeroDivisionError:
                if lines is None or Recipes.zero not in (recipe, second):
                    continue
                figures = ["error\x1ezero"]
            break
        yield generator.notation, lines, figures, generator.notes


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("seed", type=int)
    parser.add_argument("count", type=int)
    parser.add_argument("--small", action="store_true")
    parser.add_argument("--bare", choices=["model", "first", "none"], default="model")
    parser.add_argument("--constructs", action="store_true")
    parser.add_argument("--pairs", action="store_true")
    options = parser.parse_args()
    notes, pairs = Counter(), Counter()
    for notation, lines, figures, own in models(options.seed, options.count, options.small, options.bare):
        notes.update(own)
        if options.pairs:
            pairs.update(combinations(sorted(name for name, count in own.items() if count), 2))
        elif not options.constructs:
            print("\t".join([notation, "\x1f".join(lines), *figures]))
    if options.constructs:
        for construct, times_seen in sorted(notes.items()):
            print(f"{construct}\t{times_seen}")
    if options.pairs:
        for first, second in combinations(sorted(notes), 2):
            print(f"{first}\t{second}\t{pairs[first, second]}")


if __name__ == "__main__":
    main()
