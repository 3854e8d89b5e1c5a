import DataFormats
import Testing

/// Dates as people and other programs write them.
struct OtherDateTests {
  private static let accepted: [(written: String, date: String)] = [
    ("2016-1-29", "2016-01-29"), ("2016-01-9", "2016-01-09"),
    ("2016-02-29 8:00", "2016-02-29T08:00:00"),
    ("2016-02-29 8:00:00 -0700", "2016-02-29T08:00:00-07:00"),
  ]

  @Test(arguments: accepted)
  func `month, day and hour may have one digit`(written: String, date: String) throws {
    #expect(try DateTime(parsing: written).description == date)
  }

  private static let others: [(written: String, form: String?)] = [
    ("29.1.2016", "2016-01-29"), ("29. Januar 2016", "2016-01-29"),
    ("January 29, 2016", "2016-01-29"),
    ("29 Jan 2016", "2016-01-29"), ("29th of January 2016", "2016-01-29"),
    ("2016/01/29", "2016-01-29"),
    ("20160129", "2016-01-29"), ("1/29/2016", "2016-01-29"), ("29/1/2016", "2016-01-29"),
    ("Fri, 29 Jan 2016 08:00:00 +0100", "2016-01-29T08:00:00+01:00"),
    ("Fri, 29 Jan 2016 08:00:00 GMT", "2016-01-29T08:00:00Z"),
    ("1/29/2016 2:30 PM", "2016-01-29 14:30"),
    ("29.01.2016 um 14:30 Uhr", "2016-01-29 14:30"), ("2016-01-29 12:05 am", "2016-01-29 00:05"),
    ("1/2/2016", nil), ("31.2.2016", nil), ("yesterday", nil), ("2016", "2016-01-01"),
    ("Quux 29, 2016", nil),
    ("29.1.16", "2016-01-29"),
  ]

  @Test(arguments: others)
  func `other forms are told in this one`(written: String, form: String?) {
    #expect(DateTime.writtenForm(of: written) == form)
  }

  @Test func `day and month that cannot be told apart give both dates`() throws {
    let error = #expect(throws: InvalidValue.self) { try DateTime(parsing: "1/2/2016") }
    #expect(error?.help == "write 2016-02-01 or 2016-01-02, whichever you mean")
  }
}
