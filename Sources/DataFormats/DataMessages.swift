package import Diagnostics

/// Messages about YAML, TOML and the data in them, wherever they are written.
package enum DataMessages {
  static let tooLarge = MessageEntry.error(
    "data.too-large", "data file too large",
    """
    YAML and TOML files may have up to 4 MiB, JSON files 16 MiB: reading YAML and TOML can take several \
    hundred times their size in memory.

    Split the file, or write it as JSON.
    """,
    example: .init(
      before: "-- content/_data/a.yaml --\na: \"⟦1100000 × data⟧\"\n",
      after: "-- content/_data/a.yaml --\na: data\n"))

  static let duplicateKey = MessageEntry.error(
    "data.duplicate-key", "duplicate key",
    """
    A map has the same key twice, so it is not known which value you mean.

    Remove one of them, or rename it. In JSON, too, only one value per key makes sense.
    """,
    example: .init(
      before: "-- content/a.md --\n---\ntitle: A\ntitle: B\n---\nText\n",
      after: "-- content/a.md --\n---\ntitle: A\n---\nText\n"))

  static let keyCase = MessageEntry.error(
    "data.key-case", "key in other upper or lower case",
    """
    Upper and lower case count in keys: `Draft: true` is not `draft: true`, and would have no effect. Two keys of one \
    map that differ in case alone, such as `title` and `Title`, are an error too: only one of them can be meant.

    Write the key as the message says, or remove one of the two. In data of your own, two names that differ in case can \
    be values of a list: `- {name: SAP}`, `- {name: sap}`.
    """,
    example: .init(
      before: "-- content/a.md --\n---\nDraft: true\n---\nText\n",
      after: "-- content/a.md --\n---\ndraft: true\n---\nText\n"))

  static let tooDeep = MessageEntry.error(
    "data.too-deep", "data nested too deeply",
    """
    Lists and maps may be nested a hundred levels deep. No data that people write comes near that, but a \
    damaged file does.

    Look for brackets that are opened and never closed.
    """,
    example: .init(
      before: "-- content/_data/a.yaml --\na: ⟦120 × [⟧⟦120 × ]⟧\n",
      after: "-- content/_data/a.yaml --\na: []\n"))

  static let yamlSyntax = MessageEntry.error(
    "yaml.syntax", "invalid YAML",
    """
    The text does not follow the rules of YAML. The usual causes are a string with a colon or another \
    special character that needs quotes, a tab instead of spaces, and lines that are not indented alike.

    The message marks where the parser stopped; the cause may be a line earlier.
    """,
    example: .init(
      before: "-- content/a.md --\n---\ntitle: Tips: one\n---\nText\n",
      after: "-- content/a.md --\n---\ntitle: \"Tips: one\"\n---\nText\n"))

  static let controlCharacter = MessageEntry.error(
    "yaml.control-character", "control character in YAML",
    """
    YAML allows no control characters but tab and line breaks. They are invisible and usually come from \
    text that was copied from another program.

    Delete the character; pages could not show it either.
    """,
    example: .init(
      command:
        "mkdir -p content && printf -- '---\\ntitle: A\\007\\n---\\nText\\n' > content/a.md && sitegen build",
      before: "", after: "-- content/a.md --\n---\ntitle: A\n---\nText\n",
      repairedCommand: "sitegen build"))

  static let tooManyAliases = MessageEntry.error(
    "yaml.too-many-aliases", "too many YAML aliases",
    """
    An alias such as `*name` repeats a value that was written elsewhere. A file may use a thousand of \
    them, and few if some are in keys: more can make a small file expand to more data than memory holds.

    Write the values out, or split the file.
    """,
    example: .init(
      before: "-- content/_data/a.yaml --\na: &a 1\nb: [⟦1100 × *a, ⟧]\n",
      after: "-- content/_data/a.yaml --\na: 1\n"))

  static let tooManyValues = MessageEntry.error(
    "yaml.too-many-values", "too many values in YAML or TOML",
    """
    A file may have up to 250,000 values, or stand for as many: an alias of YAML counts each time it is used, so \
    that a few lines can expand to more data than memory holds.

    Split the file, use fewer aliases, or write the data as JSON, which may have 500,000 values.
    """,
    example: .init(
      before:
        "-- content/_data/a.yaml --\na: &a [⟦100 × 1, ⟧]\nb: &b [⟦101 × *a, ⟧]\nc: [⟦101 × *b, ⟧]\n",
      after: "-- content/_data/a.yaml --\na: [1]\n"))

  static let key = MessageEntry.error(
    "yaml.key", "key that is not a string",
    """
    YAML allows lists and maps as keys, but nothing that reads this file can use them.

    Use a string as the key.
    """,
    example: .init(
      before: "-- content/_data/a.yaml --\n? [a, b]\n: 1\n",
      after: "-- content/_data/a.yaml --\na: 1\n"))

  static let merge = MessageEntry.error(
    "yaml.merge", "merge key without a map",
    """
    The key `<<` adds the keys of other maps to a map, so its value must be a map or a list of maps, \
    usually an alias.

    If you mean the two characters, put them in quotes: `"<<": …`.
    """,
    example: .init(
      before: "-- content/_data/a.yaml --\na: {<<: 1}\n",
      after: "-- content/_data/a.yaml --\nb: &b {c: 1}\na: {<<: *b}\n"))

  static let lostComment = MessageEntry.warning(
    "yaml.comment", "text that YAML takes for a comment",
    """
    In YAML `#` after a space begins a comment, which ends with the line. What looks like a part of the text, \
    such as `#1`, is lost.

    Put the whole text in quotes. If it is a comment, write a space after `#`.
    """,
    example: .init(
      before: "-- content/a.md --\n---\ntitle: Our #1 tip\n---\nText\n",
      after: "-- content/a.md --\n---\ntitle: \"Our #1 tip\"\n---\nText\n"))

  static let lostTag = MessageEntry.error(
    "yaml.tag", "text that YAML takes for a tag or an anchor",
    """
    In YAML a word that begins with `!` is a tag, and one that begins with `&` an anchor: both say something \
    about the value after them and are no part of it, so the word would be lost.

    Put the whole text in quotes.
    """,
    example: .init(
      before: "-- content/a.md --\n---\ntitle: !important news\n---\nText\n",
      after: "-- content/a.md --\n---\ntitle: \"!important news\"\n---\nText\n"))

  static let quotationMarks = MessageEntry.warning(
    "yaml.quotation-marks", "typographic marks in place of quotes",
    """
    The quotes of YAML are the straight ones, `"` and `'`. Word processors and telephones make typographic \
    quotation marks of them, which are a part of the text: readers see them, and a comma between them \
    divides a list.

    Write straight quotes. If the marks belong to the text, put straight quotes around them.
    """,
    example: .init(
      before: "-- content/a.md --\n---\ntitle: “Our tip”\n---\nText\n",
      after: "-- content/a.md --\n---\ntitle: \"Our tip\"\n---\nText\n"))

  static let backslash = MessageEntry.warning(
    "yaml.backslash", "backslash between double quotes",
    """
    Between double quotes YAML reads a backslash and the letter after it as one character: `\\t` is a tab, `\\n` the end \
    of a line. A path of Windows loses letters so.

    Use single quotes, between which a backslash is nothing but itself.
    """,
    example: .init(
      before: "-- content/a.md --\n---\ntitle: \"C:\\temp\\new\"\n---\nText\n",
      after: "-- content/a.md --\n---\ntitle: 'C:\\temp\\new'\n---\nText\n"))

  static let invisibleInKey = MessageEntry.error(
    "data.invisible-character", "invisible character in a key",
    """
    A key has a character that nobody sees, such as a space without width, so it is not the key that it looks like and \
    has no effect. Such characters come with text that is copied from web pages and chats.

    Type the key anew.
    """,
    example: .init(
      before: "-- content/a.md --\n---\ntitle: A\n\u{200B}draft: true\n---\nText\n",
      after: "-- content/a.md --\n---\ntitle: A\ndraft: true\n---\nText\n"))

  static let itemSign = MessageEntry.warning(
    "yaml.item-sign", "dash in place of a hyphen before an item",
    """
    An item of a list begins with a hyphen and a space. A dash or a bullet, which word processors make of \
    it, is a part of the text, and all items are one.

    Write `-` before each item.
    """,
    example: .init(
      before: "-- content/2026-01-15-a.md --\n---\ntags:\n  – sales\n  – retail\n---\nText\n",
      after: "-- content/2026-01-15-a.md --\n---\ntags:\n  - sales\n  - retail\n---\nText\n"))

  static let tomlSyntax = MessageEntry.error(
    "toml.syntax", "invalid TOML",
    """
    The text does not follow the rules of TOML. The usual causes are strings without quotes and a line \
    without `=`.

    The message marks where the parser stopped.
    """,
    example: .init(
      before: "-- content/a.md --\n+++\ntitle = A\n+++\nText\n",
      after: "-- content/a.md --\n+++\ntitle = \"A\"\n+++\nText\n"))

  package static let entries: [MessageEntry] = [
    tooLarge, duplicateKey, keyCase, tooDeep, yamlSyntax, controlCharacter, tooManyAliases,
    tooManyValues, key, merge, lostComment, lostTag, quotationMarks, backslash, invisibleInKey,
    itemSign, tomlSyntax,
  ]
}

