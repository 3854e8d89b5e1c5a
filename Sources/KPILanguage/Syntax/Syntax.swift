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

    init(
      name: Name, isInput: Bool, label: String?, body: Expression, unit: (Unit, SourceRange)?,
      format: (DisplayFormat, SourceRange)?
    ) {
      self.name = name
      self.isInput = isInput
      self.label = label
      self.body = body
      self.unit = unit
      self.format = format
    }
  }

  struct Scenario: Sendable {
    let name: Name
    let label: String?
    var definitions: [Definition] = []
  }

  enum Column: Sendable {
    case scenario(Name)
    case sweep(name: Name, from: Expression, to: Expression, step: Expression)
  }

  struct Table: Sendable {
    let name: Name
    let caption: String?
    let rows: [Name]
    let columns: [Column]
  }

  struct Check: Sendable {
    let left: Expression
    let comparison: Comparison
    let right: Expression
    let tolerance: Expression?
    let source: SourceRange
  }

  /// Something that a block shows in its place, as an index.
  enum Shown: Sendable {
    case table(Int)
    case steps(Int)
  }

  var definitions: [Definition] = []
  var scenarios: [Scenario] = []
  var tables: [Table] = []
  var steps: [Name] = []
  var checks: [Check] = []
  /// What each block of the page shows, in order.
  var blocks: [[Shown]] = []
}
