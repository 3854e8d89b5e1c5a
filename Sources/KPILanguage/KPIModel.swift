// KPILanguage owns the language of figures: reading, units, exact calculation, and how numbers are
// written in a language and country. It knows nothing of HTML, Markdown, pages or sites.

package import Diagnostics

/// The figures of a page, calculated: a value.
///
/// All mistakes of a model are reported together; a model with mistakes, a failing check among them,
/// does not exist.
package struct KPIModel: Sendable {
  /// A set of changed figures.
  package struct Scenario: Sendable {
    /// By which it is cited.
    package let name: String
    /// At the head of its column.
    package let label: String
  }

  /// What a check came to.
  package struct Check: Sendable {
    /// Counted from 1 at the top of its file.
    package let line: Int
    /// Always true in a model that exists.
    package let passed: Bool
  }

  /// Something that a block shows where it stands.
  package enum Item: Sendable {
    case table(KPITable)
    case steps(KPISteps)
  }

  /// The BCP 47 tag of the page.
  package let language: String
  /// In the order declared; one called `base` where none is.
  package let scenarios: [Scenario]
  /// Every table, those of shared models included.
  package let tables: [KPITable]
  /// In the order written.
  package let checks: [Check]
  /// What each block of the page shows, in order.
  package let blocks: [[Item]]
  /// All names, in the order in which they are defined.
  package let names: [String]

  let scope: Scope
  let writer: FigureWriter
  /// By entry of the scope; `nil` where there is no value.
  let values: [Value?]
  /// What was calculated, in a form that can be calculated elsewhere; see docs/kpi-program.md.
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

  /// Reads, checks and calculates the blocks of a page as one model.
  ///
  /// - Parameters:
  ///   - file: The page.
  ///   - blocks: The lines of each block, as bytes of the file.
  ///   - uses: Paths of shared models from elsewhere than the blocks, such as front matter.
  ///   - language: The BCP 47 tag of the page: how numbers are read and written.
  ///   - shared: Finds the model that a path names.
  ///   - sharedPaths: Paths by which models can be used, for suggestions; asked where one is unknown.
  ///   - diagnostics: Receives all mistakes, in the order of their places.
  /// - Returns: `nil` when there were errors.
  package static func compile(
    _ file: SourceFile, blocks: [[Range<Int>]], uses: [(path: String, range: Range<Int>)] = [],
    language: String, shared: @escaping (String) -> SourceFile?,
    sharedPaths: @escaping () -> [String] = { [] }, diagnostics: inout [Diagnostic]
  ) -> KPIModel? {
    var reader = ModelReader(language: language, shared: shared, sharedPaths: sharedPaths)
    reader.read(file, blocks: blocks, uses: uses)
    var builder = ModelBuilder(reader, language: language)
    let model = builder.build()
    diagnostics += builder.diagnostics.inSourceOrder()
    return builder.diagnostics.hasErrors ? nil : model
  }

  /// Compiles a whole file without fences, such as `leads.kpi`, as one block.
  package static func compile(
    _ file: SourceFile, language: String, shared: @escaping (String) -> SourceFile?,
    sharedPaths: @escaping () -> [String] = { [] }, diagnostics: inout [Diagnostic]
  ) -> KPIModel? {
    compile(
      file, blocks: [ModelReader.lines(of: file)], language: language, shared: shared,
      sharedPaths: sharedPaths, diagnostics: &diagnostics)
  }

  /// Runs the program once more from its start; whether it came to the same values, as it must.
  package func calculatesTheSameAgain() -> Bool {
    var again = program
    again.restart()
    again.run()
    return again.values == program.values
  }

  /// Which cells of the page's tables do not follow from the figures shown beside them.
  package var roundingNotes: [String] {
    blocks.joined().flatMap { item -> [String] in
      guard case .table(let table) = item else { return [] }
      return table.discrepancies.map { "\(table.name): \($0.note)" }
    }
  }

  /// A figure in a scenario, or without any; `nil` where it has no value.
  package func figure(_ name: String, scenario: String? = nil) -> Figure? {
    guard let context = scenario.map({ scope.context($0) }) ?? 0, let name = scope.nameIndex(name)
    else { return nil }
    return values[scope.entry(name, in: context)]?.figure
  }
}
