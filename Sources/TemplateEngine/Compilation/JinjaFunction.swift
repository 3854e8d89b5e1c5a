/// The global functions of Jinja2 3.1, except `lipsum`, which is not deterministic.
enum JinjaFunction: String, Sendable, CaseIterable {
  case range, dict, namespace, cycler, joiner

  static let byName = Dictionary(uniqueKeysWithValues: allCases.map { ($0.rawValue, $0) })

  var signature: Signature {
    switch self {
    case .range:
      .init([("start", nil), ("stop", Value.none), ("step", .integer(1))])
    case .dict, .namespace: .init([("values", .dictionary(of: []))], takesKeywords: true)
    case .cycler: .init(takesMore: true)
    case .joiner: .init([("sep", .string(", "))])
    }
  }
}
