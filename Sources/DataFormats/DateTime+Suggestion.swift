import HTMLText

extension DateTime {
  /// What to type instead of a date in another form, for a help line; `nil` where none can be told.
  static func suggestion(for text: String) -> String? {
    var reading = OtherDate(text)
    let dates = reading.dates()
    guard let first = dates.first else { return nil }
    guard dates.count > 1 else { return "write \(first)" }
    return "write \(first) or \(dates[1]), whichever you mean"
  }

  /// The form in which a date is written here, itself where it is; `nil` for what can be read as no date, or
  /// as two.
  package static func writtenForm(of text: String) -> String? {
    if (try? DateTime(parsing: text)) != nil { return text }
    var reading = OtherDate(text)
    let dates = reading.dates()
    return dates.count == 1 ? dates[0] : nil
  }
}

/// A date in a form that people and other programs write: `29.1.2016`, `January 29, 2016`, `1/29/2016 2:30 PM`,
/// or with day of the week and time as in mail (RFC 5322, section 3.3).
private struct OtherDate {
  private enum Part: Equatable {
    case number(Int, digits: Int)
    /// In lower case.
    case word(String)
    case sign(Character)
  }

  private var parts: [Part] = []
  private var time = ""
  private var offset = ""

  init(_ text: String) {
    var rest = text.prefix(64)
    while let first = rest.first {
      if first.isASCII, first.isNumber {
        let digits = rest.prefix { $0.isASCII && $0.isNumber }
        parts.append(.number(Int(digits) ?? 0, digits: digits.count))
        rest = rest.dropFirst(digits.count)
      } else if first.isLetter {
        let word = rest.prefix { $0.isLetter }
        parts.append(.word(word.lowercased()))
        rest = rest.dropFirst(word.count)
      } else {
        // A word processor makes dashes of hyphens.
        let sign = "‐‑‒–—−".contains(first) ? "-" : first
        if !first.isWhitespace, !"“”„‘’\"'".contains(first) { parts.append(.sign(sign)) }
        rest = rest.dropFirst()
      }
    }
  }

  /// The dates that it can mean: none, one, or two where day and month cannot be told apart.
  mutating func dates() -> [String] {
    takeHour()
    takeTime()
    var numbers: [(value: Int, digits: Int)] = []
    var month: Int?
    var separator: Character?
    for part in parts {
      switch part {
      case .number(let value, let digits): numbers.append((value, digits))
      case .word(let word):
        if let named = Self.month(word) {
          guard month == nil else { return [] }
          month = named
        } else if !Self.fillers.contains(word), !Self.isWeekday(word) {
          return []
        }
      case .sign(let sign):
        guard ".,/-".contains(sign) else { return [] }
        if sign != "," { separator = separator ?? sign }
      }
    }
    return Self.days(numbers, month, separator).compactMap(written)
  }

  /// Days as year, month and day.
  private static func days(
    _ numbers: [(value: Int, digits: Int)], _ month: Int?, _ separator: Character?
  ) -> [(Int, Int, Int)] {
    let values = numbers.map(\.value)
    if let month {
      if numbers.count == 1, numbers[0].digits == 4 { return [(values[0], month, 1)] }
      guard numbers.count == 2, let year = numbers.firstIndex(where: { $0.digits == 4 }) else {
        return []
      }
      return [(values[year], month, values[1 - year])]
    }
    if numbers.count == 1, numbers[0].digits == 8 {
      return [(values[0] / 10000, values[0] / 100 % 100, values[0] % 100)]
    }
    // A year or a month stands for its first day.
    if numbers.count == 1, numbers[0].digits == 4 { return [(values[0], 1, 1)] }
    if numbers.count == 2, numbers[0].digits == 4 { return [(values[0], values[1], 1)] }
    if numbers.count == 2, numbers[1].digits == 4, separator != "." {
      return [(values[1], values[0], 1)]
    }
    guard numbers.count == 3 else { return [] }
    if numbers[0].digits == 4 { return [(values[0], values[1], values[2])] }
    guard numbers[2].digits == 4 || numbers[2].digits == 2 && separator != "-" else { return [] }
    let year = numbers[2].digits == 2 ? 2000 + values[2] : values[2]
    let dayFirst = (year, values[1], values[0])
    let monthFirst = (year, values[0], values[1])
    if separator == "." || values[0] > 12 || values[0] == values[1] { return [dayFirst] }
    return values[1] > 12 ? [monthFirst] : [dayFirst, monthFirst]
  }

