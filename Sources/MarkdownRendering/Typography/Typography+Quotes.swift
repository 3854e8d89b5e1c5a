import HTMLText

/// How straight quotes pair.
extension Typography {
  /// A straight quote of the text.
  struct Quote {
    /// The text node, valid as long as the tree.
    let text: UnsafeBufferPointer<UInt8>
    let index: Int
  }

  /// A quotation that is not closed yet.
  struct OpenQuote {
    let isDouble: Bool
    /// The offset of its mark in the HTML and in the plain text.
    let offsets: TextOutput.Offsets
    /// `nil` where the author typed a typographic mark.
    let quote: Quote?
  }

  /// Pairs a typographic quote that the author typed, because keyboards and programs mix both kinds: `„so"` is closed like `"so"`.
  mutating func pairTypedQuote(
    _ text: UnsafeBufferPointer<UInt8>, _ output: borrowing TextOutput
  ) {
    if Self.begins(text, with: marks.opening) {
      openQuotes.append(OpenQuote(isDouble: true, offsets: output.offsets, quote: nil))
      openDoubleQuotes += 1
    } else if openDoubleQuotes > 0, Self.begins(text, with: marks.closing),
      openQuotes.last?.isDouble == true
    {
      openQuotes.removeLast()
      openDoubleQuotes -= 1
    }
  }

  private static func begins(_ text: UnsafeBufferPointer<UInt8>, with mark: StaticString) -> Bool {
    mark.withUTF8Buffer { mark in
      text.count >= mark.count && mark.indices.allSatisfy { text[$0] == mark[$0] }
    }
  }

  /// Writes a straight quote as an opening or closing mark, as an apostrophe, or as part of a Hebrew word.
  mutating func appendQuote(
    _ text: UnsafeBufferPointer<UInt8>, at index: Int, next: Neighbour,
    to output: inout TextOutput
  ) {
    if let mark = hebrewMark(text, at: index, next: next) { return output.append(mark) }
    let canOpen =
      next != .space && (!previous.isWord || beginsHebrewQuotation(text, at: index))
    let canClose = previous != .space && previous != .openingPunctuation
    let closes = canClose && (!canOpen || !next.isWord || previous == .unspacedLetter)
    let quote = Quote(text: text, index: index)
    if text[index] == UInt8(ascii: "\"") {
      if openDoubleQuotes > 0, closes {
        while let open = openQuotes.popLast() {
          if open.isDouble { break }
          becomeApostrophe(open, in: &output)
        }
        openDoubleQuotes -= 1
        output.append(marks.closing)
      } else if canOpen {
        openQuotes.append(OpenQuote(isDouble: true, offsets: output.offsets, quote: quote))
        openDoubleQuotes += 1
        output.append(marks.opening)
      } else {
        unpairedQuotes.append(quote)
        output.append(UInt8(ascii: "\""))
      }
    } else if previous.isWord && next.isWord || Self.isElidedAnd(text, at: index) {
      output.append(QuotationMarks.apostrophe)
    } else if closes, let open = openQuotes.last, !open.isDouble {
      openQuotes.removeLast()
      output.append(marks.innerClosing)
    } else if canOpen, next != .digit, !isEnglishContraction(text, at: index) {
      openQuotes.append(OpenQuote(isDouble: false, offsets: output.offsets, quote: quote))
      output.append(marks.innerOpening)
    } else {
      output.append(QuotationMarks.apostrophe)
    }
  }

  /// Makes the mark of a single quote that was never closed an apostrophe: at once where both are equally
  /// long, else at the end of the block.
  private mutating func becomeApostrophe(_ quote: OpenQuote, in output: inout TextOutput) {
    if marks.innerOpening.utf8CodeUnitCount == QuotationMarks.apostrophe.utf8CodeUnitCount {
      output.replaceWithApostrophe(at: quote.offsets)
    } else {
      apostrophes.append(quote.offsets)
    }
  }

  /// Whether anything is left to do at the end of a block.
  var hasUnsettledQuotes: Bool {
    !openQuotes.isEmpty || !unpairedQuotes.isEmpty || !apostrophes.isEmpty
  }

  /// What is left to do at the end of a block.
  struct UnsettledQuotes {
    /// Straight quotes that stay straight.
    var straight: [Quote]
    /// Straight quotes that became opening marks, which nothing closes.
    var unclosed: [Quote]
    /// Where inner opening marks are to be replaced by apostrophes, in the order of the text.
    var apostrophes: [TextOutput.Offsets]
  }

  /// Forgets the quotes of a block; single ones that were never closed become apostrophes.
  ///
  /// A quote at the beginning of a block need not be closed: in a quotation of several paragraphs each begins
  /// with one.
  mutating func settleQuotes(in output: inout TextOutput) -> UnsettledQuotes {
    var unclosed: [Quote] = []
    for open in openQuotes {
      if !open.isDouble {
        becomeApostrophe(open, in: &output)
      } else if let quote = open.quote, open.offsets.plain > blockStart {
        unclosed.append(quote)
      }
    }
    defer {
      openQuotes.removeAll(keepingCapacity: true)
      openDoubleQuotes = 0
      unpairedQuotes = []
      apostrophes = []
    }
    return UnsettledQuotes(
      straight: unpairedQuotes, unclosed: unclosed,
      apostrophes: apostrophes.sorted { $0.html < $1.html })
  }
}
