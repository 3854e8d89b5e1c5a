import DataFormats
import Foundation
import Testing
import TestSupport

@testable import Content

/// Time zones of the system's database, with Python's `zoneinfo` as the oracle.
struct TimeZoneTests {
  /// Prints every name with its offsets at the moments that are its arguments.
  private static let oracle = """
    import sys, zoneinfo, datetime
    start = datetime.datetime(1970, 1, 1, tzinfo=datetime.timezone.utc)
    moments = [start + datetime.timedelta(seconds=int(text)) for text in sys.stdin.read().split()]
    zoneinfo.reset_tzpath(to=["/usr/share/zoneinfo"])
    for name in sorted(zoneinfo.available_timezones() - {"localtime"}):
      zone = zoneinfo.ZoneInfo(name)
      offsets = [int(moment.astimezone(zone).utcoffset().total_seconds()) for moment in moments]
      print(name, *offsets)
    """

  private static let database = TimeZoneDatabase(folder: "/usr/share/zoneinfo")

  private static var hasOracle: Bool { database != nil && (try? run("0")) != nil }

  private static func run(_ input: String) throws -> String {
    let folder = try TemporaryFolder(["moments": input])
    let process = Process()
    process.executableURL = URL(filePath: "/usr/bin/env")
    process.arguments = ["python3", "-c", oracle]
    process.standardInput = try FileHandle(
      forReadingFrom: URL(filePath: folder.path + "/moments"))
    let output = Pipe()
    process.standardOutput = output
    process.standardError = FileHandle.nullDevice
    try process.run()
    let data = try output.fileHandleForReading.readToEnd() ?? Data()
    process.waitUntilExit()
    guard process.terminationStatus == 0 else { throw CocoaError(.executableLoad) }
    return String(decoding: data, as: UTF8.self)
  }

  /// Some 1,300 moments from 1900 to 2200, most of them between 1970 and 2040.
  private static var moments: [Int] {
    let days = Array(stride(from: -25_567, to: 84_000, by: 211))
    let recent = Array(stride(from: 0, to: 25_600, by: 31))
    return (days + recent).enumerated().map { $1 * 86_400 + $0 * 7919 % 86_400 }.sorted()
  }

  @Test(.enabled(if: hasOracle))
  func `every name of the database has the offsets that Python finds`() throws {
    let moments = Self.moments
    let lines = try Self.run(moments.map(String.init).joined(separator: " "))
      .split(separator: "\n")
    #expect(lines.count > 400)
    for line in lines {
      let fields = line.split(separator: " ")
      let name = String(fields[0])
      guard let zone = SiteTimeZone(identifier: name, database: Self.database) else {
        Issue.record("there is no \(name)")
        continue
      }
      let offsets = moments.map(zone.offset(atSecondsSince1970:))
      #expect(offsets == fields.dropFirst().compactMap { Int($0) }, "\(name)")
    }
  }

  @Test(
    .enabled(if: database != nil),
    arguments: [
      "localtime", "posixrules", "posix/Europe/Berlin", "right/Europe/Berlin", "tzdata.zi",
      "europe/berlin", "EUROPE/BERLIN", "Europe", "Europe/", "/Europe/Berlin", "Europe//Berlin",
      "", ".", "..", "../../../etc/localtime", "Europe/../Europe/Berlin", "Europe/Berlin\0",
      "Europe/Berlin/X", "/usr/share/zoneinfo/Europe/Berlin", "Europe/B\u{E4}rlin", "Utc",
    ])
  func `names that the database does not have are refused`(name: String) {
    #expect(SiteTimeZone(identifier: name, database: Self.database) == nil)
  }

  @Test func `a name never leads out of the database, not by a link either`() throws {
    let zone = Self.file(footer: "EET-2")
    let folder = try TemporaryFolder([
      "zones/Europe/London": zone, "zones/Not": Array("text".utf8), "Secret": zone,
    ])
    try folder.link("zones/Out", to: "../Secret")
    try folder.link("zones/Alias", to: "Europe/London")
    let database = try #require(TimeZoneDatabase(folder: folder.path + "/zones"))
    #expect(SiteTimeZone(identifier: "Out", database: database) == nil)
    #expect(SiteTimeZone(identifier: "Not", database: database) == nil)
    let alias = try #require(SiteTimeZone(identifier: "Alias", database: database))
    #expect(alias.offset(atSecondsSince1970: 0) == 7200)
    #expect(Set(database.names) == ["Alias", "Europe/London", "Not", "Out"])
    #expect(TimeZoneDatabase(folder: folder.path + "/nothing") == nil)
    #expect(TimeZoneDatabase(folder: folder.path) == nil)
  }

