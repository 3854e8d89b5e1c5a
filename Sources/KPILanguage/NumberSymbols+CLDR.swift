// Written by Scripts/cldr_numbers.py from Babel 2.18.0, CLDR 47; do not edit.

extension NumberSymbols {
  /// By BCP 47 tag; "¤" stands for the currency, "-" in an affix for the minus sign.
  static let byLanguage: [String: NumberSymbols] = [
    "en": NumberSymbols(
      decimal: ".", group: ",",
      minusSign: "-",
      minimumGroupingDigits: 1,
      money: .init("¤", ""), negativeMoney: .init("-¤", ""),
      percent: .init("", "%"),
      currencySigns: [.euro: "€", .dollar: "$", .pound: "£", .franc: "CHF", .yen: "¥"]),
    "en-GB": NumberSymbols(
      decimal: ".", group: ",",
      minusSign: "-",
      minimumGroupingDigits: 1,
      money: .init("¤", ""), negativeMoney: .init("-¤", ""),
      percent: .init("", "%"),
      currencySigns: [.euro: "€", .dollar: "US$", .pound: "£", .franc: "CHF", .yen: "JP¥"]),
    "de": NumberSymbols(
      decimal: ",", group: ".",
      minusSign: "-",
      minimumGroupingDigits: 1,
      money: .init("", "\u{A0}¤"), negativeMoney: .init("-", "\u{A0}¤"),
      percent: .init("", "\u{A0}%"),
      currencySigns: [.euro: "€", .dollar: "$", .pound: "£", .franc: "CHF", .yen: "¥"]),
    "de-AT": NumberSymbols(
      decimal: ",", group: ".",
      minusSign: "-",
      minimumGroupingDigits: 1,
      money: .init("¤\u{A0}", ""), negativeMoney: .init("-¤\u{A0}", ""),
      percent: .init("", "\u{A0}%"),
      currencySigns: [.euro: "€", .dollar: "$", .pound: "£", .franc: "CHF", .yen: "¥"]),
    "de-CH": NumberSymbols(
      decimal: ".", group: "’",
      minusSign: "-",
      minimumGroupingDigits: 1,
      money: .init("¤\u{A0}", ""), negativeMoney: .init("¤-", ""),
      percent: .init("", "%"),
      currencySigns: [.euro: "EUR", .dollar: "$", .pound: "£", .franc: "CHF", .yen: "¥"]),
    "fr": NumberSymbols(
      decimal: ",", group: "\u{202F}",
      minusSign: "-",
      minimumGroupingDigits: 1,
      money: .init("", "\u{A0}¤"), negativeMoney: .init("-", "\u{A0}¤"),
      percent: .init("", "\u{A0}%"),
      currencySigns: [.euro: "€", .dollar: "$US", .pound: "£GB", .franc: "CHF", .yen: "JPY"]),
    "fr-CH": NumberSymbols(
      decimal: ",", group: "\u{202F}",
      minusSign: "-",
      minimumGroupingDigits: 1,
      money: .init("", "\u{A0}¤"), negativeMoney: .init("-", "\u{A0}¤"),
      percent: .init("", "%"),
      currencySigns: [.euro: "€", .dollar: "$US", .pound: "£GB", .franc: "CHF", .yen: "JPY"]),
    "it": NumberSymbols(
      decimal: ",", group: ".",
      minusSign: "-",
      minimumGroupingDigits: 1,
      money: .init("", "\u{A0}¤"), negativeMoney: .init("-", "\u{A0}¤"),
      percent: .init("", "%"),
      currencySigns: [.euro: "€", .dollar: "USD", .pound: "£", .franc: "CHF", .yen: "JPY"]),
    "nl": NumberSymbols(
      decimal: ",", group: ".",
      minusSign: "-",
      minimumGroupingDigits: 1,
      money: .init("¤\u{A0}", ""), negativeMoney: .init("¤\u{A0}-", ""),
      percent: .init("", "%"),
      currencySigns: [.euro: "€", .dollar: "US$", .pound: "£", .franc: "CHF", .yen: "JP¥"]),
    "es": NumberSymbols(
      decimal: ",", group: ".",
      minusSign: "-",
      minimumGroupingDigits: 2,
      money: .init("", "\u{A0}¤"), negativeMoney: .init("-", "\u{A0}¤"),
      percent: .init("", "\u{A0}%"),
      currencySigns: [.euro: "€", .dollar: "US$", .pound: "GBP", .franc: "CHF", .yen: "JPY"]),
  ]
}
