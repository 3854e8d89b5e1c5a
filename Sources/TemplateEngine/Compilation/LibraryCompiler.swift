import Diagnostics

/// Compiles all templates of a library; holds their shared state during compilation.
final class LibraryCompiler {
  var program: Program
  var diagnostics: [Diagnostic] = []
  /// The templates that assign each name, to distinguish misspelled names from variables.
  private(set) var assigners: [String: Set<Int>] = [:]
  /// Names and members that some template asks whether they are there, as they are written.
  var askedPaths: Set<String> = []
  /// The markup context of each template's own blocks.
  var blockContexts: [[String: OutputContext]]
  /// Blocks of lower layers that a template above them does not show.
  var unshownBlocks = UnshownBlocks()
  /// Macros that a template lacks and those of lower layers import, as far as they are reported.
  var missingMacros: Set<String> = []
  /// Checks that need all templates to be compiled.
  var laterChecks: [() -> Void] = []
  /// The top-level macros of each template, and all names that its top level assigns.
  var macros: [[String: Program.MacroSignature]]
  var exports: [Set<String>]
  /// What browsers may be in at the start of each template, macro, block and capture.
  let hazards: OpenElements.Hazards
  /// What some of them leaves browsers in, which its caller does not show.
  var leftHazards: OpenElements.Hazards = []
  /// What the root of a template leaves browsers in.
  var rootHazards: [String: OpenElements.Hazards] = [:]
  let hostFunctions: [String: Int]
  let hostFilters: [String: Int]
  let hostVariables: Set<String>
  private var messageCounts: [Int: Int] = [:]
  private var shownTemplates: [Int: Set<Int>] = [:]
  private var constantTexts: [ValueKey: Int] = [:]
  private var callShapes: [Program.CallShape: Int] = [:]
  private var places: [MarkupContext: Int] = [:]

  static func compile(
    sources: [TemplateSource], host: HostSignature, options: TemplateOptions,
    diagnostics: inout [Diagnostic]
  ) -> Program {
    var hazards: OpenElements.Hazards = []
    while true {
      let compiler = LibraryCompiler(
        sources: sources, host: host, options: options, hazards: hazards)
      compiler.compileAll()
      let left = compiler.leftHazards.union(compiler.includedHazards)
      guard left.isSubset(of: hazards) else {
        // Anything may be called after, or in, what leaves an element open.
        hazards.formUnion(left)
        continue
      }
      diagnostics += compiler.diagnostics.inSourceOrder()
      return compiler.program
    }
  }

  private init(
    sources: [TemplateSource], host: HostSignature, options: TemplateOptions,
    hazards: OpenElements.Hazards
  ) {
    self.hazards = hazards
    program = Program(host: host, options: options)
    hostFunctions = Self.indices(host.functions)
    hostFilters = Self.indices(host.filters)
    hostVariables = Set(host.variables)
    for name in host.vocabulary { _ = program.names.intern(name) }
    for source in sources {
      if let top = program.templateIndex[source.name] {
        guard program.templates[top].layer < source.layer else { continue }
        program.hiddenTemplates[source.name, default: []].append(program.templates.count)
      } else {
        program.templateIndex[source.name] = program.templates.count
      }
      program.templates.append(
        .init(
          name: source.name, file: Self.withLineFeeds(source.file), layer: source.layer,
          kind: TemplateKind(path: source.name, rule: options.escaping)))
    }
    blockContexts = Array(repeating: [:], count: program.templates.count)
    macros = Array(repeating: [:], count: program.templates.count)
    exports = Array(repeating: [], count: program.templates.count)
    for name in host.variables { _ = variable(name) }
  }

  private static func indices(_ callables: [HostSignature.Callable]) -> [String: Int] {
    Dictionary(
      callables.enumerated().map { ($0.element.name, $0.offset) }, uniquingKeysWith: { $1 })
  }

  /// Converts all line breaks to line feeds, as Jinja2 does; line numbers stay the same.
  private static func withLineFeeds(_ source: SourceFile) -> SourceFile {
    guard source.bytes.contains(0x0D) else { return source }
    var bytes: [UInt8] = []
    bytes.reserveCapacity(source.bytes.count)
    var wasReturn = false
    for byte in source.bytes {
      if byte == 0x0D {
        bytes.append(0x0A)
      } else if !(byte == 0x0A && wasReturn) {
        bytes.append(byte)
      }
      wasReturn = byte == 0x0D
    }
    return SourceFile(path: source.path, bytes: bytes)
  }

  private func compileAll() {
    var parsed: [Int: [Statement]] = [:]
    for (index, template) in program.templates.enumerated() {
      do throws(Diagnostic) {
        let statements = try Parser.statements(of: template.file, options: program.options)
        let mistakes =
          template.kind == .html
          ? MarkupMistakes.errors(
            in: template.file, upTo: Self.messageLimit + 1, translator: translator) : []
        for mistake in mistakes { report(mistake, template: index) }
        if mistakes.isEmpty { parsed[index] = statements }
        program.templates[index].isIncomplete = mistakes.count > Self.messageLimit
        program.templates[index].hasErrors = !mistakes.isEmpty
      } catch {
        program.templates[index].hasErrors = true
        var errors = SyntaxErrorFinder.errors(
          in: template.file, upTo: Self.messageLimit + 1, translator: translator)
        // Some need more than one tag to be seen.
        let isOfSyntax = [
          TemplateMessages.syntax.id, TemplateMessages.unclosed.id, TemplateMessages.unknownTag.id,
        ].contains(error.id)
        if errors.isEmpty || !isOfSyntax { errors = [error] }
        for error in errors { report(error, template: index) }
        program.templates[index].isIncomplete = errors.count > Self.messageLimit
      }
    }
    let order = InheritanceOrder(program: program, statements: parsed)
    diagnostics += order.diagnostics
    for (template, parent) in order.parents { program.templates[template].parent = parent }
    for index in order.templates {
      guard let statements = parsed[index] else { continue }
      let before = diagnostics.count
      TemplateCompiler(library: self, template: index).compile(statements)
      if diagnostics[before...].hasErrors { program.templates[index].hasErrors = true }
    }
    for template in order.circular { program.templates[template].hasErrors = true }
    linkBlocks(order.templates)
    for check in laterChecks { check() }
    // The checks retain the compiler, which retains them.
    laterChecks.removeAll()
    closeReports()
    markTemplatesWithErrors()
    diagnostics += unshownBlocks.diagnostics
    program.assignedVariables = Set(
      assignedNames.compactMap { program.names.id(of: $0).flatMap { program.variables[$0] } })
  }

