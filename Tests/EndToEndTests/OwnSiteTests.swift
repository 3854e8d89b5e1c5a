import Foundation
import TestSupport
import Testing

/// The project's own site, whose finished files are committed.
struct OwnSiteTests {
  private static let isCommitted = FileManager.default.fileExists(
    atPath: Program.checkout + "/public")

  @Test(
    "the sources give exactly the committed files",
    .enabled(if: isCommitted, "public/ is not committed"))
  func isUpToDate() throws {
    let folder = try TemporaryFolder()
    for name in ["site.yaml", "content", "templates"] {
      try FileManager.default.copyItem(
        atPath: Program.checkout + "/" + name, toPath: folder.path + "/" + name)
    }
    let run = try Program.sitegen().run(["build", "--quiet"], in: folder.path)
    #expect(run == Program.Run())
    let differences = try FileTree(Program.checkout + "/public").differences(
      to: FileTree(folder.path + "/public"))
    #expect(differences.isEmpty, "\(differences.joined(separator: "\n"))")
  }
}
