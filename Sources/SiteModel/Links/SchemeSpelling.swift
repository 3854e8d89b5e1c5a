import Diagnostics

/// Schemes of addresses that are typed in a hurry.
enum SchemeSpelling {
  /// The scheme that is meant; letters may be missing, exchanged or twice.
  static func suggestion(_ scheme: String, among candidates: [String]) -> String? {
    // Of `https` and `http`, which are near each other, the one with the same ending.
    let nearest = candidates.filter { Spelling.suggestion(for: scheme, among: [$0]) != nil }
    return nearest.first { $0.last == scheme.last } ?? nearest.first
  }
}
