package import Diagnostics

#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// Messages about the development server.
package enum ServerMessages {
  static let notListening = MessageEntry.error(
    "serve.not-listening", "address that the server cannot listen at",
    """
    `sitegen serve` cannot listen at the address that `--host` and `--port` name: the host is not one of this machine, \
    the port is reserved for the system's own services, or it and the twenty behind it are in use.

    Without options it listens on 127.0.0.1, port 8080. `--host 0.0.0.0` makes the site visible to other machines, \
    `--port 0` takes any port that is free.
    """,
    example: .init(
      command: "sitegen serve --host 192.0.2.1", before: "", after: "",
      repairedCommand: "sitegen serve"))

  static let busy = MessageEntry.error(
    "serve.busy", "site that is served already",
    """
    Another `sitegen serve` shows this site already, and builds it into the same folder. One is enough: it shows the site \
    to as many browsers as you like.

    Look at the address that the other one has printed, or end it first.
    """,
    example: .init(
      command:
        "mkdir -p .sitegen/serve && (flock .sitegen/serve sleep 3 &) && sleep 1 && sitegen serve --port 0",
      before: "", after: "", repairedCommand: "sitegen serve"))

  /// The site is served by another process.
  static func busy(root: String) -> Diagnostic {
    busy("another \"sitegen serve\" shows this site already", at: SourceLocation(path: root))
      .help("look at the address that it has printed, or end it first")
  }

  /// The server cannot be started.
  static func notListening(host: String, port: Int, code: Int32?) -> Diagnostic {
    let reason = code.map { String(cString: strerror($0)) } ?? "there is no such host"
    return notListening("cannot listen on port \(port) of \"\(host)\": \(reason)", at: nil)
  }

  /// All messages of this area.
  package static let entries: [MessageEntry] = [notListening, busy]
}
