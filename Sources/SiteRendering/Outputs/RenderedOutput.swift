import Platform
import HTMLText
import SiteModel
import TemplateEngine

/// An output as rendering knows it; the kinds are listed in `OutputKinds`.
///
/// Pages adopt `TemplatedOutput`, files that follow from a list or a content `ContributingOutput`.
protocol RenderedOutput: Output {
  /// Appends the file's bytes; nothing for a copy, which the output sink makes.
  ///
  /// - Parameters:
  ///   - output: The output itself.
  ///   - scope: All that may be known of the site.
  ///   - buffer: Gets the bytes.
  func render(_ output: OutputID, _ scope: RenderScope, into buffer: inout OutputBuffer)

  /// What the page shows where the output is rendered through a template; else `nil`.
  var source: PageFields.Source? { get }

  /// The part of the site that it belongs to, which it sees as `site`; the site's own language for what
  /// belongs to no other.
  func language(in site: Site) -> LanguageID

  /// What it has in common with its versions in other languages; `nil` for what has none.
  func translationKey(in site: Site) -> OutputTranslations.Key?

  /// Whether it is a version itself; further pages of a list only lead to the versions of the first.
  var isVersion: Bool { get }

  /// What templates see as `paginator`, where it is a page of a list.
  func paginator(_ output: OutputID, _ evaluation: Evaluation) -> SiteObject?

  /// What templates see as `term`, where it is a page of a term's list.
  func term(_ evaluation: Evaluation) -> SiteObject?

  /// The templates that may serve for a page, the most particular first.
  func templateCandidates(in site: Site) -> [String]

  /// The fingerprint of what the output follows from besides the objects that it shows.
  func contentsFingerprint(_ evaluation: Evaluation) -> UInt64
}

extension RenderedOutput {
  func render(_ output: OutputID, _ scope: RenderScope, into buffer: inout OutputBuffer) {}
  var source: PageFields.Source? { nil }
  func language(in site: Site) -> LanguageID { source?.language(in: site) ?? .main }

  /// What templates see as `page` where the output is rendered through one; else `nil`.
  func page(_ output: OutputID, _ evaluation: Evaluation) -> SiteObject? {
    source.map { .current($0, output: output, evaluation) }
  }

  func translationKey(in site: Site) -> OutputTranslations.Key? { nil }
  var isVersion: Bool { true }
  func paginator(_ output: OutputID, _ evaluation: Evaluation) -> SiteObject? { nil }
  func term(_ evaluation: Evaluation) -> SiteObject? { nil }
  func templateCandidates(in site: Site) -> [String] { [] }
  func contentsFingerprint(_ evaluation: Evaluation) -> UInt64 { 0 }
}

/// An output that is rendered through a template; it has a `source`.
protocol TemplatedOutput: RenderedOutput {}

extension TemplatedOutput {
  var isPage: Bool { true }
}

/// An output that follows from something that no object has, such as the choice of a feed's posts.
///
/// The contents and their fingerprint are declared together; `RenderScope.contents` records that they are
/// read.
protocol ContributingOutput: RenderedOutput {
  associatedtype Contents

  /// As what the contents are recorded and shown to authors.
  static var contentsField: Field { get }

  /// The present contents.
  func contents(_ evaluation: Evaluation) -> Contents

  /// Adds the contents to a fingerprint.
  func add(_ contents: Contents, to fingerprint: inout Hasher64)
}

extension ContributingOutput {
  func contentsFingerprint(_ evaluation: Evaluation) -> UInt64 {
    var fingerprint = Hasher64()
    add(contents(evaluation), to: &fingerprint)
    return fingerprint.hash
  }
}
