package import Diagnostics

/// Reads the values of a map by key, with a message for each value of the wrong kind.
///
/// Null counts as not written. Every method that takes a key marks it as known.
package struct MapDecoder {
  /// How many errors of one map are reported: more have one cause, and each costs a scan of the file.
  private static let messageLimit = 50

  private let messages: MapMessages
  let file: SourceFile
  /// What precedes keys in messages: `pagination.` in `"pagination.size"`.
  let prefix: String
  /// The errors and warnings so far, up to a limit.
  package private(set) var diagnostics: [Diagnostic] = []
  private let entries: [DataNode.Entry]
  private var known: [String] = []

  package init(
    messages: MapMessages, file: SourceFile, prefix: String = "", entries: [DataNode.Entry]
  ) {
    self.messages = messages
    self.file = file
    self.prefix = prefix
    self.entries = entries
  }

  /// The value of a key; `nil` where it was not written.
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
      invalid(InvalidValue("\(name(key)) must be at least \(minimum)"), at: node.range)
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
        invalid(error, at: node.range)
      }
    default: wrongType(key, "a date", node, help: DateTime.forms)
    }
    return nil
  }

  /// A list of strings, or a single one.
  package mutating func strings(_ key: String) -> [Located<String>] {
    guard let node = node(key) else { return [] }
    switch node.content {
    case .scalar: return text(node, of: key, expected: "a list of strings").map { [$0] } ?? []
    case .list(let items):
      return items.filter { !$0.isNull }.compactMap { text($0, of: key, isItem: true) }
    case .map:
      wrongType(key, "a list of strings", node)
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
        wrongItem(key, "maps", item)
      }
    }
    return decoders
  }

  /// The string of a node; a number or a date counts as what was written.
  package mutating func text(
    _ node: DataNode, of key: String, expected: String = "a string", isItem: Bool = false
  ) -> Located<String>? {
    switch node.content {
    case .scalar(.string(let text), _): return Located(text, at: node.range)
    case .scalar(.integer, let text), .scalar(.number, let text), .scalar(.dateTime, let text):
      return Located(text, at: node.range)
    case .scalar(.boolean, let text):
      let help = "put it in quotes if you mean the word: \"\(text)\""
      if isItem {
        wrongItem(key, "strings", node, help: help)
      } else {
        wrongType(key, expected, node, help: help)
      }
    default:
      if isItem { wrongItem(key, "strings", node) } else { wrongType(key, expected, node) }
    }
    return nil
  }

  /// Reports a value that its key cannot have.
  package mutating func invalid(_ problem: InvalidValue, at range: Range<Int>) {
    report {
      $0.messages.value(problem.message, at: $0.file.location(range)).help(problem.help)
    }
  }

  /// Adds a message about a value that its key can have.
  package mutating func report(at range: Range<Int>, _ message: (SourceLocation) -> Diagnostic) {
    report { message($0.file.location(range)) }
  }

  private mutating func wrongItem(
    _ key: String, _ expected: String, _ node: DataNode, help: String? = nil
  ) {
    invalid(
      InvalidValue("\(name(key)) must hold \(expected), not \(node.kind)", help: help),
      at: node.range)
  }

  private mutating func wrongType(
    _ key: String, _ expected: String, _ node: DataNode, help: String? = nil
  ) {
    report {
      $0.messages.wrongType(
        $0.name(key), expected, node.kind, at: $0.file.location(node.range)
      ).help(help)
    }
  }

  /// Reports a key that is needed and was not written.
  package mutating func missing(_ key: String, at range: Range<Int>) {
    report { $0.messages.missing(key: $0.name(key), at: $0.file.location(range)) }
  }

  /// Warns of keys that no method was given; `synonyms` are names that other generators use.
  package mutating func warnOfUnknownKeys(synonyms: [String: String] = [:], otherwise help: String)
  {
    for entry in entries where !known.contains(entry.key.value) {
      let key = entry.key.value
      report { map in
        let synonym = synonyms[key].map { "it is called \"\($0)\" here" }
        return map.messages.unknownKey(
          map.name(key), hint: synonym ?? Spelling.didYouMean(key, among: map.known) ?? help,
          at: map.file.location(entry.key.range))
      }
    }
  }

  /// Adds the messages of an inner map, with warnings of its unknown keys.
  package mutating func finish(_ inner: MapDecoder) {
    var inner = inner
    inner.warnOfUnknownKeys(otherwise: "known keys are \(inner.known.joined(separator: ", "))")
    inner.diagnostics.forEach { add($0) }
  }

  /// Adds a message that was made elsewhere.
  package mutating func add(_ diagnostic: Diagnostic) { report { _ in diagnostic } }

  /// Whether further errors are not reported, so that the rest need not be looked at.
  package var isFull: Bool { diagnostics.count > Self.messageLimit }

  /// Creates the message only where it will be reported.
  private mutating func report(_ diagnostic: (MapDecoder) -> Diagnostic) {
    if diagnostics.count < Self.messageLimit {
      let message = diagnostic(self)
      diagnostics.append(message)
    } else if !isFull {
      diagnostics.append(messages.tooMany(inFile: file.path))
    }
  }

  /// The key as messages show it, in quotes.
  package func name(_ key: String) -> String { "\"\(prefix)\(key)\"" }

  private func decoder(_ key: String, _ entries: [DataNode.Entry]) -> MapDecoder {
    MapDecoder(messages: messages, file: file, prefix: "\(prefix)\(key).", entries: entries)
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
