import HTMLText

/// A value in the language of its file and, where the author has given it, in others.
struct Translated<Value: Sendable>: Sendable {
  /// In the language of the file.
  let own: Value
  /// The language that the file says it is in; `nil` where it says none.
  let language: LanguageTag?
  private(set) var others: [(language: LanguageTag, key: String, value: Value)] = []

  init(_ own: Value, in language: LanguageTag?) {
    self.own = own
    self.language = language
  }

  /// Adds a translation; the last of two for a language counts.
  mutating func add(_ value: Value, in language: LanguageTag) {
    others.append((language, language.key, value))
  }

  /// Whether there is a translation for a language.
  func has(_ language: LanguageTag) -> Bool {
    let key = language.key
    return others.contains { $0.key == key }
  }

  /// The same with other values.
  func map<Result>(_ transform: (Value) -> Result) -> Translated<Result> {
    var result = Translated<Result>(transform(own), in: language)
    for other in others { result.add(transform(other.value), in: other.language) }
    return result
  }

  /// The value for readers of a language: that of the tag, else of the same language elsewhere, else the
  /// file's own.
  func value(for reader: LanguageTag) -> Value {
    guard !others.isEmpty else { return own }
    var values = language.map { [$0.key: own] } ?? [:]
    for other in others { values[other.key] = other.value }
    if let value = reader.value(in: values) { return value }
    guard reader.language != language?.language else { return own }
    return others.first { $0.language.language == reader.language }?.value ?? own
  }
}

extension LanguageTag {
  /// The tag as the keys of tables are written: without variants, with the usual capitals.
  var key: String { [language, script, region].compactMap(\.self).joined(separator: "-") }
}
