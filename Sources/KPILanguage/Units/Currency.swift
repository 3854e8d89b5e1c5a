/// A currency; one is never converted into another.
package enum Currency: String, Sendable, Hashable, CaseIterable {
  case euro = "EUR"
  case dollar = "USD"
  case pound = "GBP"
  case franc = "CHF"
  case yen = "JPY"
  case krona = "SEK"
  case krone = "DKK"
  case zloty = "PLN"

  /// The ISO 4217 code.
  package var code: String { rawValue }

  /// The symbol that authors write and that units show in every language; the code where there is none.
  package var symbol: String {
    switch self {
    case .euro: "€"
    case .dollar: "$"
    case .pound: "£"
    case .yen: "¥"
    case .franc, .krona, .krone, .zloty: code
    }
  }

  /// The symbols that are not words, as UTF-8.
  static let symbols = allCases.filter { $0.symbol != $0.code }.map { (Array($0.symbol.utf8), $0) }

  /// Decimal places of a price that is not whole (ISO 4217).
  package var decimals: Int { self == .yen ? 0 : 2 }

  /// The currency of a symbol or code; "zł" is accepted too, "kr" is not, since it would be ambiguous.
  package init?(written: String) {
    if written == "zł" {
      self = .zloty
      return
    }
    guard let currency = Self.allCases.first(where: { $0.symbol == written || $0.code == written })
    else { return nil }
    self = currency
  }
}
