import DataFormats

/// A name of a page that was meant to begin with a date, but does not: `2025-1-5-launch`, `2025-02-30-launch`.
struct NearlyDatedName {
  /// The name with the date as it must be written.
  let repaired: String
  /// The date as it is written.
  let written: String
  let problem: Problem

  /// What keeps the date from being read.
  enum Problem {
    /// The calendar does not have the day.
    case noSuchDay
    /// It is not year, month and day with two digits and hyphens.
    case form
    /// No hyphen follows it.
    case ending
  }

  /// Marks between the parts of a date; hyphens come in several kinds.
  private static let separators: Set<Character> = ["-", "_", ".", " ", "–", "—", "‑", "−"]

  /// A file's name without its ending, or a bundle's, which does not begin with a date; `nil` for a name that is not
  /// near to one.
  init?(_ name: String) {
    var rest = name[...]
    guard let parts = Self.takeParts(&rest) else { return nil }
    let (year, month, day) = parts
    guard (1900...2199).contains(year), (0...31).contains(month), (0...31).contains(day) else {
      return nil
    }
    let isSwapped = month > 12 && (1...12).contains(day)
    let newMonth = isSwapped ? day : min(max(month, 1), 12)
    let newDay = isSwapped ? month : max(day, 1)
    // The last day of the month where it does not have so many.
    guard
      let date = (0..<4).lazy.compactMap({
        DateTime(year: year, month: newMonth, day: newDay - $0)
      }).first
    else { return nil }
    written = String(name[..<rest.startIndex])
    problem =
      DateTime(year: year, month: month, day: day) == nil
      ? .noSuchDay : written == date.dateText ? .ending : .form
    rest = rest.drop(while: Self.separators.contains)
    repaired = date.dateText + (rest.isEmpty ? "" : "-" + rest)
    if repaired == name { return nil }
  }

  /// Takes the parts of a date from the start of a name: `2025-1-5`, `20250105`, `5.1.2025`.
  private static func takeParts(
    _ rest: inout Substring
  ) -> (year: Int, month: Int, day: Int)? {
    guard let first = takeDigits(&rest) else { return nil }
    if first.count == 8 {
      guard let year = Int(first.prefix(4)), let month = Int(first.dropFirst(4).prefix(2)),
        let day = Int(first.suffix(2))
      else { return nil }
      return (year, month, day)
    }
    let firstSeparator = rest.popFirst()
    guard let second = takeDigits(&rest), second.count <= 2 else { return nil }
    let secondSeparator = rest.popFirst()
    guard let third = takeDigits(&rest), let separator = firstSeparator,
      separators.contains(separator), separator == secondSeparator
    else { return nil }
    guard let start = Int(first), let middle = Int(second), let end = Int(third) else { return nil }
    if first.count == 4, third.count <= 2 {
      // `2024.1.2` is the number of a version.
      if separator == ".", second.count < 2 || third.count < 2 { return nil }
      return (start, middle, end)
    }
    guard first.count <= 2, third.count == 4 else { return nil }
    return middle > 12 ? (end, start, middle) : (end, middle, start)
  }

  private static func takeDigits(_ rest: inout Substring) -> Substring? {
    let digits = rest.prefix { $0.isASCII && $0.isNumber }
    rest = rest[digits.endIndex...]
    return digits.isEmpty || digits.count > 8 ? nil : digits
  }
}
