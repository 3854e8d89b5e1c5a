import Diagnostics

extension KPIMessages {
  static let nameEntries = [
    unknownName, unknownScenario, unknownModel, noValue, duplicate, cycle,
  ]

  static let unknownName = MessageEntry.error(
    "kpi.unknown-name", "unknown figure",
    """
    A formula, a table or the text cites a figure that no line of the model defines. Upper and \
    lower case matter. The message suggests the most similar name, if there is one.

    Correct the name, or define the figure. If it comes from a shared model, add `use "path"` to a \
    block or `kpi: path` to the front matter.
    """,
    example: .init(
      before: post("revenue = €5\ntotal = revenu * 2"),
      after: post("revenue = €5\ntotal = revenue * 2")))

  static func unknownFigure(
    _ name: String, known: [String], at location: SourceLocation
  ) -> Diagnostic {
    unknownName("unknown name \"\(name)\"", at: location)
      .help(Spelling.didYouMean(name, among: known))
  }

  /// A scenario changes a figure that exists nowhere else.
  static func notDefinedOutsideScenario(
    _ name: String, known: [String], at location: SourceLocation
  ) -> Diagnostic {
    unknownName("\"\(name)\" is not defined outside this scenario", at: location)
      .help(Spelling.didYouMean(name, among: known))
  }

  /// The same where the figure may be meant as the scenario's own.
  static func misspeltOverride(
    _ name: String, known: [String], at location: SourceLocation
  ) -> Diagnostic {
    notDefinedOutsideScenario(name, known: known, at: location)
      .help("a figure that only this scenario has needs a label in quotes")
  }

  static let unknownScenario = MessageEntry.error(
    "kpi.unknown-scenario", "unknown scenario",
    """
    A formula, a table or the text names a scenario that the model does not declare. In \
    `revenue@best`, `best` is the name after `scenario` (German `szenario`), not the label in \
    quotes.

    Correct the name, or declare the scenario.
    """,
    example: .init(
      before: post(
        "price = €5\nscenario best \"Best case\"\n  price = €6\ntable prices = price for bset"),
      after: post(
        "price = €5\nscenario best \"Best case\"\n  price = €6\ntable prices = price for best")))

  static func noScenario(
    _ name: String, known: [String], at location: SourceLocation
  ) -> Diagnostic {
    unknownScenario("unknown scenario \"\(name)\"", at: location)
      .help(Spelling.didYouMean(name, among: known))
  }

  /// A scenario that another one is built on must come before it.
  static func laterScenario(
    _ name: String, isDeclared: Bool, known: [String], at location: SourceLocation
  ) -> Diagnostic {
    guard isDeclared else { return noScenario(name, known: known, at: location) }
    return unknownScenario("the scenario \"\(name)\" comes later", at: location)
      .help("declare \(name) before it")
  }

  /// `plus10@Umsatz`.
  static func exchangedScenario(
    _ figure: String, _ scenario: String, at location: SourceLocation
  ) -> Diagnostic {
    unknownScenario("the figure comes first, then the scenario", at: location)
      .help("write \(figure)@\(scenario)")
  }

  /// The same in a model that declares no scenario at all.
  static func noScenarios(
    _ name: String, figure: String, at location: SourceLocation
  ) -> Diagnostic {
    unknownScenario("unknown scenario \"\(name)\"", at: location)
      .help("this model has no scenarios; write \"\(figure)\"")
  }

  static let unknownModel = MessageEntry.error(
    "kpi.unknown-model", "shared model not found",
    """
    `use` (German `nutze`) or `kpi:` in the front matter names a file that does not exist. The \
    path is relative to the file that uses the model, or to the `content` folder. Without the \
    file, figures are missing, so nothing was written.

    Correct the path, or create the file. Names that may come from the missing file are not \
    reported as well.
    """,
    example: .init(
      before: post("use \"leeds.kpi\"\ntotal = leads * 2")
        + "-- content/leads.kpi --\nleads = 100\n",
      after: post("use \"leads.kpi\"\ntotal = leads * 2")))

  static func noModel(
    _ path: String, suggestion: String?, at location: SourceLocation
  ) -> Diagnostic {
    unknownModel("there is no model \"\(path)\"", at: location).help(suggestion)
  }

  static let noValue = MessageEntry.error(
    "kpi.no-value", "figure without a value in this scenario",
    """
    The figure exists, but not here: a scenario can have figures of its own, and outside that \
    scenario they have no value. Name the scenario with `@`, as in `extra@best`, or define the \
    figure outside the scenarios so that all of them have it.
    """,
    example: .init(
      before: post("price = €5\nscenario best\n  extra \"Extra\" = €2\ntotal = extra * 3"),
      after: post("price = €5\nscenario best\n  extra \"Extra\" = €2\ntotal = extra@best * 3")))