  /// Writes a time with a colon where it has another form: `14.30`, `14h30`, `10 Uhr`, `3pm`.
  private mutating func takeHour() {
    guard !parts.contains(.sign(":")), let last = parts.last else { return }
    var end = parts.count
    if [.word("uhr"), .word("h"), .word("am"), .word("pm")].contains(last) {
      end -= 1
    }
    let hasMonth = parts.contains { part in
      if case .word(let word) = part { Self.month(word) != nil } else { false }
    }
    let count = parts[..<end].count { if case .number = $0 { true } else { false } }
    if end >= 3, case .number(_, 2) = parts[end - 1], case .number = parts[end - 3],
      parts[end - 2] == .sign(".") || parts[end - 2] == .word("h"), count == (hasMonth ? 4 : 5)
    {
      parts[end - 2] = .sign(":")
    } else if end < parts.count, end >= 1, case .number = parts[end - 1],
      count == (hasMonth ? 3 : 4)
    {
      parts.insert(contentsOf: [.sign(":"), .number(0, digits: 2)], at: end)
    }
    if parts.last == .word("h") { parts.removeLast() }
  }

  /// Takes hours, minutes, seconds and the offset from the parts.
  private mutating func takeTime() {
    guard let colon = parts.firstIndex(of: .sign(":")), colon > 0,
      case .number(var hour, _) = parts[colon - 1], colon + 1 < parts.count,
      case .number(let minute, 2) = parts[colon + 1]
    else { return }
    var end = colon + 2
    var second = 0
    if end + 1 < parts.count, parts[end] == .sign(":"), case .number(let value, 2) = parts[end + 1]
    {
      second = value
      end += 2
    }
    var hasHalf = false
    if end < parts.count, parts[end] == .word("pm") || parts[end] == .word("am") {
      hour = hour % 12 + (parts[end] == .word("pm") ? 12 : 0)
      hasHalf = true
    }
    // Years precede the time in all forms but a few, which are not read.
    var rest = Array(parts[end...])
    if hasHalf { rest.removeFirst() }
    if rest.first == .word("uhr") { rest.removeFirst() }
    switch rest.first {
    case .word("z"), .word("utc"), .word("gmt"): offset = "Z"
    case .sign(let sign) where sign == "+" || sign == "-":
      guard rest.count > 1, case .number(let value, let digits) = rest[1] else { return }
      let hours = digits == 4 ? value / 100 : value
      let minutes: Int =
        if digits == 4 {
          value % 100
        } else if rest.count > 3, case .number(let written, 2) = rest[3] {
          written
        } else {
          0
        }
      offset = "\(sign)\(Self.padded(hours)):\(Self.padded(minutes))"
    case nil: break
    default: return
    }
    let seconds = second == 0 && offset.isEmpty ? "" : ":\(Self.padded(second))"
    time = " \(Self.padded(hour)):\(Self.padded(minute))\(seconds)"
    if !offset.isEmpty { time = "T" + time.dropFirst() + offset }
    parts.removeSubrange((colon - 1)...)
    if parts.last == .word("t") || parts.last == .word("at") || parts.last == .word("um") {
      parts.removeLast()
    }
  }

  private func written(_ day: (year: Int, month: Int, day: Int)) -> String? {
    let text = "\(day.year)-\(Self.padded(day.month))-\(Self.padded(day.day))\(time)"
    return (try? DateTime(exactly: text)) == nil ? nil : text
  }

  private static func padded(_ number: Int) -> String { number < 10 ? "0\(number)" : "\(number)" }

  private static func month(_ word: String) -> Int? {
    guard word.count >= 3 else { return nil }
    return months.firstIndex { names in names.contains { $0.hasPrefix(word) || word == $0 } }
      .map { $0 + 1 }
  }

  private static func isWeekday(_ word: String) -> Bool {
    weekdays.contains { $0.hasPrefix(word) && word.count >= 2 }
  }

  /// English and German.
  private static let months: [[String]] = [
    ["january", "januar", "jänner"], ["february", "februar"], ["march", "märz", "maerz"],
    ["april"], ["may", "mai"], ["june", "juni"], ["july", "juli"], ["august"],
    ["september"], ["october", "oktober"], ["november"], ["december", "dezember"],
  ]
  private static let weekdays = [
    "monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday", "montag",
    "dienstag", "mittwoch", "donnerstag", "freitag", "samstag", "sonnabend", "sonntag",
  ]
  private static let fillers: Set = ["st", "nd", "rd", "th", "of", "the", "den", "am", "der"]
}
