import Diagnostics
import FigurePublishing
import Foundation
import HTMLText
import KPILanguage

/// The models of a Markdown file and the figures that its text cites.
struct Post {
  let file: SourceFile
  private let blocks: [[Range<Int>]]
  private let citations: [String]
  private let uses: [(path: String, range: Range<Int>)]
  private let shared: [String: SourceFile]

  /// A post of a folder; finds fences and citations only as simple posts write them.
  init(_ file: SourceFile, shared: [String: SourceFile]) {
    self.file = file
    self.shared = shared
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
    let files = try paths.filter { $0.hasSuffix(".md") || $0.hasSuffix(".kpi") }.map { path in
      SourceFile(path: path, bytes: [UInt8](try Data(contentsOf: folder.appending(path: path))))
    }
    var shared: [String: SourceFile] = [:]
    for file in files where file.path.hasSuffix(".kpi") {
      shared[file.path] = file
      shared[file.path.split(separator: "/").last.map(String.init) ?? ""] = file
    }
    return files.filter { $0.path.hasSuffix(".md") }.map { Post($0, shared: shared) }
      .filter { !$0.blocks.isEmpty }
  }

  /// Everything that a build does for the figures of the post.
  func build(into output: inout OutputBuffer) throws {
    var diagnostics: [Diagnostic] = []
    let model = KPIModel.compile(
      file, blocks: blocks, uses: uses, language: "de", shared: { shared[$0] },
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
