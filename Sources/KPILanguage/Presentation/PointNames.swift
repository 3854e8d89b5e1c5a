/// The word for percentage points behind a number in a sentence.
enum PointNames {
  /// The forms of a primary language subtag; English ones where it has none.
  static func names(in language: String) -> TimeUnit.Names { byLanguage[language] ?? english }

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
