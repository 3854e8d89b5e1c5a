/// The position in an HTML document, as far as escaping depends on it.
///
/// The compiler updates it along the text of a template, as Go's html/template does, and asks it at each
/// `{{ … }}` how the value is escaped. The states follow the tokenizer of the HTML Standard (13.2.5).
/// Where browsers may take the same markup in two ways, both must lead to the same state; if they don't,
/// the rest is uncertain.
struct MarkupContext: Hashable, Sendable {
  var state: State
  var open = OpenElements()

  static let text = MarkupContext(state: .text)

  enum State: Hashable, Sendable {
    case text
    /// After `<` or `</` and the given start of the tag name.
    case tagName(String, isEnd: Bool)
    /// Between attributes.
    case tag(Element, afterSlash: Bool)
    case attributeName(Element, String)
    /// After an attribute name and whitespace; `nil` if there may be none.
    case afterAttributeName(Element, String?)
    /// Where branches end of which some may have begun a name, perhaps with a value in it.
    case tagOrName(Element, isComputed: Bool)
    /// After `=`.
    case beforeValue(Element, Attribute)
    case value(Element, Attribute, quote: UInt8, Progress)
    case unquotedValue(Element)
    /// After `<!` and the given start of `--` or `[CDATA[`.
    case declarationStart(String)
    case comment(CommentEnd)
    /// `<!DOCTYPE …>`, `<? … >`, `</ … >`.
    case declaration
    /// `<![CDATA[ … ]]>`, which ends at `>` outside of `svg` and `math`.
    case characterData(CharacterDataEnd)
    /// The content of an element in which only its end tag is recognized.
    case content(RawContent)
    case uncertain(Uncertainty)
  }

  /// Why browsers may be at different places.
  enum Uncertainty: Hashable, Sendable {
    /// `</noscript>` within a tag, an attribute or a comment.
    case noscript
    /// A tag in `<style>`, `<title>` and the like in `<svg>`.
    case foreignContent
    /// `>` in `<![CDATA[ … ]]>`.
    case characterData
    /// A comment that ends after a value, or not, depending on the value.
    case comment
    /// Markup that continues a name, or not, depending on the branch.
    case branches
  }

  /// How much of the end of a comment was read.
  enum CommentEnd: Hashable, Sendable {
    /// After `<!--`, where `>` and `->` end it as well.
    case start
    case startDash
    case none
    case dash
    case twoDashes
    /// `--!`
    case bang
    /// After a value, which may be the start of an end.
    case value
    case valueDash
    case valueBang
  }

  /// How much of `]]>` was read.
  enum CharacterDataEnd: Hashable, Sendable {
    case none
    case bracket
    case twoBrackets
    /// After a value, which may be the start of an end.
    case value
    case valueBracket
  }

  /// What is known about a quoted value so far.
  enum Progress: Hashable, Sendable {
    /// Literal text only.
    case literal
    /// The scheme of the URL is checked when the value ends.
    case checked
    /// The literal text shows that the URL is harmless.
    case settled
    /// The literal text makes it a `javascript:` URL, or a `data:` URL of a type that may contain scripts.
    case dangerous(isData: Bool)
    case script(ScriptContext)
  }

  /// Represents a part of a name that is computed by the template; browsers keep no NUL in names.
  static let placeholder: Character = "\0"

  /// A name with what follows, as far as it matters: what is known of names depends on how they begin.
  static func name(_ start: String, _ rest: some StringProtocol) -> String {
    start.utf8.count < longestName ? start + rest.prefix(longestName) : start
  }

  /// Longer than every name that has a meaning.
  private static let longestName = 256

  // MARK: Branches and loops

  /// The context after branches that end here and in `other`; `nil` if they are incompatible.
  func joined(with other: MarkupContext) -> MarkupContext? {
    guard let state = joined(state, other.state) else { return nil }
    return MarkupContext(state: state, open: open.joined(with: other.open))
  }

  private func joined(_ state: State, _ other: State) -> State? {
    if state == other { return state }
    switch (state, other) {
    case (.comment, .comment): return .comment(.value)
    case (.characterData, .characterData): return .characterData(.value)
    case (.content(let left), .content(let right)):
      return left.joined(with: right).map { .content($0) }
    case (
      .value(let element, let attribute, let quote, .script(let left)),
      .value(let element2, let attribute2, let quote2, .script(let right))
    )
    where element == element2 && attribute == attribute2 && quote == quote2:
      return left.joined(with: right).map { .value(element, attribute, quote: quote, .script($0)) }
    default: break
    }
    guard let element = state.elementBetweenAttributes, element == other.elementBetweenAttributes
    else { return nil }
    let isAfterName = [state, other].contains {
      if case .afterAttributeName = $0 { true } else { false }
    }
    let isBetween = [state, other].allSatisfy {
      switch $0 {
      case .tag, .afterAttributeName: true
      default: false
      }
    }
    if isBetween, isAfterName { return .afterAttributeName(element, nil) }
    if isBetween { return .tag(element, afterSlash: true) }
    return .tagOrName(element, isComputed: state.mayEndInValue || other.mayEndInValue)
  }

