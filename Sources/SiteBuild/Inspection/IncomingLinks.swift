import Content
import DataFormats
import Diagnostics
import SiteModel
import SiteRendering

/// The links in texts of other pages that lead to a page.
struct IncomingLinks {
  /// Where they are, one for each page that has some, in the order of the pages' files.
  let places: [SourceLocation]

  /// More are not looked for.
  private static let most = 50

  /// Looks at what the texts of all pages link to; resolves only links that may be meant by their last names.
  init(to output: OutputID, on live: LiveSite) {
    let site = live.plan.context.site
    let route = live.plan.outputs[output].route
    let target = live.plan.renderer.page(of: output)
    let aliases = target.map { site.pages[$0].source.frontMatter.aliases.map(\.value) } ?? []
    let routes = [route, route.canonical] + aliases.map { Route($0).canonical }
    let urls = Set(routes.map { site.baseURL.url(of: $0) })
    var names = Set(routes.map { Self.lastName(of: $0.path[...]) })
    if let target { names.insert(site.pages[target].source.fileSlug) }
    let needles = names.map { Array($0.utf8) }
    let resolver = LinkResolver(site: site)
    var places: [SourceLocation] = []
    for (page, record) in zip(site.pages.ids, live.record.state.pages) where page != target {
      let link = record.references.first { reference in
        reference.kind == .link && Self.mayName(needles, reference.written)
          && Self.leads(reference.written, from: site.pages[page], to: urls, resolver)
      }
      guard let link else { continue }
      places.append(Self.place(of: link.written, in: site.pages[page].source.unnoticed()))
      if places.count == Self.most { break }
    }
    self.places = places
  }

  private static func lastName(of path: Substring) -> String {
    String(path.split(separator: "/").last ?? "")
  }

  /// Whether a link has one of the names in it, or says nothing by its last name.
  private static func mayName(_ names: [[UInt8]], _ written: String) -> Bool {
    var written = written
    return written.withUTF8 { bytes in
      if bytes.contains(UInt8(ascii: "%")) { return true }
      let end = bytes.firstIndex { $0 == UInt8(ascii: "?") || $0 == UInt8(ascii: "#") }
      let path = bytes[..<(end ?? bytes.endIndex)]
      let start = path.lastIndex(of: UInt8(ascii: "/")).map { $0 + 1 } ?? 0
      let last = path[start...]
      if last.allSatisfy({ $0 == UInt8(ascii: ".") }) || last.starts(with: "index.".utf8) {
        return true
      }
      return names.contains { name in
        guard name.count <= bytes.count else { return false }
        return (0...(bytes.count - name.count)).contains { offset in
          bytes[offset...].starts(with: name)
        }
      }
    }
  }

  private static func leads(
    _ written: String, from page: Page, to urls: Set<String>, _ resolver: LinkResolver
  ) -> Bool {
    func isPath(_ character: Character) -> Bool { character != "?" && character != "#" }
    let resolved: LinkResolver.Target
    if let below = resolver.site.baseURL.relativePart(ofWhole: written) {
      guard let path = Route.decoding(below.prefix(while: isPath)) else { return false }
      resolved = resolver.url("/" + path)
    } else {
      resolved = resolver.resolve(written, from: page)
    }
    guard case .url(let url, _) = resolved else { return false }
    return urls.contains(String(url.prefix(while: isPath)))
  }

  /// Where a link is written, as far as the text shows it; else its file.
  private static func place(of written: String, in source: SourcePage) -> SourceLocation {
    let file = source.file
    guard
      let range = file.bytes[min(source.bodyStart, file.bytes.count)...].firstRange(
        of: Array(written.utf8)), !range.isEmpty
    else { return SourceLocation(path: source.shownPath) }
    return file.location(range)
  }
}
