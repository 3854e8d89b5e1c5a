import Diagnostics

/// Finds the lines that keep a text from being YAML, by what people mean them to be.
///
/// What a parser says of such a text is seldom where the mistake is. So lines that look suspicious are written
/// in the form that is meant, and the parser is asked again: only a form that it accepts is offered. It is
/// done only where the text is invalid.
struct YAMLRepair {
  /// A larger text gets the parser's own message alone: it is parsed again for each suspicious line.
  private static let sizeLimit = 1 << 16
  /// How far before the parser's position lines are looked at.
  private static let linesBefore = 40
  /// How many mistakes of a text are told.
  private static let messageLimit = 10

  private let file: SourceFile
  /// The lines as they are repaired so far.
  private var lines: [String]
  private let starts: [Int]
  private let limits: Range<Int>

  /// Where the parser gives up.
  struct Failure: Equatable {
    let line: Int
    let column: Int
    let contextLine: Int?

    init?(_ failure: YAMLFailure) {
      guard case .syntax(_, let mark, let context) = failure else { return nil }
      line = mark.line
      column = mark.column
      contextLine = context?.mark.line
    }
  }

  /// One suspicious line with the form that is meant.
  private struct Candidate {
    let lines: [String]
    let message: Diagnostic
  }

  private init(_ file: SourceFile, _ range: Range<Int>) {
    self.file = file
    limits = range
    var starts: [Int] = []
    var lines: [String] = []
    var start = range.lowerBound
    while start < range.upperBound {
      let end = file.bytes[start..<range.upperBound].firstIndex(of: 0x0A) ?? range.upperBound
      starts.append(start)
      lines.append(String(decoding: file.bytes[start..<end], as: UTF8.self))
      start = end + 1
    }
    self.starts = starts
    self.lines = lines
  }

  /// The messages about a text that libyaml refuses; empty where it cannot be told what is meant.
  static func messages(_ failure: YAMLFailure, in file: SourceFile, _ range: Range<Int>)
    -> [Diagnostic]
  {
    guard range.count <= sizeLimit, var failure = Failure(failure) else { return [] }
    var repair = YAMLRepair(file, range)
    var messages: [Diagnostic] = []
    while messages.count < messageLimit {
      guard let (message, next) = repair.step(failure) else { break }
      messages.append(message)
      guard let next else { break }
      failure = next
    }
    return messages
  }

  /// Repairs one line; the second value is what the parser refuses after it.
  private mutating func step(_ failure: Failure) -> (Diagnostic, Failure?)? {
    let last = min(failure.line, lines.count) - 1
    guard last >= 0 else { return nil }
    let nearby = max(0, last - Self.linesBefore)...last
    // A line that can only be meant as an item is the cause of what is wrong below it.
    var order = nearby.filter {
      YAMLLine(at: starts[$0], in: file.bytes, limits).isItemWithoutSpace
    }
    order.append(last)
    if let context = failure.contextLine, lines.indices.contains(context - 1) {
      order.append(context - 1)
    }
    order += (max(0, last - Self.linesBefore)..<last).reversed()
    var tried: Set<Int> = []
    for index in order where tried.insert(index).inserted {
      for candidate in candidates(index) {
        let next = Self.failure(candidate.lines)
        // Good lines can be changed too so that the parser stumbles sooner: it has to come further.
        let reached = max(index + 1, failure.line)
        guard next.map({ $0.line > reached }) ?? true else { continue }
        lines = candidate.lines
        return (candidate.message, next)
      }
    }
    return nil
  }

  private static func failure(_ lines: [String]) -> Failure? {
    let text = Array(lines.joined(separator: "\n").utf8)
    do throws(YAMLFailure) {
      _ = try YAMLComposer.root(of: text, text.indices)
      return nil
    } catch {
      return Failure(error)
    }
  }

  /// The messages about a text that is no map, because its lines lack what makes them keys with values.
  static func messages(aboutKeysIn file: SourceFile, _ range: Range<Int>) -> [Diagnostic] {
    guard range.count <= sizeLimit else { return [] }
    let repair = YAMLRepair(file, range)
    let messages = repair.lines.indices.lazy.compactMap { index -> Diagnostic? in
      let line = YAMLLine(at: repair.starts[index], in: file.bytes, range)
      return repair.key(line, index)?.message ?? repair.item(line)
    }
    return Array(messages.prefix(messageLimit))
  }

