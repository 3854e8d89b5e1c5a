/// An address in CSS text: what `url(…)`, `@import "…"` and `image-set("…" 1x)` refer to.
package struct CSSAddress: Sendable, Equatable {
  /// Where it is written, without the quotes or parentheses around it.
  package let range: Range<Int>
  /// What it says, with CSS's escapes resolved.
  package let text: String
  /// Whether it is written between quotes.
  let isQuoted: Bool

  /// All addresses of a stylesheet, or of the declarations of a `style` attribute, in order.
  ///
  /// As browsers do, tokens that break off are left out, and so are names that are only compared: those of
  /// `@namespace` and in conditions of `@supports`. O(n). Source: CSS Syntax 3, section 4; for the functions
  /// that take an address as a string, CSS Images 4 and CSS Values 4.
  package static func all(in css: [UInt8]) -> [CSSAddress] {
    var search = CSSAddressSearch()
    var tokenizer = CSSTokenizer(css)
    while let token = tokenizer.next() { search.read(token) }
    return search.found
  }

  /// The text with addresses replaced; everything else stays byte for byte.
  ///
  /// `replacement` gives the new address, unescaped, or `nil` for one that stays as it is.
  package static func replacing(
    in css: [UInt8], _ replacement: (CSSAddress) -> String?
  ) -> [UInt8] {
    var result: [UInt8] = []
    var copied = 0
    for address in all(in: css) {
      guard let text = replacement(address) else { continue }
      result += css[copied..<address.range.lowerBound]
      result += address.written(text)
      copied = address.range.upperBound
    }
    return result + css[copied...]
  }

  /// Another address as it has to be written in this place.
  package func written(_ text: String) -> [UInt8] {
    var result: [UInt8] = []
    for byte in text.utf8 {
      switch byte {
      case 0..<0x20, 0x7F:
        result += "\\\(String(byte, radix: 16)) ".utf8
      case UInt8(ascii: "\""), UInt8(ascii: "'"), UInt8(ascii: "\\"):
        result += [UInt8(ascii: "\\"), byte]
      case UInt8(ascii: " "), UInt8(ascii: "("), UInt8(ascii: ")"):
        result += isQuoted ? [byte] : [UInt8(ascii: "\\"), byte]
      default: result.append(byte)
      }
    }
    return result
  }
}

/// Follows the tokens of CSS to where an address may be.
private struct CSSAddressSearch {
  /// What a token is inside of.
  private enum Surroundings {
    case block
    case parentheses
    /// A function whose strings are addresses.
    case addresses
  }

  /// What an at-rule's text before its block or semicolon says.
  private enum Rule {
    case `import`
    /// Addresses in it are only compared.
    case comparing
  }

  private static let functions = ["url", "src", "image", "image-set", "-webkit-image-set"]

  private(set) var found: [CSSAddress] = []
  private var surroundings: [Surroundings] = []
  private var rule: Rule?

  mutating func read(_ token: CSSTokenizer.Token) {
    switch token {
    case .address(let address):
      if rule != .comparing { found.append(address) }
      endImport()
    case .string(let address):
      if rule == .import || (rule == nil && surroundings.last == .addresses) {
        found.append(address)
      }
      endImport()
    case .brokenString:
      // The function is not valid any more.
      if let last = surroundings.last, last == .addresses {
        surroundings[surroundings.count - 1] = .parentheses
      }
    case .atKeyword(let name):
      switch name {
      case "import": rule = .import
      case "namespace", "supports": rule = .comparing
      default: rule = nil
      }
    case .function(let name):
      surroundings.append(Self.functions.contains(name) ? .addresses : .parentheses)
    case .open(UInt8(ascii: "{")):
      surroundings.append(.block)
      rule = nil
    case .open: surroundings.append(.parentheses)
    case .close(UInt8(ascii: "}")):
      // What is left open ends here, so that one mistake does not make addresses of all strings below it.
      surroundings.removeSubrange((surroundings.lastIndex(of: .block) ?? 0)...)
      rule = nil
    case .close:
      if let last = surroundings.last, last != .block { surroundings.removeLast() }
    case .semicolon:
      rule = nil
    }
  }

  /// `@import` has one address; `layer(…)`, `supports(…)` and media follow it.
  private mutating func endImport() {
    if rule == .import { rule = .comparing }
  }
}
