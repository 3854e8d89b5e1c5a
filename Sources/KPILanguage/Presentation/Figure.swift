/// A value of the model as it is shown.
package struct Figure: Sendable {
  /// In base units.
  let number: Rational
  let plan: FigurePlan
  /// Whether the value is a root, or was calculated from one, that is no fraction: then it is the
  /// nearest number of 50 digits or close to it.
  package let isApproximate: Bool

  /// Within a sentence: with its currency or `%`, without what it counts; after `≈` where it is
  /// approximate.
  package var text: String { mark + unmarkedText }

  /// The same without `≈`.
  package var unmarkedText: String { plan.pattern.text(displayed) }

  /// In a table whose row says "in %": without the sign; `nil` for what is no percentage.
  package var percentageText: String? { plan.barePercentage.map { mark + $0.text(displayed) } }

  private var mark: String { isApproximate ? Self.approximateMark : "" }

  static let approximateMark = "≈\u{A0}"

  /// Such as `€/Abschluss`; empty for plain numbers.
  package var unit: String { plan.unitText }

  /// The exact value in `unit`: a decimal number with a point where it ends, else `n/d`.
  package var exact: String { amount.plainText }

  /// The exact value in `unit`: a whole number or `n/d` in lowest terms.
  package var fraction: String { amount.fractionText }

  /// The value in `unit`.
  var amount: Rational {
    guard let scale = plan.scale else { return number }
    let amount = number.divided(by: scale) ?? number
    return isApproximate ? amount.roundedToApproximateDigits() : amount
  }

  /// What display begins with: in base units, but rounded as the value in `unit` is.
  private var displayed: Rational {
    guard isApproximate, let scale = plan.scale else { return number }
    return amount * scale
  }

  /// What is shown, as a number in base units.
  var shown: Rational { plan.pattern.shown(displayed) }

  /// Whether display rounds the value.
  var isRounded: Bool { !plan.pattern.isExact(displayed) }

  /// Whether another figure has the same value, shown in the same way.
  package func isSame(as other: Figure) -> Bool {
    plan === other.plan && number == other.number && isApproximate == other.isApproximate
  }

  /// Writes `text`, or `percentageText` where there is one and it is asked for.
  package func appendText(isBarePercentage: Bool = false, to text: inout [UInt8]) {
    if isApproximate { text += Self.approximateMark.utf8 }
    let pattern = isBarePercentage ? plan.barePercentage ?? plan.pattern : plan.pattern
    pattern.append(displayed, to: &text)
  }

  /// Writes `exact`.
  package func appendExact(to text: inout [UInt8]) {
    amount.appendPlainText(to: &text)
  }
}
