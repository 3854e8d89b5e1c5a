import Diagnostics

extension KPIMessages {
  static let listEntries = [
    unindentedRow, listFigure, unknownItem, listShape, totals, neighbours, gathering, equation,
    meanOfQuotients,
  ]

  static let unindentedRow = MessageEntry.error(
    "kpi.row", "row that belongs to no list",
    """
    A line that begins with `-` is a row of a list: it gives an item its values. It stands, \
    indented, below the `input` line (German `eingabe`) that says which values these are, and that \
    line stands below `list` or `per` (German `liste`, `je`).
    """,
    example: .init(
      before: post("list channel\n  input cost\n- fair = €5"),
      after: post("list channel\n  input cost\n  - fair = €5")))

  static func rowNotIndented(_ notation: Notation, at location: SourceLocation) -> Diagnostic {
    unindentedRow("a row of a list is indented", at: location)
      .help("indent it below \"\(notation.word(Keyword.input))\"")
  }

  static func rowOutsideList(_ notation: Notation, at location: SourceLocation) -> Diagnostic {
    unindentedRow("a row needs a line that names its values", at: location)
      .help("write \"\(notation.word(Keyword.input))\" and the names of the values above it")
  }

  static let listFigure = MessageEntry.error(
    "kpi.list-figure", "figure of a list where one value is needed",
    """
    A figure of a list has a value for each item. Where no item is at hand, a formula must say \
    which of them it means: all of them, gathered by a function such as `sum`, or one of them, in \
    brackets. In a block below `list`, `series` or `per` (German `liste`, `reihe`, `je`) the name \
    means the item at hand.
    """,
    example: .init(
      before: post("list channel = web, fair\n  input cost = €5; €6\ntotal_cost = cost * 2"),
      after: post("list channel = web, fair\n  input cost = €5; €6\ntotal_cost = sum(cost) * 2")))

  /// - Parameters:
  ///   - name: The figure.
  ///   - list: The list of which no item is at hand.
  ///   - example: One of its items.
  ///   - notation: How the file is written.
  ///   - isFormula: Whether it stands in a formula, which can gather values.
  ///   - location: Where it is named.
  /// - Returns: The message.
  static func valueForEach(
    _ name: String, list: String, example: String, _ notation: Notation, isFormula: Bool = true,
    at location: SourceLocation
  ) -> Diagnostic {
    let diagnostic = listFigure("\"\(name)\" has a value for each \(list)", at: location)
    let pick = "\(name)[\(example)]"
    return diagnostic.help(
      isFormula
        ? "write \(notation.sum)(\(name)), \(pick), or indent the line below "
          + "\"\(notation.word(ContextualKeyword.per)) \(list)\""
        : "write \(pick)")
  }

  static func severalListsAtHand(
    _ function: String, lists: [String], other: [String], _ notation: Notation,
    at location: SourceLocation
  ) -> Diagnostic {
    let over = notation.word(ContextualKeyword.over)
    return listFigure(
      "it is not clear over which list \"\(function)\" goes", at: location
    ).help(
      "write \"\(over) \(other.joined(separator: ", "))\" or \"\(over) "
        + "\(lists.joined(separator: ", "))\" before the parenthesis that closes it")
  }

  static func argumentsOutsideList(
    _ name: String, _ function: String, _ rest: [String], at location: SourceLocation
  ) -> Diagnostic {
    listFigure("values of a list and others cannot be arguments together", at: location)
      .help("write \(function)(\(name))\(rest.map { " + \($0)" }.joined())")
  }

  static let unknownItem = MessageEntry.error(
    "kpi.unknown-item", "unknown item or period",
    """
    What stands in brackets is no item of the list, or no period of the series. Items are picked by \
    their name, or by their label in quotes; periods by their number or as `Dec 2026` and `Q4 2026`. \
    Upper and lower case matter.
    """,
    example: .init(
      before: post("list channel = web, fair\n  input cost = €5; €6\nbest = cost[wep]"),
      after: post("list channel = web, fair\n  input cost = €5; €6\nbest = cost[web]")))

