import DataFormats

/// Puts values into front matter that a template writes, in quotes where that is needed.
///
/// Only the finished line tells how: `{{ title }}` alone, `"{{ title }}"` and `About {{ title }}` take different
/// quotes. So values go through the template between two marks, and with others for the characters that would end a
/// quoted text; they are put in afterwards. A value that needs no quotes anywhere has no marks, so that templates can
/// compare it.
struct FrontMatterValues {
  /// Characters that are rare, printable and without upper case: of these some are in none of the texts.
  private static let candidates: ClosedRange<UInt32> = 0x20000...0x2A6DF
  private static let substituted: [Unicode.Scalar] = ["'", "\"", "\\"]

  private let format: DataFormat
  private let open: Unicode.Scalar
  private let close: Unicode.Scalar
  /// What stands for the characters of `substituted`.
  private let substitutes: [Unicode.Scalar]
  /// Values of lists; a list is printed with quotes around them.
  private let listed: Set<String>

  /// - Parameters:
  ///   - format: Of the front matter.
  ///   - listed: The values of lists, each without line breaks.
  ///   - texts: All texts that may be in the front matter.
  init?(format: DataFormat, listed: [String], texts: [String]) {
    let used = Set((texts + listed).flatMap(\.unicodeScalars))
    let marks = Array(
      Self.candidates.lazy.compactMap(Unicode.Scalar.init).filter { !used.contains($0) }.prefix(5))
    guard marks.count == 5 else { return nil }
    self.format = format
    self.listed = Set(listed)
    (open, close) = (marks[0], marks[1])
    substitutes = Array(marks[2...])
  }

  /// A value, which has no line breaks, for the template.
  func marked(_ text: String) -> String {
    let isPlain =
      format != .toml && YAMLText.scalar(text, isInFlow: true) == text && !text.contains("\\")
    guard !text.isEmpty, !isPlain || !text.unicodeScalars.allSatisfy(Self.isPrintable) else {
      return text
    }
    var marked = String.UnicodeScalarView([open])
    for scalar in text.unicodeScalars {
      marked.append(Self.substituted.firstIndex(of: scalar).map { substitutes[$0] } ?? scalar)
    }
    return String(marked) + String(close)
  }

  /// Whether a printed list has the character itself, as Python decides it.
  private static func isPrintable(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.properties.generalCategory {
    case .control, .format, .privateUse, .unassigned, .lineSeparator, .paragraphSeparator: false
    case .spaceSeparator: scalar == " "
    default: true
    }
  }

  /// What the template wrote, with the values in place.
  func written(_ text: String) -> String {
    var depth = 0
    // How far the line is indented that a block of text belongs to.
    var block: Int?
    return text.split(separator: "\n", omittingEmptySubsequences: false).map { line in
      let scalars = Array(line.unicodeScalars)[...]
      let indentation = scalars.prefix { $0 == " " }.count
      if let block, indentation > block || indentation == scalars.count { return plain(scalars) }
      block = nil
      return written(scalars, &depth, &block, indentation: indentation)
    }.joined(separator: "\n")
  }

  private func written(
    _ line: ArraySlice<Unicode.Scalar>, _ depth: inout Int, _ block: inout Int?, indentation: Int
  ) -> String {
    var output = ""
    var rest = line
    while let first = rest.first {
      switch first {
      case "#": return output + plain(rest)
      case "|" where depth == 0, ">" where depth == 0:
        block = indentation
        return output + plain(rest)
      case "\"", "'":
        guard let end = endOfQuotes(rest) else { return output + plain(rest) }
        output += quoted(rest[rest.startIndex...end], isInFlow: depth > 0)
        rest = rest[(end + 1)...]
      case " ", "\t", ",", ":", "=", "[", "]", "{", "}":
        if first == "[" || first == "{" { depth += 1 }
        if first == "]" || first == "}" { depth -= 1 }
        output.unicodeScalars.append(first)
        rest.removeFirst()
      case "-" where rest.dropFirst().first == " ":
        output += "-"
        rest.removeFirst()
      default:
        let scalar = rest[..<endOfPlain(rest, isInFlow: depth > 0)]
        output += scalar.contains(open) ? whole(plain(scalar), isInFlow: depth > 0) : plain(scalar)
        rest = rest[scalar.endIndex...]
      }
    }
    return output
  }

