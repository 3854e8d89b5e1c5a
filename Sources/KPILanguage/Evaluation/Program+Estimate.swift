import BigInt

#if canImport(Darwin)
  import Darwin
#else
  import Glibc
#endif

extension Program {
  /// The value of an operation in binary floating point, for finding where a sign changes; `nil` where it has none.
  ///
  /// Off by about the last of 16 digits, but for `round` and `choose` near an edge: whoever relies on a result
  /// calculates it again.
  ///
  /// - Parameters:
  ///   - operation: The operation.
  ///   - value: The values of its operands; `nil` for cells without a value.
  /// - Returns: The value.
  static func estimate(_ operation: Operation, _ value: (Int) -> Double?) -> Double? {
    func both(_ left: Int, _ right: Int, _ combine: (Double, Double) -> Double) -> Double? {
      guard let first = value(left), let second = value(right) else { return nil }
      return combine(first, second)
    }
    func all(_ indexes: [Int]) -> [Double]? {
      let values = indexes.compactMap(value)
      return values.count == indexes.count ? values : nil
    }
    switch operation {
    case .constant(let constant): return constant.estimate
    case .add(let left, let right): return both(left, right, +)
    case .subtract(let left, let right): return both(left, right, -)
    case .multiply(let left, let right): return both(left, right, *)
    case .divide(let left, let right): return both(left, right, /)
    case .negate(let index): return value(index).map { -$0 }
    case .round(let index, let step, let scale, let mode):
      return both(index, step) { number, step in
        let width = abs(step * scale.estimate)
        return (number / width).rounded(mode.rule) * width
      }
    case .minimum(let indexes): return all(indexes)?.min()
    case .maximum(let indexes): return all(indexes)?.max()
    case .sum(let indexes): return all(indexes)?.reduce(0, +)
    case .mean(let indexes): return all(indexes).map { $0.reduce(0, +) / Double(indexes.count) }
    case .median(let indexes): return all(indexes).map(median)
    case .choose(let comparison, let left, let right, let then, let otherwise, let undecided):
      guard let first = value(left), let second = value(right) else {
        return undecided.flatMap(value)
      }
      let holds =
        switch comparison {
        case .equal: first == second
        case .less: first < second
        case .greater: first > second
        case .lessOrEqual: first <= second
        case .greaterOrEqual: first >= second
        }
      return value(holds ? then : otherwise)
    case .power(let base, let exponent): return both(base, exponent, pow)
    case .root(let radicand, let degree, let scale):
      return both(radicand, degree) { pow($0, scale.estimate / $1) }
    case .aggregate(let aggregation, let indexes):
      let cells = indexes.compactMap(value)
      guard let first = cells.first, let last = cells.last else { return nil }
      switch aggregation {
      case .count: return Double(cells.count)
      case .first: return first
      case .last: return last
      case .minimum: return cells.min()
      case .maximum: return cells.max()
      case .sum: return cells.reduce(0, +)
      case .mean: return cells.reduce(0, +) / Double(cells.count)
      case .median: return median(cells)
      }
    case .weightedMean(let indexes, let weights):
      var (sum, whole) = (0.0, 0.0)
      for (index, weight) in zip(indexes, weights) {
        guard let cell = value(index), let share = value(weight) else { continue }
        sum += cell * share
        whole += share
      }
      return sum / whole
    case .lookup(let index, let first, let step, let indexes):
      guard let position = value(index) else { return nil }
      let place = (position - first.estimate) / step.estimate
      guard place == place.rounded(), indexes.indices.contains(Int(max(-1, min(place, 1e9)))) else {
        return nil
      }
      return value(indexes[Int(place)])
    case .solve, .empty, .missing: return nil
    }
  }
}

/// Of one or more values.
private func median(_ values: [Double]) -> Double {
  let sorted = values.sorted()
  let middle = sorted.count / 2
  return sorted.count.isMultiple(of: 2)
    ? (sorted[middle - 1] + sorted[middle]) / 2 : sorted[middle]
}

extension Rational {
  /// In binary floating point.
  var estimate: Double {
    switch parts {
    case .small(let numerator, let denominator): Double(numerator) / Double(denominator)
    case .large(let numerator, let denominator): Double(numerator) / Double(denominator)
    }
  }
}

extension RoundingMode {
  /// The same of binary floating point; halves need not agree.
  fileprivate var rule: FloatingPointRoundingRule {
    switch self {
    case .halfUp, .halfDown: .toNearestOrAwayFromZero
    case .halfEven: .toNearestOrEven
    case .down: .towardZero
    case .up: .awayFromZero
    case .floor: .down
    case .ceiling: .up
    }
  }
}
