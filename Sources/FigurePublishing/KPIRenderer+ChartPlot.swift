import HTMLText
import KPILanguage

/// Lines, and columns that are too many for a figure each.
extension KPIRenderer {
  func appendPlot(of chart: KPIChart, _ words: ChartWording, to output: inout OutputBuffer) {
    let ends = EndLabels(chart)
    begin(
      "kpi-plot", chart, words, " y\(Self.room(for: chart))" + ends.className, to: &output)
    if chart.series.count > 1 { appendKey(of: chart, to: &output) }
    output.append("<p class=\"y\">")
    for tick in chart.ticks {
      output.append("<span class=\"\(Self.placeClass(tick.place))\">")
      output.append(tick.text, escaping: .markup)
      output.append("</span>")
    }
    output.append("</p>\n<p class=\"a\">")
    output.append(Self.canvas)
    appendGrid(of: chart, to: &output)
    if chart.kind == .line {
      appendOrigin(of: chart, to: &output)
      for series in chart.series.indices { appendLine(series, of: chart, to: &output) }
    } else {
      appendColumns(of: chart, to: &output)
      appendOrigin(of: chart, to: &output)
    }
    output.append("</svg>")
    for label in ends.labels {
      output.append("<span class=\"e s\(label.series + 1) \(Self.placeClass(label.place))\">")
      append(label.mark, to: &output)
      if chart.series.count > 1, let name = chart.series[label.series] {
        output.append(" <span>")
        output.append(name.withUnbrokenSpaces, escaping: .markup)
        output.append("</span>")
      }
      output.append("</span>")
    }
    output.append("</p>\n<p class=\"x\">")
    appendNames(of: chart, beside: ends, to: &output)
    output.append("</p>\n</div>\n")
  }

  /// A line for each round value, that of zero stronger.
  private func appendGrid(of chart: KPIChart, to output: inout OutputBuffer) {
    output.append("<path class=\"grid\" d=\"")
    for tick in chart.ticks { output.append("M0 \(Self.coordinate(10_000 - tick.place))H1000") }
    output.append("\"/>")
  }

  private func appendOrigin(of chart: KPIChart, to output: inout OutputBuffer) {
    guard let origin = chart.origin else { return }
    output.append("<path d=\"M0 \(Self.coordinate(10_000 - origin))H1000\"/>")
  }

  private func appendLine(_ series: Int, of chart: KPIChart, to output: inout OutputBuffer) {
    output.append("<path class=\"s\(series + 1)\" d=\"")
    var isDrawing = false
    for (index, category) in chart.categories.enumerated() {
      guard let mark = category.marks[series] else {
        isDrawing = false
        continue
      }
      let x = Self.coordinate(Self.place(ofPoint: index, of: chart.categories.count))
      let y = Self.coordinate(10_000 - mark.place)
      output.append(isDrawing ? "L\(x) \(y)" : "M\(x) \(y)h0")
      isDrawing = true
    }
    output.append("\"/>")
  }

  private static func place(ofPoint index: Int, of count: Int) -> Int {
    count == 1 ? 5_000 : index * 10_000 / (count - 1)
  }

  private func appendColumns(of chart: KPIChart, to output: inout OutputBuffer) {
    let count = chart.categories.count
    let columns = chart.isStacked ? 1 : chart.series.count
    for (index, category) in chart.categories.enumerated() {
      let (start, end) = (index * 10_000 / count, (index + 1) * 10_000 / count)
      let gap = (end - start) / 8
      let width = (end - start - 2 * gap) / columns
      for (series, mark) in category.marks.enumerated() {
        guard let mark, mark.span.from < mark.span.to else { continue }
        let x = start + gap + (chart.isStacked ? 0 : series * width)
        output.append("<rect x=\"\(Self.coordinate(x))\" y=\"")
        output.append(Self.coordinate(10_000 - mark.span.to))
        output.append("\" width=\"\(Self.coordinate(width))\" height=\"")
        output.append(Self.coordinate(mark.span.to - mark.span.from))
        output.append("\" class=\"s\(series + 1)\"/>")
      }
    }
  }

  // MARK: Names

