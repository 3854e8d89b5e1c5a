import Diagnostics

/// Functions of spreadsheets and programming languages: the messages say what models have for them.
extension LineParser {
  /// The error about a call of a function that does not exist, at its name.
  func unknownFunction(_ word: String) -> Diagnostic {
    let summary = "unknown function \"\(word)\""
    guard let (arguments, end) = arguments(after: index + 1) else {
      return KPIMessages.notAFunction(word, notation, at: location(here))
    }
    let call = location(here.lowerBound..<tokens[end].range.upperBound)
    if let formula = formula(for: word.lowercased(), arguments) {
      return KPIMessages.unknownFunction(summary, at: call).help("write \(formula)")
    }
    // `Kosten(Messe)`, and a missing sign as in `A (B + C)`.
    if definedNames().contains(word), !arguments.isEmpty {
      let inner = arguments.joined(separator: ", ")
      return KPIMessages.unknownFunction(
        "\"\(word)\" is a figure, not a function", at: call
      ).help(
        tokens[index + 1].isSpaced || definedNames().contains(inner) && !isItem(inner)
          ? "write \(word) * (\(inner))" : "write \(word)[\(inner)]")
    }
    return KPIMessages.notAFunction(word, notation, at: location(here))
  }

  /// The arguments in a parenthesis that opens at an index, and the index of the one that closes it; `nil` where
  /// none does.
  func arguments(after open: Int) -> (texts: [String], end: Int)? {
    var depth = 0
    var start = open + 1
    var texts: [String] = []
    for position in open..<tokens.count {
      let isOutermost = depth == 1
      switch tokens[position].kind {
      case .symbol(.open), .symbol(.openBracket): depth += 1
      case .symbol(.close), .symbol(.closeBracket):
        depth -= 1
        guard depth == 0 else { continue }
        if start < position { texts.append(text(start..<position)) }
        return (texts, position)
      case .symbol(.semicolon) where isOutermost, .symbol(.comma) where isOutermost:
        guard start < position else { return nil }
        texts.append(text(start..<position))
        start = position + 1
      default: break
      }
    }
    return nil
  }

  /// What is written at some tokens.
  func text(_ tokens: Range<Int>) -> String {
    if tokens.isEmpty { return "" }
    return line.file.text(
      self.tokens[tokens.lowerBound].range
        .lowerBound..<self.tokens[tokens.upperBound - 1].range
        .upperBound)
  }

  /// What a call of another language's function is in a model; `nil` for functions that models lack.
  private func formula(for function: String, _ arguments: [String]) -> String? {
    guard let (template, count) = Self.otherFunctions[function],
      count == nil ? !arguments.isEmpty : arguments.count == count
    else { return nil }
    var formula = ""
    var rest = template[...]
    while let sign = rest.firstIndex(where: { "$~".contains($0) }) {
      formula += rest[..<sign]
      rest = rest[sign...].dropFirst()
      let isWord = template[sign] == "~"
      let key = rest.prefix { isWord ? $0.isLetter : $0.isNumber || "*&|#".contains($0) }
      rest = rest.dropFirst(key.count)
      formula += isWord ? word(String(key)) : argument(String(key), arguments)
    }
    return formula + rest
  }

  /// A word of a template in the language of the page's keywords.
  private func word(_ key: String) -> String {
    if let function = Self.functionWords[key] { return notation.isGerman ? function : key }
    return ContextualKeyword(key).map(notation.word) ?? key
  }

  /// Arguments as a template names them: `1`, `*` for all, `&` and `|` for conditions, `#2` for a number of decimals.
  private func argument(_ key: String, _ arguments: [String]) -> String {
    switch key {
    case "*": arguments.joined(separator: "; ")
    case "&":
      arguments.joined(separator: " \(notation.word(ContextualKeyword.and)) ")
    case "|":
      arguments.joined(separator: " \(notation.word(ContextualKeyword.or)) ")
    case "#2":
      Int(arguments[1]).flatMap { places in
        (0...Self.mostPlaces).contains(places)
          ? numbers.text(Rational.one.divided(by: .powerOfTen(places)) ?? .one) : nil
      } ?? arguments[1]
    default: Int(key).map { arguments[$0 - 1] } ?? ""
    }
  }

  private static let mostPlaces = 12

  /// The German words of functions that templates have.
  private static let functionWords = [
    "round": "runde", "up": "auf", "down": "ab", "floor": "boden", "sum": "summe",
    "mean": "mittel", "number": "anzahl", "sqrt": "wurzel", "power": "hoch", "previous": "vorher",
    "next": "nachher", "weighted": "gewichtet", "first": "erster", "last": "letzter",
    "if": "wenn", "cumulative": "kumuliert", "ceiling": "decke",
  ]

  /// Formulas for functions, by their names in lower case.
  ///
  /// `~` comes before words of models, `$` before arguments; a `count` of `nil` stands for any number of these.
  private static let otherFunctions: [String: (template: String, count: Int?)] = {
    var functions: [String: (template: String, count: Int?)] = [:]
    func add(_ names: String, _ template: String, _ count: Int? = nil) {
      for name in names.split(separator: " ") { functions[String(name)] = (template, count) }
    }
    add("summe sum total", "~sum($*)")
    add("max maximum", "max($*)")
    add("min minimum", "min($*)")
    add("mittelwert durchschnitt mittel average avg mean", "~mean($*)")
    add("anzahl anzahl2 zählen count counta len length", "~number($1)", 1)
    add("runden runde round", "~round($1; $#2)", 2)
    add("aufrunden roundup", "~up($1; $#2)", 2)
    add("abrunden rounddown", "~down($1; $#2)", 2)
    add("ganzzahl int trunc kürzen", "~floor($1; 1)", 1)
    add("ceil", "~ceiling($1; 1)", 1)
    add("wenn if", "~if($*)", 3)
    add("wurzel sqrt", "~sqrt($1)", 1)
    add("potenz pow power hoch", "~power($*)", 2)
    add("abs", "abs($1)", 1)
    add("rest mod", "$1 - ~floor($1 / $2; 1) * $2", 2)
    add("wennfehler iferror istfehler", "$1", 2)
    add("summewenn sumif", "~sum($3 ~if $1 = $2)", 3)
    add("mittelwertwenn averageif", "~mean($3 ~if $1 = $2)", 3)
    add("zählenwenn countif", "~number($1 ~if $1 = $2)", 2)
    add("summenprodukt sumproduct", "~sum($1 * $2)", 2)
    add("sverweis vlookup xverweis xlookup", "$2[$1]", 3)
    add("rmz pmt", "$3 * $1 / (1 - ~power(1 + $1; -$2))", 3)
    add("und and", "($&)")
    add("oder or", "($|)")
    add("nicht not", "~not ($1)", 1)
    add("prev lag vormonat vorperiode vorheriger", "~previous($*)")
    add("lead nächster folgemonat", "~next($*)")
    return functions
  }()
}
