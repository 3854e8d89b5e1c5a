import Diagnostics
import FigurePublishing
import Foundation
import HTMLText
import KPILanguage

/// The files that posts name, by their paths or by their names alone.
struct PostFiles: ModelFiles {
  private var files: [String: SourceFile] = [:]

  init(_ files: [SourceFile]) {
    for file in files {
      self.files[file.path] = file
      self.files[file.path.split(separator: "/").last.map(String.init) ?? ""] = file
    }
  }

  static func isOne(_ path: String) -> Bool {
    [".kpi", ".csv", ".tsv"].contains { path.hasSuffix($0) }
  }

  func model(_ path: String) -> SourceFile? { files[path] }
  func isUnreadModel(_ path: String) -> Bool { false }
  var modelPaths: [String] { [] }
  func table(_ path: String, _ diagnostics: inout [Diagnostic]) -> SourceFile? { files[path] }
  var tablePaths: [String] { [] }
}

/// The models of a Markdown file and the figures that its text cites.
struct Post {
  let file: SourceFile
  private let blocks: [[Range<Int>]]
  private let citations: [String]
  private let uses: [(path: String, range: Range<Int>)]
  private let files: PostFiles

  /// A post of a folder; finds fences and citations only as simple posts write them.
  init(_ file: SourceFile, files: PostFiles) {
    self.file = file
    self.files = files
    var uses: [(path: String, range: Range<Int>)] = []
    var blocks: [[Range<Int>]] = []
    var block: [Range<Int>]?
    var prose: [UInt8] = []
    for line in file.bytes.split(separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false) {
      if let lines = block {
        let isEnd = line.starts(with: "```".utf8)
        block = isEnd ? nil : lines + [line.startIndex..<line.endIndex]
        if isEnd { blocks.append(lines) }
      } else if line.starts(with: "```kpi".utf8) {
        block = []
      } else if line.starts(with: "kpi: ".utf8) {
        let path = line.dropFirst("kpi: ".utf8.count)
        uses.append((String(decoding: path, as: UTF8.self), path.startIndex..<path.endIndex))
      } else {
        prose += line + [UInt8(ascii: "\n")]
      }
    }
    self.blocks = blocks
    self.uses = uses
    citations = CitationText(prose, prose.indices).parts.compactMap { part in
      switch part {
      case .citation(let citation), .checked(_, let citation): citation
      default: nil
      }
    }
  }

  /// All posts with a model below a folder.
  static func posts(in folder: URL) throws -> [Post] {
    let paths = try FileManager.default.subpathsOfDirectory(atPath: folder.path).sorted()
    let files = try paths.filter { $0.hasSuffix(".md") || PostFiles.isOne($0) }.map { path in
      SourceFile(path: path, bytes: [UInt8](try Data(contentsOf: folder.appending(path: path))))
    }
    let postFiles = PostFiles(files.filter { PostFiles.isOne($0.path) })
    return files.filter { $0.path.hasSuffix(".md") }.map { Post($0, files: postFiles) }
      .filter { !$0.blocks.isEmpty }
  }

  /// Everything that a build does for the figures of the post.
  func build(into output: inout OutputBuffer) throws {
    var diagnostics: [Diagnostic] = []
    let model = KPIModel.compile(
      file, blocks: blocks, uses: uses, language: "de", files: files,
      diagnostics: &diagnostics)
    guard let model else { throw BrokenModel(diagnostics) }
    let renderer = KPIRenderer(model)
    for block in blocks.indices { renderer.html(block: block, into: &output) }
    for citation in citations {
      _ = renderer.html(
        citation: citation, file: file, at: 0..<1, into: &output, diagnostics: &diagnostics)
    }
    guard diagnostics.isEmpty else { throw BrokenModel(diagnostics) }
  }
}
