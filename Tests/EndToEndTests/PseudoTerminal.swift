import Foundation

/// A terminal that no person looks at.
final class PseudoTerminal {
  /// The file that a program uses as its terminal.
  let path: String
  private let descriptor: Int32

  /// `nil` where the system has none left.
  init?() {
    descriptor = open("/dev/ptmx", O_RDWR | O_NOCTTY)
    guard descriptor >= 0 else { return nil }
    #if os(Linux)
      // TIOCSPTLCK and TIOCGPTN: what unlockpt and ptsname do, which Swift does not import.
      var (lock, number): (Int32, Int32) = (0, 0)
      guard ioctl(descriptor, 0x4004_5431, &lock) == 0,
        ioctl(descriptor, 0x8004_5430, &number) == 0
      else {
        close(descriptor)
        return nil
      }
      path = "/dev/pts/\(number)"
    #else
      guard grantpt(descriptor) == 0, unlockpt(descriptor) == 0, let name = ptsname(descriptor)
      else {
        close(descriptor)
        return nil
      }
      path = String(cString: name)
    #endif
  }

  deinit { close(descriptor) }

  /// Everything that is shown until nothing runs any longer.
  func read(while isRunning: () -> Bool) -> String {
    var shown: [UInt8] = []
    var buffer = [UInt8](repeating: 0, count: 4096)
    while true {
      let wasRunning = isRunning()
      var poll = pollfd(fd: descriptor, events: Int16(POLLIN), revents: 0)
      let isReady = Foundation.poll(&poll, 1, 50) > 0 && poll.revents & Int16(POLLIN) != 0
      if isReady {
        let count = Foundation.read(descriptor, &buffer, buffer.count)
        if count > 0 { shown += buffer[..<count] }
      } else if !wasRunning {
        return String(decoding: shown, as: UTF8.self)
      }
    }
  }
}
