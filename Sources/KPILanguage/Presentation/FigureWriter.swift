import HTMLText

/// Formats values in the page's language.
struct FigureWriter: Sendable {
  let numbers: NumberFormat
  var catalog: UnitCatalog
  var named: NamedValues

  init(numbers: NumberFormat, catalog: UnitCatalog, named: NamedValues? = nil) {
    self.numbers = numbers
    self.catalog = catalog
    self.named = named ?? NamedValues(language: catalog.language.text)
  }

  /// The words of the page's language.
  var words: FormulaWords { FormulaWords.words(in: catalog.language.language) }

  /// The same in the language of a file, for its messages.
  func speaking(_ language: String) -> FigureWriter {
    guard language != catalog.language.text else { return self }
    return FigureWriter(
      numbers: NumberFormat(language: language), catalog: catalog.speaking(language), named: named)
  }

  /// The figure of a value in base units.
  func figure(
    _ value: Rational, isApproximate: Bool, _ unit: Unit, _ format: DisplayFormat
  ) -> Figure {
    Figure(number: value, plan: plan(unit, format), isApproximate: isApproximate)
  }

  /// The plan for values of a unit: as a percentage, as money or as a plain number.
  func plan(_ unit: Unit, _ format: DisplayFormat) -> FigurePlan {
    var precision = format.precision()
    let scale = unit.scale
    let isPercent = format.isPercent || unit.isPercent
    // A percentage per time, such as %/Monat, also has the scale of its time.
    let percentScale = unit.isPercent ? scale : Unit.percent.scale
    // Where the author did not say how exactly, no number but zero is shown as zero.
    let style = NumberPattern.Style(
      showsPlus: format.showsPlus, isGrouped: !format.isPlain, keepsSmallNumbers: !format.isExplicit
    )
    func percentPattern(hasSign: Bool) -> NumberPattern {
      numbers.percentPattern(
        precision, scale: percentScale, hasSign: hasSign, style)
    }
    let pattern: NumberPattern
    var (plural, sentence): (PluralPatterns?, PluralPatterns?)
    let language = catalog.language.language
    let isPoints = unit.isPoints || format.isPoints
    if let compact = format.compact, let forms = compact.forms(in: language) {
      let scale = scale * compact.scale
      func shown(with suffix: String) -> NumberPattern {
        guard let currency = unit.currency else {
          return numbers.numberPattern(precision, scale: scale, suffix: suffix, style)
        }
        return numbers.moneyPattern(currency, precision, scale: scale, suffix: suffix, style)
      }
      pattern = shown(with: forms.short)
      if compact.isLong {
        plural = PluralPatterns(forms.long, language: language, scale: scale, shown)
      }
    } else if isPoints {
      sentence = PluralPatterns(
        PointNames.names(in: language), language: language, scale: percentScale
      ) { numbers.numberPattern(precision, scale: percentScale, suffix: $0, style) }
      pattern = numbers.numberPattern(
        precision, scale: percentScale, suffix: "\u{A0}" + words.points, style)
    } else if isPercent {
      pattern = percentPattern(hasSign: true)
    } else if let currency = unit.currency {
      if !format.isExplicit { precision.maximumDecimals = currency.decimals }
      pattern = numbers.moneyPattern(currency, precision, scale: scale, style)
    } else {
      pattern = numbers.numberPattern(precision, scale: scale, style)
    }
    return FigurePlan(
      unit: unit, pattern: pattern,
      barePercentage: isPercent && !isPoints ? percentPattern(hasSign: false) : nil,
      plural: plural, sentence: sentence, words: sentenceWords(unit, format),
      unitText: unit.named == nil ? catalog.text(unit) : "",
      named: unit.named.map { (kind: $0, values: named) })
  }

