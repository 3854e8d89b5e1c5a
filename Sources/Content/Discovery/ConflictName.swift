import HTMLText
import Platform

/// The name of a file that a program made because two versions of another one are in conflict.
///
/// Such names keep the ending of the file, so that without this they would be pages of their own.
struct ConflictName {
  /// The name without its ending.
  private let stem: Substring

  init(_ name: String) {
    stem = name.lastIndex(of: ".").map { name[..<$0] } ?? name[...]
  }

  /// Whether the name is one that synchronisation or a merge gives.
  var isConflict: Bool {
    isSyncthing || isOwnCloud || isInParentheses || isSynology || isMergeTool || isOneDrive
      || [".Conflict", " [conflicted]", " [Conflict]"].contains(where: stem.hasSuffix)
  }

  /// `a.sync-conflict-20250101-120000-ABCDEFG`.
  private var isSyncthing: Bool {
    guard let rest = rest(after: ".sync-conflict-") else { return false }
    return Self.beginsWithTime(rest)
  }

  /// `a_conflict-20250101-120000`, by ownCloud and older versions of Nextcloud.
  private var isOwnCloud: Bool {
    guard let rest = rest(after: "_conflict-") else { return false }
    return Self.beginsWithTime(rest)
  }

  /// What follows the last occurrence of a mark that is not at the beginning.
  private func rest(after mark: String) -> Substring? {
    guard let range = stem.ranges(of: mark).last, range.lowerBound > stem.startIndex else {
      return nil
    }
    return stem[range.upperBound...]
  }

  /// A day and a time without separators, `20250101-120000`, and nothing after it that continues a number.
  private static func beginsWithTime(_ text: Substring) -> Bool {
    let bytes = Array(text.utf8)
    guard bytes.count >= 15, bytes[8] == UInt8(ascii: "-") else { return false }
    return (bytes[..<8] + bytes[9..<15]).allSatisfy(isDigit)
      && (bytes.count == 15 || !isDigit(bytes[15]))
  }

  /// What versions in conflict are called in the languages of Dropbox, Nextcloud and others.
  private static let words = [
    "conflict", "conflit", "konflik", "motstridig", "motstridende", "modstridende", "ristiriita",
    "çakış", "конфликт", "конфлікт", "競合", "問題のあるコピー", "衝突", "冲突", "충돌", "case clash",
  ]

  /// Words that Dropbox uses without a date.
  private static let phrases = [
    "case conflict", "unicode encoding conflict", "selective sync conflict", "whitespace conflict",
  ]

  /// `a (conflicted copy 2025-01-01)`: a word for a conflict and a day, in parentheses at the end.
  private var isInParentheses: Bool {
    guard stem.last == ")", let open = openingParenthesis, open > stem.startIndex else {
      return false
    }
    let words = stem[open...].dropFirst().dropLast().lowercased()
    if Self.phrases.contains(where: words.hasPrefix) { return true }
    return Self.words.contains(where: words.contains) && Self.hasDay(words)
  }

  private var openingParenthesis: Substring.Index? {
    var depth = 0
    for index in stem.indices.reversed() {
      if stem[index] == ")" { depth += 1 }
      if stem[index] == "(" {
        depth -= 1
        if depth == 0 { return index }
      }
    }
    return nil
  }

  /// Whether there is a day, as in `2025-01-01` or, in a longer number, `202501011200`.
  private static func hasDay(_ text: String) -> Bool {
    let bytes = Array(text.utf8)
    return bytes.indices.contains { start in
      guard start + 4 <= bytes.count, bytes[start..<start + 2].elementsEqual("20".utf8) else {
        return false
      }
      let end = bytes[start...].firstIndex { !isDigit($0) && $0 != UInt8(ascii: "-") }
      return bytes[start..<(end ?? bytes.count)].count(where: isDigit) >= 8
    }
  }

  /// `a_NAS_Mar-24-1500-2025_Conflict`.
  private var isSynology: Bool {
    let parts = stem.split(separator: "_")
    guard parts.count > 2, ["Conflict", "CaseConflict"].contains(parts.last) else { return false }
    let time = parts[parts.count - 2].split(separator: "-")
    return time.count == 4 && time[0].utf8.count == 3
      && time.dropFirst().allSatisfy { $0.utf8.allSatisfy(Self.isDigit) }
  }

  /// `a_LOCAL_4711`, by `git mergetool`, with the number of a process; `a_LOCAL_2025` may be about a year.
  private var isMergeTool: Bool {
    for mark in ["BACKUP", "BASE", "LOCAL", "REMOTE"] {
      for separator in ["_", "."] {
        guard let number = rest(after: separator + mark + separator), number.utf8.count > 1,
          number.utf8.allSatisfy(Self.isDigit)
        else { continue }
        return Int(number).map { !(1900...2099).contains($0) } ?? true
      }
    }
    return false
  }

  /// `a-DESKTOP-1A2B3C4`: the name that Windows gives a computer.
  private var isOneDrive: Bool {
    for (mark, length) in [("-DESKTOP-", 7), ("-LAPTOP-", 8)] {
      guard let rest = rest(after: mark) else { continue }
      let parts = rest.split(separator: "-", omittingEmptySubsequences: false)
      guard parts.count <= 2, parts[0].utf8.count == length,
        parts[0].utf8.allSatisfy({ Self.isDigit($0) || (0x41...0x5A).contains($0) }),
        parts[0].utf8.contains(where: Self.isDigit)
      else { continue }
      return parts.count == 1 || !parts[1].isEmpty && parts[1].utf8.allSatisfy(Self.isDigit)
    }
    return false
  }

  private static func isDigit(_ byte: UInt8) -> Bool { (0x30...0x39).contains(byte) }
}
