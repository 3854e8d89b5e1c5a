/// The lines in which two texts differ, for people.
struct LineDifference {
  /// A line each: its number, what became of it, its text; a blank line between parts of the file.
  let text: String

  /// Compares two texts line by line, by the shortest list of removed and added lines (Myers).
  init(from old: [UInt8], to new: [UInt8]) {
    let (oldLines, newLines) = (Self.lines(old), Self.lines(new))
    let difference = newLines.difference(from: oldLines)
    let removed = Set(
      difference.removals.compactMap { if case .remove(let at, _, _) = $0 { at } else { nil } })
    let added = Set(
      difference.insertions.compactMap { if case .insert(let at, _, _) = $0 { at } else { nil } })
    var text = ""
    var (oldIndex, newIndex) = (0, 0)
    var wasSame = true
    func line(_ number: Int, _ mark: String, _ line: String) -> String {
      let digits = String(number + 1)
      return String(repeating: " ", count: max(0, 7 - digits.count)) + "\(digits) \(mark) \(line)\n"
    }
    while oldIndex < oldLines.count || newIndex < newLines.count {
      if oldIndex < oldLines.count, removed.contains(oldIndex) {
        if wasSame, !text.isEmpty { text += "\n" }
        text += line(oldIndex, "-", oldLines[oldIndex])
        oldIndex += 1
        wasSame = false
      } else if newIndex < newLines.count, added.contains(newIndex) {
        if wasSame, !text.isEmpty { text += "\n" }
        text += line(newIndex, "+", newLines[newIndex])
        newIndex += 1
        wasSame = false
      } else {
        oldIndex += 1
        newIndex += 1
        wasSame = true
      }
    }
    self.text = text
  }

  private static func lines(_ text: [UInt8]) -> [String] {
    var lines = text.split(separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false)
    if lines.last?.isEmpty == true { lines.removeLast() }
    return lines.map { String(decoding: $0, as: UTF8.self) }
  }
}
