import ContentModel
import Diagnostics
import SiteModel

/// Puts together the state that a build leaves.
struct StateRecorder {
  /// An output of this build.
  struct Entry: Sendable {
    let output: Int
    let kind: String
    let template: Int?
    let reads: Reads
    let file: OutputFolder.PreparedFile
    let sourceStamp: FileStamp?
    let warnings: [Diagnostic]
    let reason: String
    let isNew: Bool
  }

  private let rendered: RenderedSite
  private let detector: ChangeDetector?
  private let former: BuildState?

  init(_ rendered: RenderedSite, former: BuildState?, detector: ChangeDetector?) {
    self.rendered = rendered
    self.former = former
    self.detector = detector
  }

  /// What an output of the last build read, in the numbers of this one; all of it must still be there.
  func reads(of record: BuildState.OutputRecord, _ sets: inout [Int: Int]) -> Reads {
    let shared = record.shared.map { set in
      if let known = sets[set] { return known }
      let index = rendered.readSets.index(of: renumbered(former?.readSets[set] ?? []))
      sets[set] = index
      return index
    }
    return Reads(own: renumbered(record.own), shared: shared)
  }

  private func renumbered(_ reads: [Read]) -> [Read] {
    reads.compactMap { read in
      detector?.subjects[read.subject].number.map { Read(subject: $0, members: read.members) }
    }
  }

  /// The state; fingerprints that were not needed up to now are made on the pool.
  func state(
    _ entries: [Entry], pages: PageRefresh, templates: [BuildState.TemplateRecord],
    pool: WorkerPool
  ) -> BuildState {
    var state = BuildState()
    state.lookupKey = pages.lookupKey
    state.pages = pages.records
    state.templates = templates
    var usedSets: [Int: Int] = [:]
    let sets = rendered.readSets.all
    for set in entries.lazy.flatMap(\.reads.shared) where usedSets[set] == nil {
      usedSets[set] = state.readSets.count
      state.readSets.append(sets[set])
    }
    var members: [Int: MemberSet] = [:]
    for read in entries.lazy.flatMap(\.reads.own) {
      members[read.subject, default: []].formUnion(read.members)
    }
    for read in state.readSets.joined() {
      members[read.subject, default: []].formUnion(read.members)
    }
    let numbers = members.keys.sorted()
    let positions = Dictionary(uniqueKeysWithValues: numbers.enumerated().map { ($1, $0) })
    state.subjects = subjects(numbers, numbers.map { members[$0] ?? [] }, pool)
    func placed(_ reads: [Read]) -> [Read] {
      reads.map { Read(subject: positions[$0.subject] ?? 0, members: $0.members) }
    }
    state.readSets = state.readSets.map(placed)
    state.outputs = entries.map { entry in
      BuildState.OutputRecord(
        file: entry.file.path, kind: entry.kind, template: entry.template,
        own: placed(entry.reads.own), shared: entry.reads.shared.compactMap { usedSets[$0] },
        hash: entry.file.hash, stamp: entry.file.stamp, sourceStamp: entry.sourceStamp,
        warnings: entry.warnings, reason: entry.reason, isNew: entry.isNew)
    }
    return state
  }

  private func subjects(
    _ numbers: [Int], _ members: [MemberSet], _ pool: WorkerPool
  ) -> [BuildState.SubjectRecord] {
    var known: [Int: Int] = [:]
    for (position, subject) in (detector?.subjects ?? []).enumerated() {
      if let number = subject.number { known[number] = position }
    }
    return pool.map(count: numbers.count) { [known] position in
      let number = numbers[position]
      let key = rendered.key(of: number)
      let former = known[number].flatMap { position in
        detector.map { (self.former?.subjects[position].members ?? [], $0.subjects[position]) }
      }
      guard !members[position].isEmpty else {
        let fingerprint = former?.1.fingerprints.first ?? rendered.fingerprint(of: number)
        return BuildState.SubjectRecord(key: key, members: [], fingerprints: [fingerprint])
      }
      let fingerprints = members[position].members.map { member in
        if let former, former.0.contains(MemberSet(member)) {
          let below = former.0.rawValue & (MemberSet(member).rawValue - 1)
          return former.1.fingerprints[below.nonzeroBitCount]
        }
        return rendered.fingerprint(of: member, of: number)
      }
      return BuildState.SubjectRecord(
        key: key, members: members[position], fingerprints: fingerprints)
    }
  }
}
