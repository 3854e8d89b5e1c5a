import Testing

@testable import KPILanguage

/// What is offered instead of a number that is rejected is accepted, and is the value that it shows.
struct ReadingsTests {
  static let numbers = [
    "5,123", "5.123", "4,999", "12,345", "2,718", "1,500", "1.500", "999.999", "0,500", "1,5",
    "1.5",
    "1.234,5", "1,234.5", "1.234.567", "1,234,567", "1'234", "12.34", "1,2345", "100,000", "1.000",
  ]

  @Test(arguments: NumberFormatTests.languages)
  func areAccepted(_ language: String) throws {
    let reader = NumberReader(language: language)
    var count = 0
    for number in Self.numbers {
      do {
        _ = try reader.read(number)
      } catch {
        for reading in error.readings {
          #expect(throws: Never.self, "\(number): \(reading)") { try reader.read(reading) }
          count += 1
        }
      }
    }
    #expect(count > 5)
  }

  @Test func aFourthDecimalKeepsTheValue() throws {
    let reader = NumberReader(language: "de")
    let error = #expect(throws: NumberReader.Rejection.self) { try reader.read("5,123") }
    let values = try (error?.readings ?? []).map { try reader.read($0).value }
    #expect(
      values == [Rational(decimalText: "5123"), Rational(decimalText: "5.123")].compactMap(\.self))
  }
}
