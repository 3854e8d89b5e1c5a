import SiteModel
import SiteRendering

/// Finds what has other numbers in a record that another process has left; where it is this one's, all is known.
extension LiveRecord {
  /// Finds pages among the dependencies.
  mutating func number(_ pages: [PageID], _ context: RenderContext) {
    number(
      pages.map { context.dependency(of: $0).index }, among: state.dependencies.indices, context)
  }

  /// Finds the numbers of dependencies that have none yet, as far as some positions in the record have them.
  private mutating func number(
    _ dependencies: some Sequence<Int>, among positions: some Sequence<Int>,
    _ context: RenderContext
  ) {
    if isNumbered { return }
    let missing = context.dependencyCount - numbering.dependencies.count
    if missing > 0 { numbering.dependencies += Array(repeating: nil, count: missing) }
    var wanted: [DependencyKey: Int] = [:]
    for dependency in dependencies where numbering.dependencies[dependency] == nil {
      wanted[context.key(of: DependencyID(dependency))] = dependency
    }
    for position in positions {
      if wanted.isEmpty { break }
      guard let dependency = wanted.removeValue(forKey: state.dependencies[position].key)
      else { continue }
      numbering.dependencies[dependency] = position
    }
  }

  /// Finds the numbers of all that outputs have used now.
  mutating func number(_ entries: [OutputEntry], _ context: RenderContext) {
    if isNumbered { return }
    let used = entries.flatMap { entry in
      (entry.uses.own + entry.uses.shared.flatMap { context.useSets[$0] }).map(\.dependency)
    }
    // Most of it they have used before.
    let known = entries.flatMap { entry in
      let output = state.outputs[entry.output.index]
      return (output.own + output.shared.flatMap { state.useSets[$0] }).map(\.dependency)
    }
    number(used, among: known, context)
    number(used, among: state.dependencies.indices, context)
  }
}
