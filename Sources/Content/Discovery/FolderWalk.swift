import Diagnostics
import Platform

/// Lists the files in and below a folder, with a message for each that is refused.
///
/// Links are followed as long as they lead to something inside the folder. A folder that was reached through
/// a link must not contain links to folders: otherwise a few links could give millions of paths.
struct FolderWalk {
  /// More files than any site has; links to folders could give more.
  static let fileLimit = 1_000_000

  struct File: Sendable {
    /// Below the folder, with "/" between components.
    let path: String
    let signature: FileSignature
  }

  private struct Folder {
    let path: String
    let isBehindLink: Bool
    let ancestors: [FileStatus.Identity]
  }

  /// The folder's absolute path.
  let location: String
  /// The name of the folder in messages, such as "content".
  let name: String
  /// Whether a file or folder is omitted, by its name and path; hidden ones always are.
  let isSkipped: (_ name: String, _ path: String) -> Bool

  /// The files in the order of their paths' UTF-8 bytes; none where there is no such folder.
  func files(_ diagnostics: inout [Diagnostic]) -> [File] {
    let root: FileReading.Entry
    do throws(FileReading.Failure) {
      guard let entry = try FileReading.entry(location) else { return [] }
      root = entry
    } catch {
      diagnostics.append(refusal("", error.message))
      return []
    }
    guard root.status.kind == .folder, let realRoot = FileReading.realPath(location) else {
      diagnostics.append(refusal("", "it is not a folder"))
      return []
    }
    var files: [File] = []
    var pending = [Folder(path: "", isBehindLink: false, ancestors: [root.status.identity])]
    while let folder = pending.popLast() {
      do throws(FileReading.Failure) {
        try FileReading.withFolder(absolute(folder.path)) { names, number in
          for name in names where name.first != UInt8(ascii: ".") {
            add(name, in: folder, number, realRoot, &files, &pending, &diagnostics)
          }
        }
      } catch {
        diagnostics.append(refusal(folder.path, error.message))
      }
      guard files.count <= Self.fileLimit else {
        diagnostics.append(refusal("", "it holds more than \(Self.fileLimit) files"))
        return []
      }
    }
    return withoutTwins(
      files.sorted { $0.path.precedesInUTF8($1.path) }, &diagnostics)
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
    _ name: [UInt8], in folder: Folder, _ number: Int32, _ realRoot: String,
    _ files: inout [File], _ pending: inout [Folder], _ diagnostics: inout [Diagnostic]
  ) {
    let text = String(decoding: name, as: UTF8.self)
    let path = folder.path.isEmpty ? text : folder.path + "/" + text
    if let reason = Self.reasonAgainst(name) {
      diagnostics.append(refusal(path, reason))
    } else if !isSkipped(text, path) {
      do throws(FileReading.Failure) {
        // A file that was removed since the folder was read is not part of the site.
        if let entry = try FileReading.entry(text, in: number) {
          try add(entry, path, in: folder, realRoot, &files, &pending)
        }
      } catch {
        diagnostics.append(refusal(path, error.message))
      }
    }
  }

  private func add(
    _ entry: FileReading.Entry, _ path: String, in folder: Folder, _ realRoot: String,
    _ files: inout [File], _ pending: inout [Folder]
  ) throws(FileReading.Failure) {
    if entry.isLink {
      let target = FileReading.realPath(absolute(path)) ?? ""
      guard target == realRoot || target.hasPrefix(realRoot + "/") else {
        throw .init(message: "the link leads outside \(name)/")
      }
    }
    switch entry.status.kind {
    case .file:
      files.append(File(path: path, signature: FileSignature(entry.status, by: .statusChange)))
    case .folder:
      guard !folder.ancestors.contains(entry.status.identity) else {
        throw .init(message: "the link leads back to a folder that contains it")
      }
      guard !entry.isLink || !folder.isBehindLink else {
        throw .init(
          message: "a folder that is reached through a link cannot contain links to folders")
      }
      pending.append(
        Folder(
          path: path, isBehindLink: folder.isBehindLink || entry.isLink,
          ancestors: folder.ancestors + [entry.status.identity]))
    case .link, .other: throw .init(message: "it is neither a file nor a folder")
    }
  }

  private func absolute(_ path: String) -> String {
    path.isEmpty ? location : location + "/" + path
  }

  private func refusal(_ path: String, _ reason: String) -> Diagnostic {
    FileMessages.refused(
      reason,
      at: SourceLocation(path: path.isEmpty ? name : name + "/" + path))
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
