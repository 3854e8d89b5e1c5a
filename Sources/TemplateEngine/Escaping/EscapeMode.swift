/// How a value is escaped in a certain context; chosen when the template is compiled.
enum EscapeMode: UInt8, Sendable {
  /// What to do about a value in an attribute without quotes, if the whole attribute can't be shown.
  static let quotesHelp = "add quotes: name=\"{{ … }}\""

  /// Unchanged.
  case raw
  /// In HTML text: markup unchanged, strings escaped.
  case text
  /// In `svg`, `noscript` and the like: as in HTML text, but markup is an error where it may be read in
  /// two ways.
  case checkedText
  /// In XML: as in HTML text, without characters that XML does not allow.
  case xml
  /// In XML's attributes and declarations: the same, but markup keeps only its character references.
  case xmlValue
  /// In XML's comments: without two hyphens next to each other.
  case xmlComment
  /// In XML's tags: a name or a part of one, or attributes whose values are in quotes.
  case xmlName
  /// Followed by `=`, in XML: a name.
  case wholeXMLName
  /// In `<![CDATA[ … ]]>`: unchanged, with `]]>` split.
  case characterData
  /// In comments and elements such as `title`: markup keeps its character references, but angle brackets
  /// and quotes are escaped.
  case rawText
  /// In attributes in `"`: only that quote is escaped in markup.
  case doubleQuoted
  /// In attributes in `'`: only that quote is escaped in markup.
  case singleQuoted
  /// In scripts: as JSON without `<`, `>`, `&`, `'`, `` ` ``, `$`, U+2028 and U+2029.
  case script
  /// In event attributes: JSON escaped as an attribute.
  case scriptAttribute
  /// In style sheets and style attributes: all but plain characters as CSS escapes.
  case style
  /// A tag name.
  case tagName
  /// Digits that continue a tag name.
  case tagDigits
  /// Between attributes: nothing or a plain attribute name, or attributes whose values are in quotes.
  case attributeName
  /// Followed by `=`: a plain attribute name.
  case wholeAttributeName
  /// Continues an attribute name.
  case attributeNamePart
  /// In scripts: JSON that a filter wrote.
  case json
  /// In event attributes: JSON that a filter wrote.
  case jsonAttribute
}

extension MarkupContext {
  /// Why values can't be printed in a context, and what to write instead.
  struct Refusal {
    var entry = TemplateMessages.context
    let message: String
    let help: String
  }

  /// A refusal as the `Error` that `Result` requires.
  struct RefusalError: Error {
    let refusal: Refusal
  }

  /// How a value is escaped here; `isBeforeEquals` if it is followed by `=`.
  func escapeMode(isBeforeEquals: Bool) -> Result<EscapeMode, RefusalError> {
    switch state {
    case .text: .success(open.names.isEmpty ? .text : .checkedText)
    case .tagName("", _): .success(.tagName)
    case .tagName(let name, let isEnd):
      Element(tag: name, isEnd: isEnd).name.isEmpty || name.contains(Self.placeholder)
        ? .success(.tagDigits)
        : .refused("a value can't be part of this tag name", "put a space before it")
    case .tagOrName: .failure(.init(refusal: Uncertainty.branches.refusal))
    case .tag(let element, _) where element.takesNoNames,
      .afterAttributeName(let element, _) where element.takesNoNames:
      .refused(
        "a value can't be the name of an attribute of \"\(element.name)\"",
        "write out the attribute name")
    case .tag, .afterAttributeName:
      .success(isBeforeEquals ? .wholeAttributeName : .attributeName)
    case .attributeName(_, let name): Self.mode(inName: name, isBeforeEquals: isBeforeEquals)
    case .beforeValue, .unquotedValue:
      .refused("a value can't be printed in an unquoted attribute", EscapeMode.quotesHelp)
    case .value(_, let attribute, let quote, let progress):
      Self.mode(attribute, progress, quote == UInt8(ascii: "'") ? .singleQuoted : .doubleQuoted)
    case .comment, .declaration, .characterData: .success(.rawText)
    case .declarationStart: .refusedInDelimiter
    case .content(let content):
      switch content.kind {
      case _ where content.isInDelimiter: .refusedInDelimiter
      case .text: .success(.rawText)
      case .markup(let markup): markup.modeInScript
      case .style: .success(.style)
      case .script(let script): Self.mode(script, .script)
      }
    case .uncertain(let uncertainty): .failure(.init(refusal: uncertainty.refusal))
    }
  }

  /// How a value is escaped in a script that is a template of markup; of what scripts make of it, no more
  /// than text and plain attributes is known.
  private var modeInScript: Result<EscapeMode, RefusalError> {
    switch state {
    case .text where open.hazards.isEmpty, .value(_, .plain, _, _), .comment: .success(.rawText)
    case .uncertain(let uncertainty): .failure(.init(refusal: uncertainty.refusal))
    default:
      .refused(
        "in a script that is a template, a value can only be printed in text and in plain attributes",
        "print it in a data attribute, or use <template> instead of <script>")
    }
  }

  private static func mode(
    inName name: String, isBeforeEquals: Bool
  ) -> Result<EscapeMode, RefusalError> {
    let name = name.lowercased()
    if name == "o" || name.hasPrefix("on") {
      return .refused(
        "a value can't be part of the name of an event attribute", "write out the attribute name")
    }
    let isComputed = name.allSatisfy { $0 == placeholder }
    return .success(isComputed && isBeforeEquals ? .wholeAttributeName : .attributeNamePart)
  }

