import ContentModel
import Diagnostics
import SiteModel
import SiteRendering

/// Puts together the state that a build leaves.
struct StateRecorder: Sendable {
  /// An output of this build; shared by all who hold it.
  final class Entry: Sendable {
    let output: Int
    let kind: String
    let template: Int?
    let reads: DependencyUses
    let file: OutputTransaction.StagedFile
    let sourceStamp: FileStamp?
    let warnings: [Diagnostic]
    let reason: String
    let wasRebuilt: Bool

    init(
      output: Int, kind: String, template: Int?, reads: DependencyUses,
      file: OutputTransaction.StagedFile,
      sourceStamp: FileStamp?, warnings: [Diagnostic], reason: String, wasRebuilt: Bool
    ) {
      self.output = output
      self.kind = kind
      self.template = template
      self.reads = reads
      self.file = file
      self.sourceStamp = sourceStamp
      self.warnings = warnings
      self.reason = reason
      self.wasRebuilt = wasRebuilt
    }
  }

  private let rendered: RenderContext
  private let detector: ChangeDetector?
  private let previous: BuildState?
  /// The sets of the last build in the numbers of this one.
  private let sets: [Int]

  init(_ rendered: RenderContext, previous: BuildState?, detector: ChangeDetector?) {
    self.rendered = rendered
    self.previous = previous
    self.detector = detector
    sets = (previous?.useSets ?? []).map { set in
      rendered.useSets.index(of: Self.renumbered(set, detector))
    }
  }

  /// What an output of the last build read, in the numbers of this one; all of it must still be there.
  func reads(of record: BuildState.OutputRecord) -> DependencyUses {
    DependencyUses(
      own: Self.renumbered(record.own, detector), shared: record.shared.map { sets[$0] })
  }

  private static func renumbered(_ reads: [DependencyUse], _ detector: ChangeDetector?)
    -> [DependencyUse]
  {
    reads.compactMap { read in
      detector?.dependencies[read.dependency].number.map {
        DependencyUse(dependency: $0, members: read.members)
      }
    }
  }

  /// The state; fingerprints that were not needed up to now are made on the pool.
  func state(
    _ entries: [Entry], pages: [BuildState.PageRecord], templates: [BuildState.TemplateRecord],
    pool: WorkerPool
  ) -> BuildState {
    var state = BuildState()
    state.pages = pages
    state.templates = templates
    let sets = rendered.useSets.values
    var usedSets: [Int?] = Array(repeating: nil, count: sets.count)
    for entry in entries {
      for set in entry.reads.shared where usedSets[set] == nil {
        usedSets[set] = state.useSets.count
        state.useSets.append(sets[set])
      }
    }
    var members: [MemberSet?] = Array(repeating: nil, count: rendered.dependencyCount)
    for entry in entries { Self.note(entry.reads.own, in: &members) }
    for set in state.useSets { Self.note(set, in: &members) }
    let numbers = members.indices.filter { members[$0] != nil }
    var positions = Array(repeating: 0, count: members.count)
    for (position, number) in numbers.enumerated() { positions[number] = position }
    state.dependencies = dependencies(numbers, members, pool)
    func placed(_ reads: [DependencyUse]) -> [DependencyUse] {
      reads.map { DependencyUse(dependency: positions[$0.dependency], members: $0.members) }
    }
    state.useSets = state.useSets.map(placed)
    state.outputs = entries.map { entry in
      BuildState.OutputRecord(
        file: entry.file.path, kind: entry.kind, template: entry.template,
        own: placed(entry.reads.own), shared: entry.reads.shared.compactMap { usedSets[$0] },
        hash: entry.file.hash, stamp: entry.file.stamp, sourceStamp: entry.sourceStamp,
        warnings: entry.warnings, reason: entry.reason, wasRebuilt: entry.wasRebuilt)
    }
    return state
  }

  /// Adds what was read of dependencies to the members by the dependencies' numbers, which are dense.
  private static func note(_ reads: [DependencyUse], in members: inout [MemberSet?]) {
    for read in reads {
      members[read.dependency] = members[read.dependency]?.union(read.members) ?? read.members
    }
  }

  private func dependencies(
    _ numbers: [Int], _ members: [MemberSet?], _ pool: WorkerPool
  ) -> [BuildState.DependencyRecord] {
    var compared: [Compared?] = Array(repeating: nil, count: members.count)
    for (record, dependency) in zip(previous?.dependencies ?? [], detector?.dependencies ?? []) {
      guard let number = dependency.number, compared.indices.contains(number) else { continue }
      compared[number] = Compared(members: record.members, fingerprints: dependency.fingerprints)
    }
    return pool.map(count: numbers.count) { [compared] position in
      let number = numbers[position]
      let (members, compared) = (members[number] ?? [], compared[number])
      let key = rendered.key(of: number)
      guard !members.isEmpty else {
        let fingerprint = compared?.fingerprints.first ?? rendered.fingerprint(of: number)
        return BuildState.DependencyRecord(key: key, members: [], fingerprints: [fingerprint])
      }
      guard let compared else {
        return BuildState.DependencyRecord(
          key: key, members: members,
          fingerprints: rendered.fingerprints(of: members.members, of: number))
      }
      let missing = members.subtracting(compared.members).members
      var added = rendered.fingerprints(of: missing, of: number).makeIterator()
      return BuildState.DependencyRecord(
        key: key, members: members,
        fingerprints: members.members.map { compared.fingerprint(of: $0) ?? added.next() ?? 0 })
    }
  }
}

/// What comparing a dependency with the last build gave.
private struct Compared: Sendable {
  /// The members that the last build had read.
  let members: MemberSet
  /// Their present fingerprints, in their order; for a dependency without members a single one.
  let fingerprints: [UInt64]

  func fingerprint(of member: Member) -> UInt64? {
    guard members.contains(MemberSet(member)) else { return nil }
    let before = members.rawValue & (MemberSet(member).rawValue - 1)
    return fingerprints[before.nonzeroBitCount]
  }
}
