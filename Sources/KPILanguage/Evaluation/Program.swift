import BigInt

/// A model as a flat list of operations in dependency order; the operation at an index writes the
/// value at that index.
struct Program: Sendable {
  enum Operation: Sendable {
    case constant(Rational)
    case add(Int, Int)
    case subtract(Int, Int)
    case multiply(Int, Int)
    case divide(Int, Int)
    case negate(Int)
    /// To multiples of step × scale.
    case round(Int, step: Int, scale: Rational, RoundingMode)
    case minimum([Int])
    case maximum([Int])
    case sum([Int])
    case mean([Int])
    case median([Int])
    case choose(Comparison, Int, Int, then: Int, otherwise: Int, undecided: Int?)
    case power(Int, exponent: Int)
    /// To the power of scale / degree.
    case root(Int, degree: Int, scale: Rational)
    /// One value from those that there are.
    case aggregate(Expression.Aggregation, [Int])
    /// The mean of values by their weights, from the pairs that there are.
    case weightedMean([Int], weights: [Int])
    /// The value whose position is (index − first) / step.
    case lookup(Int, first: Rational, step: Rational, [Int])
    /// The value of `input` at which `goal` equals `target`; with two bounds between them.
    case solve(goal: Int, target: Int, input: Int, bounds: [Int])
    /// A cell without a value.
    case empty
    /// The value of something whose error has been reported.
    case missing
  }

  /// Why an operation has no value.
  enum Failure: Sendable, Hashable {
    case divisionByZero
    case zeroStep
    case tooManyDigits
    case exponent
    case degree
    case negativeRoot
    case approximateEquality
    case outsideList
    case equation(EquationSolver.Failure)
    /// A cell without a value, or what was calculated from one.
    case empty
    /// Reported elsewhere.
    case silent
  }

  private(set) var operations: [Operation] = []
  private(set) var values: [Rational?] = []
  /// By operation: whether its value is approximate; may end before the last operation, the rest is
  /// exact.
  private var approximates: [Bool] = []
  /// For operations without a value: the operation that failed, and why.
  private(set) var failures: [Int: (operation: Int, failure: Failure)] = [:]
  /// The cost of running the program, as `Limits.operations` counts it.
  private(set) var cost = 0
  /// By operation that solves an equation: the operations that it repeats.
  private var repeated: [Int: [Int]] = [:]
  private var sources: [SourceRange] = []
  /// By operation.
  private var debugLocations: [DebugLocation] = []

  /// Where in the source operations come from: small, since each operation has one.
  struct DebugLocation: Sendable {
    fileprivate let index: Int32
  }

  /// Registers a source range that operations come from.
  mutating func debugLocation(_ source: SourceRange) -> DebugLocation {
    sources.append(source)
    return DebugLocation(index: Int32(sources.count - 1))
  }

  /// Adds the cost of work on the program's values.
  mutating func addCost(_ more: Int) { cost += more }

  mutating func append(_ operation: Operation, at location: DebugLocation) -> Int {
    operations.append(operation)
    cost += 1
    debugLocations.append(location)
    return operations.count - 1
  }

  mutating func append(_ operation: Operation, at source: SourceRange) -> Int {
    append(operation, at: debugLocation(source))
  }

  /// Appends an instance of a formula whose names are in the given slots; returns the slot of its
  /// value.
  mutating func append(_ formula: Formula, references: [Int]) -> Int {
    let start = operations.count
    for (operation, location) in zip(formula.operations, formula.debugLocations) {
      operations.append(
        operation.withOperands { code in
          Formula.slot(code, start: start) { references[$0] }
        })
      debugLocations.append(location)
    }
    cost += formula.cost
    if formula.solves { addRepeatedOperations(from: start) }
    return Formula.slot(formula.result.code, start: start) { references[$0] }
  }

  /// What an operation was compiled from.
  func source(of operation: Int) -> SourceRange { sources[Int(debugLocations[operation].index)] }

