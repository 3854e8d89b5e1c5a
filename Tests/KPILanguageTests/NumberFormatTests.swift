import Foundation
import TestSupport
import Testing

@testable import KPILanguage

@Suite struct NumberFormatTests {
  static let languages = [
    "en", "en-GB", "de", "de-AT", "de-CH", "fr", "fr-CH", "it", "nl",
  ]

  @Test(arguments: [
    ("de", "1.188.000\u{A0}€"), ("de-AT", "€\u{A0}1.188.000"), ("de-CH", "EUR\u{A0}1’188’000"),
    ("en", "€1,188,000"), ("en-GB", "€1,188,000"), ("fr", "1\u{202F}188\u{202F}000\u{A0}€"),
    ("de-DE", "1.188.000\u{A0}€"), ("xx", "€1,188,000"), ("", "€1,188,000"),
    ("es", "1.188.000\u{A0}€"), ("nl", "€\u{A0}1.188.000"),
  ])
  func writesMoney(_ language: String, _ expected: String) {
    #expect(NumberFormat(language: language).money(Rational(1_188_000), .euro) == expected)
  }

  @Test(arguments: [
    ("de", "-1234.5", "−1.234,50\u{A0}€"), ("de-AT", "-1234.5", "−€\u{A0}1.234,50"),
    ("de-CH", "-1234.5", "EUR−1’234.50"), ("en", "-1234.5", "−€1,234.50"),
    ("nl", "-1234.5", "€\u{A0}−1.234,50"), ("en", "1234.999", "€1,235"),
    ("en", "0.004", "€0"), ("en", "-0.004", "€0"),
  ])
  func writesNegativeAndBrokenAmounts(_ language: String, _ value: String, _ expected: String) {
    let number = Rational(decimalText: value)
    #expect(number.map { NumberFormat(language: language).money($0, .euro) } == expected)
  }

  @Test(arguments: [
    (Currency.franc, "en", "CHF\u{A0}1.50"), (.franc, "de-CH", "CHF\u{A0}1.50"),
    (.yen, "en", "¥2"), (.dollar, "en-GB", "US$1.50"), (.dollar, "fr", "1,50\u{A0}$US"),
    (.pound, "de", "1,50\u{A0}£"),
  ])
  func writesEachCurrency(_ currency: Currency, _ language: String, _ expected: String) {
    let value = Rational(3).divided(by: Rational(2)) ?? .zero
    #expect(NumberFormat(language: language).money(value, currency) == expected)
  }

  @Test(arguments: [
    ("de", "0.363", "36,3\u{A0}%"), ("en", "0.363", "36.3%"), ("fr", "-0.363", "−36,3\u{A0}%"),
    ("de-CH", "0.363", "36.3%"), ("de", "-0.00004", "0\u{A0}%"),
  ])
  func writesPercentages(_ language: String, _ value: String, _ expected: String) {
    let number = Rational(decimalText: value)
    #expect(number.map { NumberFormat(language: language).percent($0) } == expected)
  }

  @Test(arguments: [
    (0.1, "0,1"), (1234.5678, "1.234,57"), (-0.001, "0"), (1e21, "1.000.000.000.000.000.000.000"),
  ])
  func writesBinaryNumbers(_ value: Double, _ expected: String) {
    #expect(Rational(value).map { NumberFormat(language: "de").number($0) } == expected)
  }

  @Test(arguments: [Double.leastNonzeroMagnitude, .infinity, .nan])
  func refusesBinaryNumbersOutOfRange(_ value: Double) {
    #expect(Rational(value) == nil)
  }

  @Test(arguments: ["", "-", ".", "1.2.3", "e5", "1e", "0x10", "1 000", "١", "1e999999999999"])
  func rejectsWhatIsNotANumber(_ text: String) {
    #expect(Rational(decimalText: text) == nil)
  }

  @Test func keepsZerosWhereAsked() {
    let format = NumberFormat(language: "de")
    #expect(format.number(Rational(2), .init(minimumDecimals: 2)) == "2,00")
    #expect(format.money(Rational(2), .euro, .init(minimumDecimals: 2)) == "2,00\u{A0}€")
  }

  @Test func groupsFourDigitsOnlyWhereTheLanguageDoes() {
    #expect(NumberFormat(language: "es").number(Rational(1234)) == "1234")
    #expect(NumberFormat(language: "es").number(Rational(12345)) == "12.345")
    #expect(NumberFormat(language: "de").number(Rational(1234)) == "1.234")
  }

