/// Finds the value of an input at which a difference is zero.
struct EquationSolver {
  enum Failure: Sendable, Hashable {
    /// Without bounds, the difference does not follow a straight line.
    case notLinear
    /// The difference is the same for all values.
    case independent
    case noSolution
    case severalSolutions(Int)
    /// What is solved for depends on the solution of another equation.
    case nested
  }

  enum Solution {
    case exact(Rational)
    case approximate(Rational)
    case none(Failure)
  }

  /// How many even parts of the range are searched for a change of sign.
  static let parts = 1_000
  /// Halvings that leave 50 significant digits of one part; secants need fewer steps.
  private static let halvings = 180

  /// The difference for a value of the input, exact or to 50 digits; `nil` where it has none.
  let difference: (_ value: Rational, _ isExact: Bool) -> Rational?
  /// The same in binary floating point.
  let estimate: (_ value: Double) -> Double?

  /// The solution of an equation that is linear; exact unless fractions outgrow their digits.
  ///
  /// - Parameter start: The value that the input has.
  /// - Returns: The solution, provided that the difference is zero there.
  func linear(from start: Rational) -> Solution {
    let step = start.isZero ? Rational.one : start.magnitude * .half
    guard let first = difference(start, true), let second = difference(start + step, true),
      let third = difference(start + step + step, true)
    else { return .none(.notLinear) }
    let largest = max(first.magnitude, second.magnitude, third.magnitude)
    func vanishes(_ value: Rational) -> Bool { value.magnitude <= largest * Self.noise }
    let slope = second - first
    let bend = third - second - slope
    guard vanishes(bend) else { return .none(.notLinear) }
    guard !vanishes(slope), let steps = first.divided(by: slope) else {
      return .none(.independent)
    }
    let solution = start - steps * step
    guard let rest = difference(solution, true), vanishes(rest) else { return .none(.notLinear) }
    return bend.isZero && rest.isZero
      ? .exact(solution) : .approximate(solution.roundedToApproximateDigits())
  }

  /// How small a difference is beside others where it comes from rounding to 50 digits alone.
  private static let noise =
    Rational.one.divided(by: .powerOfTen(Rational.approximateDigits - 10)) ?? .zero

  /// The only solution between two bounds, found by changes of sign at even points.
  func between(_ lower: Rational, _ upper: Rational) -> Solution {
    let part = (upper - lower).divided(by: Rational(Self.parts)) ?? .zero
    let points = (0...Self.parts).map { index in
      index == Self.parts ? upper : lower + part * Rational(index)
    }
    let estimated = estimatedSigns(points).flatMap { confirmed($0, points) }
    let found = (estimated ?? changes(signs(points), points)).filter {
      $0.low == $0.high || isCrossing($0.low, $0.high)
    }
    guard found.count == 1 else {
      return .none(found.isEmpty ? .noSolution : .severalSolutions(found.count))
    }
    return refined(found[0].low, found[0].high)
  }

  /// By point: whether the difference is below zero, zero or above it; `nil` where it has no value.
  private func signs(_ points: [Rational]) -> [Int?] { points.map(sign) }

  private func sign(_ point: Rational) -> Int? {
    difference(point, false).map { $0.isZero ? 0 : $0.isNegative ? -1 : 1 }
  }

  /// The same by binary floating point, and calculated with 50 digits where that cannot tell; `nil` where it can
  /// nowhere.
  private func estimatedSigns(_ points: [Rational]) -> [Int?]? {
    let estimates = points.map { estimate($0.estimate).flatMap { $0.isFinite ? $0 : nil } }
    guard let largest = estimates.compactMap({ $0.map(abs) }).max(), largest > 0 else { return nil }
    return zip(points, estimates).map { point, estimate in
      guard let estimate, abs(estimate) > largest * Self.doubt else { return sign(point) }
      return estimate < 0 ? -1 : 1
    }
  }

  /// How small an estimate may be beside the largest one before its sign is in doubt.
  private static let doubt = 1e-7

  /// The changes of sign, provided that calculating with 50 digits confirms them.
  private func confirmed(
    _ signs: [Int?], _ points: [Rational]
  ) -> [(low: Rational, high: Rational)]? {
    let found = changes(signs, points)
    guard found.count <= Self.mostConfirmed else { return nil }
    let isRight = found.allSatisfy { low, high in
      guard low != high else { return true }
      guard let first = sign(low), let last = sign(high) else { return false }
      return first * last < 0
    }
    return isRight ? found : nil
  }

  private static let mostConfirmed = 20

  /// The points at which the difference is zero, and the pairs between which its sign changes.
  private func changes(
    _ signs: [Int?], _ points: [Rational]
  ) -> [(low: Rational, high: Rational)] {
    var found: [(low: Rational, high: Rational)] = []
    for (index, sign) in signs.enumerated() {
      guard let sign else { continue }
      if sign == 0 {
        found.append((points[index], points[index]))
      } else if index > 0, let last = signs[index - 1], last * sign < 0 {
        found.append((points[index - 1], points[index]))
      }
    }
    return found
  }

