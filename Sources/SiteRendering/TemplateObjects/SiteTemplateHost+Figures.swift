import KPILanguage
import TemplateEngine
import SiteModel

/// Numbers in the page's language.
extension SiteTemplateHost {
  /// The most decimals that a template can ask for; more says nothing to a reader.
  private static let mostDecimals = 20

  func figure(
    _ value: Value, _ filter: String, _ decimals: Value,
    _ text: (NumberFormat, Rational, NumberFormat.Precision) -> String
  ) throws(HostFailure) -> Value {
    let number = try rational(value, filter)
    let precision = try precision(decimals, filter) ?? .standard
    return .string(text(NumberFormat(language: language), number, precision))
  }

  func money(_ value: Value, _ arguments: HostArguments) throws(HostFailure) -> Value {
    let number = try rational(value, "money")
    guard let code = arguments[0].text, let currency = Currency(rawValue: code.uppercased()) else {
      throw HostFailure(
        "money takes the code of a currency, not \(arguments[0].text.map { "\"\($0)\"" } ?? arguments[0].kindName)",
        help: "write it like money(\"EUR\")")
    }
    let format = NumberFormat(language: language)
    return .string(format.money(number, currency, try precision(arguments[1], "money")))
  }

  private func precision(
    _ decimals: Value, _ filter: String
  ) throws(HostFailure) -> NumberFormat.Precision? {
    switch decimals {
    case .none: return nil
    case .integer(let count) where (0...Self.mostDecimals).contains(count):
      return .init(minimumDecimals: count, maximumDecimals: count)
    default:
      throw HostFailure("\(filter) takes 0 to \(Self.mostDecimals) decimals")
    }
  }

  private func rational(_ value: Value, _ filter: String) throws(HostFailure) -> Rational {
    let number: Rational? =
      switch value {
      case .integer(let value): Rational(value)
      case .number(let value): Rational(value)
      case .string(let text): Rational(decimalText: text)
      default: nil
      }
    guard let number else {
      throw HostFailure("\(filter) takes a number, not \(value.kindName)")
    }
    return number
  }
}
