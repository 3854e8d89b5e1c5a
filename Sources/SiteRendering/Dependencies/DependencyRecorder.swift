import SiteModel

/// Records what the current output depends on; belongs to one thread, which uses it for one output
/// after another.
package final class DependencyRecorder {
  /// What was read since an output or a fragment of it began.
  private struct Scope {
    var touchedIDs: [Int] = []
    var fields: [FieldSet] = []
    var keyedIDs: Set<Int> = []
    /// The same for what outputs of one template are unlikely to share.
    var ownKeyedIDs: Set<Int> = []
    var fragments: [Int] = []
  }

  private let dependencyIDs: DependencyIDs
  private let keys: InternTable<DependencyKey>
  private let useSets: InternTable<[DependencyUse]>
  /// The fields of each dependency that the current scope has read, but for the keyed ones.
  ///
  /// A buffer of its own: an array would be checked for exclusive access each time a field is read.
  private let fields: UnsafeMutableBufferPointer<FieldSet>
  /// The current scope: the dependencies whose `fields` are not empty, and all that is not in `fields`.
  private var scope = Scope()
  /// What was read before the current fragment began, with the fields of each dependency touched.
  private var scopeStack: [Scope] = []
  /// The IDs of keys, so that the table that all threads share is asked once for each.
  private var idsByKey: [DependencyKey: Int] = [:]

  /// A recorder for outputs of one site.
  package convenience init(_ context: RenderContext) {
    self.init(context, keys: context.factKeys, useSets: context.useSets)
  }

  /// A recorder whose numbers mean nothing, for one who only looks: the build's tables stay as they are.
  convenience init(detachedFrom context: RenderContext) {
    self.init(context, keys: InternTable(), useSets: InternTable())
  }

  private init(
    _ context: RenderContext, keys: InternTable<DependencyKey>,
    useSets: InternTable<[DependencyUse]>
  ) {
    dependencyIDs = context.dependencyIDs
    self.keys = keys
    self.useSets = useSets
    fields = .allocate(capacity: dependencyIDs.firstFact)
    fields.initialize(repeating: [])
  }

  deinit { fields.deallocate() }

  /// A field is read.
  func record(_ field: Field, of dependency: DependencyID) {
    record(FieldSet(field), of: dependency.index)
  }

  /// The terms in a taxonomy are read.
  func record(_ taxonomy: TaxonomyID, of dependency: DependencyID) {
    record(FieldSet(taxonomy), of: dependency.index)
  }

  private func record(_ read: FieldSet, of dependency: Int) {
    if fields[dependency].isEmpty { scope.touchedIDs.append(dependency) }
    fields[dependency].formUnion(read)
  }

  private func clearScope() {
    for dependency in scope.touchedIDs { fields[dependency] = [] }
    scope = Scope()
  }

  /// Something is read that has no fields.
  func record(_ key: DependencyKey) {
    if key.isOfOnePage {
      scope.ownKeyedIDs.insert(dependencyIDs.fact(keys.index(of: key)).index)
    } else if let id = idsByKey[key] {
      scope.keyedIDs.insert(id)
    } else {
      let id = dependencyIDs.fact(keys.index(of: key)).index
      idsByKey[key] = id
      scope.keyedIDs.insert(id)
    }
  }

  /// A fragment is used that was rendered for another output; it is named by its own set of uses and
  /// those of the fragments in it.
  func record(fragment sets: [Int]) {
    for set in sets where !scope.fragments.contains(set) {
      scope.fragments.append(set)
    }
  }

  // MARK: Fragments

  /// A fragment begins that further outputs may use.
  func beginFragment() {
    scope.fields = scope.touchedIDs.map { fields[$0] }
    scopeStack.append(scope)
    clearScope()
  }

  /// The fragment is over; one that is kept is a set of its own, anything else belongs to the enclosing
  /// scope.
  func endFragment(isKept: Bool) -> [Int]? {
    guard let enclosing = scopeStack.popLast() else { return nil }
    let fragment = scope
    let uses = fragment.touchedIDs.sorted().map {
      DependencyUse(dependency: $0, fields: fields[$0])
    }
    clearScope()
    scope = enclosing
    for (dependency, read) in zip(enclosing.touchedIDs, enclosing.fields) {
      fields[dependency] = read
    }
    record(fragment: fragment.fragments)
    guard isKept else {
      for use in uses { record(use.fields, of: use.dependency) }
      scope.keyedIDs.formUnion(fragment.keyedIDs)
      scope.ownKeyedIDs.formUnion(fragment.ownKeyedIDs)
      return nil
    }
    let index = useSets.index(
      of: uses
        + fragment.keyedIDs.union(fragment.ownKeyedIDs).sorted().map {
          DependencyUse(dependency: $0, fields: [])
        })
    let sets = [index] + fragment.fragments.filter { $0 != index }
    record(fragment: sets)
    return sets
  }

  // MARK: Outputs

  /// Forgets what was read, also in fragments that an error ended.
  package func clear() {
    scopeStack.removeAll()
    clearScope()
  }

  /// What was read since the last call; fragments that an error ended are forgotten.
  package func take() -> DependencyUses {
    scopeStack.removeAll()
    scope.touchedIDs.sort()
    let scope = scope
    var (own, shared): ([DependencyUse], [DependencyUse]) = ([], [])
    own.reserveCapacity(scope.touchedIDs.count)
    shared.reserveCapacity(scope.touchedIDs.count + scope.keyedIDs.count)
    for dependency in scope.touchedIDs {
      let use = DependencyUse(dependency: dependency, fields: fields[dependency])
      if dependencyIDs.isShared(dependency) { shared.append(use) } else { own.append(use) }
    }
    for dependency in scope.ownKeyedIDs.sorted() {
      own.append(DependencyUse(dependency: dependency, fields: []))
    }
    for dependency in scope.keyedIDs.sorted() {
      shared.append(DependencyUse(dependency: dependency, fields: []))
    }
    clearScope()
    return DependencyUses(own: own, shared: [useSets.index(of: shared)] + scope.fragments)
  }
}
