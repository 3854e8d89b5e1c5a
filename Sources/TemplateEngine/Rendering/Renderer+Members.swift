import Diagnostics

extension Renderer {
  /// `value.name`; undefined if there is no such member.
  @inline(__always)
  func member(_ owner: Value, _ name: Int32) throws(RuntimeError) -> Value {
    switch owner {
    case .object(let object):
      if let value = host.member(Name(id: Int(name)), of: object) { return value }
    case .dictionary(let dictionary):
      if let value = dictionary[program.names.text(Int(name))] { return value }
    default:
      if let value = try rareMember(owner, Int(name)) { return value }
    }
    return .undefined(Undefined(.member(program.names.text(Int(name)), owner: owner)))
  }

  private func rareMember(_ owner: Value, _ name: Int) throws(RuntimeError) -> Value? {
    switch owner {
    case .undefined(let undefined): throw error(using: undefined)
    case .handle(let handle):
      return target(of: handle).flatMap { member(of: $0, name) }
    case .tuple(let pair): return Self.part(of: pair, program.names.text(name))
    default: return nil
    }
  }

  /// The pairs of `groupby` have named elements.
  private static func part(of pair: ValueList, _ name: String) -> Value? {
    guard pair.count == 2 else { return nil }
    return name == "grouper" ? pair[0] : name == "list" ? pair[1] : nil
  }

  private func member(of target: HandleTarget, _ name: Int) -> Value? {
    switch target {
    case .namespace(let values): values[name]
    case .module(let template, let context): exported(name, template, context)
    default: fixedMember(of: target, program.names.text(name))
    }
  }

  /// A member whose name is part of the language, so that no template needs to contain it.
  private func fixedMember(of target: HandleTarget, _ name: String) -> Value? {
    switch target {
    case .loop(let reference): return LoopField(name: name).map { loopField($0, of: reference) }
    case .cycler(let values, let position):
      return name == "current" ? values[position % values.count] : nil
    case .macro(let unit, _, _):
      guard let macro = program.units[unit].macro else { return nil }
      switch name {
      case "name": return .string(macro.name)
      case "arguments": return .tuple(ValueList(macro.parameters.map { .string($0) }))
      case "catch_varargs": return .boolean(macro.usesVarargs)
      case "catch_kwargs": return .boolean(macro.usesKeywords)
      case "caller": return .boolean(macro.usesCaller)
      default: return nil
      }
    case .namespace, .module, .joiner: return nil
    }
  }

  /// A variable that the top level of an imported template has assigned; names with "_" are private.
  private func exported(_ name: Int, _ template: Int, _ context: Context) -> Value? {
    guard !program.names.text(name).hasPrefix("_"), let index = program.variables[name] else {
      return nil
    }
    if !recordings.isEmpty { note(index) }
    return context.values[index]
  }

  /// A member by a name that is computed at run time.
  func member(_ owner: Value, named name: String) throws(RuntimeError) -> Value {
    if case .dictionary(let dictionary) = owner, let value = dictionary[name] { return value }
    if case .tuple(let pair) = owner, let value = Self.part(of: pair, name) { return value }
    if case .handle(let handle) = owner, let target = target(of: handle),
      let value = fixedMember(of: target, name)
    {
      return value
    }
    if let id = program.names.id(of: name) { return try member(owner, Int32(id)) }
    if case .undefined(let undefined) = owner { throw error(using: undefined) }
    return .undefined(Undefined(.member(name, owner: owner)))
  }

