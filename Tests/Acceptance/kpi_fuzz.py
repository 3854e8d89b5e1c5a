#!/usr/bin/env python3
"""Damages models, numbers and citations at random and lets sitegen read them.

Usage: kpi_fuzz.py SITEGEN SECONDS [SEED]. Each run must end within two seconds of a fast machine and 512 MiB with
status 0 or 1; a file that breaks that is kept as kpi-fuzz-<seed>-<n>.md and ends the script.
"""
import os
import random
import resource
import subprocess
import sys
import tempfile
import time

from scratch_run import patience, processor_time

MODEL = """zähler Abschluss|Abschlüsse, Chance|Chancen
eingabe Umsatzziel "Umsatzvorgabe"    = 100.000 €/Monat
eingabe Preis "Durchschnittspreis"    = 4.000 €/Abschluss
eingabe Quote "Abschlussquote"        = 1/3 Abschluss/Chance | 1 %
SollAbschlüsse "Abschlüsse pro Monat" = Umsatzziel / Preis -> Abschlüsse/Monat
SollChancen "Chancen pro Monat"       = SollAbschlüsse / Quote -> Chancen/Monat
Planquote "davon abgeschlossen"       = runde(Quote; 1 %) | 0,1 %
Chancen "eingehende Chancen"          = SollChancen * 1 Jahr -> Chancen
Abschlüsse "Abschlüsse"               = Chancen * Planquote -> Abschlüsse | ab 1
Umsatz "Umsatz"                       = Abschlüsse * Preis -> € | ab 1.000
Wachstum "Wachstum im Jahr"           = wachstum(Umsatzziel; 150.000 €/Monat; 5 Jahre) | 0,1 %
Wurzel = wurzel(Preis * Preis) + wurzel(2) * hoch(1 + Wachstum; 3) * Preis
Wahl = wenn(Umsatz > 1 €; min(Umsatz; 3 €); summe(1 €; 2 €)) | fest 0,01
szenario standard "Standard"
szenario plus10 "+10 %"
  Planquote = Planquote um +10 %
  Mehrumsatz "Umsatzplus" = Umsatz - Umsatz@standard -> € | ab 1.000
tabelle Jahr "Jahresleistung" = Chancen, Planquote, Abschlüsse, Umsatz, Mehrumsatz für standard, plus10
tabelle Preise = Umsatz, Wahl für Preis von 3.000 €/Abschluss bis 5.000 €/Abschluss Schritt 500 €/Abschluss
herleitung Umsatz
prüfe SollChancen = 75 Chancen/Monat ± 1 Chance/Monat
prüfe Umsatz@plus10 = 1.306.800 €
"""
POST = """---
title: Plus `=Mehrumsatz@plus10` und [118.000 €](=Mehrumsatz@plus10)
language: de
---
Text `=Umsatz@plus10 | auf 10` mit [118.000 €](=Mehrumsatz@plus10), **`=Quote`** und
| a | `=Preis`, `=Wachstum` |
|---|---|
| [**4.000 €**](<=Preis>) | `=Umsatz | fest 0,01` |

```kpi
%s```
"""
PIECES = [
    "(", ")", "=", "@", "|", "/", "%", ";", ",", "->", " ", "0", "9" * 40, "1.2.3", "1,500", "’",
    "€", '"', "#", "\n", "  ", "szenario", "um", "PP", "1/0", 'nutze "x"', "\x00", "\ufeff", "\u00a0",
    "½", "٣", "ﬁ", "e\u0301", "🙂", "`=", "](=", "[", "`", "```", "-", "−", "±", "<=", "9" * 1000,
    "(" * 50, "-" * 50, "/Monat", "Abschluss", "runde(", "herleitung", "von", "bis", "wurzel(", "hoch(", "wachstum(", "; 1000)", "Schritt", "1e9",
]


def damaged(rng, text):
    data = bytearray(text.encode())
    for _ in range(rng.choice([1, 1, 2, 3, 8, 30])):
        at = rng.randrange(len(data) + 1)
        match rng.randrange(7):
            case 0: del data[at:at + rng.choice([1, 1, 2, 10, 200])]
            case 1: data[at:at] = rng.choice(PIECES).encode()
            case 2: data[at:at + 1] = bytes([rng.randrange(256)])
            case 3:
                lines = data.split(b"\n")
                line = rng.choice(lines)
                data[at:at] = b"\n" + line * rng.choice([1, 1, 3, 50]) + b"\n"
            case 4:
                lines = data.split(b"\n")
                rng.shuffle(lines) if rng.random() < 0.2 else lines.reverse()
                data = bytearray(b"\n".join(lines))
            case 5:
                digits = [i for i, byte in enumerate(data) if 48 <= byte <= 57]
                if digits:
                    place = rng.choice(digits)
                    data[place:place + 1] = str(rng.choice([0, 7, 10**9, 10**160])).encode()
            case 6:
                end = min(len(data), at + rng.randrange(1, 60))
                data[rng.randrange(len(data) + 1):0] = data[at:end]
    return bytes(data)


def limits():
    resource.setrlimit(resource.RLIMIT_AS, (2 << 30, 2 << 30))
    resource.setrlimit(resource.RLIMIT_DATA, (512 << 20, 512 << 20))


def main():
    program, seconds = os.path.abspath(sys.argv[1]), float(sys.argv[2])
    seed = int(sys.argv[3]) if len(sys.argv) > 3 else 1
    rng = random.Random(seed)
    longest = patience()
    end, runs, sound, slowest = time.monotonic() + seconds, 0, 0, 0.0
    with tempfile.TemporaryDirectory() as folder:
        while time.monotonic() < end:
            is_post = rng.random() < 0.5
            name = os.path.join(folder, "a.md" if is_post else "a.kpi")
            with open(name, "wb") as file:
                file.write(damaged(rng, POST % MODEL if is_post else MODEL))
            options = rng.choice([[], ["--json"], ["--language", "en"], ["--fix"]])
            start = processor_time()
            try:
                run = subprocess.run(
                    [program, "kpi", name, *options], capture_output=True, timeout=10,
                    preexec_fn=limits)
                status, errors = run.returncode, run.stderr
            except subprocess.TimeoutExpired:
                status, errors = "hang", b""
            elapsed = processor_time() - start
            slowest = max(slowest, elapsed)
            runs += 1
            sound += status == 0
            if status not in (0, 1) or elapsed > longest or status == 1 and not errors:
                kept = f"kpi-fuzz-{seed}-{runs}{os.path.splitext(name)[1]}"
                os.replace(name, kept)
                sys.exit(f"{kept}: status {status} after {elapsed:.2f} s: {errors[-300:]!r}")
    print(f"{runs} runs, {sound} without error, the slowest {slowest * 1000:.0f} ms")


main()
