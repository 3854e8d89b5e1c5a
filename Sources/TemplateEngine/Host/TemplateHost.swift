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

  /// A part of the output begins that further outputs may reuse as it is; parts lie in each other.
  func beginFragment()

  /// The last part that began is over.
  ///
  /// - Parameter isKept: Whether it will be reused.
  /// - Returns: What `reuse` is to be called with then.
  func endFragment(isKept: Bool) -> (any Sendable)?

  /// The output has a part that was made for another one.
  func reuseFragment(_ fragment: (any Sendable)?)
}

extension TemplateHost {
  /// Does nothing.
  package func beginFragment() {}

  /// There is nothing to say of it.
  package func endFragment(isKept: Bool) -> (any Sendable)? { nil }

  /// Does nothing.
  package func reuseFragment(_ fragment: (any Sendable)?) {}
}

/// The arguments of a call, checked against the signature.
package struct HostArguments: Sendable {
  /// One value a parameter, in the order of the signature, defaults filled in.
  package let values: [Value]
  /// Further keyword arguments, only where the signature takes them.
  package let keywords: [(name: String, value: Value)]

  /// For tests of hosts.
  package init(values: [Value], keywords: [(name: String, value: Value)] = []) {
    self.values = values
    self.keywords = keywords
  }

  /// The value of a parameter by its place, which must be one of the signature's.
  package subscript(index: Int) -> Value { values[index] }
}

/// Why a function or filter of the host gives no value; becomes a message at the call's place.
package struct HostFailure: Error, Sendable {
  let message: String
  let help: String?

  /// One sentence in lower case without a full stop; `help` gives the way out.
  package init(_ message: String, help: String? = nil) {
    self.message = message
    self.help = help
  }
}

/// The host of a library that was compiled with `HostSignature.empty`.
package struct NoHost: TemplateHost {
  /// There is nothing to keep.
  package init() {}

  /// Never called: there are no objects.
  package func member(_ name: Name, of object: any TemplateObject) -> Value? { nil }

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
