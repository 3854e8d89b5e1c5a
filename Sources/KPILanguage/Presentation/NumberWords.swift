/// Small numbers as a language writes them in a sentence.
struct NumberWords: Sendable {
  /// What a number is to be: the number itself, a multiple, or a share of one.
  enum Kind: Sendable, Hashable {
    /// «zwei»; with the form of «ein» that goes with the word behind it, if the author gave one.
    case cardinal(one: String?)
    /// «dreifach»
    case multiple
    /// «jede dritte» for a third, after the words that the author wrote.
    case share(lead: String)
  }

  /// From 0 on.
  private let cardinals: [String]
  /// From 1 on; empty where the language has no word that suits all nouns.
  private let multiples: [String]
  /// What comes before the number of a share, and the numbers from 2 on; the first one stands for those of
  /// other languages.
  private let shares: [(lead: String, numbers: [String])]

  private init(
    _ cardinals: String, multiples: String = "", shares: [(leads: [String], numbers: String)] = []
  ) {
    func list(_ words: String) -> [String] { words.split(separator: " ").map(String.init) }
    self.cardinals = list(cardinals)
    self.multiples = list(multiples)
    self.shares = shares.flatMap { share in share.leads.map { ($0, list(share.numbers)) } }
  }

  /// The words of a primary language subtag; `nil` where they are not known.
  static func words(in language: String) -> NumberWords? { byLanguage[language] }

  /// What an author means by the words behind `wort`; `nil` for several words that mean nothing.
  static func kind(_ written: String) -> Kind? {
    if written.isEmpty { return .cardinal(one: nil) }
    for words in byLanguage.values {
      if words.shares.contains(where: { $0.lead == written }) { return .share(lead: written) }
      if words.multiples.contains(written) { return .multiple }
    }
    return written.contains(" ") ? nil : .cardinal(one: written)
  }

  /// The word for a number; `nil` for numbers that are written in digits.
  func text(_ number: Rational, _ kind: Kind) -> String? {
    switch kind {
    case .cardinal(let one):
      if number == .one, let one { return one }
      return Self.word(number, in: cardinals, from: 0)
    case .multiple: return Self.word(number, in: multiples, from: 1)
    case .share(let lead):
      let share = shares.first { $0.lead == lead } ?? shares.first
      guard let share, let whole = Rational.one.divided(by: number),
        let word = Self.word(whole, in: share.numbers, from: 2)
      else { return nil }
      // Swedish «varannan» is one word.
      return word.hasPrefix(share.lead) ? word : "\(share.lead) \(word)"
    }
  }

  private static func word(_ number: Rational, in words: [String], from first: Int) -> String? {
    guard case .small(let whole, 1) = number.parts, words.indices.contains(whole - first) else {
      return nil
    }
    return words[whole - first]
  }

  private static let byLanguage: [String: NumberWords] = [
    "de": NumberWords(
      "null eins zwei drei vier fünf sechs sieben acht neun zehn elf zwölf",
      multiples:
        "einfach zweifach dreifach vierfach fünffach sechsfach siebenfach achtfach neunfach "
        + "zehnfach elffach zwölffach",
      shares: [
        (
          ["jede", "jeder", "jedes"],
          "zweite dritte vierte fünfte sechste siebte achte neunte zehnte elfte zwölfte"
        ),
        (
          ["jeden", "jedem"],
          "zweiten dritten vierten fünften sechsten siebten achten neunten zehnten elften zwölften"
        ),
      ]),
    "en": NumberWords(
      "zero one two three four five six seven eight nine ten eleven twelve",
      multiples: "onefold twofold threefold fourfold fivefold sixfold sevenfold eightfold ninefold "
        + "tenfold elevenfold twelvefold",
      shares: [
        (["one in"], "two three four five six seven eight nine ten eleven twelve")
      ]),
    "fr": NumberWords(
      "zéro un deux trois quatre cinq six sept huit neuf dix onze douze",
      multiples:
        "simple double triple quadruple quintuple sextuple septuple octuple nonuple décuple",
      shares: [
        (["un sur", "une sur"], "deux trois quatre cinq six sept huit neuf dix onze douze")
      ]),
    "es": NumberWords(
      "cero uno dos tres cuatro cinco seis siete ocho nueve diez once doce",
      multiples: "simple doble triple cuádruple quíntuple séxtuple séptuple óctuple",
      shares: [
        (
          ["uno de cada", "una de cada", "un de cada"],
          "dos tres cuatro cinco seis siete ocho nueve diez once doce"
        )
      ]),
    "it": NumberWords(
      "zero uno due tre quattro cinque sei sette otto nove dieci undici dodici",
      shares: [
        (
          ["uno su", "una su", "un su"],
          "due tre quattro cinque sei sette otto nove dieci undici dodici"
        )
      ]),
    "nl": NumberWords(
      "nul één twee drie vier vijf zes zeven acht negen tien elf twaalf",
      multiples: "enkelvoudig tweevoudig drievoudig viervoudig vijfvoudig zesvoudig zevenvoudig "
        + "achtvoudig negenvoudig tienvoudig elfvoudig twaalfvoudig",
      shares: [
        (["één op de", "een op de"], "twee drie vier vijf zes zeven acht negen tien elf twaalf")
      ]),
    "pl": NumberWords(
      "zero jeden dwa trzy cztery pięć sześć siedem osiem dziewięć dziesięć jedenaście dwanaście"),
    "pt": NumberWords(
      "zero um dois três quatro cinco seis sete oito nove dez onze doze",
      shares: [
        (
          ["um em cada", "uma em cada"],
          "dois três quatro cinco seis sete oito nove dez onze doze"
        )
      ]),
    "sv": NumberWords(
      "noll ett två tre fyra fem sex sju åtta nio tio elva tolv",
      shares: [
        (
          ["var"],
          "varannan tredje fjärde femte sjätte sjunde åttonde nionde tionde elfte tolfte"
        ),
        (
          ["vart"],
          "vartannat tredje fjärde femte sjätte sjunde åttonde nionde tionde elfte tolfte"
        ),
      ]),
    "da": NumberWords(
      "nul en to tre fire fem seks syv otte ni ti elleve tolv",
      multiples:
        "enkelt dobbelt tredobbelt firedobbelt femdobbelt seksdobbelt syvdobbelt ottedobbelt "
        + "nidobbelt tidobbelt ellevedobbelt tolvdobbelt",
      shares: [
        (
          ["hver"],
          "anden tredje fjerde femte sjette syvende ottende niende tiende ellevte tolvte"
        ),
        (
          ["hvert"],
          "andet tredje fjerde femte sjette syvende ottende niende tiende ellevte tolvte"
        ),
      ]),
  ]
}
