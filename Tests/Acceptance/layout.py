"""Lists of whole posts look the same around a post whose HTML is wrong, as Chromium draws them.

Usage: layout.py SITEGEN [RANDOM_TEXTS [SEED]]

Each text is the second of three posts in a section of its own. On the section's list Chromium must find the same
elements around the post, and draw the next post and the footer in the same columns, below one another, as
around a post without HTML. The texts are mistakes that people make, and random tags.
"""

import base64
import json
import pathlib
import random
import re
import shutil
import subprocess
import sys
import tempfile

TEXTS = [
    "<div>\n\na", "<div class='x'><p>a", "a <b>b", "a <i>b\n\nc", "<b>a\n\nb", "a <a href='/'>b\n\nc", "<a name='x'>b",
    "<table><tr><td>a", "<table>\n<tr>\n<td>\n\na", "<ul><li>a", "<ul>\n\n- a", "<ol><li><div>a", "<dl><dt>a<dd>b",
    "<blockquote>a", "> a <blockquote> b", "<details><summary>a", "<section>\n\n## a", "<article>a", "<main>a", "<aside>\n\na",
    "<footer>a", "<header>a", "<nav>a", "<form><input>", "<fieldset><legend>a", "<select><option>a", "<button>a",
    "<textarea>a", "<script>a", "a <script>b", "<style>footer { color: red", "<title>a", "<iframe>a", "<noscript>a",
    "<template><div>a", "<object>a", "<video>a", "<svg><g>", "<svg><text><![CDATA[a", "<svg><foreignObject><div>a",
    "<math><mi>a", "<math><mtext><b>x", "<!-- a", "a <!-- b", "<!-- a --!>\n\nb", "<!-- <!-- a --> b -->", "<?php a", "<![CDATA[a",
    "<plaintext>a", "<xmp>a", "<pre>a", "<pre><code>a", "<center>a", "<font size=7>a", "<marquee>a", "<h2>a", "<h2>a\n\n## b",
    "</div>", "a</div>", "a</div></div></article></main>", "</article>\n\na", "</p>\n\na", "a</p></p>", "</body></html>\n\na",
    "</table>", "</ul>a", "</footer>", "</a>", "</b></i></span>", "<p>\n\na\n\n</p>", "<p><div>a</p></div>", "<b><div>a</b></div>",
    "<a href='/'><a href='/'>a</a></a>", "<table><div>a</table>", "<table></article>", "<select></div>", "<div", "<div class=\"a",
    "<div>\n<p\n\na", "a <div class='", "</div\n\na", "<body style='width: 99px'>a", "<html class='x'>a", "<base href='/x/'>a",
    "<head><title>a</title></head><body>b</body>", "{{<div>}}", "{{< figure src='a.png' >}}", "<details>\n\na\n\n<!--more-->\n\nb",
    "- <div>a\n- b</div>", "| a | b |\n|---|---|\n| <div> | </td></tr></table> |", "## <b>a\n\nb", "[a <b>](/) c", "![a</div>](/a.png)",
    "a[^1]\n\n[^1]: <div>b", "a[^1]\n\n[^1]: b</li></ol></section>", "<div hidden>\n\na", "<span hidden>a", "<ruby>a<rt>b",
]
NAMES = """a b i div p ul li table tr td section article details summary blockquote h2 button select option form pre code
font center footer main svg g text math mi script style textarea title template object ruby img br hr body html""".split()
LIST = """<!DOCTYPE html><html lang="en"><head><meta charset="utf-8"><title>x</title><style>
body { margin: 20px } main { width: 500px } article { border: 1px solid; padding: 10px; overflow: hidden }
footer { width: 500px; height: 30px; background: #ddd } </style></head><body><main>
{% for post in paginator.items %}<article id="POST{{ loop.index }}"><h2>{{ post.title }}</h2>
<div class="text">{{ post.content }}</div><p class="end">end</p></article>
{% endfor %}</main><footer><p>last</p></footer></body></html>"""
DRIVER = """
const frame = document.createElement('iframe');
frame.style = 'width: 800px; height: 600px';
document.body.append(frame);
function outline(element) {
  const own = element.tagName + '#' + element.id + '.' + element.className;
  if (element.className === 'text' && element.parentNode.id === 'POST2') return own;
  return own + '(' + [...element.children].map(outline).join(' ') + ')';
}
function read(page) {
  const article = name => page.querySelectorAll('article[id=' + name + ']');
  const boxes = ['POST1', 'POST2', 'POST3'].map(name => [...article(name)].at(-1)).concat([...page.querySelectorAll('footer')].at(-1))
    .map(element => { const box = element.getBoundingClientRect(); return [box.left, box.top, box.width, box.height]; });
  return {outline: outline(page.documentElement), boxes};
}
(async () => {
  const found = [];
  for (const html of pages) {
    await new Promise(done => { frame.onload = done; frame.srcdoc = html; });
    try { found.push(read(frame.contentDocument)); } catch (error) { found.push({outline: String(error), boxes: []}); }
  }
  document.getElementById('result').textContent = btoa(unescape(encodeURIComponent(JSON.stringify(found))));
})();
"""


