/// Code and slots of one unit during compilation.
final class UnitBuilder {
  /// The unit whose slots this one can capture; `nil` for roots, blocks and so on.
  let outer: UnitBuilder?
  let isRoot: Bool
  private(set) var code: [Instruction] = []
  private(set) var ranges: [Range<Int>] = []
  private(set) var slotCount = 0
  private(set) var captures: [(outer: Int, inner: Int)] = []
  /// The slot of each name, outermost scope first.
  var scopes: [[String: Int]] = [[:]]
  /// Slots of the enclosing loops, innermost last.
  var loopSlots: [Int] = []
  /// The slot of the loop that this unit runs recursively.
  var recursiveLoopSlot: Int?
  /// Jumps out of the innermost loop and to its next iteration.
  var loopExits: [[Int]] = []
  var loopStarts: [Int] = []
  /// What is known of the values of slots.
  var objects: [Int: TemplateCompiler.KnownObject] = [:]
  /// The position of the last jump target; text is not merged across it.
  private var lastLabel = 0

  init(outer: UnitBuilder?, isRoot: Bool) {
    self.outer = outer
    self.isRoot = isRoot
  }

  /// Whether `set` assigns a variable of the context here.
  var setsVariables: Bool { isRoot && scopes.count == 1 }

  func newSlot(named name: String? = nil) -> Int {
    if let name { scopes[scopes.count - 1][name] = slotCount }
    slotCount += 1
    return slotCount - 1
  }

  /// The slot of a name in this unit, captured from an outer unit if necessary.
  func slot(_ name: String) -> Int? {
    for scope in scopes.reversed() {
      if let slot = scope[name] { return slot }
    }
    guard let outerSlot = outer?.slot(name) else { return nil }
    let slot = slotCount
    slotCount += 1
    scopes[0][name] = slot
    captures.append((outerSlot, slot))
    return slot
  }

  /// All names with their innermost slots.
  var visibleNames: [(name: String, slot: Int)] {
    var visible: [String: Int] = [:]
    for scope in scopes { visible.merge(scope) { $1 } }
    return visible.map { ($0.key, $0.value) }.sorted { $0.name < $1.name }
  }

  // MARK: Code

  @discardableResult
  func emit(
    _ operation: Instruction.Operation, _ first: Int32 = 0, _ second: Int32 = 0, small: UInt8 = 0,
    at range: Range<Int>
  ) -> Int {
    code.append(
      Instruction(operation: operation, small: small, first: first, second: second))
    ranges.append(range)
    return code.count - 1
  }

  /// Writes a part of the program's text; merged with the previous one if nothing jumps in between.
  func emitText(from start: Int, count: Int, at range: Range<Int>) {
    guard count > 0 else { return }
    if let last = code.last, last.operation == .text, code.count > lastLabel,
      Int(last.first + last.second) == start
    {
      code[code.count - 1].second += Int32(count)
    } else {
      emit(.text, Int32(start), Int32(count), at: range)
    }
  }

  /// A jump target at the current position.
  func label() -> Int32 {
    lastLabel = code.count
    return Int32(code.count)
  }

  /// Makes an earlier jump lead here.
  func land(_ jump: Int) { code[jump].first = label() }

  /// Removes the last instruction.
  func removeLast() {
    code.removeLast()
    ranges.removeLast()
  }
}

extension Instruction.Operation {
  /// Whether `first` is an address in the unit's code.
  var jumps: Bool {
    switch self {
    case .jump, .jumpIfFalse, .jumpIfFalseKeeping, .jumpIfTrueKeeping, .jumpIfGiven, .loopNext,
      .loopEnd, .compareChain:
      true
    default: false
    }
  }
}
