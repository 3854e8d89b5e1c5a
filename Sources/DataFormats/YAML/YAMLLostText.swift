import Diagnostics
import HTMLText

/// Finds texts of which YAML takes a part for something else, without an error: a comment, a tag, an anchor,
/// quotes that are none.
struct YAMLLostText {
  private let file: SourceFile
  private let limits: Range<Int>
  private var diagnostics: [Diagnostic] = []

  private init(_ file: SourceFile, _ range: Range<Int>) {
    self.file = file
    limits = range
  }

  /// The messages about a value that was read from part of a file.
  ///
  /// Most files have none of the characters that matter, and cost one look at each byte.
  static func messages(about node: DataNode, in file: SourceFile, _ range: Range<Int>)
    -> [Diagnostic]
  {
    guard isPossible(file.bytes, range) else { return [] }
    var finder = YAMLLostText(file, range)
    finder.visit(node)
    return finder.diagnostics
  }

  /// Whether there is "#", "!" or "&" after white space, a typographic quotation mark, or another sign of a list.
  private static func isPossible(_ bytes: [UInt8], _ range: Range<Int>) -> Bool {
    bytes[range].withUnsafeBufferPointer { text in
      var next = 0
      while true {
        next = ByteSearch.first(in: text, from: next) { block in
          ByteSearch.marking(UInt8(ascii: "#"), in: block)
            .| ByteSearch.marking(UInt8(ascii: "!"), in: block)
            .| ByteSearch.marking(UInt8(ascii: "&"), in: block)
            .| ByteSearch.marking(0x80, in: block) .| ByteSearch.marking(0xAB, in: block)
            .| ByteSearch.marking(0xBB, in: block)
            .| ByteSearch.marking(UInt8(ascii: "\\"), in: block)
        }
        guard next < text.count else { return false }
        let last = next > 0 ? text[next - 1] : 0x0A
        switch text[next] {
        // U+2010 to U+2027, U+AB and U+BB.
        case 0x80: if last == 0xE2 { return true }
        case 0xAB, 0xBB: if last == 0xC2 { return true }
        case UInt8(ascii: "\\"): return true
        default: if last <= 0x20 { return true }
        }
        next += 1
      }
    }
  }

  private mutating func visit(_ node: DataNode) {
    switch node.content {
    case .scalar: break
    case .list(let items):
      for item in items where isFirst(item) { check(item, at: item.range.lowerBound) }
      items.forEach { visit($0) }
    case .map(let entries):
      for entry in entries { check(entry.value, at: entry.key.range.lowerBound) }
      entries.forEach { visit($0.value) }
    }
  }

  /// Whether a value is all of its line but for the hyphen of a list.
  private func isFirst(_ item: DataNode) -> Bool {
    let start = item.range.lowerBound
    guard limits.contains(start) else { return item.isNull && start == limits.upperBound }
    let line = YAMLLine(at: start, in: file.bytes, limits)
    return line.isItem && line.key == nil && start <= line.value.lowerBound
  }

  /// Checks a value that begins in the line of an offset, at which its key or itself is.
  private mutating func check(_ node: DataNode, at offset: Int) {
    let line = YAMLLine(at: min(offset, limits.upperBound), in: file.bytes, limits)
    guard line.key.map({ $0.lowerBound == offset }) ?? line.isItem else { return }
    switch node.content {
    case .scalar(.string(let text), _): checkText(text, node, line)
    case .scalar(.null, _): checkText("", node, line)
    case .list: checkList(line)
    default: break
    }
  }

