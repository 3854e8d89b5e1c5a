extension TemplateLibrary {
  /// All templates whose text can have a part in what a template writes: itself and what it extends,
  /// includes and imports, at any distance.
  ///
  /// Where a template computes such a name, all templates of the library are among them. So are
  /// names that do not exist, as in `include … ignore missing`, because a template added under one of
  /// them changes the output. Costs one look at each template found.
  ///
  /// - Parameter template: A path below the root, such as "post.html".
  /// - Returns: Names, sorted; none where there is no such template.
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
}