  /// Discards all values.
  mutating func restart() {
    values.removeAll(keepingCapacity: true)
    failures.removeAll()
    approximates = []
  }

  /// Whether the value of an operation is an irrational root or was calculated from one.
  func isApproximate(_ operation: Int) -> Bool {
    operation < approximates.count && approximates[operation]
  }

  /// Runs the operations that were appended since the last run.
  mutating func run() {
    values.reserveCapacity(operations.count)
    for index in values.count..<operations.count {
      if case .solve = operations[index] {
        append(solution(of: index), at: index)
        continue
      }
      let outcome = values.withUnsafeBufferPointer { values in
        approximates.isEmpty
          ? Self.evaluate(
            operations[index], { values[$0] }, isApproximate: { _ in false },
            isEmpty: { self.isEmpty($0) })
          : Self.outcome(
            of: operations[index], { values[$0] }, isApproximate: { self.isApproximate($0) },
            isEmpty: { self.isEmpty($0) })
      }
      append(outcome, at: index)
    }
  }

  private mutating func append(_ outcome: Outcome, at index: Int) {
    switch outcome {
    case .value(let value): values.append(value)
    case .approximation(let value):
      approximates += repeatElement(false, count: index - approximates.count)
      approximates.append(true)
      values.append(value)
    case .failed(let failure):
      failures[index] = (index, failure)
      values.append(nil)
    case .missing(let operand):
      failures[index] = failures[operand]
      values.append(nil)
    }
  }

  /// Counts what solving equations repeats.
  private mutating func addRepeatedOperations(from start: Int) {
    for index in start..<operations.count {
      guard case .solve(let goal, let target, let input, let bounds) = operations[index] else {
        continue
      }
      let dependents = dependents(of: input, neededBy: [goal, target])
      repeated[index] = dependents
      cost += dependents.count * (bounds.isEmpty ? 4 : Limits.operationsPerSolution)
    }
  }

  private func solution(of index: Int) -> Outcome {
    guard case .solve(let goal, let target, let input, let bounds) = operations[index] else {
      return .failed(.silent)
    }
    for operand in [goal, target, input] + bounds where values[operand] == nil {
      return .missing(operand)
    }
    guard let start = values[input], let repeated = repeated[index], !repeated.isEmpty else {
      return .failed(.equation(.independent))
    }
    let isNested = repeated.contains {
      if case .solve = operations[$0] { true } else { false }
    }
    guard !isNested else { return .failed(.equation(.nested)) }
    // Cells that have no value for a value of the input are there with none.
    var changed: [Int: Rational?] = [:]
    changed.reserveCapacity(repeated.count + 1)
    var estimates: [Double?] = Array(repeating: nil, count: repeated.count)
    var positions: [Int: Int] = [:]
    for (position, operation) in repeated.enumerated() { positions[operation] = position }
    let difference = { (value: Rational, isExact: Bool) -> Rational? in
      changed.removeAll(keepingCapacity: true)
      changed[input] = .some(isExact ? value : value.roundedToApproximateDigits())
      for operation in repeated {
        let cell = cell(
          operation, { changed[$0] ?? values[$0] },
          isApproximate: { changed.keys.contains($0) ? !isExact : self.isApproximate($0) },
          isEmpty: { changed.keys.contains($0) ? changed[$0] == .some(nil) : self.isEmpty($0) })
        guard let cell else { return nil }
        changed[operation] = .some(cell)
      }
      guard let left = changed[goal] ?? values[goal], let right = changed[target] ?? values[target]
      else { return nil }
      return left - right
    }
    // Values that do not depend on the input are the same for all estimates.
    var fixed: [Int: Double?] = [:]
    for operation in repeated {
      for operand in operations[operation].operands where positions[operand] == nil {
        fixed[operand] = values[operand]?.estimate
      }
    }
    for operand in [goal, target] where positions[operand] == nil {
      fixed[operand] = values[operand]?.estimate
    }
    let estimate = { (value: Double) -> Double? in
      func estimated(_ slot: Int) -> Double? {
        if slot == input { return value }
        return positions[slot].map { estimates[$0] } ?? fixed[slot] ?? nil
      }
      for (position, operation) in repeated.enumerated() {
        estimates[position] = Self.estimate(operations[operation], estimated)
      }
      guard let left = estimated(goal), let right = estimated(target) else { return nil }
      return left - right
    }
    let solver = EquationSolver(difference: difference, estimate: estimate)
    let isUncertain = ([goal, target, input] + bounds).contains { isApproximate($0) }
    let solution: EquationSolver.Solution
    if bounds.count == 2, let lower = values[bounds[0]], let upper = values[bounds[1]] {
      solution = solver.between(min(lower, upper), max(lower, upper))
    } else {
      solution = solver.linear(from: start)
    }
    switch solution {
    case .exact(let value): return Self.sized(value, isUncertain)
    case .approximate(let value): return Self.sized(value, true)
    case .none(let failure): return .failed(.equation(failure))
    }
  }

