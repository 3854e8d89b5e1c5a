/// The variables of a template while it is rendered, by their index in the program.
///
/// A class, because a macro sees what its template assigns after the definition of the macro.
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
    /// The output is kept.
    case goOn
    /// The output is kept, and the value of the call is empty markup.
    case pushNothing
    /// The output becomes the value of the call.
    case pushCapture
    /// The output is escaped, because it comes from a plain text file.
    case escapeCapture
    /// The output is discarded, and the context becomes the value.
    case pushModule(template: Int)
  }

  private(set) var unit: Int
  let base: Int
  let returnAddress: Int
  var ending: Ending
  var context: Context
  /// The units of each block of the rendered template, most derived first.
  var blocks: [Int: [Int]]
  /// The current block and the index in its chain.
  var block: (name: Int, level: Int)?
  /// The recursion depth of a recursive loop.
  var loopDepth = 0
  /// Whether a fragment recording ends with it.
  var isRecorded = false
  /// The instructions of the `extends` that led to this root.
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

  /// Replaces the root of a template by that of its parent, which the given instruction extended.
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
  /// The last arguments of `loop.changed`.
  var lastValues: [Value]?
  /// The elements for which the condition of the loop was true so far.
  var kept: [Value] = []
  let isRecursive: Bool
  /// The loop as a value, once a template has used it as one.
  var reference: (loop: LoopReference, handle: Handle)?

  init(items: [Value], depth: Int, isRecursive: Bool) {
    self.items = items
    self.depth = depth
    self.isRecursive = isRecursive
  }
}

/// A loop that is used as a value, which may outlive the loop itself.
final class LoopReference {
  /// What calling the loop runs.
  struct Recursion {
    let unit: Int
    let context: Context
    let captured: [Value]
  }

  enum State {
    /// The position among the running loops.
    case running(Int)
    case ended(LoopState)
  }

  var state: State
  /// `nil` unless the loop is recursive.
  let recursion: Recursion?

  init(position: Int, recursion: Recursion?) {
    state = .running(position)
    self.recursion = recursion
  }
}

/// The object that a `Handle` refers to.
enum HandleTarget {
  case macro(unit: Int, context: Context, captured: [Value])
  case namespace([Int: Value])
  case module(template: Int, context: Context)
  case cycler([Value], position: Int)
  case joiner(Value, isUsed: Bool)
  case loop(LoopReference)
}
