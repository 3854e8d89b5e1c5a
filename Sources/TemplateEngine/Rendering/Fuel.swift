/// The fuel that a rendering has consumed, by kind; `TemplateLimits` has the limits.
struct Fuel: Sendable {
  /// The work of visiting one element of a list or a dictionary, which takes about as long as reading
  /// this many bytes of a text.
  static let element = 24
  /// The work of comparing a value with one element of a list, without that for their texts and elements.
  static let comparison = 2

  var steps = 0
  /// Bytes that were read or written, or what took as long.
  var work = 0
  var handles = 0

  /// Never runs out: for what has been paid for.
  static var unlimited: Fuel { Fuel(work: .min) }

  /// Consumes work; throws when there is no more.
  mutating func consume(_ amount: Int) throws(RuntimeError) {
    work += amount
    guard work <= TemplateLimits.work else { throw Self.workExceeded }
  }

  private static let workExceeded = RuntimeError.limit(
    "the template processes more than \(TemplateLimits.work) bytes of values")

  /// Consumes the work of visiting all of a value, as hashing does; a list counts each time it occurs.
  mutating func consume(walking value: Value) throws(RuntimeError) {
    switch value {
    case .string(let text): try consume(text.utf8.count)
    case .markup(let markup): try consume(markup.bytes.count)
    case .list(let list), .tuple(let list):
      for element in list {
        try consume(Self.element)
        try consume(walking: element)
      }
    case .dictionary(let dictionary):
      for entry in dictionary.entries {
        try consume(Self.element)
        try consume(walking: entry.key)
        try consume(walking: entry.value)
      }
    default: break
    }
  }

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
