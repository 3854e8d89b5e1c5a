import Content
import Diagnostics
import Platform
import Testing

@testable import SiteModel

struct StylesheetReferencesTests {
  @Test(arguments: [
    ("a{b:url(x.png)}", ["x.png"]), ("a{b:URL( 'x y.png' )}", ["x y.png"]),
    ("@import \"a.css\"; @import 'b.css' print; b{content:\"url(no)\"}", ["a.css", "b.css"]),
    ("/* url(no) */ a{b:url(\"y\")", ["y"]), ("@import url(c.css);", ["c.css"]),
    ("@media x{a{content:'b'}}", []), ("url(", [""]), ("\"\\", []), ("/*", []),
  ])
  func `addresses are found, strings and comments passed over`(css: String, expected: [String]) {
    let bytes = Array(css.utf8)
    let found = StylesheetReferences.find(in: bytes)
      .map { String(decoding: bytes[$0], as: UTF8.self) }
    #expect(found == expected)
  }

  private func assets(_ files: [String: String]) throws -> (ThemeAssets, String) {
    var diagnostics: [Diagnostic] = []
    let folder = try #require(DirectoryHandle("/"))
    let assets = ThemeAssets(
      files.map { path, text in
        let shown = "templates/assets/" + path
        if path.hasSuffix(".css") { return .stylesheet(SourceFile(path: shown, text: text)) }
        let asset = SourceAsset(
          path: path, shownAs: shown, file: FileLocation(shown, in: folder),
          signature: FileSignature(byteCount: text.utf8.count, time: 0, inode: 0))
        return .copied(asset, Hash64(Array(text.utf8)))
      },
      baseURL: try BaseURL(parsing: "https://example.org/blog/"), diagnostics: &diagnostics)
    return (
      assets, diagnostics.inSourceOrder().map(ConsoleFormat().text(for:)).joined()
    )
  }

  /// The published stylesheet.
  private func text(_ file: ThemeAssets.File) -> String? {
    guard case .bytes(let bytes) = file.content else { return nil }
    return String(decoding: bytes, as: UTF8.self)
  }

  @Test func `names hold the hash of what is published`() throws {
    let (assets, messages) = try assets([
      "main.css": "@import \"sub/a.css\";b{c:url(/x.png) url(f.woff2?v#i) url(data:x) url(#y)}",
      "sub/a.css": "d{e:url(../f.woff2)}", "f.woff2": "font", "LICENSE": "free",
    ])
    #expect(messages.isEmpty)
    let font = try #require(assets.file("f.woff2")).route.path
    #expect(font == "assets/f.\(Hash64(Array("font".utf8)).hexadecimal).woff2")
    #expect(assets.file("LICENSE")?.route.path.hasPrefix("assets/LICENSE.") == true)
    let sub = try #require(assets.file("sub/a.css"))
    let fontName = font.dropFirst("assets/".count)
    #expect(text(sub) == "d{e:url(../\(fontName))}")
    let main = try #require(assets.file("main.css"))
    #expect(
      text(main)
        == "@import \"\(sub.route.path.dropFirst(7))\";"
        + "b{c:url(/blog/x.png) url(\(fontName)?v#i) url(data:x) url(#y)}")
  }

  @Test func `missing files and circles are errors`() throws {
    let (_, messages) = try assets([
      "a.css": "@import \"b.css\";", "b.css": "@import \"a.css\";\nx{y:url(pic.png)}",
      "pick.png": "",
    ])
    #expect(
      messages == """
        templates/assets/b.css:1:10: error: stylesheets import each other in a cycle: \
        a.css → b.css → a.css
          @import "a.css";
                   ^~~~~
        templates/assets/b.css:2:9: error: there is no "pic.png" beside this stylesheet
          x{y:url(pic.png)}
                  ^~~~~~~
        help: did you mean "pick.png"?

        """)
  }
}
