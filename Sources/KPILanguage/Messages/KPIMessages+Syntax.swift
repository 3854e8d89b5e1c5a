import Diagnostics

extension KPIMessages {
  static let syntaxEntries = [
    syntax, character, openText, indent, name, reserved, unknownKeyword, unknownFunction,
    unknownFormat,
    arguments, change, limit,
  ]

  static let syntax = MessageEntry.error(
    "kpi.syntax", "line of a model that cannot be read",
    """
    A line of a model is not complete, or has something where it does not belong. The message says \
    what was expected and where. A line that is understood only in part could give a wrong figure, \
    so nothing was written.

    Compare the line with the examples in the documentation of figures: a figure is `name = \
    formula`, a table is `table name = figures`, a check is `check formula = formula`.
    """,
    example: .init(before: post("total = 1 +"), after: post("total = 1 + 2")))

  /// - Parameters:
  ///   - expected: What could come here.
  ///   - found: What comes instead; `nil` at the end of the line.
  ///   - location: Where that is.
  /// - Returns: The message.
  static func expected(
    _ expected: String, found: String?, at location: SourceLocation
  ) -> Diagnostic {
    syntax(
      "expected \(expected) " + (found.map { "before \"\($0)\"" } ?? "at the end of the line"),
      at: location)
  }

  static let character = MessageEntry.error(
    "kpi.character", "unexpected character in a model",
    """
    A line of a model has a character that does not mean anything there. Formulas use `+ - * /`, \
    parentheses, numbers, units and names; a name consists of letters, digits and `_`. Remove the \
    character or replace it with the one you meant.

    Text for readers, such as a label, goes in quotes: `revenue "Revenue in 2026?" = €5`.
    """,
    example: .init(before: post("ratio = 5 ? 3"), after: post("ratio = 5 / 3")))

  static func unexpectedCharacter(_ character: String, at location: SourceLocation) -> Diagnostic {
    self.character("unexpected character \"\(character)\"", at: location)
  }

  static let openText = MessageEntry.error(
    "kpi.open-text", "missing closing quote",
    """
    A label or caption begins with a quote that is not closed on the same line, so everything \
    after it would become part of the text. Add the closing quote. Straight quotes `"…"` always \
    work; „…“, “…” and «…» work as well.
    """,
    example: .init(
      before: post("revenue \"Revenue = €5"), after: post("revenue \"Revenue\" = €5")))

  /// - Parameters:
  ///   - text: What follows the quote.
  ///   - location: From the quote to the end of the line.
  /// - Returns: The message.
  static func missingQuote(_ text: String, at location: SourceLocation) -> Diagnostic {
    let label = text.prefix { $0 != "=" }
    let rest = text.dropFirst(label.count)
    let trimmed = label.split(separator: " ").joined(separator: " ")
    return openText("missing closing quote", at: location)
      .help("write \"\(trimmed)\"" + (rest.isEmpty ? "" : " \(rest)"))
  }

  static let indent = MessageEntry.error(
    "kpi.indent", "indented line outside a scenario",
    """
    Spaces at the start of a line mean that the line belongs to the scenario above it. Here there \
    is no scenario above, or the line is one that a scenario cannot contain: only figures can be \
    changed or added in a scenario, while tables, checks and other lines apply to the whole model.

    Remove the spaces at the start of the line, or move the line below the scenario that it \
    belongs to.
    """,
    example: .init(
      before: post("price = €5\n  total = price * 2"), after: post("price = €5\ntotal = price * 2"))
  )

  private static let indentHelp = "remove the spaces at the start of the line"

  static func indentedOutsideScenario(at location: SourceLocation) -> Diagnostic {
    indent("only lines of a scenario are indented", at: location).help(indentHelp)
  }

  static func notInScenario(_ keyword: String, at location: SourceLocation) -> Diagnostic {
    indent("\"\(keyword)\" is not allowed within a scenario", at: location).help(indentHelp)
  }

  static let reserved = MessageEntry.error(
    "kpi.reserved", "keyword used as a name",
    """
    The name of a figure, table or scenario is a keyword of models, such as `for`, `step` or \
    `von`. Keywords of both languages are reserved on every page, so that a shared model works \
    everywhere. Choose another name; what readers see is the label in quotes, which can be any \
    text.
    """,
    example: .init(before: post("step = 3"), after: post("step_size \"step\" = 3")))

  /// - Parameters:
  ///   - keyword: The keyword.
  ///   - isSurplus: Whether it stands between the first word of a line and more, where it may only be too much.
  ///   - location: Where it is.
  /// - Returns: The message.
  static func keywordAsName(
    _ keyword: String, isSurplus: Bool, at location: SourceLocation
  ) -> Diagnostic {
    reserved("\"\(keyword)\" is a keyword and cannot be used as a name", at: location)
      .help(isSurplus ? "remove it" : "write \"…\", another name")
  }

