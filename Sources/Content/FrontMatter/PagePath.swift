import DataFormats
import HTMLText
import Platform

/// The whole address of a page, as `path` in its front matter gives it.
///
/// It is written with or without slashes at its ends, and may be copied from a browser, which shows it encoded.
package enum PagePath {
  /// The path below the site's address: `about/team/` of `/about/team`, `about.html` of `/about.html`.
  ///
  /// Only `.html` and `.htm` are names of files: a web host would send a page of any other name as a
  /// download, so `/notes/version-1.2` is a folder.
  static func normalized(_ written: String) throws(InvalidValue) -> String {
    if let path = pathOfURL(written) {
      throw InvalidValue(
        "\"path\" is an address within the site, without its name",
        help: "write \"\(path.isEmpty ? "/" : path)\"")
    }
    guard let path = PercentEncoding.decoding(written) else {
      throw InvalidValue(
        "\"\(written)\" is not a valid address: \"%\" must begin an encoded character",
        help: "write \"\(written.replacing("%", with: "%25"))\"")
    }
    let components = path.split(separator: "/")
    if let token = components.first(where: { $0.hasPrefix(":") || $0.contains("{{") }) {
      throw InvalidValue(
        "\"path\" is the address of one page: \"\(token)\" stands for nothing in it",
        help: "remove it: \"permalinks\" in site.yaml is the pattern of all pages")
    }
    guard !components.isEmpty else {
      throw InvalidValue(
        "\"path\" must not be the address of the home page",
        help: "remove it: the text of the home page is in content/index.md")
    }
    guard isSound(path) else {
      throw InvalidValue(
        "\"path\" cannot contain \"?\", \"#\", \"\\\", \"..\" or an empty part",
        help: cleaned(path).map { "write \"\($0)\"" } ?? "write it like \"/about/team/\"")
    }
    let joined = components.joined(separator: "/")
    let isFile = ["html", "htm"].contains(PathComponents.pathExtension(of: joined).lowercased())
    return isFile && !path.hasSuffix("/") ? joined : joined + "/"
  }

  /// A path without what an address cannot have.
  private static func cleaned(_ path: String) -> String? {
    let parts = path.prefix { $0 != "?" && $0 != "#" }.split { $0 == "/" || $0 == "\\" }
      .filter { $0 != "." && $0 != ".." }
    let cleaned = "/" + parts.joined(separator: "/") + "/"
    return !parts.isEmpty && isSound(cleaned) ? cleaned : nil
  }

  /// Whether a path has nothing in it that an address cannot have, or that leads out of the output folder.
  static func isSound(_ path: String) -> Bool {
    !PathComponents.beginsWithMark(path) && !path.hasPrefix("//") && !path.hasSuffix("//")
      && path.utf8.allSatisfy { $0 >= 0x20 && $0 != 0x7F && !#"\?#"#.utf8.contains($0) }
      && path.split(separator: "/", omittingEmptySubsequences: false).dropFirst().dropLast()
        .allSatisfy { !$0.isEmpty }
      && path.split(separator: "/").allSatisfy { component in
        component != "." && component != ".." && component.contains { $0 != " " }
          && !PathComponents.beginsWithMark(String(component))
      }
  }

  /// The path of a whole URL, `/a/` of `https://example.org/a/`; `nil` for everything else.
  package static func pathOfURL(_ text: String) -> String? {
    let lowered = text.lowercased()
    guard let scheme = ["https://", "http://", "//"].first(where: lowered.hasPrefix) else {
      return nil
    }
    let rest = text.dropFirst(scheme.count).drop { $0 != "/" && $0 != "?" && $0 != "#" }
    return String(rest.prefix { $0 != "?" && $0 != "#" })
  }
}