  /// A hyphen before a key where no list is.
  private func item(_ line: YAMLLine) -> Diagnostic? {
    guard line.isItem, let key = line.key else { return nil }
    let entry = String(decoding: file.bytes[key.lowerBound..<line.range.upperBound], as: UTF8.self)
    return DataMessages.yamlSyntax(
      "\"- \" begins an item of a list, not a key", at: file.location(line.range)
    ).help("write \(entry)")
  }

  // MARK: Candidates

  private func candidates(_ index: Int) -> [Candidate] {
    let line = YAMLLine(at: starts[index], in: file.bytes, limits)
    guard !line.range.isEmpty else { return [] }
    return [
      tab(index), markedKey(line, index), value(line, index), key(line, index), item(line, index),
      indentation(line, index), continuation(line, index),
    ].compactMap(\.self)
  }

  /// The line with another text after its indentation.
  private func replacing(_ index: Int, with text: String, indentation: Substring) -> [String] {
    var lines = lines
    lines[index] = indentation + text
    return lines
  }

  private func indentation(_ index: Int) -> Substring { lines[index].prefix { $0 == " " } }

  /// A value that has to be written in another way.
  private func value(_ line: YAMLLine, _ index: Int) -> Candidate? {
    guard let trap = YAMLTrap(line.text) else { return nil }
    let start = line.value.lowerBound + trap.offset
    let entry = trap.repaired.hasPrefix("- ") ? trap.repaired : line.entry(trap.repaired)
    let range = trap.offset > 0 ? start..<start + 1 : line.value
    return Candidate(
      lines: replacing(index, with: entry, indentation: indentation(index)),
      message: DataMessages.yamlSyntax(trap.reason, at: file.location(range)).help("write \(entry)")
    )
  }

  /// A key without the colon, or without the space, that it needs.
  private func key(_ line: YAMLLine, _ index: Int) -> Candidate? {
    guard line.key == nil else { return nil }
    let text = line.text
    let name = text.prefix { $0.isLetter || $0.isNumber || $0 == "_" || $0 == "-" }
    let rest = text[name.endIndex...].drop(while: Self.isSpace)
    guard name.first?.isLetter == true,
      let sign = ["=>", "->", ":=", "：", ":", "="].first(where: rest.hasPrefix)
    else { return nil }
    let value = String(rest.dropFirst(sign.count).drop(while: Self.isSpace))
    guard !value.isEmpty, !value.hasPrefix("//") else { return nil }
    let entry = line.entry("\(name): \(YAMLTrap(value)?.repaired ?? value)")
    let isSpaceOfOtherKind = rest.dropFirst(sign.count).first?.isASCII == false && sign == ":"
    let reason =
      if isSpaceOfOtherKind {
        "the space after \":\" is not the one of the space bar"
      } else if sign == ":" {
        "a key needs \":\" and a space after it"
      } else {
        "a key needs \":\" after it, not \"\(sign)\""
      }
    let start = line.value.lowerBound + (text[..<rest.startIndex]).utf8.count
    return Candidate(
      lines: replacing(index, with: entry, indentation: indentation(index)),
      message: DataMessages.yamlSyntax(
        reason, at: file.location(start..<start + sign.utf8.count)
      ).help("write \(entry)"))
  }

  /// White space, and what has no width.
  private static func isSpace(_ character: Character) -> Bool {
    character.isWhitespace
      || character.unicodeScalars.allSatisfy(\.properties.isDefaultIgnorableCodePoint)
  }

