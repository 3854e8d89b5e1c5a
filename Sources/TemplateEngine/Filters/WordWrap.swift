/// Wraps a line at whitespace and hyphens, as Python's `textwrap` does.
struct WordWrap {
  let width: Int
  let breaksLongWords: Bool
  let breaksAtHyphens: Bool

  private typealias Chunk = ArraySlice<Unicode.Scalar>

  func lines(of text: String) -> [String] {
    var chunks = chunks(of: Array(text.unicodeScalars))[...]
    var lines: [String] = []
    while !chunks.isEmpty {
      var line: [Unicode.Scalar] = []
      if !lines.isEmpty, let first = chunks.first, isBlank(first) { chunks.removeFirst() }
      while let next = chunks.first, line.count + next.count <= width {
        line += next
        chunks.removeFirst()
      }
      // Whitespace that fills a line before a long word is kept, because `textwrap` treats the empty chunk
      // that it splits off the word as the end of the line.
      var keepsEnd = false
      if let next = chunks.first, next.count > width {
        keepsEnd = breaksLongWords && line.count == width
        breakLong(next, line: &line, chunks: &chunks)
      }
      if !keepsEnd, let last = lastChunkStart(of: line) { line.removeSubrange(last...) }
      if !line.isEmpty { lines.append(String(String.UnicodeScalarView(line))) }
    }
    return lines
  }

  private func isBlank(_ chunk: Chunk) -> Bool { chunk.allSatisfy(PythonString.isSpace) }

  /// The start of trailing whitespace.
  private func lastChunkStart(of line: [Unicode.Scalar]) -> Int? {
    guard let last = line.last, PythonString.isSpace(last) else { return nil }
    return (line.lastIndex { !PythonString.isSpace($0) } ?? -1) + 1
  }

  private func breakLong(
    _ chunk: Chunk, line: inout [Unicode.Scalar], chunks: inout ArraySlice<Chunk>
  ) {
    if breaksLongWords {
      var end = chunk.startIndex + (line.isEmpty ? max(1, width) : width - line.count)
      if breaksAtHyphens, chunk.count > end - chunk.startIndex,
        let hyphen = chunk[..<end].lastIndex(of: "-"), hyphen > chunk.startIndex,
        chunk[..<hyphen].contains(where: { $0 != "-" })
      {
        end = hyphen + 1
      }
      line += chunk[..<end]
      chunks[chunks.startIndex] = chunk[end...]
    } else if line.isEmpty {
      line += chunk
      chunks.removeFirst()
    }
  }

  private func chunks(of text: [Unicode.Scalar]) -> [Chunk] {
    var chunks: [Chunk] = []
    var start = 0
    for position in text.indices {
      let next = position + 1
      let ends =
        next == text.count
        || PythonString.isSpace(text[position]) != PythonString.isSpace(text[next])
        || (breaksAtHyphens
          && (isBreak(text, after: position, wordStart: start)
            || isDash(text, from: next) || isDash(text, to: position)))
      if ends {
        chunks.append(text[start..<next])
        start = next
      }
    }
    return chunks
  }

  /// Whether a hyphen is a break opportunity, as in `textwrap.wordsep_re`: after two letters, or a letter,
  /// a hyphen and another character, and before two letters that may have a hyphen between them.
  private func isBreak(_ text: [Unicode.Scalar], after position: Int, wordStart: Int) -> Bool {
    guard text[position] == "-", position > wordStart, position >= 2, position + 2 < text.count,
      isLetter(text[position + 1])
    else { return false }
    let isBehindWord =
      isLetter(text[position - 1]) && isLetter(text[position - 2])
      || position >= 3 && PythonString.isWordPart(text[position - 1]) && text[position - 2] == "-"
        && isLetter(text[position - 3])
    let isBeforeWord =
      isLetter(text[position + 2])
      || text[position + 2] == "-" && position + 3 < text.count && isLetter(text[position + 3])
    return isBehindWord && isBeforeWord
  }

  /// Whether two or more hyphens that form a dash between words start here.
  private func isDash(_ text: [Unicode.Scalar], from start: Int) -> Bool {
    guard start > 0, start + 1 < text.count, text[start] == "-", text[start + 1] == "-",
      PythonString.isWordPart(text[start - 1])
        || "!\"'&.,?".unicodeScalars.contains(text[start - 1]),
      let end = text[start...].firstIndex(where: { $0 != "-" })
    else { return false }
    return PythonString.isWordPart(text[end])
  }

  private func isDash(_ text: [Unicode.Scalar], to end: Int) -> Bool {
    guard text[end] == "-", end + 1 < text.count, text[end + 1] != "-",
      let before = text[..<end].lastIndex(where: { $0 != "-" })
    else { return false }
    return isDash(text, from: before + 1)
  }

  private func isLetter(_ scalar: Unicode.Scalar) -> Bool {
    PythonString.isWordPart(scalar) && scalar.properties.generalCategory != .decimalNumber
  }
}