/// Wording.
extension DataMessages {
  static func tooLarge(_ format: DataFormat, byteCount: Int, inFile path: String) -> Diagnostic {
    tooLarge(
      "the file has \(byteCount) bytes; at most \(format.sizeLimit) are read as \(format.rawValue)",
      at: SourceLocation(path: path)
    ).help("a JSON file may have \(DataFormat.json.sizeLimit) bytes")
  }

  static func duplicateKey(
    _ key: String, in file: SourceFile, at second: Range<Int>, first: Range<Int>
  ) -> Diagnostic {
    duplicateKey("duplicate key \"\(key)\"", at: file.location(second))
      .note("first defined here", at: file.location(first))
      .help("remove one of the two")
  }

  static func keyCase(
    _ twins: KeysInCase.Twins, in file: SourceFile
  ) -> Diagnostic {
    keyCase(
      "the keys \"\(twins.first.value)\" and \"\(twins.second.value)\" differ only in case",
      at: file.location(twins.second.range)
    )
    .note("the other one is here", at: file.location(twins.first.range))
    .help("keep one of them")
  }

  /// A key that would be known in the right case; `name` is how it must be written.
  static func keyCase(
    _ written: String, _ name: String, at location: SourceLocation
  ) -> Diagnostic {
    keyCase("\(written) has no effect: upper and lower case count", at: location)
      .help("write \(name)")
  }

