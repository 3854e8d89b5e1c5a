import ContentModel
import TemplateEngine

/// Tells values from others by 64 bits, mixed word by word as they come.
///
/// It withstands accidents, not attackers; no memory is taken.
struct Fingerprint {
  private(set) var hash: UInt64 = 0x9E37_79B9_7F4A_7C15

  /// The fingerprint of one value.
  static func of(_ value: Value) -> UInt64 {
    var fingerprint = Fingerprint()
    fingerprint.add(value)
    return fingerprint.hash
  }

  /// Multiplying spreads a difference to the higher bits, folding the product to the lower ones (the
  /// step of wyhash).
  mutating func add(_ word: UInt64) {
    let product = (hash ^ word).multipliedFullWidth(by: 0xE703_7ED1_A0B4_28DB)
    hash = product.high ^ product.low ^ 0x8EBC_6AF0_9C88_C6E3
  }

  mutating func add(_ number: Int) { add(UInt64(bitPattern: Int64(number))) }

  /// A text with its length, so that two texts are never taken for two others.
  mutating func add(_ text: String) {
    var text = text
    text.withUTF8 { add(UnsafeRawBufferPointer($0)) }
  }

  /// A content, which may be long.
  mutating func add(_ bytes: [UInt8]) { bytes.withUnsafeBufferPointer { add($0) } }

  /// A content, which may be long.
  mutating func add(_ bytes: UnsafeBufferPointer<UInt8>) {
    add(ContentHash(UnsafeRawBufferPointer(bytes)).value)
  }

  private mutating func add(_ bytes: UnsafeRawBufferPointer) {
    add(bytes.count)
    var offset = 0
    while offset + 8 <= bytes.count {
      add(UInt64(littleEndian: bytes.loadUnaligned(fromByteOffset: offset, as: UInt64.self)))
      offset += 8
    }
    var rest: UInt64 = 0
    for byte in bytes[offset...] { rest = rest << 8 | UInt64(byte) }
    if offset < bytes.count { add(rest) }
  }

  mutating func add(_ value: Value) {
    switch value {
    case .none: tag(0)
    case .boolean(let value): tag(value ? 2 : 1)
    case .integer(let value):
      tag(3)
      add(value)
    case .number(let value):
      tag(4)
      add(Int(truncatingIfNeeded: value.bitPattern))
    case .string(let text):
      tag(5)
      add(text)
    case .markup(let markup):
      tag(6)
      add(markup.bytes)
    case .list(let list), .tuple(let list):
      tag(7)
      add(list.count)
      for element in list { add(element) }
    case .dictionary(let dictionary):
      tag(8)
      add(dictionary.count)
      for (key, value) in dictionary.entries {
        add(key)
        add(value)
      }
    case .object(let object):
      tag(9)
      add(object)
    case .undefined, .handle: tag(10)
    }
  }

  private mutating func tag(_ kind: Int) { add(kind) }

  /// An object counts as the thing it stands for; its members are read one by one.
  private mutating func add(_ object: any TemplateObject) {
    switch object {
    case let page as PageObject:
      add(page.index.map { page.rendered.site.pages[$0].source.path } ?? "")
      add(page.route.path)
    case let term as TermObject: add(term.name)
    case let section as SectionObject:
      add(section.folder)
      // What printing it shows.
      add(section.title)
    default: add(object.typeName)
    }
  }
}
