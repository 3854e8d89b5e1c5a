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
  /// Where each operation stands.
  private(set) var places: [Place] = []
  private(set) var values: [Rational?] = []
  /// For operations without a value: the operation where that began, and why.
  private(set) var failures: [Int: (operation: Int, failure: Failure)] = [:]

  mutating func append(_ operation: Operation, _ place: Place) -> Int {
    operations.append(operation)
    places.append(place)
    return operations.count - 1
  }

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
  func value(of result: Int, within range: Range<Int>, replacing: [Int: Rational]) -> Rational? {
    var changed = replacing
    for index in range {
      guard case .success(let value) = evaluate(operations[index], { changed[$0] ?? values[$0] })
      else { return nil }
      changed[index] = value
    }
    return changed[result] ?? values[result]
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
