import Content
import DataFormats
import Diagnostics
import HTMLText
import SiteModel
import SiteRendering

/// The pages to which a reader gets from another page of the site.
///
/// Links in texts and those that templates set count, in lists, menus and wherever else: a template that
/// reads a page's URL links to it. A post is also reached where a list shows it without a link.
struct LinkedPages {
  /// All of them.
  private(set) var pages: Set<PageID> = []

  private let context: RenderContext
  private let resolver: LinkResolver
  /// The pages by the URLs at which they are, and were.
  private let pageByURL: [String: PageID]
  /// The pages with texts of lists, by the lists' files; empty where the site has one language, whose lists nothing
  /// links to in this way.
  private let pageOfList: [String: PageID]
  /// The pages whose addresses are among an author's values, by what has the values.
  private var pagesByValues: [DependencyID: [PageID]] = [:]

  private static let linkFields: FieldSet = [.url, .permalink]
  private static let listFields: FieldSet = [
    .url, .permalink, .title, .content, .summary, .description,
  ]

  init(_ plan: BuildPlan, _ execution: Execution, _ usage: SiteUsage) {
    context = plan.context
    let site = plan.context.site
    resolver = LinkResolver(site: site)
    pageByURL = Self.pageByURL(plan)
    pageOfList = site.languages.count > 1 ? Self.pageOfList(plan) : [:]
    for (page, record) in zip(site.pages.ids, execution.pages) {
      for reference in record.references where reference.kind == .link {
        add(target(of: reference.written, on: page), from: page)
      }
    }
    addLinks(ofOutputs: execution.entries, plan)
    for template in site.content.theme.templates
    where usage.templateFiles.contains(template.file.path) {
      for address in TemplateLinks.addresses(in: template.file.bytes) {
        add(target(ofWritten: address), from: nil)
      }
    }
  }

  private static func pageByURL(_ plan: BuildPlan) -> [String: PageID] {
    let site = plan.context.site
    var pages: [String: PageID] = [:]
    for output in plan.outputs.ids {
      guard let page = plan.renderer.redirectTarget(of: output) else { continue }
      pages[site.baseURL.url(of: plan.outputs[output.index].route.canonical)] = page
    }
    for page in site.pages.ids {
      let route = site.pages[page].route
      for route in [route, route.canonical] { pages[site.baseURL.url(of: route)] = page }
    }
    return pages
  }

  private static func pageOfList(_ plan: BuildPlan) -> [String: PageID] {
    Dictionary(
      plan.outputs.ids.compactMap { output in
        plan.renderer.sourcePage(of: output).map { (plan.outputs[output.index].route.file, $0) }
      }
    ) { first, _ in first }
  }

  // MARK: Outputs

  private mutating func addLinks(ofOutputs entries: [OutputEntry], _ plan: BuildPlan) {
    let sets = context.useSets.values
    /// The only page that has used a set up to now; `nil` where there are several, or one without a file.
    var readers: [Int: PageID?] = [:]
    for entry in entries where plan.outputs[entry.output.index].isPage {
      let page = plan.renderer.sourcePage(of: entry.output)
      for use in entry.uses.own { add(use, from: page) }
      for set in entry.uses.shared {
        switch readers[set] {
        case .none:
          readers[set] = .some(page)
          for use in sets[set] { add(use, from: page) }
        case .some(let first?) where first != page:
          readers[set] = .some(nil)
          for use in sets[set] { add(use, from: nil) }
        default: break
        }
      }
    }
  }

