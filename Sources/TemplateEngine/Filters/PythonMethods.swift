/// The methods of Python's `str` that templates have, with the parameters that they have in Python 3.
enum StringMethod: String, Sendable, CaseIterable {
  case capitalize, center, count, endswith, find, format, index, isdigit, islower, isupper, join
  case lower, lstrip, removeprefix, removesuffix, replace, rfind, rindex, rsplit, rstrip, split
  case splitlines, startswith, strip, title, upper

  /// All of them by name, with their signatures.
  static let byName = Dictionary(
    uniqueKeysWithValues: allCases.map { ($0.rawValue, (method: $0, signature: $0.signature)) })

  private var signature: Signature {
    switch self {
    case .capitalize, .isdigit, .islower, .isupper, .lower, .title, .upper: .none
    case .center: .init([("width", nil), ("fillchar", .string(" "))], positionalOnly: 2)
    case .count, .find, .index, .rfind, .rindex: Self.search("sub")
    case .startswith: Self.search("prefix")
    case .endswith: Self.search("suffix")
    case .format: .init(takesMore: true, takesKeywords: true)
    case .join: .init([("iterable", nil)], positionalOnly: 1)
    case .strip, .lstrip, .rstrip: .init([("chars", Value.none)], positionalOnly: 1)
    case .removeprefix: .init([("prefix", nil)], positionalOnly: 1)
    case .removesuffix: .init([("suffix", nil)], positionalOnly: 1)
    case .replace:
      // The count has a name since Python 3.13.
      .init([("old", nil), ("new", nil), ("count", .integer(-1))], positionalOnly: 2)
    case .split, .rsplit: .init([("sep", Value.none), ("maxsplit", .integer(-1))])
    case .splitlines: .init([("keepends", .boolean(false))])
    }
  }

  private static func search(_ name: String) -> Signature {
    Signature([(name, nil), ("start", Value.none), ("end", Value.none)], positionalOnly: 3)
  }
}

/// The methods of Python's `dict` that templates have.
enum DictionaryMethod: String, Sendable, CaseIterable {
  case get, items, keys, values

  var signature: Signature {
    switch self {
    case .get: .init([("key", nil), ("default", Value.none)], positionalOnly: 2)
    default: .none
    }
  }
}

/// The methods of Python's `list` and `tuple` that templates have.
enum ListMethod: String, Sendable, CaseIterable {
  case count, index

  var signature: Signature {
    switch self {
    case .count: .init([("value", nil)], positionalOnly: 1)
    case .index:
      .init(
        [("value", nil), ("start", .integer(0)), ("stop", .integer(.max))], positionalOnly: 3)
    }
  }
}
