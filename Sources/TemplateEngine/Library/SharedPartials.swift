import Synchronization

/// What included templates wrote, for renderings that would write the same again.
///
/// A partial need not be marked: while one is rendered, the renderer notes which variables of its
/// surroundings it looks at. As long as those are shared ones, or plain values such as none, a
/// boolean or a short text, what it writes depends on nothing else, and is kept for all places where
/// they are the same. The list of all tags at the side of every page is rendered once that way, and
/// so is one that marks the tag of a tag page, on all pages that have no tag.
///
/// One of these serves any number of threads, for one library, as long as two things hold: the
/// shared variables mean the same in every rendering, and the host's functions and filters give
/// equal results for equal arguments. A host that answers in the page's language so needs one for
/// each language.
package final class SharedPartials: Sendable {
  /// Versions kept of one template; one that differs from page to page is not worth more.
  private static let versionLimit = 8
  /// Bytes of a text among the values that a version depends on.
  static let longestText = 256

  /// The variables that no template sets, so that their names mean the same everywhere.
  let sharedVariables: Set<Int>
  private let versions = Mutex<[Int: [RenderedFragment]]>([:])

  /// Nothing kept yet.
  ///
  /// - Parameters:
  ///   - library: The only one that may render with this.
  ///   - variables: Names of those globals that are the same in every rendering.
  package init(_ library: TemplateLibrary, variables: [String]) {
    let program = library.program
    sharedVariables = Set(
      variables.compactMap { name in
        program.names.id(of: name).flatMap { program.variables[$0] }
      }
    ).subtracting(program.assignedVariables)
  }

  /// What a template writes where variables have these values; `nil` where that is not known.
  func version(of template: Int, where holds: (RenderedFragment) -> Bool) -> RenderedFragment? {
    versions.withLock { $0[template] }?.first(where: holds)
  }

  func keep(_ version: RenderedFragment, of template: Int) {
    versions.withLock { versions in
      let known = versions[template, default: []]
      // Threads that began with the same partial each made the same version.
      guard known.count < Self.versionLimit,
        !known.contains(where: { $0.bytes == version.bytes && $0.hasConditions(of: version) })
      else { return }
      versions[template, default: []].append(version)
    }
  }
}

/// What one template wrote, what that depended on, and what it cost.
struct RenderedFragment: Sendable {
  /// A variable with its values in the context of the `include` and among the globals.
  struct Condition: Sendable {
    let variable: Int
    let value: Value?
    let global: Value?
  }

  let conditions: [Condition]
  let bytes: [UInt8]
  let consumed: Fuel
  /// What the host has to say of it.
  let fragment: (any Sendable)?
  /// Frames within each other.
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
  /// Whether it is so small and plain that looking at it is no more work than a comparison.
  var isPlain: Bool {
    switch self {
    case .none, .boolean, .integer, .number: true
    case .string(let text): text.utf8.count <= SharedPartials.longestText
    default: false
    }
  }

  /// Whether two plain values, or their absences, are identical.
  static func isSame(_ left: Value?, _ right: Value?) -> Bool {
    guard let left, let right else { return left == nil && right == nil }
    return left.isIdentical(to: right)
  }

  /// Whether two plain values print and compare the same; `true` is not 1 here.
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
