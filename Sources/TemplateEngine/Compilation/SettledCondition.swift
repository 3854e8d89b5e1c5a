/// What can be told of a condition without rendering, where members of the host's objects are known that are the same
/// on every page, such as the settings of a theme.
indirect enum SettledCondition: Sendable {
  case constant(Value)
  /// A member of a variable of the host, by the variable's index.
  case member(variable: Int, name: String)
  case not(SettledCondition)
  case both(SettledCondition, SettledCondition)
  case either(SettledCondition, SettledCondition)
  case equal(SettledCondition, SettledCondition)
  /// Anything else.
  case unknown

  /// That of a place which every rendering reaches.
  static let always = constant(.boolean(true))

  /// Its value; `nil` where rendering may give several.
  func value(_ member: (_ variable: Int, _ name: String) -> Value?) -> Value? {
    switch self {
    case .constant(let value): return value
    case .member(let variable, let name): return member(variable, name)
    case .not(let condition):
      return condition.value(member).map { .boolean(!$0.isTrue) }
    case .both(let left, let right):
      let (left, right) = (left.value(member), right.value(member))
      // One that is false is enough, whatever the other is.
      if left?.isTrue == false || right?.isTrue == false { return .boolean(false) }
      return left == nil ? nil : right
    case .either(let left, let right):
      let (left, right) = (left.value(member), right.value(member))
      if left?.isTrue == true || right?.isTrue == true { return .boolean(true) }
      return left == nil ? nil : right
    case .equal(let left, let right):
      switch (left.value(member), right.value(member)) {
      case (.string(let left), .string(let right)): return .boolean(left.isSame(as: right))
      case (.boolean(let left), .boolean(let right)): return .boolean(left == right)
      default: return nil
      }
    case .unknown: return nil
    }
  }
}

extension TemplateCompiler {
  /// Compiles something that is reached only under a condition, besides those around it.
  func under(_ condition: SettledCondition, _ body: () -> Void) {
    let outer = reached
    reached = .both(outer, condition)
    body()
    reached = outer
  }

  /// A condition as far as it consists of constants and members of the host's variables.
  func settled(_ expression: Expression) -> SettledCondition {
    switch expression.kind {
    case .constant(let value): return .constant(value)
    case .member(let owner, let name, _):
      guard case .name(let root) = owner.kind, unit.slot(root) == nil,
        library.hostVariables.contains(root),
        let variable = library.program.names.id(of: root).flatMap({ library.program.variables[$0] })
      else { return .unknown }
      return .member(variable: variable, name: name)
    case .unary(.not, let operand): return .not(settled(operand))
    case .both(let left, let right): return .both(settled(left), settled(right))
    case .either(let left, let right): return .either(settled(left), settled(right))
    case .comparison(let left, let others) where others.count == 1:
      let same = SettledCondition.equal(settled(left), settled(others[0].operand))
      return switch others[0].operation {
      case .equal: same
      case .notEqual: .not(same)
      default: .unknown
      }
    default: return .unknown
    }
  }
}
