package import Content
import DataFormats
package import Diagnostics
import Platform
import StarterSite

/// A site to begin with: `site.yaml`, three posts of which one has figures, a page, and what Git and GitHub need.
///
/// It has no templates, so that it looks as the program's theme does.
package struct NewSite {
  /// The languages in which there are texts.
  package static let languages = ["de", "en"]

  /// Where the workflow for GitHub can get the program from, for those who build there.
  private static let packageAddress = "https://example.org/sitegen_amd64.deb"
  /// How far apart the dates of the posts are.
  private static let daysBetweenPosts = 7
  /// What files are called in a site that cannot be called so among the sources.
  private static let names = [
    "gitignore": ".gitignore", "publish.yml": ".github/workflows/publish.yml",
  ]
  /// Whose presence says that a folder has a site already.
  private static let claims = ["site.yaml", "site.toml", "content"]

  private let title: String
  /// One of `languages`.
  private let language: String
  private let timeZone: SiteTimeZone
  /// Seconds since 1970.
  private let now: Int

  /// - Parameters:
  ///   - title: The site's.
  ///   - language: One of `languages`.
  ///   - timeZone: The site's.
  ///   - now: The time, of which the newest post's date is the day in the time zone.
  package init(title: String, language: String, timeZone: SiteTimeZone, now: Int) {
    self.title = title
    self.language = language
    self.timeZone = timeZone
    self.now = now
  }

  /// Writes the site into a folder, which is created where it is missing.
  ///
  /// - Parameter path: Absolute, or relative to the working folder.
  /// - Returns: The paths of the files in it, in their order.
  /// - Throws: A message where a file is there already, or where one cannot be written. Nothing is written then.
  package func write(to path: String) throws(Diagnostic) -> [String] {
    let absolute = FileReading.absolutePath(path)
    if let status = FileStatus(absolute, followsLinks: true), status.kind != .folder {
      throw NewMessages.exists(at: SourceLocation(path: path))
    }
    let files = files
    for name in Self.claims + files.map(\.path)
    where FileStatus(absolute + "/" + name, followsLinks: false) != nil {
      throw NewMessages.exists(at: Self.location(name, in: path))
    }
    guard let folder = DirectoryHandle(creatingAll: absolute) else {
      throw NewMessages.notWritten(at: SourceLocation(path: path))
    }
    var written: [String] = []
    for file in files {
      guard write(file.bytes, to: file.path, in: folder, &written) else {
        let message = NewMessages.notWritten(at: Self.location(file.path, in: path))
        Self.remove(written, from: folder)
        throw message
      }
    }
    return files.map(\.path)
  }

  /// Writes a new file; `written` gets the path as soon as there is one.
  private func write(
    _ bytes: [UInt8], to path: String, in folder: DirectoryHandle, _ written: inout [String]
  ) -> Bool {
    let parent = PathComponents.folder(of: path)
    guard parent.isEmpty || folder.createFolders(to: parent),
      let file = FileDescriptor(newFile: path, in: folder)
    else { return false }
    written.append(path)
    return file.write(bytes)
  }

  /// Takes files away that were written in vain, with folders that are empty then.
  private static func remove(_ paths: [String], from folder: DirectoryHandle) {
    for path in paths.reversed() {
      _ = folder.removeFile(path)
      var parent = PathComponents.folder(of: path)
      while !parent.isEmpty, folder.removeFolder(parent) {
        parent = PathComponents.folder(of: parent)
      }
    }
  }

  private static func location(_ name: String, in folder: String) -> SourceLocation {
    SourceLocation(path: folder == "." ? name : folder + "/" + name)
  }

  // MARK: Texts

  /// The files with the site's values put in.
  private var files: [(path: String, bytes: [UInt8])] {
    (0..<starter_site_count()).compactMap { index in
      let file = starter_site_file_at(index)
      let path = String(cString: file.path)
      let folder = path.prefix { $0 != "/" }
      guard folder == "common" || folder == language else { return nil }
      let name = String(path.dropFirst(folder.count + 1))
      let bytes = UnsafeBufferPointer(start: file.bytes, count: file.length)
      return (
        filled(Self.names[name] ?? name), Array(filled(String(decoding: bytes, as: UTF8.self)).utf8)
      )
    }
  }

  private func filled(_ text: String) -> String {
    var text = text.replacing("ZONE", with: timeZone.identifier)
      .replacing("PACKAGE", with: Self.packageAddress)
    let offset = timeZone.offset(atSecondsSince1970: now)
    let today = DateTime(secondsSince1970: now, offset: offset)?.daysSince1970 ?? 0
    for number in 0..<3 {
      let day = DateTime(daysSince1970: today - number * Self.daysBetweenPosts)
      text = text.replacing("DATE\(number)", with: day?.dateText ?? "")
    }
    // Last, since it can have any words.
    return text.replacing("TITLE", with: YAMLText.scalar(title))
  }
}
