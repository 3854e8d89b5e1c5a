/// Recognises files whose aliases could exhaust time or the stack ("billion laughs").
///
/// Aliases share their values, so they are cheap until something visits all of them. `YAMLReader` counts while it
/// does, but chains of aliases are released recursively. A file without anchors costs one search for "&".
struct YAMLAliasGuard {
  /// The most aliases in one file; a chain of that length is still released safely.
  static let aliasLimit = 1000
  /// The most aliases where some are in keys: they stand for some ten thousand values at most.
  private static let harmlessCount = 25

  let bytes: ArraySlice<UInt8>

  /// Scans the text without parsing it, so an asterisk in a quoted string may count as an alias.
  var isDangerous: Bool {
    guard bytes.contains(UInt8(ascii: "&")) else { return false }
    var aliases = 0
    var hasComplexKeys = false
    var offset = bytes.startIndex
    while offset < bytes.endIndex {
      switch bytes[offset] {
      case UInt8(ascii: "*") where startsToken(offset) && isName(offset + 1):
        aliases += 1
        var end = offset + 1
        while isName(end) { end += 1 }
        if isFollowedByColon(end) { hasComplexKeys = true }
      case UInt8(ascii: "?") where startsToken(offset): hasComplexKeys = true
      case UInt8(ascii: "]"), UInt8(ascii: "}"):
        if isFollowedByColon(offset + 1) { hasComplexKeys = true }
      default: break
      }
      offset += 1
    }
    return aliases > (hasComplexKeys ? Self.harmlessCount : Self.aliasLimit)
  }

  private func startsToken(_ offset: Int) -> Bool {
    offset == bytes.startIndex || bytes[offset - 1] <= 0x20
      || "[]{},:".utf8.contains(bytes[offset - 1])
  }

  private func isName(_ offset: Int) -> Bool {
    guard offset < bytes.endIndex else { return false }
    return switch bytes[offset] {
    case 0x30...0x39, 0x41...0x5A, 0x61...0x7A, 0x2D, 0x5F: true
    default: false
    }
  }

  private func isFollowedByColon(_ offset: Int) -> Bool {
    bytes[min(offset, bytes.endIndex)...].first { $0 != 0x20 && $0 != 0x09 } == UInt8(ascii: ":")
  }
}
