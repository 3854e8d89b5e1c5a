extension Int {
  /// The number with a noun: `1 page`, `2 pages`.
  func counting(_ noun: String) -> String {
    "\(self) \(noun)\(self == 1 ? "" : "s")"
  }
}

extension Duration {
  /// Milliseconds, or seconds with two decimals.
  var inWords: String {
    if self < .seconds(1) { return "\(Int(self / .milliseconds(1))) ms" }
    let hundredths = Int((self / .milliseconds(10)).rounded())
    let fraction = String(100 + hundredths % 100).dropFirst()
    return "\(hundredths / 100).\(fraction)s"
  }
}
