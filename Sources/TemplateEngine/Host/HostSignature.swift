/// What the host offers to templates; the compiler checks every use against it.
package struct HostSignature: Sendable {
  /// A parameter of a function or a filter.
  package struct Parameter: Sendable {
    let name: String
    let defaultValue: Value?

    /// Without a default the argument is required.
    package init(_ name: String, default defaultValue: Value? = nil) {
      self.name = name
      self.defaultValue = defaultValue
    }
  }

  /// A function or a filter; the value that a filter is applied to is not one of its parameters.
  package struct Callable: Sendable {
    let name: String
    let parameters: [Parameter]
    let takesKeywords: Bool

    /// With `takesKeywords`, keyword arguments that match no parameter are passed on by name instead of
    /// being an error.
    package init(_ name: String, _ parameters: [Parameter] = [], takesKeywords: Bool = false) {
      self.name = name
      self.parameters = parameters
      self.takesKeywords = takesKeywords
    }
  }

  /// Member names that get the ids `0..<count` in this order; they must be unique.
  package let vocabulary: [String]
  /// Names of the variables that every template sees; used for suggestions.
  package let variables: [String]
  /// Called as `name(…)`; `TemplateHost.call` gets the index in this list.
  package let functions: [Callable]
  /// Used as `value|name(…)`; hides a Jinja filter of that name.
  ///
  /// `TemplateHost.apply` gets the index in this list.
  package let filters: [Callable]

  /// What to do where a variable is none, by its name: help for messages about its members.
  package let hints: [String: String]

  /// Stores the lists unchanged.
  package init(
    vocabulary: [String] = [], variables: [String] = [], functions: [Callable] = [],
    filters: [Callable] = [], hints: [String: String] = [:]
  ) {
    self.hints = hints
    self.vocabulary = vocabulary
    self.variables = variables
    self.functions = functions
    self.filters = filters
  }

  /// A host that offers nothing beyond Jinja's own filters, tests and functions.
  package static let empty = HostSignature()
}
