import Diagnostics
import HTMLText
import TestSupport
import Testing

@testable import KPILanguage

/// The words that are added to an author's figures, in the languages that have them.
@Suite struct LanguageWordsTests {
  static let languages = ["de", "en", "fr", "es", "it", "nl", "pl", "pt", "sv", "da"]

  /// Of each language: what is shown of a table, and of each formula of `formulas`.
  struct Words: Sendable, CustomTestStringConvertible {
    let language: String
    let rate: String
    let note: String
    let formulas: [String]

    var testDescription: String { language }
  }

  static let formulas = [
    "A um +10 %", "A um -10 %", "runde(A; 1)", "ab(A; 5) + 1", "auf(A; 5)", "gerade(A; 5)",
    "halbab(A; 5)", "boden(A; 5)", "decke(A; 5)", "min(A; B)", "max(A; B)", "min(A; B; 1)",
    "max(A; B; 1)", "wenn(A < B; A; B)", "T * 3 Monate", "T * 1 Monat", "Q + 0,5 PP",
    "G * 1,5 Jahre",
  ]

  static let words = [
    Words(
      language: "de", rate: "Quote, in %", note: "Gerechnet wird mit ungerundeten Werten.",
      formulas: [
        "7 um 10 % erhöht", "7 um 10 % gesenkt", "7, gerundet auf Ganze",
        "(7, abgerundet auf 5) + 1", "7, aufgerundet auf 5",
        "7, gerundet (Hälften zur geraden Zahl) auf 5", "7, gerundet (Hälften zur Null hin) auf 5",
        "7, nach unten gerundet auf 5", "7, nach oben gerundet auf 5",
        "der kleinere Wert von 7 und 8,5", "der größere Wert von 7 und 8,5",
        "der kleinste Wert von 7, 8,5 und 1", "der größte Wert von 7, 8,5 und 1",
        "7, falls 7 < 8,5, sonst 8,5", "2/Monat × 3 Monate", "2/Monat × 1 Monat", "33 % + 0,5 PP",
        "30 €/Jahr × 1,5 Jahre",
      ]),
    Words(
      language: "en", rate: "Quote, in %", note: "Calculated with unrounded values.",
      formulas: [
        "7 increased by 10%", "7 decreased by 10%", "7, rounded to a whole number",
        "(7, rounded down to 5) + 1", "7, rounded up to 5", "7, rounded (halves to even) to 5",
        "7, rounded (halves towards zero) to 5", "7, rounded downwards to 5",
        "7, rounded upwards to 5", "the smaller of 7 and 8.5", "the larger of 7 and 8.5",
        "the smallest of 7, 8.5 and 1", "the largest of 7, 8.5 and 1", "7 if 7 < 8.5, else 8.5",
        "2/month × 3 months", "2/month × 1 month", "33% + 0.5 pp", "€30/year × 1.5 years",
      ]),
    Words(
      language: "fr", rate: "Quote, en %",
      note: "Calculs effectués avec les valeurs non arrondies.",
      formulas: [
        "7, en hausse de 10 %", "7, en baisse de 10 %", "7, arrondi à l’unité",
        "(7, arrondi par défaut à 5) + 1", "7, arrondi par excès à 5",
        "7, arrondi (moitiés vers le nombre pair) à 5", "7, arrondi (moitiés vers zéro) à 5",
        "7, arrondi vers le bas à 5", "7, arrondi vers le haut à 5",
        "la plus petite valeur entre 7 et 8,5", "la plus grande valeur entre 7 et 8,5",
        "la plus petite valeur parmi 7, 8,5 et 1", "la plus grande valeur parmi 7, 8,5 et 1",
        "7 si 7 < 8,5, sinon 8,5", "2/mois × 3 mois", "2/mois × 1 mois", "33 % + 0,5 pt",
        "30 €/an × 1,5 an",
      ]),
    Words(
      language: "es", rate: "Quote, en %", note: "Calculado con los valores sin redondear.",
      formulas: [
        "7, con un aumento del 10 %", "7, con una reducción del 10 %",
        "7, redondeado a un número entero", "(7, redondeado por defecto a 5) + 1",
        "7, redondeado por exceso a 5", "7, redondeado (mitades al número par) a 5",
        "7, redondeado (mitades hacia cero) a 5", "7, redondeado hacia abajo a 5",
        "7, redondeado hacia arriba a 5", "el menor valor entre 7 y 8,5",
        "el mayor valor entre 7 y 8,5", "el menor valor entre 7, 8,5 y 1",
        "el mayor valor entre 7, 8,5 y 1", "7 si 7 < 8,5; si no, 8,5", "2/mes × 3 meses",
        "2/mes × 1 mes", "33 % + 0,5 pp", "30 €/año × 1,5 años",
      ]),
    Words(
      language: "it", rate: "Quote, in %", note: "Calcoli eseguiti con i valori non arrotondati.",
      formulas: [
        "7, variazione +10%", "7, variazione −10%", "7, arrotondato a un numero intero",
        "(7, arrotondato per difetto a 5) + 1", "7, arrotondato per eccesso a 5",
        "7, arrotondato (metà al numero pari) a 5", "7, arrotondato (metà verso lo zero) a 5",
        "7, arrotondato verso il basso a 5", "7, arrotondato verso l’alto a 5",
        "il valore minore tra 7 e 8,5", "il valore maggiore tra 7 e 8,5",
        "il valore minore tra 7, 8,5 e 1", "il valore maggiore tra 7, 8,5 e 1",
        "7 se 7 < 8,5, altrimenti 8,5", "2/mese × 3 mesi", "2/mese × 1 mese", "33% + 0,5 p.p.",
        "30 €/anno × 1,5 anni",
      ]),
    Words(
      language: "nl", rate: "Quote, in %", note: "Berekend met niet-afgeronde waarden.",
      formulas: [
        "7 verhoogd met 10%", "7 verlaagd met 10%", "7, afgerond op een geheel getal",
        "(7, naar beneden afgerond op 5) + 1", "7, naar boven afgerond op 5",
        "7, afgerond (helften naar het even getal) op 5", "7, afgerond (helften naar nul) op 5",
        "7, afgerond (naar min oneindig) op 5", "7, afgerond (naar plus oneindig) op 5",
        "de kleinste waarde van 7 en 8,5", "de grootste waarde van 7 en 8,5",
        "de kleinste waarde van 7, 8,5 en 1", "de grootste waarde van 7, 8,5 en 1",
        "7 als 7 < 8,5, anders 8,5", "2/maand × 3 maanden", "2/maand × 1 maand", "33% + 0,5 pp",
        "€ 30/jaar × 1,5 jaar",
      ]),
    Words(
      language: "pl", rate: "Quote, w %",
      note: "Obliczono na podstawie wartości niezaokrąglonych.",
      formulas: [
        "7, wzrost o 10%", "7, spadek o 10%", "7, w zaokrągleniu do liczby całkowitej",
        "(7, w zaokrągleniu w dół do 5) + 1", "7, w zaokrągleniu w górę do 5",
        "7, w zaokrągleniu (połówki do liczby parzystej) do 5",
        "7, w zaokrągleniu (połówki w stronę zera) do 5",
        "7, w zaokrągleniu (ku minus nieskończoności) do 5",
        "7, w zaokrągleniu (ku plus nieskończoności) do 5", "mniejsza z wartości 7 i 8,5",
        "większa z wartości 7 i 8,5", "najmniejsza z wartości 7, 8,5 i 1",
        "największa z wartości 7, 8,5 i 1", "7, jeśli 7 < 8,5, w przeciwnym razie 8,5",
        "2/miesiąc × 3 miesiące", "2/miesiąc × 1 miesiąc", "33% + 0,5 p.p.",
        "30 €/rok × 1,5 roku",
      ]),
    Words(
      language: "pt", rate: "Quote, em %", note: "Calculado com os valores não arredondados.",
      formulas: [
        "7, com aumento de 10%", "7, com redução de 10%", "7, arredondado para um número inteiro",
        "(7, arredondado por falta para 5) + 1", "7, arredondado por excesso para 5",
        "7, arredondado (metades para o número par) para 5",
        "7, arredondado (metades em direção a zero) para 5",
        "7, arredondado (em direção a menos infinito) para 5",
        "7, arredondado (em direção a mais infinito) para 5", "o menor valor entre 7 e 8,5",
        "o maior valor entre 7 e 8,5", "o menor valor entre 7, 8,5 e 1",
        "o maior valor entre 7, 8,5 e 1", "7 se 7 < 8,5, senão 8,5", "2/mês × 3 meses",
        "2/mês × 1 mês", "33% + 0,5 p.p.", "€ 30/ano × 1,5 ano",
      ]),
    Words(
      language: "sv", rate: "Quote, i %", note: "Beräknat med oavrundade värden.",
      formulas: [
        "7, ökning med 10 %", "7, minskning med 10 %", "7, avrundat till heltal",
        "(7, avrundat nedåt till 5) + 1", "7, avrundat uppåt till 5",
        "7, avrundat (halvor till jämnt tal) till 5", "7, avrundat (halvor mot noll) till 5",
        "7, avrundat (mot minus oändligheten) till 5", "7, avrundat (mot plus oändligheten) till 5",
        "det mindre av 7 och 8,5", "det större av 7 och 8,5", "det minsta av 7, 8,5 och 1",
        "det största av 7, 8,5 och 1", "7 om 7 < 8,5, annars 8,5", "2/månad × 3 månader",
        "2/månad × 1 månad", "33 % + 0,5 procentenheter", "30 €/år × 1,5 år",
      ]),
    Words(
      language: "da", rate: "Quote, i %", note: "Beregnet med uafrundede værdier.",
      formulas: [
        "7 forhøjet med 10 %", "7 nedsat med 10 %", "7, afrundet til et helt tal",
        "(7, rundet ned til 5) + 1", "7, rundet op til 5", "7, afrundet (halve til lige tal) til 5",
        "7, afrundet (halve mod nul) til 5", "7, afrundet (mod minus uendelig) til 5",
        "7, afrundet (mod plus uendelig) til 5", "den mindste værdi af 7 og 8,5",
        "den største værdi af 7 og 8,5", "den mindste værdi af 7, 8,5 og 1",
        "den største værdi af 7, 8,5 og 1", "7 hvis 7 < 8,5, ellers 8,5", "2/måned × 3 måneder",
        "2/måned × 1 måned", "33 % + 0,5 procentpoint", "30 €/år × 1,5 år",
      ]),
  ]

