/// What a setting of a theme may be.
package indirect enum SettingType: Sendable, Hashable {
  case bool
  case number
  case choice([String])
  case colour
  case length
  case text
  /// A page by the path of its file below `content/`.
  case page
  case list(SettingType)
  case map(SettingType)

  private static let names = ["bool", "number", "choice", "colour", "length", "text", "page"]

  /// All forms, for a message.
  static let forms =
    names.joined(separator: ", ") + ", or a list or a map of them, such as \"list of text\""

  /// A type as theme.yaml writes it, such as `colour` or `map of number`; `nil` for anything else.
  init?(_ text: String, choices: [String]) {
    if let item = text.removingPrefix("list of ") {
      guard let type = SettingType(item, choices: choices) else { return nil }
      self = .list(type)
    } else if let value = text.removingPrefix("map of ") {
      guard let type = SettingType(value, choices: choices) else { return nil }
      self = .map(type)
    } else {
      switch text {
      case "bool": self = .bool
      case "number": self = .number
      case "choice": self = .choice(choices)
      case "colour": self = .colour
      case "length": self = .length
      case "text": self = .text
      case "page": self = .page
      default: return nil
      }
    }
  }

  /// Whether a value may stand in a style sheet as it is.
  var isStyle: Bool {
    switch self {
    case .number, .choice, .colour, .length: true
    case .bool, .text, .page, .list, .map: false
    }
  }

  /// Whether it is a choice, or a list or map of choices.
  var isChoice: Bool {
    switch self {
    case .choice: true
    case .list(let type), .map(let type): type.isChoice
    default: false
    }
  }
}

extension String {
  fileprivate func removingPrefix(_ prefix: String) -> String? {
    hasPrefix(prefix) ? String(dropFirst(prefix.count)) : nil
  }
}
