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
      let place =
        locator.offset(of: quote.text, at: quote.index).map { $0..<$0 + 1 } ?? locator.blockRange
      warn(at: place) { MarkdownMessages.unpairedQuote(at: $0, opens: opens) }
    }
  }

  /// Replaces inner opening marks and moves what is known by its offset behind them.
  private mutating func replaceWithApostrophes(_ apostrophes: [TextOutput.Offsets]) {
    guard let first = apostrophes.first else { return }
    let length = typography.marks.innerOpening.utf8CodeUnitCount
    let growth = QuotationMarks.apostrophe.utf8CodeUnitCount - length
    output.replaceWithApostrophes(marksAt: apostrophes, ofLength: length)
    guard growth != 0 else { return }
    let html = OffsetShifts(apostrophes.map { .init(offset: $0.html, growth: growth) })
    let plain = OffsetShifts(apostrophes.map { .init(offset: $0.plain, growth: growth) })
    move(by: html, from: first.html)
    if let more = moreOffsets {
      var (html, plain) = (html, plain)
      moreOffsets = (html.moved(more.html), plain.moved(more.plain))
    }
    spanTexts = spanTexts.mapValues {
      var shifts = plain
      return shifts.moved($0.lowerBound)..<shifts.moved($0.upperBound)
    }
  }
}
