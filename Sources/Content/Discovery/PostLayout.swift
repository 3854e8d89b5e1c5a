import HTMLText
import Platform

/// How a site lays out its posts, as a new one has to know.
package struct PostLayout: Sendable {
  /// The folder that most posts are in, without the folder of a language; "" for the top of `content/`, and where there
  /// are no posts.
  package let usualSection: String

  private let names: LanguageNames
  /// The names of the top folders that hold the pages of a language, by its key.
  private let folders: [String: String]
  /// Whether a language without pages gets a folder rather than an ending.
  private let prefersFolders: Bool
  private let main: LanguageSettings

  /// Learns it from the paths of pages below `content/`.
  init(pages: [String], languages: [LanguageSettings], main: LanguageSettings) {
    names = LanguageNames(languages)
    self.main = main
    var posts: [String: Int] = [:]
    // How many pages of a language are told by a folder, less those that are told otherwise.
    var balance: [String: Int] = [:]
    var spellings: [String: String] = [:]
    for path in pages {
      let split = names.split(path)
      let key = split.key ?? main.key
      if split.folder == key, split.suffix == nil {
        balance[key, default: 0] += 1
        spellings[key] = String(path.prefix { $0 != "/" })
      } else {
        balance[key, default: 0] -= 1
      }
      let isIndex = ContentKind.isIndex(split.logicalPath)
      guard PageName(path: split.logicalPath, isBundle: isIndex).date != nil else { continue }
      let parent = PathComponents.folder(of: split.logicalPath)
      posts[isIndex ? PathComponents.folder(of: parent) : parent, default: 0] += 1
    }
    folders = spellings.filter { balance[$0.key, default: 0] > 0 }
    prefersFolders =
      balance.filter { $0.key != main.key }.values.reduce(0, +) > 0
      || balance[main.key, default: 0] > 0
    usualSection = posts.max { ($0.value, $1.key) < ($1.value, $0.key) }?.key ?? ""
  }

  /// Takes the folder of a language off a section: `de/tips` is the section `tips` in German.
  ///
  /// - Returns: The section, and the key of the language; `nil` where the section is in no such folder.
  package func split(section: String) -> (section: String, key: String?) {
    let split = names.split(section + "/")
    return (String(split.logicalPath.dropLast()), split.folder)
  }

  /// The path of a page below `content/`, in the way in which the site tells the language of its pages.
  ///
  /// - Parameters:
  ///   - name: The file's name without its ending.
  ///   - section: The folder without that of a language; "" for the top.
  ///   - language: One of the site's languages.
  /// - Returns: `tips/a.md`, `tips/a.en.md` or `en/tips/a.md`.
  package func path(_ name: String, section: String, language: LanguageSettings) -> String {
    let below = section.isEmpty ? name : section + "/" + name
    if let folder = folders[language.key] { return "\(folder)/\(below).md" }
    if language.key == main.key { return below + ".md" }
    return prefersFolders ? "\(language.key)/\(below).md" : "\(below).\(language.key).md"
  }
}

extension ContentReader {
  /// How the site lays out its posts, by a list of its folder.
  package func postLayout(_ configuration: SiteConfiguration) -> PostLayout {
    PostLayout(
      pages: list().contentFiles.filter {
        $0.folder == .content && ContentKind(ofFile: $0.path) == .page
      }.map(\.path),
      languages: configuration.languages, main: configuration.main)
  }
}
