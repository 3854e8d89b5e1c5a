import Diagnostics

/// Blocks that templates of lower layers fill, and a template of a layer above, which they extend, does not
/// have.
///
/// They are told at the template that lacks them: it is the one that its author can change.
struct UnshownBlocks {
  private struct Key: Hashable {
    let file: String
    let block: String
  }

  private var fillers: [Key: [String]] = [:]

  mutating func add(
    _ block: String, of template: Program.CompiledTemplate,
    missingIn ancestor: Program.CompiledTemplate
  ) {
    fillers[Key(file: ancestor.file.path, block: block), default: []].append(template.file.path)
  }

  /// A warning for each block and template.
  var diagnostics: [Diagnostic] {
    fillers.map { key, files in
      TemplateMessages.unshownBlock(
        key.block, filledBy: files.sorted(), at: SourceLocation(path: key.file))
    }
  }
}

extension LibraryCompiler {
  /// The nearest ancestor of a template that lies in a layer above it; `nil` where none does.
  func upperAncestor(of template: Int) -> Int? {
    let layer = program.templates[template].layer
    var next = program.templates[template].parent
    while let ancestor = next {
      if program.templates[ancestor].layer < layer { return ancestor }
      next = program.templates[ancestor].parent
    }
    return nil
  }

  /// Reports that a template imports what another one does not have: at the other one where that hides the
  /// one which had it.
  func reportUnknownImport(
    _ name: String, of module: Int, in template: Int, _ range: Range<Int>
  ) {
    let (imported, importing) = (program.templates[module], program.templates[template])
    guard imported.layer < importing.layer else {
      return report(
        TemplateMessages.unknownImport(name, of: imported.name, known: exports[module]),
        template: template, range)
    }
    // Told once, however many templates import it.
    guard missingMacros.insert("\(module) \(name)").inserted else { return }
    diagnostics.append(
      TemplateMessages.missingMacro(
        name, importedBy: importing.file.path, hides: imported.name
      ).diagnostic(at: SourceLocation(path: imported.file.path)))
  }
}
