import NIOCore

/// Ends connections that do nothing, or that send a request too slowly.
///
/// It comes first in a connection, where it sees bytes, not requests; when those end it is told by `RequestHandler`.
final class ConnectionTimer: ChannelInboundHandler, RemovableChannelHandler {
  typealias InboundIn = ByteBuffer

  private enum State {
    case idle
    case receiving
    case responding
  }

  private let limits: ServerLimits
  private var state = State.idle
  /// A request may be complete while the end of the last response is on its way.
  private var unfinishedResponses = 0
  private var hasMoreBytes = false
  private var timeout: Scheduled<Void>?
  private var channel: (any Channel)?
  /// Called when a request comes too slowly; ends the connection.
  var onSlowRequest: (() -> Void)?

  init(limits: ServerLimits) { self.limits = limits }

  func handlerAdded(context: ChannelHandlerContext) { channel = context.channel }

  func handlerRemoved(context: ChannelHandlerContext) { stop() }

  func channelActive(context: ChannelHandlerContext) {
    enter(.idle)
    context.fireChannelActive()
  }

  func channelInactive(context: ChannelHandlerContext) {
    stop()
    context.fireChannelInactive()
  }

  func channelRead(context: ChannelHandlerContext, data: NIOAny) {
    switch state {
    case .idle: enter(.receiving)
    case .receiving: break
    case .responding: hasMoreBytes = true
    }
    context.fireChannelRead(data)
  }

  /// A request is complete.
  func requestEnded() {
    unfinishedResponses += 1
    enter(.responding)
  }

  /// A request is answered; what has come since begins the next one.
  func responseEnded() {
    unfinishedResponses -= 1
    if unfinishedResponses == 0 { enter(hasMoreBytes ? .receiving : .idle) }
  }

  private func enter(_ state: State) {
    self.state = state
    timeout?.cancel()
    timeout = nil
    hasMoreBytes = false
    guard let channel, channel.isActive else { return }
    switch state {
    case .idle:
      timeout = channel.eventLoop.scheduleTask(in: TimeAmount(limits.idle)) {
        channel.close(promise: nil)
      }
    case .receiving:
      timeout = channel.eventLoop.assumeIsolated().scheduleTask(in: TimeAmount(limits.request)) {
        self.onSlowRequest?()
      }
    case .responding: break
    }
  }

  private func stop() {
    timeout?.cancel()
    timeout = nil
    channel = nil
    onSlowRequest = nil
  }
}