  static func noItem(
    _ item: String, in list: String, known: [String], at location: SourceLocation
  ) -> Diagnostic {
    let help =
      Spelling.didYouMean(item, among: known)
      ?? "items are picked by name: \(known.prefix(8).joined(separator: ", "))"
    return unknownItem("\(list) has no \(item)", at: location).help(help)
  }

  static func outsideSeries(
    _ period: String, _ series: String, first: String, last: String, isAfter: Bool,
    at location: SourceLocation
  ) -> Diagnostic {
    unknownItem(
      "\(series) \(isAfter ? "ends at \(last)" : "begins at \(first)")", at: location
    ).help(isAfter ? "lengthen the series, or pick one up to \(last)" : "pick one from \(first) on")
  }

  static func monthWithoutYear(
    _ month: String, example: String, at location: SourceLocation
  ) -> Diagnostic {
    unknownItem("\"\(month)\" has no year", at: location).help("write \(example)")
  }

  static func notAList(_ name: String, known: [String], at location: SourceLocation) -> Diagnostic {
    unknownItem("unknown list \"\(name)\"", at: location)
      .help(Spelling.didYouMean(name, among: known))
  }

  static func noItemsToPick(_ name: String, at location: SourceLocation) -> Diagnostic {
    unknownItem("\"\(name)\" has one value and no items", at: location).help("write \(name)")
  }

  static func tooManyPicks(
    _ name: String, lists: [String], at location: SourceLocation
  ) -> Diagnostic {
    unknownItem(
      "\"\(name)\" has values for each \(lists.joined(separator: " and each "))", at: location
    ).help("write \(lists.count == 1 ? "one item" : "two items") in the brackets")
  }

  static let listShape = MessageEntry.error(
    "kpi.list", "list that is not complete",
    """
    A list and its figures do not fit together: an item lacks values or has too many of them, stands \
    twice or not at all, or a block is for lists that do not exist. Values of an item are separated \
    by `;`, in the order of the names after `input` (German `eingabe`); `–` stands for no value.
    """,
    example: .init(
      before: post("list channel\n  input cost, hours\n  - web = €5"),
      after: post("list channel\n  input cost, hours\n  - web = €5; 3")))

  static func wrongCount(
    _ item: String, has: Int, of names: [String], at location: SourceLocation
  ) -> Diagnostic {
    let wanted = names.count
    let summary =
      has < wanted
      ? "\(item) lacks a value for \(names[has])"
      : "\(item) has \(has) values for \(wanted): \(names.joined(separator: ", "))"
    return listShape(summary, at: location).help(
      has < wanted ? "give one, or – for none" : "remove \(has - wanted) of them")
  }

  static func missingRow(
    _ item: String, _ name: String, at location: SourceLocation
  ) -> Diagnostic {
    listShape("\(item) has no row of \(name)", at: location).help("add the row \"- \(item) = –\"")
  }

  static func itemTwice(
    _ item: String, first: SourceLocation, at location: SourceLocation
  ) -> Diagnostic {
    listShape("\(item) is there twice", at: location).note("first here", at: first)
  }

  static func listTwice(
    _ name: String, first: SourceLocation, _ notation: Notation, at location: SourceLocation
  ) -> Diagnostic {
    listShape("the list \"\(name)\" exists already", at: location)
      .note("declared here", at: first)
      .help("continue it with \"\(notation.word(ContextualKeyword.per)) \(name)\"")
  }

  static func rowOfOtherItem(
    _ item: String, _ list: String, known: [String], _ notation: Notation,
    at location: SourceLocation
  ) -> Diagnostic {
    listShape("\(list) has no \(item)", at: location).help(
      Spelling.didYouMean(item, among: known)
        ?? "add \(item) to \"\(notation.word(ContextualKeyword.list)) \(list)\"")
  }

  static func emptyList(_ name: String, at location: SourceLocation) -> Diagnostic {
    listShape("the list \"\(name)\" has no items", at: location)
      .help("name them after \"=\", or give each a row")
  }

