#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// A connection that sends exactly the bytes it is told to, as no client library would.
final class Connection {
  struct Failure: Error {}

  private let socket: Int32

  /// Connects to a port of this machine; reading ends after a time without bytes.
  init(_ port: Int, timeout: Double = 5, receiveBuffer: Int32? = nil) throws {
    socket = System.stream()
    guard socket >= 0 else { throw Failure() }
    var time = timeval(tv_sec: Int(timeout), tv_usec: Int(timeout * 1e6) % 1_000_000)
    setsockopt(socket, SOL_SOCKET, SO_RCVTIMEO, &time, socklen_t(MemoryLayout<timeval>.size))
    if var receiveBuffer { setsockopt(socket, SOL_SOCKET, SO_RCVBUF, &receiveBuffer, 4) }
    var address = sockaddr_in()
    address.sin_family = sa_family_t(AF_INET)
    address.sin_port = in_port_t(port).bigEndian
    address.sin_addr.s_addr = in_addr_t(INADDR_LOOPBACK).bigEndian
    let size = socklen_t(MemoryLayout<sockaddr_in>.size)
    let connected = withUnsafePointer(to: &address) {
      $0.withMemoryRebound(to: sockaddr.self, capacity: 1) { connect(socket, $0, size) }
    }
    guard connected == 0 else {
      close(socket)
      throw Failure()
    }
  }

  deinit { close(socket) }

  /// Sends all bytes; `false` where the other end does not take them any more.
  @discardableResult func send(_ bytes: [UInt8]) -> Bool {
    var sent = 0
    while sent < bytes.count {
      let count = bytes[sent...].withUnsafeBytes {
        System.send(socket, $0)
      }
      if count <= 0 { return false }
      sent += count
    }
    return true
  }

  @discardableResult func send(_ text: String) -> Bool { send(Array(text.utf8)) }

  /// Says that nothing more is sent.
  func finishSending() { shutdown(socket, Int32(SHUT_WR)) }

  /// Makes the other end get an error when the value goes, as when a program dies.
  func resetAtEnd() {
    var option = linger(l_onoff: 1, l_linger: 0)
    setsockopt(socket, SOL_SOCKET, SO_LINGER, &option, socklen_t(MemoryLayout<linger>.size))
  }

  /// At most so many bytes, as they come; empty at the end, `nil` when none come in time.
  func read(_ count: Int) -> [UInt8]? {
    var bytes = [UInt8](repeating: 0, count: count)
    let read = recv(socket, &bytes, count, 0)
    if read < 0 { return errno == EAGAIN || errno == EWOULDBLOCK ? nil : [] }
    return Array(bytes[..<read])
  }

  /// Exactly so many bytes; `nil` where fewer come.
  func readExactly(_ count: Int) -> [UInt8]? {
    var bytes: [UInt8] = []
    while bytes.count < count {
      guard let more = read(count - bytes.count), !more.isEmpty else { return nil }
      bytes += more
    }
    return bytes
  }

  /// All until the other end closes; `nil` where it does not in time.
  func readToEnd() -> [UInt8]? {
    var bytes: [UInt8] = []
    while true {
      guard let more = read(65_536) else { return nil }
      if more.isEmpty { return bytes }
      bytes += more
    }
  }

  /// The head of the next response, with its empty line; `nil` where none comes.
  func readHead() -> String? {
    var bytes: [UInt8] = []
    while !bytes.suffix(4).elementsEqual("\r\n\r\n".utf8) {
      guard let byte = read(1), !byte.isEmpty else { return nil }
      bytes += byte
    }
    return String(decoding: bytes, as: UTF8.self)
  }

  /// The next response of a connection that stays open; `nil` where none comes.
  func readResponse(hasBody: Bool = true) -> Reply? {
    guard let head = readHead() else { return nil }
    var reply = Reply(head: head, body: [])
    if hasBody, let length = reply["Content-Length"].flatMap({ Int($0) }) {
      guard let body = readExactly(length) else { return nil }
      reply.body = body
    }
    return reply
  }
}

/// What C libraries declare differently.
private enum System {
  #if canImport(Glibc)
    static func stream() -> Int32 { socket(AF_INET, Int32(SOCK_STREAM.rawValue), 0) }

    static func send(_ socket: Int32, _ bytes: UnsafeRawBufferPointer) -> Int {
      Glibc.send(socket, bytes.baseAddress, bytes.count, Int32(MSG_NOSIGNAL))
    }
  #else
    static func stream() -> Int32 {
      let created = socket(AF_INET, SOCK_STREAM, 0)
      var isOn: Int32 = 1
      setsockopt(created, SOL_SOCKET, SO_NOSIGPIPE, &isOn, 4)
      return created
    }

    static func send(_ socket: Int32, _ bytes: UnsafeRawBufferPointer) -> Int {
      Darwin.send(socket, bytes.baseAddress, bytes.count, 0)
    }
  #endif
}

/// A response as it came.
struct Reply {
  let head: String
  var body: [UInt8]

  /// Splits bytes at the end of the head; `nil` where there is none.
  init?(_ bytes: [UInt8]?) {
    guard let bytes else { return nil }
    let text = String(decoding: bytes, as: UTF8.self)
    guard let end = text.firstRange(of: "\r\n\r\n") else { return nil }
    head = String(text[..<end.upperBound])
    body = Array(bytes.dropFirst(head.utf8.count))
  }

  init(head: String, body: [UInt8]) {
    self.head = head
    self.body = body
  }

  var status: Int { Int(head.split(separator: " ").dropFirst().first ?? "") ?? 0 }
  var text: String { String(decoding: body, as: UTF8.self) }

  subscript(_ name: String) -> String? {
    for line in head.split(separator: "\r\n").dropFirst()
    where line.lowercased().hasPrefix(name.lowercased() + ":") {
      return String(line.dropFirst(name.utf8.count + 1).drop { $0 == " " })
    }
    return nil
  }
}

/// Waits; always true, so that it can stand in an expectation.
@discardableResult func pause(_ seconds: Double) -> Bool { usleep(UInt32(seconds * 1e6)) == 0 }
