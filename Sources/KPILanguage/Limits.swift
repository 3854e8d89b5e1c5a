/// How much a model may hold, so that no input can keep a build busy or eat its memory.
///
/// Each is far beyond what a post needs: the worked example has 18 lines and 8 names.
enum Limits {
  /// Lines of a model, those of shared files included.
  static let lines = 10_000
  /// Bytes of one line.
  static let lineLength = 2_000
  /// Names defined, all scenarios together.
  static let names = 2_000
  /// Scenarios of a model.
  static let scenarios = 20
  /// Columns of a table; a sweep may make many from one line.
  static let columns = 40
  /// Files that a model brings in with `nutze`, directly or not.
  static let files = 16
  /// Parentheses and signs within one another; bounds the parser's recursion.
  static let depth = 32
  /// Digits of a number that is written, and of a numerator or denominator that is calculated.
  static let digits = 150
  /// Bits that many digits take.
  static let bits = 500
  /// Exponent of one unit within a product, such as 3 in m³.
  static let exponent = 9
  /// Above and below the line of a root's degree: 1,000 periods of growth are 83 years of months.
  static let degree = 1_000
  /// A power's exponent; what is not 0, 1 or near 1 has too many digits long before.
  static let power = 10_000
  /// How many operations a root counts for: it takes as long.
  static let operationsPerRoot = 10
  /// Messages of a model after which none looks for similar names any more: that takes a look at all
  /// names each time.
  static let suggestions = 100
  /// Operations of all scenarios together; bounds the time of a whole model to about a second.
  static let operations = 200_000
}
