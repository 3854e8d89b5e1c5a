/// A drawing of figures: where each of them stands along a scale, and the same figures as a table.
///
/// Places are ten-thousandths of the scale, so that whoever draws needs no numbers but these.
package struct KPIChart: Sendable {
  /// What it looks like; the raw values are the words of the language.
  package enum Kind: String, CaseIterable, Sendable {
    case bars
    case columns
    case line
    case waterfall
    case funnel
    case tornado
  }

  /// Two places along the scale, the lower one first.
  package struct Span: Sendable, Equatable {
    package let from: Int
    package let to: Int
  }

  /// What a mark stands for.
  package enum Role: Sendable {
    case usual
    /// What matters: the second of two scenarios, a total.
    case main
    /// A step of a waterfall up or down, whose sign is not that of its figure.
    case increase
    case decrease
  }

  /// A figure in the drawing.
  package struct Mark: Sendable {
    /// The same as in the table.
    package let cell: KPITable.Cell
    /// What a bar covers; of a point of a line both are the same.
    package let span: Span
    /// Where its value is: of a step of a waterfall what is reached after it.
    package let place: Int
    /// How it is drawn.
    package let role: Role
  }

  /// What has one mark for each series: a scenario, an item, a period, a step.
  package struct Category: Sendable {
    /// What readers see.
    package let label: String
    /// By series; `nil` where there is no such figure.
    package let marks: [Mark?]
    /// Of stacked marks, if there are several.
    package internal(set) var sum: Figure?
    /// Of a stage of a funnel: which part of the one before it is left, in percent.
    package internal(set) var share: String?
  }

  /// A value that the scale has a line for.
  package struct Tick: Sendable {
    package let place: Int
    package let text: String
  }

  /// How it is drawn.
  package let kind: Kind
  /// Whether the marks of a category stand on one another.
  package let isStacked: Bool
  /// The figures that are drawn.
  package let table: KPITable
  /// What the marks of a category are, in their order; `nil` where there is only one and nothing to say of it.
  package let series: [String?]
  /// In order.
  package let categories: [Category]
  /// Whether the categories follow one another, as periods and values of an input do.
  package let isOrdered: Bool
  /// Where zero is, or of a tornado the figure as it is; `nil` where the scale does not have it.
  package let origin: Int?
  /// Whether its marks are two scenarios, of which the second is what matters.
  package let comparesScenarios: Bool
  /// A few round values, of lines and of columns that follow one another.
  package let ticks: [Tick]
}

extension KPIChart {
  /// The ends of a scale.
  struct Scale {
    let lower: Rational
    let upper: Rational

    /// From zero to what is farthest from it, in either direction.
    init(fromZero values: some Sequence<Rational>) {
      var (lower, upper) = (Rational.zero, Rational.zero)
      for value in values {
        lower = min(lower, value)
        upper = max(upper, value)
      }
      self.init(lower, upper)
    }

    /// Something to divide by even where all values are the same.
    init(_ lower: Rational, _ upper: Rational) {
      self.lower = lower
      self.upper = lower == upper ? lower + .one : upper
    }

    func place(_ value: Rational) -> Int {
      let share = (value - lower).divided(by: upper - lower) ?? .zero
      guard
        case .small(let place, 1) = (share * Rational(10_000)).rounded(
          .halfUp, toMultipleOf: .one
        ).parts
      else { return 0 }
      return place
    }

    func span(_ first: Rational, _ second: Rational) -> Span {
      let places = (place(first), place(second))
      return Span(from: min(places.0, places.1), to: max(places.0, places.1))
    }

    /// Where zero is; `nil` where the scale does not have it.
    var origin: Int? {
      lower.isZero || upper.isZero || lower.isNegative != upper.isNegative ? place(.zero) : nil
    }
  }

  /// Round values: a step of 1, 2 or 5 and zeros that has three to six of them.
  struct RoundSteps {
    let step: Rational
    let first: Rational
    let last: Rational

    /// - Parameters:
    ///   - lower: The lowest value, in the unit that readers see.
    ///   - upper: The highest.
    init(from lower: Rational, to upper: Rational) {
      let upper = upper > lower ? upper : lower + .one
      let width = upper - lower
      let exponent = width.decimalExponent
      func power(_ exponent: Int) -> Rational {
        let power = Rational.powerOfTen(abs(exponent))
        return exponent < 0 ? Rational.one.divided(by: power) ?? .one : power
      }
      let steps = [(2, -1), (5, -1), (1, 0), (2, 0), (5, 0)].map { digit, shift in
        Rational(digit) * power(exponent + shift)
      }
      let most = Rational(5)
      step =
        steps.first { step in
          let low = lower.rounded(.floor, toMultipleOf: step)
          let high = upper.rounded(.ceiling, toMultipleOf: step)
          return (high - low).divided(by: step).map { $0 <= most } ?? false
        } ?? steps[4]
      first = lower.rounded(.floor, toMultipleOf: step)
      last = upper.rounded(.ceiling, toMultipleOf: step)
    }

    var values: [Rational] {
      var values: [Rational] = []
      var value = first
      while value <= last, values.count < 10 {
        values.append(value)
        value = value + step
      }
      return values
    }
  }
}
