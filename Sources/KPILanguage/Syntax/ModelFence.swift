package import Diagnostics

/// The word after the fence of a code block that holds a model.
package enum ModelFence {
  /// In any case.
  package static let word = "kpi"

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
    let written = word.lowercased()
    if written.hasPrefix(Self.word) || written == "kip" { return true }
    // Such as "{.kpi}".
    if written.filter(\.isLetter) == Self.word { return true }
    guard Spelling.suggestion(for: written, among: [Self.word]) != nil else { return false }
    return written.count > Self.word.count || lines.contains { beginsStatement($0, in: file) }
  }

  private static func beginsStatement(_ line: Range<Int>, in file: SourceFile) -> Bool {
    let first = file.text(line).split(whereSeparator: \.isWhitespace).first
    return first.map { Keyword.lineWords.contains(String($0)) } ?? false
  }
}
