import NIOCore

/// Which names a browser may know the server by.
///
/// A page of another site can make its own name lead to this machine (DNS rebinding), and could then read the site and
/// its messages. It cannot change the name that the browser sends.
struct AllowedHosts: Sendable {
  /// The name or address that the server listens at.
  private let host: String
  /// The names given by `--allow-host`.
  private let names: Set<String>
  /// Whether other machines can reach the server.
  private let isOpen: Bool

  /// - Parameters:
  ///   - host: What `--host` says.
  ///   - names: What `--allow-host` says.
  init(host: String, names: [String]) {
    self.host = HostName.normalized(host)
    self.names = Set(names.map(HostName.normalized))
    isOpen = !Self.loopback.contains(self.host)
  }

  private static let loopback: Set<String> = ["127.0.0.1", "localhost", "::1"]

  /// Whether a `Host` header is this server's.
  func allows(_ host: String) -> Bool {
    guard let name = Self.name(of: host) else { return false }
    if Self.loopback.contains(name) || name == self.host || names.contains(name) { return true }
    return isOpen && Self.isAddressOfThisMachine(name)
  }

  /// Whether an `Origin` header belongs to a page of this server, or of a proxy in front of it.
  ///
  /// - Parameters:
  ///   - origin: The header, `null` among others.
  ///   - host: The `Host` header of the same request.
  /// - Returns: Whether both are the same, or the origin's name is one that was allowed explicitly.
  func allows(origin: String, host: String) -> Bool {
    for scheme in ["http://", "https://"] where origin.hasPrefix(scheme) {
      let authority = String(origin.dropFirst(scheme.count))
      guard let name = Self.name(of: authority) else { return false }
      if names.contains(name) { return true }
      let port = scheme == "http://" ? ":80" : ":443"
      return allows(authority)
        && Self.without(port, authority.lowercased()) == Self.without(port, host.lowercased())
    }
    return false
  }

  private static func without(_ port: String, _ authority: String) -> Substring {
    authority.hasSuffix(port) ? authority.dropLast(port.count) : authority[...]
  }

  /// The name in an authority, in lower case, without port and brackets; `nil` where it is none.
  private static func name(of authority: String) -> String? {
    guard authority.utf8.count <= 260, !authority.isEmpty else { return nil }
    var name = authority[...]
    if let colon = name.lastIndex(of: ":"), !name.hasSuffix("]") {
      let port = name[name.index(after: colon)...]
      guard port.utf8.count <= 5, port.utf8.allSatisfy({ (0x30...0x39).contains($0) }) else {
        return nil
      }
      name = name[..<colon]
    }
    if name.hasPrefix("[") {
      guard name.hasSuffix("]") else { return nil }
      return HostName.normalized(String(name))
    }
    guard name.utf8.allSatisfy({ $0 == UInt8(ascii: ".") || HostName.isNameByte($0) }) else {
      return nil
    }
    return HostName.normalized(String(name))
  }

  /// Asked again each time, for addresses come and go; a name needs no look, so that none is looked up.
  private static func isAddressOfThisMachine(_ name: String) -> Bool {
    guard let address = try? SocketAddress(ipAddress: name, port: 0),
      let devices = try? System.enumerateDevices()
    else { return false }
    return devices.contains { $0.address?.ipAddress == address.ipAddress }
  }
}
