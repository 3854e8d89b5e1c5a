package import SiteModel

/// Finds the dependencies of a build by their names.
package struct DependencyIndex: Sendable {
  private let context: RenderContext
  private let named: [DependencyKey: DependencyID]
  private let outputs: [String: OutputID]

  /// Costs a look at each term, section and output.
  package init(_ context: RenderContext) {
    self.context = context
    named = Dictionary(context.dependencyIDs.named.map { (context.key(of: $0), $0) }) { first, _ in
      first
    }
    let outputs = context.site.outputs
    self.outputs = Dictionary(zip(outputs.map(\.route.file), outputs.ids)) { first, _ in first }
  }

  /// The dependency of a key; `nil` where the site no longer has it.
  package func dependency(of key: DependencyKey) -> DependencyID? {
    let dependencyIDs = context.dependencyIDs
    switch key {
    case .page(let path): return context.site.pageByPath[path].map(dependencyIDs.page)
    case .term, .section, .site: return named[key]
    case .output(let file): return outputs[file].map(dependencyIDs.output)
    case .paginator(let file): return outputs[file].map(dependencyIDs.paginator)
    case .message, .data, .asset, .address, .setting, .place, .related, .timeZone, .markdown:
      return dependencyIDs.fact(context.factKeys.index(of: key))
    }
  }

  /// The output with a file.
  package func output(_ file: String) -> OutputID? { outputs[file] }
}