  /// `value[index]`; of a string in O(1) if it is ASCII, else the characters before it are counted.
  mutating func element(of owner: Value, at index: Value) throws(RuntimeError) -> Value {
    switch (owner, index) {
    case (.undefined(let undefined), _): throw error(using: undefined)
    case (_, .undefined(let undefined)) where isStrict: throw error(using: undefined)
    case (.dictionary(let dictionary), _):
      try consumed.consume(walking: index)
      if let value = dictionary[index] { return value }
    case (.list(let list), .integer(let position)), (.tuple(let list), .integer(let position)):
      let position = position < 0 ? position + list.count : position
      if list.indices.contains(position) { return list[position] }
    case (.string, .integer(let position)), (.markup, .integer(let position)):
      if let character = try character(of: owner, at: position) {
        return owner.withText(String(Character(character)))
      }
    case (.list, .boolean(let flag)), (.tuple, .boolean(let flag)), (.string, .boolean(let flag)),
      (.markup, .boolean(let flag)):
      return try element(of: owner, at: .integer(flag ? 1 : 0))
    case (_, .string(let name)): return try member(owner, named: name)
    default: break
    }
    return .undefined(Undefined(.element(index, owner: owner)))
  }

  /// A character by its index, from the end if it is negative; `nil` if there is none.
  private mutating func character(
    of owner: Value, at position: Int
  ) throws(RuntimeError) -> Unicode.Scalar? {
    let text = owner.text ?? ""
    if case .markup = owner { try consume(text.utf8.count) }
    // Swift knows the length in UTF-16 of an ASCII string, which no other string has in UTF-8.
    if text.utf16.count == text.utf8.count {
      let index = position < 0 ? position + text.utf8.count : position
      guard (0..<text.utf8.count).contains(index) else { return nil }
      return Unicode.Scalar(text.utf8[text.utf8.index(text.startIndex, offsetBy: index)])
    }
    let scalars = text.unicodeScalars
    let (start, end) = (scalars.startIndex, scalars.endIndex)
    let index =
      position < 0
      ? scalars.index(end, offsetBy: position, limitedBy: start)
      : scalars.index(start, offsetBy: position, limitedBy: end)
    let steps = position.magnitude
    try consume(Int(min(steps, UInt(text.utf8.count))))
    return index.flatMap { $0 == end ? nil : scalars[$0] }
  }

  /// `value[from:to:step]`, as in Python.
  mutating func slice(mask: UInt8) throws(RuntimeError) {
    var bounds: [Int?] = [nil, nil, nil]
    for bit in [2, 1, 0] where mask & (1 << UInt8(bit)) != 0 {
      switch pop() {
      case .integer(let number): bounds[bit] = number
      case .none: break
      case let other: throw .type("slice bounds must be integers, not \(other.kindName)")
      }
    }
    let owner = pop()
    let step = bounds[2] ?? 1
    guard step != 0 else { throw .type("the step of a slice can't be zero") }
    switch owner {
    case .list(let list):
      let indices = Self.sliceIndices(bounds[0], bounds[1], step, count: list.count)
      push(.list(of: indices.map { list[$0] }))
    case .tuple(let list):
      let indices = Self.sliceIndices(bounds[0], bounds[1], step, count: list.count)
      push(.tuple(ValueList(indices.map { list[$0] })))
    case .string, .markup:
      try consume(Self.size(of: owner) * 4)
      let scalars = Array((owner.text ?? "").unicodeScalars)
      var result = String.UnicodeScalarView()
      for position in Self.sliceIndices(bounds[0], bounds[1], step, count: scalars.count) {
        result.append(scalars[position])
      }
      push(owner.withText(String(result)))
    case .undefined(let undefined): throw error(using: undefined)
    default: throw .type("\(owner.kindName) can't be sliced")
    }
    try accept(stack[stack.count - 1])
  }

  private static func sliceIndices(_ from: Int?, _ to: Int?, _ step: Int, count: Int)
    -> StrideTo<Int>
  {
    func clamp(_ bound: Int, _ low: Int, _ high: Int) -> Int {
      let bound = bound < 0 ? max(bound, -count - 1) + count : bound
      return min(max(bound, low), high)
    }
    if step > 0 {
      let start = from.map { clamp($0, 0, count) } ?? 0
      let end = to.map { clamp($0, 0, count) } ?? count
      return stride(from: start, to: max(start, end), by: step)
    }
    let start = from.map { clamp($0, -1, count - 1) } ?? count - 1
    let end = to.map { clamp($0, -1, count - 1) } ?? -1
    return stride(from: start, to: min(start, end), by: step)
  }

