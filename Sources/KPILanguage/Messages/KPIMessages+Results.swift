import Diagnostics

extension KPIMessages {
  static let resultEntries = [
    checkFailed, divisionByZero, step, power, approximate, vanishing,
  ]

  static let checkFailed = MessageEntry.error(
    "kpi.check-failed", "failing check",
    """
    A line `check` (German `prüfe`) states what must be true of the figures, and it is not. The \
    message shows both sides and their difference, exactly. Nothing was written, so no reader sees \
    figures that contradict the check.

    If a figure was changed on purpose, correct the check. If not, correct the figure or the \
    formula. `± 0.01` at the end of a check allows for a small difference.
    """,
    example: .init(
      before: post("rate = 12%\ncheck rate = 13%"), after: post("rate = 13%\ncheck rate = 13%")))

  static func failedCheck(
    left: String, right: String, difference: String, items: [String] = [],
    at location: SourceLocation
  ) -> Diagnostic {
    let place = items.isEmpty ? "" : " at \(items.joined(separator: ", "))"
    return checkFailed(
      "this check fails\(place): the left side is \(left), the right side is \(right)",
      at: location
    ).note("the difference is \(difference)")
  }

  /// A check of something that has no value.
  static func emptyCheck(isLeft: Bool, at location: SourceLocation) -> Diagnostic {
    checkFailed(
      "this check compares nothing: the \(isLeft ? "left" : "right") side has no value",
      at: location)
  }

  static let divisionByZero = MessageEntry.error(
    "kpi.division-by-zero", "division by zero",
    """
    A formula divides by a figure that is 0, so there is no result. If it happens only in one \
    scenario, the message names it.

    Correct the figure, or choose another formula for that case: `if(leads > 0; budget / leads; \
    €0)`, in German `wenn(…)`.
    """,
    example: .init(
      before: post("leads = 0\ncost = €500 / leads"),
      after: post("leads = 0\ncost = if(leads > 0; €500 / leads; €0)")))

  static func dividesByZero(
    in scenario: String? = nil, items: [String] = [], at location: SourceLocation
  ) -> Diagnostic {
    var error = divisionByZero("division by zero", at: location)
    if !items.isEmpty { error = error.note("at \(items.joined(separator: ", "))") }
    return scenario.map { error.note("in scenario \"\($0)\"") } ?? error
  }

  static let step = MessageEntry.error(
    "kpi.step", "step of zero, backwards, or like a number of decimals",
    """
    Rounding needs a step greater than 0: `| 0.01` shows two decimals, `round(x; 1)` rounds to \
    whole numbers. A step of 2, 3, 4, 6, 7, 8 or 9 without a unit is an error, since it may be meant \
    as a number of decimals; the message offers both. The columns of a table `from … to … step …` need a step that leads from the \
    first value to the last; to count down, write a negative step.
    """,
    example: .init(before: post("price = €4.60 | 0"), after: post("price = €4.60 | 1")))

  /// - Parameters:
  ///   - finest: The step of as many decimals as the zero has.
  ///   - location: The format.
  /// - Returns: The message.
  static func formatStepOfZero(_ finest: String, at location: SourceLocation) -> Diagnostic {
    step("a step must be greater than 0", at: location).help("write \(finest)")
  }

  static func invalidDigits(atMost most: Int, at location: SourceLocation) -> Diagnostic {
    step("a figure is shown with 1 to \(most) significant digits", at: location)
  }

  static func roundingStepOfZero(at location: SourceLocation) -> Diagnostic {
    step("a step must not be 0", at: location)
  }

  /// A step that may be meant as a number of decimals, in a call.
  ///
  /// - Parameters:
  ///   - written: The step.
  ///   - location: The call.
  ///   - decimals: The call with so many decimals.
  ///   - multiples: What rounds to multiples.
  /// - Returns: The message.
  static func ambiguousStep(
    _ written: String, at location: SourceLocation, decimals: String, multiples: String
  ) -> Diagnostic {
    ambiguousStep(written, at: location).help(
      "write \"\(decimals)\" for \(written) decimals, or \"\(multiples)\" for multiples of \(written)"
    )
  }

