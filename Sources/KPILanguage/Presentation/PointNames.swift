/// The word for percentage points behind a number in a sentence.
struct PointNames: Sendable {
  private let language: String
  private let names: TimeUnit.Names

  /// The words of a primary language subtag; English ones where it has none.
  init(language: String) {
    self.language = Self.byLanguage[language] == nil ? "en" : language
    names = Self.byLanguage[language] ?? Self.english
  }

  /// The form that goes with an amount, such as «Prozentpunkt» with 1.
  subscript(amount: Rational) -> String { names[PluralForm(amount, language: language)] }

  private static let english = TimeUnit.Names(one: "percentage point", other: "percentage points")

  private static let byLanguage: [String: TimeUnit.Names] = [
    "en": english,
    "de": .init(one: "Prozentpunkt", other: "Prozentpunkte"),
    "fr": .init(one: "point de pourcentage", other: "points de pourcentage"),
    "es": .init(one: "punto porcentual", other: "puntos porcentuales"),
    "it": .init(one: "punto percentuale", other: "punti percentuali"),
    "nl": .init(one: "procentpunt", other: "procentpunten"),
    "pl": .init(
      one: "punkt procentowy", few: "punkty procentowe", many: "punktów procentowych",
      other: "punktu procentowego"),
    "pt": .init(one: "ponto percentual", other: "pontos percentuais"),
    "sv": .init(one: "procentenhet", other: "procentenheter"),
    "da": .init(one: "procentpoint", other: "procentpoint"),
  ]
}
