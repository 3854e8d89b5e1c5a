/// What a template asked for that does not exist; reported only when the value is used.
package struct Undefined: Sendable {
  enum Kind: Sendable {
    /// A variable that nothing defines.
    case variable(String)
    /// A member that the owner does not have.
    case member(String, owner: Value)
    /// An element that the owner does not have.
    case element(Value, owner: Value)
    /// A macro parameter without an argument.
    case parameter(String)
    /// An inline `if` without `else` whose condition is false; always prints nothing.
    case nothing
    /// Another reason, as a complete message.
    case reason(String)
  }

  let kind: Kind

  init(_ kind: Kind) { self.kind = kind }

  /// An undefined value from the host; the reason is the message when a template uses it, in lower case
  /// and without a full stop.
  package init(reason: String) { kind = .reason(reason) }
}
