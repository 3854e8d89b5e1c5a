/// A function of the language, by the word before its parenthesis; English and German words are
/// understood on every page.
enum FunctionName: Hashable {
  case round(RoundingMode)
  case call(Expression.Function)
  case root
  case power
  case growth
  case choose
  case absolute
  case gather(Expression.Gathering)
  case previous
  case next

  static let words = german + english

  /// In the order in which messages list them.
  static let german =
    [
      "summe", "mittel", "median", "min", "max", "anzahl", "anteil", "kumuliert", "gewichtet",
      "erster", "letzter", "vorher", "nachher", "wenn", "runde", "hoch", "wurzel", "wachstum",
      "abs",
    ] + RoundingMode.allCases.map { $0.words[1] }

  static let english =
    [
      "sum", "mean", "median", "min", "max", "number", "share", "cumulative", "weighted", "first",
      "last", "previous", "next", "if", "round", "power", "sqrt", "root", "growth", "abs",
    ] + RoundingMode.allCases.map { $0.words[0] }

  private static let byWord: [String: FunctionName] = [
    "runde": .round(.halfUp), "round": .round(.halfUp), "min": .call(.minimum),
    "max": .call(.maximum), "summe": .call(.sum), "sum": .call(.sum), "wenn": .choose,
    "if": .choose, "wurzel": .root, "root": .root, "sqrt": .root, "hoch": .power, "power": .power,
    "wachstum": .growth, "growth": .growth, "abs": .absolute,
    "mittel": .gather(.aggregate(.mean)), "mean": .gather(.aggregate(.mean)),
    "median": .gather(.aggregate(.median)), "anzahl": .gather(.aggregate(.count)),
    "number": .gather(.aggregate(.count)), "erster": .gather(.aggregate(.first)),
    "first": .gather(.aggregate(.first)), "letzter": .gather(.aggregate(.last)),
    "last": .gather(.aggregate(.last)), "anteil": .gather(.share), "share": .gather(.share),
    "gewichtet": .gather(.weighted), "weighted": .gather(.weighted),
    "kumuliert": .gather(.cumulative), "cumulative": .gather(.cumulative),
    "vorher": .previous, "previous": .previous, "nachher": .next, "next": .next,
  ]

  init?(_ word: String) {
    if let function = Self.byWord[word] {
      self = function
    } else if let mode = RoundingMode(word: word) {
      self = .round(mode)
    } else {
      return nil
    }
  }

  /// What it does with the items of a list; `nil` for functions of single values.
  var gathering: Expression.Gathering? {
    switch self {
    case .call(.sum): .aggregate(.sum)
    case .call(.minimum): .aggregate(.minimum)
    case .call(.maximum): .aggregate(.maximum)
    case .gather(let gathering): gathering
    default: nil
    }
  }
}
