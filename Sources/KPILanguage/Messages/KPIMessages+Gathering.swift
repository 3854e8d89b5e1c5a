import Diagnostics

/// Totals, neighbours, functions over items, and equations.
extension KPIMessages {
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

  /// - Parameters:
  ///   - name: The figure.
  ///   - definition: Where it is defined, which may be a line with rows below it; `nil` for a part of a formula.
  ///   - notation: How the file is written.
  ///   - addsUp: Whether its values may be added up, unlike shares and rates of a list.
  ///   - location: Where the total is asked for.
  /// - Returns: The message.
  static func noTotal(
    _ name: String, definedAt definition: SourceLocation?, _ notation: Notation,
    addsUp: Bool = true, at location: SourceLocation
  ) -> Diagnostic {
    let start = "\(notation.word(ContextualKeyword.total)) \(name) ="
    let functions = addsUp ? [notation.last, notation.sum] : [notation.mean]
    let lines = functions.map { "\(start) \($0)(\(name))" }
    let diagnostic = totals("\"\(name)\" has no total", at: location)
    return diagnostic.help(
      definition.map {
        "add the line \(alternatives(lines)) above \(line(of: $0, from: location))"
      })
  }

  /// A line for the total over a list of which a figure is none.
  static func totalOverOtherList(
    _ name: String, _ list: String, own: [String], at location: SourceLocation
  ) -> Diagnostic {
    listFigure("\"\(name)\" has no values for each \(list)", at: location)
      .help("write \(alternatives(own))")
  }

  static func totalOutsideList(
    isBelowList: Bool, _ notation: Notation, at location: SourceLocation
  ) -> Diagnostic {
    let diagnostic = totals("only figures of a list have totals", at: location)
    guard isBelowList else { return diagnostic.help("remove this line") }
    return diagnostic.help(
      "indent the line below the \"\(notation.word(ContextualKeyword.list))\", "
        + "\"\(notation.word(ContextualKeyword.series))\" or "
        + "\"\(notation.word(ContextualKeyword.per))\" of the figure")
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

  /// - Parameters:
  ///   - written: The function.
  ///   - name: Its argument.
  ///   - edge: The first or last item.
  ///   - outer: The period beyond it whose value a line could give; `nil` where none can.
  ///   - isNext: Whether the value behind an item is asked for.
  ///   - location: The call.
  /// - Returns: The message.
  static func noNeighbour(
    _ written: String, of name: String, edge: String, outer: String?, isNext: Bool,
    at location: SourceLocation
  ) -> Diagnostic {
    let diagnostic = neighbours(
      "nothing \(isNext ? "follows" : "precedes") \(edge)", at: location)
    let call = "write \"\(written)(\(name); …)\""
    return diagnostic.help(
      (outer.map { "\(call), or add the line \"\(name)[\($0)] = …\" below" } ?? call)
        + ", with the value that counts there, or – for none")
  }

  /// - Parameters:
  ///   - written: The function.
  ///   - lists: The lists for whose items its argument has values.
  ///   - notation: How the file is written.
  ///   - location: The call.
  /// - Returns: The message.
  static func noSeriesAtHand(
    _ written: String, lists: [String], _ notation: Notation, at location: SourceLocation
  ) -> Diagnostic {
    let diagnostic = neighbours("\"\(written)\" needs a list at hand", at: location)
    return diagnostic.help(
      belowList(lists, notation, at: location)
        ?? "its argument is a figure of the list whose items are at hand in the line")
  }

  static func invalidDistance(at location: SourceLocation) -> Diagnostic {
    neighbours("the distance is a whole number of periods, 0 or more", at: location)
      .help("write 1")
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

  /// A share outside of the list of its figure.
  static func shareOfNoItem(
    _ name: String, item: String, lists: [String], _ notation: Notation,
    at location: SourceLocation
  ) -> Diagnostic {
    let share = "\(name)[\(item)] / \(notation.sum)(\(name))"
    let block = belowList(lists, notation, at: location).map { ", or \($0)" } ?? ""
    return gathering("a share is that of an item, and none is at hand", at: location)
      .help("write \"\(share)\"\(block)")
  }

  static func notAGathering(
    _ word: String, _ notation: Notation, at location: SourceLocation
  ) -> Diagnostic {
    gathering("\"\(word)\" does not gather the items of a list", at: location)
      .help("functions that do are \(notation.sum), min, max and those like them")
  }

  /// - Parameters:
  ///   - word: The function.
  ///   - argument: What it was given.
  ///   - location: The call.
  /// - Returns: The message.
  static func nothingToGather(
    _ word: String, _ argument: String, at location: SourceLocation
  ) -> Diagnostic {
    gathering("\"\(word)\" needs the values of a list", at: location)
      .help("write \(argument)")
  }

  static func ratesOverSeries(
    _ unit: Unit, formula: String, time: String, _ notation: Notation,
    at location: SourceLocation
  ) -> Diagnostic {
    gathering("values per time do not add up over a series", at: location)
      .help("write \(notation.sum)(\(formula) * 1 \(time))")
  }

  /// - Parameters:
  ///   - ways: The whole condition with parentheses.
  ///   - notation: How the file is written.
  ///   - location: The condition.
  /// - Returns: The message.
  static func mixedConditions(
    _ ways: [String], _ notation: Notation, at location: SourceLocation
  ) -> Diagnostic {
    gathering(
      "\"\(notation.word(ContextualKeyword.and))\" and \"\(notation.word(ContextualKeyword.or))\" "
        + "need parentheses", at: location
    ).help("write \(alternatives(ways))")
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
    let from = isGerman ? Keyword.from.german : Keyword.from.rawValue
    let to = isGerman ? Keyword.to.german : Keyword.to.rawValue
    let unbounded = written.ranges(of: " \(from) ").last.map { written[..<$0.lowerBound] }
    let bounded = "\(unbounded ?? written[...]) \(from) … \(to) …"
    return switch failure {
    case .notLinear:
      equation("the value does not follow a straight line", at: location)
        .help("write \"\(bounded)\" with bounds between which the solution is")
    case .independent:
      equation("the value does not depend on what it is solved for", at: location)
        .help("solve for an input that the value depends on")
    case .noSolution:
      equation("there is no solution between the bounds", at: location)
        .help("write \"\(bounded)\" with wider bounds")
    case .severalSolutions(let count):
      equation("there are \(count) solutions between the bounds", at: location)
        .help("write \"\(bounded)\" with bounds around one of them")
    case .nested:
      equation("the value depends on the solution of another equation", at: location)
        .help("write \"…\", an equation for an input that the other one does not depend on")
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
        "count lead|leads\nlist channel = web, fair\n  input cost = €500; €600\n"
          + "  input leads = 50 leads; 10 leads\n  cpl = cost / leads\nm = mean(cpl)"),
      after: post(
        "count lead|leads\nlist channel = web, fair\n  input cost = €500; €600\n"
          + "  input leads = 50 leads; 10 leads\n  cpl = cost / leads\nm = cpl[total]")))
}
