import Diagnostics

extension LineParser {
  /// `diagramm name [caption] = kind figures [je axes] [für axes]`, or `= tornado figure um 10 %`, after the keyword.
  mutating func chart() throws(Diagnostic) -> Syntax.Chart {
    let name = try name("the name of the chart")
    let caption = try label(isBehindKeyword: true)
    try expect(.equal, "and a kind of chart")
    let start = index
    var isStacked = takeStacked()
    guard case .word(let word) = current?.kind else {
      throw unexpected("a kind of chart: \(ChartWord.list(notation))")
    }
    guard let kind = ChartWord.kind(word) else {
      // A figure where the kind is missing.
      let figure = definedNames().contains(word) || current?.contextualKeyword != nil ? word : nil
      throw KPIMessages.unknownChart(
        word, figure: figure, nearest: ChartWord.nearest(word), notation, at: location(here))
    }
    index += 1
    isStacked = takeStacked() || isStacked
    let source = line.with(range(from: start))
    guard !isStacked || kind == .bars || kind == .columns else {
      throw KPIMessages.chart("only bars and columns can be stacked", at: source.location)
        .help("write \(ChartWord.word(kind, notation))")
    }
    return Syntax.Chart(
      kind: kind, isStacked: isStacked,
      content: kind == .tornado
        ? .sensitivity(try sensitivity(name, caption)) : .table(try table(name, caption)),
      source: source)
  }

  /// The error about a second figure of a tornado.
  func secondFigure() -> Diagnostic? {
    guard isAt(.comma), let by = tokens[index...].firstIndex(where: { $0.keyword == .by }) else {
      return nil
    }
    let range = tokens[index].range.lowerBound..<tokens[by - 1].range.upperBound
    return KPIMessages.syntax("this is about one figure", at: location(range)).help("remove it")
  }

  private mutating func takeStacked() -> Bool {
    guard case .word(let word) = current?.kind, ChartWord.stacked.contains(word) else {
      return false
    }
    index += 1
    return true
  }
}

/// The words for kinds of charts; German and English ones are understood on every page.
enum ChartWord {
  /// Bars or columns on one another.
  static let stacked: Set<String> = ["gestapelt", "gestapelte", "stacked"]

  static func word(_ kind: KPIChart.Kind, _ notation: Notation) -> String {
    notation.isGerman ? german(kind) : kind.rawValue
  }

  static func kind(_ word: String) -> KPIChart.Kind? { byWord[word] }

  /// The word that was most likely meant, in its language.
  static func nearest(_ word: String) -> String? {
    let folded = word.lowercased().replacing("ae", with: "ä").replacing("oe", with: "ö")
    if byWord[folded] != nil { return folded }
    return Spelling.suggestion(for: folded, among: byWord.keys.sorted())
  }

  /// All kinds for a message.
  static func list(_ notation: Notation) -> String {
    KPIMessages.alternatives(KPIChart.Kind.allCases.map { word($0, notation) })
  }

  private static func german(_ kind: KPIChart.Kind) -> String {
    switch kind {
    case .bars: "balken"
    case .columns: "säulen"
    case .line: "linie"
    case .waterfall: "wasserfall"
    case .funnel: "trichter"
    case .tornado: "tornado"
    }
  }

  private static let byWord: [String: KPIChart.Kind] = {
    // One line or several, one bar or several.
    var words: [String: KPIChart.Kind] = [
      "lines": .line, "linien": .line, "bar": .bars, "column": .columns, "säule": .columns,
    ]
    for kind in KPIChart.Kind.allCases {
      words[kind.rawValue] = kind
      words[german(kind)] = kind
    }
    return words
  }()
}