  /// Whether an operation has no value since a cell has none.
  func isEmpty(_ operation: Int) -> Bool { failures[operation]?.failure == .empty }

  /// The value of a formula with some values replaced by others; nothing is stored.
  ///
  /// Only the operations in the range, which are those of the formula, are run. Replacements count
  /// as exact.
  func value(
    of result: Int, within range: Range<Int>, replacing: RoundedValues
  ) -> Rational? {
    if range.count == 1, result == range.lowerBound {
      return Self.outcome(
        of: operations[result], { replacing[$0] ?? values[$0] }, isApproximate: { _ in false },
        isEmpty: { self.isEmpty($0) }
      ).value
    }
    // Cells that have no value are there with none.
    var changed: [Rational?] = []
    for index in range {
      let cell = cell(
        index,
        { slot in
          range.contains(slot) ? changed[slot - range.lowerBound] : replacing[slot] ?? values[slot]
        }, isApproximate: { _ in false },
        isEmpty: { range.contains($0) ? changed[$0 - range.lowerBound] == nil : self.isEmpty($0) })
      guard let cell else { return nil }
      changed.append(cell)
    }
    return range.contains(result)
      ? changed[result - range.lowerBound] : replacing[result] ?? values[result]
  }

  /// The value of an operation with others than are stored: `.some(nil)` where it is empty, `nil` where it fails.
  private func cell(
    _ operation: Int, _ value: (Int) -> Rational?, isApproximate: (Int) -> Bool,
    isEmpty: (Int) -> Bool
  ) -> Rational?? {
    let outcome = Self.outcome(
      of: operations[operation], value, isApproximate: isApproximate, isEmpty: isEmpty)
    return switch outcome {
    case .value(let value), .approximation(let value): .some(value)
    case .failed(.empty): .some(nil)
    case .missing(let operand) where isEmpty(operand): .some(nil)
    case .failed, .missing: nil
    }
  }

  enum Outcome {
    case value(Rational)
    case approximation(Rational)
    case failed(Failure)
    /// An operand has no value.
    case missing(Int)

    var value: Rational? {
      switch self {
      case .value(let value), .approximation(let value): value
      case .failed, .missing: nil
      }
    }
  }

  /// The outcome of an operation where speed matters less than the size of the program: not inlined.
  @inline(never)
  private static func outcome(
    of operation: Operation, _ value: (Int) -> Rational?, isApproximate: (Int) -> Bool,
    isEmpty: (Int) -> Bool
  ) -> Outcome {
    evaluate(operation, value, isApproximate: isApproximate, isEmpty: isEmpty)
  }

