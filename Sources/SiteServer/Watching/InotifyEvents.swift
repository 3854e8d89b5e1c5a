#if os(Linux)
  import Glibc
  import Platform

  /// The system's queue of events about watched folders (inotify); closed when the last reference goes.
  final class InotifyEvents {
    /// An event in the queue.
    struct Event {
      let watch: Int32
      /// What happened, as the flags `IN_…`.
      let flags: UInt32
      /// The name in the folder; empty for what happened to the folder itself.
      let name: [UInt8]

      /// Whether any of these flags is set.
      func has(_ flags: Int32...) -> Bool {
        flags.contains { self.flags & UInt32(bitPattern: $0) != 0 }
      }
    }

    /// What is asked for: whatever happens to entries, for the content decides what has changed.
    private static let mask: UInt32 = [
      IN_CREATE, IN_DELETE, IN_MODIFY, IN_CLOSE_WRITE, IN_ATTRIB, IN_MOVED_FROM, IN_MOVED_TO,
      IN_DELETE_SELF, IN_MOVE_SELF, IN_ONLYDIR, IN_EXCL_UNLINK,
    ].reduce(0) { $0 | UInt32(bitPattern: $1) }
    /// Room for at least 240 events.
    private static let capacity = 1 << 16
    /// Fixed part of `struct inotify_event`: watch, flags, cookie, and the length of the name.
    private static let headSize = 16

    let descriptor: Int32
    private let buffer = UnsafeMutableRawBufferPointer.allocate(
      byteCount: InotifyEvents.capacity, alignment: 8)

    /// An empty queue; `nil` with `errno` set where there may be no more.
    init?() {
      descriptor = inotify_init1(Int32(IN_NONBLOCK) | Int32(IN_CLOEXEC))
      if descriptor < 0 { return nil }
    }

    deinit {
      if descriptor >= 0 { close(descriptor) }
      buffer.deallocate()
    }

    /// Watches the folder at an absolute path, or finds its watch; `nil` with `errno` set where that fails.
    func watch(_ path: [UInt8], followsLinks: Bool = false) -> Int32? {
      let mask = Self.mask | (followsLinks ? 0 : UInt32(bitPattern: IN_DONT_FOLLOW))
      let watch = (path + [0]).withUnsafeBytes { bytes in
        bytes.assumingMemoryBound(to: CChar.self).baseAddress.map {
          inotify_add_watch(descriptor, $0, mask)
        } ?? -1
      }
      return watch >= 0 ? watch : nil
    }

    /// Ends a watch; nothing happens where its folder is gone.
    func end(_ watch: Int32) { _ = inotify_rm_watch(descriptor, watch) }

    /// The next events, without waiting; none where there are none.
    func read() -> [Event] {
      let count = readBytes(descriptor, buffer.baseAddress, buffer.count)
      var events: [Event] = []
      var start = 0
      while start + Self.headSize <= count {
        let length = Int(buffer.loadUnaligned(fromByteOffset: start + 12, as: UInt32.self))
        let nameStart = start + Self.headSize
        guard nameStart + length <= count else { break }
        events.append(
          Event(
            watch: buffer.loadUnaligned(fromByteOffset: start, as: Int32.self),
            flags: buffer.loadUnaligned(fromByteOffset: start + 4, as: UInt32.self),
            name: Array(buffer[nameStart..<nameStart + length].prefix { $0 != 0 })))
        start = nameStart + length
      }
      return events
    }
  }
#endif
