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

extension LineParser {
  func isAt(_ keyword: ContextualKeyword) -> Bool {
    if case .word(let word) = current?.kind { ContextualKeyword(word) == keyword } else { false }
  }

  mutating func take(_ keyword: ContextualKeyword) -> Bool {
    guard isAt(keyword) else { return false }
    index += 1
    return true
  }
}
