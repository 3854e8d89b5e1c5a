import Content
import DataFormats
import Diagnostics
import HTMLText
import KPILanguage
import MarkdownRendering
import TemplateEngine
import SiteModel

/// Answers templates for one page: fields of objects, the site's functions and filters.
struct SiteTemplateHost: TemplateHost {
  let scope: RenderScope
  /// The page's.
  let language: String
  let dates: DateFormat

  func member(_ name: Name, of object: any TemplateObject) -> Value? {
    guard let object = object as AnyObject as? SiteObject else { return nil }
    if object.isTheme { return scope.read(SettingFact(name: scope.text(of: name))) }
    if let field = Field(name) { return scope.read(field, of: object) }
    return scope.vocabulary.taxonomy(name).flatMap { scope.read($0, of: object) }
  }

  func memberNames(of object: any TemplateObject) -> [String] {
    guard let object = object as AnyObject as? SiteObject else { return [] }
    if case .theme(let names) = object.referent { return names }
    return object.fields.map(\.text)
      + (object.hasTerms ? scope.vocabulary.taxonomies.map(\.name) : [])
  }

  func beginFragment() { scope.beginFragment() }

  func endFragment(isKept: Bool) -> (any Sendable)? { scope.endFragment(isKept: isKept) }

  func reuseFragment(_ fragment: (any Sendable)?) {
    if let sets = fragment as? [Int] { scope.reuse(fragment: sets) }
  }

  func call(_ function: Int, _ arguments: HostArguments) throws(HostFailure) -> Value {
    switch TemplateInterface.Function(rawValue: function) {
    case .url: try url(arguments[0], isOptional: Self.isTrue(arguments[1]))
    case .asset: try asset(arguments[0], isOptional: Self.isTrue(arguments[1]))
    case .translate: try translate(arguments)
    case .data: try data(arguments[0])
    case nil: throw HostFailure("there is no such function")
    }
  }

  func apply(
    _ filter: Int, to value: Value, _ arguments: HostArguments
  ) throws(HostFailure) -> Value {
    switch TemplateInterface.Filter(rawValue: filter) {
    case .date: try date(value, pattern: arguments[0])
    case .markdown: try markdown(value)
    case .slug:
      .string(Slug.text(for: try text(value, "slug"), language: language))
    case .absolute: try absolute(value)
    case .number: try figure(value, "number", arguments[0]) { $0.number($1, $2) }
    case .money: try money(value, arguments)
    case .percent: try figure(value, "percent", arguments[0]) { $0.percent($1, $2) }
    case nil: throw HostFailure("there is no such filter")
    }
  }

  // MARK: Functions

  /// The URL of a page or an address; where it may be missing, none for what leads nowhere.
  private func url(_ target: Value, isOptional: Bool) throws(HostFailure) -> Value {
    if case .object(let object) = target {
      guard let object = object as AnyObject as? SiteObject, let url = scope.read(.url, of: object)
      else {
        throw HostFailure("a \(object.typeName) has no URL")
      }
      return url
    }
    guard let text = target.text else {
      throw HostFailure("url() takes a page, a tag or an address, not \(target.kindName)")
    }
    switch scope.target(ofAddress: text) {
    case .unchanged: return target
    case .url(let url, _), .asset(_, let url): return .string(url)
    case .broken where isOptional: return .none
    case .broken(let message, let help): throw HostFailure(message, help: help)
    }
  }

  private static func isTrue(_ value: Value) -> Bool {
    if case .boolean(true) = value { true } else { false }
  }

  /// The URL of a file of the theme; where it may be missing, none if it is.
  private func asset(_ name: Value, isOptional: Bool) throws(HostFailure) -> Value {
    guard let path = name.text else {
      throw HostFailure("asset() takes the name of a file, not \(name.kindName)")
    }
    guard let url = scope.read(ThemeFileFact(path: path)) else {
      if isOptional { return .none }
      throw HostFailure(
        "there is no \"templates/assets/\(path)\"",
        help: OmittedName(path: path)?.help
          ?? Spelling.didYouMean(path, among: scope.knownThemeFiles))
    }
    return .string(url)
  }

