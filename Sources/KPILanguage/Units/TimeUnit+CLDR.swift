// Written by Scripts/generate/cldr_units.py from the units of CLDR 47; do not edit.

extension TimeUnit {
  /// By language; of each unit, in the order of the cases.
  static let namesByLanguage: [String: [Names]] = [
    "de": [
      .init(one: "Tag", other: "Tage"),
      .init(one: "Woche", other: "Wochen"),
      .init(one: "Monat", other: "Monate"),
      .init(one: "Quartal", other: "Quartale"),
      .init(one: "Jahr", other: "Jahre"),
    ],
    "en": [
      .init(one: "day", other: "days"),
      .init(one: "week", other: "weeks"),
      .init(one: "month", other: "months"),
      .init(one: "quarter", other: "quarters"),
      .init(one: "year", other: "years"),
    ],
    "fr": [
      .init(one: "jour", other: "jours"),
      .init(one: "semaine", other: "semaines"),
      .init(one: "mois", other: "mois"),
      .init(one: "trimestre", other: "trimestres"),
      .init(one: "an", other: "ans"),
    ],
    "es": [
      .init(one: "día", other: "días"),
      .init(one: "semana", other: "semanas"),
      .init(one: "mes", other: "meses"),
      .init(one: "trimestre", other: "trimestres"),
      .init(one: "año", other: "años"),
    ],
    "it": [
      .init(one: "giorno", other: "giorni"),
      .init(one: "settimana", other: "settimane"),
      .init(one: "mese", other: "mesi"),
      .init(one: "trimestre", other: "trimestri"),
      .init(one: "anno", other: "anni"),
    ],
    "nl": [
      .init(one: "dag", other: "dagen"),
      .init(one: "week", other: "weken"),
      .init(one: "maand", other: "maanden"),
      .init(one: "kwartaal", other: "kwartalen"),
      .init(one: "jaar", other: "jaar"),
    ],
    "pl": [
      .init(one: "dzień", few: "dni", many: "dni", other: "dnia"),
      .init(one: "tydzień", few: "tygodnie", many: "tygodni", other: "tygodnia"),
      .init(one: "miesiąc", few: "miesiące", many: "miesięcy", other: "miesiąca"),
      .init(one: "kwartał", few: "kwartały", many: "kwartałów", other: "kwartału"),
      .init(one: "rok", few: "lata", many: "lat", other: "roku"),
    ],
    "pt": [
      .init(one: "dia", other: "dias"),
      .init(one: "semana", other: "semanas"),
      .init(one: "mês", other: "meses"),
      .init(one: "trimestre", other: "trimestres"),
      .init(one: "ano", other: "anos"),
    ],
    "sv": [
      .init(one: "dygn", other: "dygn"),
      .init(one: "vecka", other: "veckor"),
      .init(one: "månad", other: "månader"),
      .init(one: "kvartal", other: "kvartal"),
      .init(one: "år", other: "år"),
    ],
    "da": [
      .init(one: "dag", other: "dage"),
      .init(one: "uge", other: "uger"),
      .init(one: "måned", other: "måneder"),
      .init(one: "kvartal", other: "kvartaler"),
      .init(one: "år", other: "år"),
    ],
  ]
}
