/// Where files of a theme come from; a file of an upper layer hides one of the same name below it.
package enum ThemeLayer: Sendable, Hashable {
  /// The site's own `templates/`, the topmost.
  case site
  /// The folder of a theme that `site.yaml` names, by its path below the site's folder: `themes/calm`, or
  /// `themes/calm/templates` where there is that.
  case folder(String)
  /// What the program carries, the lowest.
  case carried

  /// What precedes the path of a file in messages.
  package var prefix: String {
    switch self {
    case .site: "templates/"
    case .folder(let path): path + "/"
    case .carried: "theme:"
    }
  }
}
