import ContentModel
import Diagnostics
import SiteModel
import SiteRendering

/// Writes what builds keep as bytes: whole numbers as LEB128, texts and lists with their lengths.
struct StateEncoder {
  private(set) var bytes: [UInt8] = []

  /// No bytes yet.
  init() {}

  /// The bytes of a whole state, of which parts are written at the same time.
  static func bytes(of state: BuildState, pool: WorkerPool) -> [UInt8] {
    let (start, end) = pool.both({ StateEncoder(startOf: state) }, { StateEncoder(endOf: state) })
    return start.bytes + end.bytes
  }

  private init(startOf state: BuildState) {
    bytes.reserveCapacity(256 * (state.pages.count + state.dependencies.count) + 1024)
    inputs(state.inputs)
    number(state.now)
    number(state.nextChange.map { $0 + 1 } ?? 0)
    number(state.summary.pageCount)
    list(state.summary.warnings) { $0.warning($1) }
    list(state.summary.notices) { $0.text($1) }
    fixed(state.referenceHash)
    list(state.pages) { $0.page($1) }
    list(state.templates) { encoder, template in
      encoder.text(template.name)
      encoder.list(template.files) {
        $0.text($1.path)
        $0.fixed($1.hash)
      }
    }
    list(state.dependencies) { $0.dependency($1) }
  }

  private init(endOf state: BuildState) {
    list(state.useSets) { $0.list($1) { $0.read($1) } }
    list(state.outputs) { $0.output($1) }
  }

  private mutating func inputs(_ inputs: BuildState.Inputs) {
    number(inputs.sources == nil ? 0 : 1)
    if let sources = inputs.sources {
      fixed(sources.fingerprint)
      number(sources.latest)
    }
    fixed(inputs.options)
    stamp(inputs.manifest)
  }

  private mutating func page(_ page: BuildState.PageRecord) {
    text(page.path)
    fixed(page.renderHash)
    fixed(page.pageHash)
    text(page.title)
    list(page.references) {
      $0.number(Int($1.kind.rawValue))
      $0.text($1.written)
      $0.fixed($1.answer)
    }
    list(page.anchorLinks) {
      $0.text($1.destination)
      $0.text($1.fragment)
      $0.range($1.range)
    }
    list(page.warnings) { $0.warning($1) }
    list(page.roundingNotes) { $0.text($1) }
  }

  private mutating func dependency(_ dependency: BuildState.DependencyRecord) {
    switch dependency.key {
    case .page(let path): named(0, path)
    case .term(let name): named(1, name)
    case .section(let folder): named(2, folder)
    case .site: number(3)
    case .output(let file): named(4, file)
    case .paginator(let file): named(5, file)
    case .word(let language, let key):
      named(6, language)
      text(key)
    case .data(let name): named(7, name)
    case .asset(let path): named(8, path)
    case .address(let address): named(9, address)
    case .timeZone: number(10)
    case .markdown: number(11)
    }
    fixed(dependency.members.rawValue)
    for fingerprint in dependency.fingerprints { fixed(fingerprint) }
  }

  private mutating func named(_ kind: Int, _ name: String) {
    number(kind)
    text(name)
  }

  private mutating func read(_ read: DependencyUse) {
    number(read.dependency)
    number(Int(bitPattern: UInt(read.members.rawValue)))
  }

  private mutating func output(_ output: BuildState.OutputRecord) {
    text(output.file)
    text(output.kind)
    number(output.template.map { $0 + 1 } ?? 0)
    list(output.own) { $0.read($1) }
    list(output.shared) { $0.number($1) }
    fixed(output.hash.value)
    stamp(output.stamp)
    stamp(output.sourceStamp)
    list(output.warnings) { $0.warning($1) }
    text(output.reason)
    number(output.wasRebuilt ? 1 : 0)
  }

  private mutating func stamp(_ stamp: FileStamp?) {
    number(stamp == nil ? 0 : 1)
    guard let stamp else { return }
    fixed(UInt64(bitPattern: stamp.size))
    fixed(UInt64(bitPattern: stamp.modified))
    fixed(stamp.inode)
  }

  mutating func warning(_ warning: Diagnostic) {
    text(warning.id)
    text(warning.message)
    location(warning.location)
    list(warning.notes) {
      $0.number($1.kind == .help ? 1 : 0)
      $0.text($1.message)
      $0.location($1.location)
    }
  }

  private mutating func location(_ location: SourceLocation?) {
    guard let location else { return number(0) }
    number(location.position == nil ? 1 : 2)
    text(location.path)
    guard let position = location.position else { return }
    number(position.line)
    number(position.column)
    number(position.length)
    text(position.lineText)
    number(position.cutBefore)
  }

  // MARK: Parts

  mutating func number(_ value: Int) {
    var rest = UInt(bitPattern: value)
    while rest >= 0x80 {
      bytes.append(UInt8(truncatingIfNeeded: rest) | 0x80)
      rest >>= 7
    }
    bytes.append(UInt8(rest))
  }

  mutating func fixed(_ value: UInt64) {
    withUnsafeBytes(of: value.littleEndian) { bytes.append(contentsOf: $0) }
  }

  mutating func text(_ text: String) {
    var text = text
    text.withUTF8 {
      number($0.count)
      bytes.append(contentsOf: $0)
    }
  }

  mutating func range(_ range: Range<Int>) {
    number(range.lowerBound)
    number(range.upperBound)
  }

  mutating func block(_ block: [UInt8]) {
    number(block.count)
    bytes.append(contentsOf: block)
  }

  mutating func optional<Wrapped>(
    _ value: Wrapped?, _ encode: (inout StateEncoder, Wrapped) -> Void
  ) {
    number(value == nil ? 0 : 1)
    if let value { encode(&self, value) }
  }

  mutating func list<Element>(
    _ elements: some Collection<Element>, _ encode: (inout StateEncoder, Element) -> Void
  ) {
    number(elements.count)
    for element in elements { encode(&self, element) }
  }
}
