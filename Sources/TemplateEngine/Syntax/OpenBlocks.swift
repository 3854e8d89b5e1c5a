import Diagnostics

/// The blocks that are open at a place of a template with errors, and which of them a closing tag ends.
struct OpenBlocks {
  struct Block {
    /// The tag that opened it, as it is called here.
    let name: String
    let range: Range<Int>
    /// Whether it was opened as in Go templates or Handlebars, by `{{`.
    var isOutput = false
    var dot: String?
    /// The value of Liquid's `case`, until its first branch opens an `if`.
    var caseValue: String?
    var hasBranch = false
    /// Whether its `else` came.
    var hasElse = false
  }

  /// What a closing tag does.
  enum End {
    /// Ends a block, and those within it that have no end.
    case block(Int)
    /// Was meant to end the innermost block, which is another.
    case innermost
    /// Ends nothing.
    case nothing
  }

  var blocks: [Block] = []
  let file: SourceFile

  /// What a closing tag ends, so that one mistake is one message.
  ///
  /// - Parameters:
  ///   - name: The block that it names; `nil` if it names none that there is.
  ///   - isExact: Whether it does so without a mistake.
  ///   - rest: The tags that follow.
  /// - Returns: What it ends.
  func end(named name: String?, isExact: Bool, before rest: TagScanner) -> End {
    guard let innermost = blocks.last else { return .nothing }
    if innermost.name == name { return .block(blocks.count - 1) }
    guard let name, let index = blocks.lastIndex(where: { $0.name == name }) else {
      return areClosed(innermost.name, in: rest) ? .nothing : .innermost
    }
    switch (areClosed(innermost.name, in: rest), areClosed(name, in: rest)) {
    case (true, true): return .nothing
    case (false, false):
      let others = blocks.count - 1
      return !isExact && ends(of: nil, in: rest, upTo: others) >= others
        ? .innermost : .block(index)
    default: return .innermost
    }
  }

  /// The number of tags that are looked at for the ends of blocks.
  private static let longestLook = 10_000

  /// The tags that open blocks.
  static let openers: Set<String> = [
    "if", "for", "set", "with", "filter", "macro", "call", "block",
  ]

  /// Whether as many closing tags follow as there are open blocks of a name.
  private func areClosed(_ name: String, in rest: TagScanner) -> Bool {
    let count = blocks.count { $0.name == name }
    return ends(of: name, in: rest, upTo: count) >= count
  }

  /// The number of closing tags that follow without what they close.
  ///
  /// - Parameters:
  ///   - name: Of the blocks; `nil` for all, whatever their closing tags are called.
  ///   - rest: The tags that follow.
  ///   - limit: A number beyond which nothing is counted.
  /// - Returns: At most `limit`.
  func ends(of name: String?, in rest: TagScanner, upTo limit: Int) -> Int {
    var depth = 0
    var count = 0
    var ahead = rest
    for _ in 0..<Self.longestLook where count < limit {
      guard let tag = ahead.next() else { break }
      guard tag.kind == .statement else { continue }
      let words = TagWord.words(of: Array(file.bytes[tag.interior]))
      let word = words.first?.text ?? ""
      let opens = name.map { $0 == word } ?? Self.openers.contains(word)
      if opens, word != "set" || !words.contains(where: { $0.text == "=" }) {
        depth += 1
      } else if name.map({ word == "end" + $0 }) ?? word.hasPrefix("end") {
        if depth == 0 { count += 1 } else { depth -= 1 }
      }
    }
    return count
  }
}
