import ContentModel
import HTMLText
import MarkdownRendering
import TemplateEngine

extension MemberSet {
  /// What follows from a page's rendered Markdown.
  package static let rendered: MemberSet = [
    MemberSet(.comments), MemberSet(.content), MemberSet(.description), MemberSet(.has_more),
    MemberSet(.outline), MemberSet(.reading_time), MemberSet(.summary), MemberSet(.word_count),
  ]
}

/// What outputs can read, and fingerprints that tell whether it is the same as in a former build.
extension RenderedSite {
  /// The name of a subject that stays the same from build to build.
  package func key(of number: Int) -> SubjectKey {
    switch subjects.kind(of: number) {
    case .page(let index): .page(site.pages[index].source.path)
    case .term(let index): .term(site.terms[index].name)
    case .section(let index): .section(site.sections[index].folder)
    case .site: .site
    case .output(let index): .output(site.outputs[index].route.file)
    case .paginator(let index): .paginator(site.outputs[index].route.file)
    case .named(let index): names[index]
    }
  }

  /// Which page of the site a subject is.
  package func page(ofSubject number: Int) -> Int? {
    number < subjects.pageCount ? number : nil
  }

  /// Tells the present value of what was read from others; members of `MemberSet.rendered` cost the
  /// rendering of the page where that was not yet needed.
  package func fingerprint(of member: Member, of number: Int) -> UInt64 {
    switch subjects.kind(of: number) {
    case .page(let page):
      if member == .content { return contentFingerprint(page) }
      return Fingerprint.of(Value.page(page, of: self), member)
    case .term(let term): return Fingerprint.of(.object(TermObject(self, term)), member)
    case .section(let section):
      return Fingerprint.of(.object(SectionObject(self, section)), member)
    case .site: return Fingerprint.of(siteValue, member)
    case .output(let output): return ownFingerprint(output, member)
    case .paginator(let output):
      guard case .listing(let listing, let page) = site.outputs[output].kind else { return 0 }
      return Fingerprint.of(
        .object(PaginatorObject(self, listing: listing, number: page, output: output)), member)
    case .named: return 0
    }
  }

  /// The same for a subject without members.
  package func fingerprint(of number: Int) -> UInt64 {
    guard case .named(let index) = subjects.kind(of: number) else { return 0 }
    var fingerprint = Fingerprint()
    switch names[index] {
    case .word(let language, let key):
      guard let word = localization(language)?.entry(key) else { return 0 }
      fingerprint.add(Value(word))
    case .data(let name): fingerprint.add(data[name] ?? .none)
    case .asset(let path): fingerprint.add(themeAssets.file(path)?.route.path ?? "")
    case .address(let written): fingerprint.add(LinkResolver(site: site).url(written))
    case .timeZone: fingerprint.add(site.content.configuration.timeZone.identifier)
    default: return 0
    }
    return fingerprint.hash
  }

  /// All forms of a page's text.
  private func contentFingerprint(_ page: Int) -> UInt64 {
    let body = self.page(page).body
    var fingerprint = Fingerprint()
    fingerprint.add(body.html)
    var output = OutputBuffer(capacity: 2 * body.html.count + 1024)
    body.append(.list(pageURL: pageURLs[page]), to: &output)
    let permalink = site.baseURL.permalink(of: site.pages[page].route)
    body.append(.feed(pageURL: permalink, origin: site.baseURL.origin), to: &output)
    fingerprint.add(output.bytes)
    return fingerprint.hash
  }

  /// What an output has for itself.
  private func ownFingerprint(_ index: Int, _ member: Member) -> UInt64 {
    let output = site.outputs[index]
    var fingerprint = Fingerprint()
    switch output.kind {
    case .feed(let term):
      for post in AtomFeed(rendered: self, term: term).posts {
        fingerprint.add(site.pages[post].source.path)
      }
    case .sitemap: Sitemap(rendered: self).add(to: &fingerprint, part: nil)
    case .sitemapPart(let number): Sitemap(rendered: self).add(to: &fingerprint, part: number)
    case .themeAsset(let asset): fingerprint.add(themeAssets.files[asset].bytes)
    default:
      guard let subject = PageObject.Subject(output.kind) else { return 0 }
      let page = PageObject(
        rendered: self, subject: subject, route: output.route, isCurrent: true,
        number: subjects.output(index))
      return Fingerprint.of(.object(page), member)
    }
    return fingerprint.hash
  }
}

extension Fingerprint {
  fileprivate static func of(_ owner: Value, _ member: Member) -> UInt64 {
    guard case .object(let object) = owner, let value = object.member(member.name) else { return 1 }
    return of(value)
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