  /// The words for numbers of a unit; none for amounts and percentages, which have their sign.
  private func sentenceWords(_ unit: Unit, _ format: DisplayFormat) -> FigurePlan.Words? {
    let language = catalog.language.language
    guard var kind = format.words, let words = NumberWords.words(in: language) else { return nil }
    if case .cardinal = kind, language != format.wordsLanguage { kind = .cardinal(one: nil) }
    switch kind {
    case .share: return FigurePlan.Words(words: words, kind: kind, scale: .one)
    case .cardinal, .multiple:
      guard unit.currency == nil, !unit.isPercent, !format.isPercent else { return nil }
      return FigurePlan.Words(words: words, kind: kind, scale: unit.scale)
    }
  }

  /// The exact value with its unit, for messages.
  func exactText(_ value: Rational, isApproximate: Bool = false, _ unit: Unit) -> String {
    var amount = value.divided(by: unit.scale) ?? value
    if isApproximate { amount = amount.roundedToApproximateDigits() }
    let mark = isApproximate ? Figure.approximateMark : ""
    let unitText = catalog.text(unit, after: amount)
    if let text = notation(amount, unit) {
      // What follows the currency or the percent sign: "/lead".
      return mark + text + unitText.drop { $0 != "/" }
    }
    let number = mark + numbers.exact(amount)
    return unitText.isEmpty ? number : "\(number) \(unitText)"
  }

  /// An amount of money or a percentage with its sign where the language has it: `$6`, `6 $`, `12%`; `nil`
  /// for other units.
  private func notation(_ amount: Rational, _ unit: Unit) -> String? {
    let decimals = amount.decimalPlaces
    let precision = NumberFormat.Precision(maximumDecimals: decimals ?? 0)
    let pattern: NumberPattern
    if unit.isPercent, !unit.isPoints, unit.factors.allSatisfy({ $0.exponent < 0 }) {
      pattern = numbers.percentPattern(precision, scale: .one)
    } else if let currency = unit.currency, !unit.isPercent,
      unit.factors.count(where: { $0.exponent > 0 }) == 1
    {
      pattern = numbers.moneyPattern(currency, precision)
    } else {
      return nil
    }
    // A fraction stands where the digits of a number would.
    let text =
      decimals == nil
      ? pattern.text(.zero).replacing("0", with: amount.fractionText) : pattern.text(amount)
    return text.replacing("\u{A0}", with: " ")
  }
}

/// How figures of one unit and format are shown; computed once and shared by all cells of a row.
final class FigurePlan: Sendable {
  let unit: Unit
  let pattern: NumberPattern
  /// Without the percent sign; `nil` unless figures are shown in %.
  let barePercentage: NumberPattern?
  /// In place of `pattern` where a word behind the digits goes with the number.
  let plural: PluralPatterns?
  /// The same in a sentence, which has more room.
  let sentence: PluralPatterns?
  /// How small numbers are written in a sentence; `nil` for digits.
  let words: Words?
  /// The size of the unit in base units; `nil` for 1.
  let scale: Rational?
  let unitText: String
  /// What the values stand for; `nil` for numbers.
  let named: (kind: Unit.Atom, values: NamedValues)?

  /// Words for small numbers, of which the scale is 1.
  struct Words: Sendable {
    let words: NumberWords
    let kind: NumberWords.Kind
    let scale: Rational

    func text(_ number: Rational) -> String? {
      words.text(number.divided(by: scale) ?? number, kind)
    }
  }

  init(
    unit: Unit, pattern: NumberPattern, barePercentage: NumberPattern?, plural: PluralPatterns?,
    sentence: PluralPatterns?,
    words: Words?, unitText: String,
    named: (kind: Unit.Atom, values: NamedValues)? = nil
  ) {
    self.named = named
    self.unit = unit
    let scale = unit.scale
    self.pattern = pattern
    self.barePercentage = barePercentage
    self.plural = plural
    self.sentence = sentence
    self.words = words
    self.scale = scale == .one ? nil : scale
    self.unitText = unitText
  }
}
