/// All messages of a run as a console shows them: those of one rule that come in great numbers are a
/// group, with what they have in common once and their places below it.
///
/// Everything else is shown as `ConsoleFormat` does, after the groups, so that what is rare stays in sight.
package struct ConsoleReport {
  /// More messages of one rule are a group: in full they would take two screens.
  static let largestUngrouped = 20
  /// A longer list of places is cut, and so is the list of messages that are in no group: more would bury
  /// the first ones.
  package static let longestList = 100

  private let format: ConsoleFormat
  private let title: (String) -> String?

  /// A report.
  ///
  /// - Parameters:
  ///   - format: Shows single messages.
  ///   - title: What a rule is about, by its id; asked for groups alone.
  package init(_ format: ConsoleFormat, title: @escaping (String) -> String?) {
    self.format = format
    self.title = title
  }

  /// The messages in pieces of whole lines, groups in the order of their first messages; the result depends
  /// on nothing but the messages and their order.
  package func texts(for diagnostics: [Diagnostic]) -> [String] {
    var groups: [(rule: Rule, messages: [Diagnostic])] = []
    var positions: [Rule: Int] = [:]
    for diagnostic in diagnostics {
      let rule = Rule(diagnostic)
      if let position = positions[rule] {
        groups[position].messages.append(diagnostic)
      } else {
        positions[rule] = groups.count
        groups.append((rule, [diagnostic]))
      }
    }
    let large = groups.filter { $0.messages.count > Self.largestUngrouped }
    let grouped = Set(large.map(\.rule))
    let single = diagnostics.filter { !grouped.contains(Rule($0)) }
    var texts = large.map { text(of: $0.messages, $0.rule) }
    texts += Self.mostImportant(of: single).map(format.text)
    if single.count > Self.longestList {
      texts.append("… and \(single.count - Self.longestList) more\n")
    }
    return texts
  }

  /// What the messages of a group have in common.
  private struct Rule: Hashable {
    let id: String
    let severity: Diagnostic.Severity

    init(_ diagnostic: Diagnostic) {
      id = diagnostic.id
      severity = diagnostic.severity
    }
  }

  /// As many messages as are shown, in their order; errors go before warnings.
  private static func mostImportant(of diagnostics: [Diagnostic]) -> [Diagnostic] {
    let errors = diagnostics.count { $0.severity == .error }
    var roomForErrors = longestList
    var roomForWarnings = max(0, longestList - errors)
    return diagnostics.filter { diagnostic in
      if diagnostic.severity == .error {
        roomForErrors -= 1
        return roomForErrors >= 0
      }
      roomForWarnings -= 1
      return roomForWarnings >= 0
    }
  }

  // MARK: Groups

  private func text(of messages: [Diagnostic], _ rule: Rule) -> String {
    let first = messages.first?.message ?? ""
    let isAlike = messages.allSatisfy { $0.message == first }
    let help = Self.commonHelp(of: messages)
    var text = format.heading(
      rule.severity, isAlike ? first : title(rule.id) ?? first, id: rule.id)
    text += format.help(help ?? "\"sitegen explain \(rule.id)\" says what to do")
    for message in messages.prefix(Self.longestList) {
      let own = message.notes.filter { $0.kind == .help && $0.message != help }.map(\.message)
      let words =
        (isAlike ? "" : message.message)
        + (own.isEmpty ? "" : (isAlike ? "" : " ") + "(\(own.joined(separator: "; ")))")
      text += format.place(message.location, words)
      for note in message.notes where note.kind == .note {
        text += format.place(note.location, "note: " + note.message, depth: 2)
      }
    }
    return text + Self.count(messages)
  }

  /// The hint that most messages give, the first one of several; `nil` where no two give the same.
  private static func commonHelp(of messages: [Diagnostic]) -> String? {
    var counts: [String: Int] = [:]
    var best: (text: String, count: Int)?
    let helps = messages.flatMap { $0.notes.filter { $0.kind == .help }.map(\.message) }
    for help in helps { counts[help, default: 0] += 1 }
    for help in helps {
      guard let count = counts[help], count > best?.count ?? 1 else { continue }
      best = (help, count)
    }
    return best?.text
  }

  private static func count(_ messages: [Diagnostic]) -> String {
    let files = Set(messages.compactMap(\.location?.path)).count
    let counted =
      files == 0
      ? "\(messages.count) times"
      : "\(messages.count) places in \(files) file\(files == 1 ? "" : "s")"
    return messages.count > longestList
      ? "  … \(counted), of which \(longestList) are shown; --diagnostics json shows all\n"
      : "  \(counted)\n"
  }
}
