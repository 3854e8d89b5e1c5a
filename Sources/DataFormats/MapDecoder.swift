package import Diagnostics
import HTMLText

/// Reads the values of a map by key, with a message for each value of the wrong kind.
///
/// Null counts as not written. Every method that takes a key marks it as known.
package struct MapDecoder {
  /// How many errors of one map are reported: more have one cause, and each costs a scan of the file.
  private static let messageLimit = 50

  private let messages: MapMessages
  /// The file that has the map.
  package let file: SourceFile
  /// What precedes keys in messages: `pagination.` in `"pagination.size"`.
  let prefix: String
  /// The errors and warnings so far, up to a limit.
  package private(set) var diagnostics: [Diagnostic] = []
  /// The keys and values as they were written.
  package let entries: [DataNode.Entry]
  private var known: [String] = []

  private let format: DataFormat

  package init(
    messages: MapMessages, file: SourceFile, format: DataFormat = .yaml, prefix: String = "",
    entries: [DataNode.Entry]
  ) {
    self.messages = messages
    self.format = format
    self.file = file
    self.prefix = prefix
    self.entries = entries
    known.reserveCapacity(Self.usualKeys)
  }

  /// The number of keys that most maps have room for.
  private static let usualKeys = 24

  /// The value of a key; `nil` where it was not written.
  package mutating func node(_ key: String) -> DataNode? {
    known.append(key)
    let node = entries.first { $0.key.value == key }?.value
    return node.map(\.isNull) == false ? node : nil
  }

  /// The word of a key that YAML takes for nothing, `null` or `~`; `nil` where there is none.
  package func nullWord(_ key: String) -> Located<String>? {
    guard let node = entries.first(where: { $0.key.value == key })?.value,
      case .scalar(.null, let text) = node.content, !text.isEmpty
    else { return nil }
    return Located(text, at: node.range)
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
      let number =
        switch node.content {
        case .scalar(.string(let text), _): Int(text)
        case .scalar(.number(let number), _) where abs(number) < 1e9: Int(number.rounded())
        default: Int?.none
        }
      wrongType(key, "a whole number", node, help: number.map { "write \($0)" })
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
      let firstNull = items.first { $0.isNull }?.range
      var texts: [Located<String>] = []
      texts.reserveCapacity(items.count)
      for item in items {
        if case .scalar(.null, let word) = item.content {
          if !word.isEmpty, let firstNull {
            invalid(Self.nullWord(word, written: "\"\(word)\""), at: firstNull)
          }
        } else if let text = text(item, of: key, isItem: true) {
          texts.append(text)
        }
      }
      return texts
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

  /// The string of a key that has one word, such as a file's name, and no free text: of a list, the help offers the
  /// first.
  package mutating func word(_ key: String) -> Located<String>? {
    guard let node = node(key) else { return nil }
    guard case .list(let items) = node.content,
      case .scalar(.string(let first), _)? = items.first?.content
    else { return text(node, of: key) }
    wrongType(
      key, "a string", node,
      help: "only one is possible: write \(format.entry(key, format.string(first)))")
    return nil
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
      report(key, expected, node, "if you mean the word, write \"\(text)\"", isItem)
    default:
      // Looks through the whole line, so only where it will be reported.
      let meant = format == .yaml && !isFull ? YAMLLine.quoted(node, in: file.bytes) : nil
      report(key, expected, node, meant.map { "if this is a text, write \($0)" }, isItem)
    }
    return nil
  }

  private mutating func report(
    _ key: String, _ expected: String, _ node: DataNode, _ help: String?, _ isItem: Bool
  ) {
    if isItem {
      wrongItem(key, "strings", node, help: help)
    } else {
      wrongType(key, expected, node, help: help)
    }
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

  /// What is wrong with a word that means nothing where a text is needed.
  package static func nullWord(_ word: String, written: String) -> InvalidValue {
    InvalidValue(
      "\"\(word)\" stands for nothing in YAML", help: "if you mean the word, write \(written)")
  }

  private mutating func wrongItem(
    _ key: String, _ expected: String, _ node: DataNode, help: String? = nil
  ) {
    invalid(
      InvalidValue("\(name(key)) must hold \(expected), not \(node.kind)", help: help),
      at: node.range)
  }

  /// Reports a value of another kind than its key needs.
  package mutating func wrongType(
    _ key: String, _ expected: String, _ node: DataNode, help: String? = nil
  ) {
    report {
      $0.messages.wrongType(
        $0.name(key), expected, node.kind, at: $0.file.location(node.range)
      ).help(help)
    }
  }

  /// Reports a key that is needed and was not written.
  package mutating func missing(_ key: String, at range: Range<Int>, help: String? = nil) {
    // Written in another case, it is reported with the unknown keys.
    if hasTwin(key) { return }
    report { $0.messages.missing(key: $0.name(key), at: $0.file.location(range)).help(help) }
  }

  /// Reports keys that no method was given, where `message` has a message for them; they count as known from then on.
  ///
  /// `message` gets the key, its value, the nearest of the known keys, and the key's place.
  package mutating func reportUnknownKeys(
    _ message: (String, DataNode, _ nearest: String?, SourceLocation) -> Diagnostic?
  ) {
    for entry in entries where !known.contains(entry.key.value) {
      guard !isFull else { return }
      if visibleKey(entry.key.value) != nil { continue }
      let nearest = Spelling.suggestion(for: entry.key.value, among: known, keepsFirst: true)
      let location = file.location(entry.key.range)
      guard let diagnostic = message(entry.key.value, entry.value, nearest, location) else {
        continue
      }
      known.append(entry.key.value)
      report { _ in diagnostic }
    }
  }

  /// Whether a key that differs from this one in case alone is written.
  private func hasTwin(_ key: String) -> Bool {
    let name = key.lowercased()
    return entries.contains {
      $0.key.value.utf8.count == key.utf8.count && $0.key.value != key
        && $0.key.value.lowercased() == name
    }
  }

  /// Warns of keys that no method was given.
  ///
  /// A key that differs from a known one in case alone is an error; where that one is written too, it is one
  /// already.
  ///
  /// - Parameters:
  ///   - help: What to do with a key that resembles none.
  ///   - foreign: What to type instead of a key that other generators know; `nil` for every other key.
  ///   - alternative: What else may be done about a key; `nil` for every other key.
  package mutating func warnOfUnknownKeys(
    otherwise help: (DataNode.Entry) -> String, foreign: (DataNode.Entry) -> String? = { _ in nil },
    alternative: (DataNode.Entry) -> String? = { _ in nil }
  ) {
    for entry in entries where !known.contains(entry.key.value) {
      guard !isFull else { return }
      let key = entry.key.value
      if hasTwin(key) { continue }
      report { map in
        if let name = map.visibleKey(key) {
          return DataMessages.invisibleInKey(
            "a character that nobody sees is in the key \"\(map.prefix)\(name)\"",
            at: map.file.location(entry.key.range)
          ).help("type it anew: write \(name)")
        }
        if let name = map.known.first(where: { $0.lowercased() == key.lowercased() }) {
          return DataMessages.keyCase(
            map.name(key), map.name(name), at: map.file.location(entry.key.range))
        }
        return map.messages.unknownKey(
          map.name(key), hint: foreign(entry) ?? map.nearest(entry) ?? help(entry),
          at: map.file.location(entry.key.range)
        ).help(alternative(entry))
      }
    }
  }

  /// The known key that one is without characters that nobody sees; `nil` where it has none, or is another.
  private func visibleKey(_ key: String) -> String? {
    guard key.utf8.contains(where: { $0 >= 0x80 }) else { return nil }
    var scalars = key.unicodeScalars
    scalars.removeAll { !$0.isASCII && $0.isInvisible }
    let visible = String(scalars)
    return visible.utf8.count < key.utf8.count && known.contains(visible) ? visible : nil
  }

  /// The known key that one may be a misspelling of; it cannot be meant where it is written already.
  private func nearest(_ entry: DataNode.Entry) -> String? {
    Spelling.suggestion(for: entry.key.value, among: known, keepsFirst: true).map { name in
      entries.contains { $0.key.value == name }
        ? "remove it: \"\(name)\", which it is like, is set already" : "did you mean \"\(name)\"?"
    }
  }

  /// Adds the messages of an inner map, with warnings of its unknown keys.
  ///
  /// - Parameters:
  ///   - inner: The decoder of the map.
  ///   - names: What keys of other generators are called here.
  package mutating func finish(_ inner: MapDecoder, foreign names: [String: String] = [:]) {
    var inner = inner
    let known = inner.known
    inner.warnOfUnknownKeys(
      otherwise: { _ in
        let names = known.enumerated().filter { !known[..<$0.offset].contains($0.element) }
        return "known keys are \(names.map(\.element).joined(separator: ", "))"
      },
      foreign: { entry in names[entry.key.value].map { "it is called \"\($0)\" here" } })
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
    MapDecoder(
      messages: messages, file: file, format: format, prefix: "\(prefix)\(key).", entries: entries)
  }

  private static func booleanHelp(_ node: DataNode) -> String {
    var text: String
    switch node.content {
    case .scalar(.string(let word), _): text = word
    case .scalar(.integer(let number), _): text = "\(number)"
    default: text = ""
    }
    // As in JSON, or between quotes that are none.
    text.removeAll { ",;.\"'“”„‘’ ".contains($0) }
    return switch text.lowercased() {
    case "yes", "on", "true", "1", "ja", "wahr": "write true"
    case "no", "off", "false", "0", "nein", "falsch": "write false"
    default: "write true or false"
    }
  }
}
