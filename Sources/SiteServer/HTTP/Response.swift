import NIOCore
import NIOHTTP1

/// An answer, before it is written.
struct Response: Sendable {
  /// The bytes behind the head.
  enum Body: Sendable {
    case none
    case bytes(ByteBuffer)
    case file(OpenFile, Range<Int>)

    /// The number of bytes.
    var count: Int {
      switch self {
      case .none: 0
      case .bytes(let buffer): buffer.readableBytes
      case .file(_, let range): range.count
      }
    }
  }

  var status: HTTPResponseStatus
  var headers = HTTPHeaders()
  var body = Body.none

  /// An answer whose body is of a media type.
  init(_ status: HTTPResponseStatus, _ type: MediaType, _ bytes: [UInt8]) {
    self.status = status
    headers.add(name: "Content-Type", value: type.value)
    body = .bytes(ByteBuffer(bytes: bytes))
  }

  /// A sentence for a person.
  init(_ status: HTTPResponseStatus, _ text: String) {
    self.init(status, .plain, Array((text + "\n").utf8))
  }

  /// An answer without a body.
  init(_ status: HTTPResponseStatus) { self.status = status }

  /// An answer that leads elsewhere, for now.
  init(redirectTo address: String) {
    self.init(.found, "This page is at \(address).")
    headers.add(name: "Location", value: address)
  }

  /// Makes of a whole content what a request asks for: nothing new, a part, or all of it.
  ///
  /// - Parameters:
  ///   - request: The head of the request, a `GET` or `HEAD`.
  ///   - tag: Identifies the content.
  mutating func meetConditions(of request: HTTPRequestHead, tag: EntityTag) {
    headers.replaceOrAdd(name: "ETag", value: tag.value)
    if tag.isIn(request.headers.joined("If-None-Match")) {
      status = .notModified
      body = .none
      return
    }
    headers.replaceOrAdd(name: "Accept-Ranges", value: "bytes")
    let size = body.count
    let isPartAllowed =
      request.method == .GET && tag.allowsPart(request.headers.joined("If-Range"))
    switch ByteRange(isPartAllowed ? request.headers.joined("Range") : nil, size: size) {
    case .whole: break
    case .unsatisfiable:
      status = .rangeNotSatisfiable
      headers.replaceOrAdd(name: "Content-Range", value: "bytes */\(size)")
      body = .none
    case .part(let range):
      status = .partialContent
      headers.replaceOrAdd(
        name: "Content-Range", value: "bytes \(range.lowerBound)-\(range.upperBound - 1)/\(size)")
      switch body {
      case .none: break
      case .bytes(var buffer):
        buffer.moveReaderIndex(forwardBy: range.lowerBound)
        body = .bytes(buffer.readSlice(length: range.count) ?? ByteBuffer())
      case .file(let file, _): body = .file(file, range)
      }
    }
  }
}

extension HTTPHeaders {
  /// The value of a header, of several fields as one list; `nil` where there is none.
  func joined(_ name: String) -> String? {
    let values = self[name]
    return values.isEmpty ? nil : values.joined(separator: ", ")
  }
}
