import Content
import DataFormats
import Platform
import Diagnostics
import HTMLText
import SiteModel

/// The page at an earlier address of a page, which leads to the current one without a server's help.
struct AliasOutput: RenderedOutput {
  static let kind = "alias"

  let page: PageID
  /// Its index in the front matter's list.
  let number: Int
  let route: Route

  static func plan(_ plan: inout OutputPlan) {
    for id in plan.site.pages.ids {
      let source = plan.site.pages[id].source
      for (number, alias) in source.frontMatter.aliases.enumerated() {
        if let route = route(of: alias.value) {
          plan.add(AliasOutput(page: id, number: number, route: route))
        } else {
          plan.diagnostics.append(
            SiteMessages.alias(
              "\"\(alias.value)\" is not an address that an alias can have",
              at: source.file.location(alias.range)
            ).help("write it like \"/old/address/\""))
        }
      }
    }
  }

  /// Where an alias is published; `nil` for what is not a valid address.
  private static func route(of alias: String) -> Route? {
    // Earlier addresses are copied from browsers, which show them encoded.
    let address = Route.decoding(alias) ?? ""
    let components = address.split(separator: "/", omittingEmptySubsequences: false)
    guard address.hasPrefix("/"), !components.contains(".."), !components.contains("."),
      !components.dropFirst().dropLast().contains(""),
      address.utf8.allSatisfy({ $0 >= 0x20 && $0 != 0x7F && $0 != UInt8(ascii: "\\") })
    else { return nil }
    return Route(
      address.hasSuffix("/") || isHTMLFile(address) ? address : address + "/")
  }

  /// Whether a web host would send a file of this name as HTML.
  ///
  /// What else has a dot, such as `/notes/version-1.2`, is a folder: a file of that name would be downloaded.
  private static func isHTMLFile(_ address: String) -> Bool {
    ["html", "htm"].contains(PathComponents.pathExtension(of: address).lowercased())
  }

  static func description(of name: String) -> String { "an alias of content/\(name)" }

  func name(in site: Site) -> String { site.pages[page].source.path }

  func origin(in site: Site) -> OutputOrigin {
    let source = site.pages[page].source
    return .location(source.file.location(source.frontMatter.aliases[number].range))
  }

  func render(_ output: OutputID, _ scope: RenderScope, into buffer: inout OutputBuffer) {
    let page = scope.page(page)
    let (title, url) = (scope.text(.title, of: page), scope.text(.url, of: page))
    buffer.append("<!doctype html>\n<html lang=\"")
    buffer.append(scope.text(.language, of: page), escaping: .markup)
    buffer.append("\"><head><meta charset=\"utf-8\"><title>")
    buffer.append(title, escaping: .markup)
    buffer.append(
      "</title><meta name=\"robots\" content=\"noindex\"><link rel=\"canonical\" href=\"")
    buffer.append(scope.text(.permalink, of: page), escaping: .markup)
    buffer.append("\"><meta http-equiv=\"refresh\" content=\"0; url=")
    buffer.append(url, escaping: .markup)
    buffer.append("\"></head><body><p><a href=\"")
    buffer.append(url, escaping: .markup)
    buffer.append("\">")
    buffer.append(title, escaping: .markup)
    buffer.append("</a></p></body></html>\n")
  }
}
