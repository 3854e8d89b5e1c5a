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
      .help("indent the line below \"\(notation.word(Keyword.input))\"")
  }

  /// A value for each item in a line that is not indented.
  static func valuesNotIndented(at location: SourceLocation) -> Diagnostic {
    unindentedRow("a figure with a value for each item is indented", at: location)
      .help("indent the line below its list")
  }

  /// A row directly below the names of its values that looks like a figure.
  static func rowWithoutHyphen(_ item: Syntax.Name) -> Diagnostic {
    unindentedRow("a row of a list begins with a hyphen", at: item.source.location)
      .help("write - \(item.text)")
  }

  /// A row where there is no list at all.
  static func rowWithoutList(at location: SourceLocation) -> Diagnostic {
    unindentedRow("only the rows of a list begin with a hyphen", at: location).help("remove it")
  }

  /// - Parameters:
  ///   - count: How many values the row has.
  ///   - notation: How the file is written.
  ///   - location: The row.
  /// - Returns: The message.
  static func rowOutsideList(
    values count: Int, _ notation: Notation, at location: SourceLocation
  ) -> Diagnostic {
    let names = Array(repeating: "…", count: count).joined(separator: ", ")
    return unindentedRow("a row needs a line that names its values", at: location)
      .help("add the line \"\(notation.word(Keyword.input)) \(names)\" above, with their names")
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
  ///   - isNumber: Whether its values are no items of lists, so that they add up.
  ///   - location: Where it is named.
  /// - Returns: The message.
  static func valueForEach(
    _ name: String, list: String, example: String, _ notation: Notation, isFormula: Bool = true,
    isNumber: Bool = true, at location: SourceLocation
  ) -> Diagnostic {
    let diagnostic = listFigure("\"\(name)\" has a value for each \(list)", at: location)
    let pick = "\(name)[\(example)]"
    guard isFormula else { return diagnostic.help("write \(pick)") }
    let ways = (isNumber ? ["\(notation.sum)(\(name))"] : []) + [pick]
    let block = belowList([list], notation, at: location).map { ", or \($0)" } ?? ""
    return diagnostic.help("write \(alternatives(ways))\(block)")
  }

  /// How a line gets the items of lists at hand; `nil` for a line that already is in a block.
  static func belowList(
    _ lists: [String], _ notation: Notation, at location: SourceLocation
  ) -> String? {
    guard location.position?.lineText.first?.isWhitespace == false, !lists.isEmpty else {
      return nil
    }
    let block = "\(notation.word(ContextualKeyword.per)) \(lists.joined(separator: ", "))"
    return "put \"\(block)\" above the line and indent it"
  }

  /// What can be written, one thing or another: `"a" or "b"`.
  static func alternatives(_ ways: [String]) -> String {
    Spelling.list(
      ways.map { way in
        let isQuoted = way.hasPrefix("\"") && way.hasSuffix("\"") && way.count > 1
        return isQuoted ? way : "\"\(way)\""
      }, "or")
  }

  /// The line that declares a list, without a comment.
  static func declaration(of list: ListScope.List) -> String {
    var text = list.source.location.position?.lineText.prefix { $0 != "#" } ?? ""
    while text.last?.isWhitespace ?? false { text.removeLast() }
    return String(text)
  }

  /// `line 3`, or a line of another file.
  static func line(of place: SourceLocation, from location: SourceLocation) -> String {
    let file = place.path == location.path ? "" : " of \(place.path)"
    return "line \(place.position?.line ?? 1)\(file)"
  }

  static func severalListsAtHand(
    _ function: String, call: String, lists: [String], other: [String], _ notation: Notation,
    at location: SourceLocation
  ) -> Diagnostic {
    let ways = [other, lists].map { lists in
      "\(call.dropLast()) \(notation.word(ContextualKeyword.over)) "
        + "\(lists.joined(separator: ", ")))"
    }
    return listFigure("it is not clear over which list \"\(function)\" goes", at: location)
      .help("write \(alternatives(ways))")
  }

  static func argumentsOutsideList(
    _ name: String, _ function: String, _ rest: [String], isSum: Bool, at location: SourceLocation
  ) -> Diagnostic {
    let gathered = "\(function)(\(name))"
    let way =
      isSum
      ? gathered + rest.map { " + \($0)" }.joined()
      : "\(function)(\(([gathered] + rest).joined(separator: "; ")))"
    return listFigure("values of a list and others cannot be arguments together", at: location)
      .help("write \(way)")
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
      ?? "items are picked by name: write \(alternatives(Array(known.prefix(8))))"
    return unknownItem("\(list) has no \(item)", at: location).help(help)
  }

  /// - Parameters:
  ///   - period: The period that is picked.
  ///   - list: The series.
  ///   - isAfter: Whether the period comes after the series.
  ///   - location: Where it is picked.
  /// - Returns: The message.
  static func outsideSeries(
    _ period: String, _ list: ListScope.List, isAfter: Bool, at location: SourceLocation
  ) -> Diagnostic {
    let edge = list.items[isAfter ? list.items.count - 1 : 0]
    let declared = list.source.location
    var changed = declaration(of: list)
    let places = changed.ranges(of: edge)
    if let place = isAfter ? places.last : places.first {
      changed.replaceSubrange(place, with: period)
    }
    let summary = "\(list.name) \(isAfter ? "ends" : "begins") at \(edge)"
    return unknownItem(summary, at: location)
      .help("write \"\(edge)\", or \"\(changed)\" in \(line(of: declared, from: location))")
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

  /// - Parameters:
  ///   - name: The figure.
  ///   - lists: The lists for whose items it has values.
  ///   - picks: What stands in the brackets.
  ///   - location: Where it is named, with the brackets.
  /// - Returns: The message.
  static func tooManyPicks(
    _ name: String, lists: [String], picks: [String], at location: SourceLocation
  ) -> Diagnostic {
    let ways = lists.count == 1 ? picks : [picks.prefix(lists.count).joined(separator: ", ")]
    return unknownItem(
      "\"\(name)\" has values for each \(lists.joined(separator: " and each "))", at: location
    ).help("write \(alternatives(ways.map { "\(name)[\($0)]" }))")
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

  /// - Parameters:
  ///   - item: What has the values.
  ///   - names: What there should be a value of.
  ///   - cells: The values.
  /// - Returns: The message, at the values or at those that are too many.
  static func wrongCount(
    _ item: String, of names: [String], _ cells: [SourceRange]
  ) -> Diagnostic {
    let (has, wanted) = (cells.count, names.count)
    guard has < wanted, let first = cells.first, let last = cells.last else {
      let surplus = cells[wanted - 1].range.upperBound..<cells[has - 1].range.upperBound
      return listShape(
        "\(item) has \(has) values for \(wanted): \(names.joined(separator: ", "))",
        at: cells[0].with(surplus).location
      ).help("remove it")
    }
    let whole = first.with(first.range.lowerBound..<last.range.upperBound)
    let added = String(repeating: "; …", count: wanted - has)
    return listShape("\(item) lacks a value for \(names[has])", at: whole.location)
      .help("write \(whole.text)\(added)").help("– stands for no value")
  }

  static func missingRow(
    _ item: String, _ name: String, values count: Int, at location: SourceLocation
  ) -> Diagnostic {
    let values = Array(repeating: "…", count: count).joined(separator: "; ")
    return listShape("\(item) has no row of \(name)", at: location)
      .help("add the line \"- \(item) = \(values)\" below").help("– stands for no value")
  }

  static func itemTwice(
    _ item: String, first: SourceLocation, at location: SourceLocation
  ) -> Diagnostic {
    listShape("\(item) is there twice", at: location).note("first here", at: first)
      .help("write \"…\", another name")
  }

  /// - Parameters:
  ///   - name: The list.
  ///   - first: Where it is declared.
  ///   - notation: How the file is written.
  ///   - location: The second declaration.
  /// - Returns: The message.
  static func listTwice(
    _ name: String, first: SourceLocation, _ notation: Notation, at location: SourceLocation
  ) -> Diagnostic {
    listShape("the list \"\(name)\" exists already", at: location)
      .note("declared here", at: first)
      .help("to continue it, write \"\(notation.word(ContextualKeyword.per)) \(name)\"")
  }

  /// - Parameters:
  ///   - item: What the row is about.
  ///   - list: The list that lacks it.
  ///   - lastRow: The last of the rows that name the items; `nil` where the first line of the list does.
  ///   - location: The row's item.
  /// - Returns: The message.
  static func rowOfOtherItem(
    _ item: String, _ list: ListScope.List, lastRow: Syntax.Inputs.Row?,
    at location: SourceLocation
  ) -> Diagnostic {
    let diagnostic = listShape("\(list.name) has no \(item)", at: location)
    if list.isSeries { return diagnostic.help("periods of \(list.name) are \(list.range)") }
    let didYouMean = Spelling.didYouMean(item, among: list.items)
    if let lastRow {
      let values = Array(repeating: "…", count: lastRow.cells.count).joined(separator: "; ")
      let place = line(of: lastRow.source.location, from: location)
      return diagnostic.help(
        didYouMean ?? "add the line \"- \(item) = \(values)\" below \(place), to the list")
    }
    return diagnostic.help(
      didYouMean
        ?? "write \"\(declaration(of: list)), \(item)\" in "
        + line(of: list.source.location, from: location))
  }

  static func emptyList(_ name: String, at location: SourceLocation) -> Diagnostic {
    listShape("the list \"\(name)\" has no items", at: location).help(
      "write \"\(name) = …\" with the names of its items, or give each a row")
  }

  /// - Parameters:
  ///   - periods: What stands in place of the periods.
  ///   - notation: How the file is written.
  ///   - location: Where it is.
  /// - Returns: The message.
  static func notAPeriod(
    _ periods: (first: String, last: String), _ notation: Notation, at location: SourceLocation
  ) -> Diagnostic {
    let to = notation.word(.to)
    let diagnostic = listShape("a series goes from one period to another", at: location)
    let read = Period.read(periods.first, periods.last)
    if let first = read.first, let last = read.last, first.isQuarter == last.isQuarter {
      let names = [first, last].map { $0.name(isGerman: notation.isGerman) }
      return diagnostic.help("write \(names[0]) \(to) \(names[1])")
    }
    let months = [0, 11].map {
      Period(months: 2026 * 12 + $0, isQuarter: false).name(isGerman: notation.isGerman)
    }
    return diagnostic.help(
      "write \"1 \(to) 12\", \"\(months[0]) \(to) \(months[1])\" or "
        + "\"Q1 2026 \(to) Q4 2026\", or other such periods")
  }

  static func backwardSeries(
    from first: String, to last: String, _ notation: Notation, at location: SourceLocation
  ) -> Diagnostic {
    listShape("the last period is before the first one", at: location)
      .help("write \(last) \(notation.word(.to)) \(first)")
  }

  /// A block of more lists than a figure can have values for.
  ///
  /// - Parameter location: What is too much, with the comma before it.
  /// - Returns: The message.
  static func tooManyAxes(at location: SourceLocation) -> Diagnostic {
    listShape("figures have values for one list or a cross of two", at: location).help("remove it")
  }

  static func crossOfOneInput(_ notation: Notation, at location: SourceLocation) -> Diagnostic {
    listShape("the rows of two lists are the cells of one input", at: location).help("remove it")
      .help(
        "each input of two lists has its own line \"\(notation.word(Keyword.input))\" with rows "
          + "below it")
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
    guard keyword == .per || keyword == .total else {
      return diagnostic.help("remove the spaces at the start of the line")
    }
    return diagnostic.help("remove this line")
      .help("a line such as \"x = 5\" changes all items, \"x[item] = 5\" changes one")
  }
}
