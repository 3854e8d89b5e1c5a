/// An error while rendering; its location is that of the current instruction.
struct RuntimeError: Error {
  let id: String
  let message: String
  var help: String?

  init(_ id: String, _ message: String, help: String? = nil) {
    self.id = "template." + id
    self.message = message
    self.help = help
  }

  static func limit(_ message: String) -> RuntimeError { RuntimeError("limit", message) }

  static func type(_ message: String, help: String? = nil) -> RuntimeError {
    RuntimeError("type", message, help: help)
  }

  static let overflow = RuntimeError("overflow", "the result does not fit in 64 bits")
}
