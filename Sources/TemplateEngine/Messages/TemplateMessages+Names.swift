import Diagnostics

/// Messages about names of filters, tests, functions, members and arguments.
extension TemplateMessages {
  static let unknownFilter = MessageEntry.error(
    "template.unknown-filter", "unknown filter",
    """
    There is no filter with this name. Usually the name is misspelled; the message then suggests the one \
    that is closest.

    Correct the name. The documentation of templates lists all filters, those of Jinja and those of the \
    site, such as `date` and `number`.
    """,
    example: .init(
      before: "-- templates/list.html --\n<h1>{{ page.title|uper }}</h1>\n",
      after: "-- templates/list.html --\n<h1>{{ page.title|upper }}</h1>\n"))

  static func unknownFilter(
    _ name: String, in filter: String? = nil, known: [String]
  ) -> TemplateMessage {
    TemplateMessage(
      unknownFilter, "unknown filter \"\(name)\"" + (filter.map { " in \"\($0)\"" } ?? ""),
      help: Spelling.didYouMean(name, among: known))
  }

  static let unknownTest = MessageEntry.error(
    "template.unknown-test", "unknown test",
    """
    After `is` comes the name of a test, such as `defined` or `even`, and there is none with this name.

    Correct the name; the documentation of templates lists all tests. To compare two values, write `==` \
    instead of `is`.
    """,
    example: .init(
      before:
        "-- templates/list.html --\n{% if page.title is defind %}<h1>{{ page.title }}</h1>{% endif %}\n",
      after:
        "-- templates/list.html --\n{% if page.title is defined %}<h1>{{ page.title }}</h1>{% endif %}\n"
    ))

  static func unknownTest(_ name: String) -> TemplateMessage {
    TemplateMessage(
      unknownTest, "unknown test \"\(name)\"",
      help: Spelling.didYouMean(name, among: JinjaTest.byName.keys))
  }

  static let unknownFunction = MessageEntry.error(
    "template.unknown-function", "unknown function or macro",
    """
    The template calls a function or a macro that does not exist. Usually the name is misspelled; the \
    message then suggests the one that is closest.

    Correct the name, or import the macro first: `{% from "macros.html" import card %}`. Macros of other \
    templates are not available without an import.
    """,
    example: .init(
      before: "-- templates/list.html --\n<p>{% for n in rang(3) %}{{ n }}{% endfor %}</p>\n",
      after: "-- templates/list.html --\n<p>{% for n in range(3) %}{{ n }}{% endfor %}</p>\n"))

  static func unknownFunction(_ name: String, known: Set<String>) -> TemplateMessage {
    TemplateMessage(
      unknownFunction, "unknown function or macro \"\(name)\"",
      help: Spelling.didYouMean(name, among: known))
  }

  static let unknownMember = MessageEntry.error(
    "template.unknown-member", "unknown member of loop",
    """
    Within a loop, `loop` has members such as `loop.index`, `loop.first` and `loop.last`, but none with \
    this name.

    Correct the name; the documentation of templates lists all members of `loop`. `loop.cycle(…)` and \
    `loop.changed(…)` are called with values.
    """,
    example: .init(
      before:
        "-- templates/list.html --\n<p>{% for n in range(3) %}{{ loop.indx }}{% endfor %}</p>\n",
      after:
        "-- templates/list.html --\n<p>{% for n in range(3) %}{{ loop.index }}{% endfor %}</p>\n"))

  static func unknownLoopMember(_ name: String) -> TemplateMessage {
    TemplateMessage(
      unknownMember, "\"loop\" has no \"\(name)\"",
      help: Spelling.didYouMean(name, among: LoopField.names))
  }

  static func unknownLoopMethod(_ name: String) -> TemplateMessage {
    TemplateMessage(
      unknownMember, "\"loop\" has no function \"\(name)\"",
      help: Spelling.didYouMean(name, among: ["cycle", "changed"]))
  }

  static let unknownMethod = MessageEntry.error(
    "template.unknown-method", "unknown method",
    """
    Strings, lists and dictionaries have some of the methods that they have in Python, such as \
    `"…".upper()` or `dictionary.items()`, but not this one.

    Correct the name, or use a filter: `value|upper` does the same as `value.upper()`. The documentation \
    of templates lists the methods and the filters.
    """,
    example: .init(
      before: "-- templates/list.html --\n<h1>{{ page.title.uper() }}</h1>\n",
      after: "-- templates/list.html --\n<h1>{{ page.title.upper() }}</h1>\n"))

  static func unknownMethod(_ name: String, of owner: Value, known: [String]) -> TemplateMessage {
    TemplateMessage(
      unknownMethod, "\(owner.kindName) has no method \"\(name)\"",
      help: Spelling.didYouMean(name, among: known))
  }

  // MARK: Arguments

  static let arguments = MessageEntry.error(
    "template.arguments", "wrong arguments",
    """
    A filter, a test, a function, a method or a macro is called with arguments that it does not have, with \
    too many of them, or without one that it needs. The message names the argument.

    Compare the call with the documentation of templates, which lists all parameters with their defaults, \
    or with the definition of the macro.
    """,
    example: .init(
      before: "-- templates/list.html --\n<h1>{{ page.title|truncate(lenght=20) }}</h1>\n",
      after: "-- templates/list.html --\n<h1>{{ page.title|truncate(length=20) }}</h1>\n"))

  /// `help` names the parameters; it is left out where there are none.
  static func tooManyArguments(
    _ label: String, takes count: Int, given: Int, help: String? = nil
  ) -> TemplateMessage {
    let limit =
      count == 0 ? "no arguments" : "at most \(count) argument\(count == 1 ? "" : "s")"
    return TemplateMessage(
      arguments, "\(label) takes \(limit), but \(given) \(given == 1 ? "was" : "were") given",
      help: count == 0 ? "leave \(given == 1 ? "it" : "them") out" : help)
  }

  static func missingArgument(_ name: String, of label: String, help: String? = nil)
    -> TemplateMessage
  {
    TemplateMessage(arguments, "\(label) is missing the argument \"\(name)\"", help: help)
  }

  static func repeatedArgument(_ name: String, of label: String) -> TemplateMessage {
    TemplateMessage(arguments, "\(label) gets multiple values for \"\(name)\"")
  }

  static func unknownArgument(
    _ name: String, of label: String, known: [String], help: String? = nil
  ) -> TemplateMessage {
    TemplateMessage(
      arguments, "\(label) has no parameter \"\(name)\"",
      help: Spelling.didYouMean(name, among: known) ?? help)
  }

  /// An argument of Python's methods that can be given by its position only.
  static func argumentByName(_ name: String, of label: String) -> TemplateMessage {
    TemplateMessage(
      arguments, "\(label) takes \"\(name)\" by its position, not by name",
      help: "write the value without \"\(name)=\"")
  }

  static func unusedCaller(of label: String) -> TemplateMessage {
    TemplateMessage(
      arguments, "\(label) does not call \"caller()\"",
      help: "call it without a {% call %} block")
  }

  static func loopMethodNeedsValues(_ name: String) -> TemplateMessage {
    TemplateMessage(arguments, "\"loop.\(name)\" needs values")
  }

  static let loopTakesOneArgument = TemplateMessage(arguments, "\"loop\" takes one argument")
}
