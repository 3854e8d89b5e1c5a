// Builds a site again and again in one process, as the development server does, without watching it: scripts say what
// has changed and look at what came of it.
//
//   SessionDriver SITE OUTPUT
//
// Each line of standard input has the paths that have changed, below the site's folder, with tabs between them; `*`
// means that anything may have. The answer has a line a statement and ends with a line of a single dot:
//
//   T 12.3          milliseconds that the build took
//   M {…}           a message, as `--diagnostics json` has it
//   R path: reason  an output that was rendered
//   W path          a file with new bytes
//   - path          a file that is gone
//   S               it succeeded

import Diagnostics
import Platform
import SiteBuild

#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

guard CommandLine.arguments.count == 3 else {
  print("usage: SessionDriver SITE OUTPUT")
  exit(2)
}
let output = FileReading.absolutePath(CommandLine.arguments[2])
var settings = SiteBuilder.Settings(
  root: FileReading.absolutePath(CommandLine.arguments[1]), output: output, shownOutput: output,
  now: time(nil))
settings.isServed = true
settings.jobs = WorkerPool.usableProcessors
let session = SiteSession(settings)

while let line = readLine() {
  let paths = line == "*" ? nil : line.split(separator: "\t").map(String.init)
  let start = ContinuousClock.now
  let build = session.build(paths, now: time(nil))
  let elapsed = ContinuousClock.now - start
  let (seconds, attoseconds) = elapsed.components
  print("T \(Double(seconds) * 1e3 + Double(attoseconds) / 1e15)")
  for message in build.result.diagnostics where message.severity != .info {
    print("M \(JSONFormat().text(for: message))", terminator: "")
  }
  for (file, reason) in build.result.rebuilt { print("R \(file): \(reason)") }
  for path in build.written { print("W \(path)") }
  for path in build.removed { print("- \(path)") }
  if build.succeeded { print("S") }
  print(".")
  fflush(nil)
}
for problem in session.save() { print(JSONFormat().text(for: problem), terminator: "") }
