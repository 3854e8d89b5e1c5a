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
    let before = file.bytes[..<range.lowerBound]
    let marks = before.last == UInt8(ascii: " ") ? before.dropLast() : before
    return marks.suffix(2).elementsEqual("``".utf8)
  }
}