  @inline(__always)
  private static func evaluate(
    _ operation: Operation, _ value: (Int) -> Rational?, isApproximate: (Int) -> Bool,
    isEmpty: (Int) -> Bool
  ) -> Outcome {
    func binary(
      _ left: Int, _ right: Int, _ calculate: (Rational, Rational) -> Rational
    ) -> Outcome {
      guard let first = value(left) else { return .missing(left) }
      guard let second = value(right) else { return .missing(right) }
      return sized(calculate(first, second), isApproximate(left) || isApproximate(right))
    }
    func all(_ indexes: [Int], _ combine: (Rational, Rational) -> Rational) -> Outcome {
      fold(indexes, value, isApproximate: indexes.contains(where: isApproximate), combine)
    }
    switch operation {
    case .constant(let constant): return .value(constant)
    case .add(let left, let right): return binary(left, right, +)
    case .subtract(let left, let right): return binary(left, right, -)
    case .multiply(let left, let right): return binary(left, right, *)
    case .divide(let left, let right):
      guard let divisor = value(right) else { return .missing(right) }
      guard let dividend = value(left) else { return .missing(left) }
      guard let quotient = dividend.divided(by: divisor) else { return .failed(.divisionByZero) }
      return sized(quotient, isApproximate(left) || isApproximate(right))
    case .negate(let index):
      guard let operand = value(index) else { return .missing(index) }
      return sized(-operand, isApproximate(index))
    case .round(let index, let step, let scale, let mode):
      guard let width = value(step).map({ $0 * scale }) else { return .missing(step) }
      guard !width.isZero else { return .failed(.zeroStep) }
      guard let operand = value(index) else { return .missing(index) }
      return sized(
        operand.rounded(mode, toMultipleOf: width), isApproximate(index) || isApproximate(step))
    case .minimum(let indexes): return all(indexes) { min($0, $1) }
    case .maximum(let indexes): return all(indexes) { max($0, $1) }
    case .sum(let indexes): return all(indexes) { $0 + $1 }
    case .mean(let indexes), .median(let indexes):
      if let index = indexes.first(where: { value($0) == nil }) { return .missing(index) }
      let aggregation: Expression.Aggregation = if case .mean = operation { .mean } else { .median }
      return aggregate(aggregation, indexes, value, isApproximate, isEmpty)
    case .choose(let comparison, let left, let right, let then, let otherwise, let undecided):
      guard let first = value(left), let second = value(right) else {
        let missing = value(left) == nil ? left : right
        guard let undecided, isEmpty(missing) else { return .missing(missing) }
        return value(undecided).map { sized($0, isApproximate(undecided)) } ?? .missing(undecided)
      }
      let isUncertain = isApproximate(left) || isApproximate(right)
      guard !isUncertain || comparison != .equal else { return .failed(.approximateEquality) }
      let chosen = comparison.holds(first, second) ? then : otherwise
      guard let result = value(chosen) else { return .missing(chosen) }
      return sized(result, isUncertain || isApproximate(chosen))
    case .power(let base, let exponent):
      return power(
        base, exponent, value, isApproximate(base), isApproximate(exponent))
    case .root(let radicand, let degree, let scale):
      return root(radicand, degree, scale, value, isApproximate(radicand) || isApproximate(degree))
    case .aggregate(let aggregation, let indexes):
      return aggregate(aggregation, indexes, value, isApproximate, isEmpty)
    case .weightedMean(let values, let weights):
      return weightedMean(values, weights, value, isApproximate, isEmpty)
    case .lookup(let index, let first, let step, let indexes):
      return lookup(index, first, step, indexes, value, isApproximate)
    case .empty: return .failed(.empty)
    case .solve, .missing: return .failed(.silent)
    }
  }

  private static func power(
    _ base: Int, _ exponent: Int, _ value: (Int) -> Rational?, _ isBaseApproximate: Bool,
    _ isExponentApproximate: Bool
  ) -> Outcome {
    guard let number = value(base) else { return .missing(base) }
    guard let times = value(exponent) else { return .missing(exponent) }
    guard !isExponentApproximate, case .small(let whole, 1) = times.parts,
      abs(whole) <= Limits.power
    else { return .failed(.exponent) }
    if whole < 0, number.isZero { return .failed(.divisionByZero) }
    if let result = number.power(whole, isApproximate: isBaseApproximate) {
      return sized(result, isBaseApproximate)
    }
    guard !isBaseApproximate, let result = number.power(whole, isApproximate: true) else {
      return .failed(.tooManyDigits)
    }
    return sized(result, true)
  }

