import Foundation

extension Int {
  /// The number with a noun: `1 page`, `2 pages`.
  func counting(_ noun: String) -> String {
    "\(self) \(noun)\(self == 1 ? "" : "s")"
  }
}

extension Duration {
  /// Milliseconds, or seconds with two decimals.
  var inWords: String {
    self < .seconds(1)
      ? "\(Int(self / .milliseconds(1))) ms"
      : formatted(.units(allowed: [.seconds], width: .narrow, fractionalPart: .show(length: 2)))
  }
}
