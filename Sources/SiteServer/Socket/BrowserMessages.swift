import Diagnostics

/// The messages from the server to browsers: JSON objects in text frames, whose member `t` is their type.
///
/// What is the same for all browsers is written once; each gets it with the state of its own page. Lists are cut after
/// `longestList` elements, and `more` counts the rest, so that messages stay small however large the site is.
enum BrowserMessages {
  /// The version of the protocol.
  static let version = 1
  /// The most elements that a list of a message has.
  static let longestList = 50

  /// What is known when a browser connects.
  struct State {
    let phase: String
    let build: Int
    let good: Int
    let time: String
    let token: String
    let editor: SourceEditor
    let follows: Bool
  }

  static func state(_ state: State, diagnostics: String, more: Int, page: String) -> String {
    let editor =
      switch state.editor {
      case .link(let link): JSONText.object([("link", JSONText.string(link))])
      case .command: #"{"post":true}"#
      }
    return JSONText.object([
      ("t", #""state""#), ("v", "\(version)"), ("phase", JSONText.string(state.phase)),
      ("build", "\(state.build)"), ("good", "\(state.good)"), ("at", JSONText.string(state.time)),
      ("token", JSONText.string(state.token)), ("editor", editor), ("follow", "\(state.follows)"),
      ("diagnostics", diagnostics), ("more", "\(more)"), ("page", page),
    ])
  }

  static func started(_ build: StartedBuild) -> String {
    JSONText.object([
      ("t", #""started""#), ("build", "\(build.number)"), ("at", JSONText.string(build.time)),
      (
        "changed",
        JSONText.array(
          build.changes.prefix(longestList).map { change in
            JSONText.object([
              ("path", JSONText.string(change.path)),
              ("kind", JSONText.string(change.kind.rawValue)),
              ("event", JSONText.string(change.event.rawValue)),
            ])
          })
      ), ("more", "\(max(0, build.changes.count - longestList))"),
    ])
  }

  static func progress(done: Int, total: Int) -> String {
    JSONText.object([("t", #""progress""#), ("done", "\(done)"), ("total", "\(total)")])
  }

  /// All of the message but the diagnostics and the page.
  static func finished(_ build: FinishedBuild, addresses: SiteAddresses) -> [(String, String)] {
    let styles = build.styles.prefix(longestList).map { style in
      let new = addresses.address(of: style.new)
      return JSONText.object([
        ("from", JSONText.string(addresses.address(of: style.old))),
        ("to", JSONText.string(style.old == style.new ? new + "?b=\(build.number)" : new)),
      ])
    }
    return [
      ("t", #""finished""#), ("build", "\(build.number)"), ("at", JSONText.string(build.time)),
      ("ms", "\(build.milliseconds)"), ("written", "\(build.written)"), ("kept", "\(build.kept)"),
      ("removed", "\(build.removals.count)"),
      (
        "changed",
        JSONText.array(
          build.changes.prefix(longestList).map { change in
            JSONText.object([
              ("path", JSONText.string(addresses.address(of: change.path))),
              ("kind", JSONText.string(change.kind.rawValue)),
            ])
          })
      ), ("more", "\(max(0, build.changes.count - longestList))"),
      ("styles", JSONText.array(styles)),
    ]
  }

  static func failed(_ build: FailedBuild, good: Int, more: Int) -> [(String, String)] {
    [
      ("t", #""failed""#), ("build", "\(build.number)"), ("good", "\(good)"),
      ("at", JSONText.string(build.time)), ("more", "\(more)"),
    ]
  }

  static func badge(_ badge: PageBadge?) -> String {
    guard let badge else { return "null" }
    var members = [("kind", JSONText.string(badge.kind.rawValue))]
    if let time = badge.time { members.append(("at", JSONText.string(time))) }
    members.append(("zone", JSONText.string(badge.zone)))
    if let location = badge.location { members.append(("place", place(location))) }
    members.append(("links", JSONText.array(badge.links.prefix(longestList).map(place))))
    return JSONText.object(members)
  }

  /// The addresses of files, as a list.
  static func addresses(of files: [String], _ addresses: SiteAddresses) -> String {
    JSONText.array(files.prefix(longestList).map { JSONText.string(addresses.address(of: $0)) })
  }

  /// A place in a source, with the text of its line; `cut` characters of a long line come before the text.
  static func place(_ location: SourceLocation) -> String {
    var members = [("file", JSONText.string(location.path))]
    if let position = location.position {
      members += [
        ("line", "\(position.line)"), ("column", "\(position.column)"),
        ("length", "\(position.length)"), ("text", JSONText.string(position.lineText)),
      ]
      if position.cutBefore > 0 { members.append(("cut", "\(position.cutBefore)")) }
    }
    return JSONText.object(members)
  }
}
