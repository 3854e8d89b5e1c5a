/// How a value is escaped in a certain context; chosen when the template is compiled.
enum EscapeMode: UInt8, Sendable {
  /// Unchanged.
  case raw
  /// In HTML text: markup unchanged, strings escaped.
  case text
  /// In XML: as in HTML text, without characters that XML does not allow.
  case xml
  /// In `<![CDATA[ … ]]>`: unchanged, with `]]>` split.
  case characterData
  /// In comments and elements such as `title`: markup keeps its character references, but angle brackets
  /// and quotes are escaped.
  case rawText
  /// In attributes in `"`: only that quote is escaped in markup.
  case doubleQuoted
  /// In attributes in `'`: only that quote is escaped in markup.
  case singleQuoted
  /// In scripts: as JSON without `<`, `>`, `&`, `'`, U+2028 and U+2029.
  case script
  /// In event attributes: JSON escaped as an attribute.
  case scriptAttribute
  /// In style sheets and style attributes: all but plain characters as CSS escapes.
  case style
  /// A tag name.
  case tagName
  /// Digits that continue a tag name.
  case tagDigits
  /// Between attributes: markup unchanged, strings only if they are plain attribute names.
  case attributeName
}

extension MarkupContext {
  /// Why values can't be printed in a context, and what to write instead.
  struct Refusal {
    let message: String
    let help: String
  }

  /// How a value is escaped here.
  var escapeMode: Result<EscapeMode, RefusalError> {
    switch self {
    case .text: .success(.text)
    case .tagName("", _): .success(.tagName)
    case .tagName(let name, let isEnd):
      Element(tag: name, isEnd: isEnd) == .other
        ? .success(.tagDigits)
        : .refused("a value can't be part of this tag name", "put a space before it")
    case .tag, .attributeName, .afterAttributeName: .success(.attributeName)
    case .beforeValue, .unquotedValue:
      .refused("a value can't be printed in an unquoted attribute", "add quotes: name=\"{{ … }}\"")
    case .value(_, let attribute, let quote, let progress):
      Self.mode(attribute, progress, quote == UInt8(ascii: "'") ? .singleQuoted : .doubleQuoted)
    case .comment, .declaration, .rawText: .success(.rawText)
    case .script(let script): Self.mode(script, .script)
    case .style: .success(.style)
    }
  }

  /// A refusal as the `Error` that `Result` requires.
  struct RefusalError: Error {
    let refusal: Refusal
  }

  private static func mode(
    _ attribute: Attribute, _ progress: Progress, _ quoted: EscapeMode
  ) -> Result<EscapeMode, RefusalError> {
    switch attribute {
    case .plain, .urlList: .success(quoted)
    case .url where progress == .dangerous:
      .refused("a value can't be printed in a \"javascript:\" URL", "put it in a data attribute")
    case .url: .success(quoted)
    case .style: .success(.style)
    case .document:
      .refused(
        "a value can't be printed in \"srcdoc\"", "use \"|safe\" if you know that it is safe")
    case .unknown:
      .refused(
        "a value can't be printed in an attribute whose name is also a value",
        "write out the attribute name, or start it with \"data-\"")
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
    if script.isUncertain {
      return .refused(
        "a value can't be printed after a character reference in an event attribute",
        "put it in a data attribute")
    }
    return switch script.mode {
    case .code: .success(mode)
    case .singleQuoted, .doubleQuoted, .template:
      .refused(
        "a value can't be printed inside quotes in a script",
        "remove the quotes: {{ … }} adds its own")
    case .pattern:
      .refused(
        "a value can't be printed in a regular expression in a script", "use new RegExp({{ … }})")
    case .lineComment, .blockComment:
      .refused("a value can't be printed in a comment in a script", "use {# … #} for comments")
    }
  }
}

extension Result where Failure == MarkupContext.RefusalError {
  fileprivate static func refused(_ message: String, _ help: String) -> Self {
    .failure(.init(refusal: .init(message: message, help: help)))
  }
}
