import Diagnostics
import Platform

/// Finds out what the files of `content/` are to each other: which pages are translations, which have their folders to
/// themselves, and which would be published twice.
struct SourceOrganizer {
  private let names: LanguageNames
  /// The places of the languages in site.yaml, by their keys.
  private let order: [String: Int]

  /// - Parameter languages: Those of the site.
  init(_ languages: [LanguageSettings]) {
    names = LanguageNames(languages)
    order = Dictionary(languages.enumerated().map { ($1.key, $0) }) { first, _ in first }
  }

  /// The same files with what was found, without those that are refused; in several languages in the order of their
  /// logical paths, so that it does not matter whether names or folders say the languages.
  func organize(_ files: [ContentFile], _ diagnostics: inout [Diagnostic]) -> [ContentFile] {
    var files = names.isEmpty ? files : files.compactMap { inLanguage($0, &diagnostics) }
    files = withoutSecondSources(files, &diagnostics)
    warnOfUnlistedLanguages(files, &diagnostics)
    if !names.isEmpty { files.sort(by: precedes) }
    let bundles = Bundles(
      paths: files.lazy.filter { $0.folder == .content }.map(\.logicalPath),
      hasTranslations: !names.isEmpty)
    for index in files.indices
    where files[index].folder == .content && bundles.isBundle(files[index].logicalPath) {
      files[index].isBundle = true
    }
    return files
  }

  private func precedes(_ file: ContentFile, _ other: ContentFile) -> Bool {
    file.logicalPath == other.logicalPath
      ? order[file.languageKey, default: 0] < order[other.languageKey, default: 0]
      : file.logicalPath.precedesInUTF8(other.logicalPath)
  }

  private func inLanguage(_ file: ContentFile, _ diagnostics: inout [Diagnostic]) -> ContentFile? {
    if file.folder == .data || ContentKind(ofFile: file.path) == .model { return file }
    let split = names.split(file.path)
    if let suffix = split.suffix, let folder = split.folder, suffix != folder {
      diagnostics.append(LanguageMessages.twoNames(file.path, split))
      return nil
    }
    var file = file
    file.languageKey = split.key ?? ""
    file.logicalPath = split.logicalPath
    return file
  }

  /// Drops, with an error, files that would be the second source of a page: `a.markdown` beside `a.md`, and
  /// `en/a.md` beside `a.en.md`; of other files `en/a.svg` beside `a.en.svg`, since either could be the one that a
  /// page in that language shows.
  private func withoutSecondSources(
    _ files: [ContentFile], _ diagnostics: inout [Diagnostic]
  ) -> [ContentFile] {
    // Pages have only one ending on most sites, and then none can be another's twin.
    if names.isEmpty, !files.contains(where: { ContentKind.hasRareEnding($0.file.path) }) {
      return files
    }
    struct Source: Hashable {
      /// Of a page without its ending.
      let path: Substring
      let isPage: Bool
      let language: String
    }
    var known: [Source: String] = [:]
    return files.filter { file in
      guard file.folder != .data else { return true }
      let stem = ContentKind.pageStem(of: file.logicalPath)
      if stem == nil, file.languageKey.isEmpty { return true }
      let source = Source(
        path: stem ?? file.logicalPath[...], isPage: stem != nil, language: file.languageKey)
      if let other = known[source] {
        diagnostics.append(
          FileMessages.twoSources(file.path, isPage: source.isPage, other: other))
        return false
      }
      known[source] = file.path
      return true
    }
  }

  private func warnOfUnlistedLanguages(
    _ files: [ContentFile], _ diagnostics: inout [Diagnostic]
  ) {
    var paths: Set<String>?
    for file in files where file.folder != .data {
      guard let meant = LanguageNames.meant(by: file.logicalPath) else { continue }
      let known = paths ?? Set(files.lazy.filter { $0.folder != .data }.map(\.logicalPath))
      paths = known
      guard known.contains(meant.original) else { continue }
      diagnostics.append(
        LanguageMessages.unlisted(
          file.path, tag: meant.tag,
          beside: String(file.path.dropLast(file.logicalPath.count)) + meant.original,
          isOnlyOne: names.isEmpty))
    }
  }
}
