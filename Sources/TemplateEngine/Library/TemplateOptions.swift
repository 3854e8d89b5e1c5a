/// How templates are compiled and rendered.
package struct TemplateOptions: Sendable {
  /// What happens when a template uses an undefined value.
  package enum UndefinedRule: String, Sendable, CaseIterable {
    /// Printing, iterating, calling or reading a member is an error with its location.
    case strict
    /// Prints nothing and iterates nothing, as in Jinja2; reading a member is still an error.
    case lenient
  }

  /// How values are escaped in the output.
  package enum EscapingRule: String, Sendable, CaseIterable {
    /// By file name: `.xml` as XML, `.txt` not at all, everything else as HTML by context.
    case html
    /// Not at all, in any file.
    case none
  }

  /// Strict by default.
  package var undefined = UndefinedRule.strict
  /// By file name by default.
  package var escaping = EscapingRule.html
  /// Jinja2's `trim_blocks`: the line feed after a `{% … %}` is dropped.
  package var trimsBlocks = false
  /// Jinja2's `lstrip_blocks`: spaces before a `{% … %}` at the start of a line are dropped.
  package var stripsBlockIndentation = false
  /// The prefix removed from the path of a source that has no name; `extends` and `include` use the rest.
  package var root = "templates/"

  /// Blocks that templates may fill although nothing above them has these any more, by the paths of the templates'
  /// files; their content is not shown.
  package var formerBlocks: [String: Set<String>] = [:]

  /// The defaults.
  package init() {}
}
