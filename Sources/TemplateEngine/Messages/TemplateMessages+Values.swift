import Diagnostics

/// Messages about values, found while a page is rendered.
extension TemplateMessages {
  static let undefined = MessageEntry.error(
    "template.undefined", "undefined value",
    """
    The template prints, calls or computes with something that does not exist: a variable that nothing \
    defines, a member that a page or a dictionary does not have, or an element that is not in a list. \
    Printing nothing instead would hide misspelled names.

    Correct the name; the message suggests the closest one. If the value may be missing, say what to print \
    then: `{{ page.extra.subtitle|default("") }}`, or ask first: `{% if page.extra.subtitle is defined %}`.
    """,
    example: .init(
      before: "-- templates/list.html --\n<h1>{{ page.titel }}</h1>\n",
      after: "-- templates/list.html --\n<h1>{{ page.title }}</h1>\n"))

  static func undefinedVariable(_ name: String, known: some Sequence<String>) -> TemplateMessage {
    TemplateMessage(
      undefined, "\"\(name)\" is not defined",
      help: name == "loop"
        ? "\"loop\" is known between {% for … %} and {% endfor %} only"
        : Spelling.didYouMean(name, among: known) ?? "define it first: {% set \(name) = \"\" %}")
  }

  static func undefinedMember(
    _ name: String, of owner: String, known: some Sequence<String>, missing: MissingMember?
  ) -> TemplateMessage {
    TemplateMessage(
      undefined, "\(owner) has no \"\(name)\"", help: Spelling.didYouMean(name, among: known),
      missing: missing)
  }

  static let wrongType = MessageEntry.error(
    "template.type", "value of the wrong type",
    """
    An operator, a filter or a function can't work with this type of value: a string can't be added to a \
    number, a number can't be iterated over, a list and a string can't be compared by `<`, and so on. The \
    message names the types.

    Convert the value first, with `|int`, `|float`, `|string` or `|list`. To join strings and numbers, \
    use `~` instead of `+`.
    """,
    example: .init(
      before: "-- templates/list.html --\n<h1>{{ page.title + 1 }}</h1>\n",
      after: "-- templates/list.html --\n<h1>{{ page.title ~ 1 }}</h1>\n"))

  static let divisionByZero = TemplateMessage(wrongType, "division by zero")

  static func unordered(_ left: Value, _ right: Value) -> TemplateMessage {
    let hasNone = [left, right].contains { if case .none = $0 { true } else { false } }
    return TemplateMessage(
      wrongType, "\(left.kindName) and \(right.kindName) can't be ordered",
      help: hasNone
        ? "ask first: x is not none; for lists: list|reject(\"none\"), "
          + "list|rejectattr(\"weight\", \"none\")" : nil)
  }

  static func notPrintable(
    _ object: any TemplateObject, members: [String]
  ) -> TemplateMessage {
    TemplateMessage(
      wrongType, "a \(object.typeName) can't be printed",
      help: members.first.map { "print one of its members, such as \"\($0)\"" })
  }

  static let listsAreImmutable = TemplateMessage(
    wrongType, "lists can't be modified",
    help:
      "create a new list: {% set list = list + [value] %}; inside a loop, keep it in a namespace")

  static let overflow = MessageEntry.error(
    "template.overflow", "integer too large",
    """
    The result of a calculation is an integer that does not fit in 64 bits, that is, beyond about nine \
    quintillion. A rounded or truncated result would be wrong, so it is an error.

    Calculate with a decimal number where an approximate result is enough: `2.0 ** 64` instead of \
    `2 ** 64`.
    """,
    example: .init(
      before: "-- templates/list.html --\n<p>{{ 2 ** 64 }}</p>\n",
      after: "-- templates/list.html --\n<p>{{ 2.0 ** 64 }}</p>\n"))

  static let resultOverflows = TemplateMessage(overflow, "the result does not fit in 64 bits")

  static let host = MessageEntry.error(
    "template.host", "function or filter of the site failed",
    """
    A function or a filter of the site, such as `url`, `asset`, `t`, `data`, `date` or `money`, can't work \
    with what it was given: there is no page at the URL, no file or message with the name, or the value is \
    not a date or a number. The message says which.

    Correct the argument. For a value that may be missing, ask first: \
    `{% if page.date %}{{ page.date|date("d MMMM yyyy") }}{% endif %}`.
    """,
    example: .init(
      before: "-- templates/list.html --\n<a href=\"{{ url(\"/nowhere/\") }}\">Home</a>\n",
      after: "-- templates/list.html --\n<a href=\"{{ url(\"/\") }}\">Home</a>\n"))

  static func host(_ failure: HostFailure) -> TemplateMessage {
    TemplateMessage(host, failure.message, help: failure.help)
  }
}
