import NIOCore
import NIOHTTP1
import Platform

/// Finds the response to a request; confined to the server's event loop.
///
/// An address is looked up in the table of the site's files and never becomes a path of the disk.
final class Responder {
  let addresses: SiteAddresses
  let settings: ServerSettings
  private let hosts: AllowedHosts
  private let hub: BrowserHub
  let token: String
  private let nonce: String
  let eventLoop: any EventLoop
  let editors = EditorProcesses()

  init(
    addresses: SiteAddresses, settings: ServerSettings, hosts: AllowedHosts, hub: BrowserHub,
    token: String, nonce: String, eventLoop: any EventLoop
  ) {
    self.addresses = addresses
    self.settings = settings
    self.hosts = hosts
    self.hub = hub
    self.token = token
    self.nonce = nonce
    self.eventLoop = eventLoop
  }

  var site: any ServedSite { addresses.site }

  /// The response to a request whose head has been checked for its form.
  func response(to head: HTTPRequestHead, body: [UInt8]) -> EventLoopFuture<Response> {
    if let refusal = refusal(of: head) { return ready(refusal) }
    let target: RequestTarget
    do {
      target = try RequestTarget(head.uri)
    } catch .tooLong {
      return ready(Response(.uriTooLong, "The address is longer than any of a site."))
    } catch {
      return ready(Response(.badRequest, "The address is malformed."))
    }
    if target.path.hasPrefix(Self.ownFolder) {
      return ownResponse(to: head, target, body)
    }
    guard head.method == .GET || head.method == .HEAD else {
      return ready(Self.notAllowed("GET, HEAD"))
    }
    return siteResponse(to: head, target)
  }

  /// The response to a request for a file of the site, as soon as there is one.
  func siteResponse(
    to head: HTTPRequestHead, _ target: RequestTarget
  ) -> EventLoopFuture<Response> {
    hub.whenBuilt().assumeIsolated().map { self.fileResponse(to: head, target) }.nonisolated()
  }

  func ready(_ response: Response) -> EventLoopFuture<Response> {
    eventLoop.makeSucceededFuture(response)
  }

  static func notAllowed(_ methods: String) -> Response {
    var response = Response(.methodNotAllowed, "Only \(methods) is answered here.")
    response.headers.add(name: "Allow", value: methods)
    return response
  }

  // MARK: Who may ask

  private func refusal(of head: HTTPRequestHead) -> Response? {
    let host = head.headers.first(name: "Host") ?? ""
    guard hosts.allows(host) else {
      return Response(
        .forbidden,
        "This server is not known by the name in the request. Where the name is yours, start sitegen with"
          + " --allow-host and the name.")
    }
    let origins = head.headers["Origin"]
    guard origins.allSatisfy({ hosts.allows(origin: $0, host: host) }) else {
      return Response(
        .forbidden,
        "Pages of other sites may not read this one. Where the other site is yours, start sitegen with"
          + " --allow-host and its name.")
    }
    return nil
  }

  /// Whether a request may become a socket: one of a page of this server.
  func allowsSocket(_ head: HTTPRequestHead) -> Bool {
    head.uri == Self.ownFolder + "socket" && head.headers["Host"].count == 1
      && head.headers["Origin"].count == 1 && refusal(of: head) == nil
  }

  // MARK: The site

  private func fileResponse(to head: HTTPRequestHead, _ target: RequestTarget) -> Response {
    let injection = self.injection(for: head)
    guard hub.hasGoodBuild else {
      var response = Response(
        .serviceUnavailable, .html,
        (hub.isStarting ? ServerPage.building : .failed).bytes(with: injection))
      response.headers.add(name: "Retry-After", value: "1")
      return Self.asServed(response)
    }
    switch addresses.resource(at: target.path) {
    case .elsewhere(let address):
      return Self.asServed(Response(redirectTo: address + (target.query.map { "?" + $0 } ?? "")))
    case .outside, .nothing:
      return target.path == "/favicon.ico" ? icon(head, injection) : missing(head, injection)
    case .file(let file):
      if let redirect = file.redirect {
        return Self.asServed(Response(redirectTo: addresses.redirect(to: redirect)))
      }
      guard let content = site.content(of: file) else { return Self.unreadable }
      return response(file, content, to: head, injection)
    }
  }

  /// The disk may be busy with the next version, or all descriptors be in use.
  private static var unreadable: Response {
    var response = asServed(
      Response(.serviceUnavailable, "The file cannot be read now. Try again in a moment."))
    response.headers.add(name: "Retry-After", value: "1")
    return response
  }

  private func response(
    _ file: ServedFile, _ content: ServedContent, to head: HTTPRequestHead,
    _ injection: PageInjection
  ) -> Response {
    var response = Response(.ok)
    var tag = file.hash.hexadecimal
    if file.isPage {
      guard let page = Self.bytes(of: content) else { return Self.unreadable }
      tag += "-" + injection.version
      response.body = .bytes(ByteBuffer(bytes: injection.page(page, hash: file.hash.hexadecimal)))
    } else {
      switch content {
      case .bytes(let bytes): response.body = .bytes(ByteBuffer(bytes: bytes))
      case .file(let file): response.body = .file(file, 0..<file.size)
      }
    }
    response.headers.add(name: "Content-Type", value: MediaType(path: file.path).value)
    response.meetConditions(of: head, tag: EntityTag(tag))
    return Self.asServed(response)
  }

  /// Browsers ask for an icon at the server's root without being told to, wherever the site lies.
  private func icon(_ head: HTTPRequestHead, _ injection: PageInjection) -> Response {
    guard let file = site.file("favicon.ico"), file.redirect == nil else {
      return Self.asServed(Response(.noContent))
    }
    guard let content = site.content(of: file) else { return Self.unreadable }
    return response(file, content, to: head, injection)
  }

  private func missing(_ head: HTTPRequestHead, _ injection: PageInjection) -> Response {
    if let file = site.file(SiteAddresses.errorPage), let content = site.content(of: file),
      let page = Self.bytes(of: content)
    {
      return Self.asServed(
        Response(.notFound, .html, injection.page(page, hash: file.hash.hexadecimal)))
    }
    let root = RequestTarget.encoding(site.basePath)
    return Self.asServed(
      Response(.notFound, .html, ServerPage.missing.bytes(with: injection, root: root)))
  }

  private static func bytes(of content: ServedContent) -> [UInt8]? {
    switch content {
    case .bytes(let bytes): return bytes
    case .file(let file):
      guard file.size <= ServerLimits.page else { return nil }
      var isRead = false
      let bytes = [UInt8](unsafeUninitializedCapacity: file.size) { buffer, count in
        count = file.descriptor.read(into: UnsafeMutableRawBufferPointer(buffer), at: 0) ?? 0
        isRead = count == file.size
      }
      return isRead ? bytes : nil
    }
  }

  private func injection(for head: HTTPRequestHead) -> PageInjection {
    PageInjection(
      host: head.headers.first(name: "Host") ?? "", nonce: nonce,
      siteAddress: site.origin + site.basePath)
  }

  /// Browsers ask each time whether they have what there is, take the types as they are told, and let no page of
  /// another site have it.
  static func asServed(_ response: Response) -> Response {
    var response = response
    for (name, value) in [
      ("Cache-Control", "no-cache"), ("X-Content-Type-Options", "nosniff"),
      ("Cross-Origin-Resource-Policy", "same-origin"),
    ] { response.headers.replaceOrAdd(name: name, value: value) }
    return response
  }
}
