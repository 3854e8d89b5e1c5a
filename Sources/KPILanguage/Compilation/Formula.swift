/// A formula as operations that can be put into a program again and again: once for each scenario.
struct Formula: Sendable {
  /// Their operands are `Operand`s.
  private(set) var operations: [Program.Operation] = []
  /// By operation.
  private(set) var debugLocations: [Program.DebugLocation] = []
  /// How much time the operations take.
  private(set) var cost = 0
  /// What holds the formula's value.
  var result = Operand.local(0)
  /// The number of its unit; `nil` where something is in error.
  var unit: Int?

  /// What an operation of a formula reads.
  enum Operand {
    /// A value of the program that is the same for all: a constant.
    case slot(Int)
    /// A figure that the formula names.
    case reference(Int)
    /// An operation of the formula.
    case local(Int)

    /// As an operation holds it.
    var code: Int {
      switch self {
      case .slot(let slot): slot
      case .reference(let index): -2 * index - 1
      case .local(let index): -2 * index - 2
      }
    }
  }

  mutating func append(_ operation: Program.Operation, at location: Program.DebugLocation)
    -> Operand
  {
    operations.append(operation)
    if case .root = operation { cost += Limits.operationsPerRoot } else { cost += 1 }
    debugLocations.append(location)
    return .local(operations.count - 1)
  }

  /// The slot that an operand's code means where the formula's operations begin at `start`.
  static func slot(_ code: Int, start: Int, reference: (Int) -> Int) -> Int {
    guard code < 0 else { return code }
    let index = (-code - 1) / 2
    return code & 1 == 0 ? start + index : reference(index)
  }
}
