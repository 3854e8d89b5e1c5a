package import Diagnostics

/// What came of a build, a check or a verification.
package struct BuildResult: Sendable {
  /// All messages, in the order of their places.
  package var diagnostics: [Diagnostic] = []
  /// Lines for the log other than messages about sources.
  package var notices: [String] = []
  /// For a detailed log: which figures do not follow from rounded ones shown beside them.
  package var roundingNotes: [String] = []
  /// The number of pages of the finished site; 0 where the build stopped before.
  package var pageCount = 0
  /// Why nothing of an earlier build could be used; `nil` where it could.
  package var freshStart: String?
  /// The files that were rendered, whether or not their bytes are new, by their paths in the output
  /// folder, each with the reason.
  package var rebuilt: [(file: String, reason: String)] = []
  /// Where templates emit values unescaped; filled by `check` alone.
  package var safeUses: [SourceLocation] = []
  /// Whether writing began and failed, so that the output folder may be partly new.
  package var isPartlyWritten = false
  /// Everything that the build allocated: a program that ends next need not free it piece by piece, which
  /// takes longer than building a small site.
  package var workingSet: [any Sendable] = []
  /// What was done to the output folder; `nil` where there were errors, and then nothing was.
  package var summary: OutputTransaction.Summary?
}
