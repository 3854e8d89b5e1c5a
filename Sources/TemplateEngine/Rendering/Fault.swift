/// A mistake met while rendering; gets its place from the instruction at hand.
struct Fault: Error {
  let id: String
  let message: String
  var help: String?

  init(_ id: String, _ message: String, help: String? = nil) {
    self.id = "template." + id
    self.message = message
    self.help = help
  }

  static func limit(_ message: String) -> Fault { Fault("limit", message) }

  static func type(_ message: String, help: String? = nil) -> Fault {
    Fault("type", message, help: help)
  }

  static let overflow = Fault("overflow", "the result has more than 64 bits")
}
