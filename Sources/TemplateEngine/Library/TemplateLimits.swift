/// Limits for templates and data; exceeding one is an error with its location.
///
/// They are far above what a site needs and far below what would exhaust memory or time.
enum TemplateLimits {
  /// Nested parentheses, lists and operators in one expression; bounds the parser's stack.
  static let expressionDepth = 100
  /// Nested statements; bounds the parser's stack.
  static let statementDepth = 100
  /// Nested macro calls, includes, blocks and recursive loops.
  static let callDepth = 200
  /// Parameters of a macro, which each call fills in.
  static let parameters = 250
  /// Variables that the includes and imports of one template see, all of them together: each has a list.
  static let sharedVariables = 1_000_000
  /// Iterations and calls in one rendering; a list of 100,000 pages with ten tags each stays below.
  static let steps = 2_000_000
  /// Bytes and list elements that filters and operators process in one rendering; bounds time and
  /// memory.
  static let work = 400_000_000
  /// Bytes that one rendering writes.
  static let outputSize = 100_000_000
  /// Bytes of one string produced by an operator or a filter.
  static let textSize = 16_000_000
  /// Elements of one list produced by an operator or a filter.
  static let listSize = 1_000_000
  /// Elements of `range()`, as in Jinja2's sandbox.
  static let rangeSize = 100_000
  /// Nested lists and dictionaries.
  static let valueDepth = 100
  /// Columns for `center`, `indent`, `wordwrap` and `format`.
  static let width = 10_000
  /// Macros, namespaces, cyclers and similar objects created by one rendering.
  static let handles = 200_000
  /// Bytes of one template.
  static let templateSize = 4_000_000
}
