#!/usr/bin/env python3
"""Times two pages in this engine, Jinja2 and MiniJinja, one after the other, and prints the ratios.

Usage: make bench-templates, or with jinja2 and minijinja installed Benchmarks/templates/run.py [SITEGEN]

- tags.html: the list of 100 tags, 11 KB of output, about 310 values
- full.html: inheritance, an include, macros with a body, namespaces and 47 different filters in 78 places

Every engine compiles once and then renders the same data again and again; the figure is the best of
nine rounds. MiniJinja is called from Python: its first figure has the reading of Python's objects in
it. For its own rendering the data is written into the template as a literal, which leaves the making of
that literal's values in the figure; `own` is what is left when a template of the literal alone is
taken off.
"""

import json
import pathlib
import subprocess
import sys
import time

import jinja2
import minijinja

FOLDER = pathlib.Path(__file__).resolve().parent
PROGRAM = pathlib.Path(sys.argv[1] if len(sys.argv) > 1 else FOLDER.parent.parent / ".build/release/sitegen")
ROUNDS, RUNS = 9, 200
DATA = {
    "site": {"title": "A <b>log", "language": "en", "tags": [
        {"name": f"Tag & number {i}", "url": f"/blog/tags/number-{i}/", "count": i * 7} for i in range(100)]},
    "page": {"title": "Fish & chips", "url": "/blog/fish/", "description": 'All about "fish"',
             "date": "2026-01-02"},
}


def best(render):
    times = []
    for _ in range(ROUNDS):
        start = time.perf_counter()
        for _ in range(RUNS):
            render()
        times.append((time.perf_counter() - start) / RUNS * 1e6)
    return min(times)


def sitegen(name):
    result = subprocess.run(
        [PROGRAM, "render", name, "--templates", FOLDER / "themes", "--data", "-", "--measure"],
        input=json.dumps(DATA), capture_output=True, text=True, check=True)
    return float(result.stdout.split()[0])


def main():
    sources = {path.name: path.read_text(encoding="utf-8") for path in (FOLDER / "themes").iterdir()}
    jinja = jinja2.Environment(loader=jinja2.DictLoader(sources), autoescape=True)
    literal = "".join("{% set " + key + " = " + json.dumps(value) + " %}" for key, value in DATA.items())
    mini = minijinja.Environment(templates=sources | {"alone.html": literal, "own.html": literal + sources["tags.html"]})
    for name in ("tags.html", "full.html"):
        template = jinja.get_template(name)
        figures = {"sitegen": sitegen(name), "Jinja2": best(lambda: template.render(DATA))}
        try:
            figures["MiniJinja from Python"] = best(lambda: mini.render_template(name, **DATA))
        except minijinja.TemplateError as error:
            print(f"MiniJinja can't render {name}: {error}")
        if name == "tags.html":
            figures["MiniJinja, own"] = best(lambda: mini.render_template("own.html")) - best(
                lambda: mini.render_template("alone.html"))
        print(name)
        for engine, figure in figures.items():
            print(f"  {engine:22} {figure:8.1f} µs  {figure / figures['sitegen']:6.2f} ×")


main()
