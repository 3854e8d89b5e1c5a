/// The variables of a template while it is rendered, by their places in the program.
///
/// A class, because a macro sees what its template sets after the macro's definition.
final class Context {
  var values: [Value?]

  init(_ values: [Value?]) { self.values = values }
}

/// One activation of a unit.
struct Frame {
  /// What happens when the unit ends.
  enum Ending {
    /// The rendering is done.
    case finish
    /// What was written stays written.
    case goOn
    /// The same, and the caller gets an empty text as value.
    case pushNothing
    /// What was written becomes the value.
    case pushCapture
    /// What was written is escaped, as it comes from a file that is not.
    case escapeCapture
    /// What was written is dropped, and the context becomes the value.
    case pushModule(template: Int)
  }

  private(set) var unit: Int
  let base: Int
  let returnAddress: Int
  var ending: Ending
  var context: Context
  /// The units of each block, the nearest first, of the template that is rendered.
  var blocks: [Int: [Int]]
  /// The block that is run and which one of its units.
  var block: (name: Int, level: Int)?
  /// How deep the recursive loop is in itself.
  var loopDepth = 0
  /// Whether it is the frame of a recording.
  var isRecorded = false
  /// The `extends` that led to this root, as instructions.
  var extensions: [Int] = []

  init(
    unit: Int, base: Int, returnAddress: Int, ending: Ending, context: Context, blocks: [Int: [Int]]
  ) {
    self.unit = unit
    self.base = base
    self.returnAddress = returnAddress
    self.ending = ending
    self.context = context
    self.blocks = blocks
  }

  /// The root at hand has ended and its parent's goes on in its place; the `extends` is named by its
  /// instruction.
  mutating func goOn(in root: Int, extendedAt instruction: Int) {
    unit = root
    block = nil
    loopDepth = 0
    extensions.append(instruction)
  }
}

/// A running `for`.
struct LoopState {
  let items: [Value]
  var index = -1
  let depth: Int
  /// What `loop.changed` was last asked about.
  var lastValues: [Value]?
  /// What the condition of the loop kept so far.
  var kept: [Value] = []

  init(items: [Value], depth: Int) {
    self.items = items
    self.depth = depth
  }
}

/// What a `Handle` refers to.
enum HandleTarget {
  case macro(unit: Int, context: Context, captured: [Value])
  case namespace([Int: Value])
  case module(template: Int, context: Context)
  case cycler([Value], position: Int)
  case joiner(Value, isUsed: Bool)
}
