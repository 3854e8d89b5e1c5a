import Diagnostics

extension KPIMessages {
  static let numberEntries = [number, ambiguous]

  static let number = MessageEntry.error(
    "kpi.number", "number that is ambiguous or not of the page's language",
    """
    Numbers are written as in the language of the page, or of the shared model if it says one: \
    `1.188.000,50` in German, `1,188,000.50` in English. A number that could mean two things, such as `1,500` on a German page, or that is \
    grouped wrongly, is an error, because a wrong guess would change the figure a thousandfold.

    Write the number in one of the forms that the message offers.
    """,
    example: .init(before: post("price = €1.500"), after: post("price = €1,500")))

  /// - Parameters:
  ///   - text: The number as written.
  ///   - rejection: Why it is rejected.
  ///   - notation: How the file is written.
  ///   - location: Where the number is.
  /// - Returns: The message.
  static func invalidNumber(
    _ text: String, _ rejection: NumberReader.Rejection, _ notation: Notation,
    at location: SourceLocation
  ) -> Diagnostic {
    let numbers = notation.numbers
    let readings = rejection.readings.map { "\"\($0)\"" }.joined(separator: " or ")
    let help =
      readings.isEmpty ? "numbers are written like \"\(numbers.example)\"" : "write \(readings)"
    return switch rejection {
    case .tooLong: number("a number has at most \(Limits.digits) digits", at: location)
    case .foreign:
      number("\"\(text)\" is not how a number is written in \"\(numbers.language)\"", at: location)
        .help(help).help(statementHelp(text, notation))
    case .ambiguous:
      number("\"\(text)\" can be read in two ways", at: location)
        .help(help).help(statementHelp(text, notation))
    }
  }

  /// The hint that a shared model, whose numbers are read in the language of each page, can say its own.
  private static func statementHelp(_ text: String, _ notation: Notation) -> String? {
    guard notation.lacksStatement else { return nil }
    return language(of: text, otherThan: notation).map {
      "if all numbers of this model are written like this, begin it with the line "
        + "\"\(notation.languageStatement($0))\""
    }
  }

  /// The hint that the list of a file can say how the file's numbers are written.
  static func numbersOfTableHelp(_ text: String, _ notation: Notation) -> String? {
    language(of: text, otherThan: notation).map {
      "if all numbers of this file are written like this, end the line of the list with "
        + "\"\(notation.word(ContextualKeyword.numbers)) \($0)\""
    }
  }

  /// A language in which a number is written like this.
  private static func language(of number: String, otherThan notation: Notation) -> String? {
    ["en", "de", "fr", "sv", "de-CH"].first { language in
      language != notation.language
        && (try? NumberReader(language: language).read(number)) != nil
    }
  }

  /// - Parameters:
  ///   - written: The date.
  ///   - calculation: The difference or quotient that it may be meant as; `nil` where it can only be a date.
  ///   - location: Where it is.
  /// - Returns: The message.
  static func date(
    _ written: String, calculation: String?, at location: SourceLocation
  ) -> Diagnostic {
    let time = "models calculate with times, such as 30 days, not with dates"
    return number("\"\(written)\" is a date, not a number", at: location)
      .help(calculation.map { "\(time); to calculate with these numbers, write \"\($0)\"" } ?? time)
  }

  /// A letter or a word that multiplies the number before it elsewhere.
  static func multiplier(
    _ word: String, written: String, at location: SourceLocation
  ) -> Diagnostic {
    number("\"\(word)\" does not multiply a number", at: location).help("write \(written)")
  }

  static let ambiguous = MessageEntry.error(
    "kpi.ambiguous", "fraction of a percentage that can be read in two ways",
    """
    `34/22 %` could be the share 34/22 or a division of 34 by 22 percent. The results differ a \
    hundredfold, so the build does not guess.

    To divide, put spaces around the slash: `34 / 22 %`. For a share, write one decimal number.
    """,
    example: .init(before: post("needed = 34/22 %"), after: post("needed = 34 / 22 %")))

  static func ambiguousFraction(_ written: String, at location: SourceLocation) -> Diagnostic {
    let spaced = written.split(separator: "/").joined(separator: " / ")
    return ambiguous("\"\(written)\" can be read in two ways", at: location)
      .help("write \"\(spaced)\" to divide by a percentage, or the share as one decimal number")
  }
}