  @Test func `a system without a database has universal time alone`() throws {
    #expect(SiteTimeZone(identifier: "Europe/Berlin", database: nil) == nil)
    #expect(SiteTimeZone(identifier: "UTC", database: nil) == .utc)
    let problem = ConfigurationMessages.timeZone("Mars", database: nil)
    #expect(
      problem.message == "unknown time zone \"Mars\", and this system has no time zone database")
    #expect(problem.help == "install the database, usually the package \"tzdata\"")
  }

  @Test(arguments: [
    ("CET-1CEST,M3.5.0,M10.5.0/3", "2050-03-27T00:59:59Z", 3600),
    ("CET-1CEST,M3.5.0,M10.5.0/3", "2050-03-27T01:00:00Z", 7200),
    ("CET-1CEST,M3.5.0,M10.5.0/3", "2050-10-30T00:59:59Z", 7200),
    ("CET-1CEST,M3.5.0,M10.5.0/3", "2050-10-30T01:00:00Z", 3600),
    // The southern hemisphere: daylight saving time over the turn of the year.
    ("NZST-12NZDT,M9.5.0,M4.1.0/3", "2050-01-01T00:00:00Z", 46_800),
    ("NZST-12NZDT,M9.5.0,M4.1.0/3", "2050-07-01T00:00:00Z", 43_200),
    // Ireland: standard time in summer, and an hour less in winter.
    ("IST-1GMT0,M10.5.0,M3.5.0/1", "2050-07-01T00:00:00Z", 3600),
    ("IST-1GMT0,M10.5.0,M3.5.0/1", "2050-01-01T00:00:00Z", 0),
    // Times before and after the day.
    ("<-02>2<-01>,M3.5.0/-1,M10.5.0/0", "2050-03-27T00:59:59Z", -7200),
    ("<-02>2<-01>,M3.5.0/-1,M10.5.0/0", "2050-03-27T01:00:00Z", -3600),
    ("IST-2IDT,M3.4.4/26,M10.5.0", "2050-03-24T23:59:59Z", 7200),
    ("IST-2IDT,M3.4.4/26,M10.5.0", "2050-03-25T00:00:00Z", 10_800),
    // Days of the year, without and with 29 February.
    ("A3B,J60,J300", "2048-03-01T04:59:59Z", -10_800),
    ("A3B,J60,J300", "2048-03-01T05:00:00Z", -7200),
    ("A3B,59,300", "2048-02-29T04:59:59Z", -10_800), ("A3B,59,300", "2048-02-29T05:00:00Z", -7200),
    // Daylight saving time all year.
    ("XXX3EDT4,0/0,J365/23", "2050-01-01T02:59:59Z", -14_400),
    ("XXX3EDT4,0/0,J365/23", "2050-06-01T00:00:00Z", -14_400),
    ("<+0545>-5:45", "2050-01-01T00:00:00Z", 20_700), ("X-1:02:03", "2050-01-01T00:00:00Z", 3723),
  ])
  func `rules for all years are computed`(rule: String, moment: String, offset: Int) throws {
    let rules = try #require(PosixTimeZone(Array(rule.utf8)[...]))
    #expect(rules.offset(at: try DateTime(parsing: moment).seconds(inOffset: 0)) == offset)
  }

  @Test(arguments: [
    "", "CET", "-1", "CET-1CEST", "CET-1CEST,M3.5.0", "CET-1CEST,M13.5.0,M10.5.0",
    "CET-1CEST,M3.6.0,M10.5.0", "CET-1CEST,M3.5.7,M10.5.0", "CET-1CEST,J0,J5", "CET-1CEST,366,1",
    "CET-1CEST,M3.5.0,M10.5.0/168", "CET-1CEST,M3.5.0,M10.5.0x", "<CET-1", "CET-1:60", "CET-99",
    "CET-99999999999999999999",
  ])
  func `damaged rules are refused`(rule: String) {
    #expect(PosixTimeZone(Array(rule.utf8)[...]) == nil)
  }

  @Test func `damaged files are refused and never crash`() throws {
    let whole = Self.file(footer: "CET-1CEST,M3.5.0,M10.5.0/3")
    #expect(TimeZoneRules(tzif: whole)?.offset(at: 1_700_000_000) == 3600)
    for count in 0..<whole.count - 28 {
      #expect(TimeZoneRules(tzif: Array(whole[..<count])) == nil)
    }
    for index in whole.indices {
      for byte: UInt8 in [0, 1, 0x7F, 0xFF] {
        var bytes = whole
        bytes[index] = byte
        _ = TimeZoneRules(tzif: bytes)?.offset(at: .max)
      }
    }
    #expect(TimeZoneRules(tzif: Self.file(footer: "nonsense")) == nil)
  }

  /// A file of version 2 with one type of local time, and no transitions.
  private static func file(footer: String) -> [UInt8] {
    func header(types: UInt8) -> [UInt8] {
      Array("TZif2".utf8) + Array(repeating: 0, count: 15 + 16) + [
        0, 0, 0, types, 0, 0, 0, types * 4,
      ]
    }
    let block: [UInt8] = [0, 0, 0x0E, 0x10, 0, 0] + Array("CET\0".utf8)
    return header(types: 1) + block + header(types: 1) + block + Array("\n\(footer)\n".utf8)
  }
}
