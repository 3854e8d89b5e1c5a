import Diagnostics

extension KPIMessages {
  static let chartEntries = [unknownChart, chart]

  static let unknownChart = MessageEntry.error(
    "kpi.unknown-chart", "unknown kind of chart",
    """
    Behind the equals sign of a line `chart` (German `diagramm`) stands the kind of the chart: `bars`, `columns`, \
    `line`, `waterfall`, `funnel` or `tornado`, in German `balken`, `säulen`, `linie`, `wasserfall`, `trichter` or \
    `tornado`. Bars and columns may be `stacked`, in German `gestapelt`.
    """,
    example: .init(
      before: post("cost = €12\nchart C \"Costs\" = bard cost"),
      after: post("cost = €12\nchart C \"Costs\" = bars cost")))

  /// - Parameters:
  ///   - word: What stands where the kind is expected.
  ///   - figure: The same where it is a figure, so that the kind is missing.
  ///   - nearest: The kind that was most likely meant.
  ///   - notation: How the model is written.
  ///   - location: The word.
  /// - Returns: The message.
  static func unknownChart(
    _ word: String, figure: String?, nearest: String?, _ notation: Notation,
    at location: SourceLocation
  ) -> Diagnostic {
    if let figure {
      let kinds = KPIChart.Kind.allCases.filter { ![.tornado, .waterfall].contains($0) }
      let ways = kinds.map { "\(ChartWord.word($0, notation)) \(figure)" }
      return unknownChart("the kind of the chart is missing", at: location)
        .help("write \(alternatives(ways))")
    }
    let error = unknownChart("there is no kind of chart \"\(word)\"", at: location)
    if let nearest { return error.help("did you mean \"\(nearest)\"?") }
    let kinds = KPIChart.Kind.allCases.filter { ![.tornado, .waterfall].contains($0) }
    return error.help("write \(alternatives(kinds.map { ChartWord.word($0, notation) }))")
  }

  static let chart = MessageEntry.error(
    "kpi.chart", "chart that cannot be drawn",
    """
    A chart draws figures along one scale, so they are numbers of one unit. The steps of a waterfall and the \
    stages of a funnel have one value each, and those of a waterfall lead from its first figure to its totals.

    Draw figures of other units in a chart of their own. For one scenario of several, write it behind the figure, as in \
    `revenue@more`, or behind `for` (German `für`).
    """,
    example: .init(
      before: post("cost = €12\nrate = 3%\nchart C = bars cost, rate"),
      after: post("cost = €12\nrate = 3%\nchart C = bars cost")))

  static func unlikeUnits(
    _ first: String, _ firstUnit: Unit, _ second: String, _ secondUnit: Unit,
    _ catalog: UnitCatalog, at location: SourceLocation
  ) -> Diagnostic {
    func named(_ name: String, _ unit: Unit) -> String {
      let text = catalog.text(unit)
      return text.isEmpty ? "\(name) has no unit" : "\(name) is in \(text)"
    }
    return chart(
      "a chart has one scale: \(named(first, firstUnit)), \(named(second, secondUnit))",
      at: location
    )
  }
}
