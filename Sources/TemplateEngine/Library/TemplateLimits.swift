/// Bounds that no template and no data can pass; each is an error with its place.
///
/// They are far above what a site needs and far below what would make a build fail without a word.
enum TemplateLimits {
  /// Parentheses, lists and operators within each other in one expression; bounds the parser's stack.
  static let expressionDepth = 100
  /// Statements within each other; bounds the parser's stack.
  static let statementDepth = 100
  /// Macro calls, includes, blocks and recursive loops within each other.
  static let callDepth = 200
  /// Iterations and calls in one rendering: a list of 100,000 pages with ten tags each stays below.
  static let steps = 2_000_000
  /// Bytes and list elements that filters and operators handle in one rendering; bounds its time and
  /// its memory.
  static let work = 400_000_000
  /// Bytes that one rendering writes.
  static let outputSize = 100_000_000
  /// Bytes of one text made by an operator or a filter.
  static let textSize = 16_000_000
  /// Elements of one list made by an operator or a filter.
  static let listSize = 1_000_000
  /// Elements of `range()`, as in Jinja2's sandbox.
  static let rangeSize = 100_000
  /// Lists and dictionaries within each other.
  static let valueDepth = 100
  /// Columns that `center`, `indent`, `wordwrap` and `format` may ask for.
  static let width = 10_000
  /// Macros, namespaces, cyclers and so on that one rendering makes.
  static let handles = 200_000
  /// Bytes of one template.
  static let templateSize = 4_000_000
}
