/// Links, images and bare URLs.
extension SourceLocator {
  /// The range of a URL in raw HTML or in the text; the block where it is not found.
  mutating func range(ofURL text: UnsafeBufferPointer<UInt8>) -> Range<Int> {
    guard !text.isEmpty else { return block }
    var fallback: Range<Int>?
    let latest = max(urlCursor, linkCursor, imageCursor)
    for start in latest == block.lowerBound ? [latest] : [latest, block.lowerBound] {
      var index = start
      while index + text.count <= block.upperBound {
        guard spend(1) else { return block }
        if bytes[index] == text[0], let end = endOfMatch(text, at: index) {
          if mayBeginURL(index) {
            urlCursor = end
            return index..<end
          }
          fallback = fallback ?? index..<end
        }
        index += 1
      }
    }
    urlCursor = fallback?.upperBound ?? urlCursor
    return fallback ?? block
  }

  /// The range of a link's destination; the block where it is written elsewhere, as in a reference
  /// definition, or is written with entities.
  ///
  /// - Parameters:
  ///   - destination: As meant.
  ///   - label: The link's text, which distinguishes an inline link from a reference.
  /// - Returns: Bytes of the file.
  mutating func range(
    ofLink destination: UnsafeBufferPointer<UInt8>, label: String
  ) -> Range<Int> {
    let place = next(destination, from: linkCursor) { locator, offset in
      guard let text = locator.bracketedText(before: offset), !locator.isImage(text) else {
        return false
      }
      return locator.reads(text, as: label)
    }
    linkCursor = place?.upperBound ?? linkCursor
    return place ?? block
  }

  /// The range of an image's destination, found like that of a link.
  mutating func range(ofImage destination: UnsafeBufferPointer<UInt8>) -> Range<Int> {
    let place = next(destination, from: imageCursor) { locator, offset in
      locator.bracketedText(before: offset).map(locator.isImage) ?? false
    }
    imageCursor = place?.upperBound ?? imageCursor
    return place ?? block
  }

  /// The next range of a text outside code spans that satisfies a condition.
  mutating func next(
    _ text: UnsafeBufferPointer<UInt8>, from start: Int,
    where isRight: (_ locator: inout Self, _ offset: Int) -> Bool
  ) -> Range<Int>? {
    guard let firstByte = text.first else { return nil }
    var index = start
    let end = block.upperBound - text.count + 1
    while index < end {
      let candidate = first(UInt8(ascii: "`"), or: firstByte, in: index..<end)
      guard spend(candidate - index), candidate < end, spend(1) else { return nil }
      if let endOfCode = endOfCode(at: candidate) {
        index = endOfCode
        continue
      }
      if bytes[candidate] == firstByte, let end = endOfMatch(text, at: candidate),
        isRight(&self, candidate)
      {
        return candidate..<end
      }
      index = candidate + 1
    }
    return nil
  }

  /// The next range of the current block at which an author seems to mean a link whose destination
  /// begins with a prefix, such as `(=A | 1)` after `]`: to the closing parenthesis, or else to the
  /// line's end.
  ///
  /// Code spans and what is escaped with a backslash do not count.
  ///
  /// - Parameters:
  ///   - text: What is shown from the `]` on.
  ///   - prefix: What the destination begins with.
  /// - Returns: Bytes of the file; `nil` where the author does not mean a link.
  mutating func range(
    ofUnparsedLink text: some Sequence<UInt8>, _ prefix: UInt8
  ) -> Range<Int>? {
    var index = max(unparsedCursor, linkCursor, codeCursor)
    while index < block.upperBound, spend(1) {
      if let end = endOfCode(at: index) {
        index = end
        continue
      }
      let rest = bytes[index..<block.upperBound]
      guard Self.isUnparsedLink(rest, prefix), !isEscaped(index), begins(at: index, like: text),
        !(openingBracket(of: index).map(isEscaped) ?? false)
      else {
        index += 1
        continue
      }
      let closing = rest.firstIndex(of: UInt8(ascii: ")")).map { $0 + 1 }
      let end = closing ?? rest.firstIndex(where: isLineEnd) ?? block.upperBound
      unparsedCursor = end
      return index + 1..<end
    }
    return nil
  }

