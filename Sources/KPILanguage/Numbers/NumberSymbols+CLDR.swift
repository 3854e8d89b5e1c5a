// Written by Scripts/generate/cldr_numbers.py from Babel 2.18.0, CLDR 47; do not edit.

extension NumberSymbols {
  /// By BCP 47 tag; "¤" stands for the currency, "-" in an affix for the minus sign.
  static let byLanguage: [String: NumberSymbols] = [
    "en": NumberSymbols(
      decimal: ".", group: ",",
      minimumGroupingDigits: 1,
      money: .init("¤", ""), negativeMoney: .init("-¤", ""),
      percent: .init("", "%"),
      currencySymbols: Currency.symbols(
        "EUR € USD $ GBP £ JPY ¥ AUD A$ BRL R$ CAD CA$ CNY CN¥ HKD HK$ ILS \u{20AA} INR \u{20B9} KRW \u{20A9} MXN MX$ NZD NZ$ PHP \u{20B1} TWD NT$ VND \u{20AB} XAF FCFA XCD EC$ XCG Cg. XOF F\u{202F}CFA XPF CFPF"
      )),
    "en-GB": NumberSymbols(
      decimal: ".", group: ",",
      minimumGroupingDigits: 1,
      money: .init("¤", ""), negativeMoney: .init("-¤", ""),
      percent: .init("", "%"),
      currencySymbols: Currency.symbols(
        "EUR € USD US$ GBP £ JPY JP¥ AUD A$ BRL R$ CAD CA$ CNY CN¥ HKD HK$ ILS \u{20AA} INR \u{20B9} KRW \u{20A9} MXN MX$ NZD NZ$ PHP \u{20B1} TWD NT$ VND \u{20AB} XAF FCFA XCD EC$ XCG Cg. XOF F\u{202F}CFA XPF CFPF"
      )),
    "de": NumberSymbols(
      decimal: ",", group: ".",
      minimumGroupingDigits: 1,
      money: .init("", "\u{A0}¤"), negativeMoney: .init("-", "\u{A0}¤"),
      percent: .init("", "\u{A0}%"),
      currencySymbols: Currency.symbols(
        "EUR € USD $ GBP £ JPY ¥ AUD AU$ BRL R$ CAD CA$ CNY CN¥ HKD HK$ ILS \u{20AA} INR \u{20B9} KRW \u{20A9} MXN MX$ NZD NZ$ THB \u{E3F} TWD NT$ VND \u{20AB} XAF FCFA XCD EC$ XCG Cg. XOF F\u{202F}CFA XPF CFPF"
      )),
    "de-AT": NumberSymbols(
      decimal: ",", group: ".",
      minimumGroupingDigits: 1,
      money: .init("¤\u{A0}", ""), negativeMoney: .init("-¤\u{A0}", ""),
      percent: .init("", "\u{A0}%"),
      currencySymbols: Currency.symbols(
        "EUR € USD $ GBP £ JPY ¥ AUD AU$ BRL R$ CAD CA$ CNY CN¥ HKD HK$ ILS \u{20AA} INR \u{20B9} KRW \u{20A9} MXN MX$ NZD NZ$ THB \u{E3F} TWD NT$ VND \u{20AB} XAF FCFA XCD EC$ XCG Cg. XOF F\u{202F}CFA XPF CFPF"
      )),
    "de-CH": NumberSymbols(
      decimal: ".", group: "’",
      minimumGroupingDigits: 1,
      money: .init("¤\u{A0}", ""), negativeMoney: .init("¤-", ""),
      percent: .init("", "%"),
      currencySymbols: Currency.symbols(
        "USD $ GBP £ JPY ¥ AUD AU$ BRL R$ CAD CA$ CNY CN¥ HKD HK$ ILS \u{20AA} INR \u{20B9} KRW \u{20A9} MXN MX$ NZD NZ$ THB \u{E3F} TWD NT$ VND \u{20AB} XAF FCFA XCD EC$ XCG Cg. XOF F\u{202F}CFA XPF CFPF"
      )),
    "fr": NumberSymbols(
      decimal: ",", group: "\u{202F}",
      minimumGroupingDigits: 1,
      money: .init("", "\u{A0}¤"), negativeMoney: .init("-", "\u{A0}¤"),
      percent: .init("", "\u{A0}%"),
      currencySymbols: Currency.symbols(
        "EUR € USD $US GBP £GB ARS $AR AUD $AU BMD $BM BND $BN BRL R$ BZD $BZ CAD $CA CLP $CL COP $CO FJD $FJ FKP £FK GIP £GI ILS \u{20AA} INR \u{20B9} KRW \u{20A9} LBP £LB MXN $MX NAD $NA NZD $NZ SBD $SB SGD $SG SRD $SR TTD $TT UYU $UY VND \u{20AB} WST $WS XAF FCFA XCG Cg. XOF F\u{202F}CFA XPF FCFP"
      )),
    "fr-CH": NumberSymbols(
      decimal: ",", group: "\u{202F}",
      minimumGroupingDigits: 1,
      money: .init("", "\u{A0}¤"), negativeMoney: .init("-", "\u{A0}¤"),
      percent: .init("", "%"),
      currencySymbols: Currency.symbols(
        "EUR € USD $US GBP £GB ARS $AR AUD $AU BMD $BM BND $BN BRL R$ BZD $BZ CAD $CA CLP $CL COP $CO FJD $FJ FKP £FK GIP £GI ILS \u{20AA} INR \u{20B9} KRW \u{20A9} LBP £LB MXN $MX NAD $NA NZD $NZ SBD $SB SGD $SG SRD $SR TTD $TT UYU $UY VND \u{20AB} WST $WS XAF FCFA XCG Cg. XOF F\u{202F}CFA XPF FCFP"
      )),
    "it": NumberSymbols(
      decimal: ",", group: ".",
      minimumGroupingDigits: 1,
      money: .init("", "\u{A0}¤"), negativeMoney: .init("-", "\u{A0}¤"),
      percent: .init("", "%"),
      currencySymbols: Currency.symbols(
        "EUR € GBP £ AUD A$ CAD CA$ CNY CN¥ ILS \u{20AA} NZD NZ$ PHP \u{20B1} THB \u{E3F} XAF FCFA XCD EC$ XCG Cg. XOF F\u{202F}CFA XPF CFPF"
      )),
    "nl": NumberSymbols(
      decimal: ",", group: ".",
      minimumGroupingDigits: 1,
      money: .init("¤\u{A0}", ""), negativeMoney: .init("¤\u{A0}-", ""),
      percent: .init("", "%"),
      currencySymbols: Currency.symbols(
        "EUR € USD US$ GBP £ JPY JP¥ AUD AU$ BRL R$ CAD C$ CNY CN¥ FJD FJ$ HKD HK$ ILS \u{20AA} INR \u{20B9} KRW \u{20A9} MXN MX$ NZD NZ$ SBD SI$ THB \u{E3F} TWD NT$ VND \u{20AB} XAF FCFA XCD EC$ XCG Cg. XOF F\u{202F}CFA"
      )),
    "es": NumberSymbols(
      decimal: ",", group: ".",
      minimumGroupingDigits: 2,
      money: .init("", "\u{A0}¤"), negativeMoney: .init("-", "\u{A0}¤"),
      percent: .init("", "\u{A0}%"),
      currencySymbols: Currency.symbols(
        "EUR € USD US$ THB \u{E3F} VND \u{20AB} XCG Cg. XPF CFPF")),
    "sv": NumberSymbols(
      decimal: ",", group: "\u{A0}",
      minimumGroupingDigits: 1,
      money: .init("", "\u{A0}¤"), negativeMoney: .init("-", "\u{A0}¤"),
      percent: .init("", "\u{A0}%"),
      currencySymbols: Currency.symbols(
        "EUR € USD US$ SEK kr DKK Dkr BBD Bds$ BMD BM$ BRL BR$ BSD BS$ BZD BZ$ CAD CA$ DOP RD$ EGP EG£ ILS \u{20AA} ISK Ikr JMD JM$ MXN MX$ NOK Nkr XAF FCFA XCD EC$ XCG Cg. XOF F\u{202F}CFA XPF CFPF"
      )),
    "da": NumberSymbols(
      decimal: ",", group: ".",
      minimumGroupingDigits: 1,
      money: .init("", "\u{A0}¤"), negativeMoney: .init("-", "\u{A0}¤"),
      percent: .init("", "\u{A0}%"),
      currencySymbols: Currency.symbols(
        "EUR € USD US$ GBP £ JPY JP¥ DKK kr. AUD AU$ BRL R$ CAD CA$ CNY CN¥ HKD HK$ ILS \u{20AA} INR \u{20B9} KRW \u{20A9} MXN MX$ NZD NZ$ THB \u{E3F} TWD NT$ VND \u{20AB} XAF FCFA XCD EC$ XCG Cg. XOF F\u{202F}CFA XPF CFPF"
      )),
    "pt": NumberSymbols(
      decimal: ",", group: ".",
      minimumGroupingDigits: 1,
      money: .init("¤\u{A0}", ""), negativeMoney: .init("-¤\u{A0}", ""),
      percent: .init("", "%"),
      currencySymbols: Currency.symbols(
        "EUR € USD US$ GBP £ JPY JP¥ AUD AU$ BRL R$ CAD CA$ CNY CN¥ HKD HK$ ILS \u{20AA} INR \u{20B9} KRW \u{20A9} MXN MX$ NZD NZ$ THB \u{E3F} TWD NT$ VND \u{20AB} XAF FCFA XCD EC$ XCG Cg. XOF F\u{202F}CFA XPF CFPF"
      )),
    "pl": NumberSymbols(
      decimal: ",", group: "\u{A0}",
      minimumGroupingDigits: 2,
      money: .init("", "\u{A0}¤"), negativeMoney: .init("-", "\u{A0}¤"),
      percent: .init("", "%"),
      currencySymbols: Currency.symbols(
        "EUR € PLN z\u{142} BRL R$ XAF FCFA XCD EC$ XCG Cg. XOF F\u{202F}CFA XPF CFPF")),
  ]
}
