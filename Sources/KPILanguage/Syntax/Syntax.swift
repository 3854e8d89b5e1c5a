/// The parsed lines of a model, before names are resolved and units are checked.
struct Syntax: Sendable {
  struct Name: Sendable {
    let text: String
    let source: SourceRange
  }

  /// Shared by all scenarios that do not replace it.
  final class Definition: Sendable {
    let name: Name
    let isInput: Bool
    let label: String?
    let body: Expression
    /// The unit after `->`.
    let unit: (unit: Unit, source: SourceRange)?
    let format: (format: DisplayFormat, source: SourceRange)?
    /// The formulas behind the first one, where each item of a list has its own.
    let furtherBodies: [Expression]
    /// The items whose value it replaces: `Kosten[Messe] = …`; empty for all of them.
    let picks: [Expression]
    /// How a figure of a list is called at its item, for messages and labels.
    let cell: Cell?

    /// What a definition that was made of another one stands for.
    struct Cell: Sendable {
      /// The figure of all items.
      let figure: String
      /// The labels of the items.
      let items: [String]
      /// Whether it is a total.
      let isTotal: Bool
      /// Whether it is a total that nobody has written.
      let isAutomaticTotal: Bool
    }

    init(
      name: Name, isInput: Bool, label: String?, body: Expression, unit: (Unit, SourceRange)?,
      format: (DisplayFormat, SourceRange)?, furtherBodies: [Expression] = [],
      picks: [Expression] = [], cell: Cell? = nil
    ) {
      self.furtherBodies = furtherBodies
      self.picks = picks
      self.cell = cell
      self.name = name
      self.isInput = isInput
      self.label = label
      self.body = body
      self.unit = unit
      self.format = format
    }

    /// The same with another formula for a figure with one value.
    func with(body: Expression) -> Definition {
      Definition(
        name: name, isInput: isInput, label: label, body: body, unit: unit, format: format,
        cell: cell)
    }

    /// The same with another label.
    func with(label: String) -> Definition {
      Definition(
        name: name, isInput: isInput, label: label, body: body, unit: unit, format: format,
        furtherBodies: furtherBodies, picks: picks, cell: cell)
    }
  }

  struct Scenario: Sendable {
    let name: Name
    var label: String?
    /// The scenarios that it is built on.
    var bases: [Name] = []
    var definitions: [Definition] = []

    /// What readers see: the label, or the name where it has none.
    var shownLabel: String { label ?? name.text }
  }

  /// A figure where it is shown, as it is written: `Kosten[Messe]@mehr`.
  struct Reference: Sendable {
    let name: Name
    let picks: [Expression]
    let scenario: Name?
    let source: SourceRange
  }

  /// What a table lays out down or side by side.
  enum Axis: Sendable {
    /// A scenario, or all items of a list.
    case named(Name)
    /// Values of an input, or the periods of a series.
    case range(name: Name, from: Expression, to: Expression, step: Expression?)
    /// The totals of the list before it.
    case total(SourceRange)
  }

  /// The order of the rows of a table.
  struct Order: Sendable {
    let figure: Name
    let isDescending: Bool
  }

  struct Table: Sendable {
    let name: Name
    var caption: String?
    let rows: [Reference]
    /// What runs down.
    let down: [Axis]
    let order: Order?
    /// What stands side by side.
    let columns: [Axis]
    let source: SourceRange
  }

  /// A table of what a figure is where each input is higher and lower.
  struct Sensitivity: Sendable {
    let name: Name
    var caption: String?
    let figure: Reference
    /// Such as 1/10.
    let change: Rational
    let changeSource: SourceRange
  }

  /// A drawing of the figures of a table.
  struct Chart: Sendable {
    enum Content: Sendable {
      case table(Table)
      /// Of a tornado.
      case sensitivity(Sensitivity)
    }

    let kind: KPIChart.Kind
    /// Whether bars or columns stand on one another.
    let isStacked: Bool
    var content: Content
    /// Where the kind is written.
    let source: SourceRange

    var name: Name {
      switch content {
      case .table(let table): table.name
      case .sensitivity(let sensitivity): sensitivity.name
      }
    }

    var caption: String? {
      get {
        switch content {
        case .table(let table): table.caption
        case .sensitivity(let sensitivity): sensitivity.caption
        }
      }
      set {
        switch content {
        case .table(var table):
          table.caption = newValue
          content = .table(table)
        case .sensitivity(var sensitivity):
          sensitivity.caption = newValue
          content = .sensitivity(sensitivity)
        }
      }
    }

    /// The figures that it names.
    var figures: [Reference] {
      switch content {
      case .table(let table): table.rows
      case .sensitivity(let sensitivity): [sensitivity.figure]
      }
    }
  }

  struct Check: Sendable {
    let left: Expression
    let comparison: Comparison
    let right: Expression
    let tolerance: Expression?
    let source: SourceRange
    /// The items at which it is made; empty outside lists.
    var items: [String] = []
  }

  /// Something that a block shows in its place, as an index.
  enum Shown: Sendable {
    case table(Int)
    case steps(Int)
    case sensitivity(Int)
    case chart(Int)
  }

  var definitions: [Definition] = []
  var scenarios: [Scenario] = []
  var tables: [Table] = []
  var steps: [Reference] = []
  var sensitivities: [Sensitivity] = []
  var charts: [Chart] = []
  var checks: [Check] = []
  /// In source order.
  var lists: [List] = []
  /// Blocks of figures of lists, each with how many of `definitions` stand before it.
  var listBlocks: [(position: Int, block: ListBlock)] = []
  /// Whether anything in it has to be unrolled.
  var hasLists = false
  /// Labels and captions with citations in braces, and where they are written.
  var citingLabels: [String: SourceRange] = [:]
  /// What each block of the page shows, in order.
  var blocks: [[Shown]] = []
}
