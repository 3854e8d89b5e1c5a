import Diagnostics
import Platform

/// Lists the files in and below a folder, with a message for each that is refused.
///
/// Links are followed as long as they lead to something inside the folder: what they lead to is opened from
/// the folder itself, so that it stays inside whatever becomes of the link. A folder that was reached through
/// a link must not contain links to folders: otherwise a few links could give millions of paths.
struct FolderWalk {
  /// More files than any site has; links to folders could give more.
  static let fileLimit = 1_000_000

  struct File: Sendable {
    /// Below the folder, with "/" between components.
    let path: String
    /// The same without links: where the file is opened.
    let location: String
    let signature: FileSignature
  }

  private struct Folder {
    let path: String
    let location: String
    let isBehindLink: Bool
    let ancestors: [FileStatus.Identity]
  }

  /// The open folder that contains this one, and its absolute path.
  let parent: (handle: DirectoryHandle, path: String)
  /// The folder's path below that one.
  let path: String
  /// The name of the folder in messages, such as "content".
  let name: String
  /// Whether a file or folder is omitted, by its name and path; hidden ones and what other programs have left
  /// behind always are.
  let isSkipped: (_ name: String, _ path: String) -> Bool

  /// The files in the order of their paths' UTF-8 bytes; none where there is no such folder.
  ///
  /// `leftovers` gets the paths, as messages show them, of what other programs have left behind.
  func files(_ diagnostics: inout [Diagnostic], _ leftovers: inout [String]) -> [File] {
    let top: DirectoryHandle
    let identity: FileStatus.Identity
    do throws(FileReading.Failure) {
      if !path.isEmpty {
        guard let status = try FileReading.status(path, in: parent.handle) else { return [] }
        guard status.kind != .link else {
          diagnostics.append(FileMessages.linked(at: SourceLocation(path: name)))
          return []
        }
        guard status.kind == .folder else { throw .init(message: "it is not a folder") }
      }
      top = try FileReading.folder(path, in: parent.handle)
      guard let status = FileStatus(openFile: top.number) else { return [] }
      identity = status.identity
    } catch {
      diagnostics.append(refusal("", error.message))
      return []
    }
    var files: [File] = []
    var found: [String] = []
    var pending = [Folder(path: "", location: "", isBehindLink: false, ancestors: [identity])]
    while let folder = pending.popLast() {
      do throws(FileReading.Failure) {
        let handle =
          folder.path.isEmpty ? top : try FileReading.folder(folder.location, in: top)
        for name in try FileReading.names(in: handle) {
          add(name, in: folder, handle, top, &files, &found, &pending, &diagnostics)
        }
      } catch {
        diagnostics.append(refusal(folder.path, error.message))
      }
      guard files.count <= Self.fileLimit else {
        diagnostics.append(refusal("", "it holds more than \(Self.fileLimit) files"))
        return []
      }
    }
    leftovers += found.sorted { $0.precedesInUTF8($1) }.map { Self.below(name, $0) }
    return withoutTwins(files.sorted { $0.path.precedesInUTF8($1.path) }, &diagnostics)
  }

  /// Drops, with an error, files whose paths differ only in how the same characters are encoded, such as "ä"
  /// composed and decomposed: their URLs would be confused.
  private func withoutTwins(_ files: [File], _ diagnostics: inout [Diagnostic]) -> [File] {
    // Swift compares strings by canonical equivalence, not by their bytes.
    var known: [String: [UInt8]] = [:]
    return files.filter { file in
      guard !file.path.utf8.allSatisfy({ $0 < 0x80 }) else { return true }
      var path = file.path
      while !path.isEmpty {
        let bytes = Array(path.utf8)
        guard known[path, default: bytes] == bytes else {
          diagnostics.append(
            refusal(path, "another file has the same name with its characters encoded differently"))
          return false
        }
        known[path] = bytes
        path = PathComponents.folder(of: path)
      }
      return true
    }
  }

