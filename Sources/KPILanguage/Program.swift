import BigInt

/// A model as a flat list of operations in dependency order; each writes the value of its index.
struct Program: Sendable {
  enum Operation: Sendable {
    case constant(Rational)
    case add(Int, Int)
    case subtract(Int, Int)
    case multiply(Int, Int)
    case divide(Int, Int)
    case negate(Int)
    /// To multiples of a step counted in so many base units.
    case round(Int, step: Int, scale: Rational, RoundingMode)
    case minimum([Int])
    case maximum([Int])
    case sum([Int])
    case choose(Comparison, Int, Int, then: Int, otherwise: Int)
    /// The value of something that is in error already.
    case missing
  }

  /// Why an operation has no value.
  enum Failure: Sendable, Hashable {
    case divisionByZero
    case zeroStep
    case tooManyDigits
    /// Reported elsewhere.
    case silent
  }

  private(set) var operations: [Operation] = []
  private(set) var values: [Rational?] = []
  /// For operations without a value: the operation where that began, and why.
  private(set) var failures: [Int: (operation: Int, failure: Failure)] = [:]
  private var places: [Place] = []
  private var placeIndexes: [Int32] = []

  /// Numbers a place at which operations stand.
  mutating func add(_ place: Place) -> Int32 {
    places.append(place)
    return Int32(places.count - 1)
  }

  mutating func append(_ operation: Operation, at place: Int32) -> Int {
    operations.append(operation)
    placeIndexes.append(place)
    return operations.count - 1
  }

  mutating func append(_ operation: Operation, _ place: Place) -> Int {
    append(operation, at: add(place))
  }

  /// Appends the operations of a formula that names the figures in some slots; returns the slot of
  /// its value.
  mutating func append(_ formula: Formula, references: [Int]) -> Int {
    let start = operations.count
    for (operation, place) in zip(formula.operations, formula.places) {
      operations.append(
        operation.withOperands { code in
          Formula.slot(code, start: start) { references[$0] }
        })
      placeIndexes.append(place)
    }
    return Formula.slot(formula.result.code, start: start) { references[$0] }
  }

  /// Where an operation stands.
  func place(of operation: Int) -> Place { places[Int(placeIndexes[operation])] }

  /// Forgets all values.
  mutating func restart() {
    values.removeAll(keepingCapacity: true)
    failures.removeAll()
  }

  /// Calculates what was appended since the last run.
  mutating func run() {
    values.reserveCapacity(operations.count)
    for index in values.count..<operations.count {
      let outcome = values.withUnsafeBufferPointer { values in
        Self.evaluate(operations[index]) { values[$0] }
      }
      switch outcome {
      case .success(let value): values.append(value)
      case .failure(.failed(let failure)):
        failures[index] = (index, failure)
        values.append(nil)
      case .failure(.operand(let operand)):
        failures[index] = failures[operand]
        values.append(nil)
      }
    }
  }

  /// The value of a formula where some values are replaced by others; nothing is stored.
  ///
  /// The operations of the formula are a range; all others keep their values.
  func value(
    of result: Int, within range: Range<Int>, replacing: RoundedValues
  ) -> Rational? {
    if range.count == 1, result == range.lowerBound {
      let outcome = Self.evaluate(operations[result]) { replacing[$0] ?? values[$0] }
      return if case .success(let value) = outcome { value } else { nil }
    }
    var changed: [Rational] = []
    for index in range {
      let outcome = Self.evaluate(operations[index]) { slot in
        range.contains(slot) ? changed[slot - range.lowerBound] : replacing[slot] ?? values[slot]
      }
      guard case .success(let value) = outcome else { return nil }
      changed.append(value)
    }
    return range.contains(result)
      ? changed[result - range.lowerBound] : replacing[result] ?? values[result]
  }

  private enum Stop: Error {
    case failed(Failure)
    case operand(Int)
  }

  @inline(__always)
  private static func evaluate(
    _ operation: Operation, _ value: (Int) -> Rational?
  ) -> Result<Rational, Stop> {
    func binary(
      _ left: Int, _ right: Int, _ calculate: (Rational, Rational) -> Rational
    ) -> Result<Rational, Stop> {
      guard let first = value(left) else { return .failure(.operand(left)) }
      guard let second = value(right) else { return .failure(.operand(right)) }
      return sized(calculate(first, second))
    }
    switch operation {
    case .constant(let constant): return .success(constant)
    case .add(let left, let right): return binary(left, right, +)
    case .subtract(let left, let right): return binary(left, right, -)
    case .multiply(let left, let right): return binary(left, right, *)
    case .divide(let left, let right):
      guard let divisor = value(right) else { return .failure(.operand(right)) }
      guard let dividend = value(left) else { return .failure(.operand(left)) }
      guard let quotient = dividend.divided(by: divisor) else {
        return .failure(.failed(.divisionByZero))
      }
      return sized(quotient)
    case .negate(let index):
      guard let operand = value(index) else { return .failure(.operand(index)) }
      return .success(-operand)
    case .round(let index, let step, let scale, let mode):
      guard let width = value(step).map({ $0 * scale }) else { return .failure(.operand(step)) }
      guard !width.isZero else { return .failure(.failed(.zeroStep)) }
      guard let operand = value(index) else { return .failure(.operand(index)) }
      return sized(operand.rounded(mode, toMultipleOf: width))
    case .minimum(let indexes): return fold(indexes, value) { min($0, $1) }
    case .maximum(let indexes): return fold(indexes, value) { max($0, $1) }
    case .sum(let indexes): return fold(indexes, value) { $0 + $1 }
    case .choose(let comparison, let left, let right, let then, let otherwise):
      guard let first = value(left) else { return .failure(.operand(left)) }
      guard let second = value(right) else { return .failure(.operand(right)) }
      let chosen = comparison.holds(first, second) ? then : otherwise
      guard let result = value(chosen) else { return .failure(.operand(chosen)) }
      return .success(result)
    case .missing: return .failure(.failed(.silent))
    }
  }

  private static func sized(_ value: Rational) -> Result<Rational, Stop> {
    value.size <= Limits.bits ? .success(value) : .failure(.failed(.tooManyDigits))
  }

  private static func fold(
    _ indexes: [Int], _ value: (Int) -> Rational?, _ combine: (Rational, Rational) -> Rational
  ) -> Result<Rational, Stop> {
    guard var result = value(indexes[0]) else { return .failure(.operand(indexes[0])) }
    for index in indexes.dropFirst() {
      guard let next = value(index) else { return .failure(.operand(index)) }
      result = combine(result, next)
      guard result.size <= Limits.bits else { return .failure(.failed(.tooManyDigits)) }
    }
    return .success(result)
  }
}

extension Program.Operation {
  /// The same operation on other operands.
  @inline(__always)
  func withOperands(_ map: (Int) -> Int) -> Program.Operation {
    switch self {
    case .constant, .missing: self
    case .add(let left, let right): .add(map(left), map(right))
    case .subtract(let left, let right): .subtract(map(left), map(right))
    case .multiply(let left, let right): .multiply(map(left), map(right))
    case .divide(let left, let right): .divide(map(left), map(right))
    case .negate(let value): .negate(map(value))
    case .round(let value, let step, let scale, let mode):
      .round(map(value), step: map(step), scale: scale, mode)
    case .minimum(let values): .minimum(values.map(map))
    case .maximum(let values): .maximum(values.map(map))
    case .sum(let values): .sum(values.map(map))
    case .choose(let comparison, let left, let right, let then, let otherwise):
      .choose(
        comparison, map(left), map(right), then: map(then), otherwise: map(otherwise))
    }
  }
}
