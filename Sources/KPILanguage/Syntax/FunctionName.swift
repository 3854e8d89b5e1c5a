/// A function of the language, by the word before its parenthesis; English and German words are
/// understood on every page.
enum FunctionName: Hashable {
  case round(RoundingMode)
  case call(Expression.Function)
  case root
  case power
  case growth
  case choose

  static let words =
    ["runde", "round", "min", "max", "summe", "sum", "wenn", "if", "wurzel", "root", "sqrt"]
    + ["hoch", "power", "wachstum", "growth"]
    + RoundingMode.allCases.flatMap(\.words)

  init?(_ word: String) {
    switch word {
    case "runde", "round": self = .round(.halfUp)
    case "min": self = .call(.minimum)
    case "max": self = .call(.maximum)
    case "summe", "sum": self = .call(.sum)
    case "wenn", "if": self = .choose
    case "wurzel", "root", "sqrt": self = .root
    case "hoch", "power": self = .power
    case "wachstum", "growth": self = .growth
    default:
      guard let mode = RoundingMode(word: word) else { return nil }
      self = .round(mode)
    }
  }
}
