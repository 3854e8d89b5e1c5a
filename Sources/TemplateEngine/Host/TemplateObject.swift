/// Something of the host's that templates see, such as a page.
///
/// Members are asked for one by one, so nothing need be computed before. Values refer to the one object,
/// so that none is copied on its way through a template.
package protocol TemplateObject: AnyObject, Sendable {
  /// What messages call it: "page" in `page has no "titel"`.
  var typeName: String { get }

  /// The same for all wrappers of one thing, and different among things of one `typeName`; objects
  /// are equal where both agree.
  var identity: Int { get }

  /// The value of a member; `nil` makes the value undefined. A member that exists and has no value
  /// is `.none`.
  func member(_ name: Name) -> Value?

  /// Whose member it is, as a number of the host's own that `TemplateHost.willRead` hears; negative
  /// where nobody wants to know.
  func dependencyID(for name: Name) -> Int

  /// All names that `member` answers to, for suggestions.
  var memberNames: [String] { get }

  /// What `{{ object }}` prints; `nil` makes printing an error.
  var printed: Value? { get }

  /// What `{% if object %}` sees.
  var isTrue: Bool { get }
}

extension TemplateObject {
  /// Nobody wants to know.
  package func dependencyID(for name: Name) -> Int { -1 }

  /// Not printable.
  package var printed: Value? { nil }

  /// Always.
  package var isTrue: Bool { true }
}
