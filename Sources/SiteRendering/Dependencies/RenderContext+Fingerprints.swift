import ContentModel
import TemplateEngine
import SiteModel

extension MemberSet {
  /// What follows from a page's rendered Markdown.
  package static let rendered: MemberSet = [
    MemberSet(.comments), MemberSet(.content), MemberSet(.description), MemberSet(.has_more),
    MemberSet(.outline), MemberSet(.reading_time), MemberSet(.summary), MemberSet(.word_count),
  ]
  /// What has a fingerprint from the time when the page was rendered.
  fileprivate static let ofText: MemberSet = [
    MemberSet(.content), MemberSet(.outline), MemberSet(.summary),
  ]
}

/// What outputs can read, and fingerprints that tell whether it is the same as in a former build.
extension RenderContext {
  /// The name of a dependency that stays the same from build to build.
  package func key(of id: Int) -> DependencyKey {
    switch dependencyIDs.kind(of: id) {
    case .page(let index): .page(site.pages[index].source.path)
    case .term(let index): .term(site.terms[index].name)
    case .section(let index): .section(site.sections[index].folder)
    case .site: .site
    case .output(let index): .output(site.outputs[index].route.file)
    case .paginator(let index): .paginator(site.outputs[index].route.file)
    case .named(let index): dependencyKeys[index]
    }
  }

  /// How many numbers dependencyIDs have up to now.
  package var dependencyCount: Int { dependencyIDs.firstNamed + dependencyKeys.count }

  /// Which page of the site a dependency is.
  package func page(ofDependency id: Int) -> Int? {
    id < dependencyIDs.pageCount ? id : nil
  }

  /// Tells the present values of what was read from others; members of `MemberSet.rendered` cost the
  /// rendering of the page where that was not yet needed.
  package func fingerprints(of members: [Member], of id: Int) -> [UInt64] {
    if members.isEmpty { return [] }
    let object: any TemplateObject
    var text: TextFingerprints?
    var items: UInt64?
    switch dependencyIDs.kind(of: id) {
    case .page(let page):
      object = PageObject(
        rendered: self, source: .source(page), route: site.pages[page].route, isCurrent: false,
        number: id)
      if !MemberSet.ofText.isDisjoint(with: MemberSet(members)) {
        text = self.page(page).fingerprints
      }
    case .term(let term): object = TermObject(self, term)
    case .section(let section): object = SectionObject(self, section)
    case .site: object = SiteObject(self, menu: menu)
    case .output(let output):
      guard let page = page(ofOutput: output) else {
        return members.map { _ in fileFingerprint(output) }
      }
      object = page
    case .paginator(let output):
      guard case .listing(let listing, let page) = site.outputs[output].kind else { return [] }
      object = PaginatorObject(self, listing: listing, number: page, output: output)
      if members.contains(.items) { items = itemsFingerprint(listing, page) }
    case .named: return []
    }
    return members.map { member in
      let known: UInt64? =
        switch member {
        case .content: text?.content
        case .summary: text?.summary
        case .outline: text?.outline
        case .items: items
        default: nil
        }
      return known ?? object.member(member.name).map(Fingerprint.of) ?? 1
    }
  }

  /// The same for a dependency without members.
  package func fingerprint(of id: Int) -> UInt64 {
    guard case .named(let index) = dependencyIDs.kind(of: id) else { return 0 }
    var fingerprint = Fingerprint()
    switch dependencyKeys[index] {
    case .word(let language, let key):
      guard let word = localization(language)?.entry(key) else { return 0 }
      fingerprint.add(Value(word))
    case .data(let name):
      guard let value = data[name] else { return 0 }
      fingerprint.add(value)
    case .asset(let path):
      fingerprint.add(themeAssets.file(path).map { site.baseURL.url(of: $0.route) } ?? "")
    case .address(let written): fingerprint.add(LinkResolver(site: site).url(written))
    case .timeZone: fingerprint.add(site.content.configuration.timeZone.identifier)
    case .markdown: fingerprint.add(site.content.configuration.markdown)
    default: return 0
    }
    return fingerprint.hash
  }

  /// The posts on one page of a list, without the objects that templates see.
  private func itemsFingerprint(_ listing: Int, _ number: Int) -> UInt64 {
    var fingerprint = Fingerprint()
    let posts = site.listings[listing].posts(onPage: number)
    fingerprint.add(posts.count)
    for post in posts { fingerprint.add(site.pages[post].identity) }
    return fingerprint.hash
  }

  private func page(ofOutput index: Int) -> PageObject? {
    let output = site.outputs[index]
    return PageObject.Source(output.kind).map {
      PageObject(
        rendered: self, source: $0, route: output.route, isCurrent: true,
        number: dependencyIDs.output(index))
    }
  }

  /// What makes up an output that is no page.
  private func fileFingerprint(_ index: Int) -> UInt64 {
    var fingerprint = Fingerprint()
    switch site.outputs[index].kind {
    case .feed(let term):
      for post in AtomFeed(rendered: self, term: term).posts {
        fingerprint.add(site.pages[post].source.path)
      }
    case .sitemap: Sitemap(rendered: self).add(to: &fingerprint, part: nil)
    case .sitemapPart(let number): Sitemap(rendered: self).add(to: &fingerprint, part: number)
    case .themeAsset(let asset): fingerprint.add(themeAssets.files[asset].bytes)
    default: break
    }
    return fingerprint.hash
  }
}

extension Fingerprint {
  mutating func add(_ settings: SiteConfiguration.Markdown) {
    add(settings.typography ? 1 : 0)
    add(settings.rawHTML ? 1 : 0)
    add(settings.sizeLimit)
  }

  mutating func add(_ target: LinkResolver.Target) {
    switch target {
    case .unchanged: add("as written")
    case .url(let url): add(url)
    case .asset(let asset, let url):
      add(url)
      add(asset.pixelSize?.width ?? -1)
      add(asset.pixelSize?.height ?? -1)
    case .broken(let message, _): add("broken " + message)
    }
  }
}
