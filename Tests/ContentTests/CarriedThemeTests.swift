import Content
import Foundation
import Testing

/// The theme in the program is the project's own.
struct CarriedThemeTests {
  private static let folder =
    URL(fileURLWithPath: #filePath).deletingLastPathComponent()
    .deletingLastPathComponent().deletingLastPathComponent().path + "/templates"

  @Test("its list is that of the folder")
  func list() throws {
    let files = try #require(FileManager.default.subpaths(atPath: Self.folder))
      .filter { path in
        var isFolder: ObjCBool = false
        _ = FileManager.default.fileExists(
          atPath: Self.folder + "/" + path, isDirectory: &isFolder)
        return !isFolder.boolValue && !path.split(separator: "/").contains { $0.hasPrefix(".") }
      }
      .sorted { Array($0.utf8).lexicographicallyPrecedes(Array($1.utf8)) }
    #expect(
      CarriedTheme.paths == files, "Scripts/generate/carried_files.py writes the list again")
  }

  @Test("its files are those of the folder, byte for byte", arguments: CarriedTheme.paths)
  func bytes(_ path: String) throws {
    let file = try Data(contentsOf: URL(fileURLWithPath: Self.folder + "/" + path))
    #expect(CarriedTheme.bytes(of: path) == [UInt8](file))
  }

  @Test("there is nothing by another name")
  func others() { #expect(CarriedTheme.bytes(of: "bsae.html") == nil) }
}
