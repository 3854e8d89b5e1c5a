package import Diagnostics

/// The meaning of a code span on a page with a model.
package enum FigureSpan: Sendable, Hashable {
  /// Code, shown verbatim.
  case code
  /// Code that begins with `=`: written `\=Umsatz`, shown as `=Umsatz`.
  case escaped(String)
  /// A figure, by its citation without `=`.
  case citation(String)

  /// Classifies a code span; one in two backticks, such as ``` `` =Umsatz `` ```, is always code.
  ///
  /// - Parameters:
  ///   - text: The content.
  ///   - file: The file that has it.
  ///   - range: The bytes of the content, without the backticks and a space next to them.
  package init(_ text: String, in file: SourceFile, at range: Range<Int>) {
    if text.hasPrefix("\\=") {
      self = .escaped(String(text.dropFirst()))
    } else if text.first == "=", !Self.isInTwoBackticks(range, file) {
      self = .citation(String(text.dropFirst()))
    } else {
      self = .code
    }
  }

  private static func isInTwoBackticks(_ range: Range<Int>, _ file: SourceFile) -> Bool {
    guard range.lowerBound < file.bytes.count, file.bytes[range.lowerBound] == UInt8(ascii: "=")
    else { return false }
    let before = file.bytes[..<range.lowerBound].suffix(3)
    let marks = before.last == UInt8(ascii: " ") ? before.dropLast() : before.dropFirst()
    return marks.elementsEqual("``".utf8)
  }
}

extension Diagnostic {
  /// The error that a link to a figure is which Markdown leaves as text.
  ///
  /// - Parameters:
  ///   - location: Its destination.
  ///   - instead: How the destination has to be written; `nil` where no link can be written.
  /// - Returns: An error with the way out.
  package static func unreadLink(at location: SourceLocation, instead: String?) -> Diagnostic {
    Diagnostic.error(
      "kpi.unread-link", "this is not read as a link to a figure and would stay as it is",
      at: location
    ).help(
      instead.map { "write \"\($0)\"" }
        ?? "raw HTML cannot cite figures; write Markdown, or \"&#61;\" for \"=\" to show this")
  }
}
