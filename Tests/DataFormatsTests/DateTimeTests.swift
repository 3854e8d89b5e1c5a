import DataFormats
import Foundation
import Testing

@Suite struct DateTimeTests {
  @Test(arguments: [
    ("2010-12-02", "2010-12-02", 1_291_248_000),
    ("2010-12-02 14:30", "2010-12-02T14:30:00", 1_291_300_200),
    ("2010-12-02T14:30:15", "2010-12-02T14:30:15", 1_291_300_215),
    ("2010-12-02t14:30:15.123z", "2010-12-02T14:30:15Z", 1_291_300_215),
    ("2010-12-02 14:30 +01:00", "2010-12-02T14:30:00+01:00", 1_291_296_600),
    ("2010-12-02 14:30:00-0530", "2010-12-02T14:30:00-05:30", 1_291_320_000),
    ("2000-02-29", "2000-02-29", 951_782_400),
    ("0001-01-01", "0001-01-01", -62_135_596_800),
    ("9999-12-31T23:59:59Z", "9999-12-31T23:59:59Z", 253_402_300_799),
  ])
  func readsDates(text: String, description: String, seconds: Int) throws {
    let date = try DateTime(parsing: text)
    #expect(date.description == description)
    #expect(date.seconds(inOffset: 0) == seconds)
  }

  @Test(arguments: [
    ("2010-02-30", "there is no \"2010-02-30\": February 2010 has 28 days"),
    ("1900-02-29", "there is no \"1900-02-29\": February 1900 has 28 days"),
    ("2010-04-31", "there is no \"2010-04-31\": April 2010 has 30 days"),
    ("2010-13-01", "there is no \"2010-13-01\": months go from 01 to 12"),
    ("0000-01-01", "there is no \"0000-01-01\": years go from 0001 to 9999"),
    ("2010-12-02 24:00", "there is no \"2010-12-02 24:00\": times go from 00:00:00 to 23:59:59"),
    (
      "2010-12-02T10:00:00+24:00",
      "there is no \"2010-12-02T10:00:00+24:00\": offsets go from -23:59 to +23:59"
    ),
    (
      "2010-12-02T10:00:00+01:60",
      "there is no \"2010-12-02T10:00:00+01:60\": offsets go from -23:59 to +23:59"
    ),
    ("02.12.2010", "\"02.12.2010\" is not a valid date"),
    ("2010-12-02x", "\"2010-12-02x\" is not a valid date"),
    ("2010-12-02 14", "\"2010-12-02 14\" is not a valid date"),
    ("2010-12-02 14:30:", "\"2010-12-02 14:30:\" is not a valid date"),
    ("2010-12-02 14:30:00.", "\"2010-12-02 14:30:00.\" is not a valid date"),
    ("2010-12-02 14:30 MEZ", "\"2010-12-02 14:30 MEZ\" is not a valid date"),
    ("", "\"\" is not a valid date"),
  ])
  func refusesOtherTexts(text: String, message: String) {
    #expect { try DateTime(parsing: text) } throws: { ($0 as? InvalidValue)?.message == message }
  }

  /// Foundation's proleptic calendar is the oracle for a day in every month of 400 years and more.
  @Test func agreesWithFoundationOnDaysAndWeekdays() throws {
    var calendar = Calendar(identifier: .gregorian)
    calendar.timeZone = .gmt
    for year in [1583, 1600, 1700, 1899, 1900, 1969, 1970, 1972, 2000, 2026, 2100, 2400, 9999] {
      for month in 1...12 {
        let day = DateTime.days(inMonth: month, ofYear: year)
        let date = try #require(DateTime(year: year, month: month, day: day))
        let instant = try #require(
          calendar.date(from: DateComponents(year: year, month: month, day: day)))
        #expect(date.seconds(inOffset: 0) == Int(instant.timeIntervalSince1970))
        #expect(date.weekday.rawValue % 7 + 1 == calendar.component(.weekday, from: instant))
        #expect(DateTime(daysSince1970: date.daysSince1970) == date)
        #expect(
          calendar.component(.day, from: instant.addingTimeInterval(86_400)) == 1)
      }
    }
  }

  @Test func countsDaysAcrossTheRangeOfYears() throws {
    let first = try DateTime(parsing: "0001-01-01")
    let last = try DateTime(parsing: "9999-12-31")
    #expect(first.adding(days: last.daysSince1970 - first.daysSince1970) == last)
    #expect(last.adding(days: 1) == nil)
    #expect(first.adding(days: -1) == nil)
    #expect(first.adding(days: .max) == nil)
    #expect(last.adding(days: .max) == nil)
    #expect(first.adding(days: .min) == nil)
    #expect(
      try DateTime(parsing: "2010-12-31 08:00").adding(days: 60)?.description
        == "2011-03-01T08:00:00")
  }

  @Test(arguments: [(0, 3600), (-1, 0), (1_291_300_215, -19_800), (-62_135_596_800, 0)])
  func comesBackFromSeconds(seconds: Int, offset: Int) throws {
    let date = try #require(DateTime(secondsSince1970: seconds, offset: offset))
    #expect(date.seconds(inOffset: 12_345) == seconds)
    #expect(date.offset == offset)
  }

  @Test func comparesByInstant() throws {
    let dates = try [
      "2010-12-02T00:30:00+02:00", "2010-12-02", "2010-12-02T00:00:00", "2010-12-02T00:00:00Z",
      "2010-12-02 08:00", "2010-12-03",
    ].map { try DateTime(parsing: $0) }
    #expect(dates.reversed().sorted() == dates)
  }

  @Test func writesRFC3339() throws {
    let date = try DateTime(parsing: "2010-12-02")
    #expect(date.rfc3339(siteOffset: 3600) == "2010-12-02T00:00:00+01:00")
    #expect(date.rfc3339(siteOffset: 0) == "2010-12-02T00:00:00Z")
    #expect(
      try DateTime(parsing: "2010-12-02 07:05:09-03:30").rfc3339(siteOffset: 3600)
        == "2010-12-02T07:05:09-03:30")
  }
}
