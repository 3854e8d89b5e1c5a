import Diagnostics

/// All templates of a library as one array of instructions with what they refer to.
struct Program: Sendable {
  var code: [Instruction] = []
  /// Where each instruction comes from.
  var debugLocations: [DebugLocation] = []
  /// The literal text of all templates.
  var text: [UInt8] = []
  var constants: [Value] = []
  var names = NameTable()
  var templates: [CompiledTemplate] = []
  var templateIndex: [String: Int] = [:]
  var units: [Unit] = []
  var callShapes: [CallShape] = []
  /// Slots of a frame that an included template or a scoped block sees as variables.
  var overlays: [[(variable: Int, slot: Int)]] = []
  /// The place of a variable in the contexts, by its name's id.
  var variables: [Int: Int] = [:]
  var variableNames: [Int] = []
  /// The variables whose names some template gives a value to, in whatever scope.
  var assignedVariables: Set<Int> = []
  let host: HostSignature
  let options: TemplateOptions

  /// A place in a template, kept small.
  struct DebugLocation: Sendable {
    let template: Int32
    let start: Int32
    let end: Int32
  }

  /// A stretch of code with slots of its own: a template's root, a block, a macro, a loop's body.
  struct Unit: Sendable {
    let template: Int
    var start = 0
    var slotCount = 0
    let kind: TemplateKind
    var macro: MacroSignature?
    /// Slots of the frame it is made in, and the slots here that get their values.
    var captures: [(outer: Int, inner: Int)] = []
    var block: Block?

    /// Whether values are escaped, so that what it writes is markup.
    var escapes: Bool { kind != .text }
  }

  struct Block: Sendable {
    let name: Int
    /// Whether a template must override it.
    let isRequired: Bool
    /// Where in the markup it was compiled to stand.
    let context: OutputContext
  }

  struct MacroSignature: Sendable {
    let name: String
    let parameters: [String]
    let hasDefault: [Bool]
    var usesCaller = false
    var usesVarargs = false
    var usesKeywords = false

    /// Slots behind the parameters.
    var callerSlot: Int { parameters.count }
    var varargsSlot: Int { parameters.count + 1 }
    var keywordsSlot: Int { parameters.count + 2 }
  }

  /// How the arguments of a call lie on the stack: positional ones, then keyword values, then the
  /// spread ones, then the caller.
  struct CallShape: Sendable, Hashable {
    var positional = 0
    var keywords: [String] = []
    var hasSpread = false
    var hasKeywordSpread = false
    var hasCaller = false
    /// A macro may write directly instead of returning what it wrote.
    var writesDirectly = false

    var count: Int {
      positional + keywords.count + (hasSpread ? 1 : 0) + (hasKeywordSpread ? 1 : 0)
        + (hasCaller ? 1 : 0)
    }
  }

  struct CompiledTemplate: Sendable {
    let name: String
    let file: SourceFile
    let kind: TemplateKind
    var root = -1
    var hasErrors = false
    /// Whether its root sets variables, so that it needs a context of its own.
    var setsVariables = false
    /// The template it extends, where that is known.
    var parent: Int?
    /// The names of the templates that it extends, includes or imports, existing or not.
    var references: Set<String> = []
    /// Whether it computes such a name, so that it may be any.
    var namesAnyTemplate = false
    /// Where it lets a value out unescaped.
    var safeUses: [Range<Int>] = []
    /// The units of its own blocks by name.
    var blocks: [Int: Int] = [:]
    /// For each block all its units, the nearest first; through all parents that are known.
    var chains: [Int: [Int]] = [:]

    /// Whether including it leaves traces in a context.
    var needsContext: Bool { setsVariables || parent != nil }
  }

  func location(of instruction: Int) -> SourceLocation {
    let location = debugLocations[min(instruction, debugLocations.count - 1)]
    return templates[Int(location.template)].file.location(Int(location.start)..<Int(location.end))
  }
}

/// A program that all renderings share, so that starting one counts one reference.
final class SharedProgram: Sendable {
  let program: Program

  init(_ program: Program) { self.program = program }
}

/// How a file's text is escaped.
enum TemplateKind: String, Sendable {
  case html = "HTML"
  case xml = "XML"
  case text

  /// Whether what a macro of the other kind writes may stand here: plain text is escaped then.
  func takes(_ other: TemplateKind) -> Bool { self == other || self == .text || other == .text }

  /// The way out where it may not.
  static let helpForMacros =
    "write one macro for each format, or let the file name end in \".txt\": the output of its macros "
    + "is plain text, which is escaped where it is printed"

  init(path: String, rule: TemplateOptions.EscapingRule) {
    if rule == .none || path.hasSuffix(".txt") {
      self = .text
    } else {
      self = path.hasSuffix(".xml") ? .xml : .html
    }
  }
}

/// Names and the ids that stand for them.
struct NameTable: Sendable {
  private(set) var texts: [String] = []
  private var ids: [String: Int] = [:]

  /// The id of a name, which is new or known.
  mutating func intern(_ text: String) -> Int {
    if let id = ids[text] { return id }
    ids[text] = texts.count
    texts.append(text)
    return texts.count - 1
  }

  /// The id of a name that some template or the vocabulary contains.
  func id(of text: String) -> Int? { ids[text] }

  func text(_ id: Int) -> String { texts[id] }
}
