import HTMLText
import KPILanguage

extension KPIRenderer {
  /// A table that scrolls on its own if the page is too narrow; by keyboard too where it may be.
  func append(_ table: KPITable, to output: inout OutputBuffer) {
    output.append("<figure class=\"kpi-figure\">\n")
    appendTable(table, to: &output)
    output.append("</figure>\n")
  }

  /// The same without a frame of its own.
  func appendTable(_ table: KPITable, to output: inout OutputBuffer) {
    output.append("<div class=\"kpi-table\"")
    let attributes = output.count
    let texts = TableTexts(table)
    output.append(">\n<table class=\"kpi")
    if table.comparesScenarios { output.append(" kpi-compared") }
    output.append("\">\n")
    let words = Wording(language: model.language)
    if let caption = table.caption {
      appendElement("caption", caption + words.unit(texts.bytes[texts.captionUnit]), to: &output)
    }
    if table.hasColumnHeads { appendHead(of: table, texts, words, to: &output) }
    output.append("<tbody>\n")
    var width = TableWidth(table)
    for (index, row) in table.rows.enumerated() {
      if let group = row.group {
        if index > 0 { output.append("</tbody>\n<tbody>\n") }
        output.append("<tr>\n<th scope=\"rowgroup\" colspan=\"")
        output.append("\(table.columns.count + (texts.hasUnits ? 2 : 1))", escaping: .markup)
        output.append("\">")
        output.append(group, escaping: .markup)
        output.append("</th>\n</tr>\n")
      }
      output.append(row.isTotal ? "<tr class=\"kpi-total\">\n" : "<tr>\n")
      appendElement("th", attributes: " scope=\"row\"", row.name, to: &output)
      if texts.hasUnits {
        let unit = texts.bytes[texts.units[index]]
        width.addUnit(unit)
        output.append("<td class=\"kpi-unit\">")
        output.append(String(decoding: unit, as: UTF8.self), escaping: .markup)
        output.append("</td>\n")
      }
      append(row, texts.rows[index], of: texts, to: &output, &width)
      output.append("</tr>\n")
    }
    output.append("</tbody>\n</table>\n</div>\n")
    if width.exceedsRoom {
      let end = output.count
      output.append(" role=\"group\" tabindex=\"0\" aria-label=\"")
      output.append(table.caption ?? table.name, escaping: .markup)
      output.append("\"")
      output.move(from: end, to: attributes)
    }
    if !table.discrepancies.isEmpty {
      output.append("<p class=\"kpi-note\"><small>")
      output.append(Self.mark)
      output.append(" ")
      output.append(Wording(language: model.language).unrounded, escaping: .markup)
      output.append("</small></p>\n")
    }
  }

  /// Ties cells that do not follow from what is shown to the note below: a character, which is printed, copied and
  /// read aloud.
  private static let mark: StaticString = "<span class=\"kpi-mark\">*</span>"

  private func appendHead(
    of table: KPITable, _ texts: TableTexts, _ words: Wording, to output: inout OutputBuffer
  ) {
    output.append("<thead>\n<tr>\n")
    if let corner = table.corner {
      appendElement("th", attributes: " scope=\"row\"", corner, to: &output)
    } else {
      appendElement("th", attributes: " scope=\"col\"", words.figure, to: &output)
    }
    if texts.hasUnits {
      appendElement(
        "th", attributes: " scope=\"col\" class=\"kpi-unit\"", words.inUnit, to: &output)
    }
    for (column, unit) in zip(table.columns, texts.columnUnits) {
      appendElement(
        "th", attributes: " scope=\"col\"", column + words.unit(texts.bytes[unit]), to: &output)
    }
    output.append("</tr>\n</thead>\n")
  }

  /// The cells of a row; a cell that equals the previous one reuses its attributes.
  ///
  /// Numbers consist of digits and symbols that need no escaping in HTML; other values may need it.
  private func append(
    _ row: KPITable.Row, _ cells: [TableTexts.Cell?], of texts: TableTexts,
    to output: inout OutputBuffer, _ width: inout TableWidth
  ) {
    var last: Figure?
    var attributes: [UInt8] = []
    for column in cells.indices {
      guard let shown = cells[column], let cell = row.cells[column] else {
        output.append("<td></td>\n")
        continue
      }
      if last?.isSame(as: cell.figure) != true {
        attributes.removeAll(keepingCapacity: true)
        append(cell.figure, to: &attributes)
        last = cell.figure
      }
      let text = texts.bytes[shown.text]
      let padding = shown.decimals.flatMap {
        Self.padding(decimals: $0, ofColumn: texts.decimals[column])
      }
      width.add(text, padding: padding?.width ?? 0, toColumn: column)
      // What stands behind the number, or a line below it, must not be moved by the padding.
      let isApart = cell.isUnreconciled || row.isTotal
      output.append("<td><data")
      output.append(attributes)
      append(cell.name, to: &output)
      if !isApart, let padding { appendClass(padding.name, to: &output) }
      output.append(">")
      if cell.figure.isName {
        output.append(String(decoding: text, as: UTF8.self), escaping: .markup)
      } else {
        output.append(text)
      }
      output.append("</data>")
      if cell.isUnreconciled { output.append(Self.mark) }
      if isApart, let padding {
        output.append("<span")
        appendClass(padding.name, to: &output)
        output.append("></span>")
      }
      output.append("</td>\n")
    }
  }

  private func appendClass(_ name: String, to output: inout OutputBuffer) {
    output.append(" class=\"")
    output.append(name)
    output.append("\"")
  }

  /// The class of a number that has fewer decimals than its column, which a style sheet fills up: `f2` where the
  /// separator and two digits are missing, `d2` where two digits are; `nil` where nothing is, or more than six digits.
  private static func padding(
    decimals: Int, ofColumn most: Int
  ) -> (name: String, width: Int)? {
    let missing = most - decimals
    guard (1...6).contains(missing) else { return nil }
    return decimals == 0 ? ("f\(missing)", missing + 1) : ("d\(missing)", missing)
  }

  /// The derivation of a figure as an ordered list.
  func append(_ steps: KPISteps, to output: inout OutputBuffer) {
    output.append("<ol class=\"kpi-steps\">\n")
    for step in steps.steps {
      output.append("<li>")
      output.append(step.label.withUnbrokenSpaces, escaping: .markup)
      if let formula = step.formula {
        output.append(" = ")
        output.append(formula.withUnbrokenSpaces, escaping: .markup)
      }
      output.append(step.isRounded ? " ≈ " : " = ")
      append(step.result.unmarkedShortText, step.result, step.name, to: &output)
      output.append("</li>\n")
    }
    output.append("</ol>\n")
  }

  private func appendElement(
    _ name: StaticString, attributes: StaticString = "", _ text: String,
    to output: inout OutputBuffer
  ) {
    output.append("<")
    output.append(name)
    output.append(attributes)
    output.append(">")
    output.append(text.withUnbrokenSpaces, escaping: .markup)
    output.append("</")
    output.append(name)
    output.append(">\n")
  }
}

extension Wording {
  /// What says behind a caption or a head in which unit the figures are; empty without a unit.
  fileprivate func unit(_ bytes: ArraySlice<UInt8>) -> String {
    bytes.isEmpty ? "" : ", \(inUnit) \(String(decoding: bytes, as: UTF8.self))"
  }
}
