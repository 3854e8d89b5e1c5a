import NIOCore

/// Waits a moment where a connection cannot be accepted, usually because all descriptors are in use.
///
/// Otherwise the loop would try again at once and without end, for the connection is still there.
final class AcceptPause: ChannelInboundHandler {
  typealias InboundIn = any Channel

  private static let duration = TimeAmount.milliseconds(200)

  func errorCaught(context: ChannelHandlerContext, error: any Error) {
    if error is IOError {
      let channel = context.channel
      channel.setOption(ChannelOptions.autoRead, value: false).whenSuccess {
        channel.eventLoop.scheduleTask(in: Self.duration) {
          channel.setOption(ChannelOptions.autoRead, value: true)
        }
      }
    }
    context.fireErrorCaught(error)
  }
}
