#!/usr/bin/env python3
"""Models without measure: each ends in an answer or an error within two seconds of a fast machine and 1 GiB.

Usage: kpi_limits.py SITEGEN
"""
import resource
import subprocess
import sys
import tempfile

from scratch_run import patience, processor_time


def lines(count, line):
    return "".join(line(i) + "\n" for i in range(count))


def names(name, count):
    return f"liste {name} = " + ", ".join(f"{name}{i}" for i in range(count)) + "\n"


MODELS = {
    "9^(2^200) by squaring": "a0 = 9\n" + lines(200, lambda i: f"a{i+1} = a{i} * a{i}"),
    "9^450 in one formula": "a = " + " * ".join(["9"] * 450) + "\n",
    "fractions that grow": "a = 0" + "".join(f"+1/{2*i+1}" for i in range(1, 300)) + "\n"
    + lines(1_500, lambda i: f"b{i} = a * 1/7 + a"),
    "a number of a thousand digits": "a = " + "7" * 1_000 + "\n",
    "a number of a million digits": "a = " + "7" * 1_000_000 + "\n",
    "100,000 lines": lines(100_000, lambda i: f"a{i} = {i}"),
    "100,000 lines without meaning": lines(100_000, lambda i: "?"),
    "10,000 scenarios": "a = 1\n" + lines(10_000, lambda i: f"szenario s{i}\n  a = {i}"),
    "20 scenarios over 1,900 names": "x = 1\n" + lines(1_900, lambda i: f"a{i} = x + 1/{i+1}")
    + lines(20, lambda i: f"szenario s{i}\n  x = {i}"),
    "10,000 parentheses": "a = " + "(" * 900 + "1" + ")" * 900 + "\n",
    "10,000 signs": "a = " + "-" * 1_900 + "1\n",
    "a chain of 1,900 names": "a0 = 1\n" + lines(1_900, lambda i: f"a{i+1} = a{i} + 1"),
    "a chain of 1,900 names, backwards": lines(1_900, lambda i: f"a{i} = a{i+1} + 1") + "a1900 = 1\n",
    "a circle of 1,900 names": lines(1_900, lambda i: f"a{i} = a{(i+1) % 1900} + 1"),
    "400 sweeps": "a = 1\nb = " + "+".join("a" * 40) + "\n"
    + lines(400, lambda i: f"tabelle t{i} = b für a von 1 bis 40 Schritt 1"),
    "a sweep without end": "a = 1\ntabelle t = a für a von 1 bis 1.000.000.000 Schritt 1/1000000\n",
    "1,900 unknown names": lines(1_900, lambda i: f"a{i} = b{i}"),
    "a unit to the 400th": "a = 1 €\nb = " + "a * " * 400 + "a\n",
    "roots over 1,900 names": "x = 2\n"
    + lines(950, lambda i: f"a{i} = wurzel(x + {i}; {i % 999 + 2})\nb{i} = a{i} * a{i} / 3 + a{i}"),
    "roots over 20 scenarios": "x = 2\n"
    + lines(900, lambda i: f"a{i} = wurzel(x + {i}/7; 997)\nb{i} = a{i} * a{i} / 3 + a{i}")
    + lines(20, lambda i: f"szenario s{i}\n  x = {i}"),
    "powers of 10,000": lines(1_900, lambda i: f"a{i} = hoch(wurzel({i + 2}); 9.999 - {i})"),
    "roots of long numbers": lines(1_900, lambda i: f"a{i} = wurzel({'7' * 149}/{'3' * 148}{i % 10}; {i % 999 + 2})"),
    "growth over 1,000/999 periods": lines(1_900, lambda i: f"a{i} = wachstum({i + 2}; {i + 3}; 1000/999)"),
    "1,900 figures with all their steps": "a0 = 1\n" + lines(1_900, lambda i: f"a{i+1} = a{i} + 1")
    + lines(1_900, lambda i: f"herleitung a{i+1}"),
    "1,900 figures with their steps and long labels": 'a0 "x" = 1\n'
    + lines(1_900, lambda i: f'a{i+1} "{"x" * 1_900}" = a{i} + 1') + lines(1_900, lambda i: f"herleitung a{i+1}"),
    "steps of long formulas": "a0 = 1/7\n"
    + lines(900, lambda i: f"a{i+1} = " + "+".join([f"a{i}"] * 300)) + lines(900, lambda i: f"herleitung a{i+1}"),
    "8,000 derivations in 20 scenarios": "a0 = 1\n" + lines(1_900, lambda i: f"a{i+1} = a{i} + 1")
    + lines(20, lambda i: f"szenario s{i}\n  a0 = {i}") + lines(7_900, lambda i: "herleitung a0"),
    "steps of a chain in 20 scenarios": "a0 = 1\n" + lines(1_900, lambda i: f"a{i+1} = a{i} + 1")
    + lines(20, lambda i: f"szenario s{i}\n  a0 = {i}") + lines(1_900, lambda i: "herleitung a1900"),
    "a cross in 20 scenarios": names("K", 16) + "  eingabe A = " + "; ".join(f"{i + 1} €" for i in range(16))
    + "\nreihe Monat = 1 bis 1200\nje K, Monat\n  X = A * Monat / 7\n"
    + lines(20, lambda i: f"szenario s{i}\n  A = {i + 1} €"),
    "each item gathers all of them": names("K", 250) + "  eingabe A = " + "; ".join(str(i + 1) for i in range(250))
    + "\n  B = anzahl(A wenn A > 5) + summe(A * 2)\n  C = summe(B / A)\n",
    "a series that looks back over all of itself": "reihe Monat = 1 bis 1200\n  X = kumuliert(Monat)\n  Y = kumuliert(X)\n",
    "equations between bounds in 20 scenarios": "eingabe Zins = 12 %\nreihe Jahr = 0 bis 60\n"
    + "  Zahlung = wenn(Jahr = 0; -500 €; 30 €)\nWert = summe(Zahlung / hoch(1 + Zins; Jahr))\n"
    + "IRR = löse Wert = 0 € nach Zins von 0 % bis 100 %\n"
    + lines(20, lambda i: f"szenario s{i}\n  Zahlung[3] = {i + 30} €"),
    "a sensitivity of 400 inputs": lines(400, lambda i: f"eingabe A{i} = {i + 1} €")
    + "G = " + " + ".join(f"A{i}" for i in range(200)) + "\nsensitivität S = G um 10 %\n",
    "a table of 18,000 cells": names("K", 30) + "reihe M = 1 bis 600\nje K, M\n  X = M * 2 €\n"
    + "tabelle T = X je M für K, gesamt\n",
    "20 scenarios, 100 tables": lines(1_000, lambda i: f"a{i} = {i} € + a{i-1}" if i else "a0 = 1 €")
    + lines(20, lambda i: f"szenario s{i}\n  a0 = {i} €")
    + lines(100, lambda t: f"tabelle t{t} = " + ", ".join(f"a{t*10+i}" for i in range(10))),
}


def limits():
    resource.setrlimit(resource.RLIMIT_DATA, (1 << 30, 1 << 30))


longest = patience()
worst = 0
for name, model in MODELS.items():
    with tempfile.NamedTemporaryFile(suffix=".kpi") as file:
        file.write(model.encode())
        file.flush()
        start = processor_time()
        run = subprocess.run(
            [sys.argv[1], "kpi", file.name], capture_output=True, timeout=60, preexec_fn=limits)
        elapsed = processor_time() - start
    worst = max(worst, elapsed)
    if run.returncode not in (0, 1) or elapsed > longest or run.returncode == 1 and not run.stderr:
        sys.exit(f"{name}: status {run.returncode} after {elapsed:.2f} s {run.stderr[-300:]!r}")
    if "-v" in sys.argv:
        print(f"{name}: status {run.returncode}, {elapsed * 1000:.0f} ms")
print(f"{len(MODELS)} models, the slowest {worst * 1000:.0f} ms")
