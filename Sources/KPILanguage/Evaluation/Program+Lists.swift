extension Program {
  /// One value from those of several cells, without cells that have none.
  @inline(never)
  static func aggregate(
    _ aggregation: Expression.Aggregation, _ indexes: [Int], _ value: (Int) -> Rational?,
    _ isApproximate: (Int) -> Bool, _ isEmpty: (Int) -> Bool
  ) -> Outcome {
    var cells: [(value: Rational, index: Int)] = []
    cells.reserveCapacity(indexes.count)
    for index in indexes {
      if let value = value(index) {
        cells.append((value, index))
      } else if !isEmpty(index) {
        return .missing(index)
      }
    }
    if aggregation == .count { return .value(Rational(cells.count)) }
    guard let first = cells.first, let last = cells.last else { return .failed(.empty) }
    let isUncertain = cells.contains { isApproximate($0.index) }
    switch aggregation {
    case .first: return sized(first.value, isApproximate(first.index))
    case .last: return sized(last.value, isApproximate(last.index))
    case .minimum: return sized(cells.map(\.value).min() ?? first.value, isUncertain)
    case .maximum: return sized(cells.map(\.value).max() ?? first.value, isUncertain)
    case .median:
      let sorted = cells.map(\.value).sorted()
      let middle = sorted[sorted.count / 2]
      guard sorted.count.isMultiple(of: 2) else { return sized(middle, isUncertain) }
      return sized((sorted[sorted.count / 2 - 1] + middle) * .half, isUncertain)
    case .sum, .mean, .count:
      let sum = sum(cells.lazy.map(\.value), isUncertain)
      guard aggregation == .mean, let total = sum.value else { return sum }
      return sized(
        total.divided(by: Rational(cells.count)) ?? total, isUncertain || sum.isApproximate)
    }
  }

  private static func sum(_ values: some Sequence<Rational>, _ isApproximate: Bool) -> Outcome {
    var sum = Rational.zero
    var isUncertain = isApproximate
    for value in values {
      sum = sum + value
      keepShort(&sum, &isUncertain)
      guard sum.size <= Limits.bits else { return .failed(.tooManyDigits) }
    }
    return sized(sum, isUncertain)
  }

  @inline(never)
  static func weightedMean(
    _ indexes: [Int], _ weights: [Int], _ value: (Int) -> Rational?,
    _ isApproximate: (Int) -> Bool, _ isEmpty: (Int) -> Bool
  ) -> Outcome {
    var isUncertain = false
    var (sum, whole) = (Rational.zero, Rational.zero)
    var isAlone = true
    for (index, weight) in zip(indexes, weights) {
      guard let cell = value(index) else {
        if isEmpty(index) { continue }
        return .missing(index)
      }
      guard let share = value(weight) else {
        if isEmpty(weight) { continue }
        return .missing(weight)
      }
      isUncertain = isUncertain || isApproximate(index) || isApproximate(weight)
      sum = sum + cell * share
      whole = whole + share
      keepShort(&sum, &isUncertain)
      keepShort(&whole, &isUncertain)
      isAlone = false
      guard max(sum.size, whole.size) <= Limits.bits else { return .failed(.tooManyDigits) }
    }
    guard !isAlone else { return .failed(.empty) }
    guard let mean = sum.divided(by: whole) else { return .failed(.divisionByZero) }
    return sized(mean, isUncertain)
  }

  @inline(never)
  static func lookup(
    _ index: Int, _ first: Rational, _ step: Rational, _ indexes: [Int],
    _ value: (Int) -> Rational?, _ isApproximate: (Int) -> Bool
  ) -> Outcome {
    guard let position = value(index) else { return .missing(index) }
    guard case .small(let whole, 1)? = (position - first).divided(by: step)?.parts,
      indexes.indices.contains(whole)
    else { return .failed(.outsideList) }
    guard let result = value(indexes[whole]) else { return .missing(indexes[whole]) }
    return sized(result, isApproximate(indexes[whole]))
  }
}

extension Program.Outcome {
  fileprivate var isApproximate: Bool {
    if case .approximation = self { true } else { false }
  }
}