  static func notAPeriod(
    _ text: String, _ notation: Notation, at location: SourceLocation
  ) -> Diagnostic {
    let example = Period(months: 2026 * 12, isQuarter: false).name(isGerman: notation.isGerman)
    return listShape("a series goes from one period to another", at: location)
      .help("write 1, Q1 2026 or \(example)")
  }

  static func backwardSeries(at location: SourceLocation) -> Diagnostic {
    listShape("the last period is before the first one", at: location).help("exchange them")
  }

  static func tooManyAxes(at location: SourceLocation) -> Diagnostic {
    listShape("figures have values for one list or a cross of two", at: location)
  }

  static func crossOfOneInput(_ notation: Notation, at location: SourceLocation) -> Diagnostic {
    listShape("the rows of two lists are the cells of one input", at: location)
      .help("write a line \"\(notation.word(Keyword.input))\" with rows for each of them")
  }

  static func notInList(_ keyword: String, at location: SourceLocation) -> Diagnostic {
    indent("\"\(keyword)\" is not allowed within a list", at: location)
      .help("remove the spaces at the start of the line")
  }

  static func notInScenario(
    _ keyword: ContextualKeyword, _ notation: Notation, at location: SourceLocation
  ) -> Diagnostic {
    let diagnostic = indent(
      "\"\(notation.word(keyword))\" is not allowed within a scenario", at: location)
    return diagnostic.help(
      "a line such as \"x = 5\" changes all items, \"x[item] = 5\" changes one")
  }

  static let totals = MessageEntry.error(
    "kpi.total", "total that a figure does not have",
    """
    Amounts of money and of one counted thing have a total over a list: their sum; a quotient of such \
    amounts has the quotient of their totals. Other figures, and all figures of a series, have one \
    only where a line says what it is: `total customers = last(customers)` (German `gesamt`).
    """,
    example: .init(
      before: post(
        "series month = 1 to 3\n  customers = month * 10\ntable t = customers per month\n"
          + "all = customers[total] * 2"),
      after: post(
        "series month = 1 to 3\n  customers = month * 10\n  total customers = last(customers)\n"
          + "table t = customers per month\nall = customers[total] * 2")))

  static func noTotal(
    _ name: String, _ notation: Notation, at location: SourceLocation
  ) -> Diagnostic {
    let line = "\(notation.word(ContextualKeyword.total)) \(name) ="
    return totals("\"\(name)\" has no total", at: location).help(
      "write \"\(line) \(notation.last)(\(name))\" or \"\(line) \(notation.sum)(\(name))\" below its list"
    )
  }

  static func totalOutsideList(_ notation: Notation, at location: SourceLocation) -> Diagnostic {
    totals("only figures of a list have totals", at: location).help(
      "indent the line below \"\(notation.word(ContextualKeyword.list))\" or "
        + "\"\(notation.word(ContextualKeyword.per))\"")
  }

  static let neighbours = MessageEntry.error(
    "kpi.neighbour", "nothing before or after",
    """
    `previous` and `next` (German `vorher`, `nachher`) give the value of the period before or after. \
    The first period has none before it: a second argument says what counts instead, or a line such \
    as `customers[0] = 500` gives it. A third argument is the distance in periods.
    """,
    example: .init(
      before: post("series month = 1 to 3\n  customers = previous(customers) + 10"),
      after: post("series month = 1 to 3\n  customers = previous(customers; 500) + 10")))

  static func noNeighbour(
    _ written: String, of name: String, edge: String, isNext: Bool, at location: SourceLocation
  ) -> Diagnostic {
    neighbours("nothing \(isNext ? "follows" : "precedes") \(edge)", at: location).help(
      "write \(written)(\(name); x) with the value that counts there or –, "
        + "or a line \(name)[\(edge)] = x"
    )
  }

  static func noSeriesAtHand(
    _ written: String, _ notation: Notation, at location: SourceLocation
  ) -> Diagnostic {
    neighbours("\"\(written)\" needs a list at hand", at: location).help(
      "indent the line below the \"\(notation.word(ContextualKeyword.series))\" that it is about")
  }

  static func invalidDistance(at location: SourceLocation) -> Diagnostic {
    neighbours("the distance is a whole number of periods, 0 or more", at: location)
  }