  /// A key that is marked up as in Markdown: `**title**: A`, `**title:** A`.
  private func markedKey(_ line: YAMLLine, _ index: Int) -> Candidate? {
    let written = String(
      decoding: file.bytes[line.prefix.upperBound..<line.range.upperBound], as: UTF8.self)
    guard
      let match = written.wholeMatch(of: /([*_`]{1,2})([A-Za-z][\w\-]*)(?:\1:|:\1)\s*(.*)/)
    else { return nil }
    let value = String(match.3)
    let entry = "\(match.2): \(YAMLTrap(value)?.repaired ?? value)"
    return Candidate(
      lines: replacing(index, with: entry, indentation: indentation(index)),
      message: DataMessages.yamlSyntax(
        "a key has no \"\(match.1)\" around it", at: file.location(line.range)
      ).help("write \(entry)"))
  }

  /// An item of a list with another sign before it than a hyphen and a space.
  private func item(_ line: YAMLLine, _ index: Int) -> Candidate? {
    let whole = String(
      decoding: file.bytes[line.prefix.upperBound..<line.range.upperBound], as: UTF8.self)
    guard line.key == nil || line.isItemWithoutSpace, !line.isItem,
      let match = whole.prefixMatch(of: /([-–—•+*]|\d{1,3}[.)](?=\s))\s*/)
    else { return nil }
    let sign = match.output.1
    let text = String(whole[match.range.upperBound...])
    guard let first = text.first, first.isLetter || first.isNumber || "\"'#“„‘".contains(first)
    else {
      return nil
    }
    let entry = "- " + (line.key == nil ? YAMLTrap(text)?.repaired ?? text : text)
    return Candidate(
      lines: replacing(index, with: entry, indentation: indentation(index)),
      message: DataMessages.yamlSyntax(
        "an item of a list begins with \"- \", not with \"\(sign)\"",
        at: file.location(line.prefix.upperBound..<line.range.upperBound)
      ).help("write \(entry)"))
  }

  /// A line that belongs to the value above it, and has to be indented for that.
  private func continuation(_ line: YAMLLine, _ index: Int) -> Candidate? {
    guard line.key == nil, !line.isItem, indentation(index).isEmpty, lines[index].first != "#",
      let last = lines[..<index].last(where: { !$0.allSatisfy(\.isWhitespace) }),
      last.hasPrefix(" ") || last.contains(": "),
      // A word alone may as well be a key without its colon.
      lines[index].contains(" ") || last.hasPrefix(" ") || last.hasSuffix("|")
        || last.hasSuffix(">")
    else { return nil }
    let text = "  " + lines[index]
    return Candidate(
      lines: replacing(index, with: text, indentation: ""),
      message: DataMessages.yamlSyntax(
        "a line belongs to the text above it only where it is indented",
        at: file.location(line.range)
      ).help("if it belongs to that, indent it by 2 spaces"))
  }

  /// A key that begins further right, or further left, than the one before.
  private func indentation(_ line: YAMLLine, _ index: Int) -> Candidate? {
    guard line.key != nil || line.isItem else { return nil }
    let before = lines[..<index].last { !$0.allSatisfy(\.isWhitespace) } ?? ""
    let indentation = before.prefix { $0 == " " }
    let text = lines[index].drop { $0 == " " }
    guard text.count < lines[index].count, indentation.count != lines[index].count - text.count
    else {
      return nil
    }
    let start = line.range.upperBound - text.utf8.count
    return Candidate(
      lines: replacing(index, with: String(text), indentation: indentation),
      message: DataMessages.yamlSyntax(
        before.isEmpty
          ? "the first key must begin its line" : "this is not indented like the line before it",
        at: file.location(max(start, line.range.lowerBound)..<line.range.upperBound)
      ).help(
        indentation.isEmpty
          ? "begin the line with it: write \(text)"
          : "indent it by \(indentation.count) spaces, as the line before"))
  }

  /// Tabs before the text, in this line and all others.
  private func tab(_ index: Int) -> Candidate? {
    guard lines[index].prefix(while: { $0 == " " || $0 == "\t" }).contains("\t") else { return nil }
    let spaced: [String] = lines.map { line in
      let space = line.prefix { $0 == " " || $0 == "\t" }
      return String(space).replacing("\t", with: "  ") + line.dropFirst(space.count)
    }
    let width = lines[index].prefix { $0 == " " || $0 == "\t" }.utf8.count
    return Candidate(
      lines: spaced,
      message: DataMessages.yamlSyntax(
        "tabs cannot be used for indentation",
        at: file.location(starts[index]..<starts[index] + width)
      ).help("write two spaces instead of each tab"))
  }
}
