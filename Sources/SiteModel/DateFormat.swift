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
    var text = ""
    var rest = Array(pattern.unicodeScalars)[...]
    while let scalar = rest.first {
      if scalar == "'" {
        rest = rest.dropFirst()
        text += try Self.literal(&rest)
        continue
      }
      guard scalar.isASCII, scalar.properties.isAlphabetic else {
        text.unicodeScalars.append(scalar)
        rest = rest.dropFirst()
        continue
      }
      let count = rest.prefix { $0 == scalar }.count
      guard let field = field(scalar, count, of: date) else {
        throw PatternError(
          message:
            "a date pattern has no field \"\(String(repeating: Character(scalar), count: count))\""
        )
      }
      text += field
      rest = rest.dropFirst(count)
    }
    return text
  }

  private static func literal(
    _ rest: inout ArraySlice<Unicode.Scalar>
  ) throws(PatternError) -> String {
    guard rest.first != "'" else {
      rest = rest.dropFirst()
      return "'"
    }
    var literal = String.UnicodeScalarView()
    while let scalar = rest.popFirst() {
      guard scalar == "'" else {
        literal.append(scalar)
        continue
      }
      guard rest.first == "'" else { return String(literal) }
      literal.append("'")
      rest = rest.dropFirst()
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
    return String(repeating: "0", count: max(0, width - digits.count)) + digits
  }
}
