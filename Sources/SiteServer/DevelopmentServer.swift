package import Diagnostics
import NIOCore
import NIOHTTP1
import NIOPosix
import NIOWebSocket
import Synchronization

#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// Shows a site to browsers on this machine, and tells them when it changes.
///
/// It listens as soon as it is started; requests wait for the first build. All connections share one thread, which does
/// nothing while nothing happens.
package final class DevelopmentServer: Sendable {
  /// The port that it listens on, which is another than asked for where that was taken.
  package let port: Int
  private let site: any ServedSite
  private let host: String
  /// The families of addresses, where it listens at all of this machine.
  private let listensTo: MachineAddresses.Family?

  /// Where to look at the site, such as `http://127.0.0.1:8080/blog/`; its path is known when the first build is done.
  package var address: String { url(of: host) + RequestTarget.encoding(site.basePath) }

  private func url(of host: String) -> String {
    "http://\(host.contains(":") ? "[\(host)]" : host):\(port)"
  }

  /// The addresses by which other machines reach the site, where they can: those of this machine.
  ///
  /// Without those that are good for this machine alone (loopback) or name a network besides (link-local).
  package var otherAddresses: [String] {
    listensTo.map { family in
      MachineAddresses.all(family).map { url(of: $0) + RequestTarget.encoding(site.basePath) }
    } ?? []
  }

  private let group: MultiThreadedEventLoopGroup
  private let listener: any Channel
  private let connections: NIOLoopBoundBox<Connections>
  private let isStopped = Mutex(false)

  /// The connections, confined to the event loop.
  private final class Connections {
    let hub: BrowserHub
    let responder: Responder
    var open: [ObjectIdentifier: any Channel] = [:]

    init(hub: BrowserHub, responder: Responder) {
      self.hub = hub
      self.responder = responder
    }
  }

  /// Starts to listen.
  ///
  /// - Parameters:
  ///   - site: The site.
  ///   - settings: What is asked of the server.
  /// - Throws: A message where the port is not to be had, nor those behind it.
  package init(_ site: any ServedSite, _ settings: ServerSettings) throws(Diagnostic) {
    let group = MultiThreadedEventLoopGroup(numberOfThreads: 1)
    let eventLoop = group.next()
    let addresses = SiteAddresses(site: site)
    let hosts = AllowedHosts(host: settings.host, names: settings.allowedHosts)
    let (token, nonce) = (Self.secret(), Self.secret())
    connections = NIOLoopBoundBox.makeBoxSendingValue(
      {
        let hub = BrowserHub(
          addresses: addresses, settings: settings, token: token, eventLoop: eventLoop)
        return Connections(
          hub: hub,
          responder: Responder(
            addresses: addresses, settings: settings, hosts: hosts, hub: hub, token: token,
            nonce: nonce, eventLoop: eventLoop))
      }(), as: Connections.self, eventLoop: eventLoop)
    self.group = group
    do {
      listener = try Self.listen(
        Self.bootstrap(eventLoop, connections, addresses, settings.limits), settings)
    } catch {
      try? group.syncShutdownGracefully()
      throw error
    }
    port = listener.localAddress?.port ?? settings.port
    listensTo = MachineAddresses.Family(wildcard: settings.host)
    host = listensTo == nil ? settings.host : "localhost"
    self.site = site
  }

  /// Tells the browsers what a build reports; may be called from any thread, and returns at once.
  ///
  /// Events of one thread arrive in their order.
  package func report(_ event: BuildEvent) {
    listener.eventLoop.execute { [connections] in connections.value.hub.receive(event) }
  }

  /// Ends all connections and frees the port; returns when that is done.
  ///
  /// It waits, so it must not be called on the server's own thread. A second call does nothing.
  package func stop() {
    let wasStopped = isStopped.withLock { isStopped in
      defer { isStopped = true }
      return isStopped
    }
    guard !wasStopped else { return }
    let isClosed = listener.eventLoop.submit { [connections, listener] in
      listener.close(promise: nil)
      connections.value.hub.disconnectAll()
      for channel in connections.value.open.values { channel.close(promise: nil) }
    }
    try? isClosed.wait()
    try? group.syncShutdownGracefully()
  }

  /// The number of connections.
  package var connectionCount: Int {
    let count = listener.eventLoop.submit { [connections] in connections.value.open.count }
    return (try? count.wait()) ?? 0
  }

  // MARK: Listening

  /// Others behind a port that is taken are tried, for several sites may be served at a time.
  private static let portAttempts = 20
  private static let highestPort = 65_535

  private static func listen(
    _ bootstrap: ServerBootstrap, _ settings: ServerSettings
  ) throws(Diagnostic) -> any Channel {
    var code: Int32?
    let first = min(max(settings.port, 0), highestPort)
    for port in first...min(first + portAttempts, highestPort) {
      do {
        return try bootstrap.bind(host: settings.host, port: port).wait()
      } catch let error as IOError {
        code = error.errnoCode
        if code != EADDRINUSE { break }
      } catch {
        break
      }
    }
    throw ServerMessages.notListening(host: settings.host, port: settings.port, code: code)
  }

  private static func bootstrap(
    _ eventLoop: any EventLoop, _ connections: NIOLoopBoundBox<Connections>,
    _ addresses: SiteAddresses, _ limits: ServerLimits
  ) -> ServerBootstrap {
    ServerBootstrap(group: eventLoop)
      .serverChannelOption(ChannelOptions.backlog, value: 256)
      .serverChannelOption(ChannelOptions.socketOption(.so_reuseaddr), value: 1)
      .serverChannelInitializer { channel in
        channel.eventLoop.makeCompletedFuture {
          try channel.pipeline.syncOperations.addHandler(AcceptPause())
        }
      }
      .childChannelOption(ChannelOptions.tcpOption(.tcp_nodelay), value: 1)
      .childChannelOption(ChannelOptions.allowRemoteHalfClosure, value: true)
      .childChannelInitializer { channel in
        channel.eventLoop.makeCompletedFuture {
          let connections = connections.value
          guard connections.open.count < limits.connections else {
            return try channel.pipeline.syncOperations.addHandler(ConnectionRefusal())
          }
          let key = ObjectIdentifier(channel)
          connections.open[key] = channel
          let bound = NIOLoopBound(connections, eventLoop: channel.eventLoop)
          channel.closeFuture.whenComplete { _ in bound.value.open[key] = nil }
          try configure(channel, connections, addresses, limits)
        }
      }
  }

  private static func configure(
    _ channel: any Channel, _ connections: Connections, _ addresses: SiteAddresses,
    _ limits: ServerLimits
  ) throws {
    let bound = NIOLoopBound(connections, eventLoop: channel.eventLoop)
    let upgrader = NIOWebSocketServerUpgrader(
      maxFrameSize: ServerLimits.message, automaticErrorHandling: false,
      shouldUpgrade: { channel, head in
        channel.eventLoop.makeSucceededFuture(
          bound.value.responder.allowsSocket(head) ? HTTPHeaders() : nil)
      },
      upgradePipelineHandler: { channel, _ in
        channel.eventLoop.makeCompletedFuture {
          let pipeline = channel.pipeline.syncOperations
          pipeline.removeHandler(
            try pipeline.handler(type: ConnectionTimer.self), promise: nil)
          pipeline.removeHandler(try pipeline.handler(type: RequestHandler.self), promise: nil)
          try pipeline.addHandler(
            SocketHandler(hub: bound.value.hub, addresses: addresses, limits: limits))
        }
      })
    let timer = ConnectionTimer(limits: limits)
    var headLimits = NIOHTTPDecoderLimitConfiguration()
    headLimits.maxHeaderFieldSize = ServerLimits.head
    headLimits.maxHeaderListSize = ServerLimits.head
    headLimits.maxHeaderFieldCount = ServerLimits.fields
    let pipeline = channel.pipeline.syncOperations
    try pipeline.addHandler(timer)
    try pipeline.configureHTTPServerPipeline(
      withPipeliningAssistance: true,
      withServerUpgrade: (upgraders: [upgrader], completionHandler: { _ in }),
      withErrorHandling: false, withOutboundHeaderValidation: true,
      withEncoderConfiguration: .init(),
      withDecoderLimitConfiguration: headLimits)
    try pipeline.addHandler(
      RequestHandler(responder: connections.responder, limits: limits, timer: timer))
  }

  /// 128 random bits of the system's generator.
  private static func secret() -> String {
    var generator = SystemRandomNumberGenerator()
    return (0..<2).map { _ in String(generator.next() | 1 << 63, radix: 16) }.joined()
  }
}
