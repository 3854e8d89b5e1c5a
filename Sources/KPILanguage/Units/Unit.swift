/// A product of powers of currencies, times and counted things, such as €/Abschluss.
struct Unit: Sendable, Hashable {
  /// What a unit is made of.
  enum Atom: Sendable, Hashable {
    case currency(Currency)
    case time(TimeUnit)
    /// An index in the model's list of nouns.
    case noun(Int)
    /// A point in time, such as Dez 2026, as the months since the year 0.
    case point(TimeUnit)
    /// An item of a list, as its position.
    case item(list: Int)
    /// A text, as its position in the model's table of texts.
    case text

    /// The atom that values are calculated in.
    var base: Atom {
      if case .time(let time) = self { .time(time.base) } else { self }
    }

    var order: (Int, Int) {
      switch self {
      case .currency(let currency): (0, currency.order)
      case .noun(let index): (1, index)
      case .time(let time): (2, time.rawValue)
      case .point(let time): (3, time.rawValue)
      case .item(let list): (4, list)
      case .text: (5, 0)
      }
    }
  }

  struct Factor: Sendable, Hashable {
    let atom: Atom
    /// Never zero.
    let exponent: Int
  }

  /// In the order in which they are shown.
  private(set) var factors: [Factor] = []
  /// Whether values are percentages or percentage points.
  var isPercent = false
  /// Whether values are percentage points: how far shares are apart, which is no share.
  var isPoints = false

  /// No unit.
  static let none = Unit()
  /// A plain percentage.
  static let percent = Unit(isPercent: true)
  /// Percentage points.
  static let points = Unit(isPercent: true, isPoints: true)

  init(factors: [Factor] = [], isPercent: Bool = false, isPoints: Bool = false) {
    self.factors = factors
    self.isPercent = isPercent
    self.isPoints = isPoints
  }

  init(_ atom: Atom) {
    factors = [Factor(atom: atom, exponent: 1)]
  }

  /// What must agree between the sides of a sum: base units in a fixed order.
  var dimension: [Factor] {
    // Of most units.
    if factors.isEmpty || factors.count == 1 && factors[0].atom.base == factors[0].atom {
      return factors
    }
    var result = Unit()
    for factor in factors { result.multiply(factor.atom.base, factor.exponent) }
    return result.factors.sorted { $0.atom.order < $1.atom.order }
  }

  /// The size of the unit in base units.
  var scale: Rational {
    var scale = isPercent ? Rational(1).divided(by: Rational(100)) ?? .one : .one
    for factor in factors {
      guard case .time(let time) = factor.atom, time.count > 1 else { continue }
      for _ in 0..<abs(factor.exponent) {
        let count = Rational(time.count)
        scale = factor.exponent > 0 ? scale * count : scale.divided(by: count) ?? scale
      }
    }
    return scale
  }

  /// What a value that is no number names: an item, a text or a point in time; `nil` for numbers.
  var named: Atom? {
    guard factors.count == 1, factors[0].exponent == 1 else { return nil }
    switch factors[0].atom {
    case .point, .item, .text: return factors[0].atom
    case .currency, .noun, .time: return nil
    }
  }

  /// Whether values of all items add up to a value of the same kind: money or one counted thing, also per time.
  var isAmount: Bool {
    guard !isPercent, let first = factors.first(where: { $0.exponent > 0 }) else { return false }
    switch first.atom {
    case .currency, .noun: break
    case .time, .point, .item, .text: return false
    }
    return first.exponent == 1
      && factors.allSatisfy { factor in
        if factor == first { return true }
        if case .time = factor.atom { return factor.exponent < 0 }
        return false
      }
  }

  /// Whether values are months of which those of the other unit are the quarters.
  func areMonths(ofQuartersIn other: Unit) -> Bool {
    named == .point(.month) && other.named == .point(.quarter)
  }

