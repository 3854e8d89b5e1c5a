import Content
import DataFormats
import Platform
import HTMLText
import MarkdownRendering
import SiteModel
import TemplateEngine

/// What rendering code may know of the site: every accessor records what is read and returns it in one
/// step, so that no dependency of an output can be forgotten.
///
/// Belongs to one thread and one output.
final class RenderScope {
  private let context: RenderContext
  fileprivate let evaluation: Evaluation
  private let recorder: DependencyRecorder
  /// The part of the site that the output belongs to.
  let language: LanguageID

  /// A scope for an output in a language, whose reads are recorded.
  init(_ context: RenderContext, in language: LanguageID, recorder: DependencyRecorder) {
    self.context = context
    self.language = language
    evaluation = Evaluation(context)
    self.recorder = recorder
  }

  // MARK: Reading

  /// A field of an object; `nil` where it has no such field.
  ///
  /// What a field is composed of is recorded as well; by itself such a field never changes, and stands in the record
  /// for those who ask what a page shows.
  func read(_ field: Field, of object: SiteObject) -> Value? {
    switch object.referent {
    case .page where field == .structuredData:
      recorder.record(field, of: object.dependency)
      return StructuredData(page: object, scope: self).value
    case .page(let page) where field == .related: return related(to: page)
    case .term(let term) where field.isPlace: return place(term, field)
    default: break
    }
    recorder.record(field, of: object.dependency(for: field))
    return object.value(of: field, evaluation)
  }

  private func related(to page: PageFields) -> Value {
    guard let id = page.page(in: context.site) else { return .list(of: []) }
    return .pages(read(RelatedFact(page: context.site.pages[id].source.path)), evaluation)
  }

  /// What a term tells the page that has it of its place; none where it was read of something else.
  private func place(_ term: TermFields, _ field: Field) -> Value {
    guard let page = term.page,
      let place = read(
        PlaceFact(
          page: context.site.pages[page].source.path, term: context.site.terms[term.term].key))
    else { return .none }
    let other: PageID? =
      switch field {
      case .first: place.first
      case .previous: place.previous
      case .next: place.next
      default: nil
      }
    if field == .position { return .integer(place.position) }
    return other.map { .object(.page($0, evaluation)) } ?? .none
  }

  /// The terms of a page, or of the site, in a taxonomy; `nil` for an object that can have none.
  func read(_ taxonomy: TaxonomyID, of object: SiteObject) -> Value? {
    recorder.record(taxonomy, of: object.dependency)
    return object.terms(in: taxonomy, evaluation)
  }

  /// A fact without fields.
  func read<Fact: KeyedFact>(_ fact: Fact) -> Fact.Value {
    recorder.record(fact.key)
    return fact.value(evaluation)
  }

  /// What an output follows from besides the objects it shows, such as the list of a feed's posts.
  func contents<Contributed: ContributingOutput>(
    of output: Contributed, id: OutputID
  ) -> Contributed.Contents {
    recorder.record(Contributed.contentsField, of: context.dependencyIDs.output(id))
    return output.contents(evaluation)
  }

  /// A page's HTML in the form for feeds.
  func appendFeedHTML(of page: PageID, to output: inout OutputBuffer) {
    recorder.record(.content, of: context.dependencyIDs.page(page))
    recorder.record(.permalink, of: context.dependencyIDs.page(page))
    let site = context.site
    context.html(page).body.append(
      .feed(
        pageURL: site.baseURL.permalink(of: site.pages[page].route), origin: site.baseURL.origin),
      to: &output)
  }

  /// A page's summary without markup, in one line.
  func summaryText(of page: PageID) -> String {
    recorder.record(.summary, of: context.dependencyIDs.page(page))
    return context.metadata(page).summaryText
  }

  /// A message of the interface with values inserted for `{name}`.
  ///
  /// - Parameters:
  ///   - key: Its key in `templates/strings/`.
  ///   - language: The page's.
  ///   - values: What is inserted.
  ///   - count: Chooses among the message's plural forms.
  /// - Returns: The text.
  /// - Throws: What is missing.
  func message(
    _ key: String, language: String, values: [(name: String, text: String)], count: PluralOperands?
  ) throws(Localization.MissingMessage) -> String {
    recorder.record(.message(language: language, key: key))
    return try context.localizations[language]?.message(key, values: values, count: count) ?? ""
  }

  /// Where an address or a path from the top of `content/` leads for readers of the output.
  func target(ofAddress address: String) -> LinkResolver.Target {
    read(AddressFact(address: address, language: context.site.languages[language].key))
  }

  /// When a page was published, and when its author says it was changed; a date without an offset is in
  /// the site's zone.
  func dates(of page: PageID) -> (published: DateTime?, updated: DateTime?) {
    let dependency = context.dependencyIDs.page(page)
    recorder.record(.date, of: dependency)
    recorder.record(.updated, of: dependency)
    let page = context.site.pages[page]
    return (page.date, page.source.frontMatter.updated?.value)
  }

  /// Scheme and host of the site's address.
  var origin: String {
    recorder.record(.baseURL, of: context.dependencyIDs.site(language))
    return context.site.baseURL.origin
  }

  // MARK: Names

  /// The names of what templates can read, which no output depends on: with others, none is kept.
  var vocabulary: SiteVocabulary { context.vocabulary }

  /// What a template wrote as the name of a member.
  func text(of name: Name) -> String { context.templates.text(of: name) }

  /// All files of the theme, for a message that stops the build and so is a dependency of no output.
  var knownThemeFiles: [String] { context.themeAssets.paths }

  /// All data files, for such a message.
  var knownDataFiles: some Collection<String> { context.data.keys }

  // MARK: Objects

  /// A page with a file of its own, as others show it.
  func page(_ id: PageID) -> SiteObject { .page(id, evaluation) }

  /// A term.
  func term(_ id: TermID) -> SiteObject { .term(id, evaluation) }

  /// The site in the output's language.
  var site: SiteObject { context.siteObjects[language.index] }

  /// What templates see as `page` where an output is rendered through one; else `nil`.
  func page(of output: any RenderedOutput, _ id: OutputID) -> SiteObject? {
    output.page(id, evaluation)
  }

  /// What templates see as `paginator`, where the output is a page of a list.
  func paginator(of output: any RenderedOutput, _ id: OutputID) -> SiteObject? {
    output.paginator(id, evaluation)
  }

  /// What templates see as `term`, where the output is a page of a term's list.
  func term(of output: any RenderedOutput) -> SiteObject? { output.term(evaluation) }

  // MARK: Fragments

  /// A fragment of the output begins that further outputs may reuse.
  func beginFragment() { recorder.beginFragment() }

  /// The last fragment that began is over.
  func endFragment(isKept: Bool) -> [Int]? { recorder.endFragment(isKept: isKept) }

  /// The output has a fragment that was rendered for another one.
  func reuse(fragment sets: [Int]) { recorder.record(fragment: sets) }
}

/// Access to the whole site, for the code that declares what can be read of it: objects' fields, keyed
/// facts, outputs' contents.
///
/// Only `RenderScope` makes one, when something is read and has been recorded. Whatever a value is computed
/// from, its fingerprint tells when it changes.
struct Evaluation {
  /// All there is.
  let context: RenderContext

  fileprivate init(_ context: RenderContext) { self.context = context }
}

extension RenderContext {
  /// Computes what fingerprints are taken of.
  func fingerprinting<Result>(_ body: (Evaluation) -> Result) -> Result {
    body(Evaluation(self))
  }
}
