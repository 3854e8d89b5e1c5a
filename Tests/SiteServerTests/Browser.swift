import Diagnostics

/// A socket as a browser opens it.
final class Browser {
  let connection: Connection
  /// The response to the request for a socket.
  let reply: Reply

  /// Asks for a socket; fails where no response comes.
  init(
    _ port: Int, host: String? = nil, origin: String? = "same", timeout: Double = 5
  ) throws {
    connection = try Connection(port, timeout: timeout)
    let host = host ?? "localhost:\(port)"
    let origin = origin.map { "Origin: \($0 == "same" ? "http://" + host : $0)\r\n" } ?? ""
    connection.send(
      "GET /.sitegen/socket HTTP/1.1\r\nHost: \(host)\r\n\(origin)Connection: Upgrade\r\n"
        + "Upgrade: websocket\r\nSec-WebSocket-Version: 13\r\n"
        + "Sec-WebSocket-Key: AAAAAAAAAAAAAAAAAAAAAA==\r\n\r\n")
    guard let reply = connection.readResponse() else { throw Connection.Failure() }
    self.reply = reply
  }

  /// A socket of a page that has said hello and got the state.
  convenience init(_ server: ServerForTests, page: String, hash: String) throws {
    try self.init(server.port)
    hello(page: page, hash: hash)
  }

  func hello(page: String, hash: String) {
    send(#"{"t":"hello","v":1,"page":"\#(page)","hash":"\#(hash)"}"#)
  }

  /// Sends a text in one masked frame.
  func send(_ text: String) { sendFrame(0x81, Array(text.utf8)) }

  func sendFrame(_ first: UInt8, _ data: [UInt8], isMasked: Bool = true) {
    var bytes = [first]
    let mark: UInt8 = isMasked ? 0x80 : 0
    if data.count < 126 {
      bytes.append(mark | UInt8(data.count))
    } else {
      bytes += [mark | 126, UInt8(data.count >> 8), UInt8(data.count & 0xFF)]
    }
    let mask: [UInt8] = [1, 2, 3, 4]
    if isMasked { bytes += mask }
    bytes += data.enumerated().map { isMasked ? $1 ^ mask[$0 % 4] : $1 }
    connection.send(bytes)
  }

  /// The next frame; `nil` where none comes.
  func frame() -> (opcode: UInt8, data: [UInt8])? {
    guard let head = connection.readExactly(2) else { return nil }
    var length = Int(head[1] & 0x7F)
    if length >= 126 {
      guard let bytes = connection.readExactly(length == 126 ? 2 : 8) else { return nil }
      length = bytes.reduce(0) { $0 << 8 | Int($1) }
    }
    guard let data = connection.readExactly(length) else { return nil }
    return (head[0] & 0xF, data)
  }

  /// The next message; `nil` where none comes.
  func message() -> Message? {
    while let frame = frame() {
      if frame.opcode == 1 { return Message(String(decoding: frame.data, as: UTF8.self)) }
    }
    return nil
  }
}

/// A message of the server.
struct Message {
  let text: String
  private let node: JSONNode

  init?(_ text: String) {
    let source = SourceFile(path: "", text: text)
    guard let node = try? JSONReader.read(source, 0..<source.bytes.count) else { return nil }
    self.text = text
    self.node = node
  }

  /// The value at a path of keys and indices, as it would be written: `page.is`, `diagnostics.0.message`.
  subscript(_ path: String) -> String? {
    var content = node.content
    for key in path.split(separator: ".") {
      switch content {
      case .map(let entries):
        guard let entry = entries.first(where: { $0.key == key }) else { return nil }
        content = entry.value.content
      case .list(let items):
        guard let index = Int(key), items.indices.contains(index) else { return nil }
        content = items[index].content
      default: return nil
      }
    }
    return switch content {
    case .null: "null"
    case .boolean(let value): "\(value)"
    case .integer(let value): "\(value)"
    case .number(let value): "\(value)"
    case .text(let value): value
    case .list(let items): "\(items.count) items"
    case .map(let entries): "\(entries.count) members"
    }
  }
}