  /// Whether values of all items have a sum where each is divided by something else; `nil` where none is.
  func addsUp(dividedBy divisor: Unit?) -> Bool { isAmount && divisor != Unit.none }

  /// Whether values have an order: numbers and points in time.
  var isComparable: Bool {
    switch named {
    case .item, .text: false
    default: true
    }
  }

  /// Whether it is per time, such as €/Monat.
  var isPerTime: Bool {
    factors.contains { factor in
      if case .time = factor.atom { factor.exponent < 0 } else { false }
    }
  }

  /// The time that a rate is for, such as a month; `nil` for what is not per one time.
  var period: TimeUnit? {
    let times = times
    guard times.factors.count == 1, times.factors[0].exponent == -1,
      case .time(let period) = times.factors[0].atom
    else { return nil }
    return period
  }

  /// Month for 1/month.
  var inverse: Unit {
    Unit(factors: factors.map { Factor(atom: $0.atom, exponent: -$0.exponent) })
  }

  /// Whether it has no factors: plain numbers and percentages.
  var isPlain: Bool { factors.isEmpty }

  /// Whether a percentage can express it: plain numbers, counts of one thing per another, and times per
  /// time, such as days per week.
  var isShare: Bool {
    var sum = 0
    for factor in dimension {
      guard case .noun = factor.atom else { return false }
      sum += factor.exponent
    }
    return sum == 0
  }

  /// The times alone, such as 1/Monat of €/Monat.
  var times: Unit {
    Unit(
      factors: factors.filter { factor in
        if case .time = factor.atom { true } else { false }
      })
  }

  /// The rest: € of €/Monat.
  var withoutTimes: Unit {
    Unit(
      factors: factors.filter { factor in
        if case .time = factor.atom { false } else { true }
      })
  }

  /// The currency of an amount of money, per whatever; `nil` for products of currencies.
  var currency: Currency? {
    var found: Currency?
    for factor in factors {
      guard case .currency(let currency) = factor.atom else { continue }
      guard factor.exponent == 1, found == nil else { return nil }
      found = currency
    }
    return found
  }

  /// Whether an exponent exceeds the limit.
  var isTooLarge: Bool { factors.contains { abs($0.exponent) > Limits.exponent } }

  /// Whether nobody would expect it of a figure: a product of several things or a power, such as €·Kunden.
  var isUnusual: Bool {
    factors.contains { abs($0.exponent) > 1 } || factors.count { $0.exponent > 0 } > 1
  }

  /// Whether it is a span of time.
  var isTime: Bool {
    guard factors.count == 1, factors[0].exponent == 1, case .time = factors[0].atom else {
      return false
    }
    return !isPercent
  }

  /// Whether it is a span of time that months divide: a month, a quarter or a year.
  var isMonths: Bool {
    guard isTime, case .time(let time) = factors[0].atom else { return false }
    return time.base == .month
  }

  /// Multiplies by a power of an atom; times of one kind are merged, where there is a choice with the same
  /// one, else with one on the other side of the line.
  mutating func multiply(_ atom: Atom, _ exponent: Int) {
    let alike = factors.indices.filter { factors[$0].atom.base == atom.base }
    guard
      let index = alike.first(where: { factors[$0].atom == atom })
        ?? alike.first(where: { factors[$0].exponent.signum() != exponent.signum() }) ?? alike.first
    else {
      factors.append(Factor(atom: atom, exponent: exponent))
      return
    }
    let sum = factors[index].exponent + exponent
    if sum == 0 {
      factors.remove(at: index)
    } else {
      let merged = factors[index].atom == atom ? atom : atom.base
      factors[index] = Factor(atom: merged, exponent: sum)
    }
  }

  /// Multiplies by a power of an atom as it is written: a day for each week stays that.
  mutating func write(_ atom: Atom, _ exponent: Int) {
    if factors.contains(where: { $0.atom == atom }) {
      multiply(atom, exponent)
    } else {
      factors.append(Factor(atom: atom, exponent: exponent))
    }
  }
}