  /// A German model on a page of the language.
  @Test(arguments: words)
  func showsTheWordsOfTheLanguage(_ words: Words) throws {
    let given =
      "sprache de\nA = 7\nB = 8,5\nT = 2 / 1 Monat\nQ \"Quote\" = 33 %\nG = 30 €/Jahr\n"
    let figures = Self.formulas.enumerated().map { "F\($0.offset) = \($0.element)\n" }.joined()
    let page =
      "use \"m.kpi\"\ntable T0 = Q\n"
      + Self.formulas.indices.map { "steps F\($0)\n" }.joined()
    let (model, messages) = SharedLanguageTests.compile(
      page, ["m.kpi": given + figures], language: words.language)
    #expect(messages == "")
    let shown = try #require(model)
    #expect(shown.tables.first?.rows.first?.label == words.rate)
    #expect(Wording(language: words.language).unrounded == words.note)
    let formulas = shown.blocks.joined().compactMap { item -> String? in
      guard case .steps(let steps) = item else { return nil }
      return steps.steps.last?.formula?.replacing("\u{A0}", with: " ")
    }
    #expect(formulas == words.formulas)
  }

  /// A missing translation would be the English word.
  @Test func eachLanguageHasWordsOfItsOwn() {
    for language in Self.languages where language != "en" {
      let own = FormulaWords.words(in: language)
      let english = FormulaWords.english
      #expect(own.rounded.count == RoundingMode.allCases.count)
      #expect(Set(own.rounded.values).count == RoundingMode.allCases.count)
      #expect(Set(own.rounded.values).isDisjoint(with: english.rounded.values))
      for (word, other) in [
        (own.increased.before, english.increased.before), (own.whole, english.whole),
        (own.smaller, english.smaller), (own.larger, english.larger), (own.and, english.and),
        (own.if, english.if), (own.otherwise, english.otherwise),
        (Wording(language: language).unrounded, Wording(language: "en").unrounded),
      ] {
        #expect(word != other, "\(language)")
      }
    }
  }

