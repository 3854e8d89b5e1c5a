import TestSupport
import Testing

@testable import SiteBuild

/// What an inspector gets of pages of all kinds.
struct InspectionTests {
  private static let post = "a/one/index.html"

  @Test(arguments: [
    ("v", "1"), ("path", #""/blog/a/one/""#),
    (
      "page",
      #"""
      {"aliases":["/old/"],"date":"2025-01-01","description":"The first.","kind":"post","language":"en",
      "linked_from":[{"column":18,"file":"content/a/2025-01-02-two.md","line":4},
      {"column":11,"file":"content/about.md","line":4}],"minutes":1,
      "outline":[{"id":"part","level":2,"title":"Part"}],
      "output":{"bytes":125,"file":"a/one/index.html","hash":"91c862d66ce49c8c"},
      "permalink":"https://example.org/blog/a/one/","source":"content/a/2025-01-01-one.md",
      "status":{"at":"2025-01-01","kind":"published"},"tags":["x","y"],"title":"One",
      "url":"/blog/a/one/","words":4}
      """#
    ),
    (
      "templates",
      #"""
      {"candidates":["post.html","page.html"],"chosen":"page.html",
      "layers":[{"folder":"templates/","name":"site","used":4}],
      "tree":{"file":"templates/page.html","layer":"site","name":"page.html","uses":[
      {"at":{"column":12,"file":"templates/page.html","line":1},"by":"extends",
      "file":"templates/base.html","layer":"site","name":"base.html","uses":[
      {"at":{"column":12,"file":"templates/base.html","line":2},"by":"includes",
      "file":"templates/partials/tags.html","layer":"site","name":"partials/tags.html"}]},
      {"at":{"column":9,"file":"templates/page.html","line":2},"by":"imports",
      "file":"templates/partials/macros.html","layer":"site","name":"partials/macros.html"}]}}
      """#
    ),
    (
      "why",
      #"""
      {"build":7,"made":true,"reasons":[{"what":"there is no record of an earlier build"}],"uses":[
      {"group":"Templates","items":[{"file":"templates/base.html"},{"file":"templates/page.html"},
      {"file":"templates/partials/macros.html"},{"file":"templates/partials/tags.html"}]},
      {"group":"Pages","items":[{"file":"content/a/2025-01-01-one.md",
      "members":["content","date","language","next","tags","title"]},
      {"file":"content/a/2025-01-02-two.md","members":["title"]}]},
      {"group":"Tags","items":[{"members":["name","url"],"name":"x"},
      {"members":["name","url"],"name":"y"}]},
      {"group":"Site settings and lists","items":[{"members":["menu","tags"],"name":"site"}]}]}
      """#
    ),
    (
      "used",
      #"""
      ["page.content","page.date","page.language","page.title","site.menu","page.next.title",
      "page.tags[].name","page.tags[].url","site.tags[].name","site.tags[].url"]
      """#
    ),
    (
      "values.page",
      #"""
      {"alternates":[],"comments":[],"content":{"$":"html","length":54,
      "text":"<p>One <em>and</em> only.</p>\n<h2 id=\"part\">Part</h2>\n"},"date":"2025-01-01",
      "description":"The first.","draft":false,"extra":{},"feed":"/blog/feed.xml","figure":null,"has_more":false,
      "image":null,"json_feed":null,"kind":"post","language":"en","languages":[],"links":[],"locale":null,
      "next":{"$":"page","date":"2025-01-02","path":"a/2025-01-02-two.md","title":"Two",
      "url":"/blog/a/two/"},"noindex":false,"outline":[{"id":"part","level":2,"title":"Part"}],
      "path":"a/2025-01-01-one.md","permalink":"https://example.org/blog/a/one/","previous":null,
      "reading_time":1,"related":{"$":"list","count":1,"items":[
      {"$":"page","date":"2025-01-02","path":"a/2025-01-02-two.md","title":"Two",
      "url":"/blog/a/two/"}]},
      "section":{"$":"section","name":"A","path":"a","posts":3,"title":"A","url":"/blog/a/"},
      "standfirst":{"$":"html","length":0,"text":""},
      "structured_data":{"@context":"https://schema.org","@type":"BlogPosting",
      "dateModified":"2025-01-01T00:00:00+01:00","datePublished":"2025-01-01T00:00:00+01:00",
      "description":"The first.","headline":"One","inLanguage":"en","keywords":["x","y"],
      "mainEntityOfPage":"https://example.org/blog/a/one/",
      "url":"https://example.org/blog/a/one/"},
      "summary":{"$":"html","length":30,"text":"<p>One <em>and</em> only.</p>\n"},
      "tags":[{"count":2,"feed":"/blog/tags/x/feed.xml","name":"x",
      "permalink":"https://example.org/blog/tags/x/","slug":"x","url":"/blog/tags/x/"},
      {"count":1,"feed":"/blog/tags/y/feed.xml","name":"y",
      "permalink":"https://example.org/blog/tags/y/","slug":"y","url":"/blog/tags/y/"}],
      "taxonomy":null,"title":"One","translations":[],"updated":null,"url":"/blog/a/one/",
      "weight":null,"word_count":4,"year":2025}
      """#
    ),
    (
      "values.site.menu", #"[{"title":"About","url":"/blog/about/"}]"#
    ),
    (
      "values.site.sections",
      #"""
      {"$":"list","count":1,"items":[
      {"$":"section","name":"A","path":"a","posts":3,"title":"A","url":"/blog/a/"}]}
      """#
    ),
    (
      "values.site.top_pages",
      #"""
      {"$":"list","count":1,"items":[
      {"$":"page","date":null,"path":"about.md","title":"About","url":"/blog/about/"}]}
      """#
    ),
    ("values.theme", "{}"), ("values.paginator", "null"), ("values.term", "null"),
    ("figures", "null"), ("build.number", "7"), ("build.written", "3"),
  ])
  func `a post`(_ part: String, _ json: String) throws {
    let page = try InspectedSite().page(
      Self.post, build: .init(number: 7, members: [("written", "3")]))
    #expect(page[part] == json.replacing("\n", with: ""))
  }

  // MARK: Kinds

  @Test(arguments: [
    ("page.source", "null"), ("page.kind", #""home""#), ("page.url", #""/blog/page/2/""#),
    ("page.status", #"{"kind":"published"}"#),
    ("templates.candidates", #"["index.html","list.html"]"#),
    (
      "values.paginator",
      #"""
      {"count":3,"first":"/blog/","items":{"$":"list","count":1,"items":[
      {"$":"page","date":"2025-01-01","path":"a/2025-01-01-one.md","title":"One",
      "url":"/blog/a/one/"}]},"last":"/blog/page/2/","next":null,"number":2,"previous":"/blog/",
      "total":2}
      """#
    ),
    (
      "used",
      #"""
      ["page.language","page.tags","page.title","site.menu","paginator.items[].title",
      "site.tags[].url"]
      """#
    ),
  ])
  func `a page of a list has a paginator`(_ part: String, _ json: String) throws {
    let page = try InspectedSite().page("page/2/index.html")
    #expect(page[part] == json.replacing("\n", with: ""))
  }

  @Test(arguments: [
    ("page.kind", #""tag""#), ("values.term.name", #""x""#), ("values.term.posts.count", "2"),
    ("values.term.posts.items.1.title", #""One""#), ("values.term.position", ""),
    (
      "used",
      #"""
      ["page.language","page.tags","page.title","site.menu","term.count","term.url",
      "paginator.items[].title","site.tags[].count","site.tags[].url"]
      """#
    ),
    (
      "why.uses.1",
      #"""
      {"group":"Itself","items":[{"members":["items"],"name":"its part of the list"},
      {"members":["language","tags","title"],"name":"the page"}]}
      """#
    ),
  ])
  func `a page of a term has the term`(_ part: String, _ json: String) throws {
    let page = try InspectedSite().page("tags/x/index.html")
    #expect(page[part] == json.replacing("\n", with: ""))
  }

  @Test func `the page for missing addresses has no source`() throws {
    let page = try InspectedSite().page("404.html")
    #expect(page["path"] == #""/blog/404.html""#)
    #expect(page["page.source"] == "null")
    #expect(page["page.kind"] == #""404""#)
    #expect(page["templates.chosen"] == #""404.html""#)
    #expect(page["values.page.content"] == #"{"$":"html","length":0,"text":""}"#)
  }

  @Test(arguments: [
    ("draft: true", #"{"kind":"draft","place":{"file":"content/a/2025-02-01-new.md"}}"#),
    (
      "title: New\ndate: 2027-02-01 08:00",
      #"""
      {"at":"2027-02-01T08:00:00+01:00","kind":"scheduled",
      "place":{"column":7,"file":"content/a/2025-02-01-new.md","line":3}}
      """#
    ),
    ("title: New", #"{"at":"2025-02-01","kind":"published"}"#),
  ])
  func `the status says whether a build would publish it`(
    _ frontMatter: String, _ status: String
  ) throws {
    let site = try InspectedSite([
      "content/a/2025-02-01-new.md": "---\n\(frontMatter)\nslug: new\n---\nNew.\n"
    ])
    #expect(
      try site.page("a/new/index.html")["page.status"] == status.replacing("\n", with: ""))
  }

  @Test(arguments: ["a/none/index.html", "feed.xml", "old/index.html", "", "/", "a/one/"])
  func `there are no answers for anything but pages`(_ file: String) throws {
    #expect(try InspectedSite().site.inspection(of: file, value: nil, from: 0) == nil)
  }

  // MARK: Layers

  @Test func `templates tell their layers and what they hide`() throws {
    let site = try InspectedSite([
      "site.yaml": "title: Site\nbase_url: https://example.org\ntheme: calm\n",
      "templates/base.html": "", "templates/list.html": "", "templates/404.html": "",
      "templates/partials/tags.html": "", "templates/partials/macros.html": "",
      "templates/page.html":
        "{% extends \"theme:page.html\" %}{% block title %}{{ page.title }}{% endblock %}",
      "themes/calm/page.html": "{% include \"small.html\" %}{% block title %}{% endblock %}",
      "themes/calm/small.html": "{{ page.url }}",
    ])
    let templates = #"""
      {"candidates":["page.html"],"chosen":"page.html","layers":[
      {"folder":"templates/","name":"site","used":1},
      {"folder":"themes/calm/","name":"calm","used":2},
      {"folder":"in the program","name":"carried","used":0}],
      "tree":{"file":"templates/page.html","hides":["themes/calm/page.html","theme:page.html"],
      "layer":"site","name":"page.html","uses":[
      {"at":{"column":12,"file":"templates/page.html","line":1},"by":"extends",
      "file":"themes/calm/page.html","hides":["theme:page.html"],"layer":"calm","name":"page.html",
      "uses":[{"at":{"column":12,"file":"themes/calm/page.html","line":1},"by":"includes",
      "file":"themes/calm/small.html","layer":"calm","name":"small.html"}]}]}}
      """#
    #expect(
      try site.page("about/index.html")["templates"] == templates.replacing("\n", with: ""))
  }

  @Test func `templates that include each other end`() throws {
    let site = try InspectedSite([
      "templates/partials/tags.html":
        "{% if page.none %}{% include \"partials/more.html\" %}{% endif %}".replacing(
          "page.none", with: "page.weight"),
      "templates/partials/more.html":
        String(repeating: "{% include \"partials/tags.html\" %}\n", count: 3),
    ])
    let page = try site.page(Self.post)
    #expect(page["templates.tree.uses.0.uses.0.uses.0.uses.2.name"] == #""partials/tags.html""#)
    #expect(page["templates.tree.uses.0.uses.0.uses.0.uses.2.uses"] == "")
  }

  // MARK: Builds

  @Test func `it says what the last build did`() throws {
    let site = try InspectedSite()
    try site.edit("content/a/2025-01-02-two.md", "---\ntags: [x]\n---\nTwo!\n")
    let two = try site.page("a/two/index.html", build: .init(number: 8))
    #expect(two["why.made"] == "true")
    #expect(two["why.build"] == "8")
    #expect(
      two["why.reasons"]
        == #"[{"changed":["content","summary"],"file":"content/a/2025-01-02-two.md"}]"#)
    #expect(two["why.uses.1.items.0.changed"] == "true")
    #expect(two["build.number"] == "8")
    let one = try site.page(Self.post, build: .init(number: 8))
    #expect(one["why.made"] == "false")
    #expect(one["why.build"] == "")
    #expect(one["why.reasons"] == #"[{"what":"there is no record of an earlier build"}]"#)
    #expect(Double(one["build.page_ms"]).map { $0 > 0 } == true)
  }

  @Test func `a text that only few pages show`() throws {
    let site = try InspectedSite()
    try site.edit("content/a/2025-01-03-three.md", "Three!\n")
    #expect(try site.page("a/three/index.html")["why.made"] == "true")
    #expect(try site.page(Self.post)["why.made"] == "false")
    #expect(try site.page(Self.post)["page.linked_from.1.line"] == "4")
  }

  @Test func `a file that has changed since is left to the next build`() throws {
    let site = try InspectedSite()
    let file = "content/a/2025-01-01-one.md"
    let text = "---\ntags: [x]\naliases: [/old/]\n---\nAll new.\n"
    try site.folder.write(text, to: "site/" + file)
    #expect(try site.page(Self.post)["page.title"] == #""One""#)
    try site.edit("content/about.md", "---\ntitle: About\n---\nSee.\n")
    #expect(try site.page("about/index.html")["page.words"] == "1")
    try site.edit(file, text)
    #expect(try site.page(Self.post)["page.words"] == "2")
    #expect(try site.folder.text("out/a/one/index.html").contains("All new."))
  }
}
