/// Values of settings that become part of a style sheet: parsed, so that nothing else can get there.
enum CSSValue {
  // MARK: Colours

  /// A colour in the form in which it is written to the style sheet; `nil` where the text is none.
  ///
  /// Hexadecimal notations, names, and functions with numbers (CSS Color 4, sections 5 to 9).
  static func colour(_ text: String) -> String? {
    let text = text.lowercased()
    if text.first == "#" {
      let digits = text.dropFirst()
      let isHexadecimal = digits.utf8.allSatisfy {
        (UInt8(ascii: "0")...UInt8(ascii: "9")).contains($0)
          || (UInt8(ascii: "a")...UInt8(ascii: "f")).contains($0)
      }
      return isHexadecimal && [3, 4, 6, 8].contains(digits.count) ? text : nil
    }
    if text.utf8.allSatisfy({ (UInt8(ascii: "a")...UInt8(ascii: "z")).contains($0) }) {
      return colourNames.contains(text[...]) ? text : nil
    }
    return function(text)
  }

  private static let functions: Set<Substring> = [
    "rgb", "rgba", "hsl", "hsla", "hwb", "lab", "lch", "oklab", "oklch",
  ]
  private static let units: Set<Substring> = ["", "%", "deg", "grad", "rad", "turn"]

  private static func function(_ text: String) -> String? {
    guard let open = text.firstIndex(of: "("), text.last == ")", functions.contains(text[..<open])
    else { return nil }
    let arguments = text[text.index(after: open)...].dropLast()
    let parts = arguments.split { " ,/".contains($0) }
    guard parts.count == 3 || parts.count == 4,
      parts.allSatisfy({ $0 == "none" || number($0, units: units) != nil })
    else { return nil }
    let alpha = parts.count == 4 ? " / " + parts[3] : ""
    return text[..<open] + "(" + parts[..<3].joined(separator: " ") + alpha + ")"
  }

  // MARK: Lengths

  /// A length in the form in which it is written to the style sheet; `nil` where the text is none.
  ///
  /// A number with a unit of CSS Values 4, section 6, or a percentage; zero needs none.
  static func length(_ text: String) -> String? {
    let text = text.lowercased()
    return text == "0" || number(text[...], units: lengthUnits) != nil ? text : nil
  }

  private static let lengthUnits = Set(
    "% em rem ex rex cap rcap ch rch ic ric lh rlh vw svw lvw dvw vh svh lvh dvh vi vb vmin vmax cm mm q in pt pc px"
      .split(separator: " "))

  /// Whether a text is a decimal number followed by one of the units.
  private static func number(_ text: Substring, units: Set<Substring>) -> Substring? {
    let sign = text.first == "-" || text.first == "+" ? 1 : 0
    let rest = text.dropFirst(sign)
    let whole = rest.prefix { $0.isASCII && $0.isNumber }
    var tail = rest.dropFirst(whole.count)
    var decimals = 0
    if tail.first == "." {
      let digits = tail.dropFirst().prefix { $0.isASCII && $0.isNumber }
      decimals = digits.count
      guard decimals > 0 else { return nil }
      tail = tail.dropFirst(1 + decimals)
    }
    guard whole.count + decimals > 0, units.contains(tail) else { return nil }
    return text
  }

  // MARK: Names

  /// CSS Color 4, section 6.1, with `transparent` and `currentcolor`.
  private static let colourNames = Set(
    """
    aliceblue antiquewhite aqua aquamarine azure beige bisque black blanchedalmond blue blueviolet brown burlywood \
    cadetblue chartreuse chocolate coral cornflowerblue cornsilk crimson cyan darkblue darkcyan darkgoldenrod \
    darkgray darkgreen darkgrey darkkhaki darkmagenta darkolivegreen darkorange darkorchid darkred darksalmon \
    darkseagreen darkslateblue darkslategray darkslategrey darkturquoise darkviolet deeppink deepskyblue dimgray \
    dimgrey dodgerblue firebrick floralwhite forestgreen fuchsia gainsboro ghostwhite gold goldenrod gray green \
    greenyellow grey honeydew hotpink indianred indigo ivory khaki lavender lavenderblush lawngreen lemonchiffon \
    lightblue lightcoral lightcyan lightgoldenrodyellow lightgray lightgreen lightgrey lightpink lightsalmon \
    lightseagreen lightskyblue lightslategray lightslategrey lightsteelblue lightyellow lime limegreen linen \
    magenta maroon mediumaquamarine mediumblue mediumorchid mediumpurple mediumseagreen mediumslateblue \
    mediumspringgreen mediumturquoise mediumvioletred midnightblue mintcream mistyrose moccasin navajowhite navy \
    oldlace olive olivedrab orange orangered orchid palegoldenrod palegreen paleturquoise palevioletred papayawhip \
    peachpuff peru pink plum powderblue purple rebeccapurple red rosybrown royalblue saddlebrown salmon sandybrown \
    seagreen seashell sienna silver skyblue slateblue slategray slategrey snow springgreen steelblue tan teal \
    thistle tomato turquoise violet wheat white whitesmoke yellow yellowgreen transparent currentcolor
    """.split(separator: " "))
}
