import Diagnostics

/// What a help tells an author to do, as far as it can be done without understanding more than its words.
///
/// - `write X`, `write "X" or "Y"`, `did you mean "X"?`, `remove it`: in place of what the message points to;
///   with `in line 3` behind it, in place of that line.
/// - `add the line "X" below` (or `above`): a line of its own beside the one that the message points to, indented
///   alike; with `line 3` behind it, beside that line.
/// - `add "X" at the end`: at the end of the line.
/// - `indent the line`, `remove the spaces at the start of the line`, `remove this line`.
/// - `put "X" above the line and indent it`.
///
/// In all of them `…` stands for what only the author knows.
enum WayOut: Equatable, CustomStringConvertible {
  case replace(String)
  case replaceLine(String, number: Int)
  case addLine(String, isBelow: Bool, number: Int?)
  case append(String)
  case indent(below: String?)
  case outdent
  case removeLine

  /// All that a help offers.
  static func all(in help: String) -> [WayOut] {
    if let name = help.wholeMatch(of: /did you mean "(.+)"\?/) {
      return [.replace(String(name.output.1))]
    }
    var ways: [WayOut] = []
    var rest = help
    for match in help.matches(of: /add the line ("[^…]*?"|".*?") (below|above)(?: line (\d+))?/) {
      let number = match.output.3.flatMap { Int($0) }
      for text in quoted(String(match.output.1)) {
        ways.append(.addLine(text, isBelow: match.output.2 == "below", number: number))
      }
      rest = rest.replacing(match.output.0, with: "")
    }
    for match in help.matches(of: /put "([^"]+)" above the line and indent it/) {
      ways.append(.indent(below: String(match.output.1)))
      rest = rest.replacing(match.output.0, with: "")
    }
    for match in help.matches(of: /"([^"]+)" in line (\d+)/) {
      ways.append(.replaceLine(String(match.output.1), number: Int(match.output.2) ?? 0))
      rest = rest.replacing(match.output.0, with: "")
    }
    for match in help.matches(of: /add "([^"]+)" at the end/) {
      ways.append(.append(String(match.output.1)))
    }
    if help.hasPrefix("indent the line") { ways.append(.indent(below: nil)) }
    if help.contains("remove the spaces at the start of the line") { ways.append(.outdent) }
    if help.contains("remove this line") { ways.append(.removeLine) }
    if help.hasPrefix("remove it") || help.hasSuffix("or remove it") { ways.append(.replace("")) }
    guard let write = rest.firstRange(of: "write ") else { return ways }
    let text = String(rest[write.upperBound...])
    if !text.contains(where: { $0.isLetter || "\"–".contains($0) }), !ways.isEmpty { return ways }
    guard text.first == "\"" else {
      return write.lowerBound == rest.startIndex ? ways + [.replace(text)] : ways
    }
    return text.contains("without") ? ways : ways + quoted(text).map { .replace($0) }
  }

  /// The texts between quotes, some of which have quotes themselves: `"Mail "E-Mail"" or "Mail"`.
  private static func quoted(_ text: String) -> [String] {
    text.matches(of: /"([^"]+(?:\["[^"]*"\][^"]*)?)"/).map { String($0.output.1) }
  }

  /// The model with the change; `nil` where it cannot be made.
  func applied(to model: String, at position: SourceLocation.Position) -> String? {
    var lines = model.split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
    let row = position.line - 1
    guard lines.indices.contains(row) else { return nil }
    let indentation = String(lines[row].prefix { $0.isWhitespace })
    switch self {
    case .replace(let text):
      var scalars = Array(lines[row].unicodeScalars)
      let start = position.column - 1
      guard start <= scalars.count else { return nil }
      let end = min(scalars.count, start + position.length)
      scalars.replaceSubrange(start..<end, with: Array(text.unicodeScalars))
      lines[row] = String(String.UnicodeScalarView(scalars))
    case .replaceLine(let text, let number):
      guard lines.indices.contains(number - 1) else { return nil }
      lines[number - 1] = String(lines[number - 1].prefix { $0.isWhitespace }) + text
    case .addLine(let text, let isBelow, let number):
      let beside = number.map { $0 - 1 } ?? row
      guard lines.indices.contains(beside) else { return nil }
      let indentation = lines[beside].prefix { $0.isWhitespace }
      lines.insert(indentation + text, at: isBelow ? beside + 1 : beside)
    case .append(let text): lines[row] += text
    case .indent(let block):
      lines[row] = "  " + lines[row]
      if let block { lines.insert(indentation + block, at: row) }
    case .outdent: lines[row] = String(lines[row].dropFirst(indentation.count))
    case .removeLine: lines.remove(at: row)
    }
    return lines.joined(separator: "\n")
  }

  /// The same with each of some texts in place of every `…`, in all combinations.
  func filled(with values: [String]) -> [WayOut] {
    guard let text, let gap = text.firstRange(of: "…") else { return [self] }
    return values.flatMap { value -> [WayOut] in
      with(text.replacingCharacters(in: gap, with: value)).filled(with: values)
    }
  }

  private var text: String? {
    switch self {
    case .replace(let text), .replaceLine(let text, _), .addLine(let text, _, _), .append(let text):
      text
    case .indent(let block): block
    case .outdent, .removeLine: nil
    }
  }

  private func with(_ text: String) -> WayOut {
    switch self {
    case .replace: .replace(text)
    case .replaceLine(_, let number): .replaceLine(text, number: number)
    case .addLine(_, let isBelow, let number): .addLine(text, isBelow: isBelow, number: number)
    case .append: .append(text)
    case .indent: .indent(below: text)
    case .outdent, .removeLine: self
    }
  }

  var description: String {
    switch self {
    case .replace(let text): "write \(text)"
    case .replaceLine(let text, let number): "write \(text) in line \(number)"
    case .addLine(let text, let isBelow, _): "add \(text) \(isBelow ? "below" : "above")"
    case .append(let text): "append \(text)"
    case .indent(let block): "indent \(block ?? "")"
    case .outdent: "outdent"
    case .removeLine: "remove the line"
    }
  }
}

extension String {
  fileprivate func replacingCharacters(in range: Range<Index>, with text: String) -> String {
    self[..<range.lowerBound] + text + self[range.upperBound...]
  }
}
