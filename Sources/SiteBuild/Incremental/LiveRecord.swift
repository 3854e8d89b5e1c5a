import Content
import DataFormats
import Diagnostics
import Platform
import SiteModel
import SiteRendering

/// The record of the last build, in which single pages and outputs are replaced while the plan of the site stays.
///
/// Dependencies and sets of uses that no output has any more stay until everything is recorded again; they are
/// numbers that nothing refers to.
struct LiveRecord: Sendable {
  private(set) var state: BuildState
  /// The numbers of this process in the state, as far as they are known.
  var numbering: RecordNumbering
  /// Whether all are known that the state has: the same process has made both.
  let isNumbered: Bool
  /// The outputs that the last build has rendered where it was one of texts alone; `nil` where the records say so.
  private var rendered: Set<OutputID>?

  init(_ completed: CompletedBuild) {
    state = completed.state
    numbering = completed.numbering
    isNumbered = true
  }

  /// The record that another process has left of a site with the same plan.
  init(_ state: BuildState) {
    self.state = state
    numbering = RecordNumbering(dependencies: [], sets: [])
    isNumbered = false
  }

  /// Whether it has the pages and outputs of a site, in their order.
  func isOf(_ site: Site) -> Bool {
    state.pages.count == site.pages.count && state.outputs.count == site.outputs.count
      && zip(state.pages, site.pages).allSatisfy { $0.path == $1.source.path }
      && zip(state.outputs, site.outputs).allSatisfy { $0.file == $1.route.file }
  }

  /// Whether so much of it is in use that it is worth keeping.
  var isCompact: Bool {
    let count = state.dependencies.count + state.useSets.count
    return count <= state.usedCount + max(1024, state.usedCount / 8)
  }

  /// The messages about outputs that templates raised.
  var outputWarnings: [Diagnostic] {
    var warnings: [Diagnostic] = []
    for output in state.outputs where !output.warnings.isEmpty { warnings += output.warnings }
    return warnings
  }

  // MARK: What a changed page means

  /// What outputs can read of a page whose text has changed, in the numbers of the record.
  struct PageChange: Sendable {
    let page: PageID
    let record: PageRecord
    /// The page among the dependencies; `nil` where no output has read it.
    let dependency: Int?
    /// The fields that outputs have read and that are different now.
    let fields: FieldSet
    /// The present fingerprints of all fields that outputs have read, in their order.
    let fingerprints: [UInt64]
  }

  /// Compares a page with what outputs have read of it.
  func change(
    of page: PageID, _ context: RenderContext, settings: UInt64
  ) -> PageChange {
    let record = PageRecord(page, context, settings: settings)
    let id = context.dependency(of: page)
    guard let position = numbering.dependencies[id.index] else {
      return PageChange(page: page, record: record, dependency: nil, fields: [], fingerprints: [])
    }
    let known = state.dependencies[position]
    let keys = known.fields.keys
    let fingerprints = context.fingerprints(of: keys, of: id)
    var fields: FieldSet = []
    for (index, key) in keys.enumerated() where fingerprints[index] != known.fingerprints[index] {
      fields.formUnion(FieldSet(key))
    }
    return PageChange(
      page: page, record: record, dependency: position, fields: fields, fingerprints: fingerprints)
  }

  /// The outputs that have read something that is different now, each with the reason to render it again.
  func stale(
    _ changes: [PageChange], _ context: RenderContext
  ) -> [(output: OutputID, reason: RebuildReason)] {
    let changes = changes.filter { !$0.fields.isEmpty }.sorted {
      $0.dependency ?? 0 < $1.dependency ?? 0
    }
    guard !changes.isEmpty else { return [] }
    func change(in uses: [DependencyUse]) -> PageChange? {
      changes.first { change in
        uses.contains {
          $0.dependency == change.dependency && !$0.fields.isDisjoint(with: change.fields)
        }
      }
    }
    let sets = state.useSets.map(change)
    let areSetsStale = sets.contains { $0 != nil }
    // On one thread: two would wait for each other at the counts of references.
    var stale: [(output: OutputID, reason: RebuildReason)] = []
    for (index, output) in state.outputs.enumerated() {
      let found =
        change(in: output.own)
        ?? (areSetsStale ? output.shared.lazy.compactMap { sets[$0] }.first : nil)
      guard let found else { continue }
      let key = DependencyKey.page(context.site.pages[found.page].source.path)
      stale.append((OutputID(index), .changed(key, found.fields)))
    }
    return stale
  }

