/// The parameters of a filter, test or function.
struct Signature: Sendable {
  let parameters: [(name: String, defaultValue: Value?)]
  /// Additional positional arguments are passed after the parameters.
  let takesMore: Bool
  /// Keyword arguments that match no parameter are passed in a dictionary after everything else.
  let takesKeywords: Bool

  init(
    _ parameters: [(name: String, defaultValue: Value?)] = [], takesMore: Bool = false,
    takesKeywords: Bool = false
  ) {
    self.parameters = parameters
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

}
