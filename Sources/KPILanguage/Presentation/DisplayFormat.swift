/// How a figure is shown: to which step it is rounded, and whether in hundredths.
///
/// Never changes what is calculated.
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
