import ContentModel
import HTMLText
import SiteModel

/// The addresses of all pages for search engines (sitemaps.org, protocol 0.9).
struct Sitemap {
  private static let namespace = "http://www.sitemaps.org/schemas/sitemap/0.9"

  let rendered: RenderContext

  /// `sitemap.xml`: all addresses, or the list of the parts where they are too many for one file.
  func bytes() -> [UInt8] {
    let pages = indexed
    guard pages.count > OutputPlanner.sitemapSize else { return urlSet(pages[...]) }
    let baseURL = rendered.site.baseURL
    var writer = XMLWriter()
    writer.element("sitemapindex", ["xmlns": Self.namespace]) { index in
      for output in rendered.site.outputs {
        guard case .sitemapPart = output.kind else { continue }
        index.element("sitemap") {
          $0.element("loc", text: baseURL.permalink(of: output.route))
        }
      }
    }
    return writer.output.bytes
  }

  /// One of the parts, counted from 1.
  func bytes(part number: Int) -> [UInt8] {
    let size = OutputPlanner.sitemapSize
    return urlSet(indexed.dropFirst((number - 1) * size).prefix(size))
  }

  /// The outputs that it names, by their indices in `Site.outputs`.
  private var indexed: [Int] {
    let outputs = rendered.site.outputs
    return outputs.indices.filter { output in
      if case .page(let page) = outputs[output].kind {
        return rendered.site.pages[page].kind != .notFound
      }
      return outputs[output].kind.isIndexed
    }
  }

  /// Adds all that the file, or a part of it, follows from but for the site's address and time zone.
  func add(to fingerprint: inout Fingerprint, part number: Int?) {
    let size = OutputPlanner.sitemapSize
    let outputs = number.map { indexed.dropFirst(($0 - 1) * size).prefix(size) } ?? indexed[...]
    for output in outputs {
      fingerprint.add(rendered.site.outputs[output].route.path)
      if let date = lastChange(output) { fingerprint.add(rendered.rfc3339(date)) }
    }
  }

  private func lastChange(_ output: Int) -> DateTime? {
    guard case .page(let index) = rendered.site.outputs[output].kind else { return nil }
    return rendered.site.pages[index].source.frontMatter.updated?.value
      ?? rendered.site.pages[index].date
  }

  private func urlSet(_ outputs: ArraySlice<Int>) -> [UInt8] {
    let site = rendered.site
    var writer = XMLWriter()
    writer.element("urlset", ["xmlns": Self.namespace]) { set in
      for output in outputs {
        set.element("url") { url in
          url.element("loc", text: site.baseURL.permalink(of: site.outputs[output].route))
          if let date = lastChange(output) {
            url.element("lastmod", text: rendered.rfc3339(date))
          }
        }
      }
    }
    return writer.output.bytes
  }
}
