import Content
import DataFormats
import Platform
import SiteModel
import SiteRendering

/// The changes of everything that outputs of the last build used.
struct DependencyChanges: Sendable {
  /// The change of one dependency.
  struct Change: Sendable {
    /// The dependency in this build; `nil` where the site no longer has it.
    let dependency: DependencyID?
    /// The fields that have changed.
    let changed: FieldSet
    /// Whether a dependency without fields has changed.
    let isChanged: Bool
    /// The current fingerprints, in the order of the fields.
    let fingerprints: [UInt64]

    /// Whether fields are the same as in the last build.
    func isUnchanged(_ fields: FieldSet) -> Bool {
      dependency != nil && !isChanged && changed.isDisjoint(with: fields)
    }
  }

  private let state: BuildState
  /// In the order of the state's dependencies.
  let changes: [Change]
  private let isSetUnchanged: [Bool]

  init(since state: BuildState, _ changes: [Change]) {
    self.state = state
    self.changes = changes
    isSetUnchanged = state.useSets.map { set in
      set.allSatisfy { changes[$0.dependency].isUnchanged($0.fields) }
    }
  }

  /// What an output of the last build used that has changed; `nil` where nothing has.
  func reason(in output: OutputRecord) -> RebuildReason? {
    func isChanged(_ use: DependencyUse) -> Bool {
      !changes[use.dependency].isUnchanged(use.fields)
    }
    if let use = output.own.first(where: isChanged) { return reason(use) }
    guard let set = output.shared.first(where: { !isSetUnchanged[$0] }) else { return nil }
    return state.useSets[set].first(where: isChanged).map(reason)
  }

  /// Whether everything that an output of the last build used and that has changed is of some kind.
  func areAll(in output: OutputRecord, _ isOfKind: (DependencyKey) -> Bool) -> Bool {
    let uses =
      output.own + output.shared.filter { !isSetUnchanged[$0] }.flatMap { state.useSets[$0] }
    return uses.allSatisfy { use in
      changes[use.dependency].isUnchanged(use.fields)
        || isOfKind(state.dependencies[use.dependency].key)
    }
  }

  private func reason(_ use: DependencyUse) -> RebuildReason {
    let (change, key) = (changes[use.dependency], state.dependencies[use.dependency].key)
    return change.dependency == nil
      ? .removed(key) : .changed(key, change.changed.intersection(use.fields))
  }
}

extension SiteBuilder {
  /// Evaluates everything that outputs of the last build used, but for what is known to be the same.
  func detectChanges(
    since state: BuildState, _ context: RenderContext, _ index: DependencyIndex,
    _ pages: [PageInvalidation.State]
  ) -> DependencyChanges {
    DependencyChanges(
      since: state,
      pool.map(count: state.dependencies.count) { position in
        Self.change(state.dependencies[position], context, index, pages)
      })
  }

  private static func change(
    _ record: DependencyRecord, _ context: RenderContext, _ index: DependencyIndex,
    _ pages: [PageInvalidation.State]
  ) -> DependencyChanges.Change {
    guard let dependency = index.dependency(of: record.key) else {
      return .init(dependency: nil, changed: record.fields, isChanged: true, fingerprints: [])
    }
    guard !record.fields.isEmpty else {
      let fingerprint = context.fingerprint(of: dependency)
      return .init(
        dependency: dependency, changed: [], isChanged: [fingerprint] != record.fingerprints,
        fingerprints: [fingerprint])
    }
    let page = context.page(of: dependency).map { pages[$0.index] } ?? .stale
    if page == .fresh {
      return .init(
        dependency: dependency, changed: [], isChanged: false, fingerprints: record.fingerprints)
    }
    let fields = record.fields.keys
    let isKnown = fields.map { page == .metadataStale && $0.isFromText }
    var present = context.fingerprints(
      of: zip(fields, isKnown).filter { !$1 }.map(\.0), of: dependency
    ).makeIterator()
    var changed: FieldSet = []
    var fingerprints: [UInt64] = []
    for (position, previous) in record.fingerprints.enumerated() {
      let fingerprint = isKnown[position] ? previous : present.next() ?? 0
      if fingerprint != previous { changed.formUnion(FieldSet(fields[position])) }
      fingerprints.append(fingerprint)
    }
    return .init(
      dependency: dependency, changed: changed, isChanged: false, fingerprints: fingerprints)
  }
}

extension DependencyKey {
  /// As messages call it.
  func description(_ vocabulary: SiteVocabulary) -> String {
    switch self {
    case .page(let path): "content/\(path)"
    case .term(let key): "the \(vocabulary.description(of: key))"
    case .section(let key):
      SiteLanguage.describing("the section \"\(key.folder)\"", inLanguage: key.language)
    case .site(let language): SiteLanguage.describing("the site", inLanguage: language)
    case .output: "the page itself"
    case .paginator: "its part of the list"
    case .message(let language, let key): "the message \"\(key)\" (\(language))"
    case .data(let name): "the data file \"\(name)\""
    case .asset(let path): "the address of templates/assets/\(path)"
    case .address(let address, _): "the address \"\(address)\""
    case .setting(let name): "the setting \"\(name)\" of the theme"
    case .place(_, let term): "its place among the posts of the \(vocabulary.description(of: term))"
    case .related: "the pages related to it"
    case .timeZone: "the time zone"
    case .markdown: "how Markdown is read"
    }
  }
}
