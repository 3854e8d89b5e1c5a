import HTMLText

/// How a file of a model is written: its numbers, the language of its labels, its keywords.
final class Notation: Sendable {
  let numbers: NumberReader
  /// The language that the file says it is in; `nil` where it says none, as pages do.
  let stated: LanguageTag?
  /// Whether a statement would help: the file is a shared one without any.
  let lacksStatement: Bool
  /// Whether keywords in hints are German.
  let isGerman: Bool

  /// - Parameters:
  ///   - numbers: The notation of numbers.
  ///   - stated: The language that the file says it is in.
  ///   - isUsed: Whether the file is a shared one that a page uses.
  ///   - isGerman: Whether the author uses German keywords; `nil` where there are none: then the language
  ///     of the numbers decides.
  init(
    _ numbers: NumberReader, stated: LanguageTag? = nil, isUsed: Bool = false,
    isGerman: Bool? = nil
  ) {
    self.numbers = numbers
    self.stated = stated
    lacksStatement = isUsed && stated == nil
    self.isGerman = isGerman ?? (LanguageTag(numbers.language).language == "de")
  }

  /// The BCP 47 tag of the numbers and units.
  var language: String { numbers.language }

  /// A keyword as the author writes it.
  func word(_ keyword: Keyword) -> String { isGerman ? keyword.german : keyword.rawValue }

  /// A keyword as the author writes it.
  func word(_ keyword: ContextualKeyword) -> String {
    isGerman ? keyword.german : keyword.rawValue
  }

  /// The word that keeps zeros at the end of a format.
  var fixed: String { isGerman ? "fest" : "fixed" }

  /// The function that rounds to multiples of a step.
  var round: String { isGerman ? "runde" : "round" }

  /// The function that rounds down.
  var floor: String { isGerman ? "boden" : "floor" }

  /// The function that multiplies a value by itself.
  var power: String { isGerman ? "hoch" : "power" }

  /// The function that adds values up.
  var sum: String { isGerman ? "summe" : "sum" }

  /// The function that gives the mean of values.
  var mean: String { isGerman ? "mittel" : "mean" }

  /// The function that gives the value before.
  var previous: String { isGerman ? "vorher" : "previous" }

  /// The function that gives the last value.
  var last: String { isGerman ? "letzter" : "last" }

  /// The statement that a file's numbers are written as in a language.
  func languageStatement(_ tag: String) -> String {
    "\(isGerman ? LanguageStatement.german : LanguageStatement.english) \(tag)"
  }
}
