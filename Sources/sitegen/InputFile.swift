import ArgumentParser
import Diagnostics
import Foundation

/// A file that the command line names; "-" is standard input.
struct InputFile: ExpressibleByArgument {
  /// More than any text a person writes; keeps an endless input from filling the memory.
  static let sizeLimit = 256 << 20

  let path: String

  init(argument: String) { path = argument }

  static let standardInput = InputFile(argument: "-")

  /// The whole content.
  func read() throws(Diagnostic) -> SourceFile {
    let isStandardInput = path == "-"
    let shown = isStandardInput ? "standard input" : path
    let place = SourceLocation(path: shown)
    let handle: FileHandle
    if isStandardInput {
      handle = .standardInput
    } else {
      var isFolder: ObjCBool = false
      guard FileManager.default.fileExists(atPath: path, isDirectory: &isFolder) else {
        throw .error("input.missing", "there is no such file", at: place)
      }
      guard !isFolder.boolValue else {
        throw .error("input.folder", "is a folder, not a file", at: place)
      }
      guard let opened = FileHandle(forReadingAtPath: path) else {
        throw .error("input.unreadable", "cannot be read", at: place)
      }
      handle = opened
    }
    guard let data = try? handle.read(upToCount: Self.sizeLimit + 1) else {
      return SourceFile(path: shown, bytes: [])
    }
    guard data.count <= Self.sizeLimit else {
      throw .error("input.too-large", "is larger than \(Self.sizeLimit >> 20) MiB", at: place)
    }
    return SourceFile(path: shown, bytes: [UInt8](data))
  }
}
