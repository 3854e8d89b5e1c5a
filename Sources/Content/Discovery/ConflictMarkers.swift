import HTMLText

/// Finds the lines that Git and other version control systems write around two versions of a text that they could not
/// merge.
///
/// A line of seven `<` begins a conflict; `|||||||` (diff3) and `=======` divide it, and `>>>>>>>` ends it. The
/// others count only where they belong to one: `=======` alone underlines a heading, and `>>>>>>>` may be a quotation
/// in quotations. Lines in code blocks of Markdown show conflicts, but for models of figures.
struct ConflictMarkers {
  /// More are not reported of one file.
  private static let limit = 20

  private let isMarkdown: Bool
  private var found: [Range<Int>] = []
  /// Those of `found` that have both versions and their end.
  private var complete: [Range<Int>] = []
  private var isOpen = false
  private var isDivided = false
  /// The byte of the code block's fence, and how many of them it has.
  private var fence: (byte: UInt8, length: Int)?

  /// The line of the first marker of each conflict.
  ///
  /// Costs next to nothing for a text without such lines.
  static func lines(in bytes: [UInt8], isMarkdown: Bool) -> [Range<Int>] {
    all(in: bytes, isMarkdown: isMarkdown)?.found ?? []
  }

  /// The same for a text in any language, of which only conflicts with all their markers are sure.
  static func completeConflicts(in bytes: [UInt8]) -> [Range<Int>] {
    all(in: bytes, isMarkdown: false)?.complete ?? []
  }

  private static func all(in bytes: [UInt8], isMarkdown: Bool) -> ConflictMarkers? {
    guard mayHaveMarkers(bytes) else { return nil }
    var markers = ConflictMarkers(isMarkdown: isMarkdown)
    var start = 0
    while start < bytes.count, markers.found.count < limit {
      let next = bytes[start...].firstIndex(of: 0x0A) ?? bytes.count
      let end = next > start && bytes[next - 1] == 0x0D ? next - 1 : next
      markers.read(bytes[start..<end])
      start = next + 1
    }
    return markers
  }

  private init(isMarkdown: Bool) { self.isMarkdown = isMarkdown }

  /// Whether there are seven "<" or ">" in a row.
  private static func mayHaveMarkers(_ bytes: [UInt8]) -> Bool {
    bytes.withUnsafeBufferPointer { bytes in
      "<>".utf8.contains { mark in
        var offset = 0
        while true {
          let start = ByteSearch.first(mark, in: bytes, from: offset)
          guard start < bytes.count else { return false }
          offset = start
          while offset < bytes.count, bytes[offset] == mark { offset += 1 }
          if offset - start >= 7 { return true }
        }
      }
    }
  }

  private mutating func read(_ line: ArraySlice<UInt8>) {
    if isMarkdown, isInCode(line) { return }
    switch line.first {
    case UInt8(ascii: "<") where Self.label(of: line) != nil:
      found.append(line.indices)
      isOpen = true
      isDivided = false
    case UInt8(ascii: "="):
      if line.elementsEqual("=======".utf8) { isDivided = true }
    case UInt8(ascii: ">"):
      guard let label = Self.label(of: line) else { return }
      if !isOpen, isDivided, Self.isRevision(label) { found.append(line.indices) }
      if isOpen, isDivided, let first = found.last { complete.append(first) }
      isOpen = false
      isDivided = false
    default: break
    }
  }

  /// What follows seven equal bytes and a space; `nil` for other lines.
  private static func label(of line: ArraySlice<UInt8>) -> ArraySlice<UInt8>? {
    let mark = line.prefix { $0 == line.first }
    guard mark.count == 7 else { return nil }
    let rest = line[mark.endIndex...]
    return rest.isEmpty ? rest : rest.first == 0x20 ? rest.dropFirst() : nil
  }

  /// Whether a text could be what Git calls a version: a branch, or the hash and the subject of a commit.
  private static func isRevision(_ label: ArraySlice<UInt8>) -> Bool {
    let stashes = ["Stashed changes", "Updated upstream"]
    if stashes.contains(where: { label.elementsEqual($0.utf8) }) { return true }
    let name = label.prefix { $0 != 0x20 }
    if name.count == label.count { return true }
    return name.count >= 7
      && name.allSatisfy { (0x30...0x39).contains($0) || (0x61...0x66).contains($0) }
  }

  /// Whether a line is in a fenced code block (CommonMark 4.5) or one of its fences.
  private mutating func isInCode(_ line: ArraySlice<UInt8>) -> Bool {
    let text = line.drop { $0 == 0x20 }
    let isIndented = line.count - text.count > 3
    let length = text.prefix { $0 == text.first }.count
    if let fence {
      let rest = text.dropFirst(length)
      if !isIndented, text.first == fence.byte, length >= fence.length,
        rest.allSatisfy({ $0 == 0x20 || $0 == 0x09 })
      {
        self.fence = nil
      }
      return true
    }
    guard !isIndented, length >= 3, let byte = text.first,
      byte == UInt8(ascii: "`") || byte == UInt8(ascii: "~")
    else { return false }
    let info = text.dropFirst(length).drop { $0 == 0x20 }
    if byte == UInt8(ascii: "`"), info.contains(byte) { return false }
    if info.prefix(while: { $0.isASCIILetter }).elementsEqual("kpi".utf8) { return false }
    fence = (byte, length)
    return true
  }
}
