extension Renderer {
  /// The fuel for the memory of a list within a list, without that of its elements.
  private static let listMemory = 160

  mutating func runOnList(
    _ filter: JinjaFilter, _ value: Value, _ arguments: [Value], escapes: Bool
  ) throws(RuntimeError) -> Value {
    switch filter {
    case .length, .count: return .integer(try length(of: value))
    case .list: return .list(of: try elements(of: value, for: "converted to a list"))
    case .first:
      if let text = value.text, let first = text.unicodeScalars.first {
        return .string(String(Character(first)))
      }
      return try elements(of: value, for: "filtered").first
        ?? .undefined(Undefined(reason: "the list is empty, so it has no first element"))
    case .last:
      if let text = value.text, let last = text.unicodeScalars.last {
        return value.withText(String(Character(last)))
      }
      guard let last = try elements(of: value, for: "filtered").last else {
        return .undefined(Undefined(reason: "the list is empty, so it has no last element"))
      }
      return last
    case .reverse:
      if let text = value.text {
        return value.withText(PythonString.reversed(text))
      }
      return .list(of: try elements(of: value, for: "reversed").reversed())
    case .items: return try items(value)
    case .join: return try join(value, arguments, escapes: escapes)
    case .batch: return try batch(value, arguments)
    case .slice: return try slices(value, arguments)
    case .sort: return try sort(value, arguments)
    case .dictsort: return try sortedEntries(value, arguments)
    case .groupby: return try group(value, arguments)
    case .unique: return try unique(value, arguments)
    default: return try extreme(value, arguments, isMaximum: filter == .max)
    }
  }

  private mutating func length(of value: Value) throws(RuntimeError) -> Int {
    switch value {
    case .list(let list), .tuple(let list): list.count
    case .dictionary(let dictionary): dictionary.count
    case .string(let text): text.unicodeScalars.count
    case .markup(let markup): markup.text.unicodeScalars.count
    case .undefined: 0
    default: throw .type("\(value.kindName) has no length")
    }
  }

  private mutating func items(_ value: Value) throws(RuntimeError) -> Value {
    switch value {
    case .dictionary(let dictionary): return try pairs(dictionary.entries)
    case .undefined: return .list([])
    default: throw .type("\(value.kindName) has no items")
    }
  }

  /// The entries as a list of tuples.
  mutating func pairs(_ entries: [(key: Value, value: Value)]) throws(RuntimeError) -> Value {
    try consume(entries.count * Self.listMemory)
    return .list(of: entries.map { .tuple([$0.key, $0.value]) })
  }

  private mutating func join(
    _ value: Value, _ arguments: [Value], escapes: Bool
  ) throws(RuntimeError) -> Value {
    var items = try elements(of: value, for: "joined")
    if !isNone(arguments[1]) {
      let path = MemberPath(arguments[1])
      for index in items.indices {
        items[index] = try path.followed(from: items[index], in: &self)
      }
    }
    var parts: [Value] = []
    parts.reserveCapacity(items.count * 2)
    for (index, item) in items.enumerated() {
      if index > 0 { parts.append(arguments[0]) }
      parts.append(item)
    }
    // A markup separator makes the result markup, even with a single part.
    if case .markup = arguments[0] { parts.append(.markup(Markup(""))) }
    return try concatenate(parts, escapes: escapes)
  }

  private mutating func batch(_ value: Value, _ arguments: [Value]) throws(RuntimeError) -> Value {
    let size = try integer(arguments[0], "linecount")
    guard size > 0 else { throw .type("\"linecount\" must be positive") }
    let items = try elements(of: value, for: "split into batches")
    try consume(items.count / size * Self.listMemory)
    try acceptList(items.count)
    var rows: [Value] = []
    for start in stride(from: 0, to: items.count, by: size) {
      var row = Array(items[start..<min(start + size, items.count)])
      if !isNone(arguments[1]), row.count < size {
        guard size <= TemplateLimits.listSize else {
          throw .limit("\"linecount\" is more than \(TemplateLimits.listSize)")
        }
        try acceptList(size)
        row += Array(repeating: arguments[1], count: size - row.count)
      }
      rows.append(.list(of: row))
    }
    return .list(of: rows)
  }

