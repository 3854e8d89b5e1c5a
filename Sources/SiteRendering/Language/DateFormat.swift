import DataFormats
import HTMLText
import SiteModel

/// Dates by a CLDR pattern such as `dd. LLL yyyy`.
///
/// Fields: `y` year, `M` and `L` month (`L` as it stands alone), `d` day, `E` and `c` day of the week,
/// `H` `h` hour, `m` minute, `s` second, `a` half of the day. Text between
/// apostrophes is literal, two apostrophes are one. Source: Unicode TR 35, Date Format Patterns.
struct DateFormat: Sendable {
  /// Why a pattern cannot be used.
  struct PatternError: Error {
    let message: String
    /// The pattern that is meant, where that can be told.
    var meant: String?
  }

  private let names: CalendarNames

  init(names: CalendarNames) {
    self.names = names
  }

  func text(_ date: DateTime, pattern: String) throws(PatternError) -> String {
    let pattern = Array(pattern.utf8)
    var text = OutputBuffer(capacity: 2 * pattern.count)
    var place = 0
    while place < pattern.count {
      let start = place
      let byte = pattern[start]
      if byte == UInt8(ascii: "'") {
        try Self.appendLiteral(pattern, &place, to: &text)
        continue
      }
      let isField = byte.isASCIILetter
      while place < pattern.count,
        isField ? pattern[place] == byte : Self.isPlain(pattern[place])
      {
        place += 1
      }
      guard isField else {
        text.append(pattern[start..<place])
        continue
      }
      if byte | 0x20 == UInt8(ascii: "m"), let error = Self.exchange(byte, in: pattern, at: start) {
        throw error
      }
      guard appendField(byte, place - start, of: date, to: &text) else {
        let field = String(decoding: pattern[start..<place], as: UTF8.self)
        throw PatternError(message: "a date pattern has no field \"\(field)\"")
      }
    }
    return text.text
  }

  /// The error that minutes are written where the month is meant, `dd.mm.yyyy`, or the month where minutes are,
  /// `HH:MM`.
  private static func exchange(_ letter: UInt8, in pattern: [UInt8], at start: Int) -> PatternError?
  {
    let written = String(decoding: pattern, as: UTF8.self)
    func has(_ letters: String) -> Bool { pattern.contains { letters.utf8.contains($0) } }
    if letter == UInt8(ascii: "m"), !has("HhsMLa%YD"), has("dy") {
      return PatternError(
        message: "\"m\" is the minute in a date pattern, \"M\" the month",
        meant: written.replacing("m", with: "M"))
    }
    if letter == UInt8(ascii: "M"), start > 1, pattern[start - 1] == UInt8(ascii: ":"),
      pattern[start - 2] | 0x20 == UInt8(ascii: "h"), !has("m")
    {
      return PatternError(
        message: "\"M\" is the month in a date pattern, \"m\" the minute",
        meant: written.replacing(":MM", with: ":mm"))
    }
    return nil
  }

  private static func isPlain(_ byte: UInt8) -> Bool {
    byte != UInt8(ascii: "'") && !byte.isASCIILetter
  }

  /// Text between apostrophes, or the one apostrophe that two of them stand for; `place` is moved
  /// behind it.
  private static func appendLiteral(
    _ pattern: [UInt8], _ place: inout Int, to text: inout OutputBuffer
  ) throws(PatternError) {
    let apostrophe = UInt8(ascii: "'")
    place += 1
    if place < pattern.count, pattern[place] == apostrophe {
      place += 1
      return text.append(apostrophe)
    }
    while place < pattern.count {
      if pattern[place] == apostrophe {
        place += 1
        guard place < pattern.count, pattern[place] == apostrophe else { return }
      }
      text.append(pattern[place])
      place += 1
    }
    throw PatternError(message: "the date pattern lacks a closing apostrophe")
  }

  /// False where there is no such field.
  private func appendField(
    _ letter: UInt8, _ count: Int, of date: DateTime, to text: inout OutputBuffer
  ) -> Bool {
    func number(_ number: Int, longest: Int = 2) -> Bool {
      guard count <= longest else { return false }
      let digits = String(number)
      for _ in 0..<max(0, count - digits.utf8.count) { text.append(UInt8(ascii: "0")) }
      text.append(digits)
      return true
    }
    func name(_ index: Int, _ names: CalendarNames.Names, shortest: Int) -> Bool {
      let list = count == 4 ? names.wide : names.abbreviated
      guard (shortest...4).contains(count), list.indices.contains(index) else { return false }
      text.append(list[index])
      return true
    }
    func month(_ names: CalendarNames.Names) -> Bool {
      count <= 2 ? number(date.month) : name(date.month - 1, names, shortest: 3)
    }
    func weekday(_ names: CalendarNames.Names, shortest: Int) -> Bool {
      name(date.weekday.rawValue % 7, names, shortest: shortest)
    }
    let hour = date.time?.hour ?? 0
    switch letter {
    case UInt8(ascii: "y"):
      return number(count == 2 ? date.year % 100 : date.year, longest: .max)
    case UInt8(ascii: "M"): return month(names.months)
    case UInt8(ascii: "L"): return month(names.standaloneMonths)
    case UInt8(ascii: "d"): return number(date.day)
    case UInt8(ascii: "E"): return weekday(names.days, shortest: 1)
    case UInt8(ascii: "c"): return weekday(names.standaloneDays, shortest: 3)
    case UInt8(ascii: "H"): return number(hour)
    case UInt8(ascii: "h"): return number((hour + 11) % 12 + 1)
    case UInt8(ascii: "m"): return number(date.time?.minute ?? 0)
    case UInt8(ascii: "s"): return number(date.time?.second ?? 0)
    case UInt8(ascii: "a"):
      if count <= 3 { text.append(names.dayPeriods[hour < 12 ? 0 : 1]) }
      return count <= 3
    default: return false
    }
  }
}
