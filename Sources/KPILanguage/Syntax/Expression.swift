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

  /// What the values of an aggregation are.
  enum Span: Sendable {
    case list
    case series
    /// Arguments that are written one by one: where one of them is empty, so are their mean and their median.
    case arguments
  }

  enum Function: Sendable {
    case minimum
    case maximum
    case sum
  }

  enum Kind: Sendable {
    /// A value in base units, and how it was written.
    case literal(Rational, Unit, LiteralStyle)
    /// A text as a result: `"healthy"`.
    case text(String)
    case reference(name: String, scenario: String?)
    case negate(Int)
    case absolute(Int)
    case binary(Operator, Int, Int)
    /// A relative change, such as `um +10 %`; whether it is subtracted.
    case relative(Int, by: Int, isLess: Bool)
    case round(Int, step: Int, RoundingMode)
    case call(Function, [Int])
    /// Without a degree the square root.
    case root(Int, degree: Int?)
    case power(Int, exponent: Int)
    /// The growth rate per period.
    case growth(from: Int, to: Int, periods: Int)
    /// The first of two values where the comparison holds, else the second. Where a side has no value, the comparison
    /// is undecided, and so is the choice, unless there is a third value for that.
    case choose(Comparison, Int, Int, then: Int, otherwise: Int, undecided: Int? = nil)
    /// One value from those of several cells, without cells that have none.
    case aggregate(Aggregation, [Int], over: Span)
    /// The mean of values by their weights, without pairs that have no value.
    case weightedMean([Int], weights: [Int])
    /// The part that a value is of a whole.
    case share(Int, of: Int)
    /// The cell at a position: that of the first cell is the ordinal `first`, in the index's own unit.
    case lookup(Int, first: Rational, step: Rational, unit: Unit?, cells: [Int])
    /// A cell without a value, in the unit of another node; `nil` where any unit fits.
    case noValue(like: Int?)
    /// The sum of cells if they are amounts, else a quotient of such sums if there is one. Amounts that are divided
    /// by a number without a unit, of which `divisor` is one, are most likely quotients as well.
    case total([Int], quotient: TotalQuotient?, divisor: Int? = nil)
    /// The value of the figure `input` at which two values are equal; between bounds, or wherever it is.
    case solve(goal: Int, target: Int, input: Int, bounds: [Int])
    /// What unrolling replaces by the others.
    case list(ListOperation)
  }

  /// What is the total of quotients.
  struct TotalQuotient: Sendable {
    /// The quotient of the totals of both sides, where each of them has one.
    let ofTotals: Int
    /// The mean of the cells, weighted by their divisors; `nil` where a side has another total than its sum.
    ///
    /// It is the quotient of the totals where each item has both sides, and right as well where some items lack
    /// one, or where a scenario replaces a cell.
    var mean: Int?

    func map(_ map: (Int) -> Int) -> Self { Self(ofTotals: map(ofTotals), mean: mean.map(map)) }
  }

  /// How the cells of a list become one value.
  enum Aggregation: Sendable {
    case sum
    case mean
    case median
    case minimum
    case maximum
    /// How many have a value.
    case count
    case first
    case last
  }

  /// An operation on the items of lists, as it is written.
  enum ListOperation: Sendable {
    /// A figure or a list with brackets: `Kosten[Messe]`.
    case pick(name: String, [Int], scenario: String?)
    case gather(Gathering, [Int], over: [Syntax.Name], condition: Int?)
    /// The value a number of items before or after; one that lacks there is `edge`.
    case neighbour(isNext: Bool, Int, edge: Int?, distance: Int?)
    case when(Int, then: Int, otherwise: Int)
    case comparison(Comparison, Int, Int)
    case all([Int])
    case any([Int])
    case not(Int)
  }

  /// A function over the items of a list.
  enum Gathering: Sendable, Hashable {
    case aggregate(Aggregation)
    case share
    case weighted
    case cumulative
  }

  enum LiteralStyle: Sendable {
    case number
    case percent
    case points
    /// Stands for a name in the source, such as that of a list at its item.
    case substituted
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
    case .literal(let value, .none, .number), .literal(let value, .none, .substituted):
      if case .small(let whole, 1) = value.parts { whole } else { nil }
    case .negate(let operand): wholeNumber(operand).map { -$0 }
    default: nil
    }
  }

  mutating func append(_ kind: Kind, _ range: Range<Int>) -> Int {
    nodes.append(Node(kind: kind, range: range))
    return nodes.count - 1
  }

  /// The one name that the formula consists of; `nil` for all others.
  var soleName: String? {
    if nodes.count == 1, case .reference(let name, nil) = nodes[0].kind { name } else { nil }
  }
}

