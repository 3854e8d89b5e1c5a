#!/usr/bin/env python3
"""Posts with random texts, any characters at all: feeds, the sitemap and .xml templates stay XML.

Usage: xml_texts.py SITEGEN [NUMBER]
"""
import json
import random
import subprocess
import sys
import tempfile
from pathlib import Path

# What XML forbids or gives a meaning, and what is next to it in the order of Unicode.
SPECIAL = ["\ufffe", "\uffff", "\ufffd", "\ufdd0", "\ufeff", "\uf000", "\ue000", "\ud7ff", "\U0001fffe", "\U0010ffff",
           "\x7f", "\x85", "\u2028", "&", "<", ">", '"', "'", "]]>", "<![CDATA[", "<!--", "-->", "--", "<?x", "?>", "&#0;",
           "&#xfffe;", "&#1;", "&amp;", "<b>", "`", "*", "![", "](", "\\", *(chr(code) for code in range(1, 32))]
TEMPLATE = """<r>{% for v in values %}
<e a="{{ v }}" b='{{ v }}'>{{ v }} {{ v|upper }} {{ v|tojson }} {{ v|e }} {{ [v] }} {{ v|e|safe }}</e>
<e><![CDATA[{{ v }} {{ v|e }}]]></e>{% include "value.txt" %}<e>\ufffe</e>{% endfor %}</r>
"""


def text(source: random.Random) -> str:
    parts = []
    for _ in range(source.randrange(1, 30)):
        kind = source.randrange(3)
        if kind == 0:
            parts.append(source.choice(SPECIAL))
        elif kind == 1:
            parts.append("".join(source.choice("abcdefgh ") for _ in range(source.randrange(1, 20))))
        else:
            code = source.randrange(1, 0x110000)
            parts.append("x" if 0xD800 <= code < 0xE000 else chr(code))
    return "".join(parts)


def quoted(value: str) -> str:
    """As a quoted scalar of YAML."""
    return '"' + "".join(c if c.isascii() and c.isalnum() or c == " " else f"\\U{ord(c):08x}" for c in value) + '"'


def check(path: Path) -> None:
    subprocess.run(["xmllint", "--noout", "--huge", path], check=True)


def main(program: str, number: int) -> None:
    source = random.Random(7)
    texts = [text(source) for _ in range(number)]
    with tempfile.TemporaryDirectory() as name:
        site = Path(name)
        (site / "content").mkdir()
        (site / "templates").mkdir()
        (site / "site.yaml").write_text(
            f"title: {quoted(texts[0])}\nbase_url: https://example.org/\nfeeds: {{limit: {number}, formats: [atom, json]}}\n"
            f"description: {quoted(texts[1])}\n")
        for template in ("page", "list", "tags", "404"):
            (site / "templates" / f"{template}.html").write_text(
                "<!doctype html><html lang=en><head><title>x</title></head><body></body></html>\n")
        for index, value in enumerate(texts):
            (site / "content" / f"2025-01-01-{index}.md").write_bytes(
                f"---\ntitle: {quoted('x' + value)}\ndescription: {quoted(value)}\ntags: [t]\n---\n{value}\n\n```\n{value}\n```\n"
                .encode())
        run = subprocess.run([program, "build", "--quiet", "--root", site], capture_output=True, text=True)
        if run.returncode:
            sys.exit(run.stderr[:2000])
        files = sorted((site / "public").rglob("*.xml"))
        if len(files) < 3:
            sys.exit(f"only {files}")
        for file in files:
            check(file)
        (site / "page.xml").write_text(TEMPLATE)
        (site / "value.txt").write_text("{{ v }}")
        data = json.dumps({"values": texts}).encode()
        run = subprocess.run(
            [program, "render", "page.xml", "--templates", site, "--data", "-"], input=data, capture_output=True)
        if run.returncode:
            sys.exit(run.stderr[:2000])
        (site / "output.xml").write_bytes(run.stdout)
        check(site / "output.xml")
    print(f"{number} texts in {len(files)} feeds and sitemaps and in a template")


main(sys.argv[1], int(sys.argv[2]) if len(sys.argv) > 2 else 2_000)
