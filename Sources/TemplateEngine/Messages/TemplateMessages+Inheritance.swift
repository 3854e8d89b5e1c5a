package import Diagnostics

/// Messages about templates that refer to others, and about blocks.
extension TemplateMessages {
  static let unknownTemplate = MessageEntry.error(
    "template.unknown-template", "template not found",
    """
    A template extends, includes or imports another one that does not exist. Names are paths below \
    `templates/`, such as `partials/footer.html`, also in templates that are in a folder themselves.

    A name that begins with `theme:` means the file in the next layer below the template that names it: the theme of \
    `themes/`, or the one that the program has. Below the lowest there is nothing.

    Correct the name, or add the file. If the file may be missing, write \
    `{% include "…" ignore missing %}`.
    """,
    example: .init(
      before: """
        -- templates/list.html --
        {% include "foter.html" %}
        -- templates/footer.html --
        <footer>{{ site.title }}</footer>
        """,
      after: "-- templates/list.html --\n{% include \"footer.html\" %}\n"))

  /// Whether a message says that a template is not there.
  package static func isAboutMissingTemplate(_ message: Diagnostic) -> Bool {
    message.id == unknownTemplate.id
  }

  /// `own` is the template that names it, `known` those that there are.
  static func unknownTemplate(
    _ name: String, in own: String? = nil, known: [String]
  ) -> TemplateMessage {
    if name.hasPrefix(Program.nextLayer) {
      let plain = String(name.dropFirst(Program.nextLayer.utf8.count))
      let advice =
        plain == own || !known.contains(plain)
        ? "\"theme:\" is for files of a theme that lies below: remove the tag"
        : "without \"theme:\" the name means the topmost file: \"\(plain)\""
      return TemplateMessage(
        unknownTemplate, "no theme below this file's has \"\(plain)\"",
        help: (known.contains(plain) ? nil : Spelling.didYouMean(plain, among: known)) ?? advice)
    }
    return TemplateMessage(
      unknownTemplate, "template \"\(name)\" not found",
      help: Spelling.didYouMean(name, among: known))
  }

  static let unquotedTemplate = TemplateMessage(
    unknownTemplate, "the name of a template stands between quotation marks",
    help: "write it as in {% include \"header.html\" %}")

  /// For one or several names that were computed.
  static func unknownTemplate(_ names: [String]) -> TemplateMessage {
    let list = names.map { "\"\($0)\"" }.joined(separator: " or ")
    return TemplateMessage(unknownTemplate, "template \(list) not found")
  }

  static let circular = MessageEntry.error(
    "template.circular", "template extends itself",
    """
    The template extends itself, directly or through the template that it extends. There would be no end \
    to it.

    Let the chain end in a template without `{% extends %}`, such as `base.html`.
    """,
    example: .init(
      before: "-- templates/list.html --\n{% extends \"list.html\" %}\n",
      after: """
        -- templates/list.html --
        {% extends "base.html" %}
        -- templates/base.html --
        <title>{{ page.title }}</title>
        """))

  static func circular(_ name: String) -> TemplateMessage {
    TemplateMessage(circular, "\"\(name)\" extends itself")
  }

  static let broken = MessageEntry.error(
    "template.broken", "template with errors",
    """
    The template uses another one that has errors, so it can't be rendered. A build reports the errors of \
    all templates; `sitegen render` reports only those of the template that it renders.

    Render the other template on its own, or build the site, to see its errors, and correct them.
    """,
    example: .init(
      command: "sitegen render a.html",
      before: "-- a.html --\n{% include \"b.html\" %}\n-- b.html --\n{{ 1|uper }}\n",
      after: "-- b.html --\n{{ 1|upper }}\n"))

  static func broken(_ name: String? = nil) -> TemplateMessage {
    TemplateMessage(
      broken, name.map { "the template \"\($0)\" has errors" } ?? "the template has errors")
  }

  static let unknownImport = MessageEntry.error(
    "template.unknown-import", "imported name not found",
    """
    The imported template has no macro and no variable with this name at its top level. Names that begin \
    with `_` can't be imported.

    Correct the name, or define the macro in the imported template.
    """,
    example: .init(
      before: """
        -- templates/macros.html --
        {% macro card(page) %}<b>{{ page.title }}</b>{% endmacro %}
        -- templates/list.html --
        {% from "macros.html" import crad %}{{ crad(page) }}
        """,
      after: """
        -- templates/list.html --
        {% from "macros.html" import card %}{{ card(page) }}
        """))

  static func unknownImport(
    _ name: String, of template: String, known: Set<String>
  ) -> TemplateMessage {
    TemplateMessage(
      unknownImport, "\"\(template)\" has no macro or variable \"\(name)\"",
      help: Spelling.didYouMean(name, among: known))
  }

  // MARK: Blocks