def random_text(chance):
    def piece():
        kind = chance.randrange(6)
        if kind < 3:
            return f"<{chance.choice(NAMES)}{chance.choice(['', '', ' class=y', ' /'])}>"
        if kind == 3:
            return f"</{chance.choice(NAMES)}>"
        return chance.choice(["word", "*word*", "\n\n", "\n\n- ", "\n\n> ", "\n\n## "])
    return " ".join(piece() for _ in range(chance.randrange(2, 14)))


def problems(found, plain):
    if found["outline"] != plain["outline"]:
        return ["the elements around it are others: " + found["outline"]]
    result = []
    # The first post stays where it is, the next one and the footer come below one another as they do elsewhere.
    if found["boxes"][0] != plain["boxes"][0]:
        result.append("the post before it has moved")
    for number, name in ((1, "the post"), (2, "the next post"), (3, "the footer")):
        box, other = found["boxes"][number], plain["boxes"][number]
        before, other_before = found["boxes"][number - 1], plain["boxes"][number - 1]
        if (box[0], box[2]) != (other[0], other[2]):
            result.append(f"{name} is in another column")
        gap, other_gap = box[1] - before[1] - before[3], other[1] - other_before[1] - other_before[3]
        if abs(gap - other_gap) > 0.5:
            result.append(f"{name} is {gap} pixels below, and not {other_gap}")
        if number > 1 and box[3] != other[3]:
            result.append(f"{name} is higher or lower")
    return result


def main(sitegen, count, seed):
    chromium = shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("google-chrome")
    if not chromium:
        print("skipped: there is no Chromium to draw the pages")
        return 0
    chance = random.Random(seed)
    texts = ["Plain."] + TEXTS + [random_text(chance) for _ in range(count)]
    with tempfile.TemporaryDirectory(ignore_cleanup_errors=True) as folder:
        site = pathlib.Path(folder, "site")
        (site / "templates").mkdir(parents=True)
        (site / "site.yaml").write_text("title: T\nbase_url: https://example.org\nlanguage: en\nlinks: warn\n")
        page = "<!DOCTYPE html><html lang=\"en\"><head><title>x</title></head><body>{{ page.content }}</body></html>"
        for name in ("page", "home", "list"):
            (site / f"templates/{name}.html").write_text(page)
        (site / "templates/section.html").write_text(LIST)
        for number, text in enumerate(texts):
            section = site / f"content/s{number:03}"
            section.mkdir(parents=True)
            for day, body in ((3, "Before."), (2, text), (1, "After.")):
                (section / f"2026-01-0{day}-p.md").write_text(f"---\ntitle: Post\nslug: p{day}\n---\n{body}\n")
        run = subprocess.run([sitegen, "build", "--root", str(site)], capture_output=True, text=True)
        if run.returncode:
            print("\n".join(line for line in run.stderr.splitlines() if "error" in line)[:3000])
            return 1
        pages = [(site / f"public/s{number:03}/index.html").read_text() for number in range(len(texts))]
        listed = json.dumps(pages).replace("<", "\\u003c")
        driver = pathlib.Path(folder, "all.html")
        driver.write_text(f"<!DOCTYPE html><meta charset=utf-8><body><p id=result></p><script>const pages = {listed};{DRIVER}</script>")
        shown = subprocess.run(
            [chromium, "--headless", "--no-sandbox", "--disable-gpu", "--host-resolver-rules=MAP * ~NOTFOUND",
             f"--user-data-dir={folder}/profile", "--virtual-time-budget=60000", "--dump-dom", driver.as_uri()],
            capture_output=True, timeout=120)
        result = re.search(r'id="result">([^<]+)<', shown.stdout.decode())
        if not result:
            print("Chromium says nothing:", shown.stderr.decode()[-500:])
            return 1
        found = json.loads(base64.b64decode(result[1]))
        failures = 0
        for text, one in zip(texts, found, strict=True):
            for problem in problems(one, found[0]):
                failures += 1
                if failures < 10:
                    print(repr(text), problem)
        print(f"{len(texts)} lists, {failures} problems")
        return 1 if failures else 0


if __name__ == "__main__":
    if not 2 <= len(sys.argv) <= 4:
        sys.exit(__doc__)
    numbers = [int(argument) for argument in sys.argv[2:]]
    sys.exit(main(pathlib.Path(sys.argv[1]).resolve(), *(numbers + [150, 1][len(numbers):])))
