/// A day of the Gregorian calendar, with a time of day and an offset from UTC where they were given.
///
/// All arithmetic is on integers, without the clock or a time zone database. A date without an offset is in
/// the site's time zone, whose offset is passed to the methods that compute an instant.
package struct DateTime: Sendable, Hashable {
  /// A time of day to the second.
  package struct Time: Sendable, Hashable {
    /// From 0 to 23.
    package let hour: Int
    /// From 0 to 59.
    package let minute: Int
    /// From 0 to 59; there are no leap seconds.
    package let second: Int

    /// A time; `nil` where one of the values is out of range.
    package init?(hour: Int, minute: Int, second: Int = 0) {
      guard (0...23).contains(hour), (0...59).contains(minute), (0...59).contains(second) else {
        return nil
      }
      self.hour = hour
      self.minute = minute
      self.second = second
    }

    /// Seconds since midnight.
    package var seconds: Int { hour * 3600 + minute * 60 + second }
  }

  /// A day of the week; raw values as in ISO 8601, Monday is 1.
  package enum Weekday: Int, Sendable, CaseIterable {
    case monday = 1
    case tuesday, wednesday, thursday, friday, saturday, sunday
  }

  /// The years that can be written with four digits.
  package static let years = 1...9999
  /// Seconds from UTC that an offset may have (RFC 3339 allows ±23:59).
  package static let offsets = -86_340...86_340

  /// From 1 to 9999.
  package let year: Int
  /// From 1 to 12.
  package let month: Int
  /// From 1 to the last day of the month.
  package let day: Int
  /// `nil` where only a day was given, which counts as midnight.
  package let time: Time?
  /// Seconds east of UTC; `nil` where the site's time zone is meant.
  package let offset: Int?

  /// A date; `nil` where there is no such day or offset.
  package init?(year: Int, month: Int, day: Int, time: Time? = nil, offset: Int? = nil) {
    guard Self.years.contains(year), (1...12).contains(month),
      day >= 1, day <= Self.days(inMonth: month, ofYear: year),
      offset.map(Self.offsets.contains) ?? true
    else { return nil }
    self.year = year
    self.month = month
    self.day = day
    self.time = time
    self.offset = offset
  }

  /// The date and time that clocks show at an instant; `nil` outside the years 1 to 9999.
  package init?(secondsSince1970 seconds: Int, offset: Int) {
    let (local, isTooLarge) = seconds.addingReportingOverflow(offset)
    guard !isTooLarge else { return nil }
    let days = local.dividedDown(by: 86_400)
    let rest = local - days * 86_400
    let time = Time(hour: rest / 3600, minute: rest / 60 % 60, second: rest % 60)
    self.init(daysSince1970: days, time: time, offset: offset)
  }

  /// The date `days` days after 1970-01-01; `nil` outside the years 1 to 9999.
  package init?(daysSince1970 days: Int, time: Time? = nil, offset: Int? = nil) {
    // Years are counted from March, so that the leap day is the last of its year.
    guard (-719_162...2_932_896).contains(days) else { return nil }
    let shifted = days + 719_468
    let era = shifted / 146_097
    let dayOfEra = shifted % 146_097
    let yearOfEra = (dayOfEra - dayOfEra / 1460 + dayOfEra / 36_524 - dayOfEra / 146_096) / 365
    let dayOfYear = dayOfEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100)
    let monthFromMarch = (5 * dayOfYear + 2) / 153
    let month = monthFromMarch < 10 ? monthFromMarch + 3 : monthFromMarch - 9
    self.init(
      year: era * 400 + yearOfEra + (month <= 2 ? 1 : 0), month: month,
      day: dayOfYear - (153 * monthFromMarch + 2) / 5 + 1, time: time, offset: offset)
  }

  /// Days since 1970-01-01 in the proleptic Gregorian calendar; the time of day is ignored.
  package var daysSince1970: Int {
    let yearFromMarch = month <= 2 ? year - 1 : year
    let era = yearFromMarch / 400
    let yearOfEra = yearFromMarch % 400
    let dayOfYear = (153 * (month > 2 ? month - 3 : month + 9) + 2) / 5 + day - 1
    let dayOfEra = yearOfEra * 365 + yearOfEra / 4 - yearOfEra / 100 + dayOfYear
    return era * 146_097 + dayOfEra - 719_468
  }

  /// Seconds since 1970-01-01T00:00:00Z; `siteOffset` applies where the date has no offset.
  package func seconds(inOffset siteOffset: Int) -> Int {
    daysSince1970 * 86_400 + (time?.seconds ?? 0) - (offset ?? siteOffset)
  }

  /// The day of the week of the date as written.
  package var weekday: Weekday {
    Weekday(rawValue: (daysSince1970 + 3).remainderDown(by: 7) + 1) ?? .monday  // always 1...7
  }

  /// The same time of day on another day; `nil` outside the years 1 to 9999.
  package func adding(days: Int) -> DateTime? {
    let (sum, isTooLarge) = daysSince1970.addingReportingOverflow(days)
    return isTooLarge ? nil : DateTime(daysSince1970: sum, time: time, offset: offset)
  }

  /// The number of days in a month; `month` is from 1 to 12.
  package static func days(inMonth month: Int, ofYear year: Int) -> Int {
    switch month {
    case 2: year % 4 == 0 && (year % 100 != 0 || year % 400 == 0) ? 29 : 28
    case 4, 6, 9, 11: 30
    default: 31
    }
  }
}

extension DateTime: Comparable {
  /// By instant, where a date without an offset counts as UTC; equal instants by what was written.
  ///
  /// Dates of which only some have offsets are compared by `seconds(inOffset:)` instead.
  package static func < (left: Self, right: Self) -> Bool {
    left.sortingKey < right.sortingKey
  }

  private var sortingKey: (Int, Int, Int) {
    (seconds(inOffset: 0), time == nil ? 0 : 1, offset ?? Int.min)
  }
}

extension Int {
  /// The quotient rounded towards negative infinity; the divisor is positive.
  fileprivate func dividedDown(by divisor: Int) -> Int {
    self / divisor - (self % divisor < 0 ? 1 : 0)
  }

  /// The remainder that belongs to `dividedDown(by:)`, never negative.
  fileprivate func remainderDown(by divisor: Int) -> Int {
    self - dividedDown(by: divisor) * divisor
  }
}