  static let block = MessageEntry.error(
    "template.block", "block used wrongly",
    """
    Blocks are the parts of a template that others override. Each name may be defined once in a template, \
    not within a macro; `super()` is only possible where a parent template defines the same block, and a \
    `required` block must be defined by a child template.

    To print the same block twice, write `{{ self.name() }}` the second time.
    """,
    example: .init(
      before: """
        -- templates/list.html --
        <title>{% block title %}{{ page.title }}{% endblock %}</title>
        <h1>{% block title %}{{ page.title }}{% endblock %}</h1>
        """,
      after: """
        -- templates/list.html --
        <title>{% block title %}{{ page.title }}{% endblock %}</title>
        <h1>{{ self.title() }}</h1>
        """))

  static let outsideBlock = MessageEntry.warning(
    "template.outside-block", "text outside of blocks that is never shown",
    """
    A template that extends another one shows what its blocks contain, in the places that the other has for \
    them. Text and values outside of the blocks are dropped.

    Put them into a block, or remove them.
    """,
    example: .init(
      before: """
        -- templates/base.html --
        <body>{% block content %}{% endblock %}</body>
        -- templates/list.html --
        {% extends "base.html" %}
        <h1>{{ page.title }}</h1>
        """,
      after: """
        -- templates/list.html --
        {% extends "base.html" %}
        {% block content %}<h1>{{ page.title }}</h1>{% endblock %}
        """))

  /// With the blocks that the parent has.
  static func outsideBlock(_ blocks: [String]) -> TemplateMessage {
    TemplateMessage(
      outsideBlock, "this is outside of all blocks, so it is not shown",
      help:
        "put it between {% block \(blocks.first ?? "content") %} and {% endblock %}, or remove it")
  }

  static func repeatedBlock(_ name: String) -> TemplateMessage {
    TemplateMessage(block, "the block \"\(name)\" is defined twice")
  }

  static func requiredBlock(_ name: String) -> TemplateMessage {
    TemplateMessage(
      block, "the block \"\(name)\" is required, but no child template defines it")
  }

  static let noParentBlock = TemplateMessage(
    block, "no parent template defines this block", help: "remove \"super()\"")

  static let unknownBlock = MessageEntry.error(
    "template.unknown-block", "unknown block",
    """
    The template defines a block that no template above it has, so its content would never be printed; or \
    `self` asks for a block that no template defines.

    Correct the name; the message suggests the closest one. Or add the block to the parent template, at \
    the position where its content belongs.
    """,
    example: .init(
      before: """
        -- templates/base.html --
        <body>{% block content %}{% endblock %}</body>
        -- templates/list.html --
        {% extends "base.html" %}
        {% block contnt %}{{ page.title }}{% endblock %}
        """,
      after: """
        -- templates/list.html --
        {% extends "base.html" %}
        {% block content %}{{ page.title }}{% endblock %}
        """))

  static func unknownBlock(
    _ name: String, of template: String? = nil, known: Set<String> = []
  ) -> TemplateMessage {
    TemplateMessage(
      unknownBlock,
      template.map { "\"\($0)\" has no block \"\(name)\"" } ?? "unknown block \"\(name)\"",
      help: Spelling.didYouMean(name, among: known)
        ?? (template == nil || known.isEmpty
          ? nil : "its blocks are \(Spelling.list(known.sorted(), "and"))"))
  }

  // MARK: Layers

  static let unshownBlock = MessageEntry.warning(
    "template.unshown-block", "block of the theme that a template lacks",
    """
    A template of your site hides one of the theme, and other templates of the theme extend it. They fill a block \
    that yours does not have, so what they have in it is not shown.

    Add the block at the place where its content belongs. Or begin your template with \
    `{% extends "theme:base.html" %}` and change only the blocks that should differ: the others stay as the theme \
    has them.
    """,
    example: .init(
      before: """
        -- content/a.md --
        Text.
        -- templates/list.html --
        -- templates/page.html --
        -- templates/base.html --
        <title>{% block title %}{% endblock %}</title>
        """,
      after: """
        -- templates/base.html --
        <title>{% block title %}{{ site.title }}{% endblock %}</title>
        {% block main %}{% endblock %}
        """))

  static func unshownBlock(
    _ block: String, filledBy files: [String], at location: SourceLocation
  ) -> Diagnostic {
    let fillers =
      files.count > 1 ? "\(files[0]) and \(files.count - 1) more fill" : "\(files[0]) fills"
    return unshownBlock(
      "the template has no block \"\(block)\", which \(fillers)", at: location
    ).help("add {% block \(block) %}{% endblock %} where its content belongs")
  }

  /// A macro that a template lacks, which hides one that has it.
  static func missingMacro(
    _ name: String, importedBy importer: String, hides hidden: String
  ) -> TemplateMessage {
    TemplateMessage(
      unknownImport, "the template has no macro \"\(name)\", which \(importer) imports from it",
      help: "take over the theme's: {% from \"theme:\(hidden)\" import \(name) %}")
  }
}
