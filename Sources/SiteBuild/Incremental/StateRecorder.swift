import ContentModel
import Diagnostics
import SiteModel

/// Puts together the state that a build leaves.
struct StateRecorder: Sendable {
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
  /// The sets of the last build in the numbers of this one.
  private let sets: [Int]

  init(_ rendered: RenderedSite, former: BuildState?, detector: ChangeDetector?) {
    self.rendered = rendered
    self.former = former
    self.detector = detector
    sets = (former?.readSets ?? []).map { set in
      rendered.readSets.index(of: Self.renumbered(set, detector))
    }
  }

  /// What an output of the last build read, in the numbers of this one; all of it must still be there.
  func reads(of record: BuildState.OutputRecord) -> Reads {
    Reads(own: Self.renumbered(record.own, detector), shared: record.shared.map { sets[$0] })
  }

  private static func renumbered(_ reads: [Read], _ detector: ChangeDetector?) -> [Read] {
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
      let known = former?.0 ?? []
      let missing = members[position].subtracting(known).members
      var added = rendered.fingerprints(of: missing, of: number).makeIterator()
      let fingerprints = members[position].members.map { member in
        guard let former, known.contains(MemberSet(member)) else { return added.next() ?? 0 }
        let below = known.rawValue & (MemberSet(member).rawValue - 1)
        return former.1.fingerprints[below.nonzeroBitCount]
      }
      return BuildState.SubjectRecord(
        key: key, members: members[position], fingerprints: fingerprints)
    }
  }
}
