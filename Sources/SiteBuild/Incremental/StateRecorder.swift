import Content
import DataFormats
import Platform
import Diagnostics
import SiteModel
import SiteRendering

/// An output of this build as it will be recorded; a reference type, so that lists of them copy nothing.
final class OutputEntry: Sendable {
  let output: OutputID
  let template: Int?
  let uses: DependencyUses
  let file: StagedFile
  let sourceStamp: FileSignature?
  let warnings: [Diagnostic]
  /// What the finished page has, where that was looked at.
  let structure: PageStructure?
  let reason: RebuildReason
  let wasRebuilt: Bool
  /// As in `OutputRecord`.
  let renderTime: Int32?

  init(
    output: OutputID, template: Int?, uses: DependencyUses, file: StagedFile,
    sourceStamp: FileSignature?, warnings: [Diagnostic], structure: PageStructure?,
    reason: RebuildReason, wasRebuilt: Bool, renderTime: Int32?
  ) {
    self.output = output
    self.template = template
    self.uses = uses
    self.file = file
    self.sourceStamp = sourceStamp
    self.warnings = warnings
    self.structure = structure
    self.reason = reason
    self.wasRebuilt = wasRebuilt
    self.renderTime = renderTime
  }
}

extension OutputEntry {
  /// The same output, whose finished page was looked at.
  func with(_ structure: PageStructure) -> OutputEntry {
    OutputEntry(
      output: output, template: template, uses: uses, file: file, sourceStamp: sourceStamp,
      warnings: warnings, structure: structure, reason: reason, wasRebuilt: wasRebuilt,
      renderTime: renderTime)
  }
}

/// Builds the state for the next build.
struct StateRecorder: Sendable {
  private let context: RenderContext
  private let changes: DependencyChanges?
  private let previous: BuildState?
  /// The sets of the last build in the numbers of this one.
  private let sets: [Int]

  init(_ context: RenderContext, previous: BuildState?, changes: DependencyChanges?) {
    self.context = context
    self.previous = previous
    self.changes = changes
    sets = (previous?.useSets ?? []).map { set in
      context.useSets.index(of: Self.renumbered(set, changes))
    }
  }

  /// What an output of the last build used, in the numbers of this one; all of it must still exist.
  func uses(of record: OutputRecord) -> DependencyUses {
    DependencyUses(
      own: Self.renumbered(record.own, changes), shared: record.shared.map { sets[$0] })
  }

  private static func renumbered(
    _ uses: [DependencyUse], _ changes: DependencyChanges?
  ) -> [DependencyUse] {
    uses.compactMap { use in
      changes?.changes[use.dependency].dependency.map {
        DependencyUse(dependency: $0.index, fields: use.fields)
      }
    }
  }

  /// The state, and the numbers in it; fingerprints that were not needed up to now are computed on the pool.
  func state(
    _ entries: [OutputEntry], pages: [PageRecord], templates: [TemplateRecord], pool: WorkerPool
  ) -> (BuildState, RecordNumbering) {
    var state = BuildState()
    state.vocabulary = context.vocabulary
    state.pages = pages
    state.templates = templates
    let sets = context.useSets.values
    var usedSets: [Int?] = Array(repeating: nil, count: sets.count)
    for entry in entries {
      for set in entry.uses.shared where usedSets[set] == nil {
        usedSets[set] = state.useSets.count
        state.useSets.append(sets[set])
      }
    }
    var fields: [FieldSet?] = Array(repeating: nil, count: context.dependencyCount)
    for entry in entries { Self.add(entry.uses.own, to: &fields) }
    for set in state.useSets { Self.add(set, to: &fields) }
    let used = fields.indices.filter { fields[$0] != nil }
    var numbering = RecordNumbering(
      dependencies: Array(repeating: nil, count: fields.count), sets: usedSets)
    for (position, index) in used.enumerated() { numbering.dependencies[index] = position }
    state.dependencies = dependencies(used, fields, pool)
    state.useSets = state.useSets.map(numbering.renumbered)
    state.outputs = entries.map { OutputRecord($0, context, numbering) }
    state.usedCount = state.dependencies.count + state.useSets.count
    return (state, numbering)
  }

  /// Adds the fields that were used to those of each dependency.
  private static func add(_ uses: [DependencyUse], to fields: inout [FieldSet?]) {
    for use in uses {
      fields[use.dependency] = fields[use.dependency]?.union(use.fields) ?? use.fields
    }
  }

  private func dependencies(
    _ used: [Int], _ fields: [FieldSet?], _ pool: WorkerPool
  ) -> [DependencyRecord] {
    var known: [KnownFingerprints?] = Array(repeating: nil, count: fields.count)
    for (record, change) in zip(previous?.dependencies ?? [], changes?.changes ?? []) {
      guard let index = change.dependency?.index, known.indices.contains(index) else { continue }
      known[index] = KnownFingerprints(fields: record.fields, fingerprints: change.fingerprints)
    }
    return pool.map(count: used.count) { [known] position in
      let dependency = DependencyID(used[position])
      let (fields, known) = (fields[dependency.index] ?? [], known[dependency.index])
      let key = context.key(of: dependency)
      guard !fields.isEmpty else {
        let fingerprint = known?.fingerprints.first ?? context.fingerprint(of: dependency)
        return DependencyRecord(key: key, fields: [], fingerprints: [fingerprint])
      }
      guard let known else {
        return DependencyRecord(
          key: key, fields: fields,
          fingerprints: context.fingerprints(of: fields.keys, of: dependency))
      }
      let missing = fields.subtracting(known.fields).keys
      var added = context.fingerprints(of: missing, of: dependency).makeIterator()
      return DependencyRecord(
        key: key, fields: fields,
        fingerprints: fields.keys.map { known.fingerprint(of: $0) ?? added.next() ?? 0 })
    }
  }
}

/// The numbers that the dependencies of a build, and its sets of uses, have in the record of it.
struct RecordNumbering: Sendable {
  /// By `DependencyID`; `nil` for what no output used.
  var dependencies: [Int?]
  /// By the indices in `RenderContext.useSets`; `nil` for those that no output has.
  var sets: [Int?]

  /// Uses in the numbers of the record.
  func renumbered(_ uses: [DependencyUse]) -> [DependencyUse] {
    uses.map {
      DependencyUse(dependency: dependencies[$0.dependency] ?? 0, fields: $0.fields)
    }
  }
}

extension OutputRecord {
  /// The record of an output of a build.
  convenience init(
    _ entry: OutputEntry, _ context: RenderContext, _ numbering: RecordNumbering
  ) {
    let output = context.site.outputs[entry.output]
    self.init(
      file: entry.file.path, kind: type(of: output).kind, name: output.name(in: context.site),
      template: entry.template, own: numbering.renumbered(entry.uses.own),
      shared: entry.uses.shared.compactMap { numbering.sets[$0] }, hash: entry.file.hash,
      stamp: entry.file.stamp, sourceStamp: entry.sourceStamp, warnings: entry.warnings,
      structure: entry.structure, reason: entry.reason, wasRebuilt: entry.wasRebuilt,
      renderTime: entry.renderTime)
  }
}

/// What comparing a dependency with the last build gave.
private struct KnownFingerprints: Sendable {
  /// The fields that the last build had read.
  let fields: FieldSet
  /// Their current fingerprints, in their order; for a dependency without fields a single one.
  let fingerprints: [UInt64]

  func fingerprint(of field: FieldKey) -> UInt64? {
    fields.contains(field) ? fingerprints[fields.count(before: field)] : nil
  }
}
