import HTMLText

/// How straight quotes pair.
extension Typography {
  /// A quote that is not closed yet.
  struct OpenQuote {
    let isDouble: Bool
    /// The offset of its mark in the HTML and in the plain text.
    let offsets: (html: Int, plain: Int)
  }

  /// Pairs a typographic quote that the author typed, because keyboards and programs mix both kinds: `„so"` is closed like `"so"`.
  mutating func pairTypedQuote(
    _ text: UnsafeBufferPointer<UInt8>, _ output: borrowing TextOutput
  ) {
    guard !Self.begins(marks.opening, with: marks.closing) else { return }
    if Self.begins(text, with: marks.opening) {
      openQuotes.append(OpenQuote(isDouble: true, offsets: output.offsets))
      openDoubleQuotes += 1
    } else if openDoubleQuotes > 0, Self.begins(text, with: marks.closing),
      openQuotes.last?.isDouble == true
    {
      openQuotes.removeLast()
      openDoubleQuotes -= 1
    }
  }

  private static func begins(_ text: StaticString, with mark: StaticString) -> Bool {
    text.withUTF8Buffer { begins($0, with: mark) }
  }

  private static func begins(_ text: UnsafeBufferPointer<UInt8>, with mark: StaticString) -> Bool {
    mark.withUTF8Buffer { mark in
      text.count >= mark.count && mark.indices.allSatisfy { text[$0] == mark[$0] }
    }
  }

  /// Writes a straight quote as an opening or closing mark or as an apostrophe.
  mutating func appendQuote(
    isDouble: Bool, next: Neighbour, to output: inout TextOutput
  ) {
    let canOpen = next != .space && !previous.isWord
    let canClose = previous != .space
    if isDouble {
      if openDoubleQuotes > 0, canClose, !canOpen || !next.isWord {
        while let quote = openQuotes.popLast() {
          if quote.isDouble { break }
          output.replaceWithApostrophe(at: quote.offsets)
        }
        openDoubleQuotes -= 1
        output.append(marks.closing)
      } else if canOpen {
        openQuotes.append(OpenQuote(isDouble: true, offsets: output.offsets))
        openDoubleQuotes += 1
        output.append(marks.opening)
      } else {
        output.html.append("&quot;")
        output.plain.append("\"")
      }
    } else if previous.isWord, next.isWord {
      output.append(QuotationMarks.apostrophe)
    } else if canClose, !canOpen || !next.isWord, let quote = openQuotes.last, !quote.isDouble {
      openQuotes.removeLast()
      output.append(marks.innerClosing)
    } else if canOpen, next != .digit {
      openQuotes.append(OpenQuote(isDouble: false, offsets: output.offsets))
      output.append(marks.innerOpening)
    } else {
      output.append(QuotationMarks.apostrophe)
    }
  }
}
