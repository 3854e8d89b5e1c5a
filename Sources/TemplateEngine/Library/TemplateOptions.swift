/// How templates are compiled and rendered.
package struct TemplateOptions: Sendable {
  /// What using an undefined value means.
  package enum UndefinedRule: String, Sendable, CaseIterable {
    /// Printing, iterating, calling or asking for a member is an error with its place.
    case strict
    /// Prints nothing and iterates nothing, as Jinja2 does; asking for a member stays an error.
    case lenient
  }

  /// What happens to values on their way into the output.
  package enum EscapingRule: String, Sendable, CaseIterable {
    /// By the file's name: `.xml` as XML, `.txt` not at all, everything else as HTML by context.
    case html
    /// Never, in no file.
    case none
  }

  /// Strict by default.
  package var undefined = UndefinedRule.strict
  /// By the file's name by default.
  package var escaping = EscapingRule.html
  /// Jinja2's `trim_blocks`: the line feed after a `{% … %}` is dropped.
  package var trimsBlocks = false
  /// Jinja2's `lstrip_blocks`: spaces before a `{% … %}` at the start of a line are dropped.
  package var stripsBlockIndentation = false
  /// Dropped from the front of each source's path; the rest is what `extends` and `include` name.
  package var root = "templates/"

  /// The defaults.
  package init() {}
}
