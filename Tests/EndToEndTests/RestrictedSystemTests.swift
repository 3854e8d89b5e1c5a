import Foundation
import TestSupport
import Testing

/// What the program does where the system gives it less than usual.
struct RestrictedSystemTests {
  private static let site = [
    "site/site.yaml": "title: Site\nbase_url: https://example.org/\nfeeds: false\n",
    "site/content/a/b/c.md": "Text.\n",
    "site/content/a/b/d.png": "no picture\n",
    "site/templates/page.html": "{{ page.title }}\n",
    "site/templates/list.html": "{% include 'parts/a.html' %}\n",
    "site/templates/parts/a.html": "{{ page.title }}\n",
  ]

  private let program: Program
  private let folder: TemporaryFolder

  init() throws {
    program = try Program.sitegen()
    folder = try TemporaryFolder(Self.site)
  }

  private func shell(_ line: String) throws -> Program.Run {
    try Program(path: "/bin/sh").run(
      ["-c", line], in: folder.path + "/site", environment: ["SITEGEN": program.path])
  }

  private static let canTrace: Bool = {
    let run = try? Program(path: "/bin/sh").run(
      ["-c", "strace -f -e trace=openat2 -e inject=openat2:error=EPERM true"])
    return run?.status == 0
  }()

  @Test(
    "paths are opened one component after another where they may not be opened at once",
    .enabled(if: canTrace, "needs strace"), arguments: ["EPERM", "ENOSYS", "EINVAL"])
  func buildsWithoutOpenat2(error: String) throws {
    let inject = "-e trace=openat2 -e inject=openat2:error=\(error) -o trace"
    for _ in 0..<2 {
      let run = try shell("strace -f \(inject) \"$SITEGEN\" build")
      #expect(run.status == 0, "\(run.errors)")
    }
    #expect(try folder.text("site/public/a/b/c/index.html") == "C")
    #expect(try folder.text("site/public/a/b/d.png") == "no picture\n")
    // The system is asked once and not again.
    let calls = try folder.text("site/trace").split(separator: "\n")
      .filter { $0.contains("openat2(") }
    #expect(calls.count == 1)
  }

  #if os(Linux)
    @Test("where memory is exhausted there is a message, and where it suffices a site")
    func tellsExhaustedMemory() throws {
      // Takes more memory than the program itself.
      try folder.write(
        "[0" + String(repeating: ",0", count: 100_000) + "]", to: "site/content/_data/a.json")
      var outcomes: Set<Int> = []
      for megabytes in stride(from: 40, through: 1000, by: 30) {
        let run = try shell("ulimit -v \(megabytes * 1000) && exec \"$SITEGEN\" build --clean")
        outcomes.insert(run.status == 0 ? 0 : run.errors.contains("[system.memory]") ? 1 : 2)
        guard run.status != 0 else { break }
        // Before the program begins, the system itself has no room for it.
        guard run.errors.contains("[system.memory]") else { continue }
        #expect(run.status == 1)
        #expect(
          run.errors.hasSuffix(
            """
            error: the program was ended, most likely because it may use only \(megabytes * 1024 / 1000) MB of memory [system.memory]
            help: raise the limit: ulimit -v unlimited

            """), "\(run.errors)")
      }
      #expect(outcomes.isSuperset(of: [0, 1]))
    }
  #endif
}
