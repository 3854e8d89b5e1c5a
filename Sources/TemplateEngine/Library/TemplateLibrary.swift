// TemplateEngine owns the Jinja language: lexer, parser, compiler, renderer and context-aware escaping
// of all output. It knows nothing of sites, pages or Markdown; a host provides those.

package import Diagnostics
package import HTMLText

/// All compiled templates of a site; immutable, so any number of threads may render from it.
package struct TemplateLibrary: Sendable {
  private let shared: SharedProgram

  /// Compiles all sources, including those that no page uses, and reports all their errors.
  ///
  /// A template with an error can't be rendered; the others can. O(n) in the size of the sources.
  package init(
    sources: [SourceFile], host: HostSignature = .empty,
    options: TemplateOptions = TemplateOptions(), diagnostics: inout [Diagnostic]
  ) {
    let named = sources.map { file in
      let hasRoot = file.path.hasPrefix(options.root)
      return TemplateSource(
        name: hasRoot ? String(file.path.dropFirst(options.root.count)) : file.path, file: file)
    }
    self.init(sources: named, host: host, options: options, diagnostics: &diagnostics)
  }

  /// The same for templates in layers, the topmost layer's first.
  package init(
    sources: [TemplateSource], host: HostSignature = .empty,
    options: TemplateOptions = TemplateOptions(), diagnostics: inout [Diagnostic]
  ) {
    shared = SharedProgram(
      LibraryCompiler.compile(
        sources: sources, host: host, options: options, diagnostics: &diagnostics))
  }

  var program: Program { shared.program }

  /// The names of all templates, sorted: paths below the root, such as "base.html".
  package var names: [String] { program.templateIndex.keys.sorted() }

  /// Whether there is a template with this name, with or without errors.
  package func contains(_ name: String) -> Bool { program.templateIndex[name] != nil }

  /// Where templates print values unescaped with `safe`, in the order of the template names.
  package var safeUses: [SourceLocation] {
    program.templates.sorted { $0.name < $1.name }.flatMap { template in
      template.safeUses.sorted { $0.lowerBound < $1.lowerBound }.map(template.file.location)
    }
  }

  /// What a member's name is as templates write it.
  package func text(of name: Name) -> String { program.names.text(name.id) }

  /// Renders one template and appends what it writes.
  ///
  /// - Parameters:
  ///   - name: A path below the root, such as "post.html".
  ///   - globals: Variables that every template sees, including imported templates.
  ///   - host: Runs the host's functions and filters.
  ///   - partials: Caches the output of included templates across renderings.
  ///   - processed: How many bytes of values count as processed before it begins, so that tests reach that limit soon.
  ///   - output: Gets the bytes; unchanged if rendering fails.
  ///   - warnings: Gets a message for everything that was replaced, such as a `javascript:` URL.
  /// - Throws: The first error, with its location and the chain of templates that led there.
  package func render(
    _ name: String, globals: [(name: String, value: Value)], host: some TemplateHost,
    partials: SharedPartials? = nil, processed: Int = 0, into output: inout OutputBuffer,
    warnings: inout [Diagnostic]
  ) throws(Diagnostic) {
    let start = output.count
    guard let template = program.templateIndex[name] else {
      throw TemplateMessages.unknownTemplate(name, known: names).diagnostic(at: nil)
    }
    var renderer = Renderer(program: shared, host: host, partials: partials)
    renderer.consumed.work = processed
    swap(&renderer.output, &output)
    defer { swap(&renderer.output, &output) }
    do throws(Diagnostic) {
      try renderer.run(template: template, globals: globals)
    } catch {
      renderer.output.truncate(to: start)
      throw error
    }
    warnings += renderer.warnings
  }
}
