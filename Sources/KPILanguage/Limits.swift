/// Limits on models, so that no input can exhaust a build's time or memory.
///
/// Each is far beyond what a post needs: the worked example has 18 lines and 8 names.
enum Limits {
  /// Lines of a model, including those of shared files.
  static let lines = 10_000
  /// Bytes of one line.
  static let lineLength = 2_000
  /// Definitions of a model, including those of scenarios; a figure of a list is one.
  static let names = 2_000
  /// Periods of a series: 100 years of months.
  static let periods = 1_200
  /// Cells of all lists of a model.
  static let cells = 20_000
  /// Values of a file that a list is read from, those of unused columns included.
  static let tableValues = 500_000
  /// Messages about values of one column; after so many, authors need the first one only.
  static let messagesOfColumn = 10
  /// Scenarios of a model.
  static let scenarios = 20
  /// Columns of a table; a sweep can produce many from one line.
  static let columns = 40
  /// Figures of a chart.
  static let marks = 600
  /// Figures of each category of a chart; more cannot be told apart.
  static let chartSeries = 10
  /// Languages in which a label has texts besides its own.
  static let translations = 40
  /// Files that a model uses with `nutze`, directly or indirectly.
  static let files = 16
  /// Levels of nested parentheses; bounds the parser's recursion.
  static let depth = 32
  /// Digits of a literal, and of a calculated numerator or denominator.
  static let digits = 150
  /// Bits of a number with that many digits.
  static let bits = 500
  /// Exponent of a unit within a product, such as 3 in m³.
  static let exponent = 9
  /// Numerator and denominator of a root's degree; 1,000 periods of growth are 83 years in months.
  static let degree = 1_000
  /// Exponents of powers; unless the base is 0, 1 or close to 1, the result has too many digits
  /// long before.
  static let power = 10_000
  /// The cost of a root in operations: it takes about as long as these.
  static let operationsPerRoot = 10
  /// The cost of an operation that is repeated until an equation is solved between bounds: some 1,200 times, of
  /// which most take an eighth of an operation's worst case.
  static let operationsPerSolution = 150
  /// The cost of a step of a derivation in operations, without that of its text.
  static let operationsPerStep = 4
  /// Bytes of a step's text that cost as much as an operation.
  static let stepBytesPerOperation = 16
  /// Messages of a model after which similar names are no longer suggested: each suggestion
  /// compares all names.
  static let suggestions = 100
  /// Operations of all scenarios together, and what the steps of all derivations cost; bounds the
  /// evaluation of a model to about a second.
  static let operations = 200_000
}
