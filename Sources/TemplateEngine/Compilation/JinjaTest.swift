/// The tests of Jinja2 3.1.
enum JinjaTest: String, Sendable, CaseIterable {
  case boolean, callable, defined, divisibleby, eq, equalto, escaped, even, `false`, filter, float
  case ge, greaterthan, gt, `in`, integer, iterable, le, lessthan, lower, lt, mapping, ne, none
  case number, odd, sameas, sequence, string, test, `true`, undefined, upper
  case equalSign = "=="
  case notEqualSign = "!="
  case lessSign = "<"
  case lessOrEqualSign = "<="
  case greaterSign = ">"
  case greaterOrEqualSign = ">="

  static let byName = Dictionary(uniqueKeysWithValues: allCases.map { ($0.rawValue, $0) })

  var signature: Signature {
    switch self {
    case .divisibleby: .init([("num", nil)])
    case .eq, .equalto, .ge, .greaterthan, .gt, .le, .lessthan, .lt, .ne, .sameas, .equalSign,
      .notEqualSign, .lessSign, .lessOrEqualSign, .greaterSign, .greaterOrEqualSign:
      .init([("other", nil)])
    case .in: .init([("seq", nil)])
    default: .none
    }
  }

  /// Whether it asks whether there is a value.
  var asksForValue: Bool { self == .defined || self == .undefined }

  /// The comparison that the test is an alias for.
  var comparison: Comparison? {
    switch self {
    case .eq, .equalto, .equalSign: .equal
    case .ne, .notEqualSign: .notEqual
    case .lt, .lessthan, .lessSign: .less
    case .le, .lessOrEqualSign: .lessOrEqual
    case .gt, .greaterthan, .greaterSign: .greater
    case .ge, .greaterOrEqualSign: .greaterOrEqual
    case .in: .contained
    default: nil
    }
  }
}
