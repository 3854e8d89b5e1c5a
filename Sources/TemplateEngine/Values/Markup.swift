package import HTMLText

/// Text that is already escaped for the file it will stand in.
package struct Markup: Sendable, Hashable {
  private enum Content: Sendable {
    case bytes([UInt8])
    case source(any MarkupSource)
  }

  private let content: Content

  /// Takes the caller's word for it that the bytes are safe.
  package init(_ bytes: [UInt8]) { content = .bytes(bytes) }

  /// Takes the caller's word for it that the text is safe.
  package init(_ text: String) { content = .bytes(Array(text.utf8)) }

  /// Takes the caller's word for it that what the source writes is safe.
  package init(_ source: any MarkupSource) { content = .source(source) }

  /// UTF-8; costs the writing where there is a source.
  package var bytes: [UInt8] {
    switch content {
    case .bytes(let bytes): return bytes
    case .source(let source):
      var output = OutputBuffer()
      source.append(to: &output)
      return output.bytes
    }
  }

  /// The bytes as text; costs a copy.
  package var text: String { String(decoding: bytes, as: UTF8.self) }

  /// Appends it as it is.
  func append(to output: inout OutputBuffer) {
    switch content {
    case .bytes(let bytes): output.append(bytes)
    case .source(let source): source.append(to: &output)
    }
  }

  /// Equal bytes, wherever they come from.
  package static func == (left: Markup, right: Markup) -> Bool { left.bytes == right.bytes }

  /// Hashes the bytes.
  package func hash(into hasher: inout Hasher) { hasher.combine(bytes) }
}

/// Writes markup where it is printed, so that a long text is not copied on its way there.
package protocol MarkupSource: AnyObject, Sendable {
  /// Appends the markup; the same bytes each time.
  func append(to output: inout OutputBuffer)
}
