/// The names of months and days in one language, as CLDR has them; English ones for a language that it
/// does not know.
package struct CalendarNames: Sendable {
  /// One set of names: as they stand in a date, and as they stand alone.
  package struct Names: Sendable {
    /// Such as `Dez.`.
    package let abbreviated: [String]
    /// Such as `Dezember`.
    package let wide: [String]
  }

  /// January first, as in a date.
  package let months: Names
  /// January first, standing alone.
  package let standaloneMonths: Names
  /// Sunday first.
  package let days: Names
  /// Sunday first.
  package let standaloneDays: Names
  /// The halves of the day.
  package let dayPeriods: [String]

  /// The names in the language of a BCP 47 tag.
  package init(language: String) {
    let text = Self.table[LanguageTag(language)] ?? Self.english
    var lists: [[String]] = []
    for list in text.description.split(separator: "\n") {
      // A list that is the same as one before is written as the number of that.
      if list.utf8.count == 1, let number = Int(list), lists.indices.contains(number) {
        lists.append(lists[number])
      } else {
        lists.append(list.split(separator: "|").map { String($0) })
      }
    }
    func list(_ number: Int) -> [String] { number < lists.count ? lists[number] : [] }
    func names(_ number: Int) -> Names { Names(abbreviated: list(number), wide: list(number + 1)) }
    (months, standaloneMonths, days, standaloneDays) = (names(0), names(2), names(4), names(6))
    dayPeriods = list(8)
  }
}
