import NIOCore
import NIOHTTP1
import Platform

/// Writes a response piece by piece, each when the other end has taken the one before.
///
/// So a large file costs no memory, and a reader that takes nothing for a while is found out.
final class ResponseWriter {
  private let channel: any Channel
  private let limits: ServerLimits
  private let isFinished: EventLoopPromise<Void>
  private var body: Response.Body

  private init(
    _ body: Response.Body, to channel: any Channel, limits: ServerLimits,
    isFinished: EventLoopPromise<Void>
  ) {
    self.body = body
    self.channel = channel
    self.limits = limits
    self.isFinished = isFinished
  }

  /// Writes a response.
  ///
  /// - Parameters:
  ///   - response: The response; its length is added to its headers.
  ///   - version: The version of HTTP that the request has.
  ///   - hasBody: Whether the body is written, too; not for `HEAD`.
  ///   - channel: The connection, on whose event loop this is called.
  ///   - limits: The limits of the server.
  /// - Returns: Done when the other end has taken all; fails when it has not in time.
  static func write(
    _ response: Response, version: HTTPVersion, hasBody: Bool, to channel: any Channel,
    limits: ServerLimits
  ) -> EventLoopFuture<Void> {
    var head = HTTPResponseHead(
      version: version, status: response.status, headers: response.headers)
    if response.status != .notModified {
      head.headers.replaceOrAdd(name: "Content-Length", value: "\(response.body.count)")
    }
    let promise = channel.eventLoop.makePromise(of: Void.self)
    let writer = ResponseWriter(
      hasBody ? response.body : .none, to: channel, limits: limits, isFinished: promise)
    channel.pipeline.syncOperations.write(
      NIOAny(HTTPServerResponsePart.head(head)), promise: nil)
    writer.writePiece()
    return promise.futureResult
  }

  private func writePiece() {
    let piece: ByteBuffer?
    do {
      piece = try nextPiece()
    } catch {
      // The promised length cannot be kept; cutting the connection says so.
      channel.close(promise: nil)
      return isFinished.fail(error)
    }
    let pipeline = channel.pipeline.syncOperations
    let isLast = body.count == 0
    if let piece, isLast { pipeline.write(Self.body(piece), promise: nil) }
    let isTaken = channel.eventLoop.makePromise(of: Void.self)
    let timeout = channel.eventLoop.scheduleTask(in: TimeAmount(limits.write)) { [channel] in
      channel.close(promise: nil)
    }
    isTaken.futureResult.assumeIsolated().whenComplete { result in
      timeout.cancel()
      switch result {
      case .failure(let error): self.isFinished.fail(error)
      case .success where isLast: self.isFinished.succeed()
      case .success: self.writePiece()
      }
    }
    pipeline.writeAndFlush(
      isLast ? NIOAny(HTTPServerResponsePart.end(nil)) : Self.body(piece ?? ByteBuffer()),
      promise: isTaken)
  }

  private static func body(_ piece: ByteBuffer) -> NIOAny {
    NIOAny(HTTPServerResponsePart.body(.byteBuffer(piece)))
  }

  /// A file has become shorter, or cannot be read any more.
  private struct UnreadableFile: Error {}

  /// Takes a piece from the front of the body; `nil` where nothing is left.
  private func nextPiece() throws -> ByteBuffer? {
    switch body {
    case .none: return nil
    case .bytes(var buffer):
      let piece = buffer.readSlice(length: min(buffer.readableBytes, ServerLimits.piece))
      body = buffer.readableBytes == 0 ? .none : .bytes(buffer)
      return piece
    case .file(let file, let range):
      guard !range.isEmpty else { return nil }
      let count = min(range.count, ServerLimits.piece)
      var buffer = channel.allocator.buffer(capacity: count)
      let read = buffer.writeWithUnsafeMutableBytes(minimumWritableBytes: count) { space in
        file.descriptor.read(into: .init(rebasing: space[..<count]), at: range.lowerBound) ?? 0
      }
      guard read == count else { throw UnreadableFile() }
      let rest = range.lowerBound + count..<range.upperBound
      body = rest.isEmpty ? .none : .file(file, rest)
      return buffer
    }
  }
}
