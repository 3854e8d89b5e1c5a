/// The comparison operator of a check or a condition.
enum Comparison: Sendable {
  case equal
  case less
  case greater
  case lessOrEqual
  case greaterOrEqual

  init?(_ symbol: Token.Symbol) {
    switch symbol {
    case .equal: self = .equal
    case .less: self = .less
    case .greater: self = .greater
    case .lessOrEqual: self = .lessOrEqual
    case .greaterOrEqual: self = .greaterOrEqual
    default: return nil
    }
  }

  /// Whether it holds; the tolerance is how far apart equal sides may be.
  func holds(_ left: Rational, _ right: Rational, tolerance: Rational = .zero) -> Bool {
    switch self {
    case .equal: (left - right).magnitude <= tolerance
    case .less: left < right + tolerance
    case .greater: left > right - tolerance
    case .lessOrEqual: left <= right + tolerance
    case .greaterOrEqual: left >= right - tolerance
    }
  }
}
