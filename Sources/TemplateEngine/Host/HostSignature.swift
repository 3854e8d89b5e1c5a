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

  /// An object whose members are known before anything is rendered.
  package struct Object: Sendable {
    let typeName: String
    let members: Set<String>
    /// The members that are objects themselves, or `none`, with the keys of these.
    let links: [String: String]
    /// The members that are lists of objects, with the keys of these.
    let lists: [String: String]

    /// - Parameters:
    ///   - typeName: As `TemplateObject.typeName`.
    ///   - members: All names of its members.
    ///   - links: The members that are objects or `none`, with the keys of these in `HostSignature.objects`.
    ///   - lists: The members that are lists of objects.
    package init(
      _ typeName: String, members: [String], links: [String: String] = [:],
      lists: [String: String] = [:]
    ) {
      self.typeName = typeName
      self.members = Set(members)
      self.links = links
      self.lists = lists
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

  /// Objects by a key; one with the name of a variable is the value of the variable wherever it is not none.
  package let objects: [String: Object]
  /// Whether templates see no other variables than `variables`, so that any other is a mistake.
  package let isComplete: Bool

  /// Stores the lists unchanged.
  package init(
    vocabulary: [String] = [], variables: [String] = [], functions: [Callable] = [],
    filters: [Callable] = [], hints: [String: String] = [:], objects: [String: Object] = [:],
    isComplete: Bool = false
  ) {
    self.objects = objects
    self.isComplete = isComplete
    self.hints = hints
    self.vocabulary = vocabulary
    self.variables = variables
    self.functions = functions
    self.filters = filters
  }

  /// A host that offers nothing beyond Jinja's own filters, tests and functions.
  package static let empty = HostSignature()
}