  private static func root(
    _ radicand: Int, _ degree: Int, _ scale: Rational, _ value: (Int) -> Rational?,
    _ isApproximate: Bool
  ) -> Outcome {
    guard let number = value(radicand) else { return .missing(radicand) }
    guard let times = value(degree).map({ $0.divided(by: scale) ?? $0 }) else {
      return .missing(degree)
    }
    guard case .small(let above, let below) = times.parts, (1...Limits.degree).contains(above),
      below <= Limits.degree
    else { return .failed(.degree) }
    guard !number.isNegative else { return .failed(.negativeRoot) }
    guard let root = number.root(degree: above, power: below) else {
      return .failed(.tooManyDigits)
    }
    return sized(root.value, isApproximate || !root.isExact)
  }

  static func sized(_ value: Rational, _ isApproximate: Bool) -> Outcome {
    if !isApproximate, value.size <= Limits.bits { return .value(value) }
    // A fraction that outgrows its digits goes on as an approximation.
    let rounded = value.roundedToApproximateDigits()
    guard rounded.size <= Limits.bits else { return .failed(.tooManyDigits) }
    return .approximation(rounded)
  }

  private static func fold(
    _ indexes: [Int], _ value: (Int) -> Rational?, isApproximate: Bool,
    _ combine: (Rational, Rational) -> Rational
  ) -> Outcome {
    guard var result = value(indexes[0]) else { return .missing(indexes[0]) }
    var isUncertain = isApproximate
    for index in indexes.dropFirst() {
      guard let next = value(index) else { return .missing(index) }
      result = combine(result, next)
      keepShort(&result, &isUncertain)
      guard result.size <= Limits.bits else { return .failed(.tooManyDigits) }
    }
    return sized(result, isUncertain)
  }

  /// Rounds an approximate value, and one that has outgrown its digits and becomes approximate with it.
  static func keepShort(_ value: inout Rational, _ isApproximate: inout Bool) {
    isApproximate = isApproximate || value.size > Limits.bits
    if isApproximate { value = value.roundedToApproximateDigits() }
  }
}

extension Program.Operation {
  /// The same operation on other operands.
  @inline(__always)
  func withOperands(_ map: (Int) -> Int) -> Program.Operation {
    switch self {
    case .constant, .missing, .empty: self
    case .add(let left, let right): .add(map(left), map(right))
    case .subtract(let left, let right): .subtract(map(left), map(right))
    case .multiply(let left, let right): .multiply(map(left), map(right))
    case .divide(let left, let right): .divide(map(left), map(right))
    case .negate(let value): .negate(map(value))
    case .round(let value, let step, let scale, let mode):
      .round(map(value), step: map(step), scale: scale, mode)
    case .power(let base, let exponent): .power(map(base), exponent: map(exponent))
    case .root(let value, let degree, let scale):
      .root(map(value), degree: map(degree), scale: scale)
    case .minimum(let values): .minimum(values.map(map))
    case .maximum(let values): .maximum(values.map(map))
    case .sum(let values): .sum(values.map(map))
    case .mean(let values): .mean(values.map(map))
    case .median(let values): .median(values.map(map))
    case .aggregate(let aggregation, let values): .aggregate(aggregation, values.map(map))
    case .weightedMean(let values, let weights):
      .weightedMean(values.map(map), weights: weights.map(map))
    case .lookup(let index, let first, let step, let values):
      .lookup(map(index), first: first, step: step, values.map(map))
    case .solve(let goal, let target, let input, let bounds):
      .solve(goal: map(goal), target: map(target), input: map(input), bounds: bounds.map(map))
    case .choose(let comparison, let left, let right, let then, let otherwise, let undecided):
      .choose(
        comparison, map(left), map(right), then: map(then), otherwise: map(otherwise),
        undecided: undecided.map(map))
    }
  }
}