  private func add(
    _ name: [UInt8], in folder: Folder, _ handle: DirectoryHandle, _ top: DirectoryHandle,
    _ files: inout [File], _ leftovers: inout [String], _ pending: inout [Folder],
    _ diagnostics: inout [Diagnostic]
  ) {
    let text = String(decoding: name, as: UTF8.self)
    let path = Self.below(folder.path, text)
    if Leftover.matches(text) {
      leftovers.append(path)
      return
    }
    if isSkipped(text, path) || name.first == UInt8(ascii: ".") { return }
    if let reason = Self.reasonAgainst(name) {
      diagnostics.append(refusal(path, reason))
    } else {
      do throws(FileReading.Failure) {
        // A file that was removed since the folder was read is not part of the site.
        guard let status = try FileReading.status(text, in: handle) else { return }
        if text == Leftover.vimProbe, status.kind == .file {
          leftovers.append(path)
          return
        }
        let location = folder.isBehindLink ? Self.below(folder.location, text) : path
        if status.kind == .link {
          let (target, status) = try target(of: location, in: top)
          try add(status, path, target, isLink: true, in: folder, &files, &pending)
        } else {
          try add(status, path, location, isLink: false, in: folder, &files, &pending)
        }
      } catch {
        diagnostics.append(refusal(path, error.message))
      }
    }
  }

  private func add(
    _ status: FileStatus, _ path: String, _ location: String, isLink: Bool, in folder: Folder,
    _ files: inout [File], _ pending: inout [Folder]
  ) throws(FileReading.Failure) {
    switch status.kind {
    case .file:
      files.append(
        File(
          path: path, location: location, signature: FileSignature(status, by: .statusChange)))
    case .folder:
      guard !folder.ancestors.contains(status.identity) else {
        throw .init(message: "the link leads back to a folder that contains it")
      }
      guard !isLink || !folder.isBehindLink else {
        throw .init(
          message: "a folder that is reached through a link cannot contain links to folders")
      }
      pending.append(
        Folder(
          path: path, location: location, isBehindLink: folder.isBehindLink || isLink,
          ancestors: folder.ancestors + [status.identity]))
    case .link, .other: throw .init(message: "it is neither a file nor a folder")
    }
  }

  /// Where a link leads, as a path below the folder without links.
  private func target(
    of link: String, in top: DirectoryHandle
  ) throws(FileReading.Failure) -> (location: String, status: FileStatus) {
    let folder = Self.below(parent.path, path)
    guard let root = FileReading.realPath(folder) else {
      throw .init(message: "the link is broken")
    }
    let target = try FileReading.target(ofLink: Self.below(folder, link))
    let isTop = target.utf8.elementsEqual(root.utf8)
    guard let location = isTop ? "" : PathComponents.path(target, below: root) else {
      throw .init(message: "the link leads outside \(name)/")
    }
    let status =
      location.isEmpty
      ? FileStatus(openFile: top.number) : try FileReading.status(location, in: top)
    guard let status else { throw .init(message: "the link is broken") }
    return (location, status)
  }

  private static func below(_ folder: String, _ name: String) -> String {
    folder.isEmpty ? name : name.isEmpty ? folder : folder + "/" + name
  }

  private func refusal(_ path: String, _ reason: String) -> Diagnostic {
    FileMessages.refused(reason, at: SourceLocation(path: Self.below(name, path)))
  }

  /// Why a name cannot be part of a URL, or not on every system.
  private static func reasonAgainst(_ name: [UInt8]) -> String? {
    if name.allSatisfy({ (0x20..<0x7F).contains($0) && $0 != UInt8(ascii: "\\") }) { return nil }
    if UTF8Validation.firstInvalidOffset(in: name, 0..<name.count) != nil {
      return "the name is not valid UTF-8"
    }
    if String(decoding: name, as: UTF8.self).unicodeScalars
      .contains(where: { $0.properties.generalCategory == .control })
    {
      return "the name contains a control character"
    }
    if PathComponents.beginsWithMark(String(decoding: name, as: UTF8.self)) {
      return "the name begins with a combining mark"
    }
    return name.contains(UInt8(ascii: "\\")) ? "the name contains a backslash" : nil
  }
}
