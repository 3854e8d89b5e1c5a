import HTMLText

extension DataNode {
  /// A longer text is not shown in a message.
  private static let longestText = 200

  /// The value in one line as it is written in a format, for messages that say what to type; `nil` where it
  /// would be too long.
  package func text(in format: DataFormat) -> String? {
    var text = ""
    guard append(format, isInFlow: false, to: &text), text.utf8.count <= Self.longestText else {
      return nil
    }
    return text
  }

  private func append(_ format: DataFormat, isInFlow: Bool, to text: inout String) -> Bool {
    guard text.utf8.count <= Self.longestText else { return false }
    switch content {
    case .scalar(.string(let value), _):
      text += format.string(value, isInFlow: isInFlow)
    case .scalar(.null, _):
      guard format != .toml else { return false }
      text += "null"
    case .scalar(.integer, let written), .scalar(.number, let written),
      .scalar(.boolean, let written), .scalar(.dateTime, let written):
      text += written
    case .scalar:
      return false
    case .list(let items):
      text += "["
      for (index, item) in items.enumerated() {
        if index > 0 { text += ", " }
        guard item.append(format, isInFlow: true, to: &text) else { return false }
      }
      text += "]"
    case .map(let entries):
      text += "{"
      for (index, entry) in entries.enumerated() {
        if index > 0 { text += ", " }
        text += format.string(entry.key.value, isInFlow: true, isKey: true)
        text += format == .toml ? " = " : ": "
        guard entry.value.append(format, isInFlow: true, to: &text) else { return false }
      }
      text += "}"
    }
    return true
  }
}

extension DataFormat {
  /// A key with its value as one types it: `tags: [a, b]`, in TOML `tags = ["a", "b"]`.
  package func entry(_ key: String, _ value: String) -> String {
    self == .toml ? "\(key) = \(value)" : "\(key): \(value)"
  }

  /// A list of strings as one types it.
  package func list(_ items: [String]) -> String {
    "[" + items.map { string($0, isInFlow: true) }.joined(separator: ", ") + "]"
  }

  /// A string as one types it: in YAML without quotes where it means the same without them.
  ///
  /// - Parameters:
  ///   - value: The string.
  ///   - isInFlow: Whether it is in brackets or braces.
  ///   - isKey: Whether it is a key of a map.
  /// - Returns: What to type.
  package func string(_ value: String, isInFlow: Bool = false, isKey: Bool = false) -> String {
    if self == .yaml { return YAMLText.scalar(value, isInFlow: isInFlow) }
    let isBare = isKey && self == .toml && !value.isEmpty && value.utf8.allSatisfy(Self.isBareKey)
    return isBare ? value : YAMLText.doubleQuoted(value)
  }

  private static func isBareKey(_ byte: UInt8) -> Bool {
    byte.isASCIILetter || (0x30...0x39).contains(byte) || byte == UInt8(ascii: "_")
      || byte == UInt8(ascii: "-")
  }
}
