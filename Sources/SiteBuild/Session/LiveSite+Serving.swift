import Content
import DataFormats
package import Diagnostics
import Platform
package import SiteModel
import SiteRendering

/// What a server asks of a site.
extension LiveSite {
  /// The path of `base_url`, with slashes at both ends.
  package var basePath: String { plan.context.site.baseURL.path }

  /// Scheme and host of `base_url`.
  package var origin: String { plan.context.site.baseURL.origin }

  /// Where the page at a file leads that is nothing but an earlier address; `nil` for all others.
  package func redirect(of path: String) -> String? {
    let site = plan.context.site
    return output(path).flatMap(plan.renderer.redirectTarget).map {
      site.baseURL.url(of: site.pages[$0].route)
    }
  }

  /// Whether a path below the site's folder is one of its sources.
  package func isSource(_ path: String) -> Bool { listing.contains(path) }

  // MARK: Publication

  /// Why a page is not on the published site.
  package struct Unpublished: Sendable {
    /// The reason.
    package let reason: Site.UnpublishedReason
    /// Since when or until when, as RFC 3339 writes it or as a date; `nil` for a draft.
    package let time: String?
    /// The name of the site's time zone.
    package let zone: String
    /// The line that says so.
    package let location: SourceLocation
  }

  /// Why the page at a file would not be published by a build at an instant without options; `nil` for one that would
  /// be, and where there is no page.
  package func unpublished(_ path: String, at now: Int) -> Unpublished? {
    guard let output = output(path), let page = plan.renderer.page(of: output) else { return nil }
    let site = plan.context.site
    guard let reason = site.unpublishedReason(of: page, at: now) else { return nil }
    let source = site.pages[page].source
    let zone = site.content.configuration.timeZone
    let date = site.writtenDate(of: page, reason)
    let value = date?.value ?? (reason == .future ? source.fileDate : nil)
    return Unpublished(
      reason: reason,
      time: value.map {
        $0.time == nil ? $0.dateText : $0.rfc3339(siteOffset: zone.offset(of: $0))
      },
      zone: zone.identifier,
      location: date.map { source.file.location($0.range) }
        ?? SourceLocation(path: source.shownPath))
  }

  /// The pages that the page at a file links to and that a build without options would not publish, so that it would
  /// stop at the links; by their files.
  package func unpublishedLinks(of path: String, at now: Int) -> [String] {
    guard let output = output(path), let page = plan.renderer.page(of: output) else { return [] }
    let site = plan.context.site
    let resolver = LinkResolver(site: site)
    var files: [String] = []
    for reference in record.state.pages[page.index].references where reference.kind == .link {
      guard case .url(let url, _) = resolver.resolve(reference.written, from: site.pages[page]),
        let file = file(atURL: url), !files.contains(file), unpublished(file, at: now) != nil
      else { continue }
      files.append(file)
    }
    return files
  }

  /// The pages that the page at a file is likely to show, as a list does, and that a build without options would not
  /// publish; by their files.
  package func unpublishedPages(on path: String, at now: Int) -> [String] {
    guard let output = output(path) else { return [] }
    let site = plan.context.site
    return plan.outputs[output.index].shownPages(in: site).map { site.pages[$0].route.file }
      .filter { $0 != path && unpublished($0, at: now) != nil }
  }

  /// The file of the page that a URL of the site leads to.
  private func file(atURL url: String) -> String? {
    let address = url.prefix { $0 != "#" && $0 != "?" }
    guard address.hasPrefix(basePath), let below = Route.decoding(address.dropFirst(basePath.count))
    else { return nil }
    return [below, below + "index.html"].first { output($0) != nil }
  }

  // MARK: Dependencies

  /// Whether the page at a file follows from a source, so that a message about the source concerns the page.
  package func page(_ path: String, uses source: String) -> Bool {
    guard let output = output(path) else { return false }
    let state = record.state
    let known = state.outputs[output.index]
    if source == "site.yaml" || source == "site.toml" { return true }
    if let template = known.template,
      state.templates[template].files.contains(where: { $0.path == source })
    {
      return true
    }
    func isMeant(_ key: DependencyKey) -> Bool {
      switch key {
      case .page(let path): "content/" + path == source
      case .asset(let path): source.hasSuffix("assets/" + path)
      case .data(let name): source.hasPrefix("content/_data/" + name + ".")
      case .message(let language, _): source.hasSuffix("strings/\(language).yaml")
      default: false
      }
    }
    let uses = known.own + known.shared.flatMap { state.useSets[$0] }
    if uses.contains(where: { isMeant(state.dependencies[$0.dependency].key) }) { return true }
    guard let page = plan.renderer.page(of: output) else { return false }
    return state.pages[page.index].references.contains { reference in
      reference.kind != .link && source.hasSuffix(reference.written)
    }
  }
}
