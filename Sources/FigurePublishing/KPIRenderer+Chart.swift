import HTMLText
import KPILanguage

/// Charts without scripts and without measured text: words are HTML, which wraps and grows with the reader's font,
/// shapes are SVG that is stretched, and places are classes in half per cents. The style sheet `charts.css` places
/// them; without it a chart is a list of names and figures.
extension KPIRenderer {
  /// Appends a chart with its table; returns the parts that feeds leave out, so that they show the table alone.
  func append(_ chart: KPIChart, to output: inout OutputBuffer) -> [Range<Int>] {
    let words = ChartWording(language: model.language)
    output.append("<figure class=\"kpi-figure kpi-chart\">\n")
    let start = output.count
    if let caption = chart.table.caption {
      output.append("<figcaption>")
      output.append(caption.withUnbrokenSpaces, escaping: .markup)
      output.append("</figcaption>\n")
    }
    switch ChartLayout(chart) {
    case .rows(let upright): appendRows(of: chart, upright, words, to: &output)
    case .plot: appendPlot(of: chart, words, to: &output)
    }
    output.append("<details class=\"kpi-data\">\n<summary>")
    output.append(words.asTable, escaping: .markup)
    output.append("</summary>\n")
    let drawing = start..<output.count
    appendTable(chart.table, to: &output)
    let end = output.count
    output.append("</details>\n")
    let closing = end..<output.count
    output.append("</figure>\n")
    return [drawing, closing]
  }

  func begin(
    _ name: StaticString, _ chart: KPIChart, _ words: ChartWording, _ classes: String,
    to output: inout OutputBuffer
  ) {
    output.append("<div class=\"")
    output.append(name)
    output.append(classes)
    output.append("\" role=\"img\" aria-label=\"")
    output.append(words.description(of: chart), escaping: .markup)
    output.append("\">\n")
  }

  /// A figure at its mark.
  func append(_ mark: KPIChart.Mark, to output: inout OutputBuffer) {
    output.append(ChartSign(mark).text)
    append(mark.cell.figure.shortText, mark.cell.figure, mark.cell.name, to: &output)
  }

  /// The class of a place, in half per cents.
  static func placeClass(_ place: Int) -> String { "p\((place + 25) / 50)" }

  /// A number of a drawing that is 1,000 wide and high.
  static func coordinate(_ place: Int) -> String {
    place % 10 == 0 ? "\(place / 10)" : "\(place / 10).\(place % 10)"
  }

  static let canvas: StaticString =
    "<svg viewBox=\"0 0 1000 1000\" preserveAspectRatio=\"none\" aria-hidden=\"true\">"

  /// What the marks of a category are, with the colour of each.
  func appendKey(of chart: KPIChart, to output: inout OutputBuffer) {
    output.append("<ul class=\"kpi-key\">\n")
    for (index, series) in chart.series.enumerated() {
      output.append("<li class=\"s\(index + 1)\">")
      output.append(Self.canvas)
      output.append("<path d=\"M0 500H1000\"/></svg>")
      output.append((series ?? "").withUnbrokenSpaces, escaping: .markup)
      if chart.kind == .line, let last = chart.categories.last(where: { $0.marks[index] != nil }),
        let mark = last.marks[index]
      {
        output.append(" ")
        append(mark, to: &output)
      }
      output.append("</li>\n")
    }
    output.append("</ul>\n")
  }
}

/// How the marks of a chart are laid out.
enum ChartLayout {
  /// A row for each mark, with its name and its figure; as upright columns where a container is so wide.
  case rows(upright: Upright?)
  /// Between axes, with round values beside it and some names below.
  case plot

  /// How wide a container has to be at least for upright columns with their figures, in the classes of the style
  /// sheet.
  enum Upright: String {
    case narrow = " u20"
    case middle = " u32"
    case wide = " u48"
  }

  init(_ chart: KPIChart) {
    switch chart.kind {
    case .line: self = .plot
    case .bars, .waterfall, .funnel, .tornado: self = .rows(upright: nil)
    case .columns:
      let upright = Self.upright(chart)
      self = upright == nil && chart.isOrdered ? .plot : .rows(upright: upright)
    }
  }

  /// What columns need for the longest of their figures and words, by an estimate on the safe side.
  private static func upright(_ chart: KPIChart) -> Upright? {
    let marks = chart.categories.flatMap(\.marks).compactMap(\.self)
    let figures =
      marks.map(\.cell.figure.shortText.count)
      + chart.categories.compactMap {
        $0.sum?.shortText.count
      }
    let names =
      chart.categories.map(\.label)
      + (chart.isStacked ? [] : chart.series.compactMap { $0 })
    let words = names.map { $0.split(separator: " ").map(\.count).max() ?? 0 }
    let longest = max(figures.max() ?? 0, words.max() ?? 0)
    let columns = chart.categories.count * (chart.isStacked ? 1 : chart.series.count)
    // Characters of 0.58 em at most on average, and a gap.
    let needed = Double(columns) * (Double(longest) * 0.58 + 0.8)
    return needed <= 20 ? .narrow : needed <= 32 ? .middle : needed <= 48 ? .wide : nil
  }
}
