import HTMLText

/// A line of TOML that is written as in another format: what is wrong with it, and what to type instead.
struct TOMLLine {
  /// What is wrong, as a message says it.
  let reason: String
  /// The line as it must be written.
  let entry: String
  /// The bytes of the line, without white space at its ends.
  let range: Range<Int>

  /// The line that holds an offset, or the one before it; `nil` where it is right, or it cannot be told what is meant.
  init?(at offset: Int, in bytes: [UInt8], _ limits: Range<Int>) {
    let place = min(max(offset, limits.lowerBound), limits.upperBound)
    let start =
      bytes[limits.lowerBound..<place].lastIndex(of: 0x0A).map { $0 + 1 } ?? limits.lowerBound
    if let line = TOMLLine(from: start, in: bytes, limits) {
      self = line
      return
    }
    guard start > limits.lowerBound else { return nil }
    let before = bytes[limits.lowerBound..<(start - 1)].lastIndex(of: 0x0A).map { $0 + 1 }
    guard let line = TOMLLine(from: before ?? limits.lowerBound, in: bytes, limits) else {
      return nil
    }
    self = line
  }

  private init?(from start: Int, in bytes: [UInt8], _ limits: Range<Int>) {
    var end = bytes[start..<limits.upperBound].firstIndex(of: 0x0A) ?? limits.upperBound
    while end > start, bytes[end - 1] <= 0x20 { end -= 1 }
    let text = String(decoding: bytes[start..<end], as: UTF8.self)
    guard let match = text.wholeMatch(of: /\s*([A-Za-z_][\w\-]*)\s*(=>|:=|:|=)\s*(\S.*)/) else {
      return nil
    }
    let value = String(match.3)
    let meant = Self.value(value)
    let hasSign = match.2 == "="
    guard !hasSign || meant != value, !value.contains(" = ") else { return nil }
    reason =
      hasSign
      ? value.first == "\"" || value.first == "'"
        ? "this quote is never closed" : "\(value) is no value of TOML"
      : "a key of TOML needs \"=\" after it, not \"\(match.2)\""
    entry = "\(match.1) = \(meant)"
    let place = hasSign ? match.3.startIndex : match.2.startIndex
    range = start + text[..<place].utf8.count..<end
  }

  /// A value as TOML has it.
  private static func value(_ written: String) -> String {
    switch written.lowercased() {
    case "true", "yes", "on": return "true"
    case "false", "no", "off": return "false"
    default: break
    }
    if let first = written.first, "\"'[{".contains(first) {
      let isOpen = "\"'".contains(first) && !written.dropFirst().contains(first)
      return isOpen ? written + "\(first)" : written
    }
    // A day that does not exist has a message of its own.
    if written.firstMatch(of: /^\d{4}-\d\d-\d\d/) != nil { return written }
    let isNumber = written.wholeMatch(of: /[+\-]?\d[\d_]*(\.\d+)?/) != nil
    if isNumber { return written }
    if written.first?.isNumber == true, let date = DateTime.writtenForm(of: written) {
      return (try? DateTime(parsing: date)).map(\.dateText) == date || written == date
        ? date : YAMLText.doubleQuoted(date)
    }
    let inner =
      YAMLTrap.quotationMark(at: written.startIndex, of: written) == nil
      ? written : String(written.dropFirst().dropLast())
    let parts = inner.split(separator: ",").map { $0.drop { $0 == " " } }
    if inner == written, parts.count > 1, parts.allSatisfy({ !$0.contains(" ") && !$0.isEmpty }) {
      return "[" + parts.map { YAMLText.doubleQuoted(String($0)) }.joined(separator: ", ") + "]"
    }
    return YAMLText.doubleQuoted(inner)
  }
}
