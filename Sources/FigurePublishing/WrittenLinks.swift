import Diagnostics

/// Finds link texts in the source of a post.
struct WrittenLinks {
  private let bytes: [UInt8]

  init(_ file: SourceFile) { bytes = file.bytes }

  /// The bytes between the brackets before a destination; `nil` if there are none.
  func text(before destination: Range<Int>) -> Range<Int>? {
    var offset = destination.lowerBound - 1
    // A block quote's marker may come between the parenthesis and a destination on the next line.
    while offset > 1,
      bytes[offset] <= 0x20 || bytes[offset] == UInt8(ascii: "<")
        || bytes[offset] == UInt8(ascii: ">")
    {
      offset -= 1
    }
    guard offset > 1, bytes[offset] == UInt8(ascii: "("), bytes[offset - 1] == UInt8(ascii: "]")
    else { return nil }
    let end = offset - 1
    offset = end - 1
    var depth = 0
    while offset >= 0 {
      switch bytes[offset] {
      case UInt8(ascii: "]") where !isEscaped(offset): depth += 1
      case UInt8(ascii: "[") where !isEscaped(offset):
        if depth == 0 { return offset + 1..<end }
        depth -= 1
      default: break
      }
      offset -= 1
    }
    return nil
  }

  /// The texts of a block's links whose destination is in a reference definition, such as
  /// `[7 €][price]` with `[price]: =Price`; code spans are skipped.
  func texts(in block: Range<Int>, leadingTo destination: String) -> [Range<Int>] {
    let labels = labels(of: destination)
    guard !labels.isEmpty else { return [] }
    var texts: [Range<Int>] = []
    var openings: [Int] = []
    var offset = block.lowerBound
    while offset < block.upperBound {
      switch bytes[offset] {
      case UInt8(ascii: "\\"): offset += 1
      case UInt8(ascii: "`"):
        offset = endOfCode(at: offset, in: block)
        continue
      case UInt8(ascii: "["): openings.append(offset)
      case UInt8(ascii: "]"):
        guard let opening = openings.popLast() else { break }
        guard offset + 1 < block.upperBound, bytes[offset + 1] == UInt8(ascii: "["),
          let label = label(at: offset + 1, in: block), labels.contains(label.name)
        else { break }
        texts.append(opening + 1..<offset)
        openings = []
        offset = label.end
        continue
      default: break
      }
      offset += 1
    }
    return texts
  }

  /// The labels of all reference definitions with a destination.
  private func labels(of destination: String) -> Set<String> {
    var labels: Set<String> = []
    let containerMarks = Set(" \t>-+*.)0123456789".utf8)
    for line in bytes.split(whereSeparator: { $0 == 10 || $0 == 13 }) {
      guard let start = line.firstIndex(where: { !containerMarks.contains($0) }),
        bytes[start] == UInt8(ascii: "["),
        let label = label(at: start, in: start..<bytes.count), label.end < bytes.count,
        bytes[label.end] == UInt8(ascii: ":")
      else { continue }
      let rest = bytes[(label.end + 1)...].drop { $0 <= 0x20 }
      let isBracketed = rest.first == UInt8(ascii: "<")
      let written = rest.dropFirst(isBracketed ? 1 : 0)
        .prefix { isBracketed ? $0 != UInt8(ascii: ">") : $0 > 0x20 }
      if String(decoding: written, as: UTF8.self).replacing("\\", with: "") == destination {
        labels.insert(label.name)
      }
    }
    return labels
  }

  /// A reference's label, normalized as CommonMark compares it, and the offset after its closing
  /// bracket.
  private func label(at opening: Int, in range: Range<Int>) -> (name: String, end: Int)? {
    var offset = opening + 1
    while offset < range.upperBound {
      switch bytes[offset] {
      case UInt8(ascii: "\\"): offset += 1
      case UInt8(ascii: "["): return nil
      case UInt8(ascii: "]"):
        let written = String(decoding: bytes[opening + 1..<offset], as: UTF8.self)
        let name = written.split(whereSeparator: \.isWhitespace).joined(separator: " ")
        return name.isEmpty ? nil : (name.lowercased(), offset + 1)
      default: break
      }
      offset += 1
    }
    return nil
  }

  /// The offset after the code span that begins at a backtick, or after its run of backticks if it
  /// is not closed.
  private func endOfCode(at start: Int, in block: Range<Int>) -> Int {
    func endOfRun(_ start: Int) -> Int {
      bytes[start..<block.upperBound].firstIndex { $0 != UInt8(ascii: "`") } ?? block.upperBound
    }
    let opening = endOfRun(start)
    var offset = opening
    while let close = bytes[offset..<block.upperBound].firstIndex(of: UInt8(ascii: "`")) {
      offset = endOfRun(close)
      if offset - close == opening - start { return offset }
    }
    return opening
  }

  private func isEscaped(_ offset: Int) -> Bool {
    bytes[..<offset].reversed().prefix { $0 == UInt8(ascii: "\\") }.count % 2 == 1
  }
}
