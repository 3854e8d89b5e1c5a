import Diagnostics
import SiteRendering

/// A page's rendering, in the record of a build; a reference type, so that records are shared, not copied.
final class PageRecord: Sendable {
  /// Below `content/`.
  let path: String
  /// The fingerprint of the source and the settings that it was rendered with.
  let renderHash: UInt64
  /// The fingerprint of all that outputs can read of it.
  let pageHash: UInt64
  /// The title with the figures that it cites.
  let title: String
  let references: [ResolvedReference]
  let anchorLinks: [AnchorLink]
  let mainHeadings: [MainHeading]
  let hasModel: Bool
  /// As in `PageMetadata.diagnostics`.
  let warnings: [Diagnostic]
  let roundingNotes: [String]

  init(
    path: String, renderHash: UInt64, pageHash: UInt64, title: String,
    references: [ResolvedReference], anchorLinks: [AnchorLink], mainHeadings: [MainHeading],
    hasModel: Bool, warnings: [Diagnostic], roundingNotes: [String]
  ) {
    self.path = path
    self.renderHash = renderHash
    self.pageHash = pageHash
    self.title = title
    self.references = references
    self.anchorLinks = anchorLinks
    self.mainHeadings = mainHeadings
    self.hasModel = hasModel
    self.warnings = warnings
    self.roundingNotes = roundingNotes
  }

  /// The same page, of which outputs can read something else.
  func with(pageHash: UInt64) -> PageRecord {
    pageHash == self.pageHash ? self : PageRecord(self, pageHash, anchorLinks)
  }

  /// The same page, of whose links something else is known.
  func with(_ anchorLinks: [AnchorLink]) -> PageRecord { PageRecord(self, pageHash, anchorLinks) }

  private convenience init(_ other: PageRecord, _ pageHash: UInt64, _ anchorLinks: [AnchorLink]) {
    self.init(
      path: other.path, renderHash: other.renderHash, pageHash: pageHash, title: other.title,
      references: other.references, anchorLinks: anchorLinks, mainHeadings: other.mainHeadings,
      hasModel: other.hasModel, warnings: other.warnings, roundingNotes: other.roundingNotes)
  }
}

extension PageRecord: BinaryCodable {
  func encode(to encoder: inout BinaryEncoder) {
    encoder.text(path)
    encoder.fixed(renderHash)
    encoder.fixed(pageHash)
    encoder.text(title)
    encoder.list(references) {
      $0.number(Int($1.kind.rawValue))
      $0.text($1.written)
      $0.fixed($1.resolutionHash)
    }
    encoder.list(anchorLinks) {
      $0.text($1.destination)
      $0.text($1.fragment)
      $0.range($1.range)
      $0.boolean($1.isInText)
    }
    encoder.list(mainHeadings) {
      $0.optional($1.title) { $0.text($1) }
      $0.range($1.range)
    }
    encoder.boolean(hasModel)
    encoder.list(warnings)
    encoder.list(roundingNotes)
  }

  convenience init(from decoder: inout BinaryDecoder) throws(CorruptRecord) {
    let path = try decoder.text()
    let renderHash = try decoder.fixed()
    let pageHash = try decoder.fixed()
    let title = try decoder.text()
    let references = try decoder.list { decoder throws(CorruptRecord) in
      guard let kind = ResolvedReference.Kind(rawValue: UInt8(clamping: try decoder.number()))
      else {
        throw CorruptRecord()
      }
      return ResolvedReference(
        kind: kind, written: try decoder.text(), resolutionHash: try decoder.fixed())
    }
    let anchorLinks = try decoder.list { decoder throws(CorruptRecord) in
      let (destination, fragment) = (try decoder.text(), try decoder.text())
      return AnchorLink(
        destination: destination, fragment: fragment, range: try decoder.range(),
        isInText: try decoder.boolean())
    }
    let mainHeadings = try decoder.list { decoder throws(CorruptRecord) in
      MainHeading(
        title: try decoder.optional { decoder throws(CorruptRecord) in try decoder.text() },
        range: try decoder.range())
    }
    let hasModel = try decoder.boolean()
    let warnings: [Diagnostic] = try decoder.list()
    let roundingNotes = try decoder.texts()
    self.init(
      path: path, renderHash: renderHash, pageHash: pageHash, title: title, references: references,
      anchorLinks: anchorLinks, mainHeadings: mainHeadings, hasModel: hasModel, warnings: warnings,
      roundingNotes: roundingNotes)
  }
}
