/// What is asked of the server.
package struct ServerSettings: Sendable {
  /// The name or address at which it listens; `0.0.0.0` and `::` are all addresses of this machine.
  package var host = "127.0.0.1"
  /// The first port that is tried; 0 is any that is free.
  package var port = 8080
  /// Further names that browsers may know it by.
  package var allowedHosts: [String] = []
  /// How places in sources are opened.
  package var editor = SourceEditor(option: nil, visual: nil, siteFolder: "/")
  /// The absolute path of the site's folder, below which editors open files.
  package var siteFolder = "/"
  /// Whether browsers scroll to what changed and show it.
  package var follows = false
  /// How much of the machine others may use.
  package var limits = ServerLimits()

  /// The settings without options.
  package init() {}
}

/// How much of the machine the other ends of connections may use, and for how long.
package struct ServerLimits: Sendable {
  /// For the head of a request and the little body there may be, from its first byte.
  package var request = Duration.seconds(5)
  /// For a connection without a request.
  package var idle = Duration.seconds(15)
  /// For the other end to take a piece of 64 KiB, or a message.
  package var write = Duration.seconds(15)
  /// For a request to wait for the first build.
  package var firstBuild = Duration.seconds(8)
  /// Between two pings; a socket that has not answered by the next is closed.
  package var ping = Duration.seconds(30)
  /// For the other end to read a last response before its connection is cut.
  package var linger = Duration.seconds(1)
  /// The number of connections at a time, sockets among them.
  package var connections = 512

  /// Bytes of a request's head, about those of all that browsers send together.
  static let head = 16 * 1024
  /// Fields of a request's head.
  static let fields = 100
  /// Bytes of the body of a request, and of a frame of a socket: no message to the server is longer.
  static let message = 4096
  /// Bytes of a page, which is held in memory to put the client in.
  static let page = 64 << 20
  /// Bytes that are read from a file and written at a time.
  static let piece = 64 * 1024

  /// Limits that no browser meets.
  package init() {}
}
