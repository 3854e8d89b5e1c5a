/// A formula as a list of nodes in postfix order: the operands of a node come before it, the root
/// is last.
struct Expression: Sendable {
  enum Operator: Sendable {
    case add
    case subtract
    case multiply
    case divide

    var isProduct: Bool { self == .multiply || self == .divide }
  }

  enum Function: Sendable {
    case minimum
    case maximum
    case sum
  }

  enum Kind: Sendable {
    /// A value in base units, and whether it was written with `%` or `PP`.
    case literal(Rational, Unit, LiteralStyle)
    case reference(name: String, scenario: String?)
    case negate(Int)
    case binary(Operator, Int, Int)
    /// A relative change, such as `um +10 %`.
    case relative(Int, by: Rational)
    case round(Int, step: Int, RoundingMode)
    case call(Function, [Int])
    /// Without a degree the square root.
    case root(Int, degree: Int?)
    case power(Int, exponent: Int)
    /// The growth rate per period.
    case growth(from: Int, to: Int, periods: Int)
    /// The first of two values where the comparison holds, else the second.
    case choose(Comparison, Int, Int, then: Int, otherwise: Int)
  }

  enum LiteralStyle: Sendable {
    case number
    case percent
    case points
  }

  struct Node: Sendable {
    var kind: Kind
    let range: Range<Int>
  }

  var nodes: [Node] = []
  /// Where the whole formula is.
  let source: SourceRange
  /// How its file is written.
  let notation: Notation

  /// The names that the formula uses, with their nodes, in source order.
  var references: [(node: Int, name: String, scenario: String?)] {
    nodes.enumerated().compactMap { index, node in
      if case .reference(let name, let scenario) = node.kind {
        (index, name, scenario)
      } else {
        nil
      }
    }
  }

  func source(of node: Int) -> SourceRange { source.with(nodes[node].range) }

  /// The integer that is written at a node, with or without a minus sign.
  func wholeNumber(_ node: Int) -> Int? {
    switch nodes[node].kind {
    case .literal(let value, .none, .number):
      if case .small(let whole, 1) = value.parts { whole } else { nil }
    case .negate(let operand): wholeNumber(operand).map { -$0 }
    default: nil
    }
  }

  mutating func append(_ kind: Kind, _ range: Range<Int>) -> Int {
    nodes.append(Node(kind: kind, range: range))
    return nodes.count - 1
  }
}