  private static func mode(
    _ attribute: Attribute, _ progress: Progress, _ quoted: EscapeMode
  ) -> Result<EscapeMode, RefusalError> {
    switch attribute {
    case .plain, .urlList, .refresh, .scriptType: .success(quoted)
    case .url where progress == .dangerous(isData: false):
      .refused("a value can't be printed in a \"javascript:\" URL", "put it in a data attribute")
    case .url where progress == .dangerous(isData: true):
      .refused(
        "a value can't be printed in a \"data:\" URL of this type, which may contain scripts",
        "put the data into a file and print its URL, or use \"|safe\" if you know that it is safe")
    case .url: .success(quoted)
    case .style: .success(.style)
    case .document:
      .refused(
        "a value can't be printed in \"srcdoc\"", "use \"|safe\" if you know that it is safe")
    case .unknown:
      .refused(
        "a value can't be printed in an attribute whose name is also a value",
        "write out the attribute name, or let it start with a word and a hyphen, such as \"data-\"")
    case .script:
      if case .script(let script) = progress {
        mode(script, .scriptAttribute)
      } else {
        .success(.raw)
      }
    }
  }

  private static func mode(
    _ script: ScriptContext, _ mode: EscapeMode
  ) -> Result<EscapeMode, RefusalError> {
    switch script.valuePlace {
    case .code: .success(mode)
    case .quotes, .template:
      .refused(
        "a value can't be printed inside quotes in a script",
        "remove the quotes: {{ … }} adds its own")
    case .pattern:
      .refused(
        "a value can't be printed in a regular expression in a script", "use new RegExp({{ … }})")
    case .comment:
      .refused("a value can't be printed in a comment in a script", "use {# … #} for comments")
    case .uncertain(let uncertainty): .failure(.init(refusal: uncertainty.refusal))
    }
  }
}

extension XMLContext {
  /// How a value is escaped here; `isBeforeEquals` if it is followed by `=`.
  func escapeMode(
    isBeforeEquals: Bool
  ) -> Result<EscapeMode, MarkupContext.RefusalError> {
    switch self {
    case .text: .success(.xml)
    case .markupStart(""), .tag(afterEquals: false):
      .success(isBeforeEquals ? .wholeXMLName : .xmlName)
    case .markupStart: .refusedInDelimiter
    case .tag:
      .refused("a value can't be printed in an unquoted attribute", EscapeMode.quotesHelp)
    case .value, .instruction, .declaration: .success(.xmlValue)
    case .comment: .success(.xmlComment)
    case .characterData: .success(.characterData)
    case .uncertain: .failure(.init(refusal: MarkupContext.Uncertainty.branches.refusal))
    }
  }
}

extension MarkupContext.Uncertainty {
  var refusal: MarkupContext.Refusal {
    switch self {
    case .noscript:
      .init(
        entry: TemplateMessages.ambiguous,
        message: "browsers that run scripts are at another place here than those that don't",
        help: "end all tags, quotes and comments before \"</noscript>\"")
    case .foreignContent:
      .init(
        entry: TemplateMessages.ambiguous,
        message: "browsers may take what precedes as tags, because \"svg\", \"math\" or \"select\" "
          + "may be open",
        help: "put a space after \"<\" or escape it, write \"<title></title>\" instead of "
          + "\"<title/>\", and close these elements where you open them")
    case .characterData:
      .init(
        entry: TemplateMessages.ambiguous,
        message: "\"<![CDATA[\" before this place may have ended at the first \">\"",
        help: "escape the text instead: \"&lt;\" for \"<\"")
    case .comment:
      .init(
        entry: TemplateMessages.ambiguous,
        message: "the comment before this place may have ended after a value",
        help: "put a space between the value and \">\"")
    case .branches:
      .init(
        entry: TemplateMessages.ambiguous,
        message: "whether this place continues what precedes depends on a branch or block",
        help: "put a space after the branches or the block")
    }
  }
}

extension ScriptContext.Uncertainty {
  var refusal: MarkupContext.Refusal {
    switch self {
    case .slash:
      Self.refusal("a \"/\" in this script may be a division or start a regular expression")
    case .htmlComment:
      Self.refusal("\"<!--\", \"-->\" or \"#!\" may have started a comment in this script")
    case .characterReference:
      .init(
        message: "a value can't be printed after a character reference in an event attribute",
        help: "put it in a data attribute")
    case .unfinished:
      Self.refusal("a string or a regular expression in this script doesn't end in its line")
    case .backslash: Self.refusal("there is a backslash in the code of this script")
    case .brackets: Self.refusal("the brackets in this script don't match")
    case .branches: Self.refusal("the place in this script depends on a branch")
    }
  }

  private static func refusal(_ message: String) -> MarkupContext.Refusal {
    .init(
      entry: TemplateMessages.ambiguous, message: message,
      help: "assign the value to a variable in a script of its own, or before this place")
  }
}

extension Result where Failure == MarkupContext.RefusalError {
  fileprivate static func refused(_ message: String, _ help: String) -> Self {
    .failure(.init(refusal: .init(message: message, help: help)))
  }

  fileprivate static var refusedInDelimiter: Self {
    refused("a value can't be printed within \"</\" or \"<!\"", "put a space before it")
  }
}
