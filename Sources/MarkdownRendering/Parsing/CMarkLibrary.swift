import CCMarkGFM
import Diagnostics

/// The library cmark-gfm as the process has loaded it.
enum CMarkLibrary {
  /// What keeps the library from being used; `nil` where it has the version that this program was
  /// compiled for.
  static let problem: Diagnostic? =
    ccmark_is_compatible()
    ? nil
    : MarkdownMessages.libraryVersion(
      loaded: String(cString: ccmark_loaded_version()),
      compiled: String(cString: ccmark_compiled_version()))

  /// Whether texts can be parsed; prepares the library once for the process.
  static let isUsable = problem == nil && ccmark_prepare()
}