  static func tooDeep(at location: SourceLocation) -> Diagnostic {
    tooDeep("values are nested more than \(DataNode.depthLimit) levels deep", at: location)
  }

  static func controlCharacter(_ scalar: Unicode.Scalar?, at location: SourceLocation) -> Diagnostic
  {
    guard let scalar else {
      return controlCharacter("a control character is not allowed", at: location)
    }
    let code = String(scalar.value, radix: 16, uppercase: true)
    let name = "U+" + String(repeating: "0", count: max(0, 4 - code.count)) + code
    return controlCharacter("the control character \(name) is not allowed", at: location)
  }

  static func tooManyAliases(at location: SourceLocation) -> Diagnostic {
    tooManyAliases(
      "aliases are used more than \(YAMLAliasGuard.aliasLimit) times or in keys", at: location)
  }

  static func tooManyValues(at location: SourceLocation) -> Diagnostic {
    tooManyValues("the file expands to more than \(DataNode.valueLimit) values", at: location)
      .help("an alias counts each time it is used; a JSON file may have more values")
  }

  static func tooManyTOMLValues(at location: SourceLocation) -> Diagnostic {
    tooManyValues("the file has more than \(DataNode.valueLimit) values", at: location)
      .help("a JSON file may have more")
  }

  /// `meant` is what to type where a text is meant that begins with braces.
  static func key(at location: SourceLocation, meant: String?) -> Diagnostic {
    key("a key must be a string", at: location)
      .help(meant.map { "if this is a text, write \($0)" })
  }

  static func merge(taking kind: String, at location: SourceLocation) -> Diagnostic {
    merge("\"<<\" takes a map or a list of maps, not \(kind)", at: location)
  }
}
