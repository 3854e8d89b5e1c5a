import Diagnostics

extension SourcePage {
  /// The text of the body's first heading, without its markup characters at both ends; `nil` where
  /// the body has none that is written with "#" outside of code blocks.
  ///
  /// Together with `name.title` the fallback for a missing title. Costs a scan of the body.
  package var firstHeading: Located<String>? {
    var fence: UInt8?
    var start = bodyStart
    while start < file.bytes.count {
      let end = file.bytes[start...].firstIndex(of: 0x0A) ?? file.bytes.count
      let line = file.bytes[start..<end]
      let indent = line.prefix { $0 == 0x20 }.count
      let text = line.dropFirst(indent)
      if indent < 4, let mark = text.first, mark == UInt8(ascii: "`") || mark == UInt8(ascii: "~"),
        text.prefix(while: { $0 == mark }).count >= 3
      {
        if fence == nil { fence = mark } else if fence == mark { fence = nil }
      } else if fence == nil, indent < 4, let heading = Self.heading(text) {
        return Located(file.text(heading), at: heading)
      }
      start = end + 1
    }
    return nil
  }

  /// The content of an ATX heading (CommonMark 4.2), `nil` where the line is none or an empty one.
  private static func heading(_ line: ArraySlice<UInt8>) -> Range<Int>? {
    let isBlank: (UInt8) -> Bool = { $0 == 0x20 || $0 == 0x09 || $0 == 0x0D }
    let level = line.prefix { $0 == UInt8(ascii: "#") }.count
    guard (1...6).contains(level), let after = line.dropFirst(level).first, isBlank(after) else {
      return nil
    }
    var text = line.dropFirst(level).drop(while: isBlank)
    while let last = text.last, isBlank(last) { text.removeLast() }
    let closing = text.reversed().prefix { $0 == UInt8(ascii: "#") }.count
    if closing > 0, text.dropLast(closing).last.map(isBlank) ?? true {
      text = text.dropLast(closing)
      while let last = text.last, isBlank(last) { text.removeLast() }
    }
    return text.isEmpty ? nil : text.startIndex..<text.endIndex
  }
}
