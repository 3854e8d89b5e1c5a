import Content
import DataFormats
import Platform
import SiteModel
import TemplateEngine

/// Something of the site as templates see it: a page, a term, a section, the site, a part of a list.
///
/// Only a reference; `RenderScope.read` has the values of its fields.
final class SiteObject: TemplateObject {
  /// What it refers to.
  enum Referent: Sendable {
    case page(PageFields)
    case paginator(PaginatorFields)
    case section(SectionID)
    case site(LanguageID)
    case term(TermFields)
    /// The settings of the theme, with their names.
    case theme([String])
  }

  let referent: Referent
  /// Whether it has the settings of the theme, whose names only the theme knows.
  let isTheme: Bool
  /// Who has its fields and terms, for the record.
  let dependency: DependencyID
  /// The same for fields that follow from a page's text, which belong to the page of the text's file
  /// wherever they are shown.
  private let textDependency: DependencyID
  /// Identifies what it refers to in this build and others.
  let fingerprint: UInt64
  let printed: Value?

  fileprivate init(
    _ referent: Referent, dependency: DependencyID, textDependency: DependencyID? = nil,
    fingerprint: UInt64, printed: Value? = nil
  ) {
    self.referent = referent
    isTheme = if case .theme = referent { true } else { false }
    self.dependency = dependency
    self.textDependency = textDependency ?? dependency
    self.fingerprint = fingerprint
    self.printed = printed
  }

  /// The dependency that reading a field is.
  func dependency(for field: Field) -> DependencyID {
    field.isFromText ? textDependency : dependency
  }

  /// The value of a field; `nil` where there is no such field.
  func value(of field: Field, _ evaluation: Evaluation) -> Value? {
    switch referent {
    case .page(let fields): fields.value(of: field, evaluation)
    case .paginator(let fields): fields.value(of: field, evaluation)
    case .section(let section): SectionFields(section).value(of: field, evaluation)
    case .site(let language): SiteFields(language).value(of: field, evaluation)
    case .term(let term): term.value(of: field, evaluation)
    case .theme: nil
    }
  }

  /// Its terms in a taxonomy; `nil` where it can have none.
  func terms(in taxonomy: TaxonomyID, _ evaluation: Evaluation) -> Value? {
    switch referent {
    case .page(let fields): fields.terms(in: taxonomy, evaluation)
    case .site(let language): evaluation.context.list(.terms(taxonomy, language), evaluation)
    case .paginator, .section, .term, .theme: nil
    }
  }

  /// The value of a field; `nil` where there is no such field.
  func value(of key: FieldKey, _ evaluation: Evaluation) -> Value? {
    switch key {
    case .field(let field): value(of: field, evaluation)
    case .terms(let taxonomy): terms(in: taxonomy, evaluation)
    }
  }

  /// The fields that every site has of it.
  var fields: [Field] {
    switch referent {
    case .page: PageFields.all
    case .paginator: PaginatorFields.all
    case .section: SectionFields.all
    case .site: SiteFields.all
    case .term: TermFields.all
    case .theme: []
    }
  }

  /// Whether it has terms in each taxonomy.
  var hasTerms: Bool {
    switch referent {
    case .page, .site: true
    case .paginator, .section, .term, .theme: false
    }
  }

  // MARK: TemplateObject

  var typeName: String {
    switch referent {
    case .page: "page"
    case .paginator: "paginator"
    case .section: "section"
    case .site: "site"
    case .term(let term): term.singular
    case .theme: "theme"
    }
  }

  var identity: Int {
    switch referent {
    case .page(let fields): fields.identity
    case .paginator: dependency.index
    case .section(let section): section.index
    case .site(let language): language.index
    case .term(let term): term.term.index
    case .theme: 0
    }
  }
}

// MARK: Making objects

extension SiteObject {
  /// A page with a file of its own, as others show it.
  static func page(_ page: PageID, _ evaluation: Evaluation) -> SiteObject {
    let context = evaluation.context
    return SiteObject(
      .page(PageFields(source: .file(page), output: nil)),
      dependency: context.dependencyIDs.page(page),
      fingerprint: context.site.pages[page].identity)
  }

  /// The page that an output is.
  ///
  /// - Parameters:
  ///   - source: What it shows.
  ///   - output: The output.
  ///   - evaluation: Where it is used.
  /// - Returns: The page.
  static func current(
    _ source: PageFields.Source, output: OutputID, _ evaluation: Evaluation
  ) -> SiteObject {
    let context = evaluation.context
    let fields = PageFields(source: source, output: output)
    let ids = context.dependencyIDs
    let page = fields.page(in: context.site)
    if case .file(let page) = source {
      return SiteObject(
        .page(fields), dependency: ids.page(page), fingerprint: context.site.pages[page].identity)
    }
    var fingerprint = Hasher64()
    fingerprint.add(page.map { context.site.pages[$0].source.path } ?? "")
    fingerprint.add(context.site.outputs[output].route.path)
    return SiteObject(
      .page(fields), dependency: ids.output(output), textDependency: page.map(ids.page),
      fingerprint: fingerprint.hash)
  }

  /// The part of a list that an output shows.
  static func paginator(
    _ listing: ListingID, number: Int, output: OutputID, _ evaluation: Evaluation
  ) -> SiteObject {
    SiteObject(
      .paginator(PaginatorFields(listing: listing, number: number)),
      dependency: evaluation.context.dependencyIDs.paginator(output), fingerprint: 0)
  }

  /// A section; what it prints is its title.
  static func section(_ section: SectionID, _ evaluation: Evaluation) -> SiteObject {
    let context = evaluation.context
    let (folder, title) = (
      context.site.sections[section].folder, context.site.sections[section].title
    )
    var fingerprint = Hasher64()
    fingerprint.add(folder)
    fingerprint.add(title)
    return SiteObject(
      .section(section), dependency: context.dependencyIDs.section(section),
      fingerprint: fingerprint.hash, printed: .string(title))
  }

  /// A term, of the page that has it where it is read of one; what it prints is its name.
  static func term(
    _ term: TermID, of page: PageID? = nil, _ evaluation: Evaluation
  ) -> SiteObject {
    let context = evaluation.context
    let taxonomy = context.site.terms[term].taxonomy
    return SiteObject(
      .term(
        TermFields(
          term, of: page, singular: context.vocabulary.taxonomies[taxonomy.index].singular)),
      dependency: context.dependencyIDs.term(term),
      textDependency: context.site.terms[term].page.map(context.dependencyIDs.page),
      fingerprint: context.site.terms[term].identity,
      printed: .string(context.site.terms[term].name))
  }

  /// The settings of the theme.
  static func theme(_ settings: ThemeSettings, _ ids: DependencyIDs) -> SiteObject {
    SiteObject(
      .theme(settings.values.keys.sorted()), dependency: ids.site(.main), fingerprint: 0)
  }

  /// The site in a language.
  static func site(_ language: LanguageID, _ ids: DependencyIDs) -> SiteObject {
    SiteObject(.site(language), dependency: ids.site(language), fingerprint: 0)
  }
}
