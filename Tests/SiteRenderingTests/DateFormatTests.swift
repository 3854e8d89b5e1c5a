import DataFormats
import HTMLText
import Testing

@testable import SiteRendering

struct DateFormatTests {
  @Test(arguments: [
    ("dd. LLL yyyy", "de", "02. Dez 2010"),
    ("d. MMMM yyyy", "de", "2. Dezember 2010"),
    ("d. MMM yyyy", "de", "2. Dez. 2010"),
    ("EEEE, d. MMMM", "de", "Donnerstag, 2. Dezember"),
    ("MMMM d, yyyy", "en", "December 2, 2010"),
    ("MMM d, yy", "en", "Dec 2, 10"),
    ("EEE d/M/y", "en", "Thu 2/12/2010"),
    ("d MMMM y", "fr", "2 décembre 2010"),
    ("yyyy-MM-dd'T'HH:mm:ss", "en", "2010-12-02T14:05:09"),
    ("h:mm a", "en", "2:05 PM"),
    ("'am' d. 'o''clock' ''", "en", "am 2. o'clock '"),
    ("", "de", ""),
    ("d. MMM, EEE", "de-AT", "2. Dez., Do."),
    ("d MMMM, EEEE", "pl", "2 grudnia, czwartek"),
    ("LLLL", "pl", "grudzień"),
    ("EEEE 'den' d. MMMM", "da", "torsdag den 2. december"),
    ("d MMM y", "es-MX", "2 dic 2010"),
    ("MMMM", "zh-Hant-TW", "12月"),
    ("h a", "sq-XK", "2 m.d."),
    ("MMMM", "no", "desember"),
    ("MMMM EEEE a", "tlh", "December Thursday PM"),
  ])
  func `a CLDR pattern names its fields`(
    pattern: String, language: String, expected: String
  ) throws {
    let date = try DateTime(parsing: "2010-12-02 14:05:09")
    let format = DateFormat(names: CalendarNames(language: language))
    #expect(try format.text(date, pattern: pattern) == expected)
  }

  @Test(arguments: [("yyyy QQQ", "QQQ"), ("ddd", "ddd"), ("LLLLL", "LLLLL"), ("TT", "TT")])
  func `an unknown field is an error`(pattern: String, field: String) throws {
    let date = try DateTime(parsing: "2010-12-02")
    let format = DateFormat(names: CalendarNames(language: "de"))
    let error = #expect(throws: DateFormat.PatternError.self) {
      try format.text(date, pattern: pattern)
    }
    #expect(error?.message == "a date pattern has no field \"\(field)\"")
  }

  @Test(arguments: [
    ("dd.mm.yyyy", "dd.MM.yyyy"), ("yyyy-mm-dd", "yyyy-MM-dd"), ("d. mmm yyyy", "d. MMM yyyy"),
    ("mm/yy", "MM/yy"), ("dd.MM.yyyy HH:MM", nil), ("HH:MM", "HH:mm"), ("h:MM a", "h:mm a"),
  ])
  func `minutes and months that are exchanged are an error`(pattern: String, meant: String?) throws
  {
    let date = try DateTime(parsing: "2010-12-02")
    let format = DateFormat(names: CalendarNames(language: "de"))
    let error = #expect(throws: DateFormat.PatternError.self) {
      try format.text(date, pattern: pattern)
    }
    #expect(error?.meant == meant ?? "dd.MM.yyyy HH:mm")
    for pattern in ["HH:mm", "dd.MM.yyyy HH:mm", "mm:ss", "d. MMMM", "h 'Uhr' mm"] {
      #expect(throws: Never.self) { try format.text(date, pattern: pattern) }
    }
  }

  @Test func `a literal without end is an error`() throws {
    let date = try DateTime(parsing: "2010-12-02")
    let format = DateFormat(names: CalendarNames(language: "de"))
    let error = #expect(throws: DateFormat.PatternError.self) {
      try format.text(date, pattern: "d 'x")
    }
    #expect(error?.message == "the date pattern lacks a closing apostrophe")
  }
}
