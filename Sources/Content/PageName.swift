package import DataFormats
import Platform

/// Date and slug of a page, from its path alone.
package struct PageName: Sendable, Hashable {
  /// The date at the beginning: `2010-12-02-kpi.md` or `2010-12-02-kpi/index.md`.
  package let date: DateTime?
  /// The name without date and extension.
  package let slug: String

  /// Parses a path below `content/`.
  ///
  /// A name that is only a date has that as its slug, too; one whose date does not exist is all slug.
  package init(path: String, isBundle: Bool) {
    let isIndex = ContentKind.isIndex(path)
    let name = PathComponents.name(
      of: isIndex
        ? PathComponents.folder(of: path) : ContentKind.pageStem(of: path).map(String.init) ?? path)
    guard !isIndex || isBundle, let date = Self.date(atStartOf: name) else {
      self.date = nil
      slug = name
      return
    }
    self.date = date
    // A mark after the hyphen belongs to it as a character, but to the name as a byte.
    slug = name.utf8.count == 10 ? name : String(Substring(name.utf8.dropFirst(11)))
  }

  /// A title for a page that has none: the slug with spaces for "-" and "_", its first letter in upper case.
  ///
  /// A slug of nothing else is its own title.
  package var title: String {
    let words = slug.split { $0 == "-" || $0 == "_" }.joined(separator: " ")
    if words.isEmpty { return slug }
    return words.prefix(1).uppercased() + words.dropFirst()
  }

  /// The date at the start of a name, followed by "-" or the end.
  static func date(atStartOf name: String) -> DateTime? {
    let bytes = name.utf8
    guard bytes.count == 10 || bytes.dropFirst(10).first == UInt8(ascii: "-"), bytes.count != 11
    else { return nil }
    let day = String(decoding: bytes.prefix(10), as: UTF8.self)
    // Nine characters and a space are not the ten of a date.
    return (try? DateTime(parsing: day)).flatMap { $0.dateText == day ? $0 : nil }
  }
}
