/// A currency that values may be in; nothing converts one into another.
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

  /// The sign that authors write and that units show in every language; the code where there is none.
  package var sign: String {
    switch self {
    case .euro: "€"
    case .dollar: "$"
    case .pound: "£"
    case .yen: "¥"
    case .franc, .krona, .krone, .zloty: code
    }
  }

  /// Signs that are no words, as bytes.
  static let signs = allCases.filter { $0.sign != $0.code }.map { (Array($0.sign.utf8), $0) }

  /// Decimal places of a price that is not whole (ISO 4217).
  package var decimals: Int { self == .yen ? 0 : 2 }

  /// The currency of a sign or code; "zł" is a word of its own, "kr" would be of two countries.
  package init?(written: String) {
    if written == "zł" {
      self = .zloty
      return
    }
    guard let currency = Self.allCases.first(where: { $0.sign == written || $0.code == written })
    else { return nil }
    self = currency
  }
}
