/// Lists and maps in brackets and braces that are not written as YAML wants them.
enum YAMLFlow {
  /// What is meant by a list or a map of one line, with quotes around what needs them, and closed.
  ///
  /// A text that only begins with one is a text. `nil` where nothing is to be changed.
  static func repaired(_ text: String) -> YAMLTrap? {
    let isList = text.hasPrefix("[")
    let (opening, closing): (Character, Character) = isList ? ("[", "]") : ("{", "}")
    let reason = "\"\(opening)\" begins a \(isList ? "list" : "map") in YAML"
    if let end = text.lastIndex(of: closing), end != text.indices.last,
      !text[text.index(after: end)...].drop(while: { $0 == " " }).hasPrefix("#")
    {
      if text[text.index(after: end)...].allSatisfy({ " ,;".contains($0) }) {
        return YAMLTrap(
          reason: "nothing may follow the \(isList ? "list" : "map")",
          repaired: String(text[...end]))
      }
      return YAMLTrap(reason, text)
    }
    let isClosed = text.last == closing
    var found = isClosed ? nil : "this \(isList ? "list" : "map") needs \"\(closing)\" at its end"
    var parts: [String] = []
    for part in items(of: text.dropFirst().dropLast(isClosed ? 1 : 0)) {
      if isList {
        parts.append(item(part, &found))
      } else {
        guard let colon = part.firstRange(of: ": ") else { return YAMLTrap(reason, text) }
        let value = part[colon.upperBound...].drop { $0 == " " }
        parts.append(part[..<colon.lowerBound] + ": " + item(String(value), &found))
      }
    }
    let repaired = String(opening) + parts.joined(separator: ", ") + String(closing)
    guard repaired != text else { return nil }
    return YAMLTrap(
      reason: found ?? "commas separate the values here, and unusual ones need quotes",
      repaired: repaired)
  }

  /// A value between commas, repaired where it has to be; the first reason is kept.
  private static func item(_ text: String, _ reason: inout String?) -> String {
    guard let trap = YAMLTrap(text) else {
      return YAMLText.isFlowItem(text) ? text : YAMLText.quoted(text)
    }
    reason = reason ?? trap.reason
    return trap.repaired
  }

  /// The texts between the commas, which may be in quotes, straight or not, in brackets or braces.
  private static func items(of inner: Substring) -> [String] {
    var items: [String] = []
    var item = ""
    var closings = ""
    var depth = 0
    for (index, character) in zip(inner.indices, inner) {
      if closings.isEmpty, character == ",", depth == 0 {
        items.append(item)
        item = ""
        continue
      }
      if !closings.isEmpty {
        if closings.contains(character) { closings = "" }
      } else if item.allSatisfy({ $0 == " " }) || item.hasSuffix(": ") {
        closings = YAMLTrap.pairs[character] ?? ("\"'".contains(character) ? "\(character)" : "")
        // A mark that is never closed does not join what commas separate.
        let rest = inner[inner.index(after: index)...]
        if !rest.contains(where: { closings.contains($0) }) { closings = "" }
      }
      if closings.isEmpty {
        if "[{".contains(character) { depth += 1 }
        if "]}".contains(character), depth > 0 { depth -= 1 }
      }
      item.append(character)
    }
    items.append(item)
    return items.map(trimmed).filter { !$0.isEmpty }
  }

  private static func trimmed(_ item: String) -> String {
    var text = item.drop { $0 == " " }
    while text.last == " " { text.removeLast() }
    return String(text)
  }
}
