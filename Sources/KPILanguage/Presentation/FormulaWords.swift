/// Functions in words, for formulas shown to readers.
///
/// Phrases stand in apposition to a value, such as "10 €, en hausse de 10 %", where an adjective would have
/// to agree with what is counted.
final class FormulaWords: Sendable {
  /// What stands before and after a percentage, behind the value.
  struct Change: Sendable {
    let before: String
    let after: String

    init(_ before: String, _ after: String = "") {
      self.before = before
      self.after = after
    }
  }

  let increased: Change
  let decreased: Change
  /// What stands before the step, by mode.
  let rounded: [RoundingMode: String]
  /// In place of the step 1.
  let whole: String
  /// Before two values.
  let smaller: String
  let larger: String
  /// Before three or more values.
  let smallest: String
  let largest: String
  /// Before the values of which there is one, or how many there are.
  let gathered: [Expression.Aggregation: String]
  /// Before the last of several values.
  let and: String
  /// Between a value and its condition.
  let `if`: String
  /// Between the condition and the other value.
  let otherwise: String
  /// Percentage points, behind a number.
  let points: String

  init(
    increased: Change, decreased: Change, rounded: [RoundingMode: String], whole: String,
    smaller: String, larger: String, smallest: String, largest: String,
    gathered: [Expression.Aggregation: String], and: String, `if`: String, otherwise: String,
    points: String
  ) {
    self.increased = increased
    self.decreased = decreased
    self.rounded = rounded
    self.whole = whole
    self.smaller = smaller
    self.larger = larger
    self.smallest = smallest
    self.largest = largest
    self.gathered = gathered
    self.and = and
    self.if = `if`
    self.otherwise = otherwise
    self.points = points
  }

  /// The words of a primary language subtag; English ones where it has none.
  static func words(in language: String) -> FormulaWords { byLanguage[language] ?? english }

  func changed(_ value: String, by percent: String, isLess: Bool) -> String {
    let change = isLess ? decreased : increased
    return value + change.before + percent + change.after
  }

  func rounded(_ value: String, to step: String, _ mode: RoundingMode) -> String {
    "\(value), \(rounded[mode] ?? "") \(step == "1" ? whole : step)"
  }

  func extreme(_ values: [String], isLeast: Bool) -> String {
    let isPair = values.count <= 2
    let words = isLeast ? (isPair ? smaller : smallest) : (isPair ? larger : largest)
    return "\(words) \(list(values))"
  }

  /// What a function makes of several values that neither adds them up nor compares them.
  func gathered(_ values: [String], _ aggregation: Expression.Aggregation) -> String {
    "\(gathered[aggregation] ?? "") \(list(values))"
  }

  private func list(_ values: [String]) -> String {
    guard let last = values.last, values.count > 1 else { return values.first ?? "–" }
    return values.dropLast().joined(separator: ", ") + " \(and) " + last
  }

  /// A value and the condition under which it counts, with what counts otherwise; `nil` for nothing.
  func choice(_ value: String, where condition: String, otherwise other: String?) -> String {
    value + self.if + condition + (other.map { otherwise + $0 } ?? "")
  }
}
