import Diagnostics
import SiteBuild
import SiteServer

/// What `sitegen serve` says at the terminal.
struct ServeLog: ServingLog {
  private let console: Console
  private let asked: Int
  private let opens: Bool

  /// A log for a server that was asked to listen at a port.
  init(_ console: Console, asked: Int, opens: Bool) {
    self.console = console
    self.asked = asked
    self.opens = opens
  }

  func isServed(at address: String, others: [String], port: Int) {
    if asked != 0, port != asked { console.log("port \(asked) is taken, so it is \(port)") }
    show(address, others)
    if opens { Browser.open(address) }
  }

  func isMoved(to address: String, others: [String]) { show(address, others) }

  private func show(_ address: String, _ others: [String]) {
    // The one kind of line that other programs may read.
    Console.write("\(address)\n", to: 1)
    for other in others { console.log("from other machines: \(other)") }
  }

  func isBuilt(_ build: SessionBuild, number: Int, afterFailure: Bool, in duration: Duration) {
    console.show(build.result.diagnostics)
    guard build.succeeded, let summary = build.result.summary else {
      let errors = build.result.diagnostics.count { $0.severity == .error }
      console.log(
        "\(errors.counting("error")): "
          + (build.site == nil ? "nothing to show yet" : "the site stays as it was"))
      return
    }
    if number > 1, !afterFailure, summary.written + summary.removed == 0 { return }
    console.log(
      "\(build.result.pageCount.counting("page")): \(summary.written.counting("file")) written, \(summary.kept) kept"
        + (summary.removed > 0 ? ", \(summary.removed) removed" : "") + " in \(duration.inWords)")
  }

  func polls(because explanation: String) { console.log(explanation) }
}
