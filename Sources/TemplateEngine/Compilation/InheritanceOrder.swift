import Diagnostics

/// Templates sorted so that each comes after the one it extends, because a block is compiled in the
/// markup context of the ancestor's block with that name.
struct InheritanceOrder {
  private(set) var templates: [Int] = []
  /// The parents that are named by a literal.
  private(set) var parents: [Int: Int] = [:]
  /// Templates that extend themselves, directly or indirectly.
  private(set) var circular: [Int] = []
  private(set) var diagnostics: [Diagnostic] = []

  init(program: Program, statements: [Int: [Statement]]) {
    var ranges: [Int: Range<Int>] = [:]
    for (index, body) in statements {
      for statement in body {
        guard case .extends(let expression) = statement.kind,
          case .constant(.string(let name)) = expression.kind,
          let parent = program.template(named: name, from: index)
        else { continue }
        parents[index] = parent
        ranges[index] = expression.range
      }
    }
    var done: Set<Int> = []
    for start in program.templates.indices {
      var chain: [Int] = []
      var onChain: Set<Int> = []
      var next: Int? = start
      while let template = next, !done.contains(template) {
        guard onChain.insert(template).inserted else {
          let file = program.templates[template].file
          diagnostics.append(
            TemplateMessages.circular(program.templates[template].name)
              .diagnostic(at: file.location(ranges[template] ?? 0..<0)))
          circular.append(template)
          parents[template] = nil
          break
        }
        chain.append(template)
        next = parents[template]
      }
      for template in chain.reversed() where done.insert(template).inserted {
        templates.append(template)
      }
    }
  }
}
