import Diagnostics
import HTMLText

extension TreeRenderer {
  /// More messages about the quotes of one text would bury all others.
  private static let mostUnpairedQuotes = 100

  /// Settles the quotes of the block that ends: what has no partner is reported, and single quotes that
  /// turned out to be apostrophes are made ones.
  mutating func endQuotes() {
    guard typography.hasUnsettledQuotes else { return }
    let quotes = typography.settleQuotes(in: &output)
    report(quotes.straight, opens: false)
    report(quotes.unclosed, opens: true)
    replaceWithApostrophes(quotes.apostrophes)
  }

  private mutating func report(_ quotes: [Typography.Quote], opens: Bool) {
    for quote in quotes where unpairedQuoteCount < Self.mostUnpairedQuotes {
      unpairedQuoteCount += 1
      diagnostics.append(MarkdownMessages.unpairedQuote(at: location(of: quote), opens: opens))
    }
  }

  private mutating func location(of quote: Typography.Quote) -> SourceLocation {
    let range =
      locator.offset(of: quote.text, at: quote.index).map { $0..<$0 + 1 } ?? locator.blockRange
    return file.location(range)
  }

  /// Replaces inner opening marks and moves what is known by its offset behind them.
  private mutating func replaceWithApostrophes(_ apostrophes: [TextOutput.Offsets]) {
    guard let first = apostrophes.first else { return }
    let length = typography.marks.innerOpening.utf8CodeUnitCount
    let growth = QuotationMarks.apostrophe.utf8CodeUnitCount - length
    output.replaceWithApostrophes(marksAt: apostrophes, ofLength: length)
    func moved(_ offset: Int, _ starts: some Sequence<Int>) -> Int {
      offset + growth * starts.count { $0 < offset }
    }
    let html = apostrophes.map(\.html)
    let plain = apostrophes.map(\.plain)
    var index = marks.count
    while index > 0, marks[index - 1].offset > first.html {
      index -= 1
      marks[index].offset = moved(marks[index].offset, html)
    }
    moreOffsets = moreOffsets.map { (moved($0.html, html), moved($0.plain, plain)) }
    spanTexts = spanTexts.mapValues {
      moved($0.lowerBound, plain)..<moved($0.upperBound, plain)
    }
  }
}
