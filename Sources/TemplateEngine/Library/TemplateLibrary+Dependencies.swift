extension TemplateLibrary {
  /// All templates that can affect the output of a template: the template itself and everything that
  /// it extends, includes or imports, directly or indirectly.
  ///
  /// If one of these names is computed, the result contains all templates of the library. Names that do
  /// not exist, as in `include … ignore missing`, are included, because adding such a template changes
  /// the output. O(n) in the number of templates found.
  ///
  /// - Parameter template: A path below the root, such as "post.html".
  /// - Returns: The names, sorted; empty if there is no such template.
  package func dependencies(of template: String) -> [String] {
    guard contains(template) else { return [] }
    var found: Set<String> = [template]
    var open = [template]
    while let name = open.popLast() {
      guard let index = program.templateIndex[name] else { continue }
      let compiled = program.templates[index]
      var references = compiled.references
      if compiled.namesAnyTemplate { references.formUnion(names) }
      for reference in references where found.insert(reference).inserted { open.append(reference) }
    }
    return found.sorted()
  }

  /// The strings that expressions of some templates have between quotes, such as the keys of messages,
  /// whether or not a page gets to them.
  ///
  /// O(n) in the size of all templates.
  package func quotedStrings(in templates: Set<String>) -> Set<String> {
    let indices = Set(templates.compactMap { program.templateIndex[$0] })
    var strings: Set<String> = []
    for (instruction, location) in zip(program.code, program.debugLocations)
    where instruction.operation == .constant && indices.contains(Int(location.template)) {
      if case .string(let text) = program.constants[Int(instruction.first)] { strings.insert(text) }
    }
    return strings
  }
}
