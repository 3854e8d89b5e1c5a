import Diagnostics

extension PermalinkPattern {
  static func unknown(_ name: String, allowing tokens: [Token]) -> Invalid {
    let names = tokens.map { ":" + $0.rawValue }
    let help =
      names.isEmpty
      ? "this permalink knows no tokens"
      : Spelling.didYouMean(":" + name, among: names)
        ?? "the tokens are \(names.joined(separator: " "))"
    return Invalid(message: "unknown token \":\(name)\" in a permalink", help: help)
  }
}
