/// The displayed values of a table that differ from the exact ones, by slot.
///
/// One instance is refilled for all tables of a model: clearing costs only what the previous table
/// has.
struct RoundedValues {
  private var indexes: [Int32] = []
  private var slots: [Int] = []
  private var numbers: [Rational] = []

  mutating func fill(_ values: some Sequence<KPIModel.Value>) {
    for slot in slots { indexes[slot] = -1 }
    slots.removeAll(keepingCapacity: true)
    numbers.removeAll(keepingCapacity: true)
    for value in values {
      let pattern = value.plan.pattern
      guard !pattern.isExact(value.number) else { continue }
      let shown = pattern.shown(value.number)
      if value.slot >= indexes.count {
        indexes += repeatElement(-1, count: value.slot + 1 - indexes.count)
      }
      if indexes[value.slot] < 0 {
        indexes[value.slot] = Int32(numbers.count)
        slots.append(value.slot)
        numbers.append(shown)
      } else {
        numbers[Int(indexes[value.slot])] = shown
      }
    }
  }

  var isEmpty: Bool { numbers.isEmpty }

  subscript(slot: Int) -> Rational? {
    guard slot < indexes.count, indexes[slot] >= 0 else { return nil }
    return numbers[Int(indexes[slot])]
  }
}
