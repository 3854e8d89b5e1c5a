/// Numbers the units of a model, so that units can be compared by number.
struct UnitTable: Sendable {
  private var units: [Unit] = []
  private var numbers: [Unit: Int] = [:]

  subscript(number: Int) -> Unit { units[number] }

  mutating func number(of unit: Unit) -> Int {
    if let known = numbers[unit] { return known }
    numbers[unit] = units.count
    units.append(unit)
    return units.count - 1
  }
}
