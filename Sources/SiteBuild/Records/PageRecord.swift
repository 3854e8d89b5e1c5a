import Diagnostics
import SiteRendering

/// A page's rendering, in the record of a build.
struct PageRecord: Sendable {
  /// Below `content/`.
  let path: String
  /// The fingerprint of the source and the settings that it was rendered with.
  let renderHash: UInt64
  /// The fingerprint of all that outputs can read of it.
  let pageHash: UInt64
  /// The title with the figures that it cites.
  let title: String
  let references: [ResolvedReference]
  var anchorLinks: [AnchorLink]
  let mainHeadings: [MainHeading]
  let hasModel: Bool
  /// As in `PageMetadata.diagnostics`.
  let warnings: [Diagnostic]
  let roundingNotes: [String]

  /// The same page, of which outputs can read something else.
  func with(pageHash: UInt64) -> Self {
    guard pageHash != self.pageHash else { return self }
    return Self(
      path: path, renderHash: renderHash, pageHash: pageHash, title: title, references: references,
      anchorLinks: anchorLinks, mainHeadings: mainHeadings, hasModel: hasModel, warnings: warnings,
      roundingNotes: roundingNotes)
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

  init(from decoder: inout BinaryDecoder) throws(CorruptRecord) {
    path = try decoder.text()
    renderHash = try decoder.fixed()
    pageHash = try decoder.fixed()
    title = try decoder.text()
    references = try decoder.list { decoder throws(CorruptRecord) in
      guard let kind = ResolvedReference.Kind(rawValue: UInt8(clamping: try decoder.number()))
      else {
        throw CorruptRecord()
      }
      return ResolvedReference(
        kind: kind, written: try decoder.text(), resolutionHash: try decoder.fixed())
    }
    anchorLinks = try decoder.list { decoder throws(CorruptRecord) in
      let (destination, fragment) = (try decoder.text(), try decoder.text())
      return AnchorLink(
        destination: destination, fragment: fragment, range: try decoder.range(),
        isInText: try decoder.boolean())
    }
    mainHeadings = try decoder.list { decoder throws(CorruptRecord) in
      MainHeading(
        title: try decoder.optional { decoder throws(CorruptRecord) in try decoder.text() },
        range: try decoder.range())
    }
    hasModel = try decoder.boolean()
    warnings = try decoder.list()
    roundingNotes = try decoder.texts()
  }
}
