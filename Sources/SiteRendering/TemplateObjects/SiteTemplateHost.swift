import ContentModel
import Diagnostics
import HTMLText
import KPILanguage
import MarkdownRendering
import TemplateEngine
import SiteModel

/// Runs the site's functions and filters for one page.
struct SiteTemplateHost: TemplateHost {
  let rendered: RenderContext
  let localization: Localization
  let recorder: DependencyRecorder

  private var site: Site { rendered.site }

  func willRead(_ name: Name, of dependency: Int) {
    guard dependency >= 0, let member = Member(name) else { return }
    if member == .structured_data {
      StructuredData.record(dependency, of: rendered, in: recorder)
    } else {
      recorder.record(member, of: dependency)
    }
  }

  func beginFragment() { recorder.beginFragment() }

  func endFragment(isKept: Bool) -> (any Sendable)? { recorder.endFragment(isKept: isKept) }

  func reuseFragment(_ fragment: (any Sendable)?) {
    if let sets = fragment as? [Int] { recorder.record(fragment: sets) }
  }

  func call(_ function: Int, _ arguments: HostArguments) throws(HostFailure) -> Value {
    switch Theme.Function(rawValue: function) {
    case .url: try url(arguments[0])
    case .asset: try asset(arguments[0])
    case .translate: try translate(arguments)
    case .data: try data(arguments[0])
    case nil: throw HostFailure("there is no such function")
    }
  }

  func apply(
    _ filter: Int, to value: Value, _ arguments: HostArguments
  ) throws(HostFailure) -> Value {
    switch Theme.Filter(rawValue: filter) {
    case .date: try date(value, pattern: arguments[0])
    case .markdown: try markdown(value)
    case .slug:
      .string(Slug.text(for: try text(value, "slug"), language: localization.language))
    case .absolute: try absolute(value)
    case .number: try figure(value, "number", arguments[0]) { $0.number($1, $2) }
    case .money: try money(value, arguments)
    case .percent: try figure(value, "percent", arguments[0]) { $0.percent($1, $2) }
    case nil: throw HostFailure("there is no such filter")
    }
  }

  // MARK: Functions

  private func url(_ target: Value) throws(HostFailure) -> Value {
    if case .object(let object) = target {
      guard let url = member(.url, of: object) else {
        throw HostFailure("a \(object.typeName) has no URL")
      }
      return url
    }
    guard let text = target.text else {
      throw HostFailure("url() takes a page, a tag or an address, not \(target.kindName)")
    }
    recorder.record(.address(text))
    switch LinkResolver(site: site).url(text) {
    case .unchanged: return target
    case .url(let url), .asset(_, let url): return .string(url)
    case .broken(let message, let help): throw HostFailure(message, help: help)
    }
  }

  private func member(_ member: Member, of object: any TemplateObject) -> Value? {
    willRead(member.name, of: object.dependencyID(for: member.name))
    return object.member(member.name)
  }

  private func asset(_ name: Value) throws(HostFailure) -> Value {
    guard let path = name.text else {
      throw HostFailure("asset() takes the name of a file, not \(name.kindName)")
    }
    recorder.record(.asset(path))
    guard let file = rendered.themeAssets.file(path) else {
      throw HostFailure(
        "there is no \"templates/assets/\(path)\"",
        help: Spelling.didYouMean(path, among: rendered.themeAssets.paths))
    }
    return .string(site.baseURL.url(of: file.route))
  }

  private func translate(_ arguments: HostArguments) throws(HostFailure) -> Value {
    guard let key = arguments[0].text else {
      throw HostFailure("t() takes the key of a word, not \(arguments[0].kindName)")
    }
    recorder.record(.word(language: localization.language, key: key))
    var values: [(name: String, text: String)] = []
    var count: Int?
    if case .integer(let number) = arguments[1] {
      count = number
      values.append(
        ("count", NumberFormat(language: localization.language).number(Rational(number))))
    }
    for (name, value) in arguments.keywords { values.append((name, try text(value, "t"))) }
    do {
      return .string(try localization.message(key, values: values, count: count))
    } catch {
      throw HostFailure(error.message, help: error.help)
    }
  }

  private func data(_ name: Value) throws(HostFailure) -> Value {
    guard let path = name.text else {
      throw HostFailure("data() takes the name of a data file, not \(name.kindName)")
    }
    recorder.record(.data(path))
    guard let value = rendered.data[path] else {
      throw HostFailure(
        "there is no data file \"content/_data/\(path)\" (.yaml, .toml or .json)",
        help: Spelling.didYouMean(path, among: rendered.data.keys))
    }
    return value
  }

  // MARK: Filters

  private func date(_ value: Value, pattern: Value) throws(HostFailure) -> Value {
    guard let written = value.text, let pattern = pattern.text else {
      throw HostFailure("date takes a date and a pattern, not \(value.kindName)")
    }
    let date: DateTime
    do throws(InvalidDate) {
      date = try DateTime(parsing: written)
    } catch {
      throw HostFailure(error.message, help: error.help)
    }
    do throws(DateFormat.PatternError) {
      return .string(try localization.dates.text(date, pattern: pattern))
    } catch {
      throw HostFailure(error.message, help: "a pattern is made like \"d. MMMM yyyy\"")
    }
  }

  private func markdown(_ value: Value) throws(HostFailure) -> Value {
    if case .markup = value { return value }
    let text = try text(value, "markdown")
    recorder.record(.markdown)
    var diagnostics: [Diagnostic] = []
    var delegate = SiteMarkdownDelegate(LinkResolver(site: site), recorder: recorder)
    var options = MarkdownOptions(site: site, language: localization.language)
    options.headingIDs = false
    let file = SourceFile(path: "", text: text)
    guard
      let html = MarkdownRenderer().render(
        file, body: 0..<file.bytes.count, options: options, delegate: &delegate,
        diagnostics: &diagnostics)
    else {
      throw HostFailure(diagnostics.first?.message ?? "this text cannot be rendered as Markdown")
    }
    if let failure = delegate.failure { throw failure }
    return .markup(Markup(html.html))
  }

  private func absolute(_ value: Value) throws(HostFailure) -> Value {
    if case .object(let object) = value, let permalink = member(.permalink, of: object) {
      return permalink
    }
    recorder.record(.base_url, of: rendered.dependencyIDs.site)
    return .string(site.baseURL.absolute(try text(value, "absolute")))
  }

  private func text(_ value: Value, _ user: String) throws(HostFailure) -> String {
    switch value {
    case .integer(let number): return String(number)
    case .number(let number): return String(number)
    default:
      guard let text = value.text else {
        throw HostFailure("\(user) takes a text, not \(value.kindName)")
      }
      return text
    }
  }
}