  private mutating func slices(_ value: Value, _ arguments: [Value]) throws(RuntimeError) -> Value {
    let count = try integer(arguments[0], "slices")
    guard (1...TemplateLimits.rangeSize).contains(count) else {
      throw .limit("\"slices\" must be from 1 to \(TemplateLimits.rangeSize)")
    }
    let items = try elements(of: value, for: "split into slices")
    try consume(count * Self.listMemory)
    try acceptList(items.count)
    let (size, extra) = (items.count / count, items.count % count)
    var start = 0
    var columns: [Value] = []
    for number in 0..<count {
      let end = start + size + (number < extra ? 1 : 0)
      var column = Array(items[start..<end])
      if !isNone(arguments[1]), number >= extra { column.append(arguments[1]) }
      columns.append(.list(of: column))
      start = end
    }
    return .list(of: columns)
  }

  // MARK: Sorting

  /// What elements are compared by: themselves or a member, case-insensitively by default.
  private struct SortKey {
    /// The path to what is compared; `nil` for the element itself.
    let path: MemberPath?
    let caseSensitive: Bool
    /// For elements without such a member.
    let fallback: Value

    init(_ path: Value, caseSensitive: Bool, fallback: Value = .none) {
      self.path = if case .none = path { nil } else { MemberPath(path) }
      self.caseSensitive = caseSensitive
      self.fallback = fallback
    }

    /// The unchanged member.
    func label(of item: Value, in renderer: inout Renderer) throws(RuntimeError) -> Value {
      guard let path else { return item }
      return try path.followed(from: item, or: fallback, in: &renderer)
    }

    /// Consumes fuel for a text in lower case.
    func key(of label: Value, in renderer: inout Renderer) throws(RuntimeError) -> Value {
      if caseSensitive { return label }
      switch label {
      case .string(let text):
        try renderer.consume(text.utf8.count * Renderer.changedByte)
        return .string(PythonString.lowercased(text))
      case .markup(let markup):
        let text = markup.text
        try renderer.consume(text.utf8.count * Renderer.changedByte)
        return .string(PythonString.lowercased(text))
      default: return label
      }
    }

    func key(ofItem item: Value, in renderer: inout Renderer) throws(RuntimeError) -> Value {
      try key(of: try label(of: item, in: &renderer), in: &renderer)
    }
  }

  /// The order of the keys: a stable merge sort that can throw, as not all values can be ordered.
  ///
  /// With `asElements`, keys are compared like the elements of a list, which may also be equal without
  /// having an order: Jinja's `sort` makes a list of each key, its other filters do not.
  private mutating func order(
    of keys: [Value], isReverse: Bool = false, asElements: Bool = false
  ) throws(RuntimeError) -> [Int] {
    func comesFirst(_ left: Int, _ right: Int) throws(RuntimeError) -> Bool {
      asElements && keys[left].isUndefined == keys[right].isUndefined
        ? try keys[left].precedes(keys[right], consuming: &consumed) ?? false
        : try isLess(keys[left], keys[right])
    }
    var source = Array(keys.indices)
    var merged = source
    var width = 1
    while width < source.count {
      var position = 0
      for start in stride(from: 0, to: source.count, by: width * 2) {
        let (middle, end) = (min(start + width, source.count), min(start + width * 2, source.count))
        var (left, right) = (start, middle)
        while left < middle || right < end {
          var takesRight = left == middle
          if left < middle, right < end {
            takesRight =
              isReverse
              ? try comesFirst(source[left], source[right])
              : try comesFirst(source[right], source[left])
          }
          merged[position] = source[takesRight ? right : left]
          position += 1
          if takesRight { right += 1 } else { left += 1 }
        }
      }
      try consume(source.count * Fuel.comparison)
      swap(&source, &merged)
      width *= 2
    }
    return source
  }

