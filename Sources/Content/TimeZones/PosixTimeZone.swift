import DataFormats

/// The rule of a time zone for all years, as in the footer of a TZif file: `CET-1CEST,M3.5.0,M10.5.0/3`
/// (POSIX.1, section 8.3, with the times of RFC 9636, section 3.3.2).
struct PosixTimeZone: Sendable, Hashable {
  private enum Day: Sendable, Hashable {
    /// From 1 to 365; 29 February is never counted.
    case julian(Int)
    /// From 0 to 365.
    case ofYear(Int)
    /// A day of the week, Sunday is 0, in the first to last (5) such week of a month.
    case weekday(Int, week: Int, month: Int)
  }

  private struct Change: Sendable, Hashable {
    let day: Day
    /// Seconds since midnight by the clock before the change; can be negative, or later than the day.
    let time: Int
  }

  private struct Daylight: Sendable, Hashable {
    let offset: Int
    let start: Change
    let end: Change
  }

  private let standardOffset: Int
  private let daylight: Daylight?

  /// Reads a rule; `nil` where it is not valid.
  init?(_ text: ArraySlice<UInt8>) {
    var parser = Parser(rest: text)
    guard parser.name(), let west = parser.time(), abs(west) <= 86_400 else { return nil }
    standardOffset = -west
    if parser.rest.isEmpty {
      daylight = nil
      return
    }
    guard parser.name() else { return nil }
    var offset = standardOffset + 3600
    if parser.rest.first != UInt8(ascii: ",") {
      guard let west = parser.time() else { return nil }
      offset = -west
    }
    guard let start = Self.change(&parser), let end = Self.change(&parser), parser.rest.isEmpty
    else { return nil }
    daylight = Daylight(offset: offset, start: start, end: end)
  }

  private static func change(_ parser: inout Parser) -> Change? {
    guard parser.take(","), let day = day(&parser) else { return nil }
    guard parser.take("/") else { return Change(day: day, time: 7200) }
    return parser.time().map { Change(day: day, time: $0) }
  }

  private static func day(_ parser: inout Parser) -> Day? {
    if parser.take("J") { return parser.number(1...365).map(Day.julian) }
    guard parser.take("M") else { return parser.number(0...365).map(Day.ofYear) }
    guard let month = parser.number(1...12), parser.take("."), let week = parser.number(1...5),
      parser.take("."), let day = parser.number(0...6)
    else { return nil }
    return .weekday(day, week: week, month: month)
  }

  /// The offset at an instant in seconds since 1970, in seconds east of UTC.
  func offset(at instant: Int) -> Int {
    guard let daylight,
      let year = DateTime(secondsSince1970: instant, offset: standardOffset)?.year,
      let startDay = Self.days(daylight.start.day, year),
      let endDay = Self.days(daylight.end.day, year)
    else { return standardOffset }
    let start = startDay * 86_400 + daylight.start.time - standardOffset
    let end = endDay * 86_400 + daylight.end.time - daylight.offset
    let isDaylight =
      start < end ? (start..<end).contains(instant) : !(end..<start).contains(instant)
    return isDaylight ? daylight.offset : standardOffset
  }

  /// Days since 1970.
  private static func days(_ day: Day, _ year: Int) -> Int? {
    switch day {
    case .julian(let day):
      let isAfterLeapDay = day > 59 && DateTime.days(inMonth: 2, ofYear: year) == 29
      return newYear(year).map { $0 + day - (isAfterLeapDay ? 0 : 1) }
    case .ofYear(let day): return newYear(year).map { $0 + day }
    case .weekday(let weekday, let week, let month):
      guard let first = DateTime(year: year, month: month, day: 1) else { return nil }
      let toFirst = (weekday - first.weekday.rawValue + 7) % 7
      var day = toFirst + (week - 1) * 7
      if day >= DateTime.days(inMonth: month, ofYear: year) { day -= 7 }
      return first.daysSince1970 + day
    }
  }

  private static func newYear(_ year: Int) -> Int? {
    DateTime(year: year, month: 1, day: 1)?.daysSince1970
  }
}

private struct Parser {
  var rest: ArraySlice<UInt8>

  mutating func take(_ sign: Unicode.Scalar) -> Bool {
    guard rest.first == UInt8(ascii: sign) else { return false }
    rest = rest.dropFirst()
    return true
  }

  /// Skips an abbreviation, such as `CET` or `<+03>`.
  mutating func name() -> Bool {
    if take("<") {
      guard let end = rest.firstIndex(of: UInt8(ascii: ">")) else { return false }
      rest = rest[(end + 1)...]
      return true
    }
    let name = rest.prefix { ($0 | 0x20) >= 0x61 && ($0 | 0x20) <= 0x7A }
    rest = rest[name.endIndex...]
    return !name.isEmpty
  }

  mutating func number(_ range: ClosedRange<Int>) -> Int? {
    let digits = rest.prefix { (0x30...0x39).contains($0) }
    guard (1...3).contains(digits.count) else { return nil }
    rest = rest[digits.endIndex...]
    let number = digits.reduce(0) { $0 * 10 + Int($1 - 0x30) }
    return range.contains(number) ? number : nil
  }

  /// Hours up to 167 with an optional sign, minutes and seconds, in seconds.
  mutating func time() -> Int? {
    let sign = take("-") ? -1 : 1
    if sign == 1 { _ = take("+") }
    guard let hours = number(0...167) else { return nil }
    var seconds = hours * 3600
    for unit in [60, 1] where take(":") {
      guard let part = number(0...59) else { return nil }
      seconds += part * unit
    }
    return sign * seconds
  }
}
