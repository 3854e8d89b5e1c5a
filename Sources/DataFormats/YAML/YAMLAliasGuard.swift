/// Keeps aliases from costing more than their text is worth.
///
/// Yams shares the values of aliases, so using them is cheap until somebody walks through them all:
/// `YAMLReader` counts as it goes, but Yams itself compares the keys of a map, with all that aliases
/// in them stand for, and lets go of chains of aliases by recursion. Files without anchors pass
/// after one search for "&".
struct YAMLAliasGuard {
  /// Aliases in one file; a chain of so many is still let go safely.
  static let aliasLimit = 1000
  /// So few aliases stand for some ten thousand values at the most, whatever they are used for.
  private static let harmlessCount = 25

  let bytes: ArraySlice<UInt8>

  /// Looks at the text alone, so that it may see an alias where a quoted text has an asterisk.
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