  /// Whether the difference passes through zero between two points, and not through a pole.
  private func isCrossing(_ low: Rational, _ high: Rational) -> Bool {
    guard let first = difference(low, false), let last = difference(high, false),
      let middle = difference((low + high) * .half, false)
    else { return false }
    return middle.magnitude <= max(first.magnitude, last.magnitude)
  }

  /// The solution in a part of the range: by secants, each of which has several times the digits of the one before,
  /// within bounds that are halved where secants do not help.
  private func refined(_ low: Rational, _ high: Rational) -> Solution {
    guard low != high, let first = difference(low, false), let second = difference(high, false),
      var (low, high) = narrowed(low, high),
      var below = difference(low, false), var above = difference(high, false)
    else { return self.settled(low) }
    let largest = max(first.magnitude, second.magnitude)
    func settled(_ value: Rational) -> Solution {
      // Where the difference jumps over zero, no value solves the equation.
      guard let rest = difference(value, false), rest.magnitude <= largest * Self.jump else {
        return .none(.noSolution)
      }
      return self.settled(value)
    }
    // Where secants end, one bound may still be far from the solution.
    var nearest =
      below.magnitude < above.magnitude ? (low, below.magnitude) : (high, above.magnitude)
    enum Bound { case low, high }
    var kept: Bound?
    var last: Rational?
    for step in 1...Self.halvings {
      var point = (low + high) * .half
      if step % 4 > 0, let steps = below.divided(by: above - below) {
        let secant = low - steps * (high - low)
        if secant > low, secant < high { point = secant }
      }
      point = point.roundedToApproximateDigits()
      guard point != low, point != high, let value = difference(point, false) else { break }
      if value.isZero { return settled(point) }
      let isClose = last.map { ($0 - point).magnitude <= point.magnitude * Self.precision } ?? false
      if isClose { return settled(point) }
      last = point
      if value.magnitude < nearest.1 { nearest = (point, value.magnitude) }
      // A bound that stays a second time counts half as much, lest all secants begin there (the Illinois method).
      if value.isNegative == below.isNegative {
        (low, below) = (point, value)
        if kept == .high { above = above * .half }
        kept = .high
      } else {
        (high, above) = (point, value)
        if kept == .low { below = below * .half }
        kept = .low
      }
    }
    return settled(nearest.0)
  }

  /// Which part of the differences between which its sign changes is left at a solution at most.
  private static let jump = Rational.one.divided(by: .powerOfTen(9)) ?? .zero

  /// Two solutions that differ by less, beside themselves, are one.
  private static let precision =
    Rational.one.divided(by: .powerOfTen(Rational.approximateDigits - 4)) ?? .zero

  /// Closer bounds of a change of sign, halved by binary floating point and confirmed with 50 digits; the same ones
  /// where that cannot tell.
  private func narrowed(_ low: Rational, _ high: Rational) -> (low: Rational, high: Rational)? {
    var (first, last) = (low.estimate, high.estimate)
    guard let start = estimate(first), let end = estimate(last), start * end < 0 else {
      return (low, high)
    }
    let doubt = max(abs(start), abs(end)) * Self.doubt
    while true {
      let middle = (first + last) / 2
      // Where the difference jumps, nothing lies between neighbours.
      guard middle != first, middle != last, let value = estimate(middle), abs(value) > doubt else {
        break
      }
      if (value < 0) == (start < 0) { first = middle } else { last = middle }
    }
    guard let lower = Rational(first), let upper = Rational(last),
      lower > low || upper < high, let below = sign(lower), let above = sign(upper),
      below * above < 0
    else { return (low, high) }
    return (lower, upper)
  }

  /// The solution as a short decimal number if that is exact, else to 50 digits.
  private func settled(_ value: Rational) -> Solution {
    for candidate in [value, value.rounded(.halfEven, toMultipleOf: .quadrillionth)]
    where candidate.size <= Int.bitWidth {
      if let rest = difference(candidate, true), rest.isZero { return .exact(candidate) }
    }
    return .approximate(value.roundedToApproximateDigits())
  }
}

extension Program {
  /// The operations between an input and what is solved for that depend on the input, in their order.
  func dependents(of input: Int, neededBy results: [Int]) -> [Int] {
    guard let last = results.max(), last > input else { return [] }
    var depends = [Bool](repeating: false, count: last - input + 1)
    depends[0] = true
    for index in (input + 1)..<(last + 1) {
      depends[index - input] = operations[index].operands.contains {
        $0 >= input && $0 <= last && depends[$0 - input]
      }
    }
    var needed = [Bool](repeating: false, count: depends.count)
    for result in results where result > input { needed[result - input] = true }
    for index in ((input + 1)..<(last + 1)).reversed() where needed[index - input] {
      for operand in operations[index].operands where operand > input && operand <= last {
        needed[operand - input] = true
      }
    }
    return ((input + 1)..<(last + 1)).filter { depends[$0 - input] && needed[$0 - input] }
  }
}

extension Program.Operation {
  /// The operations that it reads.
  var operands: [Int] {
    var found: [Int] = []
    _ = withOperands { operand in
      found.append(operand)
      return operand
    }
    return found
  }
}
