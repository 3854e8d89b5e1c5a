extension Renderer {
  mutating func runOnList(
    _ filter: BuiltinFilter, _ value: Value, _ arguments: [Value], escapes: Bool
  ) throws(Fault) -> Value {
    switch filter {
    case .length, .count: return .integer(try length(of: value))
    case .list: return .list(of: try elements(of: value, for: "made a list"))
    case .first:
      return try elements(of: value, for: "filtered").first
        ?? .undefined(Undefined(reason: "there is no first element, as the list is empty"))
    case .last:
      return try elements(of: value, for: "filtered").last
        ?? .undefined(Undefined(reason: "there is no last element, as the list is empty"))
    case .reverse:
      if let text = value.text {
        return value.withText(String(String.UnicodeScalarView(text.unicodeScalars.reversed())))
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

  private func length(of value: Value) throws(Fault) -> Int {
    switch value {
    case .list(let list), .tuple(let list): list.count
    case .dictionary(let dictionary): dictionary.count
    case .string(let text): text.unicodeScalars.count
    case .markup(let markup): markup.text.unicodeScalars.count
    case .undefined: 0
    default: throw .type("\(value.kindName) has no length")
    }
  }

  private func items(_ value: Value) throws(Fault) -> Value {
    switch value {
    case .dictionary(let dictionary): return Self.pairs(dictionary.entries)
    case .undefined: return .list([])
    default: throw .type("\(value.kindName) has no items")
    }
  }

  static func pairs(_ entries: [(key: Value, value: Value)]) -> Value {
    .list(of: entries.map { .tuple([$0.key, $0.value]) })
  }

  private mutating func join(
    _ value: Value, _ arguments: [Value], escapes: Bool
  ) throws(Fault) -> Value {
    var items = try elements(of: value, for: "joined")
    if !isNone(arguments[1]) {
      var mapped: [Value] = []
      for item in items { mapped.append(try attribute(arguments[1], of: item)) }
      items = mapped
    }
    var parts: [Value] = []
    parts.reserveCapacity(items.count * 2)
    for (index, item) in items.enumerated() {
      if index > 0 { parts.append(arguments[0]) }
      parts.append(item)
    }
    // Markup between the parts makes markup of a single part, too.
    if case .markup = arguments[0] { parts.append(.markup(Markup(""))) }
    return try concatenate(parts, escapes: escapes)
  }

  private func batch(_ value: Value, _ arguments: [Value]) throws(Fault) -> Value {
    let size = try integer(arguments[0], "linecount")
    guard size > 0 else { throw .type("\"linecount\" must be above 0") }
    let items = try elements(of: value, for: "cut into batches")
    var rows: [Value] = []
    for start in stride(from: 0, to: items.count, by: size) {
      var row = Array(items[start..<min(start + size, items.count)])
      if !isNone(arguments[1]), row.count < size {
        guard size <= TemplateLimits.listSize else {
          throw .limit("\"linecount\" is more than \(TemplateLimits.listSize)")
        }
        row += Array(repeating: arguments[1], count: size - row.count)
      }
      rows.append(.list(of: row))
    }
    return .list(of: rows)
  }

  private func slices(_ value: Value, _ arguments: [Value]) throws(Fault) -> Value {
    let count = try integer(arguments[0], "slices")
    guard (1...TemplateLimits.rangeSize).contains(count) else {
      throw .limit("\"slices\" must be from 1 to \(TemplateLimits.rangeSize)")
    }
    let items = try elements(of: value, for: "cut into slices")
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

  /// What elements are compared by: themselves or a member, without regard to case unless wanted.
  private func key(
    _ item: Value, _ path: Value, caseSensitive: Bool, fallback: Value = .none
  ) throws(Fault) -> Value {
    var key = item
    if !isNone(path) {
      key = try attribute(path, of: item)
      if key.isUndefined, !isNone(fallback) { key = fallback }
    }
    if caseSensitive { return key }
    return key.text.map { .string($0.lowercased()) } ?? key
  }

  /// A stable merge sort that can fail, as values may have no order.
  private mutating func sorted(
    _ items: [(key: Value, item: Value)], isReverse: Bool
  ) throws(Fault) -> [Value] {
    var source = items
    var width = 1
    while width < source.count {
      var merged: [(key: Value, item: Value)] = []
      merged.reserveCapacity(source.count)
      for start in stride(from: 0, to: source.count, by: width * 2) {
        let (middle, end) = (min(start + width, source.count), min(start + width * 2, source.count))
        var (left, right) = (start, middle)
        while left < middle || right < end {
          var takesRight = left == middle
          if left < middle, right < end {
            takesRight =
              isReverse
              ? try isLess(source[left].key, source[right].key)
              : try isLess(source[right].key, source[left].key)
          }
          merged.append(source[takesRight ? right : left])
          if takesRight { right += 1 } else { left += 1 }
        }
      }
      try spend(source.count)
      source = merged
      width *= 2
    }
    return source.map(\.item)
  }

  private mutating func sort(_ value: Value, _ arguments: [Value]) throws(Fault) -> Value {
    let caseSensitive = arguments[1].isTrue
    var keyed: [(key: Value, item: Value)] = []
    for item in try elements(of: value, for: "sorted") {
      if let paths = arguments[2].text, paths.contains(",") {
        var keys: [Value] = []
        for path in paths.split(separator: ",", omittingEmptySubsequences: false) {
          keys.append(try key(item, .string(String(path)), caseSensitive: caseSensitive))
        }
        keyed.append((.list(of: keys), item))
      } else {
        keyed.append((try key(item, arguments[2], caseSensitive: caseSensitive), item))
      }
    }
    return .list(of: try sorted(keyed, isReverse: arguments[0].isTrue))
  }

  private mutating func sortedEntries(
    _ value: Value, _ arguments: [Value]
  ) throws(Fault) -> Value {
    guard case .dictionary(let dictionary) = value else {
      throw .type("\(value.kindName) has no entries to sort")
    }
    let by = try text(arguments[1], "by")
    guard by == "key" || by == "value" else {
      throw .type("\"by\" must be \"key\" or \"value\", not \"\(by)\"")
    }
    var keyed: [(key: Value, item: Value)] = []
    for entry in dictionary.entries {
      let sortKey = try key(
        by == "key" ? entry.key : entry.value, .none, caseSensitive: arguments[0].isTrue)
      keyed.append((sortKey, .tuple([entry.key, entry.value])))
    }
    return .list(of: try sorted(keyed, isReverse: arguments[2].isTrue))
  }

  private mutating func group(_ value: Value, _ arguments: [Value]) throws(Fault) -> Value {
    let caseSensitive = arguments[2].isTrue
    var keyed: [(key: Value, item: Value)] = []
    for item in try elements(of: value, for: "grouped") {
      let sortKey = try key(
        item, arguments[0], caseSensitive: caseSensitive, fallback: arguments[1])
      keyed.append((sortKey, item))
    }
    var groups: [(key: Value, label: Value, items: [Value])] = []
    for item in try sorted(keyed, isReverse: false) {
      let sortKey = try key(
        item, arguments[0], caseSensitive: caseSensitive, fallback: arguments[1])
      if let last = groups.last, last.key.equals(sortKey) {
        groups[groups.count - 1].items.append(item)
      } else {
        let label = try key(item, arguments[0], caseSensitive: true, fallback: arguments[1])
        groups.append((sortKey, label, [item]))
      }
    }
    return .list(of: groups.map { .tuple([$0.label, .list(of: $0.items)]) })
  }

  private mutating func unique(_ value: Value, _ arguments: [Value]) throws(Fault) -> Value {
    var seen: Set<ValueKey> = []
    var result: [Value] = []
    for item in try elements(of: value, for: "filtered") {
      let itemKey = try key(item, arguments[1], caseSensitive: arguments[0].isTrue)
      if seen.insert(ValueKey(itemKey)).inserted { result.append(item) }
    }
    return .list(of: result)
  }

  private func extreme(
    _ value: Value, _ arguments: [Value], isMaximum: Bool
  ) throws(Fault) -> Value {
    var best: (key: Value, item: Value)?
    for item in try elements(of: value, for: "compared") {
      let itemKey = try key(item, arguments[1], caseSensitive: arguments[0].isTrue)
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
