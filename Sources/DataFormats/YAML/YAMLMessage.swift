import Diagnostics

/// Translates what libyaml refuses into the author's terms, with the parser's own words as a note.
struct YAMLMessage {
  let file: SourceFile
  let range: Range<Int>
  let marks: SourcePositionIndex

  func diagnostic(for failure: YAMLFailure) -> Diagnostic {
    switch failure {
    case .syntax(let problem, let mark, let context): return syntax(context, problem, mark)
    case .duplicateKey(let name, let first, let second):
      let extent = YAMLExtent(bytes: file.bytes, limit: range.upperBound)
      return DataMessages.duplicateKey(
        name, in: file, at: extent.scalar(at: marks.offset(of: second), text: name),
        first: extent.scalar(at: marks.offset(of: first), text: name))
    case .character: return control()
    case .tooDeep(let mark):
      return DataMessages.tooDeep(
        at: file.location(marks.offset(of: mark)..<marks.offset(of: mark) + 1))
    case .memory:
      return DataMessages.tooDeep(at: file.location(range.lowerBound..<range.lowerBound))
    }
  }

  private func syntax(
    _ context: (text: String, mark: YAMLMark)?, _ problem: String, _ mark: YAMLMark
  ) -> Diagnostic {
    let place = marks.offset(of: mark)
    let byte = place < range.upperBound ? file.bytes[place] : 0
    let opening = context.map { marks.offset(of: $0.mark) }
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
    default:
      message = "this is not valid YAML"
    }
    let words = [context?.text, problem].compactMap(\.self).joined(separator: ", ")
    return DataMessages.yamlSyntax(message, at: file.location(start..<start + 1))
      .help(help).note("the YAML parser says: \(words)")
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
}