  /// The context at the start of a loop's body, which may also follow its end; `afterSpace` if the body
  /// begins with whitespace.
  func atLoopStart(afterSpace: Bool) -> MarkupContext {
    var copy = self
    switch state {
    case .comment: copy.state = .comment(.value)
    case .characterData: copy.state = .characterData(.value)
    case .content(let content): copy.state = .content(content.atLoopStart)
    case .value(let element, let attribute, let quote, .script(let script)):
      copy.state = .value(element, attribute, quote: quote, .script(script.atLoopStart))
    case .tag(let element, _) where !afterSpace: copy.state = .afterAttributeName(element, nil)
    default:
      if let element = state.elementBetweenAttributes {
        copy.state = .tagOrName(element, isComputed: true)
      }
    }
    return copy
  }

  /// Whether a loop's body that started in `start` and ended here may be repeated.
  func canRepeat(from start: MarkupContext) -> Bool {
    guard open.names == start.open.names else { return false }
    return switch (state, start.state) {
    case (.comment, .comment), (.characterData, .characterData): true
    case (.content(let end), .content(let start)): end.canRepeat(from: start)
    case (
      .value(let element, let attribute, let quote, .script(let end)),
      .value(let element2, let attribute2, let quote2, .script(let start))
    ):
      element == element2 && attribute == attribute2 && quote == quote2
        && end.canRepeat(from: start)
    case (_, .tagOrName(let element, _)): state.elementBetweenAttributes == element
    case (.tag(let element, _), .afterAttributeName(let element2, nil)),
      (.afterAttributeName(let element, _), .afterAttributeName(let element2, nil)):
      element == element2
    default: state == start.state
    }
  }

  /// Whether scripts between `start` and this place close what they open.
  func isBalanced(since start: MarkupContext) -> Bool {
    switch (state, start.state) {
    case (.content(let end), .content(let start)): end.isBalanced(since: start)
    case (.value(_, _, _, .script(let end)), .value(_, _, _, .script(let start))):
      end.canRepeat(from: start)
    default: true
    }
  }

  /// The context after a block that started here, whatever a template puts into it.
  var afterBlock: MarkupContext {
    var copy = atLoopStart(afterSpace: false)
    if case .content(let content) = state { copy.state = .content(content.afterBlock) }
    guard let element = state.elementBetweenAttributes else { return copy }
    copy.state = .tagOrName(element, isComputed: true)
    return copy
  }

  /// The context after a value that is printed here.
  var afterValue: MarkupContext {
    var copy = self
    let part = String(Self.placeholder)
    switch state {
    case .tagName(let name, let isEnd):
      copy.state = .tagName(Self.name(name, part), isEnd: isEnd)
    case .tag(let element, _), .afterAttributeName(let element, _):
      copy.state = .attributeName(element, part)
    case .attributeName(let element, let name):
      copy.state = .attributeName(element, Self.name(name, part))
    case .comment: copy.state = .comment(.value)
    case .characterData: copy.state = .characterData(.value)
    case .content(let content): copy.state = .content(content.afterValue)
    case .value(let element, let attribute, let quote, .script(let script)):
      copy.state = .value(element, attribute, quote: quote, .script(script.afterValue))
    default: break
    }
    return copy
  }

  /// The context after whole attributes that begin with a space, or after nothing; `nil` if it is no place
  /// for them.
  var afterAttributes: MarkupContext? {
    guard let element = state.elementBetweenAttributes, !element.takesNoNames,
      let state = joined(state, .tag(element, afterSlash: false))
    else { return nil }
    var copy = self
    copy.state = state
    return copy
  }

  /// What messages call it.
  var description: String { state.description }
}

extension MarkupContext.State {
  /// Whether a value may be part of the attribute name that ends here.
  fileprivate var mayEndInValue: Bool {
    switch self {
    case .attributeName(_, let name): name.contains(MarkupContext.placeholder)
    case .tagOrName(_, let isComputed): isComputed
    default: false
    }
  }

  /// Whether a name that is not at its end has more letters than any that means something.
  var hasLongName: Bool {
    switch self {
    case .tagName(let name, _), .attributeName(_, let name), .afterAttributeName(_, let name?):
      name.utf8.count > 256
    default: false
    }
  }

  fileprivate var elementBetweenAttributes: MarkupContext.Element? {
    switch self {
    case .tagName(let name, let isEnd) where !name.isEmpty: .init(tag: name, isEnd: isEnd)
    case .tag(let element, _), .attributeName(let element, _), .afterAttributeName(let element, _),
      .tagOrName(let element, _):
      element
    default: nil
    }
  }

  fileprivate var description: String {
    switch self {
    case .text: "text"
    case .tagName: "a tag name"
    case .tag, .attributeName, .afterAttributeName, .tagOrName: "a tag"
    case .beforeValue, .unquotedValue: "an unquoted attribute"
    case .value: "an attribute value"
    case .comment: "a comment"
    case .declarationStart, .declaration: "a declaration"
    case .characterData: "CDATA"
    case .content(let content):
      switch content.kind {
      case .script: "a script"
      case .style: "a style sheet"
      case .markup: "a script that is a template"
      case .text: "<\(content.name)>"
      }
    case .uncertain: "markup that browsers may read in two ways"
    }
  }
}
