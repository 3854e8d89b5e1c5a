package import Diagnostics

/// The files that a model may name: other models, and files of values.
package protocol ModelFiles {
  /// The model that `nutze` names; `nil` where there is none.
  func model(_ path: String) -> SourceFile?

  /// Whether a model is there and could not be read, which has its own message.
  func isUnreadModel(_ path: String) -> Bool

  /// The paths of all models, for suggestions; asked for only if one is unknown.
  var modelPaths: [String] { get }

  /// The file of values that a list names; `nil` where there is none, or none that can be read: then
  /// `diagnostics` says why.
  func table(_ path: String, _ diagnostics: inout [Diagnostic]) -> SourceFile?

  /// The paths of all files of values, for suggestions; asked for only if one is unknown.
  var tablePaths: [String] { get }
}

/// For models that stand alone.
package struct NoModelFiles: ModelFiles {
  package init() {}
  package func model(_ path: String) -> SourceFile? { nil }
  package func isUnreadModel(_ path: String) -> Bool { false }
  package var modelPaths: [String] { [] }
  package func table(_ path: String, _ diagnostics: inout [Diagnostic]) -> SourceFile? { nil }
  package var tablePaths: [String] { [] }
}
