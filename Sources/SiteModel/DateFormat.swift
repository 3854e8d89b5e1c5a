import ContentModel

/// Dates by a CLDR pattern such as `dd. LLL yyyy`.
///
/// Fields: `y` year, `M` and `L` month (`L` as it stands alone), `d` day, `E` and `c` day of the week,
/// `H` `h` hour, `m` minute, `s` second, `a` half of the day. Text between
/// apostrophes is literal, two apostrophes are one. Source: Unicode TR 35, Date Format Patterns.
struct DateFormat: Sendable {
  /// Why a pattern cannot be used.
  struct PatternError: Error {
    let message: String
  }

  private let names: CalendarNames

  init(names: CalendarNames) {
    self.names = names
  }

  func text(_ date: DateTime, pattern: String) throws(PatternError) -> String {
    let pattern = Array(pattern.utf8)
    var text = ""
    var place = 0
    while place < pattern.count {
      let start = place
      let byte = pattern[start]
      if byte == UInt8(ascii: "'") {
        text += try Self.literal(pattern, &place)
        continue
      }
      let isField = Self.isLetter(byte)
      while place < pattern.count,
        isField ? pattern[place] == byte : Self.isPlain(pattern[place])
      {
        place += 1
      }
      let run = String(decoding: pattern[start..<place], as: UTF8.self)
      guard isField else {
        text += run
        continue
      }
      guard let field = field(Unicode.Scalar(byte), place - start, of: date) else {
        throw PatternError(message: "a date pattern has no field \"\(run)\"")
      }
      text += field
    }
    return text
  }

  private static func isLetter(_ byte: UInt8) -> Bool {
    (UInt8(ascii: "a")...UInt8(ascii: "z")).contains(byte | 0x20)
  }

  private static func isPlain(_ byte: UInt8) -> Bool {
    byte != UInt8(ascii: "'") && !isLetter(byte)
  }

  /// Text between apostrophes, or the one apostrophe that two of them stand for; `place` is moved
  /// behind it.
  private static func literal(
    _ pattern: [UInt8], _ place: inout Int
  ) throws(PatternError) -> String {
    let apostrophe = UInt8(ascii: "'")
    var literal: [UInt8] = []
    place += 1
    if place < pattern.count, pattern[place] == apostrophe {
      place += 1
      return "'"
    }
    while place < pattern.count {
      if pattern[place] == apostrophe {
        place += 1
        guard place < pattern.count, pattern[place] == apostrophe else {
          return String(decoding: literal, as: UTF8.self)
        }
      }
      literal.append(pattern[place])
      place += 1
    }
    throw PatternError(message: "the date pattern lacks a closing apostrophe")
  }

  private func field(_ letter: Unicode.Scalar, _ count: Int, of date: DateTime) -> String? {
    let time = date.time
    switch letter {
    case "y":
      return count == 2 ? Self.padded(date.year % 100, 2) : Self.padded(date.year, count)
    case "M": return month(date.month, count, names.months)
    case "L": return month(date.month, count, names.standaloneMonths)
    case "d": return count <= 2 ? Self.padded(date.day, count) : nil
    case "E": return Self.name(date.weekday.rawValue % 7, count, names.days, shortest: 1)
    case "c": return Self.name(date.weekday.rawValue % 7, count, names.standaloneDays, shortest: 3)
    case "H": return count <= 2 ? Self.padded(time?.hour ?? 0, count) : nil
    case "h": return count <= 2 ? Self.padded(((time?.hour ?? 0) + 11) % 12 + 1, count) : nil
    case "m": return count <= 2 ? Self.padded(time?.minute ?? 0, count) : nil
    case "s": return count <= 2 ? Self.padded(time?.second ?? 0, count) : nil
    case "a": return count <= 3 ? names.dayPeriods[(time?.hour ?? 0) < 12 ? 0 : 1] : nil
    default: return nil
    }
  }

  private func month(_ month: Int, _ count: Int, _ names: CalendarNames.Names) -> String? {
    count <= 2 ? Self.padded(month, count) : Self.name(month - 1, count, names, shortest: 3)
  }

  private static func name(
    _ index: Int, _ count: Int, _ names: CalendarNames.Names, shortest: Int
  ) -> String? {
    guard (shortest...4).contains(count) else { return nil }
    let list = count == 4 ? names.wide : names.abbreviated
    return list.indices.contains(index) ? list[index] : nil
  }

  private static func padded(_ number: Int, _ width: Int) -> String {
    let digits = String(number)
    let missing = width - digits.utf8.count
    return missing > 0 ? String(repeating: "0", count: missing) + digits : digits
  }
}
