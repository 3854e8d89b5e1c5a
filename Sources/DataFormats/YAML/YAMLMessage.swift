import Diagnostics
import Yams

/// Translates errors of Yams into the author's terms, with the parser's own words as a note.
struct YAMLMessage {
  let file: SourceFile
  let range: Range<Int>
  let marks: SourcePositionIndex

  func diagnostic(for error: any Error) -> Diagnostic {
    switch error as? YamlError {
    case .scanner(let context, let problem, let mark, _),
      .parser(let context, let problem, let mark, _),
      .composer(let context, let problem, let mark, _):
      return syntax(context, problem, mark)
    case .duplicatedKeysInMapping(let names, let context):
      return duplicate(names.first ?? "", context.mark)
    case .reader:
      return control()
    case .memory:
      return DataMessages.tooDeep(at: file.location(range.lowerBound..<range.lowerBound))
    default:
      return DataMessages.yamlSyntax(
        "this is not valid YAML", at: file.location(range.lowerBound..<range.lowerBound))
    }
  }

  private func syntax(_ context: YamlError.Context?, _ problem: String, _ mark: Mark) -> Diagnostic
  {
    let place = offset(mark)
    let byte = place < range.upperBound ? file.bytes[place] : 0
    let opening = context.map { offset($0.mark) }
    var start = place
    let message: String
    var help: String?
    switch problem {
    case "mapping values are not allowed in this context":
      message = "a string that contains \": \" must be quoted, and a key must begin its line"
    case "found character that cannot start any token" where byte == 0x09,
      "found a tab character that violates indentation",
      "found a tab character where an indentation space is expected":
      message = "tabs cannot be used for indentation"
      help = "indent with spaces"
    case "found character that cannot start any token":
      message =
        "a string that begins with \"\(Character(Unicode.Scalar(byte)))\" must be quoted"
    case "could not find expected ':'":
      start = opening ?? place
      message = "a key needs a \":\" after it"
    case "found unexpected end of stream" where opening != nil:
      start = opening ?? place
      message = "this quote is never closed"
    case "did not find expected ',' or ']'":
      start = opening ?? place
      message = "this list needs \",\" between its values and \"]\" at its end"
    case "did not find expected ',' or '}'":
      start = opening ?? place
      message = "this map needs \",\" between its values and \"}\" at its end"
    case "did not find expected key", "did not find expected '-' indicator",
      "block sequence entries are not allowed in this context":
      message = "this does not fit what comes before it"
      help = "check the indentation, and look for quotes and brackets that are not closed"
    case "found undefined alias":
      message = "no anchor has this name"
      help = "a string that begins with \"*\" must be quoted"
    case "but found another document":
      message = "only one document is read"
    case _ where problem.hasPrefix("Maximum nesting level"):
      return DataMessages.tooDeep(at: file.location(start..<start + 1))
    default:
      message = "this is not valid YAML"
    }
    let words = [context?.text, problem].compactMap(\.self).joined(separator: ", ")
    return DataMessages.yamlSyntax(message, at: file.location(start..<start + 1))
      .help(help).note("the YAML parser says: \(words)")
  }

  /// Yams gives the position of the first key only; the second is searched for after it.
  private func duplicate(_ key: String, _ mark: Mark) -> Diagnostic {
    let extent = YAMLExtent(bytes: file.bytes, limit: range.upperBound)
    let first = extent.scalar(at: offset(mark), text: key)
    let column = column(of: first.lowerBound)
    let candidates = occurrences(of: Array(key.utf8), after: first.upperBound)
    let second = candidates.first { self.column(of: $0.lowerBound) == column } ?? candidates.first
    return DataMessages.duplicateKey(key, in: file, at: second ?? first, first: first)
  }

  /// The ranges where a key precedes a colon, with or without quotes.
  private func occurrences(of key: [UInt8], after start: Int) -> [Range<Int>] {
    var found: [Range<Int>] = []
    var offset = start
    while offset + key.count <= range.upperBound {
      let end = offset + key.count
      defer { offset += 1 }
      guard file.bytes[offset] == key.first ?? 0, file.bytes[offset..<end].elementsEqual(key),
        offset > 0
      else { continue }
      let before = file.bytes[offset - 1]
      let isQuoted = before == UInt8(ascii: "\"") || before == UInt8(ascii: "'")
      guard isQuoted || before <= 0x20 || before == UInt8(ascii: "{") || before == UInt8(ascii: ",")
      else { continue }
      let rest = file.bytes[min(end + (isQuoted ? 1 : 0), range.upperBound)..<range.upperBound]
      if rest.first(where: { $0 != 0x20 }) == UInt8(ascii: ":") {
        found.append(isQuoted ? offset - 1..<end + 1 : offset..<end)
      }
    }
    return found
  }

  private func column(of offset: Int) -> Int {
    offset - (file.bytes[..<offset].lastIndex(of: 0x0A) ?? -1)
  }

  private func control() -> Diagnostic {
    var offset = range.lowerBound
    for scalar in file.text(range).unicodeScalars {
      let isAllowed =
        switch scalar.value {
        case 0x09, 0x0A, 0x0D, 0x20...0x7E, 0x85, 0xA0...0xFEFE, 0xFF00...0xFFFD, 0x10000...: true
        default: false
        }
      if !isAllowed {
        return DataMessages.controlCharacter(scalar, at: file.location(offset..<offset + 1))
      }
      offset += UTF8.width(scalar)
    }
    return DataMessages.controlCharacter(
      nil, at: file.location(range.lowerBound..<range.lowerBound))
  }

  private func offset(_ mark: Mark) -> Int { marks.offset(line: mark.line, column: mark.column) }
}