  private mutating func sort(_ value: Value, _ arguments: [Value]) throws(RuntimeError) -> Value {
    let caseSensitive = arguments[1].isTrue
    let items = try elements(of: value, for: "sorted")
    var keys: [Value] = []
    keys.reserveCapacity(items.count)
    if let paths = arguments[2].text, paths.contains(",") {
      let parts = paths.split(separator: ",", omittingEmptySubsequences: false)
        .map { SortKey(.string(String($0)), caseSensitive: caseSensitive) }
      for item in items {
        var key: [Value] = []
        try consume(Self.listMemory)
        for part in parts { key.append(try part.key(ofItem: item, in: &self)) }
        keys.append(.list(of: key))
      }
    } else {
      let part = SortKey(arguments[2], caseSensitive: caseSensitive)
      for item in items { keys.append(try part.key(ofItem: item, in: &self)) }
    }
    return .list(
      of: try order(of: keys, isReverse: arguments[0].isTrue, asElements: true).map { items[$0] })
  }

  private mutating func sortedEntries(
    _ value: Value, _ arguments: [Value]
  ) throws(RuntimeError) -> Value {
    guard case .dictionary(let dictionary) = value else {
      throw .type("\(value.kindName) has no entries to sort")
    }
    let by = try text(arguments[1], "by")
    guard by == "key" || by == "value" else {
      throw .type("\"by\" must be \"key\" or \"value\", not \"\(by)\"")
    }
    let key = SortKey(.none, caseSensitive: arguments[0].isTrue)
    var keys: [Value] = []
    for entry in dictionary.entries {
      keys.append(try key.key(of: by == "key" ? entry.key : entry.value, in: &self))
    }
    let order = try order(of: keys, isReverse: arguments[2].isTrue)
    return try pairs(order.map { dictionary.entries[$0] })
  }

  private mutating func group(_ value: Value, _ arguments: [Value]) throws(RuntimeError) -> Value {
    let key = SortKey(arguments[0], caseSensitive: arguments[2].isTrue, fallback: arguments[1])
    let items = try elements(of: value, for: "grouped")
    var labels: [Value] = []
    for item in items { labels.append(try key.label(of: item, in: &self)) }
    var keys: [Value] = []
    for label in labels { keys.append(try key.key(of: label, in: &self)) }
    try acceptList(items.count)
    var groups: [(first: Int, items: [Value])] = []
    for index in try order(of: keys) {
      if let last = groups.last,
        try keys[last.first].equals(keys[index], consuming: &consumed)
      {
        groups[groups.count - 1].items.append(items[index])
      } else {
        try consume(Self.listMemory)
        groups.append((index, [items[index]]))
      }
    }
    return .list(of: groups.map { .tuple([labels[$0.first], .list(of: $0.items)]) })
  }

  private mutating func unique(_ value: Value, _ arguments: [Value]) throws(RuntimeError) -> Value {
    let key = SortKey(arguments[1], caseSensitive: arguments[0].isTrue)
    var seen: Set<ValueKey> = []
    var result: [Value] = []
    for item in try elements(of: value, for: "filtered") {
      let itemKey = try key.key(ofItem: item, in: &self)
      try consume(Fuel.element * 4)
      try consumed.consume(walking: itemKey)
      if seen.insert(ValueKey(itemKey)).inserted { result.append(item) }
    }
    return .list(of: result)
  }

  private mutating func extreme(
    _ value: Value, _ arguments: [Value], isMaximum: Bool
  ) throws(RuntimeError) -> Value {
    let key = SortKey(arguments[1], caseSensitive: arguments[0].isTrue)
    var best: (key: Value, item: Value)?
    for item in try elements(of: value, for: "compared") {
      try consume(Fuel.comparison)
      let itemKey = try key.key(ofItem: item, in: &self)
      guard let current = best else {
        best = (itemKey, item)
        continue
      }
      let isBetter =
        isMaximum ? try isLess(current.key, itemKey) : try isLess(itemKey, current.key)
      if isBetter { best = (itemKey, item) }
    }
    return best?.item ?? .undefined(Undefined(reason: "the list is empty"))
  }
}
