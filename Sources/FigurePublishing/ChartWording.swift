import HTMLText
import KPILanguage

/// The few words that are added to an author's charts, in the page's language.
struct ChartWording {
  /// What a chart is called in its description.
  private let kinds: [KPIChart.Kind: String]
  /// Before the table that has the figures of a chart.
  let asTable: String
  /// Behind the part that is left of the stage before, such as `4 %`.
  let ofThose: String
  /// Between the lowest and the highest figure of a description that does not name them all.
  let to: String
  /// The word for no value.
  let none: String

  /// In the page's language where it is known, else in English.
  init(language: String) {
    let names: [String]
    (names, asTable, ofThose, to, none) =
      switch LanguageTag(language).language {
      case "de":
        (
          [
            "Balkendiagramm", "Säulendiagramm", "Liniendiagramm", "Wasserfalldiagramm",
            "Trichterdiagramm", "Tornadodiagramm",
          ], "Diagramm als Tabelle", "davon", "bis", "kein Wert"
        )
      case "fr":
        (
          [
            "Diagramme à barres", "Histogramme", "Courbe", "Diagramme en cascade",
            "Diagramme en entonnoir", "Diagramme en tornade",
          ], "Le graphique en tableau", "d’entre eux", "à", "aucune valeur"
        )
      case "es":
        (
          [
            "Gráfico de barras", "Gráfico de columnas", "Gráfico de líneas", "Gráfico de cascada",
            "Gráfico de embudo", "Gráfico de tornado",
          ], "El gráfico como tabla", "de ellos", "a", "sin valor"
        )
      case "it":
        (
          [
            "Grafico a barre", "Istogramma", "Grafico a linee", "Grafico a cascata",
            "Grafico a imbuto", "Grafico a tornado",
          ], "Il grafico come tabella", "di questi", "a", "nessun valore"
        )
      case "nl":
        (
          [
            "Staafdiagram", "Kolomdiagram", "Lijndiagram", "Watervaldiagram", "Trechterdiagram",
            "Tornadodiagram",
          ], "Het diagram als tabel", "daarvan", "tot", "geen waarde"
        )
      case "pl":
        (
          [
            "Wykres słupkowy poziomy", "Wykres kolumnowy", "Wykres liniowy", "Wykres kaskadowy",
            "Wykres lejkowy", "Wykres tornado",
          ], "Wykres jako tabela", "z nich", "do", "brak wartości"
        )
      case "pt":
        (
          [
            "Gráfico de barras", "Gráfico de colunas", "Gráfico de linhas", "Gráfico em cascata",
            "Gráfico de funil", "Gráfico de tornado",
          ], "O gráfico como tabela", "destes", "a", "sem valor"
        )
      case "sv":
        (
          [
            "Stapeldiagram", "Kolumndiagram", "Linjediagram", "Vattenfallsdiagram",
            "Trattdiagram", "Tornadodiagram",
          ], "Diagrammet som tabell", "av dem", "till", "inget värde"
        )
      case "da":
        (
          [
            "Søjlediagram", "Søjlediagram", "Kurvediagram", "Vandfaldsdiagram", "Tragtdiagram",
            "Tornadodiagram",
          ], "Diagrammet som tabel", "af dem", "til", "ingen værdi"
        )
      default:
        (
          [
            "Bar chart", "Column chart", "Line chart", "Waterfall chart", "Funnel chart",
            "Tornado chart",
          ], "The chart as a table", "of them", "to", "no value"
        )
      }
    kinds = Dictionary(uniqueKeysWithValues: zip(KPIChart.Kind.allCases, names))
  }

  /// What a chart shows, for readers who do not see it.
  func description(of chart: KPIChart) -> String {
    let subject = chart.table.caption.map { " \($0.withFullStop)" } ?? ""
    return "\(kinds[chart.kind] ?? "").\(subject) \(figures(of: chart)).".replacing("..", with: ".")
  }

  /// The most figures that a description names one by one.
  private static let mostFigures = 12

  private func figures(of chart: KPIChart) -> String {
    let count = chart.categories.count * chart.series.count
    guard count > Self.mostFigures else {
      return chart.categories.map { category in
        let figures = zip(chart.series, category.marks).map { series, mark in
          [series, text(of: mark, at: category, in: chart)].compactMap(\.self)
            .joined(separator: " ")
        }
        return
          "\(category.label)\(chart.series.count > 1 ? ":" : "") \(figures.joined(separator: ", "))"
          + (category.share.map { " (\($0) \(ofThose))" } ?? "")
      }.joined(separator: chart.series.count > 1 ? "; " : ", ")
    }
    // Where each begins and ends, and between what it lies.
    return chart.series.indices.map { series in
      let marks = chart.categories.compactMap { category in
        category.marks[series].map { (category.label, $0) }
      }
      guard let first = marks.first, let last = marks.last,
        let lowest = marks.min(by: { $0.1.place < $1.1.place }),
        let highest = marks.max(by: { $0.1.place < $1.1.place })
      else { return [chart.series[series], none].compactMap(\.self).joined(separator: " ") }
      var named = chart.isOrdered ? [first, last] : []
      for mark in [lowest, highest] where !named.contains(where: { $0.0 == mark.0 }) {
        named.append(mark)
      }
      let texts = named.map { "\($0.0) \($0.1.cell.figure.shortText)" }
      return [chart.series[series].map { "\($0):" }, texts.joined(separator: ", ")]
        .compactMap(\.self).joined(separator: " ")
    }.joined(separator: "; ")
  }

  private func text(
    of mark: KPIChart.Mark?, at category: KPIChart.Category, in chart: KPIChart
  ) -> String {
    guard let mark else { return none }
    return ChartSign(mark).text + mark.cell.figure.shortText
  }
}

/// The sign before a step of a waterfall, where the figure itself has none.
struct ChartSign {
  let text: String

  init(_ mark: KPIChart.Mark) {
    switch mark.role {
    case .increase where !mark.cell.figure.isBelowZero: text = "+"
    case .decrease where !mark.cell.figure.isBelowZero: text = "\u{2212}"
    case .usual, .main, .increase, .decrease: text = ""
    }
  }
}

extension String {
  /// Ends with a sign that ends a sentence.
  fileprivate var withFullStop: String {
    last.map { ".!?…".contains($0) } ?? true ? self : self + "."
  }
}
