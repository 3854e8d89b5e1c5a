/// An expression with its source range.
struct Expression: Sendable {
  let kind: Kind
  let range: Range<Int>

  indirect enum Kind: Sendable {
    case constant(Value)
    case name(String)
    case list([Expression])
    case tuple([Expression])
    case dictionary([(key: Expression, value: Expression)])
    case member(Expression, name: String, at: Range<Int>)
    case element(Expression, index: Expression)
    case slice(Expression, from: Expression?, to: Expression?, step: Expression?)
    case call(Expression, Arguments)
    /// Without a value in `{% filter name %}`.
    case filter(Expression?, name: String, at: Range<Int>, Arguments)
    case test(Expression, name: String, at: Range<Int>, Arguments, isNegated: Bool)
    case unary(UnaryOperator, Expression)
    case binary(BinaryOperator, Expression, Expression)
    case comparison(Expression, [(operation: Comparison, operand: Expression)])
    case concatenation([Expression])
    case both(Expression, Expression)
    case either(Expression, Expression)
    case conditional(Expression, condition: Expression, otherwise: Expression?)
  }

  /// The arguments of a call, a filter or a test.
  struct Arguments: Sendable {
    var positional: [Expression] = []
    var keywords: [(name: String, value: Expression, at: Range<Int>)] = []
    /// `*list` and `**dictionary`.
    var spread: Expression?
    var keywordSpread: Expression?

    static let none = Arguments()

    var isEmpty: Bool {
      positional.isEmpty && keywords.isEmpty && spread == nil && keywordSpread == nil
    }
  }
}

enum UnaryOperator: UInt8, Sendable {
  case not
  case negative
  case positive
}

enum BinaryOperator: UInt8, Sendable {
  case add
  case subtract
  case multiply
  case divide
  case floorDivide
  case remainder
  case power
}

enum Comparison: UInt8, Sendable {
  case equal
  case notEqual
  case less
  case lessOrEqual
  case greater
  case greaterOrEqual
  case contained
  case notContained
}
