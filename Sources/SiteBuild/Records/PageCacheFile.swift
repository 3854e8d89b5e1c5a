import Content
import Diagnostics
import Platform

/// Where the front matter of all pages is kept, so that the next build opens those files alone that
/// changed since, and can tell whether these differ in their texts alone.
///
/// It holds nothing that reading the pages would not give: where it can't be used, all are read. Pages
/// are kept in blocks, which all cores read at once.
struct PageCacheFile: Sendable {
  private static let blockSize = 128

  /// What was kept.
  struct Kept: Sendable {
    /// Those that must be read whatever their files are have no signature.
    let pages: [SourcePage]
    /// The hash of the keys that front matter was read with (`FrontMatterKeys.hash`).
    let keysHash: UInt64
    /// Identifies all of it.
    let checksum: UInt64
    /// The pages as they are written.
    fileprivate let blocks: [[UInt8]]

    static let none = Kept(pages: [], keysHash: 0, checksum: 0, blocks: [])

    /// A block as it is written, where it has these very pages.
    fileprivate func block(_ number: Int, of others: ArraySlice<SourcePage>) -> [UInt8]? {
      let own = pages.dropFirst(number * PageCacheFile.blockSize).prefix(PageCacheFile.blockSize)
      return blocks.indices.contains(number) && own.count == others.count
        && zip(own, others).allSatisfy { $0 === $1 } ? blocks[number] : nil
    }
  }

  private let file: VersionedCacheFile
  /// The path below the site's folder.
  var path: String { file.file?.path ?? "" }

  /// The pages in a file, of one version of the program.
  init(_ location: FileLocation?, program: String) {
    file = VersionedCacheFile(file: location, kind: "sitegen pages 5", program: program)
  }

  /// The pages that the last build kept, none where there are none that can be used; their files are read
  /// from the site's open folder.
  ///
  /// Costs about a microsecond a page, divided by the threads of the pool.
  func read(in folder: DirectoryHandle, pool: WorkerPool) -> Kept {
    guard case .content(let content) = file.read(),
      let keysHash = content.withBytes(Self.keysHash),
      let blocks = try? content.withBytes(Self.blocks)
    else { return .none }
    let pages = pool.map(count: blocks.count) { index in
      try? blocks[index].withUnsafeBytes { bytes in
        try BinaryDecoder.whole(bytes) { decoder throws(CorruptRecord) in
          try decoder.list { decoder throws(CorruptRecord) in
            try SourcePage(from: &decoder, in: folder)
          }
        }
      }
    }
    guard !pages.contains(where: { $0 == nil }) else { return .none }
    return Kept(
      pages: pages.flatMap { $0 ?? [] }, keysHash: keysHash, checksum: content.checksum,
      blocks: blocks)
  }

  private static func keysHash(_ bytes: UnsafeRawBufferPointer) -> UInt64? {
    bytes.count < 8 ? nil : UInt64(littleEndian: bytes.loadUnaligned(as: UInt64.self))
  }

  private static func blocks(_ bytes: UnsafeRawBufferPointer) throws(CorruptRecord) -> [[UInt8]] {
    try BinaryDecoder.blocks(of: UnsafeRawBufferPointer(rebasing: bytes.dropFirst(8)))
  }

  /// Keeps pages that were read with some keys (`FrontMatterKeys.hash`).
  ///
  /// - Parameters:
  ///   - pages: The pages.
  ///   - keysHash: Identifies the keys.
  ///   - kept: Pages that were kept before with these keys; where they are the same, they need not be written anew.
  ///   - instant: A change after it, in nanoseconds since 1970, must not go unnoticed: a page whose signature may
  ///     stay the same is kept without one.
  /// - Returns: Identifies what was kept.
  /// - Throws: A message where the file can't be written.
  @discardableResult
  func write(
    _ pages: [SourcePage], keysHash: UInt64, besides kept: Kept = .none, asOf instant: Int
  ) throws(Diagnostic) -> UInt64 {
    let blocks = stride(from: 0, to: pages.count, by: Self.blockSize).map { start in
      let pages = pages[start...].prefix(Self.blockSize)
      if let block = kept.block(start / Self.blockSize, of: pages) { return block }
      var encoder = BinaryEncoder()
      encoder.list(pages) { $1.encode(to: &$0, asOf: instant) }
      return encoder.bytes
    }
    // Ten bytes are the most that a length takes.
    var encoder = BinaryEncoder(capacity: blocks.reduce(18) { $0 + $1.count + 10 })
    encoder.fixed(keysHash)
    encoder.list(blocks) { $0.block($1) }
    return try file.write(encoder.bytes)
  }
}
