import ContentModel
import SiteModel
import SiteRendering

/// Compares what the outputs of the last build read with what the site says now.
struct ChangeDetector: Sendable {
  /// What became of something that outputs of the last build read.
  struct DependencyChange: Sendable {
    /// Its number in this build; `nil` where the site no longer has it.
    let number: Int?
    /// The members that are no longer the same.
    let changed: MemberSet
    /// Whether a dependency without members is no longer the same.
    let isChanged: Bool
    /// The present fingerprints, in the order of the members.
    let fingerprints: [UInt64]

    func answers(_ members: MemberSet) -> Bool {
      number != nil && !isChanged && changed.isDisjoint(with: members)
    }
  }

  private let state: BuildState
  /// In the order of the state's dependencies.
  let dependencies: [DependencyChange]
  private let isSetUnchanged: [Bool]

  /// Evaluates everything that outputs of the last build read, but for what is known to be the same.
  init(
    _ rendered: RenderContext, _ index: DependencyIndex, _ state: BuildState,
    _ states: [PageInvalidation.State], pool: WorkerPool
  ) {
    self.state = state
    let dependencies = pool.map(count: state.dependencies.count) { position in
      Self.check(state.dependencies[position], rendered, index, states)
    }
    self.dependencies = dependencies
    isSetUnchanged = state.useSets.map { set in
      set.allSatisfy { dependencies[$0.dependency].answers($0.members) }
    }
  }

  private static func check(
    _ record: BuildState.DependencyRecord, _ rendered: RenderContext, _ index: DependencyIndex,
    _ states: [PageInvalidation.State]
  ) -> DependencyChange {
    guard let number = index.number(of: record.key) else {
      return DependencyChange(
        number: nil, changed: record.members, isChanged: true, fingerprints: [])
    }
    guard !record.members.isEmpty else {
      let fingerprint = rendered.fingerprint(of: number)
      return DependencyChange(
        number: number, changed: [], isChanged: [fingerprint] != record.fingerprints,
        fingerprints: [fingerprint])
    }
    let states = rendered.page(ofDependency: number).map { states[$0] } ?? .stale
    if states == .fresh {
      return DependencyChange(
        number: number, changed: [], isChanged: false, fingerprints: record.fingerprints)
    }
    let members = record.members.members
    let isKnown = members.map {
      states == .metadataStale && MemberSet.rendered.contains(MemberSet($0))
    }
    var present = rendered.fingerprints(
      of: zip(members, isKnown).filter { !$1 }.map(\.0), of: number
    ).makeIterator()
    var changed: MemberSet = []
    var fingerprints: [UInt64] = []
    for (place, previous) in record.fingerprints.enumerated() {
      let fingerprint = isKnown[place] ? previous : present.next() ?? 0
      if fingerprint != previous { changed.insert(MemberSet(members[place])) }
      fingerprints.append(fingerprint)
    }
    return DependencyChange(
      number: number, changed: changed, isChanged: false, fingerprints: fingerprints)
  }

  /// What an output of the last build read that is no longer the same, in words; `nil` where all is.
  func change(in output: BuildState.OutputRecord) -> String? {
    if let read = output.own.first(where: { !dependencies[$0.dependency].answers($0.members) }) {
      return words(for: read)
    }
    guard let set = output.shared.first(where: { !isSetUnchanged[$0] }) else { return nil }
    return state.useSets[set].first { !dependencies[$0.dependency].answers($0.members) }.map(words)
  }

  private func words(for read: DependencyUse) -> String {
    let dependency = dependencies[read.dependency]
    let name = state.dependencies[read.dependency].key.description
    if dependency.number == nil { return "\(name) is no longer there" }
    let members = dependency.changed.intersection(read.members).members
    guard !members.isEmpty else { return "\(name) changed" }
    return "\(name) changed: \(members.map(\.text).joined(separator: ", "))"
  }
}

extension DependencyKey {
  /// As messages call it.
  var description: String {
    switch self {
    case .page(let path): "content/\(path)"
    case .term(let name): "the tag \"\(name)\""
    case .section(let folder): "the section \"\(folder)\""
    case .site: "the site"
    case .output: "the page itself"
    case .paginator: "its part of the list"
    case .word(let language, let key): "the word \"\(key)\" (\(language))"
    case .data(let name): "the data file \"\(name)\""
    case .asset(let path): "the address of templates/assets/\(path)"
    case .address(let address): "the address \"\(address)\""
    case .timeZone: "the time zone"
    case .markdown: "how Markdown is read"
    }
  }
}
