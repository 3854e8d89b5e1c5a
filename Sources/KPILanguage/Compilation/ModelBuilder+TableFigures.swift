import Diagnostics

/// The figures of tables: what stands at a place, and what they are called.
extension ModelBuilder {
  /// A figure of a table; `nil` after an error.
  mutating func shown(_ reference: Syntax.Reference) -> Shown? {
    let name = reference.name
    var context: Int?
    if let scenario = reference.scenario {
      context = compiler.scope.context(scenario.text)
      guard context != nil else {
        compiler.report(
          KPIMessages.noScenario(
            scenario.text, known: compiler.scope.scenarioNames, at: scenario.source.location))
        return nil
      }
    }
    guard let figure = lists.figure(name.text) else {
      if !reference.picks.isEmpty {
        compiler.report(KPIMessages.noItemsToPick(name.text, at: reference.source.location))
        return nil
      }
      return Shown(
        reference: reference, figure: nil, positions: [], scenario: context,
        name: compiler.scope.nameIndex(name.text))
    }
    do throws(Diagnostic) {
      let positions = try lists.positions(reference.picks, of: figure, at: reference.source)
      return Shown(reference: reference, figure: figure, positions: positions, scenario: context)
    } catch {
      compiler.report(error)
      return nil
    }
  }

  /// The figure at each of some places.
  func cellEntries(_ shown: Shown, at columns: [Place]) -> [CellEntry?] {
    // Figures with one value in scenarios are most cells of most tables.
    guard let name = shown.name, shown.scenario == nil,
      columns.allSatisfy({ $0.choices.count == 1 && $0.choices[0].item == nil })
    else { return columns.map { cellEntry(shown, [$0]) } }
    var cells: [CellEntry?] = []
    cells.reserveCapacity(columns.count)
    for column in columns.indices {
      let context = columns[column].choices[0].context ?? 0
      cells.append(
        CellEntry(
          entry: compiler.scope.entry(name, in: context), name: figureName(name, in: context)))
    }
    return cells
  }

  /// The figure at a place; `nil` where there is none.
  func cellEntry(_ shown: Shown, _ places: [Place]) -> CellEntry? {
    let choices = places.flatMap(\.choices)
    let contexts = choices.compactMap(\.context)
    let place = (contexts.count > 1 ? gridContexts[contexts] : contexts.first) ?? 0
    let context = shown.scenario.map { compiler.scope.context($0, within: place) } ?? place
    let items = choices.compactMap(\.item)
    var name = shown.reference.name.text
    if let figure = shown.figure {
      let coordinates = zip(figure.axes, shown.positions).map { axis, position in
        position ?? items.first { $0.list == axis }?.position ?? ListScope.total
      }
      name = lists.cellName(figure, coordinates)
      // Another list's total does not concern it.
      guard
        !items.contains(where: { $0.position == ListScope.total && !figure.axes.contains($0.list) })
      else { return nil }
    } else if items.contains(where: { $0.position == ListScope.total }) {
      return nil
    }
    guard let index = compiler.scope.nameIndex(name) else { return nil }
    return CellEntry(
      entry: compiler.scope.entry(index, in: context), name: figureName(index, in: context))
  }

  func label(of shown: Shown, contexts: [Int]) -> String {
    var label: String
    if let figure = shown.figure {
      let items = zip(figure.axes, shown.positions).compactMap { axis, position in
        position.map {
          lists.itemLabel($0, in: axis, total: Wording(language: language).total)
        }
      }
      label = ([figure.label ?? figure.name] + items).joined(separator: ", ")
    } else {
      label =
        compiler.scope.nameIndex(shown.reference.name.text).map {
          self.label(of: $0, contexts: contexts)
        } ?? shown.reference.name.text
    }
    if let context = shown.scenario, let scenario = compiler.scope.contexts[context].scenario {
      label += " (\(syntax.scenarios[scenario].shownLabel))"
    }
    return label
  }

