import Diagnostics
import NIOCore
import NIOWebSocket

/// The socket of one page in a browser.
///
/// Frames must be masked, whole and short, as browsers send them (RFC 6455); anything else ends the connection.
final class SocketHandler: ChannelInboundHandler {
  typealias InboundIn = WebSocketFrame
  typealias OutboundOut = WebSocketFrame

  private let hub: BrowserHub
  private let addresses: SiteAddresses
  private let limits: ServerLimits
  private var context: ChannelHandlerContext?
  private var hasSaidHello = false
  private var helloTimeout: Scheduled<Void>?
  private var isClosing = false
  private var isAnswerDue = false

  /// The decoded path of the address of the page that the browser shows.
  private(set) var page: String?
  /// The file of that page, whether the site has it or not; `nil` where the address is outside of the site.
  var file: String? { page.flatMap(addresses.filePath) }
  /// The hash of the page that it shows.
  var hash = ""
  /// Whether it knows that the page has changed, and has not loaded it yet.
  var isStale = false
  /// Whether it shows a page that says that there is none.
  var showsErrorPage = false

  init(hub: BrowserHub, addresses: SiteAddresses, limits: ServerLimits) {
    self.hub = hub
    self.addresses = addresses
    self.limits = limits
  }

  func handlerAdded(context: ChannelHandlerContext) {
    self.context = context
    helloTimeout = context.eventLoop.assumeIsolated().scheduleTask(
      in: TimeAmount(limits.request)
    ) {
      self.close(.policyViolation)
    }
  }

  func handlerRemoved(context: ChannelHandlerContext) {
    self.context = nil
    helloTimeout?.cancel()
    hub.disconnect(self)
  }

  func channelInactive(context: ChannelHandlerContext) {
    hub.disconnect(self)
    context.fireChannelInactive()
  }

  func errorCaught(context: ChannelHandlerContext, error: any Error) {
    if let error = error as? NIOWebSocketError {
      return close(error == .invalidFrameLength ? .messageTooLarge : .protocolError)
    }
    if !isClosing { context.close(promise: nil) }
  }

  func userInboundEventTriggered(context: ChannelHandlerContext, event: Any) {
    if event as? ChannelEvent == .inputClosed { context.close(promise: nil) }
    context.fireUserInboundEventTriggered(event)
  }

  // MARK: From the browser

  func channelRead(context: ChannelHandlerContext, data: NIOAny) {
    let frame = unwrapInboundIn(data)
    guard !isClosing else { return }
    isAnswerDue = false
    guard frame.maskKey != nil, frame.reservedBits.isEmpty, frame.fin else {
      return close(.protocolError)
    }
    switch frame.opcode {
    case .text: read(frame.unmaskedData)
    case .ping: write(.pong, frame.unmaskedData)
    case .pong: break
    case .connectionClose: close(nil, echoing: frame.unmaskedData)
    case .binary: close(.unacceptableData)
    default: close(.protocolError)
    }
  }

  /// The only message is hello; others are those of later versions.
  private func read(_ data: ByteBuffer) {
    let source = SourceFile(path: "", bytes: Array(data.readableBytesView))
    guard String(validating: source.bytes, as: UTF8.self) != nil,
      let message = try? JSONReader.read(source, 0..<source.bytes.count),
      case .map(let entries) = message.content
    else { return close(.dataInconsistentWithMessage) }
    func text(_ key: String) -> String? {
      guard case .text(let text) = entries.first(where: { $0.key == key })?.value.content else {
        return nil
      }
      return text
    }
    guard text("t") == "hello", !hasSaidHello, let page = text("page"), let hash = text("hash")
    else {
      return
    }
    hasSaidHello = true
    helloTimeout?.cancel()
    self.page = try? RequestTarget(page).path
    self.hash = hash
    hub.connect(self)
  }

  // MARK: To the browser

  /// Sends a message; a browser that does not take it in time is disconnected.
  func send(_ message: String) { write(.text, ByteBuffer(string: message)) }

  /// Asks whether the browser is there; one that has not answered since the last time is not.
  func ping() {
    if isAnswerDue { context?.close(promise: nil) } else { write(.ping, ByteBuffer()) }
    isAnswerDue = true
  }

  /// The server ends.
  func sayGoodbye() { close(.goingAway) }

  private func write(_ opcode: WebSocketOpcode, _ data: ByteBuffer) {
    guard let context, !isClosing else { return }
    let promise = context.eventLoop.makePromise(of: Void.self)
    let channel = context.channel
    let timeout = context.eventLoop.scheduleTask(in: TimeAmount(limits.write)) {
      channel.close(promise: nil)
    }
    promise.futureResult.whenComplete { _ in timeout.cancel() }
    context.writeAndFlush(
      wrapOutboundOut(WebSocketFrame(fin: true, opcode: opcode, data: data)), promise: promise)
  }

  private func close(_ code: WebSocketErrorCode?, echoing data: ByteBuffer = ByteBuffer()) {
    guard let context else { return }
    var data = data
    if let code { data.write(webSocketErrorCode: code) }
    write(.connectionClose, data)
    guard !isClosing else { return }
    isClosing = true
    let channel = context.channel
    channel.close(mode: .output, promise: nil)
    context.eventLoop.scheduleTask(in: TimeAmount(limits.linger)) { channel.close(promise: nil) }
  }
}
