#!/usr/bin/env python3
"""Writes NumberSymbols+CLDR.swift and Currency+CLDR.swift of Sources/KPILanguage from the CLDR data that Babel ships.

Usage: pip install babel==2.18.0; python3 Scripts/generate/cldr_numbers.py
"""
from pathlib import Path

import babel
from babel import Locale, core, numbers

LOCALES = ["en", "en-GB", "de", "de-AT", "de-CH", "fr", "fr-CH", "it", "nl", "es", "sv", "da", "pt", "pl"]
# The first ones are in the order in which units show them.
CURRENCIES = ["EUR", "USD", "GBP", "CHF", "JPY", "SEK", "DKK", "PLN"]
CURRENCIES += sorted(
    {
        code
        for currencies in core.get_global("territory_currencies").values()
        for code, _, end, is_tender in currencies
        if end is None and is_tender
    }
    - set(CURRENCIES)
)
# The signs of Unicode that one currency has.
SIGNS = {
    "EUR": "€", "USD": "$", "GBP": "£", "JPY": "¥", "AMD": "֏", "AZN": "₼", "BDT": "৳", "CRC": "₡",
    "GEL": "₾", "ILS": "₪", "INR": "₹", "KHR": "៛", "KRW": "₩", "KZT": "₸", "LAK": "₭", "MNT": "₮",
    "NGN": "₦", "PHP": "₱", "PYG": "₲", "RUB": "₽", "THB": "฿", "TRY": "₺", "UAH": "₴", "VND": "₫",
}
# supplemental CLDR data that Babel does not carry: <minimumGroupingDigits> other than 1
MINIMUM_GROUPING_DIGITS = {"es": 2, "pl": 2}


def literal(text):
    escaped = "".join(
        c if " " <= c <= "~" and c not in '"\\' or c in "€£¥¤’" else "\\u{%X}" % ord(c) for c in text
    )
    return f'"{escaped}"'


def affixes(pattern, negative):
    """The text before and after the digits of a pattern's positive or negative form."""
    index = 1 if negative else 0
    return pattern.prefix[index], pattern.suffix[index]


def entry(tag):
    locale = Locale.parse(tag.replace("-", "_"))
    symbols = locale._data["number_symbols"]["latn"]
    money = locale.currency_formats["standard"]
    percent = locale.percent_formats[None]
    if money.grouping != (3, 3) or percent.grouping != (3, 3):
        raise SystemExit(f"{tag}: groups other than of three digits are not supported")
    symbols_by_currency = " ".join(
        f"{code} {locale.currency_symbols[code]}"
        for code in CURRENCIES
        if locale.currency_symbols.get(code, code) != code
    )

    def pair(pattern, negative):
        before, after = affixes(pattern, negative)
        return f".init({literal(before)}, {literal(after)})"

    return f"""    {literal(tag)}: NumberSymbols(
      decimal: {literal(symbols["decimal"])}, group: {literal(symbols["group"])},
      minimumGroupingDigits: {MINIMUM_GROUPING_DIGITS.get(tag, 1)},
      money: {pair(money, False)}, negativeMoney: {pair(money, True)},
      percent: {pair(percent, False)},
      currencySymbols: Currency.symbols(
        {literal(symbols_by_currency)})),
"""


def currency(code):
    sign = f", sign: {literal(SIGNS[code])}" if code in SIGNS else ""
    return f'    .init("{code}", decimals: {numbers.get_currency_precision(code)}{sign}),\n'


def main():
    entries = "".join(map(currency, CURRENCIES))
    target = Path(__file__).resolve().parents[2] / "Sources/KPILanguage/Units/Currency+CLDR.swift"
    target.write_text(
        f"""// Written by Scripts/generate/cldr_numbers.py from Babel {babel.__version__}, CLDR {core.get_cldr_version()}; do not edit.

extension Currency {{
  struct Entry: Sendable {{
    let code: String
    let decimals: Int
    /// The sign that it alone has.
    let sign: String?

    init(_ code: String, decimals: Int, sign: String? = nil) {{
      self.code = code
      self.decimals = decimals
      self.sign = sign
    }}
  }}

  static let table: [Entry] = [
{entries}  ]
}}
""",
        encoding="utf-8",
    )
    target = Path(__file__).resolve().parents[2] / "Sources/KPILanguage/Numbers/NumberSymbols+CLDR.swift"
    entries = "".join(entry(tag) for tag in LOCALES)
    target.write_text(
        f"""// Written by Scripts/generate/cldr_numbers.py from Babel {babel.__version__}, CLDR {core.get_cldr_version()}; do not edit.

extension NumberSymbols {{
  /// By BCP 47 tag; "¤" stands for the currency, "-" in an affix for the minus sign.
  static let byLanguage: [String: NumberSymbols] = [
{entries}  ]
}}
""",
        encoding="utf-8",
    )


if __name__ == "__main__":
    main()
