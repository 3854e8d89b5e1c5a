import Diagnostics

/// The parameters of a filter, test, function or method.
struct Signature: Sendable {
  let parameters: [(name: String, defaultValue: Value?)]
  /// How many of the first parameters take no argument by name, as in methods of Python.
  let positionalOnly: Int
  /// Additional positional arguments are passed after the parameters.
  let takesMore: Bool
  /// Keyword arguments that match no parameter are passed in a dictionary after everything else.
  let takesKeywords: Bool

  init(
    _ parameters: [(name: String, defaultValue: Value?)] = [], positionalOnly: Int = 0,
    takesMore: Bool = false, takesKeywords: Bool = false
  ) {
    self.parameters = parameters
    self.positionalOnly = positionalOnly
    self.takesMore = takesMore
    self.takesKeywords = takesKeywords
  }

  init(_ callable: HostSignature.Callable) {
    self.init(
      callable.parameters.map { ($0.name, $0.defaultValue) },
      takesKeywords: callable.takesKeywords)
  }

  static let none = Signature()

  static func label(ofFunction name: String) -> String { "the function \"\(name)\"" }

  static func label(ofMethod name: String) -> String { "the method \"\(name)\"" }

  // MARK: Messages

  func tooManyArguments(_ given: Int, for label: String) -> TemplateMessage {
    TemplateMessages.tooManyArguments(
      label, takes: parameters.count, given: given, help: parameterList)
  }

  func missingArgument(_ name: String, of label: String) -> TemplateMessage {
    TemplateMessages.missingArgument(name, of: label, help: parameterList)
  }

  /// The message about a keyword argument that matches no parameter.
  func unknownArgument(_ name: String, of label: String) -> TemplateMessage {
    guard !parameters.prefix(positionalOnly).contains(where: { $0.name == name }) else {
      return TemplateMessages.argumentByName(name, of: label)
    }
    return TemplateMessages.unknownArgument(
      name, of: label, known: parameters.dropFirst(positionalOnly).map(\.name),
      help: parameterList)
  }

  /// All parameters; `nil` if there are none, or any names.
  private var parameterList: String? {
    guard !parameters.isEmpty, !takesKeywords else { return nil }
    let names = parameters.map { parameter in
      "\"\(parameter.name)\"" + (parameter.defaultValue == nil ? "" : " (optional)")
    }
    return (names.count == 1 ? "the argument is " : "the arguments are ")
      + names.joined(separator: ", ")
  }
}
