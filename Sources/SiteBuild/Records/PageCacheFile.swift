import Content
import Diagnostics
import Platform

/// Where the front matter of all pages is kept, so that the next build opens those files alone that
/// changed since.
///
/// It holds nothing that reading the pages would not give: where it can't be used, all are read. Pages
/// are kept in blocks, which all cores read at once.
struct PageCacheFile: Sendable {
  private static let blockSize = 128

  private let file: VersionedCacheFile
  /// The path below the site's folder.
  var path: String { file.file?.path ?? "" }

  /// The pages in a file, of one version of the program.
  init(_ location: FileLocation?, program: String) {
    file = VersionedCacheFile(file: location, kind: "sitegen pages 4", program: program)
  }

  /// The pages that the last build kept, none where there are none that can be used; their files are read
  /// from the site's open folder.
  ///
  /// Costs about a microsecond a page, divided by the threads of the pool.
  func read(in folder: DirectoryHandle, pool: WorkerPool) -> [SourcePage] {
    guard case .content(let content) = file.read(),
      let blocks = try? content.withBytes(BinaryDecoder.blocks)
    else { return [] }
    let pages = pool.map(count: blocks.count) { index in
      try? blocks[index].withUnsafeBytes { bytes in
        try BinaryDecoder.whole(bytes) { decoder throws(CorruptRecord) in
          try decoder.list { decoder throws(CorruptRecord) in
            try SourcePage(from: &decoder, in: folder)
          }
        }
      }
    }
    return pages.flatMap { $0 ?? [] }
  }

  /// Keeps pages.
  func write(_ pages: [SourcePage]) throws(Diagnostic) {
    let blocks = stride(from: 0, to: pages.count, by: Self.blockSize).map { start in
      var encoder = BinaryEncoder()
      encoder.list(pages[start...].prefix(Self.blockSize)) { $1.encode(to: &$0) }
      return encoder.bytes
    }
    // Ten bytes are the most that a length takes.
    var encoder = BinaryEncoder(capacity: blocks.reduce(10) { $0 + $1.count + 10 })
    encoder.list(blocks) { $0.block($1) }
    try file.write(encoder.bytes)
  }
}
