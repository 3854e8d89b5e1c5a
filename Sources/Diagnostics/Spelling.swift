/// Suggestions for misspelled names.
package enum Spelling {
  /// Longer words are not compared; suggestions for them do not help.
  static let longestWord = 64

  /// The known name nearest to a word, or `nil` where none is near.
  ///
  /// Near means at most one edit for up to four characters, two for up to seven, three for more
  /// (insertions, deletions, replacements, transpositions; case does not count). Of equally near names
  /// the alphabetically first is returned, so the result does not depend on the order of candidates.
  ///
  /// - Parameters:
  ///   - word: What was written.
  ///   - candidates: The known names.
  ///   - keepsFirst: Whether a short word must begin with the same letter, but for one that is missing, added or in
  ///     the next place: among names that are words, others are near by chance, such as `height` and `weight`.
  /// - Returns: The name as it is known.
  package static func suggestion(
    for word: String, among candidates: some Sequence<String>, keepsFirst: Bool = false
  ) -> String? {
    var best: (distance: Int, name: String)?
    forEachNear(word, among: candidates, keepsFirst: keepsFirst) { distance, candidate in
      if best.map({ (distance, candidate) < ($0.distance, $0.name) }) ?? true {
        best = (distance, candidate)
      }
    }
    return best?.name
  }

  /// The known names that are near to a word, the nearest first; equally near ones in alphabetical order.
  ///
  /// - Parameters:
  ///   - word: What was written.
  ///   - candidates: The known names.
  ///   - count: How many there are to be at most.
  /// - Returns: The names as they are known.
  package static func suggestions(
    for word: String, among candidates: some Sequence<String>, most count: Int
  ) -> [String] {
    var found: [(distance: Int, name: String)] = []
    forEachNear(word, among: candidates, keepsFirst: false) { found.append(($0, $1)) }
    return found.sorted { $0 < $1 }.prefix(count).map(\.name)
  }

  private static func forEachNear(
    _ word: String, among candidates: some Sequence<String>, keepsFirst: Bool,
    _ body: (_ distance: Int, _ candidate: String) -> Void
  ) {
    // A character has at most so many bytes that matter.
    guard word.utf8.count <= longestWord * 4 else { return }
    let written = Array(word.lowercased())
    guard (1...longestWord).contains(written.count) else { return }
    let limit = written.count <= 4 ? 1 : written.count <= 7 ? 2 : 3
    for candidate in candidates
    where candidate.utf8.count <= longestWord * 4 && candidate != word {
      let letters = Array(candidate.lowercased())
      guard abs(letters.count - written.count) <= limit, letters.count <= longestWord else {
        continue
      }
      let distance = editDistance(written, letters)
      guard distance <= limit, distance < letters.count else { continue }
      if keepsFirst, written.count <= 7, !beginsAlike(written, letters) { continue }
      body(distance, candidate)
    }
  }

  private static func beginsAlike(_ left: [Character], _ right: [Character]) -> Bool {
    left.first == right.first || left.dropFirst().first == right.first
      || left.first == right.dropFirst().first
  }

  /// The sentence for a `help:` line, `did you mean "tags"?`, or `nil` where nothing is near.
  package static func didYouMean(
    _ word: String, among candidates: some Sequence<String>
  ) -> String? {
    suggestion(for: word, among: candidates).map { "did you mean \"\($0)\"?" }
  }

  /// Writes several names for a sentence: `a, b and c`.
  ///
  /// - Parameters:
  ///   - names: The names, one at least.
  ///   - conjunction: `and` or `or`.
  /// - Returns: The text.
  package static func list(_ names: [String], _ conjunction: String) -> String {
    guard names.count > 1, let last = names.last else { return names.joined() }
    return "\(names.dropLast().joined(separator: ", ")) \(conjunction) \(last)"
  }

  /// Optimal string alignment distance (Damerau–Levenshtein without repeated edits of a substring).
  private static func editDistance(_ left: [Character], _ right: [Character]) -> Int {
    var beforePrevious: [Int] = []
    var previous = Array(0...right.count)
    for row in 0..<left.count {
      var current = [row + 1]
      for column in 0..<right.count {
        let replaced = previous[column] + (left[row] == right[column] ? 0 : 1)
        var distance = min(replaced, previous[column + 1] + 1, current[column] + 1)
        if row > 0, column > 0, left[row] == right[column - 1], left[row - 1] == right[column] {
          distance = min(distance, beforePrevious[column - 1] + 1)
        }
        current.append(distance)
      }
      (beforePrevious, previous) = (previous, current)
    }
    return previous[right.count]
  }
}
