import Content
import DataFormats
import Platform
import HTMLText
import SiteModel
import TemplateEngine

/// Something that outputs read as a whole: its key in records, its value, and the value's fingerprint,
/// declared together.
///
/// `RenderScope.read` records the key and returns the value in one step.
protocol KeyedFact: Sendable {
  associatedtype Value

  /// Its name in records.
  var key: DependencyKey { get }
  /// The present value.
  func value(_ evaluation: Evaluation) -> Value
  /// The value's fingerprint.
  func fingerprint(_ evaluation: Evaluation) -> UInt64
}

/// A fact that needs nothing but its value for the fingerprint.
protocol ValueFact: KeyedFact {
  /// Adds the value to a fingerprint.
  func add(_ value: Value, to fingerprint: inout Hasher64)
}

extension ValueFact {
  func fingerprint(_ evaluation: Evaluation) -> UInt64 {
    var fingerprint = Hasher64()
    add(value(evaluation), to: &fingerprint)
    return fingerprint.hash
  }
}

extension DependencyKey {
  /// The fact of a key; `nil` for an object, of which fields are read.
  var fact: (any KeyedFact)? {
    switch self {
    case .page, .term, .section, .site, .output, .paginator: nil
    case .message(let language, let key): MessageFact(language: language, messageKey: key)
    case .data(let name): DataFact(name: name)
    case .asset(let path): ThemeFileFact(path: path)
    case .address(let address, let language): AddressFact(address: address, language: language)
    case .setting(let name): SettingFact(name: name)
    case .place(let page, let term): PlaceFact(page: page, term: term)
    case .related(let page): RelatedFact(page: page)
    case .timeZone: TimeZoneFact()
    case .markdown: MarkdownFact()
    }
  }
}

/// A message of the interface, before values are inserted; `nil` where there is none.
struct MessageFact: ValueFact {
  let language: String
  let messageKey: String

  var key: DependencyKey { .message(language: language, key: messageKey) }

  func value(_ evaluation: Evaluation) -> DataValue? {
    evaluation.context.localizations[language]?.entry(messageKey)
  }

  func add(_ value: DataValue?, to fingerprint: inout Hasher64) {
    if let value { fingerprint.add(TemplateEngine.Value(value)) }
  }
}

/// The content of a data file; `nil` where there is none.
struct DataFact: ValueFact {
  let name: String

  var key: DependencyKey { .data(name) }

  func value(_ evaluation: Evaluation) -> TemplateEngine.Value? { evaluation.context.data[name] }

  func add(_ value: TemplateEngine.Value?, to fingerprint: inout Hasher64) {
    if let value { fingerprint.add(value) }
  }
}

/// The URL of a file of the theme, which has its content's hash in it; `nil` where there is none.
struct ThemeFileFact: ValueFact {
  let path: String

  var key: DependencyKey { .asset(path) }

  func value(_ evaluation: Evaluation) -> String? {
    let context = evaluation.context
    return context.themeAssets.file(path).map { context.site.baseURL.url(of: $0.route) }
  }

  func add(_ value: String?, to fingerprint: inout Hasher64) { fingerprint.add(value ?? "") }
}

/// Where an address or a path from the top of `content/` leads for readers of a language.
struct AddressFact: ValueFact {
  let address: String
  /// The key of the language.
  let language: String

  var key: DependencyKey { .address(address, language: language) }

  func value(_ evaluation: Evaluation) -> LinkResolver.Target {
    let site = evaluation.context.site
    return LinkResolver(site: site).url(address, in: site.languages.id(ofKey: language) ?? .main)
  }

  func add(_ value: LinkResolver.Target, to fingerprint: inout Hasher64) {
    fingerprint.add(value)
  }
}

/// A setting of the theme; `nil` where the theme has none of the name.
struct SettingFact: ValueFact {
  let name: String

  var key: DependencyKey { .setting(name) }

  func value(_ evaluation: Evaluation) -> TemplateEngine.Value? {
    evaluation.context.site.content.theme.settings.values[name].map(TemplateEngine.Value.init)
  }

  func add(_ value: TemplateEngine.Value?, to fingerprint: inout Hasher64) {
    if let value { fingerprint.add(value) }
  }
}

/// The zone of dates that say none.
struct TimeZoneFact: ValueFact {
  var key: DependencyKey { .timeZone }

  func value(_ evaluation: Evaluation) -> SiteTimeZone {
    evaluation.context.site.content.configuration.timeZone
  }

  func add(_ value: SiteTimeZone, to fingerprint: inout Hasher64) {
    fingerprint.add(value.identifier)
    fingerprint.add(value.dataHash.value)
  }
}

/// How Markdown outside of pages is read.
struct MarkdownFact: ValueFact {
  var key: DependencyKey { .markdown }

  func value(_ evaluation: Evaluation) -> SiteConfiguration.Markdown {
    evaluation.context.site.content.configuration.markdown
  }

  func add(_ value: SiteConfiguration.Markdown, to fingerprint: inout Hasher64) {
    fingerprint.add(value)
  }
}
