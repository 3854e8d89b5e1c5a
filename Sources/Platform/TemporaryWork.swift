import CSystemCalls

#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// A folder for the files of another program that is run once; it goes with everything in it.
package final class TemporaryWork {
  private let path: String
  private let folder: DirectoryHandle

  /// Creates the folder; `nil` with `errno` set where that fails.
  package init?() {
    var path = [CChar](repeating: 0, count: 1024)
    guard create_temporary_folder(&path) == 0 else { return nil }
    let bytes = path.prefix { $0 != 0 }.map { UInt8(bitPattern: $0) }
    self.path = String(decoding: bytes, as: UTF8.self)
    guard let folder = DirectoryHandle(self.path) else { return nil }
    self.folder = folder
  }

  deinit {
    DirectoryHandle(PathComponents.folder(of: path))?.removeTree(PathComponents.name(of: path))
  }

  /// Writes a file; its path, or `nil` with `errno` set where that fails.
  package func write(_ bytes: [UInt8], to name: String) -> String? {
    guard let file = FileDescriptor(newFile: name, in: folder), file.write(bytes) else {
      return nil
    }
    return path + "/" + name
  }

  /// Runs a program that the system finds by its name, waits for it, and returns its exit status and what it wrote to
  /// standard output; `nil` where it could not be run.
  ///
  /// - Parameters:
  ///   - command: The name and the arguments.
  ///   - limit: The most bytes of output.
  /// - Returns: The status, 128 and more where a signal ended the program, with the output.
  package func run(_ command: [String], upTo limit: Int) -> (status: Int, output: [UInt8])? {
    let status = CommandWords.withPointers(command) { run_program($0, path + "/output") }
    guard status >= 0,
      let output = try? FileReading.bytes(of: FileLocation("output", in: folder), upTo: limit)
    else { return nil }
    return (Int(status), output)
  }
}
