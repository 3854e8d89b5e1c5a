package import TemplateEngine
import SiteModel

/// What the site offers to its templates.
package enum TemplateInterface {
  /// The names, variables, functions and filters that the templates of a site are compiled against.
  package static func signature(_ vocabulary: SiteVocabulary) -> HostSignature {
    HostSignature(
      vocabulary: vocabulary.names,
      variables: Variable.allCases.map(\.rawValue),
      functions: Function.allCases.map(\.callable),
      filters: Filter.allCases.map(\.callable),
      hints: [
        Variable.paginator.rawValue:
          "only the pages of lists have it, those of the home page, of sections and of tags; ask first: "
          + "{% if paginator %} … {% endif %}, or loop over site.posts",
        Variable.term.rawValue:
          "only the pages of a term, such as a tag, have it; ask first: {% if term %} … {% endif %}",
      ], objects: objects(vocabulary), isComplete: true)
  }

  /// How a site's templates are compiled.
  ///
  /// A line that holds nothing but a statement leaves nothing behind, so that templates can be
  /// indented without the pages showing it.
  package static var options: TemplateOptions {
    var options = TemplateOptions()
    options.trimsBlocks = true
    options.stripsBlockIndentation = true
    return options
  }

  /// Variables that every template sees.
  enum Variable: String, CaseIterable {
    case site, theme, page, paginator, term
  }

  /// Functions beyond Jinja's.
  enum Function: Int, CaseIterable {
    case url, asset, translate, data

    var callable: HostSignature.Callable {
      switch self {
      case .url:
        .init("url", [.init("target"), .init("optional", default: .boolean(false))])
      case .asset:
        .init("asset", [.init("name"), .init("optional", default: .boolean(false))])
      case .translate:
        .init("t", [.init("key"), .init("count", default: Value.none)], takesKeywords: true)
      case .data: .init("data", [.init("name")])
      }
    }
  }

  /// Filters beyond Jinja's.
  enum Filter: Int, CaseIterable {
    case date, markdown, slug, absolute, number, money, percent

    var callable: HostSignature.Callable {
      switch self {
      case .date: .init("date", [.init("pattern")])
      case .markdown: .init("markdown")
      case .slug: .init("slug")
      case .absolute: .init("absolute")
      case .number: .init("number", [.init("decimals", default: Value.none)])
      case .money:
        .init("money", [.init("currency"), .init("decimals", default: Value.none)])
      case .percent: .init("percent", [.init("decimals", default: Value.none)])
      }
    }
  }
}