  @Test(arguments: ["ja", "xx", "", "hu-HU"])
  func otherLanguagesAreShownInEnglish(_ language: String) throws {
    let (model, messages) = compiled(
      "a = 50%/Monat\nr = round(a * 3 Monate; 1)\ntable t = a\nsteps r\n", language: language)
    #expect(messages == "")
    #expect(model?.figure("a")?.unit == "%/month")
    #expect(Wording(language: language).inPercent == ", in %")
    guard case .steps(let steps) = model?.blocks[0][1] else {
      Issue.record("no steps")
      return
    }
    #expect(steps.steps.last?.formula == "50%/month × 3 months, rounded to a whole number")
  }

  static let amounts = [
    "0", "0.5", "1", "1.5", "2", "3", "5", "11", "12", "14", "21", "22", "25", "100", "101", "112",
    "122",
  ]

  /// CLDR has "kvart", a fourth, for a quarter of a year in Swedish: see Scripts/generate/cldr_units.py.
  @Test(.enabled(if: Oracle.hasPython(importing: "babel"), "python3 with Babel is not installed"))
  func namesOfTimesAgreeWithBabel() throws {
    var questions: [String] = []
    var own: [String] = []
    for language in Self.languages {
      let catalog = UnitCatalog(language: language)
      for unit in TimeUnit.allCases where (language, unit) != ("sv", .quarter) {
        for amount in Self.amounts {
          questions.append("\(language) \(unit) \(amount)")
          own.append(catalog.text(Unit(.time(unit)), after: Rational(decimalText: amount)))
        }
      }
    }
    let program = #"""
      import sys
      from decimal import Decimal
      from babel import Locale
      for line in sys.stdin.read().split('\n'):
          language, unit, amount = line.split(' ')
          locale = Locale.parse(language)
          patterns = locale._data['unit_patterns']['duration-' + unit]
          # Where both are the same, Babel has the short ones alone.
          forms = patterns['long'] if 'other' in patterns['long'] else patterns['short']
          form = locale.plural_form(Decimal(amount))
          print(forms.get(form, forms['other']).replace('{0}', '').replace('\xa0', ' ').strip())
      """#
    let answers = try Oracle.python(program, input: questions.joined(separator: "\n"))
      .split(separator: "\n").map(String.init)
    try #require(answers.count == own.count)
    for index in own.indices where own[index] != answers[index] {
      Issue.record("\(questions[index]): \(own[index]), Babel has \(answers[index])")
    }
  }

  /// What a page shows of times can be written on it.
  @Test(arguments: languages)
  func namesOfTimesAreRead(_ language: String) {
    for unit in TimeUnit.allCases {
      let names = TimeUnit.names(in: language)[unit.rawValue]
      for word in [names.one, names.few, names.many, names.other] {
        #expect(UnitCatalog(language: language).atom(word) == .time(unit), "\(word)")
      }
    }
  }

  @Test(arguments: [("sv", "30 dagar", "30"), ("fr", "2 années", "24"), ("nl", "2 jaren", "24")])
  func otherFormsAreRead(_ language: String, _ written: String, _ base: String) {
    let (model, messages) = compiled("r = \(written)\n", language: language)
    #expect(messages == "")
    #expect(model?.figure("r")?.number.fractionText == base)
  }

  /// Neither the page's language nor the file's changes a value, and what is shown of the unit can be read.
  @Test func theLanguageOfThePageChangesNoValue() throws {
    var random = SplitMix(seed: 24)
    let pages = Self.languages + ["de-CH", "en-GB", "de-AT", "fr-CH", "ja", "pt-PT"]
    for round in 0..<(Thoroughness.isFull ? 200 : 10) {
      let fileLanguage =
        ["de", "en", "fr", "pl", "es", "de-CH", "sv"].randomElement(using: &random) ?? "de"
      let lines = randomModel(fileLanguage, &random)
      var expected: [String]?
      for page in pages {
        let (model, messages) = SharedLanguageTests.compile(
          "use \"m.kpi\"\n", ["m.kpi": "language \(fileLanguage)\n" + lines], language: page)
        #expect(messages == "", "\(fileLanguage) on \(page):\n\(lines)")
        guard let model else { return }
        let values = model.scenarios.flatMap { scenario in
          model.names.map { model.figure($0, scenario: scenario.name)?.fraction ?? "none" }
        }
        #expect(
          values == expected ?? values, "round \(round): \(fileLanguage) on \(page)\n\(lines)")
        expected = values
        let again = model.names.compactMap { name -> String? in
          guard let unit = model.figure(name)?.unit, !unit.isEmpty, !unit.hasPrefix("1/"),
            !unit.contains("·"), !unit.contains("²")
          else { return nil }
          return "again_\(name) = \(name) -> \(unit)\n"
        }
        let read = SharedLanguageTests.compile(
          "use \"m.kpi\"\n" + again.joined(),
          ["m.kpi": "language \(fileLanguage)\n" + lines], language: page)
        #expect(read.messages == "", "\(fileLanguage) on \(page)")
      }
    }
  }

  private func randomModel(_ language: String, _ random: inout SplitMix) -> String {
    let format = NumberFormat(language: language)
    func number() -> String {
      let value =
        Rational(decimalText: "\(Int.random(in: 1...3_000_000, using: &random))e-2") ?? .one
      return format.number(value, .init(maximumDecimals: 2))
    }
    let times = TimeUnit.names(in: LanguageTag(language).language)
    func time() -> String { times.randomElement(using: &random)?.one ?? "month" }
    var lines = "count lead|leads de Kontakt|Kontakte fr prospect|prospects\n"
    lines = lines.replacing(" \(language.prefix(2)) ", with: " ja ")
    for index in 0..<8 {
      let unit =
        ["", " leads", " €", " %", " leads/\(time())", " €/lead", " \(time())", " €/\(time())"]
        .randomElement(using: &random) ?? ""
      lines += "in\(index) \"in \(index)\" en-GB \"value \(index)\" = \(number())\(unit)\n"
    }
    for index in 0..<8 {
      let other = Int.random(in: 0..<8, using: &random)
      let formula =
        ["in\(index) * in\(other)", "in\(index) / in\(other)", "max(in\(index); in\(index))"]
        .randomElement(using: &random) ?? ""
      lines += "out\(index) = \(formula)\n"
    }
    return lines
      + "scenario more \"more\" nl \"meer\"\n  in0 = in0 by +\(format.percent(Rational(decimalText: "0.125") ?? .one))\n"
  }
}
