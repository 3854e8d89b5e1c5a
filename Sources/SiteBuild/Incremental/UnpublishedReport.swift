import Content
import SiteModel

/// Says why a file of the site's folder is not published.
struct UnpublishedReport {
  /// What the last build left out.
  let unpublished: [Site.Unpublished]

  /// What is said of a file in `content/` or `templates/`, or of the address that it would have.
  ///
  /// - Parameter names: What the file may be called: its path from the site's folder, or an address.
  /// - Returns: Lines; `nil` where it is not known to be left out.
  func text(for names: [String]) -> String? {
    for name in names {
      let address = Route(name).canonical.path
      let found = unpublished.first { file in
        "content/" + file.path == name || file.path == name
          || [address, address + "/"].contains(file.route.canonical.path)
      }
      if let found { return Self.text(found) }
    }
    for name in names {
      for folder in ["content/", "templates/"] where name.hasPrefix(folder) {
        let path = String(name.dropFirst(folder.count))
        if folder == "content/", ContentKind.isTerm(path) {
          return "\(name) is not published: it is for no term that a published post has\n"
        }
        guard let omission = OmittedName(path: path) else { continue }
        // Templates may be called so, and are not published anyway.
        if folder == "templates/", !omission.isLeftover { continue }
        return "\(name) is not published: \(omission.explanation)\n"
      }
    }
    return nil
  }

  private static func text(_ file: Site.Unpublished) -> String {
    let reason =
      switch file.reason {
      case .draft: "a draft"
      case .future: "not due before \(file.date ?? "its date")"
      case .expired: "expired since \(file.date ?? "its date")"
      }
    let subject = file.page.map { "it belongs to content/\($0), which is" } ?? "it is"
    let text = "content/\(file.path) is not published: \(subject) \(reason)\n"
    let address = "its address will be /\(file.route.path)"
    switch file.reason {
    case .draft: return text + "\(address); sitegen build --drafts shows drafts\n"
    case .future: return text + "\(address); sitegen build --future shows what is not due yet\n"
    case .expired: return text
    }
  }
}
