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

  /// At most two decimals.
  static let standard = DisplayFormat()

  func precision() -> NumberFormat.Precision {
    NumberFormat.Precision(
      minimumDecimals: isFixed ? decimals : 0, maximumDecimals: decimals, step: step,
      mode: mode)
  }
}
