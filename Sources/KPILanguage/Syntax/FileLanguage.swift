import Diagnostics
import HTMLText

/// What is known of a file's language while its lines are read.
struct FileLanguage {
  /// Where lines of a model stand.
  enum Origin {
    /// A block of a page, which is in the language of the page.
    case page
    /// A file with a model of its own that nothing uses here.
    case file
    /// A shared model that a page uses.
    case shared
  }

  let origin: Origin
  private var stated: LanguageTag?
  private var statement: SourceLocation?
  private var hasOtherLines = false
  /// Whether the first keyword is German; `nil` where there is none.
  private var isGerman: Bool?

  init(_ origin: Origin) { self.origin = origin }

  /// Takes in a line with tokens; returns whether it is the statement of a language, of which nothing more is to
  /// be read.
  mutating func read(_ line: LineParser) throws(Diagnostic) -> Bool {
    guard LanguageStatement.begins(line) else {
      hasOtherLines = true
      if isGerman == nil, case .word(let word) = line.tokens[0].kind, let keyword = Keyword(word) {
        isGerman = word == keyword.german
      }
      return false
    }
    let range = line.wholeRange
    let location = line.location(range)
    let written = line.line.file.text(range)
    guard origin != .page else { throw KPIMessages.languageOfPage(at: location) }
    if let statement { throw KPIMessages.languageStatedTwice(first: statement, at: location) }
    statement = location
    isGerman = written.hasPrefix(LanguageStatement.german)
    var parser = line
    do throws(Diagnostic) {
      stated = try parser.languageStatement()
    } catch {
      // The numbers are read in the language that was probably meant, lest each of them be an error as well.
      let tag = written.drop { !$0.isWhitespace }
      stated = LanguageTag.suggestion(for: String(tag)).map { LanguageTag($0) }
      throw error
    }
    guard !hasOtherLines else { throw KPIMessages.languageNotFirst(written, at: location) }
    return true
  }

  /// How the file is written.
  ///
  /// - Parameter page: The numbers of the page's language.
  /// - Returns: The notation of the language that the file states, else of the page.
  func notation(_ page: NumberReader) -> Notation {
    let numbers = stated.map { $0.text == page.language ? page : NumberReader(language: $0.text) }
    return Notation(
      numbers ?? page, stated: stated, isUsed: origin == .shared, isGerman: isGerman)
  }
}

extension LineParser {
  /// From the first token to the last.
  fileprivate var wholeRange: Range<Int> {
    guard let first = tokens.first, let last = tokens.last else { return line.range }
    return first.range.lowerBound..<last.range.upperBound
  }
}
