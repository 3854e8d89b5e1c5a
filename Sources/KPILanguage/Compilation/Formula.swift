/// A formula lowered to operations, which a program instantiates once for each scenario that
/// evaluates it.
struct Formula: Sendable {
  /// Their operands are `Operand.code`s.
  private(set) var operations: [Program.Operation] = []
  /// By operation.
  private(set) var debugLocations: [Program.DebugLocation] = []
  /// The cost of the operations, as `Limits.operations` counts it.
  private(set) var cost = 0
  /// Whether an operation of it solves an equation.
  private(set) var solves = false
  /// The operand that has the formula's value.
  var result = Operand.local(0)
  /// The number of its unit in the `UnitTable`; `nil` after an error.
  var unit: Int?

  /// What an operation of a formula reads.
  enum Operand {
    /// A value of the program that all instances share: a constant.
    case slot(Int)
    /// A figure that the formula names.
    case reference(Int)
    /// An operation of the formula.
    case local(Int)

    /// The operand as a number: slots as they are, the others below zero.
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
    switch operation {
    case .root: cost += Limits.operationsPerRoot
    case .aggregate(_, let cells), .weightedMean(let cells, _): cost += max(1, cells.count / 2)
    case .solve:
      solves = true
      cost += 1
    default: cost += 1
    }
    debugLocations.append(location)
    return .local(operations.count - 1)
  }

  /// Resolves an operand's code for an instance whose operations begin at slot `start`.
  static func slot(_ code: Int, start: Int, reference: (Int) -> Int) -> Int {
    guard code < 0 else { return code }
    let index = (-code - 1) / 2
    return code & 1 == 0 ? start + index : reference(index)
  }
}
