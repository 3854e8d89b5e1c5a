#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

import Platform

/// Whether the system tells of the changes in a folder.
enum EventSupport {
  #if os(Linux)
    /// How long the event of a change may take; it is there at once where events come.
    private static let patience: Int32 = 100
  #endif

  /// Why not to rely on events in a site's folder; `nil` where they come, or where that can't be tried.
  static func reasonAgainst(_ root: String) -> PollingReason? {
    guard let folder = DirectoryHandle(root) else { return nil }
    if folder.isChangedFromElsewhere { return .changedFromElsewhere }
    #if os(Linux)
      guard let events = InotifyEvents() else { return .unavailable }
      return isReported(in: folder, root, events) ? nil : .noEvents
    #else
      return nil
    #endif
  }

  #if os(Linux)
    /// Writes and removes a file in `.sitegen/`; `false` only if that is not reported.
    private static func isReported(
      in folder: DirectoryHandle, _ root: String, _ events: InotifyEvents
    ) -> Bool {
      guard let work = DirectoryHandle(creating: ".sitegen", in: folder),
        events.watch(Array((root + "/.sitegen").utf8)) != nil
      else { return true }
      let name = "probe-\(getpid())"
      _ = work.removeFile(name)
      guard let file = FileDescriptor(newFile: name, in: work) else { return true }
      _ = file.write([0])
      _ = work.removeFile(name)
      var descriptor = pollfd(fd: events.descriptor, events: Int16(POLLIN), revents: 0)
      return poll(&descriptor, 1, patience) != 0
    }
  #endif
}
