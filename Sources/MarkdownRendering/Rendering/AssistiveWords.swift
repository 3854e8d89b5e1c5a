import HTMLText

/// Words that only assistive technology reads: names of what has no text of its own.
struct AssistiveWords {
  let code: StaticString
  let table: StaticString
  let done: StaticString
  let open: StaticString

  /// Those of a language, and English ones for a language that has none here.
  static func of(_ language: String) -> AssistiveWords {
    LanguageTag(language).value(in: words) ?? english
  }

  private static let english = AssistiveWords(
    code: "Code", table: "Table", done: "done", open: "to do")

  private static let words: [String: AssistiveWords] = [
    "da": .init(code: "Kode", table: "Tabel", done: "færdig", open: "ikke færdig"),
    "de": .init(code: "Code", table: "Tabelle", done: "erledigt", open: "offen"),
    "en": english,
    "es": .init(code: "Código", table: "Tabla", done: "hecho", open: "pendiente"),
    "fr": .init(code: "Code", table: "Tableau", done: "fait", open: "à faire"),
    "it": .init(code: "Codice", table: "Tabella", done: "fatto", open: "da fare"),
    "nl": .init(code: "Code", table: "Tabel", done: "gedaan", open: "te doen"),
    "pl": .init(code: "Kod", table: "Tabela", done: "zrobione", open: "do zrobienia"),
    "pt": .init(code: "Código", table: "Tabela", done: "feito", open: "por fazer"),
    "sv": .init(code: "Kod", table: "Tabell", done: "klart", open: "att göra"),
  ]
}
