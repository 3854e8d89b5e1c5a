/// How a figure is displayed: the step it is rounded to, and whether it is a percentage.
///
/// Never affects a calculation.
struct DisplayFormat: Sendable, Hashable {
  var mode: RoundingMode = .halfUp
  /// `nil` where the author gave none.
  var step: Rational?
  /// Decimals of the step as written.
  var decimals = 2
  /// Whether trailing zeros stay.
  var isFixed = false
  var isPercent = false
  /// Whether a share is shown in percentage points; `isPercent` is true then.
  var isPoints = false

  /// Whether positive numbers have a plus sign.
  var showsPlus = false
  /// Whether numbers have no group separators, as years.
  var isPlain = false
  /// The number of significant digits to which numbers are rounded; `nil` for a step.
  var digits: Int?

  /// In which large numbers are shown; the step counts in it.
  var compact: CompactNumber?
  /// How small numbers are written in a sentence; `nil` for digits.
  var words: NumberWords.Kind?
  /// The primary language of the file that says so: its form for one is for that language alone.
  var wordsLanguage = ""

  /// Whether the author said how exactly the number is shown.
  var isExplicit: Bool { step != nil || digits != nil }

  /// The words that keep zeros at the end, English first, as all of them.
  static let fixedWords = ["fixed", "fest"]
  /// The words for numbers without group separators.
  static let plainWords = ["plain", "schlicht"]
  /// The words for numbers in words.
  static let wordWords = ["word", "wort"]
  /// The words behind a number of significant digits.
  static let digitWords = ["digits", "digit", "Stellen", "Stelle"]

  /// Whether a word says how a step is used.
  static func isStyle(_ word: String) -> Bool {
    RoundingMode(word: word) != nil || (fixedWords + plainWords + wordWords).contains(word)
  }

  /// At most two decimals.
  static let standard = DisplayFormat()
  /// Digits without groups.
  static let plain = DisplayFormat(isPlain: true)

  func precision() -> NumberFormat.Precision {
    NumberFormat.Precision(
      minimumDecimals: isFixed ? decimals : 0, maximumDecimals: decimals, step: step,
      mode: mode, digits: digits, hasFixedDigits: isFixed)
  }

  /// The step that shows the first digit of a number which this format shows as zero.
  ///
  /// - Parameters:
  ///   - value: The number, in base units.
  ///   - plan: How it is shown.
  ///   - numbers: The notation of the author.
  /// - Returns: The step as it can be written.
  func finer(for value: Rational, _ plan: FigurePlan, _ numbers: NumberReader) -> String {
    let unitScale = isPercent && !plan.unit.isPercent ? Unit.percent.scale : plan.unit.scale
    let scale = unitScale * (compact?.scale ?? .one)
    let exponent = (value.divided(by: scale) ?? value).decimalExponent
    let power = Rational.powerOfTen(abs(exponent))
    let step = exponent < 0 ? Rational.one.divided(by: power) ?? .one : power
    if let compact { return "\(numbers.text(step)) \(compact.word)" }
    return numbers.text(step) + (isPoints ? " \(UnitCatalog.points)" : isPercent ? " %" : "")
  }
}