  @Test(arguments: [
    ("de", "r = 1.234,5 INR", "1.234,50\u{A0}₹", "₹"), ("de", "r = ₹ 7", "7\u{A0}₹", "₹"),
    ("en", "r = A$7.50", "A$7.50", "AUD"),
    ("de", "r = 7 AU$", "7\u{A0}AU$", "AUD"), ("en", "r = 7.5 KWD", "KWD\u{A0}7.500", "KWD"),
    ("en", "r = 7.6 ISK", "ISK\u{A0}8", "ISK"),
    ("en", "r = R$5/hour", "R$5", "BRL/hour"), ("pl", "r = 5 Kč", "5\u{A0}CZK", "CZK"),
    ("en", "r = 5 NOK + 3 NOK", "NOK\u{A0}8", "NOK"),
    ("en", "r = 7 ₺", "TRY\u{A0}7", "₺"), ("fr", "r = 5 CAD", "5\u{A0}$CA", "CAD"),
    ("en", "r = US$5", "$5", "$"),
    ("en", "count CAD|CADs\nr = 5 CADs", "5", "CADs"), ("en", "ALL = 5\nr = ALL * 2", "10", ""),
  ])
  func knowsAllCurrencies(
    _ language: String, _ lines: String, _ text: String, _ unit: String
  ) throws {
    let (model, messages) = compiled(lines + "\n", language: language)
    #expect(messages == "")
    let figure = try #require(model?.figure("r"))
    #expect(figure.text == text)
    #expect(figure.unit == unit)
  }

  @Test func hasEachCurrencyOnce() {
    #expect(Currency.allCases.count > 150)
    #expect(Set(Currency.allCases.map(\.code)).count == Currency.allCases.count)
    #expect(Set(Currency.allCases.map(\.symbol)).count == Currency.allCases.count)
    #expect(
      Currency.allCases.allSatisfy {
        Currency(written: $0.symbol) == $0 && Currency(written: $0.code) == $0
      })
  }

  @Test(
    .enabled(if: Oracle.hasPython(importing: "babel"), "python3 with Babel is not installed"))
  func agreesWithBabel() throws {
    var random = SplitMix(seed: 7)
    var own: [String] = []
    var questions: [String] = []
    for _ in 0..<6_000 {
      let language = Self.languages.randomElement(using: &random) ?? "en"
      let currency = Currency.allCases.randomElement(using: &random) ?? .euro
      let decimals = Int.random(in: 0...4, using: &random)
      let minimum = Int.random(in: 0...decimals, using: &random)
      let power = Int.random(in: 0...7, using: &random)
      let limit = [10, 1_000, 100_000, 1_000_000_000_000].randomElement(using: &random) ?? 10
      let digits = Int.random(in: -limit...limit, using: &random)
      let text = "\(digits)e-\(power)"
      let value = try #require(Rational(decimalText: text))
      let format = NumberFormat(language: language)
      let precision = NumberFormat.Precision(
        minimumDecimals: minimum, maximumDecimals: decimals, mode: .halfEven)
      let kind = ["number", "percent", "money"].randomElement(using: &random) ?? "number"
      switch kind {
      case "number": own.append(format.number(value, precision))
      case "percent": own.append(format.percent(value, precision))
      default:
        own.append(
          format.money(
            value, currency,
            .init(minimumDecimals: decimals, maximumDecimals: decimals, mode: .halfEven)))
      }
      let locale = language.replacing("-", with: "_")
      questions.append("\(kind) \(locale) \(currency.code) \(minimum) \(decimals) \(text)")
    }
    let answers = try Oracle.python(Self.babel, input: questions.joined(separator: "\n"))
      .split(separator: "\n").map(String.init)
    try #require(answers.count == own.count)
    for index in own.indices where own[index] != answers[index] {
      Issue.record("\(questions[index]): \(own[index]), Babel has \(answers[index])")
    }
  }

  /// Babel does not follow CLDR's currency spacing and writes negative zeros: both are corrected.
  private static let babel = #"""
    import sys, re, decimal
    from decimal import Decimal as D
    from babel import numbers, Locale
    decimal.getcontext().prec = 60
    def pattern(text, low, high):
        places = '0' * low + '#' * (high - low)
        return re.sub(r'#,##0(\.[0#]+)?', '#,##0' + ('.' + places if places else ''), text)
    def print_text(text): print(text.replace('-', '\u2212'))
    for line in sys.stdin.read().split('\n'):
        kind, tag, currency, low, high, text = line.split(' ')
        locale, low, high, value = Locale.parse(tag), int(low), int(high), D(text)
        places = high + 2 if kind == 'percent' else high
        if value.quantize(D(1).scaleb(-places)) == 0: value = D(0)
        if kind == 'number':
            print_text(numbers.format_decimal(value, pattern(locale.decimal_formats[None].pattern, low, high), tag))
        elif kind == 'percent':
            print_text(numbers.format_percent(value, pattern(locale.percent_formats[None].pattern, low, high), tag))
        else:
            text = pattern(locale.currency_formats['standard'].pattern, high, high)
            text = numbers.format_currency(value, currency, text, tag, currency_digits=False)
            print_text(re.sub(r'(?<=[A-Za-z])(?=\d)|(?<=\d)(?=[A-Za-z])', '\u00a0', text))
    """#
}
