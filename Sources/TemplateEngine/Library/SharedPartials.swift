import Synchronization

/// A cache of what included templates wrote, for renderings that would write the same.
///
/// Partials need no annotation: while one is rendered, the renderer records which variables of the
/// including template it reads. If all of them are shared, or plain values such as none, a boolean or
/// a short string, the output depends on nothing else and is reused wherever they are the same. The
/// list of all tags beside every page is rendered once this way.
///
/// An instance belongs to one library and may be used by any number of threads, provided that the
/// shared variables have the same values in every rendering and that the host's functions and filters
/// return equal results for equal arguments. A host whose results depend on the language of the page
/// therefore needs one instance for each language.
package final class SharedPartials: Sendable {
  /// Fragments kept for one template; if there are more, it probably differs from page to page.
  private static let versionLimit = 8
  /// The longest string, in bytes, that counts as a plain value.
  static let longestText = 256

  /// The shared variables that no template assigns, so that their names mean the same everywhere.
  let sharedVariables: Set<Int>
  private let versions = Mutex<[Int: [RenderedFragment]]>([:])

  /// An empty cache.
  ///
  /// - Parameters:
  ///   - library: The only library that may render with this cache.
  ///   - variables: Names of the globals that are the same in every rendering.
  package init(_ library: TemplateLibrary, variables: [String]) {
    let program = library.program
    sharedVariables = Set(
      variables.compactMap { name in
        program.names.id(of: name).flatMap { program.variables[$0] }
      }
    ).subtracting(program.assignedVariables)
  }

  /// A fragment of the template whose conditions hold, if there is one.
  func version(of template: Int, where holds: (RenderedFragment) -> Bool) -> RenderedFragment? {
    versions.withLock { $0[template] }?.first(where: holds)
  }

  func keep(_ version: RenderedFragment, of template: Int) {
    versions.withLock { versions in
      let known = versions[template, default: []]
      // Threads that started the same partial at the same time produce equal fragments.
      guard known.count < Self.versionLimit,
        !known.contains(where: { $0.bytes == version.bytes && $0.hasConditions(of: version) })
      else { return }
      versions[template, default: []].append(version)
    }
  }
}

/// What one template wrote, what that depended on, and the fuel it consumed.
struct RenderedFragment: Sendable {
  /// A variable with its values in the context of the `include` and in the globals.
  struct Condition: Sendable {
    let variable: Int
    let value: Value?
    let global: Value?
  }

  let conditions: [Condition]
  let bytes: [UInt8]
  let consumed: Fuel
  /// The host's record of the fragment.
  let fragment: (any Sendable)?
  /// The depth of nested frames.
  let depth: Int

  fileprivate func hasConditions(of other: RenderedFragment) -> Bool {
    conditions.count == other.conditions.count
      && zip(conditions, other.conditions).allSatisfy {
        $0.variable == $1.variable && Value.isSame($0.value, $1.value)
          && Value.isSame($0.global, $1.global)
      }
  }
}

extension Value {
  /// Whether it is a scalar or a short string, which is cheap to compare.
  var isPlain: Bool {
    switch self {
    case .none, .boolean, .integer, .number: true
    case .string(let text): text.utf8.count <= SharedPartials.longestText
    default: false
    }
  }

  /// Whether two plain values are identical, or both are missing.
  static func isSame(_ left: Value?, _ right: Value?) -> Bool {
    guard let left, let right else { return left == nil && right == nil }
    return left.isIdentical(to: right)
  }

  /// Whether two plain values print and compare the same; `true` is not the same as 1.
  func isIdentical(to other: Value) -> Bool {
    switch (self, other) {
    case (.none, .none): true
    case (.boolean(let left), .boolean(let right)): left == right
    case (.integer(let left), .integer(let right)): left == right
    case (.number(let left), .number(let right)): left.bitPattern == right.bitPattern
    case (.string(let left), .string(let right)): left.isSame(as: right)
    default: false
    }
  }
}
