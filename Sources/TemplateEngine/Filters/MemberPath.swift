/// A path such as `a.b.0` in `sort`, `map` and the like; parsed once and resolved for each element.
struct MemberPath {
  private enum Step {
    case element(Int)
    case member(String)
    /// Not a valid path, which is an error only if there is an element.
    case refused(Value)
  }

  private let steps: [Step]

  init(_ path: Value) {
    if case .integer(let index) = path {
      steps = [.element(index)]
    } else if let text = path.text {
      steps = text.split(separator: ".", omittingEmptySubsequences: false).map { part in
        Int(part).map { .element($0) } ?? .member(String(part))
      }
    } else {
      steps = [.refused(path)]
    }
  }

  /// The member at the end of the path; each one that is missing on the way is the fallback, unless that is
  /// none.
  ///
  /// Consumes fuel for each step.
  func followed(
    from value: Value, or fallback: Value = .none, in renderer: inout Renderer
  ) throws(RuntimeError) -> Value {
    try renderer.consume(steps.count)
    var value = value
    for step in steps {
      switch step {
      case .element(let index): value = try renderer.element(of: value, at: .integer(index))
      case .member(let name): value = try renderer.member(value, named: name)
      case .refused(let path): _ = try renderer.text(path, "attribute")
      }
      if value.isUndefined, !renderer.isNone(fallback) { value = fallback }
    }
    return value
  }
}
