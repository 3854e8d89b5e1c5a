import Diagnostics

/// Says how something of another template language is written here.
///
/// Rewrites tags by the tables of `TemplateLanguage` and keeps only what the parser accepts, so that what a
/// message offers can be typed. Used for messages only: a tag is compared with hundreds of rules.
struct TagTranslator {
  /// What surrounds a tag.
  struct Surroundings {
    /// What Go templates and Handlebars call the current value.
    var dot = "page"
    /// The innermost block that is open.
    var block: String?
    /// The value of Liquid's `case`, and whether one of its branches came before.
    var caseValue: String?
    var hasBranch = false

    /// Outside of everything.
    static let none = Surroundings()
  }

  /// How a tag is written here.
  struct Translation {
    /// The whole tag as it is written here, or what to do in words.
    let text: String
    let isAdvice: Bool
    /// What else is to be known.
    let remark: String?
    /// Who writes it in the other way; `nil` if many do.
    let language: String?
    /// Whether it is only a slip, such as a quotation mark that is missing.
    let isSlip: Bool
    /// What is written in the other way, within the bytes between the tag's delimiters.
    let range: Range<Int>
    /// Whether the place where the parser stops says more.
    let isVague: Bool
  }

  /// Which rules are tried.
  enum Trigger {
    /// The tag is not valid.
    case syntax
    /// A name in it is not known, at these bytes of the tag's interior.
    case name(Range<Int>)
  }

  let host: HostSignature
  /// The names of all templates.
  let templates: [String]

  /// How a tag is written here; `nil` if no table has it.
  ///
  /// - Parameters:
  ///   - interior: What is between the tag's delimiters.
  ///   - isOutput: Whether these are `{{` and `}}`.
  ///   - surroundings: What the tag is in.
  ///   - trigger: Why it is asked for.
  /// - Returns: The whole tag, or what to do.
  func translation(
    of interior: [UInt8], isOutput: Bool, in surroundings: Surroundings = .none,
    because trigger: Trigger = .syntax
  ) -> Translation? {
    guard interior.count <= Self.longestTag else { return nil }
    var rewriting = Rewriting(
      interior: interior, isOutput: isOutput, surroundings: surroundings, translator: self)
    guard let translation = rewriting.translation(trigger) else { return nil }
    guard !translation.isAdvice else { return translation }
    let words = TagWord.words(of: Array(translation.text.utf8)).map(\.withDoubleQuotes)
    let isSame =
      translation.text.hasPrefix("{{") == isOutput
      && words.dropFirst(2).dropLast(2).elementsEqual(
        TagWord.words(of: interior).map(\.withDoubleQuotes))
    return !isSame && accepts(translation.text) ? translation : nil
  }

  /// Bytes of a tag that is compared with all rules; longer ones are rare, and take long.
  private static let longestTag = 500

  /// Half a pair, which is not valid by itself.
  private static let halves = ["{#", "#}", "{% raw %}", "{% endraw %}"]

  private func accepts(_ text: String) -> Bool {
    Self.halves.contains(text) || !text.isEmpty && isValid(text)
  }

  /// Whether the parser accepts each tag of a text by itself.
  func isValid(_ text: String) -> Bool {
    let file = SourceFile(path: "", text: text)
    return TagScanner.tags(in: file).allSatisfy { tag in
      tag.problem == nil && error(in: tag, of: file) == nil
        && knowsNames(TagWord.words(of: Array(file.bytes[tag.interior])))
    }
  }

  /// The first error of a tag by itself: of its syntax, or an unknown filter.
  func error(in tag: TagScanner.Tag, of file: SourceFile, loops: Int = 1) -> Diagnostic? {
    guard tag.kind == .output || tag.kind == .statement else { return nil }
    return Parser.error(inTag: tag.range, of: file, loops: loops)
      ?? unknownFilter(in: tag, of: file)
  }

  private func unknownFilter(in tag: TagScanner.Tag, of file: SourceFile) -> Diagnostic? {
    let words = TagWord.words(of: Array(file.bytes[tag.interior]))
    for (word, next) in zip(words, words.dropFirst()) where word.text == "|" {
      guard next.kind == .path, !isFilter(next.text) else { continue }
      let start = tag.interior.lowerBound + next.range.lowerBound
      return TemplateMessages.unknownFilter(next.text, known: filters)
        .diagnostic(at: file.location(start..<start + next.range.count))
    }
    return nil
  }

  private func isFilter(_ name: String) -> Bool {
    JinjaFilter.byName[name] != nil || host.filters.contains { $0.name == name }
  }

  private var filters: [String] { Array(JinjaFilter.byName.keys) + host.filters.map(\.name) }

  /// The names that only hosts with pages have.
  private static let hostNames: Set<String> = ["page", "site", "paginator", "term"]
  private static let hostFunctions: Set<String> = ["url", "asset", "t", "data"]

  /// Whether a host offers what the tables take for granted.
  private func knowsNames(_ words: [TagWord]) -> Bool {
    for (index, word) in words.enumerated() where word.kind == .path {
      let parts = word.text.split(separator: ".", omittingEmptySubsequences: false)
      let root = String(parts[0])
      if parts.count > 1, let object = host.objects[root],
        !object.members.contains(String(parts[1]))
      {
        return false
      }
      if Self.hostNames.contains(root), !host.variables.contains(root) { return false }
      let isCalled = index + 1 < words.count && words[index + 1].text == "("
      if isCalled, Self.hostFunctions.contains(root), index == 0 || words[index - 1].text != "|",
        !host.functions.contains(where: { $0.name == root })
      {
        return false
      }
    }
    return true
  }

  /// The name of a template that exists, for one written as in another system: with its folder left out,
  /// or its ending.
  func template(named name: String) -> String {
    guard !templates.contains(name) else { return name }
    func lastPart(_ path: String) -> Substring { path.split(separator: "/").last ?? "" }
    let stem = lastPart(name).drop { $0 == "_" }
    let similar = templates.filter { lastPart($0) == stem || lastPart($0) == stem + ".html" }
    return similar.count == 1 ? similar[0] : name
  }
}
