package import DataFormats
import Diagnostics

/// A URL path with tokens that each page fills: `/:section/:slug/`.
package struct PermalinkPattern: Sendable, Hashable {
  /// A part that a page fills.
  package enum Token: String, Sendable, Hashable, CaseIterable {
    case section, year, month, day, slug
  }

  /// A part of the pattern.
  package enum Part: Sendable, Hashable {
    case text(String)
    case token(Token)
  }

  /// In the order of the pattern; no two adjacent parts are text.
  package let parts: [Part]

  /// The pattern as it was written.
  package var text: String {
    parts.map { part in
      switch part {
      case .text(let text): text
      case .token(let token): ":" + token.rawValue
      }
    }.joined()
  }

  /// The path of a page; begins with "/", without adjacent slashes where a token is empty, such as the
  /// section of a page at the top.
  package func path(_ value: (Token) -> String) -> String {
    var path = ""
    for part in parts {
      var piece =
        switch part {
        case .text(let text): text[...]
        case .token(let token): value(token)[...]
        }
      if path.hasSuffix("/") { piece = piece.drop { $0 == "/" } }
      path += piece
    }
    return path
  }

  static let sectionAndSlug = PermalinkPattern(parts: [
    .text("/"), .token(.section), .text("/"), .token(.slug), .text("/"),
  ])
  static let archive = PermalinkPattern(parts: [.text("/archive/")])
  static let subscribe = PermalinkPattern(parts: [.text("/subscribe/")])

  /// `/tags/:slug/` for the taxonomy "tags".
  static func term(of taxonomy: String) -> PermalinkPattern {
    PermalinkPattern(parts: [.text("/\(taxonomy)/"), .token(.slug), .text("/")])
  }

  /// `/tags/` for the taxonomy "tags".
  static func overview(of taxonomy: String) -> PermalinkPattern {
    PermalinkPattern(parts: [.text("/\(taxonomy)/")])
  }

  /// `/series/` for `/series/:slug/`: what is above the slug; `nil` where that is the top of the site or not a folder.
  var folder: PermalinkPattern? {
    guard case .text(let text)? = parts.first, text.hasSuffix("/"), text != "/",
      parts.dropFirst().first == .token(.slug)
    else { return nil }
    return PermalinkPattern(parts: [.text(text)])
  }

  private init(parts: [Part]) { self.parts = parts }
}

extension PermalinkPattern {
  /// Parses a pattern in which only some tokens make sense.
  ///
  /// It begins with "/" and ends with "/" or with a file name that has an extension; empty, "." and
  /// ".." components are errors, so that a pattern cannot lead outside the output folder.
  package init(parsing text: String, allowing tokens: [Token]) throws(InvalidValue) {
    func fail(_ message: String, _ help: String? = nil) -> InvalidValue {
      InvalidValue(message, help: help)
    }
    guard text.hasPrefix("/") else {
      let meant = "/" + text
      let isWhole =
        text.isEmpty || text.hasSuffix("/")
        || Self.hasExtension(text.split(separator: "/").last ?? "")
      throw fail("a permalink must begin with \"/\"", "write \"\(isWhole ? meant : meant + "/")\"")
    }
    guard text.utf8.allSatisfy({ $0 > 0x20 && $0 != 0x7F && !#"?#\%"#.utf8.contains($0) }) else {
      throw fail("a permalink cannot contain spaces, \"?\", \"#\", \"%\" or \"\\\"")
    }
    let components = text.dropFirst().split(separator: "/", omittingEmptySubsequences: false)
    for (index, component) in components.enumerated() {
      if component == "." || component == ".." {
        throw fail("a permalink can have no \"\(component)\"")
      }
      if component.isEmpty, index < components.count - 1 {
        throw fail("a permalink cannot contain an empty part between two slashes")
      }
    }
    guard text.hasSuffix("/") || Self.hasExtension(components.last ?? "") else {
      throw fail("a permalink must end with \"/\" or with a file name", "write \"\(text)/\"")
    }
    parts = try Self.parts(of: text, allowing: tokens)
  }

  private static func hasExtension(_ component: Substring) -> Bool {
    guard let dot = component.lastIndex(of: ".") else { return false }
    let letters = component[component.index(after: dot)...]
    return dot > component.startIndex && !letters.isEmpty && !letters.contains(":")
  }

  private static func parts(
    of text: String, allowing tokens: [Token]
  ) throws(InvalidValue) -> [Part] {
    var parts: [Part] = []
    let pieces = text.split(separator: ":", omittingEmptySubsequences: false)
    if !pieces[0].isEmpty { parts.append(.text(String(pieces[0]))) }
    for piece in pieces.dropFirst() {
      let name = piece.prefix { $0.isASCII && ($0.isLetter || $0 == "_") }
      guard let token = Token(rawValue: String(name)), tokens.contains(token) else {
        throw unknown(String(name), in: text, allowing: tokens)
      }
      parts.append(.token(token))
      let rest = piece.dropFirst(name.count)
      if !rest.isEmpty { parts.append(.text(String(rest))) }
    }
    return parts
  }

  /// What other generators call the tokens.
  private static let foreignTokens: [String: Token] = [
    "title": .slug, "name": .slug, "filename": .slug, "slugorfilename": .slug,
    "contentbasename": .slug,
    "categories": .section, "category": .section, "sections": .section, "i_month": .month,
    "i_day": .day,
  ]

  private static func unknown(
    _ name: String, in text: String, allowing tokens: [Token]
  ) -> InvalidValue {
    let names = tokens.map { ":" + $0.rawValue }
    let meant = foreignTokens[name].flatMap {
      tokens.contains($0) && !text.contains(":" + $0.rawValue) ? $0 : nil
    }
    let help =
      meant.map { "write \"\(text.replacing(":" + name, with: ":" + $0.rawValue))\"" }
      ?? (names.isEmpty
        ? "this permalink has no tokens"
        : Spelling.didYouMean(":" + name, among: names)
          ?? "the tokens are \(names.joined(separator: " "))")
    return InvalidValue("unknown token \":\(name)\" in a permalink", help: help)
  }
}
