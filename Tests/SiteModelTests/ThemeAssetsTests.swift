import Content
import Diagnostics
import Platform
import Testing

@testable import SiteModel

struct ThemeAssetsTests {
  private func assets(_ files: [String: String]) throws -> (ThemeAssets, String) {
    var diagnostics: [Diagnostic] = []
    let folder = try #require(DirectoryHandle("/"))
    let assets = ThemeAssets(
      files.map { path, text in
        let shown = "templates/assets/" + path
        if path.hasSuffix(".css") {
          return .stylesheet(SourceFile(path: shown, text: text), path: path)
        }
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

  /// Each way to write the same name is read as browsers read it, and what replaces it is written so that they
  /// read it again.
  @Test(arguments: [
    (#"url(a\ b.png)"#, #"url(NAME)"#), (#"url("a b.png")"#, #"url("NAME")"#),
    (#"url( 'a%20b.png' )"#, #"url( 'NAME' )"#), (#"url("\61\20 b.png?v")"#, #"url("NAME?v")"#),
    ("url(\"a\\\n b.png#i\")", #"url("NAME#i")"#), (#"URL(\000061\ b.png)"#, #"URL(NAME)"#),
    (#"u\72l(a\ b.png)"#, #"u\72l(NAME)"#), (#"url(" a b.png ")"#, #"url("NAME")"#),
    (#"image-set("a b.png" 1x, url(a\ b.png) 2x)"#, #"image-set("NAME" 1x, url(NAME) 2x)"#),
    (
      #"-webkit-image-set('a b.png' type("image/png") 1x)"#,
      #"-webkit-image-set('NAME' type("image/png") 1x)"#
    ),
    (#"url("/x y.png")"#, #"url("/blog/x y.png")"#), (#"url(/x\ y.png)"#, #"url(/blog/x\ y.png)"#),
    (#"url('/o\'x\\n.png')"#, #"url('/blog/o\'x\\n.png')"#),
  ])
  func `names are replaced however they are written`(css: String, expected: String) throws {
    let (assets, messages) = try assets(["main.css": "a{b:\(css)}", "a b.png": "picture"])
    #expect(messages.isEmpty)
    let picture = try #require(assets.file("a b.png")).route.percentEncoded.dropFirst(7)
    let main = try #require(assets.file("main.css"))
    #expect(text(main) == "a{b:\(expected.replacing("NAME", with: picture))}")
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
