/// A word with a meaning only where the grammar expects it, so that a figure may have it as its name; German
/// and English ones are understood on every page.
enum ContextualKeyword: String, CaseIterable, Sendable {
  case list
  case series
  case per
  case over
  case `if`
  case `in`
  case total
  case nothing
  case solve
  case sensitivity
  case chart
  case and
  case or
  case not
  case after
  case descending
  case from
  case column
  case numbers

  var german: String {
    switch self {
    case .list: "liste"
    case .series: "reihe"
    case .per: "je"
    case .over: "über"
    case .if: "wenn"
    case .in: "in"
    case .total: "gesamt"
    case .nothing: "nichts"
    case .solve: "löse"
    case .sensitivity: "sensitivität"
    case .chart: "diagramm"
    case .and: "und"
    case .or: "oder"
    case .not: "nicht"
    case .after: "nach"
    case .descending: "absteigend"
    case .from: "aus"
    case .column: "spalte"
    case .numbers: "zahlen"
    }
  }

  private static let byWord: [String: ContextualKeyword] = {
    var keywords: [String: ContextualKeyword] = [:]
    for keyword in allCases {
      keywords[keyword.rawValue] = keyword
      keywords[keyword.german] = keyword
    }
    return keywords
  }()

  init?(_ word: String) {
    guard let keyword = Self.byWord[word] else { return nil }
    self = keyword
  }
}

/// A keyword as it is meant by words in another case or without umlauts, such as `Für`, `fuer` and `FOR`.
enum FoldedKeyword {
  /// The keyword that a word stands for; `nil` where it is one already, or none.
  static func meant(_ word: String) -> String? {
    guard Keyword(word) == nil, ContextualKeyword(word) == nil else { return nil }
    return byFolded[folded(word)]
  }

  /// The words that begin lines, for suggestions.
  static let lineWords =
    Keyword.lineWords
    + [ContextualKeyword.list, .series, .per, .total, .sensitivity, .chart].flatMap {
      [$0.rawValue, $0.german]
    }

  private static func folded(_ word: String) -> String {
    word.lowercased().replacing("ae", with: "ä").replacing("oe", with: "ö")
      .replacing("ue", with: "ü")
  }

  private static let byFolded: [String: String] = {
    let words =
      Keyword.allCases.flatMap { [$0.rawValue, $0.german] }
      + ContextualKeyword.allCases.flatMap { [$0.rawValue, $0.german] }
    return Dictionary(words.map { (folded($0), $0) }) { first, _ in first }
  }()
}

extension LineParser {
  func isAt(_ keyword: ContextualKeyword) -> Bool {
    index < tokens.count && tokens[index].contextualKeyword == keyword
  }

  mutating func take(_ keyword: ContextualKeyword) -> Bool {
    guard isAt(keyword) else { return false }
    index += 1
    return true
  }
}