  /// Whether a link's end reads like what is shown of it, as far as entities and escapes let that be seen.
  private mutating func begins(at offset: Int, like text: some Sequence<UInt8>) -> Bool {
    var index = offset
    for byte in text {
      if index + 1 < block.upperBound, bytes[index] == UInt8(ascii: "\\"), bytes[index] != byte {
        index += 1
      }
      guard spend(1), index < block.upperBound, bytes[index] != UInt8(ascii: "&") else {
        return true
      }
      guard bytes[index] == byte else { return false }
      if byte == UInt8(ascii: ")") { return true }
      index += 1
    }
    return true
  }

  /// Whether a text begins like the end of a link or the middle of a reference definition whose
  /// destination begins with a prefix.
  static func isUnparsedLink(_ text: some Sequence<UInt8>, _ prefix: UInt8) -> Bool {
    var rest = text.makeIterator()
    guard rest.next() == UInt8(ascii: "]"), let mark = rest.next(),
      mark == UInt8(ascii: "(") || mark == UInt8(ascii: ":")
    else { return false }
    while let byte = rest.next() {
      if byte == prefix { return true }
      guard byte == UInt8(ascii: "<") || byte <= 0x20 else { return false }
    }
    return false
  }

  /// The end of a text that begins here; its characters may be escaped with backslashes.
  private mutating func endOfMatch(_ text: UnsafeBufferPointer<UInt8>, at offset: Int) -> Int? {
    var end = offset
    for byte in text {
      if end + 1 < block.upperBound, bytes[end] != byte, bytes[end] == UInt8(ascii: "\\") {
        end += 1
      }
      guard spend(1), end < block.upperBound, bytes[end] == byte else { return nil }
      end += 1
    }
    return end
  }

  /// The text between brackets before a destination: before `](`, line ends and `<`; empty for an
  /// autolink in `<` and `>`.
  private mutating func bracketedText(before destination: Int) -> Range<Int>? {
    var index = destination - 1
    func isAt(_ mark: Character) -> Bool {
      index >= block.lowerBound && bytes[index] == mark.asciiValue
    }
    if isAt("<") {
      index -= 1
      if !isAt("(") { return destination..<destination }
    }
    // The marker of a block quote may follow a line end.
    while index >= block.lowerBound, bytes[index] <= 0x20 || isAt(">") { index -= 1 }
    guard isAt("(") else { return nil }
    index -= 1
    guard isAt("]"), !isEscaped(index), let opening = openingBracket(of: index),
      !isEscaped(opening)
    else { return nil }
    return opening + 1..<index
  }

  private mutating func openingBracket(of closing: Int) -> Int? {
    var index = closing - 1
    var depth = 0
    while index >= block.lowerBound, spend(1) {
      if bytes[index] == UInt8(ascii: "]"), !isEscaped(index) { depth += 1 }
      if bytes[index] == UInt8(ascii: "[") {
        if depth == 0 { return index }
        if !isEscaped(index) { depth -= 1 }
      }
      index -= 1
    }
    return nil
  }

  private func isImage(_ text: Range<Int>) -> Bool {
    let mark = text.lowerBound - 2
    return mark >= block.lowerBound && bytes[mark] == UInt8(ascii: "!") && !isEscaped(mark)
  }

  /// Whether a link's text shows a label: whether both have the same letters and digits.
  ///
  /// Texts with entities, HTML or brackets are not compared and count as equal.
  private mutating func reads(_ text: Range<Int>, as label: String) -> Bool {
    func isLetterOrDigit(_ byte: UInt8) -> Bool {
      byte >= 0x80 || (0x30...0x39).contains(byte) || (0x61...0x7A).contains(byte | 0x20)
    }
    let source = bytes[text]
    guard spend(text.count), !text.isEmpty, !source.contains(where: { "&<[".utf8.contains($0) })
    else { return true }
    return source.lazy.filter(isLetterOrDigit).elementsEqual(
      label.utf8.lazy.filter(isLetterOrDigit))
  }

  /// Whether a URL may begin here.
  private func mayBeginURL(_ offset: Int) -> Bool {
    guard offset > block.lowerBound else { return false }
    let byte = bytes[offset - 1]
    return byte <= 0x20 || "(<\"'=".utf8.contains(byte)
  }
}
