extension String {
  /// The same with a no-break space before `%`, as in “in %” and in an author's label “10 % more”, and between a
  /// number and the sign of its currency.
  var withUnbrokenFigures: String {
    guard utf8.contains(0x20), unicodeScalars.contains(where: Self.isSign) else { return self }
    var scalars = Array(unicodeScalars)
    for index in scalars.indices.dropFirst().dropLast() where scalars[index] == " " {
      let sign = scalars[index + 1]
      let isFigure = sign == "%" || ("0"..."9").contains(scalars[index - 1])
      if isFigure, Self.isSign(sign) { scalars[index] = "\u{A0}" }
    }
    var text = UnicodeScalarView()
    text.append(contentsOf: scalars)
    return String(text)
  }

  private static func isSign(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar {
    case "%", "‰", "€", "$", "£", "¥": true
    default: false
    }
  }
}
