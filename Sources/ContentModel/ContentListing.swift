import Diagnostics

/// The files that a site consists of, before any of them is read.
package struct ContentListing: Sendable {
  /// What tells the sources from what they were, without reading them.
  package struct Stamp: Sendable, Hashable {
    /// A fingerprint of the paths, sizes, times of change and identities of all files.
    package let fingerprint: UInt64
    /// The last change among all files, in nanoseconds since 1970.
    package let latest: Int

    /// Keeps the values as they are.
    package init(fingerprint: UInt64, latest: Int) {
      self.fingerprint = fingerprint
      self.latest = latest
    }
  }

  let contentFiles: [ContentFile]
  let templateFiles: [FolderWalk.File]
  let configurationFiles: [FolderWalk.File]
  let diagnostics: [Diagnostic]

  /// `nil` where a file or folder was refused, so that nothing can be told.
  package var stamp: Stamp? {
    guard !diagnostics.hasErrors else { return nil }
    var hasher = StampHasher()
    for file in configurationFiles { hasher.add(file) }
    for file in contentFiles {
      hasher.add(file.file)
      hasher.add(file.isData ? 1 : file.isBundle ? 2 : 0)
    }
    for file in templateFiles { hasher.add(file) }
    for warning in diagnostics { hasher.add(warning.location?.path ?? warning.message) }
    return Stamp(fingerprint: hasher.value, latest: hasher.latest)
  }
}

/// FNV-1a over 64-bit words.
private struct StampHasher {
  private(set) var value: UInt64 = 0xCBF2_9CE4_8422_2325
  private(set) var latest = 0

  mutating func add(_ word: Int) {
    value = (value ^ UInt64(bitPattern: Int64(word))) &* 0x0000_0100_0000_01B3
    value ^= value >> 29
  }

  mutating func add(_ text: String) {
    for byte in text.utf8 { add(Int(byte)) }
    add(-1)
  }

  mutating func add(_ file: FolderWalk.File) {
    add(file.path)
    add(file.stamp.byteCount)
    add(file.stamp.changed)
    add(Int(truncatingIfNeeded: file.stamp.inode))
    add(Int(truncatingIfNeeded: file.stamp.device))
    latest = max(latest, file.stamp.changed)
  }
}
