/// The fuel that a rendering has consumed, by kind; `TemplateLimits` has the limits.
struct Fuel: Sendable {
  var steps = 0
  var work = 0
  var handles = 0

  static func + (left: Fuel, right: Fuel) -> Fuel {
    Fuel(
      steps: left.steps + right.steps, work: left.work + right.work,
      handles: left.handles + right.handles)
  }

  static func - (left: Fuel, right: Fuel) -> Fuel {
    Fuel(
      steps: left.steps - right.steps, work: left.work - right.work,
      handles: left.handles - right.handles)
  }

  var isWithinLimits: Bool {
    steps <= TemplateLimits.steps && work <= TemplateLimits.work
      && handles <= TemplateLimits.handles
  }
}
