import HTMLText
import Platform

/// Tells the languages of files of `content/` by their names and the top folders that they are in.
///
/// A name counts only if it is that of a language of the site, in any case.
package struct LanguageNames: Sendable {
  /// A path without what it says of a language, and what it says.
  package struct Split: Sendable {
    /// The path that all translations share: `tips/a.md` for `tips/a.en.md` and `en/tips/a.md`.
    package let logicalPath: String
    /// The key of the language (`LanguageSettings.key`) as the file's name has it; `nil` where it has none.
    package let suffix: String?
    /// The key of the language whose folder the file is in; `nil` where it is in none.
    package let folder: String?

    /// The language that the path says; `nil` where it says none.
    package var key: String? { suffix ?? folder }
  }

  /// Keys by names in lower case.
  private let keys: [String: String]

  /// The names of a site's languages; none count where it has only one.
  package init(_ languages: [LanguageSettings]) {
    keys = Dictionary(
      languages.count < 2
        ? []
        : languages.flatMap { language in
          [language.key, language.tag].filter { !$0.isEmpty }
            .map { ($0.lowercased(), language.key) }
        }
    ) { first, _ in first }
  }

  /// Whether the site has one language, so that no path says any.
  package var isEmpty: Bool { keys.isEmpty }

  /// Takes a path below `content/` apart.
  package func split(_ path: String) -> Split {
    guard !isEmpty else { return Split(logicalPath: path, suffix: nil, folder: nil) }
    var logical = path[...]
    var folder: String?
    if let slash = path.firstIndex(of: "/"), let key = keys[path[..<slash].lowercased()] {
      folder = key
      logical = path[path.index(after: slash)...]
    }
    guard let suffix = Self.suffix(of: logical), let key = keys[logical[suffix].lowercased()] else {
      return Split(logicalPath: String(logical), suffix: nil, folder: folder)
    }
    let stem = logical[..<logical.index(before: suffix.lowerBound)]
    return Split(
      logicalPath: "\(stem)\(logical[suffix.upperBound...])", suffix: key, folder: folder)
  }

  /// A path with the name of a language before its ending: `tips/a.en.md`.
  package static func path(_ logicalPath: String, in key: String) -> String {
    let name = PathComponents.name(of: logicalPath)
    let stem = name.lastIndex(of: ".").map { name[..<$0] } ?? name[...]
    return logicalPath.dropLast(name.count) + stem + "." + key + name.dropFirst(stem.count)
  }

  /// The path of the page that a page may be meant as the translation of, with the tag of the language that is in its
  /// name; `nil` where there is none, and for tags that few would take for one.
  static func meant(by path: String) -> (original: String, tag: String)? {
    guard let suffix = suffix(of: path[...]), ContentKind(ofFile: path) == .page else { return nil }
    let tag = LanguageTag(String(path[suffix]))
    guard tag.language.utf8.count == 2, tag.isWellFormed, tag.isInUse else { return nil }
    let stem = path[..<path.index(before: suffix.lowerBound)]
    return ("\(stem)\(path[suffix.upperBound...])", tag.canonical)
  }

  /// What is between the last two dots of a file's name, of which the first does not begin it.
  private static func suffix(of path: Substring) -> Range<String.Index>? {
    let bytes = path.utf8
    guard let end = bytes.lastIndex(of: UInt8(ascii: ".")),
      let dot = bytes[..<end].lastIndex(where: {
        $0 == UInt8(ascii: ".") || $0 == UInt8(ascii: "/")
      }),
      bytes[dot] == UInt8(ascii: "."), dot > bytes.startIndex,
      bytes[bytes.index(before: dot)] != UInt8(ascii: "/")
    else { return nil }
    let start = bytes.index(after: dot)
    return start < end ? start..<end : nil
  }
}
