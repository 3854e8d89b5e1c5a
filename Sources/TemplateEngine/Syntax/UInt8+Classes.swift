extension UInt8 {
  /// ASCII whitespace, as matched by Python's `\s`.
  @inline(__always) var isWhitespace: Bool { self == 0x20 || (0x09...0x0D).contains(self) }

  /// A space or a tab.
  @inline(__always) var isBlank: Bool { self == 0x20 || self == 0x09 }

  @inline(__always) var isDigit: Bool { (0x30...0x39).contains(self) }

  @inline(__always) var isLetter: Bool { (0x61...0x7A).contains(self | 0x20) }

  /// A letter, an underscore, or a part of a character outside ASCII.
  @inline(__always) var isNameStart: Bool { isLetter || self == 0x5F || self >= 0x80 }

  @inline(__always) var isNamePart: Bool { isNameStart || isDigit }

  /// The lower-case form of an ASCII letter; anything else unchanged.
  @inline(__always) var lowercase: UInt8 { (0x41...0x5A).contains(self) ? self | 0x20 : self }
}
