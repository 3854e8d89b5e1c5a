extension Unicode.Scalar {
  /// Whether readers see nothing where it is: white space, or a character without width.
  package var isInvisible: Bool {
    if isASCII { return value == 0x20 || (0x09...0x0D).contains(value) }
    return properties.isWhitespace || properties.isDefaultIgnorableCodePoint
  }
}
