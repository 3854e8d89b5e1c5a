/// Recognises lines that look like front matter, whether or not they are where front matter is read.
///
/// Prose must never look so: text with colons, a list of terms, a note between two horizontal rules. So what
/// counts is keys that front matter has, in lower case as they are written there.
struct FrontMatterShape {
  /// Keys of this program and others that hardly begin a sentence.
  private static let keys: Set = [
    "title", "date", "updated", "slug", "tags", "draft", "publish", "expires", "template",
    "aliases",
    "layout", "permalink", "categories", "category", "lastmod", "modified", "publishdate",
    "keywords",
    "expirydate", "redirect_from", "summary", "description", "language", "lang", "weight", "extra",
    "kpi", "author", "excerpt", "published", "status", "titel", "entwurf",
  ]
  /// Those that prose may begin with as well, such as `description: …`: one alone says nothing.
  private static let weakKeys: Set = [
    "summary", "description", "language", "lang", "weight", "extra", "kpi", "author", "excerpt",
    "template", "publish", "expires", "updated", "modified", "keywords", "category", "status",
    "titel", "entwurf",
  ]
  /// Those that no prose begins with.
  static let decisiveKeys: Set = [
    "title", "date", "draft", "published", "slug", "permalink",
  ]
  /// Capitalized keys of other programs that no notice in prose has.
  private static let technicalKeys: Set = [
    "slug", "tags", "category", "categories", "draft", "modified", "layout", "permalink",
    "keywords", "status", "entwurf",
    "aliases",
  ]
  /// Keys whose value says whether a page is published.
  private static let publishingKeys: Set = ["draft", "published", "status", "entwurf"]
  /// Front matter shows what it is by its first lines.
  private static let lineLimit = 50

  /// How many different lines have a key of any kind.
  private var keyCount = 0
  /// How many have a known key in lower case with a value that it can have.
  private var knownCount = 0
  /// How many of those alone are enough where all lines have keys.
  private var strongCount = 0
  /// How many of those are enough even where text follows at once.
  private var decisiveCount = 0
  /// How many lines have a key in lower case.
  private var lowerCount = 0
  /// How many have a known key, whatever its case.
  private var capitalizedCount = 0
  private var technicalCount = 0
  /// How many have a key that no prose begins with, whatever its case.
  private var nameCount = 0
  /// How many have a known key with a value that it cannot have, as in a list of terms.
  private var impossibleCount = 0
  /// Whether a known key has a value that ends as a sentence does.
  private var endsSentence = false
  /// How many keys say whether the page is published.
  private var publishingCount = 0
  /// Whether all lines have a key, or belong to the one before.
  private var isPure = true
  /// Whether a line of three hyphens or plus signs ends them.
  private var isClosed = false
  /// Whether a blank line comes first.
  private var beginsWithBlank = false

  /// Looks at the lines from an offset to the first blank or fence-like line.
  init(_ bytes: [UInt8], from start: Int) {
    var lines = SourceLines(bytes, from: start)
    var count = 0
    while let line = lines.next(), count < Self.lineLimit {
      let text = line.text
      if text.isEmpty {
        if keyCount > 0 { break }
        beginsWithBlank = true
        continue
      }
      if line.isFenceLike {
        isClosed = line.isFence
        break
      }
      count += 1
      guard !add(line) else { continue }
      isPure = false
      break
    }
  }

  /// Whether lines after a line of hyphens look like front matter.
  var isFrontMatterAfterFence: Bool {
    if knownCount > 0 { return true }
    return isPure && !beginsWithBlank && (capitalizedCount > 0 || keyCount >= 2)
  }

  /// Whether lines between two lines of hyphens can only be text.
  var isTextBetweenFences: Bool {
    beginsWithBlank && capitalizedCount == 0 && !(isPure && lowerCount > 0)
  }

