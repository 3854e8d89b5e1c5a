/// A statement with the source range of its opening tag.
struct Statement: Sendable {
  let kind: Kind
  let range: Range<Int>

  indirect enum Kind: Sendable {
    case text
    case output(Expression)
    case branches([(condition: Expression, body: [Statement])], otherwise: [Statement]?)
    case loop(Loop)
    case stopLoop
    case nextIteration
    case assign(Target, Expression)
    case capture(Target, filters: [Filter], body: [Statement])
    case scope([(target: Target, value: Expression)], body: [Statement])
    case filtered([Filter], body: [Statement])
    case macro(Macro)
    case call(Expression, Macro)
    case evaluate(Expression)
    case block(Block)
    case extends(Expression)
    case include(Expression, ignoresMissing: Bool, hasContext: Bool)
    case importModule(Expression, name: String, hasContext: Bool)
    case importNames(Expression, [ImportedName], hasContext: Bool)
  }

  /// The target of an assignment.
  indirect enum Target: Sendable {
    case name(String)
    case member(String, name: String)
    case tuple([Target])
  }

  struct Loop: Sendable {
    let target: Target
    let iterable: Expression
    let condition: Expression?
    let isRecursive: Bool
    let body: [Statement]
    let otherwise: [Statement]?
  }

  struct Macro: Sendable {
    let name: String
    let parameters: [(name: String, defaultValue: Expression?)]
    let body: [Statement]
  }

  struct Block: Sendable {
    let name: String
    let nameRange: Range<Int>
    let isScoped: Bool
    let isRequired: Bool
    let body: [Statement]
  }

  /// One of the filters of `{% filter a|b %}`, applied in order.
  struct Filter: Sendable {
    let name: String
    let arguments: Expression.Arguments
    let range: Range<Int>
  }

  struct ImportedName: Sendable {
    let name: String
    let alias: String
    let range: Range<Int>
  }
}
