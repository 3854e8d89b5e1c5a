extension Substring {
  /// Without white space at both ends.
  package var withoutOuterSpaces: Substring {
    var text = drop(while: \.isWhitespace)
    while text.last?.isWhitespace == true { text.removeLast() }
    return text
  }
}
