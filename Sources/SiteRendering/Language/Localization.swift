import Content
import DataFormats
import Diagnostics
import HTMLText
import Platform
import SiteModel

/// What depends on a language: the messages of the interface, the names of months and days.
///
/// Shared by all outputs in the language.
final class Localization: Sendable {
  /// Why a message cannot be given.
  struct MissingMessage: Error {
    let message: String
    let help: String?
  }

  /// A BCP 47 tag.
  let language: String
  /// Dates with this language's names.
  let dates: DateFormat
  private let plurals: PluralRules
  /// Where a message is looked for, in this order: the language's own messages, then the site's, then English.
  private let messages: [DataValue]

  /// - Parameters:
  ///   - language: Of the pages.
  ///   - siteLanguage: Of the site.
  ///   - strings: The words of each language, by its tag in lower case.
  init(language: String, siteLanguage: String, strings: [String: DataValue]) {
    self.language = language
    dates = DateFormat(names: CalendarNames(language: language))
    plurals = PluralRules(language: language)
    messages = Self.tags(of: language, siteLanguage: siteLanguage).compactMap { strings[$0] }
  }

  /// The languages in which a message is looked for, in lower case: the language, its primary tag, those of the
  /// site, English.
  static func tags(of language: String, siteLanguage: String) -> [String] {
    var tags: [String] = []
    for tag in [language, primary(language), siteLanguage, primary(siteLanguage), "en"] {
      let tag = tag.lowercased()
      if !tags.contains(tag) { tags.append(tag) }
    }
    return tags
  }

  /// A message as the first of the files has it that the language looks in.
  func entry(_ key: String) -> DataValue? {
    messages.lazy.compactMap { $0[key] }.first
  }

  /// A message of the interface with values put in for `{name}`.
  ///
  /// Where the message has plural forms, `count` chooses among them by CLDR's categories, in the language that
  /// is asked for.
  func message(
    _ key: String, values: [(name: String, text: String)], count: PluralOperands?
  ) throws(MissingMessage) -> String {
    guard let entry = entry(key) else {
      let known = messages.flatMap(\.keys)
      throw MissingMessage(
        message: "there is no message \"\(key)\" in templates/strings/\(language).yaml",
        help: Spelling.didYouMean(key, among: known))
    }
    let text: String
    switch entry {
    case .string(let string): text = string
    case .map:
      guard let count else {
        throw MissingMessage(
          message: "the message \"\(key)\" has forms for numbers",
          help: "call t(\"\(key)\", count=…)")
      }
      let category = plurals.category(of: count).rawValue
      guard case .string(let string)? = entry[category] ?? entry["other"] else {
        throw MissingMessage(
          message:
            "the message \"\(key)\" has no form \"other\" in templates/strings/\(language).yaml",
          help: nil)
      }
      text = string
    default:
      throw MissingMessage(
        message: "\"\(key)\" in templates/strings/\(language).yaml is not a string",
        help: "quote it")
    }
    return values.reduce(text) { $0.replacing("{\($1.name)}", with: $1.text) }
  }

  static func primary(_ tag: String) -> String { String(tag.prefix { $0 != "-" }) }
}

extension DataValue {
  /// A map's keys; empty for anything else.
  fileprivate var keys: [String] {
    guard case .map(let entries) = self else { return [] }
    return entries.map(\.key)
  }
}
