import CSystemCalls
import Platform

/// The browser that opens addresses on this machine.
package enum Browser {
  #if os(Linux)
    private static let program = "xdg-open"
  #else
    private static let program = "open"
  #endif

  /// Opens an address, without waiting for the browser.
  ///
  /// - Returns: Whether there is a program that opens addresses.
  @discardableResult
  package static func open(_ address: String) -> Bool {
    CommandWords.withPointers([program, address]) { start_program($0) } > 0
  }
}
