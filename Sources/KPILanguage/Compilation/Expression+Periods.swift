extension Expression {
  /// Whether its value is a period of a numbered series, such as the year 2028, or so many periods before or after
  /// one; names of other figures are not followed.
  var yieldsPeriod: Bool { nodes.indices.last.map(yieldsPeriod) ?? false }

  private func yieldsPeriod(_ node: Int) -> Bool {
    switch nodes[node].kind {
    case .literal(let value, .none, .substituted): !value.isZero
    case .aggregate(.first, let cells, _), .aggregate(.last, let cells, _),
      .aggregate(.minimum, let cells, _), .aggregate(.maximum, let cells, _),
      .lookup(_, _, _, _, let cells):
      yieldPeriods(cells)
    case .choose(_, _, _, let then, let otherwise, _): yieldPeriods([then, otherwise])
    case .binary(.add, let left, let right), .binary(.subtract, let left, let right):
      yieldsPeriod(left) && !yieldsPeriod(right)
    default: false
    }
  }

  /// Whether those that have a value yield periods.
  private func yieldPeriods(_ cells: [Int]) -> Bool {
    let shown = cells.filter { if case .noValue = nodes[$0].kind { false } else { true } }
    return !shown.isEmpty && shown.allSatisfy(yieldsPeriod)
  }
}