  /// Where a scalar without quotes ends, spaces after it not counted.
  private func endOfPlain(_ text: ArraySlice<Unicode.Scalar>, isInFlow: Bool) -> Int {
    var end = text.startIndex
    var isInValue = false
    for (index, scalar) in zip(text.indices, text) {
      let next = text[(index + 1)...].first ?? " "
      if scalar == open { isInValue = true }
      if !isInValue {
        if format == .toml ? scalar == "=" : scalar == ":" && next == " " { break }
        if isInFlow && (scalar == "," || scalar == "]" || scalar == "}") { break }
        if scalar == " " && next == "#" { break }
      }
      if scalar == close { isInValue = false }
      if scalar != " " { end = index + 1 }
    }
    return end
  }

  /// The index of the quote that ends a text in quotes.
  private func endOfQuotes(_ text: ArraySlice<Unicode.Scalar>) -> Int? {
    guard let quote = text.first else { return nil }
    var index = text.startIndex + 1
    while index < text.endIndex {
      if text[index] == quote {
        guard quote == "'", format != .toml, text[(index + 1)...].first == "'" else { return index }
        index += 1
      } else if text[index] == "\\", quote == "\"" {
        index += 1
      }
      index += 1
    }
    return nil
  }

  /// A text in quotes, in others where its values need them; those that a list is printed with go where there is no need.
  private func quoted(_ text: ArraySlice<Unicode.Scalar>, isInFlow: Bool) -> String {
    let inner = text.dropFirst().dropLast()
    let isSingle = text.first == "'"
    let isListed = isSingle && isInFlow && listed.contains(plain(inner))
    guard isListed || inner.contains(open) else { return plain(text) }
    guard isSingle || !inner.contains("\\") else { return "\"\(withValuesEscaped(inner))\"" }
    let marked = String(String.UnicodeScalarView(inner))
    let unescaped = isSingle && format != .toml ? marked.replacing("''", with: "'") : marked
    return whole(plain(Array(unescaped.unicodeScalars)[...]), isInFlow: isInFlow)
  }

  /// The inside of double quotes, which has escapes of its own.
  private func withValuesEscaped(_ text: ArraySlice<Unicode.Scalar>) -> String {
    var escaped = ""
    for part in text.split(omittingEmptySubsequences: false, whereSeparator: { $0 == open }) {
      let end = part.firstIndex(of: close) ?? part.startIndex
      escaped += YAMLText.doubleQuoted(plain(part[..<end])).dropFirst().dropLast()
      escaped.unicodeScalars.append(contentsOf: part[end...].drop { $0 == close })
    }
    return escaped
  }

  private func whole(_ text: String, isInFlow: Bool) -> String {
    format == .toml ? YAMLText.doubleQuoted(text) : YAMLText.scalar(text, isInFlow: isInFlow)
  }

  /// A text without marks and substitutes.
  ///
  /// Printed lists have escapes for characters that cannot be seen, such as those that join emoji.
  private func plain(_ text: ArraySlice<Unicode.Scalar>) -> String {
    var plain = String.UnicodeScalarView()
    var isInValue = false
    var rest = text
    while let scalar = rest.popFirst() {
      if scalar == open || scalar == close {
        isInValue = scalar == open
      } else if let index = substitutes.firstIndex(of: scalar) {
        plain.append(Self.substituted[index])
      } else if isInValue, scalar == "\\", let kind = rest.popFirst() {
        let length = kind == "x" ? 2 : kind == "u" ? 4 : 8
        let digits = rest.prefix(length).map(String.init).joined()
        rest = rest.dropFirst(length)
        if let code = UInt32(digits, radix: 16), let escaped = Unicode.Scalar(code) {
          plain.append(escaped)
        }
      } else {
        plain.append(scalar)
      }
    }
    return String(plain)
  }
}
