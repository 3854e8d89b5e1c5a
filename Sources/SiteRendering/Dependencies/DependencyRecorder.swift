import SiteModel

/// Records what the current output depends on; belongs to one thread, which uses it for one output
/// after another.
package final class DependencyRecorder {
  /// What was read since an output or a fragment of it began.
  private struct Scope {
    var touchedIDs: [Int] = []
    var fields: [FieldSet] = []
    var keyedIDs: Set<Int> = []
    var fragments: [Int] = []
  }

  /// The innermost scope, with the fields that were read of every dependency.
  private struct Recording {
    /// By dependency, for all but the keyed ones.
    var fields: [FieldSet]
    /// The dependencies whose `fields` are not empty, and all that is not in `fields`.
    var scope = Scope()

    mutating func record(_ read: FieldSet, of dependency: Int) {
      if fields[dependency].isEmpty { scope.touchedIDs.append(dependency) }
      fields[dependency].formUnion(read)
    }

    mutating func clear() {
      for dependency in scope.touchedIDs { fields[dependency] = [] }
      scope = Scope()
    }
  }

  private let dependencyIDs: DependencyIDs
  private let keys: InternTable<DependencyKey>
  private let useSets: InternTable<[DependencyUse]>
  private var recording: Recording
  /// What was read before the current fragment began, with the fields of each dependency touched.
  private var scopeStack: [Scope] = []
  /// The IDs of keys, so that the table that all threads share is asked once for each.
  private var idsByKey: [DependencyKey: Int] = [:]

  /// A recorder for outputs of one site.
  package init(_ context: RenderContext) {
    dependencyIDs = context.dependencyIDs
    keys = context.factKeys
    useSets = context.useSets
    recording = Recording(fields: Array(repeating: [], count: dependencyIDs.firstFact))
  }

  /// A field is read.
  func record(_ field: Field, of dependency: DependencyID) {
    recording.record(FieldSet(field), of: dependency.index)
  }

  /// Something is read that has no fields.
  func record(_ key: DependencyKey) {
    if let id = idsByKey[key] {
      recording.scope.keyedIDs.insert(id)
    } else {
      let id = dependencyIDs.fact(keys.index(of: key)).index
      idsByKey[key] = id
      recording.scope.keyedIDs.insert(id)
    }
  }

  /// A fragment is used that was rendered for another output; it is named by its own set of uses and
  /// those of the fragments in it.
  func record(fragment sets: [Int]) {
    for set in sets where !recording.scope.fragments.contains(set) {
      recording.scope.fragments.append(set)
    }
  }

  // MARK: Fragments

  /// A fragment begins that further outputs may use.
  func beginFragment() {
    recording.scope.fields = recording.scope.touchedIDs.map { recording.fields[$0] }
    scopeStack.append(recording.scope)
    recording.clear()
  }

  /// The fragment is over; one that is kept is a set of its own, anything else belongs to the enclosing
  /// scope.
  func endFragment(isKept: Bool) -> [Int]? {
    guard let enclosing = scopeStack.popLast() else { return nil }
    let fragment = recording.scope
    let uses = fragment.touchedIDs.sorted().map {
      DependencyUse(dependency: $0, fields: recording.fields[$0])
    }
    recording.clear()
    recording.scope = enclosing
    for (dependency, fields) in zip(enclosing.touchedIDs, enclosing.fields) {
      recording.fields[dependency] = fields
    }
    record(fragment: fragment.fragments)
    guard isKept else {
      for use in uses { recording.record(use.fields, of: use.dependency) }
      recording.scope.keyedIDs.formUnion(fragment.keyedIDs)
      return nil
    }
    let index = useSets.index(
      of: uses + fragment.keyedIDs.sorted().map { DependencyUse(dependency: $0, fields: []) })
    let sets = [index] + fragment.fragments.filter { $0 != index }
    record(fragment: sets)
    return sets
  }

  // MARK: Outputs

  /// Forgets what was read, also in fragments that an error ended.
  package func clear() {
    scopeStack.removeAll()
    recording.clear()
  }

  /// What was read since the last call; fragments that an error ended are forgotten.
  package func take() -> DependencyUses {
    scopeStack.removeAll()
    recording.scope.touchedIDs.sort()
    let scope = recording.scope
    var (own, shared): ([DependencyUse], [DependencyUse]) = ([], [])
    own.reserveCapacity(scope.touchedIDs.count)
    shared.reserveCapacity(scope.touchedIDs.count + scope.keyedIDs.count)
    for dependency in scope.touchedIDs {
      let use = DependencyUse(dependency: dependency, fields: recording.fields[dependency])
      if dependencyIDs.isShared(dependency) { shared.append(use) } else { own.append(use) }
    }
    for dependency in scope.keyedIDs.sorted() {
      shared.append(DependencyUse(dependency: dependency, fields: []))
    }
    recording.clear()
    return DependencyUses(own: own, shared: [useSets.index(of: shared)] + scope.fragments)
  }
}
