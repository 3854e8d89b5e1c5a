/// Text that is already escaped for the file it will stand in.
package struct Markup: Sendable, Hashable {
  /// UTF-8.
  package let bytes: [UInt8]

  /// Takes the caller's word for it that the bytes are safe.
  package init(_ bytes: [UInt8]) { self.bytes = bytes }

  /// Takes the caller's word for it that the text is safe.
  package init(_ text: String) { bytes = Array(text.utf8) }

  /// The bytes as text; costs a copy.
  package var text: String { String(decoding: bytes, as: UTF8.self) }
}