extension Expression.Kind {
  /// The nodes that the node consists of, in source order.
  var operands: [Int] {
    switch self {
    case .literal, .text, .reference: []
    case .negate(let value), .absolute(let value): [value]
    case .binary(_, let left, let right): [left, right]
    case .relative(let value, let change, _): [value, change]
    case .round(let value, let step, _): [value, step]
    case .call(_, let values), .aggregate(_, let values, _): values
    case .root(let value, let degree): [value] + (degree.map { [$0] } ?? [])
    case .power(let value, let exponent): [value, exponent]
    case .growth(let from, let to, let periods): [from, to, periods]
    case .choose(_, let left, let right, let then, let otherwise, let undecided):
      [left, right, then, otherwise] + (undecided.map { [$0] } ?? [])
    case .weightedMean(let values, let weights): values + weights
    case .share(let part, let whole): [part, whole]
    case .lookup(let index, _, _, _, let cells): [index] + cells
    case .noValue(let other): other.map { [$0] } ?? []
    case .total(let cells, let quotient, let divisor):
      cells + [quotient?.ofTotals, quotient?.mean, divisor].compactMap(\.self)
    case .solve(let goal, let target, let input, let bounds): [goal, target, input] + bounds
    case .list(let operation): operation.operands
    }
  }

  /// The same node with other operands.
  func mapOperands(_ map: (Int) -> Int) -> Self {
    switch self {
    case .literal, .text, .reference: self
    case .negate(let value): .negate(map(value))
    case .absolute(let value): .absolute(map(value))
    case .binary(let sign, let left, let right): .binary(sign, map(left), map(right))
    case .relative(let value, let change, let isLess):
      .relative(map(value), by: map(change), isLess: isLess)
    case .round(let value, let step, let mode): .round(map(value), step: map(step), mode)
    case .call(let function, let values): .call(function, values.map(map))
    case .aggregate(let aggregation, let values, let span):
      .aggregate(aggregation, values.map(map), over: span)
    case .root(let value, let degree): .root(map(value), degree: degree.map(map))
    case .power(let value, let exponent): .power(map(value), exponent: map(exponent))
    case .growth(let from, let to, let periods):
      .growth(from: map(from), to: map(to), periods: map(periods))
    case .choose(let comparison, let left, let right, let then, let otherwise, let undecided):
      .choose(
        comparison, map(left), map(right), then: map(then), otherwise: map(otherwise),
        undecided: undecided.map(map))
    case .weightedMean(let values, let weights):
      .weightedMean(values.map(map), weights: weights.map(map))
    case .share(let part, let whole): .share(map(part), of: map(whole))
    case .lookup(let index, let first, let step, let unit, let cells):
      .lookup(map(index), first: first, step: step, unit: unit, cells: cells.map(map))
    case .noValue(let other): .noValue(like: other.map(map))
    case .total(let cells, let quotient, let divisor):
      .total(cells.map(map), quotient: quotient?.map(map), divisor: divisor.map(map))
    case .solve(let goal, let target, let input, let bounds):
      .solve(goal: map(goal), target: map(target), input: map(input), bounds: bounds.map(map))
    case .list: self
    }
  }
}

extension Expression.ListOperation {
  /// The nodes that the operation consists of, in source order.
  var operands: [Int] {
    switch self {
    case .pick(_, let indexes, _): indexes
    case .gather(_, let arguments, _, let condition):
      arguments + (condition.map { [$0] } ?? [])
    case .neighbour(_, let value, let edge, let distance):
      [value] + [edge, distance].compactMap(\.self)
    case .when(let condition, let then, let otherwise): [condition, then, otherwise]
    case .comparison(_, let left, let right): [left, right]
    case .all(let parts), .any(let parts): parts
    case .not(let part): [part]
    }
  }
}