  // MARK: Keeping up

  /// Takes over what was rendered; `pages` is what is known of all pages.
  mutating func update(
    _ changes: [PageChange], _ pages: [PageRecord], _ entries: [OutputEntry],
    _ context: RenderContext
  ) {
    state.pages = pages
    rendered = Set(entries.map(\.output))
    number(entries, context)
    for change in changes {
      guard let position = change.dependency else { continue }
      let known = state.dependencies[position]
      state.dependencies[position] = DependencyRecord(
        key: known.key, fields: known.fields, fingerprints: change.fingerprints)
    }
    for entry in entries {
      add(entry.uses.own, context)
      let known = state.outputs[entry.output.index].shared
      for set in entry.uses.shared { add(set: set, orOneOf: known, context) }
      state.outputs[entry.output.index] = OutputRecord(entry, context, numbering)
    }
  }

  /// Adds a set of uses; where it is the same as another that the output had before, that stands for it.
  private mutating func add(set index: Int, orOneOf known: [Int], _ context: RenderContext) {
    let missing = index + 1 - numbering.sets.count
    if missing > 0 { numbering.sets += Array(repeating: nil, count: missing) }
    guard numbering.sets[index] == nil else { return }
    let uses = context.useSets[index]
    add(uses, context)
    let renumbered = numbering.renumbered(uses)
    // Each process meets what has no number of its own in another order.
    let same = Set(renumbered)
    if !isNumbered, let set = known.first(where: { Set(state.useSets[$0]) == same }) {
      numbering.sets[index] = set
      return
    }
    numbering.sets[index] = state.useSets.count
    state.useSets.append(renumbered)
  }

  private mutating func add(_ uses: [DependencyUse], _ context: RenderContext) {
    for use in uses {
      let missing = use.dependency + 1 - numbering.dependencies.count
      if missing > 0 { numbering.dependencies += Array(repeating: nil, count: missing) }
      let id = DependencyID(use.dependency)
      guard let position = numbering.dependencies[use.dependency] else {
        numbering.dependencies[use.dependency] = state.dependencies.count
        state.dependencies.append(
          DependencyRecord(
            key: context.key(of: id), fields: use.fields,
            fingerprints: use.fields.isEmpty
              ? [context.fingerprint(of: id)]
              : context.fingerprints(of: use.fields.keys, of: id)))
        continue
      }
      let known = state.dependencies[position]
      guard !use.fields.subtracting(known.fields).isEmpty else { continue }
      let fields = known.fields.union(use.fields)
      state.dependencies[position] = DependencyRecord(
        key: known.key, fields: fields,
        fingerprints: context.fingerprints(of: fields.keys, of: id))
    }
  }

  /// Whether the last build has rendered an output.
  func isRendered(_ output: OutputID) -> Bool {
    rendered?.contains(output) ?? state.outputs[output.index].wasRebuilt
  }

  /// What the next build says at its end where nothing has changed.
  mutating func update(warnings: [Diagnostic]) { state.summary.warnings = warnings }

  /// The state for a file, with what a build that began at a time knew of the sources.
  func state(_ inputs: BuildInputs, now: Int, nextChange: Int?) -> BuildState {
    var state = state
    for (index, output) in state.outputs.enumerated()
    where output.wasRebuilt && !isRendered(OutputID(index)) {
      state.outputs[index] = output.keptAsItWas()
    }
    state.inputs = inputs
    state.now = now
    state.nextChange = nextChange
    return state
  }
}