  static let unknownKeyword = MessageEntry.error(
    "kpi.unknown-keyword", "unknown keyword",
    """
    A line begins with two words, but the first of them is not a keyword. Lines of a model begin \
    with a keyword such as `input`, `scenario`, `table` or `check` (German: `eingabe`, `szenario`, \
    `tabelle`, `prüfe`), or with the name of the figure that they define.

    Correct the keyword. If the line defines a figure, its name must be one word, followed by a \
    label in quotes if you like, and `=`.
    """,
    example: .init(before: post("inptu budget = €500"), after: post("input budget = €500")))

  /// - Parameters:
  ///   - word: The first word of the line.
  ///   - next: The second one, if it is the last.
  ///   - location: The first word.
  ///   - both: Both words.
  /// - Returns: The message.
  static func notAKeyword(
    _ word: String, _ next: String?, at location: SourceLocation, both: SourceLocation
  ) -> Diagnostic {
    let summary = "unknown keyword \"\(word)\""
    let words = Keyword.lineWords + LanguageStatement.words
    if let meant = Spelling.didYouMean(word, among: words) {
      return unknownKeyword(summary, at: location).help(meant)
    }
    return next.map {
      unknownKeyword(summary, at: both).help("write \"\(word) = \($0)\" to define a figure")
    } ?? unknownKeyword(summary, at: location).help("a figure is its name, \"=\" and a formula")
  }

  /// Whether a word is a keyword with one letter wrong, or with letters exchanged.
  static func isMisspeltKeyword(_ word: String) -> Bool {
    guard let keyword = Spelling.suggestion(for: word, among: Keyword.lineWords) else {
      return false
    }
    let folded = word.lowercased().replacing("ue", with: "ü").replacing("ae", with: "ä")
    return [word.lowercased(), folded].contains { written in
      var missing = Array(keyword.lowercased())
      var extra = 0
      for letter in written {
        if let index = missing.firstIndex(of: letter) {
          missing.remove(at: index)
        } else {
          extra += 1
        }
      }
      return max(missing.count, extra) <= 1
    }
  }

  static let name = MessageEntry.error(
    "kpi.name", "name with a hyphen or a blank",
    """
    The name of a figure is one word of letters, digits and `_`: a hyphen would be a minus in formulas, and \
    a blank ends the name.

    Write `_` instead. What readers see is the label, which may have any characters: \
    `price_list "Price list" = €5`.
    """,
    example: .init(before: post("price-list = €5"), after: post("price_list = €5")))

  /// - Parameters:
  ///   - written: The name as it was written.
  ///   - hasHyphen: Whether it has a hyphen, not only blanks.
  ///   - valid: The name that it could be.
  ///   - location: Where it is.
  /// - Returns: The message.
  static func invalidName(
    _ written: String, hasHyphen: Bool, valid: String, at location: SourceLocation
  ) -> Diagnostic {
    let what = hasHyphen ? (written.contains("-") ? "hyphen" : "sign") : "blank"
    return name("\"\(written)\" has a \(what), which names can't have", at: location)
      .help("write \(valid)")
  }

  static let unknownFunction = MessageEntry.error(
    "kpi.unknown-function", "unknown function",
    """
    A formula uses a function that does not exist. A word directly before a parenthesis is read as \
    a function, so the same happens where a multiplication sign is missing: `price * (1 + rate)` \
    works, `price (1 + rate)` does not.

    Check the spelling; the documentation of figures lists all functions in German and English.
    """,
    example: .init(before: post("total = rund(€4.60; 1)"), after: post("total = round(€4.60; 1)")))

  static func notAFunction(
    _ word: String, _ notation: Notation, at location: SourceLocation
  ) -> Diagnostic {
    let words = notation.isGerman ? FunctionName.german : FunctionName.english
    return unknownFunction("unknown function \"\(word)\"", at: location)
      .help(
        Spelling.didYouMean(word, among: words)
          ?? Spelling.didYouMean(word, among: FunctionName.words)
          ?? "the functions are \(words.joined(separator: ", "))")
  }

  static let unknownFormat = MessageEntry.error(
    "kpi.unknown-format", "unknown word in a display format",
    """
    After `|` comes how a figure is shown: optionally a rounding mode such as `down` or `up` \
    (German: `ab`, `auf`), optionally `fixed` (`fest`) to keep zeros at the end, and then the step \
    to round to. Any other word is an error, since the figure would be shown differently from what \
    you meant.
    """,
    example: .init(before: post("share = 5.7 | donw 1"), after: post("share = 5.7 | down 1")))

  static func notAFormat(
    _ word: String, _ notation: Notation, at location: SourceLocation
  ) -> Diagnostic {
    let words =
      RoundingMode.allCases.flatMap(\.words) + DisplayFormat.fixedWords + DisplayFormat.plainWords
      + DisplayFormat.wordWords
    let compact = CompactNumber(word).map { "write \(notation.numbers.smallExample) \($0.word)" }
    return unknownFormat("unknown format \"\(word)\"", at: location)
      .help(
        compact ?? Spelling.didYouMean(word, among: words)
          ?? "a format is a step such as \(notation.numbers.smallExample), optionally after a rounding "
          + "mode or \"\(notation.fixed)\"")
  }

