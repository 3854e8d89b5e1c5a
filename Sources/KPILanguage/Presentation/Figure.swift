/// A value of the model with its format.
package struct Figure: Sendable {
  /// In base units.
  let number: Rational
  let plan: FigurePlan
  /// Whether the value is an irrational root or was calculated from one; it then has 50 significant
  /// digits.
  package let isApproximate: Bool

  /// For a sentence: with its currency or `%` but without counted units, and with `≈` before an
  /// approximate value.
  package var text: String { mark + unmarkedText }

  /// The same without `≈`.
  package var unmarkedText: String {
    if let name { return name.label }
    if !isApproximate, let word = plan.words?.text(number) { return word }
    guard let sentence = plan.sentence else { return unmarkedShortText }
    return sentence.pattern(for: displayed).text(displayed)
  }

  /// For a table or a formula, where percentage points are abbreviated.
  package var shortText: String { mark + unmarkedShortText }

  /// The same without `≈`.
  package var unmarkedShortText: String { name?.label ?? pattern.text(displayed) }

  private var pattern: NumberPattern { plan.plural?.pattern(for: displayed) ?? plan.pattern }

  /// Names and texts are right or wrong, never nearly right.
  private var mark: String { isApproximate && !isName ? Self.approximateMark : "" }

  static let approximateMark = "≈\u{A0}"

  /// Such as `€/Abschluss`; empty for plain numbers.
  package var unit: String { plan.unitText }

  /// The exact value in `unit`: a decimal number with a point where it ends, else `n/d`; the name of an item as it
  /// stands in brackets.
  package var exact: String { name?.written ?? amount.plainText }

  /// The exact value in `unit`: a whole number or `n/d` in lowest terms.
  package var fraction: String { name?.written ?? amount.fractionText }

  /// Whether the value is a negative number.
  package var isBelowZero: Bool { number.isNegative }

  /// Whether the value is no number: an item of a list, a text or a point in time.
  package var isName: Bool { plan.named != nil }

  /// What the value stands for if it is no number: as readers see it, and as models have it.
  private var name: (label: String, written: String)? {
    plan.named.map { ($0.values.label(number, $0.kind), $0.values.name(number, $0.kind)) }
  }

  /// The unit that readers see: `%` of any share that is shown in per cent, else `unit`.
  package var shownUnit: String { isShareInPercent ? "%" : unit }

  /// Appends the exact value in `shownUnit`, like `exact`.
  package func appendShownExact(to text: inout [UInt8]) {
    guard isShareInPercent else { return appendExact(to: &text) }
    let amount = number * Rational(100)
    (isApproximate ? amount.roundedToApproximateDigits() : amount).appendPlainText(to: &text)
  }

  private var isShareInPercent: Bool { plan.barePercentage != nil && !plan.unit.isPercent }

  /// The value in `unit`.
  var amount: Rational {
    guard let scale = plan.scale else { return number }
    let amount = number.divided(by: scale) ?? number
    return isApproximate ? amount.roundedToApproximateDigits() : amount
  }

  /// The number that is formatted: in base units, but rounded as `amount` is.
  private var displayed: Rational {
    guard isApproximate, let scale = plan.scale else { return number }
    return amount * scale
  }

  /// Whether the displayed number is rounded.
  var isRounded: Bool { plan.named == nil && !plan.pattern.isExact(displayed) }

  /// Whether another figure has the same value and format; formats are compared by identity.
  package func isSame(as other: Figure) -> Bool {
    plan === other.plan && number == other.number && isApproximate == other.isApproximate
  }

  /// Appends `shortText`, or for a table row whose label says "in %" a percentage without its sign.
  ///
  /// - Returns: What the number consists of; `nil` where the value is none.
  @discardableResult
  package func appendText(isBarePercentage: Bool = false, to text: inout [UInt8]) -> NumberParts? {
    if let name {
      text += name.label.utf8
      return nil
    }
    if isApproximate { text += Self.approximateMark.utf8 }
    let pattern = isBarePercentage ? plan.barePercentage ?? pattern : pattern
    let start = text.count
    pattern.append(displayed, to: &text)
    return pattern.parts(of: text[start...])
  }

  /// The same for figures with the same unit and format.
  package var format: ObjectIdentifier { ObjectIdentifier(plan) }

  /// What is before decimals.
  package var decimalSeparator: [UInt8] { pattern.decimal }

  /// Appends `exact`.
  package func appendExact(to text: inout [UInt8]) {
    if let name {
      text += name.written.utf8
    } else {
      amount.appendPlainText(to: &text)
    }
  }
}
