/// A currency of ISO 4217 that is legal tender today; one is never converted into another.
package struct Currency: Sendable, Hashable, CaseIterable, RawRepresentable {
  /// Its place in the table, see `Currency+CLDR.swift`.
  private let number: UInt8

  private init(number: Int) { self.number = UInt8(number) }

  package static let euro = Currency(number: 0)
  package static let dollar = Currency(number: 1)
  package static let pound = Currency(number: 2)
  package static let franc = Currency(number: 3)
  package static let yen = Currency(number: 4)
  package static let krona = Currency(number: 5)
  package static let krone = Currency(number: 6)
  package static let zloty = Currency(number: 7)

  /// In the order in which units show them.
  package static let allCases = table.indices.map { Currency(number: $0) }

  /// Those whose codes always are units; words for things that are counted go before all other codes.
  static let common = allCases.prefix(8)

  private static let byCode = Dictionary(
    uniqueKeysWithValues: allCases.map { (table[Int($0.number)].code, $0) })

  private static let byWord: [String: Currency] = {
    var words = byCode
    for currency in allCases { words[currency.symbol] = currency }
    for (spelling, code) in spellings { words[spelling] = byCode[code] }
    return words
  }()

  /// The currency of an ISO 4217 code.
  package init?(rawValue: String) {
    guard let currency = Self.byCode[rawValue] else { return nil }
    self = currency
  }

  package var rawValue: String { code }

  /// The ISO 4217 code.
  package var code: String { Self.table[Int(number)].code }

  /// Its place in units.
  var order: Int { Int(number) }

  /// The sign that authors write and that units show in every language; the code where no other currency may
  /// have the sign.
  package var symbol: String { Self.table[Int(number)].sign ?? code }

  /// Decimal places of a price that is not whole (CLDR).
  package var decimals: Int { Self.table[Int(number)].decimals }

  /// The symbols that are not words, as UTF-8, the longest first.
  static let symbols: [([UInt8], Currency)] =
    byWord.filter { !$0.key.allSatisfy(\.isLetter) }
    .map { (Array($0.key.utf8), $0.value) }
    .sorted { ($1.0.count, $0.1.order) < ($0.0.count, $1.1.order) }

  /// The currency of a symbol or code; "zł" is accepted too, "kr" is not, since it would be ambiguous.
  package init?(written: String) {
    guard let currency = Self.byWord[written] else { return nil }
    self = currency
  }

  /// Other spellings that mean one currency alone.
  private static let spellings = [
    "zł": "PLN", "Kč": "CZK", "US$": "USD", "A$": "AUD", "AU$": "AUD", "CA$": "CAD", "NZ$": "NZD",
    "HK$": "HKD", "NT$": "TWD", "MX$": "MXN", "R$": "BRL", "CN¥": "CNY", "JP¥": "JPY",
  ]

  /// What a language writes, as codes followed by symbols.
  static func symbols(_ written: String) -> [Currency: String] {
    let words = written.split(separator: " ").map(String.init)
    return Dictionary(
      uniqueKeysWithValues: stride(from: 0, to: words.count - 1, by: 2).compactMap { index in
        byCode[words[index]].map { ($0, words[index + 1]) }
      })
  }
}
