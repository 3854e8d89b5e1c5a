import Diagnostics
import HTMLText

extension LineParser {
  /// `| ab 1.000`, after the bar.
  mutating func format() throws(Diagnostic) -> (DisplayFormat, SourceRange) {
    let start = index
    var format = DisplayFormat()
    while case .word(let word) = current?.kind {
      if let mode = RoundingMode(word: word) {
        format.mode = mode
      } else if DisplayFormat.fixedWords.contains(word) {
        format.isFixed = true
      } else if DisplayFormat.plainWords.contains(word) {
        format.isPlain = true
      } else if DisplayFormat.wordWords.contains(word) {
        format.words = try words()
        format.wordsLanguage = LanguageTag(notation.language).language
        continue
      } else {
        throw KPIMessages.notAFormat(word, notation, at: location(here))
      }
      index += 1
    }
    // A year or a number in words needs no step; all else says how exactly it is shown.
    if format.isPlain || format.words != nil, current == nil {
      return (format, line.with(range(from: start)))
    }
    format.showsPlus = take(.plus)
    if case .currency = current?.kind, case .number(let number) = following?.kind {
      throw unitInFormat(tokens[index...(index + 1)], help: "write \(number)")
    }
    guard case .number(let text) = current?.kind else {
      throw unexpected("the step to which the figure is shown")
    }
    if case .word(let word) = following?.kind, DisplayFormat.digitWords.contains(word) {
      format.digits = try digits(text)
      index += 2
    } else {
      try step(text, from: start, &format)
    }
    if case .word(let word) = current?.kind, let compact = CompactNumber(word) {
      format.compact = compact
      index += 1
      return (format, line.with(range(from: start)))
    }
    format.isPoints = takePoints()
    format.isPercent = format.isPoints || take(.percent)
    switch current?.kind {
    case .currency, .symbol(.slash): throw unitInFormat(tokens[index...], help: "remove it")
    default: break
    }
    return (format, line.with(range(from: start)))
  }

  /// `| 0,01 €`.
  private func unitInFormat(_ tokens: ArraySlice<Token>, help: String) -> Diagnostic {
    let end = tokens.last?.range.upperBound ?? here.upperBound
    return KPIMessages.syntax(
      "the step to which a figure is shown has no unit", at: location(here.lowerBound..<end)
    ).help(help)
  }

  /// `wort`, and perhaps the form or an example of what it is to be.
  private mutating func words() throws(Diagnostic) -> NumberWords.Kind {
    index += 1
    let start = index
    while case .word(let word) = current?.kind, !DisplayFormat.isStyle(word) { index += 1 }
    let written = tokens[start..<index].map { line.file.text($0.range) }.joined(separator: " ")
    guard let kind = NumberWords.kind(written) else {
      throw KPIMessages.notAWordFormat(written, at: location(range(from: start)))
    }
    return kind
  }

  private mutating func step(
    _ text: String, from start: Int, _ format: inout DisplayFormat
  ) throws(Diagnostic) {
    let (step, decimals) = try number(text)
    if following?.kind != .symbol(.percent), following?.kind != .word(UnitCatalog.points) {
      try checkStep(text, ofFormatFrom: start)
    }
    index += 1
    guard !step.isZero else {
      let finest = Rational.one.divided(by: .powerOfTen(decimals)) ?? .one
      throw KPIMessages.formatStepOfZero(
        numbers.text(finest), at: location(tokens[index - 1].range))
    }
    format.step = step
    format.decimals = decimals
  }

  /// The number in `3 Stellen`.
  private func digits(_ text: String) throws(Diagnostic) -> Int {
    guard let digits = Int(text), (1...Self.mostDigits).contains(digits) else {
      throw KPIMessages.invalidDigits(atMost: Self.mostDigits, at: location(here))
    }
    return digits
  }

  /// Approximate values have no more.
  private static let mostDigits = 50
}
