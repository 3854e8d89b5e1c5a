extension LanguageTag {
  /// Whether the tag has the form `language[-script][-region][-variants…][-extensions…]`, or is all private
  /// use ("x-…").
  ///
  /// Whether the subtags are registered is not checked.
  package var isWellFormed: Bool {
    let parts = text.split(separator: "-", omittingEmptySubsequences: false)
    guard text.utf8.count <= 100,
      parts.allSatisfy({
        (1...8).contains($0.utf8.count) && $0.utf8.allSatisfy(Self.isLetterOrDigit)
      })
    else { return false }
    var rest = parts[...]
    if rest.first?.lowercased() == "x" { return rest.count > 1 }
    guard let language = rest.popFirst(), (2...8).contains(language.utf8.count),
      Self.isLetters(language)
    else { return false }
    if language.utf8.count <= 3 {
      var count = 0
      while count < 3, let part = rest.first, part.utf8.count == 3, Self.isLetters(part) {
        rest.removeFirst()
        count += 1
      }
    }
    if let script = rest.first, script.utf8.count == 4, Self.isLetters(script) {
      rest.removeFirst()
    }
    if let region = rest.first,
      region.utf8.count == 2 && Self.isLetters(region)
        || region.utf8.count == 3 && Self.isDigits(region)
    {
      rest.removeFirst()
    }
    while let variant = rest.first,
      variant.utf8.count >= 5 || variant.utf8.count == 4 && Self.isDigits(variant.prefix(1))
    {
      rest.removeFirst()
    }
    return Self.areExtensions(rest)
  }

  /// Whether the subtags are singletons (letters or digits), each followed by at least one longer subtag.
  private static func areExtensions(_ parts: ArraySlice<Substring>) -> Bool {
    var rest = parts
    while let singleton = rest.popFirst() {
      guard singleton.utf8.count == 1 else { return false }
      let isPrivate = singleton.lowercased() == "x"
      var count = 0
      while let part = rest.first, isPrivate || part.utf8.count > 1 {
        rest.removeFirst()
        count += part.isEmpty ? 0 : 1
      }
      guard count > 0 else { return false }
    }
    return true
  }

  private static func isLetterOrDigit(_ byte: UInt8) -> Bool {
    isLetter(byte) || (0x30...0x39).contains(byte)
  }

  private static func isLetter(_ byte: UInt8) -> Bool { (0x61...0x7A).contains(byte | 0x20) }

  private static func isLetters(_ part: Substring) -> Bool { part.utf8.allSatisfy(isLetter) }

  private static func isDigits(_ part: Substring) -> Bool {
    part.utf8.allSatisfy { (0x30...0x39).contains($0) }
  }
}
