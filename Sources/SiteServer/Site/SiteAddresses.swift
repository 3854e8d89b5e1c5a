/// Leads from addresses on the server to files of the site and back.
struct SiteAddresses: Sendable {
  /// The site's own page for addresses where nothing is.
  static let errorPage = "404.html"

  let site: any ServedSite

  /// What is at an address.
  enum Resource {
    case file(ServedFile)
    /// The address lacks the slash of a folder, or the site was there before its `base_url` became another.
    case elsewhere(address: String)
    /// The address is outside of the site.
    case outside
    case nothing
  }

  /// What is at a decoded path.
  func resource(at path: String) -> Resource {
    let base = site.basePath
    if path.hasPrefix(base) {
      let below = String(path.dropFirst(base.count))
      if let file = file(below) {
        return file.path == below + "/index.html"
          ? .elsewhere(address: RequestTarget.encoding(path + "/")) : .file(file)
      }
    } else if path + "/" == base {
      return .elsewhere(address: RequestTarget.encoding(base))
    }
    if let address = presentAddress(of: path) { return .elsewhere(address: address) }
    return path.hasPrefix(base) ? .nothing : .outside
  }

  /// The file that an address below the site's root leads to, by itself or with a slash behind it.
  private func file(_ below: String) -> ServedFile? {
    if below.isEmpty || below.hasSuffix("/") { return site.file(below + "index.html") }
    return site.file(below) ?? site.file(below + "/index.html")
  }

  /// Where the file is now that was at a decoded path while `base_url` had another path; `nil` where there is none.
  ///
  /// `/` leads to the site wherever it is.
  func presentAddress(of path: String) -> String? {
    for base in site.formerBasePaths where (path + "/").hasPrefix(base) {
      if let file = file(String(path.dropFirst(base.count))) { return address(of: file.path) }
    }
    return path == "/" && site.basePath != "/" ? RequestTarget.encoding(site.basePath) : nil
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
