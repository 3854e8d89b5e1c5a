package import SiteModel

/// Finds the dependencies of a build by their names.
package struct DependencyIndex: Sendable {
  private let context: RenderContext
  private let terms: [String: TermID]
  private let sections: [String: SectionID]
  private let outputs: [String: OutputID]

  /// Costs a look at each output.
  package init(_ context: RenderContext) {
    self.context = context
    let site = context.site
    terms = Self.index(site.terms, by: \.name)
    sections = Self.index(site.sections, by: \.folder)
    outputs = Self.index(site.outputs, by: \.route.file)
  }

  private static func index<Element>(
    _ elements: [Element], by name: (Element) -> String
  ) -> [String: ID<Element>] {
    Dictionary(zip(elements.map(name), elements.ids)) { first, _ in first }
  }

  /// The dependency of a key; `nil` where the site no longer has it.
  package func dependency(of key: DependencyKey) -> DependencyID? {
    let dependencyIDs = context.dependencyIDs
    switch key {
    case .page(let path): return context.site.pageByPath[path].map(dependencyIDs.page)
    case .term(let name): return terms[name].map(dependencyIDs.term)
    case .section(let folder): return sections[folder].map(dependencyIDs.section)
    case .site: return dependencyIDs.site
    case .output(let file): return outputs[file].map(dependencyIDs.output)
    case .paginator(let file): return outputs[file].map(dependencyIDs.paginator)
    case .message, .data, .asset, .address, .setting, .timeZone, .markdown:
      return dependencyIDs.fact(context.factKeys.index(of: key))
    }
  }

  /// The output with a file.
  package func output(_ file: String) -> OutputID? { outputs[file] }
}
