import Foundation
import SiteModel

/// The names of months and days in one language, as CLDR has them.
///
/// They come from the ICU data inside Foundation; reading them costs milliseconds, so a site reads
/// them once for each language.
struct CalendarNames: Sendable {
  /// One set of names: as they stand in a date, and as they stand alone.
  struct Names: Sendable {
    let abbreviated: [String]
    let wide: [String]
  }

  let months: Names
  let standaloneMonths: Names
  /// Sunday first.
  let days: Names
  /// Sunday first.
  let standaloneDays: Names
  let dayPeriods: [String]

  init(language: String) {
    let formatter = DateFormatter()
    formatter.locale = Locale(identifier: language)
    formatter.calendar = Calendar(identifier: .gregorian)
    months = Names(
      abbreviated: formatter.shortMonthSymbols, wide: formatter.monthSymbols)
    standaloneMonths = Names(
      abbreviated: formatter.shortStandaloneMonthSymbols,
      wide: formatter.standaloneMonthSymbols)
    days = Names(
      abbreviated: formatter.shortWeekdaySymbols, wide: formatter.weekdaySymbols)
    standaloneDays = Names(
      abbreviated: formatter.shortStandaloneWeekdaySymbols,
      wide: formatter.standaloneWeekdaySymbols)
    dayPeriods = [formatter.amSymbol, formatter.pmSymbol]
  }
}
