#!/usr/bin/env python3
"""Judges feeds: Atom by RFC 4287 and what the W3C feed validator asks for beyond it, JSON by JSON Feed 1.1.

Usage: feeds.py SITEGEN [folders of further sites]

Judged are all feeds of public/, as it is committed, and of the further sites, which are built. Before that each rule must find
a feed that breaks it. Needs lxml and html5lib from PyPI.

The W3C's validator is not on PyPI, and pip cannot install its source. Where a copy of github.com/w3c/feedvalidator lies,
FEEDVALIDATOR=…/feedvalidator/src has it judge the Atom feeds too, on a Python that still has `cgi` (3.12 at most).
"""
import copy
import datetime
import json
import os
import re
import sys
import tempfile
from pathlib import Path
from urllib.parse import quote, urlsplit

import html5lib
from axe import build
from lxml import etree

ATOM = "{http://www.w3.org/2005/Atom}"
THUMBNAIL = "{http://search.yahoo.com/mrss/}thumbnail"
LANG = "{http://www.w3.org/XML/1998/namespace}lang"
ONE = {"id", "title", "updated"}
FEED = ONE | {"subtitle", "rights", "icon", "logo", "generator", "author", "contributor", "category", "link", "entry"}
ENTRY = ONE | {"published", "rights", "summary", "content", "source", "author", "contributor", "category", "link"}
MANY = {"author", "contributor", "category", "link", "entry"}
LANGUAGE = re.compile(r"[A-Za-z]{2,8}(-[A-Za-z0-9]{1,8})*")
MAIL = re.compile(r"[^\s@<>]+@[^\s@<>]+\.[^\s@<>]+")
TYPE = re.compile(r"[\w.+-]+/[\w.+-]+")
DATE = re.compile(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?(Z|[+-]\d\d:\d\d)")

# What readers take out or what harms them, and where HTML has addresses.
ACTIVE = {"script", "style", "iframe", "frame", "object", "embed", "applet", "meta", "link", "base", "form", "input", "button",
          "select", "textarea"}
ADDRESSES = {"href", "src", "cite", "poster", "data", "action", "longdesc"}
SCHEMES = {"http", "https", "mailto", "tel"}

# Kinds of warnings of the W3C's validator that stay, each with the reason.
ACCEPTED: dict[str, str] = {}

JSON_FEED = {"version": str, "title": str, "home_page_url": "url", "feed_url": "url", "description": str, "user_comment": str,
             "next_url": "url", "icon": "url", "favicon": "url", "authors": list, "language": "language", "expired": bool,
             "hubs": list, "items": list}
JSON_ITEM = {"id": str, "url": "url", "external_url": "url", "title": str, "content_html": str, "content_text": str, "summary": str,
             "image": "url", "banner_image": "url", "date_published": "date", "date_modified": "date", "authors": list,
             "tags": list, "language": "language", "attachments": list}
JSON_AUTHOR = {"name": str, "url": "url", "avatar": "url"}
JSON_ATTACHMENT = {"url": "url", "mime_type": str, "title": str, "size_in_bytes": int, "duration_in_seconds": int}
JSON_REQUIRED = {"feed": {"version", "title", "items"}, "item": {"id"}, "attachment": {"url", "mime_type"}}


class Findings(list):
    """Pairs of a rule's name and what breaks it; only rules that are shown to find something."""

    def add(self, rule, text):
        if rule not in BROKEN_ATOM and rule not in BROKEN_JSON:
            raise KeyError(f"no broken feed shows that «{rule}» is found")
        self.append((rule, text))


def absolute(address):
    parts = urlsplit(address)
    return bool(parts.scheme in ("http", "https") and parts.netloc and not re.search(r'[\s<>"{}|\\^`]', address))


def instant(text):
    """A date with time and zone, or None."""
    if not DATE.fullmatch(text):
        return None
    try:
        return datetime.datetime.fromisoformat(text)
    except ValueError:
        return None


def check_html(html, place, found):
    """What a reader shows in a page of its own: whole, without anything active, and with addresses that hold there."""
    parser = html5lib.HTMLParser(tree=html5lib.getTreeBuilder("etree"), namespaceHTMLElements=False)
    fragment = parser.parseFragment(html)
    for (line, _), code, _ in parser.errors:
        found.add("HTML is whole", f"{place}, line {line}: {code}")
    for element in fragment.iter():
        if not isinstance(element.tag, str):
            continue
        name = element.tag.rsplit("}", 1)[-1]
        if name in ACTIVE:
            found.add("nothing active", f"{place}: <{name}>")
        for attribute, value in element.attrib.items():
            attribute = attribute.rsplit("}", 1)[-1]
            if attribute.startswith("on") or attribute == "style":
                found.add("nothing active", f"{place}: {attribute}")
            elif attribute == "srcset":
                for part in value.split(","):
                    if part.split() and not absolute(part.split()[0]):
                        found.add("addresses in texts", f"{place}: {value}")
            elif attribute in ADDRESSES and not (name == "use" and value.startswith("#")):
                scheme = urlsplit(value.strip()).scheme.lower()
                if scheme not in SCHEMES or scheme.startswith("http") and not absolute(value):
                    found.add("addresses in texts", f"{place}: {attribute}={value[:60]}")


def check_atom(data, address, found):
    """One Atom feed, and the ids of its entries."""
    try:
        feed = etree.fromstring(data, etree.XMLParser(resolve_entities=False, no_network=True))
    except etree.XMLSyntaxError as error:
        return found.add("XML", str(error))
    if feed.getroottree().docinfo.encoding.lower() != "utf-8" or feed.getroottree().docinfo.doctype:
        found.add("UTF-8 without DOCTYPE", feed.getroottree().docinfo.encoding)
    if feed.tag != ATOM + "feed":
        return found.add("root", feed.tag)
    if not LANGUAGE.fullmatch(feed.get(LANG, "")):
        found.add("language", f"feed: {feed.get(LANG)}")
    check_members(feed, FEED, "feed", found)
    links = check_links(feed, "feed", found)
    if [link.get("href") for link in links["self"]] != [address]:
        found.add("self", f"{[link.get('href') for link in links['self']]} is not {address}")
    if [link.get("type") for link in links["alternate"]] != ["text/html"]:
        found.add("alternate", "feed: not one page that shows the same")
    entries = feed.findall(ATOM + "entry")
    seen = set()
    newest = instant(feed.findtext(ATOM + "updated", ""))
    for entry in entries:
        identity = entry.findtext(ATOM + "id", "")
        place = f"entry {identity}"
        if identity in seen or identity == feed.findtext(ATOM + "id"):
            found.add("ids are unique", identity)
        seen.add(identity)
        if not LANGUAGE.fullmatch(entry.get(LANG, feed.get(LANG, ""))):
            found.add("language", f"{place}: {entry.get(LANG)}")
        check_members(entry, ENTRY, place, found)
        alternates = check_links(entry, place, found)["alternate"]
        if not alternates:
            found.add("alternate", f"{place}: none")
        if entry.find(ATOM + "author") is None and feed.find(ATOM + "author") is None:
            found.add("author", f"{place}: none")
        dates = [instant(entry.findtext(ATOM + name, "")) for name in ("published", "updated")]
        if all(dates) and dates[0] > dates[1]:
            found.add("order of dates", f"{place}: updated before it was published")
        if newest and dates[1] and dates[1] > newest:
            found.add("order of dates", f"{place}: updated after the feed")
        content = entry.find(ATOM + "content")
        if content is None and entry.find(ATOM + "summary") is None:
            found.add("content", f"{place}: neither content nor summary")
        if content is not None and content.get("src"):
            found.add("content", f"{place}: lies elsewhere")
    return [entry.findtext(ATOM + "id", "") for entry in entries]


def check_members(parent, allowed, place, found):
    """Which elements there are and how often, and what they hold."""
    names = [child.tag for child in parent if isinstance(child.tag, str)]
    for name in set(names) - ({THUMBNAIL} if place != "feed" else set()):
        local = name.removeprefix(ATOM)
        if not name.startswith(ATOM) or local not in allowed:
            found.add("known elements", f"{place}: {name}")
        elif local not in MANY and names.count(name) > 1:
            found.add("at most one", f"{place}: {local}")
    for local in ONE:
        if ATOM + local not in names:
            found.add("required elements", f"{place}: {local}")
    for child in parent.iterchildren(tag=etree.Element):
        local, text = child.tag.removeprefix(ATOM), child.text or ""
        here = f"{place}, {local}"
        if local in ("author", "contributor"):
            check_person(child, here, found)
        elif child.tag == THUMBNAIL and not absolute(child.get("url", "")):
            found.add("addresses", f"{here}: {child.get('url')}")
        elif local in ("id", "icon", "logo") and not absolute(text):
            found.add("addresses", f"{here}: {text}")
        elif local in ("updated", "published") and not instant(text):
            found.add("dates", f"{here}: {text}")
        elif local == "category" and (not child.get("term") or child.get("scheme") and not absolute(child.get("scheme"))):
            found.add("category", here)
        elif local in ("title", "subtitle", "summary", "rights", "content"):
            kind = child.get("type", "text")
            if kind not in ("text", "html"):
                found.add("type of text", f"{here}: {kind}")
            if len(child):
                found.add("type of text", f"{here}: elements in {kind}")
            if local == "title" and not text.strip():
                found.add("title", here)
            if kind == "html":
                check_html(text, here, found)


def check_person(person, place, found):
    names = [child.tag.removeprefix(ATOM) for child in person]
    if names.count("name") != 1 or not (person.findtext(ATOM + "name") or "").strip():
        found.add("author", f"{place}: no name")
    if len(set(names)) < len(names) or not set(names) <= {"name", "uri", "email"}:
        found.add("author", f"{place}: {names}")
    if "email" in names and not MAIL.fullmatch(person.findtext(ATOM + "email")):
        found.add("author", f"{place}: {person.findtext(ATOM + 'email')}")
    if "uri" in names and not absolute(person.findtext(ATOM + "uri")):
        found.add("addresses", f"{place}: {person.findtext(ATOM + 'uri')}")


def check_links(parent, place, found):
    """Links by their relation; one alternate per type and language."""
    links, kinds = {"self": [], "alternate": []}, set()
    for link in parent.findall(ATOM + "link"):
        relation = link.get("rel", "alternate")
        links.setdefault(relation, []).append(link)
        if not absolute(link.get("href", "")):
            found.add("addresses", f"{place}, link: {link.get('href')}")
        if not TYPE.fullmatch(link.get("type", "text/html")):
            found.add("type of link", f"{place}: {link.get('type')}")
        kind = (link.get("type"), link.get("hreflang"))
        if relation == "alternate" and kind in kinds:
            found.add("alternate", f"{place}: two of {kind}")
        kinds |= {kind} if relation == "alternate" else set()
    return links


def check_object(value, members, kind, place, found):
    """An object of a JSON feed: what must be there, what may be, and of which type."""
    for name in JSON_REQUIRED.get(kind, set()) - value.keys():
        found.add("required members", f"{place}: {name}")
    for name, member in value.items():
        here = f"{place}, {name}"
        if name.startswith("_") and isinstance(member, dict):
            continue
        expected = members.get(name)
        if expected is None:
            found.add("known members", here)
        elif expected in ("url", "date", "language"):
            valid = {"url": absolute, "date": instant, "language": LANGUAGE.fullmatch}[expected]
            if not isinstance(member, str) or not valid(member):
                found.add({"url": "URLs", "date": "dates", "language": "language"}[expected], f"{here}: {member}")
        elif not isinstance(member, expected) or expected is int and isinstance(member, bool):
            found.add("types of members", f"{here}: {member!r:.40}")
        elif name in ("authors", "attachments"):
            of_these = (JSON_AUTHOR, "author") if name == "authors" else (JSON_ATTACHMENT, "attachment")
            for element in member:
                if not isinstance(element, dict) or not element:
                    found.add("types of members", f"{here}: {element}")
                else:
                    check_object(element, *of_these, here, found)
        elif name == "tags" and not all(isinstance(tag, str) and tag for tag in member):
            found.add("types of members", f"{here}: {member}")


def check_json(data, address, found):
    """One JSON feed, and the ids of its items."""
    try:
        feed = json.loads(data.decode())
    except ValueError as error:
        return found.add("JSON", str(error))
    check_object(feed, JSON_FEED, "feed", "feed", found)
    if feed.get("version") != "https://jsonfeed.org/version/1.1":
        found.add("version", str(feed.get("version")))
    if feed.get("feed_url") != address:
        found.add("self", f"{feed.get('feed_url')} is not {address}")
    seen = []
    for item in feed.get("items", []):
        place = f"item {item.get('id')}"
        check_object(item, JSON_ITEM, "item", place, found)
        if item.get("id") in seen or not item.get("id"):
            found.add("ids are unique", place)
        seen.append(item.get("id"))
        if not {"content_html", "content_text"} & item.keys():
            found.add("content", f"{place}: none")
        check_html(item.get("content_html", ""), f"{place}, content_html", found)
    return seen


def atom_breaks(*changes):
    """Changes of an Atom feed's text; each must change it."""
    def apply(data, change):
        text = re.sub(*change, data.decode(), count=1, flags=re.DOTALL).encode()
        assert text != data, change
        return text
    return [lambda data, change=change: apply(data, change) for change in changes]


def json_breaks(*changes):
    """Changes of a JSON feed: of its members or of those of its first item."""
    def apply(data, change):
        feed = json.loads(data)
        before = copy.deepcopy(feed)
        change(feed, feed["items"][0])
        assert feed != before
        return json.dumps(feed).encode()
    return [lambda data, change=change: apply(data, change) for change in changes]


# Feeds that break the rules, by the rule.
BROKEN_ATOM = {
    "XML": atom_breaks((r"</feed>", "")),
    "UTF-8 without DOCTYPE": atom_breaks((r"<feed", "<!DOCTYPE feed>\n<feed"), (r'encoding="utf-8"', 'encoding="iso-8859-1"')),
    "root": atom_breaks((r"2005/Atom", "2005/atom")),
    "language": atom_breaks((r'(<feed[^>]*) xml:lang="\w+"', r"\1"), (r'(<entry[^>]*) xml:lang="\w+"', r'\1 xml:lang="de_DE"')),
    "known elements": atom_breaks((r"<entry", "<atomic/><entry"), (r"</entry>", '<x xmlns="urn:x"/></entry>')),
    "at most one": atom_breaks((r"(<subtitle>.*?</subtitle>)", r"\1\1"), (r"(<published>.*?</published>)", r"\1\1")),
    "required elements": atom_breaks(*(
        (rf"({where}.*?)<{name}>.*?</{name}>", r"\1") for where in ("<feed", "<entry") for name in sorted(ONE))),
    "self": atom_breaks((r'<link rel="self"[^>]*>', ""), (r"feed\.xml", "other.xml")),
    "alternate": atom_breaks((r'<link rel="alternate"[^>]*>', ""), (r'(<entry.*?)<link rel="alternate"[^>]*>', r"\1"),
                             (r'(<entry.*?)(<link rel="alternate"[^>]*>)', r"\1\2\2")),
    "type of link": atom_breaks((r'type="text/html"', 'type="html"')),
    "ids are unique": atom_breaks((r"<entry.*?</entry>", r"\g<0>\g<0>"), (r"(<id>)([^<]*)(.*<entry.*?<id>)[^<]*", r"\1\2\3\2")),
    "author": atom_breaks((r"<name>.*?</name>", ""), (r"<name>.*?</name>", "<name> </name>"), (r"<email>.*?@", "<email>"),
                          (r"(<uri>.*?</uri>)", r"\1\1"), (r"<uri>", "<x/><uri>"))
    + [lambda data: re.sub(rb"<author>.*?</author>", b"", data, flags=re.DOTALL)],
    "addresses": atom_breaks((r"<id>https://", "<id>/"), (r"(<entry.*?<id>)https://", r"\1/"), (r"<uri>https://", "<uri>/"),
                             (r'href="https://[^"]*feed', 'href="feed'), (r"(<entry.*?href=\")https://[^/]*", r"\1"),
                             (r"</entry>", '<m:thumbnail xmlns:m="http://search.yahoo.com/mrss/" url="/x"/></entry>')),
    "dates": atom_breaks((r"T\d\d:\d\d:\d\d[^<]*", ""), (r"\+\d\d:\d\d<", "<"), (r"(<published>\d{4})-\d\d", r"\1-13")),
    "order of dates": atom_breaks((r"<published>\d{4}", "<published>2099"), (r"<updated>\d{4}", "<updated>1999")),
    "category": atom_breaks((r'<category term="[^"]*"', '<category term=""'), (r"<category ", '<category scheme="x" ')),
    "type of text": atom_breaks((r"<title>", '<title type="text/plain">'), (r"<summary>", "<summary><b>x</b>")),
    "title": atom_breaks((r"<title>.*?</title>", "<title/>")),
    "content": atom_breaks((r"<summary>.*?</content>", ""), (r"<content ", '<content src="https://example.org/" ')),
    "HTML is whole": atom_breaks((r"&lt;/p&gt;", "&lt;/div&gt;")),
    "nothing active": atom_breaks(*((r"&lt;p&gt;", f"&lt;p&gt;{html}") for html in (
        "&lt;script&gt;x&lt;/script&gt;", "&lt;iframe&gt;&lt;/iframe&gt;", "&lt;form&gt;&lt;/form&gt;", "&lt;b onclick=x&gt;x&lt;/b&gt;",
        "&lt;b style=x&gt;x&lt;/b&gt;", "&lt;svg&gt;&lt;script&gt;&lt;/script&gt;&lt;/svg&gt;"))),
    "addresses in texts": atom_breaks(*((r"&lt;p&gt;", f"&lt;p&gt;&lt;{html}&gt;") for html in (
        "a href=/x&gt;x&lt;/a", "a href=#x&gt;x&lt;/a", "a href=javascript:x&gt;x&lt;/a", "img src=x.png", "img src=//example.org/x",
        "img srcset='https://example.org/x 1x, x 2x'"))),
}

BROKEN_JSON = {
    "JSON": [lambda data: data[:-3], lambda data: b"\xff" + data],
    "required members": json_breaks(*(lambda feed, item, name=name: feed.pop(name) for name in ("version", "title", "items")),
                                    lambda feed, item: item.pop("id"),
                                    lambda feed, item: item.update(attachments=[{"url": "https://example.org/"}])),
    "known members": json_breaks(lambda feed, item: feed.update(author={}), lambda feed, item: item.update(body="x"),
                                 lambda feed, item: item["authors"][0].update(email="x")),
    "types of members": json_breaks(lambda feed, item: feed.update(expired="no"), lambda feed, item: item.update(id=7),
                                    lambda feed, item: item.update(tags=[1]), lambda feed, item: feed.update(authors=[{}])),
    "version": json_breaks(lambda feed, item: feed.update(version="https://jsonfeed.org/version/1")),
    "self": json_breaks(lambda feed, item: feed.update(feed_url="https://example.org/")),
    "URLs": json_breaks(lambda feed, item: item.update(url="/x"), lambda feed, item: feed.update(home_page_url="x"),
                        lambda feed, item: item["authors"][0].update(url="//example.org/")),
    "dates": json_breaks(lambda feed, item: item.update(date_published="2013-06-20"),
                         lambda feed, item: item.update(date_modified="2013-02-30T00:00:00Z")),
    "language": json_breaks(lambda feed, item: feed.update(language="de_DE"), lambda feed, item: item.update(language="")),
    "ids are unique": json_breaks(lambda feed, item: feed["items"].append(item), lambda feed, item: item.update(id="")),
    "content": json_breaks(lambda feed, item: item.pop("content_html")),
    "HTML is whole": json_breaks(lambda feed, item: item.update(content_html="<p>x</b>")),
    "nothing active": json_breaks(lambda feed, item: item.update(content_html="<script>x</script>")),
    "addresses in texts": json_breaks(lambda feed, item: item.update(content_html='<a href="../x">x</a>')),
}


def try_rules(output, base):
    """How many broken feeds are found; ends the program at one that is not."""
    number = 0
    for name, check, broken in (("feed.xml", check_atom, BROKEN_ATOM), ("feed.json", check_json, BROKEN_JSON)):
        data = (output / name).read_bytes()
        for rule, breaks in broken.items():
            for index, change in enumerate(breaks):
                found = Findings()
                check(change(data), base + name, found)
                if rule not in {rule for rule, _ in found}:
                    sys.exit(f"feeds: nothing finds that «{rule}» is broken in {name} ({index}): {found}")
                number += 1
    return number


def validator(folder):
    """What the W3C's validator says of a feed at an address, as a function."""
    sys.path.insert(0, folder)
    import feedvalidator
    from feedvalidator import compatibility
    from feedvalidator.formatter.text_plain import Formatter

    def judge(data, address):
        try:
            events = feedvalidator.validateString(data.decode(), 0, None, address)["loggedEvents"]
        except feedvalidator.logging.ValidationFailure as failure:
            events = [failure.event]
        events = [event for event in compatibility.AA(events) if type(event).__name__ not in ACCEPTED]
        return [("W3C", str(line)) for line in Formatter(events)]
    return judge


def check_site(output, base, judge):
    """The numbers of feeds of both kinds, and what is wrong with them."""
    wrong, numbers, ids = [], [0, 0], {}
    for path in sorted([*output.rglob("*.xml"), *output.rglob("*.json")]):
        data = path.read_bytes()
        is_json = path.suffix == ".json"
        if (b"jsonfeed.org" if is_json else b"http://www.w3.org/2005/Atom") not in data[:1_000]:
            continue
        numbers[is_json] += 1
        name = path.relative_to(output).as_posix()
        address = base + quote(name)
        found = Findings()
        ids[path] = (check_json if is_json else check_atom)(data, address, found)
        if judge and not is_json:
            found += judge(data, address)
        twin = path.with_suffix(".xml")
        if is_json and twin in ids and ids[twin] != ids[path]:
            found.append(("both formats", f"not the posts of {twin.name}"))
        wrong += [f"{name}: {rule}: {text}" for rule, text in found]
    if 0 in numbers:
        sys.exit(f"feeds: only {numbers} feeds in {base}")
    return numbers, wrong


def base_of(root):
    return re.search(r"^base_url: (\S+)", (root / "site.yaml").read_text(), re.MULTILINE)[1]


def main(sitegen, *others):
    project = Path(__file__).resolve().parents[2]
    judge = validator(os.environ["FEEDVALIDATOR"]) if os.environ.get("FEEDVALIDATOR") else None
    broken = try_rules(project / "public", base_of(project))
    atom, other, wrong = 0, 0, []
    with tempfile.TemporaryDirectory() as folder:
        sites = [(project, project / "public")]
        for index, root in enumerate(others):
            output = Path(folder) / str(index)
            build(sitegen, root, output)
            sites.append((Path(root), output))
        for root, output in sites:
            numbers, found = check_site(output, base_of(root), judge)
            atom, other, wrong = atom + numbers[0], other + numbers[1], wrong + found
    if wrong:
        sys.exit("\n".join(wrong[:40] + [f"{len(wrong)} in {atom + other} feeds"]))
    print(f"{atom} Atom and {other} JSON feeds; {broken} broken ones are found"
          + ("; the W3C's validator says the same" if judge else ""))


if __name__ == "__main__":
    main(*sys.argv[1:])
