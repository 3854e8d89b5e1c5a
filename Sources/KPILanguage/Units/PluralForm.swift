/// The form of a word that goes with an amount: CLDR's plural categories of cardinal numbers, in the
/// languages that the names of units are written in.
///
/// Millions, which have a category of their own in Romance languages, count as `other`, as CLDR's units do.
enum PluralForm: Sendable, Hashable {
  case one
  case few
  case many
  case other

  /// The form after an amount that is written without zeros at the end.
  ///
  /// - Parameters:
  ///   - amount: The number; its sign does not matter.
  ///   - language: The primary subtag. Languages that are not in the tables count as English does.
  init(_ amount: Rational, language: String) {
    let number = amount.magnitude
    // `i` of CLDR's rules.
    let whole = number.rounded(.down)
    switch language {
    case "fr", "pt": self = whole <= .one ? .one : .other
    case "da": self = number == .one || !number.isWhole && whole <= .one ? .one : .other
    case "pl":
      guard number.isWhole, number != .one else {
        self = number == .one ? .one : .other
        return
      }
      let tens = number - number.rounded(.down, toMultipleOf: Rational(100))
      let ones = number - number.rounded(.down, toMultipleOf: Rational(10))
      let isFew = ones >= Rational(2) && ones <= Rational(4)
      let isTeen = tens >= Rational(12) && tens <= Rational(14)
      self = isFew && !isTeen ? .few : .many
    default: self = number == .one ? .one : .other
    }
  }
}
