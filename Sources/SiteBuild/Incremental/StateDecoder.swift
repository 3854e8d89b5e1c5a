import ContentModel
import Diagnostics
import SiteModel
import SiteRendering

/// Reads what `StateEncoder` wrote; anything else is damage, and never more than that.
struct StateDecoder: ~Copyable {
  /// The bytes are no state.
  enum DecodingError: Error {
    case corrupt
  }

  /// Elements that memory is taken for before they are read.
  private static let mostReserved = 1 << 16

  private let bytes: UnsafeRawBufferPointer
  private var offset = 0

  /// The state of some bytes, which must live through the call.
  static func state(of bytes: UnsafeRawBufferPointer) throws(DecodingError) -> BuildState {
    try whole(bytes) { decoder throws(DecodingError) in try decoder.state() }
  }

  /// What some bytes, all of them, are read as.
  static func whole<Element>(
    _ bytes: UnsafeRawBufferPointer, _ decode: (inout StateDecoder) throws(DecodingError) -> Element
  ) throws(DecodingError) -> Element {
    var decoder = StateDecoder(bytes: bytes)
    let element = try decode(&decoder)
    guard decoder.offset == bytes.count else { throw DecodingError.corrupt }
    return element
  }

  private init(bytes: UnsafeRawBufferPointer) { self.bytes = bytes }

  private mutating func state() throws(DecodingError) -> BuildState {
    var state = BuildState()
    state.inputs = try inputs()
    state.now = try number()
    let nextChange = try number()
    state.nextChange = nextChange == 0 ? nil : nextChange &- 1
    state.summary.pageCount = try number()
    state.summary.warnings = try list { decoder throws(DecodingError) in try decoder.warning() }
    state.summary.notices = try list { decoder throws(DecodingError) in try decoder.text() }
    state.referenceHash = try fixed()
    state.pages = try list { decoder throws(DecodingError) in try decoder.page() }
    state.templates = try list { decoder throws(DecodingError) in
      BuildState.TemplateRecord(
        name: try decoder.text(),
        files: try decoder.list { decoder throws(DecodingError) in
          .init(path: try decoder.text(), hash: try decoder.fixed())
        })
    }
    state.dependencies = try list { decoder throws(DecodingError) in try decoder.dependency() }
    let dependencyCount = state.dependencies.count
    state.useSets = try list { decoder throws(DecodingError) in
      try decoder.reads(of: dependencyCount)
    }
    let (setCount, templateCount) = (state.useSets.count, state.templates.count)
    state.outputs = try list { decoder throws(DecodingError) in
      try decoder.output(dependencyCount, setCount, templateCount)
    }
    return state
  }

  private mutating func inputs() throws(DecodingError) -> BuildState.Inputs {
    var inputs = BuildState.Inputs()
    if try number() == 1 {
      inputs.sources = ContentListing.Stamp(
        fingerprint: try fixed(), latest: try number())
    }
    inputs.options = try fixed()
    inputs.manifest = try stamp()
    return inputs
  }

  private mutating func page() throws(DecodingError) -> BuildState.PageRecord {
    BuildState.PageRecord(
      path: try text(),
      renderHash: try fixed(),
      pageHash: try fixed(),
      title: try text(),
      references: try list { decoder throws(DecodingError) in
        guard let kind = ResolvedReference.Kind(rawValue: UInt8(clamping: try decoder.number()))
        else {
          throw DecodingError.corrupt
        }
        return ResolvedReference(
          kind: kind, written: try decoder.text(), answer: try decoder.fixed())
      },
      anchorLinks: try list { decoder throws(DecodingError) in
        let (destination, fragment) = (try decoder.text(), try decoder.text())
        return AnchorLink(
          destination: destination, fragment: fragment, range: try decoder.range())
      },
      warnings: try list { decoder throws(DecodingError) in try decoder.warning() },
      roundingNotes: try list { decoder throws(DecodingError) in try decoder.text() })
  }

  private mutating func dependency() throws(DecodingError) -> BuildState.DependencyRecord {
    let key = try key()
    let members = MemberSet(rawValue: try fixed())
    guard members.isSubset(of: .all), members.isEmpty != key.hasMembers else {
      throw DecodingError.corrupt
    }
    var fingerprints: [UInt64] = []
    for _ in 0..<max(1, members.rawValue.nonzeroBitCount) { fingerprints.append(try fixed()) }
    return BuildState.DependencyRecord(key: key, members: members, fingerprints: fingerprints)
  }

  private mutating func key() throws(DecodingError) -> DependencyKey {
    switch try number() {
    case 0: .page(try text())
    case 1: .term(try text())
    case 2: .section(try text())
    case 3: .site
    case 4: .output(try text())
    case 5: .paginator(try text())
    case 6: .word(language: try text(), key: try text())
    case 7: .data(try text())
    case 8: .asset(try text())
    case 9: .address(try text())
    case 10: .timeZone
    case 11: .markdown
    default: throw DecodingError.corrupt
    }
  }

