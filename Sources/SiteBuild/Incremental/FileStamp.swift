import ContentModel
import Foundation

/// What the system says of a file, by which it is recognised without being read.
struct FileStamp: Sendable, Hashable {
  /// In bytes.
  let size: Int64
  /// The time of the last change, in nanoseconds since 1970.
  let modified: Int64
  /// The file's number in its file system: a file that was replaced has another.
  let inode: UInt64

  /// Two changes within this time may get the same stamp, in nanoseconds: the ticks of the kernel's clock,
  /// with a margin.
  private static let tick: Int64 = 20_000_000
  /// The same for file systems that count whole seconds, or every other one.
  private static let coarseTick: Int64 = 2_000_000_000

  /// A stamp that was stored before.
  init(size: Int64, modified: Int64, inode: UInt64) {
    self.size = size
    self.modified = modified
    self.inode = inode
  }

  /// The stamp of a regular file; `nil` for anything else.
  init?(_ status: FileStatus) {
    guard status.kind == .file else { return nil }
    self.init(
      size: Int64(status.byteCount), modified: Int64(status.modified), inode: status.inode)
  }

  /// A source's, where the time is that of the last change of content or attributes, which nobody can set
  /// back.
  init(source asset: SourceAsset) {
    self.init(
      size: Int64(asset.byteCount), modified: Int64(asset.changed), inode: asset.inode)
  }

  /// A regular file's stamp; `nil` where there is none at the path.
  ///
  /// Links are not followed. The path is relative to `folder`, or absolute.
  init?(_ path: String, in folder: DirectoryHandle? = nil) {
    guard let status = FileStatus(path, in: folder?.number) else { return nil }
    self.init(status)
  }

  /// Whether a change after `instant` would have given the file another stamp.
  func isUnambiguous(asOf instant: Int64) -> Bool {
    let tick = modified % 1_000_000_000 == 0 ? Self.coarseTick : Self.tick
    return modified > 0 && modified < instant &- tick
  }
}
