/// What templates name, by which a host finds the files that they need.
extension TemplateLibrary {
  /// The texts that templates give a function of the host as its first argument.
  package struct Literals: Sendable {
    /// Those that are written out, in a choice (`"a" if x else "b"`) too.
    package fileprivate(set) var texts: Set<String> = []
    /// Whether some are computed, so that any text may be meant.
    package fileprivate(set) var isOpen = false
  }

  /// The first arguments of all calls of a function of the host.
  ///
  /// O(n) in the number of templates.
  package func literals(of function: String) -> Literals {
    var literals = Literals()
    guard let index = program.host.functions.firstIndex(where: { $0.name == function }) else {
      return literals
    }
    for template in program.templates {
      literals.texts.formUnion(template.literals[index] ?? [])
      if template.openCalls.contains(index) { literals.isOpen = true }
    }
    return literals
  }

  /// The names that templates extend, include or import, without `theme:`; `nil` where some are computed.
  ///
  /// O(n) in the number of templates.
  package var referencedNames: Set<String>? {
    if program.templates.contains(where: \.namesAnyTemplate) { return nil }
    return Set(program.templates.flatMap(\.references).map(Program.plainName))
  }

  /// The names that templates extend, include or import and no template has, in the form in which they are
  /// written; with those that begin with `theme:` and have nothing below them.
  ///
  /// A computed name that begins so counts as missing. O(n) in the size of all templates.
  package var missingNames: Set<String> {
    var names: Set<String> = []
    var isComputed = false
    for (index, template) in program.templates.enumerated() {
      names.formUnion(
        template.references.filter { program.template(named: $0, from: index) == nil })
      isComputed = isComputed || template.namesAnyTemplate
    }
    guard isComputed else { return names }
    for case .string(let text) in program.constants where text.hasPrefix(Program.nextLayer) {
      names.insert(text)
    }
    return names
  }
}
