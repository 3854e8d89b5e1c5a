/// An object of the host that templates can read, such as a page.
///
/// An object only says what it is: `TemplateHost.member` has the values of its members. They are asked
/// for one by one, so nothing need be computed before.
package protocol TemplateObject: AnyObject, Sendable {
  /// What messages call it: "page" in `page has no "titel"`.
  var typeName: String { get }

  /// The same for all wrappers of one thing and unique among things with the same `typeName`; two
  /// objects are equal if both agree.
  var identity: Int { get }

  /// What `{{ object }}` prints; `nil` makes printing an error.
  var printed: Value? { get }

  /// What `{% if object %}` sees.
  var isTrue: Bool { get }
}

extension TemplateObject {
  /// Not printable.
  package var printed: Value? { nil }

  /// Always.
  package var isTrue: Bool { true }
}
