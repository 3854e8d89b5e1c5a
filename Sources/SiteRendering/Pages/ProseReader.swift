import DataFormats
import KPILanguage
import MarkdownRendering

/// Collects the texts of a page in which there are digits.
final class ProseReader {
  /// A paragraph, a heading, a cell, or a text of the front matter.
  struct Block {
    /// With U+FFFC for what is no text.
    fileprivate(set) var text: [UInt8] = []
    /// Where numbers begin in the text and in the file, in their order.
    fileprivate(set) var numbers: [(offset: Int, place: Int)] = []
    /// The bytes of the file that hold it.
    fileprivate(set) var range = 0..<0
    fileprivate var hasDigits = false
  }

  private(set) var blocks: [Block] = []
  private var current = Block()
  /// The front matter's value that is being read, which the file need not have as it is.
  private var value: Range<Int>?

  private static let other = Array("\u{FFFC}".utf8)

  /// A title or description, without what it cites.
  func read(_ text: Located<String>?) {
    guard let text else { return }
    let bytes = Array(text.value.utf8)
    value = text.range
    for part in CitationText(bytes, bytes.indices).parts {
      if case .plain(let range) = part {
        bytes[range].withUnsafeBufferPointer { read($0) { _ in nil } }
      } else {
        readOther()
      }
    }
    endBlock(text.range)
    value = nil
  }

  /// Reads what `body` renders, which is a text of the front matter.
  func reading<Result>(_ range: Range<Int>, _ body: () -> Result) -> Result {
    value = range
    defer { value = nil }
    return body()
  }
}

extension ProseReader: TextHandler {
  func read(_ text: UnsafeBufferPointer<UInt8>, place: (_ offset: Int) -> Int?) {
    var wasDigit = current.text.last.map(Self.isDigit) ?? false
    for (offset, byte) in text.enumerated() {
      let isDigit = Self.isDigit(byte)
      if isDigit, !wasDigit {
        current.hasDigits = true
        if value == nil, let place = place(offset) {
          current.numbers.append((current.text.count + offset, place))
        }
      }
      wasDigit = isDigit
    }
    current.text += text
  }

  func readOther() { current.text += Self.other }

  func endBlock(_ range: Range<Int>) {
    defer { current = Block() }
    guard current.hasDigits else { return }
    current.range = value ?? range
    blocks.append(current)
  }

  private static func isDigit(_ byte: UInt8) -> Bool { byte &- UInt8(ascii: "0") < 10 }
}