  /// Names at places that leave room for them: some on a telephone, more where there is more room.
  private func appendNames(
    of chart: KPIChart, beside ends: EndLabels, to output: inout OutputBuffer
  ) {
    let labels = chart.categories.map(\.label)
    // In characters: a telephone's width and that from which the style sheet has more room, less what is beside.
    let few = Self.shown(labels, characters: 34 - Self.room(for: chart) - ends.figureRoom)
    let more = Self.shown(labels, characters: 54 - Self.room(for: chart) - ends.room)
    for (index, label) in labels.enumerated() where few.contains(index) || more.contains(index) {
      let place =
        chart.kind == .line
        ? Self.place(ofPoint: index, of: labels.count)
        : (2 * index + 1) * 5_000 / labels.count
      let width = !more.contains(index) ? " few" : !few.contains(index) ? " more" : ""
      let edge =
        index == 0 && place < 1_000
        ? " first" : index == labels.count - 1 && place > 9_000 ? " last" : ""
      output.append("<span class=\"\(Self.placeClass(place))\(width)\(edge)\">")
      output.append(label, escaping: .markup)
      output.append("</span>")
    }
  }

  /// The indices of names that fit side by side: every second one, every third …, and the last where it fits.
  ///
  /// Those at the ends do not go beyond them, so that half a name more lies between them and the next.
  private static func shown(_ labels: [String], characters: Int) -> Set<Int> {
    let longest = labels.map(\.count).max() ?? 1
    let (width, room) = (3 * longest + 4, 2 * max(1, characters))
    let step = max(1, (width * max(1, labels.count - 1) + room - 1) / room)
    let last = labels.count - 1
    // One near the end would go beyond it.
    var shown = Set(stride(from: 0, to: labels.count, by: step).filter { 2 * (last - $0) >= step })
    if last - (shown.max() ?? 0) >= step || labels.count == 1 { shown.insert(last) }
    return shown
  }

  private static func room(for chart: KPIChart) -> Int {
    min(16, max(2, chart.ticks.map(\.text.count).max() ?? 0))
  }
}

/// Names and last figures at the ends of lines, moved apart where they would touch.
private struct EndLabels {
  struct Label {
    let series: Int
    let mark: KPIChart.Mark
    var place: Int
    let height: Int
  }

  private(set) var labels: [Label] = []
  /// The class for the room that they have; empty where a key says what they would.
  private(set) var className = ""

  /// How many characters wide they are where only figures are shown.
  private(set) var figureRoom = 0
  /// The same where names are shown as well.
  private(set) var room = 0

  /// The height of a line of text in a plot, in ten-thousandths.
  private static let line = 950
  /// The characters of a line beside the plot.
  private static let characters = 14

  init(_ chart: KPIChart) {
    guard chart.kind == .line else { return }
    var found: [Label] = []
    for series in chart.series.indices {
      guard let mark = chart.categories.last?.marks[series] else { continue }
      let name = chart.series.count > 1 ? chart.series[series] ?? "" : ""
      let lines = 1 + (name.count + Self.characters - 1) / Self.characters
      found.append(
        Label(series: series, mark: mark, place: mark.place, height: lines * Self.line))
    }
    found.sort { ($0.place, $0.series) < ($1.place, $1.series) }
    guard !found.isEmpty, found.reduce(0, { $0 + $1.height }) <= 9_500 else { return }
    for index in found.indices.dropFirst() {
      let gap = (found[index - 1].height + found[index].height) / 2
      found[index].place = max(found[index].place, found[index - 1].place + gap)
    }
    if let last = found.indices.last, found[last].place > 10_000 {
      found[last].place = 10_000
      for index in found.indices.dropLast().reversed() {
        let gap = (found[index + 1].height + found[index].height) / 2
        found[index].place = min(found[index].place, found[index + 1].place - gap)
      }
    }
    labels = found
    let figures = found.map(\.mark.cell.figure.shortText.count).max() ?? 0
    let hasNames = chart.series.count > 1
    className = hasNames ? " ends" : " w\(max(2, min(30, figures)))"
    (figureRoom, room) = hasNames ? (0, Self.characters + 4) : (figures + 1, figures + 1)
  }
}
