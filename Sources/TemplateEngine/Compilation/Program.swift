import Diagnostics

/// All templates of a library as one array of instructions, with the tables they refer to.
struct Program: Sendable {
  var code: [Instruction] = []
  /// The source of each instruction.
  var debugLocations: [DebugLocation] = []
  /// The literal text of all templates.
  var text: [UInt8] = []
  var constants: [Value] = []
  var names = NameTable()
  var templates: [CompiledTemplate] = []
  /// The topmost template of each name.
  var templateIndex: [String: Int] = [:]
  /// The templates that are hidden by others of their names in layers above, the upper ones first.
  var hiddenTemplates: [String: [Int]] = [:]
  var units: [Unit] = []
  var callShapes: [CallShape] = []
  /// Where markup is printed that must be read for it.
  var places: [MarkupContext] = []
  /// Slots of a frame that an included template or a scoped block reads as variables.
  var overlays: [[(variable: Int, slot: Int)]] = []
  /// The index of a variable in each context, by the id of its name.
  var variables: [Int: Int] = [:]
  var variableNames: [Int] = []
  /// The variables whose names are assigned by some template, in any scope.
  var assignedVariables: Set<Int> = []
  let host: HostSignature
  let options: TemplateOptions

  /// A compact source range.
  struct DebugLocation: Sendable {
    let template: Int32
    let start: Int32
    let end: Int32
  }

  /// Code with its own slots: the root of a template, a block, a macro, or the body of a recursive loop.
  struct Unit: Sendable {
    let template: Int
    var start = 0
    var slotCount = 0
    let kind: TemplateKind
    var macro: MacroSignature?
    /// Slots of the defining frame, and the slots here that receive their values.
    var captures: [(outer: Int, inner: Int)] = []
    var block: Block?

    /// Whether values are escaped, so that the output is markup.
    var escapes: Bool { kind != .text }
  }

  struct Block: Sendable {
    let name: Int
    /// Whether a template must override it.
    let isRequired: Bool
    /// The markup context that it was compiled for.
    let context: OutputContext
  }

  struct MacroSignature: Sendable {
    let name: String
    let parameters: [String]
    let hasDefault: [Bool]
    var usesCaller = false
    var usesVarargs = false
    var usesKeywords = false

    /// Slots after the parameters.
    var callerSlot: Int { parameters.count }
    var varargsSlot: Int { parameters.count + 1 }
    var keywordsSlot: Int { parameters.count + 2 }
  }

  /// How the arguments of a call are laid out on the stack: positional arguments, keyword values,
  /// `*list`, `**dictionary`, and the caller.
  struct CallShape: Sendable, Hashable {
    var positional = 0
    var keywords: [String] = []
    var hasSpread = false
    var hasKeywordSpread = false
    var hasCaller = false
    /// A macro may write to the output instead of returning a value.
    var writesDirectly = false

    var count: Int {
      positional + keywords.count + (hasSpread ? 1 : 0) + (hasKeywordSpread ? 1 : 0)
        + (hasCaller ? 1 : 0)
    }
  }

  /// A place at which a template names another one.
  struct WrittenUse: Sendable, Hashable {
    let kind: TemplateUse.Kind
    let name: String
    let range: Range<Int>
  }

  struct CompiledTemplate: Sendable {
    let name: String
    let file: SourceFile
    let layer: Int
    let kind: TemplateKind
    var root = -1
    var hasErrors = false
    /// Whether not all of its errors were looked for, because it has so many.
    var isIncomplete = false
    /// Whether its root assigns variables, so that it needs its own context.
    var setsVariables = false
    /// The template it extends, if known at compile time.
    var parent: Int?
    /// The names of the templates that it extends, includes or imports, existing or not.
    var references: Set<String> = []
    /// Where it says so; a place that is compiled twice is there twice.
    var uses: [WrittenUse] = []
    /// Whether it computes such a name, so that it may refer to any template.
    var namesAnyTemplate = false
    /// The literal first arguments of its calls of host functions, by the function's index, each with the conditions
    /// under which the calls are reached.
    var literals: [Int: [String: [SettledCondition]]] = [:]
    /// The host functions whose first argument it computes.
    var openCalls: Set<Int> = []
    /// Where it prints a value unescaped.
    var safeUses: [Range<Int>] = []
    /// The units of its own blocks by name.
    var blocks: [Int: Int] = [:]
    /// For each block all its units, most derived first, including those of known parents.
    var chains: [Int: [Int]] = [:]

    /// Whether including it modifies its context.
    var needsContext: Bool { setsVariables || parent != nil }
  }

  /// What begins a name that means the next layer below.
  static let nextLayer = "theme:"

  /// A name without what says in which layer it is looked for.
  static func plainName(_ name: String) -> String {
    name.hasPrefix(nextLayer) ? String(name.dropFirst(nextLayer.utf8.count)) : name
  }

  /// The template that another one means by a name; `nil` where there is none.
  func template(named name: String, from template: Int) -> Int? {
    if let index = templateIndex[name] { return index }
    guard name.hasPrefix(Self.nextLayer) else { return nil }
    let plain = String(name.dropFirst(Self.nextLayer.utf8.count))
    let layer = templates[template].layer
    if let top = templateIndex[plain], templates[top].layer > layer { return top }
    return hiddenTemplates[plain]?.first { templates[$0].layer > layer }
  }

  /// The template of an instruction, and the part that it was compiled from.
  func source(of instruction: Int) -> (file: SourceFile, range: Range<Int>) {
    let location = debugLocations[min(instruction, debugLocations.count - 1)]
    return (templates[Int(location.template)].file, Int(location.start)..<Int(location.end))
  }

  func location(of instruction: Int) -> SourceLocation {
    let (file, range) = source(of: instruction)
    return file.location(range)
  }
}

/// A reference to the program, so that starting a rendering costs one retain.
final class SharedProgram: Sendable {
  let program: Program

  init(_ program: Program) { self.program = program }
}

/// How a file's text is escaped.
enum TemplateKind: String, Sendable {
  case html = "HTML"
  case xml = "XML"
  case text

  /// Whether a macro of the other kind can be called here; plain text is escaped.
  func takes(_ other: TemplateKind) -> Bool { self == other || self == .text || other == .text }

  init(path: String, rule: TemplateOptions.EscapingRule) {
    if rule == .none || path.hasSuffix(".txt") {
      self = .text
    } else {
      self = path.hasSuffix(".xml") ? .xml : .html
    }
  }
}

/// Interned names.
struct NameTable: Sendable {
  private(set) var texts: [String] = []
  private var ids: [String: Int] = [:]

  /// The id of a name, which is added if it is new.
  mutating func intern(_ text: String) -> Int {
    if let id = ids[text] { return id }
    ids[text] = texts.count
    texts.append(text)
    return texts.count - 1
  }

  /// The id of a name if some template or the vocabulary contains it.
  ///
  /// No template contains one with more combining marks than a text may have, which would take long to
  /// look for.
  func id(of text: String) -> Int? { StreamSafeText.hasExcess(text) ? nil : ids[text] }

  func text(_ id: Int) -> String { texts[id] }
}