  /// Adds what a page links to by something that its template reads.
  private mutating func add(_ use: DependencyUse, from page: PageID?) {
    let dependency = DependencyID(use.dependency)
    let site = context.site
    func reads(_ field: Field) -> Bool { use.fields.contains(field) }
    switch context.key(of: dependency) {
    case .page(let path):
      guard let target = site.pageByPath[path] else { return }
      let fields = site.pages[target].kind == .post ? Self.listFields : Self.linkFields
      if !use.fields.isDisjoint(with: fields) { add(target, from: page) }
      if reads(.languages) { addVersions(of: target, from: page) }
      if reads(.extra) {
        add(addressesIn: site.pages[target].source.frontMatter.extra, of: dependency, from: page)
      }
    case .section(let key):
      guard !use.fields.isDisjoint(with: Self.linkFields) else { return }
      let section = site.sections.first {
        $0.folder == key.folder && site.languages[$0.language].key == key.language
      }
      add(section?.indexPage, from: page)
    case .site(let key):
      guard let language = site.languages.id(ofKey: key) else { return }
      let settings = site.languages[language].settings
      if reads(.menu) {
        for entry in settings.menu { add(target(of: entry.target), from: page) }
      }
      if reads(.author), let url = settings.author?.url {
        add(target(ofWritten: url), from: page)
      }
      if reads(.extra) { add(addressesIn: settings.extra, of: dependency, from: page) }
    case .address(let address, _): add(target(of: address), from: page)
    case .data(let name):
      if let data = site.content.data[name] { add(addressesIn: data, of: dependency, from: page) }
    case .setting(let name):
      // A page among the settings is named by its path.
      if let value = site.content.theme.settings.values[name] {
        add(addressesIn: value, of: dependency, from: page)
      }
    case .output(let file):
      if let target = pageOfList[file] {
        if !use.fields.isDisjoint(with: Self.linkFields) { add(target, from: page) }
        if reads(.languages) { addVersions(of: target, from: page) }
      }
      // The page of a list, with the front matter of its index page.
      guard let page, reads(.extra) else { return }
      add(addressesIn: site.pages[page].source.frontMatter.extra, of: dependency, from: page)
    case .term, .paginator, .message, .asset, .place, .related, .timeZone, .markdown: break
    }
  }

  // MARK: Addresses

  private mutating func add(_ target: PageID?, from page: PageID?) {
    if let target, target != page { pages.insert(target) }
  }

  /// Adds the pages of addresses among an author's values, which a template may show as they are.
  private mutating func add(
    addressesIn value: DataValue, of dependency: DependencyID, from page: PageID?
  ) {
    let targets = pagesByValues[dependency] ?? targets(in: value)
    pagesByValues[dependency] = targets
    for target in targets { add(target, from: page) }
  }

  private func targets(in value: DataValue) -> [PageID] {
    switch value {
    case .string(let text): [target(ofWritten: text)].compactMap(\.self)
    case .list(let values): values.flatMap(targets)
    case .map(let entries): entries.flatMap { targets(in: $0.value) }
    case .null, .boolean, .integer, .number, .dateTime: []
    }
  }

  private mutating func addVersions(of target: PageID, from page: PageID?) {
    for version in context.site.translations.versions(of: target) where version != target {
      add(version, from: page)
    }
  }

  /// The page of an address that is written as browsers see it, with the path of the site's address or
  /// without.
  private func target(ofWritten text: String) -> PageID? {
    let baseURL = context.site.baseURL
    if text.hasPrefix(baseURL.path), baseURL.path != "/" {
      return target(of: "/" + text.dropFirst(baseURL.path.count))
    }
    let isAddress = text.hasPrefix("/") || baseURL.relativePart(ofWhole: text) != nil
    return isAddress ? target(of: text) : nil
  }

  private func target(of entry: LanguageSettings.MenuEntry.Target) -> PageID? {
    switch entry {
    case .url(let written), .page(let written): target(of: written.value)
    }
  }

  /// The page that a link leads to: one in the text of a page, or else one of the site.
  private func target(of written: String, on page: PageID? = nil) -> PageID? {
    func isPath(_ character: Character) -> Bool { character != "?" && character != "#" }
    var resolved = LinkResolver.Target.unchanged
    if let below = resolver.site.baseURL.relativePart(ofWhole: written) {
      resolved =
        Route.decoding(below.prefix(while: isPath)).map { resolver.url("/" + $0) } ?? .unchanged
    } else if let page {
      resolved = resolver.resolve(written, from: resolver.site.pages[page])
    } else {
      resolved = resolver.url(written)
    }
    guard case .url(let url, _) = resolved else { return nil }
    return pageByURL[String(url.prefix(while: isPath))]
  }
}