  mutating func reportUnknownRow(_ shown: Shown) {
    let name = shown.reference.name
    if let figure = shown.figure {
      if figure.axes.contains(where: { lists.lists[$0].isSeries }) || shown.positions.contains(nil)
      {
        let list = figure.axes[shown.positions.firstIndex(of: nil) ?? 0]
        compiler.report(
          KPIMessages.totals(
            "\"\(name.text)\" has a value for each \(lists.lists[list].name) and no total",
            at: shown.reference.source.location
          ).help(
            "add \" \(figure.definition.body.notation.word(ContextualKeyword.per)) "
              + "\(lists.lists[list].name)\" at the end of the line"))
      } else {
        compiler.report(KPIMessages.noValueInTable(name.text, at: name.source.location))
      }
    } else if compiler.scope.names.contains(name.text) {
      compiler.report(KPIMessages.noValueInTable(name.text, at: name.source.location))
    } else {
      let error = KPIMessages.unknownFigure(
        name.text, known: compiler.scope.writtenNames, at: name.source.location)
      if !compiler.isFollowUp(error, about: name.text) { compiler.report(error) }
    }
  }

  /// Reports figures with one value that no line defines; `false` if there are some.
  mutating func reportUnknown(_ figures: [Shown]) -> Bool {
    var isValid = true
    for figure in figures where figure.figure == nil {
      let name = figure.reference.name.text
      guard compiler.scope.nameIndex(name) == nil else { continue }
      reportUnknownRow(figure)
      isValid = false
    }
    return isValid
  }

  /// Refuses tables of lists that none of their figures has.
  mutating func checkLists(
    _ figures: [Shown], _ places: [Place], _ table: Syntax.Table
  ) -> Bool {
    var seen: Set<Int> = []
    let used = places.flatMap(\.choices).compactMap { $0.item?.list }.filter {
      seen.insert($0).inserted
    }
    for list in used
    where !figures.contains(where: { $0.figure?.axes.contains(list) ?? false }) {
      compiler.report(
        noValues(ofList: list, figures, table))
      return false
    }
    return true
  }

  /// The error about a list that no figure of a table has.
  func noValues(
    ofList list: Int, _ figures: [Shown], _ table: Syntax.Table
  ) -> Diagnostic {
    let name = lists.lists[list].name
    let axis = (table.down + table.columns).lazy.compactMap { axis -> Syntax.Name? in
      switch axis {
      case .named(let name), .range(let name, _, _, _): name
      case .total: nil
      }
    }.first { $0.text == name }
    var own: [String] = []
    for list in figures.flatMap({ $0.figure?.axes ?? [] })
    where !own.contains(lists.lists[list].name) {
      own.append(lists.lists[list].name)
    }
    return KPIMessages.listFigure(
      "no figure of the table has values for each \(name)",
      at: (axis?.source ?? table.source).location
    ).help(own.isEmpty ? nil : "write \(KPIMessages.alternatives(own))")
  }

  /// Adds what rows and columns need that both give inputs a value; `false` after an error.
  mutating func appendGrid(
    _ down: [Place], _ side: [Place], _ table: Syntax.Table
  ) -> Bool {
    let pairs = down.flatMap { row in
      side.isEmpty ? [row.choices] : side.map { row.choices + $0.choices }
    }
    for choices in pairs {
      let contexts = choices.filter { $0.context != nil }
      let key = contexts.compactMap(\.context)
      guard key.count > 1, gridContexts[key] == nil else { continue }
      var constants: [Int: Rational] = [:]
      for choice in contexts {
        guard let (input, value) = choice.swept, constants.updateValue(value, forKey: input) == nil
        else {
          compiler.report(
            KPIMessages.listShape(
              "scenarios and values of an input can only stand side by side, not across each other",
              at: table.source.location
            ).help("write both behind one \"\(Keyword.for.german)\" or \"\(Keyword.for.rawValue)\"")
          )
          return false
        }
      }
      guard let column = compiler.appendColumn(constants) else { return false }
      gridContexts[key] = column
    }
    run()
    return true
  }
}
