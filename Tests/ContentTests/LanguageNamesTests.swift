import DataFormats
import Diagnostics
import TestSupport
import Testing

@testable import Content

/// What the paths of files say of languages.
struct LanguageNamesTests {
  private static let german = LanguageSettings(title: Located("", at: 0..<0))

  private static let names: LanguageNames = {
    var main = german
    main.tag = "de"
    return LanguageNames(
      [main]
        + [("en", "en"), ("de-CH", "de-CH"), ("zh-hant", "zh-Hant")].map {
          LanguageSettings(key: $0.0, tag: $0.1, inheriting: main)
        })
  }()

  @Test(
    arguments: [
      ("a.md", "a.md", nil, nil), ("a.en.md", "a.md", "en", nil), ("a.EN.md", "a.md", "en", nil),
      ("a.de.md", "a.md", "", nil), ("a.de-ch.md", "a.md", "de-CH", nil),
      ("a.zh-HANT.markdown", "a.markdown", "zh-hant", nil), ("en/a.md", "a.md", nil, "en"),
      ("de/a.md", "a.md", nil, ""), ("zh-Hant/tips/a.md", "tips/a.md", nil, "zh-hant"),
      ("en/tips/a.en.md", "tips/a.md", "en", "en"), ("en/a.de.md", "a.md", "", "en"),
      ("tips/index.en.md", "tips/index.md", "en", nil), ("p.en.png", "p.png", "en", nil),
      // Plain names.
      ("v1.2.md", "v1.2.md", nil, nil), ("a.en.b.md", "a.en.b.md", nil, nil),
      ("a.fr.md", "a.fr.md", nil, nil), ("tips/en/a.md", "tips/en/a.md", nil, nil),
      ("en.md", "en.md", nil, nil), ("tips/en.md", "tips/en.md", nil, nil),
      ("a.en/b.md", "a.en/b.md", nil, nil), ("a..md", "a..md", nil, nil), ("en", "en", nil, nil),
      ("tips/.en.md", "tips/.en.md", nil, nil), ("a.en", "a.en", nil, nil),
    ] as [(String, String, String?, String?)])
  func `a path is taken apart`(
    _ path: String, _ logicalPath: String, _ suffix: String?, _ folder: String?
  ) {
    let split = Self.names.split(path)
    #expect(split.logicalPath == logicalPath)
    #expect(split.suffix == suffix)
    #expect(split.folder == folder)
  }

  @Test(arguments: ["a.en.md", "en/a.md", "a.de.md", "de/a.md"])
  func `with one language every name is plain`(_ path: String) {
    let split = LanguageNames([Self.german]).split(path)
    #expect(split.logicalPath == path && split.key == nil)
  }

  private static let listed = """
    title: T
    base_url: https://example.org
    language: de
    languages: {en: {}}
    """

  @Test(arguments: [
    ("a.fr.md", "a.md", true), ("tips/a.pt-BR.md", "tips/a.md", true), ("a.fr.md", "b.md", false),
    ("a.xx.md", "a.md", false), ("a.old.md", "a.md", false), ("a.v2.md", "a.md", false),
    ("a.en.md", "a.md", false), ("fr/a.md", "a.md", false),
  ])
  func `a name is warned of beside a file without it alone`(
    _ path: String, _ other: String, _ isWarned: Bool
  ) throws {
    let folder = try TemporaryFolder([
      "site.yaml": Self.listed, "content/\(path)": "A", "content/\(other)": "B",
    ])
    var found: [Diagnostic] = []
    let content = try #require(ContentReader(root: folder.path, jobs: 1).read(&found))
    #expect(content.pages.count == 2)
    #expect(found.text.contains("is no translation of") == isWarned, "\(found.text)")
  }

  @Test(arguments: [
    (["a.en.md", "en/a.md"], "content/en/a.md: error: this is a second source of the same page"),
    (["a.md", "de/a.md"], "content/de/a.md: error: this is a second source of the same page"),
    (["a.de.md", "a.md"], "content/a.md: error: this is a second source of the same page"),
    (["en/a.markdown", "en/a.md"], "content/en/a.md: error: this is a second source"),
    (["en/a.de.md"], "content/en/a.de.md: error: the folder is that of another language"),
  ])
  func `a page has one source in each language`(_ paths: [String], _ message: String) throws {
    var files = ["site.yaml": Self.listed]
    for path in paths { files["content/" + path] = "Text." }
    let folder = try TemporaryFolder(files)
    var found: [Diagnostic] = []
    _ = ContentReader(root: folder.path, jobs: 1).read(&found)
    #expect(found.text.hasPrefix(message), "\(found.text)")
    #expect(found.count == 1)
  }

  @Test func `translations count as one page in a bundle`() throws {
    let folder = try TemporaryFolder([
      "site.yaml": Self.listed, "content/a/index.md": "A", "content/a/index.en.md": "A",
      "content/b/index.md": "B", "content/b/more.en.md": "B", "content/en/c/index.md": "C",
    ])
    var found: [Diagnostic] = []
    let content = try #require(ContentReader(root: folder.path, jobs: 1).read(&found))
    #expect(found.text == "")
    #expect(
      content.pages.map { "\($0.path) \($0.logicalPath) \($0.isBundle)" } == [
        "a/index.md a/index.md true", "a/index.en.md a/index.md true",
        "b/index.md b/index.md false", "b/more.en.md b/more.md false",
        "en/c/index.md c/index.md true",
      ])
  }
}