  static let gathering = MessageEntry.error(
    "kpi.gathering", "values of a list that cannot be gathered",
    """
    A function over the items of a list was given something that it cannot gather, or where there is \
    no list. Values per time, such as €/month, do not add up over a series: twelve of them are no \
    year; multiply them by the time first.
    """,
    example: .init(
      before: post(
        "series month = 1 to 3\n  revenue = €5/month * month\nyear_revenue = sum(revenue)"),
      after: post(
        "series month = 1 to 3\n  revenue = €5/month * month\n"
          + "year_revenue = sum(revenue * 1 month)")))

  static func notAGathering(
    _ word: String, _ notation: Notation, at location: SourceLocation
  ) -> Diagnostic {
    gathering("\"\(word)\" does not gather the items of a list", at: location)
      .help("functions that do are \(notation.sum), min, max and those like them")
  }

  static func nothingToGather(_ word: String, at location: SourceLocation) -> Diagnostic {
    gathering("\"\(word)\" needs the values of a list", at: location)
  }

  static func ratesOverSeries(
    _ unit: Unit, formula: String, time: String, _ notation: Notation,
    at location: SourceLocation
  ) -> Diagnostic {
    gathering("values per time do not add up over a series", at: location)
      .help("write \(notation.sum)(\(formula) * 1 \(time))")
  }

  static func mixedConditions(_ notation: Notation, at location: SourceLocation) -> Diagnostic {
    gathering(
      "\"\(notation.word(ContextualKeyword.and))\" and \"\(notation.word(ContextualKeyword.or))\" "
        + "need parentheses", at: location
    ).help("put one of them in parentheses")
  }

  static let equation = MessageEntry.error(
    "kpi.solve", "equation without one solution",
    """
    `solve` (German `löse`) finds the value of an input at which two values are equal. Without bounds \
    the value must depend on the input along a straight line; with bounds there must be exactly one \
    solution between them. Several solutions, or none, are an error, since it would not be clear what \
    the text says.
    """,
    example: .init(
      before: post(
        "input price = €5\nprofit = price * 3 - €20\nb = solve profit = €0 for price from €10 to €20"
      ),
      after: post(
        "input price = €5\nprofit = price * 3 - €20\nb = solve profit = €0 for price from €0 to €20"
      )))

  /// Brackets whose value names no item.
  static func outsideList(at location: SourceLocation) -> Diagnostic {
    unknownItem("the list has no item for this value", at: location)
      .help("keep it between the first and the last one with min and max")
  }

  static func equation(
    _ failure: EquationSolver.Failure, _ written: String, isGerman: Bool,
    at location: SourceLocation
  ) -> Diagnostic {
    switch failure {
    case .notLinear:
      equation("the value does not follow a straight line", at: location)
        .help("add bounds: \(written) \(isGerman ? "von … bis …" : "from … to …")")
    case .independent:
      equation("the value does not depend on what it is solved for", at: location)
    case .noSolution:
      equation("there is no solution between the bounds", at: location).help("widen the bounds")
    case .severalSolutions(let count):
      equation("there are \(count) solutions between the bounds", at: location)
        .help("narrow the bounds to one of them")
    }
  }

  static let meanOfQuotients = MessageEntry.warning(
    "kpi.mean", "mean in which every quotient counts alike",
    """
    The mean of figures such as costs per lead counts a channel with ten leads as much as one with a \
    thousand. The total of such a figure, `cpl[total]` (German `gesamt`), is the quotient of the totals; \
    `weighted(cpl; leads)` gives each its weight. If every one is to count alike, write the mean of the \
    quotient itself: `mean(cost / leads)`.
    """,
    example: .init(
      before: post(
        "list channel = web, fair\n  input cost = €500; €600\n  input leads = 50; 10\n"
          + "  cpl = cost / leads\nm = mean(cpl)"),
      after: post(
        "list channel = web, fair\n  input cost = €500; €600\n  input leads = 50; 10\n"
          + "  cpl = cost / leads\nm = cpl[total]")))
}
