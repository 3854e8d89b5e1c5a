"""Renders the cases of a case file with Jinja2 and prints the outputs as JSON.

Usage: jinja-oracle.py CASES            prints {"name": "output", …}
       jinja-oracle.py CASES --write    writes Jinja2's outputs into the file as expectations
"""

import json
import re
import sys

import jinja2


def read(path):
    with open(path, encoding="utf-8", newline="") as file:
        parts = re.split(r"^=== (.*)\n", file.read(), flags=re.M)
    for name, body in zip(parts[1::2], parts[2::2]):
        fields = re.split(r"^--- (.*)\n", body, flags=re.M)
        sections = [
            (title, text.removesuffix("\n"))
            for title, text in zip(fields[1::2], fields[2::2])
        ]
        yield name, sections


def render(sections):
    named = dict(sections)
    options = json.loads(named.get("options", "{}"))
    templates = {t[9:]: text for t, text in sections if t.startswith("template ")}
    environment = jinja2.Environment(
        loader=jinja2.DictLoader(templates),
        autoescape=lambda name: not (name or "").endswith(".txt"),
        extensions=["jinja2.ext.do", "jinja2.ext.loopcontrols"],
        trim_blocks=options.get("trim_blocks", False),
        lstrip_blocks=options.get("lstrip_blocks", False),
    )
    main = next(iter(templates))
    data = json.loads(named.get("data", "{}"))
    return environment.get_template(main).render(data)


def main():
    path = sys.argv[1]
    cases = list(read(path))
    outputs = {name: render(sections) for name, sections in cases}
    if "--write" not in sys.argv:
        json.dump(outputs, sys.stdout)
        return
    with open(path, "w", encoding="utf-8", newline="") as file:
        for name, sections in cases:
            file.write(f"=== {name}\n")
            for title, text in sections:
                if title != "expected":
                    file.write(f"--- {title}\n{text}\n")
            file.write(f"--- expected\n{outputs[name]}\n")


main()
