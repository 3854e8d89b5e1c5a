/// A value of the template language.
///
/// Strings are Swift strings that are compared byte by byte; `markup` is text that is already escaped
/// for the file it is printed in. Values are immutable: a list that grows is a new list.
package enum Value: Sendable {
  case none
  case boolean(Bool)
  case integer(Int)
  case number(Double)
  case string(String)
  case markup(Markup)
  case list(ValueList)
  /// Printed as `(1, 2)`, otherwise like a list.
  case tuple(ValueList)
  case dictionary(ValueDictionary)
  /// An object of the host whose members are computed when they are read.
  case object(any TemplateObject)
  /// The result of reading something that does not exist; keeps what was asked for.
  indirect case undefined(Undefined)
  /// A function, macro, namespace, loop or module; only valid in the rendering that created it.
  case handle(Handle)
}

/// A reference into the state of one rendering.
package struct Handle: Sendable, Hashable {
  enum Kind: UInt8, Sendable {
    case macro
    case namespace
    /// A loop as a value.
    case loop
    /// A loop in its own slot; the index is its position among the running loops. Reading `loop` as a
    /// value gives a `.loop` instead, so that this kind never leaves the frame of its loop.
    case runningLoop
    case module
    case cycler
    case joiner
    /// A function of Jinja; the index is its position in `JinjaFunction.allCases`.
    case function
    /// A function of the host; the index is its position in `HostSignature.functions`.
    case hostFunction
  }

  let kind: Kind
  let index: Int32
}

extension Value {
  /// `.list` of an array.
  package static func list(of elements: [Value]) -> Value { .list(ValueList(elements)) }

  /// `.dictionary` with string keys; of equal keys the last one wins.
  package static func dictionary(of entries: [(key: String, value: Value)]) -> Value {
    .dictionary(ValueDictionary(entries.map { (.string($0.key), $0.value) }))
  }

  /// The text of a string or a markup, else `nil`.
  package var text: String? {
    switch self {
    case .string(let text): text
    case .markup(let markup): markup.text
    default: nil
    }
  }

  /// Whether the value is undefined.
  package var isUndefined: Bool {
    if case .undefined = self { true } else { false }
  }

  /// Python's truth value: false for none, zero, undefined and everything empty.
  package var isTrue: Bool {
    switch self {
    case .none, .undefined: false
    case .boolean(let value): value
    case .integer(let value): value != 0
    case .number(let value): value != 0
    case .string(let text): !text.isEmpty
    case .markup(let markup): !markup.bytes.isEmpty
    case .list(let list), .tuple(let list): !list.isEmpty
    case .dictionary(let dictionary): !dictionary.isEmpty
    case .object(let object): object.isTrue
    case .handle: true
    }
  }

  /// What messages call it, with an article: "a string", "an undefined value".
  package var kindName: String {
    switch self {
    case .none: "none"
    case .boolean: "a boolean"
    case .integer, .number: "a number"
    case .string, .markup: "a string"
    case .list: "a list"
    case .tuple: "a tuple"
    case .dictionary: "a dictionary"
    case .object(let object): "a \(object.typeName)"
    case .undefined: "an undefined value"
    case .handle(let handle):
      switch handle.kind {
      case .macro: "a macro"
      case .namespace: "a namespace"
      case .loop, .runningLoop: "the loop"
      case .function, .hostFunction: "a function"
      case .module: "an imported template"
      case .cycler: "a cycler"
      case .joiner: "a joiner"
      }
    }
  }

  /// The number of nested lists and dictionaries; 0 for a plain value.
  var depth: Int {
    switch self {
    case .list(let list), .tuple(let list): list.depth
    case .dictionary(let dictionary): dictionary.depth
    default: 0
    }
  }
}
