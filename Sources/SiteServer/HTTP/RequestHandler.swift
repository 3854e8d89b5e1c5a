import NIOCore
import NIOHTTP1

/// Takes the requests of a connection one after another, and refuses those that are malformed or ambiguous.
///
/// The others are answered by `Responder`.
final class RequestHandler: ChannelInboundHandler, RemovableChannelHandler {
  typealias InboundIn = HTTPServerRequestPart
  typealias OutboundOut = HTTPServerResponsePart

  private let responder: Responder
  private let limits: ServerLimits
  private let timer: ConnectionTimer
  private var head: HTTPRequestHead?
  private var body: [UInt8] = []
  /// Whether nothing more is read, because the connection ends with the response that is written.
  private var isEnding = false
  private var isInputClosed = false
  private var unfinishedResponses = 0

  init(responder: Responder, limits: ServerLimits, timer: ConnectionTimer) {
    self.responder = responder
    self.limits = limits
    self.timer = timer
  }

  func handlerAdded(context: ChannelHandlerContext) {
    let channel = context.channel
    timer.onSlowRequest = { [unowned self] in
      // Without a whole head no response may be written; nor would anybody read it.
      if head == nil { channel.close(promise: nil) } else { refuse(.requestTimeout, channel) }
    }
  }

  func channelRead(context: ChannelHandlerContext, data: NIOAny) {
    guard !isEnding else { return }
    switch unwrapInboundIn(data) {
    case .head(let head):
      self.head = head
      body = []
      if let refusal = Self.refusal(of: head) { refuse(refusal, context.channel) }
    case .body(let buffer):
      guard body.count + buffer.readableBytes <= ServerLimits.message else {
        return refuse(.payloadTooLarge, context.channel)
      }
      body += buffer.readableBytesView
    case .end:
      guard let head else { return }
      self.head = nil
      timer.requestEnded()
      answer(head, body, context.channel)
    }
  }

  /// Refuses what servers and proxies have understood differently, so that one request was taken for two (request
  /// smuggling), and bodies where none belongs.
  private static func refusal(of head: HTTPRequestHead) -> HTTPResponseStatus? {
    let headers = head.headers
    let lengths = headers["Content-Length"]
    if headers["Host"].count != 1 || headers.count > ServerLimits.fields { return .badRequest }
    if lengths.count > 1 || !lengths.isEmpty && headers.contains(name: "Transfer-Encoding") {
      return .badRequest
    }
    let hasBody = headers.contains(name: "Transfer-Encoding") || lengths.contains { $0 != "0" }
    return hasBody && head.method != .POST ? .badRequest : nil
  }

  private func answer(_ head: HTTPRequestHead, _ body: [UInt8], _ channel: any Channel) {
    unfinishedResponses += 1
    responder.response(to: head, body: body).assumeIsolated().whenComplete { result in
      guard channel.isActive else { return }
      let response =
        (try? result.get()) ?? Response(.internalServerError, "The server could not answer.")
      self.write(response, to: head, channel)
    }
  }

  private func write(_ response: Response, to head: HTTPRequestHead, _ channel: any Channel) {
    var response = response
    let isLast = !head.isKeepAlive || isInputClosed
    if isLast { isEnding = true }
    response.headers.replaceOrAdd(name: "Connection", value: isLast ? "close" : "keep-alive")
    ResponseWriter.write(
      response, version: .http1_1, hasBody: head.method != .HEAD, to: channel, limits: limits
    ).assumeIsolated().whenComplete { result in
      self.unfinishedResponses -= 1
      self.timer.responseEnded()
      guard case .success = result else { return channel.close(promise: nil) }
      if isLast || self.isInputClosed && self.unfinishedResponses == 0 { self.end(channel) }
    }
  }

  /// Answers a request that is not read to its end, and ends the connection.
  private func refuse(_ status: HTTPResponseStatus, _ channel: any Channel) {
    guard !isEnding else { return }
    isEnding = true
    var response = Response(status, "\(status.code) \(status.reasonPhrase)")
    response.headers.add(name: "Connection", value: "close")
    let isHead = head?.method == .HEAD
    ResponseWriter.write(
      response, version: .http1_1, hasBody: !isHead, to: channel, limits: limits
    ).assumeIsolated().whenComplete { _ in self.end(channel) }
  }

  /// Lets the other end read to the end: with bytes unread, closing at once would take the response away from it.
  private func end(_ channel: any Channel) {
    guard channel.isActive else { return }
    if isInputClosed { return channel.close(promise: nil) }
    isEnding = true
    channel.close(mode: .output, promise: nil)
    channel.eventLoop.scheduleTask(in: TimeAmount(limits.linger)) { channel.close(promise: nil) }
  }

  func userInboundEventTriggered(context: ChannelHandlerContext, event: Any) {
    if event as? ChannelEvent == .inputClosed {
      isInputClosed = true
      // Whoever closes only one half still waits for what it has asked for.
      if unfinishedResponses == 0 { context.close(promise: nil) }
    }
    context.fireUserInboundEventTriggered(event)
  }

  func errorCaught(context: ChannelHandlerContext, error: any Error) {
    guard let error = error as? HTTPParserError else {
      // A socket that was refused is answered as a request; anything else ends the connection.
      if error is IOError { context.close(promise: nil) }
      return
    }
    if unfinishedResponses > 0 { return context.close(promise: nil) }
    refuse(
      error == .headerOverflow ? .requestHeaderFieldsTooLarge : .badRequest, context.channel)
  }
}
