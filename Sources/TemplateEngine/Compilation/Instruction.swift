/// An instruction of the renderer's stack machine; each operation documents its operands.
struct Instruction: Sendable {
  var operation: Operation
  /// A small operand: a mode, an operator, a flag.
  var small: UInt8 = 0
  var first: Int32 = 0
  var second: Int32 = 0

  enum Operation: UInt8, Sendable {
    /// Writes `second` bytes of the program's text, starting at `first`.
    case text
    /// Writes the top value; `small` is an `EscapeMode`.
    case emit
    /// Writes the member `first` of the slot `second`; `small` is an `EscapeMode`.
    case emitSlotMember
    /// A URL begins.
    case urlStart
    /// Writes the top value unchanged, as a part of a URL that the template declares safe.
    case emitSafeURL
    /// A URL ends; `small` is the code of a `URLScheme.Check`.
    case urlEnd
    /// The name of an attribute ends, a part of which may be a value.
    case nameEnd

    case constant
    case loadSlot
    case storeSlot
    case loadVariable
    /// Variable `first`, or else function `second` of Jinja, or of the host if `small` is 1.
    case loadFunction
    /// The loop in slot `first` as a value.
    case loadLoop
    case storeVariable
    /// Member `first` (a name) of the top value.
    case member
    /// Member `first` of the slot `second`.
    case slotMember
    case element
    /// `small` has one bit for each of start, end and step that is on the stack.
    case slice
    case makeList
    case makeTuple
    case makeDictionary
    case unary
    case binary
    case compare
    /// A comparison in a chain: jumps to `first` with false on the stack if it is false.
    case compareChain
    case concatenate
    case toTruth
    case pop

    case jump
    case jumpIfFalse
    /// Short-circuit `and` and `or`: jumps and keeps the value, or drops it.
    case jumpIfFalseKeeping
    case jumpIfTrueKeeping
    /// Jumps to `first` unless the parameter in slot `second` was omitted.
    case jumpIfGiven

    /// Jinja filter `first` with `second` arguments above the value.
    case filter
    /// Filter `first` of the host with `second` arguments; the keywords are in the next instruction.
    case hostFilter
    /// Test `first` with `second` arguments; `small` is 1 if it is negated.
    case test
    /// `map`, `select`, …: `small` is the `Selection`, `first` the inner filter or test, `second` its
    /// arguments.
    case each
    /// Jinja function `first` with `second` arguments.
    case function
    case hostFunction
    /// Calls the value below the arguments; `first` is a call shape.
    case call
    /// Calls member `first` of the value below the arguments; the call shape is in the next instruction.
    case callMember
    /// An additional operand of the previous instruction.
    case operand

    /// Starts a loop over the top value and puts its handle into slot `first`; `small` is 1 if the loop
    /// is recursive.
    case loopStart
    /// Moves the next element to slot `second`, or to the stack if that is -1; jumps to `first` at the
    /// end.
    case loopNext
    /// Ends the loop; jumps to `first` if there was at least one iteration.
    case loopEnd
    case loopDrop
    /// Keeps the current element for the loop that follows the condition.
    case loopKeep
    /// Ends the loop of the condition and pushes the elements that were kept.
    case loopKept
    /// Field `first` (a `LoopField`) of the loop in slot `second`.
    case loopField
    case loopCycle
    case loopChanged
    /// Runs unit `first` as a recursive loop over the top value.
    case recursiveLoop
    /// `loop(…)` within a recursive loop.
    case recurse
    /// Unpacks the top value into `first` values.
    case unpack

    case captureStart
    /// Pushes what was written since the capture started; as markup if `small` is 1.
    case captureEnd
    case captureDrop

    /// Pushes the macro of unit `first` with the values it captures.
    case makeMacro
    /// Sets member `first` of the namespace on top of the stack to the value below it.
    case setMember
    /// Runs block `first` (a name); `small` is 1 if its body is scoped, and `second` the overlay.
    case block
    /// Runs the next block up the chain; captures its output if `small` is 1.
    case superBlock
    /// Runs block `first` from the start of its chain and pushes its output.
    case selfBlock
    /// Includes the template, or the first existing one of a list, that is on top of the stack; `small`
    /// holds `IncludeFlags`, `second` the overlay.
    case include
    /// Pushes the module of the template on top of the stack; with the context if `small` is 1.
    case importModule
    /// Pushes the export `first` (a name) of the module on top of the stack, which stays below it.
    case export
    /// Continues with the parent template on top of the stack.
    case extend
    case unitEnd
  }
}

/// A member of `loop`.
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

  /// Used for suggestions.
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
