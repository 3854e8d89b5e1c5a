import Diagnostics

/// A member that a value does not have, for a message that has the template at hand.
struct MissingMember: Sendable {
  enum Owner: Sendable {
    case none
    case dictionary
    /// An object with keys of the author's own, such as a page.
    case extensible
  }

  let name: String
  let owner: Owner
  /// What the host says of variables that are none on some pages.
  let hints: [String: String]

  /// The message with the owner as the template calls it, and with what to type; `nil` if the place is not
  /// just a member.
  func explaining(
    _ message: TemplateMessage, at range: Range<Int>, in tag: TagScanner.Tag, of file: SourceFile
  ) -> Diagnostic? {
    let path = file.text(range)
    let isPath = path.utf8.allSatisfy { $0.isNamePart || ".[]\"'".utf8.contains($0) }
    guard isPath, path.hasSuffix("." + name) else { return nil }
    let subject = String(path.dropLast(name.count + 1))
    func diagnostic(_ summary: String, _ help: String) -> Diagnostic {
      TemplateMessage(message.entry, summary).diagnostic(at: file.location(range)).help(help)
    }
    switch owner {
    case .none:
      return diagnostic(
        "\"\(subject)\" is none here, so it has no \"\(name)\"",
        hints[subject] ?? "ask first: {% if \(subject) %} … {% endif %}")
    case .dictionary:
      return diagnostic(
        "\"\(subject)\" has no \"\(name)\"",
        message.help ?? "write \(withDefault(path, range, tag, file)) if it may be missing")
    case .extensible:
      let own = "\(subject).extra.\(name)"
      return diagnostic(
        message.summary,
        message.help
          ?? "for a key of your own below \"extra:\", write "
          + withDefault(own, range, tag, file))
    }
  }

  /// The tag with a default for the member.
  private func withDefault(
    _ path: String, _ range: Range<Int>, _ tag: TagScanner.Tag, _ file: SourceFile
  ) -> String {
    let before = file.text(tag.range.lowerBound..<range.lowerBound)
    let isIterated = before.hasSuffix(" in ")
    return before + path + " | default(\(isIterated ? "[]" : "\"\""))"
      + file.text(range.upperBound..<tag.range.upperBound)
  }
}
