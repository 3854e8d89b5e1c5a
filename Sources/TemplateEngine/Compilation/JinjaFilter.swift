/// The filters of Jinja2 3.1, except `random`, which is not deterministic.
enum JinjaFilter: String, Sendable, CaseIterable {
  case abs, attr, batch, capitalize, center, count, d, `default`, dictsort, e, escape
  case filesizeformat, first, float, forceescape, format, groupby, indent, int, items, join, last
  case length, list, lower, map, max, min, pprint, reject, rejectattr, replace, reverse, round
  case safe, select, selectattr, slice, sort, string, striptags, sum, title, tojson, trim
  case truncate, unique, upper, urlencode, urlize, wordcount, wordwrap, xmlattr

  static let byName = Dictionary(uniqueKeysWithValues: allCases.map { ($0.rawValue, $0) })

  var signature: Signature {
    let no = Value.boolean(false)
    let yes = Value.boolean(true)
    return switch self {
    case .abs, .capitalize, .count, .e, .escape, .first, .forceescape, .items, .last, .length,
      .list, .lower, .pprint, .reverse, .safe, .string, .striptags, .title, .upper, .urlencode,
      .wordcount:
      .none
    case .attr: .init([("name", nil)])
    case .batch: .init([("linecount", nil), ("fill_with", Value.none)])
    case .center: .init([("width", .integer(80))])
    case .d, .default: .init([("default_value", .string("")), ("boolean", no)])
    case .dictsort:
      .init([("case_sensitive", no), ("by", .string("key")), ("reverse", no)])
    case .filesizeformat: .init([("binary", no)])
    case .float: .init([("default", .number(0))])
    case .format: .init(takesMore: true, takesKeywords: true)
    case .groupby: .init([("attribute", nil), ("default", Value.none), ("case_sensitive", no)])
    case .indent: .init([("width", .integer(4)), ("first", no), ("blank", no)])
    case .int: .init([("default", .integer(0)), ("base", .integer(10))])
    case .join: .init([("d", .string("")), ("attribute", Value.none)])
    case .map, .select, .reject, .selectattr, .rejectattr:
      .init(takesMore: true, takesKeywords: true)
    case .max, .min, .unique: .init([("case_sensitive", no), ("attribute", Value.none)])
    case .replace: .init([("old", nil), ("new", nil), ("count", Value.none)])
    case .round: .init([("precision", .integer(0)), ("method", .string("common"))])
    case .slice: .init([("slices", nil), ("fill_with", Value.none)])
    case .sort: .init([("reverse", no), ("case_sensitive", no), ("attribute", Value.none)])
    case .sum: .init([("attribute", Value.none), ("start", .integer(0))])
    case .tojson: .init([("indent", Value.none)])
    case .trim: .init([("chars", Value.none)])
    case .truncate:
      .init([
        ("length", .integer(255)), ("killwords", no), ("end", .string("...")),
        ("leeway", .integer(5)),
      ])
    case .urlize:
      .init([
        ("trim_url_limit", Value.none), ("nofollow", no), ("target", Value.none),
        ("rel", Value.none),
      ])
    case .wordwrap:
      .init([
        ("width", .integer(79)), ("break_long_words", yes), ("wrapstring", .string("\n")),
        ("break_on_hyphens", yes),
      ])
    case .xmlattr: .init([("autospace", yes)])
    }
  }

  /// Whether it refuses other values than strings instead of converting them to one.
  var takesOnlyStrings: Bool { self == .indent || self == .truncate || self == .wordwrap }

  /// Whether it accepts an undefined value.
  var acceptsUndefined: Bool { self == .default || self == .d }
}
