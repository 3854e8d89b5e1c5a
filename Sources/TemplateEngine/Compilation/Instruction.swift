/// One step of the renderer, a stack machine; what the operands mean is said at each operation.
struct Instruction: Sendable {
  var operation: Operation
  /// A small operand: a mode, an operator, a flag.
  var small: UInt8 = 0
  var first: Int32 = 0
  var second: Int32 = 0

  enum Operation: UInt8, Sendable {
    /// Writes `second` bytes of the program's text from `first` on.
    case text
    /// Writes the top value; `small` is an `EscapeMode`.
    case emit
    /// Writes the member `first` of the slot `second`; `small` is an `EscapeMode`.
    case emitSlotMember
    /// A URL begins; with `small` 1 it is to be trusted.
    case urlStart
    /// With `small` 1 it was a list of URLs, such as `srcset`.
    case urlEnd

    case constant
    case loadSlot
    case storeSlot
    case loadVariable
    case storeVariable
    /// Member `first` (a name) of the top value.
    case member
    /// Member `first` of the slot `second`.
    case slotMember
    case element
    /// `small` has a bit for each of start, end and step that is on the stack.
    case slice
    case makeList
    case makeTuple
    case makeDictionary
    case unary
    case binary
    case compare
    /// A comparison within a chain: false jumps to `first` with false on the stack.
    case compareChain
    case concatenate
    case toTruth
    case pop

    case jump
    case jumpIfFalse
    /// The short ways of `and` and `or`: jumps with the value, or drops it.
    case jumpIfFalseKeeping
    case jumpIfTrueKeeping
    /// Jumps to `first` unless the parameter in slot `second` was left out.
    case jumpIfGiven

    /// Built-in filter `first` with `second` arguments above the value.
    case filter
    /// Filter `first` of the host; `second` arguments, keyword list in the next instruction.
    case hostFilter
    /// Test `first` with `second` arguments; `small` is 1 where it is negated.
    case test
    /// `map`, `select`, …: `small` is the `Selection`, `first` the inner filter or test, `second` its
    /// arguments.
    case each
    /// Built-in function `first` with `second` arguments.
    case function
    case hostFunction
    /// Calls the value below `second` arguments; `first` is a call shape.
    case call
    /// Calls member `first` of the value below the arguments; the call shape is in the next one.
    case callMember
    /// An operand that the instruction before it has no room for.
    case operand

    /// Starts a loop over the top value and puts its handle into slot `first`.
    case loopStart
    /// Takes the next element to slot `second` (or the stack where it is -1); at the end jumps to
    /// `first`.
    case loopNext
    /// Ends the loop; jumps to `first` if there was an iteration.
    case loopEnd
    case loopDrop
    /// Keeps the current element for the loop behind the condition.
    case loopKeep
    /// Ends the loop over the condition and pushes what was kept.
    case loopKept
    /// Field `first` (a `LoopField`) of the loop in slot `second`.
    case loopField
    case loopCycle
    case loopChanged
    /// Runs unit `first` as a recursive loop over the top value.
    case recursiveLoop
    /// `loop(…)` within a recursive loop.
    case recurse
    /// Takes the top value apart into `first` values.
    case unpack

    case captureStart
    /// Pushes what was written since; `small` 1 as markup.
    case captureEnd
    case captureDrop

    /// Pushes the macro `first` with the values it captures.
    case makeMacro
    /// Sets member `first` of the namespace on top to the value below it.
    case setMember
    /// Runs block `first` (a name); `small` 1 where its body is scoped, `second` the overlay.
    case block
    /// Runs the next block up the chain; `small` 1 captures what it writes.
    case superBlock
    /// Runs block `first` from the start of its chain and pushes what it writes.
    case selfBlock
    /// Includes the template or the list of templates on top; `small` holds `IncludeFlags`, `second`
    /// the overlay.
    case include
    /// Pushes the module of the template on top; `small` 1 with the context.
    case importModule
    /// Pushes the export `first` (a name) of the module on top and leaves that below.
    case export
    /// Goes on as the template on top.
    case extend
    case unitEnd
  }
}

/// What of a `for` loop is asked for.
enum LoopField: Int32, Sendable, CaseIterable {
  case index
  case index0
  case revindex
  case revindex0
  case first
  case last
  case length
  case depth
  case depth0
  case previtem
  case nextitem

  init?(name: String) {
    guard let field = Self.allCases.first(where: { "\($0)" == name }) else { return nil }
    self = field
  }

  /// For suggestions.
  static let names = allCases.map { "\($0)" } + ["cycle", "changed"]
}

/// The filters that apply another filter or a test to each element.
enum Selection: UInt8, Sendable {
  case map
  case mapAttribute
  case select
  case reject
  case selectAttribute
  case rejectAttribute
  /// Without a test: by truth.
  case selectTrue
  case rejectTrue
}

struct IncludeFlags: OptionSet, Sendable {
  let rawValue: UInt8

  static let ignoresMissing = IncludeFlags(rawValue: 1)
  static let hasContext = IncludeFlags(rawValue: 2)
}
