import Diagnostics

extension TemplateLibrary {
  /// All templates that can affect the output of a template: the template itself and everything that
  /// it extends, includes or imports, directly or indirectly.
  ///
  /// If one of these names is computed, the result contains all templates of the library. Names that do
  /// not exist, as in `include … ignore missing`, are included, because adding such a template changes
  /// the output. O(n) in the number of templates found.
  ///
  /// - Parameter template: A path below the root, such as "post.html".
  /// - Returns: The paths of their files as messages show them, sorted; of a name that does not exist, the path
  ///   that it would have in the topmost layer. Empty if there is no such template.
  package func dependencies(of template: String) -> [String] {
    guard let start = program.templateIndex[template] else { return [] }
    var found: Set<Int> = [start]
    var missing: Set<String> = []
    var open = [start]
    while let index = open.popLast() {
      let compiled = program.templates[index]
      for name in compiled.references {
        if let reference = program.template(named: name, from: index) {
          if found.insert(reference).inserted { open.append(reference) }
        } else {
          missing.insert(program.options.root + name)
        }
      }
      guard compiled.namesAnyTemplate else { continue }
      for other in program.templates.indices where found.insert(other).inserted {
        open.append(other)
      }
    }
    return missing.union(found.map { program.templates[$0].file.path }).sorted()
  }

  /// The strings that expressions of some templates have between quotes, such as the keys of messages,
  /// whether or not a page gets to them.
  ///
  /// O(n) in the size of all templates.
  ///
  /// - Parameter files: The templates by the paths of their files.
  /// - Returns: The strings.
  package func quotedStrings(in files: Set<String>) -> Set<String> {
    let indices = Set(
      program.templates.indices.filter { files.contains(program.templates[$0].file.path) })
    var strings: Set<String> = []
    for (instruction, location) in zip(program.code, program.debugLocations)
    where instruction.operation == .constant && indices.contains(Int(location.template)) {
      if case .string(let text) = program.constants[Int(instruction.first)] { strings.insert(text) }
    }
    return strings
  }
}
