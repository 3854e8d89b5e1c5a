import Platform

#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// A folder of its own for a test, which goes with the value.
final class TestFolder {
  let path: String
  let folder: DirectoryHandle

  init?() {
    var template = Array("/tmp/sitegen-server-XXXXXX".utf8CString)
    guard mkdtemp(&template) != nil else { return nil }
    path = String(decoding: template.dropLast().map { UInt8(bitPattern: $0) }, as: UTF8.self)
    guard let folder = DirectoryHandle(path) else { return nil }
    self.folder = folder
  }

  deinit {
    DirectoryHandle(PathComponents.folder(of: path))?.removeTree(PathComponents.name(of: path))
  }

  func write(_ bytes: [UInt8], to name: String) {
    if let file = FileDescriptor(newFile: name, in: folder) { _ = file.write(bytes) }
  }

  func remove(_ name: String) { _ = folder.removeFile(name) }

  /// A text that another program writes; `nil` where it has not after some seconds.
  func read(_ name: String, waiting seconds: Int) -> String? {
    for attempt in 0...seconds * 50 {
      if attempt > 0 { usleep(20_000) }
      let file = FileLocation(name, in: folder)
      if let bytes = FileDescriptor.bytes(of: file, upTo: 4096), !bytes.isEmpty {
        return String(decoding: bytes, as: UTF8.self)
      }
    }
    return nil
  }
}
