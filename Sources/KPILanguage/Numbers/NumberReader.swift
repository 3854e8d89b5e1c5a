/// Parses numbers in the notation of a language, strictly: ambiguous numbers are rejected.
final class NumberReader: Sendable {
  /// Why a number is rejected, with unambiguous ways to write what may have been meant.
  enum Rejection: Error {
    case tooLong
    /// Not the notation of the language.
    case foreign(readings: [String])
    case ambiguous(readings: [String])

    var readings: [String] {
      switch self {
      case .tooLong: []
      case .foreign(let readings), .ambiguous(let readings): readings
      }
    }
  }

  /// Everything that some language writes between digits.
  static let separators: Set<Character> = [".", ",", "'", "’", "\u{A0}", "\u{202F}"]

  let decimal: Character
  private let groups: Set<Character>
  private let format: NumberFormat
  /// The BCP 47 tag of the language.
  let language: String
  /// Whether a number such as 1,500 is read as it is written, since its file says how numbers are.
  private let isStated: Bool

  init(language: String, isStated: Bool = false) {
    self.language = language
    self.isStated = isStated
    format = NumberFormat(language: language)
    decimal = format.symbols.decimal.first ?? "."
    switch format.symbols.group.first {
    case "’": groups = ["’", "'"]
    case "\u{202F}", "\u{A0}": groups = ["\u{202F}", "\u{A0}"]
    case let group: groups = [group ?? ","]
    }
  }

  /// The value, and the number of decimals that were written; three of them are not ambiguous in shares.
  func read(_ text: String, isShare: Bool = false) throws(Rejection) -> (
    value: Rational, decimals: Int
  ) {
    // Nearly all numbers are plain digits.
    if text.utf8.count <= 18, text.utf8.allSatisfy({ $0 &- UInt8(ascii: "0") < 10 }),
      let value = Int(text)
    {
      return (Rational(value), 0)
    }
    guard text.count <= Limits.digits else { throw .tooLong }
    guard let (parts, decimals) = split(text) else { throw .foreign(readings: readings(of: text)) }
    if !isShare, !isStated, parts.count == 1, let decimals, decimals.count == 3,
      isAmbiguous(parts[0])
    {
      throw .ambiguous(readings: readings(of: text))
    }
    // What was split has only digits, and no more than fit.
    guard let value = value(parts, decimals) else { throw .foreign(readings: []) }
    return (value, decimals?.count ?? 0)
  }

  /// The groups before the decimal separator and the digits after it; `nil` if a separator is
  /// misplaced.
  private func split(_ text: String) -> (groups: [Substring], decimals: Substring?)? {
    let halves = text.split(separator: decimal, omittingEmptySubsequences: false)
    guard halves.count <= 2 else { return nil }
    let parts = halves[0].split(omittingEmptySubsequences: false) { groups.contains($0) }
    guard (parts + halves[1...]).allSatisfy({ $0.allSatisfy(\.isASCII) && !$0.isEmpty }),
      (parts + halves[1...]).allSatisfy({ $0.allSatisfy(\.isNumber) })
    else { return nil }
    if parts.count > 1 {
      guard parts[0].count <= 3, parts[0].first != "0", parts[1...].allSatisfy({ $0.count == 3 })
      else { return nil }
      let used = Set(halves[0].filter { groups.contains($0) })
      guard used.count == 1 else { return nil }
    }
    return (parts, halves.count == 2 ? halves[1] : nil)
  }

  /// Whether a number with three decimals would be thousands in another language.
  private func isAmbiguous(_ whole: some StringProtocol) -> Bool {
    (decimal == "," || decimal == ".") && whole.count <= 3 && whole.first != "0"
  }

  private func value(_ parts: [Substring], _ decimals: Substring?) -> Rational? {
    Rational(decimalText: parts.joined() + (decimals.map { "." + $0 } ?? ""))
  }

  /// What the text may mean: all separators group digits, or the last one is the decimal separator.
  ///
  /// Every group but the first must have three digits.
  private func readings(of text: String) -> [String] {
    let parts = text.split(omittingEmptySubsequences: false) { Self.separators.contains($0) }
    let signs = text.filter { Self.separators.contains($0) }
    guard parts.count > 1, let decimalSign = signs.last, let tail = parts.last else { return [] }
    func areGroups(_ parts: ArraySlice<Substring>, signs: Substring) -> Bool {
      parts.count == 1
        || (parts[0].count <= 3 && parts[0] != "0" && parts.dropFirst().allSatisfy { $0.count == 3 }
          && Set(signs).count == 1)
    }
    var readings: [String] = []
    if areGroups(parts[...], signs: signs[...]) { readings.append(rewritten(parts.joined(), "")) }
    if decimalSign == "." || decimalSign == ",",
      parts.count == 2 || tail.count != 3 || Set(signs).count > 1,
      areGroups(parts.dropLast(), signs: signs.dropLast())
    {
      var decimals = String(tail)
      while tail.count == 3, decimals.last == "0" { decimals.removeLast() }
      // A fourth decimal tells it from thousands.
      if decimals.count == 3, isAmbiguous(parts.dropLast().joined()) { decimals += "0" }
      readings.append(rewritten(parts.dropLast().joined(), decimals))
    }
    return readings
  }

  /// A number in the language's notation, exactly.
  func text(_ value: Rational) -> String { format.exact(value) }

  /// An example of the language's notation, with all separators.
  var example: String { rewritten("1234", "56") }

  /// An example with a decimal sign, such as `0,1`.
  var smallExample: String { rewritten("0", "1") }

  private func rewritten(_ whole: String, _ decimals: String) -> String {
    guard let value = Rational(decimalText: whole + (decimals.isEmpty ? "" : "." + decimals)) else {
      return whole
    }
    return format.number(
      value, .init(minimumDecimals: decimals.count, maximumDecimals: decimals.count))
  }
}
