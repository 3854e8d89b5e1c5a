// Written by Scripts/generate/cldr_compact.py from Babel 2.18.0, CLDR 47; do not edit.

extension CompactNumber {
  /// By language, by power of ten.
  static let formsByLanguage: [String: [Int: Forms]] = [
    "de": [
      3: .init(short: "\u{A0}Tsd.", long: .init(one: "Tausend", other: "Tausend")),
      6: .init(short: "\u{A0}Mio.", long: .init(one: "Million", other: "Millionen")),
      9: .init(short: "\u{A0}Mrd.", long: .init(one: "Milliarde", other: "Milliarden")),
    ],
    "en": [
      3: .init(short: "K", long: .init(one: "thousand", other: "thousand")),
      6: .init(short: "M", long: .init(one: "million", other: "million")),
      9: .init(short: "B", long: .init(one: "billion", other: "billion")),
    ],
    "fr": [
      3: .init(short: "\u{A0}k", long: .init(one: "mille", other: "mille")),
      6: .init(short: "\u{A0}M", long: .init(one: "million", other: "millions")),
      9: .init(short: "\u{A0}Md", long: .init(one: "milliard", other: "milliards")),
    ],
    "es": [
      3: .init(short: "\u{A0}mil", long: .init(one: "mil", other: "mil")),
      6: .init(short: "\u{A0}M", long: .init(one: "millón", other: "millones")),
      9: .init(short: "\u{A0}mil\u{A0}M", long: .init(one: "mil millones", other: "mil millones")),
    ],
    "it": [
      3: .init(short: "\u{A0}mila", long: .init(one: "mila", other: "mila")),
      6: .init(short: "\u{A0}Mln", long: .init(one: "milione", other: "milioni")),
      9: .init(short: "\u{A0}Mld", long: .init(one: "miliardo", other: "miliardi")),
    ],
    "nl": [
      3: .init(short: "K", long: .init(one: "duizend", other: "duizend")),
      6: .init(short: "\u{A0}mln.", long: .init(one: "miljoen", other: "miljoen")),
      9: .init(short: "\u{A0}mld.", long: .init(one: "miljard", other: "miljard")),
    ],
    "pl": [
      3: .init(
        short: "\u{A0}tys.",
        long: .init(one: "tysiąc", few: "tysiące", many: "tysięcy", other: "tysiąca")),
      6: .init(
        short: "\u{A0}mln",
        long: .init(one: "milion", few: "miliony", many: "milionów", other: "miliona")),
      9: .init(
        short: "\u{A0}mld",
        long: .init(one: "miliard", few: "miliardy", many: "miliardów", other: "miliarda")),
    ],
    "pt": [
      3: .init(short: "\u{A0}mil", long: .init(one: "mil", other: "mil")),
      6: .init(short: "\u{A0}mi", long: .init(one: "milhão", other: "milhões")),
      9: .init(short: "\u{A0}bi", long: .init(one: "bilhão", other: "bilhões")),
    ],
    "sv": [
      3: .init(short: "\u{A0}tn", long: .init(one: "tusen", other: "tusen")),
      6: .init(short: "\u{A0}mn", long: .init(one: "miljon", other: "miljoner")),
      9: .init(short: "\u{A0}md", long: .init(one: "miljard", other: "miljarder")),
    ],
    "da": [
      3: .init(short: "\u{A0}t", long: .init(one: "tusind", other: "tusind")),
      6: .init(short: "\u{A0}mio.", long: .init(one: "million", other: "millioner")),
      9: .init(short: "\u{A0}mia.", long: .init(one: "milliard", other: "milliarder")),
    ],
  ]
}