  /// Whether lines look like front matter though no line of hyphens precedes them.
  var isFrontMatterWithoutFence: Bool {
    guard impossibleCount == 0 else { return false }
    return decisiveCount > 0 || strongCount > 0 && isPure && (keyCount >= 2 || !endsSentence)
      || strongCount > 0 && knownCount >= 2
      || isPure && (knownCount >= 2 || (capitalizedCount >= 2 && technicalCount + nameCount >= 2))
  }

  /// Whether lines between two lines of hyphens can be nothing else, even below a text or shown as code.
  var isBlock: Bool {
    isPure && isClosed && !beginsWithBlank && impossibleCount == 0
      && (knownCount >= 2 || publishingCount > 0 || technicalCount + nameCount >= 2)
  }

  /// Whether lines below front matter were meant to be a part of it.
  var isLeftOver: Bool {
    isPure && !beginsWithBlank && impossibleCount == 0
      && (publishingCount > 0 && knownCount > 0 || isClosed && knownCount >= 2)
  }

  /// Whether a file begins with front matter, by its first bytes; blank lines, comments and a byte order mark may
  /// precede it.
  static func begins(_ bytes: [UInt8]) -> Bool {
    let start = bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? 3 : 0
    var lines = SourceLines(bytes, from: start)
    guard let fence = lines.next() else { return false }
    guard fence.isFence, let next = lines.next() else {
      if case .notFirst? = MisplacedFrontMatter(in: bytes)?.problem { return true }
      return false
    }
    return next.isFence || FrontMatterShape(bytes, from: next.start).isFrontMatterAfterFence
  }

  /// Counts a line; `false` where it belongs to no front matter.
  private mutating func add(_ line: SourceLines.Line) -> Bool {
    let text = line.text
    guard let key = line.key else {
      let isContinuation =
        line.indentation > 0 || "-]})\"'|>".utf8.contains(text[text.startIndex])
      let isTable = text.first == UInt8(ascii: "[")
      return (isContinuation || isTable) && keyCount > 0 || text.first == UInt8(ascii: "#")
    }
    if line.indentation > 0, keyCount > 0 { return true }
    keyCount += 1
    let lower = key.name.lowercased()
    if key.name == lower { lowerCount += 1 }
    guard Self.keys.contains(lower) else { return true }
    // Much has a status that is no post.
    if lower == "status", !Self.canHave(lower, key.value) { return true }
    capitalizedCount += 1
    if Self.technicalKeys.contains(lower) { technicalCount += 1 }
    if Self.decisiveKeys.contains(lower) || lower == "titel" { nameCount += 1 }
    if Self.publishingKeys.contains(lower) { publishingCount += 1 }
    if !Self.canHave(lower, key.value) { impossibleCount += 1 }
    if let last = key.value.last, ".!?…".contains(last) { endsSentence = true }
    let isWritten = key.name == lower || ["publishDate", "expiryDate"].contains(key.name)
    if isWritten, Self.canHave(lower, key.value) {
      knownCount += 1
      if !Self.weakKeys.contains(lower) { strongCount += 1 }
      if Self.decisiveKeys.contains(lower) { decisiveCount += 1 }
    }
    return true
  }

  /// Whether a value is one that the key could have, as far as that is easily seen.
  private static func canHave(_ key: String, _ value: String) -> Bool {
    let value = value.lowercased()
    switch key {
    case "draft", "published", "entwurf":
      return ["true", "false", "yes", "no", "ja", "nein"].contains { value.hasPrefix($0) }
    case "status":
      return ["draft", "published", "hidden", "private", "entwurf"].contains(value)
    case "date": return value.drop { "\"'".contains($0) }.prefix { $0.isNumber }.count == 4
    case "updated", "lastmod", "modified", "publish", "expires", "publishdate", "expirydate":
      return value.drop { "\"'".contains($0) }.first?.isNumber ?? false
    case "weight": return value.drop { $0 == "-" }.first?.isNumber ?? false
    default: return true
    }
  }
}
