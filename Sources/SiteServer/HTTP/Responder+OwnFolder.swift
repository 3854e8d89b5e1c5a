import NIOCore
import NIOHTTP1
import NIOPosix

/// The server's own folder: scripts, the inspector, editors.
extension Responder {
  /// Lies at the server's root whatever the site's path is.
  static let ownFolder = "/.sitegen/"

  func ownResponse(
    to head: HTTPRequestHead, _ target: RequestTarget, _ body: [UInt8]
  ) -> EventLoopFuture<Response> {
    let name = String(target.path.dropFirst(Self.ownFolder.count))
    if name == "open" {
      guard head.method == .POST else { return ready(Self.notAllowed("POST")) }
      return ready(Self.asServed(openEditor(head, body)))
    }
    guard head.method == .GET || head.method == .HEAD else {
      return ready(Self.notAllowed("GET, HEAD"))
    }
    if let script = ClientScripts.all[name] {
      var response = Response(.ok, .script, script.bytes)
      response.meetConditions(of: head, tag: script.tag)
      return ready(Self.asServed(response))
    }
    switch name {
    case "inspect": return inspection(target)
    case "page": return page(to: head, target)
    case "socket":
      return ready(
        Self.asServed(Response(.upgradeRequired, "Here is a WebSocket for pages of this server.")))
    default: return ready(Self.asServed(Response(.notFound, "There is nothing at this address.")))
    }
  }

  /// The page at another address, for a client whose page may ask no other folder.
  private func page(
    to head: HTTPRequestHead, _ target: RequestTarget
  ) -> EventLoopFuture<Response> {
    guard let path = target.parameter("path"), let page = try? RequestTarget(path) else {
      return ready(Self.asServed(Response(.badRequest, "The parameter path is missing.")))
    }
    return siteResponse(to: head, page)
  }

  private func inspection(_ target: RequestTarget) -> EventLoopFuture<Response> {
    let query: InspectionQuery
    do {
      query = try InspectionQuery(target)
    } catch {
      return ready(Self.refusal(error.reason))
    }
    let (addresses, page) = (addresses, query.page)
    let file = addresses.filePath(at: page)
    return NIOThreadPool.singleton.runIfActive(eventLoop: eventLoop) {
      file.map { addresses.site.inspection(of: $0, value: query.list, from: query.start) }
        ?? .missing(near: [])
    }.assumeIsolated().map { inspection in
      switch inspection {
      case .found(let json): Self.asServed(Response(.ok, .json, json))
      case .noList:
        Self.refusal("The values of \(page) have no list “\(query.list ?? "")”.")
      case .missing(let near):
        Self.asServed(
          Response(.notFound, .json, InspectionMessages.missing(page, near: near, addresses)))
      }
    }.nonisolated()
  }

  private static func refusal(_ reason: String) -> Response {
    asServed(Response(.badRequest, .json, InspectionMessages.refusal(reason)))
  }

  private func openEditor(_ head: HTTPRequestHead, _ body: [UInt8]) -> Response {
    guard head.headers["Origin"].count == 1, head.headers["X-Sitegen"] == [token] else {
      return Response(.forbidden, "Only pages of this server open files, with the token they got.")
    }
    guard case .command(let command) = settings.editor else {
      return Response(.forbidden, "There is no editor to start; see --editor.")
    }
    guard let place = EditorRequest(body), site.isSource(place.file) else {
      return Response(.forbidden, "This is no file of the site.")
    }
    let arguments = SourceEditor.arguments(
      command, file: settings.siteFolder + "/" + place.file, line: place.line, column: place.column)
    return editors.start(arguments)
      ? Response(.noContent)
      : Response(.internalServerError, "“\(command.first ?? "")” cannot be started.")
  }
}
