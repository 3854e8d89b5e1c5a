package import DataFormats
package import Platform

/// The time zone of dates that have no offset of their own.
package struct SiteTimeZone: Sendable, Hashable {
  /// Where offsets come from.
  private enum Source: Sendable, Hashable {
    case utc
    indirect case database(TimeZoneRules)
  }

  /// A name of the IANA time zone database, such as `Europe/Berlin`.
  package let identifier: String
  /// Identifies the version of the zone's data.
  package let dataHash: Hash64
  private let source: Source

  /// Universal time, which no database is needed for.
  package static let utc = SiteTimeZone(identifier: "UTC", dataHash: Hash64([]), source: .utc)

  /// Looks a name up in the system's time zone database; `nil` where it has no such zone, and where there is no
  /// database for all names but `UTC`.
  ///
  /// Reads one small file.
  package init?(identifier: String, database: TimeZoneDatabase? = .system) {
    if identifier == "UTC" {
      self = .utc
    } else if let bytes = database?.data(of: identifier), let rules = TimeZoneRules(tzif: bytes) {
      self.init(identifier: identifier, dataHash: Hash64(bytes), source: .database(rules))
    } else {
      return nil
    }
  }

  private init(identifier: String, dataHash: Hash64, source: Source) {
    self.identifier = identifier
    self.dataHash = dataHash
    self.source = source
  }

  /// The names of all zones, for suggestions; lists the whole database.
  static func knownIdentifiers(in database: TimeZoneDatabase? = .system) -> [String] {
    ["UTC"] + (database?.names ?? [])
  }

  /// The offset of a date: its own, else the zone's at that time, in seconds east of UTC.
  ///
  /// Where the clock is set back, an ambiguous time is the first one; where it is set forward, a skipped time
  /// is the one after. Costs less than a microsecond.
  package func offset(of date: DateTime) -> Int {
    if let offset = date.offset { return offset }
    if case .utc = source { return 0 }
    let local = date.seconds(inOffset: 0)
    let guess = offset(atSecondsSince1970: local - 86_400)
    let other = offset(atSecondsSince1970: local + 86_400)
    if guess == other || offset(atSecondsSince1970: local - guess) == guess { return guess }
    return offset(atSecondsSince1970: local - other) == other ? other : guess
  }

  /// The zone's offset at an instant, in seconds east of UTC.
  package func offset(atSecondsSince1970 seconds: Int) -> Int {
    switch source {
    case .utc: 0
    case .database(let rules): rules.offset(at: seconds)
    }
  }

  /// The instant of a date in this zone, in seconds since 1970-01-01T00:00:00Z.
  package func seconds(of date: DateTime) -> Int {
    date.seconds(inOffset: offset(of: date))
  }
}
