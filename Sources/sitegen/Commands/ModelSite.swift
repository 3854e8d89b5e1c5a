import Content
import Diagnostics
import Foundation
import Platform

/// The site that a model's file lies in, so that it reads here as it does in a build.
struct ModelSite {
  /// The site's folder; `nil` for a file that belongs to no site.
  private let root: String?
  private let folder: String

  /// Looks for the site's configuration in the folders above a file.
  init(of file: InputFile) {
    let path = URL(fileURLWithPath: file.path).standardizedFileURL.path
    folder = PathComponents.folder(of: path)
    var candidate = folder
    while !candidate.isEmpty, Self.configuration(in: candidate) == nil {
      candidate = PathComponents.folder(of: candidate)
    }
    root = candidate.isEmpty ? nil : candidate
  }

  /// The language of the site's own words.
  var language: String? {
    guard let path = root.flatMap(Self.configuration),
      let file = try? InputFile(argument: path).read()
    else { return nil }
    // What is wrong with the configuration is for a build to say.
    var ignored: [Diagnostic] = []
    return SiteConfigurationReader(file: file).read(&ignored)?.language
  }

  /// A shared model: beside the file first, then below the site's `content/`.
  func model(_ name: String) -> SourceFile? {
    let folders = [folder] + (root.map { [$0 + "/content"] } ?? [])
    return folders.lazy.compactMap { try? InputFile(argument: $0 + "/" + name).read() }.first
  }

  /// The paths by which a post can use models: those beside it, then those of the site.
  func modelPaths() -> [String] {
    let files = FileManager.default
    let beside = (try? files.contentsOfDirectory(atPath: folder)) ?? []
    let below = root.flatMap { try? files.subpathsOfDirectory(atPath: $0 + "/content") } ?? []
    return (beside + below).filter { PathComponents.pathExtension(of: $0) == "kpi" }.sorted()
  }

  private static func configuration(in folder: String) -> String? {
    ["site.yaml", "site.toml"].map { folder + "/" + $0 }
      .first(where: FileManager.default.fileExists)
  }
}
