/// The kind of character beside a quote, which decides whether the quote opens or closes.
enum Neighbour {
  case space
  /// Brackets and quotation marks that open something; nothing is closed behind them.
  case openingPunctuation
  case punctuation
  case letter
  case digit
  /// A letter of a script that writes words without spaces, or joins particles to what is quoted: a
  /// quotation may begin or end beside any of these.
  case unspacedLetter

  /// Whether the character is part of a word that a quote beside it may be part of too.
  var isWord: Bool { self == .letter || self == .digit }

  /// The kind of the character at an offset; the end of the text is a space.
  init(of text: UnsafeBufferPointer<UInt8>, at offset: Int) {
    if offset >= text.count {
      self = .space
    } else if text[offset] < 0x80 {
      self.init(ascii: text[offset])
    } else {
      self.init(Unicode.Scalar(in: text, at: offset))
    }
  }

  /// The kind of the last character; the beginning of a text is a space.
  init(endOf text: UnsafeBufferPointer<UInt8>) {
    if let last = text.last, last < 0x80 {
      self.init(ascii: last)
    } else {
      self.init(of: text, at: Unicode.Scalar.start(before: text.count, in: text))
    }
  }

  private init(ascii byte: UInt8) {
    switch byte {
    case 0...0x20: self = .space
    case UInt8(ascii: "0")...UInt8(ascii: "9"): self = .digit
    case UInt8(ascii: "A")...UInt8(ascii: "Z"), UInt8(ascii: "a")...UInt8(ascii: "z"):
      self = .letter
    case UInt8(ascii: "("), UInt8(ascii: "["), UInt8(ascii: "{"): self = .openingPunctuation
    default: self = .punctuation
    }
  }

  /// By the general category, as in CommonMark 0.31, section 6.2; marks and what joins letters count as
  /// letters.
  private init(_ scalar: Unicode.Scalar) {
    switch scalar.value {
    case 0x200B: self = .space
    case 0xAD, 0x200C, 0x200D: self = .letter
    default:
      switch scalar.properties.generalCategory {
      case .spaceSeparator, .lineSeparator, .paragraphSeparator, .control: self = .space
      case .openPunctuation, .initialPunctuation: self = .openingPunctuation
      case .decimalNumber: self = .digit
      case .connectorPunctuation, .dashPunctuation, .closePunctuation, .finalPunctuation,
        .otherPunctuation, .mathSymbol, .currencySymbol, .modifierSymbol, .otherSymbol, .format:
        self = .punctuation
      default: self = scalar.isUnspaced ? .unspacedLetter : .letter
      }
    }
  }
}

extension Unicode.Scalar {
  /// The scalar that begins at an offset of valid UTF-8.
  init(in text: UnsafeBufferPointer<UInt8>, at offset: Int) {
    let bytes = text[offset...].prefix(4)
    var decoder = UTF8()
    var iterator = bytes.makeIterator()
    if case .scalarValue(let scalar) = decoder.decode(&iterator) {
      self = scalar
    } else {
      self = "\u{FFFD}"
    }
  }

  /// The offset at which the scalar before another offset begins; 0 at the beginning.
  static func start(before offset: Int, in text: UnsafeBufferPointer<UInt8>) -> Int {
    var start = max(0, offset - 1)
    while start > 0, text[start] & 0xC0 == 0x80 { start -= 1 }
    return start
  }

  /// Whether the letter is Chinese, Japanese, Korean, Thai, Lao, Burmese, Khmer, Tibetan or of a relative of
  /// these (roughly the classes ID, H2, H3 and SA of Unicode TR 14).
  fileprivate var isUnspaced: Bool {
    switch value {
    case 0x0E00...0x109F, 0x1100...0x11FF, 0x1780...0x17FF, 0x1950...0x19FF, 0x1A20...0x1AAF,
      0x2E80...0xA4CF, 0xA960...0xA97F, 0xA9E0...0xA9FF, 0xAA60...0xAADF, 0xAC00...0xD7FF,
      0xF900...0xFAFF, 0xFF66...0xFFDC, 0x1B000...0x1B2FF, 0x20000...0x3FFFF:
      true
    default: false
    }
  }

  /// Whether this is a letter or a point of the Hebrew script.
  var isHebrew: Bool {
    switch value {
    case 0x05BE, 0x05C0, 0x05C3, 0x05C6: false
    case 0x0591...0x05F2, 0xFB1D...0xFB4F: true
    default: false
    }
  }
}
