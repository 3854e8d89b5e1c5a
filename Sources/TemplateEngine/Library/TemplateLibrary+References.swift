/// What templates name, by which a host finds the files that they need.
extension TemplateLibrary {
  /// The texts that templates give a function of the host as its first argument.
  package struct Literals: Sendable {
    /// Those that are written out, in a choice (`"a" if x else "b"`) too.
    package fileprivate(set) var texts: Set<String> = []
    /// Whether some are computed, so that any text may be meant.
    package fileprivate(set) var isOpen = false
  }

  /// The first arguments of all calls of a function of the host that rendering may reach.
  ///
  /// A call is out of reach where an `if` around it is settled by constants and by what is known, and not met; one
  /// in a macro or a template that nothing shows counts as any other. O(n) in the size of all templates.
  ///
  /// - Parameters:
  ///   - function: The function's name.
  ///   - known: Members of the host's variables that are the same wherever a template is rendered, by the names of
  ///     the variables and of the members.
  /// - Returns: The arguments.
  package func literals(of function: String, known: [String: [String: Value]] = [:]) -> Literals {
    var literals = Literals()
    guard let index = program.host.functions.firstIndex(where: { $0.name == function }) else {
      return literals
    }
    var members: [Int: [String: Value]] = [:]
    for (name, values) in known {
      // One that a template assigns as well may be anything there.
      guard let variable = program.names.id(of: name).flatMap({ program.variables[$0] }),
        !program.assignedVariables.contains(variable)
      else { continue }
      members[variable] = values
    }
    func isReached(_ condition: SettledCondition) -> Bool {
      condition.value { members[$0]?[$1] }?.isTrue ?? true
    }
    for template in program.templates {
      for (text, conditions) in template.literals[index] ?? [:]
      where conditions.contains(where: isReached) {
        literals.texts.insert(text)
      }
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
