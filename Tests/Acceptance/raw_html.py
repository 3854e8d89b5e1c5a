"""Pages with random raw HTML keep the structure around the text, as html5lib reads them.

Usage: raw_html.py SITEGEN [TEXTS [SEED]]

Each text is a post with random start and end tags between and within Markdown. On the post's page, on the list
of whole posts and on the list of summaries, the elements of the templates must have the parents that the
templates give them. A text without a message must be byte for byte what it was with every tag in its place.
"""
import pathlib, random, subprocess, sys, tempfile
import html5lib

sitegen, count, seed = sys.argv[1], int(sys.argv[2]) if len(sys.argv) > 2 else 300, int(sys.argv[3]) if len(sys.argv) > 3 else 1
names = """a b i em strong span div p ul ol li dl dt dd table tr td th tbody section article aside details summary blockquote
h2 h3 button select option form fieldset label code pre kbd sup sub small u s font center nav header footer main
svg g text foreignObject math mi script style textarea title iframe template noscript video object ruby rt rp img br
hr input figure figcaption cite q ins del mark plaintext xmp body html head applet marquee nobr""".split()
chance = random.Random(seed)


def tag():
    name = chance.choice(names)
    if chance.random() < 0.45:
        return "</%s>" % name
    attributes = chance.choice(["", "", "", ' class="x"', ' id="i%d"' % chance.randrange(9), ' href="/"', " /"])
    return "<%s%s>" % (name, attributes)


def inline(words):
    return " ".join(chance.choice([tag(), "word", "*word*", "**word**", "`code`", "[link](/)", "[^n]"])
                    if chance.random() < 0.6 else "word" for _ in range(words))


def block():
    kind = chance.randrange(9)
    if kind == 0: return "\n".join(tag() for _ in range(chance.randrange(1, 4)))
    if kind == 1: return "- " + inline(4) + "\n- " + inline(3)
    if kind == 2: return "> " + inline(5)
    if kind == 3: return "## " + inline(3)
    if kind == 4: return "| a | b |\n|---|---|\n| %s | %s |" % (inline(2).replace("|", ""), inline(2))
    if kind == 5: return tag() + inline(3) + tag()
    if kind == 6: return "<!--more-->"
    if kind == 7: return chance.choice(["<!-- open", "<div class=\"", "<p", "<!-- closed -->", "<?x", "<!DOCTYPE html"])
    return inline(chance.randrange(1, 9))


page = """<!DOCTYPE html><html lang="en"><head><title>x</title></head><body id="body"><div id="outer"><main id="main">
{{ page.content }}</main><p id="after">after</p></div><footer id="footer"><p id="last">last</p></footer></body></html>"""
lists = """<!DOCTYPE html><html lang="en"><head><title>x</title></head><body id="body"><div id="outer">
{% for post in site.pages %}<article class="post"><div class="text">{{ post.PART }}</div><p class="end">end</p></article>
{% endfor %}<p id="after">after</p></div><footer id="footer"><p id="last">last</p></footer></body></html>"""


def problems(text, posts):
    tree = html5lib.parse(text, namespaceHTMLElements=False)
    parents = {child: parent for parent in tree.iter() for child in parent}
    found = []

    def check(element, parent):
        if element is None: found.append("an element is missing"); return
        if parents[element] is not parent: found.append("%s is in %s" % (element.attrib, parents[element].tag))

    # An id of the template comes after one that a post could have.
    last = {}
    for element in tree.iter():
        if isinstance(element.tag, str) and "id" in element.attrib: last[element.attrib["id"]] = element
    body = tree.find("body")
    check(last.get("outer"), body)
    check(last.get("footer"), body)
    check(last.get("after"), last.get("outer"))
    check(last.get("last"), last.get("footer"))
    if posts:
        articles = [element for element in tree.iter("article") if element.attrib.get("class") == "post"]
        if len(articles) != posts: found.append("%d articles for %d posts" % (len(articles), posts))
        for article in articles: check(article, last.get("outer"))
        for end in tree.iter("p"):
            if end.attrib.get("class") == "end" and parents[end].attrib.get("class") != "post":
                found.append("the end of a post is in %s" % parents[end].tag)
    return found


with tempfile.TemporaryDirectory() as folder:
    site = pathlib.Path(folder)
    (site / "content").mkdir()
    (site / "templates").mkdir()
    (site / "site.yaml").write_text("title: T\nbase_url: https://example.org\nlanguage: en\nlinks: warn\n")
    texts = {}
    for number in range(count):
        text = "\n\n".join(block() for _ in range(chance.randrange(1, 6))) + "\n\n[^n]: " + inline(3) + "\n"
        texts["p%04d" % number] = text
        (site / "content" / ("p%04d.md" % number)).write_text("---\ntitle: P\n---\n" + text)
    (site / "templates/page.html").write_text(page)
    (site / "templates/list.html").write_text(lists.replace("PART", "content"))
    (site / "templates/404.html").write_text(lists.replace("PART", "summary"))
    for name in ["home", "section", "tag", "tags"]: (site / ("templates/%s.html" % name)).write_text(page)
    run = subprocess.run([sitegen, "build", "--root", folder], capture_output=True, text=True)
    if run.returncode != 0: sys.exit(run.stderr[:3000])
    failures = 0
    for name, text in texts.items():
        found = problems((site / "public" / name / "index.html").read_text(), 0)
        if found:
            failures += 1
            if failures < 4: print(name, found, "\n" + text)
    for name in ["index.html", "404.html"]:
        found = problems((site / "public" / name).read_text(), count)
        failures += len(found)
        for problem in found[:3]: print(name, problem)
    print("%d texts, %d problems" % (count, failures))
    sys.exit(1 if failures else 0)