  static func noValueHere(_ name: String, at location: SourceLocation) -> Diagnostic {
    noValue("\"\(name)\" has no value here", at: location)
  }

  static func noValueInTable(_ name: String, at location: SourceLocation) -> Diagnostic {
    noValue("\"\(name)\" has no value in any column of this table", at: location)
  }

  /// - Parameters:
  ///   - name: The figure.
  ///   - scenario: The scenario that was asked for; `nil` outside all scenarios.
  ///   - owner: A scenario that has the figure.
  ///   - location: Where it is named.
  /// - Returns: The message.
  static func noValue(
    of name: String, in scenario: String?, owner: String, at location: SourceLocation
  ) -> Diagnostic {
    let summary =
      scenario.map { "\"\(name)\" has no value in scenario \"\($0)\"" }
      ?? "\"\(name)\" exists only in scenario \"\(owner)\""
    return noValue(summary, at: location).help("write \"\(name)@\(owner)\"")
  }

  static let duplicate = MessageEntry.error(
    "kpi.duplicate", "figure, scenario or table defined twice",
    """
    Two lines of the model define the same name, so it is not clear which of them counts. All \
    blocks of a page and the shared models that it uses are one model; the message names both \
    places.

    Rename or remove one of them. To change a figure in a what-if case only, put its new value \
    below a `scenario`.
    """,
    example: .init(
      before: post("price = €5\nprice = €6"), after: post("price = €5\nnew_price = €6")))

  /// - Parameters:
  ///   - name: The figure.
  ///   - first: Where it is defined first.
  ///   - scenario: The scenario above the second definition, which may be meant for it, and whether the line would
  ///     belong to it if it were indented.
  ///   - location: The second definition.
  /// - Returns: The message.
  static func definedTwice(
    _ name: String, first: SourceLocation, scenario: (name: String, isDirectlyAbove: Bool)?,
    at location: SourceLocation
  ) -> Diagnostic {
    twice("\"\(name)\"", "defined", first: first, at: location)
      .help(
        scenario.map {
          $0.isDirectlyAbove
            ? "to change it in scenario \"\($0.name)\", indent the line: write \"  \(name)\""
            : "to change it in scenario \"\($0.name)\", move the line below that and indent it"
        } ?? "write \"…\", another name")
  }

  static func scenarioDeclaredTwice(
    _ name: String, first: SourceLocation, at location: SourceLocation
  ) -> Diagnostic {
    twice("the scenario \"\(name)\"", "declared", first: first, at: location)
      .help("write \"…\", another name")
  }

  static func tableDeclaredTwice(
    _ name: String, first: SourceLocation, at location: SourceLocation
  ) -> Diagnostic {
    twice("the table \"\(name)\"", "declared", first: first, at: location)
      .help("write \"…\", another name")
  }

  static func totalDefinedTwice(
    _ name: String, first: SourceLocation, at location: SourceLocation
  ) -> Diagnostic {
    twice("the total of \"\(name)\"", "defined", first: first, at: location)
      .help("remove one of the lines")
  }

  /// What is there twice, with a note about the first place.
  private static func twice(
    _ subject: String, _ verb: String, first: SourceLocation, at location: SourceLocation
  ) -> Diagnostic {
    duplicate("\(subject) is \(verb) twice", at: location).note("first \(verb) here", at: first)
  }

  static let cycle = MessageEntry.error(
    "kpi.circle", "figures that depend on each other",
    """
    A figure is calculated from itself, directly or through other figures, so it has no value. The \
    message shows the whole chain and where each figure is defined.

    Give one of the figures a value that does not depend on the others. Within a scenario, a \
    changed figure may use its own name: there it means the value outside the scenario.
    """,
    example: .init(
      before: post("cost = price * 2\nprice = cost / 2"),
      after: post("cost = €10\nprice = cost / 2")))

  /// - Parameters:
  ///   - names: The figures of the cycle, the first again at the end.
  ///   - definitions: Where they are defined; the first few suffice.
  ///   - location: The reference that closes the cycle.
  /// - Returns: The message.
  static func circularDefinition(
    _ names: [String], definitions: [(name: String, location: SourceLocation)],
    at location: SourceLocation
  ) -> Diagnostic {
    definitions.reduce(
      cycle("circular definition: \(names.joined(separator: " → "))", at: location)
    ) { $0.note("\"\($1.name)\" is defined here", at: $1.location) }
  }
}