  private func translate(_ arguments: HostArguments) throws(HostFailure) -> Value {
    guard let key = arguments[0].text else {
      throw HostFailure("t() takes the key of a message, not \(arguments[0].kindName)")
    }
    var values: [(name: String, text: String)] = []
    var count: PluralOperands?
    switch arguments[1] {
    case .integer(let number):
      count = PluralOperands(number)
      values.append(("count", NumberFormat(language: language).number(Rational(number))))
    case .number(let number):
      // As it is shown, with decimals only where they say something.
      let decimals = String(number)
      let shown = decimals.hasSuffix(".0") ? decimals.dropLast(2) : decimals[...]
      if let operands = PluralOperands(shown), let exact = Rational(decimalText: String(shown)) {
        count = operands
        values.append(("count", NumberFormat(language: language).number(exact)))
      }
    default: break
    }
    for (name, value) in arguments.keywords { values.append((name, try text(value, "t"))) }
    do {
      return .string(try scope.message(key, language: language, values: values, count: count))
    } catch {
      throw HostFailure(error.message, help: error.help)
    }
  }

  private func data(_ name: Value) throws(HostFailure) -> Value {
    guard let path = name.text else {
      throw HostFailure("data() takes the name of a data file, not \(name.kindName)")
    }
    guard let value = scope.read(DataFact(name: path)) else {
      throw HostFailure(
        "there is no data file \"content/_data/\(path)\" (.yaml, .yml, .toml or .json)",
        help: Spelling.didYouMean(path, among: scope.knownDataFiles))
    }
    return value
  }

  // MARK: Filters

  private func date(_ value: Value, pattern: Value) throws(HostFailure) -> Value {
    guard let written = value.text, let pattern = pattern.text else {
      let isMissing = if case .none = value { true } else { false }
      throw HostFailure(
        "date takes a date and a pattern, not \(value.kindName)",
        help: isMissing
          ? "not every page has a date; ask first: {% if page.date %} … {% endif %}" : nil)
    }
    let date: DateTime
    do throws(InvalidValue) {
      date = try DateTime(parsing: written)
    } catch {
      throw HostFailure(error.message, help: error.help)
    }
    do throws(DateFormat.PatternError) {
      return .string(try dates.text(date, pattern: pattern))
    } catch {
      throw HostFailure(
        error.message,
        help: error.meant.map { "write \"\($0)\"" } ?? "a pattern is made like \"d. MMMM yyyy\"")
    }
  }

  private func markdown(_ value: Value) throws(HostFailure) -> Value {
    if case .markup = value { return value }
    let text = try text(value, "markdown")
    var diagnostics: [Diagnostic] = []
    let links = SiteLinkHandler(scope)
    var handlers = MarkdownHandlers()
    handlers.links = [links]
    handlers.handleCodeBlocks(ModelFence.word, with: OmittedFigureHandler())
    var options = MarkdownOptions(scope.read(MarkdownFact()), language: language)
    options.headingIDs = false
    let file = SourceFile(path: "", text: text)
    guard
      let html = MarkdownRenderer().render(
        file, body: 0..<file.bytes.count, options: options, handlers: handlers,
        diagnostics: &diagnostics)
    else {
      throw HostFailure(diagnostics.first?.message ?? "this text cannot be rendered as Markdown")
    }
    if let failure = links.failure { throw failure }
    return .markup(Markup(html.html))
  }

  private func absolute(_ value: Value) throws(HostFailure) -> Value {
    if case .object(let object) = value, let object = object as AnyObject as? SiteObject,
      let permalink = scope.read(.permalink, of: object)
    {
      return permalink
    }
    let url = try text(value, "absolute")
    return .string(url.hasPrefix("/") && !url.hasPrefix("//") ? scope.origin + url : url)
  }

  private func text(_ value: Value, _ user: String) throws(HostFailure) -> String {
    switch value {
    case .integer(let number): return String(number)
    case .number(let number): return String(number)
    default:
      guard let text = value.text else {
        throw HostFailure("\(user) takes a string, not \(value.kindName)")
      }
      return text
    }
  }
}
