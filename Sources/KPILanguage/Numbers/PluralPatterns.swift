/// Number formats with a word behind the digits whose form goes with the number.
struct PluralPatterns: Sendable {
  private let language: String
  /// The size of the displayed unit.
  private let scale: Rational
  private let one: NumberPattern
  private let few: NumberPattern
  private let many: NumberPattern
  private let other: NumberPattern

  /// - Parameters:
  ///   - names: The forms of the word.
  ///   - language: The primary subtag of its language.
  ///   - scale: The size of the displayed unit.
  ///   - pattern: The format with a form behind its digits.
  init(
    _ names: TimeUnit.Names, language: String, scale: Rational,
    _ pattern: (_ suffix: String) -> NumberPattern
  ) {
    self.language = language
    self.scale = scale
    func form(_ name: String) -> NumberPattern { pattern("\u{A0}" + name) }
    (one, few, many, other) = (
      form(names.one), form(names.few), form(names.many), form(names.other)
    )
  }

  /// The format for a number; what is shown decides.
  func pattern(for number: Rational) -> NumberPattern {
    let shown = other.shown(number)
    return switch PluralForm(shown.divided(by: scale) ?? shown, language: language) {
    case .one: one
    case .few: few
    case .many: many
    case .other: other
    }
  }
}
