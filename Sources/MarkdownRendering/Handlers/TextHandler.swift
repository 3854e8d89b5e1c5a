/// Reads the text of a document as its author wrote it, block by block; changes nothing.
package protocol TextHandler: AnyObject {
  /// Receives a piece of the text; pieces without anything between them belong together.
  ///
  /// - Parameters:
  ///   - text: As meant: entities are resolved, and nothing of code is in it.
  ///   - place: Finds a byte of the text in the file, from the front to the back; `nil` where it is written
  ///     in another way.
  func read(_ text: UnsafeBufferPointer<UInt8>, place: (_ offset: Int) -> Int?)

  /// Is told of something between two pieces that is no text: code, a picture, a figure.
  func readOther()

  /// Is told of the end of a block, such as a paragraph or a cell.
  ///
  /// - Parameter range: The bytes of its lines.
  func endBlock(_ range: Range<Int>)
}
