package import Diagnostics

/// Takes a map apart by known keys, with a message for each value of a wrong kind.
///
/// Null counts as not written. Every method that asks for a key marks it as known.
package struct MapDecoder {
  /// So many mistakes are told of one map: whoever has more has another problem, and each costs a look
  /// through the file.
  private static let messageLimit = 50

  /// Message ids begin with it: `front-matter` or `configuration`.
  let area: String
  let file: SourceFile
  /// Put before keys in messages: `"pagination.size"`.
  let prefix: String
  /// All mistakes so far, up to a limit.
  package private(set) var diagnostics: [Diagnostic] = []
  private let entries: [DataNode.Entry]
  private var known: [String] = []

  package init(area: String, file: SourceFile, prefix: String = "", entries: [DataNode.Entry]) {
    self.area = area
    self.file = file
    self.prefix = prefix
    self.entries = entries
  }

  /// The value of a key, `nil` where it was not written.
  package mutating func node(_ key: String) -> DataNode? {
    known.append(key)
    let node = entries.first { $0.key.value == key }?.value
    return node.map(\.isNull) == false ? node : nil
  }

  package mutating func string(_ key: String) -> Located<String>? {
    node(key).flatMap { text($0, of: key) }
  }

  package mutating func boolean(_ key: String) -> Bool? {
    guard let node = node(key) else { return nil }
    if case .scalar(.boolean(let value), _) = node.content { return value }
    wrongType(key, "true or false", node, help: Self.booleanHelp(node))
    return nil
  }

  package mutating func integer(_ key: String, atLeast minimum: Int = .min) -> Int? {
    guard let node = node(key) else { return nil }
    guard case .scalar(.integer(let value), _) = node.content else {
      wrongType(key, "a whole number", node)
      return nil
    }
    guard value >= minimum else {
      invalid("\(name(key)) must be at least \(minimum)", at: node.range)
      return nil
    }
    return value
  }

  package mutating func date(_ key: String) -> Located<DateTime>? {
    guard let node = node(key) else { return nil }
    switch node.content {
    case .scalar(.dateTime(let date), _): return Located(date, at: node.range)
    case .scalar(.string(let text), _), .scalar(.number, let text), .scalar(.integer, let text):
      do {
        return Located(try DateTime(parsing: text), at: node.range)
      } catch {
        invalid(error.message, at: node.range, help: error.help)
      }
    default: wrongType(key, "a date", node, help: DateTime.forms)
    }
    return nil
  }

  /// A list of texts, or a single one.
  package mutating func strings(_ key: String) -> [Located<String>] {
    guard let node = node(key) else { return [] }
    switch node.content {
    case .scalar: return text(node, of: key, expected: "a list of texts").map { [$0] } ?? []
    case .list(let items):
      return items.filter { !$0.isNull }.compactMap { text($0, of: key, isItem: true) }
    case .map:
      wrongType(key, "a list of texts", node)
      return []
    }
  }

  /// A map with keys of any kind; empty where it was not written.
  package mutating func freeMap(_ key: String) -> DataValue {
    guard let node = node(key) else { return .empty }
    if case .map = node.content { return node.value }
    wrongType(key, "a map", node)
    return .empty
  }

  /// A decoder for the map of a key; merge its `diagnostics` with `finish(_:)`.
  package mutating func map(_ key: String, expected: String = "a map") -> MapDecoder? {
    guard let node = node(key) else { return nil }
    if case .map(let entries) = node.content { return decoder(key, entries) }
    wrongType(key, expected, node)
    return nil
  }

  /// Decoders for the maps of a list.
  package mutating func maps(_ key: String) -> [(decoder: MapDecoder, range: Range<Int>)] {
    guard let node = node(key) else { return [] }
    guard case .list(let items) = node.content else {
      wrongType(key, "a list of maps", node)
      return []
    }
    var decoders: [(MapDecoder, Range<Int>)] = []
    for item in items {
      if case .map(let entries) = item.content {
        decoders.append((decoder(key, entries), item.range))
      } else {
        invalid("\(name(key)) must hold maps, not \(item.kind)", at: item.range)
      }
    }
    return decoders
  }

  /// The text of a node that may be a number or a date as well.
  package mutating func text(
    _ node: DataNode, of key: String, expected: String = "a text", isItem: Bool = false
  ) -> Located<String>? {
    switch node.content {
    case .scalar(.string(let text), _): return Located(text, at: node.range)
    case .scalar(.integer, let text), .scalar(.number, let text), .scalar(.dateTime, let text):
      return Located(text, at: node.range)
    case .scalar(.boolean, let text):
      let help = "put it in quotes if you mean the word: \"\(text)\""
      if isItem {
        invalid("\(name(key)) must hold texts, not \(node.kind)", at: node.range, help: help)
      } else {
        wrongType(key, expected, node, help: help)
      }
    default:
      if isItem {
        invalid("\(name(key)) must hold texts, not \(node.kind)", at: node.range)
      } else {
        wrongType(key, expected, node)
      }
    }
    return nil
  }

  package mutating func invalid(_ message: String, at range: Range<Int>, help: String? = nil) {
    report { .error("\($0.area).value", message, at: $0.file.location(range)).help(help) }
  }

  package mutating func wrongType(
    _ key: String, _ expected: String, _ node: DataNode, help: String? = nil
  ) {
    report {
      .error(
        "\($0.area).type", "\($0.name(key)) must be \(expected), not \(node.kind)",
        at: $0.file.location(node.range)
      ).help(help)
    }
  }

  package mutating func missing(_ key: String, at range: Range<Int>) {
    report {
      .error(
        "\($0.area).missing-key", "\($0.name(key)) is missing", at: $0.file.location(range))
    }
  }

  /// Warns of keys that nobody asked for; `synonyms` are names that other generators use.
  package mutating func warnOfUnknownKeys(synonyms: [String: String] = [:], otherwise help: String)
  {
    for entry in entries where !known.contains(entry.key.value) {
      let key = entry.key.value
      report { map in
        let synonym = synonyms[key].map { "it is called \"\($0)\" here" }
        return .warning(
          "\(map.area).unknown-key", "unknown key \(map.name(key))",
          at: map.file.location(entry.key.range)
        ).help(synonym ?? Spelling.didYouMean(key, among: map.known) ?? help)
      }
    }
  }

  /// Takes over the mistakes found in an inner map, unknown keys included.
  package mutating func finish(_ inner: MapDecoder) {
    var inner = inner
    inner.warnOfUnknownKeys(otherwise: "known keys are \(inner.known.joined(separator: ", "))")
    for diagnostic in inner.diagnostics { report { _ in diagnostic } }
  }

  /// Whether further mistakes are no longer told, so that the rest need not be looked at.
  package var isFull: Bool { diagnostics.count > Self.messageLimit }

  /// Makes the message only where it will be told.
  private mutating func report(_ diagnostic: (MapDecoder) -> Diagnostic) {
    if diagnostics.count < Self.messageLimit {
      let message = diagnostic(self)
      diagnostics.append(message)
    } else if !isFull {
      diagnostics.append(
        .error(
          "\(area).too-many", "there are more mistakes here than are shown",
          at: SourceLocation(path: file.path)))
    }
  }

  /// The key with quotes as messages show it.
  package func name(_ key: String) -> String { "\"\(prefix)\(key)\"" }

  private func decoder(_ key: String, _ entries: [DataNode.Entry]) -> MapDecoder {
    MapDecoder(area: area, file: file, prefix: "\(prefix)\(key).", entries: entries)
  }

  private static func booleanHelp(_ node: DataNode) -> String? {
    guard case .scalar(.string(let text), _) = node.content else { return nil }
    return switch text.lowercased() {
    case "yes", "on", "true": "write true"
    case "no", "off", "false": "write false"
    default: nil
    }
  }
}
