/// What was asked for in vain; the message is made when somebody uses the value.
package struct Undefined: Sendable {
  enum Kind: Sendable {
    /// A variable that nothing defines.
    case variable(String)
    /// A member that the owner does not have.
    case member(String, owner: Value)
    /// An element that the owner does not have.
    case element(Value, owner: Value)
    /// A parameter of a macro that the call left out.
    case parameter(String)
    /// An inline `if` without `else` whose condition is false; prints nothing under any rule.
    case nothing
    /// No value for another reason, which is a sentence of its own.
    case reason(String)
  }

  let kind: Kind

  init(_ kind: Kind) { self.kind = kind }

  /// An undefined value of the host's; the reason is the message when a template uses it, in lower
  /// case and without a full stop.
  package init(reason: String) { kind = .reason(reason) }
}
