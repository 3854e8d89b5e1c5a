/// What the host offers to templates; the compiler checks all uses against it.
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

  /// A function or a filter; a filter's value is not among its parameters.
  package struct Callable: Sendable {
    let name: String
    let parameters: [Parameter]
    let takesKeywords: Bool

    /// With `takesKeywords`, keyword arguments that are no parameters are handed over by name
    /// instead of being an error.
    package init(_ name: String, _ parameters: [Parameter] = [], takesKeywords: Bool = false) {
      self.name = name
      self.parameters = parameters
      self.takesKeywords = takesKeywords
    }
  }

  /// Names of members that get the ids `0..<count` in this order; they must be unique.
  package let vocabulary: [String]
  /// Names of the variables that every template sees, for suggestions.
  package let variables: [String]
  /// Called as `name(…)`; the place in this list is the number that `TemplateHost.call` gets.
  package let functions: [Callable]
  /// Used as `value|name(…)`; hides a built-in filter of that name.
  ///
  /// The place in this list is the number that `TemplateHost.apply` gets.
  package let filters: [Callable]

  /// Keeps the lists as they are.
  package init(
    vocabulary: [String] = [], variables: [String] = [], functions: [Callable] = [],
    filters: [Callable] = []
  ) {
    self.vocabulary = vocabulary
    self.variables = variables
    self.functions = functions
    self.filters = filters
  }

  /// A host that offers nothing beyond the built-in filters, tests and functions.
  package static let empty = HostSignature()
}
