import Content
import DataFormats
package import Diagnostics
import HTMLText
import Platform

/// A file for a new post, with its date and title.
package struct NewPost {
  /// Far below the 255 bytes that file systems allow, since the name is also a part of addresses.
  private static let longestSlug = 100

  /// The site's folder.
  private let root: String
  private let title: String
  private let section: String?
  private let tags: [String]
  private let isDraft: Bool
  private let language: String?
  /// Seconds since 1970.
  private let now: Int

  /// - Parameters:
  ///   - title: The post's; white space in it is made single spaces.
  ///   - root: The site's folder.
  ///   - section: The folder below `content/`; `nil` for the one that most posts are in.
  ///   - tags: The post's.
  ///   - isDraft: Whether it is not published yet.
  ///   - language: The key or tag of one of the site's languages; `nil` for that of the section's folder, else the
  ///     site's own.
  ///   - now: The time, of which the post's date is the day in the site's time zone.
  package init(
    title: String, root: String, section: String?, tags: [String], isDraft: Bool,
    language: String?, now: Int
  ) {
    self.title = Self.oneLine(title)
    self.root = root
    self.section = section
    self.tags = tags.map(Self.oneLine).filter { !$0.isEmpty }
    self.isDraft = isDraft
    self.language = language
    self.now = now
  }

  /// Writes the file.
  ///
  /// - Parameter diagnostics: Gets what is wrong with `site.yaml` and the template.
  /// - Returns: The path below the site's folder; `nil` where something is wrong with these.
  /// - Throws: A message where there is such a file already, or where it cannot be written.
  package func write(_ diagnostics: inout [Diagnostic]) throws(Diagnostic) -> String? {
    let reader = ContentReader(root: root, jobs: 1)
    guard let configuration = reader.configuration(&diagnostics), !diagnostics.hasErrors,
      let folder = DirectoryHandle(root)
    else { return nil }
    let layout = reader.postLayout(configuration)
    let (section, folderKey) =
      try section.map(Self.checked).map(layout.split)
      ?? (layout.usualSection, nil)
    let language = try language(in: configuration, folderKey: folderKey)
    let slug = Self.shortened(Slug.text(for: title, language: language.tag))
    guard !slug.isEmpty else { throw NewMessages.noName(of: title) }
    let offset = configuration.timeZone.offset(atSecondsSince1970: now)
    let day = DateTime(secondsSince1970: now, offset: offset)?.dateText ?? ""
    let path = "content/" + layout.path("\(day)-\(slug)", section: section, language: language)
    guard folder.status(path) == nil else {
      throw NewMessages.exists(at: SourceLocation(path: path))
    }
    let text = try Archetype(in: folder).text(
      for: Archetype.Values(
        title: title, date: day, tags: tags, isDraft: isDraft, section: section,
        language: language.tag),
      &diagnostics)
    guard !diagnostics.hasErrors else { return nil }
    guard folder.createFolders(to: PathComponents.folder(of: path)),
      let file = FileDescriptor(newFile: path, in: folder)
    else { throw NewMessages.notWritten(at: SourceLocation(path: path)) }
    guard file.write(text) else {
      let message = NewMessages.notWritten(at: SourceLocation(path: path))
      _ = folder.removeFile(path)
      throw message
    }
    return path
  }

  private func language(
    in configuration: SiteConfiguration, folderKey: String?
  ) throws(Diagnostic) -> LanguageSettings {
    guard let language else {
      return configuration.languages.first { $0.key == folderKey } ?? configuration.main
    }
    guard
      let found = configuration.languages.first(where: {
        [$0.key, $0.tag].contains { $0.lowercased() == language.lowercased() }
      })
    else { throw NewMessages.noLanguage(language, known: configuration.languages.map(\.tag)) }
    return found
  }

  /// A section as it is below `content/`, which may be written before it.
  private static func checked(_ section: String) throws(Diagnostic) -> String {
    var components = section.split(separator: "/").filter { $0 != "." }
    if components.first == "content" { components.removeFirst() }
    if components.contains(where: { $0.hasPrefix(".") || $0.hasPrefix("_") }) {
      throw NewMessages.noSection(named: section)
    }
    return components.joined(separator: "/")
  }

  /// A slug that is cut between words, or where there is only one, in it.
  private static func shortened(_ slug: String) -> String {
    guard slug.utf8.count > longestSlug else { return slug }
    var kept = Substring(slug)
    while kept.utf8.count > longestSlug { kept = kept.dropLast() }
    let words = slug[kept.endIndex...].hasPrefix("-") ? kept.endIndex : kept.lastIndex(of: "-")
    return String(words.map { kept[..<$0] } ?? kept)
  }

  /// A text without line breaks and characters that no document may have.
  private static func oneLine(_ text: String) -> String {
    let scalars = text.unicodeScalars.filter { scalar in
      scalar.properties.isWhitespace
        || scalar.properties.generalCategory != .control
          && !scalar.properties.isNoncharacterCodePoint && scalar != "\u{FEFF}"
    }
    return scalars.split { $0.properties.isWhitespace && $0 != "\u{A0}" && $0 != "\u{202F}" }
      .map { String(Substring($0)) }.joined(separator: " ")
  }
}
