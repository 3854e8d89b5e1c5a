/// A word, number, text or symbol of a line.
struct Token: Sendable {
  enum Kind: Sendable, Hashable {
    case word(String)
    /// Digits with their separators, as written.
    case number(String)
    /// A text without its quotes.
    case text(String)
    case symbol(Symbol)
    case currency(Currency)
  }

  enum Symbol: String, Sendable, CaseIterable {
    case plus = "+"
    case minus = "-"
    case times = "*"
    case slash = "/"
    case obelus = "÷"
    case equal = "="
    case less = "<"
    case greater = ">"
    case lessOrEqual = "<="
    case greaterOrEqual = ">="
    case plusMinus = "±"
    case semicolon = ";"
    case comma = ","
    case bar = "|"
    case at = "@"
    case open = "("
    case close = ")"
    case openBracket = "["
    case closeBracket = "]"
    /// Stands for a cell without a value.
    case dash = "–"
    case arrow = "->"
    case percent = "%"

    /// All spellings, the longest first.
    static let spellings: [([UInt8], Symbol)] =
      (allCases.map { ($0.rawValue, $0) } + [
        ("×", .times), ("·", .times), ("−", .minus), ("≤", .lessOrEqual), ("≥", .greaterOrEqual),
        ("→", .arrow), ("—", .dash), ("+-", .plusMinus), ("+/-", .plusMinus),
      ]).map { (Array($0.0.utf8), $0.1) }.sorted { $0.0.count > $1.0.count }
  }

  let kind: Kind
  /// The bytes in the file.
  let range: Range<Int>
  /// Whether it follows a space or begins the line.
  let isSpaced: Bool
  /// What a word means wherever it stands; looked up once, since parsing asks often.
  let keyword: Keyword?
  /// What a word means where the grammar expects it.
  let contextualKeyword: ContextualKeyword?

  init(kind: Kind, range: Range<Int>, isSpaced: Bool) {
    self.kind = kind
    self.range = range
    self.isSpaced = isSpaced
    if case .word(let word) = kind {
      keyword = Keyword(word)
      contextualKeyword = ContextualKeyword(word)
    } else {
      (keyword, contextualKeyword) = (nil, nil)
    }
  }
}
