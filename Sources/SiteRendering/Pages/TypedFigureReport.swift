import Diagnostics
import KPILanguage

/// Tells where a page's file has the amounts that equal figures.
struct TypedFigureReport {
  private let file: SourceFile
  private let figures: TypedFigures

  init(_ file: SourceFile, _ figures: TypedFigures) {
    self.file = file
    self.figures = figures
  }

  /// In the order of the blocks.
  func warnings(about blocks: [ProseReader.Block]) -> [Diagnostic] {
    blocks.flatMap { block in
      let text = String(decoding: block.text, as: UTF8.self)
      var searched = block.range.lowerBound
      return figures.matches(in: text).map { match in
        let written = Array(block.text[match.range])
        let place = place(of: written, at: match.range, in: block, from: searched)
        searched = max(searched, place.upperBound)
        let location = file.location(place)
        // A bar would end the cell.
        let isInTable = location.position?.lineText.first { $0 != " " } == "|"
        return KPIMessages.typed(
          String(decoding: written, as: UTF8.self),
          insteadOf: match.citations.map {
            isInTable ? $0.replacing("|", with: "\\|") : $0
          }, at: location)
      }
    }
  }

  /// The bytes of the file that have an amount, up to where it is written in another way, such as on two lines; the
  /// whole block where it is not found.
  private func place(
    of written: [UInt8], at range: Range<Int>, in block: ProseReader.Block, from start: Int
  ) -> Range<Int> {
    if let number = block.numbers.first(where: { range.contains($0.offset) }) {
      let first = max(0, number.place - (number.offset - range.lowerBound))
      let same = zip(written, file.bytes[first...]).prefix { $0 == $1 }.count
      return first..<first + max(same, 1)
    }
    return firstRange(of: written, from: start) ?? block.range
  }

  /// Where a value of the front matter has some bytes; a folded one need not have them in its first line.
  private func firstRange(of written: [UInt8], from start: Int) -> Range<Int>? {
    var index = start
    while let first = file.bytes[index...].firstIndex(of: written[0]) {
      if file.bytes[first...].starts(with: written) { return first..<first + written.count }
      index = first + 1
    }
    return nil
  }
}
