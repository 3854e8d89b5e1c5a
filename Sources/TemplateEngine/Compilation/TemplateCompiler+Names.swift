import Diagnostics

/// Variables and members that cannot be there are found without rendering, so that one build tells all.
extension TemplateCompiler {
  /// What is known of the value of an expression: an object of the host.
  struct KnownObject {
    /// In `HostSignature.objects`.
    let key: String
    /// The variable of the host that it comes from.
    let root: String
  }

  /// Reports a variable that nothing defines, or a member that an object never has, once all templates are
  /// compiled: others may define it, or ask whether it is there.
  ///
  /// Templates of lower layers are left to rendering: the upper one may show none of them, and its author cannot
  /// change them.
  func checkDefined(_ expression: Expression) {
    guard library.program.templates[template].layer == 0 else { return }
    switch expression.kind {
    case .name(let name): checkVariable(name, at: expression.range)
    case .member(let owner, let name, _): checkMember(name, of: owner, at: expression)
    case .element(let owner, let index):
      guard case .constant(.string(let name)) = index.kind else { return }
      checkMember(name, of: owner, at: expression)
    default: break
    }
  }

  /// Others define these, or they have messages of their own.
  private static let specialNames: Set<String> = [
    "loop", "self", "super", "caller", "varargs", "kwargs",
  ]

  private func checkVariable(_ name: String, at range: Range<Int>) {
    guard library.program.host.isComplete, !library.hostVariables.contains(name),
      unit.slot(name) == nil, !rootNames.contains(name), library.hostFunctions[name] == nil,
      JinjaFunction.byName[name] == nil, !Self.specialNames.contains(name)
    else { return }
    library.laterChecks.append { [library, template] in
      guard !library.maySee(name, from: template), !library.askedPaths.contains(name) else {
        return
      }
      let known = library.hostVariables.union(library.assignedNames)
      library.report(
        TemplateMessages.undefinedVariable(name, known: known), template: template, range)
    }
  }

  private func checkMember(_ name: String, of owner: Expression, at expression: Expression) {
    guard let known = object(of: owner), let object = library.program.host.objects[known.key],
      !object.members.contains(name), !rootNames.contains(known.root)
    else { return }
    let path = Self.path(of: expression)
    library.laterChecks.append { [library, template] in
      // Where a template gives something else the same name, it may be that.
      guard !library.maySee(known.root, from: template),
        path.map(library.askedPaths.contains) != true
      else { return }
      let missing =
        object.members.contains("extra")
        ? MissingMember(name: name, owner: .extensible, hints: library.program.host.hints) : nil
      library.report(
        TemplateMessages.undefinedMember(
          name, of: object.typeName, known: object.members, missing: missing),
        template: template, expression.range)
    }
  }

  /// Pushes a value that is only asked whether it is true, as undefined ones are not.
  func compileCondition(_ expression: Expression) {
    noteAsked(expression)
    compile(expression, mayBeUndefined: true)
  }

  /// Takes note that a template is prepared for something not to be there.
  func noteAsked(_ expression: Expression) {
    switch expression.kind {
    case .both(let left, let right), .either(let left, let right):
      noteAsked(left)
      noteAsked(right)
    case .unary(.not, let operand): noteAsked(operand)
    default:
      if let path = Self.path(of: expression) { library.askedPaths.insert(path) }
    }
  }

  /// A name with members as it is written; `nil` for other expressions.
  private static func path(of expression: Expression) -> String? {
    switch expression.kind {
    case .name(let name): name
    case .member(let owner, let name, _): path(of: owner).map { "\($0).\(name)" }
    case .element(let owner, let index):
      if case .constant(.string(let name)) = index.kind {
        path(of: owner).map { "\($0).\(name)" }
      } else {
        nil
      }
    default: nil
    }
  }

  // MARK: Objects

  /// The object that an expression is, if that is known.
  private func object(of expression: Expression) -> KnownObject? {
    switch expression.kind {
    case .name(let name):
      if let slot = unit.slot(name) { return unit.objects[slot] }
      guard library.hostVariables.contains(name) else { return nil }
      return KnownObject(key: name, root: name)
    case .member(let owner, let name, _):
      guard let known = object(of: owner),
        let key = library.program.host.objects[known.key]?.links[name]
      else { return nil }
      return KnownObject(key: key, root: known.root)
    default: return nil
    }
  }

  /// The objects that a list has, if that is known.
  private func element(of expression: Expression) -> KnownObject? {
    switch expression.kind {
    case .member(let owner, let name, _):
      guard let known = object(of: owner),
        let key = library.program.host.objects[known.key]?.lists[name]
      else { return nil }
      return KnownObject(key: key, root: known.root)
    case .slice(let list, _, _, _): return element(of: list)
    case .filter(let list?, let name, _, _):
      let keepsElements: Set = [
        "sort", "reverse", "list", "select", "reject", "selectattr", "rejectattr", "unique",
      ]
      return keepsElements.contains(name) ? element(of: list) : nil
    default: return nil
    }
  }

  /// Takes note of what the variable of a loop is.
  func noteElements(of loop: Statement.Loop) {
    guard case .name(let name) = loop.target, let slot = unit.slot(name),
      !Self.assignedNames(loop.body).contains(name)
    else { return }
    unit.objects[slot] = element(of: loop.iterable)
  }
}
