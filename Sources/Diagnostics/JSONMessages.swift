/// The messages about JSON texts.
package enum JSONMessages {
  /// A place at which a text is not valid JSON; the summary says what is expected there.
  package static let syntax = MessageEntry.error(
    "json.syntax", "JSON that cannot be read",
    """
    The file is not JSON as RFC 8259 defines it. JSON is stricter than JavaScript: keys and texts are in \
    double quotes, there are no comments, and no comma follows the last value of a list or object. Values \
    that are nested more than 100 levels deep and files with more than 500,000 values are not \
    read either.

    Correct the character that the message shows; what is expected there is said in it. Nothing was \
    written.
    """,
    example: .init(
      before: """
        -- content/_data/team.json --
        {"name": "Ada",}
        """,
      after: """
        -- content/_data/team.json --
        {"name": "Ada"}
        """))

  static let number = MessageEntry.error(
    "json.number", "JSON number of more than 64 bits",
    """
    Whole numbers in data have at most 64 bits, which is up to 9,223,372,036,854,775,807. A larger one \
    could only be kept with its last digits lost, so it is refused.

    Numbers that are names, such as those of invoices or accounts, are better written as texts, in double \
    quotes. Where an approximate value is enough, write it with an exponent, such as `1e20`.
    """,
    example: .init(
      command: "sitegen render a.html --data data.json",
      before: """
        -- a.html --
        {{ number }}
        -- data.json --
        {"number": 123456789012345678901}
        """,
      after: """
        -- data.json --
        {"number": "123456789012345678901"}
        """))

  /// A whole number that no 64-bit integer can hold.
  package static func number(at location: SourceLocation) -> Diagnostic {
    number("the number has more than 64 bits", at: location)
  }

  /// All messages of this area.
  package static let entries: [MessageEntry] = [syntax, number]
}
