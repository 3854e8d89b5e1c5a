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
    while values.count < operations.count {
      let index = values.count
      switch evaluate(operations[index], { values[$0] }) {
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
    var changed: [Rational] = []
    func value(_ slot: Int) -> Rational? {
      range.contains(slot) && slot - range.lowerBound < changed.count
        ? changed[slot - range.lowerBound] : replacing[slot] ?? values[slot]
    }
    for index in range {
      guard case .success(let value) = evaluate(operations[index], value) else { return nil }
      changed.append(value)
    }
    return value(result)
  }

  private enum Stop: Error {
    case failed(Failure)
    case operand(Int)
  }

  private func evaluate(
    _ operation: Operation, _ value: (Int) -> Rational?
  ) -> Result<Rational, Stop> {
    func operand(_ index: Int) throws(Stop) -> Rational {
      guard let value = value(index) else { throw .operand(index) }
      return value
    }
    do throws(Stop) {
      let result: Rational
      switch operation {
      case .constant(let constant): return .success(constant)
      case .add(let left, let right): result = try operand(left) + operand(right)
      case .subtract(let left, let right): result = try operand(left) - operand(right)
      case .multiply(let left, let right): result = try operand(left) * operand(right)
      case .divide(let left, let right):
        let divisor = try operand(right)
        guard let quotient = try operand(left).divided(by: divisor) else {
          throw .failed(.divisionByZero)
        }
        result = quotient
      case .negate(let index): return .success(-(try operand(index)))
      case .round(let index, let step, let scale, let mode):
        let step = try operand(step) * scale
        guard !step.isZero else { throw .failed(.zeroStep) }
        result = try operand(index).rounded(mode, toMultipleOf: step)
      case .minimum(let indexes): result = try fold(indexes, operand) { min($0, $1) }
      case .maximum(let indexes): result = try fold(indexes, operand) { max($0, $1) }
      case .sum(let indexes): result = try fold(indexes, operand) { $0 + $1 }
      case .choose(let comparison, let left, let right, let then, let otherwise):
        let holds = comparison.holds(try operand(left), try operand(right))
        return .success(try operand(holds ? then : otherwise))
      case .missing: throw .failed(.silent)
      }
      guard result.size <= Limits.bits else { throw .failed(.tooManyDigits) }
      return .success(result)
    } catch {
      return .failure(error)
    }
  }

  private func fold(
    _ indexes: [Int], _ operand: (Int) throws(Stop) -> Rational,
    _ combine: (Rational, Rational) -> Rational
  ) throws(Stop) -> Rational {
    var result = try operand(indexes[0])
    for index in indexes.dropFirst() {
      result = combine(result, try operand(index))
      guard result.size <= Limits.bits else { throw .failed(.tooManyDigits) }
    }
    return result
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