  private mutating func reads(of dependencyCount: Int) throws(DecodingError) -> [DependencyUse] {
    try list { decoder throws(DecodingError) in
      let dependency = try decoder.number()
      guard (0..<dependencyCount).contains(dependency) else { throw DecodingError.corrupt }
      let members = UInt64(UInt(bitPattern: try decoder.number()))
      return DependencyUse(dependency: dependency, members: MemberSet(rawValue: members))
    }
  }

  private mutating func output(
    _ dependencyCount: Int, _ setCount: Int, _ templateCount: Int
  ) throws(DecodingError) -> BuildState.OutputRecord {
    let (file, kind) = (try text(), try text())
    let template = try number()
    let own = try reads(of: dependencyCount)
    let shared = try list { decoder throws(DecodingError) in try decoder.number() }
    guard (0...templateCount).contains(template), shared.allSatisfy((0..<setCount).contains) else {
      throw DecodingError.corrupt
    }
    return BuildState.OutputRecord(
      file: file, kind: kind, template: template == 0 ? nil : template - 1, own: own,
      shared: shared, hash: ContentHash(value: try fixed()), stamp: try stamp(),
      sourceStamp: try stamp(),
      warnings: try list { decoder throws(DecodingError) in try decoder.warning() },
      reason: try text(), wasRebuilt: try number() == 1)
  }

  private mutating func stamp() throws(DecodingError) -> FileStamp? {
    guard try number() == 1 else { return nil }
    return FileStamp(
      size: Int64(bitPattern: try fixed()), modified: Int64(bitPattern: try fixed()),
      inode: try fixed())
  }

  mutating func warning() throws(DecodingError) -> Diagnostic {
    let id = try text()
    let message = try text()
    var warning = Diagnostic.warning(id, message, at: try location())
    let notes = try list { decoder throws(DecodingError) in
      (isHelp: try decoder.number() == 1, message: try decoder.text(), at: try decoder.location())
    }
    for note in notes {
      warning = note.isHelp ? warning.help(note.message) : warning.note(note.message, at: note.at)
    }
    return warning
  }

  private mutating func location() throws(DecodingError) -> SourceLocation? {
    switch try number() {
    case 0: return nil
    case 1: return SourceLocation(path: try text())
    case 2:
      let path = try text()
      let (line, column, length) = (try place(), try place(), try place())
      return SourceLocation(
        path: path,
        position: .init(
          line: line, column: column, length: length, lineText: try text(),
          cutBefore: try place(from: 0)))
    default: throw DecodingError.corrupt
    }
  }

  // MARK: Parts

  /// A number that counts lines or letters.
  private mutating func place(from first: Int = 1) throws(DecodingError) -> Int {
    let number = try number()
    guard (first...Int(Int32.max)).contains(number) else { throw DecodingError.corrupt }
    return number
  }

  mutating func number() throws(DecodingError) -> Int {
    var value: UInt = 0
    var shift: UInt = 0
    while true {
      guard offset < bytes.count, shift < 64 else { throw DecodingError.corrupt }
      let byte = bytes[offset]
      offset += 1
      value |= UInt(byte & 0x7F) << shift
      if byte < 0x80 { return Int(bitPattern: value) }
      shift += 7
    }
  }

  mutating func fixed() throws(DecodingError) -> UInt64 {
    guard bytes.count - offset >= 8 else { throw DecodingError.corrupt }
    defer { offset += 8 }
    return UInt64(littleEndian: bytes.loadUnaligned(fromByteOffset: offset, as: UInt64.self))
  }

  mutating func text() throws(DecodingError) -> String {
    let count = try number()
    guard count >= 0, count <= bytes.count - offset else { throw DecodingError.corrupt }
    defer { offset += count }
    return String(
      decoding: UnsafeRawBufferPointer(rebasing: bytes[offset..<offset + count]), as: UTF8.self)
  }

  mutating func range() throws(DecodingError) -> Range<Int> {
    let (start, end) = (try number(), try number())
    guard 0 <= start, start <= end else { throw DecodingError.corrupt }
    return start..<end
  }

  mutating func block() throws(DecodingError) -> [UInt8] {
    let count = try number()
    guard count >= 0, count <= bytes.count - offset else { throw DecodingError.corrupt }
    defer { offset += count }
    return Array(bytes[offset..<offset + count])
  }

  mutating func optional<Wrapped>(
    _ decode: (inout StateDecoder) throws(DecodingError) -> Wrapped
  ) throws(DecodingError) -> Wrapped? {
    try number() == 0 ? nil : try decode(&self)
  }

  /// Every element takes a byte at least, so that a wrong count ends where the file does.
  mutating func list<Element>(
    _ decode: (inout StateDecoder) throws(DecodingError) -> Element
  ) throws(DecodingError) -> [Element] {
    let count = try number()
    guard count >= 0, count <= bytes.count - offset else { throw DecodingError.corrupt }
    var elements: [Element] = []
    elements.reserveCapacity(min(count, Self.mostReserved))
    for _ in 0..<count { elements.append(try decode(&self)) }
    return elements
  }
}
