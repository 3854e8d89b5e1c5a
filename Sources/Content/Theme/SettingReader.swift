import DataFormats
import Diagnostics

/// Reads a value of a setting as its type wants it.
struct SettingReader {
  let file: SourceFile
  private(set) var diagnostics: [Diagnostic] = []
  private(set) var pages: [(path: String, place: SourceLocation)] = []

  init(file: SourceFile) { self.file = file }

  /// The value of a node; `nil`, with a message, where it does not fit, and where nothing was written.
  ///
  /// - Parameters:
  ///   - node: What was written.
  ///   - type: What is wanted.
  ///   - name: What the value is called in messages.
  /// - Returns: The value.
  mutating func read(_ node: DataNode, _ type: SettingType, of name: String) -> DataValue? {
    switch (type, node.content) {
    case (_, .scalar(.null, _)):
      // In YAML, an unquoted "#" begins a comment.
      guard type == .colour else { return nil }
      return fail("\(name) has no value", node, help: "put a colour in quotes: \"#0b5b4c\"")
    case (.bool, .scalar(.boolean(let value), _)): return .boolean(value)
    case (.bool, _):
      return fail("\(name) must be true or false, not \(node.kind)", node, help: Self.help(node))
    case (.number, .scalar(.integer, _)): return node.value
    case (.number, .scalar(.number(let number), let written)):
      return number.isFinite ? node.value : fail("\(name) cannot be \(written)", node)
    case (.number, _): return fail("\(name) must be a number, not \(node.kind)", node)
    case (.list(let item), .list(let nodes)):
      return .list(nodes.compactMap { read($0, item, of: "an entry of \(name)") })
    case (.map(let value), .map(let entries)):
      return .map(
        entries.compactMap { entry in
          read(entry.value, value, of: "\"\(entry.key.value)\" of \(name)").map {
            .init(key: entry.key.value, value: $0)
          }
        })
    case (.list, _): return fail("\(name) must be a list, not \(node.kind)", node)
    case (.map, _): return fail("\(name) must be a map, not \(node.kind)", node)
    default: return text(node, type, of: name)
    }
  }

  private mutating func text(
    _ node: DataNode, _ type: SettingType, of name: String
  ) -> DataValue? {
    guard case .scalar(_, let written) = node.content else {
      return fail("\(name) must be a text, not \(node.kind)", node)
    }
    switch type {
    case .choice(let choices) where !choices.contains(written):
      return fail(
        "\(name) cannot be \"\(written)\"", node,
        help: Spelling.didYouMean(written, among: choices)
          ?? "it is one of \(choices.joined(separator: ", "))")
    case .colour:
      return CSSValue.colour(written).map(DataValue.string)
        ?? fail(
          "\"\(written)\" is not a colour", node,
          help: "write it like \"#0b5b4c\", \"teal\" or \"rgb(11 91 76)\"")
    case .length:
      let number = written.isEmpty || Double(written) == nil ? "10" : written
      return CSSValue.length(written).map(DataValue.string)
        ?? fail(
          "\"\(written)\" is not a length", node,
          help: "write a number and a unit, such as \"\(number)px\" or \"\(number)rem\"")
    case .page: pages.append((written, file.location(node.range)))
    default: break
    }
    return .string(written)
  }

  private mutating func fail(
    _ message: String, _ node: DataNode, help: String? = nil
  ) -> DataValue? {
    diagnostics.append(ThemeMessages.setting(message, at: file.location(node.range)).help(help))
    return nil
  }

  /// What to write for a word that means yes or no.
  private static func help(_ node: DataNode) -> String? {
    guard case .scalar(.string(let text), _) = node.content else { return nil }
    return switch text.lowercased() {
    case "yes", "on", "true", "ja", "oui", "sí", "si", "sì", "tak", "sim": "write true"
    case "no", "off", "false", "nein", "non", "nie", "não", "nej", "nee": "write false"
    default: nil
    }
  }
}