  /// What templates that others may include leave browsers in.
  private var includedHazards: OpenElements.Hazards {
    let named = Set(program.templates.flatMap(\.references).map(Program.plainName))
    let isAnyNamed = program.templates.contains { $0.namesAnyTemplate }
    return rootHazards.filter { isAnyNamed || named.contains($0.key) }
      .reduce(into: []) { $0.formUnion($1.value) }
  }

  /// Deferred checks know only locations; a template with any error in it can't be rendered.
  private func markTemplatesWithErrors() {
    let paths = Set(diagnostics.filter { $0.severity == .error }.compactMap { $0.location?.path })
    for index in program.templates.indices
    where paths.contains(program.templates[index].file.path) {
      program.templates[index].hasErrors = true
    }
  }

  // MARK: Names

  /// All names that some template assigns.
  var assignedNames: Set<String> { Set(assigners.keys) }

  func noteAssigned(_ name: String, in template: Int) {
    assigners[name, default: []].insert(template)
  }

  /// Whether a template may see a variable because one that shows it, or that it shows, assigns it; where it does so
  /// itself is not asked.
  func maySee(_ name: String, from template: Int) -> Bool {
    guard let assigners = assigners[name] else { return false }
    return assigners.contains { other in
      program.templates[other].namesAnyTemplate
        || program.templates[template].namesAnyTemplate
        || shown(by: other).contains(template) || shown(by: template).contains(other)
    }
  }

  /// All templates that one includes, extends or imports, and those that they do.
  private func shown(by template: Int) -> Set<Int> {
    if let known = shownTemplates[template] { return known }
    var found: Set<Int> = []
    var open = [template]
    while let next = open.popLast() {
      for name in program.templates[next].references {
        let plain = Program.plainName(name)
        for index in [program.templateIndex[plain]] + (program.hiddenTemplates[plain] ?? []) {
          guard let index, found.insert(index).inserted else { continue }
          open.append(index)
        }
      }
    }
    shownTemplates[template] = found
    return found
  }

  private func linkBlocks(_ order: [Int]) {
    for index in order {
      let template = program.templates[index]
      var chains = template.parent.map { program.templates[$0].chains } ?? [:]
      for (name, unit) in template.blocks { chains[name] = [unit] + (chains[name] ?? []) }
      program.templates[index].chains = chains
    }
  }

  // MARK: Messages

  /// For messages, which are rare.
  var translator: TagTranslator {
    TagTranslator(host: program.host, templates: program.templates.map(\.name))
  }

  /// Adds a message about a template, unless there are so many already that nobody reads them.
  func report(
    _ message: @autoclosure () -> TemplateMessage, template: Int, _ range: Range<Int>
  ) {
    report(
      translator.diagnostic(message(), at: range, in: program.templates[template].file),
      template: template)
  }

  private func report(_ diagnostic: @autoclosure () -> Diagnostic, template: Int) {
    messageCounts[template, default: 0] += 1
    guard messageCounts[template, default: 0] <= Self.messageLimit else { return }
    diagnostics.append(diagnostic())
  }

  /// With the line that says how many more there are, as many as the console shows.
  ///
  /// Finding the place of a message takes reading the template up to there.
  private static let messageLimit = 99

  /// Says of which templates there are more messages than are shown.
  private func closeReports() {
    for (template, count) in messageCounts where count > Self.messageLimit {
      let file = program.templates[template].file
      diagnostics.append(
        TemplateMessages.tooMany(
          program.templates[template].isIncomplete ? nil : count - Self.messageLimit,
          at: file.location(file.bytes.count..<file.bytes.count)))
    }
  }

  // MARK: Tables

  func constant(_ value: Value) -> Int32 {
    if case .string = value {
      if let index = constantTexts[ValueKey(value)] { return Int32(index) }
      constantTexts[ValueKey(value)] = program.constants.count
    }
    program.constants.append(value)
    return Int32(program.constants.count - 1)
  }

  func name(_ text: String) -> Int32 { Int32(program.names.intern(text)) }

  /// The index of a variable in all contexts.
  func variable(_ text: String) -> Int32 {
    let name = program.names.intern(text)
    if let index = program.variables[name] { return Int32(index) }
    program.variables[name] = program.variableNames.count
    program.variableNames.append(name)
    return Int32(program.variableNames.count - 1)
  }

  func place(_ context: MarkupContext) -> Int32 {
    if let index = places[context] { return Int32(index) }
    places[context] = program.places.count
    program.places.append(context)
    return Int32(program.places.count - 1)
  }

  func callShape(_ shape: Program.CallShape) -> Int32 {
    if let index = callShapes[shape] { return Int32(index) }
    callShapes[shape] = program.callShapes.count
    program.callShapes.append(shape)
    return Int32(program.callShapes.count - 1)
  }
}
