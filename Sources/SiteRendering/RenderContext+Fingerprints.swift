import Content
import DataFormats
import Platform
package import SiteModel
import TemplateEngine

/// What outputs depend on, by names and fingerprints that tell a build whether it is the same as before.
extension RenderContext {
  /// The name of a dependency that stays the same from build to build.
  package func key(of dependency: DependencyID) -> DependencyKey {
    switch dependencyIDs.kind(of: dependency) {
    case .page(let page): .page(site.pages[page].source.path)
    case .term(let term): .term(site.terms[term].key)
    case .section(let section):
      .section(
        Section.Key(
          language: site.languages[site.sections[section].language].key,
          folder: site.sections[section].folder))
    case .site(let language): .site(language: site.languages[language].key)
    case .output(let output): .output(site.outputs[output].route.file)
    case .paginator(let output): .paginator(site.outputs[output].route.file)
    case .fact(let number): factKeys[number]
    }
  }

  /// How many dependencies there are up to now.
  package var dependencyCount: Int { dependencyIDs.firstFact + factKeys.count }

  /// The dependency that a page is.
  package func dependency(of page: PageID) -> DependencyID { dependencyIDs.page(page) }

  /// The page that a dependency is; `nil` for everything else.
  package func page(of dependency: DependencyID) -> PageID? {
    dependency.index < dependencyIDs.pageCount ? PageID(dependency.index) : nil
  }

  /// Fingerprints of the present values of an object's fields.
  ///
  /// Those for which `isFromText` is true cost the rendering of the page where that was not yet needed.
  package func fingerprints(of fields: [FieldKey], of dependency: DependencyID) -> [UInt64] {
    if fields.isEmpty { return [] }
    return fingerprinting { evaluation in
      switch dependencyIDs.kind(of: dependency) {
      case .page(let page): fingerprints(of: fields, .page(page, evaluation), evaluation)
      case .term(let term): fingerprints(of: fields, .term(term, evaluation), evaluation)
      case .section(let section):
        fingerprints(of: fields, .section(section, evaluation), evaluation)
      case .site(let language):
        fingerprints(of: fields, siteObjects[language.index], evaluation)
      case .output(let output): fingerprints(of: fields, output, evaluation)
      case .paginator(let output):
        outputs[output.index].paginator(output, evaluation).map {
          fingerprints(of: fields, $0, evaluation)
        } ?? []
      case .fact: []
      }
    }
  }

  private func fingerprints(
    of fields: [FieldKey], _ object: SiteObject, _ evaluation: Evaluation
  ) -> [UInt64] {
    fields.map { key in
      let known: UInt64? =
        switch (object.referent, key) {
        case (.page(let page), .field(let field)): page.fingerprint(of: field, self)
        case (.paginator(let paginator), .field(let field)):
          paginator.fingerprint(of: field, self)
        default: nil
        }
      return known ?? object.value(of: key, evaluation).map(Hasher64.of) ?? 1
    }
  }

  private func fingerprints(
    of fields: [FieldKey], _ output: OutputID, _ evaluation: Evaluation
  ) -> [UInt64] {
    if let page = outputs[output.index].page(output, evaluation) {
      return fingerprints(of: fields, page, evaluation)
    }
    let contents = outputs[output.index].contentsFingerprint(evaluation)
    return fields.map { _ in contents }
  }

  /// The fingerprint of a dependency without fields.
  package func fingerprint(of dependency: DependencyID) -> UInt64 {
    guard case .fact(let number) = dependencyIDs.kind(of: dependency),
      let fact = factKeys[number].fact
    else { return 0 }
    return fingerprinting { fact.fingerprint($0) }
  }
}