  /// Several words behind `wort`.
  static func notAWordFormat(_ words: String, at location: SourceLocation) -> Diagnostic {
    unknownFormat("unknown kind of number words \"\(words)\"", at: location)
      .help(
        "write one word: the form for one, \"threefold\" or \"dreifach\", \"jede\", or \"one in\"")
  }

  static let arguments = MessageEntry.error(
    "kpi.arguments", "wrong number of arguments",
    """
    A function has too few or too many arguments: rounding takes a value and a step, a root a \
    value and optionally a degree, a power a value and an exponent, a growth rate the first value, \
    the last value and the number of periods. Arguments are separated by `;`, because `,` can be \
    part of a number.
    """,
    example: .init(before: post("total = round(4.6)"), after: post("total = round(4.6; 1)")))

  /// - Parameters:
  ///   - function: The function as written.
  ///   - arguments: What it takes.
  ///   - example: Its arguments in an example.
  ///   - location: The call.
  /// - Returns: The message.
  static func wrongArguments(
    of function: String, takes arguments: String, example: String, at location: SourceLocation
  ) -> Diagnostic {
    wrongArguments(
      of: function, takes: arguments, help: "for example \(example)", at: location)
  }

  static func wrongArguments(
    of function: String, takes arguments: String, help: String, at location: SourceLocation
  ) -> Diagnostic {
    self.arguments("\"\(function)\" takes \(arguments)", at: location).help(help)
  }

  static let change = MessageEntry.error(
    "kpi.change", "relative change that is not a percentage",
    """
    After `by` (German `um`) comes a percentage with a sign: `price by +10%` is the price and a \
    tenth of it. An amount or percentage points are added with `+` instead: `price + €5`, `rate + \
    10 PP`. The two give different results, so the build does not guess.
    """,
    example: .init(before: post("rate = 33% by +10 PP"), after: post("rate = 33% + 10 PP")))

  static func notAPercentage(
    _ written: String, isPoints: Bool, _ notation: Notation, at location: SourceLocation
  ) -> Diagnostic {
    change("a relative change must be a percentage", at: location)
      .help(
        isPoints
          ? "to add percentage points, write \"\(written)\" without \"\(notation.word(.by))\""
          : written.last?.isNumber ?? false
            ? "write \(written) %"
            : "an amount is added with \"+\", without \"\(notation.word(.by))\"")
  }

  static let limit = MessageEntry.error(
    "kpi.limit", "model that exceeds a limit",
    """
    A model has more lines, figures, scenarios, columns or digits than the build accepts. The \
    limits are far beyond what a post needs; they keep a single model from slowing down the build \
    of the whole site. Often the cause is a mistake, such as a range with far too small a step. \
    The documentation of figures lists all limits.

    Reduce what the message names. Nothing was written.
    """,
    example: .init(
      before: post("price = €5\ntable prices = price for price from €1 to €1,000 step €1"),
      after: post("price = €5\ntable prices = price for price from €100 to €1,000 step €100")))

  /// What exceeds one of the `Limits`.
  enum Excess {
    case periods
    case cells
    case lines
    case lineLength
    case citationLength
    case translations
    case files
    case figures
    case scenarios
    case columns
    case rows
    case depth
    case literal
    case result
    case exponent
    case operations
    case tableValues
    case marks
    case chartSeries
  }

  static func tooLarge(_ excess: Excess, at location: SourceLocation) -> Diagnostic {
    let summary =
      switch excess {
      case .lines: "a model has at most \(Limits.lines) lines"
      case .lineLength: "a line has at most \(Limits.lineLength) bytes"
      case .citationLength: "a citation has at most \(Limits.lineLength) bytes"
      case .translations: "a text has at most \(Limits.translations) translations"
      case .files: "a model uses at most \(Limits.files) files"
      case .figures: "a model has at most \(Limits.names) figures"
      case .scenarios: "a model has at most \(Limits.scenarios) scenarios"
      case .periods: "a series has at most \(Limits.periods) periods"
      case .cells: "the figures of lists have at most \(Limits.cells) values"
      case .rows: "a table has at most \(Limits.periods) rows or columns of items"
      case .columns: "a table has at most \(Limits.columns) columns"
      case .depth: "parentheses can be nested at most \(Limits.depth) levels deep"
      case .literal: "a number has at most \(Limits.digits) digits"
      case .result:
        "the result has more than \(Limits.digits) digits above or below the fraction line"
      case .exponent: "the exponent of a unit is at most \(Limits.exponent)"
      case .operations:
        "a model takes at most \(Limits.operations) operations in all its scenarios together"
      case .marks: "a chart shows at most \(Limits.marks) figures"
      case .chartSeries: "a chart shows at most \(Limits.chartSeries) figures side by side"
      case .tableValues: "a file of values has at most \(Limits.tableValues) of them"
      }
    return limit(summary, at: location)
  }
}
