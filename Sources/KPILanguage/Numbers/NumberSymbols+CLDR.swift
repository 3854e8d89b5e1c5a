// Written by Scripts/generate/cldr_numbers.py from Babel 2.18.0, CLDR 47; do not edit.

extension NumberSymbols {
  /// By BCP 47 tag; "¤" stands for the currency, "-" in an affix for the minus sign.
  static let byLanguage: [String: NumberSymbols] = [
    "en": NumberSymbols(
      decimal: ".", group: ",",
      minimumGroupingDigits: 1,
      money: .init("¤", ""), negativeMoney: .init("-¤", ""),
      percent: .init("", "%"),
      currencySymbols: [
        .euro: "€", .dollar: "$", .pound: "£", .franc: "CHF", .yen: "¥", .krona: "SEK",
        .krone: "DKK", .zloty: "PLN",
      ]),
    "en-GB": NumberSymbols(
      decimal: ".", group: ",",
      minimumGroupingDigits: 1,
      money: .init("¤", ""), negativeMoney: .init("-¤", ""),
      percent: .init("", "%"),
      currencySymbols: [
        .euro: "€", .dollar: "US$", .pound: "£", .franc: "CHF", .yen: "JP¥", .krona: "SEK",
        .krone: "DKK", .zloty: "PLN",
      ]),
    "de": NumberSymbols(
      decimal: ",", group: ".",
      minimumGroupingDigits: 1,
      money: .init("", "\u{A0}¤"), negativeMoney: .init("-", "\u{A0}¤"),
      percent: .init("", "\u{A0}%"),
      currencySymbols: [
        .euro: "€", .dollar: "$", .pound: "£", .franc: "CHF", .yen: "¥", .krona: "SEK",
        .krone: "DKK", .zloty: "PLN",
      ]),
    "de-AT": NumberSymbols(
      decimal: ",", group: ".",
      minimumGroupingDigits: 1,
      money: .init("¤\u{A0}", ""), negativeMoney: .init("-¤\u{A0}", ""),
      percent: .init("", "\u{A0}%"),
      currencySymbols: [
        .euro: "€", .dollar: "$", .pound: "£", .franc: "CHF", .yen: "¥", .krona: "SEK",
        .krone: "DKK", .zloty: "PLN",
      ]),
    "de-CH": NumberSymbols(
      decimal: ".", group: "’",
      minimumGroupingDigits: 1,
      money: .init("¤\u{A0}", ""), negativeMoney: .init("¤-", ""),
      percent: .init("", "%"),
      currencySymbols: [
        .euro: "EUR", .dollar: "$", .pound: "£", .franc: "CHF", .yen: "¥", .krona: "SEK",
        .krone: "DKK", .zloty: "PLN",
      ]),
    "fr": NumberSymbols(
      decimal: ",", group: "\u{202F}",
      minimumGroupingDigits: 1,
      money: .init("", "\u{A0}¤"), negativeMoney: .init("-", "\u{A0}¤"),
      percent: .init("", "\u{A0}%"),
      currencySymbols: [
        .euro: "€", .dollar: "$US", .pound: "£GB", .franc: "CHF", .yen: "JPY", .krona: "SEK",
        .krone: "DKK", .zloty: "PLN",
      ]),
    "fr-CH": NumberSymbols(
      decimal: ",", group: "\u{202F}",
      minimumGroupingDigits: 1,
      money: .init("", "\u{A0}¤"), negativeMoney: .init("-", "\u{A0}¤"),
      percent: .init("", "%"),
      currencySymbols: [
        .euro: "€", .dollar: "$US", .pound: "£GB", .franc: "CHF", .yen: "JPY", .krona: "SEK",
        .krone: "DKK", .zloty: "PLN",
      ]),
    "it": NumberSymbols(
      decimal: ",", group: ".",
      minimumGroupingDigits: 1,
      money: .init("", "\u{A0}¤"), negativeMoney: .init("-", "\u{A0}¤"),
      percent: .init("", "%"),
      currencySymbols: [
        .euro: "€", .dollar: "USD", .pound: "£", .franc: "CHF", .yen: "JPY", .krona: "SEK",
        .krone: "DKK", .zloty: "PLN",
      ]),
    "nl": NumberSymbols(
      decimal: ",", group: ".",
      minimumGroupingDigits: 1,
      money: .init("¤\u{A0}", ""), negativeMoney: .init("¤\u{A0}-", ""),
      percent: .init("", "%"),
      currencySymbols: [
        .euro: "€", .dollar: "US$", .pound: "£", .franc: "CHF", .yen: "JP¥", .krona: "SEK",
        .krone: "DKK", .zloty: "PLN",
      ]),
    "es": NumberSymbols(
      decimal: ",", group: ".",
      minimumGroupingDigits: 2,
      money: .init("", "\u{A0}¤"), negativeMoney: .init("-", "\u{A0}¤"),
      percent: .init("", "\u{A0}%"),
      currencySymbols: [
        .euro: "€", .dollar: "US$", .pound: "GBP", .franc: "CHF", .yen: "JPY", .krona: "SEK",
        .krone: "DKK", .zloty: "PLN",
      ]),
    "sv": NumberSymbols(
      decimal: ",", group: "\u{A0}",
      minimumGroupingDigits: 1,
      money: .init("", "\u{A0}¤"), negativeMoney: .init("-", "\u{A0}¤"),
      percent: .init("", "\u{A0}%"),
      currencySymbols: [
        .euro: "€", .dollar: "US$", .pound: "GBP", .franc: "CHF", .yen: "JPY", .krona: "kr",
        .krone: "Dkr", .zloty: "PLN",
      ]),
    "da": NumberSymbols(
      decimal: ",", group: ".",
      minimumGroupingDigits: 1,
      money: .init("", "\u{A0}¤"), negativeMoney: .init("-", "\u{A0}¤"),
      percent: .init("", "\u{A0}%"),
      currencySymbols: [
        .euro: "€", .dollar: "US$", .pound: "£", .franc: "CHF", .yen: "JP¥", .krona: "SEK",
        .krone: "kr.", .zloty: "PLN",
      ]),
    "pt": NumberSymbols(
      decimal: ",", group: ".",
      minimumGroupingDigits: 1,
      money: .init("¤\u{A0}", ""), negativeMoney: .init("-¤\u{A0}", ""),
      percent: .init("", "%"),
      currencySymbols: [
        .euro: "€", .dollar: "US$", .pound: "£", .franc: "CHF", .yen: "JP¥", .krona: "SEK",
        .krone: "DKK", .zloty: "PLN",
      ]),
    "pl": NumberSymbols(
      decimal: ",", group: "\u{A0}",
      minimumGroupingDigits: 2,
      money: .init("", "\u{A0}¤"), negativeMoney: .init("-", "\u{A0}¤"),
      percent: .init("", "%"),
      currencySymbols: [
        .euro: "€", .dollar: "USD", .pound: "GBP", .franc: "CHF", .yen: "JPY", .krona: "SEK",
        .krone: "DKK", .zloty: "z\u{142}",
      ]),
  ]
}
