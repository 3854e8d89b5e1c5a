import Diagnostics

/// Characters that HTML forbids, which texts may have as themselves or as escapes.
extension DataNode {
  /// The same with U+FFFD in their place; a warning for each text.
  func replacingForbiddenCharacters(
    in file: SourceFile, _ diagnostics: inout [Diagnostic]
  ) -> DataNode {
    let changed: Content =
      switch content {
      case .scalar(.string(let value), let written):
        .scalar(
          .string(Self.replaced(value, at: range, in: file, &diagnostics)), text: written)
      case .scalar: content
      case .list(let items):
        .list(items.map { $0.replacingForbiddenCharacters(in: file, &diagnostics) })
      case .map(let entries):
        .map(
          entries.map { entry in
            let key = Self.replaced(entry.key.value, at: entry.key.range, in: file, &diagnostics)
            return Entry(
              key: Located(key, at: entry.key.range),
              value: entry.value.replacingForbiddenCharacters(in: file, &diagnostics))
          })
      }
    return DataNode(content: changed, range: range)
  }

  private static func replaced(
    _ text: String, at range: Range<Int>, in file: SourceFile, _ diagnostics: inout [Diagnostic]
  ) -> String {
    var text = text
    return text.withUTF8 { bytes -> String? in
      guard let first = ForbiddenCharacters.next(in: bytes, from: 0),
        let replaced = ForbiddenCharacters.replaced(in: bytes)
      else { return nil }
      diagnostics.append(TextMessages.forbiddenCharacter(first.code, at: file.location(range)))
      return String(decoding: replaced, as: UTF8.self)
    } ?? text
  }
}

extension SourceFile {
  /// Whether a part has such characters, or a backslash, with which they may be written.
  func mayHaveForbiddenCharacters(_ range: Range<Int>) -> Bool {
    bytes[range].contains(UInt8(ascii: "\\"))
      || bytes.withUnsafeBufferPointer {
        ForbiddenCharacters.next(in: UnsafeBufferPointer(rebasing: $0[range]), from: 0) != nil
      }
  }
}
