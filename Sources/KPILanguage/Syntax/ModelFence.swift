package import Diagnostics

/// The word after the fence of a code block that holds a model.
package enum ModelFence {
  /// In any case.
  package static let word = "kpi"

  /// Whether the word of a code block may be a misspelled `kpi`; most others cost next to nothing.
  package static func isNear(_ word: String) -> Bool {
    if word.utf8.prefix(3).elementsEqual(Self.word.utf8, by: { $0 | 0x20 == $1 }) { return true }
    guard word.utf8.count <= Self.word.utf8.count + 1 else {
      // Such as "{.kpi}".
      return word.first?.isLetter == false && word.filter(\.isLetter).lowercased() == Self.word
    }
    let written = word.lowercased()
    return written == "kip" || Spelling.suggestion(for: written, among: [Self.word]) != nil
  }

  /// Whether the word of a code block is likely to be a misspelled `kpi`, so that a model would be shown
  /// as code.
  ///
  /// Words that begin with `kpi` or have another letter in it are; no language is called so. Words with
  /// one other letter, such as `api`, are only where a line begins as one of a model does.
  ///
  /// - Parameters:
  ///   - word: The word, which is not `kpi`.
  ///   - file: The file with the block.
  ///   - lines: The block's lines.
  /// - Returns: Whether the author should be asked.
  package static func isMisspelled(
    _ word: String, in file: SourceFile, lines: [Range<Int>]
  ) -> Bool {
    guard isNear(word) else { return false }
    let written = word.lowercased()
    return written.count > Self.word.count || written == "kip"
      || lines.contains { beginsStatement($0, in: file) }
  }

  private static func beginsStatement(_ line: Range<Int>, in file: SourceFile) -> Bool {
    let first = file.text(line).split(whereSeparator: \.isWhitespace).first
    return first.map { Keyword.lineWords.contains(String($0)) } ?? false
  }
}
