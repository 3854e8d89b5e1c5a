import Diagnostics
import Foundation
import SiteRendering
import TestSupport
import Testing

@testable import SiteBuild

/// A site that a session builds and an inspector looks at.
final class InspectedSite {
  /// 2026-01-01T00:00:00Z.
  static let now = 1_767_225_600

  private static let files = [
    "site.yaml": """
    title: Site
    base_url: https://example.org/blog/
    language: en
    timezone: Europe/Berlin
    pagination: 2
    menu: [{title: About, page: about.md}]

    """,
    "templates/base.html": """
    <title>{{ page.title }}</title>{{ site.menu[0].url }}{% block main %}{% endblock %}
    {% include "partials/tags.html" %}

    """,
    "templates/list.html": """
    {% extends "base.html" %}
    {% block main %}{% for post in paginator.items %}{{ post.title }}{% endfor %}
    {% if term %}{{ term.count }}{% endif %}{% endblock %}

    """,
    "templates/page.html": """
    {% extends "base.html" %}
    {% from "partials/macros.html" import line %}
    {% block main %}{{ page.content }}{{ line(page) }}{% if page.next %}{{ page.next.title }}{% endif %}{% endblock %}

    """,
    "templates/404.html": "{% extends \"base.html\" %}\n",
    "templates/partials/tags.html":
      "{% for tag in page.tags %}{{ tag.name }}{% endfor %}{% for tag in site.tags %}{{ tag.url }}{% endfor %}\n",
    "templates/partials/macros.html": "{% macro line(page) %}{{ page.date }}{% endmacro %}\n",
    "content/about.md": "---\ntitle: About\n---\nSee [one](a/2025-01-01-one.md#part).\n",
    "content/a/2025-01-01-one.md": """
    ---
    tags: [x, y]
    aliases: [/old/]
    description: The first.
    ---
    One *and* only.

    ## Part

    """,
    "content/a/2025-01-02-two.md":
      "---\ntags: [x]\n---\n[Home](/), [one](/a/one/), [old](../old/).\n",
    "content/a/2025-01-03-three.md": "Three.\n",
  ]

  let folder: TemporaryFolder
  let session: SiteSession
  private(set) var site: LiveSite

  /// A site with these files beside or instead of those above, built once.
  ///
  /// An empty text removes a file.
  init(_ files: [String: String] = [:]) throws {
    let all = Self.files.merging(files) { $1 }.filter { !$0.value.isEmpty }
    folder = try TemporaryFolder(Dictionary(uniqueKeysWithValues: all.map { ("site/" + $0, $1) }))
    var settings = SiteBuilder.Settings(
      root: folder.path + "/site", output: folder.path + "/out", shownOutput: "out", now: Self.now)
    settings.jobs = 2
    settings.isServed = true
    settings.includesDrafts = true
    settings.includesFuture = true
    session = SiteSession(settings)
    let build = session.build(nil, now: Self.now)
    let messages = build.result.diagnostics.text
    try #require(messages == "")
    let site = build.site
    self.site = try #require(site)
  }

  /// Writes a file and builds.
  func edit(_ file: String, _ text: String) throws {
    try folder.write(text, to: "site/" + file)
    let build = session.build([file], now: Self.now)
    #expect(build.succeeded)
    site = try #require(build.site)
  }

  /// The answer for a page.
  func page(_ file: String, build: LiveSite.BuildAccount? = nil) throws -> InspectedPage {
    try InspectedPage(
      #require(site.inspection(of: file, value: nil, from: 0, build: build)))
  }

  /// Further elements of a list.
  func elements(_ value: String, from start: Int, of file: String) throws -> String {
    String(
      decoding: try #require(site.inspection(of: file, value: value, from: start)), as: UTF8.self)
  }
}

/// An answer to an inspector, read.
struct InspectedPage {
  let root: Any
  let byteCount: Int

  init(_ bytes: [UInt8]) throws {
    #expect(String(validating: bytes, as: UTF8.self) != nil)
    byteCount = bytes.count
    root = try JSONSerialization.jsonObject(with: Data(bytes))
  }

  /// The value at names and indices with dots between them, as JSON with sorted keys; empty where there is none.
  subscript(path: String) -> String {
    var value: Any = root
    for name in path.split(separator: ".") {
      if let list = value as? [Any], let index = Int(name), list.indices.contains(index) {
        value = list[index]
      } else if let next = (value as? [String: Any])?[String(name)] {
        value = next
      } else {
        return ""
      }
    }
    let data = try? JSONSerialization.data(
      withJSONObject: value, options: [.fragmentsAllowed, .sortedKeys, .withoutEscapingSlashes])
    return data.map { String(decoding: $0, as: UTF8.self) } ?? ""
  }
}
