#!/usr/bin/env python3
"""Writes posts for the comparison: corpus.py FOLDER COUNT.

The same call always writes the same bytes. A post has about 4.5 KB of German-looking text with headings,
lists, quotes, code, tables and links, three of a hundred tags, a date and a summary, in a form that
sitegen and Hugo both read. Each post has a day of its own, so that their order is certain: a hundred
thousand of them begin in 1750.
"""
import datetime
import pathlib
import random
import sys

WORDS = (
    "Anfrage Termin Angebot Auftrag Kunde Vertrieb Marketing Quote Umsatz Messe Gespräch Bedarf Ziel "
    "Telefon Frist Zahl Monat Quartal Budget Prozess prüfen messen gewinnen übergeben verlieren ordnen "
    "schließen öffnen fragen und oder aber mit ohne nach vor die der das ein jede schnell sicher größer "
    "früh spät weniger mehr"
).split()
FIRST_DAY = datetime.date(1750, 1, 1)


def sentence(pick, low=6, high=16):
    words = " ".join(pick.choice(WORDS) for _ in range(pick.randint(low, high)))
    return words[0].upper() + words[1:] + pick.choice("....?!")


def paragraph(pick):
    parts = []
    for _ in range(pick.randint(3, 6)):
        text = sentence(pick)
        kind = pick.random()
        if kind < 0.15:
            first, rest = text.split(" ", 1)
            text = f"{first} **{rest[:-1]}**{rest[-1]}"
        elif kind < 0.25:
            text += f" Mehr [dazu](https://example.com/{pick.randint(1, 999)})."
        elif kind < 0.32:
            text += " So rechnet man: `quote = umsatz / preis`."
        elif kind < 0.37:
            text += " ~~Früher~~ *heute* anders."
        parts.append(text)
    return " ".join(parts)


def block(pick):
    kind = pick.randrange(6)
    if kind == 0:
        return "\n".join("- " + sentence(pick) for _ in range(pick.randint(3, 6)))
    if kind == 1:
        return "\n".join(f"{n}. " + sentence(pick) for n in range(1, pick.randint(4, 6)))
    if kind == 2:
        return "> " + sentence(pick) + " " + sentence(pick)
    if kind == 3:
        return "```swift\nlet quote = umsatz / preis\nprint(quote)\n```"
    if kind == 4:
        rows = (
            f"| {pick.choice(WORDS)} | {pick.randint(1, 999)} | {pick.randint(1, 99)} % |"
            for _ in range(4))
        return "| Größe | Wert | Anteil |\n|---|---:|---:|\n" + "\n".join(rows)
    return paragraph(pick)


def post(pick, number):
    tags = ", ".join(f"thema-{tag:03}" for tag in sorted(pick.sample(range(100), 3)))
    day = FIRST_DAY + datetime.timedelta(days=number)
    body = []
    for _ in range(pick.randint(3, 5)):
        body.append("## " + sentence(pick, 4, 4)[:-1])
        body += [paragraph(pick) for _ in range(pick.randint(1, 3))]
        body.append(block(pick))
    title = f"{pick.choice(WORDS).capitalize()} {pick.choice(WORDS)} {number}"
    return (
        f'---\ntitle: "{title}"\ndate: {day}\ntags: [{tags}]\nsummary: "{sentence(pick)}"\n---\n\n'
        + "\n\n".join(body) + "\n")


def main(folder, count):
    folder = pathlib.Path(folder)
    folder.mkdir(parents=True, exist_ok=True)
    pick = random.Random(4711)
    for number in range(count):
        (folder / f"post-{number:06}.md").write_text(post(pick, number), encoding="utf-8")


if __name__ == "__main__":
    if len(sys.argv) != 3:
        sys.exit(__doc__)
    main(sys.argv[1], int(sys.argv[2]))
