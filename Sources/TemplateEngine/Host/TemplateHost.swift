/// Runs the host's functions and filters for one rendering.
package protocol TemplateHost {
  /// Runs `HostSignature.functions[function]`.
  func call(_ function: Int, _ arguments: HostArguments) throws(HostFailure) -> Value

  /// Runs `HostSignature.filters[filter]` on a value.
  func apply(
    _ filter: Int, to value: Value, _ arguments: HostArguments
  ) throws(HostFailure) -> Value

  /// The value of an object's member; `nil` makes the value undefined. A member that exists and has no
  /// value is `.none`.
  ///
  /// The host is asked, not the object, so that it learns what the output depends on. Called very often:
  /// it must cost next to nothing.
  func member(_ name: Name, of object: any TemplateObject) -> Value?

  /// All names of an object's members, for suggestions.
  func memberNames(of object: any TemplateObject) -> [String]

  /// A fragment of the output begins that later outputs may reuse unchanged; fragments nest.
  func beginFragment()

  /// The innermost fragment ends.
  ///
  /// - Parameter isKept: Whether it may be reused.
  /// - Returns: The argument for `reuseFragment` when it is.
  func endFragment(isKept: Bool) -> (any Sendable)?

  /// The output contains a fragment that was rendered for another output.
  func reuseFragment(_ fragment: (any Sendable)?)
}

extension TemplateHost {
  /// Does nothing.
  package func beginFragment() {}

  /// Returns nothing.
  package func endFragment(isKept: Bool) -> (any Sendable)? { nil }

  /// Does nothing.
  package func reuseFragment(_ fragment: (any Sendable)?) {}
}

/// The arguments of a call, already checked against the signature.
package struct HostArguments: Sendable {
  /// One value for each parameter, in the order of the signature, with defaults filled in.
  package let values: [Value]
  /// Other keyword arguments; empty unless the signature takes them.
  package let keywords: [(name: String, value: Value)]

  /// For tests of hosts only.
  package init(values: [Value], keywords: [(name: String, value: Value)] = []) {
    self.values = values
    self.keywords = keywords
  }

  /// The value of a parameter by its index in the signature.
  package subscript(index: Int) -> Value { values[index] }
}

/// Why a function or filter of the host failed; reported at the location of the call.
package struct HostFailure: Error, Sendable {
  let message: String
  let help: String?

  /// - Parameters:
  ///   - message: One sentence in lower case, without a full stop.
  ///   - help: What to do about it.
  package init(_ message: String, help: String? = nil) {
    self.message = message
    self.help = help
  }
}

/// The host of a library that was compiled with `HostSignature.empty`.
package struct NoHost: TemplateHost {
  /// Has no state.
  package init() {}

  /// Never called: there are no objects.
  package func member(_ name: Name, of object: any TemplateObject) -> Value? { nil }

  /// Never called: there are no objects.
  package func memberNames(of object: any TemplateObject) -> [String] { [] }

  /// Never called: the empty signature has no functions.
  package func call(_ function: Int, _ arguments: HostArguments) throws(HostFailure) -> Value {
    throw HostFailure("there is no such function")
  }

  /// Never called: the empty signature has no filters.
  package func apply(
    _ filter: Int, to value: Value, _ arguments: HostArguments
  ) throws(HostFailure) -> Value {
    throw HostFailure("there is no such filter")
  }
}
