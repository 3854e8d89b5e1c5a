/// The position in an HTML document, as far as escaping depends on it.
///
/// The compiler updates it along the text of a template, as Go's html/template does, and asks it at each
/// `{{ … }}` how the value is escaped. The states follow the tokenizer of the HTML Standard.
enum MarkupContext: Hashable, Sendable {
  case text
  /// After `<` or `</` and the given start of the tag name.
  case tagName(String, isEnd: Bool)
  /// Between attributes.
  case tag(Element)
  case attributeName(Element, String)
  /// After an attribute name and whitespace.
  case afterAttributeName(Element, String)
  /// After `=`.
  case beforeValue(Element, Attribute)
  case value(Element, Attribute, quote: UInt8, Progress)
  case unquotedValue(Element)
  case comment
  /// `<!DOCTYPE …>`, `<? … >`.
  case declaration
  /// The content of an element in which only its end tag is recognized: `title`, `textarea`, ….
  case rawText(String)
  case script(ScriptContext)
  case style

  /// What the tag name determines about the content of the element.
  enum Element: Hashable, Sendable {
    case other
    case script
    case style
    case rawText(String)

    init(tag name: String, isEnd: Bool) {
      switch name.lowercased() {
      case _ where isEnd: self = .other
      case "script": self = .script
      case "style": self = .style
      case let name where Self.rawTextNames.contains(name): self = .rawText(name)
      default: self = .other
      }
    }

    static let rawTextNames: Set<String> = [
      "title", "textarea", "xmp", "iframe", "noembed", "noframes", "plaintext",
    ]
  }

  /// What the attribute name determines about the escaping of its value.
  enum Attribute: Hashable, Sendable {
    case plain
    case url
    case urlList
    case style
    case script
    case document
    /// Part of the name is computed by the template.
    case unknown

    init(name: String) {
      let name = name.lowercased()
      if name.contains(MarkupContext.placeholder) {
        self = name.hasPrefix("data-") || name.hasPrefix("aria-") ? .plain : .unknown
      } else if name.hasPrefix("on") {
        self = .script
      } else if name == "style" {
        self = .style
      } else if name == "srcdoc" {
        self = .document
      } else if name == "srcset" || name == "imagesrcset" || name == "ping" {
        self = .urlList
      } else {
        self = Self.urlNames.contains(name) ? .url : .plain
      }
    }

    /// Attributes whose value is a URL, in the HTML Standard and its predecessors.
    static let urlNames: Set<String> = [
      "href", "src", "action", "formaction", "poster", "cite", "data", "background", "longdesc",
      "manifest", "icon", "profile", "codebase", "classid", "usemap", "xlink:href", "lowsrc",
      "dynsrc", "itemtype",
    ]
  }

  /// What is known about a quoted value so far.
  enum Progress: Hashable, Sendable {
    /// Literal text only.
    case literal
    /// The scheme of the URL is checked when the value ends.
    case checked
    /// The literal text shows that the URL is harmless.
    case settled
    /// The literal text makes it a `javascript:` URL.
    case dangerous
    case script(ScriptContext)
  }

  /// Represents a part of a name that is computed by the template.
  static let placeholder: Character = "*"

  /// The context after branches that end here and in `other`; `nil` if they are incompatible.
  func joined(with other: MarkupContext) -> MarkupContext? {
    if self == other { return self }
    if let element = elementBetweenAttributes, element == other.elementBetweenAttributes {
      return .tag(element)
    }
    switch (self, other) {
    case (.script(let left), .script(let right)):
      return left.joined(with: right).map { .script($0) }
    case (
      .value(let element, let attribute, let quote, .script(let left)),
      .value(let element2, let attribute2, let quote2, .script(let right))
    )
    where element == element2 && attribute == attribute2 && quote == quote2:
      return left.joined(with: right).map { .value(element, attribute, quote: quote, .script($0)) }
    default: return nil
    }
  }

  private var elementBetweenAttributes: Element? {
    switch self {
    case .tagName(let name, let isEnd) where !name.isEmpty: Element(tag: name, isEnd: isEnd)
    case .tag(let element), .attributeName(let element, _), .afterAttributeName(let element, _):
      element
    default: nil
    }
  }

  /// The context after a value that is printed here.
  var afterValue: MarkupContext {
    switch self {
    case .tagName(let name, let isEnd):
      .tagName(name + String(Self.placeholder), isEnd: isEnd)
    case .tag(let element), .afterAttributeName(let element, _):
      .attributeName(element, String(Self.placeholder))
    case .attributeName(let element, let name):
      .attributeName(element, name + String(Self.placeholder))
    case .script(let script): .script(script.afterValue)
    case .value(let element, let attribute, let quote, .script(let script)):
      .value(element, attribute, quote: quote, .script(script.afterValue))
    default: self
    }
  }

  /// What messages call it.
  var description: String {
    switch self {
    case .text: "text"
    case .tagName: "a tag name"
    case .tag, .attributeName, .afterAttributeName: "a tag"
    case .beforeValue, .unquotedValue: "an unquoted attribute"
    case .value: "an attribute value"
    case .comment: "a comment"
    case .declaration: "a declaration"
    case .rawText(let name): "<\(name)>"
    case .script: "a script"
    case .style: "a style sheet"
    }
  }
}
