// KPILanguage owns the language of figures: parsing, units, exact evaluation, and the number formats
// of languages and countries. It must not know HTML, Markdown, pages or sites.

package import Diagnostics
import HTMLText

/// The evaluated figures of a page; an immutable value.
///
/// All errors of a model are reported together. A model with any error, even a failing check, is
/// never created.
package struct KPIModel: Sendable {
  /// A set of changed figures.
  package struct Scenario: Sendable {
    /// The name used in citations.
    package let name: String
    /// The heading of its column.
    package let label: String
  }

  /// A list or a series, with the figures that have a value for each of its items.
  package struct ItemList: Sendable {
    /// The name in formulas.
    package let name: String
    /// What readers see.
    package let label: String
    /// Whether its items are periods.
    package let isSeries: Bool
    /// As they stand in brackets, and as readers see them.
    package let items: [(name: String, label: String)]
    /// In order of definition.
    package let figures: [String]
  }

  /// What the model outside all scenarios is called.
  package static let baseName = Scope.baseName

  /// The result of a check.
  package struct Check: Sendable {
    /// Counted from 1 at the top of its file.
    package let line: Int
    /// Always true, since a model with a failing check is never created.
    package let passed: Bool
    let source: SourceRange

    /// As it is written.
    package var text: String { source.text }
    /// Where it is.
    package var location: SourceLocation { source.location }
  }

  /// Something that a block shows in its place.
  package enum Item: Sendable {
    case table(KPITable)
    case steps(KPISteps)
    case chart(KPIChart)
  }

  /// The BCP 47 tag of the page.
  package let language: String
  /// In order of declaration; a model that declares none has one called `base`.
  package let scenarios: [Scenario]
  /// All tables, including those of shared models and those that charts draw.
  package let tables: [KPITable]
  /// In source order.
  package let checks: [Check]
  /// What each block of the page shows, in order.
  package let blocks: [[Item]]
  /// All names, in order of definition.
  package let names: [String]

  let scope: Scope
  let lists: ListScope
  let writer: FigureWriter
  /// By entry of the scope; `nil` without a value.
  let values: [Value?]
  /// The compiled model, which can also be run elsewhere; see docs/kpi-program.md.
  let program: Program

  struct Value: Sendable {
    /// The operation of the program that holds the number.
    let slot: Int
    /// In base units.
    let number: Rational
    let isApproximate: Bool
    let plan: FigurePlan

    var unit: Unit { plan.unit }

    var figure: Figure { Figure(number: number, plan: plan, isApproximate: isApproximate) }
  }

  /// Parses, checks and evaluates the blocks of a page as one model.
  ///
  /// - Parameters:
  ///   - file: The page.
  ///   - blocks: The lines of each block, as bytes of the file.
  ///   - uses: Paths of shared models from elsewhere than the blocks, such as front matter.
  ///   - language: The BCP 47 tag of the page: in which figures are shown, and numbers read unless a shared
  ///     model states another language.
  ///   - files: Finds the files that the model names.
  ///   - diagnostics: Receives all errors, in source order.
  /// - Returns: `nil` when there were errors.
  package static func compile(
    _ file: SourceFile, blocks: [[Range<Int>]], uses: [(path: String, range: Range<Int>)] = [],
    language: String, files: any ModelFiles = NoModelFiles(), diagnostics: inout [Diagnostic]
  ) -> KPIModel? {
    var reader = ModelReader(language: language, files: files)
    reader.read(file, blocks: blocks, uses: uses)
    return model(reader, language: language, &diagnostics)
  }

  private static func model(
    _ reader: ModelReader, language: String, _ diagnostics: inout [Diagnostic]
  ) -> KPIModel? {
    var builder = ModelBuilder(reader, language: language)
    let model = builder.build()
    diagnostics += builder.diagnostics.inSourceOrder()
    return builder.diagnostics.hasErrors || reader.lacksModel ? nil : model
  }

  /// Compiles a whole file without fences, such as `leads.kpi`, as one block; the file may state its own
  /// language.
  package static func compile(
    _ file: SourceFile, language: String, files: any ModelFiles = NoModelFiles(),
    diagnostics: inout [Diagnostic]
  ) -> KPIModel? {
    var reader = ModelReader(language: language, files: files)
    reader.read(file)
    return model(reader, language: language, &diagnostics)
  }

  /// The language that a model's file states in its first line; `nil` where it states none that is known.
  package static func statedLanguage(of file: SourceFile) -> String? {
    LanguageStatement.language(of: file)?.text
  }

  /// Runs the program again from the start; returns whether it gives the same values, as it must.
  ///
  /// For benchmarks and tests.
  package func calculatesTheSameAgain() -> Bool {
    var again = program
    again.restart()
    again.run()
    return again.values == program.values
  }

  /// Notes on cells that do not reconcile with the rounded figures shown beside them, for the
  /// build's log.
  package var roundingNotes: [String] {
    blocks.joined().flatMap { item -> [String] in
      let table: KPITable
      switch item {
      case .table(let shown): table = shown
      case .chart(let chart): table = chart.table
      case .steps: return []
      }
      return table.discrepancies.map { "\(table.name): \($0.note)" }
    }
  }

  /// The model outside all scenarios.
  package var base: Scenario { Scenario(name: Self.baseName, label: Self.baseName) }

  /// All lists and series, in order of declaration.
  package var itemLists: [ItemList] {
    lists.lists.enumerated().map { index, list in
      ItemList(
        name: list.name, label: list.label, isSeries: list.isSeries,
        items: zip(list.items, list.labels).map { ($0, $1) },
        figures: lists.figures.filter { $0.axes.contains(index) }.map(\.name))
    }
  }

  /// What readers see of a figure: its label, else its name.
  package func label(of figure: FigureName) -> String {
    guard let name = scope.nameIndex(figure.name) else { return figure.name }
    let own = figure.scenario.flatMap { scope.context($0) }.flatMap {
      scope.ownDefinition(name, in: $0)
    }
    return scope.baseDefinition(name)?.label ?? own?.label ?? figure.name
  }

  /// A figure in a scenario, or outside all scenarios; `nil` without a value.
  package func figure(_ name: String, scenario: String? = nil) -> Figure? {
    guard let context = scenario.map({ scope.context($0) }) ?? 0, let name = scope.nameIndex(name)
    else { return nil }
    return values[scope.entry(name, in: context)]?.figure
  }
}
