import Content
import DataFormats
import Diagnostics
import HTMLText
import MarkdownRendering
import Platform
import SiteModel
import TemplateEngine

/// The picture that stands for a page in lists, feeds and previews: front matter's `image`, found.
struct PageImage: Sendable {
  /// As links of the site have it, or a whole URL.
  let url: String
  /// What it shows; empty where it only decorates.
  let alt: String
  /// In CSS pixels; `nil` for pictures of other sites, and where the file does not tell.
  let width: Int?
  let height: Int?

  /// What templates see.
  var value: Value {
    .dictionary(of: [
      ("url", .string(url)), ("alt", .string(alt)),
      ("width", width.map(Value.integer) ?? Value.none),
      ("height", height.map(Value.integer) ?? Value.none),
    ])
  }

  private static func isWebAddress(_ address: String) -> Bool {
    ["https://", "http://", "//"].contains(where: address.lowercased().hasPrefix)
  }

  /// Whether browsers show a file of this name as a picture.
  private static func isPicture(_ url: String) -> Bool {
    let path = url.prefix { $0 != "?" && $0 != "#" }
    return endings.contains(PathComponents.pathExtension(of: String(path)).lowercased())
  }

  private static let endings: Set = [
    "png", "jpg", "jpeg", "gif", "webp", "avif", "svg", "apng", "bmp",
  ]
}

extension PageImage {
  /// Looks the file up as an image of the text; `nil` where there is no such picture, which is reported.
  init?(
    _ written: FrontMatter.Image, in file: SourceFile, links: PageLinkHandler,
    figures: FigureHandler, _ diagnostics: inout [Diagnostic]
  ) {
    let destination = written.file.value
    let alt = written.alt.map { figures.replacement(for: $0.value, at: $0.range) } ?? ""
    let target = links.resolve(
      MarkdownLink(destination: destination, kind: .image, text: alt, range: written.file.range))
    switch target {
    case .image(let url, let width, let height) where Self.isPicture(url):
      self.init(url: url, alt: alt, width: width, height: height)
    case nil where Self.isWebAddress(destination), .unchanged where Self.isWebAddress(destination):
      self.init(url: destination, alt: alt, width: nil, height: nil)
    case .url(let url, _) where Self.isPicture(url):
      self.init(url: url, alt: alt, width: nil, height: nil)
    case .refused, .unchanged: return nil
    case nil, .image, .url, .html:
      diagnostics.append(
        SiteMessages.notAPicture(destination, at: file.location(written.file.range)))
      return nil
    }
  }
}

extension RenderScope {
  /// The picture of a page with its whole URL; `nil` where it has none.
  func image(of page: SiteObject) -> PageImage? {
    guard case .dictionary(let image)? = read(.image, of: page), let url = image["url"]?.text else {
      return nil
    }
    func size(_ key: String) -> Int? {
      if case .integer(let pixels)? = image[key] { pixels } else { nil }
    }
    return PageImage(
      url: url.hasPrefix("/") && !url.hasPrefix("//") ? origin + url : url,
      alt: image["alt"]?.text ?? "", width: size("width"), height: size("height"))
  }
}
