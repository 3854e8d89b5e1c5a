import HTMLText
import KPILanguage

/// Bars and what is made of them: columns, waterfalls, funnels and tornadoes.
extension KPIRenderer {
  func appendRows(
    of chart: KPIChart, _ upright: ChartLayout.Upright?, _ words: ChartWording,
    to output: inout OutputBuffer
  ) {
    let isGrouped = chart.series.count > 1 && !chart.isStacked && chart.kind != .tornado
    let room = Self.room(for: chart)
    begin(
      "kpi-rows", chart, words,
      " \(chart.kind.rawValue) w\(room)" + (upright?.rawValue ?? "")
        + (isGrouped ? " grouped" : "") + ((chart.origin ?? 0) > 0 ? " below" : ""), to: &output)
    if chart.kind == .tornado { appendHeads(of: chart, to: &output) }
    for (index, category) in chart.categories.enumerated() {
      if isGrouped {
        output.append("<div class=\"g\">\n<p>")
        output.append(category.label.withUnbrokenSpaces, escaping: .markup)
        output.append("</p>\n")
        for (series, mark) in category.marks.enumerated() {
          appendRow(
            chart.series[series] ?? "", [(mark, chart.comparesScenarios ? nil : series + 1)],
            of: chart, to: &output
          ) { output in
            appendFigure(of: mark, in: chart, to: &output)
          }
        }
        output.append("</div>\n")
      } else if chart.isStacked {
        let marks = category.marks.enumerated().map { ($1, Optional($0 + 1)) }
        appendRow(category.label, marks, of: chart, to: &output) { output in
          appendSum(of: category, in: chart, to: &output)
        }
      } else if chart.kind == .tornado {
        appendRow(category.label, category.marks.map { ($0, nil) }, of: chart, to: &output) {
          output in appendEnds(of: category, to: &output)
        }
      } else {
        let mark = category.marks[0]
        let note = category.share.map { "\($0) \(words.ofThose)" }
        appendRow(category.label, note: note, [(mark, nil)], of: chart, to: &output) { output in
          appendFigure(of: mark, in: chart, to: &output)
          guard chart.kind == .waterfall else { return }
          if index > 0, let before = chart.categories[index - 1].marks[0] {
            output.append("<span class=\"i \(Self.placeClass(before.place))\"></span>")
          }
          if index + 1 < chart.categories.count, let mark {
            output.append("<span class=\"j \(Self.placeClass(mark.place))\"></span>")
          }
        }
      }
    }
    output.append("</div>\n")
    if chart.isStacked { appendKey(of: chart, to: &output) }
  }

  /// A name, the shapes of some marks, and what stands at them.
  private func appendRow(
    _ label: String, note: String? = nil, _ marks: [(mark: KPIChart.Mark?, series: Int?)],
    of chart: KPIChart,
    to output: inout OutputBuffer, _ figures: (inout OutputBuffer) -> Void
  ) {
    output.append("<p><span class=\"l\">")
    output.append(label.withUnbrokenSpaces, escaping: .markup)
    if let note {
      output.append(" <span class=\"n\">")
      output.append(note, escaping: .markup)
      output.append("</span>")
    }
    output.append("</span><span class=\"t\">")
    output.append(Self.canvas)
    for case (let mark?, let series) in marks where mark.span.from < mark.span.to {
      output.append("<rect x=\"")
      output.append(Self.coordinate(mark.span.from))
      output.append("\" width=\"")
      output.append(Self.coordinate(mark.span.to - mark.span.from))
      output.append("\" height=\"1000\"")
      let name = series.map { "s\($0)" } ?? mark.role.className
      if !name.isEmpty { output.append(" class=\"\(name)\"") }
      output.append("/>")
    }
    if let origin = chart.origin, origin > 0 {
      output.append("<path d=\"M\(Self.coordinate(origin)) 0V1000\"/>")
    }
    output.append("</svg>")
    figures(&output)
    output.append("</span></p>\n")
  }

  /// Behind the end of a bar, where nothing else is, in whichever direction the bar goes.
  private func appendFigure(
    of mark: KPIChart.Mark?, in chart: KPIChart, to output: inout OutputBuffer
  ) {
    output.append("<span class=\"v \(Self.placeClass(mark?.span.to ?? chart.origin ?? 0))\">")
    if let mark { append(mark, to: &output) } else { output.append("–") }
    output.append("</span>")
  }

  private func appendSum(
    of category: KPIChart.Category, in chart: KPIChart, to output: inout OutputBuffer
  ) {
    let end = category.marks.compactMap { $0?.span.to }.max() ?? chart.origin ?? 0
    output.append("<span class=\"v \(Self.placeClass(end))\">")
    let marks = category.marks.compactMap(\.self)
    if let sum = category.sum {
      output.append(sum.shortText, escaping: .markup)
    } else if marks.count == 1 {
      append(marks[0], to: &output)
    } else {
      output.append("–")
    }
    output.append("</span>")
  }

  /// Both ends of a tornado's bar.
  private func appendEnds(of category: KPIChart.Category, to output: inout OutputBuffer) {
    let marks = category.marks.compactMap(\.self).sorted { $0.place < $1.place }
    for (index, mark) in marks.enumerated() {
      let isLower = index == 0 && marks.count > 1
      let place = isLower ? mark.span.from : mark.span.to
      output.append("<span class=\"v \(isLower ? "b " : "")\(Self.placeClass(place))\">")
      append(mark, to: &output)
      output.append("</span>")
    }
  }

  /// Which side of a tornado is which.
  private func appendHeads(of chart: KPIChart, to output: inout OutputBuffer) {
    output.append("<ul class=\"kpi-key\">\n")
    for (index, series) in chart.series.enumerated() {
      output.append("<li class=\"\(index == 0 ? "s3" : "s1")\">")
      output.append(Self.canvas)
      output.append("<path d=\"M0 500H1000\"/></svg>")
      output.append(series ?? "", escaping: .markup)
      output.append("</li>\n")
    }
    output.append("</ul>\n")
  }

  /// How many characters the longest figure has, which the bars leave free.
  private static func room(for chart: KPIChart) -> Int {
    let figures = chart.categories.flatMap { category in
      category.marks.compactMap { mark in
        mark.map { ChartSign($0).text.count + $0.cell.figure.shortText.count }
      } + [category.sum?.shortText.count].compactMap(\.self)
    }
    return min(30, max(2, figures.max() ?? 0))
  }
}

extension KPIChart.Role {
  /// Its class in a drawing.
  fileprivate var className: String {
    switch self {
    case .usual: ""
    case .main: "m"
    case .increase: "u"
    case .decrease: "d"
    }
  }
}