  private mutating func checkText(_ text: String, _ node: DataNode, _ line: YAMLLine) {
    guard let first = file.bytes[line.value].first else {
      return checkItemSign(text, node)
    }
    if first == UInt8(ascii: "\"") { checkBackslash(line) }
    guard !"\"'|>".utf8.contains(first) else { return }
    let written = line.text
    switch first {
    case UInt8(ascii: "!"):
      let name = written.dropFirst()
      guard !name.hasPrefix("!"), !name.hasPrefix("<"), !name.isEmpty, !name.hasPrefix(" ") else {
        return
      }
      report(
        DataMessages.lostTag, "\"\(word(written))\" is a tag of YAML and no part of the text", line)
    case UInt8(ascii: "&"):
      let value = written.dropFirst(word(written).count).drop { $0 == " " }
      if let first = value.first, "\"'[{|>".contains(first) { return }
      let alias = "*" + word(written).dropFirst()
      guard file.bytes[limits].firstRange(of: alias.utf8) == nil else { return }
      report(
        DataMessages.lostTag, "\"\(word(written))\" is an anchor of YAML and no part of the text",
        line)
    default:
      if let mark = Self.comment(written) {
        let start =
          line.value.lowerBound + written.utf8.distance(from: written.startIndex, to: mark)
        report(
          DataMessages.lostComment,
          "\"#\" after a space begins a comment: \"\(written[mark...])\" is lost",
          line, at: start..<line.value.upperBound)
      } else if YAMLTrap.quotationMark(at: text.startIndex, of: text) != nil {
        reportMarks(line, text)
      }
    }
  }

  /// `"C:\temp"`, in which YAML reads a tab.
  private mutating func checkBackslash(_ line: YAMLLine) {
    guard let match = line.text.wholeMatch(of: /"([A-Za-z]:\\[^"]*|\\\\[^"]*)"/),
      match.1.contains(/\\[a-zA-Z0]/)
    else { return }
    report(
      DataMessages.backslash, "a backslash between double quotes begins an escape", line,
      repaired: YAMLText.quoted(String(match.1)))
  }

  /// The "#" of a comment that looks like a part of the text: no space is after it, as in "#1".
  private static func comment(_ text: String) -> String.Index? {
    let mark =
      text.hasPrefix("#")
      ? text.startIndex : text.firstRange(of: " #").map { text.index(after: $0.lowerBound) }
    guard let mark, let next = text[mark...].dropFirst().first, !next.isWhitespace,
      !"#-=!*".contains(next)
    else { return nil }
    return mark
  }

  private func word(_ text: String) -> Substring { text.prefix { $0 != " " } }

  private mutating func checkList(_ line: YAMLLine) {
    let text = line.text
    guard text.hasPrefix("["), text.hasSuffix("]"), let trap = YAMLTrap(text),
      trap.reason.hasSuffix(YAMLTrap.straight)
    else { return }
    report(DataMessages.quotationMarks, trap.reason, line, repaired: trap.repaired)
  }

  /// `– item` in lines below a key, as word processors make it of `- item`: all of them are one text.
  private mutating func checkItemSign(_ text: String, _ node: DataNode) {
    guard let sign = ["– ", "— ", "• "].first(where: text.hasPrefix) else { return }
    var first = text.dropFirst(2).prefix { $0 != sign.first }
    while first.last == " " { first.removeLast() }
    diagnostics.append(
      DataMessages.itemSign(
        "an item of a list begins with \"- \", not with \"\(sign)\"", at: file.location(node.range)
      ).help("begin each item with \"- \": write - \(first)"))
  }

  private mutating func reportMarks(_ line: YAMLLine, _ text: String) {
    guard let trap = YAMLTrap(text) else { return }
    let own = line.entry(YAMLText.quoted(text))
    diagnostics.append(
      DataMessages.quotationMarks(trap.reason, at: file.location(line.value))
        .help("write \(line.entry(trap.repaired)), or \(own) if the marks belong to the text"))
  }

  private mutating func report(
    _ entry: MessageEntry, _ reason: String, _ line: YAMLLine, at range: Range<Int>? = nil,
    repaired: String? = nil
  ) {
    let meant = line.entry(repaired ?? YAMLText.quoted(line.text))
    diagnostics.append(
      entry(reason, at: file.location(range ?? line.value)).help("write \(meant)"))
  }
}
