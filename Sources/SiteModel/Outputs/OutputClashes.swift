import Content
import DataFormats
import Diagnostics
import Platform

/// Finds the outputs of a site that cannot be written to the same file system.
struct OutputClashes {
  /// What file systems allow for one component of a path, in bytes (Linux's NAME_MAX).
  private static let longestComponent = 255

  private let site: Site
  private let outputs: [any Output]

  /// The clashes of a site whose outputs are listed.
  init(_ site: Site, _ outputs: [any Output]) {
    self.site = site
    self.outputs = outputs
  }

  /// An error for each path that is too long, or that two outputs would have.
  var errors: [Diagnostic] {
    if areExcluded { return [] }
    var diagnostics: [Diagnostic] = []
    // By the path on a file system that ignores case.
    var outputByFile: [String: Int] = [:]
    outputByFile.reserveCapacity(outputs.count)
    let files = outputs.map { $0.route.file.lowercased() }
    for (index, file) in files.enumerated() {
      if file.utf8.count > Self.longestComponent { checkLength(index, &diagnostics) }
      if let other = outputByFile[file] {
        diagnostics.append(clash(index, other))
      } else {
        outputByFile[file] = index
      }
    }
    var outputByFolder: [Substring: Int?] = [:]
    outputByFolder.reserveCapacity(outputs.count)
    for (index, file) in files.enumerated() {
      var folder = file[...]
      while let slash = folder.utf8.lastIndex(of: UInt8(ascii: "/")) {
        folder = folder[..<slash]
        let known = outputByFolder[folder]
        let other = known ?? outputByFile[String(folder)]
        if known == nil { outputByFolder.updateValue(other, forKey: folder) }
        if let other {
          diagnostics.append(isFile(index, other))
        } else if known != nil {
          break
        }
      }
    }
    return diagnostics
  }

  /// Whether there is certainly no error, which is usual and costs a fraction of looking for one: all paths are
  /// short and of ASCII, and the hashes of no two of them, nor of one and a folder, are the same.
  private var areExcluded: Bool {
    var files: Set<UInt64> = []
    var folders: Set<UInt64> = []
    files.reserveCapacity(outputs.count)
    folders.reserveCapacity(outputs.count)
    var path: [UInt8] = []
    for output in outputs {
      path.removeAll(keepingCapacity: true)
      path.append(contentsOf: output.route.file.utf8)
      guard path.count <= Self.longestComponent, Self.lowercase(&path),
        files.insert(Hash64(path).value).inserted
      else { return false }
      while let slash = path.lastIndex(of: UInt8(ascii: "/")) {
        path.removeSubrange(slash...)
        guard folders.insert(Hash64(path).value).inserted else { break }
      }
    }
    return files.isDisjoint(with: folders)
  }

  /// Makes ASCII lower case; `false` where there is anything else.
  private static func lowercase(_ path: inout [UInt8]) -> Bool {
    var isASCII = true
    for index in path.indices {
      let byte = path[index]
      if (UInt8(ascii: "A")...UInt8(ascii: "Z")).contains(byte) { path[index] = byte | 0x20 }
      isASCII = isASCII && byte < 0x80
    }
    return isASCII
  }

  private func checkLength(_ index: Int, _ diagnostics: inout [Diagnostic]) {
    let long = outputs[index].route.file.split(separator: "/").first {
      $0.utf8.count > Self.longestComponent
    }
    guard let long else { return }
    diagnostics.append(
      SiteMessages.longPath(component: long, of: outputs[index].origin(in: site)))
  }

  private func isFile(_ index: Int, _ other: Int) -> Diagnostic {
    let (output, otherOutput) = (outputs[index], outputs[other])
    return SiteMessages.pathClash(
      output.route.file, of: output.origin(in: site), belowFile: otherOutput.route.file,
      of: otherOutput.origin(in: site))
  }

  private func clash(_ index: Int, _ other: Int) -> Diagnostic {
    let (output, otherOutput) = (outputs[index], outputs[other])
    return SiteMessages.pathClash(
      output.route.file, of: output.origin(in: site), with: otherOutput.route.file,
      of: otherOutput.origin(in: site))
  }
}