  /// The same in a format, which has no formula that could round to multiples.
  static func ambiguousStep(
    _ written: String, at location: SourceLocation, decimals: String, rounding: String
  ) -> Diagnostic {
    ambiguousStep(written, at: location).help(
      "write \"\(decimals)\" for \(written) decimals; multiples of \(written) are calculated: \(rounding)"
    )
  }

  private static func ambiguousStep(
    _ written: String, at location: SourceLocation
  ) -> Diagnostic {
    step("\"\(written)\" can be read as a number of decimals or as a step", at: location)
  }

  /// - Parameters:
  ///   - other: A step in the other direction; `nil` for one of zero.
  ///   - location: The step.
  /// - Returns: The message.
  static func unreachableEnd(_ other: String?, at location: SourceLocation) -> Diagnostic {
    step("these steps never reach the last value", at: location).help("write \(other ?? "…")")
  }

  static let power = MessageEntry.error(
    "kpi.power", "root or power without a result",
    """
    A root of a negative number does not exist, nor does a growth rate from a positive value to a \
    negative one. Exponents are whole numbers, and the degree of a root or the number of periods \
    is greater than 0. The message says which of these applies.

    Correct the arguments. For a fractional exponent use a root: `root(x; 3)` instead of `power(x; \
    1/3)`.
    """,
    example: .init(before: post("rate = power(8; 1/3)"), after: post("rate = root(8; 3)")))

  static func invalidExponent(at location: SourceLocation) -> Diagnostic {
    power("an exponent must be a whole number of at most \(Limits.power)", at: location)
      .help("for a fraction such as 1/3, write a root: \"wurzel(x; 3)\" or \"root(x; 3)\"")
  }

  static func invalidDegree(at location: SourceLocation) -> Diagnostic {
    power(
      "the degree of a root, or the number of periods, must be greater than 0 and at most \(Limits.degree)",
      at: location)
  }

  static func negativeRadicand(at location: SourceLocation) -> Diagnostic {
    power("a negative number has no root and no growth rate", at: location)
  }

  static let approximate = MessageEntry.error(
    "kpi.approximate", "approximate value where an exact one is needed",
    """
    Most roots and growth rates are not fractions, so no number is exactly right; they are \
    calculated to 50 digits and marked with ≈. Whether such a value equals another cannot be \
    decided, and columns of a table need exact values.

    In a check, allow for a difference: `check rate = 8.4% ± 0.1 PP`. In a condition, compare with \
    `<` or `>`. For columns, write the value as a number.
    """,
    example: .init(
      before: post("side = sqrt(2)\ncheck side = 1.41"),
      after: post("side = sqrt(2)\ncheck side = 1.41 ± 0.01")))

  /// An equality that rounding would decide.
  private static func undecidable(at location: SourceLocation) -> Diagnostic {
    approximate("one side is approximate, so the two cannot be tested for equality", at: location)
  }

  /// - Parameters:
  ///   - example: A tolerance that can be written.
  ///   - location: The check.
  /// - Returns: The message.
  static func approximateCheck(
    tolerance example: String, at location: SourceLocation
  ) -> Diagnostic {
    undecidable(at: location).help("allow for a difference: \"± \(example)\"")
  }

  static func approximateCondition(at location: SourceLocation) -> Diagnostic {
    undecidable(at: location).help("compare with \"<\" or \">\"")
  }

  static func approximateColumns(at location: SourceLocation) -> Diagnostic {
    approximate("this value is approximate, but columns need exact values", at: location)
      .help("write the value as a number")
  }

  static let vanishing = MessageEntry.warning(
    "kpi.shown-as-zero", "figure that is shown as 0, but is not",
    """
    The step after `|` is so coarse that a figure which is not 0 is shown as 0, which readers take for \
    nothing at all.

    Write a finer step, or none: without a format such a figure is shown with two significant digits.
    """,
    example: .init(
      before: post("rate = 0.3 | 1\ntable T = rate"),
      after: post("rate = 0.3 | 0.1\ntable T = rate")))

  /// - Parameters:
  ///   - name: The figure.
  ///   - step: A step that shows its first digit.
  ///   - location: The format.
  /// - Returns: The message.
  static func vanishes(_ name: String, _ step: String, at location: SourceLocation) -> Diagnostic {
    vanishing("\"\(name)\" is not 0, but is shown as 0", at: location)
      .help("with \"\(step)\" it would show its first digit")
  }
}
