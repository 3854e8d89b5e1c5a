package import HTMLText

/// Text that is already escaped for the file it will be written to.
package struct Markup: Sendable, Hashable {
  private enum Content: Sendable {
    case bytes([UInt8])
    case source(any MarkupSource)
  }

  private let content: Content

  /// Trusts the caller that the bytes are safe.
  package init(_ bytes: [UInt8]) { content = .bytes(bytes) }

  /// Trusts the caller that the text is safe.
  package init(_ text: String) { content = .bytes(Array(text.utf8)) }

  /// Trusts the caller that everything the source writes is safe.
  package init(_ source: any MarkupSource) { content = .source(source) }

  /// The UTF-8 bytes; a source has to write them first.
  package var bytes: [UInt8] {
    switch content {
    case .bytes(let bytes): return bytes
    case .source(let source):
      var output = OutputBuffer()
      source.append(to: &output)
      return output.bytes
    }
  }

  /// The bytes as a string; copies them.
  package var text: String { String(decoding: bytes, as: UTF8.self) }

  /// Appends the bytes unchanged.
  func append(to output: inout OutputBuffer) {
    switch content {
    case .bytes(let bytes): output.append(bytes)
    case .source(let source): source.append(to: &output)
    }
  }

  /// Compares the bytes.
  package static func == (left: Markup, right: Markup) -> Bool { left.bytes == right.bytes }

  /// Hashes the bytes.
  package func hash(into hasher: inout Hasher) { hasher.combine(bytes) }
}

/// Writes markup at the point where it is printed, so that long content is not copied before.
package protocol MarkupSource: AnyObject, Sendable {
  /// Appends the markup; the same bytes each time.
  func append(to output: inout OutputBuffer)
}
