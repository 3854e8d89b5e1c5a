/// Tags of other generators.
extension SourceLocator {
  /// The next place at which the beginning of a tag is written like this, not escaped, up to what ends the
  /// tag; `nil` where nothing in the block ends it.
  mutating func range(
    ofForeignTag beginning: UnsafeBufferPointer<UInt8>, endedBy mark: StaticString
  ) -> Range<Int>? {
    let found = next(beginning, from: foreignCursor) { locator, offset in
      !locator.isEscaped(offset)
    }
    guard let found else { return nil }
    foreignCursor = found.upperBound
    var end = found.upperBound
    while end + mark.utf8CodeUnitCount <= block.upperBound, spend(1) {
      let isEnd = (0..<mark.utf8CodeUnitCount).allSatisfy { bytes[end + $0] == mark.utf8Start[$0] }
      if isEnd { return found.lowerBound..<end + mark.utf8CodeUnitCount }
      end += 1
    }
    return nil
  }
}
