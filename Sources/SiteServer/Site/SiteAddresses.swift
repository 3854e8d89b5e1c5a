/// Leads from addresses on the server to files of the site and back.
struct SiteAddresses: Sendable {
  /// The site's own page for addresses where nothing is.
  static let errorPage = "404.html"

  let site: any ServedSite

  /// What is at an address.
  enum Resource {
    case file(ServedFile)
    /// The address lacks the slash of a folder.
    case folder(address: String)
    /// The address is outside of the site.
    case outside
    case nothing
  }

  /// What is at a decoded path.
  func resource(at path: String) -> Resource {
    let base = site.basePath
    guard path.hasPrefix(base) else {
      return path + "/" == base ? .folder(address: RequestTarget.encoding(base)) : .outside
    }
    let below = String(path.dropFirst(base.count))
    if below.isEmpty || below.hasSuffix("/") {
      return site.file(below + "index.html").map(Resource.file) ?? .nothing
    }
    if let file = site.file(below) { return .file(file) }
    guard site.file(below + "/index.html") != nil else { return .nothing }
    return .folder(address: RequestTarget.encoding(path + "/"))
  }

  /// The file that pages at a decoded path are made from, whether there is one or not; `nil` outside of the site.
  func filePath(at path: String) -> String? {
    guard path.hasPrefix(site.basePath) else { return nil }
    let below = path.dropFirst(site.basePath.count)
    return below.isEmpty || below.hasSuffix("/") ? below + "index.html" : String(below)
  }

  /// The address of a file, encoded; that of its folder for an `index.html`.
  func address(of path: String) -> String {
    let name = "index.html"
    let isIndex = path == name || path.hasSuffix("/" + name)
    return RequestTarget.encoding(
      site.basePath + (isIndex ? String(path.dropLast(name.count)) : path))
  }

  /// Where an alias leads on this server: an address of the site's own becomes a path.
  func redirect(to target: String) -> String {
    let origin = site.origin
    guard target.hasPrefix(origin), target.dropFirst(origin.count).first == "/" else {
      return target
    }
    return String(target.dropFirst(origin.count))
  }
}