  // MARK: Undefined values

  /// The elements of a value that is iterated over or passed to a filter.
  mutating func elements(of value: Value, for use: String) throws(RuntimeError) -> [Value] {
    switch value {
    case .list(let list), .tuple(let list): return list.elements
    case .dictionary(let dictionary):
      try acceptList(dictionary.count)
      return dictionary.entries.map(\.key)
    case .string, .markup:
      let scalars = (value.text ?? "").unicodeScalars
      try consume(Self.size(of: value))
      try acceptList(scalars.count)
      return scalars.map { .string(String(Character($0))) }
    case .undefined(let undefined):
      if isStrict { throw error(using: undefined) }
      return []
    default: throw .type("\(value.kindName) can't be \(use)")
    }
  }

  /// The error for using an undefined value.
  func error(using undefined: Undefined) -> RuntimeError {
    switch undefined.kind {
    case .variable(let name):
      return RuntimeError(TemplateMessages.undefinedVariable(name, known: knownVariables))
    case .parameter(let name):
      return RuntimeError(
        TemplateMessages.undefined, "missing argument for the parameter \"\(name)\"",
        help: "add a default: {% macro …(\(name)=\"…\") %}")
    case .reason(let reason): return RuntimeError(TemplateMessages.undefined, reason)
    case .nothing:
      return RuntimeError(
        TemplateMessages.undefined, "the inline \"if\" without \"else\" has no value here")
    case .member(let name, let owner):
      return RuntimeError(
        TemplateMessages.undefinedMember(
          name, of: ownerName(owner), known: memberNames(of: owner),
          missing: missing(name, of: owner)))
    case .element(let index, let owner):
      var fuel = Fuel()
      let shown = (try? PythonText.short(index, limit: 200, consuming: &fuel)) ?? "…"
      return RuntimeError(TemplateMessages.undefined, "\(ownerName(owner)) has no element \(shown)")
    }
  }

  private func missing(_ name: String, of owner: Value) -> MissingMember? {
    let kind: MissingMember.Owner? =
      switch owner {
      case .none: MissingMember.Owner.none
      case .dictionary: .dictionary
      case .object(let object) where host.memberNames(of: object).contains("extra"): .extensible
      default: nil
      }
    return kind.map { MissingMember(name: name, owner: $0, hints: program.host.hints) }
  }

  private var knownVariables: [String] {
    let values = frames.last?.context.values ?? []
    var known = program.host.variables + globalNames
    for (index, value) in values.enumerated() where value != nil {
      known.append(program.names.text(program.variableNames[index]))
    }
    return known
  }

  private func ownerName(_ owner: Value) -> String {
    switch owner {
    case .object(let object): object.typeName
    case .none: "none"
    default: String(owner.kindName.replacingArticle())
    }
  }

  private func memberNames(of owner: Value) -> [String] {
    switch owner {
    case .object(let object): host.memberNames(of: object)
    case .dictionary(let dictionary): dictionary.entries.compactMap(\.key.text)
    case .handle(let handle):
      switch target(of: handle) {
      case .loop: LoopField.names
      case .namespace(let values): values.keys.map { program.names.text($0) }
      case .module(let template, let context):
        program.variableNames.map { program.names.text($0) }.filter { name in
          program.names.id(of: name).flatMap { exported($0, template, context) } != nil
        }
      default: []
      }
    default: []
    }
  }
}

extension String {
  /// "the list" for "a list".
  fileprivate func replacingArticle() -> String {
    for article in ["a ", "an "] where hasPrefix(article) {
      return "the " + dropFirst(article.count)
    }
    return self
  }
}
