import SiteModel

/// Finds the dependencyIDs of a build by their names.
package struct DependencyIndex: Sendable {
  private let rendered: RenderContext
  private let terms: [String: Int]
  private let sections: [String: Int]
  private let outputs: [String: Int]

  /// Costs a look at each output.
  package init(_ rendered: RenderContext) {
    self.rendered = rendered
    let site = rendered.site
    terms = Self.index(site.terms, by: \.name)
    sections = Self.index(site.sections, by: \.folder)
    outputs = Self.index(site.outputs, by: \.route.file)
  }

  private static func index<Element>(
    _ elements: [Element], by name: (Element) -> String
  ) -> [String: Int] {
    Dictionary(elements.enumerated().map { (name($1), $0) }) { first, _ in first }
  }

  /// The number of a dependency; `nil` where the site no longer has it.
  package func number(of key: DependencyKey) -> Int? {
    let dependencyIDs = rendered.dependencyIDs
    switch key {
    case .page(let path): return rendered.site.pageByPath[path].map(dependencyIDs.page)
    case .term(let name): return terms[name].map(dependencyIDs.term)
    case .section(let folder): return sections[folder].map(dependencyIDs.section)
    case .site: return dependencyIDs.site
    case .output(let file): return outputs[file].map(dependencyIDs.output)
    case .paginator(let file): return outputs[file].map(dependencyIDs.paginator)
    case .word, .data, .asset, .address, .timeZone, .markdown:
      return dependencyIDs.firstNamed + rendered.dependencyKeys.index(of: key)
    }
  }

  /// The index in `Site.outputs` of the output with a file.
  package func output(_ file: String) -> Int? { outputs[file] }
}
