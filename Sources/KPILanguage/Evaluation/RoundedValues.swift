/// The displayed values of a table that differ from the exact ones, by slot.
///
/// Of a value that is shown twice, such as with another format, the nearer number counts: it is no contradiction that
/// the other one is rounded more.
///
/// One instance is refilled for all tables of a model: clearing costs only what the previous table
/// has.
struct RoundedValues {
  private var indexes: [Int32] = []
  private var slots: [Int] = []
  private var numbers: [Rational] = []

  mutating func fill(_ values: some Collection<KPIModel.Value>) {
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
        let index = Int(indexes[value.slot])
        if (shown - value.number).magnitude < (numbers[index] - value.number).magnitude {
          numbers[index] = shown
        }
      }
    }
    guard !isEmpty else { return }
    for value in values where self[value.slot] != nil && value.plan.pattern.isExact(value.number) {
      numbers[Int(indexes[value.slot])] = value.number
    }
  }

  /// Takes another number for a value that is not displayed itself.
  mutating func set(_ number: Rational, at slot: Int) {
    guard self[slot] == nil else { return }
    if slot >= indexes.count {
      indexes += repeatElement(-1, count: slot + 1 - indexes.count)
    }
    indexes[slot] = Int32(numbers.count)
    slots.append(slot)
    numbers.append(number)
  }

  var isEmpty: Bool { numbers.isEmpty }

  subscript(slot: Int) -> Rational? {
    guard slot < indexes.count, indexes[slot] >= 0 else { return nil }
    return numbers[Int(indexes[slot])]
  }
}
