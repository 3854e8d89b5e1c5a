import Content
import DataFormats
import Platform
import Diagnostics
import SiteRendering

/// A file of the site, in the record of a build; a reference type, so that records are shared, not copied.
final class OutputRecord: Sendable {
  /// Below the output folder.
  let file: String
  /// What it is, by names that stay the same from build to build.
  let kind: String
  let name: String
  /// What it was rendered with, by index in `BuildState.templates`; `nil` for a file without template.
  let template: Int?
  /// What it used, by indices in `BuildState.dependencies`.
  let own: [DependencyUse]
  /// Further uses, by indices in `BuildState.useSets`.
  let shared: [Int]
  /// Its bytes.
  let hash: Hash64
  /// The file as it was left; `nil` where the system did not say.
  let stamp: FileSignature?
  /// For a file that was copied: what it was copied from.
  let sourceStamp: FileSignature?
  let warnings: [Diagnostic]
  /// What the finished page has, where that was looked at.
  let structure: PageStructure?
  /// Why it was last rendered.
  let reason: RebuildReason
  /// Whether that was in the build that left this record.
  let wasRebuilt: Bool
  /// How long that took, in microseconds; known in the process that did it.
  let renderTime: Int32?

  init(
    file: String, kind: String, name: String, template: Int?, own: [DependencyUse],
    shared: [Int], hash: Hash64, stamp: FileSignature?, sourceStamp: FileSignature?,
    warnings: [Diagnostic], structure: PageStructure?, reason: RebuildReason, wasRebuilt: Bool,
    renderTime: Int32? = nil
  ) {
    self.file = file
    self.kind = kind
    self.name = name
    self.template = template
    self.own = own
    self.shared = shared
    self.hash = hash
    self.stamp = stamp
    self.sourceStamp = sourceStamp
    self.warnings = warnings
    self.structure = structure
    self.reason = reason
    self.wasRebuilt = wasRebuilt
    self.renderTime = renderTime
  }
}

extension OutputRecord {
  /// The same output after a build that did not render it.
  func keptAsItWas() -> OutputRecord {
    OutputRecord(
      file: file, kind: kind, name: name, template: template, own: own, shared: shared, hash: hash,
      stamp: stamp, sourceStamp: sourceStamp, warnings: warnings, structure: structure,
      reason: reason, wasRebuilt: false, renderTime: renderTime)
  }
}

extension OutputRecord: BinaryCodable {
  func encode(to encoder: inout BinaryEncoder) {
    encoder.text(file)
    encoder.text(kind)
    encoder.text(name)
    encoder.optional(template) { $0.number($1) }
    encoder.list(own)
    encoder.list(shared) { $0.number($1) }
    encoder.fixed(hash.value)
    encoder.optional(stamp)
    encoder.optional(sourceStamp)
    encoder.list(warnings)
    encoder.optional(structure)
    encoder.record(reason)
    encoder.boolean(wasRebuilt)
  }

  convenience init(from decoder: inout BinaryDecoder) throws(CorruptRecord) {
    self.init(
      file: try decoder.text(), kind: try decoder.text(), name: try decoder.text(),
      template: try decoder.optional { decoder throws(CorruptRecord) in
        try decoder.number(in: 0..<decoder.limits.templates)
      },
      own: try decoder.list(),
      shared: try decoder.list { decoder throws(CorruptRecord) in
        try decoder.number(in: 0..<decoder.limits.useSets)
      },
      hash: Hash64(value: try decoder.fixed()), stamp: try decoder.optional(),
      sourceStamp: try decoder.optional(), warnings: try decoder.list(),
      structure: try decoder.optional(), reason: try RebuildReason(from: &decoder),
      wasRebuilt: try decoder.boolean())
  }
}
