import HTMLText

/// What values stand for that are no numbers: items of lists, texts and points in time.
final class NamedValues: Sendable {
  private let lists: [ListScope.List]
  private let texts: [String]
  private let language: String

  init(lists: [ListScope.List] = [], texts: [String] = [], language: String) {
    self.lists = lists
    self.texts = texts
    self.language = language
  }

  /// What readers see.
  func label(_ value: Rational, _ kind: Unit.Atom) -> String { name(value, kind, isLabel: true) }

  /// How it is written in models: an item as it stands in brackets, without quotes.
  func name(_ value: Rational, _ kind: Unit.Atom) -> String { name(value, kind, isLabel: false) }

  private func name(_ value: Rational, _ kind: Unit.Atom, isLabel: Bool) -> String {
    guard case .small(let index, 1) = value.parts else { return value.fractionText }
    switch kind {
    case .item(let list):
      let names = isLabel ? lists[list].labels : lists[list].items
      guard names.indices.contains(index) else { return "" }
      // An item without a name is called by its label.
      return names[index].hasPrefix("\"") ? lists[list].labels[index] : names[index]
    case .text: return texts.indices.contains(index) ? texts[index] : ""
    case .point(let time):
      let period = Period(months: index, isQuarter: time == .quarter)
      return isLabel
        ? period.label(CalendarNames(language: language), isWide: true)
        : period.name(isGerman: lists.first?.isGerman ?? (LanguageTag(language).language == "de"))
    case .currency, .noun, .time: return value.fractionText
    }
  }
}
